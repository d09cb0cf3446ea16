package analysis

import "yian/corpus"

// Knowledge is what an analysis needs besides the document.
type Knowledge struct {
	Words     *Segmenter        // for keywords; nil leaves keywords out
	Cues      *Cues             // nil makes them anew
	Lexicon   *Lexicon          // nil is the built-in one
	Decisions []corpus.Decision // what people have recorded, oldest first
	Others    bool              // find also Result.Others, for keywords over many documents
}

// Analyze finds motions, tasks, outcomes, remarks and keywords in doc. The same
// arguments give the same Result, byte for byte.
func Analyze(doc *corpus.Document, k Knowledge) *Result {
	p := newPage(doc)
	p.cues = k.Cues
	p.head = findHead(p)
	r := &Result{Source: doc.Source, SHA256: doc.SHA256, Encoding: doc.Encoding, Format: doc.Format, Head: p.head}
	warnOfGaps(p)
	r.Remarks = findRemarks(p)
	r.Motions = findMotions(p, r.Remarks)
	r.Tasks = findTasks(p, r.Motions, r.Remarks)
	r.Outcomes = findOutcomes(p, r.Tasks)
	tieToMotions(p, r)
	r.Keywords = findKeywords(p, k, r)
	r.Warnings = p.sortedWarnings()
	apply(p, r, k.Decisions)
	number(r)
	return r
}
