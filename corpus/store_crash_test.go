package corpus

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// victimDir names the corpus that TestVictim writes to.
const victimDir = "YIAN_TEST_VICTIM"

// TestVictim is no test: the tests below start it as a process of its own that
// writes without end and says what it has written.
func TestVictim(t *testing.T) {
	dir := os.Getenv(victimDir)
	if dir == "" {
		t.Skip("runs only as a process of TestStoreKilled")
	}
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		text := strings.Repeat(fmt.Sprintf("%d号文件，第%d次。\n", i%40, i), 1+i%7*500)
		source := fmt.Sprintf("%d.txt", i%40) // after 40 they are replaced
		if _, err := s.Put(t.Context(), NewDocument(source, text), nil, Meta{}); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("put %s %s\n", source, sum([]byte(text)))
		if i%5 == 0 {
			d, err := s.Decide(t.Context(), Decision{Kind: "verdict", Key: strconv.Itoa(i), Value: json.RawMessage("true")})
			if err != nil {
				t.Fatal(err)
			}
			fmt.Printf("decided %d %d\n", d.Number, i)
		}
		if i%11 == 10 {
			if _, err := s.Remove(t.Context(), source); err != nil {
				t.Fatal(err)
			}
			fmt.Printf("removed %s\n", source)
		}
	}
}

// victim starts a process that writes to dir. Its output ends where it is killed.
func victim(t *testing.T, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "-test.run=^TestVictim$", "-test.v")
	cmd.Env = append(os.Environ(), victimDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// TestStoreKilled kills a writing process again and again: what it said to have
// written is there, and the corpus is sound.
func TestStoreKilled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "语料")
	documents := map[string]string{} // source to hash
	decisions := map[string]bool{}
	for round := range 8 {
		cmd, lines := victim(t, dir)
		said := 0
		for lines.Scan() {
			// Killed while it writes on, however slow the machine is.
			if said++; said == 5+4*round {
				time.AfterFunc(time.Duration(round)*2*time.Millisecond, func() { _ = cmd.Process.Kill() })
			}
			switch f := strings.Fields(lines.Text()); {
			case len(f) == 3 && f[0] == "put":
				documents[f[1]] = f[2]
			case len(f) == 3 && f[0] == "decided":
				decisions[f[2]] = true
			case len(f) == 2 && f[0] == "removed":
				delete(documents, f[1])
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the process ended by itself")
		}
		checkSurvivors(t, dir, documents, decisions)
	}
	if len(documents) < 20 || len(decisions) < 5 {
		t.Errorf("only %d documents and %d decisions were written", len(documents), len(decisions))
	}
}

// checkSurvivors compares the corpus with what was written. The last step may
// have been done without having been said: one document may differ.
func checkSurvivors(t *testing.T, dir string, documents map[string]string, decisions map[string]bool) {
	t.Helper()
	r, err := OpenStoreReadOnly(t.Context(), dir) // as the dead process left it
	if err != nil {
		t.Fatal(err)
	}
	checkSound(t, r)
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	checkSound(t, s)
	differ := 0
	have := map[string]string{}
	for _, e := range all(t, s.List(t.Context())) {
		have[e.Source] = e.SHA256
		if documents[e.Source] != e.SHA256 {
			differ++
		}
	}
	for source := range documents {
		if have[source] == "" {
			differ++
		}
	}
	if differ > 1 {
		t.Errorf("%d documents differ from what was written", differ)
	}
	clear(documents)
	maps.Copy(documents, have)
	made := map[string]bool{}
	for _, d := range all(t, s.Decisions(t.Context())) {
		made[d.Key] = true
	}
	for key := range decisions {
		if !made[key] {
			t.Errorf("decision %s is lost", key)
		}
	}
}

