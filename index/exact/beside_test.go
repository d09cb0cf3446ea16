package exact

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// idsBeside keeps the IDs of a segment's documents, and how many they are, in two
// files beside it. Whatever happens to an index, they must agree with it.
type idsBeside struct{ folder folder } // nil is the folder on the disk

func (idsBeside) Suffixes() []string { return []string{".ids", ".count"} }

func (b idsBeside) Write(_ context.Context, path string, documents []Document) error {
	var ids []string
	for _, d := range documents {
		ids = append(ids, d.ID)
	}
	return b.write(path, ids)
}

func (b idsBeside) Join(_ context.Context, path string, from []Kept) error {
	var ids []string
	for _, kept := range from {
		all, err := readIDs(kept.Path)
		if err != nil {
			return err
		}
		for i, id := range all {
			if kept.Has(i) {
				ids = append(ids, id)
			}
		}
	}
	return b.write(path, ids)
}

func (b idsBeside) write(path string, ids []string) error {
	f := b.folder
	if f == nil {
		f = osFolder(filepath.Dir(path))
	}
	for suffix, content := range map[string]string{".ids": strings.Join(ids, "\n"), ".count": strings.Repeat("x", len(ids))} {
		err := writeFile(f, filepath.Base(path)+suffix, func(w io.Writer) error {
			_, err := io.WriteString(w, content)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func readIDs(path string) ([]string, error) {
	ids, err := os.ReadFile(path + ".ids")
	if err != nil {
		return nil, err
	}
	count, err := os.ReadFile(path + ".count")
	all := strings.Split(string(ids), "\n")
	if err == nil && len(count) != len(all) {
		err = errors.New("two files beside a segment are not of the same documents")
	}
	return all, err
}

// compareBeside compares what lies beside the segments with their documents.
func compareBeside(t *testing.T, s *Snapshot) {
	t.Helper()
	segments, err := s.Segments()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range segments {
		defer part.Close()
		if part.Path == "" {
			continue
		}
		beside, err := readIDs(part.Path)
		if newest, _ := newestManifest(filepath.Dir(part.Path)); errors.Is(err, fs.ErrNotExist) && newest > s.generation {
			return // a merge has swept them away meanwhile: a reader takes a newer snapshot
		}
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for n := range part.documents {
			id, err := part.ID(n)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		if !slices.Equal(beside, ids) {
			t.Fatalf("beside %s lie %v, want %v", part.Path, beside, ids)
		}
	}
}

func TestBesideIsChecked(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"missing": os.Remove,
		"cut":     func(path string) error { return os.Truncate(path, 1) },
	} {
		x := newTestIndex(t, testOptions())
		r := newTestSource(1)
		if err := x.Update(t.Context(), each([]Document{r.document(), r.document()}), nil); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(x.dir, "*.ids"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		if err := harm(files[0]); err != nil {
			t.Fatal(err)
		}
		if y, err := Open(x.dir, testOptions()); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
			y.Close()
		}
	}
}

// TestNote: a note holds until something changes, also over a merge.
func TestNote(t *testing.T) {
	x := newTestIndex(t, testOptions())
	r := newTestSource(2)
	note := func(want string) {
		t.Helper()
		if got := snapshot(t, x).Note(); got != want {
			t.Errorf("the note is %q, want %q", got, want)
		}
	}
	update := func() {
		t.Helper()
		if err := x.Update(t.Context(), each([]Document{r.document()}), nil); err != nil {
			t.Fatal(err)
		}
	}
	update()
	if err := x.Note(t.Context(), "第一版"); err != nil {
		t.Fatal(err)
	}
	note("第一版")
	update()
	note("")
	if err := x.Note(t.Context(), "第二版"); err != nil {
		t.Fatal(err)
	}
	if err := x.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	note("第二版")
}

// TestMergeOfWhatIsGone: a merge that loses a segment, and what lies beside it, to a
// writer goes on with what is left.
func TestMergeOfWhatIsGone(t *testing.T) {
	opts := testOptions()
	opts.NoMerge = true
	x := newTestIndex(t, opts)
	r := newTestSource(3)
	m := new(model)
	var documents []Document
	for range 4 {
		d := r.document()
		documents = append(documents, d)
		m.add(d)
		if err := x.Update(t.Context(), each([]Document{d}), nil); err != nil {
			t.Fatal(err)
		}
	}
	gone := documents[1].ID
	first := true
	pick := func(s *state, most int) (mergeRun, bool) {
		run, due := s.wholeMerge(most)
		if first {
			first = false
			if err := x.Update(t.Context(), each(nil), []string{gone}); err != nil {
				t.Error(err)
			}
		}
		return run, due
	}
	lock := func(dir, name string) (lockFile, bool, error) {
		l, err := lockWait(t.Context(), dir, name)
		return l, err == nil, err
	}
	if err := x.mergeAll(t.Context(), pick, lock); err != nil {
		t.Fatal(err)
	}
	m.remove(gone)
	s := snapshot(t, x)
	compareDocuments(t, s, m)
	compareBeside(t, s)
	if parts, err := s.Segments(); err != nil || len(parts) != 1 {
		t.Errorf("%d segments, %v", len(parts), err)
	}
}
