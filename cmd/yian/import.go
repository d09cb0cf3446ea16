package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yian/corpus"
	"yian/index"
)

type importOptions struct {
	corpusOptions
	prune, watch bool
}

func newImportCommand(e *env) *cobra.Command {
	var opts importOptions
	cmd := &cobra.Command{
		Use:     "import [选项] 文件或文件夹…",
		Short:   "把文件收进语料库，使之可以检索",
		GroupID: "corpus",
		Long: `把文件收进语料库。文件夹连同其中的文件夹一起收，取 .txt、.md 文件；隐藏文件不取。
内容没有变的文件不再收；改过的文件换成新的。一个文件读不了，不影响其他文件。
中途按 Ctrl-C，已收的都在，再次运行即可接着收。
以前从文件夹收进来、现在已不在那里的文件只报告个数；加 --prune 才移出语料库。
--watch 收完后继续守着，有文件新增、改动就收进来，直到按 Ctrl-C。`,
		Example: `  $ yian import 议案/ 审议发言/
  $ yian import --corpus 语料库 办理方案.txt
  $ yian import --watch --prune 议案/`,
		Args: atLeast(1, "要导入的文件或文件夹"),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	cmd.Flags().BoolVar(&opts.prune, "prune", false, "把已不在文件夹中的文件移出语料库")
	cmd.Flags().BoolVar(&opts.watch, "watch", false, "收完后继续守着文件夹，有变化就收，直到 Ctrl-C")
	return cmd
}

// importing is an import, and counts what it does.
type importing struct {
	e     *env
	store *corpus.Store
	prune bool
	src   *stored
	index *index.Writer // nil while another process writes the index

	all, added, replaced, unchanged, failed int
	removed, gone                           int // sources that left their folder: taken out, still in
}

func runImport(ctx context.Context, e *env, opts importOptions, args []string) (err error) {
	store, err := opts.open(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	i := &importing{e: e, store: store, prune: opts.prune}
	if opts.watch { // before the first look, so that nothing is missed between
		w, err := newWatcher(i, args)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, w.close()) }()
		if err := i.run(ctx, args); err != nil && !mayPass(err) {
			return err
		}
		return w.run(ctx)
	}
	return i.run(ctx, args)
}

// begin begins to write the index, unless another process does so.
func (i *importing) begin(ctx context.Context) (err error) {
	if i.src, err = newStored(ctx, i.store); err != nil {
		return err
	}
	i.index, err = beginIndex(ctx, i.e, i.store, index.UpdateOptions{})
	if errors.Is(err, index.ErrLocked) {
		return nil
	}
	return err
}

// finish makes the index agree with the corpus. Where another process was
// writing it, its turn comes now.
func (i *importing) finish(ctx context.Context) error {
	w := i.index
	if i.index = nil; w != nil {
		return finishIndex(ctx, i.e, w, i.src)
	}
	err := updateIndexWith(ctx, i.e, i.store, index.UpdateOptions{Wait: time.Second})
	if errors.Is(err, index.ErrLocked) {
		fmt.Fprintln(i.e.stderr, "另一个yian正在更新索引；文件已收进语料库，等它结束后再检索时自动编入索引。")
		return nil
	}
	return err
}

// abandon ends the writing of the index where it stands.
func (i *importing) abandon() error {
	w := i.index
	if i.index = nil; w == nil {
		return nil
	}
	return w.Close()
}

// run imports all that args name.
func (i *importing) run(ctx context.Context, args []string) (err error) {
	files := i.collect(args)
	if err := i.begin(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, i.abandon()) }()
	if err := i.each(ctx, files); err != nil {
		return err
	}
	if err := i.missing(ctx, args); err != nil {
		return err
	}
	if err := i.finish(ctx); err != nil {
		return err
	}
	if i.all > i.failed || i.removed > 0 {
		if _, err := fmt.Fprintln(i.e.stdout, i.summary()); err != nil {
			return err
		}
	}
	if i.gone > 0 {
		fmt.Fprintf(i.e.stderr, "%d 个文件已不在文件夹中；加 --prune 移出语料库。\n", i.gone)
	}
	switch {
	case i.all+i.removed+i.gone == 0:
		return usagef("没有可导入的文件；文件夹里只取 .txt 和 .md 文件")
	case i.failed > 0:
		return &partlyError{i.failed, i.all}
	}
	return nil
}

