package analysis

import "yian/corpus"

// LinkSchema names the shape of the JSON in which links are written.
const LinkSchema = "yian.link/1"

// Linked ties two parts of documents together. Ends are ids (t1, m1.s2, r3.p2);
// with several documents SOURCE#id.
type Linked struct {
	From     string     `json:"from"`
	To       string     `json:"to"`
	Relation Relation   `json:"relation"`
	Score    float64    `json:"score"`   // in [0,1]
	Reasons  []string   `json:"reasons"` // for people, in Chinese: 共有“社区志愿服务”
	Evidence []Evidence `json:"evidence,omitempty"`
	Verdict  string     `json:"verdict"` // a person's accept or reject, or empty
}

// Relation says how the From end stands to the To end.
type Relation string

// The relations.
const (
	Addresses   Relation = "addresses"    // a task carries out a solution, demand or problem
	Supports    Relation = "supports"     // a point asks for what a task already says
	DemandsMore Relation = "demands-more" // same object, but the point asks for more or something else
)

// Evidence is wording that both ends of a link share, with its place in each.
type Evidence struct {
	Phrase string      `json:"phrase"`
	From   corpus.Span `json:"from_span"`
	To     corpus.Span `json:"to_span"`
}
