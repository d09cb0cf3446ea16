package exact

import (
	"iter"
	"slices"
	"testing"
)

// each yields documents without errors.
func each(documents []Document) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for _, d := range documents {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func testOptions() Options {
	return Options{SegmentText: 2000, MergedText: 100_000, Workers: 2, Beside: idsBeside{}}
}

// newTestIndex is an empty index that is closed at the end.
func newTestIndex(t *testing.T, opts Options) *Index {
	t.Helper()
	x, err := Create(t.Context(), t.TempDir(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// snapshot is closed at the end.
func snapshot(t *testing.T, x *Index) *Snapshot {
	t.Helper()
	s, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// TestRandomOperations does at random what can be done to an index, and compares
// it with the model time and again.
func TestRandomOperations(t *testing.T) {
	t.Parallel()
	runs := 30
	if testing.Short() {
		runs = 6
	}
	for seed := range runs {
		randomOperations(t, uint64(seed))
	}
}

func randomOperations(t *testing.T, seed uint64) {
	r := newTestSource(seed)
	opts := testOptions()
	opts.NoMerge = r.IntN(2) == 0
	x := newTestIndex(t, opts)
	m := new(model)
	for range 20 {
		switch r.IntN(6) {
		case 0, 1, 2:
			var add []Document
			for range r.IntN(10) {
				d := r.document()
				if len(m.documents) > 0 && r.IntN(4) == 0 {
					d = r.documentWith(m.documents[r.IntN(len(m.documents))].ID)
					if slices.ContainsFunc(add, func(o Document) bool { return o.ID == d.ID }) {
						continue
					}
				}
				add = append(add, d)
			}
			var remove []string
			for range r.IntN(4) {
				if len(m.documents) > 0 {
					remove = append(remove, m.documents[r.IntN(len(m.documents))].ID)
				}
			}
			if err := x.Update(t.Context(), each(add), remove); err != nil {
				t.Fatal(err)
			}
			for _, id := range remove {
				m.remove(id)
			}
			for _, d := range add {
				m.add(d)
			}
		case 3:
			if err := x.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
		case 4:
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			var err error
			if x, err = Open(x.dir, opts); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { x.Close() })
		}
		s, err := x.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		now := m
		if r.IntN(3) == 0 {
			s, now = withPending(t, s, m, r)
		}
		compareDocuments(t, s, now)
		for range 8 {
			compare(t, s, now, r.query(2))
		}
		if err := s.Verify(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	if err := x.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// withPending is a snapshot and a model with some more documents.
func withPending(t *testing.T, s *Snapshot, m *model, r *testSource) (*Snapshot, *model) {
	defer s.Close()
	now := &model{slices.Clone(m.documents)}
	add := []Document{r.document(), r.document()}
	if len(m.documents) > 0 {
		add = append(add, r.documentWith(m.documents[0].ID))
	}
	for _, d := range add {
		now.add(d)
	}
	s, err := s.With(t.Context(), each(add))
	if err != nil {
		t.Fatal(err)
	}
	return s, now
}
