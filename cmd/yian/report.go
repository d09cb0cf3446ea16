package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
)

func newReportCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "report 报告",
		Short:   "写出可以打印上报的报告：任务清单、会议摘要、主题词报告",
		GroupID: "document",
		Long: `写出可以打印上报的报告。不写文件时，用整个语料库；--meeting 只取一次会议的文件。
人记在语料库中的更正和判断都照办。`,
		Example: `  $ yian report tasks 方案.txt --by unit -o 分单位任务清单.xlsx
  $ yian report session --meeting 第二十一次会议 -o 会议摘要.docx`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("没有“%s”这种报告；可用 tasks、session、keywords", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newReportTasksCommand(e), newReportSessionCommand(e), newReportKeywordsCommand(e))
	for _, sub := range cmd.Commands() {
		sub.DisableFlagsInUseLine = true // Use says it in Chinese
	}
	return cmd
}

// reportOptions are those of all reports.
type reportOptions struct {
	corpusOptions
	output
	meeting string
}

func (o *reportOptions) addFlags(cmd *cobra.Command) {
	o.corpusOptions.addFlags(cmd)
	o.output.addFlags(cmd)
	cmd.Flags().StringVar(&o.meeting, "meeting", "", "只取`会议`名称中有这些字的文件")
}

// gather analyses the files, or those of the corpus, of the meeting.
func (o *reportOptions) gather(ctx context.Context, e *env, args []string, keywords bool) (*gathered, error) {
	g, err := gather(ctx, e, o.corpusOptions, args, gatherOptions{keywords: keywords, warnings: true, meeting: o.meeting})
	if err != nil {
		return nil, err
	}
	if len(g.results) == 0 && o.meeting != "" {
		return nil, usagef("没有会议名称中有“%s”的文件；yian list 列出各文件的会议", o.meeting)
	}
	return g, nil
}

// linksToTasks are the links that a task list names, those of remarks only where
// it has columns for them.
func (g *gathered) linksToTasks(remarks bool) []analysis.Linked {
	return linksToTasks(g.results, g.knowledge(), remarks)
}

// found is what was gathered, as reports need it: with links, spans in code
// points.
func (g *gathered) found(links []analysis.Linked) *report.Found {
	f := &report.Found{Results: g.inRunes(), Links: links}
	for i, r := range g.results {
		f.Notices = append(f.Notices, report.Notices(r, g.documents[i].Text)...)
	}
	return f
}

type reportTasksOptions struct {
	reportOptions
	by string
}

func newReportTasksCommand(e *env) *cobra.Command {
	opts := reportTasksOptions{reportOptions: reportOptions{output: output{more: []string{"docx", "html", "ics"}}}}
	cmd := &cobra.Command{
		Use:   "tasks [选项] [文件…]",
		Short: "任务清单：整份，或按责任单位、时限、议案分列",
		Long: `写出文件或整个语料库的任务清单。--by 把它分开：
  unit      每个责任单位一份，注明牵头还是配合；一项任务在它的每个单位下各列一次
  deadline  按截止日期排列，按月归并；.ics 文件可导入日历
  motion    每件议案一份
原文没有写明单位、时限或议案的任务单独列出，不归入别处。`,
		Example: `  $ yian report tasks 方案.txt --by unit -o 分单位任务清单.xlsx

  整个语料库的时限，导入日历：
  $ yian report tasks --by deadline -o 时限.ics`,
		RunE: func(cmd *cobra.Command, args []string) error { return runReportTasks(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	cmd.Flags().StringVar(&opts.by, "by", "", "分开的`依据`：unit（责任单位）、deadline（时限）、motion（议案）")
	completeFlag(cmd, "by", []string{"unit", "deadline", "motion"})
	return cmd
}

// reportTasksSchema names the shape of the JSON that `yian report tasks` prints.
const reportTasksSchema = "yian.tasks/1"

func runReportTasks(ctx context.Context, e *env, opts reportTasksOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	by := report.Grouping(opts.by)
	switch by {
	case report.Ungrouped, report.ByUnit, report.ByDeadline, report.ByMotion:
	default:
		return usagef("不能按“%s”分开；可用 unit、deadline、motion", opts.by)
	}
	g, err := opts.gather(ctx, e, args, false)
	if err != nil {
		return err
	}
	f := g.found(g.linksToTasks(!slices.Contains([]string{"json", "table", "docx", "html", "ics"}, opts.format)))
	err = opts.write(e, func(w io.Writer) error {
		switch opts.format {
		case "json":
			return writeJSON(w, struct {
				Schema string            `json:"schema"`
				By     report.Grouping   `json:"by,omitempty"`
				Groups []report.TaskPart `json:"groups"`
			}{reportTasksSchema, by, report.TaskParts(f, by)})
		case "table":
			return report.Tasks(w, f, by, opts.columns(e))
		case "xlsx":
			return report.TaskBook(w, f, by)
		case "docx":
			return report.TaskPaper(f, by).DOCX(w)
		case "html":
			return report.TaskPaper(f, by).HTML(w)
		case "ics":
			return report.TaskCalendar(f).ICS(w)
		}
		return opts.table(e, w, report.TaskListBy(f, by))
	})
	return errors.Join(err, g.failed)
}

func newReportSessionCommand(e *env) *cobra.Command {
	opts := reportOptions{output: output{only: []string{"html", "docx"}}}
	cmd := &cobra.Command{
		Use:   "session [选项] [文件…]",
		Short: "会议摘要：议案、任务、谁说了什么、主题词、缺口，两到四页",
		Long: `把一次会议写成两到四页的摘要：议案、任务与目标、各人发言的要点、主题词、缺口和来源。
语料库中有几次会议时，用 --meeting 写明会议名称中的字。`,
		Example: `  $ yian report session 议案办理.txt 方案.txt 纪要.txt -o 会议摘要.docx
  $ yian report session --meeting 第二十一次会议 -o 会议摘要.html`,
		RunE: func(cmd *cobra.Command, args []string) error { return runReportSession(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runReportSession(ctx context.Context, e *env, opts reportOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	g, err := opts.gather(ctx, e, args, true)
	if err != nil {
		return err
	}
	if all := g.meetings(); len(args) == 0 && opts.meeting == "" && len(all) > 1 {
		return usagef("语料库中有几次会议，请用 --meeting 写明一次：%s", strings.Join(all, "、"))
	}
	k := g.knowledge()
	links := slices.Concat(analysis.Link(g.results, k), analysis.LinkOutcomes(g.results, k))
	s := &report.Session{Found: *g.found(links), Gaps: analysis.Gaps(g.results, links, k)}
	err = opts.write(e, func(w io.Writer) error {
		if opts.format == "docx" {
			return report.Digest(s).DOCX(w)
		}
		return report.Digest(s).HTML(w)
	})
	return errors.Join(err, g.failed)
}

// meetings are the meetings of the documents, each once, in their order.
func (g *gathered) meetings() []string {
	var all []string
	seen := map[string]bool{}
	for _, r := range g.results {
		if r.Meeting != "" && !seen[r.Meeting] {
			seen[r.Meeting] = true
			all = append(all, r.Meeting)
		}
	}
	return all
}
