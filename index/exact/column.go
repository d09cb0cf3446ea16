package exact

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// column is one string for each passage of a segment: a number for each
// passage, in one, two or four bytes, and the rising strings they stand for.
type column struct {
	at     uint32s // where each value begins in text, and the end of the last
	text   []byte
	width  int
	number []byte // width bytes for each passage
}

func (c *column) values() int { return c.at.len() - 1 }

func (c *column) value(i int) string { return string(c.text[c.at.at(i):c.at.at(i+1)]) }

// of is the number of the value that passage p has.
func (c *column) of(p int) int {
	switch c.width {
	case 1:
		return int(c.number[p])
	case 2:
		return int(binary.LittleEndian.Uint16(c.number[p*2:]))
	}
	return int(binary.LittleEndian.Uint32(c.number[p*4:]))
}

// count adds to the tallies, by the numbers of values, the matches of a segment
// whose first passage has the number base.
func (c *column) count(matches []Match, base int, tallies []tally) {
	add := func(n, places int) {
		t := &tallies[n]
		t.passages++
		t.places += places
	}
	switch c.width { // outside of the loops, which are many times as fast so
	case 1:
		for i := range matches {
			add(int(c.number[matches[i].Number-base]), matches[i].Places)
		}
	case 2:
		for i := range matches {
			add(int(binary.LittleEndian.Uint16(c.number[2*(matches[i].Number-base):])), matches[i].Places)
		}
	default:
		for i := range matches {
			add(c.of(matches[i].Number-base), matches[i].Places)
		}
	}
}

// widthFor is the number of bytes that tell n values apart.
func widthFor(n int) int {
	switch {
	case n <= 1<<8:
		return 1
	case n <= 1<<16:
		return 2
	}
	return 4
}

// openColumn checks that a column has room for its passages.
func openColumn(at uint32s, text, number []byte, passages int) (column, error) {
	c := column{at: at, text: text, number: number}
	if len(at)%4 != 0 || at.len() == 0 || at.at(at.len()-1) != len(text) {
		return c, fmt.Errorf("column of %d values in %d bytes", at.len()-1, len(text))
	}
	c.width = widthFor(c.values())
	if len(number) != passages*c.width || passages > 0 && c.values() == 0 {
		return c, fmt.Errorf("column of %d bytes for %d passages", len(number), passages)
	}
	return c, nil
}

// columnBuilder gathers a column.
type columnBuilder struct {
	numbers map[string]uint32
	values  []string
	of      []uint32
	last    string // the value of the last passage, whose number is in of
}

// add gives the next passage a value.
func (c *columnBuilder) add(value string) {
	if n := len(c.of); n > 0 && value == c.last {
		c.of = append(c.of, c.of[n-1])
		return
	}
	n, ok := c.numbers[value]
	if !ok {
		if c.numbers == nil {
			c.numbers = make(map[string]uint32)
		}
		value = strings.Clone(value)
		n = uint32(len(c.values))
		c.numbers[value] = n
		c.values = append(c.values, value)
	}
	c.last = value
	c.of = append(c.of, n)
}

func (c *columnBuilder) reset() {
	clear(c.numbers)
	*c = columnBuilder{numbers: c.numbers, values: c.values[:0], of: c.of[:0]}
}

// write writes the column with its values in rising order.
func (c *columnBuilder) write(w *segmentWriter) {
	sorted := slices.Sorted(slices.Values(c.values))
	w.strings(sorted)
	rank := make([]uint32, len(c.values))
	for i, v := range sorted {
		rank[c.numbers[v]] = uint32(i)
	}
	w.begin()
	width := widthFor(len(sorted))
	for _, n := range c.of {
		w.number(rank[n], width)
	}
}

// mergeColumns writes the columns of several segments as one.
func mergeColumns(w *segmentWriter, columns []*column) {
	var all []string
	for _, c := range columns {
		for i := range c.values() {
			all = append(all, c.value(i))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	w.strings(all)
	w.begin()
	width := widthFor(len(all))
	for _, c := range columns {
		rank := make([]uint32, c.values())
		for i := range rank {
			n, _ := slices.BinarySearch(all, c.value(i))
			rank[i] = uint32(n)
		}
		for p := range len(c.number) / c.width {
			w.number(rank[c.of(p)], width)
		}
	}
}
