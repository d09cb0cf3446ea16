package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
	"sync"

	"yian/corpus"
)

// What a common string needs to know of each of its passages stands beside the
// documents, in numbers of fixed width that are read without decoding anything:
//
//	spans     for each passage where its wording begins, its length, and the
//	          number of its first piece; 4 bytes each
//	pieces    for each piece where it begins, the mark that holds it (its number
//	          in the document and 1, or 0), and its speaker's number with the
//	          kind of hit above it; 4 bytes each
//	speakers  the names, as a list of texts; 0 is nobody
//	heads     for each document its source, hash, date and meeting
//
// A piece is a stretch of a passage in which no mark begins or ends, so that all
// places inside it stand under the same marks.
const (
	spanBytes  = 3 * 4
	pieceBytes = 3 * 4
	kindShift  = 24 // bits of a speaker's number
)

// under is what stands above a place.
type under struct {
	mark    int32 // innermost mark that holds it, in the document's; -1 for none
	kind    MarkKind
	speaker string
}

// underChain is what the marks of c say.
func (d *Document) underChain(c chain) under {
	u := under{mark: -1, kind: c.kind()}
	if len(c) > 0 {
		u.mark = int32(d.index(c[0]))
		u.speaker = c.first(func(m *Mark) string { return m.Speaker })
	}
	return u
}

// glances collects the spans and pieces of a segment.
type glances struct {
	spans, pieces []byte
	speakers      []string
	numbers       map[string]uint32
	count         uint32 // pieces
}

func (g *glances) add(d *Document) {
	if g.numbers == nil {
		g.numbers, g.speakers = map[string]uint32{"": 0}, []string{""}
	}
	for _, p := range d.Passages {
		g.spans = appendUint32s(g.spans, uint32(p.Span.Start), uint32(p.Span.Len()), g.count)
		marks := d.over(p.Tile)
		for piece := range pieces(p.Span, marks) {
			u := d.underChain(holding(marks, piece))
			speaker, ok := g.numbers[u.speaker]
			if !ok {
				speaker = uint32(len(g.speakers))
				g.numbers[u.speaker] = speaker
				g.speakers = append(g.speakers, u.speaker)
			}
			g.pieces = appendUint32s(g.pieces, uint32(piece.Start), uint32(u.mark+1), uint32(u.kind)<<kindShift|speaker)
			g.count++
		}
	}
}

