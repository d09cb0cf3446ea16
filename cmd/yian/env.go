package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// env is what a command gets from the process that it runs in.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	width          int  // columns of the terminal that stdout is; 0 where it is none
	progress       bool // stderr is a terminal: show progress
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
