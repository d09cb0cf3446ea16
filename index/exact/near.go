package exact

import "slices"

// nearPlan finds places of two queries next to each other.
type nearPlan struct {
	a, b  plan
	chars int
}

// near looks at the passages that both queries match.
type near struct {
	*and
	s     *segment
	a, b  node
	far   int // the greatest distance in characters
	at    int // the last passage found
	found []place

	chars  characters
	placeA []place
	placeB []place
	ends   []int // of the places of one query, rising
}

func (pl nearPlan) open(e *evaluation, p *part) (node, error) {
	both, err := andPlan{pl.a, pl.b}.open(e, p)
	if err != nil {
		return nil, err
	}
	n := &near{and: both.(*and), s: p.segment, far: pl.chars, at: -1}
	n.a, n.b = n.and.of[0], n.and.of[1]
	return n, nil
}

func (n *near) next(p int) int {
	if p <= n.at {
		return n.at
	}
	for p = n.and.next(p); p != none; p = n.and.next(p + 1) {
		if n.match(p); len(n.found) > 0 {
			break
		}
	}
	n.at = p
	return p
}

func (n *near) places(_ int, to []place) []place { return append(to, n.found...) }

// match finds the places of each query in passage p that have one of the other
// in reach.
func (n *near) match(p int) {
	n.chars.read(n.s.folded(p))
	n.placeA = n.a.places(p, n.placeA[:0])
	n.placeB = n.b.places(p, n.placeB[:0])
	start := n.s.start(p)
	n.found = n.keep(n.found[:0], n.placeA, n.placeB, start)
	n.found = sortPlaces(n.keep(n.found, n.placeB, n.placeA, start), 0)
}

// keep appends the places of a that have one of b in reach.
func (n *near) keep(to []place, a, b []place, start int) []place {
	n.ends = n.ends[:0]
	for _, f := range b {
		n.ends = append(n.ends, f.end)
	}
	slices.Sort(n.ends)
	reaches := func(end, begin int) bool {
		return n.chars.before(begin-start)-n.chars.before(end-start) <= n.far
	}
	for _, f := range a {
		after, _ := slices.BinarySearchFunc(b, f.end, func(g place, end int) int { return g.start - end })
		before, _ := slices.BinarySearch(n.ends, f.start+1)
		if after < len(b) && reaches(f.end, b[after].start) || before > 0 && reaches(n.ends[before-1], f.start) {
			to = append(to, f)
		}
	}
	return to
}
