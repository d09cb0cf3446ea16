package main

import (
	"context"
	"fmt"

	"yian/corpus"
)

type document = corpus.Document

// eachDocument reads the named files one after the other and hands them to do.
// A file that cannot be read is named on stderr and does not stop the others.
func eachDocument(ctx context.Context, e *env, paths []string, do func(*document) error) error {
	failed := 0
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := corpus.Read(path)
		if err != nil {
			fmt.Fprintf(e.stderr, "%v\n", err)
			failed++
			continue
		}
		if err := do(d); err != nil {
			return err
		}
	}
	if failed > 0 {
		return &partlyError{failed, len(paths)}
	}
	return nil
}
