package index

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// TestGlanceSaysWhatTheDocumentSays compares what stands above places by the
// tables with what the marks of the documents say, also where marks end inside.
func TestGlanceSaysWhatTheDocumentSays(t *testing.T) {
	src, _ := inventedCorpus()
	ix := build(t, src, analysis.NewSegmenter(nil))
	s, err := ix.current()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 5))
	glancing, reading := newReader(s, false), newReader(s, false)
	crossed, marked := 0, 0
	for n := range s.Len() {
		l, err := reading.document(n)
		if err != nil {
			t.Fatal(err)
		}
		p := l.Passages[n-l.first]
		for range 8 {
			if p.Span.Len() < 2 {
				break
			}
			from := p.Span.Start + random.IntN(p.Span.Len()-1)
			place := corpus.Span{Start: from, End: from + 1 + random.IntN(p.Span.End-from)}
			want := l.underChain(holding(l.over(p.Tile), place))
			got, number, length, ok, err := glancing.glance(n, place)
			if err != nil || !ok || got != want || number != l.number || length != p.Span.Len() {
				t.Fatalf("passage %d, %v: %+v %v %d %v %v, want %+v %v %d", n, place, got, number, length, ok, err, want, l.number, p.Span.Len())
			}
			if want.mark >= 0 {
				marked++
			}
			table, err := s.segments[number.segment].glances()
			if err != nil {
				t.Fatal(err)
			}
			if _, whole := table.at(n-s.first[number.segment], place); !whole {
				crossed++
			}
		}
	}
	if marked < 100 || crossed == 0 {
		t.Errorf("only %d places under marks, %d across", marked, crossed)
	}
}

func TestBestIsTheBeginningOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		values := make([]int, random.IntN(50))
		for i := range values {
			values[i] = random.IntN(20)
		}
		order := func(a, b int32) int { return cmp.Or(cmp.Compare(values[a], values[b]), cmp.Compare(a, b)) }
		all := best(len(values), 0, order)
		if !slices.IsSortedFunc(all, order) || len(all) != len(values) {
			t.Fatalf("%v is not the order of %v", all, values)
		}
		for _, first := range []int{1, 5, 49, 60} {
			if got := best(len(values), first, order); !slices.Equal(got[:min(first, len(got))], all[:min(first, len(all))]) {
				t.Fatalf("first %d of %v: %v", first, values, got)
			}
		}
	}
}
