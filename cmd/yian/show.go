package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
)

func newShowCommand(e *env) *cobra.Command {
	var opts struct {
		corpusOptions
		output
	}
	cmd := &cobra.Command{
		Use:     "show [选项] 文件",
		Short:   "显示语料库中一个文件里找到的内容",
		GroupID: "corpus",
		Long: `显示语料库中的一个文件：议案、任务、发言和主题词；加 --text 则打印原文。
文件可以用导入时的路径、路径的末尾部分（办理方案.txt）、yian list 列出的序号或
哈希的前 6 位以上来指明。`,
		Example: "  $ yian show 办理方案.txt\n  $ yian show 12 --format json",
		Args:    exactly(1, "文件"),
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	text := cmd.Flags().Bool("text", false, "打印原文")
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if err := opts.check(); err != nil {
			return err
		}
		store, err := opts.openExisting(cmd.Context(), e)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		d, err := store.Get(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		if *text {
			return opts.write(e, func(w io.Writer) error {
				_, err := io.WriteString(w, d.Text)
				return err
			})
		}
		decisions, err := decisions(cmd.Context(), store)
		if err != nil {
			return err
		}
		a := newAnalyzer(decisions)
		r, err := a.analyze(cmd.Context(), d)
		if err != nil {
			return err
		}
		found := &report.Found{Results: []*analysis.Result{analysis.InRunes(r, d.Text)}, Notices: warn(e, d, r)}
		show := extractOptions{output: opts.output}
		if show.listsTasks() {
			found.Links = a.linksToTasks([]*analysis.Result{r}, true)
		}
		return show.write(e, func(w io.Writer) error { return show.print(e, w, found) })
	}
	return cmd
}
