package exact

import (
	"slices"
	"testing"

	"yian/corpus"
)

// TestPassages reads all passages by their numbers.
func TestPassages(t *testing.T) {
	x := newTestIndex(t, testOptions())
	r := newTestSource(4)
	var documents []Document
	for range 30 {
		documents = append(documents, r.document())
	}
	if err := x.Update(t.Context(), each(documents), nil); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	needle := r.needle()
	var want []int
	n := 0
	for d, doc := range documents {
		for i, p := range doc.Passages {
			number, err := s.Number(d, i)
			if err != nil || number != n {
				t.Fatalf("passage %d of document %d has number %d (%v), want %d", i, d, number, err, n)
			}
			text, span, err := s.Source(n)
			if err != nil || text != p.Text || span.Start != p.Start || span.Len() != len(p.Text) {
				t.Fatalf("source of passage %d is %q at %v (%v), want %q at %d", n, text, span, err, p.Text, p.Start)
			}
			folded, err := s.Folded(n)
			if err != nil || folded != corpus.Fold(p.Text).Text {
				t.Fatalf("folded text of passage %d is %q (%v)", n, folded, err)
			}
			if len(lookPattern(Pattern{{Text: needle}}, modelPassage{&doc, corpus.Fold(p.Text), p})) > 0 {
				want = append(want, n)
			}
			n++
		}
	}
	if s.Len() != n {
		t.Errorf("%d passages, want %d", s.Len(), n)
	}
	var got []int
	for m, err := range s.Matches(t.Context(), String{Text: needle}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m.Number)
	}
	if !slices.Equal(got, want) {
		t.Errorf("passages with %q are %v, want %v", needle, got, want)
	}
}
