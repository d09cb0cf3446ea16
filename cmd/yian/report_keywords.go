package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/themes"
)

type reportKeywordsOptions struct {
	corpusOptions
	output
	compareOptions
}

func newReportKeywordsCommand(e *env) *cobra.Command {
	opts := reportKeywordsOptions{output: output{more: []string{"docx", "html"}}}
	cmd := &cobra.Command{
		Use:   "keywords [选项] [文件…]",
		Short: "主题词报告：频次、关键度、增减、谁说的、例句和统计方法",
		Long: `写出文件或整个语料库的主题词报告：每个词的频次、关键度（对数似然比）和方向、比上期增减、
是否新词、首次出现、在议案、任务、发言中的频次、主要单位和发言人、共现词、三个例句及其位置。
工作簿另有关键度的来历、增减、分组、新词候选、共现、趋势和统计方法；
.html 带共现网络、趋势和词云，一个文件，不用网络；.docx 可直接打印。
每个频次都可用 yian search 查到原处，怎样计的写在“统计方法”里。`,
		Example: `  $ yian report keywords -o 主题词报告.xlsx

  今年与去年比，并看各人说什么：
  $ yian report keywords --period 2025 --previous 2024 --by 发言人 -o 主题词报告.html

  一次会议与其余会议比：
  $ yian report keywords --meeting 第二十一次 --against '-会议:第二十一次' -o 主题词报告.docx`,
		RunE: func(cmd *cobra.Command, args []string) error { return runReportKeywords(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	opts.compareOptions.addFlags(cmd, 100, 2)
	opts.addBy(cmd)
	return cmd
}

// reportKeywordsSchema names the shape of the JSON that `yian report keywords`
// prints.
const reportKeywordsSchema = "yian.keywords-report/1"

func runReportKeywords(ctx context.Context, e *env, opts reportKeywordsOptions, args []string) (err error) {
	if err := opts.output.check(); err != nil {
		return err
	}
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
		switch opts.format {
		case "json":
			return writeJSON(w, newKeywordsJSON(r))
		case "table":
			return opts.printKeywords(e, w, r)
		case "xlsx":
			return report.KeywordBook(w, r)
		case "docx":
			return report.KeywordPaper(r, false).DOCX(w)
		case "html":
			return report.KeywordPaper(r, true).HTML(w)
		}
		return opts.table(e, w, report.KeywordReport(r))
	})
	return errors.Join(err, failed)
}

// printKeywords prints the report as it fits a terminal.
func (o *reportKeywordsOptions) printKeywords(e *env, w io.Writer, r *themes.Report) error {
	if _, err := fmt.Fprintf(w, "%s\n\n", report.KeywordHead(r)); err != nil {
		return err
	}
	if err := report.KeywordSummary(r).Terminal(w, o.columns(e)); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "\n全部栏目、例句和统计方法： yian report keywords -o 主题词报告.xlsx")
	return err
}

// keywordsJSON is a keyword report as JSON.
type keywordsJSON struct {
	Schema    string            `json:"schema"`
	Version   string            `json:"version"`
	Target    textJSON          `json:"target"`
	Previous  *textJSON         `json:"previous,omitempty"`
	Reference textJSON          `json:"reference"`
	Least     int               `json:"least"`
	Examined  int               `json:"examined"`
	Counted   int               `json:"counted"`
	Keywords  []*themes.Row     `json:"keywords"`
	Periods   []themes.Period   `json:"periods"`
	By        string            `json:"by,omitempty"`
	Groups    []themes.Group    `json:"groups,omitempty"`
	Method    map[string]string `json:"method"`
}

// textJSON is a part of the texts.
type textJSON struct {
	Name string `json:"name,omitempty"`
	themes.Text
}

func newKeywordsJSON(r *themes.Report) *keywordsJSON {
	j := &keywordsJSON{
		Schema: reportKeywordsSchema, Version: analysis.Version, Target: textJSON{r.Scope, r.Texts[themes.Target]},
		Reference: textJSON{r.Reference, r.Texts[themes.Against]}, Least: r.Least, Examined: r.Examined, Counted: r.Counted,
		Keywords: r.Rows, Periods: r.Periods, By: string(r.By), Groups: r.Groups, Method: map[string]string{},
	}
	if r.Compares() {
		j.Previous = &textJSON{r.Before, r.Texts[themes.Previous]}
	}
	for _, m := range report.Method(r) {
		j.Method[m.Lead] = m.Text
	}
	return j
}
