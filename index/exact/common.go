package exact

import (
	"context"
	"encoding/binary"
	"unicode/utf8"
)

// A pair of characters that stands in nearly every block is not found by blocks:
// all the text would be searched. So the list of a common pair also names the
// passages, with how often it stands in each:
//
//	uvarint  distance from the passage before, less one, <<1 | more
//	uvarint  places - 2, if more
//
// Some six hundred pairs are common, in any text; their passages take an eighth of
// its length. Characters by themselves would take a quarter, and are
// in so many passages that what is done with these takes longer than searching.

// fewBlocks are searched as fast as a list is read.
const fewBlocks = 16

// isCommon reports whether a pair that stands in some blocks of a segment of total
// blocks has its passages named.
func isCommon(blocks, total int) bool { return total >= fewBlocks && 4*blocks > total }

// passageList is the passages of a common pair while they are being written.
type passageList struct {
	body   []byte
	last   int // passage, plus one
	places int // in it
}

func (l *passageList) add(passage int) {
	if passage+1 == l.last {
		l.places++
		return
	}
	l.end()
	l.body = binary.AppendUvarint(l.body, uint64(passage-l.last)<<1)
	l.last, l.places = passage+1, 1
}

// addAll adds a passage with several places.
func (l *passageList) addAll(passage, places int) {
	l.add(passage)
	l.places = places
}

// end writes how many places the last passage has.
func (l *passageList) end() {
	if l.places < 2 {
		return
	}
	// The flag is in the lowest bit of the first byte of the number.
	at := len(l.body) - 1
	for at > 0 && l.body[at-1] >= utf8.RuneSelf {
		at--
	}
	l.body[at] |= 1
	l.body = binary.AppendUvarint(l.body, uint64(l.places-2))
	l.places = 0
}

// passageReader reads the passages of a common pair.
type passageReader struct {
	body    []byte
	passage int
	places  int
	bad     bool
}

func (l list) passageReader() passageReader { return passageReader{body: l.inPassages, passage: -1} }

// next goes to the next passage.
func (r *passageReader) next() bool {
	if len(r.body) == 0 {
		return false
	}
	head, n := uint64(r.body[0]), 1
	if head >= utf8.RuneSelf {
		if head, n = binary.Uvarint(r.body); n <= 0 || head > 1<<33 {
			r.bad = true
			return false
		}
	}
	r.body = r.body[n:]
	r.passage += int(head>>1) + 1
	if r.places = 1; head&1 != 0 {
		more, n := binary.Uvarint(r.body)
		if n <= 0 || more > 1<<32 {
			r.bad = true
			return false
		}
		r.body = r.body[n:]
		r.places = int(more) + 2
	}
	return true
}

// commonPairs collects the passages of the common pairs of a segment.
type commonPairs struct {
	t      *termTable
	filter [1 << 10]uint64 // the common pairs' hashes and few others'
	number map[uint32]int  // of the list, by the number of the term
	lists  []passageList
}

// findCommon collects the passages of the pairs that were common in text, whose
// passages begin at starts.
func (t *termTable) findCommon(text []byte, starts []uint32) *commonPairs {
	c := &commonPairs{t: t, number: make(map[uint32]int)}
	for n, e := range t.terms {
		if uint32(e.key) != 0 && isCommon(int(e.blocks), len(t.ends)) {
			c.number[uint32(n)] = len(c.number)
			hash := filterHash(e.key)
			c.filter[hash/64] |= 1 << (hash % 64)
		}
	}
	if len(c.number) == 0 {
		return c
	}
	c.lists = make([]passageList, len(c.number))
	for p, start := range starts {
		end := len(text)
		if p+1 < len(starts) {
			end = int(starts[p+1])
		}
		t.split(text[start : end-1])
		for _, key := range t.keys {
			if hash := filterHash(key); c.filter[hash/64]>>(hash%64)&1 != 0 {
				c.add(key, p)
			}
		}
	}
	for i := range c.lists {
		c.lists[i].end()
	}
	return c
}

func filterHash(key uint64) uint64 { return key * hashFactor >> 48 }

func (c *commonPairs) add(key uint64, passage int) {
	if i, ok := c.number[*c.t.slot(key)-1]; ok {
		c.lists[i].add(passage)
	}
}

// of is the passages of a term, nil for one that is not common.
func (c *commonPairs) of(term uint32) []byte {
	if i, ok := c.number[term]; ok {
		return c.lists[i].body
	}
	return nil
}

// eachPassage calls do for the passages of a pair, rising, with how often it
// stands in each: as its list says, or as the text does.
func (s *segment) eachPassage(ctx context.Context, l list, first, second rune, do func(passage, places int)) error {
	if len(l.inPassages) > 0 {
		r := l.passageReader()
		for r.next() {
			do(r.passage, r.places)
		}
		if r.bad {
			return errList
		}
		return nil
	}
	needle := string([]rune{first, second})
	e := &evaluation{ctx: ctx}
	n := &literal{e: e, s: s, find: newFinder([]byte(needle), &s.rarity)}
	var err error
	if n.wanted, err = l.set(s.counts.blocks); err != nil {
		return err
	}
	var found []place
	for p := n.next(0); p != none; p = n.next(p + 1) {
		found = n.places(p, found[:0])
		do(p, len(found))
	}
	return e.err
}

// listed finds a common pair by the passages in its list. Where it stands in a
// passage is looked up only for those who ask.
type listed struct {
	e      *evaluation
	s      *segment
	find   finder
	list   list
	reader passageReader
	hits   []uint32
}

// openListed is the node for a common pair, or nil for any other string.
func openListed(e *evaluation, s *segment, text string) (*listed, error) {
	first, n := utf8.DecodeRuneInString(text)
	second, m := utf8.DecodeRuneInString(text[n:])
	if m == 0 || n+m < len(text) || !s.hasTerms() {
		return nil, nil
	}
	l, err := s.list(first, second)
	if err != nil || len(l.inPassages) == 0 {
		return nil, err
	}
	return &listed{e: e, s: s, find: newFinder([]byte(text), &s.rarity), list: l, reader: l.passageReader()}, nil
}

func (n *listed) blocks() bitSet {
	set, err := n.list.set(n.s.counts.blocks)
	if err != nil {
		n.e.err = damaged("%w", err)
	}
	return set
}

// limit changes nothing: a list is read as fast as it is left out.
func (n *listed) limit(bitSet) {}

func (n *listed) next(p int) int {
	for n.reader.passage < p {
		if !n.reader.next() {
			if n.reader.bad {
				n.e.err = damaged("%w", errList)
			}
			n.reader.passage = none
		}
	}
	return n.reader.passage
}

func (n *listed) count(int) (places, bytes int) {
	return n.reader.places, n.reader.places * len(n.find.needle)
}

func (n *listed) places(p int, to []place) []place {
	n.hits, _ = n.find.scan(n.s.text, n.s.start(p), n.s.start(p+1), n.hits[:0], n.reader.places)
	for _, at := range n.hits {
		to = append(to, place{start: int(at), end: int(at) + len(n.find.needle)})
	}
	return to
}
