package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/corpus"
)

// corpusOptions say where the corpus lies.
type corpusOptions struct{ dir string }

// addFlags gives cmd the flag --corpus.
func (o *corpusOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.dir, "corpus", "", "语料库所在的`文件夹`（默认为环境变量 YIAN_CORPUS，再次为用户的数据文件夹）")
	_ = cmd.MarkFlagDirname("corpus")
}

// folder is the folder of the corpus.
func (o *corpusOptions) folder(e *env) (string, error) {
	if o.dir != "" {
		return o.dir, nil
	}
	if dir := e.getenv("YIAN_CORPUS"); dir != "" {
		return dir, nil
	}
	return dataFolder(e)
}

// dataFolder is where programs keep a user's data on this system.
func dataFolder(e *env) (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := e.getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "yian"), nil
		}
	case "darwin":
	default:
		if dir := e.getenv("XDG_DATA_HOME"); dir != "" {
			return filepath.Join(dir, "yian"), nil
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", usagef("不知道语料库在哪里；请用 --corpus 写明文件夹")
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "yian"), nil
	}
	return filepath.Join(home, ".local", "share", "yian"), nil
}

// open opens the corpus for reading and writing and makes it where there is
// none.
func (o *corpusOptions) open(ctx context.Context, e *env) (*corpus.Store, error) {
	dir, err := o.folder(e)
	if err != nil {
		return nil, err
	}
	return corpus.OpenStore(ctx, dir)
}

// openExisting opens a corpus that is there, for reading only.
func (o *corpusOptions) openExisting(ctx context.Context, e *env) (*corpus.Store, error) {
	dir, err := o.folder(e)
	if err != nil {
		return nil, err
	}
	return corpus.OpenStoreReadOnly(ctx, dir)
}

// openWriting opens a corpus that is there, for reading and writing.
func (o *corpusOptions) openWriting(ctx context.Context, e *env) (*corpus.Store, error) {
	there, err := o.openExisting(ctx, e)
	if err != nil {
		return nil, err
	}
	if err := there.Close(); err != nil {
		return nil, err
	}
	return o.open(ctx, e)
}

// decisions are all that people have recorded in store.
func decisions(ctx context.Context, store *corpus.Store) ([]corpus.Decision, error) {
	var all []corpus.Decision
	for d, err := range store.Decisions(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// eachStored analyses the documents of the corpus one after the other and hands
// them to do.
func eachStored(ctx context.Context, e *env, opts corpusOptions, do func(*document, *analysis.Result) error) (err error) {
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	decided, err := decisions(ctx, store)
	if err != nil {
		return err
	}
	a := newAnalyzer(decided)
	for entry, err := range store.List(ctx) {
		if err != nil {
			return err
		}
		d, err := store.Document(ctx, entry)
		if err != nil {
			return err
		}
		r, err := a.analyze(ctx, d)
		if err != nil {
			return err
		}
		if err := do(d, r); err != nil {
			return err
		}
	}
	return nil
}
