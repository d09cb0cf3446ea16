package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	bleve "github.com/blevesearch/bleve_index_api"
	scorch "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/zapx/v17"
)

// The words of a segment's passages lie in a file of Bleve's segment format
// (zap), one Bleve document for each passage, in their order. Bleve's layers
// above it are left out, each for a reason that was measured: its analysis cuts
// text that was cut already, its document IDs take a dictionary of their own, and
// its index locks a folder, merges when it likes and takes milliseconds to open,
// where our segments are sealed and named by our own manifest.

// wordsField is the field of a passage in Bleve.
const wordsField = "words"

// wordsBuilder collects the words of a segment's passages.
type wordsBuilder struct {
	numbers map[string]uint32 // of the different words
	words   []string
	found   []uint32 // numbers of the words of all passages, rising within each
	ends    []int    // where each passage's end in found

	frequencies bleve.TokenFrequencies // of the passage that Bleve asks for
	shared      []*bleve.TokenFreq     // the one for n occurrences is at n
}

func newWordsBuilder() *wordsBuilder {
	return &wordsBuilder{numbers: make(map[string]uint32), frequencies: make(bleve.TokenFrequencies)}
}

// add adds the next passage.
func (b *wordsBuilder) add(words []string) {
	from := len(b.found)
	for _, w := range words {
		n, ok := b.numbers[w]
		if !ok {
			n = uint32(len(b.words))
			w = strings.Clone(w) // not the text that it stands in
			b.numbers[w] = n
			b.words = append(b.words, w)
		}
		b.found = append(b.found, n)
	}
	slices.Sort(b.found[from:])
	b.ends = append(b.ends, len(b.found))
}

// write writes the file. It is empty where there are no passages.
func (b *wordsBuilder) write(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if len(b.ends) == 0 {
		return os.WriteFile(path, nil, 0o666)
	}
	passages := make([]bleve.Document, len(b.ends))
	from := 0
	for i, end := range b.ends {
		passages[i] = &wordsOfPassage{b, b.found[from:end]}
		from = end
	}
	made, _, err := new(zap.ZapPlugin).New(passages)
	if err != nil {
		return err
	}
	defer made.Close()
	f, err := os.Create(path) // not by Bleve, whose files nobody else may read
	if err != nil {
		return err
	}
	_, err = made.(io.WriterTo).WriteTo(f)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// count is the frequency of a word that occurs n times. Nothing in it but n is
// asked for, so that it may be shared.
func (b *wordsBuilder) count(n int) *bleve.TokenFreq {
	for len(b.shared) <= n {
		f := &bleve.TokenFreq{}
		f.SetFrequency(len(b.shared))
		b.shared = append(b.shared, f)
	}
	return b.shared[n]
}

// wordsOfPassage is a passage as Bleve sees it: a document of two fields.
type wordsOfPassage struct {
	b     *wordsBuilder
	found []uint32
}

func (*wordsOfPassage) ID() string                                 { return "" }
func (*wordsOfPassage) Size() int                                  { return 0 }
func (*wordsOfPassage) VisitComposite(bleve.CompositeFieldVisitor) {}
func (*wordsOfPassage) HasComposite() bool                         { return false }
func (*wordsOfPassage) NumPlainTextBytes() uint64                  { return 0 }
func (*wordsOfPassage) AddIDField()                                {}
func (*wordsOfPassage) StoredFieldsBytes() uint64                  { return 0 }
func (*wordsOfPassage) Indexed() bool                              { return true }

func (p *wordsOfPassage) VisitFields(visit bleve.FieldVisitor) {
	visit(idOfPassage{})
	visit(p)
}

func (*wordsOfPassage) Name() string                        { return wordsField }
func (*wordsOfPassage) Value() []byte                       { return nil }
func (*wordsOfPassage) ArrayPositions() []uint64            { return nil }
func (*wordsOfPassage) EncodedFieldType() byte              { return 't' }
func (*wordsOfPassage) Analyze()                            {}
func (*wordsOfPassage) Options() bleve.FieldIndexingOptions { return bleve.IndexField }
func (p *wordsOfPassage) AnalyzedLength() int               { return len(p.found) }

// AnalyzedTokenFrequencies is good until it is called for another passage.
func (p *wordsOfPassage) AnalyzedTokenFrequencies() bleve.TokenFrequencies {
	all := p.b.frequencies
	clear(all)
	for i := 0; i < len(p.found); {
		end := i + 1
		for end < len(p.found) && p.found[end] == p.found[i] {
			end++
		}
		all[p.b.words[p.found[i]]] = p.b.count(end - i)
		i = end
	}
	return all
}

// idOfPassage is the ID that Bleve wants of each document. Passages have
// numbers, so it is empty, and cannot be looked up.
type idOfPassage struct{}

func (idOfPassage) Name() string                                     { return "_id" }
func (idOfPassage) Value() []byte                                    { return nil }
func (idOfPassage) ArrayPositions() []uint64                         { return nil }
func (idOfPassage) EncodedFieldType() byte                           { return 't' }
func (idOfPassage) Analyze()                                         {}
func (idOfPassage) Options() bleve.FieldIndexingOptions              { return bleve.StoreField }
func (idOfPassage) AnalyzedLength() int                              { return 0 }
func (idOfPassage) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return nil }
func (idOfPassage) NumPlainTextBytes() uint64                        { return 0 }

