package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleve "github.com/blevesearch/bleve_index_api"
	scorch "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/zapx/v17"
)

// The words of a segment's passages lie in a file of Bleve's segment format
// (zap), one Bleve document for each passage, in their order. Bleve's searchers
// read the files of all segments as one index, see wordReader. Its layers for
// writing are left out, each for a reason that was measured: its analysis cuts
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

// length is how many words the passages have so far.
func (b *wordsBuilder) length() int { return len(b.found) }

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
	dir    string
	paths  []string
	parts  []scorch.Segment // nil for one without passages
	first  []int            // number of each one's first passage, and of all passages
	length int              // how many words all passages have
}

// openWords opens the files of words of the segments in dir, whose passages have
// length words.
func openWords(dir string, paths []string, length int) (*wordIndex, error) {
	w := &wordIndex{dir: dir, paths: paths, first: []int{0}, length: length}
	for i, path := range paths {
		s, err := openZap(path)
		if err != nil {
			return nil, errors.Join(err, w.close())
		}
		n := 0
		if s != nil {
			n = int(s.Count())
		}
		w.parts, w.first = append(w.parts, s), append(w.first, w.first[i]+n)
	}
	return w, nil
}

// passages is how many passages a segment has.
func (w *wordIndex) passages(part int) int { return w.first[part+1] - w.first[part] }

func (w *wordIndex) close() (err error) {
	for _, s := range w.parts {
		if s != nil {
			err = errors.Join(err, s.Close())
		}
	}
	return err
}

// postings is the list of the passages of a segment that hold a word.
func (w *wordIndex) postings(part int, word []byte) (scorch.PostingsList, error) {
	dict, err := w.parts[part].Dictionary(wordsField)
	if err != nil {
		return nil, err
	}
	return dict.PostingsList(word, nil, nil)
}

// passagesWith is how many passages hold a word.
func (w *wordIndex) passagesWith(word string) (n int, err error) {
	for i, s := range w.parts {
		if s == nil {
			continue
		}
		err := guardWords(w.paths[i], func() error {
			list, err := w.postings(i, []byte(word))
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

// scored is a passage with its score.
type scored struct {
	passage int // among those of all segments
	score   float64
}

// byWords gives the passages that hold some of words, best first by Bleve's BM25, at
// most limit; of equal ones the earlier ones. Words may repeat and then count more.
func (w *wordIndex) byWords(ctx context.Context, words []string, limit int) (best []scored, err error) {
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey, search.GetScoringModelCallbackFn(func() string { return bleve.BM25Scoring }))
	err = guardWords(w.dir, func() error {
		reader := &wordReader{wordIndex: w}
		var each []search.Searcher
		for word, n := range counted(words) {
			one, err := searcher.NewTermSearcher(ctx, reader, word, wordsField, float64(n), search.SearcherOptions{})
			if err != nil {
				return err
			}
			each = append(each, one)
		}
		either, err := searcher.NewDisjunctionSearcher(ctx, reader, each, 1, search.SearcherOptions{})
		if err != nil {
			return err
		}
		top := collector.NewTopNCollector(limit, 0, search.SortOrder{&search.SortScore{Desc: true}})
		if err := top.Collect(ctx, either, reader); err != nil {
			return err
		}
		for _, m := range top.Results() {
			best = append(best, scored{int(m.IndexInternalID.Value()), m.Score})
		}
		return nil
	})
	return best, err
}

// wordReader is a word index as Bleve's searchers see it. They ask it for what
// stands below; the rest of what an index can be asked is not there.
type wordReader struct {
	bleve.IndexReader // nil
	*wordIndex
}

func (r *wordReader) DocCount() (uint64, error)                               { return uint64(r.first[len(r.parts)]), nil }
func (r *wordReader) FieldCardinality(string) (int, error)                    { return r.length, nil }
func (r *wordReader) DocValueReader([]string) (bleve.DocValueReader, error)   { return nil, nil }
func (r *wordReader) ExternalID(bleve.IndexInternalID) (id string, err error) { return "", nil }

// TermFieldReader reads the passages that hold a word.
func (r *wordReader) TermFieldReader(_ context.Context, word []byte, _ string, frequency, norm, _ bool) (bleve.TermFieldReader, error) {
	p := &passagesOfWord{first: r.first}
	for i, s := range r.parts {
		var passages scorch.PostingsIterator
		if s != nil {
			list, err := r.postings(i, word)
			if err != nil {
				return nil, err
			}
			p.count += list.Count()
			passages = list.Iterator(frequency, norm, false, nil)
		}
		p.parts = append(p.parts, passages)
	}
	return p, nil
}

// passagesOfWord gives the passages of all segments that hold a word.
type passagesOfWord struct {
	bleve.TermFieldReader // nil: nobody asks it to Advance
	parts                 []scorch.PostingsIterator
	first                 []int // see wordIndex
	count                 uint64
}

func (p *passagesOfWord) Count() uint64 { return p.count }
func (p *passagesOfWord) Size() int     { return 0 }
func (p *passagesOfWord) Close() error  { return nil }

// Next is the next passage, which it puts into doc.
func (p *passagesOfWord) Next(doc *bleve.TermFieldDoc) (*bleve.TermFieldDoc, error) {
	for ; len(p.parts) > 0; p.parts, p.first = p.parts[1:], p.first[1:] {
		if p.parts[0] == nil {
			continue
		}
		found, err := p.parts[0].Next()
		if err != nil {
			return nil, err
		}
		if found == nil {
			continue
		}
		number := uint64(p.first[0]) + found.Number()
		if number >= uint64(p.first[1]) {
			return nil, fmt.Errorf("没有第%d段", found.Number())
		}
		doc.ID = bleve.NewIndexInternalID(doc.ID, number)
		doc.Freq, doc.Norm = uint64(found.Frequency()), found.Norm()
		return doc, nil
	}
	return nil, nil
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
