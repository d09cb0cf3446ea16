package index

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"yian/analysis"
	"yian/corpus"
)

// sources are the documents in which a query finds something.
func sources(t *testing.T, ix *Index, query string) string {
	t.Helper()
	_, hits := hitsOf(t, ix, query, Options{Sort: BySource})
	seen := map[string]bool{}
	for _, h := range hits {
		seen[h.Source] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(seen)), " ")
}

func TestUpdate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "索引")
	config := Config{Words: analysis.NewSegmenter(nil)}
	src := memory{"a": {text: "加装电梯\n"}, "b": {text: "改造管网\n"}, "空": {text: ""}}
	update := func(want Report) {
		t.Helper()
		got, err := Update(t.Context(), dir, config, src, UpdateOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if (got.Rebuilt != nil) != (want.Rebuilt != nil) {
			t.Errorf("Rebuilt is %v", got.Rebuilt)
		}
		got.Rebuilt, want.Rebuilt = nil, nil
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	update(Report{Added: 3, Rebuilt: ErrMissing})
	update(Report{Kept: 3})
	ix, err := Open(dir, config)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()

	// One Index sees what later updates do.
	src["b"] = item{text: "加装电梯和充电桩\n", stamp: "2"}
	src["c"] = item{text: "改造道路\n"}
	update(Report{Added: 2, Removed: 1, Kept: 2})
	if got := sources(t, ix, "加装"); got != "a b" {
		t.Errorf("after a change: %s", got)
	}
	if got := sources(t, ix, "改造"); got != "c" {
		t.Errorf("after a change: %s", got)
	}
	delete(src, "a")
	update(Report{Removed: 1, Kept: 3})
	if got := sources(t, ix, "加装"); got != "b" {
		t.Errorf("after a removal: %s", got)
	}
	documents := 0
	for _, err := range ix.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		documents++
	}
	if documents != 3 {
		t.Errorf("%d documents, want 3", documents)
	}

	// Many small updates leave few segments.
	for i := range 20 {
		src[fmt.Sprintf("d%02d", i)] = item{text: fmt.Sprintf("第%d号加装电梯\n", i)}
		if _, err := Update(t.Context(), dir, config, src, UpdateOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	segments := filesOf(t, dir, "*.segment")
	if len(segments) > 6 {
		t.Errorf("%d segments are left", len(segments))
	}
	if beside := filesOf(t, dir, "0*"); len(beside) != 3*len(segments) {
		t.Errorf("the folder holds %v for %d segments", beside, len(segments))
	}
	for _, file := range filesOf(t, dir, "0*") {
		if got, want := mode(t, file), mode(t, segments[0]); got != want {
			t.Errorf("%s may be read by others than the rest: %v, %v", file, got, want)
		}
	}
	f, _ := hitsOf(t, ix, "加装电梯", Options{})
	if f.Total != 21 {
		t.Errorf("%d hits after merging, want 21", f.Total)
	}
}

// mode is who may read a file.
func mode(t *testing.T, file string) os.FileMode {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// TestUpdateFindsTheSameHoweverItWasMade compares an index that grew and shrank
// with one made at once.
func TestUpdateFindsTheSameHoweverItWasMade(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	dir := t.TempDir()
	src := memory{}
	for i := range 60 {
		id := fmt.Sprint("d", random.IntN(25))
		if random.IntN(4) == 0 {
			delete(src, id)
		} else {
			src[id] = item{text: invented(random), stamp: fmt.Sprint(i)}
		}
		if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	grown, err := Open(dir, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer grown.Close()
	whole := build(t, src, nil)
	for _, query := range []string{"改革", "加装 或 增长", "-推进", "12?", "经济*财政", "GDP 近/20 电梯", "，", "1"} {
		_, a := hitsOf(t, grown, query, Options{Sort: BySource})
		_, b := hitsOf(t, whole, query, Options{Sort: BySource})
		same := slices.EqualFunc(a, b, func(x, y Hit) bool {
			return x.Source == y.Source && x.Span == y.Span && x.Text == y.Text && slices.Equal(x.Matches, y.Matches)
		})
		if !same {
			t.Errorf("%s: %d hits, want %d", query, len(a), len(b))
		}
	}
	v, err := grown.Verify(t.Context(), src, VerifyOptions{Samples: 300, Seed: 1})
	if err != nil || !v.OK() || v.Places < 300 || v.Documents != len(src) {
		t.Errorf("%+v %v", v, err)
	}
}

func TestSyncFollowsTheSource(t *testing.T) {
	dir := t.TempDir()
	src := memory{"a": {text: "加装电梯\n"}}
	quiet := func(m string) { t.Errorf("said %s", m) }
	for i, want := range []string{"a", "a b", "a b"} {
		if i == 1 {
			src["b"] = item{text: "加装电梯\n"}
		}
		ix, err := Sync(t.Context(), dir, Config{}, src, quiet)
		if err != nil {
			t.Fatal(err)
		}
		if got := sources(t, ix, "电梯"); got != want {
			t.Errorf("%d: found in %s, want %s", i, got, want)
		}
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestSecondWriter(t *testing.T) {
	dir := t.TempDir()
	src := memory{"a": {text: "加装电梯\n"}}
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	unlock, err := lock(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	src["b"] = item{text: "加装电梯\n"}
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{Wait: 30 * time.Millisecond}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer gets %v", err)
	}
	said := ""
	ix, err := Sync(t.Context(), dir, Config{}, src, func(m string) { said = m })
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if got := sources(t, ix, "电梯"); got != "a" || !strings.Contains(said, "正在更新") {
		t.Errorf("while another process writes: found in %s, said %q", got, said)
	}
	unlock()
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Error(err)
	}
}

// slow is a source that is interrupted at its n-th document.
type slow struct {
	memory
	n    int
	stop context.CancelFunc
}

func (s *slow) Document(ctx context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	if s.n--; s.n == 0 {
		s.stop()
	}
	return s.memory.Document(ctx, id)
}

func TestInterruptedUpdate(t *testing.T) {
	dir := t.TempDir()
	src := memory{}
	if _, err := Update(t.Context(), dir, Config{}, memory{"a": {text: "加装电梯\n"}}, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	src["a"] = item{text: "改造电梯\n", stamp: "2"}
	for i := range 5 {
		src[fmt.Sprint("b", i)] = item{text: "加装电梯\n"}
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := Update(ctx, dir, Config{}, &slow{src, 3, stop}, UpdateOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted update gives %v", err)
	}
	ix, err := Open(dir, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if got := sources(t, ix, "加装电梯"); got != "a" {
		t.Errorf("after the interruption: %s", got)
	}
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := sources(t, ix, "加装电梯"); got != "b0 b1 b2 b3 b4" {
		t.Errorf("after the next update: %s", got)
	}
}

// bad is a source of which one document cannot be read.
type bad struct{ memory }

func (b bad) Document(ctx context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	if id == "坏" {
		return nil, nil, errors.New("读不了")
	}
	return b.memory.Document(ctx, id)
}

func TestUpdateGoesOnAfterABadDocument(t *testing.T) {
	dir := t.TempDir()
	var failed []string
	r, err := Update(t.Context(), dir, Config{}, bad{memory{"a": {text: "加装电梯\n"}, "坏": {text: "加装电梯\n"}}}, UpdateOptions{
		Failed: func(id string, err error) { failed = append(failed, id+err.Error()) },
	})
	if err != nil || r.Added != 1 || r.Failed != 1 || !slices.Equal(failed, []string{"坏读不了"}) {
		t.Errorf("%+v %v %v", r, err, failed)
	}

	// Nobody waits for it, and the next update tries again.
	ix, err := Open(dir, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	var ids []string
	for id, err := range ix.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if !slices.Equal(ids, []string{"a", "坏"}) {
		t.Errorf("the index has %v", ids)
	}
	r, err = Update(t.Context(), dir, Config{}, memory{"a": {text: "加装电梯\n"}, "坏": {text: "加装电梯\n"}}, UpdateOptions{})
	if err != nil || r.Added != 1 || r.Kept != 1 {
		t.Errorf("the next update: %+v %v", r, err)
	}
	if got := sources(t, ix, "电梯"); got != "a 坏" {
		t.Errorf("found in %s", got)
	}
}

func TestSearchDuringUpdates(t *testing.T) {
	dir := t.TempDir()
	src := memory{"a": {text: "加装电梯\n"}}
	config := Config{Words: analysis.NewSegmenter(nil)}
	if _, err := Update(t.Context(), dir, config, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(dir, config)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		wg.Go(func() {
			q, _ := Parse("加装电梯 或 改造管网")
			for last := 0; ; {
				f, err := ix.Search(t.Context(), q, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				n := 0
				for _, err := range f.Hits() {
					if err != nil {
						t.Error(err)
						return
					}
					n++
				}
				if n != f.Total || n < last {
					t.Errorf("%d hits of %d, %d before", n, f.Total, last)
				}
				last = n
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range 15 {
		src = maps.Clone(src)
		src[fmt.Sprint("b", i)] = item{text: "改造管网和加装电梯\n"}
		if _, err := Update(t.Context(), dir, config, src, UpdateOptions{}); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

// TestUpdateCleansUp: what a killed writer left behind goes with the next update,
// and nothing else does.
func TestUpdateCleansUp(t *testing.T) {
	dir := t.TempDir()
	src := memory{"a": {text: "加装电梯\n"}}
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	left := []string{"00000002.segment", "00000002.words", "00000007.passages", "merge-0.tmp", "merge-0.words", "manifest-0000000009.tmp", "别人的"}
	for _, name := range left {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("半"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	src["b"] = item{text: "改造管网\n"}
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(dir, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if got := sources(t, ix, "电梯 或 管网"); got != "a b" {
		t.Errorf("found in %s", got)
	}
	var got []string
	for _, file := range filesOf(t, dir, "*") {
		if name := filepath.Base(file); !strings.HasSuffix(name, "lock") {
			got = append(got, name)
		}
	}
	want := "00000001.passages 00000001.segment 00000001.words 00000002.passages 00000002.segment 00000002.words manifest-0000000005 别人的"
	if strings.Join(got, " ") != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
}
