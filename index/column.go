package index

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"unicode/utf8"

	"yian/corpus"
)

// What stands beside the passages of a segment is kept in columns of numbers,
// which are read without decoding any document:
//
//	rows    for all passages where their tiles begin; then for all the lengths of
//	        their wordings; then for all the numbers of their first pieces; 4 bytes
//	        each
//	pieces  in the same way where pieces begin, how many characters of the document
//	        stand before them, how many are in them, their chains (attribute.go)
//	        with the kinds of hits above them, and the numbers of IDs; 4 bytes each
//	ids     the IDs of marks, as strings
//	heads   for each document its source, hash, title, date and meeting, as strings
//
// Strings are their number, where each begins and where the last ends, in 4 bytes
// each, and the bytes.
//
// A piece is a stretch of a passage's wording in which no mark begins or ends, so
// that all places inside it stand under the same marks. Each passage has one at
// least, which may be empty.
const (
	numberBytes  = 4
	rowNumbers   = 3
	pieceNumbers = 5
	kindShift    = 24 // bits of a chain's number
)

// columnBuilder collects the columns of a segment.
type columnBuilder struct {
	rows      [rowNumbers][]byte
	pieces    [pieceNumbers][]byte
	ids       []string
	idNumbers map[string]uint32
	chains    *chains
	count     uint32 // pieces
}

// counter says of one piece of a document after the other how many characters
// stand before it in the document, and how many are in it.
type counter func(piece corpus.Span) (before, size int)

// countIn counts in the document's text.
func countIn(text string) counter {
	at, characters := 0, 0
	return func(piece corpus.Span) (before, size int) {
		before = characters + utf8.RuneCountInString(text[at:piece.Start])
		size = utf8.RuneCountInString(text[piece.Start:piece.End])
		at, characters = piece.End, before+size
		return before, size
	}
}

// counter takes the numbers for the document whose first passage is given from
// the table, in which it has the same pieces.
func (t *pieceTable) counter(passage int) counter {
	next := -1
	return func(corpus.Span) (before, size int) {
		if next < 0 {
			next, _ = t.of(passage)
		}
		next++
		return t.characters(next - 1), t.size(next - 1)
	}
}

func (b *columnBuilder) add(d *Document, count counter) {
	if b.chains == nil {
		b.chains, b.idNumbers = newChains(), make(map[string]uint32)
	}
	for _, p := range d.Passages {
		appendEach(b.rows[:], uint32(p.Tile.Start), uint32(p.Span.Len()), b.count)
		marks := d.over(p.Tile)
		for _, piece := range pieces(p.Span, marks) {
			c := holding(marks, piece)
			before, size := count(piece)
			appendEach(b.pieces[:], uint32(piece.Start), uint32(before), uint32(size),
				uint32(c.kind())<<kindShift|b.chains.add(c), b.id(c.id()))
			b.count++
		}
	}
}

// chain is the column of an attribute as it is written.
func (b *columnBuilder) chain(a attribute) []byte {
	if b.chains == nil {
		b.chains = newChains()
	}
	return b.chains.columns[a].write()
}

// id is the number of an ID.
func (b *columnBuilder) id(id string) uint32 {
	n, ok := b.idNumbers[id]
	if !ok {
		n = uint32(len(b.ids))
		b.idNumbers[id] = n
		b.ids = append(b.ids, id)
	}
	return n
}

// id is the ID of the innermost mark that has one.
func (c chain) id() string {
	for _, m := range c {
		if m.ID != "" {
			return m.ID
		}
	}
	return ""
}

