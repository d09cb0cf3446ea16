package exact

import (
	"context"
	"iter"
	"slices"

	"yian/corpus"
)

// Range is passages by their numbers in a snapshot, half-open: what one of
// several goroutines looks at.
type Range struct{ From, To int }

// whole is all passages.
func (s *Snapshot) whole() Range { return Range{0, s.passages} }

// Among matches the passages of some ranges, which rise and do not overlap. It has
// no places. Beside a string it keeps the rest of the text from being searched.
type Among []Range

func (q Among) prepare(*Snapshot) (plan, error) { return amongPlan(q), nil }

type amongPlan []Range

// among matches the passages of ranges.
type among struct {
	everywhere
	rest   []Range // those that were not passed, by numbers in the segment
	within bitSet
}

func (pl amongPlan) open(_ *evaluation, p *part) (node, error) {
	n := &among{within: newBitSet(p.counts.blocks)}
	hint := 0
	for _, r := range pl {
		from, to := max(r.From-p.passage, 0), min(r.To-p.passage, p.passages)
		if from >= to {
			continue
		}
		n.rest = append(n.rest, Range{from, to})
		for hint = p.blockAt.floor(hint, from); hint < p.counts.blocks && p.blockAt.at(hint) < to; hint++ {
			n.within.add(hint)
		}
		hint = max(0, hint-1) // the next range may begin in the same block
	}
	return n, nil
}

func (n *among) blocks() bitSet { return n.within }

func (n *among) next(p int) int {
	for len(n.rest) > 0 && n.rest[0].To <= p {
		n.rest = n.rest[1:]
	}
	if len(n.rest) == 0 {
		return none
	}
	return max(p, n.rest[0].From)
}

// Hit is a passage that a query matches.
type Hit struct {
	Match
	First  corpus.Span // the first place, in the document's source text; zero for a query without places
	Filled int         // bytes of the folded text that its places take together
}

// Hits yields the passages of a range that a query matches, in order, some at a
// time; they are good until the next ones. It says of each what ranking needs, and
// leaves out where the other places are, which costs more to tell than to find;
// where the first is it may leave out in passages for which first is false. That
// function runs while the files are held and guarded.
func (s *Snapshot) Hits(ctx context.Context, q Query, r Range, first func(passage int) bool) iter.Seq2[[]Hit, error] {
	var spans []corpus.Span
	return batches(ctx, s, q, r, func(c *cursor, p *part, to []Hit) (_ []Hit, err error) {
		hit := Hit{Match: c.match(p)}
		wanted := first(hit.Number)
		if n := c.counter(); n == nil {
			hit.Filled = c.filled()
		} else {
			c.unplaced = true // they are counted without being gathered
			hit.Places, hit.Filled = n.count(c.at)
			if wanted {
				c.found = n.places(c.at, c.found[:0])
			}
		}
		if wanted && len(c.found) > 0 {
			if spans, err = c.spans(c.found[:1], spans[:0]); err == nil {
				hit.First = spans[0]
			}
		}
		return append(to, hit), err
	})
}

// counter is a node that knows how many places a passage has, and how many bytes
// they take together.
type counter interface {
	node
	count(p int) (places, bytes int)
}

// counter is the node of c where it is a counter; nil where it is not, or places
// may overlap.
func (c *cursor) counter() counter {
	switch n := c.node.(type) {
	case *listed:
		if n.find.apart {
			return n
		}
	case *literal:
		if n.find.apart {
			return n
		}
	}
	return nil
}

// filled is how many bytes the places take, which are in order.
func (c *cursor) filled() int {
	n, at := 0, 0
	for _, f := range c.found {
		if start := max(at, f.start); start < f.end {
			n += f.end - start
			at = f.end
		}
	}
	return n
}

// Text is a passage that a query matches, with what strings are compared with.
type Text struct {
	Number   int    // of the passage in the snapshot
	Document int    // number of its document in the snapshot
	Folded   string // its folded text
	Start    int    // where its source begins in the document
	Same     bool   // the source is the folded text; else see [Snapshot.Span]
}

// Texts yields the folded texts of the passages of a range that a query matches,
// in order: for those who look for more in them than a [Query] can say.
func (s *Snapshot) Texts(ctx context.Context, q Query, r Range) iter.Seq2[Text, error] {
	return func(yield func(Text, error) bool) {
		// The texts of a batch are copied as one string.
		var together []byte
		var ends []int
		collect := func(c *cursor, p *part, to []Text) ([]Text, error) {
			if len(to) == 0 {
				together, ends = together[:0], ends[:0]
			}
			c.unplaced = true
			together = append(together, p.folded(c.at)...)
			ends = append(ends, len(together))
			return append(to, Text{
				Number: p.passage + c.at, Document: p.document + c.doc,
				Start: p.origins.at(c.at), Same: len(c.nextPatch()) == 0,
			}), nil
		}
		for batch, err := range batches(ctx, s, q, r, collect) {
			folded, at := string(together), 0
			for i := range batch {
				batch[i].Folded = folded[at:ends[i]]
				at = ends[i]
				if !yield(batch[i], nil) {
					return
				}
			}
			if err != nil {
				yield(Text{}, err)
				return
			}
		}
	}
}

// Span is where a stretch of the folded text of the passage with a number stands
// in the document's source text.
func (s *Snapshot) Span(number int, st corpus.Stretch) (span corpus.Span, err error) {
	err = s.read(func() error {
		p, n, err := s.passageOf(number)
		if err != nil {
			return err
		}
		start := p.start(n)
		c := cursor{part: p, at: n, patchAt: p.firstPatch(n)}
		spans, err := c.spans([]place{{start: start + st.Start, end: start + st.End}}, nil)
		if err == nil {
			span = spans[0]
		}
		return err
	})
	return span, err
}

// Strings is the query for one of several strings, which a passage may hold in
// several places.
func Strings(texts ...string) Query {
	var any Or
	for _, t := range slices.Compact(slices.Sorted(slices.Values(texts))) {
		any = append(any, String{Text: t})
	}
	if len(any) == 1 {
		return any[0]
	}
	return any
}
