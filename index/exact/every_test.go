package exact

import (
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/corpus"
	"yian/index/internal/sample"
)

// TestEveryString adds, replaces and removes documents, merges, and then looks
// for strings of 1 to 20 characters taken from the text at random. Each place is
// compared with what one pass over the source texts finds that knows nothing of
// indexes. With YIAN_BENCH_BYTES it does so with 10,000 strings in so much text:
//
//	YIAN_BENCH_BYTES=100000000 go test -run EveryString -v ./index/exact
func TestEveryString(t *testing.T) {
	size, n := 1<<20, 500
	if testing.Short() {
		size = 200_000
	}
	opts := benchOptions()
	opts.SegmentText = 100 << 10
	if s := os.Getenv("YIAN_BENCH_BYTES"); s != "" {
		var err error
		if size, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
		n = 10_000
		opts.SegmentText = 0
	}
	x := newTestIndex(t, opts)
	held := everyHistory(t, x, size)
	needles := randomNeedles(held, n)
	want := onePass(held, needles)
	for _, state := range []string{"built", "merged"} {
		s := snapshot(t, x)
		total := 0
		for i, needle := range needles {
			got := foundOf(t, s, String{Text: needle})
			if got != want[i] {
				t.Fatalf("%s: %q is found %d times, want %d, or elsewhere", state, needle, got.places, want[i].places)
			}
			totals, err := s.Count(t.Context(), String{Text: needle})
			if err != nil || totals.Places != got.places {
				t.Fatalf("%s: %q is counted %d times, and found %d times (%v)", state, needle, totals.Places, got.places, err)
			}
			total += got.places
		}
		t.Logf("%s: %d strings at %d places in %d segments", state, len(needles), total, len(s.parts))
		if err := x.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// everyHistory makes an index of about size bytes and returns what it holds.
func everyHistory(t *testing.T, x *Index, size int) map[string]Document {
	held := make(map[string]Document)
	update := func(add iter.Seq2[Document, error], remove []string) {
		if err := x.Update(t.Context(), add, remove); err != nil {
			t.Fatal(err)
		}
		for _, id := range remove {
			delete(held, id)
		}
	}
	// Documents from seed; every n-th traditional and wrapped.
	some := func(seed uint64, size, n int) iter.Seq2[Document, error] {
		return func(yield func(Document, error) bool) {
			i := 0
			for d := range sample.Documents(seed, size) {
				c := convert(d)
				if i++; i%n == 0 {
					for k := range c.Passages {
						c.Passages[k].Text = disguise(c.Passages[k].Text)
						c.Passages[k].Start *= 2
					}
				}
				held[c.ID] = c
				if !yield(c, nil) {
					return
				}
			}
		}
	}
	update(some(1, size, 10), nil)
	update(some(2, size/10, 3), nil) // the same IDs: the first tenth is replaced
	var remove []string
	for i, id := range slices.Sorted(maps.Keys(held)) {
		if i%7 == 0 {
			remove = append(remove, id)
		}
	}
	update(nil, remove)
	return held
}

// disguise writes a text otherwise, so that folding leads back to it.
func disguise(s string) string {
	return "　　" + strings.NewReplacer("国", "國", "。", "。\n", "1", "１", "gdp", "ＧＤＰ", "年", " 年").Replace(s) + "\n"
}

// randomNeedles are strings of 1 to 20 characters from the documents.
func randomNeedles(held map[string]Document, n int) (all []string) {
	r := rand.New(rand.NewPCG(3, 4))
	ids := slices.Sorted(maps.Keys(held))
	for len(all) < n {
		d := held[ids[r.IntN(len(ids))]]
		text := []rune(corpus.Fold(d.Passages[r.IntN(len(d.Passages))].Text).Text)
		at, length := r.IntN(len(text)), 1+r.IntN(20)
		needle := string(text[at:min(at+length, len(text))])
		if corpus.Fold(needle).Text == needle {
			all = append(all, needle)
		}
	}
	return all
}

// found is how many places, and which: a sum of their hashes.
type found struct {
	places int
	sum    uint64
}

func (f *found) add(id string, passage int, span corpus.Span) {
	h := uint64(14695981039346656037)
	for _, c := range []byte(id) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	for _, n := range []int{passage, span.Start, span.End} {
		h = (h ^ uint64(n)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	f.places++
	f.sum += h
}

// onePass finds all needles in one pass over the texts.
func onePass(held map[string]Document, needles []string) []found {
	byFirst := make(map[rune][]int)
	for i, needle := range needles {
		r, _ := utf8.DecodeRuneInString(needle)
		byFirst[r] = append(byFirst[r], i)
	}
	all := make([]found, len(needles))
	for id, d := range held {
		for n, p := range d.Passages {
			f := corpus.Fold(p.Text)
			for at, r := range f.Text {
				for _, i := range byFirst[r] {
					if strings.HasPrefix(f.Text[at:], needles[i]) {
						s := f.Span(corpus.Stretch{Start: at, End: at + len(needles[i])})
						all[i].add(id, n, corpus.Span{Start: p.Start + s.Start, End: p.Start + s.End})
					}
				}
			}
		}
	}
	return all
}

func foundOf(t *testing.T, s *Snapshot, q Query) (f found) {
	id, document := "", -1
	for p, err := range s.Find(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Document != document {
			document = p.Document
			if id, err = s.ID(document); err != nil {
				t.Fatal(err)
			}
		}
		f.add(id, p.Passage, p.Span)
	}
	return f
}
