package exact

import (
	"slices"
	"unicode/utf8"
)

// stringPlan finds a folded string.
type stringPlan string

func (pl stringPlan) open(e *evaluation, p *part) (node, error) {
	if n, err := openListed(e, p.segment, string(pl)); n != nil || err != nil {
		return n, err
	}
	return openLiteral(e, p.segment, string(pl))
}

// literal finds a string by searching the text of the blocks that may hold it.
type literal struct {
	e      *evaluation
	s      *segment
	find   finder
	wanted bitSet // blocks to be searched; nil is all

	hits    []uint32 // places found and not yet passed
	at      int      // index of the current hit
	passage int      // in which it lies
	from    int      // where to go on in the stretch that is being searched
	to      int      // where that stretch ends
	block   int      // the first block after it
}

const (
	stretchBlocks = 16  // searched at most before the hits are looked at
	stretchHits   = 512 // found at most before they are looked at
)

func openLiteral(e *evaluation, s *segment, needle string) (*literal, error) {
	wanted, err := s.candidates(needle)
	if err != nil {
		return nil, err
	}
	return &literal{e: e, s: s, find: newFinder([]byte(needle), &s.rarity), wanted: wanted}, nil
}

// candidates are the blocks that may hold a string: those that hold all its
// pairs of characters, or so few more that searching them costs less than
// reading another list.
func (s *segment) candidates(needle string) (bitSet, error) {
	if !s.hasTerms() {
		return nil, nil
	}
	first, n := utf8.DecodeRuneInString(needle)
	var lists []list
	if n == len(needle) {
		l, err := s.list(first, -1)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l)
	}
	for _, second := range needle[n:] {
		l, err := s.list(first, second)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l)
		first = second
	}
	return s.meet(lists)
}

// meet is the blocks that are in all lists, rarest first, or few more.
func (s *segment) meet(lists []list) (bitSet, error) {
	slices.SortFunc(lists, func(a, b list) int { return a.blocks - b.blocks })
	if lists[0].blocks == 0 {
		return newBitSet(s.counts.blocks), nil
	}
	set, err := lists[0].set(s.counts.blocks)
	if err != nil {
		return nil, damaged("%w", err)
	}
	n := set.count()
	for _, l := range lists[1:] {
		// Searching a block takes as long as reading some hundred distances.
		if n == 0 || !l.bitmap && l.blocks > 256*n {
			break
		}
		if err := l.limit(set, s.counts.blocks); err != nil {
			return nil, damaged("%w", err)
		}
		n = set.count()
	}
	return set, nil
}

func (l *literal) blocks() bitSet { return l.wanted }

func (l *literal) limit(s bitSet) { l.wanted = limitSet(l.wanted, s) }

func (l *literal) next(p int) int {
	if p >= l.s.passages {
		return none
	}
	if l.at < len(l.hits) && p <= l.passage {
		return l.passage
	}
	start := l.s.start(p)
	for {
		for l.at < len(l.hits) && int(l.hits[l.at]) < start {
			l.at++
		}
		if l.at < len(l.hits) {
			l.passage = l.s.passageAt(int(l.hits[l.at]), max(p, l.passage))
			return l.passage
		}
		if !l.more(p, start) {
			return none
		}
	}
}

func (l *literal) places(p int, to []place) []place {
	for _, at := range l.within(p) {
		to = append(to, place{start: int(at), end: int(at) + len(l.find.needle)})
	}
	return to
}

func (l *literal) count(p int) (places, bytes int) {
	n := len(l.within(p))
	return n, n * len(l.find.needle)
}

// within is where passage p has places. It may have to search on, if the passage
// is long.
func (l *literal) within(p int) []uint32 {
	end := l.s.start(p + 1)
	for i := l.at; ; {
		for i < len(l.hits) && int(l.hits[i]) < end {
			i++
		}
		if i < len(l.hits) || l.from >= min(l.to, end) || !l.more(p, l.from) {
			return l.hits[l.at:i]
		}
	}
}

// more searches on, from the text offset start in passage p or later, and
// reports whether anything was left to be searched. It forgets hits that were
// passed.
func (l *literal) more(p, start int) bool {
	if l.e.stopped() {
		return false
	}
	if l.at == len(l.hits) {
		l.hits, l.at = l.hits[:0], 0
	}
	if l.from = max(l.from, start); l.from >= l.to {
		if !l.stretch(p) {
			return false
		}
		l.from = max(l.from, start)
	}
	l.hits, l.from = l.find.scan(l.s.text, l.from, l.to, l.hits, stretchHits)
	return true
}

// stretch goes to the next blocks to be searched, those of passage p or later.
func (l *literal) stretch(p int) bool {
	n := l.s.counts.blocks
	b := l.block
	if b < n && l.s.blockAt.at(b+1) <= p {
		b = l.s.blockAt.floor(b, p)
	}
	if l.wanted != nil {
		b = l.wanted.next(b)
	}
	if b >= n {
		l.block = n
		return false
	}
	l.block = b + 1
	for l.block < min(n, b+stretchBlocks) && (l.wanted == nil || l.wanted.has(l.block)) {
		l.block++
	}
	l.from, l.to = l.s.start(l.s.blockAt.at(b)), l.s.start(l.s.blockAt.at(l.block))
	return true
}
