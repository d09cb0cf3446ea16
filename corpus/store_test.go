package corpus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// newStore opens a new corpus and closes it at the end of the test.
func newStore(t testing.TB) *Store {
	t.Helper()
	return openedStore(t, filepath.Join(t.TempDir(), "语料 #1 100%41"))
}

func openedStore(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put puts a document and returns what changed.
func put(t testing.TB, s *Store, source, data string, m Meta) Change {
	t.Helper()
	d, err := Parse(source, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Put(t.Context(), d, []byte(data), m)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// all gathers what seq yields.
func all[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var items []T
	for item, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// sources are the sources of all entries, copies after =.
func sources(t testing.TB, s *Store) string {
	t.Helper()
	var list []string
	for _, e := range all(t, s.List(t.Context())) {
		list = append(list, fmt.Sprintf("%d:%s", e.Number, strings.Join(append([]string{e.Source}, e.Copies...), "=")))
	}
	return strings.Join(list, " ")
}

func TestStorePut(t *testing.T) {
	s := newStore(t)
	for i, step := range []struct {
		source, data string
		want         Change
		list         string
	}{
		{"a.txt", "一", Change{Added, 1, 0}, "1:a.txt"},
		{"a.txt", "一", Change{Unchanged, 1, 0}, "1:a.txt"},
		{"b.txt", "二", Change{Added, 2, 0}, "1:a.txt 2:b.txt"},
		{"c.txt", "一", Change{Copied, 1, 0}, "1:a.txt=c.txt 2:b.txt"},
		{"c.txt", "一", Change{Unchanged, 1, 0}, "1:a.txt=c.txt 2:b.txt"},
		{"a.txt", "三", Change{Replaced, 3, 0}, "1:c.txt 2:b.txt 3:a.txt"},
		{"c.txt", "四", Change{Replaced, 4, 1}, "2:b.txt 3:a.txt 4:c.txt"},
		{"c.txt", "二", Change{Replaced, 2, 4}, "2:b.txt=c.txt 3:a.txt"},
		{"d.txt", "四", Change{Added, 5, 0}, "2:b.txt=c.txt 3:a.txt 5:d.txt"},
	} {
		before := generation(t, s)
		if got := put(t, s, step.source, step.data, Meta{}); got != step.want {
			t.Errorf("step %d: Put(%s, %s) = %v, want %v", i, step.source, step.data, got, step.want)
		}
		if got := sources(t, s); got != step.list {
			t.Errorf("step %d: corpus has %s, want %s", i, got, step.list)
		}
		if changed := generation(t, s) != before; changed != (step.want.Kind != Unchanged) {
			t.Errorf("step %d: generation changed: %v", i, changed)
		}
	}
	checkSound(t, s)
}

func generation(t testing.TB, s *Store) int64 {
	t.Helper()
	n, err := s.Generation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func checkSound(t testing.TB, s *Store) {
	t.Helper()
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check = %v, %v", faults, err)
	}
}

func TestStoreEntry(t *testing.T) {
	s := newStore(t)
	meta := Meta{Title: "关于托育服务的方案", Kind: "work-plan", Date: "2024-03-01", Meeting: "市三届人大二次会议"}
	data := encoded(t, plainNotice, "gbk")
	start := time.Now().Add(-time.Second)
	put(t, s, "通知/a.md", data, meta)
	put(t, s, "通知/a.md", data, Meta{}) // does not forget what is known
	e, err := s.Find(t.Context(), "a.md")
	if err != nil {
		t.Fatal(err)
	}
	if e.Meta != meta || e.Encoding != "gb18030" || e.Format != "markdown" || e.Size != int64(len(data)) ||
		e.Characters != int64(len([]rune(plainNotice))) || e.Imported.Before(start) || e.Number != 1 || e.Revision != 1 {
		t.Errorf("Find = %+v", e)
	}
	d, err := s.Get(t.Context(), "通知/a.md")
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != plainNotice || d.SHA256 != e.SHA256 || d.Source != "通知/a.md" || d.Outline == nil {
		t.Errorf("Get = %+v", d)
	}
	if got, err := s.Bytes(t.Context(), e); err != nil || string(got) != data {
		t.Errorf("Bytes = %q, %v", got, err)
	}
	meta.Date = "2024-03-02"
	if c := put(t, s, "通知/a.md", data, meta); c.Kind != Unchanged {
		t.Errorf("new Meta: %v", c)
	}
	if e, err = s.Find(t.Context(), "a.md"); err != nil || e.Meta != meta || e.Revision != 2 {
		t.Errorf("Find = %+v, %v; want the new date and revision", e, err)
	}
}

// TestStoreReread: the same bytes read as another text, by a better reader.
func TestStoreReread(t *testing.T) {
	s := newStore(t)
	put(t, s, "a.txt", "海川", Meta{Title: "题"})
	put(t, s, "b.txt", "海川", Meta{})
	if err := s.PutResult(t.Context(), sum([]byte("海川")), "1", []byte("result")); err != nil {
		t.Fatal(err)
	}
	d, err := Parse("b.txt", []byte("海川"))
	if err != nil {
		t.Fatal(err)
	}
	d.Text = "临江"
	if c, err := s.Put(t.Context(), d, []byte("海川"), Meta{}); err != nil || c != (Change{Replaced, 2, 1}) {
		t.Errorf("Put = %v, %v", c, err)
	}
	if got := sources(t, s); got != "2:a.txt=b.txt" {
		t.Errorf("corpus has %s", got)
	}
	if d, err := s.Get(t.Context(), "a.txt"); err != nil || d.Text != "临江" {
		t.Errorf("Get = %v, %v", d, err)
	}
	if e, err := s.Find(t.Context(), "a.txt"); err != nil || e.Title != "题" {
		t.Errorf("Find = %v, %v", e, err)
	}
	if _, ok, err := s.Result(t.Context(), d.SHA256, "1"); ok || err != nil {
		t.Errorf("the old text's result is still there: %v", err)
	}
	checkSound(t, s)
}

func TestStoreFind(t *testing.T) {
	s := newStore(t)
	put(t, s, "/议案/2023/答复.txt", "一", Meta{})
	put(t, s, "/议案/2024/答复.txt", "二", Meta{})
	put(t, s, "方案.txt", "三", Meta{})
	put(t, s, "新方案.txt", "四", Meta{})
	hash := sum([]byte("二"))
	for _, tt := range []struct {
		ref  string
		want int64
		err  error
	}{
		{"/议案/2023/答复.txt", 1, nil},
		{"2024/答复.txt", 2, nil},
		{"./2024//答复.txt", 2, nil},
		{"答复.txt", 0, ErrAmbiguous},
		{"方案.txt", 3, nil},
		{"案.txt", 0, ErrNotFound},
		{hash, 2, nil},
		{hash[:6], 2, nil},
		{strings.ToUpper(hash[:10]), 2, nil},
		{hash[:5], 0, ErrNotFound},
		{"4", 4, nil},
		{"5", 0, ErrNotFound},
		{"", 0, ErrNotFound},
		{"/", 0, ErrNotFound},
		{"%", 0, ErrNotFound},
		{"没有.txt", 0, ErrNotFound},
	} {
		e, err := s.Find(t.Context(), tt.ref)
		if e.Number != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Find(%q) = %d, %v; want %d, %v", tt.ref, e.Number, err, tt.want, tt.err)
		}
		if i, ok := errors.AsType[*InputError](err); tt.err != nil && (!ok || i.Source != tt.ref || i.Advice == "") {
			t.Errorf("Find(%q): %v is no helpful InputError", tt.ref, err)
		}
	}
}

func TestStoreRemove(t *testing.T) {
	s := newStore(t)
	put(t, s, "a.txt", "一", Meta{})
	put(t, s, "b.txt", "一", Meta{})
	put(t, s, "c.txt", "二", Meta{})
	for _, step := range []struct{ ref, list string }{
		{"a.txt", "1:b.txt 2:c.txt"},
		{"c.txt", "1:b.txt"},
		{sum([]byte("一")), ""},
	} {
		if e, err := s.Remove(t.Context(), step.ref); err != nil || e.Number == 0 {
			t.Errorf("Remove(%s) = %v, %v", step.ref, e, err)
		}
		if got := sources(t, s); got != step.list {
			t.Errorf("after Remove(%s) the corpus has %s, want %s", step.ref, got, step.list)
		}
	}
	if _, err := s.Remove(t.Context(), "a.txt"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Remove of what is gone: %v", err)
	}
	if c := put(t, s, "c.txt", "二", Meta{}); c.Number != 3 {
		t.Errorf("number %d is used again", c.Number)
	}
	checkSound(t, s)
}

// TestStoreListRemove: what a list yields may be removed while it runs.
func TestStoreListRemove(t *testing.T) {
	s := newStore(t)
	count := 2*listPage + 3
	fillStore(t, s, count)
	n := 0
	for e, err := range s.List(t.Context()) {
		if err == nil {
			_, err = s.Remove(t.Context(), e.Source)
		}
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if got := sources(t, s); n != count || got != "" {
		t.Errorf("%d listed, %s left", n, got)
	}
}

// fillStore adds documents in one transaction, which Put would take long for.
func fillStore(t testing.TB, s *Store, count int) {
	t.Helper()
	err := s.write(t.Context(), atomic, func(tx transaction) error {
		for i := range count {
			text := fmt.Sprintf("第%d号", i)
			p := &putting{doc: NewDocument(fmt.Sprintf("%d.txt", i), text), data: []byte(text), textSHA: sum([]byte(text))}
			if err := p.pack(&s.packer); err != nil {
				return err
			}
			if _, err := p.put(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestStoreDecisions(t *testing.T) {
	s := newStore(t)
	first := Decision{Kind: "verdict", Key: "k1", Value: json.RawMessage(`"accept"`), Author: "王芳"}
	got, err := s.Decide(t.Context(), first)
	if err != nil || got.Number != 1 || time.Since(got.Time) > time.Minute {
		t.Fatalf("Decide = %+v, %v", got, err)
	}
	if again, err := s.Decide(t.Context(), got); err != nil || again.Number != 1 {
		t.Errorf("the same again: %+v, %v", again, err)
	}
	if _, err := s.Decide(t.Context(), Decision{Kind: "unit", Key: "k1", Value: json.RawMessage(`{"units":["市民政局"]}`)}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []Decision{
		{Kind: "", Key: "k", Value: json.RawMessage(`1`)},
		{Kind: "unit", Key: "", Value: json.RawMessage(`1`)},
		{Kind: "unit", Key: "k", Value: json.RawMessage(`{`)},
		{Kind: "unit", Key: "k"},
	} {
		if _, err := s.Decide(t.Context(), bad); err == nil {
			t.Errorf("Decide(%+v) is taken", bad)
		}
	}
	list := all(t, s.Decisions(t.Context()))
	if len(list) != 2 || list[0].Author != "王芳" || !list[0].Time.Equal(got.Time) || string(list[1].Value) != `{"units":["市民政局"]}` {
		t.Errorf("Decisions = %+v", list)
	}
	for _, query := range []string{`DELETE FROM decision`, `UPDATE decision SET value = '1'`} {
		if _, err := s.writing.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s is allowed", query)
		}
	}
	// A log that was exported can be read in elsewhere.
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var read []Decision
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	other := newStore(t)
	for _, d := range slices.Concat(read, read) {
		if _, err := other.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if moved := all(t, other.Decisions(t.Context())); fmt.Sprint(moved) != fmt.Sprint(list) {
		t.Errorf("read in: %v, want %v", moved, list)
	}
}

func TestStoreResult(t *testing.T) {
	s := newStore(t)
	put(t, s, "a.txt", "一", Meta{})
	hash := sum([]byte("一"))
	if _, ok, err := s.Result(t.Context(), hash, "1"); ok || err != nil {
		t.Errorf("a result before there is one: %v", err)
	}
	for _, version := range []string{"1", "1", "2"} {
		if err := s.PutResult(t.Context(), hash, version, []byte("result "+version)); err != nil {
			t.Fatal(err)
		}
	}
	if data, ok, err := s.Result(t.Context(), hash, "2"); !ok || err != nil || string(data) != "result 2" {
		t.Errorf("Result = %q, %v, %v", data, ok, err)
	}
	if _, ok, err := s.Result(t.Context(), hash, "1"); ok || err != nil {
		t.Errorf("the old version is still there: %v", err)
	}
	if err := s.PutResult(t.Context(), sum([]byte("二")), "1", nil); !errors.Is(err, ErrNotFound) {
		t.Errorf("PutResult without document: %v", err)
	}
	if _, err := s.Remove(t.Context(), "a.txt"); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Result(t.Context(), hash, "2"); ok || err != nil {
		t.Errorf("the result outlived its document: %v", err)
	}
}

func TestStoreReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "语料")
	if _, err := OpenStoreReadOnly(t.Context(), dir); !errors.Is(err, ErrNoCorpus) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("reading made a folder")
	}
	w := openedStore(t, dir)
	put(t, w, "a.txt", "一", Meta{})
	r, err := OpenStoreReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := sources(t, r); got != "1:a.txt" {
		t.Errorf("reader sees %s", got)
	}
	put(t, w, "b.txt", "二", Meta{})
	if got := sources(t, r); got != "1:a.txt 2:b.txt" {
		t.Errorf("reader sees %s after a change", got)
	}
	d := NewDocument("c.txt", "三")
	if _, err := r.Put(t.Context(), d, nil, Meta{}); !errors.Is(err, ErrNotWritable) {
		t.Errorf("Put by a reader: %v", err)
	}
	if _, err := r.reading.ExecContext(t.Context(), `DELETE FROM source`); err == nil {
		t.Error("a reader can delete")
	}
}

func TestStoreCancelled(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, NewDocument("a.txt", "一"), nil, Meta{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Put = %v", err)
	}
	put(t, s, "a.txt", "一", Meta{})
	if got := sources(t, s); got != "1:a.txt" {
		t.Errorf("corpus has %s", got)
	}
}

func TestPack(t *testing.T) {
	var p packer
	for _, data := range []string{"", "a", plainNotice, strings.Repeat(plainNotice, 1000), strings.Repeat("\x00", 1<<20)} {
		packed, err := p.pack([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		if len(packed) > len(data)+1 {
			t.Errorf("%d bytes became %d", len(data), len(packed))
		}
		for _, size := range []int64{0, int64(len(data)), 1 << 40, -1} {
			if back, err := p.unpack(packed, size); err != nil || string(back) != data {
				t.Errorf("unpack of %.20q: %v", data, err)
			}
		}
	}
	for _, bad := range []string{"", "\x07abc", "\x01\xff\xff", "\x01"} {
		if _, err := p.unpack([]byte(bad), 10); err == nil {
			t.Errorf("unpack(%q) succeeds", bad)
		}
	}
}

func BenchmarkStorePut(b *testing.B) {
	s := newStore(b)
	text := strings.Repeat(plainNotice, 90) // 12 kB
	b.SetBytes(int64(len(text)))
	for i := 0; b.Loop(); i++ {
		d := &Document{Source: fmt.Sprintf("%d.txt", i), Text: fmt.Sprint(i, text)}
		d.SHA256 = sum([]byte(d.Text))
		if _, err := s.Put(b.Context(), d, nil, Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStoreText(b *testing.B) {
	s := newStore(b)
	text := strings.Repeat(plainNotice, 90)
	put(b, s, "a.txt", text, Meta{})
	e, err := s.Find(b.Context(), "a.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := s.Text(b.Context(), e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStoreOpen(b *testing.B) {
	dir := newStore(b).Dir()
	for b.Loop() {
		s, err := OpenStoreReadOnly(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStoreList(b *testing.B) {
	s := newStore(b)
	const count = 5000
	fillStore(b, s, count)
	for b.Loop() {
		n := 0
		for _, err := range s.List(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != count {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/count, "µs/entry")
}
