package exact

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// finder finds every place of a string in a text, overlapping ones included.
//
// It looks for two bytes of the string at their distance, 32 places a turn in
// 64-bit words, and compares the whole string only where both stand. Which two
// is decided by how rare bytes are in the text: in Chinese text the first byte
// of a character is one of six, while its last two tell it apart.
type finder struct {
	needle []byte
	apart  bool   // places never overlap
	i, j   int    // offsets of the two bytes in needle
	a, b   uint64 // the two bytes, eight times each
}

// rarity says how frequent each byte is in a text, as a logarithm: 0 for a byte
// that is absent.
type rarity [256]byte

const (
	low  = 0x0101010101010101
	high = 0x8080808080808080
)

// newFinder prepares the search for needle, which is not empty.
func newFinder(needle []byte, r *rarity) finder {
	f := finder{needle: needle, apart: !overlaps(needle)}
	for k, c := range needle {
		if r[c] < r[needle[f.i]] {
			f.i = k
		}
	}
	// The other byte had best be of another character: the bytes of one
	// character come together.
	best := 1 << 10
	for k, c := range needle {
		if k == f.i {
			continue
		}
		cost := int(r[c])
		if k/3 == f.i/3 {
			cost += 4
		}
		if cost < best {
			best, f.j = cost, k
		}
	}
	if len(needle) == 1 {
		f.j = f.i
	}
	f.a, f.b = low*uint64(needle[f.i]), low*uint64(needle[f.j])
	return f
}

// overlaps reports whether places of needle may overlap, as those of 研研 in 研研研.
// Of long ones it says so too.
func overlaps(needle []byte) bool {
	const long = 64
	for k := 1; k < len(needle); k++ {
		if len(needle) > long || bytes.HasPrefix(needle, needle[k:]) {
			return true
		}
	}
	return false
}

// scan appends to hits the offsets in text of at most limit places that lie in
// text[from:to]. It returns where to go on: to, when nothing is left.
func (f *finder) scan(text []byte, from, to int, hits []uint32, limit int) ([]uint32, int) {
	if to-from < len(f.needle) {
		return hits, to
	}
	n, a, b := len(f.needle), f.a, f.b
	last := to - n // of the places that lie in the range
	limit += len(hits)
	p, q := text[f.i:][from:], text[f.j:][from:]
	for from <= last && len(p) >= 32 && len(q) >= 32 {
		// Most of the time is spent here. Slicing p and q on instead of
		// counting lets the compiler see that all lies within them.
		for len(p) >= 64 && len(q) >= 64 && from <= last &&
			(zeros(p[0:8], q[0:8], a, b)|zeros(p[8:16], q[8:16], a, b)|
				zeros(p[16:24], q[16:24], a, b)|zeros(p[24:32], q[24:32], a, b))&high == 0 {
			p, q = p[32:], q[32:]
			from += 32
		}
		// One bit for each of the 32 places.
		m := packBytes(zeros(p[0:8], q[0:8], a, b)) | packBytes(zeros(p[8:16], q[8:16], a, b))<<8 |
			packBytes(zeros(p[16:24], q[16:24], a, b))<<16 | packBytes(zeros(p[24:32], q[24:32], a, b))<<24
		for ; m != 0; m &= m - 1 {
			at := from + bits.TrailingZeros64(m)
			if at > last {
				return hits, to
			}
			if string(text[at:at+n]) == string(f.needle) {
				if hits = append(hits, uint32(at)); len(hits) == limit {
					return hits, at + 1
				}
			}
		}
		p, q = p[32:], q[32:]
		from += 32
	}
	for ; from <= last; from++ {
		if text[from+f.i] == byte(f.a) && string(text[from:from+n]) == string(f.needle) {
			if hits = append(hits, uint32(from)); len(hits) == limit {
				return hits, from + 1
			}
		}
	}
	return hits, to
}

// zeros has the high bit of each byte where p has the byte of a and q that of b.
// Above such a byte one that differs in the lowest bit alone may have it too;
// comparing the whole string tells.
func zeros(p, q []byte, a, b uint64) uint64 {
	w := (binary.LittleEndian.Uint64(p) ^ a) | (binary.LittleEndian.Uint64(q) ^ b)
	return (w - low) &^ w
}

// packBytes gathers the high bits of the eight bytes of w in the lowest byte.
func packBytes(w uint64) uint64 { return (w & high >> 7) * 0x0102040810204080 >> 56 }

// newRarity measures a text by samples.
func newRarity(text []byte) *rarity {
	var counts [256]uint32
	const piece, pieces = 256, 1024
	step := max(piece, len(text)/pieces)
	for at := 0; at < len(text); at += step {
		for _, c := range text[at:min(at+piece, len(text))] {
			counts[c]++
		}
	}
	var r rarity
	for c, n := range counts {
		// Four steps for each doubling.
		if length := bits.Len32(n); length > 0 {
			r[c] = byte(length*4 + int(n<<2>>(length-1)&3))
		}
	}
	return &r
}
