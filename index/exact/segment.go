package exact

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sort"
)

// segment reads one segment. Its bytes are not trusted: what opening has not
// checked is read through bounds-checked slices, and [guard] turns a violation
// into an error.
type segment struct {
	counts
	text      []byte
	starts    uint32s
	origins   uint32s
	blockAt   uint32s // first passage of each block
	docAt     uint32s // first passage of each document
	nameAt    uint32s
	nameText  []byte
	nameOrder uint32s
	runes     uint32s
	heads     uint32s
	terms     uint24s
	listAt    uint32s
	lists     []byte
	patched   uint32s
	patches   []byte
	rarity    rarity

	sum      uint32 // the footer's checksum
	size     int64
	sections []section
}

// section is the bytes of a section and what they must sum up to.
type section struct {
	data []byte
	sum  uint32
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %w", ErrDamaged, fmt.Errorf(format, args...))
}

// openSegment reads the footer of a segment.
func openSegment(data []byte) (*segment, error) {
	footer, sum, err := openFooter(data)
	if err != nil {
		return nil, err
	}
	s := &segment{sum: sum, size: int64(len(data))}
	n := uint32s(footer)
	s.counts = counts{n.at(0), n.at(1), n.at(2), n.at(3), n.at(4)}
	table := footer[countsSize+len(s.rarity):]
	copy(s.rarity[:], footer[countsSize:])
	if len(table) != sectionCount*entrySize {
		return nil, damaged("footer of %d bytes", len(footer))
	}
	limit := uint64(len(data) - tailSize - len(footer))
	for ; len(table) > 0; table = table[entrySize:] {
		offset, length := binary.LittleEndian.Uint64(table), binary.LittleEndian.Uint64(table[8:])
		if offset > limit || length > limit-offset {
			return nil, damaged("section %d lies beyond the end", len(s.sections))
		}
		s.sections = append(s.sections, section{data[offset : offset+length : offset+length], binary.LittleEndian.Uint32(table[16:])})
	}
	return s, s.assign()
}

// openFooter finds the footer by the tail and compares its checksum.
func openFooter(data []byte) (footer []byte, sum uint32, err error) {
	if len(data) < len(magic)+countsSize+tailSize || string(data[:len(magic)]) != magic {
		return nil, 0, damaged("no segment of this version")
	}
	tail := data[len(data)-tailSize:]
	if string(tail[16:]) != endMagic || binary.LittleEndian.Uint64(tail[8:]) != uint64(len(data)) {
		return nil, 0, damaged("the end is missing")
	}
	size := uint64(binary.LittleEndian.Uint32(tail))
	if size < countsSize+uint64(len(rarity{})) || size > uint64(len(data)-tailSize-len(magic)) {
		return nil, 0, damaged("footer of %d bytes", size)
	}
	footer = data[uint64(len(data))-tailSize-size : len(data)-tailSize]
	sum = binary.LittleEndian.Uint32(tail[4:])
	if crc32.Checksum(footer, castagnoli()) != sum {
		return nil, 0, damaged("checksum of the footer")
	}
	return footer, sum, nil
}

