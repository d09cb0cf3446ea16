package main

import (
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// env is what a command gets from the process that it runs in.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	width          int             // columns of the terminal that stdout is; 0 where it is none
	progress       bool            // stderr is a terminal: show progress
	done           <-chan struct{} // closed when the user interrupts; nil: never
}

// untilDone writes to w as long as the user does not interrupt.
func (e *env) untilDone(w io.Writer) io.Writer { return &interruptible{w, e.done} }

// interruptible writes to w until done is closed.
type interruptible struct {
	w    io.Writer
	done <-chan struct{}
}

func (i *interruptible) Write(p []byte) (int, error) {
	select {
	case <-i.done:
		return 0, context.Canceled
	default:
		return i.w.Write(p)
	}
}

// processEnv is the env of this process.
func processEnv() *env {
	e := &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		e.width = w
	}
	e.progress = term.IsTerminal(int(os.Stderr.Fd()))
	return e
}
