package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"yian/corpus"
)

// quiet is how long nothing must happen before changes are taken in: a program
// that saves a file writes it in several steps.
const quiet = 300 * time.Millisecond

// watcher imports what changes in folders.
type watcher struct {
	*importing
	notify  *fsnotify.Watcher
	pending map[string]bool // paths at which something happened
}

// newWatcher begins to watch the folders that args name. A file among them is wrong
// usage.
func newWatcher(i *importing, args []string) (*watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("监视不了文件夹：%w", err)
	}
	w := &watcher{importing: i, notify: n, pending: make(map[string]bool)}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err == nil && !info.IsDir() {
			err = usagef("%s 不是文件夹；--watch 只用于文件夹", arg)
		} else if err == nil {
			err = w.follow(arg)
		} else {
			err = unwalkable(arg, err)
		}
		if err != nil {
			return nil, errors.Join(err, n.Close())
		}
	}
	return w, nil
}

func (w *watcher) close() error { return w.notify.Close() }

// follow watches a folder and those in it.
func (w *watcher) follow(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone since
			return nil
		case err != nil:
			return unwalkable(path, err)
		case !entry.IsDir():
			return nil
		case path != folder && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		}
		if err := w.notify.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("监视不了 %s：%w", path, err)
		}
		return nil
	})
}

// run imports changes until ctx ends, which is no error: so it is meant to end.
func (w *watcher) run(ctx context.Context) error {
	if _, err := fmt.Fprintln(w.e.stdout, "正在守着文件夹，按 Ctrl-C 结束。"); err != nil {
		return err
	}
	settled := time.NewTimer(quiet)
	settled.Stop()
	defer settled.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-w.notify.Events:
			if !ok {
				return nil
			}
			if event.Op != fsnotify.Chmod {
				w.pending[event.Name] = true
				settled.Reset(quiet)
			}
		case err, ok := <-w.notify.Errors:
			if !ok {
				return nil
			}
			fmt.Fprintf(w.e.stderr, "监视文件夹：%v；可能漏了变化，再次运行 yian import 即可补上。\n", err)
		case <-settled.C:
			if err := w.take(ctx); err != nil {
				if ctx.Err() != nil {
					return nil
				}
				return err
			}
		}
	}
}

// take takes in the changes that have come together.
func (w *watcher) take(ctx context.Context) (err error) {
	paths := slices.Sorted(maps.Keys(w.pending))
	clear(w.pending)
	if err := w.begin(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.abandon()) }()
	changed := false
	for _, path := range paths {
		did, err := w.at(ctx, path)
		if err != nil {
			return err
		}
		changed = changed || did
	}
	if !changed {
		return nil
	}
	return w.finish(ctx)
}

// at takes in what happened at a path: a file or a folder that came, changed or
// went. It reports whether the corpus is another one now.
func (w *watcher) at(ctx context.Context, path string) (changed bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.went(ctx, path)
	case err != nil:
		w.fail(unwalkable(path, err))
		return false, nil
	case strings.HasPrefix(filepath.Base(path), "."):
		return false, nil
	}
	if info.IsDir() {
		if err := w.follow(path); err != nil {
			w.fail(err)
		}
	} else if !hasExtension(path, textExtensions()...) {
		return false, nil
	}
	for _, file := range w.collect([]string{path}) {
		kind, err := w.change(ctx, file.path)
		if err != nil {
			return changed, err
		}
		did := map[corpus.ChangeKind]string{corpus.Added: "已导入", corpus.Copied: "已导入", corpus.Replaced: "已更新"}[kind]
		if did == "" {
			continue
		}
		changed = true
		if _, err := fmt.Fprintf(w.e.stdout, "%s %s\n", did, file.path); err != nil {
			return changed, err
		}
	}
	return changed, nil
}

// went takes out what was imported from path, a file or a folder that is there no
// more, or says that it is still in.
func (w *watcher) went(ctx context.Context, path string) (changed bool, err error) {
	folder, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	var gone []string
	for entry, err := range w.store.List(ctx) {
		if err != nil {
			return false, err
		}
		for _, source := range append([]string{entry.Source}, entry.Copies...) {
			if inside([]string{folder}, source) {
				gone = append(gone, source)
			}
		}
	}
	for _, source := range gone {
		says := source + " 已不在文件夹中；加 --prune 移出语料库"
		if w.prune {
			if _, err := w.store.Remove(ctx, source); err != nil {
				return changed, err
			}
			changed, says = true, "已移出 "+source
		}
		if _, err := fmt.Fprintln(w.e.stdout, says); err != nil {
			return changed, err
		}
	}
	return changed, nil
}
