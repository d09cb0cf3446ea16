// Package related says how near words are in meaning, judged by the company they
// keep in official language: 护理员 stands in sentences like those of 护士, 停车位
// in sentences like those of 泊位.
//
// The table was made from counts of which words stand near each other in
// statutes, news and debates (see gen): of each word the weighted counts of its
// neighbours, reduced to a few numbers by a singular value decomposition. It
// holds no text. It is read where it lies in the program.
package related

import (
	_ "embed"
	"math"
	"strings"
)

// The table:
//
//	header   magic, number of words, numbers to a word, bytes of spellings (u32 each, little-endian)
//	vectors  for each word its numbers, one signed byte each
//	words    the spellings in the order of their bytes, one a line
//
//go:embed table.bin
var table string

// Magic begins a table.
const Magic = "yianrel2"

// Table gives access to the table. It is not safe for use by several goroutines.
type Table struct {
	vectors, words string
	size, numbers  int
	places         map[string]int
}

// Vector is the place of a word among the others; the cosine of two is how near
// they are. Its length is 1.
type Vector []float32

// Open returns the table.
func Open() *Table {
	rest := table[len(Magic):]
	t := &Table{size: u32(rest, 0), numbers: u32(rest, 1)}
	rest = rest[12:]
	t.vectors, t.words = rest[:t.size*t.numbers], rest[t.size*t.numbers:]
	return t
}

// Numbers is how many numbers a vector has.
func (t *Table) Numbers() int { return t.numbers }

// Vector is that of word, nil where the table lacks it.
func (t *Table) Vector(word string) Vector {
	i, ok := t.find(word)
	if !ok {
		return nil
	}
	v := make(Vector, t.numbers)
	for k := range v {
		v[k] = float32(int8(t.vectors[i*t.numbers+k]))
	}
	v.Norm()
	return v
}

// find is the number of a word.
func (t *Table) find(word string) (int, bool) {
	if t.places == nil {
		t.places = make(map[string]int, t.size)
		for w := range strings.SplitSeq(t.words, "\n") {
			t.places[w] = len(t.places)
		}
	}
	i, ok := t.places[word]
	return i, ok
}

// Norm gives v the length 1; a vector of zeros stays.
func (v Vector) Norm() {
	sum := float32(0)
	for _, x := range v {
		sum += float32(x * x)
	}
	if sum > 0 {
		length := float32(math.Sqrt(float64(sum)))
		for k := range v {
			v[k] /= length
		}
	}
}

// Cosine is how near two vectors of length 1 are; 0 where one is nil.
func Cosine(a, b Vector) float32 {
	if len(a) != len(b) {
		return 0
	}
	sum := float32(0)
	for i, x := range a {
		sum += float32(x * b[i])
	}
	return sum
}

// u32 is the i-th number of s.
func u32(s string, i int) int {
	s = s[4*i : 4*i+4]
	return int(s[0]) | int(s[1])<<8 | int(s[2])<<16 | int(s[3])<<24
}
