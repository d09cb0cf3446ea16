package exact

import (
	"slices"
	"unicode/utf8"

	"yian/corpus"
)

// Neighbours says of two lists of stretches of a text, both in order, which have
// one of the other list at most chars characters away, in either order and not
// overlapping.
func Neighbours(text string, a, b []corpus.Stretch, chars int) (ofA, ofB []bool) {
	x, y := numberSide(text, a), numberSide(text, b)
	return x.near(y, chars), y.near(x, chars)
}

// side is one of the lists, with the numbers of the characters between which each
// stretch stands.
type side struct {
	from, to []int
	ends     []int // to in ascending order
}

func numberSide(text string, all []corpus.Stretch) side {
	s := side{from: runeNumbers(text, all, func(st corpus.Stretch) int { return st.Start })}
	for i, st := range all {
		s.to = append(s.to, s.from[i]+utf8.RuneCountInString(text[st.Start:st.End]))
	}
	if s.ends = s.to; !slices.IsSorted(s.to) {
		s.ends = slices.Sorted(slices.Values(s.to))
	}
	return s
}

// near says which of s have one of o at most chars characters away.
func (s side) near(o side, chars int) []bool {
	all := make([]bool, len(s.from))
	for i := range all {
		all[i] = o.reaches(s.from[i], s.to[i], chars)
	}
	return all
}

// reaches reports whether one of s begins at most chars characters after to, or
// ends at most chars characters before from.
func (s side) reaches(from, to, chars int) bool {
	if i, _ := slices.BinarySearch(s.from, to); i < len(s.from) && s.from[i] <= to+chars {
		return true
	}
	i, found := slices.BinarySearch(s.ends, from)
	return found || i > 0 && s.ends[i-1] >= from-chars
}

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

	placeA []place
	placeB []place
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
	n.placeA = n.a.places(p, n.placeA[:0])
	n.placeB = n.b.places(p, n.placeB[:0])
	start := n.s.start(p)
	ofA, ofB := Neighbours(string(n.s.folded(p)), stretchesOf(n.placeA, start), stretchesOf(n.placeB, start), n.far)
	n.found = keep(n.found[:0], n.placeA, ofA)
	n.found = sortPlaces(keep(n.found, n.placeB, ofB), 0)
}

// stretchesOf is the places in a passage that begins at start.
func stretchesOf(places []place, start int) []corpus.Stretch {
	all := make([]corpus.Stretch, len(places))
	for i, f := range places {
		all[i] = corpus.Stretch{Start: f.start - start, End: f.end - start}
	}
	return all
}

// keep appends those of the places for which kept is true.
func keep(to, places []place, kept []bool) []place {
	for i, f := range places {
		if kept[i] {
			to = append(to, f)
		}
	}
	return to
}
