package analysis

import (
	"cmp"
	"slices"
	"sync"
)

// Up to everyPair pairs of a group are all compared. Of more, each end is
// compared with the mostCandidates that share the weightiest pairs of characters
// and classes with it.
const (
	everyPair      = 200_000
	mostCandidates = 8
)

// candidates says what to compare: the From ends of the group, in their order, and
// a function that gives the To ends that one of them, opened, may be linked to, in
// their order. The function may be called by several goroutines. many reports
// whether not all pairs are candidates.
func (w *weighing) candidates() (froms []int, of func(a int, opened *linkEnd) []int32, many bool) {
	l := w.linker
	var tos []int32
	for _, i := range w.ends {
		switch l.ends[i].kind {
		case taskEnd:
			froms, tos = append(froms, i), append(tos, int32(i))
		case pointEnd, outcomeEnd:
			froms = append(froms, i)
		default:
			tos = append(tos, int32(i))
		}
	}
	if l.candidates != nil {
		given := l.given(froms)
		return froms, func(a int, _ *linkEnd) []int32 { return given[a] }, true
	}
	if len(froms)*len(tos) > everyPair {
		return froms, l.likely(tos), true
	}
	return froms, func(_ int, a *linkEnd) []int32 {
		return slices.DeleteFunc(slices.Clone(tos), func(b int32) bool { return !l.answers(a, &l.ends[b]) })
	}, false
}

// given are the To ends that the caller names for each From end.
func (l *linker) given(froms []int) map[int][]int32 {
	given := make(map[int][]int32)
	for _, a := range froms {
		var tos []int32
		for _, id := range l.candidates(l.ends[a].id) {
			b, ok := l.place[id]
			if ok && l.answers(&l.ends[a], &l.ends[b]) && l.sameGroup(a, b) {
				tos = append(tos, int32(b))
			}
		}
		given[a] = newIDSet(tos)
	}
	return given
}

// posting is an end that has a pair or class, and its weight there.
type posting struct {
	end    int32
	weight float32
}

// likely indexes the To ends and returns a function that finds those that share
// most with a From end.
func (l *linker) likely(tos []int32) func(a int, opened *linkEnd) []int32 {
	pairs, classes := make(map[int32][]posting), make(map[int32][]posting)
	for _, b := range tos {
		t := l.ends[b].read
		for i, id := range t.pairBag.ids {
			pairs[id] = append(pairs[id], posting{b, t.pairBag.weights[i] / float32(max(1, t.pairBag.length))})
		}
		for i, id := range t.classes {
			classes[id] = append(classes[id], posting{b, float32(t.classBy[i] * 0.2)})
		}
	}
	tooMany := max(200, len(tos)/20)
	spare := sync.Pool{New: func() any { return &tally{sums: make([]float32, len(l.ends))} }}
	return func(_ int, a *linkEnd) []int32 {
		sums := spare.Get().(*tally)
		defer spare.Put(sums)
		add := func(list []posting, weight float64) {
			if len(list) > tooMany {
				return
			}
			for _, p := range list {
				sums.add(p.end, p.weight*float32(weight))
			}
		}
		for k, id := range a.read.pairBag.ids {
			add(pairs[id], float64(a.read.pairBag.weights[k]))
		}
		for k, id := range a.read.classes {
			add(classes[id], a.read.classBy[k])
		}
		return l.mostLikely(a, sums)
	}
}

// tally adds up weights by end.
type tally struct {
	sums    []float32
	touched []int32 // the ends with a sum, in the order in which they came
}

func (t *tally) add(end int32, weight float32) {
	if t.sums[end] == 0 {
		t.touched = append(t.touched, end)
	}
	t.sums[end] += weight
}

// mostLikely are the ends with the greatest sums that a may be linked to, in their
// order; sums is cleared.
func (l *linker) mostLikely(a *linkEnd, sums *tally) []int32 {
	compare := func(x, y posting) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.end, y.end)) }
	likely := make([]posting, 0, mostCandidates+1)
	for _, b := range sums.touched {
		p := posting{b, sums.sums[b]}
		sums.sums[b] = 0
		if len(likely) == mostCandidates && compare(p, likely[mostCandidates-1]) > 0 || !l.answers(a, &l.ends[b]) {
			continue
		}
		at, _ := slices.BinarySearchFunc(likely, p, compare)
		likely = slices.Insert(likely, at, p)
		likely = likely[:min(len(likely), mostCandidates)]
	}
	sums.touched = sums.touched[:0]
	ends := make([]int32, len(likely))
	for i, p := range likely {
		ends[i] = p.end
	}
	return newIDSet(ends)
}
