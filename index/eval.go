package index

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"yian/corpus"
)

// view is a passage on which a plan is evaluated.
type view struct {
	text   string // folded, or the source where the plan is exact
	doc    *Document
	number int // of the passage in the document
	origin func(corpus.Stretch) corpus.Span

	marks  []*Mark // over the passage
	places []place
	under  chain // the marks at the place where a query without strings holds
}

// place is where a string of the plan stands.
type place struct {
	corpus.Stretch     // in view.text
	pattern        int // in plan.strings
}

// allowed reports whether all limits hold at st.
func (v *view) allowed(st corpus.Stretch, limits []condition) bool {
	if len(limits) == 0 {
		return true
	}
	c := holding(v.marks, v.origin(st))
	for _, l := range limits {
		if !l.filter(v.doc, c) {
			return false
		}
	}
	return true
}

// somewhere reports whether all limits hold at some place of the passage: under
// one of its marks or, where these do not cover it, under none.
func (v *view) somewhere(limits []condition) bool {
	p := v.doc.Passages[v.number]
	covered := v.covered()
	for _, m := range v.marks {
		if covered && m.Kind > Heading {
			continue // the marks inside it are asked, which it holds
		}
		s := corpus.Span{Start: max(m.Span.Start, p.Tile.Start), End: min(m.Span.End, p.Tile.End)}
		if v.holdAt(s, limits) {
			return true
		}
	}
	return !covered && v.holdAt(p.Span, limits)
}

func (v *view) holdAt(s corpus.Span, limits []condition) bool {
	c := holding(v.marks, s)
	for _, l := range limits {
		if !l.filter(v.doc, c) {
			return false
		}
	}
	v.under = c
	return true
}

// covered reports whether most of the passage stands under marks that name a
// hit, so that it is no running text: （一） before a heading does not count.
func (v *view) covered() bool {
	s := v.doc.Passages[v.number].Span
	at, marked := s.Start, 0
	for _, m := range v.marks {
		if m.Kind > Heading {
			continue
		}
		if start, end := max(at, m.Span.Start), min(m.Span.End, s.End); start < end {
			marked += end - start
			at = end
		}
	}
	return 2*marked > s.Len()
}

type stringCondition struct {
	pattern *pattern
	number  int
	found   []corpus.Stretch // used again for each passage
}

func (c *stringCondition) holds(v *view, limits []condition) bool {
	found := false
	c.found = c.pattern.find(v.text, c.found[:0])
	for _, st := range c.found {
		if v.allowed(st, limits) {
			v.places = append(v.places, place{st, c.number})
			found = true
		}
	}
	return found
}

func (c *stringCondition) filter(*Document, chain) bool { return false }

type fieldCondition fieldTest

func (c fieldCondition) holds(v *view, limits []condition) bool {
	return v.somewhere(append(slices.Clip(limits), c))
}

func (c fieldCondition) filter(d *Document, marks chain) bool { return c(d, marks) }

type notCondition struct {
	part    condition
	strings bool
}

// holds: without strings it is a filter like any other; with strings it speaks
// of the whole passage, so no limit applies to what is excluded.
func (c *notCondition) holds(v *view, limits []condition) bool {
	if !c.strings {
		return v.somewhere(append(slices.Clip(limits), c))
	}
	n := len(v.places)
	found := c.part.holds(v, nil)
	v.places = v.places[:n]
	return !found && (len(limits) == 0 || v.somewhere(limits))
}

func (c *notCondition) filter(d *Document, marks chain) bool { return !c.part.filter(d, marks) }

// andCondition: the parts without strings limit the places of the others.
type andCondition struct{ strings, filters []condition }

func (c *andCondition) holds(v *view, limits []condition) bool {
	limits = append(slices.Clip(limits), c.filters...)
	if len(c.strings) == 0 {
		return v.somewhere(limits)
	}
	n := len(v.places)
	for _, part := range c.strings {
		if !part.holds(v, limits) {
			v.places = v.places[:n]
			return false
		}
	}
	return true
}

func (c *andCondition) filter(d *Document, marks chain) bool {
	for _, f := range c.filters {
		if !f.filter(d, marks) {
			return false
		}
	}
	return true
}

type orCondition struct{ parts []condition }

func (c *orCondition) holds(v *view, limits []condition) bool {
	found := false
	for _, part := range c.parts {
		if part.holds(v, limits) {
			found = true
		}
	}
	return found
}

func (c *orCondition) filter(d *Document, marks chain) bool {
	for _, part := range c.parts {
		if part.filter(d, marks) {
			return true
		}
	}
	return false
}

type nearCondition struct {
	left, right condition
	within      int
}

func (c *nearCondition) holds(v *view, limits []condition) bool {
	n := len(v.places)
	left := c.left.holds(v, limits)
	middle := len(v.places)
	right := c.right.holds(v, limits)
	joined := nearby(v.text, v.places[n:middle], v.places[middle:], c.within)
	v.places = v.places[:n]
	if !left || !right || len(joined) == 0 {
		return false
	}
	v.places = append(v.places, joined...)
	return true
}

func (c *nearCondition) filter(*Document, chain) bool { return false }

// nearby gives the places of both sides that have one of the other side at most
// within characters away, not overlapping.
func nearby(text string, left, right []place, within int) []place {
	a, b := numbered(text, left), numbered(text, right)
	var joined []place
	for i, j := 0, 0; i < len(a.places) || j < len(b.places); { // in order, as they go in
		if j == len(b.places) || i < len(a.places) && inPlaceOrder(a.places[i], b.places[j]) <= 0 {
			if b.near(a.from[i], a.to[i], within) {
				joined = append(joined, a.places[i])
			}
			i++
		} else {
			if a.near(b.from[j], b.to[j], within) {
				joined = append(joined, b.places[j])
			}
			j++
		}
	}
	return joined
}

// side is the places of one side of Near in order, with the numbers of the
// characters between which each stands.
type side struct {
	places   []place
	from, to []int
	ends     []int // to in ascending order
}

func numbered(text string, places []place) side {
	s := side{places: inOrder(places)}
	at, n := 0, 0
	for _, p := range s.places {
		n += utf8.RuneCountInString(text[at:p.Start])
		at = p.Start
		s.from = append(s.from, n)
		s.to = append(s.to, n+utf8.RuneCountInString(text[p.Start:p.End]))
	}
	if s.ends = s.to; !slices.IsSorted(s.to) {
		s.ends = slices.Sorted(slices.Values(s.to))
	}
	return s
}

// near reports whether a place of s begins at most within characters after to,
// or ends at most within characters before from.
func (s side) near(from, to, within int) bool {
	if i, _ := slices.BinarySearch(s.from, to); i < len(s.from) && s.from[i] <= to+within {
		return true
	}
	i, found := slices.BinarySearch(s.ends, from)
	return found || i > 0 && s.ends[i-1] >= from-within
}

// inOrder is the places in text order; those given are left as they are.
func inOrder(places []place) []place {
	if slices.IsSortedFunc(places, inPlaceOrder) {
		return places
	}
	places = slices.Clone(places)
	slices.SortFunc(places, inPlaceOrder)
	return places
}

func inPlaceOrder(a, b place) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.pattern, b.pattern))
}
