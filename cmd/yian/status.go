package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"

	"yian/index"
)

// Exit statuses of every command.
const (
	statusDone        = 0   // done, warnings included
	statusFailed      = 1   // nothing could be done
	statusUsage       = 2   // the command was called wrongly
	statusPartly      = 3   // done except for inputs named on stderr
	statusInterrupted = 130 // Ctrl-C
)

// usageError is a command line that cannot be carried out.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// usagef makes a usageError.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// partlyError says that all was done but for inputs already named on stderr.
type partlyError struct{ failed, all int }

func (e *partlyError) Error() string {
	if e.failed == e.all {
		return "没有一个输入能够处理"
	}
	return fmt.Sprintf("%d 个输入中有 %d 个未能处理，见上", e.all, e.failed)
}

// exitStatus is the status that err stands for; it writes err to w.
func exitStatus(ctx context.Context, w io.Writer, err error) int {
	switch {
	case err == nil:
		return statusDone
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "yian：已中断；已完成的部分完好。")
		return statusInterrupted
	case errors.Is(err, syscall.EPIPE):
		return statusDone // the reader of the output has seen enough
	}
	if _, told := errors.AsType[*writeError](err); errors.Is(err, syscall.ENOSPC) && !told {
		fmt.Fprintln(w, "yian：磁盘已满，没有写完，请腾出空间后重试")
		return statusFailed
	}
	if _, ok := errors.AsType[*usageError](err); ok {
		fmt.Fprintf(w, "yian：%v\n", err)
		return statusUsage
	}
	if partly, ok := errors.AsType[*partlyError](err); ok {
		if partly.failed < partly.all {
			fmt.Fprintf(w, "yian：%v。\n", err)
			return statusPartly
		}
		if partly.all > 1 {
			fmt.Fprintf(w, "yian：%v。\n", err)
		}
		return statusFailed
	}
	if errors.Is(err, index.ErrDamaged) {
		fmt.Fprintf(w, "yian：%v；请用 yian verify --rebuild 按语料库重建\n", err)
		return statusFailed
	}
	fmt.Fprintf(w, "yian：%v\n", err)
	return statusFailed
}
