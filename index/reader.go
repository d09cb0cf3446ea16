package index

import (
	"fmt"

	"yian/corpus"
)

// reader reads documents of a snapshot. It keeps those that it read last; it
// serves one goroutine. Columns and the exact index answer nearly all questions
// without it.
type reader struct {
	s     *snapshot
	young map[docNumber]*Document
	old   map[docNumber]*Document
	size  int // bytes that young takes
}

// docNumber is a document of a snapshot.
type docNumber struct{ segment, doc int32 }

// cacheBytes is how much a reader keeps, about; recordCost is how many bytes a
// byte of a document's record takes when it was read.
const (
	cacheBytes = 32 << 20
	recordCost = 8
)

func newReader(s *snapshot) *reader {
	return &reader{s: s, young: make(map[docNumber]*Document), old: make(map[docNumber]*Document)}
}

// document reads a document, or finds it among those that were read.
func (r *reader) document(segment, doc int) (*Document, error) {
	number := docNumber{int32(segment), int32(doc)}
	d, ok := r.young[number]
	if ok {
		return d, nil
	}
	part, entry := r.s.segments[segment], r.s.segments[segment].entry(doc)
	if d, ok = r.old[number]; !ok {
		var err error
		if d, err = part.document(doc); err != nil {
			return nil, fmt.Errorf("segment %s: %w", r.s.names[segment], err)
		}
		if len(d.Passages) != entry.end-entry.first {
			return nil, fmt.Errorf("%w：%s的段落数对不上", ErrDamaged, d.Source)
		}
	}
	if r.size += int(entry.recordLength) * recordCost; r.size > cacheBytes {
		r.old, r.young, r.size = r.young, make(map[docNumber]*Document), 0
	}
	r.young[number] = d
	return d, nil
}

// part is the text of a document at s, white space between passages included.
func (r *reader) part(segment, doc int, s corpus.Span) (string, error) {
	d, err := r.document(segment, doc)
	if err != nil {
		return "", err
	}
	text, err := r.s.segments[segment].sourcePart(doc, d, s)
	return text, damaged(r.s.names[segment], err)
}
