// Package dict is the general Chinese dictionary of gse (its simplified part,
// zh_s) as a table that is read where it lies in the program: nothing is parsed
// at start, and a look-up touches only the bytes it needs.
//
// The table is a trie over characters, written level by level, made by the
// program in gen:
//
//	header   magic, number of nodes, of rare characters, of frequencies, bytes of tags, number
//	         of words, the sum of their frequencies (u32 each)
//	labels   u16 for each node: the character that leads to it
//	records  6 bytes for each node and one more: first child (u24), frequency (u16, an index; 0: no word), tag (u8, an index)
//	rare     u32 for each character above U+FFFF; the i-th has the label U+D800+i, which no text can hold
//	freqs    u32 for each frequency, the first being that of no word
//	tags     part-of-speech tags, one a line
//
// The children of node i are the nodes from its first child to that of node i+1,
// sorted by label. Node 0 is the root. Numbers are little-endian.
package dict

import (
	_ "embed"
	"iter"
	"strings"
	"unicode/utf8"
)

//go:generate go run ./gen -o table.bin

//go:embed table.bin
var table string

// Magic begins a table.
const Magic = "yiandic1"

// RareBase is the label of the first rare character.
const RareBase = 0xD800

// Dictionary gives access to the table. It never changes, so that any number of
// goroutines may use it.
type Dictionary struct {
	labels, records, rare, freqs string
	tags                         []string
	nodes, words                 int
	total                        float64
}

// ID names a word of the dictionary.
type ID uint32

// Open returns the dictionary.
func Open() *Dictionary {
	rest := table[len(Magic):]
	take := func(n int) string {
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	header := take(24)
	nodes, rare, freqs, tags := u32(header, 0), u32(header, 1), u32(header, 2), u32(header, 3)
	return &Dictionary{
		nodes:   int(nodes),
		words:   int(u32(header, 4)),
		total:   float64(u32(header, 5)),
		labels:  take(2 * int(nodes)),
		records: take(6 * int(nodes+1)),
		rare:    take(4 * int(rare)),
		freqs:   take(4 * int(freqs)),
		tags:    strings.Split(take(int(tags)), "\n"),
	}
}

// Size is a number that every ID is below.
func (d *Dictionary) Size() int { return d.nodes }

// Words is the number of words.
func (d *Dictionary) Words() int { return d.words }

// Total is the frequency of all words together.
func (d *Dictionary) Total() float64 { return d.total }

// Prefixes yields the words that text begins with, shortest first, with the
// length of each in bytes. Latin letters match in either case.
func (d *Dictionary) Prefixes(text string) iter.Seq2[int, ID] {
	return func(yield func(int, ID) bool) {
		node := 0
		for at := 0; at < len(text); {
			r, size := utf8.DecodeRuneInString(text[at:])
			var ok bool
			if node, ok = d.child(node, d.label(r)); !ok {
				return
			}
			at += size
			if d.isWord(node) && !yield(at, ID(node)) {
				return
			}
		}
	}
}

// Find is the word that is spelt as text.
func (d *Dictionary) Find(text string) (ID, bool) {
	for n, id := range d.Prefixes(text) {
		if n == len(text) {
			return id, true
		}
	}
	return 0, false
}

// Freq is how often a word occurs in the texts the dictionary was made from.
func (d *Dictionary) Freq(id ID) float64 {
	at := 6*int(id) + 3
	return float64(u32(d.freqs, int(d.records[at])|int(d.records[at+1])<<8))
}

// Tag is a word's part of speech in the tag set of ICTCLAS (n, v, vn, ns …).
func (d *Dictionary) Tag(id ID) string { return d.tags[d.records[6*int(id)+5]] }

// All yields every word with its spelling, Latin letters in lower case.
func (d *Dictionary) All() iter.Seq2[string, ID] {
	return func(yield func(string, ID) bool) { d.walk(0, nil, yield) }
}

// walk yields the words below node, whose spelling is prefix.
func (d *Dictionary) walk(node int, prefix []byte, yield func(string, ID) bool) bool {
	for c := d.first(node); c < d.first(node+1); c++ {
		spelling := utf8.AppendRune(prefix, d.character(u16(d.labels, c)))
		if d.isWord(c) && !yield(string(spelling), ID(c)) {
			return false
		}
		if !d.walk(c, spelling, yield) {
			return false
		}
	}
	return true
}

// label is the label of r; 0, which leads nowhere, for a character that is in no
// word.
func (d *Dictionary) label(r rune) uint16 {
	switch {
	case 'A' <= r && r <= 'Z':
		return uint16(r - 'A' + 'a')
	case r <= 0xFFFF:
		return uint16(r)
	}
	for i := range len(d.rare) / 4 {
		if rune(u32(d.rare, i)) == r {
			return uint16(RareBase + i)
		}
	}
	return 0
}

// character is the character with the given label.
func (d *Dictionary) character(label uint16) rune {
	if i := int(label) - RareBase; i >= 0 && i < len(d.rare)/4 {
		return rune(u32(d.rare, i))
	}
	return rune(label)
}

// child is the child of node that label leads to.
func (d *Dictionary) child(node int, label uint16) (int, bool) {
	low, end := d.first(node), d.first(node+1)
	for high := end; low < high; {
		if middle := int(uint(low+high) >> 1); u16(d.labels, middle) < label {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < end && u16(d.labels, low) == label
}

func (d *Dictionary) first(node int) int {
	r := d.records[6*node : 6*node+3]
	return int(r[0]) | int(r[1])<<8 | int(r[2])<<16
}

func (d *Dictionary) isWord(node int) bool {
	r := d.records[6*node+3 : 6*node+5]
	return r[0]|r[1] != 0
}

// u16 is the i-th number of s.
func u16(s string, i int) uint16 {
	s = s[2*i : 2*i+2]
	return uint16(s[0]) | uint16(s[1])<<8
}

// u32 is the i-th number of s.
func u32(s string, i int) uint32 {
	s = s[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
