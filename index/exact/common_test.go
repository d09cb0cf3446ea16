package exact

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestCommonPairs looks for pairs that stand in all blocks, in half of them, in a
// part of the segments alone, overlapping themselves, and not at all.
func TestCommonPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	var documents []Document
	counts := make([]map[string]int, 0) // for each passage in order
	pairs := []string{"议案", "研研", "建议", "人大", "罕见", "没有"}
	for d := range 60 {
		doc := Document{ID: fmt.Sprint("d", d)}
		start := 0
		for range 40 {
			var b strings.Builder
			for range 40 + r.IntN(80) {
				switch n := r.IntN(100); {
				case n < 4:
					b.WriteString("议案")
				case n < 7:
					b.WriteString(strings.Repeat("研", 1+r.IntN(4)))
				case n < 9 && d%2 == 0:
					b.WriteString("建议")
				case n < 12 && d > 40:
					b.WriteString("人大")
				case n < 13 && d == 7:
					b.WriteString("罕见")
				default:
					b.WriteRune('一' + rune(r.IntN(2000)))
				}
			}
			text := b.String()
			doc.Passages = append(doc.Passages, Passage{Text: text, Start: start})
			start += len(text) + 1
			count := make(map[string]int)
			for _, pair := range pairs {
				for at := range text {
					if strings.HasPrefix(text[at:], pair) {
						count[pair]++
					}
				}
			}
			counts = append(counts, count)
		}
		documents = append(documents, doc)
	}
	x := newTestIndex(t, Options{SegmentText: 100 << 10, NoMerge: true})
	if err := x.Update(t.Context(), each(documents), nil); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"built", "merged"} {
		s := snapshot(t, x)
		for _, pair := range pairs {
			checkPair(t, s, state, pair, counts)
		}
		if err := s.Verify(t.Context()); err != nil {
			t.Error(state, err)
		}
		lists := 0
		for i := range s.parts {
			for term := range s.parts[i].counts.terms {
				if l, err := s.parts[i].listOf(term); err != nil {
					t.Fatal(err)
				} else if len(l.inPassages) > 0 {
					lists++
				}
			}
		}
		if lists < 2 {
			t.Errorf("%s: %d lists name passages in %d segments", state, lists, len(s.parts))
		}
		if err := x.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// checkPair compares what a snapshot finds with the counts of its passages.
func checkPair(t *testing.T, s *Snapshot, state, pair string, counts []map[string]int) {
	t.Helper()
	found := make(map[int]int)
	for m, err := range s.Matches(t.Context(), String{Text: pair}) {
		if err != nil {
			t.Fatal(err)
		}
		found[m.Number] = m.Places
	}
	hits := make(map[int]int)
	from := len(counts) / 3
	for some, err := range s.Hits(t.Context(), String{Text: pair}, Range{from, len(counts)}, func(p int) bool { return p%2 == 0 }) {
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range some {
			hits[h.Number] = h.Places
			if h.Number%2 == 0 && h.First.Len() != len(pair) {
				t.Errorf("%s: the first %s of passage %d is at %v", state, pair, h.Number, h.First)
			}
			if h.Filled < h.Places*3 || h.Filled > h.Places*len(pair) {
				t.Errorf("%s: %d places of %s take %d bytes", state, h.Places, pair, h.Filled)
			}
		}
	}
	for p, count := range counts {
		if found[p] != count[pair] || p >= from && hits[p] != count[pair] {
			t.Fatalf("%s: %s stands %d times in passage %d, found %d and %d times", state, pair, count[pair], p, found[p], hits[p])
		}
	}
	if len(hits) > 0 && from > 0 && hits[from-1] > 0 {
		t.Errorf("%s: %s is found outside of the range", state, pair)
	}
}

func TestPassageLists(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for range 200 {
		var want [][2]int
		var l passageList
		for p := r.IntN(200); p < 5000; p += 1 + r.IntN(1+r.IntN(400)) {
			n := 1 + r.IntN(1+r.IntN(300))
			want = append(want, [2]int{p, n})
			for range n {
				l.add(p)
			}
		}
		l.end()
		read := list{inPassages: l.body}.passageReader()
		for _, w := range want {
			if !read.next() || read.passage != w[0] || read.places != w[1] {
				t.Fatalf("%d places in passage %d are read as %d in %d", w[1], w[0], read.places, read.passage)
			}
		}
		if read.next() || read.bad {
			t.Fatal("more is read than was written")
		}
		for cut := range l.body {
			for read := (list{inPassages: l.body[:cut]}).passageReader(); read.next(); {
			}
		}
	}
}
