package exact

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/corpus"
)

// model is an index as one would write it who had no need of speed.
type model struct{ documents []Document }

func (m *model) add(d Document) {
	m.remove(d.ID)
	m.documents = append(m.documents, d)
}

func (m *model) remove(id string) {
	m.documents = slices.DeleteFunc(m.documents, func(d Document) bool { return d.ID == id })
}

// hit is a place in a document's own terms.
type hit struct {
	id      string
	passage int
	span    corpus.Span
}

// modelPassage is a passage that is being looked at.
type modelPassage struct {
	doc    *Document
	folded *corpus.Folded
	Passage
}

// modelPlace is a place in a passage: in its folded text, and in its source.
type modelPlace struct {
	folded corpus.Stretch
	source corpus.Span
}

// find is all places of q.
func (m *model) find(q Query) (hits []hit, passages int) {
	for i := range m.documents {
		d := &m.documents[i]
		for n, p := range d.Passages {
			ok, places := m.look(q, modelPassage{d, corpus.Fold(p.Text), p})
			if !ok {
				continue
			}
			passages++
			for _, f := range places {
				hits = append(hits, hit{d.ID, n, corpus.Span{Start: p.Start + f.source.Start, End: p.Start + f.source.End}})
			}
		}
	}
	return hits, passages
}

// look reports whether p matches q, and the places in order.
func (m *model) look(q Query, p modelPassage) (ok bool, places []modelPlace) {
	switch q := q.(type) {
	case String:
		places = m.lookString(q, p)
		ok = len(places) > 0
	case Pattern:
		places = lookPattern(q, p)
		ok = len(places) > 0
	case And:
		ok = true
		for _, o := range q {
			k, f := m.look(o, p)
			ok = ok && k
			places = append(places, f...)
		}
	case Or:
		for _, o := range q {
			k, f := m.look(o, p)
			ok = ok || k
			places = append(places, f...)
		}
	case Not:
		ok, _ = m.look(q.Query, p)
		return !ok, nil
	case Near:
		places = m.lookNear(q, p)
		ok = len(places) > 0
	case InDocument:
		for _, o := range p.doc.Passages {
			k, _ := m.look(q.Query, modelPassage{p.doc, corpus.Fold(o.Text), o})
			ok = ok || k
		}
		_, places = m.look(q.Query, p)
	case All:
		ok = true
	default:
		panic(q)
	}
	if !ok {
		return false, nil
	}
	slices.SortFunc(places, func(a, b modelPlace) int {
		return cmp.Or(cmp.Compare(a.folded.Start, b.folded.Start), cmp.Compare(a.folded.End, b.folded.End),
			cmp.Compare(a.source.Start, b.source.Start), cmp.Compare(a.source.End, b.source.End))
	})
	return true, slices.CompactFunc(places, func(a, b modelPlace) bool { return a.source == b.source })
}

func (m *model) lookString(q String, p modelPassage) (places []modelPlace) {
	if q.Verbatim {
		for i := range p.Text {
			if strings.HasPrefix(p.Text[i:], q.Text) {
				s := corpus.Span{Start: i, End: i + len(q.Text)}
				places = append(places, modelPlace{p.folded.Stretch(s), s})
			}
		}
		return places
	}
	needle := corpus.Fold(q.Text).Text
	for i := range p.folded.Text {
		if strings.HasPrefix(p.folded.Text[i:], needle) {
			places = append(places, p.place(i, i+len(needle)))
		}
	}
	return places
}

func (p modelPassage) place(start, end int) modelPlace {
	st := corpus.Stretch{Start: start, End: end}
	return modelPlace{st, p.folded.Span(st)}
}

func lookPattern(q Pattern, p modelPassage) (places []modelPlace) {
	for i := range p.folded.Text {
		if end := matchEnd(q, p.folded.Text, i); end >= 0 {
			start := i
			if q[0].Text == "" {
				// Only the least of a leading gap is part of the place.
				_, n := utf8.DecodeRuneInString(p.folded.Text[i:])
				if q[0].Min == 0 && q[0].Max > 0 && !strings.HasPrefix(p.folded.Text[i:], corpus.Fold(q[1].Text).Text) && n > 0 {
					continue
				}
			}
			places = append(places, p.place(start, end))
		}
	}
	return places
}

// matchEnd is the least end of a match of q that begins at text[at], or -1. Of a
// gap at either end of q only the least is tried.
func matchEnd(q Pattern, text string, at int) int {
	if len(q) == 0 {
		return at
	}
	if q[0].Text != "" {
		needle := corpus.Fold(q[0].Text).Text
		if !strings.HasPrefix(text[at:], needle) {
			return -1
		}
		return matchEnd(q[1:], text, at+len(needle))
	}
	best := -1
	for n := 0; n <= q[0].Max; n++ {
		if n >= q[0].Min {
			if end := matchEnd(q[1:], text, at); end >= 0 && (best < 0 || end < best) {
				best = end
			}
		}
		if at == len(text) {
			break
		}
		_, w := utf8.DecodeRuneInString(text[at:])
		at += w
	}
	return best
}

