package analysis

import (
	"cmp"
	"slices"
)

// Up to everyPair pairs of a group are all compared. Of more, each end is
// compared with the mostCandidates that share the weightiest pairs of characters
// and classes with it.
const (
	everyPair      = 200_000
	mostCandidates = 10
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
			pairs[id] = append(pairs[id], posting{int32(b), float32(t.pairBy[i] / max(1, t.length))})
		}
		for i, id := range t.classes {
			classes[id] = append(classes[id], posting{int32(b), float32(t.classBy[i] * 0.2)})
		}
	}
	tooMany := max(200, len(tos)/20)
	found := make([][]linkPair, len(froms))
	inParallel(len(froms), func(i int) {
		a := froms[i]
		t := l.ends[a].read
		sums := make(map[int32]float32, 256)
		add := func(list []posting, weight float64) {
			if len(list) > tooMany {
				return
			}
			for _, p := range list {
				sums[p.end] += p.weight * float32(weight)
			}
		}
		for k, id := range t.pairSet {
			add(pairs[id], t.pairBy[k])
		}
		for k, id := range t.classes {
			add(classes[id], t.classBy[k])
		}
		found[i] = l.mostLikely(a, sums)
	})
	return slices.Concat(found...)
}

// mostLikely are the pairs of a with the greatest sums, in the order of ends.
func (l *linker) mostLikely(a int, sums map[int32]float32) []linkPair {
	likely := make([]posting, 0, len(sums))
	for b, sum := range sums {
		if answers(l.ends[a].kind, l.ends[b].kind) {
			likely = append(likely, posting{b, sum})
		}
	}
	slices.SortFunc(likely, func(x, y posting) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.end, y.end)) })
	likely = likely[:min(len(likely), mostCandidates)]
	slices.SortFunc(likely, func(x, y posting) int { return cmp.Compare(x.end, y.end) })
	pairs := make([]linkPair, len(likely))
	for i, p := range likely {
		pairs[i] = linkPair{from: a, to: int(p.end)}
	}
	return pairs
}
