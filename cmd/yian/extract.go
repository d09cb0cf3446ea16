package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
)

type extractOptions struct {
	output
	part string
}

func newExtractCommand(e *env) *cobra.Command {
	opts := extractOptions{output: output{more: []string{"docx", "html"}}}
	cmd := &cobra.Command{
		Use:     "extract [选项] 文件…",
		Short:   "找出文件中的议案、任务、目标、发言和主题词",
		GroupID: "document",
		Long: `读一个或几个文件（纯文本或 Markdown，编码自动识别），找出其中的议案、任务、
责任单位、完成时限、目标、发言和主题词。每一项都指回原文；原文没有的，结果里也没有。
不需要语料库；文件写作 - 时读标准输入。读不准的地方在 stderr 上提醒，并写进结果。`,
		Example: `  在终端看任务表：
  $ yian extract 办理方案.txt

  写成可以打印上报的任务分解表：
  $ yian extract 办理方案.txt -o 任务分解表.xlsx

  列出发言的每个要点：
  $ yian extract 审议发言.txt --part remarks --format md`,
		Args: atLeast(1, "文件"),
		RunE: func(cmd *cobra.Command, args []string) error { return runExtract(cmd, e, opts, args) },
	}
	opts.addFlags(cmd)
	cmd.Flags().StringVar(&opts.part, "part", "", "只要一`部分`：tasks、motions、remarks、targets、keywords（csv、md、xlsx 默认 tasks）")
	completeFlag(cmd, "part", sortedParts())
	return cmd
}

// parts are the tables that can be asked for, by name.
func parts() map[string]func([]*analysis.Result) *table.Table {
	tasks := func(results []*analysis.Result) *table.Table { return report.TaskList(results, nil) }
	return map[string]func([]*analysis.Result) *table.Table{
		"tasks": tasks, "motions": report.MotionList, "remarks": report.PointList,
		"targets": report.TargetList, "keywords": report.KeywordList,
	}
}

func runExtract(cmd *cobra.Command, e *env, opts extractOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	if _, ok := parts()[opts.part]; opts.part != "" && !ok {
		return usagef("没有“%s”这一部分；可用 %s", opts.part, strings.Join(sortedParts(), "、"))
	}
	if slices.Contains(opts.more, opts.format) && !opts.listsTasks() {
		return usagef("%s 格式只有任务分解表；其他部分可用 csv、md 或 xlsx", opts.format)
	}
	found := &report.Found{Results: []*analysis.Result{}}
	var texts []string
	a := newAnalyzer(nil)
	reader := *a
	if !opts.listsKeywords() {
		reader.knowledge.Words = nil
	}
	failed := eachDocument(cmd.Context(), e, args, func(d *document) error {
		r, err := reader.analyze(cmd.Context(), d)
		if err != nil {
			return err
		}
		found.Notices = append(found.Notices, warn(e, d, r)...)
		found.Results, texts = append(found.Results, r), append(texts, d.Text)
		return nil
	})
	if failed != nil && len(found.Results) == 0 {
		return failed
	}
	if opts.listsTasks() {
		found.Links = a.linksToTasks(found.Results, opts.namesRemarks())
	}
	for i, r := range found.Results {
		r.ToRunes(texts[i])
	}
	if err := opts.write(e, func(w io.Writer) error { return opts.print(e, w, found) }); err != nil {
		return err
	}
	return failed
}

// listsTasks reports whether the output is the task list.
func (o *extractOptions) listsTasks() bool {
	return o.part == "" && o.format != "json" && o.format != "table" || o.part == "tasks"
}

// listsKeywords reports whether the output has keywords, which take longer than all
// else.
func (o *extractOptions) listsKeywords() bool {
	return o.part == "keywords" || o.part == "" && !o.listsTasks() || o.format == "json"
}

// namesRemarks reports whether the output has the columns for which links must
// be found: the task list but for its printed forms, where they have no room.
func (o *extractOptions) namesRemarks() bool {
	return o.listsTasks() && !slices.Contains([]string{"json", "docx", "html"}, o.format)
}

func (o *extractOptions) print(e *env, w io.Writer, found *report.Found) error {
	switch {
	case o.format == "json":
		return writeResults(w, found.Results)
	case o.listsTasks():
		return o.taskList(e, w, found)
	case o.part != "":
		return o.table(e, w, parts()[o.part](found.Results))
	}
	for i, r := range found.Results {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := report.Document(w, r, o.columns(e), len(found.Results) > 1); err != nil {
			return err
		}
	}
	return nil
}

// taskList writes the task list, as an office prints it where the format can
// be printed.
func (o *output) taskList(e *env, w io.Writer, found *report.Found) error {
	switch o.format {
	case "xlsx":
		return report.TaskBook(w, found, report.Ungrouped)
	case "docx":
		return report.TaskPaper(found, report.Ungrouped).DOCX(w)
	case "html":
		return report.TaskPaper(found, report.Ungrouped).HTML(w)
	}
	header, rows := report.TaskRows(found.Results, found.Links)
	return o.rows(e, w, header, rows)
}

// warn names on stderr the places of d where the program is unsure, and returns
// them. The spans of r count bytes.
func warn(e *env, d *document, r *analysis.Result) []report.Notice {
	notices := report.Notices(r, d.Text)
	for _, n := range notices {
		fmt.Fprintln(e.stderr, n)
	}
	return notices
}

// sortedParts are the names of parts.
func sortedParts() []string {
	var names []string
	for name := range parts() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