// pieces gives the stretches of s between the borders of marks.
func pieces(s corpus.Span, marks []*Mark) func(yield func(corpus.Span) bool) {
	cuts := []int{s.Start, s.End}
	for _, m := range marks {
		for _, at := range []int{m.Span.Start, m.Span.End} {
			if s.Start < at && at < s.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	return func(yield func(corpus.Span) bool) {
		for i := 1; i < len(cuts); i++ {
			if !yield(corpus.Span{Start: cuts[i-1], End: cuts[i]}) {
				return
			}
		}
	}
}

func appendUint32s(b []byte, all ...uint32) []byte {
	for _, n := range all {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// glanceTable is the spans and pieces of a segment that is open.
type glanceTable struct {
	spans, pieces string
	speakers      []string
}

// openGlances returns a function that reads the table when it is first asked for.
func (s *segment) openGlances() func() (*glanceTable, error) {
	return sync.OnceValues(func() (*glanceTable, error) {
		t := &glanceTable{}
		for section, to := range map[int]*string{sectionSpans: &t.spans, sectionPieces: &t.pieces} {
			var err error
			if *to, err = s.section(section); err != nil {
				return nil, err
			}
		}
		names, err := s.section(sectionSpeakers)
		if err != nil {
			return nil, err
		}
		d := decoder{s: names}
		t.speakers = d.texts()
		if d.bad || len(t.spans) != s.passages()*spanBytes || !t.sound() {
			return nil, ErrDamaged
		}
		return t, nil
	})
}

// sound reports whether the numbers of the table refer to what is there.
func (t *glanceTable) sound() bool {
	if len(t.pieces)%pieceBytes != 0 {
		return false
	}
	for at := 0; at < len(t.pieces); at += pieceBytes {
		if uint32At(t.pieces, at+8)&(1<<kindShift-1) >= uint32(len(t.speakers)) {
			return false
		}
	}
	last := uint32(0)
	for at := 0; at < len(t.spans); at += spanBytes {
		first := uint32At(t.spans, at+8)
		if first < last || first > uint32(len(t.pieces)/pieceBytes) {
			return false
		}
		last = first
	}
	return true
}

func uint32At(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// length is how long a passage is.
func (t *glanceTable) length(passage int) int { return int(uint32At(t.spans, passage*spanBytes+4)) }

// at is what stands above place in a passage; ok is false where a mark begins or
// ends inside it, so that the document has to be asked.
func (t *glanceTable) at(passage int, place corpus.Span) (u under, ok bool) {
	first := int(uint32At(t.spans, passage*spanBytes+8))
	end := len(t.pieces) / pieceBytes
	if (passage+1)*spanBytes < len(t.spans) {
		end = int(uint32At(t.spans, (passage+1)*spanBytes+8))
	}
	start := func(piece int) int { return int(uint32At(t.pieces, piece*pieceBytes)) }
	after := first + sort.Search(end-first, func(i int) bool { return start(first+i) > place.Start })
	last := int(uint32At(t.spans, passage*spanBytes)) + t.length(passage)
	if after < end {
		last = start(after)
	}
	if after == first || place.End > last {
		return under{}, false
	}
	at := (after - 1) * pieceBytes
	who := uint32At(t.pieces, at+8)
	return under{
		mark: int32(uint32At(t.pieces, at+4)) - 1, kind: MarkKind(who >> kindShift), speaker: t.speakers[who&(1<<kindShift-1)],
	}, true
}

// glanced is the document of the passage that a reader glanced at last.
type glanced struct {
	number     docNumber
	first, end int // its passages in the snapshot
	dead       bool
}

// glance is what stands above a place of passage n, whose length it gives as
// well; ok is false where the document is dead. It reads a document only where
// marks begin or end inside the place.
func (r *reader) glance(n int, place corpus.Span) (u under, number docNumber, length int, ok bool, err error) {
	if n < r.glanced.first || n >= r.glanced.end {
		i, passage := r.s.at(n)
		doc := r.s.segments[i].documentAt(passage)
		e := r.s.segments[i].entry(doc)
		r.glanced = glanced{docNumber{int32(i), int32(doc)}, r.s.first[i] + e.first, r.s.first[i] + e.end, r.dead[i].has(doc)}
	}
	if number = r.glanced.number; r.glanced.dead {
		return u, number, 0, false, nil
	}
	table, err := r.s.segments[number.segment].glances()
	if err != nil {
		return u, number, 0, false, damaged(r.s.names[number.segment], err)
	}
	passage := n - r.s.first[number.segment]
	u, ok = table.at(passage, place)
	if !ok {
		l, err := r.document(n)
		if err != nil {
			return u, number, 0, false, err
		}
		u = l.underChain(holding(l.over(l.Passages[n-l.first].Tile), place))
	}
	return u, number, table.length(passage), true, nil
}

// head reads what a document is called.
func (r *reader) head(number docNumber) (*foundDocument, error) {
	part := r.s.segments[number.segment]
	e := part.entry(int(number.doc))
	text, err := part.read(sectionHeads, e.head, e.headLength)
	d := decoder{s: text}
	f := &foundDocument{number, d.text(), d.text(), d.text(), d.text()}
	if err == nil && d.bad {
		err = ErrDamaged
	}
	return f, damaged(r.s.names[number.segment], err)
}

// best are the numbers of the first of n in the order of compare; all of them
// where first is 0.
func best(n, first int, compare func(a, b int32) int) []int32 {
	const few = 1000 // beyond which sorting all is faster
	if first == 0 || first > few || first >= n {
		all := make([]int32, n)
		for i := range all {
			all[i] = int32(i)
		}
		slices.SortFunc(all, compare)
		return all
	}
	top := make([]int32, 0, first+1)
	for i := range int32(n) {
		if len(top) == first && compare(i, top[first-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, i, compare)
		top = slices.Insert(top, at, i)
		top = top[:min(len(top), first)]
	}
	return top
}

// inOrderOf compares matches as the options want.
func (f *Found) inOrderOf(i, j int32) int {
	a, b := &f.matches[i], &f.matches[j]
	return cmp.Or(f.options.Sort.compare(f, a, b), f.bySource(a, b))
}
