package analysis

import (
	"context"
	"fmt"

	"yian/corpus"
)

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
func Analyze(doc *corpus.Document, k Knowledge) *Result { return newPage(doc).analyze(k) }

// AnalyzeContext is Analyze that ends soon after ctx does, with its error. A text of
// 30 MB takes ten seconds.
func AnalyzeContext(ctx context.Context, doc *corpus.Document, k Knowledge) (*Result, error) {
	p := newPage(doc)
	p.ctx = ctx
	r := p.analyze(k)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("analyze %s: %w", doc.Source, err)
	}
	return r, nil
}

// analyze is Analyze of a page. What it gives after [page.stopped] is of no use.
func (p *page) analyze(k Knowledge) *Result {
	doc := p.doc
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
