package index

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// attribute is what is said of a place: by the marks over it, or by its document.
// Fields ask for attributes, facets count them.
type attribute uint8

// The attributes that marks give come first.
const (
	ofKind attribute = iota
	ofSpeaker
	ofRole
	ofUnit
	ofMotion
	ofAct
	ofDeadline
	ofTarget
	markAttributes // how many these are

	ofSource   attribute  = iota - 1 // path and title
	ofMeeting                        //
	ofDate                           //
	ofDocument = ofSource            // the first that documents give
)

// values are what a place has of an attribute, the innermost mark's first.
type values struct {
	own int // how many come from the innermost mark that gives any
	all []string
}

// first is the innermost value.
func (v values) first() string {
	if len(v.all) == 0 {
		return ""
	}
	return v.all[0]
}

// valuesOf are the values that the marks of c give. Those of ofKind are the kind
// of the hit and those of all marks, as bytes; those of ofTarget are packed.
func (c chain) valuesOf(a attribute) values {
	var v values
	if a == ofKind {
		v = values{1, []string{packKind(c.kind())}}
	}
	for _, m := range c {
		for _, value := range m.valuesOf(a) {
			if value != "" && !slices.Contains(v.all, value) {
				v.all = append(v.all, value)
			}
		}
		if v.own == 0 {
			v.own = len(v.all)
		}
	}
	return v
}

// valuesOf are the values that the mark gives.
func (m *Mark) valuesOf(a attribute) []string {
	switch a {
	case ofKind:
		return []string{packKind(m.Kind)}
	case ofSpeaker:
		return []string{m.Speaker}
	case ofRole:
		return []string{m.Role}
	case ofUnit:
		return m.Units
	case ofMotion:
		return []string{m.Motion}
	case ofAct:
		return []string{m.Act}
	case ofDeadline:
		return m.Deadlines
	case ofTarget:
		var all []string
		for _, t := range m.Targets {
			all = append(all, t.pack())
		}
		return all
	}
	return nil
}

func packKind(k MarkKind) string { return string(rune(k)) }

func kindOf(packed string) MarkKind { return MarkKind(cmp.Or(packed, "\x00")[0]) }

// pack is the target as a text: its numbers, its unit and its indicator.
func (t Measure) pack() string {
	b := binary.LittleEndian.AppendUint64(nil, math.Float64bits(t.Value))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.High))
	return string(b) + t.Unit + "\x00" + t.Indicator
}

// unpackMeasure is the target that was packed.
func unpackMeasure(s string) (t Measure) {
	const numbers = 16
	if len(s) < numbers {
		return t
	}
	b := []byte(s[:numbers])
	t.Value = math.Float64frombits(binary.LittleEndian.Uint64(b))
	t.High = math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))
	t.Unit, t.Indicator, _ = strings.Cut(s[numbers:], "\x00")
	return t
}

// chains are different chains of marks by what they say, each once, numbered in
// the order in which they came. Number 0 is that of no marks.
type chains struct {
	numbers map[[markAttributes]uint32]uint32
	columns [markAttributes]chainBuilder
}

func newChains() *chains {
	t := &chains{numbers: make(map[[markAttributes]uint32]uint32)}
	t.add(nil)
	return t
}

// add is the number of a chain.
func (t *chains) add(c chain) uint32 {
	if len(c) == 0 && len(t.numbers) > 0 {
		return 0
	}
	var key [markAttributes]uint32
	for a := range markAttributes {
		key[a] = t.columns[a].number(c.valuesOf(a))
	}
	n, ok := t.numbers[key]
	if !ok {
		n = uint32(len(t.numbers))
		t.numbers[key] = n
		for a := range markAttributes {
			t.columns[a].of = append(t.columns[a].of, key[a])
		}
	}
	return n
}

// chainBuilder collects one attribute of chains: for each the number of a list of
// values.
type chainBuilder struct {
	of    []uint32
	lists []string // encoded
	known map[string]uint32
}

// number is the number of a list of values.
func (b *chainBuilder) number(v values) uint32 {
	list := v.encode()
	n, ok := b.known[list]
	if !ok {
		if b.known == nil {
			b.known = make(map[string]uint32)
		}
		n = uint32(len(b.lists))
		b.known[list] = n
		b.lists = append(b.lists, list)
	}
	return n
}

// write writes the column: its lists, then for each chain a number in one, two or
// four bytes.
func (b *chainBuilder) write() []byte {
	s := appendStrings(nil, b.lists)
	width := widthFor(len(b.lists))
	for _, n := range b.of {
		for range width {
			s = append(s, byte(n))
			n >>= 8
		}
	}
	return s
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

// chainColumn is one attribute of the chains of a segment, as it lies in the file.
type chainColumn struct {
	lists   stringTable
	width   int
	numbers []byte
}

func openChainColumn(s []byte) (*chainColumn, error) {
	lists, rest, ok := openStrings(s)
	c := &chainColumn{lists: lists, width: widthFor(lists.n), numbers: rest}
	if !ok || len(rest)%c.width != 0 {
		return nil, fmt.Errorf("%w: wrong column", ErrDamaged)
	}
	return c, nil
}

func (c *chainColumn) chains() int { return len(c.numbers) / c.width }

// list is the number of the list of values that a chain has.
func (c *chainColumn) list(chain int) int {
	at := chain * c.width
	switch c.width {
	case 1:
		return int(c.numbers[at])
	case 2:
		return int(c.numbers[at]) | int(c.numbers[at+1])<<8
	}
	return int(uint32At(c.numbers, at))
}

// values are those of a chain.
func (c *chainColumn) values(chain int) values { return decodeValues(c.lists.at(c.list(chain))) }

func (v values) encode() string {
	var e encoder
	e.uint(v.own)
	e.texts(v.all)
	return string(e.b)
}

func decodeValues(s string) values {
	d := decoder{s: s}
	v := values{d.uint(), d.texts()}
	v.own = min(v.own, len(v.all))
	return v
}
