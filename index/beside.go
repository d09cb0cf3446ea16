package index

import (
	"context"
	"fmt"

	"yian/index/exact"
)

// What the files beside a segment of the exact index end in, see [exact.Beside].
const (
	passagesSuffix = ".passages" // the documents, see segmentBuilder
	wordsSuffix    = ".words"    // the words of their passages, see bleve.go
)

// beside writes the files beside a segment.
type beside struct{ words Segmenter }

func (beside) Suffixes() []string { return []string{passagesSuffix, wordsSuffix} }

// Write makes the files of a new segment.
func (b beside) Write(ctx context.Context, path string, documents []exact.Document) error {
	words := newWordsBuilder()
	var records segmentBuilder
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		c := d.Beside.(contents)
		before := words.length()
		for _, found := range passageTerms(b.words, c.read) {
			words.add(found)
		}
		records.add(c.Document, words.length()-before, countIn(c.read.Text))
	}
	if err := words.write(path + wordsSuffix); err != nil {
		return fmt.Errorf("写不了词索引：%w", err)
	}
	if err := records.write(path + passagesSuffix); err != nil {
		return fmt.Errorf("写不了索引：%w", err)
	}
	return nil
}

// Join makes the files of a segment that takes the place of others, without
// looking at a text again.
func (b beside) Join(ctx context.Context, path string, from []exact.Kept) error {
	var records segmentBuilder
	var files []string
	dropped := make([][]int, len(from)) // passages of each
	for i, kept := range from {
		if err := ctx.Err(); err != nil {
			return err
		}
		files = append(files, kept.Path+wordsSuffix)
		s, err := openSegment(kept.Path, nil)
		if err != nil {
			return err
		}
		err = guard(func() (err error) {
			dropped[i], err = records.addKept(s, kept.Has)
			return err
		})
		if closed := s.close(); err == nil {
			err = closed
		}
		if err != nil {
			return err
		}
	}
	if err := joinWords(path+wordsSuffix, files, dropped); err != nil {
		return fmt.Errorf("合并词索引：%w", err)
	}
	if err := records.write(path + passagesSuffix); err != nil {
		return fmt.Errorf("写不了索引：%w", err)
	}
	return nil
}

// addKept takes in those documents of a segment that are kept, and gives the
// passages of the others.
func (b *segmentBuilder) addKept(s *segment, kept func(document int) bool) (dropped []int, err error) {
	for i := range s.documents() {
		if !kept(i) {
			for n := s.entry(i).first; n < s.entry(i).end; n++ {
				dropped = append(dropped, n)
			}
			continue
		}
		d, err := s.document(i)
		if err != nil {
			return nil, err
		}
		b.add(d, s.entry(i).words, s.columns.table.counter(s.entry(i).first))
	}
	return dropped, nil
}

// segmentBytes is how much text a segment holds when it is written, as far as
// documents allow; mergedBytes the most that is merged into one, so that nobody
// who adds a document has to wait for a merge of more.
const (
	segmentBytes = 8 << 20
	mergedBytes  = 64 << 20
)

// exactOptions are those of the exact index that holds the others together.
func exactOptions(c Config) exact.Options {
	return exact.Options{
		Version:     fmt.Sprint(schema),
		SegmentText: segmentBytes,
		MergedText:  mergedBytes,
		Beside:      beside{c.Words},
	}
}
