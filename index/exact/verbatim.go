package exact

import (
	"bytes"

	"yian/corpus"
)

// verbatimPlan finds a string as it is written in the source.
type verbatimPlan struct{ source, folded string }

// verbatim looks at the source of the passages that hold the folded string. What
// a folded string can be found in, its source can; the other way round not: 会同
// is in the folded text of 會同.
type verbatim struct {
	e      *evaluation
	s      *segment
	of     node // the folded string; all, where nothing of it is left
	needle []byte
	at     int // the last passage found
	found  []place
	buffer []byte
}

func (pl verbatimPlan) open(e *evaluation, p *part) (node, error) {
	n := &verbatim{e: e, s: p.segment, needle: []byte(pl.source), at: -1}
	var err error
	if pl.folded == "" {
		n.of, err = allPlan{}.open(e, p)
	} else {
		n.of, err = stringPlan(pl.folded).open(e, p)
	}
	return n, err
}

func (n *verbatim) blocks() bitSet { return n.of.blocks() }

func (n *verbatim) limit(s bitSet) { n.of.limit(s) }

func (n *verbatim) next(p int) int {
	if p <= n.at {
		return n.at
	}
	for p = n.of.next(p); p != none && !n.e.stopped(); p = n.of.next(p + 1) {
		if n.look(p); len(n.found) > 0 {
			n.at = p
			return p
		}
	}
	n.at = none
	return none
}

// look finds the places in the source of passage p.
func (n *verbatim) look(p int) {
	n.found = n.found[:0]
	source := n.s.folded(p)
	patch := n.s.patch(p)
	if len(patch) > 0 {
		var err error
		if n.buffer, err = unfold(n.buffer[:0], source, patch); err != nil {
			n.e.err = damaged("passage %d: %w", p, err)
			return
		}
		source = n.buffer
	}
	start := n.s.start(p)
	r, back := readPatch(patch), readPatch(patch)
	for at := 0; ; at++ {
		i := bytes.Index(source[at:], n.needle)
		if i < 0 {
			return
		}
		at += i
		f, err := n.place(&r, &back, at)
		if err != nil {
			n.e.err = damaged("passage %d: %w", p, err)
			return
		}
		f.start, f.end = start+f.start, start+f.end
		n.found = append(n.found, f)
	}
}

// place is the place at a source offset, in offsets of the passage. Its source
// is left out where the folded text leads to the same.
func (n *verbatim) place(r, back *patchReader, at int) (f place, err error) {
	span := corpus.Span{Start: at, End: at + len(n.needle)}
	if f.start, err = r.before(span.Start); err != nil {
		return f, err
	}
	ends := *r
	if f.end, err = ends.before(span.End); err != nil {
		return f, err
	}
	if f.start == f.end {
		f.source = span // white space alone
		return f, nil
	}
	start, err := back.start(f.start)
	if err != nil {
		return f, err
	}
	ends = *back
	end, err := ends.end(f.end)
	if start != span.Start || end != span.End {
		f.source = span
	}
	return f, err
}

func (n *verbatim) places(_ int, to []place) []place { return append(to, n.found...) }
