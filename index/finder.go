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

// snapshot is the segments of the index at one time, open for reading. It is the
// Finder that asks the exact index of each.
type snapshot struct {
	generation int
	state      string // of the source, where all of it is in
	segments   []*segment
	names      []string
	first      []int     // number of each segment's first passage, and of all passages
	dead       []numbers // documents of each segment that are no more
	words      *wordIndex
	files      *files
}

// numbers is a set of numbers.
type numbers map[int]struct{}

func (s numbers) has(n int) bool { _, ok := s[n]; return ok }

// files is what a snapshot has open. It is closed when nobody can reach the
// snapshot any more, or before, when the index is.
type files struct {
	once     sync.Once
	exact    *exact.Snapshot
	segments []*segment
	words    *wordIndex
}

func (f *files) close() (err error) {
	f.once.Do(func() {
		for _, s := range f.segments {
			err = errors.Join(err, s.close())
		}
		if f.words != nil {
			err = errors.Join(err, f.words.close())
		}
		f.exact.Close()
	})
	return err
}

// newSnapshot opens what lies beside the segments of an exact index, and takes
// over their closing.
func newSnapshot(dir string, found *exact.Snapshot) (_ *snapshot, err error) {
	s := &snapshot{generation: found.Generation(), state: found.Note(), first: []int{0}, files: &files{exact: found}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.files.close())
		}
	}()
	parts, err := found.Segments()
	if err != nil {
		return nil, err
	}
	var words []string
	for i, part := range parts {
		segment, err := openSegment(part.Path, part.Snapshot)
		if err != nil {
			for _, p := range parts[i:] {
				p.Close()
			}
			return nil, err
		}
		dead := make(numbers)
		for d := range segment.documents() {
			if part.Removed(d) {
				dead[d] = struct{}{}
			}
		}
		s.segments = append(s.segments, segment)
		s.files.segments = s.segments
		s.names = append(s.names, filepath.Base(part.Path))
		s.dead = append(s.dead, dead)
		s.first = append(s.first, s.Len()+segment.passages())
		words = append(words, part.Path+wordsSuffix)
	}
	if s.words, err = openWords(words); err != nil {
		return nil, err
	}
	s.files.words = s.words
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