// TestStoreTwoProcesses: one process writes while this one reads and writes.
func TestStoreTwoProcesses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "语料")
	cmd, lines := victim(t, dir)
	for i := 0; i < 20 && lines.Scan(); i++ { // until the corpus is there
	}
	var drain sync.WaitGroup
	drain.Go(func() {
		for lines.Scan() {
		}
	})
	defer drain.Wait()
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	s := openedStore(t, dir)
	r, err := OpenStoreReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i := range 30 {
		source := fmt.Sprintf("我的%d.txt", i)
		put(t, s, source, source, Meta{})
		if d, err := r.Get(t.Context(), source); err != nil || d.Text != source {
			t.Fatalf("the reader gets %v, %v", d, err)
		}
	}
	checkSound(t, r)
}

// TestStoreTwoCreators: several openers of a new corpus agree on one.
func TestStoreTwoCreators(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "语料")
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			s, err := OpenStore(t.Context(), dir)
			if err != nil {
				t.Error(err)
				return
			}
			source := fmt.Sprintf("%d.txt", i)
			if _, err := s.Put(t.Context(), NewDocument(source, source), nil, Meta{}); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	s := openedStore(t, dir)
	if n := len(all(t, s.List(t.Context()))); n != 6 {
		t.Errorf("%d documents", n)
	}
	checkSound(t, s)
}

func TestStoreLocked(t *testing.T) {
	s := newStore(t)
	other := openedStore(t, s.Dir())
	if _, err := other.writing.ExecContext(t.Context(), `PRAGMA busy_timeout = 30`); err != nil {
		t.Fatal(err)
	}
	err := s.write(t.Context(), atomic, func(transaction) error {
		_, err := other.Put(t.Context(), NewDocument("a.txt", "一"), nil, Meta{})
		checkStoreError(t, err, ErrLocked, s.Dir())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	put(t, other, "a.txt", "一", Meta{})
}

// checkStoreError checks that err is a StoreError for the folder, of the given
// sort, that says what to do.
func checkStoreError(t *testing.T, err, want error, dir string) {
	t.Helper()
	e, ok := errors.AsType[*StoreError](err)
	if !ok || !errors.Is(err, want) || e.Dir != dir || e.Problem == "" || e.Advice == "" {
		t.Errorf("error %v, want a StoreError about %s: %v", err, dir, want)
	}
}

func TestStoreDamaged(t *testing.T) {
	sound := filepath.Join(t.TempDir(), "语料")
	s, err := OpenStore(t.Context(), sound)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		put(t, s, fmt.Sprintf("%d.txt", i), strings.Repeat(fmt.Sprint(i, plainNotice), 30), Meta{})
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(sound, "corpus.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		damage func(data []byte) []byte
		want   error // at the opening; nil where only a check can tell
	}{
		{"text", func([]byte) []byte { return []byte(strings.Repeat("不是数据库。", 500)) }, ErrDamaged},
		{"header", func(d []byte) []byte { clear(d[:100]); return d }, ErrDamaged},
		{"first page", func(d []byte) []byte { fill(d[100:4096]); return d }, ErrDamaged},
		{"cut", func(d []byte) []byte { return d[:len(d)/2] }, nil},
		{"a page", func(d []byte) []byte { fill(d[len(d)/8192*4096:][:4096]); return d }, nil},
		{"a byte", func(d []byte) []byte { d[len(d)-50] ^= 0x40; return d }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "corpus.db"), tt.damage(append([]byte(nil), data...)), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := OpenStore(t.Context(), dir)
			if tt.want != nil {
				checkStoreError(t, err, tt.want, dir)
				_, err := OpenStoreReadOnly(t.Context(), dir)
				checkStoreError(t, err, tt.want, dir)
				return
			}
			if err != nil {
				checkStoreError(t, err, ErrDamaged, dir)
				return
			}
			defer s.Close()
			faults, err := s.Check(t.Context())
			if err != nil {
				checkStoreError(t, err, ErrDamaged, dir)
			} else if len(faults) == 0 {
				t.Error("Check finds nothing")
			}
			for e, err := range s.List(t.Context()) { // never a panic, never a wrong text
				if err != nil {
					checkStoreError(t, err, ErrDamaged, dir)
					break
				}
				if _, err := s.Text(t.Context(), e); err != nil {
					checkStoreError(t, err, ErrDamaged, dir)
				}
			}
		})
	}
}

