package index

import (
	"cmp"
	"slices"

	"yian/corpus"
	"yian/index/exact"
)

// view is a passage on which a plan is evaluated.
type view struct {
	*scope
	reader  *reader
	passage int            // in the segment
	doc     int            // in the segment
	text    string         // folded, or the source of the passage's tile where the plan is exact
	start   int            // where the source of text begins in the document
	folded  *corpus.Folded // leads from text to its source, unless same is true or the Finder does
	same    bool           // text is its source

	places []place
	under  above // the place where a query without strings holds
	tried  above // the place that is asked about
	err    error // the first one met
}

// place is where a string of the plan stands.
type place struct {
	corpus.Stretch     // in view.text
	pattern        int // in plan.strings
}

// above is what stands above a place.
type above struct {
	kind  MarkKind
	chain int32 // its number in the segment; -1 where marks says it
	piece int   // that holds the place; -1 where marks begin or end in it
	marks chain
}

// origin is where a stretch of the text stands in the document.
func (v *view) origin(st corpus.Stretch) corpus.Span {
	span := corpus.Span(st) // a folded text that is the text itself
	switch {
	case v.same:
	case v.folded != nil:
		span = v.folded.Span(st)
	default:
		var err error
		if span, err = v.found.Span(v.passage, st); err != nil {
			v.fail(damaged(v.name, err))
		}
		return span
	}
	return corpus.Span{Start: v.start + span.Start, End: v.start + span.End}
}

func (v *view) fail(err error) {
	if v.err == nil {
		v.err = err
	}
}

// above is what stands above a stretch of the document. The document is read only
// where marks begin or end inside it.
func (v *view) above(s corpus.Span) above {
	piece, ok := v.table.at(v.passage, s)
	if ok {
		return v.abovePiece(piece)
	}
	d, err := v.reader.document(v.number, v.doc)
	if err != nil {
		v.fail(err)
		return above{piece: -1, chain: -1}
	}
	c := holding(d.over(d.Passages[v.passage-v.entry(v.doc).first].Tile), s)
	return above{kind: c.kind(), chain: -1, piece: -1, marks: c}
}

func (v *view) abovePiece(piece int) above {
	kind, chain := v.table.kindAndChain(piece)
	return above{kind: kind, chain: chain, piece: piece}
}

// allowed reports whether all limits hold at st.
func (v *view) allowed(st corpus.Stretch, limits []condition) bool {
	if len(limits) == 0 {
		return true
	}
	from, to := v.table.of(v.passage)
	if v.tried = v.abovePiece(from); to-from > 1 || v.outward { // else all places stand in it
		v.tried = v.above(v.origin(st))
	}
	return v.allow(&v.tried, limits)
}

func (v *view) allow(a *above, limits []condition) bool {
	for _, l := range limits {
		if !l.filter(v, a) {
			return false
		}
	}
	return true
}

// somewhere reports whether all limits hold at some place of the passage. Where
// most of it stands under marks that name a hit it is no running text: （一） before
// a heading does not count.
func (v *view) somewhere(limits []condition) bool {
	from, to := v.table.of(v.passage)
	covered := to-from > 1 && v.covered(from, to)
	for piece := from; piece < to; piece++ {
		v.tried = v.abovePiece(piece)
		if covered && v.tried.kind == Text {
			continue
		}
		if v.allow(&v.tried, limits) {
			v.under = v.tried
			return true
		}
	}
	return false
}

// somePiece reports whether some piece of the passage meets the filters.
func (v *view) somePiece(filters []condition) bool {
	if len(filters) == 0 {
		return true
	}
	from, to := v.table.of(v.passage)
	for piece := from; piece < to; piece++ {
		if v.tried = v.abovePiece(piece); v.allow(&v.tried, filters) {
			return true
		}
	}
	return false
}

// covered reports whether marks that name a hit cover most of the pieces.
func (v *view) covered(from, to int) bool {
	first, length := v.table.start(from), v.table.length(v.passage)
	marked := 0
	for piece := from; piece < to; piece++ {
		if kind, _ := v.table.kindAndChain(piece); kind != Text {
			end := first + length
			if piece+1 < to {
				end = v.table.start(piece + 1)
			}
			marked += end - v.table.start(piece)
		}
	}
	return 2*marked > length
}

