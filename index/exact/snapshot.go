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
	parts      []part
	documents  int // numbers given, removed documents included
	passages   int
	generation int
	note       string

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
	t := &Snapshot{generation: s.Generation, note: s.Note}
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
	b := newBuilder()
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
	t := &Snapshot{generation: s.generation}
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

// Note is what the caller wrote down about the documents, see [Index.Note].
func (s *Snapshot) Note() string { return s.note }

// documentOf is the part that holds a document, and its number there.
func (s *Snapshot) documentOf(number int) (*part, int, error) {
	if number < 0 || number >= s.documents {
		return nil, 0, fmt.Errorf("%w: no document %d of %d", ErrQuery, number, s.documents)
	}
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].document > number }) - 1
	return &s.parts[i], number - s.parts[i].document, nil
}

// passageOf is the part that holds a passage, and its number there.
func (s *Snapshot) passageOf(number int) (*part, int, error) {
	if number < 0 || number >= s.passages {
		return nil, 0, fmt.Errorf("%w: no passage %d of %d", ErrQuery, number, s.passages)
	}
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].passage > number }) - 1
	return &s.parts[i], number - s.parts[i].passage, nil
}

// Documents yields the IDs of the documents that the snapshot holds, in order.
func (s *Snapshot) Documents() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for i := range s.parts {
			p := &s.parts[i]
			for d := range p.documents {
				if p.removed.has(d) {
					continue
				}
				id, err := s.ID(p.document + d)
				if !yield(id, err) || err != nil {
					return
				}
			}
		}
	}
}

// ID is the ID of the document with a number.
func (s *Snapshot) ID(document int) (id string, err error) {
	err = s.read(func() error {
		p, d, err := s.documentOf(document)
		if err == nil {
			id = p.name(d)
		}
		return err
	})
	return id, err
}

// Document is the number of the document with an ID, and whether there is one.
func (s *Snapshot) Document(id string) (document int, ok bool, err error) {
	err = s.read(func() error {
		for i := range s.parts {
			p := &s.parts[i]
			if d, found := p.byName(id); found && !p.removed.has(d) {
				document, ok = p.document+d, true
			}
		}
		return nil
	})
	return document, ok, err
}

// Number is the number in the snapshot of a document's passage.
func (s *Snapshot) Number(document, passage int) (number int, err error) {
	err = s.read(func() error {
		p, d, err := s.documentOf(document)
		if err != nil {
			return err
		}
		first, end := p.docAt.at(d), p.docAt.at(d+1)
		if passage < 0 || passage >= end-first {
			return fmt.Errorf("%w: no passage %d of %d in document %d", ErrQuery, passage, end-first, document)
		}
		number = p.passage + first + passage
		return nil
	})
	return number, err
}

// Source is the source text of the passage with a number, and where it stands in
// its document.
func (s *Snapshot) Source(number int) (text string, span corpus.Span, err error) {
	err = s.read(func() error {
		p, n, err := s.passageOf(number)
		if err != nil {
			return err
		}
		b, err := p.source(nil, n)
		text, span.Start = string(b), p.origins.at(n)
		span.End = span.Start + len(b)
		return err
	})
	return text, span, err
}

// Len is how many passages have a number, those of removed documents included.
func (s *Snapshot) Len() int { return s.passages }

// Folded is the folded text of the passage with a number.
func (s *Snapshot) Folded(number int) (text string, err error) {
	err = s.read(func() error {
		p, n, err := s.passageOf(number)
		if err == nil {
			text = string(p.folded(n))
		}
		return err
	})
	return text, err
}
