package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"maps"
	"slices"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// memory is a Source of texts in memory.
type memory map[string]item

// item is a document of memory; result may be nil.
type item struct {
	text   string
	stamp  string
	result *analysis.Result
}

func (m memory) Entries(context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, id := range slices.Sorted(maps.Keys(m)) {
			if !yield(Entry{ID: id, Stamp: m[id].stamp}, nil) {
				return
			}
		}
	}
}

func (m memory) State(context.Context) (string, error) {
	h := sha256.New()
	for _, id := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintln(h, id, m[id].stamp, m[id].text)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (m memory) Text(_ context.Context, id string) (string, error) { return m[id].text, nil }

func (m memory) Document(_ context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	it := m[id]
	doc := corpus.NewDocument(id, it.text)
	doc.SHA256 = "sha-" + id
	r := it.result
	if r == nil {
		r = &analysis.Result{}
	}
	return doc, r, nil
}

// build makes an index of texts and opens it.
func build(t testing.TB, src Source, words Segmenter) *Index {
	t.Helper()
	dir := t.TempDir()
	config := Config{Words: words}
	if _, err := Update(t.Context(), dir, config, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(dir, config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
	return ix
}

// hitsOf gives the hits of a query.
func hitsOf(t testing.TB, ix *Index, query string, o Options) (*Found, []Hit) {
	t.Helper()
	q, err := Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ix.Search(t.Context(), q, o)
	if err != nil {
		t.Fatal(err)
	}
	var hits []Hit
	for h, err := range f.Hits() {
		if err != nil {
			t.Fatal(err)
		}
		hits = append(hits, h)
	}
	return f, hits
}
