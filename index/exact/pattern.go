package exact

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// patternPlan finds strings with gaps between them.
type patternPlan struct {
	strings []string // folded
	gaps    []gap    // before the first string, between two, after the last
}

// gap is how many characters may stand somewhere.
type gap struct{ min, max int }

// pattern looks at the passages that hold all strings of a pattern.
type pattern struct {
	*and
	s        *segment
	literals []*literal // in the order of the pattern
	gaps     []gap
	at       int // the last passage found
	found    []place

	chars   characters
	strings [][]reach
	least   []int // see chain
	queue   []int // see chain
}

// reach is a place, in characters from the beginning of the passage.
type reach struct{ start, end int }

func (pl patternPlan) open(e *evaluation, p *part) (node, error) {
	n := &pattern{s: p.segment, gaps: pl.gaps, at: -1, strings: make([][]reach, len(pl.strings))}
	var of []node
	for _, s := range pl.strings {
		l, err := openLiteral(e, p.segment, s)
		if err != nil {
			return nil, err
		}
		n.literals = append(n.literals, l)
		of = append(of, l)
	}
	n.and = &and{of: of, at: -1}
	n.limit(n.blocks())
	slices.SortStableFunc(of, func(a, b node) int { return size(a) - size(b) })
	return n, nil
}

func (n *pattern) next(p int) int {
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

func (n *pattern) places(_ int, to []place) []place { return append(to, n.found...) }

// match finds the places in passage p: for each place of the first string the
// shortest.
func (n *pattern) match(p int) {
	start := n.s.start(p)
	n.chars.read(n.s.folded(p))
	for i, l := range n.literals {
		n.found = l.places(p, n.found[:0])
		n.strings[i] = n.strings[i][:0]
		for _, f := range n.found {
			n.strings[i] = append(n.strings[i], reach{n.chars.before(f.start - start), n.chars.before(f.end - start)})
		}
	}
	n.found = n.found[:0]
	first := n.strings[0]
	for i, end := range n.chain() {
		if begin := first[i].start - n.gaps[0].min; begin >= 0 && end != none {
			n.found = append(n.found, place{start: start + n.chars.offset(begin), end: start + n.chars.offset(end)})
		}
	}
}

// chain says for each place of the first string where the pattern ends at the
// least, or none. It goes from the last string to the first; the places of the
// next string that are near enough to a place lie in a window that only moves to
// the right, whose least end a queue of rising ends keeps at its head. So it is
// linear in the number of places.
func (n *pattern) chain() []int {
	last := len(n.strings) - 1
	n.least = n.least[:0]
	for _, s := range n.strings[last] {
		end := s.end + n.gaps[last+1].min
		if end > n.chars.count() {
			end = none
		}
		n.least = append(n.least, end)
	}
	for k := last - 1; k >= 0; k-- {
		n.link(n.strings[k], n.strings[k+1], n.gaps[k+1])
	}
	return n.least
}

// link turns n.least from the ends reached from the places of b into those
// reached from the places of a.
func (n *pattern) link(a, b []reach, g gap) {
	least := make([]int, len(a))
	n.queue = n.queue[:0]
	head, next := 0, 0
	for i, s := range a {
		for ; next < len(b) && b[next].start <= s.end+g.max; next++ {
			for len(n.queue) > head && n.least[n.queue[len(n.queue)-1]] >= n.least[next] {
				n.queue = n.queue[:len(n.queue)-1]
			}
			n.queue = append(n.queue, next)
		}
		for head < len(n.queue) && b[n.queue[head]].start < s.end+g.min {
			head++
		}
		least[i] = none
		if head < len(n.queue) {
			least[i] = n.least[n.queue[head]]
		}
	}
	n.least = least
}

// characters turns byte offsets of a text into character offsets and back.
type characters struct {
	at []int32 // the character at each byte; and the number of characters
	n  int
}

func (c *characters) read(text []byte) {
	c.at, c.n = slices.Grow(c.at[:0], len(text)+1), -1
	for _, b := range text {
		if utf8.RuneStart(b) {
			c.n++
		}
		c.at = append(c.at, int32(max(c.n, 0)))
	}
	c.n++
	c.at = append(c.at, int32(c.n))
}

// count is the number of characters.
func (c *characters) count() int { return c.n }

// before is the number of characters before a byte offset.
func (c *characters) before(offset int) int { return int(c.at[offset]) }

// offset is the byte offset of a character.
func (c *characters) offset(character int) int {
	return sort.Search(len(c.at)-1, func(i int) bool { return int(c.at[i]) >= character })
}
