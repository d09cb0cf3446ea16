package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/corpus"
)

// gapsSchema names the shape of the JSON that `yian gaps` prints.
const gapsSchema = "yian.gaps/1"

type gapsOptions struct {
	corpusOptions
	output
}

func newGapsCommand(e *env) *cobra.Command {
	opts := gapsOptions{output: output{more: []string{"html"}}}
	cmd := &cobra.Command{
		Use:     "gaps [选项] [文件…]",
		Short:   "列出缺口：没有任务的要求、没有回应的发言、没人提过的任务",
		GroupID: "document",
		Long: `按议案列出缺口：没有任务回应的解决方案、要求和问题，只覆盖了一半的解决方案，
没有人要求过的任务，没有任务回应的发言要点，没有发言提到的任务。
有办理情况报告时，还列出报告没有说到的任务，并在任务旁照录报告的说法。
以 yian link 的对应为准，人否定的不算，人补上的算。不写文件时，看整个语料库。
网页（.html）、工作簿（.xlsx）和 Markdown 还有对照表：每项要求、每个要点一行，每项任务一列，
格子里标出谁回应了谁；每个标记都能追到理由和原文位置。`,
		Example: `  $ yian gaps 议案办理.txt
  $ yian gaps 议案.txt 方案.txt 纪要.txt -o 对照表.html
  $ yian gaps 议案.txt 方案.txt 纪要.txt -o 缺口.csv`,
		RunE: func(cmd *cobra.Command, args []string) error { return runGaps(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	return cmd
}

func runGaps(ctx context.Context, e *env, opts gapsOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	g, err := gather(ctx, e, opts.corpusOptions, args, gatherOptions{})
	if err != nil {
		return err
	}
	k := g.knowledge()
	gaps := g.gapsInRunes(analysis.Gaps(g.results, slices.Concat(analysis.Link(g.results, k), analysis.LinkOutcomes(g.results, k)), k))
	shown := &report.GapReport{Gaps: gaps, Results: g.inRunes(), Lines: report.Lines{}}
	for _, d := range g.documents {
		shown.Lines.Add(d.Source, d.Text)
	}
	err = opts.write(e, func(w io.Writer) error {
		switch opts.format {
		case "json":
			return writeJSON(w, struct {
				Schema string                `json:"schema"`
				Gaps   []analysis.MotionGaps `json:"gaps"`
			}{gapsSchema, gaps})
		case "table":
			return shown.Terminal(w, opts.columns(e))
		case "html":
			return shown.HTML(w)
		case "xlsx":
			return shown.Book(w)
		case "md":
			return shown.Markdown(w)
		}
		return opts.table(e, w, shown.List())
	})
	return errors.Join(err, g.failed)
}

// gapsInRunes are gaps as they are written: each span in code points of the
// document that its text stands in.
func (g *gathered) gapsInRunes(gaps []analysis.MotionGaps) []analysis.MotionGaps {
	offsets := map[string]*corpus.RuneOffsets{}
	for _, d := range g.documents {
		offsets[d.Source] = corpus.NewRuneOffsets(d.Text)
	}
	out := []analysis.MotionGaps{}
	for _, m := range gaps {
		out = append(out, m.InRunes(offsets))
	}
	return out
}
