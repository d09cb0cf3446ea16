package exact

import (
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"yian/corpus"
)

// builder makes one segment in memory. It may be used again after reset.
type builder struct {
	bare    bool // leave out the terms: for a few documents that are soon replaced
	terms   termTable
	text    []byte
	starts  []uint32
	origins []uint32
	blocks  []uint32 // first passage of each
	docs    []uint32 // first passage of each
	names   []string
	patched []uint32 // passage and offset, one after the other
	patches []byte
}

func newBuilder() *builder {
	b := &builder{}
	b.reset()
	return b
}

func (b *builder) reset() {
	b.terms.reset()
	b.text, b.starts, b.origins = b.text[:0], b.starts[:0], b.origins[:0]
	b.blocks, b.docs, b.names = b.blocks[:0], b.docs[:0], b.names[:0]
	b.patched, b.patches = b.patched[:0], b.patches[:0]
}

// add takes in a document.
func (b *builder) add(d Document) error {
	b.begin(d.ID)
	for i, p := range d.Passages {
		if err := b.addPassage(p); err != nil {
			return fmt.Errorf("passage %d: %w", i, err)
		}
	}
	return nil
}

// begin begins a document.
func (b *builder) begin(id string) {
	b.docs = append(b.docs, uint32(len(b.starts)))
	b.names = append(b.names, id)
}

func (b *builder) addPassage(p Passage) error {
	switch {
	case !utf8.ValidString(p.Text):
		return errNotUTF8
	case p.Start < 0 || p.Start > maxText-len(p.Text):
		return fmt.Errorf("start %d is out of range", p.Start)
	}
	f := corpus.Fold(p.Text)
	b.patchWith(appendPatch(b.patches, p.Text, f))
	return b.passage([]byte(f.Text), p.Start)
}

// patchWith takes over patches to which the next passage's patch was appended.
func (b *builder) patchWith(patches []byte) {
	if len(patches) > len(b.patches) {
		b.patched = append(b.patched, uint32(len(b.starts)), uint32(len(b.patches)))
		b.patches = patches
	}
}

// passage adds a folded text, whose patch was added before.
func (b *builder) passage(folded []byte, origin int) error {
	if len(b.text)+len(folded)+1 > maxText || len(b.patches) > maxText {
		return errTooLarge
	}
	p := uint32(len(b.starts))
	if n := len(b.blocks); n == 0 || len(b.text)+len(folded)+1-int(b.starts[b.blocks[n-1]]) > blockSize {
		if n > 0 {
			b.terms.endBlock()
		}
		b.blocks = append(b.blocks, p)
	}
	b.starts = append(b.starts, uint32(len(b.text)))
	b.origins = append(b.origins, uint32(origin))
	b.text = append(append(b.text, folded...), endOfText)
	if !b.bare {
		b.terms.add(folded, position{p, b.blocks[len(b.blocks)-1], b.docs[len(b.docs)-1]})
	}
	return nil
}

// copyPassage adds passage p of a segment.
func (b *builder) copyPassage(s *segment, p int) error {
	b.patchWith(append(b.patches, s.patch(p)...))
	return b.passage(s.folded(p), s.origins.at(p))
}

// write writes the segment.
func (b *builder) write(to io.Writer) (sum uint32, size int64, err error) {
	if len(b.blocks) > len(b.terms.ends) {
		b.terms.endBlock()
	}
	passages := uint32(len(b.starts))
	w := newSegmentWriter(to)
	w.section(secText)
	w.bytes(b.text)
	w.uint32s(secStarts, append(b.starts, uint32(len(b.text))))
	w.uint32s(secOrigins, b.origins)
	w.uint32s(secBlocks, append(b.blocks, passages))
	w.uint32s(secDocuments, append(b.docs, passages))
	writeNames(w, b.names)
	w.uint32s(secPatched, append(b.patched, passages, uint32(len(b.patches))))
	w.section(secPatches)
	w.bytes(b.patches)
	runes, terms := b.terms.write(w, b.text, b.starts)
	return w.finish(counts{len(b.starts), len(b.blocks), len(b.docs), runes, terms}, newRarity(b.text))
}

// writeNames writes the IDs of the documents and their order.
func writeNames(w *segmentWriter, names []string) {
	w.section(secNames)
	w.stringOffsets(names)
	w.section(secNameText)
	for _, name := range names {
		w.bytes([]byte(name))
	}
	order := make([]uint32, len(names))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		if names[a] < names[b] {
			return -1
		}
		return 1
	})
	w.uint32s(secNameOrder, order)
}
