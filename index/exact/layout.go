package exact

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// A segment is one file that never changes: some documents, and where every
// character and every pair of neighbouring characters stands in them. It is
// mapped into memory and read where it lies. All numbers are little-endian; uN
// is an unsigned number of N bits.
//
//	magic     8 bytes, "yianex02"
//	sections  one after the other, see below
//	footer    u32 × 5: passages, blocks, documents, first characters, terms
//	          256 bytes: how frequent each byte is in the text (rarity)
//	          for each section u64 offset, u64 length, u32 checksum
//	tail      u32 length of the footer, u32 checksum of the footer, u64 length of
//	          the file, 8 bytes "yianend1"
//
// Checksums are CRC-32C. Opening reads the tail and the footer and checks that
// every section lies in the file and has the length that the counts ask for;
// only verifying reads the rest.
//
// The sections, in the order of the table in the footer:
//
//	text       the passages' folded texts, each followed by the byte 0xFF, which
//	           is in no UTF-8 text: so no string is found across two passages
//	starts     u32 for each passage: where it begins in text; and the text's length
//	origins    u32 for each passage: where its source begins in its document
//	blocks     u32 for each block: its first passage; and the number of passages
//	documents  u32 for each document: its first passage; and the number of passages
//	names      u32 for each document: where its ID begins in name text; and its length
//	name text  the IDs
//	name order u32 for each document: the documents by rising ID
//	runes      u32 for each character that occurs: the character, rising
//	heads      u32 for each of them: its first term; and the number of terms
//	terms      u24 for each term: the second character plus one, rising among those
//	           with the same first; 0 for the first character by itself
//	list at    u32 for each term: where its list begins in lists; and its length
//	lists      see type list
//	patched    u32 × 2 for each passage whose source differs from its folded text:
//	           the passage, where its patch begins in patches; and the length of
//	           patches (after the number of passages)
//	patches    see appendPatch
//
// A block is a run of whole passages of together at most 4 KB, or one longer
// passage. A segment without terms is as good, only slower: all its blocks are
// searched. A segment's text is at most 4 GB less one byte.
const (
	secText = iota
	secStarts
	secOrigins
	secBlocks
	secDocuments
	secNames
	secNameText
	secNameOrder
	secRunes
	secHeads
	secTerms
	secListAt
	secLists
	secPatched
	secPatches
	sectionCount
)

const (
	magic      = "yianex02"
	endMagic   = "yianend1"
	tailSize   = 24
	entrySize  = 20 // of a section in the footer
	countsSize = 5 * 4
	blockSize  = 4 << 10
	endOfText  = 0xFF // after each passage
	maxText    = 1<<32 - 1

	scratchSize = 1 << 14
)

// castagnoli is the polynomial for which processors have an instruction.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// counts are what a segment holds.
type counts struct{ passages, blocks, documents, runes, terms int }

// sectionEntry says where a section lies.
type sectionEntry struct {
	offset, length uint64
	sum            uint32
}

// segmentWriter writes the sections of a segment in any order of their bytes,
// but each whole before the next. The first error sticks.
type segmentWriter struct {
	w       *bufio.Writer
	err     error
	at      uint64
	table   *crc32.Table
	entries []sectionEntry
	current *sectionEntry
	scratch []byte
}

func newSegmentWriter(w io.Writer) *segmentWriter {
	sw := &segmentWriter{
		w:       bufio.NewWriterSize(w, 1<<18),
		table:   castagnoli(),
		entries: make([]sectionEntry, sectionCount),
	}
	sw.raw([]byte(magic))
	return sw
}

// raw writes b outside of any section.
func (w *segmentWriter) raw(b []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(b)
	}
	w.at += uint64(len(b))
}

// section begins a section.
func (w *segmentWriter) section(id int) {
	w.flush()
	w.current = &w.entries[id]
	w.current.offset = w.at
}

// bytes adds b to the section.
func (w *segmentWriter) bytes(b []byte) {
	if len(w.scratch)+len(b) > scratchSize {
		w.flush()
	}
	if len(b) > scratchSize {
		w.add(b)
	} else {
		w.scratch = append(w.scratch, b...)
	}
}

// fail makes err the outcome of the writing, unless it failed already.
func (w *segmentWriter) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *segmentWriter) add(b []byte) {
	w.current.sum = crc32.Update(w.current.sum, w.table, b)
	w.current.length += uint64(len(b))
	w.raw(b)
}

// flush adds the small pieces that were put aside.
func (w *segmentWriter) flush() {
	if len(w.scratch) > 0 {
		w.add(w.scratch)
		w.scratch = w.scratch[:0]
	}
}

// number adds a number of 1 to 4 bytes to the section.
func (w *segmentWriter) number(n uint32, width int) {
	if len(w.scratch)+4 > scratchSize {
		w.flush()
	}
	w.scratch = binary.LittleEndian.AppendUint32(w.scratch, n)
	w.scratch = w.scratch[:len(w.scratch)-4+width]
}

func (w *segmentWriter) uint32(n int) { w.number(uint32(n), 4) }

// uint32s adds a section of numbers.
func (w *segmentWriter) uint32s(id int, numbers []uint32) {
	w.section(id)
	for _, n := range numbers {
		w.number(n, 4)
	}
}

func (w *segmentWriter) stringOffsets(all []string) {
	at := 0
	for _, s := range all {
		w.uint32(at)
		at += len(s)
	}
	w.uint32(at)
}

// finish writes footer and tail and returns the footer's checksum, which tells
// this segment from any other.
func (w *segmentWriter) finish(c counts, r *rarity) (sum uint32, size int64, err error) {
	w.flush()
	var footer []byte
	for _, n := range []int{c.passages, c.blocks, c.documents, c.runes, c.terms} {
		footer = binary.LittleEndian.AppendUint32(footer, uint32(n))
	}
	footer = append(footer, r[:]...)
	for _, e := range w.entries {
		footer = binary.LittleEndian.AppendUint64(footer, e.offset)
		footer = binary.LittleEndian.AppendUint64(footer, e.length)
		footer = binary.LittleEndian.AppendUint32(footer, e.sum)
	}
	sum = crc32.Checksum(footer, w.table)
	tail := binary.LittleEndian.AppendUint32(nil, uint32(len(footer)))
	tail = binary.LittleEndian.AppendUint32(tail, sum)
	tail = binary.LittleEndian.AppendUint64(tail, w.at+uint64(len(footer))+tailSize)
	w.raw(footer)
	w.raw(append(tail, endMagic...))
	if w.err == nil {
		w.err = w.w.Flush()
	}
	return sum, int64(w.at), w.err
}
