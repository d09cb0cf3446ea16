package index

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// many finds many strings in one pass over a text, where looking for one after the
// other would take as many.
type many struct {
	texts  []string
	begins []uint64         // bit set of the characters with which texts begin, by their code modulo its size
	pairs  map[uint64][]int // numbers of texts by their first two characters
	single map[rune]int     // numbers of texts of one character
}

func newMany(texts []string) *many {
	m := &many{texts: texts, begins: make([]uint64, 1<<16/64), pairs: make(map[uint64][]int), single: make(map[rune]int)}
	for i, text := range texts {
		first, n := utf8.DecodeRuneInString(text)
		m.begins[first&0xFFFF/64] |= 1 << (first % 64)
		if second, size := utf8.DecodeRuneInString(text[n:]); size > 0 {
			key := uint64(first)<<32 | uint64(second)
			m.pairs[key] = append(m.pairs[key], i)
		} else {
			m.single[first] = i
		}
	}
	return m
}

// find calls found for each place of each of the strings in text.
func (m *many) find(text string, found func(number int, st corpus.Stretch)) {
	for at, first := range text {
		if m.begins[first&0xFFFF/64]&(1<<(first%64)) == 0 {
			continue
		}
		n := utf8.RuneLen(first)
		if i, ok := m.single[first]; ok {
			found(i, corpus.Stretch{Start: at, End: at + n})
		}
		second, _ := utf8.DecodeRuneInString(text[at+n:])
		for _, i := range m.pairs[uint64(first)<<32|uint64(second)] {
			if strings.HasPrefix(text[at:], m.texts[i]) {
				found(i, corpus.Stretch{Start: at, End: at + len(m.texts[i])})
			}
		}
	}
}
