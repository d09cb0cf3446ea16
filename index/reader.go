package index

import (
	"fmt"

	"yian/corpus"
)

// reader reads passages of a snapshot for a plan. It keeps the document that it
// read last, and some more of them; it serves one goroutine.
type reader struct {
	s     *snapshot
	exact bool
	dead  []numbers // documents of each segment that are not read
	last  *loaded
	young map[docNumber]*loaded
	old   map[docNumber]*loaded
	size  int // bytes that young takes
	v     view

	glanced glanced
}

// docNumber is a document of a snapshot.
type docNumber struct{ segment, doc int32 }

// loaded is a document that was read.
type loaded struct {
	*Document
	number docNumber
	first  int // number of its first passage in the snapshot
	end    int // number of the passage after its last

	text    string // empty until it is asked for
	hasText bool
	parts   int // how many passages were asked for
	offsets *corpus.RuneOffsets
}

// cacheBytes is how much a reader keeps, about; recordCost is how many bytes a
// byte of a document's record takes when it was read.
const (
	cacheBytes = 32 << 20
	recordCost = 8
)

func newReader(s *snapshot, exact bool) *reader {
	return &reader{s: s, exact: exact, dead: s.dead, young: make(map[docNumber]*loaded), old: make(map[docNumber]*loaded)}
}

// restrict leaves out the documents whose ID is not among those that are wanted.
func (r *reader) restrict(wanted func(id string) bool) error {
	r.dead = make([]numbers, len(r.s.segments))
	for i, part := range r.s.segments {
		r.dead[i] = make(numbers)
		for d := range part.documents() {
			id, err := part.found.ID(d)
			if err != nil {
				return damaged(r.s.names[i], err)
			}
			if r.s.dead[i].has(d) || !wanted(id) {
				r.dead[i][d] = struct{}{}
			}
		}
	}
	return nil
}

// document is the document that holds passage n; nil where it is dead.
func (r *reader) document(n int) (*loaded, error) {
	if l := r.last; l != nil && l.first <= n && n < l.end {
		return l, nil
	}
	i, passage := r.s.at(n)
	doc := r.s.segments[i].documentAt(passage)
	if r.dead[i].has(doc) {
		return nil, nil
	}
	return r.load(docNumber{int32(i), int32(doc)})
}

// load reads a document, or finds it among those that were read.
func (r *reader) load(number docNumber) (*loaded, error) {
	l, ok := r.young[number]
	if !ok {
		l, ok = r.old[number]
	}
	if !ok {
		part := r.s.segments[number.segment]
		d, err := part.document(int(number.doc))
		if err != nil {
			return nil, fmt.Errorf("segment %s: %w", r.s.names[number.segment], err)
		}
		base, entry := r.s.first[number.segment], part.entry(int(number.doc))
		l = &loaded{Document: d, number: number, first: base + entry.first, end: base + entry.end}
		if len(d.Passages) != l.end-l.first {
			return nil, fmt.Errorf("%w：%s的段落数对不上", ErrDamaged, d.Source)
		}
	}
	r.keep(number, l)
	r.last = l
	return l, nil
}

// keep puts a document among the young ones, and lets the old ones go when these
// have become many.
func (r *reader) keep(number docNumber, l *loaded) {
	if _, ok := r.young[number]; ok {
		return
	}
	if r.size += int(r.s.segments[number.segment].entry(int(number.doc)).recordLength) * recordCost; r.size > cacheBytes {
		r.old, r.young, r.size = r.young, make(map[docNumber]*loaded), 0
	}
	r.young[number] = l
}

// source is the document's text.
func (r *reader) source(l *loaded) (string, error) {
	if !l.hasText {
		text, err := r.s.segments[l.number.segment].source(int(l.number.doc), l.Document)
		if err != nil {
			return "", fmt.Errorf("segment %s: %w", r.s.names[l.number.segment], err)
		}
		if n := len(l.Passages); n > 0 && l.Passages[n-1].Tile.End > len(text) {
			return "", fmt.Errorf("%w：%s的段落超出文本", ErrDamaged, l.Source)
		}
		l.text, l.hasText = text, true
		r.size += len(text)
	}
	return l.text, nil
}

// oneByOne is how many passages of a document are read each by itself. A document
// of which more are asked for is read whole.
const oneByOne = 4

// part is the document's text at s.
func (r *reader) part(l *loaded, s corpus.Span) (string, error) {
	if l.parts++; l.parts > oneByOne {
		if _, err := r.source(l); err != nil {
			return "", err
		}
	}
	if l.hasText {
		return l.text[s.Start:s.End], nil
	}
	text, err := r.s.segments[l.number.segment].sourcePart(int(l.number.doc), l.Document, s)
	if err != nil {
		return "", fmt.Errorf("segment %s: %w", r.s.names[l.number.segment], err)
	}
	return text, nil
}

// view makes passage n ready for evaluation; nil where its document is dead. It
// is good until the next call.
func (r *reader) view(n int) (*view, *loaded, error) {
	l, err := r.document(n)
	if l == nil || err != nil {
		return nil, nil, err
	}
	v := &r.v
	*v = view{doc: l.Document, number: n - l.first, places: v.places[:0]}
	p := l.Passages[v.number]
	v.marks = l.over(p.Tile)
	if r.exact {
		if v.text, err = r.part(l, p.Tile); err != nil {
			return nil, nil, err
		}
		v.origin = func(st corpus.Stretch) corpus.Span {
			return corpus.Span{Start: p.Tile.Start + st.Start, End: p.Tile.Start + st.End}
		}
		return v, l, nil
	}
	text, err := r.part(l, p.Span) // the blanks around it are folded away
	if err != nil {
		return nil, nil, err
	}
	f := corpus.Fold(text)
	v.text = f.Text
	v.origin = func(st corpus.Stretch) corpus.Span {
		s := f.Span(st)
		return corpus.Span{Start: p.Span.Start + s.Start, End: p.Span.Start + s.End}
	}
	return v, l, nil
}
