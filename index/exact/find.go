package exact

import (
	"context"
	"iter"
	"unicode/utf8"

	"yian/corpus"
)

// Find yields all places of a query in order, those of one passage by their
// beginning and end. It reads on only as it is asked: the first ten of a million
// cost little, and a million need no more memory than ten, unless they stand in
// one passage. After an error there is nothing more.
func (s *Snapshot) Find(ctx context.Context, q Query) iter.Seq2[Place, error] {
	var spans []corpus.Span
	return stream(ctx, s, q, s.whole(), func(c *cursor, p *part, to []Place) ([]Place, error) {
		var err error
		spans, err = c.spans(c.found, spans[:0])
		for _, span := range spans {
			to = append(to, Place{Document: p.document + c.doc, Passage: c.at - p.docAt.at(c.doc), Span: span})
		}
		return to, err
	})
}

// Matches yields all passages that a query matches in order, with the number of
// places in each.
func (s *Snapshot) Matches(ctx context.Context, q Query) iter.Seq2[Match, error] {
	return stream(ctx, s, q, s.whole(), func(c *cursor, p *part, to []Match) ([]Match, error) {
		return append(to, c.match(p)), nil
	})
}

// match is the passage at which c stands.
func (c *cursor) match(p *part) Match {
	return Match{
		Number:   p.passage + c.at,
		Document: p.document + c.doc,
		Passage:  c.at - p.docAt.at(c.doc),
		Places:   len(c.found),
		Length:   c.start(c.at+1) - 1 - c.start(c.at),
	}
}

// Limits of what is gathered before it is handed to the caller.
const (
	firstBatch = 16
	lastBatch  = 1024
)

// stream yields what collect makes of each matching passage of a range.
func stream[T any](ctx context.Context, s *Snapshot, q Query, r Range, collect func(*cursor, *part, []T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for batch, err := range batches(ctx, s, q, r, collect) {
			for _, v := range batch {
				if !yield(v, nil) {
					return
				}
			}
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
		}
	}
}

// batches yields in batches what collect makes of each matching passage of a
// range. What reads the files runs guarded, the caller's loop outside of it. A
// batch is good until the next one; what comes with an error is whole.
func batches[T any](ctx context.Context, s *Snapshot, q Query, r Range, collect func(*cursor, *part, []T) ([]T, error)) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		pl, e, err := s.begin(ctx, q)
		if err != nil {
			yield(nil, err)
			return
		}
		defer s.leave()
		var batch []T
		size := firstBatch
		for i := range s.parts {
			p := &s.parts[i]
			if r.To <= p.passage || p.passage+p.passages <= r.From {
				continue
			}
			var c *cursor
			for more := true; more; size = min(2*size, lastBatch) {
				batch = batch[:0]
				err := guard(func() (err error) {
					if c == nil {
						if c, err = openCursor(e, pl, p); err == nil {
							c.within(r)
						}
					}
					for err == nil && len(batch) < size {
						if more = c.next(); !more {
							return e.err
						}
						batch, err = collect(c, p, batch)
					}
					return err
				})
				if (len(batch) > 0 || err != nil) && !yield(batch, err) || err != nil {
					return
				}
			}
		}
	}
}

// begin prepares a query. Unless it fails, leave must be called at the end.
func (s *Snapshot) begin(ctx context.Context, q Query) (plan, *evaluation, error) {
	if err := s.enter(); err != nil {
		return nil, nil, err
	}
	pl, err := prepare(s, q)
	if err != nil {
		s.leave()
		return nil, nil, err
	}
	return pl, &evaluation{ctx: ctx}, nil
}

// visit calls do for each matching passage, guarded: nothing of the caller's may
// run in it.
func (p *part) visit(e *evaluation, pl plan, do func(*cursor, *part)) error {
	return guard(func() error {
		c, err := openCursor(e, pl, p)
		if err != nil {
			return err
		}
		for c.next() {
			do(c, p)
		}
		return e.err
	})
}

// Count says how often a query is found. For one character or two this is
// written in the segments; what else is counted as it is found.
func (s *Snapshot) Count(ctx context.Context, q Query) (Totals, error) {
	pl, e, err := s.begin(ctx, q)
	if err != nil {
		return Totals{}, err
	}
	defer s.leave()
	var sum tally
	for i := range s.parts {
		p := &s.parts[i]
		known := false
		err := guard(func() error {
			t, ok, err := p.total(pl)
			sum.add(t)
			known = ok
			return err
		})
		if err == nil && !known {
			last := -1
			err = p.visit(e, pl, func(c *cursor, _ *part) {
				sum.places += len(c.found)
				sum.passages++
				if c.doc != last {
					sum.documents++
					last = c.doc
				}
			})
		}
		if err != nil {
			return Totals{}, err
		}
	}
	return Totals{sum.places, sum.passages, sum.documents}, nil
}

// total is how often a query is found in a part, where that is written in it.
func (p *part) total(pl plan) (tally, bool, error) {
	s, ok := pl.(stringPlan)
	if !ok || !p.hasTerms() || p.removed.count() > 0 {
		return tally{}, false, nil
	}
	first, n := utf8.DecodeRuneInString(string(s))
	second := rune(-1)
	if n < len(s) {
		var m int
		if second, m = utf8.DecodeRuneInString(string(s[n:])); n+m < len(s) {
			return tally{}, false, nil
		}
	}
	l, err := p.list(first, second)
	return l.tally, true, err
}
