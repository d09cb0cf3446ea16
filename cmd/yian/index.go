package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// stored is a corpus as an index takes it in: each document with what an
// analysis finds in it.
type stored struct {
	store    *corpus.Store
	analyzer *analyzer
	all      string              // digest of the decisions that change what is found
	decided  map[string][]string // these decisions by the key of what they are about, the last of each kind
}

// newStored returns the source of documents for the index of store.
func newStored(ctx context.Context, store *corpus.Store) (*stored, error) {
	decided, err := decisions(ctx, store)
	if err != nil {
		return nil, err
	}
	last := make(map[[2]string]string)
	for _, d := range decided {
		if strings.HasPrefix(d.Kind, "task.") {
			last[[2]string{d.Key, d.Kind}] = string(d.Value)
		}
	}
	s := &stored{store: store, decided: make(map[string][]string)}
	var all []string
	for _, about := range slices.SortedFunc(maps.Keys(last), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		line := about[1] + "\x00" + last[about]
		s.decided[about[0]] = append(s.decided[about[0]], line)
		all = append(all, about[0], line)
	}
	s.all = digest(all)
	s.analyzer = newAnalyzer(decided)
	s.analyzer.knowledge.Words = nil // marks need no keywords
	return s, nil
}

// digest is a short hash of texts, empty for none.
func digest(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	h := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(h, "%s\x00", t)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// about is a digest of the decisions about a document and the tasks with the
// given keys: a correction changes the documents that it concerns, no others.
func (s *stored) about(sha256 string, keys []string) string {
	if len(s.decided) == 0 {
		return ""
	}
	lines := slices.Clone(s.decided[sha256])
	for _, key := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		for _, line := range s.decided[key] {
			lines = append(lines, key+"\x00"+line)
		}
	}
	return digest(lines)
}

// Entries lists the documents; the stamp of each is made of all that the index
// depends on.
func (s *stored) Entries(ctx context.Context) iter.Seq2[index.Entry, error] {
	return func(yield func(index.Entry, error) bool) {
		for e, err := range s.store.List(ctx) {
			if !yield(s.entry(e), err) || err != nil {
				return
			}
		}
	}
}

// entry is what the index asks about a document of the store.
func (s *stored) entry(e corpus.Entry) index.Entry {
	return index.Entry{
		ID: e.SHA256, Stamp: fmt.Sprint(e.Number, " ", e.Source, " ", analysis.Version),
		Decided: func(keys []string) string { return s.about(e.SHA256, keys) },
	}
}

// Document is the document with the given hash and what was found in it.
func (s *stored) Document(ctx context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	d, err := s.store.Get(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	r, err := s.analyzer.analyze(ctx, d)
	return d, r, err
}

// State changes whenever a document, what is decided or the analysis does.
func (s *stored) State(ctx context.Context) (string, error) {
	n, err := s.store.Generation(ctx)
	return fmt.Sprintf("%d %s %s", n, analysis.Version, s.all), err
}

// Text is the text of the document with the given hash, as the database has it.
func (s *stored) Text(ctx context.Context, id string) (string, error) {
	e, err := s.store.Find(ctx, id)
	if err != nil {
		return "", err
	}
	return s.store.Text(ctx, e)
}

// indexFolder is where the index of store lies.
func indexFolder(store *corpus.Store) string { return filepath.Join(store.Dir(), "index") }

func indexConfig() index.Config {
	return index.Config{Words: analysis.NewSegmenter(analysis.NewLexicon())}
}

// updateIndex makes the index agree with the corpus.
func updateIndex(ctx context.Context, e *env, store *corpus.Store) error {
	return updateIndexWith(ctx, e, store, index.UpdateOptions{Wait: 10 * time.Second})
}

func updateIndexWith(ctx context.Context, e *env, store *corpus.Store, o index.UpdateOptions) error {
	src, err := newStored(ctx, store)
	if err != nil {
		return err
	}
	w, err := beginIndex(ctx, e, store, o)
	if err != nil {
		return err
	}
	return finishIndex(ctx, e, w, src)
}

// enoughMemory is how much memory of its own a program that writes or verifies
// the index may take before the collector works harder than usual. It needs some
// 400 MB, however large the corpus is; the rest would be garbage.
const enoughMemory = 700 << 20

// saveMemory makes the collector keep to enoughMemory, unless the user has said
// how much there is.
func saveMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(enoughMemory)
	}
}

// beginIndex begins to write the index of store, for [finishIndex] to end.
func beginIndex(ctx context.Context, e *env, store *corpus.Store, o index.UpdateOptions) (*index.Writer, error) {
	saveMemory()
	o.Failed = func(id string, err error) { fmt.Fprintf(e.stderr, "%.12s：未能编入索引：%v\n", id, err) }
	return index.Begin(ctx, indexFolder(store), indexConfig(), o)
}

// finishIndex makes the index agree with src.
func finishIndex(ctx context.Context, e *env, w *index.Writer, src *stored) error {
	bar := newProgress(e, "建立索引", 1)
	defer bar.clear()
	_, err := w.Finish(ctx, src, bar.of)
	return errors.Join(err, w.Close())
}

// openedIndex is an index and the corpus that it belongs to.
type openedIndex struct {
	*index.Index
	store *corpus.Store
}

// Close closes both.
func (o *openedIndex) Close() error { return errors.Join(o.Index.Close(), o.store.Close()) }

// lacks counts the documents of the corpus, and those that the index does not have
// yet, since another process is writing it or its folder cannot be written.
func (o *openedIndex) lacks(ctx context.Context) (all, missing int, err error) {
	indexed := make(map[string]bool)
	for id, err := range o.Documents() {
		if err != nil {
			return 0, 0, err
		}
		indexed[id] = true
	}
	for entry, err := range o.store.List(ctx) {
		if err != nil {
			return 0, 0, err
		}
		all++
		if !indexed[entry.SHA256] {
			missing++
		}
	}
	return all, missing, nil
}

// openIndex opens the index of the corpus, after making it anew where that is
// needed.
func openIndex(ctx context.Context, e *env, opts corpusOptions) (*openedIndex, error) {
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return nil, err
	}
	src, err := newStored(ctx, store)
	if err == nil {
		var ix *index.Index
		ix, err = index.Sync(ctx, indexFolder(store), indexConfig(), src, func(message string) { fmt.Fprintln(e.stderr, message) })
		if err == nil {
			return &openedIndex{ix, store}, nil
		}
	}
	return nil, errors.Join(err, store.Close())
}
