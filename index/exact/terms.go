package exact

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// term is a character or a pair of characters while a segment is being built.
type term struct {
	key       uint64 // first character << 32 | second character + 1, or 0 for none
	last      uint32 // the last passage it stood in, plus one
	places    uint32
	passages  uint32
	documents uint32
	blocks    uint32
}

// termTable numbers the terms of a text in the order of their first place, and
// remembers which of them stand in which block.
type termTable struct {
	terms    []term
	slots    []uint32 // open hash table: number of the term plus one
	shift    uint     // 64 less the logarithm of len(slots)
	keys     []uint64 // of the passage that is being added
	numbers  []uint32 // and the numbers plus one, where the table has them at once
	postings []uint32 // numbers of the terms in a block, block after block
	ends     []int    // where each block's numbers end in postings
}

// hashFactor spreads keys over the table: 2^64 divided by the golden ratio.
const hashFactor = 0x9E3779B97F4A7C15

// firstSlots is a size that a segment of 100 KB of text does not outgrow.
const firstSlots = 1 << 14

func (t *termTable) reset() {
	if t.slots == nil {
		t.resize(firstSlots)
	}
	clear(t.slots)
	t.terms, t.postings, t.ends = t.terms[:0], t.postings[:0], t.ends[:0]
}

func (t *termTable) resize(n int) {
	t.slots = make([]uint32, n)
	t.shift = uint(64 - bits.TrailingZeros(uint(n)))
	for i := range t.terms {
		*t.slot(t.terms[i].key) = uint32(i + 1)
	}
}

// slot is where key stands in the table, or the free place for it.
func (t *termTable) slot(key uint64) *uint32 {
	mask := len(t.slots) - 1
	for i := int(key * hashFactor >> t.shift); ; i++ {
		s := &t.slots[i&mask]
		if *s == 0 || t.terms[*s-1].key == key {
			return s
		}
	}
}

// position is where a passage stands: its own number, and the first passages of
// its block and of its document.
type position struct{ passage, block, document uint32 }

// add notes all characters and pairs of a passage's text.
//
// Where a term stands in memory is as good as random. So the numbers of all
// terms are looked up first, and counted afterwards: the processor then waits
// for several of them at the same time.
func (t *termTable) add(text []byte, at position) {
	t.split(text)
	slots, shift := t.slots, t.shift
	for i, key := range t.keys {
		t.numbers[i] = slots[key*hashFactor>>shift]
	}
	for i, key := range t.keys {
		if n := t.numbers[i]; n != 0 && t.terms[n-1].key == key {
			t.touch(n-1, at)
		} else {
			t.note(t.slot(key), key, at)
		}
	}
}

// split writes the keys of a text's characters and pairs to t.keys.
func (t *termTable) split(text []byte) {
	t.keys = t.keys[:0]
	before := uint64(0) // the key of the character before
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		own := uint64(r) << 32
		t.keys = append(t.keys, own)
		if i > 0 {
			t.keys = append(t.keys, before|uint64(r+1))
		}
		before = own
		i += n
	}
	t.numbers = slices.Grow(t.numbers[:0], len(t.keys))[:len(t.keys)]
}

// note notes a place of the term whose number plus one is in slot, or 0 if it is
// new.
func (t *termTable) note(slot *uint32, key uint64, at position) {
	if *slot == 0 {
		t.terms = append(t.terms, term{key: key})
		*slot = uint32(len(t.terms))
		if len(t.terms) > len(t.slots)/2 {
			t.resize(2 * len(t.slots))
		}
		t.touch(uint32(len(t.terms)-1), at)
		return
	}
	t.touch(*slot-1, at)
}

// touch notes one more place of a term.
func (t *termTable) touch(n uint32, at position) {
	e := &t.terms[n]
	e.places++
	if e.last == at.passage+1 {
		return
	}
	if e.last <= at.block {
		e.blocks++
		t.postings = append(t.postings, n)
	}
	if e.last <= at.document {
		e.documents++
	}
	e.passages++
	e.last = at.passage + 1
}

// endBlock says that the passages to come are in another block.
func (t *termTable) endBlock() { t.ends = append(t.ends, len(t.postings)) }

// write writes the sections of the terms of text, whose passages begin at starts.
func (t *termTable) write(w *segmentWriter, text []byte, starts []uint32) (runes, terms int) {
	common := t.findCommon(text, starts)
	order := t.order()
	// The blocks of each term, by counting: the terms in their order, the
	// blocks of each rising.
	blocks := make([]uint32, len(t.postings))
	at := make([]uint32, len(t.terms))
	sum := uint32(0)
	for _, n := range order {
		at[n] = sum
		sum += t.terms[n].blocks
	}
	from := 0
	for b, end := range t.ends {
		for _, n := range t.postings[from:end] {
			blocks[at[n]] = uint32(b)
			at[n]++
		}
		from = end
	}
	tw := newTermWriter(w, len(t.ends), len(t.terms))
	for _, n := range order {
		e := &t.terms[n]
		tw.add(e.key, tally{int(e.places), int(e.passages), int(e.documents)}, blocks[at[n]-e.blocks:at[n]], common.of(n))
	}
	return tw.finish()
}

// order is the numbers of the terms by rising keys.
func (t *termTable) order() []uint32 {
	// Both characters have 21 bits, so a key has room for a number beside it:
	// sorting numbers of 64 bits is the fastest there is.
	const numberBits = 64 - 2*21
	order := make([]uint32, len(t.terms))
	if len(t.terms) > 1<<numberBits {
		for i := range order {
			order[i] = uint32(i)
		}
		slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(t.terms[a].key, t.terms[b].key) })
		return order
	}
	packed := make([]uint64, len(t.terms))
	for i, e := range t.terms {
		packed[i] = (e.key>>32<<21|uint64(uint32(e.key)))<<numberBits | uint64(i)
	}
	slices.Sort(packed)
	for i, k := range packed {
		order[i] = uint32(k & (1<<numberBits - 1))
	}
	return order
}

// termWriter writes the terms of a segment, which come in rising order.
type termWriter struct {
	w      *segmentWriter
	blocks int // of the segment
	runes  []uint32
	heads  []uint32
	terms  []uint32
	listAt []uint32
	at     int
	list   []byte
}

func newTermWriter(w *segmentWriter, blocks, terms int) *termWriter {
	w.section(secLists)
	return &termWriter{w: w, blocks: blocks, terms: make([]uint32, 0, terms), listAt: make([]uint32, 0, terms+1)}
}

// add adds a term; inPassages are the passages of a common pair, else empty.
func (t *termWriter) add(key uint64, n tally, blocks []uint32, inPassages []byte) {
	if r := uint32(key >> 32); len(t.runes) == 0 || t.runes[len(t.runes)-1] != r {
		t.runes = append(t.runes, r)
		t.heads = append(t.heads, uint32(len(t.terms)))
	}
	t.terms = append(t.terms, uint32(key))
	t.listAt = append(t.listAt, uint32(t.at))
	t.list = appendList(t.list[:0], n, blocks, inPassages, t.blocks)
	t.at += len(t.list)
	t.w.bytes(t.list)
}

func (t *termWriter) finish() (runes, terms int) {
	if t.at > maxText {
		t.w.fail(errTooLarge)
	}
	t.w.uint32s(secRunes, t.runes)
	t.w.uint32s(secHeads, append(t.heads, uint32(len(t.terms))))
	t.w.section(secTerms)
	for _, second := range t.terms {
		t.w.number(second, 3)
	}
	t.w.uint32s(secListAt, append(t.listAt, uint32(t.at)))
	return len(t.runes), len(t.terms)
}
