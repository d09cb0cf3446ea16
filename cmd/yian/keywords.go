package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
)

// keywordsSchema names the shape of the JSON that `yian keywords` prints.
const keywordsSchema = "yian.keywords/1"

type keywordsOptions struct {
	corpusOptions
	output
	compareOptions
}

func newKeywordsCommand(e *env) *cobra.Command {
	var opts keywordsOptions
	cmd := &cobra.Command{
		Use:     "keywords [选项] [文件…]",
		Short:   "列出主题词：短语，不是碎片",
		GroupID: "document",
		Long: `列出文件的主题词及其次数、类型和别名。不写文件时，列出整个语料库的主题词：
每个文件的主题词合在一起，按得分之和排列。
--against、--period、--filter、--meeting 则逐处计数并作比较，给出关键度（对数似然比）、方向和增减，
并列出机构、地名、人名；例句、共现、统计方法见 yian report keywords。`,
		Example: `  $ yian keywords 办理方案.txt

  整个语料库的前 50 个，写成电子表格可读的文件：
  $ yian keywords --limit 50 -o 主题词.csv

  一次会议与其余会议比，什么说得多：
  $ yian keywords --meeting 第二十一次 --against '-会议:第二十一次'`,
		RunE: func(cmd *cobra.Command, args []string) error { return runKeywords(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	opts.compareOptions.addFlags(cmd, 20, 1)
	return cmd
}

// theme is a keyword of one document or of several.
type theme struct {
	Term      string            `json:"term"`
	Type      analysis.TermType `json:"type"`
	Aliases   []string          `json:"aliases,omitempty"`
	Score     float64           `json:"score"` // of several documents: the sum
	Count     int               `json:"count"`
	Documents int               `json:"documents"`
	Sources   []string          `json:"sources"` // in which it is a keyword
}

func runKeywords(ctx context.Context, e *env, opts keywordsOptions, args []string) error {
	if err := errors.Join(opts.output.check(), opts.compareOptions.check()); err != nil {
		return err
	}
	if opts.compares() {
		return runKeywordComparison(ctx, e, opts, args)
	}
	var failed error
	gathered := &themeList{byTerm: map[string]*theme{}}
	if len(args) > 0 {
		a := newAnalyzer(nil)
		failed = eachDocument(ctx, e, args, func(d *document) error {
			r, err := a.analyze(ctx, d)
			if err != nil {
				return err
			}
			gathered.add(r)
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
	all := slices.DeleteFunc(gathered.sorted(), func(x *theme) bool {
		return x.Count < opts.least || len(opts.types) > 0 && !slices.Contains(opts.types, string(x.Type))
	})
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

// themeList gathers the keywords of documents.
type themeList struct{ byTerm map[string]*theme }

func (t *themeList) add(r *analysis.Result) {
	for _, k := range r.Keywords {
		x := t.byTerm[k.Term]
		if x == nil {
			x = &theme{Term: k.Term, Type: k.Type}
			t.byTerm[k.Term] = x
		}
		x.Score += k.Score
		x.Count += k.Count
		x.Documents++
		x.Sources = append(x.Sources, r.Source)
		for _, short := range k.Aliases {
			if !slices.Contains(x.Aliases, short) {
				x.Aliases = append(x.Aliases, short)
			}
		}
	}
}

// sorted are the keywords, best first.
func (t *themeList) sorted() []*theme {
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
	t := &table.Table{Header: []string{"序号", "主题词", "类型", "次数", "文件数", "得分", "别名"}, Main: "主题词"}
	for i, x := range all {
		t.Add(strconv.Itoa(i+1), x.Term, string(x.Type), strconv.Itoa(x.Count), strconv.Itoa(x.Documents), strconv.FormatFloat(x.Score, 'f', 2, 64), strings.Join(x.Aliases, "、"))
	}
	return t
}

// runKeywordComparison lists keywords compared with other documents.
func runKeywordComparison(ctx context.Context, e *env, opts keywordsOptions, args []string) (err error) {
	c, err := opts.newComparison(ctx, e, opts.corpusOptions, args)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	r, failed, err := c.run(ctx, e)
	if err != nil {
		return err
	}
	err = opts.write(e, func(w io.Writer) error {
		if opts.format == "json" {
			return writeJSON(w, newKeywordsJSON(r))
		}
		return opts.table(e, w, report.KeywordSummary(r))
	})
	return errors.Join(err, failed)
}
