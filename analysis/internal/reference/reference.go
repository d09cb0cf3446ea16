// Package reference says how common words and phrases are in Chinese official
// language at large, so that what is special to a document stands out, and how
// words are used there, so that 推进|智慧农业 is told from 智慧农业|示范区.
//
// The table counts passages: statutes, government reports, news broadcasts and
// debates were cut into passages of equal length (see gen), and each line of
// table.txt says in how many of them a word or phrase stands. It holds counts, no
// text. It is read where it lies in the program; nothing is parsed at start.
package reference

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
)

// The table: a first line with the number of passages, then lines of term, space,
// count and, for words, space and four letters for their habits; sorted by bytes.
//
//go:embed table.txt
var table string

// The index of the table: 2^n slots of three bytes, little-endian, each the offset
// of a line in the table or 0. A term stands in the first free slot from its
// [Hash] on.
//
//go:embed table.index
var slots string

// Reference gives access to the table. It never changes, so that any number of
// goroutines may use it.
type Reference struct{ passages int }

// Open returns the reference.
func Open() *Reference {
	first, _, _ := strings.Cut(table, "\n")
	passages, _ := strconv.Atoi(first)
	return &Reference{passages}
}

// Passages is how many passages were counted.
func (r *Reference) Passages() int { return r.passages }

// Count is the number of passages in which term stands; 0 for a term that is
// rarer than the table goes or that is no word or run of words.
func (r *Reference) Count(term string) int {
	n, _ := leadingNumber(r.line(term))
	return n
}

// Habits is how a word is used, each as a share from 0 to 1.
type Habits struct {
	Opens  float64 // how often it opens a clause, as verbs and openers do
	Closes float64 // how often it closes one, as the heads of names do
	Verb   float64 // how often its neighbours call it a verb (要|推进) and not a noun (的|方案)
	Told   float64 // how much the neighbours told; 0 for nothing
}

// Word is the number of passages in which a word stands, and how it is used there;
// ok is false where the table does not say.
func (r *Reference) Word(word string) (count int, h Habits, ok bool) {
	count, rest := leadingNumber(r.line(word))
	if len(rest) < 5 || rest[0] != ' ' {
		return count, Habits{}, false
	}
	share := func(letter byte) float64 { return float64(letter-'a') / 25 }
	return count, Habits{share(rest[1]), share(rest[2]), share(rest[3]), share(rest[4])}, true
}

// line is what the table says of term, from the count on; empty where it lacks it.
func (r *Reference) line(term string) string {
	if term == "" {
		return ""
	}
	mask := len(slots)/3 - 1
	for slot := int(Hash(term)) & mask; ; slot = (slot + 1) & mask {
		at := int(slots[3*slot]) | int(slots[3*slot+1])<<8 | int(slots[3*slot+2])<<16
		if at == 0 {
			return ""
		}
		if end := at + len(term); end < len(table) && table[end] == ' ' && table[at:end] == term {
			return table[end+1:]
		}
	}
}

// Hash is the slot of a term, before it is cut to the size of the index.
func Hash(term string) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := range len(term) {
		h = (h ^ uint32(term[i])) * 16777619
	}
	return h
}

// leadingNumber is the number with which s begins, and what follows it.
func leadingNumber(s string) (n int, rest string) {
	i := 0
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n, s[i:]
}

// Rarity is the logarithm of how seldom term stands in a passage: 0 for a term
// that stands in each, the greatest for one that the table lacks.
func (r *Reference) Rarity(term string) float64 {
	return math.Log(float64(r.passages) / float64(1+r.Count(term)))
}
