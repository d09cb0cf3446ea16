package main

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestUntilDone: an interruption ends the writing of a result with its own error.
func TestUntilDone(t *testing.T) {
	var b strings.Builder
	done := make(chan struct{})
	w := (&env{done: done}).untilDone(&b)
	if _, err := w.Write([]byte("序号")); err != nil {
		t.Fatal(err)
	}
	close(done)
	if _, err := w.Write([]byte("，任务")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v after an interruption", err)
	}
	if b.String() != "序号" {
		t.Errorf("wrote %s", b.String())
	}
	if _, err := (&env{}).untilDone(&b).Write([]byte("，任务")); err != nil {
		t.Errorf("%v without an interruption", err)
	}
}