// assign gives the sections their names and checks their lengths.
func (s *segment) assign() error {
	c := s.counts
	numbers := func(id, n int, to *uint32s) error {
		*to = uint32s(s.sections[id].data)
		if n >= 0 && len(*to) != n*4 {
			return damaged("section %d has %d bytes for %d numbers", id, len(*to), n)
		}
		return nil
	}
	for _, err := range []error{
		numbers(secStarts, c.passages+1, &s.starts),
		numbers(secOrigins, c.passages, &s.origins),
		numbers(secBlocks, c.blocks+1, &s.blockAt),
		numbers(secDocuments, c.documents+1, &s.docAt),
		numbers(secNames, c.documents+1, &s.nameAt),
		numbers(secNameOrder, c.documents, &s.nameOrder),
		numbers(secRunes, c.runes, &s.runes),
		numbers(secHeads, c.runes+1, &s.heads),
		numbers(secListAt, c.terms+1, &s.listAt),
		numbers(secPatched, -1, &s.patched),
	} {
		if err != nil {
			return err
		}
	}
	if s.terms = uint24s(s.sections[secTerms].data); len(s.terms) != c.terms*3 {
		return damaged("section %d has %d bytes for %d characters", secTerms, len(s.terms), c.terms)
	}
	s.text, s.nameText = s.sections[secText].data, s.sections[secNameText].data
	s.lists, s.patches = s.sections[secLists].data, s.sections[secPatches].data
	if s.patched.len()%2 != 0 || s.patched.len() < 2 ||
		s.starts.at(c.passages) != len(s.text) || s.blockAt.at(c.blocks) != c.passages ||
		s.docAt.at(c.documents) != c.passages || s.nameAt.at(c.documents) != len(s.nameText) ||
		s.heads.at(c.runes) != c.terms || s.listAt.at(c.terms) != len(s.lists) ||
		s.patched.at(s.patched.len()-1) != len(s.patches) {
		return damaged("lengths of sections disagree")
	}
	return nil
}

// start is where passage p begins in text; for the number of passages the end
// of text.
func (s *segment) start(p int) int { return s.starts.at(p) }

// folded is the folded text of passage p.
func (s *segment) folded(p int) []byte { return s.text[s.start(p) : s.start(p+1)-1] }

// passageAt is the passage in which the text offset at lies, where hint is that
// or an earlier passage.
func (s *segment) passageAt(at, hint int) int { return s.starts.floor(hint, at) }

// documentAt is the document of passage p, where hint is that or an earlier one.
func (s *segment) documentAt(p, hint int) int { return s.docAt.floor(hint, p) }

// name is the ID of document d.
func (s *segment) name(d int) string {
	return string(s.nameText[s.nameAt.at(d):s.nameAt.at(d+1)])
}

// byName is the document with an ID.
func (s *segment) byName(id string) (document int, ok bool) {
	i := sort.Search(s.documents, func(i int) bool { return s.name(s.nameOrder.at(i)) >= id })
	if i == s.documents || s.name(s.nameOrder.at(i)) != id {
		return 0, false
	}
	return s.nameOrder.at(i), true
}

// patch is the patch of passage p, empty if its source is its folded text.
func (s *segment) patch(p int) []byte {
	i := s.firstPatch(p)
	if i == s.patched.len()/2-1 || s.patched.at(2*i) != p {
		return nil
	}
	return s.patches[s.patched.at(2*i+1):s.patched.at(2*i+3)]
}

// firstPatch is the index of the first patch of passage p or a later one.
func (s *segment) firstPatch(p int) int {
	return sort.Search(s.patched.len()/2-1, func(i int) bool { return s.patched.at(2*i) >= p })
}

// source appends the source text of passage p to dst.
func (s *segment) source(dst []byte, p int) ([]byte, error) {
	dst, err := unfold(dst, s.folded(p), s.patch(p))
	if err != nil {
		return dst, damaged("passage %d: %w", p, err)
	}
	return dst, nil
}

// hasTerms reports whether the segment knows where its characters stand.
func (s *segment) hasTerms() bool { return s.counts.runes > 0 || len(s.text) == s.passages }

// list is the list of a character (second < 0) or of a pair of characters. It
// is empty where they do not occur.
func (s *segment) list(first, second rune) (list, error) {
	r := s.runes.search(0, s.counts.runes, int(first))
	if r == s.counts.runes || s.runes.at(r) != int(first) {
		return list{}, nil
	}
	from, to := s.heads.at(r), s.heads.at(r+1)
	t := s.terms.search(from, to, int(second)+1)
	if t == to || s.terms.at(t) != int(second)+1 {
		return list{}, nil
	}
	return s.listOf(t)
}

// listOf is the list of the term with number t.
func (s *segment) listOf(t int) (list, error) {
	l, err := parseList(s.lists[s.listAt.at(t):s.listAt.at(t+1)], s.counts.blocks)
	if err != nil {
		return list{}, damaged("term %d: %w", t, err)
	}
	return l, nil
}
