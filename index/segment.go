package index

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"sort"
	"strings"

	"yian/corpus"
	"yian/index/exact"
	"yian/index/internal/mapped"
)

// A segment's file of passages (beside its strings, see beside.go) consists of the sections below, one after the
// other, and a footer: JSON that says where each section lies and its CRC-32C,
// then the length of that JSON in four bytes (numbers are little-endian).
const (
	sectionDocs    = iota // for each document docEntry's six numbers, 8 bytes each
	sectionRecords        // the documents, see encoder.document
	sectionHeads          // what documents are called, and what stands beside passages: see column.go
	sectionRows
	sectionPieces
	sectionIDs
	sectionChains // one for each attribute that marks give
	sections      = sectionChains + int(markAttributes)
)

// sectionPlace is a section's place in the file.
type sectionPlace struct {
	Offset int64  `json:"offset"`
	Length int64  `json:"length"`
	Sum    uint32 `json:"sum"`
}

// docEntry says where a document lies.
type docEntry struct {
	first, end   int   // its first passage, and the one after its last
	record       int64 // where it begins in its section, and its length
	recordLength int64
	length       int64 // bytes of its text
	words        int   // in all its passages
}

const docEntryBytes = 6 * 8

// castagnoli is computed by the processor itself.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// segmentBuilder collects documents for a segment.
type segmentBuilder struct {
	passages int
	docs     []byte
	records  encoder
	heads    []string
	columns  columnBuilder
}

// add takes in a document that has so many words, and whose pieces have as many characters as count says.
// Its text lies in the exact index.
func (b *segmentBuilder) add(d *Document, words int, count counter) {
	entry := docEntry{
		first: b.passages, end: b.passages + len(d.Passages),
		record: int64(len(b.records.b)), length: int64(d.length()), words: words,
	}
	b.passages = entry.end
	b.records.document(d)
	entry.recordLength = int64(len(b.records.b)) - entry.record
	b.heads = append(b.heads, d.head()...)
	b.columns.add(d, count)
	for _, n := range []int64{int64(entry.first), int64(entry.end), entry.record, entry.recordLength, entry.length, int64(entry.words)} {
		b.docs = binary.LittleEndian.AppendUint64(b.docs, uint64(n))
	}
}

// write writes the segment to a file that is safe on disk afterwards.
func (b *segmentBuilder) write(path string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	w := &sectionWriter{w: bufio.NewWriterSize(f, 1<<20)}
	w.section(b.docs)
	w.section(b.records.b)
	w.section(appendStrings(nil, b.heads))
	w.section(b.columns.rows[:]...)
	w.section(b.columns.pieces[:]...)
	w.section(appendStrings(nil, b.columns.ids))
	for a := range markAttributes {
		w.section(b.columns.chain(a))
	}
	if err := w.finish(); err != nil {
		return err
	}
	return f.Sync()
}

// sectionWriter writes sections and the footer.
type sectionWriter struct {
	w      *bufio.Writer
	at     int64
	places []sectionPlace
	err    error
}

func (w *sectionWriter) section(parts ...[]byte) {
	place := sectionPlace{Offset: w.at}
	for _, p := range parts {
		if w.err == nil {
			_, w.err = w.w.Write(p)
		}
		place.Length += int64(len(p))
		place.Sum = crc32.Update(place.Sum, castagnoli(), p)
	}
	w.at += place.Length
	w.places = append(w.places, place)
}

func (w *sectionWriter) finish() error {
	footer, err := json.Marshal(w.places)
	if err != nil {
		return err
	}
	w.section(binary.LittleEndian.AppendUint32(footer, uint32(len(footer))))
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

// segment is a sealed segment that is open for reading.
type segment struct {
	file   *mapped.File
	places []sectionPlace
	docs   []byte          // a copy
	found  *exact.Snapshot // the passages' texts and where their strings stand

	columns *columns
}

// openSegment opens the file of passages of the segment at path, whose texts
// found has; nil for somebody who needs none. A file that was cut or changed
// gives an error that is ErrDamaged.
func openSegment(path string, found *exact.Snapshot) (*segment, error) {
	f, err := mapped.Open(path + passagesSuffix)
	if err != nil {
		return nil, err
	}
	s := &segment{file: f, found: found}
	if err := guard(s.load); err != nil {
		return nil, errors.Join(fmt.Errorf("segment %s: %w", path, err), f.Close())
	}
	if found != nil && found.Len() != s.passages() {
		return nil, errors.Join(fmt.Errorf("segment %s: %w: %d passages, not %d", path, ErrDamaged, s.passages(), found.Len()), f.Close())
	}
	return s, nil
}

func (s *segment) load() error {
	data := s.file.Data
	size := len(data) - 4
	if size < 0 {
		return fmt.Errorf("%w: no footer", ErrDamaged)
	}
	n := int(binary.LittleEndian.Uint32(data[size:]))
	if n > size {
		return fmt.Errorf("%w: wrong footer", ErrDamaged)
	}
	if err := json.Unmarshal(data[size-n:size], &s.places); err != nil || len(s.places) != sections {
		return fmt.Errorf("%w: wrong footer", ErrDamaged)
	}
	end := int64(0)
	for _, p := range s.places {
		if p.Offset != end || p.Length < 0 {
			return fmt.Errorf("%w: wrong footer", ErrDamaged)
		}
		end += p.Length
	}
	if end != int64(size-n) {
		return fmt.Errorf("%w: wrong length", ErrDamaged)
	}
	if s.docs = bytes.Clone(s.section(sectionDocs)); len(s.docs)%docEntryBytes != 0 {
		return fmt.Errorf("%w: wrong directory", ErrDamaged)
	}
	var err error
	s.columns, err = s.openColumns()
	return err
}

// section is the bytes of a section, as they lie in the file.
func (s *segment) section(i int) []byte {
	p := s.places[i]
	return s.file.Data[p.Offset : p.Offset+p.Length : p.Offset+p.Length]
}

func (s *segment) passages() int {
	if n := s.documents(); n > 0 {
		return s.entry(n - 1).end
	}
	return 0
}

func (s *segment) documents() int { return len(s.docs) / docEntryBytes }

func (s *segment) entry(doc int) docEntry {
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(s.docs[doc*docEntryBytes+8*i:])) }
	return docEntry{int(number(0)), int(number(1)), number(2), number(3), number(4), int(number(5))}
}