// fill puts noise in the place of data.
func fill(data []byte) {
	for i := range data {
		data[i] = byte(i*7 + 3)
	}
}

func TestStoreForeign(t *testing.T) {
	t.Run("newer", func(t *testing.T) {
		s := newStore(t)
		if _, err := s.writing.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA user_version = %d`, schemaVersion+1)); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStore(t.Context(), s.Dir())
		checkStoreError(t, err, ErrNewer, s.Dir())
		_, err = OpenStoreReadOnly(t.Context(), s.Dir())
		checkStoreError(t, err, ErrNewer, s.Dir())
	})
	t.Run("another program's", func(t *testing.T) {
		s := newStore(t)
		if _, err := s.writing.ExecContext(t.Context(), `PRAGMA application_id = 5; PRAGMA user_version = 0`); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStore(t.Context(), s.Dir())
		checkStoreError(t, err, ErrDamaged, s.Dir())
	})
	t.Run("empty file", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "corpus.db"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStoreReadOnly(t.Context(), dir)
		checkStoreError(t, err, ErrNoCorpus, dir)
		put(t, openedStore(t, dir), "a.txt", "一", Meta{})
	})
	t.Run("file for folder", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "语料")
		if err := os.WriteFile(dir, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStore(t.Context(), dir)
		checkStoreError(t, err, ErrNotWritable, dir)
		_, err = OpenStoreReadOnly(t.Context(), dir)
		checkStoreError(t, err, ErrNotWritable, dir)
	})
	t.Run("folder for file", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "corpus.db"), 0o700); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStore(t.Context(), dir)
		checkStoreError(t, err, ErrNotWritable, dir)
		_, err = OpenStoreReadOnly(t.Context(), dir)
		checkStoreError(t, err, ErrNotWritable, dir)
	})
}

// TestStoreProtected: a corpus in a folder that may only be read can be read.
func TestStoreProtected(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("permissions of folders do not bind here")
	}
	dir := filepath.Join(t.TempDir(), "语料")
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, "a.txt", "一", Meta{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	protect := func(folder, file fs.FileMode) {
		if err := errors.Join(os.Chmod(dir, 0o700), os.Chmod(filepath.Join(dir, "corpus.db"), file), os.Chmod(dir, folder)); err != nil {
			t.Fatal(err)
		}
	}
	protect(0o500, 0o400)
	defer protect(0o700, 0o600)
	if _, err := OpenStore(t.Context(), dir); err == nil {
		t.Error("a protected corpus opens for writing")
	} else {
		checkStoreError(t, err, ErrNotWritable, dir)
	}
	r, err := OpenStoreReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := sources(t, r); got != "1:a.txt" {
		t.Errorf("reader sees %s", got)
	}
}

// TestStoreErrorsStandAlone: what says in Chinese what to do is not preceded by
// what the program was about.
func TestStoreErrorsStandAlone(t *testing.T) {
	s := newStore(t)
	_, err := s.Remove(t.Context(), "没有.txt")
	if want := "没有.txt：语料库中没有这个文件，请用 yian list 查看已导入的文件"; err == nil || err.Error() != want {
		t.Errorf("Remove: %v, want %s", err, want)
	}
	r, err := OpenStoreReadOnly(t.Context(), s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	_, err = r.Put(t.Context(), NewDocument("a.txt", "一"), nil, Meta{})
	if want := "语料库 " + s.Dir() + " 以只读方式打开，不能写入"; err == nil || err.Error() != want {
		t.Errorf("Put: %v, want %s", err, want)
	}
}
