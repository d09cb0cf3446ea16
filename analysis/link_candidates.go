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

// candidatePairs gives the pairs of g that are worth a comparison, in the order
// of their ends.
func (l *linker) candidatePairs(g linkGroup) []linkPair {
	var froms, tos []int
	for _, i := range g.ends {
		switch l.ends[i].kind {
		case taskEnd:
			froms, tos = append(froms, i), append(tos, i)
		case pointEnd:
			froms = append(froms, i)
		default:
			tos = append(tos, i)
		}
	}
	if l.candidates != nil {
		return l.givenPairs(froms)
	}
	if len(froms)*len(tos) > everyPair {
		return l.likelyPairs(froms, tos)
	}
	var pairs []linkPair
	for _, a := range froms {
		for _, b := range tos {
			if answers(l.ends[a].kind, l.ends[b].kind) {
				pairs = append(pairs, linkPair{from: a, to: b})
			}
		}
	}
	return pairs
}

// givenPairs are the pairs that the caller names.
func (l *linker) givenPairs(froms []int) []linkPair {
	var pairs []linkPair
	for _, a := range froms {
		var tos []int
		for _, id := range l.candidates(l.ends[a].id) {
			b, ok := l.place[id]
			if ok && answers(l.ends[a].kind, l.ends[b].kind) && l.sameGroup(a, b) {
				tos = append(tos, b)
			}
		}
		slices.Sort(tos)
		for _, b := range slices.Compact(tos) {
			pairs = append(pairs, linkPair{from: a, to: b})
		}
	}
	return pairs
}

// posting is an end that has a pair or class, and its weight there.
type posting struct {
	end    int32
	weight float32
}

// likelyPairs finds, through an index of the To ends, for each From end those
// that share most with it.
func (l *linker) likelyPairs(froms, tos []int) []linkPair {
	pairs, classes := make(map[int32][]posting), make(map[int32][]posting)
	for _, b := range tos {
		t := l.ends[b].read
		for i, id := range t.pairSet {
			pairs[id] = append(pairs[id], posting{int32(b), t.pairBy[i] / float32(max(1, t.length))})
		}
		for i, id := range t.classes {
			classes[id] = append(classes[id], posting{int32(b), float32(t.classBy[i] * 0.2)})
		}
	}
	tooMany := max(200, len(tos)/20)
	found := make([][]posting, len(froms))
	spare := sync.Pool{New: func() any { return &tally{sums: make([]float32, len(l.ends))} }}
	inParallel(len(froms), func(i int) {
		a := froms[i]
		t := l.ends[a].read
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
		for k, id := range t.pairSet {
			add(pairs[id], float64(t.pairBy[k]))
		}
		for k, id := range t.classes {
			add(classes[id], t.classBy[k])
		}
		found[i] = l.mostLikely(a, sums)
	})
	n := 0
	for _, likely := range found {
		n += len(likely)
	}
	all := make([]linkPair, 0, n)
	for i, likely := range found {
		for _, p := range likely {
			all = append(all, linkPair{from: froms[i], to: int(p.end)})
		}
	}
	return all
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
func (l *linker) mostLikely(a int, sums *tally) []posting {
	compare := func(x, y posting) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.end, y.end)) }
	likely := make([]posting, 0, mostCandidates+1)
	for _, b := range sums.touched {
		p := posting{b, sums.sums[b]}
		sums.sums[b] = 0
		if len(likely) == mostCandidates && compare(p, likely[mostCandidates-1]) > 0 || !answers(l.ends[a].kind, l.ends[b].kind) {
			continue
		}
		at, _ := slices.BinarySearchFunc(likely, p, compare)
		likely = slices.Insert(likely, at, p)
		likely = likely[:min(len(likely), mostCandidates)]
	}
	sums.touched = sums.touched[:0]
	slices.SortFunc(likely, func(x, y posting) int { return cmp.Compare(x.end, y.end) })
	return likely
}
