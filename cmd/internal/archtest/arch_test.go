// Package archtest keeps the walls between the rooms of the program.
package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the module's folder, seen from this package.
const root = "../../.."

// importsOf are the import paths of every Go file of the module, by file path
// relative to the module, with / between the parts. Tests are left out: they
// may compare with anything.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && file != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		all[name] = []string{}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all[name] = append(all[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestArrow keeps corpus ← analysis ← index ← cmd: a room imports only rooms
// that stand before it.
func TestArrow(t *testing.T) {
	rooms := []string{"corpus", "analysis", "index", "cmd"}
	for file, imports := range importsOf(t) {
		at := slices.Index(rooms, strings.SplitN(file, "/", 2)[0])
		if at < 0 {
			t.Errorf("%s lies in none of the rooms %v", file, rooms)
			continue
		}
		for _, imported := range imports {
			inner, ok := strings.CutPrefix(imported, "yian/")
			if !ok {
				continue
			}
			if to := slices.Index(rooms, strings.SplitN(inner, "/", 2)[0]); to > at {
				t.Errorf("%s imports %s, against the arrow", file, imported)
			}
		}
	}
}

// TestDependencies keeps each large dependency in its place.
func TestDependencies(t *testing.T) {
	for _, rule := range []struct {
		dependency string
		room       string
		files      int // at most so many; 0 for any number
	}{
		{"github.com/go-ego/gse", "analysis", 1},
		{"github.com/blevesearch/", "index", 1},
		{"github.com/spf13/cobra", "cmd/yian", 0},
		{"modernc.org/sqlite", "corpus", 1},
		{"charm.land/lipgloss/", "cmd/internal/table", 0},
	} {
		var users []string
		for file, imports := range importsOf(t) {
			if strings.HasPrefix(file, "analysis/internal/dict/gen/") {
				continue // the program that makes the table of words, run by hand
			}
			if slices.ContainsFunc(imports, func(s string) bool { return strings.HasPrefix(s+"/", rule.dependency) }) {
				users = append(users, file)
			}
		}
		slices.Sort(users)
		for _, file := range users {
			if dir := path.Dir(file); dir != rule.room && !strings.HasPrefix(dir, rule.room+"/") {
				t.Errorf("%s imports %s, which belongs to %s", file, rule.dependency, rule.room)
			}
		}
		if rule.files > 0 && len(users) > rule.files {
			t.Errorf("%s is imported by %d files, at most %d: %v", rule.dependency, len(users), rule.files, users)
		}
	}
}

// TestNoGlobals refuses init functions, which hide work from the reader and
// cost every start.
func TestNoGlobals(t *testing.T) {
	for file := range importsOf(t) {
		source, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(source), "\nfunc init() {") {
			t.Errorf("%s has an init function", file)
		}
	}
}
