package index

import (
	"encoding/binary"
	"math"

	"yian/corpus"
)

// A document is written as its fields in the order of [Document]; numbers are
// varints, a text is its length and its bytes, a list is its length and its
// members. Offsets are written as distances from the one before. What marks say
// is said many times in a document: a text that came before is written as its
// number among them, see encoder.again.

// encoder appends values to a record.
type encoder struct {
	b    []byte
	said map[string]int // numbers of the texts that again has written in this document
}

func (e *encoder) uint(n int)      { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) float(f float64) { e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(f)) }

func (e *encoder) text(s string) {
	e.uint(len(s))
	e.b = append(e.b, s...)
}

// again writes a text that may have come before: twice its length and its bytes
// the first time, then twice its number and 1.
func (e *encoder) again(s string) {
	if n, ok := e.said[s]; ok {
		e.uint(2*n + 1)
		return
	}
	if s != "" {
		e.said[s] = len(e.said)
	}
	e.uint(2 * len(s))
	e.b = append(e.b, s...)
}

func (e *encoder) texts(all []string) {
	e.uint(len(all))
	for _, s := range all {
		e.text(s)
	}
}

func (e *encoder) document(d *Document) {
	e.said = make(map[string]int)
	for _, s := range []string{d.ID, d.Stamp, d.Source, d.SHA256, d.Title, d.Kind, d.Date, d.Meeting} {
		e.text(s)
	}
	e.texts(d.Keys)
	e.uint(len(d.Passages))
	for _, p := range d.Passages {
		e.again(p.Lead)
		e.uint(p.Span.Len())
		e.again(p.Tail)
	}
	e.uint(len(d.Marks))
	at := 0
	for i := range d.Marks {
		at = e.mark(&d.Marks[i], at)
	}
}

// mark writes m, the mark before which begins at from, and says where m begins.
func (e *encoder) mark(m *Mark, from int) int {
	e.uint(int(m.Kind))
	e.uint(m.Span.Start - from)
	e.uint(m.Span.Len())
	for _, s := range []string{m.ID, m.Motion, m.Speaker, m.Role, m.Act} {
		e.again(s)
	}
	for _, list := range [][]string{m.Units, m.Deadlines} {
		e.uint(len(list))
		for _, s := range list {
			e.again(s)
		}
	}
	e.uint(len(m.Targets))
	for _, t := range m.Targets {
		e.again(t.Indicator)
		e.float(t.Value)
		e.float(t.High)
		e.again(t.Unit)
	}
	return m.Span.Start
}

// decoder reads a record. After damage it gives zero values and bad is true.
type decoder struct {
	s    string
	bad  bool
	said []string // what again has read
}

func (d *decoder) uint() int {
	var n uint64
	for shift := 0; shift < 63 && shift/7 < len(d.s); shift += 7 {
		c := d.s[shift/7]
		n |= uint64(c&0x7F) << shift
		if c < 0x80 {
			d.s = d.s[shift/7+1:]
			return int(n)
		}
	}
	d.fail()
	return 0
}

func (d *decoder) fail() { d.s, d.bad = "", true }

// count is the length of a list, whose members take a byte each at least.
func (d *decoder) count() int {
	n := d.uint()
	if n > len(d.s) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) text() string {
	n := d.count()
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

// again reads a text that may have come before.
func (d *decoder) again() string {
	n := d.uint()
	switch known := n&1 == 1; {
	case n == 0:
		return ""
	case known && n/2 < len(d.said):
		return d.said[n/2]
	case known || n/2 > len(d.s):
		d.fail()
		return ""
	}
	s := d.s[:n/2]
	d.s = d.s[n/2:]
	d.said = append(d.said, s)
	return s
}

func (d *decoder) texts() []string { return d.list(d.text) }

// list reads a list of texts, each by read.
func (d *decoder) list(read func() string) []string {
	n := d.count()
	if n == 0 {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = read()
	}
	return all
}

func (d *decoder) float() float64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.s[:8])))
	d.s = d.s[8:]
	return f
}

// header reads what stands before a document's passages.
func (d *decoder) header() *Document {
	doc := &Document{}
	for _, s := range []*string{&doc.ID, &doc.Stamp, &doc.Source, &doc.SHA256, &doc.Title, &doc.Kind, &doc.Date, &doc.Meeting} {
		*s = d.text()
	}
	doc.Keys = d.texts()
	return doc
}

func (d *decoder) document() *Document {
	doc := d.header()
	doc.Passages = make([]Passage, d.count())
	at := 0
	for i := range doc.Passages {
		p := &doc.Passages[i]
		p.Lead = d.again()
		p.Span.Start = at + len(p.Lead)
		p.Span.End = p.Span.Start + d.uint()
		p.Tail = d.again()
		p.Tile = corpus.Span{Start: at, End: p.Span.End + len(p.Tail)}
		at = p.Tile.End
	}
	doc.Marks = make([]Mark, d.count())
	at = 0
	for i := range doc.Marks {
		at = d.mark(&doc.Marks[i], at)
	}
	return doc
}

func (d *decoder) mark(m *Mark, from int) int {
	m.Kind = MarkKind(d.uint())
	m.Span.Start = from + d.uint()
	m.Span.End = m.Span.Start + d.uint()
	for _, s := range []*string{&m.ID, &m.Motion, &m.Speaker, &m.Role, &m.Act} {
		*s = d.again()
	}
	m.Units = d.list(d.again)
	m.Deadlines = d.list(d.again)
	if n := d.count(); n > 0 {
		m.Targets = make([]Measure, n)
	}
	for i := range m.Targets {
		m.Targets[i] = Measure{d.again(), d.float(), d.float(), d.again()}
	}
	return m.Span.Start
}
