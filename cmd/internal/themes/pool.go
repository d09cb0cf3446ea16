package themes

import (
	"context"
	"iter"
	"sync"

	"yian/corpus"
)

// inOrder reads the documents of a source, works on several at a time, and takes
// what comes of it in the order of the documents.
func inOrder[T any](ctx context.Context, documents iter.Seq2[Load, error], workers int, work func(*corpus.Document) T, take func(*corpus.Document, T)) error {
	type outcome struct {
		doc *corpus.Document
		of  T
		err error
	}
	type job struct {
		load Load
		done chan outcome
	}
	ctx, cancel := context.WithCancel(ctx)
	jobs := make(chan job)
	order := make(chan chan outcome, 2*workers) // bounds what waits to be taken
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() {
		defer close(order)
		defer close(jobs)
		for load, err := range documents {
			done := make(chan outcome, 1)
			if err != nil {
				done <- outcome{err: err}
			}
			select {
			case order <- done:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
			select {
			case jobs <- job{load, done}:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		running.Go(func() {
			for j := range jobs {
				doc, err := j.load()
				o := outcome{doc: doc, err: err}
				if err == nil && doc != nil {
					o.of = work(doc)
				}
				j.done <- o
			}
		})
	}
	for done := range order {
		select {
		case o := <-done:
			if o.err != nil {
				return o.err
			}
			if o.doc != nil {
				take(o.doc, o.of)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}