// documentAt is the document that holds a passage.
func (s *segment) documentAt(passage int) int {
	return sort.Search(s.documents(), func(i int) bool { return s.entry(i).end > passage })
}

// document reads what the index holds of a document.
func (s *segment) document(doc int) (*Document, error) {
	return s.decode(doc, (*decoder).document)
}

// header reads what the index holds of a document without its passages and marks.
func (s *segment) header(doc int) (*Document, error) {
	return s.decode(doc, (*decoder).header)
}

func (s *segment) decode(doc int, decode func(*decoder) *Document) (*Document, error) {
	e := s.entry(doc)
	record, err := s.read(sectionRecords, e.record, e.recordLength)
	if err != nil {
		return nil, err
	}
	d := decoder{s: record}
	if document := decode(&d); !d.bad {
		return document, nil
	}
	return nil, fmt.Errorf("%w: document %d cannot be read", ErrDamaged, doc)
}

// source reads the text of a document of which d is the record.
func (s *segment) source(doc int, d *Document) (string, error) {
	return s.sourcePart(doc, d, corpus.Span{End: d.length()})
}

// sourcePart reads a part of the text of a document of which d is the record.
func (s *segment) sourcePart(doc int, d *Document, part corpus.Span) (string, error) {
	e := s.entry(doc)
	if part.Start < 0 || part.End < part.Start || part.End > d.length() || len(d.Passages) != e.end-e.first {
		return "", fmt.Errorf("%w: passage beyond its document", ErrDamaged)
	}
	i := sort.Search(len(d.Passages), func(i int) bool { return d.Passages[i].Tile.End > part.Start })
	if i < len(d.Passages) && d.Passages[i].Span == part {
		return s.passage(e.first+i, part)
	}
	var b strings.Builder
	b.Grow(part.Len())
	for ; i < len(d.Passages) && d.Passages[i].Tile.Start < part.End; i++ {
		p := &d.Passages[i]
		text, err := s.passage(e.first+i, p.Span)
		if err != nil {
			return "", err
		}
		at := p.Tile.Start
		for _, piece := range []string{p.Lead, text, p.Tail} {
			b.WriteString(piece[min(max(part.Start-at, 0), len(piece)):max(min(part.End-at, len(piece)), 0)])
			at += len(piece)
		}
	}
	return b.String(), nil
}

// passage reads the text of a passage without the white space around it.
func (s *segment) passage(n int, span corpus.Span) (string, error) {
	text, _, err := s.found.Source(n)
	if err == nil && len(text) != span.Len() {
		err = fmt.Errorf("%w: passage %d has %d bytes, not %d", ErrDamaged, n, len(text), span.Len())
	}
	return text, err
}

// read reads a part of a section.
func (s *segment) read(section int, offset, length int64) (string, error) {
	data := s.section(section)
	if offset < 0 || length < 0 || offset > int64(len(data)) || length > int64(len(data))-offset {
		return "", fmt.Errorf("%w: wrong directory", ErrDamaged)
	}
	var text string
	err := guard(func() error {
		text = string(data[offset : offset+length])
		return nil
	})
	return text, err
}

// check compares all sums.
func (s *segment) check(ctx context.Context) error {
	err := guard(func() error {
		for i, place := range s.places {
			if crc32.Checksum(s.section(i), castagnoli()) != place.Sum {
				return fmt.Errorf("%w: section %d has another sum", ErrDamaged, i)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.found.Verify(ctx)
}

// guard runs read, which reads mapped files, and turns what ends it there into
// ErrDamaged. Nothing of the caller's may run inside.
func guard(read func() error) error {
	err := mapped.Guard(read)
	if errors.Is(err, mapped.ErrFault) {
		err = fmt.Errorf("%w：%w", ErrDamaged, err)
	}
	return err
}

func (s *segment) close() error {
	if s.found != nil {
		s.found.Close()
	}
	return s.file.Close()
}
