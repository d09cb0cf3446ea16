package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// missing looks for sources in the corpus that were imported from one of the
// folders among args and are no longer there. It takes them out, or counts them.
func (i *importing) missing(ctx context.Context, args []string) error {
	folders := present(args)
	if len(folders) == 0 {
		return nil
	}
	var gone []string
	for entry, err := range i.store.List(ctx) {
		if err != nil {
			return err
		}
		for _, source := range append([]string{entry.Source}, entry.Copies...) {
			if inside(folders, source) && isGone(source) {
				gone = append(gone, source)
			}
		}
	}
	if !i.prune {
		i.gone += len(gone)
		return nil
	}
	for _, source := range gone {
		if _, err := i.store.Remove(ctx, source); err != nil {
			return err
		}
		i.removed++
	}
	return nil
}

// present are the absolute paths of the folders among args that can be listed. Of
// one that cannot, a drive that is not plugged in, nobody knows what is missing.
func present(args []string) []string {
	var folders []string
	for _, arg := range args {
		if _, err := os.ReadDir(arg); err != nil {
			continue
		}
		if path, err := filepath.Abs(arg); err == nil {
			folders = append(folders, path)
		}
	}
	return folders
}

// inside reports whether path lies in one of the folders.
func inside(folders []string, path string) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for _, folder := range folders {
		if rest, err := filepath.Rel(folder, path); err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// isGone reports whether there is certainly no file at path.
func isGone(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}
