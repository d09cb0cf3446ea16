package exact

import "math/bits"

// bitSet is a set of small numbers: the blocks that may hold a string, the
// documents of a segment that were removed. As a set of blocks nil means "every
// block"; see limitSet.
type bitSet []uint64

func newBitSet(n int) bitSet { return make(bitSet, (n+63)/64) }

func (s bitSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// has reports whether i is in s. What lies beyond the set is not in it.
func (s bitSet) has(i int) bool { return i/64 < len(s) && s[i/64]>>(i%64)&1 != 0 }

func (s bitSet) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// next is the first number of s that is at least i, or none.
func (s bitSet) next(i int) int {
	w := i / 64
	if w >= len(s) {
		return none
	}
	if rest := s[w] >> (i % 64); rest != 0 {
		return i + bits.TrailingZeros64(rest)
	}
	for w++; w < len(s); w++ {
		if s[w] != 0 {
			return w*64 + bits.TrailingZeros64(s[w])
		}
	}
	return none
}

// and keeps of s what is also in o. Both have the same length.
func (s bitSet) and(o bitSet) {
	for i := range s {
		s[i] &= o[i]
	}
}

// or adds o to s. Both have the same length.
func (s bitSet) or(o bitSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

// limitSet is the meet of two sets of candidates, where nil is every block. The
// result may share memory with a or b, which stay as they are.
func limitSet(a, b bitSet) bitSet {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	meet := make(bitSet, len(a))
	copy(meet, a)
	meet.and(b)
	return meet
}
