package exact

import (
	"encoding/binary"
	"errors"

	"yian/corpus"
)

// A patch turns the folded text of a passage back into its source text, and
// offsets of one into offsets of the other. It is a sequence of steps, each
// begun by the uvarint n<<2 | kind:
//
//	keep  the next n bytes are the same in both
//	swap  the next n bytes of the folded text stand for the n source bytes that
//	      follow here, byte for byte (會同 → 会同)
//	drop  the n source bytes that follow here are not in the folded text
//	      (indents, hard wraps)
//	one   the next n bytes of the folded text are one character; a uvarint and
//	      so many source bytes follow here (Ａ → a)
//
// What the last step leaves over is the same in both. So the text of a segment
// is kept once, and traditional text costs five bytes for each character that
// differs.
const (
	stepKeep = iota
	stepSwap
	stepDrop
	stepOne
)

var errPatch = errors.New("malformed patch")

// appendPatch writes the patch of a folded text, or nothing if it is its source.
func appendPatch(dst []byte, source string, f *corpus.Folded) []byte {
	if f.Text == source {
		return dst
	}
	p := patcher{dst: dst}
	at := 0
	for to, from := range f.Pieces() {
		p.step(stepDrop, source[at:from.Start])
		at = from.End
		if to.Len() != from.Len() {
			p.flush()
			p.dst = binary.AppendUvarint(p.dst, uint64(to.Len())<<2|stepOne)
			p.dst = binary.AppendUvarint(p.dst, uint64(from.Len()))
			p.dst = append(p.dst, source[from.Start:from.End]...)
			continue
		}
		p.compare(f.Text[to.Start:to.End], source[from.Start:from.End])
	}
	p.step(stepDrop, source[at:])
	if p.kind != stepKeep {
		p.flush()
	}
	return p.dst
}

// patcher gathers the bytes of like steps.
type patcher struct {
	dst  []byte
	kind int
	n    int
	from []byte // the source text, unless it is kept
}

// step adds the source bytes s to a step.
func (p *patcher) step(kind int, s string) {
	if len(s) == 0 {
		return
	}
	if kind != p.kind {
		p.flush()
	}
	p.kind, p.n = kind, p.n+len(s)
	if kind != stepKeep {
		p.from = append(p.from, s...)
	}
}

func (p *patcher) flush() {
	if p.n > 0 {
		p.dst = binary.AppendUvarint(p.dst, uint64(p.n)<<2|uint64(p.kind))
		p.dst = append(p.dst, p.from...)
	}
	p.n, p.from = 0, p.from[:0]
}

// compare adds two texts of the same length as keep and swap steps.
func (p *patcher) compare(folded, source string) {
	for at := 0; at < len(source); {
		end := at
		same := folded[at] == source[at]
		for end < len(source) && (folded[end] == source[end]) == same {
			end++
		}
		if same {
			p.step(stepKeep, source[at:end])
		} else {
			p.step(stepSwap, source[at:end])
		}
		at = end
	}
}

// patchStep is one step of a patch and where it stands in both texts.
type patchStep struct {
	kind           int
	folded, source int    // byte offsets in the passage
	n, m           int    // lengths of the folded and of the source text
	text           []byte // the source text, unless it is kept
}

// patchReader walks through a patch, from left to right.
type patchReader struct {
	rest []byte
	patchStep
}

// readPatch stands before the first step of a patch.
func readPatch(p []byte) patchReader { return patchReader{rest: p} }

// next goes one step on. Past the end it stands on a keep without end.
func (r *patchReader) next() error {
	r.folded += r.n
	r.source += r.m
	if len(r.rest) == 0 {
		r.kind, r.n, r.m, r.text = stepKeep, none/2, none/2, nil
		return nil
	}
	head, w := binary.Uvarint(r.rest)
	if w <= 0 || head>>2 > 1<<31 {
		return errPatch
	}
	r.rest = r.rest[w:]
	r.kind, r.n, r.text = int(head&3), int(head>>2), nil
	r.m = r.n
	if r.kind == stepDrop {
		r.n = 0
	}
	if r.kind == stepOne {
		m, w := binary.Uvarint(r.rest)
		if w <= 0 || m > uint64(len(r.rest)) {
			return errPatch
		}
		r.rest, r.m = r.rest[w:], int(m)
	}
	if r.kind != stepKeep {
		if r.m > len(r.rest) {
			return errPatch
		}
		r.text, r.rest = r.rest[:r.m], r.rest[r.m:]
	}
	return nil
}

// start is where the character at the folded offset at begins in the source. It
// must not be called for an earlier offset than before.
func (r *patchReader) start(at int) (int, error) {
	for at >= r.folded+r.n {
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	if r.kind == stepOne {
		return r.source, nil
	}
	return r.source + at - r.folded, nil
}

// end is where the character ends in the source that ends at the folded offset
// at, which must not be smaller than before.
func (r *patchReader) end(at int) (int, error) {
	for at > r.folded+r.n {
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	if r.kind == stepOne {
		return r.source + r.m, nil
	}
	return r.source + at - r.folded, nil
}

// before is how many bytes of the folded text come from source text before the
// source offset at, which must not be smaller than before.
func (r *patchReader) before(at int) (int, error) {
	for at >= r.source+r.m {
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	if r.kind == stepOne || r.kind == stepDrop {
		return r.folded, nil
	}
	return r.folded + at - r.source, nil
}

// unfold appends the source text of a passage to dst.
func unfold(dst, folded, patch []byte) ([]byte, error) {
	r := readPatch(patch)
	for len(r.rest) > 0 {
		if err := r.next(); err != nil {
			return dst, err
		}
		if r.folded+r.n > len(folded) {
			return dst, errPatch
		}
		if r.kind == stepKeep {
			dst = append(dst, folded[r.folded:r.folded+r.n]...)
		} else {
			dst = append(dst, r.text...)
		}
	}
	return append(dst, folded[min(r.folded+r.n, len(folded)):]...), nil
}
