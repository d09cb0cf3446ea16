package themes

import (
	"context"
	"iter"
	"sync"

	"yian/corpus"
)

// inOrder reads the documents of a source, works on several at a time, and takes
// what comes of it in the order of the documents. n is the number of a document in
// the source.
func inOrder[T any](ctx context.Context, documents iter.Seq2[Load, error], workers int, work func(n int, doc *corpus.Document) T, take func(n int, doc *corpus.Document, found T)) error {
	type outcome struct {
		n   int
		doc *corpus.Document
		of  T
		err error
	}
	type job struct {
		n    int
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
		n := -1
		for load, err := range documents {
			n++
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
			case jobs <- job{n, load, done}:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		running.Go(func() {
			for j := range jobs {
				doc, err := j.load()
				o := outcome{n: j.n, doc: doc, err: err}
				if err == nil && doc != nil {
					o.of = work(j.n, doc)
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
				take(o.n, o.doc, o.of)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}
