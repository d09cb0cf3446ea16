package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/corpus"
)

func newImportCommand(e *env) *cobra.Command {
	var opts corpusOptions
	cmd := &cobra.Command{
		Use:     "import [选项] 文件或文件夹…",
		Short:   "把文件收进语料库，使之可以检索",
		GroupID: "corpus",
		Long: `把文件收进语料库。文件夹连同其中的文件夹一起收，取 .txt、.md 文件；隐藏文件不取。
内容没有变的文件不再收；改过的文件换成新的。一个文件读不了，不影响其他文件。
中途按 Ctrl-C，已收的都在，再次运行即可接着收。`,
		Example: `  $ yian import 议案/ 审议发言/
  $ yian import --corpus 语料库 办理方案.txt`,
		Args: atLeast(1, "要导入的文件或文件夹"),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

// importing counts what an import does.
type importing struct {
	e                                       *env
	store                                   *corpus.Store
	all, added, replaced, unchanged, failed int
}

func runImport(ctx context.Context, e *env, opts corpusOptions, args []string) (err error) {
	store, err := opts.open(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	i := &importing{e: e, store: store}
	paths := i.collect(args)
	bar := newProgress(e, "导入", len(paths))
	defer bar.clear()
	for _, path := range paths {
		if err := i.one(ctx, path); err != nil {
			return err
		}
		bar.add(1)
	}
	bar.clear()
	if err := updateIndex(ctx, e, store); err != nil {
		return err
	}
	if i.all > i.failed {
		if _, err := fmt.Fprintln(e.stdout, i.summary()); err != nil {
			return err
		}
	}
	switch {
	case i.all == 0:
		return usagef("没有可导入的文件；文件夹里只取 .txt 和 .md 文件")
	case i.failed > 0:
		return &partlyError{i.failed, i.all}
	}
	return nil
}

// collect lists the files that args name; what cannot be read is told at once.
func (i *importing) collect(args []string) []string {
	var paths []string
	for _, arg := range args {
		err := filepath.WalkDir(arg, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				i.fail(unwalkable(path, err))
				return nil
			}
			switch hidden := path != arg && strings.HasPrefix(entry.Name(), "."); {
			case entry.IsDir() && hidden:
				return fs.SkipDir
			case entry.IsDir() || hidden:
			case path == arg || hasExtension(path, ".txt", ".text", ".md", ".markdown"):
				paths = append(paths, path)
			case hasExtension(path, ".doc", ".docx", ".wps", ".pdf", ".ofd", ".xls", ".xlsx", ".html", ".htm"):
				i.fail(&corpus.InputError{Source: path, Problem: "这种格式还不能读", Advice: "请另存为纯文本（.txt）后再导入"})
			}
			return nil
		})
		if err != nil { // only what the function above returns, so none
			i.fail(unwalkable(arg, err))
		}
	}
	i.all = len(paths) + i.failed
	return paths
}

func hasExtension(path string, extensions ...string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// unwalkable says in Chinese why path cannot be looked into.
func unwalkable(path string, err error) error {
	if _, said := corpus.ReadBytes(path); said != nil {
		return said
	}
	return err
}

func (i *importing) fail(err error) {
	i.failed++
	fmt.Fprintf(i.e.stderr, "%v\n", err)
}

// one imports a file. It fails only where the import cannot go on.
func (i *importing) one(ctx context.Context, path string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := corpus.ReadBytes(path)
	if err != nil {
		i.fail(err)
		return nil
	}
	d, err := corpus.Parse(path, data)
	if err != nil {
		i.fail(err)
		return nil
	}
	r := analysis.Analyze(d, analysis.Knowledge{})
	change, err := i.store.Put(ctx, d, data, corpus.Meta{Title: r.Title, Kind: string(r.Kind), Date: r.Date, Meeting: r.Meeting})
	if err != nil {
		return err
	}
	switch change.Kind {
	case corpus.Added, corpus.Copied:
		i.added++
	case corpus.Replaced:
		i.replaced++
	case corpus.Unchanged:
		i.unchanged++
	}
	return nil
}

// summary says what was done: 已导入 36 个，1 个未变.
func (i *importing) summary() string {
	s := fmt.Sprintf("已导入 %d 个文件", i.added)
	if i.replaced > 0 {
		s += fmt.Sprintf("，更新 %d 个", i.replaced)
	}
	if i.unchanged > 0 {
		s += fmt.Sprintf("，%d 个未变", i.unchanged)
	}
	if i.failed > 0 {
		s += fmt.Sprintf("，%d 个未能读取（见上）", i.failed)
	}
	return s + "。"
}