// each imports files one after the other.
func (i *importing) each(ctx context.Context, files []file) error {
	var size int64
	for _, f := range files {
		size += f.size
	}
	bar := newBytesProgress(i.e, "导入", size)
	defer bar.clear()
	for _, f := range files {
		if _, err := i.change(ctx, f.path); err != nil {
			return err
		}
		bar.add(int(f.size))
	}
	return nil
}

// mayPass reports whether an import failed for what the folder holds, so that
// there is still something to wait for.
func mayPass(err error) bool {
	_, partly := errors.AsType[*partlyError](err)
	_, nothing := errors.AsType[*usageError](err)
	return partly || nothing
}

// file is a file to be imported.
type file struct {
	path string
	size int64 // bytes, for the progress
}

// collect lists the files that args name; what cannot be read is told at once.
func (i *importing) collect(args []string) []file {
	var files []file
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
			case path == arg || hasExtension(path, textExtensions()...):
				f := file{path: path}
				if info, err := entry.Info(); err == nil {
					f.size = info.Size()
				}
				files = append(files, f)
			case hasExtension(path, ".doc", ".docx", ".wps", ".pdf", ".ofd", ".xls", ".xlsx", ".html", ".htm"):
				i.fail(&corpus.InputError{Source: path, Problem: "这种格式还不能读", Advice: "请另存为纯文本（.txt）后再导入"})
			}
			return nil
		})
		if err != nil { // only what the function above returns, so none
			i.fail(unwalkable(arg, err))
		}
	}
	i.all = len(files) + i.failed
	return files
}

// textExtensions are those of the files that are taken from a folder.
func textExtensions() []string { return []string{".txt", ".text", ".md", ".markdown"} }

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

// change imports a file and says what that changed. It fails only where the
// import cannot go on.
func (i *importing) change(ctx context.Context, path string) (corpus.ChangeKind, error) {
	if err := ctx.Err(); err != nil {
		return corpus.Unchanged, err
	}
	data, err := corpus.ReadBytes(path)
	if err != nil {
		i.fail(err)
		return corpus.Unchanged, nil
	}
	d, err := corpus.Parse(path, data)
	if err != nil {
		i.fail(err)
		return corpus.Unchanged, nil
	}
	kind, err := i.put(ctx, d, data)
	if err != nil {
		return corpus.Unchanged, err
	}
	switch kind {
	case corpus.Added, corpus.Copied:
		i.added++
	case corpus.Replaced:
		i.replaced++
	case corpus.Unchanged:
		i.unchanged++
	}
	return kind, nil
}

// put keeps a document in the corpus and in the index. It is analysed once, for
// both, or not at all if both have it.
func (i *importing) put(ctx context.Context, d *document, data []byte) (corpus.ChangeKind, error) {
	kind := corpus.Unchanged
	if i.has(ctx, d) {
		change, err := i.store.Put(ctx, d, data, corpus.Meta{})
		if kind = change.Kind; err != nil || kind == corpus.Unchanged {
			return kind, err
		}
	}
	r, err := i.src.analyzer.analyze(ctx, d)
	if err != nil {
		return kind, err
	}
	change, err := i.store.Put(ctx, d, data, corpus.Meta{Title: r.Title, Kind: string(r.Kind), Date: r.Date, Meeting: r.Meeting})
	if kind == corpus.Unchanged {
		kind = change.Kind
	}
	if err != nil || i.index == nil {
		return kind, err
	}
	entry := corpus.Entry{Number: change.Number, Source: d.Source, SHA256: d.SHA256}
	if change.Kind != corpus.Added {
		entry, err = i.store.Find(ctx, d.SHA256)
		if err != nil || entry.Source != d.Source { // it is in the index under its first source
			return kind, err
		}
	}
	return kind, i.index.Add(ctx, i.src.entry(entry), d, r)
}

// has reports whether the index has the document under its source as it is
// analysed now.
func (i *importing) has(ctx context.Context, d *document) bool {
	if i.index == nil || !i.index.Knows(d.SHA256) {
		return false
	}
	entry, err := i.store.Find(ctx, d.SHA256)
	return err == nil && entry.Source == d.Source && i.index.Has(i.src.entry(entry))
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
	if i.removed > 0 {
		s += fmt.Sprintf("，移出 %d 个", i.removed)
	}
	if i.failed > 0 {
		s += fmt.Sprintf("，%d 个未能读取（见上）", i.failed)
	}
	return s + "。"
}
