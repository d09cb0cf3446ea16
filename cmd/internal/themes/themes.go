// Package themes works out what documents are about: which keywords they use, how
// much more than official language at large or than other documents do, what became
// of them since the period before, who uses them and where.
//
// [Gather] reads the documents twice, several at a time, and keeps no text: first
// (candidates.go) for the keywords that each of them has, then (tally.go) for every
// place of the most promising of these. What is counted are places of strings, the
// same that `yian search` finds, so that every figure can be looked up. rows.go
// turns counts into a [Report]. The outcome depends on the documents and their
// order alone, not on how many are read at a time.
package themes

import (
	"cmp"
	"iter"
	"slices"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// Part is a part of the texts that are compared.
type Part int

// The parts.
const (
	Target   Part = iota // what the report is about
	Previous             // the period before
	Against              // what the target is compared with
	parts
)

// Load reads a document; nil for one that is to be passed over.
type Load func() (*corpus.Document, error)

// Source is documents, and which places of them belong to which part.
type Source struct {
	Documents iter.Seq2[Load, error]
	Sides     [parts]Side
}

// Side says which places of a source belong to a part.
type Side struct {
	On     bool          // some do
	Filter *index.Filter // those at which it holds; nil: all
}

// Options say what to gather.
type Options struct {
	Knowledge analysis.Knowledge
	Limit     int                 // keywords of the leading type, and a fifth as many of each other; 0: all that were counted
	Least     int                 // occurrences that a keyword has in the target or, if it is gone, in the period before
	Types     []analysis.TermType // nil: all
	By        index.Facet         // also by speakers, units or motions; empty: not
	Scope     string              // what the target is, in Chinese; empty: all
	Before    string              // what the period before is; empty: there is none
	Reference string              // what the target is compared with; empty: official language at large
	Workers   int                 // documents that are read at a time; 0: one
	Progress  func()              // called after each document of each reading; may be nil
}

// Report is what was found. Spans count code points.
type Report struct {
	Texts     [parts]Text
	Scope     string // what the target is, in Chinese; empty: all
	Before    string // what the period before is; empty: there is none
	Reference string // what LL compares with
	General   bool   // with official language at large: counts are of passages
	Rows      []*Row
	By        index.Facet // what Groups are
	Groups    []Group
	Periods   []Period // years or months, oldest first
	Pairs     []Pair   // keywords that stand together, the strongest first
	Examined  int      // names and phrases that were candidates
	Counted   int      // those of them of which every place was counted
	Least     int
}

// Text is how much there is of a part.
type Text struct {
	Documents  int    `json:"documents"`
	Characters int    `json:"characters"`
	First      string `json:"first,omitempty"` // date of the oldest document, ISO 8601, as exact as it is known
	Last       string `json:"last,omitempty"`
	Undated    int    `json:"undated"` // documents
	Digest     string `json:"digest"`  // of the documents' hashes, in their order

	bytes int // of the part, for counts of passages
}

// Row is a keyword.
type Row struct {
	Term      string             `json:"term"`
	Type      analysis.TermType  `json:"type"`
	Names     []Count            `json:"names"` // how often each of its names stands there: itself, then aliases
	Count     int                `json:"count"` // places of all names; one inside of another counts once
	Documents int                `json:"documents"`
	Speakers  int                `json:"speakers"` // who say it
	Rate      float64            `json:"per_10000"`
	Sample    analysis.Sample    `json:"sample"`    // what Keyness compares: places and characters, or passages
	Against   analysis.Sample    `json:"reference"` // the same of the reference
	Listed    bool               `json:"listed"`    // the table of official language has it; where that is the reference
	Keyness   analysis.Keyness   `json:"keyness"`
	Direction analysis.Direction `json:"direction"`
	Previous  *int               `json:"previous,omitempty"` // places in the period before
	Change    analysis.Change    `json:"change,omitempty"`
	Shift     *analysis.Keyness  `json:"shift,omitempty"` // against the period before
	New       bool               `json:"new"`             // maybe a new word
	First     *Where             `json:"first,omitempty"`
	InMotions int                `json:"in_motions"` // in problems, demands and solutions
	InTasks   int                `json:"in_tasks"`
	InRemarks int                `json:"in_remarks"`
	Units     []Count            `json:"units"` // responsible for tasks that hold it, most places first
	Voices    []Count            `json:"voices"`
	Tasks     int                `json:"tasks"` // that hold it
	Together  []Together         `json:"together"`
	Examples  []Example          `json:"examples"`
	ByPeriod  []int              `json:"by_period,omitempty"` // places, as Report.Periods

	weight float64
}

// Count is a name and how often it occurs.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Where is a place.
type Where struct {
	Source string      `json:"source"`
	SHA256 string      `json:"sha256"`
	Date   string      `json:"date,omitempty"`
	Span   corpus.Span `json:"span"`
}

// Example is a concordance line.
type Example struct {
	Where
	Speaker string `json:"speaker,omitempty"`
	Left    string `json:"left"`
	Match   string `json:"match"`
	Right   string `json:"right"`
}

// Together is a keyword in the same paragraphs.
type Together struct {
	Term       string  `json:"term"`
	Paragraphs int     `json:"paragraphs"`
	LL         float64 `json:"ll"`
}

// Pair is two keywords in the same paragraphs.
type Pair struct {
	First, Second int // in Report.Rows
	Paragraphs    int
	LL            float64
}

// Period is a year or a month, with the characters of its documents.
type Period struct {
	Name       string `json:"name"`
	Documents  int    `json:"documents"`
	Characters int    `json:"characters"`
}

// Group is the keywords of a speaker, a unit or a motion, against all other text of
// the target.
type Group struct {
	Name       string     `json:"name"`
	Characters int        `json:"characters"`
	Rows       []GroupRow `json:"keywords"`
}

// GroupRow is a keyword of a group.
type GroupRow struct {
	Term    string           `json:"term"`
	Sample  analysis.Sample  `json:"sample"`
	Rest    analysis.Sample  `json:"rest"`
	Keyness analysis.Keyness `json:"keyness"`
}

// Compares reports whether the target is compared with a period before.
func (r *Report) Compares() bool { return r.Before != "" }

// Changed are the rows of which became something, the surest first.
func (r *Report) Changed(change analysis.Change) []*Row {
	var all []*Row
	for _, row := range r.Rows {
		if row.Shift != nil && row.Change == change {
			all = append(all, row)
		}
	}
	slices.SortStableFunc(all, func(a, b *Row) int { return cmp.Compare(b.Shift.LL, a.Shift.LL) })
	return all
}
