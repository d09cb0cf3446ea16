package exact

import (
	"encoding/binary"
	"errors"
)

// list is where one term stands: how often, and in which blocks.
//
//	uvarint  blocks<<2 | kind
//	uvarint  passages - blocks     (a passage lies in one block)
//	uvarint  places - passages
//	uvarint  passages - documents
//
// and then, as the kind says:
//
//	spread  blocks uvarints, the first block and then each distance less one
//	single  the same, and the three differences are all 0 and left out
//	bitmap  one bit for each block of the segment, lowest bit first
//	common  the same, and the passages (common.go)
//
// Of distances and bits the shorter are written.
type list struct {
	tally
	blocks     int
	bitmap     bool
	body       []byte
	inPassages []byte // of a common pair
}

// The kinds of lists.
const (
	spreadList = iota
	singleList
	bitmapList
	commonList
)

// tally says how often something was found.
type tally struct{ places, passages, documents int }

var errList = errors.New("malformed list of blocks")

// parseList reads the head of a list in a segment that has total blocks.
func parseList(b []byte, total int) (list, error) {
	var head [4]int
	for i := range head {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > 1<<40 {
			return list{}, errList
		}
		head[i], b = int(v), b[n:]
		if i == 0 && v&3 == singleList {
			break
		}
	}
	kind := head[0] & 3
	l := list{blocks: head[0] >> 2, bitmap: kind >= bitmapList, body: b}
	l.passages = l.blocks + head[1]
	l.places = l.passages + head[2]
	l.documents = l.passages - head[3]
	if size := (total + 7) / 8; kind == commonList {
		if len(b) < size {
			return list{}, errList
		}
		l.body, l.inPassages = b[:size], b[size:]
	}
	return l, nil
}

// appendList writes the list of the given rising blocks, in a segment that has
// total blocks; inPassages are the passages of a common pair, else empty.
func appendList(dst []byte, t tally, blocks []uint32, inPassages []byte, total int) []byte {
	head := len(dst)
	put := func(kind int) {
		dst = binary.AppendUvarint(dst[:head], uint64(len(blocks))<<2|uint64(kind))
		if kind == singleList {
			return
		}
		dst = binary.AppendUvarint(dst, uint64(t.passages-len(blocks)))
		dst = binary.AppendUvarint(dst, uint64(t.places-t.passages))
		dst = binary.AppendUvarint(dst, uint64(t.passages-t.documents))
	}
	if n := len(blocks); t == (tally{n, n, n}) {
		put(singleList)
	} else {
		put(spreadList)
	}
	size := (total + 7) / 8
	if len(blocks) < size && len(inPassages) == 0 {
		limit, next := len(dst)+size, uint32(0)
		for _, b := range blocks {
			dst = binary.AppendUvarint(dst, uint64(b-next))
			next = b + 1
		}
		if len(dst) <= limit {
			return dst
		}
	}
	kind := bitmapList
	if len(inPassages) > 0 {
		kind = commonList
	}
	put(kind)
	body := len(dst)
	dst = append(dst, make([]byte, size)...)
	for _, b := range blocks {
		dst[body+int(b/8)] |= 1 << (b % 8)
	}
	return append(dst, inPassages...)
}

// each calls do for every block, in rising order.
func (l list) each(total int, do func(block int)) error {
	if l.bitmap {
		if len(l.body) < (total+7)/8 {
			return errList
		}
		for b := range total {
			if l.body[b/8]>>(b%8)&1 != 0 {
				do(b)
			}
		}
		return nil
	}
	next, body := 0, l.body
	for range l.blocks {
		var gap uint64
		n := 1
		if len(body) > 0 && body[0] < 0x80 {
			gap = uint64(body[0])
		} else if gap, n = binary.Uvarint(body); n <= 0 {
			return errList
		}
		body = body[n:]
		if gap >= uint64(total-next) {
			return errList
		}
		next += int(gap)
		do(next)
		next++
	}
	return nil
}

// set is the blocks of l as a set, in a segment that has total blocks.
func (l list) set(total int) (bitSet, error) {
	s := newBitSet(total)
	if !l.bitmap {
		return s, l.each(total, s.add)
	}
	if len(l.body) < (total+7)/8 {
		return nil, errList
	}
	for i := range s {
		s[i] = l.word(i, total)
	}
	return s, nil
}

// word is the i-th 64 bits of a bitmap.
func (l list) word(i, total int) uint64 {
	if i*8+8 <= len(l.body) && i*64+64 <= total {
		return binary.LittleEndian.Uint64(l.body[i*8:])
	}
	var w uint64
	for b := i * 64; b < min(i*64+64, total); b++ {
		w |= uint64(l.body[b/8]>>(b%8)&1) << (b % 64)
	}
	return w
}

// limit keeps of s what is also in l.
func (l list) limit(s bitSet, total int) error {
	if l.bitmap {
		if len(l.body) < (total+7)/8 {
			return errList
		}
		for i := range s {
			if s[i] != 0 {
				s[i] &= l.word(i, total)
			}
		}
		return nil
	}
	at, keep := 0, uint64(0)
	err := l.each(total, func(b int) {
		if w := b / 64; w != at {
			s[at] &= keep
			clear(s[at+1 : w])
			at, keep = w, 0
		}
		keep |= 1 << (b % 64)
	})
	if len(s) > 0 {
		s[at] &= keep
		clear(s[at+1:])
	}
	return err
}

// appendBlocks appends the blocks of l, each increased by base.
func (l list) appendBlocks(dst []uint32, base uint32, total int) ([]uint32, error) {
	err := l.each(total, func(b int) { dst = append(dst, base+uint32(b)) })
	return dst, err
}

func (t *tally) add(o tally) {
	t.places += o.places
	t.passages += o.passages
	t.documents += o.documents
}
