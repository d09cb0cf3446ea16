package exact

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Scored is a passage and how well a query fits it.
type Scored struct {
	Match
	Score float64
}

// The parameters of BM25 in their customary values.
const (
	bm25K = 1.2  // how soon further occurrences stop to count
	bm25B = 0.75 // how much long passages are held back
)

// Best is the n passages that filter matches and in which the strings count
// most, by BM25: a string counts the more often it stands in the passage, the
// fewer passages it stands in elsewhere, and the shorter the passage is. The
// best come first, equally good ones in order. A nil filter is those passages
// that hold one of the strings.
//
// Places of the matches are those of the strings together.
func (s *Snapshot) Best(ctx context.Context, n int, filter Query, strings ...Query) ([]Scored, error) {
	if filter == nil {
		filter = Or(strings)
	}
	weights, err := s.weights(ctx, strings)
	if err != nil {
		return nil, err
	}
	pl, e, err := s.begin(ctx, filter)
	if err != nil {
		return nil, err
	}
	defer s.leave()
	plans, err := prepareAll(s, strings)
	if err != nil {
		return nil, err
	}
	b := best{n: n}
	for i := range s.parts {
		p := &s.parts[i]
		r := ranker{weights: weights, mean: s.meanLength()}
		err := guard(func() (err error) {
			r.of, err = openAll(plans, e, p)
			return err
		})
		if err == nil {
			err = p.visit(e, pl, func(c *cursor, _ *part) { b.add(r.score(c.match(p), c.at)) })
		}
		if err != nil {
			return nil, err
		}
	}
	return b.sorted(), nil
}

// weights says for each string how much it tells: the rarer, the more.
func (s *Snapshot) weights(ctx context.Context, strings []Query) ([]float64, error) {
	var weights []float64
	for _, q := range strings {
		t, err := s.Count(ctx, q)
		if err != nil {
			return nil, err
		}
		others := max(0, s.passages-t.Passages)
		weights = append(weights, math.Log(1+(float64(others)+0.5)/(float64(t.Passages)+0.5)))
	}
	return weights, nil
}

// meanLength is how many bytes a passage has on average.
func (s *Snapshot) meanLength() float64 {
	text := 0
	for i := range s.parts {
		text += len(s.parts[i].text)
	}
	return float64(text) / float64(max(s.passages, 1))
}

// ranker scores the passages of one part.
type ranker struct {
	weights []float64
	mean    float64
	of      []node // of the strings
	found   []place
}

// score is how well the passage at, which is m, fits.
func (r *ranker) score(m Match, at int) Scored {
	m.Places = 0
	score := 0.0
	norm := bm25K * (1 - bm25B + bm25B*float64(m.Length)/r.mean)
	for i, o := range r.of {
		if o.next(at) != at {
			continue
		}
		r.found = o.places(at, r.found[:0])
		m.Places += len(r.found)
		f := float64(len(r.found))
		score += r.weights[i] * f * (bm25K + 1) / (f + norm)
	}
	return Scored{m, score}
}

// best keeps the n best of many, in room for twice as many.
type best struct {
	n   int
	top []Scored
	// bar is what a passage must exceed to be among the n best of those that
	// were sorted last.
	bar float64
}

func (b *best) add(m Scored) {
	if b.n <= 0 || len(b.top) >= b.n && m.Score <= b.bar {
		return
	}
	b.top = append(b.top, m)
	if len(b.top) >= 2*b.n {
		b.cut()
	}
}

// cut sorts and leaves the n best.
func (b *best) cut() {
	slices.SortFunc(b.top, func(x, y Scored) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Number, y.Number))
	})
	if len(b.top) >= b.n {
		b.top = b.top[:max(b.n, 0)]
		if b.n > 0 {
			b.bar = b.top[b.n-1].Score
		}
	}
}

func (b *best) sorted() []Scored {
	b.cut()
	return b.top
}
