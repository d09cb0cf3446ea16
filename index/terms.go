package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// Terms finds many strings at once in documents that are at hand, at the very
// places where Search finds each of them in an index. It does not change and may
// be used by several goroutines.
type Terms struct {
	folded []string
	begins []uint64         // bit set of the characters that strings begin with, by their code modulo its size
	byPair map[uint64][]int // numbers of strings by their first two characters, in order
}

// NewTerms prepares the search for texts, each of two characters or more. Shorter
// ones are not found.
func NewTerms(texts []string) *Terms {
	t := &Terms{folded: make([]string, len(texts)), begins: make([]uint64, 1<<16/64), byPair: make(map[uint64][]int)}
	for i, text := range texts {
		t.folded[i] = corpus.Fold(text).Text
		first, second, ok := pairOf(t.folded[i])
		if !ok {
			continue
		}
		t.begins[first&0xFFFF/64] |= 1 << (first % 64)
		key := uint64(first)<<32 | uint64(second)
		t.byPair[key] = append(t.byPair[key], i)
	}
	return t
}

// pairOf are the first two characters of s.
func pairOf(s string) (first, second rune, ok bool) {
	first, n := utf8.DecodeRuneInString(s)
	second, m := utf8.DecodeRuneInString(s[n:])
	return first, second, m > 0
}

// TermPlace is where a term stands in a document.
type TermPlace struct {
	Term    int // in the texts of NewTerms
	Span    corpus.Span
	Passage int // in the document, from 0
	Chain   Chain
}

// Find calls found for each place of each term in d, which has the given text: by
// passages, in each in the order of the text, longer terms after shorter ones. The
// chain of a place is good until found returns.
func (t *Terms) Find(d *Document, text string, found func(TermPlace)) {
	var places []TermPlace
	for i := range d.Passages {
		tile := d.Passages[i].Tile
		places = t.inPassage(text[tile.Start:tile.End], places[:0])
		if len(places) == 0 {
			continue
		}
		marks := d.over(tile)
		var c Chain
		for _, p := range places {
			p.Span = corpus.Span{Start: tile.Start + p.Span.Start, End: tile.Start + p.Span.End}
			p.Passage = i
			c = c.holding(d, marks, p.Span)
			p.Chain = c
			found(p)
		}
	}
}

// inPassage appends the places of terms in a passage to places.
func (t *Terms) inPassage(passage string, places []TermPlace) []TermPlace {
	f := corpus.Fold(passage)
	text := f.Text
	for at, first := range text {
		if t.begins[first&0xFFFF/64]&(1<<(first%64)) == 0 {
			continue
		}
		second, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(first):])
		from := len(places)
		for _, n := range t.byPair[uint64(first)<<32|uint64(second)] {
			if term := t.folded[n]; strings.HasPrefix(text[at:], term) {
				places = append(places, TermPlace{Term: n, Span: f.Span(corpus.Stretch{Start: at, End: at + len(term)})})
			}
		}
		slices.SortFunc(places[from:], func(a, b TermPlace) int { return a.Span.End - b.Span.End })
	}
	return places
}

// Chain is what stands over a place: its document and the marks that hold it.
type Chain struct {
	doc   *Document
	marks []*Mark
}

// holding is the chain of s, of marks that are over its passage. It takes the
// room of c.
func (c Chain) holding(d *Document, marks []*Mark, s corpus.Span) Chain {
	c.doc, c.marks = d, c.marks[:0]
	for _, m := range marks {
		if m.Span.Start > s.Start {
			break
		}
		if m.Span.Contains(s) {
			c.marks = append(c.marks, m)
		}
	}
	return c
}

// In reports whether the place is in a finding of one of the kinds.
func (c Chain) In(kinds ...MarkKind) bool {
	return slices.ContainsFunc(c.marks, func(m *Mark) bool { return slices.Contains(kinds, m.Kind) })
}

// InRemark reports whether the place is in what somebody says.
func (c Chain) InRemark() bool { return c.In(remarkMark) }

// Task is the id of the task that holds the place; empty where there is none.
func (c Chain) Task() string {
	for _, m := range c.marks {
		if m.Kind == Task {
			return m.ID
		}
	}
	return ""
}

// Values are the values that the place has of an attribute of marks: those by
// which a query with the field finds it. Each stands once.
func (c Chain) Values(of Facet) []string {
	var all []string
	for _, m := range c.marks {
		for _, v := range m.valuesOf(of.attribute()) {
			if v != "" && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}
