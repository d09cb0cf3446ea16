package index

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Each segment has a Bleve index of the words of its passages. It is made by
// Bleve's offline builder, sealed, and only ever opened for reading: Bleve locks
// the folder of an index that is being written, and nobody could search during
// an import. Words are cut by yian and handed over with spaces between them.

// wordsField is the field of a passage in Bleve.
const wordsField = "words"

// wordsMapping says how Bleve treats the fields of a passage.
func wordsMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	const spaced = "spaced"
	if err := m.AddCustomAnalyzer(spaced, map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	field := bleve.NewTextFieldMapping()
	field.Analyzer = spaced
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	passage := bleve.NewDocumentStaticMapping()
	passage.AddFieldMappingsAt(wordsField, field)
	m.DefaultMapping = passage
	m.ScoringModel = "bm25"
	return m, nil
}

// wordsBuilder writes the words of a segment's passages.
type wordsBuilder struct{ b bleve.Builder }

// newWordsBuilder writes to dir, and keeps temporary files in scratch.
func newWordsBuilder(dir, scratch string) (*wordsBuilder, error) {
	m, err := wordsMapping()
	if err != nil {
		return nil, err
	}
	b, err := bleve.NewBuilder(dir, m, map[string]any{"buildPathPrefix": scratch, "batchSize": batchPassages})
	if err != nil {
		return nil, err
	}
	return &wordsBuilder{b}, nil
}

// batchPassages is how many passages Bleve takes at a time: about 0.5 MB of
// text, beyond which it needs more memory and is no faster.
const batchPassages = 2000

// add adds passage number n of the segment. Bleve is given whole passages only,
// never an empty one.
func (w *wordsBuilder) add(n int, words []string) error {
	return w.b.Index(strconv.Itoa(n), map[string]any{wordsField: strings.Join(words, " ")})
}

func (w *wordsBuilder) close() error { return w.b.Close() }

// wordIndex is the words of all segments, open for reading.
type wordIndex struct {
	all   bleve.IndexAlias
	parts []bleve.Index
	names map[string]int // segment, by the name Bleve gives its index
	only  int            // the last segment that was opened
}

// openTimeout is how long opening waits for a lock, which nobody should hold.
const openTimeout = "2s"

// openWords opens the Bleve indexes of the segments at dirs; an empty name is a
// segment without one.
func openWords(dirs []string) (*wordIndex, error) {
	w := &wordIndex{all: bleve.NewIndexAlias(), names: make(map[string]int, len(dirs))}
	for i, dir := range dirs {
		if dir == "" {
			continue
		}
		part, err := bleve.OpenUsing(filepath.Join(dir, wordsFolder), map[string]any{"read_only": true, "bolt_timeout": openTimeout})
		if err != nil {
			w.close()
			return nil, fmt.Errorf("%w：词索引%s打不开（%w）", ErrDamaged, dir, err)
		}
		w.names[part.Name()], w.only = i, i
		w.parts = append(w.parts, part)
		w.all.Add(part)
	}
	return w, nil
}

func (w *wordIndex) close() error {
	var failed error
	for _, part := range w.parts {
		if err := part.Close(); err != nil && failed == nil {
			failed = err
		}
	}
	return failed
}

// scored is a passage of a segment with its score.
type scored struct {
	segment, passage int
	score            float64
}

// byWords gives the passages that hold some of words, best first by BM25, at
// most limit. Words may repeat and then count more.
func (w *wordIndex) byWords(ctx context.Context, words []string, limit int) ([]scored, error) {
	if len(words) == 0 || len(w.parts) == 0 || limit <= 0 {
		return nil, nil
	}
	var any []query.Query
	for word, n := range counted(words) {
		term := bleve.NewTermQuery(word)
		term.SetField(wordsField)
		term.SetBoost(float64(n))
		any = append(any, term)
	}
	request := bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(any...), limit, 0, false)
	if len(w.parts) > 1 {
		ctx = context.WithValue(ctx, search.SearchTypeKey, search.GlobalScoring)
	}
	var found *bleve.SearchResult
	var err error
	if len(w.parts) == 1 {
		found, err = w.parts[0].SearchInContext(ctx, request)
	} else {
		found, err = w.all.SearchInContext(ctx, request)
	}
	if err != nil {
		return nil, fmt.Errorf("按词检索：%w", err)
	}
	all := make([]scored, 0, len(found.Hits))
	for _, hit := range found.Hits {
		n, err := strconv.Atoi(hit.ID)
		if err != nil {
			return nil, fmt.Errorf("%w：词索引里有不认识的编号%q", ErrDamaged, hit.ID)
		}
		segment := w.only
		if len(w.parts) > 1 {
			segment = w.names[hit.Index]
		}
		all = append(all, scored{segment, n, hit.Score})
	}
	return all, nil
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

// passagesWith is how many passages hold a word.
func (w *wordIndex) passagesWith(word string) (int, error) {
	n := 0
	for _, part := range w.parts {
		dict, err := part.FieldDictRange(wordsField, []byte(word), []byte(word))
		if err != nil {
			return 0, fmt.Errorf("按词检索：%w", err)
		}
		entry, err := dict.Next()
		if err == nil && entry != nil && entry.Term == word {
			n += int(entry.Count)
		}
		if closed := dict.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return 0, fmt.Errorf("按词检索：%w", err)
		}
	}
	return n, nil
}

// passages is how many passages there are.
func (w *wordIndex) passages() (int, error) {
	n := 0
	for _, part := range w.parts {
		count, err := part.DocCount()
		if err != nil {
			return 0, fmt.Errorf("词索引：%w", err)
		}
		n += int(count)
	}
	return n, nil
}
