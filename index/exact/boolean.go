package exact

import (
	"cmp"
	"slices"
)

type (
	andPlan        []plan
	orPlan         []plan
	notPlan        struct{ of plan }
	inDocumentPlan struct{ of plan }
	allPlan        struct{}
)

// everywhere is the part of a node that knows nothing of blocks and has no
// places.
type everywhere struct{}

func (everywhere) blocks() bitSet                   { return nil }
func (everywhere) limit(bitSet)                     {}
func (everywhere) places(_ int, to []place) []place { return to }

// and matches where all of its nodes match.
type and struct {
	of []node
	at int // the last passage found
}

func (pl andPlan) open(e *evaluation, p *part) (node, error) {
	of, err := openAll(pl, e, p)
	if err != nil {
		return nil, err
	}
	n := &and{of: of, at: -1}
	n.limit(n.blocks())
	// The rarest leads.
	slices.SortStableFunc(of, func(a, b node) int { return cmp.Compare(size(a), size(b)) })
	return n, nil
}

// size is in how many blocks a node may match.
func size(n node) int {
	if b := n.blocks(); b != nil {
		return b.count()
	}
	return none
}

func (n *and) blocks() bitSet {
	var meet bitSet
	for _, o := range n.of {
		meet = limitSet(meet, o.blocks())
	}
	return meet
}

func (n *and) limit(s bitSet) {
	if s != nil {
		for _, o := range n.of {
			o.limit(s)
		}
	}
}

func (n *and) next(p int) int {
	if p <= n.at {
		return n.at
	}
	for i := 0; i < len(n.of); i++ {
		q := n.of[i].next(p)
		if q == none {
			n.at = none
			return none
		}
		if q > p {
			p = q
			if i > 0 {
				i = -1 // the first must agree too
			}
		}
	}
	n.at = p
	return p
}

func (n *and) places(p int, to []place) []place {
	from := len(to)
	for _, o := range n.of {
		to = o.places(p, to)
	}
	return sortPlaces(to, from)
}

// sortPlaces puts to[from:] in order and leaves out what is there twice.
func sortPlaces(to []place, from int) []place {
	s := to[from:]
	slices.SortFunc(s, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end),
			cmp.Compare(a.source.Start, b.source.Start), cmp.Compare(a.source.End, b.source.End))
	})
	return to[:from+len(slices.Compact(s))]
}

// or matches where one of its nodes matches.
type or struct{ of []node }

// open leaves out what is nowhere in the part: of a mark's two widths mostly one.
func (pl orPlan) open(e *evaluation, p *part) (node, error) {
	of, err := openAll(pl, e, p)
	if err != nil {
		return nil, err
	}
	some := slices.DeleteFunc(slices.Clone(of), func(n node) bool { return size(n) == 0 })
	switch len(some) {
	case 0:
		return of[0], nil
	case 1:
		return some[0], nil
	}
	return &or{some}, nil
}

func (n *or) blocks() bitSet {
	var union bitSet
	for i, o := range n.of {
		b := o.blocks()
		if b == nil {
			return nil
		}
		if i == 0 {
			union = slices.Clone(b)
		} else {
			union.or(b)
		}
	}
	return union
}

func (n *or) limit(s bitSet) {
	for _, o := range n.of {
		o.limit(s)
	}
}

func (n *or) next(p int) int {
	first := none
	for _, o := range n.of {
		first = min(first, o.next(p))
	}
	return first
}

func (n *or) places(p int, to []place) []place {
	from, several := len(to), 0
	for _, o := range n.of {
		if o.next(p) == p {
			to = o.places(p, to)
			several++
		}
	}
	if several < 2 {
		return to
	}
	return sortPlaces(to, from)
}

// not matches where its node does not.
type not struct {
	everywhere
	of       node
	passages int
	at       int // the last passage found
}

func (pl notPlan) open(e *evaluation, p *part) (node, error) {
	of, err := pl.of.open(e, p)
	return &not{of: of, passages: p.passages, at: -1}, err
}

func (n *not) limit(s bitSet) { n.of.limit(s) }

func (n *not) next(p int) int {
	if p <= n.at {
		return n.at // n.of has been asked for passages up to it
	}
	for ; p < n.passages; p++ {
		if n.of.next(p) != p {
			n.at = p
			return p
		}
	}
	n.at = none
	return none
}

// inDocument matches all passages of some documents.
type inDocument struct {
	s      *segment
	docs   bitSet
	doc    int // of the last passage asked for
	of     node
	within bitSet // blocks of the documents
}

func (pl inDocumentPlan) open(e *evaluation, p *part) (node, error) {
	c, err := openCursor(e, pl.of, p)
	if err != nil {
		return nil, err
	}
	n := &inDocument{s: p.segment, docs: newBitSet(p.documents), within: newBitSet(p.counts.blocks)}
	c.unplaced = true
	for c.next() {
		n.docs.add(c.doc)
		first, last := p.docAt.at(c.doc), p.docAt.at(c.doc+1)-1
		for b := p.blockAt.floor(0, first); b < p.counts.blocks && p.blockAt.at(b) <= last; b++ {
			n.within.add(b)
		}
		c.at = max(c.at, last) // one passage is enough
	}
	if e.err != nil {
		return nil, e.err
	}
	n.of, err = pl.of.open(e, p)
	return n, err
}

func (n *inDocument) blocks() bitSet { return n.within }

func (n *inDocument) limit(s bitSet) { n.of.limit(s) }

func (n *inDocument) next(p int) int {
	if p >= n.s.passages {
		return none
	}
	n.doc = n.s.documentAt(p, n.doc)
	if n.docs.has(n.doc) {
		return p
	}
	d := n.docs.next(n.doc)
	if d == none {
		return none
	}
	return max(p, n.s.docAt.at(d))
}

func (n *inDocument) places(p int, to []place) []place {
	if n.of.next(p) == p {
		return n.of.places(p, to)
	}
	return to
}

// all matches everywhere.
type all struct {
	everywhere
	passages int
}

func (allPlan) open(_ *evaluation, p *part) (node, error) { return &all{passages: p.passages}, nil }

func (n *all) next(p int) int {
	if p < n.passages {
		return p
	}
	return none
}
