package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
)

// fallbackWidth is how many columns a table takes where stdout is no terminal.
const fallbackWidth = 120

// output is where a command's result goes, and in which form.
type output struct {
	format string   // table, json, csv, md, xlsx, or one of more
	file   string   // empty: stdout
	more   []string // formats that the command has besides
	only   []string // the only formats that the command has, the first where none is asked for; nil: all
}

// formats of results, by the ending of the file that they are written to.
func formatOf(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".json":
		return "json"
	case ".jsonl":
		return "jsonl"
	case ".csv":
		return "csv"
	case ".md", ".markdown":
		return "md"
	case ".xlsx", ".docx", ".html", ".ics":
		return strings.ToLower(filepath.Ext(file))[1:]
	case ".htm":
		return "html"
	case ".txt":
		return "table"
	}
	return ""
}

// addFlags gives cmd the flags --format and -o.
func (o *output) addFlags(cmd *cobra.Command) {
	all := o.formats()
	cmd.Flags().StringVar(&o.format, "format", "", "输出`格式`："+all[0]+"（默认）、"+strings.Join(all[1:], "、"))
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "写到`文件`，格式由扩展名定："+strings.Join(o.endings(), " "))
	completeFlag(cmd, "format", o.formats())
}

func (o *output) formats() []string {
	if o.only != nil {
		return o.only
	}
	return append([]string{"table", "json", "csv", "md", "xlsx"}, o.more...)
}

// endings are the endings of files that the command writes.
func (o *output) endings() []string {
	var all []string
	for _, format := range o.formats() {
		if format == "table" {
			format = "txt"
		}
		all = append(all, "."+format)
	}
	return all
}

// completeFlag offers values when the shell completes the flag.
func completeFlag(cmd *cobra.Command, flag string, values []string) {
	// The only error is a flag that cmd does not have, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// check settles the format.
func (o *output) check() error {
	if o.format == "" {
		o.format = o.formats()[0]
		if o.file != "" {
			if o.format = formatOf(o.file); o.format == "" {
				return usagef("看不出“%s”应写成什么格式；请用扩展名 %s，或加 --format", o.file, strings.Join(o.endings(), "、"))
			}
		}
	}
	if !slices.Contains(o.formats(), o.format) {
		return usagef("没有“%s”这种格式；可用 %s", o.format, strings.Join(o.formats(), "、"))
	}
	return nil
}

// write calls do with a writer for the result. A file appears whole or not at
// all: it is written beside its place and then renamed.
func (o *output) write(e *env, do func(io.Writer) error) error {
	if o.file == "" {
		if e.width > 0 && slices.Contains([]string{"xlsx", "docx", "html"}, o.format) {
			return usagef("%s 不能显示在终端上；请用 -o 写明文件", o.format)
		}
		w := bufio.NewWriter(e.untilDone(e.stdout))
		return flushed(w, do(w))
	}
	if err := writeFile(e, o.file, do); err != nil {
		return fileError(o.file, err)
	}
	return nil
}

// flushed is err, or what goes wrong when w is flushed; w repeats an error that
// err already tells.
func flushed(w *bufio.Writer, err error) error {
	if err != nil {
		return err
	}
	return w.Flush()
}

func writeFile(e *env, file string, do func(io.Writer) error) (err error) {
	if err := replaceable(file); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriter(e.untilDone(f))
	if err := flushed(w, do(w)); err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

// table writes t in the output's format, which is not json.
func (o *output) table(e *env, w io.Writer, t *table.Table) error {
	switch o.format {
	case "csv":
		return t.CSV(w)
	case "md":
		return t.Markdown(w)
	case "xlsx":
		return report.Book(w, o.sheetName(), t)
	}
	return t.Terminal(w, o.columns(e))
}

// rows writes rows as they come, as csv or md, and the others as table does.
func (o *output) rows(e *env, w io.Writer, header []string, rows iter.Seq2[[]string, error]) error {
	switch o.format {
	case "csv":
		return table.WriteCSV(w, header, rows)
	case "md":
		return table.WriteMarkdown(w, header, rows)
	}
	t := &table.Table{Header: header}
	for row, err := range rows {
		if err != nil {
			return err
		}
		t.Add(row...)
	}
	return o.table(e, w, t)
}

// sheetName is the name of the only sheet of a workbook: that of its file.
func (o *output) sheetName() string {
	if o.file == "" {
		return "表"
	}
	return strings.TrimSuffix(filepath.Base(o.file), filepath.Ext(o.file))
}

// columns is the width of terminal tables.
func (o *output) columns(e *env) int {
	if o.file == "" && e.width > 0 {
		return max(e.width, 60)
	}
	return fallbackWidth
}

// writeJSON writes v, indented, with Chinese characters as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}
