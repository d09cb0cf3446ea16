package exact

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"yian/corpus"
	"yian/index/internal/sample"
)

// Benchmark measures an index of 89 MB of made text, or of as many bytes as
// YIAN_BENCH_BYTES says. Each round of a part is hundreds of queries, whose 50th
// and 95th percentiles are reported in milliseconds; beside them those of its
// reference, a scan of the whole text with bytes.Index, in the same round. Each
// query is timed three times and the least counts, since other programs cannot
// make it faster.
//
//	go test -run '^$' -bench . -benchtime 1x ./index/exact
func Benchmark(b *testing.B) {
	size := 89 << 20
	if s := os.Getenv("YIAN_BENCH_BYTES"); s != "" {
		var err error
		if size, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	m := &measure{dir: b.TempDir(), size: size}
	b.Run("build", m.build)
	b.Run("build/memory", m.memory)
	b.Run("compact", m.compact)
	x, err := Open(m.dir, benchOptions())
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	if m.snapshot, err = x.Snapshot(); err != nil {
		b.Fatal(err)
	}
	defer m.snapshot.Close()
	for i := range m.snapshot.parts {
		m.text = append(m.text, m.snapshot.parts[i].text...)
	}
	b.Run("open", m.open)
	b.Run("open/process", m.process)
	b.Run("scan", m.scan)
	b.Run("phrase/all", func(b *testing.B) { m.latency(b, m.queries(500, 4, 8), m.all, 20) })
	b.Run("phrase/first", func(b *testing.B) { m.latency(b, m.queries(500, 4, 8), m.first, 0) })
	b.Run("random/all", func(b *testing.B) { m.latency(b, m.queries(500, 1, 20), m.all, 20) })
	b.Run("pair/all", func(b *testing.B) { m.latency(b, m.queries(300, 2, 2), m.all, 20) })
	b.Run("pair/first", func(b *testing.B) { m.latency(b, m.queries(500, 2, 2), m.first, 0) })
	b.Run("character/all", func(b *testing.B) { m.latency(b, m.queries(50, 1, 1), m.all, 20) })
	b.Run("gap", func(b *testing.B) { m.latency(b, m.gaps(200), m.all, 0) })
	b.Run("and", func(b *testing.B) { m.latency(b, m.pairs(200), m.all, 0) })
	b.Run("verbatim", func(b *testing.B) { m.latency(b, m.verbatim(200), m.all, 0) })
	b.Run("verify", m.verify)
	b.Run("add", func(b *testing.B) { m.add(b, x) })
}

func benchOptions() Options {
	return Options{NoMerge: true}
}

// measure is one index and its text.
type measure struct {
	dir      string
	size     int
	snapshot *Snapshot
	text     []byte // folded, for the scan
}

func (m *measure) documents() iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for d := range sample.Documents(1, m.size) {
			if !yield(convert(d), nil) {
				return
			}
		}
	}
}

func convert(d sample.Document) Document {
	to := Document{ID: d.ID}
	for _, p := range d.Passages {
		to.Passages = append(to.Passages, Passage{p.Text, p.Start})
	}
	return to
}

func (m *measure) build(b *testing.B) {
	var documents []Document
	text := 0
	for d := range m.documents() {
		documents = append(documents, d)
		for _, p := range d.Passages {
			text += len(p.Text)
		}
	}
	b.SetBytes(int64(text))
	for b.Loop() {
		x, err := Create(b.Context(), m.dir, benchOptions())
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Update(b.Context(), each(documents), nil); err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
	b.ReportMetric(m.ratio(b, text), "size/text")
}

// memory is the most heap that a build takes whose documents come one by one, so
// that their texts are not counted.
func (m *measure) memory(b *testing.B) {
	most, stop := uint64(0), make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
				var now runtime.MemStats
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapInuse)
			}
		}
	}()
	for b.Loop() {
		x, err := Create(b.Context(), b.TempDir(), benchOptions())
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Update(b.Context(), m.documents(), nil); err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
	close(stop)
	<-done
	b.ReportMetric(float64(most)/1e6, "MB-heap")
}

// ratio is the size of the index against that of its source text.
func (m *measure) ratio(b *testing.B, text int) float64 {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		b.Fatal(err)
	}
	size := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	return float64(size) / float64(text)
}

