package index

import (
	"errors"
	"iter"
	"slices"

	"yian/corpus"
)

// Filter says which places of a document a query of fields alone holds at
// (日期:2025, 发言人:王芳 会议:第二十一次). It needs no index. The nil Filter holds
// everywhere.
type Filter struct {
	query Query
	whole bool // it asks only for what is the same in a whole document
}

// errStrings says that a query asks for wording.
var errStrings = errors.New("这里只能用字段（如 日期:2025、会议:第二十一次、发言人:王芳），不能用字串")

// NewFilter makes a filter of q, in which no string may stand.
func NewFilter(q Query) (*Filter, error) {
	if hasStrings(q) {
		return nil, errStrings
	}
	return &Filter{q, ofDocuments(q)}, nil
}

// ofDocuments reports whether all fields of q are attributes of documents.
func ofDocuments(q Query) bool {
	switch q := q.(type) {
	case *Field:
		return q.Name == FieldDate || q.Name == FieldSource || q.Name == FieldMeeting
	case *Not:
		return ofDocuments(q.Part)
	case *And:
		return allOfDocuments(q.Parts)
	case *Or:
		return allOfDocuments(q.Parts)
	}
	return false
}

func allOfDocuments(parts []Query) bool {
	for _, q := range parts {
		if !ofDocuments(q) {
			return false
		}
	}
	return true
}

// Holds reports whether f holds at a place of d.
func (f *Filter) Holds(d *Document, s corpus.Span) bool {
	return f == nil || meets(f.query, d, holding(d.over(s), s))
}

// meets reports whether a query of fields alone holds under the marks of c in d.
func meets(q Query, d *Document, c chain) bool {
	switch q := q.(type) {
	case *Field:
		return q.test.holds(d, c)
	case *Not:
		return !meets(q.Part, d, c)
	case *And:
		return !slices.ContainsFunc(q.Parts, func(part Query) bool { return !meets(part, d, c) })
	case *Or:
		return slices.ContainsFunc(q.Parts, func(part Query) bool { return meets(part, d, c) })
	}
	return false
}

// Pieces gives the stretches of d at which f holds, each under the same marks from
// end to end, in the order of the text. The chain is good until the next one.
func (f *Filter) Pieces(d *Document) iter.Seq2[corpus.Span, Chain] {
	return func(yield func(corpus.Span, Chain) bool) {
		if f != nil && f.whole && !f.Holds(d, corpus.Span{}) {
			return
		}
		var c Chain
		for _, p := range d.Passages {
			marks := d.over(p.Tile)
			for _, piece := range pieces(p.Tile, marks) {
				c = c.holding(d, marks, piece)
				if (f == nil || f.whole || f.Holds(d, piece)) && !yield(piece, c) {
					return
				}
			}
		}
	}
}