// joinWords writes the words of several files one after the other to the one at
// path, without the passages that are dropped of each.
func joinWords(path string, from []string, dropped [][]int) (err error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	var open []scorch.Segment
	var drops []*roaring.Bitmap
	defer func() {
		for _, s := range open {
			err = errors.Join(err, s.Close())
		}
	}()
	kept := 0
	for i, file := range from {
		s, err := openZap(file)
		if err != nil {
			return err
		}
		if s == nil {
			continue
		}
		drop := roaring.New()
		for _, n := range dropped[i] {
			drop.Add(uint32(n))
		}
		kept += int(s.Count()) - len(dropped[i])
		open, drops = append(open, s), append(drops, drop)
	}
	if kept == 0 {
		return os.WriteFile(path, nil, 0o666)
	}
	err = guardWords(path, func() error {
		_, _, err := new(zap.ZapPlugin).Merge(open, drops, path, nil, nil)
		return err
	})
	if err != nil {
		return err
	}
	info, err := os.Stat(from[0])
	if err != nil {
		return err
	}
	return os.Chmod(path, info.Mode())
}

// openZap opens a file of words; nil for one without passages.
func openZap(path string) (s scorch.Segment, err error) {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		return nil, err
	}
	err = guardWords(path, func() (err error) {
		s, err = new(zap.ZapPlugin).Open(path)
		return err
	})
	return s, err
}

// guardWords runs read and makes of whatever Bleve says or does about bytes that
// contradict each other an error that is ErrDamaged.
func guardWords(path string, read func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
		if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
			err = fmt.Errorf("%w：词索引%s（%w）", ErrDamaged, path, err)
		}
	}()
	return read()
}

// checkWords compares a file of words with the checksum at its end.
func checkWords(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	return guardWords(path, func() error {
		sum := crc32.NewIEEE()
		if _, err := io.CopyN(sum, f, info.Size()-crc32.Size); err != nil {
			return err
		}
		var want [crc32.Size]byte
		if _, err := io.ReadFull(f, want[:]); err != nil {
			return err
		}
		if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
			return errors.New("校验和不符")
		}
		return nil
	})
}

// wordIndex is the words of all segments, open for reading.
type wordIndex struct {
	paths []string
	parts []scorch.Segment // nil for one without passages
	size  []int            // passages of each
	total int
}

// openWords opens the files of words of the segments.
func openWords(paths []string) (*wordIndex, error) {
	w := &wordIndex{paths: paths}
	for _, path := range paths {
		s, err := openZap(path)
		if err != nil {
			return nil, errors.Join(err, w.close())
		}
		w.parts, w.size = append(w.parts, s), append(w.size, 0)
		if s != nil {
			w.size[len(w.size)-1] = int(s.Count())
			w.total += int(s.Count())
		}
	}
	return w, nil
}

