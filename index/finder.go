package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sort"
	"sync"

	"yian/corpus"
	"yian/index/exact"
)

// Finder finds strings in the folded passages of a segment, which are numbered
// from 0 in the order of their documents. It misses none, and knows nothing of
// marks, or words: those meet with it on the numbers of passages.
type Finder interface {
	// Hits yields the passages of a range that a query matches, some at a time, with
	// the first place in those for which first is true.
	Hits(ctx context.Context, q exact.Query, r exact.Range, first func(passage int) bool) iter.Seq2[[]exact.Hit, error]
	// Texts yields the folded texts of the passages of a range that a query matches.
	Texts(ctx context.Context, q exact.Query, r exact.Range) iter.Seq2[exact.Text, error]
	// Span is where a stretch of a passage's folded text stands in its document.
	Span(number int, st corpus.Stretch) (corpus.Span, error)
	// Count is in how many passages and places a query matches.
	Count(ctx context.Context, q exact.Query) (exact.Totals, error)
}

// snapshot is the segments of the index at one time, open for reading.
type snapshot struct {
	generation int
	state      string // of the source, where all of it is in
	segments   []*segment
	names      []string
	first      []int     // number of each segment's first passage, and of all passages
	firstDoc   []int     // number of each segment's first document, and of all documents
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
	s := &snapshot{generation: found.Generation(), state: found.Note(), first: []int{0}, firstDoc: []int{0}, files: &files{exact: found}}
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
	length := 0 // words of all passages
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
			length += segment.entry(d).words
		}
		s.segments = append(s.segments, segment)
		s.files.segments = s.segments
		s.names = append(s.names, filepath.Base(part.Path))
		s.dead = append(s.dead, dead)
		s.first = append(s.first, s.Len()+segment.passages())
		s.firstDoc = append(s.firstDoc, s.firstDoc[i]+segment.documents())
		words = append(words, part.Path+wordsSuffix)
	}
	if s.words, err = openWords(dir, words, length); err != nil {
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
func (s *snapshot) at(n int) (segment, passage int) { return within(s.first, n) }

// document is where document n lies.
func (s *snapshot) document(n int) (segment, doc int) { return within(s.firstDoc, n) }

// within is in which of the stretches that begin at the numbers of first n lies,
// and its number there.
func within(first []int, n int) (stretch, number int) {
	stretch = sort.Search(len(first)-1, func(i int) bool { return first[i+1] > n })
	return stretch, n - first[stretch]
}

// texts gives the folded texts of the passages in which a folded string stands.
func (s *snapshot) texts(ctx context.Context, text string) iter.Seq2[exact.Text, error] {
	return func(yield func(exact.Text, error) bool) {
		defer runtime.KeepAlive(s)
		for i, part := range s.segments {
			for t, err := range part.found.Texts(ctx, exact.String{Text: text}, exact.Range{To: part.passages()}) {
				if !yield(t, damaged(s.names[i], err)) || err != nil {
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
