package index

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"strconv"

	"yian/analysis"
	"yian/corpus"
)

// StoreSource is a corpus as the source of an index.
type StoreSource struct {
	Store *corpus.Store
	// Analyze gives what was found in a document: anew, or as the store keeps it.
	Analyze func(context.Context, *corpus.Document) (*analysis.Result, error)
	// Version differs where Analyze finds something else in the same document.
	Version string

	entries map[string]corpus.Entry
}

// State is a text that stays as long as the corpus does.
func (s *StoreSource) State(ctx context.Context) (string, error) {
	n, err := s.Store.Generation(ctx)
	return fmt.Sprintf("%d %s", n, s.Version), err
}

// Entries lists the documents of the store.
func (s *StoreSource) Entries(ctx context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		s.entries = make(map[string]corpus.Entry)
		for e, err := range s.Store.List(ctx) {
			if err != nil {
				yield(Entry{}, err)
				return
			}
			id := strconv.FormatInt(e.Number, 10)
			s.entries[id] = e
			if !yield(Entry{ID: id, Stamp: fmt.Sprintf("%d %s", e.Revision, s.Version)}, nil) {
				return
			}
		}
	}
}

// Document reads a document that was listed.
func (s *StoreSource) Document(ctx context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	e, ok := s.entries[id]
	if !ok {
		return nil, nil, fmt.Errorf("document %s: not listed", id)
	}
	doc, err := s.Store.Document(ctx, e)
	if err != nil {
		return nil, nil, err
	}
	r, err := s.Analyze(ctx, doc)
	if err != nil {
		return nil, nil, err
	}
	if r.Title == "" || r.Date == "" || r.Meeting == "" || r.Kind == "" {
		known := *r
		known.Title, known.Date = cmp.Or(r.Title, e.Title), cmp.Or(r.Date, e.Date)
		known.Meeting, known.Kind = cmp.Or(r.Meeting, e.Meeting), cmp.Or(r.Kind, analysis.Kind(e.Kind))
		r = &known
	}
	return doc, r, nil
}
