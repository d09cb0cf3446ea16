package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
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

	"yian/analysis"
	"yian/corpus"
	madetext "yian/index/internal/sample"
)

// BenchmarkScale measures searches over 118 MB of made text in 500,000 passages,
// or as many bytes as YIAN_BENCH_BYTES says. Each part reports the 50th and 95th
// percentile of its queries in milliseconds, and beside them those of a reference,
// a scan of all the text with bytes.Index, in the same round. Each query is timed
// three times and the least counts, since other programs cannot make it faster.
//
//	go test -run '^$' -bench Scale -benchtime 1x -timeout 1h ./index
func BenchmarkScale(b *testing.B) {
	s := newScale(b)
	words := s.words(60, 2, 2)
	b.Run("process", s.process)
	b.Run("word/first", func(b *testing.B) { s.latency(b, words, Options{Limit: 10}, hits) })
	b.Run("word/facets", func(b *testing.B) { s.latency(b, words, Options{Limit: 10}, hitsAndFacets) })
	b.Run("facets", s.facets)
	b.Run("character/first", func(b *testing.B) { s.latency(b, s.words(20, 1, 1), Options{Limit: 10}, hits) })
	b.Run("phrase/all", func(b *testing.B) { s.latency(b, s.words(60, 4, 8), Options{}, hits) })
	for name, shape := range map[string]string{
		"and": "%s %s", "or": "%s 或 %s", "gap": "%s*8%s", "near": "%s 近/10 %s", "without": "%s -%s", "fields": "%s 单位:单位12 日期:2005 类型:任务", "field": "%s 类型:任务",
		"wildcard": "%s?", "negation": "-%s",
	} {
		b.Run(name, func(b *testing.B) { s.latency(b, shaped(shape, words, 20), Options{Limit: 10}, hits) })
	}
	b.Run("fields alone", func(b *testing.B) {
		s.latency(b, []string{"截止:2005", "单位:单位12", "发言人:代表7", "指标:>=500", "-类型:任务 日期:2004"}, Options{Limit: 10}, hits)
	})
	common := s.common()
	b.Run("common/kwic", func(b *testing.B) { s.latency(b, common, Options{Limit: 1000}, lines) })
	b.Run("common/collocates", func(b *testing.B) { s.latency(b, common, Options{Limit: 10}, collocates) })
	b.Run("common/groups", func(b *testing.B) { s.latency(b, common, Options{Limit: 10}, groups) })
	b.Run("common/trend", func(b *testing.B) { s.latency(b, common, Options{Limit: 10}, trend) })
	b.Run("hostile", func(b *testing.B) { s.latency(b, hostileQueries(s.words(200, 1, 2)), Options{Limit: 10}, hits) })
	b.Run("export", s.export)
}

// scale is an index of much text.
type scale struct {
	*Index
	folder string
	text   []byte // of all documents, for the scan
}

func newScale(b *testing.B) *scale {
	size := 118 << 20
	if v := os.Getenv("YIAN_BENCH_BYTES"); v != "" {
		var err error
		if size, err = strconv.Atoi(v); err != nil {
			b.Fatal(err)
		}
	}
	src := newMade(size)
	s := &scale{folder: b.TempDir()}
	config := Config{Words: analysis.NewSegmenter(nil)}
	start := time.Now()
	if _, err := Update(b.Context(), s.folder, config, src, UpdateOptions{}); err != nil {
		b.Fatal(err)
	}
	b.Logf("made in %v", time.Since(start))
	var err error
	if s.Index, err = Open(s.folder, config); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for _, d := range src {
		s.text = append(s.text, d.text...)
	}
	all, err := s.current()
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d passages, %d MB", all.Len(), len(s.text)>>20)
	return s
}

// invention is a source of made documents with findings.
type invention []madeDocument

type madeDocument struct {
	text   string
	result *analysis.Result
}

func newMade(size int) (all invention) {
	for d := range madetext.Documents(1, size) {
		all = append(all, newMadeDocument(d))
	}
	return all
}

