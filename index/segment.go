package index

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"yian/corpus"
	"yian/index/exact"
)

// A segment's file of passages consists of the sections below, one after the
// other, and a footer: JSON that says where each section lies and its CRC-32C,
// then the length of that JSON in four bytes (numbers are little-endian).
const (
	sectionDocs    = iota // for each document docEntry's eight numbers, 8 bytes each
	sectionRecords        // the documents, see encoder.document
	sectionSources        // their texts
	sectionHeads          // what stands beside the hits, see glance.go
	sectionSpans
	sectionPieces
	sectionSpeakers
	sections
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
	source       int64
	sourceLength int64
	head         int64
	headLength   int64
}

const docEntryBytes = 8 * 8

// castagnoli is computed by the processor itself.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// segmentBuilder collects documents for a segment.
type segmentBuilder struct {
	passages int
	docs     []byte
	records  encoder
	heads    encoder
	glances  glances
	sources  []string
	length   int64 // of sources
}

// add takes in a document and its text.
func (b *segmentBuilder) add(d *Document, text string) {
	entry := docEntry{
		first: b.passages, end: b.passages + len(d.Passages),
		record: int64(len(b.records.b)), source: b.length, sourceLength: int64(len(text)), head: int64(len(b.heads.b)),
	}
	b.passages = entry.end
	b.records.document(d)
	entry.recordLength = int64(len(b.records.b)) - entry.record
	for _, s := range []string{d.Source, d.SHA256, d.Date, d.Meeting} {
		b.heads.text(s)
	}
	entry.headLength = int64(len(b.heads.b)) - entry.head
	b.glances.add(d)
	b.sources = append(b.sources, text)
	b.length += int64(len(text))
	for _, n := range []int64{int64(entry.first), int64(entry.end), entry.record, entry.recordLength, entry.source, entry.sourceLength, entry.head, entry.headLength} {
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
	w.section(b.texts()...)
	w.section(b.heads.b)
	w.section(b.glances.spans)
	w.section(b.glances.pieces)
	var names encoder
	names.texts(b.glances.speakers)
	w.section(names.b)
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
	docs   []byte
	index  *exact.Index    // of the passages' strings
	found  *exact.Snapshot // of index

	glances func() (*glanceTable, error)
}

// openSegment opens the segment in dir. A file that was cut or changed gives an
// error that is ErrDamaged.
func openSegment(dir string) (*segment, error) {
	f, err := os.Open(filepath.Join(dir, passagesFile))
	if err != nil {
		return nil, err
	}
	s := &segment{file: f}
	s.glances = s.openGlances()
	err = s.load()
	if err == nil {
		s.index, s.found, err = openStrings(filepath.Join(dir, stringsFolder))
		err = damaged(filepath.Base(dir), err)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("segment %s: %w", dir, err), f.Close())
	}
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

// directory reads where documents lie.
func (s *segment) directory() error {
	docs, err := s.section(sectionDocs)
	if err != nil {
		return err
	}
	if s.docs = []byte(docs); len(docs)%docEntryBytes != 0 {
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

func (s *segment) passages() int {
	if n := s.documents(); n > 0 {
		return s.entry(n - 1).end
	}
	return 0
}

func (s *segment) documents() int { return len(s.docs) / docEntryBytes }

func (s *segment) entry(doc int) docEntry {
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(s.docs[doc*docEntryBytes+8*i:])) }
	return docEntry{int(number(0)), int(number(1)), number(2), number(3), number(4), number(5), number(6), number(7)}
}

// documentAt is the document that holds a passage.
func (s *segment) documentAt(passage int) int {
	return sort.Search(s.documents(), func(i int) bool { return s.entry(i).end > passage })
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

// sourcePart reads a part of a document's text.
func (s *segment) sourcePart(doc int, part corpus.Span) (string, error) {
	e := s.entry(doc)
	if part.Start < 0 || part.End < part.Start || int64(part.End) > e.sourceLength {
		return "", fmt.Errorf("%w: passage beyond its document", ErrDamaged)
	}
	return s.read(sectionSources, e.source+int64(part.Start), int64(part.Len()))
}

// read reads a part of a section.
func (s *segment) read(section int, offset, length int64) (string, error) {
	place := s.places[section]
	if offset < 0 || length < 0 || offset+length > place.Length {
		return "", fmt.Errorf("%w: wrong directory", ErrDamaged)
	}
	b := make([]byte, length)
	if _, err := s.file.ReadAt(b, place.Offset+offset); err != nil {
		return "", fmt.Errorf("%w：%w", ErrDamaged, err)
	}
	return string(b), nil
}

// check compares all sums, also those of sections that are read in parts.
func (s *segment) check(ctx context.Context) error {
	for i := range s.places {
		if _, err := s.section(i); err != nil {
			return err
		}
	}
	return s.found.Verify(ctx)
}

func (s *segment) close() error {
	s.found.Close()
	return errors.Join(s.index.Close(), s.file.Close())
}
