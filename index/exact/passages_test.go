package exact

import (
	"math/rand/v2"
	"slices"
	"testing"

	"yian/corpus"
)

// TestHitsAndTextsInRanges compares what is found in ranges of passages with what
// is found everywhere.
func TestHitsAndTextsInRanges(t *testing.T) {
	x := newTestIndex(t, testOptions())
	src := newTestSource(9)
	var documents []Document
	for range 40 {
		documents = append(documents, src.document())
	}
	if err := x.Update(t.Context(), each(documents), nil); err != nil {
		t.Fatal(err)
	}
	if err := x.Update(t.Context(), nil, []string{documents[3].ID, documents[4].ID, documents[20].ID}); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	random := rand.New(rand.NewPCG(3, 3))
	found := 0
	for range 60 {
		for _, q := range []Query{String{Text: "会"}, String{Text: "的是"}, And{String{Text: "的"}, Not{String{Text: "是不"}}}, Not{String{Text: "大"}}, All{}} {
			var ranges Among
			for at := random.IntN(5); at < s.Len(); {
				end := min(at+1+random.IntN(40), s.Len())
				ranges = append(ranges, Range{at, end})
				at = end + random.IntN(30)
			}
			r := Range{From: random.IntN(s.Len()), To: random.IntN(s.Len() + 1)}
			in := func(n int) bool {
				return r.From <= n && n < r.To && slices.ContainsFunc(ranges, func(r Range) bool { return r.From <= n && n < r.To })
			}
			found += compareRanges(t, s, q, And{q, ranges}, r, in)
		}
	}
	if found < 1000 {
		t.Errorf("only %d passages were compared", found)
	}
}

// compareRanges compares the answers to limited in r with those to q that are in,
// and says how many there are.
func compareRanges(t *testing.T, s *Snapshot, q, limited Query, r Range, in func(number int) bool) int {
	t.Helper()
	var want []Match
	for m, err := range s.Matches(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		if in(m.Number) {
			want = append(want, m)
		}
	}
	firsts := make(map[int]corpus.Span)
	for p, err := range s.Find(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		n, err := s.Number(p.Document, p.Passage)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := firsts[n]; !ok {
			firsts[n] = p.Span
		}
	}
	var got []Match
	for some, err := range s.Hits(t.Context(), limited, r, func(int) bool { return true }) {
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range some {
			got = append(got, h.Match)
			if h.First != firsts[h.Number] || h.Filled > h.Length || (h.Places > 0) != (h.Filled > 0) {
				t.Fatalf("%#v: %+v, first place %v", q, h, firsts[h.Number])
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%#v in %v: %d passages, want %d", limited, r, len(got), len(want))
	}
	n := 0
	for text, err := range s.Texts(t.Context(), limited, r) {
		if err != nil {
			t.Fatal(err)
		}
		folded, err := s.Folded(text.Number)
		if err != nil || folded != text.Folded || n >= len(want) || text.Number != want[n].Number || text.Document != want[n].Document {
			t.Fatalf("text %d of passage %d is %q, want %q (%v)", n, text.Number, text.Folded, folded, err)
		}
		compareSpan(t, s, text)
		n++
	}
	if n != len(want) {
		t.Fatalf("%#v in %v: %d texts, want %d", limited, r, n, len(want))
	}
	return n
}

// compareSpan compares where the whole of a folded text stands.
func compareSpan(t *testing.T, s *Snapshot, text Text) {
	t.Helper()
	if text.Folded == "" {
		return
	}
	source, span, err := s.Source(text.Number)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Span(text.Number, corpus.Stretch{End: len(text.Folded)})
	if err != nil || !span.Contains(got) || corpus.Fold(source[got.Start-span.Start:got.End-span.Start]).Text != text.Folded {
		t.Fatalf("passage %d stands at %v (%v), want in %v", text.Number, got, err, span)
	}
	if text.Same != (source == text.Folded) || text.Start != span.Start {
		t.Fatalf("passage %d: same %v, start %d; want %v, %d", text.Number, text.Same, text.Start, source == text.Folded, span.Start)
	}
}
