package exact

import (
	"context"
	"io"
)

// joinSegments writes several segments one after the other as one, without
// looking at the text again: lists are joined. No document may have
// been removed from them.
func joinSegments(ctx context.Context, to io.Writer, in []*segment) (sum uint32, size int64, err error) {
	j := joiner{in: in, w: newSegmentWriter(to)}
	for _, s := range in {
		j.bases = append(j.bases, j.base)
		j.base.text += len(s.text)
		j.base.patches += len(s.patches)
		j.base.passages += s.passages
		j.base.blocks += s.blocks
		j.base.documents += s.documents
	}
	if j.base.text > maxText || j.base.patches > maxText {
		return 0, 0, errTooLarge
	}
	c := counts{passages: j.base.passages, blocks: j.base.blocks, documents: j.base.documents}
	j.texts()
	j.numbers()
	j.names()
	if err := ctx.Err(); err != nil {
		return 0, 0, err
	}
	if c.runes, c.terms, err = j.terms(ctx); err != nil {
		return 0, 0, err
	}
	return j.w.finish(c, j.rarity())
}

// joinBase is where a segment's content begins in the joined one.
type joinBase struct{ text, patches, passages, blocks, documents int }

type joiner struct {
	in    []*segment
	w     *segmentWriter
	base  joinBase // the lengths of the whole
	bases []joinBase
}

func (j *joiner) texts() {
	j.w.section(secText)
	for _, s := range j.in {
		j.w.bytes(s.text)
	}
	j.w.section(secPatches)
	for _, s := range j.in {
		j.w.bytes(s.patches)
	}
}

// numbers joins the sections of offsets and passages.
func (j *joiner) numbers() {
	shifted := func(id int, from func(*segment) uint32s, n func(*segment) int, base func(joinBase) int, end int) {
		j.w.section(id)
		for i, s := range j.in {
			for k := range n(s) {
				j.w.uint32(from(s).at(k) + base(j.bases[i]))
			}
		}
		if end >= 0 {
			j.w.uint32(end)
		}
	}
	passages := func(s *segment) int { return s.passages }
	documents := func(s *segment) int { return s.documents }
	basePassage := func(b joinBase) int { return b.passages }
	shifted(secStarts, func(s *segment) uint32s { return s.starts }, passages, func(b joinBase) int { return b.text }, j.base.text)
	shifted(secOrigins, func(s *segment) uint32s { return s.origins }, passages, func(joinBase) int { return 0 }, -1)
	shifted(secBlocks, func(s *segment) uint32s { return s.blockAt }, func(s *segment) int { return s.blocks }, basePassage, j.base.passages)
	shifted(secDocuments, func(s *segment) uint32s { return s.docAt }, documents, basePassage, j.base.passages)
	j.w.section(secPatched)
	for i, s := range j.in {
		for k := range s.patched.len()/2 - 1 {
			j.w.uint32(s.patched.at(2*k) + j.bases[i].passages)
			j.w.uint32(s.patched.at(2*k+1) + j.bases[i].patches)
		}
	}
	j.w.uint32(j.base.passages)
	j.w.uint32(j.base.patches)
}

func (j *joiner) names() {
	names := make([]string, 0, j.base.documents)
	for _, s := range j.in {
		for d := range s.documents {
			names = append(names, s.name(d))
		}
	}
	writeNames(j.w, names)
}

// termCursor walks through the terms of a segment in rising order.
type termCursor struct {
	s    *segment
	t    int    // number of the term
	rune int    // index of its first character
	key  uint64 // as in [term]; past the end the greatest number
}

func (c *termCursor) load() {
	if c.t == c.s.counts.terms {
		c.key = 1<<64 - 1
		return
	}
	for c.s.heads.at(c.rune+1) <= c.t {
		c.rune++
	}
	c.key = uint64(c.s.runes.at(c.rune))<<32 | uint64(c.s.terms.at(c.t))
}

func (j *joiner) terms(ctx context.Context) (runes, terms int, err error) {
	cursors, most := make([]termCursor, len(j.in)), 0
	for i, s := range j.in {
		cursors[i].s = s
		cursors[i].load()
		most = max(most, s.counts.terms)
	}
	w := newTermWriter(j.w, j.base.blocks, most)
	var blocks []uint32
	for n := 0; ; n++ {
		key := cursors[0].key
		for i := range cursors {
			key = min(key, cursors[i].key)
		}
		if key == 1<<64-1 {
			break
		}
		if n%4096 == 0 && ctx.Err() != nil {
			return 0, 0, ctx.Err()
		}
		blocks = blocks[:0]
		var sum tally
		for i := range cursors {
			c := &cursors[i]
			if c.key != key {
				continue
			}
			l, err := c.s.listOf(c.t)
			if err != nil {
				return 0, 0, err
			}
			sum.add(l.tally)
			base := uint32(j.bases[i].blocks)
			if blocks, err = l.appendBlocks(blocks, base, c.s.blocks); err != nil {
				return 0, 0, damaged("term %d: %w", c.t, err)
			}
		}
		inPassages, err := j.common(ctx, cursors, key, len(blocks))
		if err != nil {
			return 0, 0, err
		}
		w.add(key, sum, blocks, inPassages)
		for i := range cursors {
			if c := &cursors[i]; c.key == key {
				c.t++
				c.load()
			}
		}
	}
	runes, terms = w.finish()
	return runes, terms, nil
}

// common is the passages of the pair with the given key, at whose terms cursors
// stand, if it is common.
func (j *joiner) common(ctx context.Context, cursors []termCursor, key uint64, blocks int) ([]byte, error) {
	if uint32(key) == 0 || !isCommon(blocks, j.base.blocks) {
		return nil, nil
	}
	var all passageList
	for i := range cursors {
		c := &cursors[i]
		if c.key != key {
			continue
		}
		l, err := c.s.listOf(c.t)
		if err != nil {
			return nil, err
		}
		base := j.bases[i].passages
		err = c.s.eachPassage(ctx, l, rune(key>>32), rune(uint32(key)-1), func(p, places int) { all.addAll(base+p, places) })
		if err != nil {
			return nil, damaged("term %d: %w", c.t, err)
		}
	}
	all.end()
	return all.body, nil
}

// rarity is that of the greatest segment.
func (j *joiner) rarity() *rarity {
	most := j.in[0]
	for _, s := range j.in {
		if len(s.text) > len(most.text) {
			most = s
		}
	}
	return &most.rarity
}
