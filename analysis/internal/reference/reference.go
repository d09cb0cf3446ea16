// Package reference says how common words and phrases are in Chinese official
// language at large, so that what is special to a document stands out.
//
// The table counts passages: statutes, government reports and news broadcasts
// were cut into passages of equal length (see gen), and each line of table.txt
// says in how many of them a word or phrase stands. It holds counts, no text. It
// is read where it lies in the program; nothing is parsed at start.
package reference

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
)

// The table: a first line with the number of passages, then lines of term, space
// and count, sorted by their bytes.
//
//go:embed table.txt
var table string

// Reference gives access to the table. It never changes, so that any number of
// goroutines may use it.
type Reference struct {
	lines    string
	passages int
}

// Open returns the reference.
func Open() *Reference {
	first, lines, _ := strings.Cut(table, "\n")
	passages, _ := strconv.Atoi(first)
	return &Reference{lines: lines, passages: passages}
}

// Passages is how many passages were counted.
func (r *Reference) Passages() int { return r.passages }

// Count is the number of passages in which term stands; 0 for a term that is
// rarer than the table goes or that is no word or run of words.
func (r *Reference) Count(term string) int {
	low, high := 0, len(r.lines)
	for low < high {
		middle := int(uint(low+high) >> 1)
		start := strings.LastIndexByte(r.lines[:middle], '\n') + 1
		end := start + strings.IndexByte(r.lines[start:], '\n')
		spelling, count, _ := strings.Cut(r.lines[start:end], " ")
		switch strings.Compare(spelling, term) {
		case 0:
			n, _ := strconv.Atoi(count)
			return n
		case -1:
			low = end + 1
		default:
			high = start
		}
	}
	return 0
}

// Rarity is the logarithm of how seldom term stands in a passage: 0 for a term
// that stands in each, the greatest for one that the table lacks.
func (r *Reference) Rarity(term string) float64 {
	return math.Log(float64(r.passages) / float64(1+r.Count(term)))
}
