package exact

import (
	"context"
	"math"

	"yian/corpus"
)

// plan is a query made ready for all segments.
type plan interface {
	// open makes the node that finds the query's passages in one part.
	open(*evaluation, *part) (node, error)
}

// node finds the passages of one segment that a query matches. The passages that
// it is asked for never become smaller.
type node interface {
	// next is the first matching passage that is at least p, or none.
	next(p int) int
	// places appends the places in passage p, which next has just returned, in
	// rising order.
	places(p int, to []place) []place
	// blocks are the only ones that can hold a matching passage; nil is all.
	blocks() bitSet
	// limit says that passages in other blocks are not wanted.
	limit(bitSet)
}

// none is what next returns past the last.
const none = math.MaxInt

// place is where something was found.
type place struct {
	start, end int         // in the segment's text
	source     corpus.Span // in the passage's source, where that is known already
}

// evaluation is one running query. The first error sticks and ends it.
type evaluation struct {
	ctx context.Context
	err error
}

// stopped reports whether the query is to end.
func (e *evaluation) stopped() bool {
	if e.err == nil && e.ctx.Err() != nil {
		e.err = context.Cause(e.ctx)
	}
	return e.err != nil
}

// openAll opens the nodes of several plans.
func openAll(plans []plan, e *evaluation, p *part) ([]node, error) {
	nodes := make([]node, len(plans))
	for i, pl := range plans {
		n, err := pl.open(e, p)
		if err != nil {
			return nil, err
		}
		nodes[i] = n
	}
	return nodes, nil
}

// cursor walks through the passages of one part that a query matches.
type cursor struct {
	*part
	e        *evaluation
	node     node
	at       int     // the passage
	end      int     // the passage before which to stop
	doc      int     // its document, in the part
	found    []place // in the passage
	unplaced bool    // places are not wanted
	patchAt  int     // index of the first patch of passage at or later
}

func openCursor(e *evaluation, pl plan, p *part) (*cursor, error) {
	n, err := pl.open(e, p)
	return &cursor{part: p, e: e, node: n, at: -1, end: p.passages}, err
}

// within leaves out the passages that are not in r, by their numbers in the
// snapshot. It must be called before next.
func (c *cursor) within(r Range) {
	c.at = max(c.at, r.From-c.passage-1)
	c.patchAt = c.firstPatch(c.at + 1)
	c.end = max(0, min(c.end, r.To-c.passage))
}

// next goes to the next matching passage of a document that was not removed.
func (c *cursor) next() bool {
	for p := c.at + 1; p < c.end && !c.e.stopped(); {
		if p = c.node.next(p); p >= c.end {
			break
		}
		c.doc = c.documentAt(p, c.doc)
		if c.removed.has(c.doc) {
			p = max(p+1, c.docAt.at(c.doc+1))
			continue
		}
		c.at = p
		if !c.unplaced {
			c.found = c.node.places(p, c.found[:0])
		}
		return c.e.err == nil
	}
	c.at = c.end
	return false
}

// nextPatch is the patch of the passage at which c stands, found from that of the
// passage before.
func (c *cursor) nextPatch() []byte {
	n := c.patched.len()/2 - 1
	for c.patchAt < n && c.patched.at(2*c.patchAt) < c.at {
		c.patchAt++
	}
	if c.patchAt >= n || c.patched.at(2*c.patchAt) != c.at {
		return nil
	}
	return c.patches[c.patched.at(2*c.patchAt+1):c.patched.at(2*c.patchAt+3)]
}

// spans appends places of the passage as spans of the document.
func (c *cursor) spans(found []place, to []corpus.Span) ([]corpus.Span, error) {
	if len(found) == 0 {
		return to, nil
	}
	origin, start := c.origins.at(c.at), c.start(c.at)
	patch := c.nextPatch()
	var r patchReader
	if len(patch) > 0 {
		r = readPatch(patch)
	}
	for _, f := range found {
		span := f.source
		if span.IsZero() {
			span = corpus.Span{Start: f.start - start, End: f.end - start}
			if len(patch) > 0 {
				var err error
				if span.Start, err = r.start(span.Start); err != nil {
					return to, damaged("passage %d: %w", c.at, err)
				}
				ends := r // the next place may end before this one
				if span.End, err = ends.end(f.end - start); err != nil {
					return to, damaged("passage %d: %w", c.at, err)
				}
			}
		}
		to = append(to, corpus.Span{Start: origin + span.Start, End: origin + span.End})
	}
	return to, nil
}