// first is what stands above the first place of the query, or where it holds.
func (v *view) first() above {
	if len(v.places) == 0 {
		return v.under
	}
	from, to := v.table.of(v.passage)
	if to-from == 1 && !v.outward {
		return v.abovePiece(from)
	}
	st := v.places[0].Stretch
	for _, p := range v.places[1:] {
		if compareStretches(p.Stretch, st) < 0 {
			st = p.Stretch
		}
	}
	return v.above(v.origin(st))
}

type stringCondition struct {
	pattern *exact.Matcher
	number  int
	found   []corpus.Stretch // used again for each passage
}

func (c *stringCondition) holds(v *view, limits []condition) bool {
	found := false
	c.found = c.pattern.Find(v.text, c.found[:0])
	for _, st := range c.found {
		if v.allowed(st, limits) {
			v.places = append(v.places, place{st, c.number})
			found = true
		}
	}
	return found
}

func (c *stringCondition) filter(*view, *above) bool { return false }

type fieldCondition struct {
	test   fieldTest
	number int         // in plan.fields
	alone  []condition // itself
}

func (c *fieldCondition) holds(v *view, limits []condition) bool {
	return v.somewhere(joined(limits, c.alone))
}

// joined is a and b in one.
func joined(a, b []condition) []condition {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return append(slices.Clip(a), b...)
}

func (c *fieldCondition) filter(v *view, a *above) bool {
	accepted := v.accepted[c.number]
	switch {
	case c.test.of >= ofDocument:
		return accepted[v.doc]
	case a.chain < 0:
		return c.test.any(a.marks.valuesOf(c.test.of).all)
	}
	return accepted[a.chain]
}

type notCondition struct {
	part    condition
	strings bool
	alone   []condition // itself
}

// holds: without strings it is a filter like any other; with strings it speaks
// of the whole passage, so no limit applies to what is excluded.
func (c *notCondition) holds(v *view, limits []condition) bool {
	if !c.strings {
		return v.somewhere(joined(limits, c.alone))
	}
	n := len(v.places)
	found := c.part.holds(v, nil)
	v.places = v.places[:n]
	return !found && v.somewhere(limits)
}

func (c *notCondition) filter(v *view, a *above) bool { return !c.part.filter(v, a) }

// andCondition: the parts without strings limit the places of the others.
type andCondition struct{ strings, filters []condition }

func (c *andCondition) holds(v *view, limits []condition) bool {
	limits = joined(limits, c.filters)
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

func (c *andCondition) filter(v *view, a *above) bool {
	for _, f := range c.filters {
		if !f.filter(v, a) {
			return false
		}
	}
	return true
}

// orCondition: strings without wildcards, where they are many, are found together.
type orCondition struct {
	parts []condition
	many  *many
	first int // number of the first of many in plan.strings
}

func (c *orCondition) holds(v *view, limits []condition) bool {
	found := false
	if c.many != nil {
		c.many.find(v.text, func(i int, st corpus.Stretch) {
			if v.allowed(st, limits) {
				v.places = append(v.places, place{st, c.first + i})
				found = true
			}
		})
		return found
	}
	for _, part := range c.parts {
		if part.holds(v, limits) {
			found = true
		}
	}
	return found
}

func (c *orCondition) filter(v *view, a *above) bool {
	for _, part := range c.parts {
		if part.filter(v, a) {
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
	near := nearby(v.text, v.places[n:middle], v.places[middle:], c.within)
	v.places = v.places[:n]
	if !left || !right || len(near) == 0 {
		return false
	}
	v.places = append(v.places, near...)
	return true
}

func (c *nearCondition) filter(*view, *above) bool { return false }

// nearby gives the places of both sides that have one of the other side at most
// within characters away, not overlapping, in order.
func nearby(text string, left, right []place, within int) []place {
	left, right = inOrder(left), inOrder(right)
	ofLeft, ofRight := exact.Neighbours(text, stretchesOf(left), stretchesOf(right), within)
	var joined []place
	for i, j := 0, 0; i < len(left) || j < len(right); {
		if j == len(right) || i < len(left) && inPlaceOrder(left[i], right[j]) <= 0 {
			if ofLeft[i] {
				joined = append(joined, left[i])
			}
			i++
		} else {
			if ofRight[j] {
				joined = append(joined, right[j])
			}
			j++
		}
	}
	return joined
}

func stretchesOf(places []place) []corpus.Stretch {
	all := make([]corpus.Stretch, len(places))
	for i, p := range places {
		all[i] = p.Stretch
	}
	return all
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