// pieces are the stretches of s between the borders of marks.
func pieces(s corpus.Span, marks []*Mark) []corpus.Span {
	if len(marks) == 0 || s.Len() == 0 {
		return []corpus.Span{s}
	}
	cuts := []int{s.Start, s.End}
	for _, m := range marks {
		for _, at := range []int{m.Span.Start, m.Span.End} {
			if s.Start < at && at < s.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	all := make([]corpus.Span, len(cuts)-1)
	for i := range all {
		all[i] = corpus.Span{Start: cuts[i], End: cuts[i+1]}
	}
	return all
}

func appendUint32s(b []byte, all ...uint32) []byte {
	for _, n := range all {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// appendEach appends to each column its number.
func appendEach(columns [][]byte, numbers ...uint32) {
	for i, n := range numbers {
		columns[i] = appendUint32s(columns[i], n)
	}
}

// appendStrings appends strings in the form that openStrings reads.
func appendStrings(b []byte, all []string) []byte {
	b = appendUint32s(b, uint32(len(all)))
	at := 0
	for _, s := range all {
		b = appendUint32s(b, uint32(at))
		at += len(s)
	}
	b = appendUint32s(b, uint32(at))
	for _, s := range all {
		b = append(b, s...)
	}
	return b
}

// stringTable is strings as they lie in a file.
type stringTable struct {
	n           int
	bounds, all []byte
}

// openStrings opens the strings at the beginning of s.
func openStrings(s []byte) (t stringTable, rest []byte, ok bool) {
	if len(s) < 8 {
		return t, nil, false
	}
	t.n = int(uint32At(s, 0))
	size := 4 * (t.n + 1)
	if s = s[4:]; size > len(s) {
		return t, nil, false
	}
	t.bounds, s = s[:size], s[size:]
	last := int(uint32At(t.bounds, 4*t.n))
	if last > len(s) {
		return t, nil, false
	}
	t.all = s[:last]
	return t, s[last:], true
}

func (t stringTable) at(i int) string {
	return string(t.all[uint32At(t.bounds, 4*i):uint32At(t.bounds, 4*i+4)])
}

// columns are the columns of a segment that is open, as they lie in the file.
type columns struct {
	table *pieceTable
	ids   stringTable
	heads stringTable
	chain [markAttributes]*chainColumn
}

func (s *segment) openColumns() (*columns, error) {
	c := &columns{table: &pieceTable{}}
	t := c.table
	rows := splitColumns(s.section(sectionRows), &t.tiles, &t.lengths, &t.firsts)
	splitColumns(s.section(sectionPieces), &t.starts, &t.before, &t.sizes, &t.chains, &t.ids)
	var ok [2]bool
	c.ids, _, ok[0] = openStrings(s.section(sectionIDs))
	c.heads, _, ok[1] = openStrings(s.section(sectionHeads))
	if !ok[0] || !ok[1] || c.heads.n != headTexts*s.documents() || rows != s.passages() {
		return nil, fmt.Errorf("%w: wrong columns", ErrDamaged)
	}
	for a := range markAttributes {
		var err error
		if c.chain[a], err = openChainColumn(s.section(sectionChains + int(a))); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// head is what a document is called.
type head struct{ source, sha256, title, date, meeting string }

func (d *Document) head() []string { return []string{d.Source, d.SHA256, d.Title, d.Date, d.Meeting} }

// The texts of a head, in their order.
const (
	headSource = iota
	headSHA256
	headTitle
	headDate
	headMeeting
	headTexts // how many there are
)

// head is what a document of the segment is called.
func (s *segment) head(doc int) head {
	at := func(i int) string { return s.headText(doc, i) }
	return head{at(headSource), at(headSHA256), at(headTitle), at(headDate), at(headMeeting)}
}

// headText is one of the texts of head.
func (s *segment) headText(doc, i int) string { return s.columns.heads.at(headTexts*doc + i) }

// of are the values of one of the attributes that documents give.
func (h *head) of(a attribute) []string {
	switch a {
	case ofSource:
		return []string{h.source, h.title}
	case ofMeeting:
		return []string{h.meeting}
	}
	return []string{h.date}
}

// splitColumns cuts a section into columns of as many numbers.
func splitColumns(section []byte, columns ...*[]byte) (numbers int) {
	numbers = len(section) / numberBytes / len(columns)
	for i, c := range columns {
		*c = section[i*numbers*numberBytes : (i+1)*numbers*numberBytes]
	}
	return numbers
}

// pieceTable is the rows and pieces of a segment. What is asked of every hit lies
// together: that is the time it takes.
type pieceTable struct {
	tiles, lengths, firsts             []byte
	starts, before, sizes, chains, ids []byte
}

func uint32At(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func numberAt(column []byte, i int) int { return int(uint32At(column, i*numberBytes)) }

// tile is where the tile of a passage begins in its document.
func (t *pieceTable) tile(passage int) int { return numberAt(t.tiles, passage) }

// length is how many bytes the wording of a passage has.
func (t *pieceTable) length(passage int) int { return numberAt(t.lengths, passage) }

// of are the pieces of a passage, half-open.
func (t *pieceTable) of(passage int) (from, to int) {
	from, to = numberAt(t.firsts, passage), len(t.starts)/numberBytes
	if (passage+1)*numberBytes < len(t.firsts) {
		to = numberAt(t.firsts, passage+1)
	}
	return from, to
}

// several reports whether a passage has several pieces.
func (t *pieceTable) several(passage int) bool {
	from, to := t.of(passage)
	return to-from > 1
}

func (t *pieceTable) start(piece int) int { return numberAt(t.starts, piece) }

func (t *pieceTable) characters(piece int) int { return numberAt(t.before, piece) }

// size is how many characters a piece has.
func (t *pieceTable) size(piece int) int { return numberAt(t.sizes, piece) }

// kindAndChain is what stands above a piece.
func (t *pieceTable) kindAndChain(piece int) (MarkKind, int32) {
	n := uint32At(t.chains, piece*numberBytes)
	return MarkKind(n >> kindShift), int32(n & (1<<kindShift - 1))
}

func (t *pieceTable) id(piece int) int { return numberAt(t.ids, piece) }

// wording is where the wording of a passage stands in its document.
func (t *pieceTable) wording(passage int) corpus.Span {
	from, _ := t.of(passage)
	start := t.start(from)
	return corpus.Span{Start: start, End: start + t.length(passage)}
}

// fewPieces are looked at one after the other.
const fewPieces = 8

// at is the piece of a passage that holds a place; ok is false where the place
// reaches over its border or out of the wording.
func (t *pieceTable) at(passage int, place corpus.Span) (piece int, ok bool) {
	from, to := t.of(passage)
	after := from + 1
	if to-from > fewPieces {
		after = from + sort.Search(to-from, func(i int) bool { return t.start(from+i) > place.Start })
	}
	for after < to && t.start(after) <= place.Start {
		after++
	}
	first := t.start(from)
	end := first + t.length(passage)
	if after < to {
		end = t.start(after)
	}
	return after - 1, first <= place.Start && place.End <= end
}
