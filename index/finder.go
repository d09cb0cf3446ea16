package index

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
)

// Finder finds strings in the folded passages of an index, which are numbered
// from 0 in the order of their documents. It may give passages of documents that
// were removed since; who asks knows them.
type Finder interface {
	// Passages gives the numbers of the passages that hold needle, which is
	// folded and not empty, in ascending order.
	Passages(ctx context.Context, needle string) iter.Seq2[int, error]
	// Folded is the folded text of a passage.
	Folded(passage int) (string, error)
	// Len is the number of passages.
	Len() int
}

// snapshot is the segments that a manifest names, open for reading. It is the
// Finder that reads all the text.
type snapshot struct {
	dir      string
	state    string // of the source, where all of it is in
	segments []*segment
	names    []string
	first    []int     // number of each segment's first passage, and of all passages
	dead     []numbers // documents of each segment that are no more
}

// numbers is a set of numbers.
type numbers map[int]struct{}

func (s numbers) has(n int) bool { _, ok := s[n]; return ok }

// openSnapshot opens the segments of the newest manifest in dir.
func openSnapshot(dir string) (*snapshot, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	s := &snapshot{dir: dir, state: m.State, first: []int{0}}
	for _, part := range m.Segments {
		segment, err := openSegment(filepath.Join(dir, part.Name, passagesFile))
		if err != nil {
			s.close()
			return nil, err
		}
		dead := make(numbers, len(part.Dead))
		for _, d := range part.Dead {
			dead[d] = struct{}{}
		}
		s.segments = append(s.segments, segment)
		s.names = append(s.names, part.Name)
		s.dead = append(s.dead, dead)
		s.first = append(s.first, s.Len()+segment.passages())
	}
	return s, nil
}

func (s *snapshot) close() error {
	var failed error
	for _, part := range s.segments {
		if err := part.close(); err != nil && failed == nil {
			failed = err
		}
	}
	return failed
}

// Len is the number of passages.
func (s *snapshot) Len() int { return s.first[len(s.first)-1] }

// at is where passage n lies: its segment and its number there.
func (s *snapshot) at(n int) (segment, passage int) {
	for segment < len(s.segments)-1 && s.first[segment+1] <= n {
		segment++
	}
	return segment, n - s.first[segment]
}

// Folded is the folded text of passage n.
func (s *snapshot) Folded(n int) (string, error) {
	i, passage := s.at(n)
	text, err := s.segments[i].text()
	if err != nil {
		return "", fmt.Errorf("segment %s: %w", s.names[i], err)
	}
	return s.segments[i].folded(text, passage), nil
}

// Passages gives the passages that hold needle by reading all the text.
func (s *snapshot) Passages(ctx context.Context, needle string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i, part := range s.segments {
			if err := ctx.Err(); err != nil {
				yield(0, err)
				return
			}
			text, err := part.text()
			if err != nil {
				yield(0, fmt.Errorf("segment %s: %w", s.names[i], err))
				return
			}
			for at := 0; ; {
				n := strings.Index(text[at:], needle)
				if n < 0 {
					break
				}
				passage := part.passageAt(at + n)
				if !yield(s.first[i]+passage, nil) {
					return
				}
				at = part.start(passage + 1)
			}
		}
	}
}
