package index

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sort"
	"strings"
	"sync"

	"yian/corpus"
)

// A segment's file of passages consists of the sections below, one after the
// other, and a footer: JSON that says where each section lies and its CRC-32C,
// then the length of that JSON in four bytes (numbers are little-endian).
const (
	sectionText    = iota // the folded passages, each ended by a byte 0xFF
	sectionStarts         // where each passage begins in the text, 4 bytes each, and where the last ends
	sectionDocs           // for each document docEntry's five numbers, 8 bytes each
	sectionRecords        // the documents, see encoder.document
	sectionSources        // their texts
	sections
)

// endOfPassage ends each passage. It occurs in no UTF-8 text, so that no string
// is found across it.
const endOfPassage = 0xFF

// sectionPlace is a section's place in the file.
type sectionPlace struct {
	Offset int64  `json:"offset"`
	Length int64  `json:"length"`
	Sum    uint32 `json:"sum"`
}

// docEntry says where a document lies.
type docEntry struct {
	first          int   // its first passage
	record, source int64 // in their sections
	recordLength   int64
	sourceLength   int64
}

const docEntryBytes = 5 * 8

// castagnoli is computed by the processor itself.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// segmentBuilder collects documents for a segment.
type segmentBuilder struct {
	text    []byte
	starts  []uint32
	docs    []byte
	records encoder
	sources []string
	length  int64 // of sources
}

// maxSegment is how much folded text a segment can hold.
const maxSegment = 1<<32 - 1

// add takes in a document and its text, and gives back its folded passages.
func (b *segmentBuilder) add(d *Document, text string) error {
	if int64(len(b.text))+int64(len(text))+int64(len(d.Passages)) > maxSegment {
		return fmt.Errorf("document %s: too long for a segment", d.Source)
	}
	entry := docEntry{first: len(b.starts), record: int64(len(b.records.b)), source: b.length, sourceLength: int64(len(text))}
	for _, p := range d.Passages {
		b.starts = append(b.starts, uint32(len(b.text)))
		b.text = append(b.text, corpus.Fold(text[p.Tile.Start:p.Tile.End]).Text...)
		b.text = append(b.text, endOfPassage)
	}
	b.records.document(d)
	entry.recordLength = int64(len(b.records.b)) - entry.record
	b.sources = append(b.sources, text)
	b.length += int64(len(text))
	for _, n := range []int64{int64(entry.first), entry.record, entry.recordLength, entry.source, entry.sourceLength} {
		b.docs = binary.LittleEndian.AppendUint64(b.docs, uint64(n))
	}
	return nil
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
	w.section(b.text)
	starts := make([]byte, 0, 4*len(b.starts)+4)
	for _, n := range append(b.starts, uint32(len(b.text))) {
		starts = binary.LittleEndian.AppendUint32(starts, n)
	}
	w.section(starts)
	w.section(b.docs)
	w.section(b.records.b)
	w.section(b.texts()...)
	if err := w.finish(); err != nil {
		return err
	}
	return f.Sync()
}

func (b *segmentBuilder) texts() [][]byte {
	parts := make([][]byte, len(b.sources))
	for i, s := range b.sources {
		parts[i] = []byte(s)
	}
	return parts
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
	file   *os.File
	places []sectionPlace
	starts []byte
	docs   []byte
	text   func() (string, error) // the folded passages, read when they are first asked for
}

// openSegment opens the file at path. A file that was cut or changed gives an
// error that is ErrDamaged.
func openSegment(path string) (*segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	s := &segment{file: f}
	if err := s.load(); err != nil {
		f.Close()
		return nil, fmt.Errorf("segment %s: %w", path, err)
	}
	s.text = sync.OnceValues(func() (string, error) { return s.section(sectionText) })
	return s, nil
}