func (w *wordIndex) close() (err error) {
	for _, s := range w.parts {
		if s != nil {
			err = errors.Join(err, s.Close())
		}
	}
	return err
}

// postings are the passages of a segment that hold a word.
func (w *wordIndex) postings(part int, word string) (scorch.PostingsList, error) {
	dict, err := w.parts[part].Dictionary(wordsField)
	if err != nil {
		return nil, err
	}
	return dict.PostingsList([]byte(word), nil, nil)
}

// passagesWith is how many passages hold a word.
func (w *wordIndex) passagesWith(word string) (n int, err error) {
	for i, s := range w.parts {
		if s == nil {
			continue
		}
		err := guardWords(w.paths[i], func() error {
			list, err := w.postings(i, word)
			if err == nil {
				n += int(list.Count())
			}
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	return n, nil
}

// scored is a passage of a segment with its score.
type scored struct {
	segment, passage int
	score            float64
}

// posting is a word in a passage.
type posting struct {
	segment, passage int32
	times, length    int32 // how often it occurs, and how many words the passage has
}

// byWords gives the passages that hold some of words, best first by BM25, at
// most limit. Words may repeat and then count more. A passage is long or short
// against the others that were found.
func (w *wordIndex) byWords(ctx context.Context, words []string, limit int) ([]scored, error) {
	var lists [][]posting
	var weights []float64
	count, length := 0, 0
	for word, n := range counted(words) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		list, err := w.read(word)
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
		df := float64(len(list))
		weights = append(weights, float64(n)*math.Log(1+(float64(w.total)-df+0.5)/(df+0.5)))
		for _, p := range list {
			length += int(p.length)
		}
		count += len(list)
	}
	if count == 0 || limit <= 0 {
		return nil, nil
	}
	scores := make([][]float64, len(w.parts))
	for i, n := range w.size {
		scores[i] = make([]float64, n)
	}
	mean := max(float64(length)/float64(count), 1)
	for i, list := range lists {
		for _, p := range list {
			norm := saturation * (1 - lengthPenalty + lengthPenalty*float64(p.length)/mean)
			scores[p.segment][p.passage] += weights[i] * float64(p.times) * (saturation + 1) / (float64(p.times) + norm)
		}
	}
	return highest(scores, limit), nil
}

// read reads the passages that hold a word.
func (w *wordIndex) read(word string) (all []posting, err error) {
	for i, s := range w.parts {
		if s == nil {
			continue
		}
		err := guardWords(w.paths[i], func() error {
			list, err := w.postings(i, word)
			if err != nil {
				return err
			}
			all = slices.Grow(all, int(list.Count()))
			passages := list.Iterator(true, true, false, nil)
			for p, err := passages.Next(); p != nil || err != nil; p, err = passages.Next() {
				if err != nil {
					return err
				}
				if p.Number() >= uint64(w.size[i]) {
					return fmt.Errorf("没有第%d段", p.Number())
				}
				all = append(all, posting{int32(i), int32(p.Number()), int32(p.Frequency()), int32(p.(*zap.Posting).NormUint64())})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// highest are the limit highest scores above 0, in falling order; of equal ones
// those of earlier passages.
func highest(scores [][]float64, limit int) []scored {
	var top []scored
	order := func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.segment, b.segment), cmp.Compare(a.passage, b.passage))
	}
	least := 0.0
	for i := range scores {
		for n, score := range scores[i] {
			if score <= least {
				continue
			}
			if top = append(top, scored{i, n, score}); len(top) >= 2*limit {
				slices.SortFunc(top, order)
				top = top[:limit]
				least = top[limit-1].score
			}
		}
	}
	slices.SortFunc(top, order)
	return top[:min(len(top), limit)]
}

// counted gives each of words once, in the order of their first occurrence, with
// how often it occurs.
func counted(words []string) func(yield func(string, int) bool) {
	return func(yield func(string, int) bool) {
		counts := make(map[string]int, len(words))
		for _, w := range words {
			counts[w]++
		}
		for _, w := range words {
			if n := counts[w]; n > 0 {
				if !yield(w, n) {
					return
				}
				counts[w] = 0
			}
		}
	}
}
