package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sync"

	"yian/index/exact"
)

// Finder finds strings in the folded passages of an index, which are numbered
// from 0 in the order of their documents. It may give passages of documents that
// were removed since, and passages that do not hold the string after all; it
// never leaves one out.
type Finder interface {
	// Passages gives the numbers of the passages that hold needle, which is
	// folded and not empty, in ascending order.
	Passages(ctx context.Context, needle string) iter.Seq2[int, error]
	// Len is the number of passages.
	Len() int
}

// snapshot is the segments that a manifest names, open for reading. It is the
// Finder that asks the exact index of each.
type snapshot struct {
	dir      string
	state    string // of the source, where all of it is in
	segments []*segment
	names    []string
	first    []int     // number of each segment's first passage, and of all passages
	dead     []numbers // documents of each segment that are no more
	files    *files
}

// numbers is a set of numbers.
type numbers map[int]struct{}

func (s numbers) has(n int) bool { _, ok := s[n]; return ok }

// files is what a snapshot has open. It is closed when nobody can reach the
// snapshot any more, or before, when the index is.
type files struct {
	once     sync.Once
	segments []*segment
}

func (f *files) close() (err error) {
	f.once.Do(func() {
		for _, s := range f.segments {
			err = errors.Join(err, s.close())
		}
	})
	return err
}

// openSnapshot opens the segments of the newest manifest in dir.
func openSnapshot(dir string) (*snapshot, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	s := &snapshot{dir: dir, state: m.State, first: []int{0}, files: &files{}}
	for _, part := range m.Segments {
		segment, err := openSegment(filepath.Join(dir, part.Name))
		if err != nil {
			return nil, errors.Join(err, s.files.close())
		}
		dead := make(numbers, len(part.Dead))
		for _, d := range part.Dead {
			dead[d] = struct{}{}
		}
		s.segments = append(s.segments, segment)
		s.files.segments = s.segments
		s.names = append(s.names, part.Name)
		s.dead = append(s.dead, dead)
		s.first = append(s.first, s.Len()+segment.passages())
	}
	runtime.AddCleanup(s, func(f *files) { _ = f.close() }, s.files)
	return s, nil
}

func (s *snapshot) close() error { return s.files.close() }

// Len is the number of passages.
func (s *snapshot) Len() int { return s.first[len(s.first)-1] }

// at is where passage n lies: its segment and its number there.
func (s *snapshot) at(n int) (segment, passage int) {
	for segment < len(s.segments)-1 && s.first[segment+1] <= n {
		segment++
	}
	return segment, n - s.first[segment]
}

// Passages gives the passages that hold needle.
func (s *snapshot) Passages(ctx context.Context, needle string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		defer runtime.KeepAlive(s)
		for i, part := range s.segments {
			x, err := part.strings()
			if err != nil {
				yield(0, damaged(s.names[i], err))
				return
			}
			for m, err := range x.Matches(ctx, exact.String{Text: needle}) {
				if err != nil {
					err = damaged(s.names[i], err)
				}
				if !yield(s.first[i]+m.Number, err) {
					return
				}
			}
		}
	}
}

// damaged says in the words of this package what is wrong with a segment.
func damaged(name string, err error) error {
	if errors.Is(err, exact.ErrDamaged) || errors.Is(err, exact.ErrMissing) || errors.Is(err, exact.ErrOutdated) {
		return fmt.Errorf("%w：分段%s（%w）", ErrDamaged, name, err)
	}
	return err
}

// writeStrings writes the exact index of a segment's documents to dir.
func writeStrings(ctx context.Context, dir string, docs []contents) (err error) {
	x, err := exact.Create(ctx, dir, stringsOptions())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	return x.Update(ctx, func(yield func(exact.Document, error) bool) {
		for _, d := range docs {
			doc := exact.Document{ID: d.ID, Passages: make([]exact.Passage, len(d.Passages))}
			for i, p := range d.Passages {
				doc.Passages[i] = exact.Passage{Text: d.text[p.Span.Start:p.Span.End], Start: p.Span.Start}
			}
			if !yield(doc, nil) {
				return
			}
		}
	}, nil)
}

// stringsOptions: a segment is sealed, so nothing is ever merged in it.
func stringsOptions() exact.Options { return exact.Options{Version: fmt.Sprint(schema), NoMerge: true} }

// openStrings opens the exact index in dir.
func openStrings(dir string) (*exact.Index, *exact.Snapshot, error) {
	x, err := exact.Open(dir, stringsOptions())
	if err != nil {
		return nil, nil, err
	}
	s, err := x.Snapshot()
	if err != nil {
		return nil, nil, errors.Join(err, x.Close())
	}
	return x, s, nil
}
