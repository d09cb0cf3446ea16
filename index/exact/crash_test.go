package exact

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var errCrash = errors.New("the machine has stopped")

// crashFolder is a folder of a machine that stops after some operations. What
// was not synced by then may be lost.
type crashFolder struct {
	osFolder
	left    int  // operations until it stops
	stopped bool // it stopped at all

	unsynced map[string]int64 // bytes of each file that are safe
	created  []string         // names that the folder may forget
	renamed  [][2]string      // and renamings, from and to
}

func newCrashFolder(dir string, left int) *crashFolder {
	return &crashFolder{osFolder: osFolder(dir), left: left, unsynced: make(map[string]int64)}
}

// step is one more operation.
func (f *crashFolder) step() error {
	if f.left == 0 {
		f.stopped = true
		return errCrash
	}
	f.left--
	return nil
}

func (f *crashFolder) create(name string) (newFile, error) {
	if err := f.step(); err != nil {
		return nil, err
	}
	file, err := f.osFolder.create(name)
	f.unsynced[name] = 0
	f.created = append(f.created, name)
	return &crashFile{file, f, name, 0}, err
}

func (f *crashFolder) rename(from, to string) error {
	if err := f.step(); err != nil {
		return err
	}
	f.renamed = append(f.renamed, [2]string{from, to})
	if n, ok := f.unsynced[from]; ok {
		f.unsynced[to] = n
		delete(f.unsynced, from)
	}
	return f.osFolder.rename(from, to)
}

func (f *crashFolder) remove(name string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.osFolder.remove(name)
}

func (f *crashFolder) sync() error {
	if err := f.step(); err != nil {
		return err
	}
	f.created, f.renamed = nil, nil
	return f.osFolder.sync()
}

type crashFile struct {
	newFile
	f    *crashFolder
	name string
	size int64
}

func (c *crashFile) Write(b []byte) (int, error) {
	if err := c.f.step(); err != nil {
		n, _ := c.newFile.Write(b[:len(b)/2])
		return n, err
	}
	n, err := c.newFile.Write(b)
	c.size += int64(n)
	return n, err
}

func (c *crashFile) Sync() error {
	if err := c.f.step(); err != nil {
		return err
	}
	c.f.unsynced[c.name] = c.size
	return c.newFile.Sync()
}

// lose does to the folder what a power failure may do.
func (f *crashFolder) lose(t *testing.T) {
	dir := string(f.osFolder)
	for _, r := range slices.Backward(f.renamed) {
		if err := os.Rename(filepath.Join(dir, r[1]), filepath.Join(dir, r[0])); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if n, ok := f.unsynced[r[1]]; ok {
			f.unsynced[r[0]] = n
		}
	}
	for name, safe := range f.unsynced {
		if err := os.Truncate(filepath.Join(dir, name), safe); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	for _, name := range f.created {
		os.Remove(filepath.Join(dir, name))
	}
}

// TestCrashAtEveryOperation stops the machine at each operation of a history and
// looks whether the index is what it was before or after the step that was
// interrupted.
func TestCrashAtEveryOperation(t *testing.T) {
	t.Parallel()
	for _, power := range []bool{false, true} {
		for left := 0; ; left++ {
			if !crash(t, left, power) {
				if left < 40 {
					t.Errorf("only %d operations", left)
				}
				break
			}
			if testing.Short() {
				left += 6
			}
		}
	}
}

// crash reports whether the machine stopped before the history was over.
func crash(t *testing.T, left int, power bool) bool {
	dir := t.TempDir()
	opts := testOptions()
	opts.Workers, opts.NoMerge, opts.SegmentText = 1, true, 300
	if x, err := Create(t.Context(), dir, opts); err != nil {
		t.Fatal(err)
	} else if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	folder := newCrashFolder(dir, left)
	opts.folder, opts.Beside = folder, idsBeside{folder}
	x, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	r := newTestSource(uint64(left))
	before, after := new(model), new(model)
	err = history(t, x, r, before, after)
	x.Close()
	if err != nil && !errors.Is(err, errCrash) {
		t.Fatalf("operation %d: %v", left, err)
	}
	if !folder.stopped {
		return false
	}
	if power {
		folder.lose(t)
	}
	recovered(t, dir, r, before, after, fmt.Sprintf("operation %d, power failure %t", left, power))
	return true
}

// history is what happens to the index until the machine stops. before and after
// are what it holds before and after the step that was interrupted.
func history(t *testing.T, x *Index, r *testSource, before, after *model) error {
	for step := range 4 {
		var add []Document
		var remove []string
		for range 4 {
			add = append(add, r.document())
		}
		if step%2 == 1 {
			remove = []string{after.documents[0].ID, after.documents[3].ID}
			add = append(add, r.documentWith(after.documents[1].ID))
		}
		before.documents = slices.Clone(after.documents)
		for _, id := range remove {
			after.remove(id)
		}
		for _, d := range add {
			after.add(d)
		}
		if err := x.Update(t.Context(), each(add), remove); err != nil {
			return err
		}
		before.documents = slices.Clone(after.documents)
		if step == 2 {
			if err := x.Compact(t.Context()); err != nil {
				return err
			}
		}
	}
	return nil
}

// recovered checks what is in dir, and that it can be written to.
func recovered(t *testing.T, dir string, r *testSource, before, after *model, when string) {
	t.Helper()
	opts := testOptions()
	opts.NoMerge = true
	x, err := Open(dir, opts)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	defer x.Close()
	s, err := x.Snapshot()
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	now := before
	if holds(s, after) {
		now = after
	}
	compareDocuments(t, s, now)
	for range 5 {
		compare(t, s, now, r.query(1))
	}
	if err := s.Verify(t.Context()); err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	s.Close()
	d := r.document()
	if err := x.Update(t.Context(), each([]Document{d}), nil); err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	now.add(d)
	s = snapshot(t, x)
	compareDocuments(t, s, now)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	segments := 0
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), temporary) {
			t.Errorf("%s: %s was left behind", when, e.Name())
		}
		if strings.HasSuffix(e.Name(), segmentSuffix) {
			segments++
		}
	}
	if segments != len(s.parts) {
		t.Errorf("%s: %d files for %d segments", when, segments, len(s.parts))
	}
}

// holds reports whether s has the last document of m, which is in no other state.
func holds(s *Snapshot, m *model) bool {
	if len(m.documents) == 0 {
		return false
	}
	last := ""
	for id := range s.Documents() {
		last = id
	}
	return last == m.documents[len(m.documents)-1].ID
}