func newMadeDocument(d madetext.Document) madeDocument {
	r := &analysis.Result{Head: analysis.Head{Title: "关于" + d.Passages[0].Motion + "议案的报告", Date: d.Passages[0].Date, Meeting: "第" + d.Passages[0].Date[2:4] + "次会议"}}
	var b strings.Builder
	for i, p := range d.Passages {
		span := corpus.Span{Start: b.Len(), End: b.Len() + len(p.Text)}
		b.WriteString(p.Text)
		b.WriteByte('\n')
		switch p.Kind {
		case "task":
			t := analysis.Task{ID: fmt.Sprintf("t%d", i+1), Span: span, Deadlines: []analysis.Deadline{{Date: p.Date[:4] + "-12-31"}}}
			t.Units = []analysis.Name{{Name: p.Unit}}
			t.Targets = []analysis.Target{{Indicator: "新增", Value: float64(len(p.Text)), Unit: "个"}}
			r.Tasks = append(r.Tasks, t)
		case "point":
			point := analysis.Point{ID: fmt.Sprintf("r%d.p1", i+1), Span: span, Act: "建议"}
			r.Remarks = append(r.Remarks, analysis.Remark{ID: fmt.Sprintf("r%d", i+1), Span: span, Speaker: analysis.Speaker{Name: p.Speaker, Role: "委员"}, Points: []analysis.Point{point}})
		}
	}
	motion := analysis.Motion{ID: "m1", Title: d.Passages[0].Motion, Scope: corpus.Span{End: b.Len()}}
	r.Motions = []analysis.Motion{motion}
	return madeDocument{b.String(), r}
}

func (invention) State(context.Context) (string, error) { return "made", nil }

func (m invention) Entries(context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for i := range m {
			if !yield(Entry{ID: strconv.Itoa(i)}, nil) {
				return
			}
		}
	}
}

func (m invention) Document(_ context.Context, id string) (*corpus.Document, *analysis.Result, error) {
	i, err := strconv.Atoi(id)
	if err != nil {
		return nil, nil, err
	}
	return corpus.NewDocument(id+".txt", m[i].text), m[i].result, nil
}

