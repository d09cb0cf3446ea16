package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sync"

	"yian/corpus"
	"yian/index/exact"
)

// Finder finds strings in the folded passages of an index, which are numbered
// from 0 in the order of their documents. It may give passages of documents that
// were removed since.
type Finder interface {
	// Passages gives the numbers of the passages that hold what is needed, in
	// ascending order. It may give some that do not; it leaves none out.
	Passages(ctx context.Context, need Need) iter.Seq2[int, error]
	// Places gives every place of text, which is folded, in order.
	Places(ctx context.Context, text string) iter.Seq2[Place, error]
	// Len is the number of passages.
	Len() int
}

// Need is what a passage is to hold: a folded text, or all of All and one of
// Any. The zero Need is that nothing is known.
type Need struct {
	Text string
	All  []Need
	Any  []Need
}

func (n Need) unknown() bool { return n.Text == "" && len(n.All)+len(n.Any) == 0 }

// query is the need as the exact index is asked.
func (n Need) query() exact.Query {
	var and exact.And
	if n.Text != "" {
		and = append(and, exact.String{Text: n.Text})
	}
	for _, part := range n.All {
		and = append(and, part.query())
	}
	if len(n.Any) > 0 {
		var or exact.Or
		for _, part := range n.Any {
			or = append(or, part.query())
		}
		and = append(and, or)
	}
	if len(and) == 1 {
		return and[0]
	}
	return and
}

// Place is where a string stands.
type Place struct {
	Passage int         // its number
	Span    corpus.Span // in the document's text
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

// Passages gives the passages that hold what is needed.
func (s *snapshot) Passages(ctx context.Context, need Need) iter.Seq2[int, error] {
	return inSegments(s, func(i int, x *exact.Snapshot, yield func(int, error) bool) bool {
		for m, err := range x.Matches(ctx, need.query()) {
			if !yield(s.first[i]+m.Number, damaged(s.names[i], err)) || err != nil {
				return false
			}
		}
		return true
	})
}

// Places gives every place of text.
func (s *snapshot) Places(ctx context.Context, text string) iter.Seq2[Place, error] {
	return inSegments(s, func(i int, x *exact.Snapshot, yield func(Place, error) bool) bool {
		for p, err := range x.Find(ctx, exact.String{Text: text}) {
			if err != nil {
				yield(Place{}, damaged(s.names[i], err))
				return false
			}
			if !yield(Place{s.first[i] + s.segments[i].entry(p.Document).first + p.Passage, p.Span}, nil) {
				return false
			}
		}
		return true
	})
}

// inSegments asks the exact index of each segment after the other.
func inSegments[T any](s *snapshot, ask func(i int, x *exact.Snapshot, yield func(T, error) bool) (more bool)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		defer runtime.KeepAlive(s)
		for i, part := range s.segments {
			if !ask(i, part.found, yield) {
				return
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
