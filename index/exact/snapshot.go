package exact

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sort"
	"sync/atomic"

	"yian/corpus"
)

// Snapshot is the documents of an index at one time. Documents and passages have
// numbers in it, from 0, which hold only within the Snapshot; documents keep the
// order in which they were added. Its methods may be called at the same time.
type Snapshot struct {
	columns    []string
	parts      []part
	documents  int // numbers given, removed documents included
	passages   int
	generation int

	uses   atomic.Int32 // by callers that have not closed it and by running queries
	closed atomic.Bool
}

// part is a segment as a snapshot sees it.
type part struct {
	*segment
	mapped   *mappedSegment // nil if it is in memory alone
	removed  bitSet         // documents
	document int            // number of its first document in the snapshot
	passage  int            // number of its first passage
}

func newSnapshot(s *state) *Snapshot {
	t := &Snapshot{columns: s.Columns, generation: s.Generation}
	for i, m := range s.segments {
		m.uses.Add(1)
		t.append(part{segment: m.segment, mapped: m, removed: s.removed[i]})
	}
	t.uses.Store(1)
	return t
}

func (s *Snapshot) append(p part) {
	p.document, p.passage = s.documents, s.passages
	s.parts = append(s.parts, p)
	s.documents += p.documents
	s.passages += p.passages
}

// Close gives the files back once the running queries have ended.
func (s *Snapshot) Close() {
	if !s.closed.Swap(true) {
		s.leave()
	}
}

// enter keeps the files until leave.
func (s *Snapshot) enter() error {
	for {
		n := s.uses.Load()
		if n == 0 || s.closed.Load() {
			return ErrClosed
		}
		if s.uses.CompareAndSwap(n, n+1) {
			return nil
		}
	}
}

func (s *Snapshot) leave() {
	if s.uses.Add(-1) == 0 {
		for _, p := range s.parts {
			if p.mapped != nil {
				p.mapped.release()
			}
		}
	}
}

// read runs f while the files are held.
func (s *Snapshot) read(f func() error) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.leave()
	return guard(f)
}

// With is the snapshot with more documents after its own: those that the caller
// knows and the index does not have yet. They are kept in memory and searched as
// any other, only slower: some MB are no burden. A document takes the place of
// one with the same ID. Both snapshots must be closed.
func (s *Snapshot) With(ctx context.Context, documents iter.Seq2[Document, error]) (*Snapshot, error) {
	b := newBuilder(len(s.columns))
	b.bare = true
	for d, err := range documents {
		if err != nil {
			return nil, err
		}
		if err := b.addAll(ctx, []Document{d}); err != nil {
			return nil, err
		}
	}
	var data memory
	if _, _, err := b.write(&data); err != nil {
		return nil, fmt.Errorf("hold documents: %w", err)
	}
	seg, err := openSegment(data)
	if err != nil {
		return nil, fmt.Errorf("hold documents: %w", err)
	}
	t := &Snapshot{columns: s.columns, generation: s.generation}
	err = s.read(func() error {
		for _, p := range s.parts {
			p.removed = slices.Clone(p.removed)
			for _, id := range b.names {
				if d, ok := p.byName(id); ok {
					p.removed = p.removed.grow(p.documents)
					p.removed.add(d)
				}
			}
			t.append(p)
		}
		for _, p := range t.parts {
			if p.mapped != nil {
				p.mapped.uses.Add(1)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	t.append(part{segment: seg})
	t.uses.Store(1)
	return t, nil
}

// memory is a segment in memory.
type memory []byte

func (m *memory) Write(b []byte) (int, error) {
	*m = append(*m, b...)
	return len(b), nil
}

// grow is s with room for n numbers.
func (s bitSet) grow(n int) bitSet {
	if len(s) < (n+63)/64 {
		return append(s, make(bitSet, (n+63)/64-len(s))...)
	}
	return s
}

// Generation tells states of an index apart: it rises with every change.
func (s *Snapshot) Generation() int { return s.generation }

// partOf is the part that holds a document.
func (s *Snapshot) partOf(document int) *part {
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].document > document }) - 1
	return &s.parts[i]
}

// partAt is the part that holds the passage with a number.
func (s *Snapshot) partAt(number int) *part {
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].passage > number }) - 1
	return &s.parts[i]
}

// Documents yields the numbers and IDs of the documents, in order.
func (s *Snapshot) Documents() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range s.parts {
			p := &s.parts[i]
			for d := range p.documents {
				if p.removed.has(d) {
					continue
				}
				id, err := s.ID(p.document + d)
				if err != nil || !yield(p.document+d, id) {
					return
				}
			}
		}
	}
}

// ID is the ID of the document with a number.
func (s *Snapshot) ID(document int) (id string, err error) {
	err = s.read(func() error {
		p := s.partOf(document)
		id = p.name(document - p.document)
		return nil
	})
	return id, err
}

// Document is the number of the document with an ID.
func (s *Snapshot) Document(id string) (document int, ok bool) {
	err := s.read(func() error {
		for i := range s.parts {
			p := &s.parts[i]
			if d, found := p.byName(id); found && !p.removed.has(d) {
				document, ok = p.document+d, true
			}
		}
		return nil
	})
	return document, ok && err == nil
}

// Number is the number in the snapshot of a document's passage.
func (s *Snapshot) Number(document, passage int) (number int, err error) {
	err = s.read(func() error {
		p := s.partOf(document)
		number = p.passage + p.docAt.at(document-p.document) + passage
		return nil
	})
	return number, err
}

// Source is the source text of the passage with a number, and where it stands in
// its document.
func (s *Snapshot) Source(number int) (text string, span corpus.Span, err error) {
	err = s.read(func() error {
		p := s.partAt(number)
		b, err := p.source(nil, number-p.passage)
		text, span.Start = string(b), p.origins.at(number-p.passage)
		span.End = span.Start + len(b)
		return err
	})
	return text, span, err
}

// Value is the value of a column in the passage with a number.
func (s *Snapshot) Value(column string, number int) (value string, err error) {
	c, err := s.column(column)
	if err != nil {
		return "", err
	}
	err = s.read(func() error {
		p := s.partAt(number)
		col := &p.columns[c]
		value = col.value(col.of(number - p.passage))
		return nil
	})
	return value, err
}

// column is the number of a column.
func (s *Snapshot) column(name string) (int, error) {
	i := slices.Index(s.columns, name)
	if i < 0 {
		return 0, fmt.Errorf("%w: no column %q", ErrQuery, name)
	}
	return i, nil
}
