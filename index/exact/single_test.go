package exact

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"yian/corpus"
)

// TestFiles writes segments by hand and joins them.
func TestFiles(t *testing.T) {
	r := newTestSource(3)
	dir := t.TempDir()
	m := new(model)
	var parts []*Snapshot
	for _, name := range []string{"a", "b", "c"} {
		var documents []Document
		for range 20 {
			documents = append(documents, r.document())
		}
		for _, d := range documents {
			m.add(d)
		}
		path := filepath.Join(dir, name)
		if err := WriteFile(t.Context(), path, 2, each(documents)); err != nil {
			t.Fatal(err)
		}
		s, err := OpenFile(path, testColumns()...)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		parts = append(parts, s)
	}
	path := filepath.Join(dir, "joined")
	if err := JoinFiles(t.Context(), path, parts...); err != nil {
		t.Fatal(err)
	}
	s, err := OpenFile(path, testColumns()...)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	compareDocuments(t, s, m)
	for range 30 {
		compare(t, s, m, r.query(2))
	}
	if _, err := OpenFile(path, "one"); !errors.Is(err, ErrOutdated) {
		t.Errorf("opened with other columns: %v", err)
	}
	if err := JoinFiles(t.Context(), path+"2"); err == nil {
		t.Error("nothing was joined")
	}
}

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
			for c, name := range testColumns() {
				if v, err := s.Value(name, n); err != nil || v != p.Columns[c] {
					t.Fatalf("%s of passage %d is %q (%v), want %q", name, n, v, err, p.Columns[c])
				}
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
	for number, err := range s.Passages(t.Context(), needle) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, number)
	}
	if !slices.Equal(got, want) {
		t.Errorf("passages with %q are %v, want %v", needle, got, want)
	}
}
