package analysis

import (
	"cmp"
	"slices"

	"yian/corpus"
)

// LinkSchema names the shape of the JSON in which links are written.
const LinkSchema = "yian.link/1"

// Linked ties two parts of documents together. Ends are ids (t1, m1.s2, r3.p2);
// with several documents SOURCE#id.
type Linked struct {
	From     string     `json:"from"`
	To       string     `json:"to"`
	Relation Relation   `json:"relation"`
	Score    float64    `json:"score"`   // the machine's, in [0,1]: how probable it holds the link
	Reasons  []string   `json:"reasons"` // for people, in Chinese: 共有“社区志愿服务”
	Evidence []Evidence `json:"evidence,omitempty"`
	Verdict  string     `json:"verdict"` // a person's accept or reject, or empty

	FromKey string `json:"from_key"` // keys of the ends: what verdicts are kept by
	ToKey   string `json:"to_key"`
}

// Counts reports whether the link holds as far as is known: the machine found it,
// or a person made it, and none rejected it.
func (l *Linked) Counts() bool {
	return l.Verdict == VerdictAccept || l.Verdict != VerdictReject && l.Score >= LinkThreshold
}

// Relation says how the From end stands to the To end.
type Relation string

// The relations.
const (
	Addresses   Relation = "addresses"    // a task carries out a solution, demand or problem
	Supports    Relation = "supports"     // a point asks for what a task already says
	DemandsMore Relation = "demands-more" // same object, but the point asks for more or something else

	Reports Relation = "reports" // an outcome of a progress report tells what became of a task, see LinkOutcomes
)

// Evidence is wording that ties the ends of a link, with its place in each
// document. Phrase is the wording the ends share; where they name one object in
// different words (经费 and 专项资金) it is the name of what both belong to.
type Evidence struct {
	Phrase string      `json:"phrase"`
	From   corpus.Span `json:"from_span"`
	To     corpus.Span `json:"to_span"`
}

// InRunes is the link with its spans in code points, as they are written. from
// and to are the offsets of the documents in which the ends stand.
func (l Linked) InRunes(from, to *corpus.RuneOffsets) Linked {
	l.Evidence = slices.Clone(l.Evidence)
	for i, e := range l.Evidence {
		l.Evidence[i].From, l.Evidence[i].To = from.Span(e.From), to.Span(e.To)
	}
	return l
}

// LinkKnowledge is what linking needs besides the results.
type LinkKnowledge struct {
	Words     *Segmenter        // nil: one with the built-in lexicon
	Lexicon   *Lexicon          // for short names of units; nil is the built-in one
	Decisions []corpus.Decision // what people have recorded, oldest first

	// Candidates, where it is set, gives the ids of the ends that the end with
	// the given id may be linked to, for example from a search. By default they
	// are found through the words the ends share.
	Candidates func(from string) []string

	outcomes bool          // link the outcomes of progress reports alone
	classes  *conceptTable // nil: the built-in one
}

// LinkThreshold is the least score of a link that is not a person's.
const LinkThreshold = 0.5

// Link ties together what one or more results hold: tasks to the solutions,
// demands and problems they address, points of remarks to the tasks they speak
// of. Only ends that deal with the same motion are linked. Where nothing ties an
// end to another there is no link, which is a finding too. Links come in the
// order of their ends; the same arguments give the same links.
//
// Spans of results and links are bytes.
func Link(results []*Result, k LinkKnowledge) []Linked {
	k.outcomes = false
	return newLinker(results, k).links(k.Decisions)
}

// LinkOutcomes ties the outcomes that progress reports tell of to the tasks of the
// plans, in the way of [Link], of which it is no part: a report may tell of a task
// that nobody has asked for. A task without a link is one that no report speaks of.
func LinkOutcomes(results []*Result, k LinkKnowledge) []Linked {
	if !slices.ContainsFunc(results, func(r *Result) bool { return len(r.Outcomes) > 0 }) {
		return nil
	}
	k.outcomes = true
	return newLinker(results, k).links(k.Decisions)
}

// links are all links, with what people have decided, in the order of their ends.
func (l *linker) links(decisions []corpus.Decision) []Linked {
	var links []Linked
	isOutcome := func(i int) bool { return l.ends[i].kind == outcomeEnd }
	for _, group := range l.groups {
		if !l.outcomes || slices.ContainsFunc(group.ends, isOutcome) {
			links = append(links, l.linkGroup(group)...)
		}
	}
	links = l.judged(links, decisions)
	slices.SortStableFunc(links, func(a, b Linked) int {
		return cmp.Or(cmp.Compare(l.place[a.From], l.place[b.From]), cmp.Compare(l.place[a.To], l.place[b.To]))
	})
	return links
}