func (s *segment) load() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	var length [4]byte
	if _, err := s.file.ReadAt(length[:], info.Size()-4); err != nil {
		return fmt.Errorf("%w: no footer", ErrDamaged)
	}
	n := int64(binary.LittleEndian.Uint32(length[:]))
	if n > info.Size()-4 {
		return fmt.Errorf("%w: wrong footer", ErrDamaged)
	}
	footer := make([]byte, n)
	if _, err := s.file.ReadAt(footer, info.Size()-4-n); err != nil {
		return err
	}
	if err := json.Unmarshal(footer, &s.places); err != nil || len(s.places) != sections {
		return fmt.Errorf("%w: wrong footer", ErrDamaged)
	}
	end := int64(0)
	for _, p := range s.places {
		if p.Offset != end || p.Length < 0 {
			return fmt.Errorf("%w: wrong footer", ErrDamaged)
		}
		end += p.Length
	}
	if end != info.Size()-4-n {
		return fmt.Errorf("%w: wrong length", ErrDamaged)
	}
	return s.directory()
}

// directory reads where passages and documents lie.
func (s *segment) directory() error {
	starts, err := s.section(sectionStarts)
	if err != nil {
		return err
	}
	docs, err := s.section(sectionDocs)
	if err != nil {
		return err
	}
	if s.starts, s.docs = []byte(starts), []byte(docs); len(s.starts)%4 != 0 || len(s.starts) == 0 || len(s.docs)%docEntryBytes != 0 {
		return fmt.Errorf("%w: wrong directory", ErrDamaged)
	}
	return nil
}

// section reads a section and compares its sum.
func (s *segment) section(i int) (string, error) {
	place := s.places[i]
	var b strings.Builder
	b.Grow(int(place.Length))
	sum := crc32.New(castagnoli())
	if _, err := io.CopyBuffer(io.MultiWriter(&b, sum), io.NewSectionReader(s.file, place.Offset, place.Length), make([]byte, 256<<10)); err != nil {
		return "", err
	}
	if int64(b.Len()) != place.Length || sum.Sum32() != place.Sum {
		return "", fmt.Errorf("%w: section %d has another sum", ErrDamaged, i)
	}
	return b.String(), nil
}

func (s *segment) passages() int { return len(s.starts)/4 - 1 }

func (s *segment) documents() int { return len(s.docs) / docEntryBytes }

func (s *segment) start(passage int) int {
	return int(binary.LittleEndian.Uint32(s.starts[4*passage:]))
}

// folded is the folded text of a passage, which lies in text.
func (s *segment) folded(text string, passage int) string {
	return text[s.start(passage) : s.start(passage+1)-1]
}

// passageAt is the passage that holds text[at].
func (s *segment) passageAt(at int) int {
	return sort.Search(s.passages(), func(i int) bool { return s.start(i+1) > at })
}

func (s *segment) entry(doc int) docEntry {
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(s.docs[doc*docEntryBytes+8*i:])) }
	return docEntry{first: int(number(0)), record: number(1), recordLength: number(2), source: number(3), sourceLength: number(4)}
}

// documentAt is the document that holds a passage.
func (s *segment) documentAt(passage int) int {
	return sort.Search(s.documents(), func(i int) bool { return s.entry(i).first > passage }) - 1
}

// document reads what the index holds of a document.
func (s *segment) document(doc int) (*Document, error) {
	e := s.entry(doc)
	record, err := s.read(sectionRecords, e.record, e.recordLength)
	if err != nil {
		return nil, err
	}
	d := decoder{s: record}
	if document := d.document(); !d.bad {
		return document, nil
	}
	return nil, fmt.Errorf("%w: document %d cannot be read", ErrDamaged, doc)
}

// source reads a document's text.
func (s *segment) source(doc int) (string, error) {
	e := s.entry(doc)
	return s.read(sectionSources, e.source, e.sourceLength)
}

// read reads a part of a section.
func (s *segment) read(section int, offset, length int64) (string, error) {
	place := s.places[section]
	if offset < 0 || length < 0 || offset+length > place.Length {
		return "", fmt.Errorf("%w: wrong directory", ErrDamaged)
	}
	var b bytes.Buffer
	b.Grow(int(length))
	if _, err := io.Copy(&b, io.NewSectionReader(s.file, place.Offset+offset, length)); err != nil {
		return "", err
	}
	return b.String(), nil
}

// check compares all sums, also those of sections that are read in parts.
func (s *segment) check() error {
	for i := range s.places {
		if _, err := s.section(i); err != nil {
			return err
		}
	}
	return nil
}

func (s *segment) close() error { return s.file.Close() }

// end is the passage after the last of a document.
func (s *segment) end(doc int) int {
	if doc+1 < s.documents() {
		return s.entry(doc + 1).first
	}
	return s.passages()
}