func (m *model) lookNear(q Near, p modelPassage) (places []modelPlace) {
	_, as := m.look(q.A, p)
	_, bs := m.look(q.B, p)
	near := func(a, b modelPlace) bool {
		return a.folded.End <= b.folded.Start && b.folded.Start-a.folded.End <= utf8.UTFMax*q.Chars &&
			utf8.RuneCountInString(p.folded.Text[a.folded.End:b.folded.Start]) <= q.Chars
	}
	for _, a := range as {
		for _, b := range bs {
			if near(a, b) || near(b, a) {
				places = append(places, a, b)
			}
		}
	}
	return places
}

// alphabet is characters of all lengths, of which pairs come together often:
// traditional ones, full-width ones, white space, such as fold to another length.
const alphabet = "的的的是是不了在人有我他这中大来上国會会們们到说說时時要就出Ａａaa Bb1１ 　\n，。，Ⱥẞ𠮷𠮷é"

// testSource makes documents and queries.
type testSource struct {
	*rand.Rand
	letters []rune
	next    int
}

func newTestSource(seed uint64) *testSource {
	r := rand.New(rand.NewPCG(seed, 1))
	all := []rune(alphabet)
	return &testSource{Rand: r, letters: all[:3+r.IntN(len(all)-2)]}
}

func (s *testSource) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune(s.letters[s.IntN(len(s.letters))])
	}
	return b.String()
}

func (s *testSource) document() Document {
	s.next++
	return s.documentWith(fmt.Sprintf("d%d", s.next))
}

func (s *testSource) documentWith(id string) Document {
	d := Document{ID: id}
	start := 0
	for range s.IntN(5) {
		start += s.IntN(3)
		p := Passage{Text: s.text(s.IntN(40)), Start: start}
		if s.IntN(100) == 0 {
			p.Text = s.text(2000)
		}
		start += len(p.Text)
		d.Passages = append(d.Passages, p)
	}
	return d
}

// needle is a string with something to be found in it.
func (s *testSource) needle() string {
	for {
		if t := s.text(1 + s.IntN(4)); corpus.Fold(t).Text != "" {
			return t
		}
	}
}

func (s *testSource) query(depth int) Query {
	kind := s.IntN(12)
	if depth == 0 {
		kind = s.IntN(5)
	}
	switch kind {
	case 3:
		return String{Text: s.text(1 + s.IntN(4)), Verbatim: true}
	case 4:
		q := Pattern{{Text: s.needle()}}
		for range 1 + s.IntN(2) {
			least := s.IntN(3)
			q = append(q, Part{Min: least, Max: least + s.IntN(4)}, Part{Text: s.needle()})
		}
		return q
	case 5:
		return And{s.query(depth - 1), s.query(depth - 1)}
	case 6:
		return Or{s.query(depth - 1), s.query(depth - 1)}
	case 7:
		return And{s.query(depth - 1), Not{s.query(depth - 1)}}
	case 8:
		return Near{A: s.query(depth - 1), B: s.query(depth - 1), Chars: s.IntN(6)}
	case 9:
		return AllInDocument(s.query(depth-1), s.query(depth-1))
	case 10:
		return Not{s.query(depth - 1)}
	}
	return String{Text: s.needle()}
}

// compare checks that a snapshot finds what the model finds.
func compare(t *testing.T, s *Snapshot, m *model, q Query) {
	t.Helper()
	want, wantPassages := m.find(q)
	var got []hit
	for p, err := range s.Find(t.Context(), q) {
		if err != nil {
			t.Fatalf("%#v: %v", q, err)
		}
		id, err := s.ID(p.Document)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, hit{id, p.Passage, p.Span})
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%#v:\n got %v\nwant %v", q, got, want)
	}
	totals, err := s.Count(t.Context(), q)
	if err != nil || totals.Places != len(want) || totals.Passages != wantPassages {
		t.Fatalf("%#v: totals %+v (%v), want %d places in %d passages", q, totals, err, len(want), wantPassages)
	}
	documents := make(map[int]bool)
	passages := 0
	for match, err := range s.Matches(t.Context(), q) {
		if err != nil {
			t.Fatalf("%#v: %v", q, err)
		}
		documents[match.Document] = true
		passages++
	}
	if passages != wantPassages || len(documents) != totals.Documents {
		t.Fatalf("%#v: %d passages and %d documents, want %d and %d", q, passages, len(documents), wantPassages, totals.Documents)
	}
}

// compareDocuments checks that a snapshot holds the documents of the model.
func compareDocuments(t *testing.T, s *Snapshot, m *model) {
	t.Helper()
	var got, want []string
	last := -1
	for id, err := range s.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		n, ok, err := s.Document(id)
		if !ok || err != nil || n <= last {
			t.Fatalf("document %q is number %d after %d (%t, %v)", id, n, last, ok, err)
		}
		if back, err := s.ID(n); back != id || err != nil {
			t.Fatalf("document %d is %q, not %q (%v)", n, back, id, err)
		}
		got, last = append(got, id), n
	}
	for _, d := range m.documents {
		want = append(want, d.ID)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("documents %v, want %v", got, want)
	}
	compareBeside(t, s)
}
