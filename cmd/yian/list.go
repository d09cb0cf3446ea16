package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
)

// listSchema names the shape of the JSON that `yian list` prints.
const listSchema = "yian.list/1"

type listOptions struct {
	corpusOptions
	output
}

func newListCommand(e *env) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use:     "list [选项]",
		Short:   "列出语料库中的文件",
		GroupID: "corpus",
		Long:    "列出语料库中的文件：标题、种类、日期、会议、字数和哈希。",
		Example: "  $ yian list\n  $ yian list --format csv -o 目录.csv",
		Args:    atMost(0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runList(cmd.Context(), e, opts) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	return cmd
}

// listed is a document as `yian list --format json` prints it.
type listed struct {
	Number     int64    `json:"number"`
	Source     string   `json:"source"`
	Copies     []string `json:"copies,omitempty"`
	Title      string   `json:"title,omitempty"`
	Kind       string   `json:"kind"`
	Date       string   `json:"date,omitempty"`
	Meeting    string   `json:"meeting,omitempty"`
	Encoding   string   `json:"encoding"`
	Format     string   `json:"format"`
	Characters int64    `json:"characters"`
	SHA256     string   `json:"sha256"`
}

func runList(ctx context.Context, e *env, opts listOptions) (err error) {
	if err := opts.check(); err != nil {
		return err
	}
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all := []listed{}
	for d, err := range store.List(ctx) {
		if err != nil {
			return err
		}
		all = append(all, listed{d.Number, d.Source, d.Copies, d.Title, d.Kind, d.Date, d.Meeting, d.Encoding, d.Format, d.Characters, d.SHA256})
	}
	return opts.write(e, func(w io.Writer) error {
		if opts.format == "json" {
			return writeJSON(w, struct {
				Schema    string   `json:"schema"`
				Documents []listed `json:"documents"`
			}{listSchema, all})
		}
		if err := opts.table(e, w, listTable(all)); err != nil || opts.format != "table" {
			return err
		}
		_, err := fmt.Fprintf(w, "共 %d 个文件。\n", len(all))
		return err
	})
}

func listTable(all []listed) *table.Table {
	t := &table.Table{Header: []string{"序号", "文件", "标题", "种类", "日期", "会议", "字数", "哈希"}}
	for _, d := range all {
		t.Add(strconv.FormatInt(d.Number, 10), d.Source, d.Title, report.KindName(analysis.Kind(d.Kind)), d.Date, d.Meeting, strconv.FormatInt(d.Characters, 10), d.SHA256[:12])
	}
	return t
}
