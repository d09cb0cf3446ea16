package exact

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Tests with a second process start the test program again with this variable,
// which names the index.
const childVariable = "YIAN_EXACT_CHILD"

// child starts the test of the given name in another process.
func child(t *testing.T, test, dir string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "-test.run", "^"+test+"$", "-test.v")
	cmd.Env = append(os.Environ(), childVariable+"="+dir)
	return cmd
}

// edition is documents that all say which edition they are of.
func edition(n, documents int) []Document {
	var all []Document
	for i := range documents {
		all = append(all, Document{ID: fmt.Sprintf("d%d", i), Passages: []Passage{
			{Text: fmt.Sprintf("临江市第%d版", n)},
			{Text: "关于加强社区治理的议案", Start: 100},
		}})
	}
	return all
}

const (
	editions    = 25
	perEdition  = 7
	lastEdition = "第25版"
)

// TestReadersInOtherProcesses replaces all documents time and again while
// another process reads: it must always see one edition, whole.
func TestReadersInOtherProcesses(t *testing.T) {
	if dir := os.Getenv(childVariable); dir != "" {
		readEditions(t, dir)
		return
	}
	opts := testOptions()
	opts.SegmentText = 100 // several segments for each edition
	x := newTestIndex(t, opts)
	if err := x.Update(t.Context(), each(edition(1, perEdition)), nil); err != nil {
		t.Fatal(err)
	}
	reader := child(t, "TestReadersInOtherProcesses", x.dir)
	out, err := reader.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "reading" {
	}
	for n := 2; n <= editions; n++ {
		if err := x.Update(t.Context(), each(edition(n, perEdition)), nil); err != nil {
			t.Fatal(err)
		}
		if n%5 == 0 {
			if err := x.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	var said strings.Builder
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
	}
	if err := reader.Wait(); err != nil {
		t.Errorf("%v:\n%s", err, said.String())
	}
}

// readEditions is the other process.
func readEditions(t *testing.T, dir string) {
	opts := testOptions()
	opts.SegmentText = 100
	x, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	fmt.Println("reading")
	end := time.Now().Add(20 * time.Second)
	for time.Now().Before(end) {
		s, err := x.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		editions := make(map[string]int)
		for text, err := range s.Texts(t.Context(), String{Text: "版"}, s.whole()) {
			if err != nil {
				t.Fatal(err)
			}
			editions[text.Folded]++
		}
		if len(editions) != 1 || slices.Max(slices.Collect(maps.Values(editions))) != perEdition {
			t.Fatalf("generation %d holds the editions %v", s.Generation(), editions)
		}
		last, err := s.Count(t.Context(), String{Text: lastEdition})
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		if last.Documents == perEdition {
			return
		}
	}
	t.Fatal("the last edition was never seen")
}

// TestWritersInTwoProcesses lets two processes add documents to one index at the
// same time: none may be lost.
func TestWritersInTwoProcesses(t *testing.T) {
	const documents = 30
	if dir := os.Getenv(childVariable); dir != "" {
		x, err := Open(dir, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		addSome(t, x, "child", documents)
		if err := errors.Join(x.Wait(t.Context()), x.Close()); err != nil {
			t.Fatal(err)
		}
		return
	}
	x := newTestIndex(t, testOptions())
	other := child(t, "TestWritersInTwoProcesses", x.dir)
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	addSome(t, x, "parent", documents)
	if err := other.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := x.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	n := 0
	for _, err := range s.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 2*documents {
		t.Errorf("%d documents, want %d", n, 2*documents)
	}
	if err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func addSome(t *testing.T, x *Index, name string, n int) {
	for i := range n {
		d := edition(1, 1)[0]
		d.ID = fmt.Sprintf("%s%d", name, i)
		if err := x.Update(t.Context(), each([]Document{d}), nil); err != nil {
			t.Fatal(err)
		}
	}
}

// TestConcurrentUse reads and writes one Index from several goroutines.
func TestConcurrentUse(t *testing.T) {
	x := newTestIndex(t, testOptions())
	if err := x.Update(t.Context(), each(edition(1, perEdition)), nil); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		group.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				s, err := x.Snapshot()
				if err != nil {
					t.Error(err)
					return
				}
				totals, err := s.Count(t.Context(), And{String{Text: "版"}, Not{String{Text: "议案"}}})
				if err != nil || totals.Passages != perEdition {
					t.Errorf("%d passages, %v", totals.Passages, err)
				}
				s.Close()
			}
		})
	}
	for n := range 15 {
		if err := x.Update(t.Context(), each(edition(n, perEdition)), []string{"nobody"}); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	group.Wait()
}

// TestClosing closes an index and a snapshot while a query runs.
func TestClosing(t *testing.T) {
	x := newTestIndex(t, testOptions())
	if err := x.Update(t.Context(), each(edition(1, 100)), nil); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	n := 0
	for _, err := range s.Find(t.Context(), String{Text: "社区治理"}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1 {
			s.Close()
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n != 100 {
		t.Errorf("%d places, want 100", n)
	}
	if _, err := s.Count(t.Context(), All{}); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed snapshot counts: %v", err)
	}
	if _, err := x.Snapshot(); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed index has a snapshot: %v", err)
	}
	if err := x.Update(t.Context(), nil, nil); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed index can be updated: %v", err)
	}
}

func TestLocked(t *testing.T) {
	x := newTestIndex(t, testOptions())
	lock, err := lockWait(t.Context(), x.dir, writerLock)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := x.Update(ctx, nil, nil); !errors.Is(err, ErrLocked) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("update while another writes: %v", err)
	}
	lock.unlock()
	if err := x.Update(t.Context(), nil, nil); err != nil {
		t.Error(err)
	}
}
