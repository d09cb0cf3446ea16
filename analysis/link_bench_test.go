package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// bigPlan is one motion with a plan of so many tasks and minutes of so many points,
// made of the wording of the packages and numbers.
func bigPlan(b testing.TB, tasks, points int) []*Result {
	var texts [2][]string
	for _, p := range packages(b) {
		for _, t := range p.results[0].Tasks {
			texts[0] = append(texts[0], t.Text)
		}
		for _, r := range p.results[0].Remarks {
			for _, point := range r.Points {
				texts[1] = append(texts[1], point.Text)
			}
		}
	}
	mix := func(texts []string, i int) string {
		n := len(texts)
		x, y := texts[i%n], texts[(i/n+i*7+3)%n]
		return fmt.Sprintf("%s，第%d片区%s", x, i%977, y)
	}
	r := &Result{Source: "big.txt", Motions: []Motion{{ID: "m1", Title: "关于民生实事的议案", Solutions: []Quote{{Text: "健全服务体系"}, {Text: "加大资金投入"}}}}}
	for i := range tasks {
		r.Tasks = append(r.Tasks, Task{Motion: "m1", Text: mix(texts[0], i)})
	}
	for i := range points {
		if i%5 == 0 {
			r.Remarks = append(r.Remarks, Remark{Motion: "m1"})
		}
		m := &r.Remarks[len(r.Remarks)-1]
		m.Points = append(m.Points, Point{Text: mix(texts[1], i), Act: Request})
	}
	number(r)
	return []*Result{r}
}

// BenchmarkLink links a tenth and all of 10,000 tasks and 100,000 points of one
// motion. peak-MB is the most that the heap held while it did, documents and
// dictionary included.
func BenchmarkLink(b *testing.B) {
	for _, size := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("%dx%d", size, 10*size), func(b *testing.B) {
			results := bigPlan(b, size, 10*size)
			words := NewSegmenter(nil)
			peak := watchHeap()
			for b.Loop() {
				b.ReportMetric(float64(len(Link(results, LinkKnowledge{Words: words}))), "links")
			}
			b.ReportMetric(float64(peak())/1e6, "peak-MB")
		})
	}
}

// watchHeap begins to watch the heap and returns a function that ends it and gives
// the most bytes that objects, dead ones not yet swept included, took in it.
func watchHeap() (peak func() uint64) {
	runtime.GC()
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var highest uint64
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			select {
			case <-tick.C:
				metrics.Read(sample)
				highest = max(highest, sample[0].Value.Uint64())
			case <-stop:
				most <- highest
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		return <-most
	}
}

// TestLinkLean checks that ends whose texts are opened when they are needed have
// the same links as those that stay open, byte for byte: one motion with more pairs
// than are all compared, and all packages on a heap.
func TestLinkLean(t *testing.T) {
	var heap []*Result
	for _, p := range packages(t) {
		heap = append(heap, p.docs...)
	}
	words := NewSegmenter(nil)
	for name, results := range map[string][]*Result{"one motion": bigPlan(t, 300, 1000), "heap": heap} {
		var first []byte
		for _, most := range []int{manyEnds, 1000, 0} {
			l := newLinkerOf(results, LinkKnowledge{Words: words}, most)
			var links []Linked
			for _, g := range l.groups {
				links = append(links, l.linkGroup(g)...)
			}
			if l.lean() {
				for i := range l.ends {
					if l.ends[i].read != nil {
						t.Fatalf("%s: %s is open when all is done", name, l.ends[i].id)
					}
				}
			}
			got, err := json.Marshal(links)
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = got
			}
			if len(links) < 10 || !bytes.Equal(got, first) {
				t.Errorf("%s: %d links with %d open at the most are others than with all", name, len(links), most)
			}
		}
	}
}
