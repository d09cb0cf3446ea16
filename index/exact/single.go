package exact

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
)

// WriteFile writes documents to one segment file, for those who keep segments
// and what is valid of them by themselves. Columns is how many values each
// passage has. The file is synced; its name is the caller's to make safe. All
// documents must fit into memory, with as much again.
func WriteFile(ctx context.Context, path string, columns int, documents iter.Seq2[Document, error]) error {
	b := newBuilder(columns)
	for d, err := range documents {
		if err != nil {
			return err
		}
		if err := b.addAll(ctx, []Document{d}); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return writeFile(osFolder(filepath.Dir(path)), filepath.Base(path), func(w io.Writer) error {
		_, _, err := b.write(w)
		return err
	})
}

// OpenFile opens a file that [WriteFile] or [JoinFiles] wrote, as a snapshot with
// no other documents. Numbers of documents and passages are those in the order
// in which they were written. The file must not be changed, cut short or (on
// Windows) removed before the snapshot is closed.
func OpenFile(path string, columns ...string) (*Snapshot, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open segment: %w", err)
	}
	m, err := openFile(filepath.Dir(path), manifestSegment{File: filepath.Base(path), Size: info.Size()})
	if err != nil {
		return nil, fmt.Errorf("open segment: %w", err)
	}
	if m.counts.columns != len(columns) {
		m.release()
		return nil, fmt.Errorf("open segment: %s has %d columns, not %d: %w", path, m.counts.columns, len(columns), ErrOutdated)
	}
	s := newSnapshot(&state{manifest: &manifest{Columns: columns}, segments: []*mappedSegment{m}, removed: []bitSet{nil}})
	m.release() // the snapshot has its own use of it
	return s, nil
}

// JoinFiles writes the documents of several snapshots one after the other to one
// segment file, several times as fast as [WriteFile]. Nothing may have been
// removed from them.
func JoinFiles(ctx context.Context, path string, from ...*Snapshot) error {
	var in []*segment
	for _, s := range from {
		if err := s.enter(); err != nil {
			return fmt.Errorf("join segments: %w", err)
		}
		defer s.leave()
		for i := range s.parts {
			if s.parts[i].removed.count() > 0 {
				return fmt.Errorf("join segments: %d documents were removed", s.parts[i].removed.count())
			}
			in = append(in, s.parts[i].segment)
		}
	}
	if len(in) == 0 {
		return fmt.Errorf("join segments: there are none")
	}
	err := writeFile(osFolder(filepath.Dir(path)), filepath.Base(path), func(w io.Writer) error {
		return guard(func() error {
			_, _, err := joinSegments(ctx, w, in)
			return err
		})
	})
	if err != nil {
		return fmt.Errorf("join segments: %w", err)
	}
	return nil
}

// whole is all passages.
func (s *Snapshot) whole() Range { return Range{0, s.passages} }

// Len is how many passages have a number, those of removed documents included.
func (s *Snapshot) Len() int { return s.passages }

// Folded is the folded text of the passage with a number.
func (s *Snapshot) Folded(number int) (text string, err error) {
	err = s.read(func() error {
		p, n, err := s.passageOf(number)
		if err == nil {
			text = string(p.folded(n))
		}
		return err
	})
	return text, err
}

// Passages yields the numbers of the passages that hold a string, in order.
func (s *Snapshot) Passages(ctx context.Context, text string) iter.Seq2[int, error] {
	return stream(ctx, s, String{Text: text}, s.whole(), func(c *cursor, p *part, to []int) ([]int, error) {
		return append(to, p.passage+c.at), nil
	})
}