// words are strings of the text, each place as likely as any, so that most are
// common ones.
func (s *scale) words(n, from, to int) (all []string) {
	random := rand.New(rand.NewPCG(uint64(n), uint64(to)))
	for len(all) < n {
		at := random.IntN(len(s.text) - 100)
		for !utf8.RuneStart(s.text[at]) {
			at++
		}
		word := string([]rune(string(s.text[at : at+100]))[:from+random.IntN(to-from+1)])
		if !strings.ContainsAny(word, "\n，。%.0123456789") && !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}

// common are the words that stand in most passages of many that were drawn.
func (s *scale) common() []string {
	words := s.words(100, 2, 2)
	counts := make(map[string]int)
	for _, word := range words {
		counts[word] = bytes.Count(s.text, []byte(word))
	}
	slices.SortFunc(words, func(a, b string) int { return counts[b] - counts[a] })
	return words[:3]
}

// shaped are n queries with one or two of words in them.
func shaped(shape string, words []string, n int) (all []string) {
	for i := range n {
		args := []any{words[i], words[i+n]}
		all = append(all, fmt.Sprintf(shape, args[:strings.Count(shape, "%s")]...))
	}
	return all
}

// hostileQueries are queries that mean no good, as far as they are queries at all.
func hostileQueries(words []string) []string {
	return slices.DeleteFunc([]string{
		strings.Join(words, " 或 "), strings.Join(words, " "), "-(" + strings.Join(words[:100], " 或 ") + ")",
		"，", "。", "（）", "的?的", "?年", strings.Repeat("年?", 16) + "年", words[0] + strings.Repeat("*1000"+words[1], 16),
		strings.Repeat("(", 100) + words[2] + strings.Repeat(")", 100), strings.Join(words[:8], " 近/1000 "),
	}, func(text string) bool { _, err := Parse(text); return err != nil })
}

// facets measures four facets of the hits of a word in some 100,000 passages, which
// were found before.
func (s *scale) facets(b *testing.B) {
	q, err := Parse(s.common()[0])
	if err != nil {
		b.Fatal(err)
	}
	f, err := s.Search(b.Context(), q, Options{Limit: 10})
	if err != nil {
		b.Fatal(err)
	}
	var times []time.Duration
	for b.Loop() {
		for range 20 {
			times = append(times, least(func() {
				for _, by := range fourFacets() {
					if _, err := f.Facets(by); err != nil {
						b.Fatal(err)
					}
				}
			}))
		}
	}
	reportTimes(b, times, nil)
	b.ReportMetric(float64(f.Total), "passages")
}

// A task is what is done with what was found.
type task func(f *Found) error

func hits(f *Found) error {
	for _, err := range f.Hits() {
		if err != nil {
			return err
		}
	}
	return nil
}

func fourFacets() []Facet { return []Facet{FacetKind, FacetSpeaker, FacetYear, FacetUnit} }

func hitsAndFacets(f *Found) error {
	for _, by := range fourFacets() {
		if _, err := f.Facets(by); err != nil {
			return err
		}
	}
	return hits(f)
}

func lines(f *Found) error {
	for _, err := range f.Lines(16, LinesByRight) {
		if err != nil {
			return err
		}
	}
	return nil
}

func collocates(f *Found) error { _, err := f.Collocates(CollocateOptions{Limit: 50}); return err }
func groups(f *Found) error     { _, err := f.Groups(FacetSpeaker); return err }
func trend(f *Found) error      { _, err := f.Trend(FacetMonth); return err }

// latency times queries, and for the first of them a scan of the text.
func (s *scale) latency(b *testing.B, queries []string, o Options, do task) {
	var times, reference []time.Duration
	for b.Loop() {
		for _, text := range queries {
			q, err := Parse(text)
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, least(func() {
				f, err := s.Search(b.Context(), q, o)
				if err = errors.Join(err, do(f)); err != nil {
					b.Fatal(text, err)
				}
			}))
		}
		for _, word := range s.words(3, 2, 2) {
			reference = append(reference, least(func() { bytes.Count(s.text, []byte(word)) }))
		}
	}
	reportTimes(b, times, reference)
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

func reportTimes(b *testing.B, times, reference []time.Duration) {
	of := func(times []time.Duration, percent int, name string) {
		if len(times) > 0 {
			slices.Sort(times)
			b.ReportMetric(float64(times[(len(times)-1)*percent/100].Microseconds())/1000, name)
		}
	}
	b.ReportMetric(0, "ns/op")
	of(times, 50, "p50-ms")
	of(times, 95, "p95-ms")
	of(times, 100, "max-ms")
	of(reference, 50, "scan-ms")
}

// childIndex names the folder of the index that another process searches.
const childIndex = "YIAN_BENCH_INDEX"

// process times whole processes that answer one query each: the least of three.
func (s *scale) process(b *testing.B) {
	program, err := os.Executable()
	if err != nil {
		b.Skip(err)
	}
	var times []time.Duration
	for b.Loop() {
		for _, word := range append(s.words(8, 2, 2), s.words(8, 5, 8)...) {
			times = append(times, least(func() {
				cmd := exec.CommandContext(b.Context(), program, "-test.run", "^TestSearchInFreshProcess$")
				cmd.Env = append(os.Environ(), childIndex+"="+s.folder, childIndex+"_QUERY="+word)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
			}))
		}
	}
	reportTimes(b, times, nil)
}

// TestSearchInFreshProcess is the other process.
func TestSearchInFreshProcess(t *testing.T) {
	dir := os.Getenv(childIndex)
	if dir == "" {
		t.Skip("a part of BenchmarkScale")
	}
	ix, err := Open(dir, Config{Words: analysis.NewSegmenter(nil)})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if _, found := hitsOf(t, ix, os.Getenv(childIndex+"_QUERY"), Options{Limit: 10}); len(found) == 0 {
		t.Error("nothing found")
	}
}

// export measures how much memory is in use while all hits are written, beyond
// that at the beginning, for many hits and for few.
func (s *scale) export(b *testing.B) {
	rare := ""
	for _, word := range s.words(200, 2, 2) {
		if n := bytes.Count(s.text, []byte(word)); n > 5_000 && n < 20_000 {
			rare = word
			break
		}
	}
	for b.Loop() {
		for name, query := range map[string]string{"many": "，", "few": rare} {
			for order, sort := range map[string]Sort{"none": Unsorted, "relevance": ByRelevance} {
				peak, rows := s.exportPeak(b, query, sort)
				b.ReportMetric(float64(peak)/(1<<20), fmt.Sprintf("%s-%s-MB", name, order))
				b.ReportMetric(float64(rows), name+"-rows")
			}
		}
	}
}

func (s *scale) exportPeak(b *testing.B, query string, order Sort) (peak uint64, rows int) {
	q, err := Parse(query)
	if err != nil {
		b.Fatal(err)
	}
	inUse := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := inUse()
	f, err := s.Search(b.Context(), q, Options{Sort: order})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for h, err := range f.Hits() {
		if err != nil {
			b.Fatal(err)
		}
		rows += len(h.Matches)
		fmt.Fprintln(io.Discard, h.InRunes())
		if n++; n%50_000 == 1000 {
			peak = max(peak, inUse()-min(before, inUse()))
		}
	}
	return peak, rows
}