func (m *measure) compact(b *testing.B) {
	x, err := Open(m.dir, benchOptions())
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	b.SetBytes(int64(m.size))
	for b.Loop() {
		if err := x.Compact(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(m.ratio(b, m.size), "size/text")
}

// open measures opening and the first query, in a process that has done it before.
func (m *measure) open(b *testing.B) {
	for b.Loop() {
		x, err := Open(m.dir, benchOptions())
		if err != nil {
			b.Fatal(err)
		}
		s, err := x.Snapshot()
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Find(b.Context(), String{Text: "年中"}) {
			if err != nil {
				b.Fatal(err)
			}
			break
		}
		s.Close()
		x.Close()
	}
}

// process measures opening and the first query inside a fresh process.
func (m *measure) process(b *testing.B) {
	program, err := os.Executable()
	if err != nil {
		b.Skip(err)
	}
	var times []time.Duration
	for b.Loop() {
		for range 10 {
			cmd := exec.CommandContext(b.Context(), program, "-test.run", "^TestOpenInFreshProcess$", "-test.v")
			cmd.Env = append(os.Environ(), childVariable+"="+m.dir)
			out, err := cmd.Output()
			if err != nil {
				b.Fatal(err)
			}
			_, after, _ := strings.Cut(string(out), "took ")
			word, _, _ := strings.Cut(after, "\n")
			took, err := time.ParseDuration(word)
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, took)
		}
	}
	report(b, times, nil)
}

// TestOpenInFreshProcess is the other process.
func TestOpenInFreshProcess(t *testing.T) {
	dir := os.Getenv(childVariable)
	if dir == "" {
		t.Skip("a part of Benchmark")
	}
	start := time.Now()
	x, err := Open(dir, benchOptions())
	if err != nil {
		t.Fatal(err)
	}
	s, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range s.Find(t.Context(), String{Text: "年中"}) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	fmt.Printf("took %v\n", time.Since(start))
	s.Close()
	x.Close()
}

// scan measures the search of the whole text without the index.
func (m *measure) scan(b *testing.B) {
	queries := m.queries(20, 1, 20)
	var own, reference []time.Duration
	for b.Loop() {
		for _, q := range queries {
			needle := []byte(q.(String).Text)
			f := newFinder(needle, newRarity(m.text))
			var hits []uint32
			own = append(own, least(func() {
				for at := 0; at < len(m.text); {
					hits, at = f.scan(m.text, at, len(m.text), hits[:0], stretchHits)
				}
			}))
			reference = append(reference, m.reference(q))
		}
	}
	report(b, own, reference)
}

// queries is strings of from to to characters taken from the text at random.
func (m *measure) queries(n, from, to int) []Query {
	r := rand.New(rand.NewPCG(7, uint64(from<<8|to)))
	var all []Query
	for len(all) < n {
		at := r.IntN(len(m.text) - 200)
		for !utf8.RuneStart(m.text[at]) || m.text[at] == endOfText {
			at++
		}
		end := at
		for range from + r.IntN(to-from+1) {
			_, w := utf8.DecodeRune(m.text[end:])
			end += w
		}
		if text := string(m.text[at:end]); utf8.ValidString(text) && corpus.Fold(text).Text == text {
			all = append(all, String{Text: text})
		}
	}
	return all
}

func (m *measure) gaps(n int) (all []Query) {
	words := m.queries(2*n, 2, 2)
	for i := range n {
		all = append(all, Pattern{{Text: words[2*i].(String).Text}, {Max: 10}, {Text: words[2*i+1].(String).Text}})
	}
	return all
}

func (m *measure) pairs(n int) (all []Query) {
	words := m.queries(2*n, 2, 3)
	for i := range n {
		all = append(all, And{words[2*i], words[2*i+1]})
	}
	return all
}

func (m *measure) verbatim(n int) (all []Query) {
	for _, q := range m.queries(n, 4, 8) {
		all = append(all, String{Text: q.(String).Text, Verbatim: true})
	}
	return all
}

// all finds all places.
func (m *measure) all(ctx context.Context, q Query) error {
	for _, err := range m.snapshot.Find(ctx, q) {
		if err != nil {
			return err
		}
	}
	return nil
}

// first finds ten places and the totals.
func (m *measure) first(ctx context.Context, q Query) error {
	n := 0
	for _, err := range m.snapshot.Find(ctx, q) {
		if n++; err != nil || n == 10 {
			break
		}
	}
	_, err := m.snapshot.Count(ctx, q)
	return err
}

// latency times queries one by one, and some of them by the reference.
func (m *measure) latency(b *testing.B, queries []Query, run func(context.Context, Query) error, references int) {
	var times, reference []time.Duration
	for b.Loop() {
		for _, q := range queries {
			times = append(times, least(func() {
				if err := run(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}))
		}
		for _, q := range queries[:min(references, len(queries))] {
			reference = append(reference, m.reference(q))
		}
	}
	report(b, times, reference)
}

// reference times a scan of the text.
func (m *measure) reference(q Query) time.Duration {
	needle := []byte(q.(String).Text)
	return least(func() {
		for rest := m.text; ; {
			i := bytes.Index(rest, needle)
			if i < 0 {
				return
			}
			rest = rest[i+1:]
		}
	})
}

// least is the least time that f takes of three.
func least(f func()) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

func report(b *testing.B, times, reference []time.Duration) {
	of := func(times []time.Duration, percent int, name string) {
		if len(times) > 0 {
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*percent/100].Microseconds())/1000, name)
		}
	}
	of(times, 50, "p50-ms")
	of(times, 95, "p95-ms")
	of(reference, 50, "scan-p50-ms")
	of(reference, 95, "scan-p95-ms")
	b.ReportMetric(0, "ns/op")
}

func (m *measure) verify(b *testing.B) {
	b.SetBytes(int64(len(m.text)))
	for b.Loop() {
		if err := m.snapshot.Verify(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// add measures the adding of one document of 12 kB.
func (m *measure) add(b *testing.B, x *Index) {
	var times []time.Duration
	n := 0
	for b.Loop() {
		for d := range sample.Documents(2, 50*12<<10) {
			d.ID = fmt.Sprintf("added%d", n)
			n++
			start := time.Now()
			if err := x.Update(b.Context(), each([]Document{convert(d)}), nil); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
		}
	}
	report(b, times, nil)
}
