package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"yian/corpus"
)

func newRemoveCommand(e *env) *cobra.Command {
	var opts corpusOptions
	cmd := &cobra.Command{
		Use:     "remove [选项] 文件…",
		Short:   "把文件移出语料库",
		GroupID: "corpus",
		Long:    "把文件移出语料库和索引；磁盘上的原文件不动，人工记录的决定也保留。",
		Example: "  $ yian remove 办理方案.txt",
		Args:    atLeast(1, "文件"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runRemove(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runRemove(ctx context.Context, e *env, opts corpusOptions, args []string) (err error) {
	store, err := opts.openWriting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	failed := 0
	for _, ref := range args {
		removed, err := store.Remove(ctx, ref)
		if input, ok := errors.AsType[*corpus.InputError](err); ok {
			fmt.Fprintf(e.stderr, "%v\n", input)
			failed++
			continue
		}
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(e.stdout, "已移出 %s。\n", removed.Source); err != nil {
			return err
		}
	}
	if err := updateIndex(ctx, e, store); err != nil {
		return err
	}
	if failed > 0 {
		return &partlyError{failed, len(args)}
	}
	return nil
}
