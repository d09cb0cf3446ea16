package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/table"
)

// keywordsSchema names the shape of the JSON that `yian keywords` prints.
const keywordsSchema = "yian.keywords/1"

type keywordsOptions struct {
	corpusOptions
	output
	limit int
}

func newKeywordsCommand(e *env) *cobra.Command {
	var opts keywordsOptions
	cmd := &cobra.Command{
		Use:     "keywords [选项] [文件…]",
		Short:   "列出主题词：短语，不是碎片",
		GroupID: "document",
		Long: `列出文件的主题词及其次数。不写文件时，列出整个语料库的主题词：
每个文件的主题词合在一起，按出现的文件数和得分排列。`,
		Example: `  $ yian keywords 办理方案.txt

  整个语料库的前 50 个，写成电子表格可读的文件：
  $ yian keywords --limit 50 -o 主题词.csv`,
		RunE: func(cmd *cobra.Command, args []string) error { return runKeywords(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	cmd.Flags().IntVar(&opts.limit, "limit", 20, "最多列几`个`；0 为全部")
	return cmd
}

// theme is a keyword of one document or of several.
type theme struct {
	Term      string   `json:"term"`
	Score     float64  `json:"score"` // of several documents: the sum
	Count     int      `json:"count"`
	Documents int      `json:"documents"`
	Sources   []string `json:"sources"` // in which it is a keyword
}

func runKeywords(ctx context.Context, e *env, opts keywordsOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	if opts.limit < 0 {
		return usagef("选项 --limit 不能是负数；0 为全部")
	}
	var failed error
	gathered := &themes{byTerm: map[string]*theme{}}
	if len(args) > 0 {
		a := newAnalyzer(nil)
		failed = eachDocument(ctx, e, args, func(d *document) error {
			gathered.add(a.analyze(d))
			return nil
		})
		if partly, ok := errors.AsType[*partlyError](failed); failed != nil && (!ok || partly.failed == partly.all) {
			return failed
		}
	} else if err := eachStored(ctx, e, opts.corpusOptions, func(_ *document, r *analysis.Result) error {
		gathered.add(r)
		return nil
	}); err != nil {
		return err
	}
	all := gathered.sorted()
	if opts.limit > 0 {
		all = all[:min(opts.limit, len(all))]
	}
	err := opts.write(e, func(w io.Writer) error {
		if opts.format == "json" {
			return writeJSON(w, struct {
				Schema   string   `json:"schema"`
				Keywords []*theme `json:"keywords"`
			}{keywordsSchema, all})
		}
		return opts.table(e, w, themeTable(all))
	})
	return errors.Join(err, failed)
}

// themes gathers the keywords of documents.
type themes struct{ byTerm map[string]*theme }

func (t *themes) add(r *analysis.Result) {
	for _, k := range r.Keywords {
		x := t.byTerm[k.Term]
		if x == nil {
			x = &theme{Term: k.Term}
			t.byTerm[k.Term] = x
		}
		x.Score += k.Score
		x.Count += k.Count
		x.Documents++
		x.Sources = append(x.Sources, r.Source)
	}
}

// sorted are the keywords, best first.
func (t *themes) sorted() []*theme {
	all := make([]*theme, 0, len(t.byTerm))
	for _, x := range t.byTerm {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b *theme) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Term, b.Term))
	})
	return all
}

func themeTable(all []*theme) *table.Table {
	t := &table.Table{Header: []string{"序号", "主题词", "次数", "文件数", "得分"}}
	for i, x := range all {
		t.Add(strconv.Itoa(i+1), x.Term, strconv.Itoa(x.Count), strconv.Itoa(x.Documents), strconv.FormatFloat(x.Score, 'f', 2, 64))
	}
	return t
}
