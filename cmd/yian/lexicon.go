package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/table"
)

// lexiconSchema names the shape of the JSON that `yian lexicon list` prints.
const lexiconSchema = "yian.lexicon/1"

func newLexiconCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "lexicon",
		Short:   "词表：加词、禁词、单位简称、新词",
		GroupID: "corpus",
		Long: `管理词表。加进的词不再被拆开，禁掉的词不再成词，简称与全称视为同一单位。
记在语料库的日志里，以后每次分析都照办；内置的词不列出。`,
		Example: `  $ yian lexicon add 未来社区 一事一议
  $ yian lexicon alias 数据局 数据资源管理局
  $ yian lexicon candidates
  $ yian lexicon list`,
		Args: unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	word := func(name, short, value string) *cobra.Command {
		var opts corpusOptions
		sub := &cobra.Command{
			Use:     name + " [选项] 词…",
			Short:   short,
			Example: "  $ yian lexicon " + name + " 未来社区",
			Args:    atLeast(1, "词"),
			RunE: func(cmd *cobra.Command, args []string) error {
				return decideWords(cmd.Context(), e, opts, analysis.LexiconWord, args, value)
			},
		}
		opts.addFlags(sub)
		return sub
	}
	cmd.AddCommand(
		word("add", "加词：当作一个词", analysis.WordAdd),
		word("forbid", "禁词：不当作词", analysis.WordForbid),
		word("reset", "撤回加词或禁词", analysis.WordPlain),
		newLexiconAliasCommand(e),
		newLexiconCandidatesCommand(e),
		newLexiconAcceptCommand(e),
		newLexiconListCommand(e),
	)
	for _, sub := range cmd.Commands() {
		sub.DisableFlagsInUseLine = true
	}
	return cmd
}

func newLexiconAliasCommand(e *env) *cobra.Command {
	var opts corpusOptions
	cmd := &cobra.Command{
		Use:     "alias [选项] 简称 全称",
		Short:   "简称：与全称视为同一单位",
		Example: "  $ yian lexicon alias 数据局 数据资源管理局",
		Args:    exactly(2, "简称和全称"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return decideWords(cmd.Context(), e, opts, analysis.LexiconAlias, args[:1], args[1])
		},
	}
	opts.addFlags(cmd)
	return cmd
}

func newLexiconListCommand(e *env) *cobra.Command {
	var opts struct {
		corpusOptions
		output
	}
	cmd := &cobra.Command{
		Use:     "list [选项]",
		Short:   "列出加词、禁词和简称",
		Example: "  $ yian lexicon list",
		Args:    atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := opts.check(); err != nil {
				return err
			}
			decided, err := opts.decided(cmd.Context(), e)
			if err != nil {
				return err
			}
			l := &analysis.Lexicon{}
			l.Decide(decided)
			return opts.write(e, func(w io.Writer) error {
				if opts.format == "json" {
					aliases := map[string]string{}
					maps.Copy(aliases, l.Aliases())
					return writeJSON(w, struct {
						Schema    string            `json:"schema"`
						Added     []string          `json:"added"`
						Forbidden []string          `json:"forbidden"`
						Aliases   map[string]string `json:"aliases"`
					}{lexiconSchema, append([]string{}, l.Added()...), append([]string{}, l.Forbidden()...), aliases})
				}
				return opts.table(e, w, lexiconTable(l))
			})
		},
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	return cmd
}

func lexiconTable(l *analysis.Lexicon) *table.Table {
	t := &table.Table{Header: []string{"类别", "词", "全称"}}
	for _, w := range l.Added() {
		t.Add("加词", w, "")
	}
	for _, w := range l.Forbidden() {
		t.Add("禁词", w, "")
	}
	aliases := l.Aliases()
	for _, short := range slices.Sorted(maps.Keys(aliases)) {
		t.Add("简称", short, aliases[short])
	}
	return t
}

// decideWords records the same decision about each of words, and says so.
func decideWords(ctx context.Context, e *env, opts corpusOptions, kind string, words []string, value string) error {
	if err := recordWords(ctx, e, opts, kind, words, value); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.stdout, "已记录 %d 个词。\n", len(words))
	return err
}

// recordWords records the same decision about each of words, or none where one of
// them is blank.
func recordWords(ctx context.Context, e *env, opts corpusOptions, kind string, words []string, value string) (err error) {
	if len(words) == 0 {
		return nil
	}
	if slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" }) {
		return usagef("词不能是空白")
	}
	store, err := opts.open(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for _, w := range words {
		decision, err := analysis.Decide(kind, strings.TrimSpace(w), value)
		if err != nil {
			return err
		}
		if _, err := store.Decide(ctx, decision); err != nil {
			return err
		}
	}
	return nil
}
