package exact

import (
	"context"
	"iter"
	"slices"
)

// Set is passages of a snapshot, by rising numbers: what a query matched, or
// what another index found. It takes 40 bytes for each passage.
type Set struct {
	snapshot *Snapshot
	matches  []Match
}

// Collect gathers the passages that a query matches.
func (s *Snapshot) Collect(ctx context.Context, q Query) (*Set, error) {
	t := &Set{snapshot: s}
	err := s.visit(ctx, q, func(c *cursor, p *part) { t.matches = append(t.matches, c.match(p)) })
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Set is the passages with the given numbers, in any order: hits of another
// index over the same passages (see [Snapshot.Number]). Numbers that are not in
// the snapshot and passages of removed documents are left out.
func (s *Snapshot) Set(numbers iter.Seq[int]) (*Set, error) {
	sorted := slices.Compact(slices.Sorted(numbers))
	t := &Set{snapshot: s, matches: make([]Match, 0, len(sorted))}
	err := s.read(func() error {
		i, _ := slices.BinarySearch(sorted, 0)
		for k := range s.parts {
			p := &s.parts[k]
			c := cursor{part: p}
			for ; i < len(sorted) && sorted[i] < p.passage+p.passages; i++ {
				c.at = sorted[i] - p.passage
				if c.doc = p.documentAt(c.at, c.doc); !p.removed.has(c.doc) {
					t.matches = append(t.matches, c.match(p))
				}
			}
		}
		return nil
	})
	return t, err
}

// Len is the number of passages.
func (t *Set) Len() int { return len(t.matches) }

// All yields the passages in order.
func (t *Set) All() iter.Seq[Match] { return slices.Values(t.matches) }

// And is the passages that are in both sets, with the places of both. Sets of
// different snapshots have nothing in common.
func (t *Set) And(o *Set) *Set {
	both := &Set{snapshot: t.snapshot}
	if t.snapshot != o.snapshot {
		return both
	}
	rest := o.matches
	for _, m := range t.matches {
		for len(rest) > 0 && rest[0].Number < m.Number {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].Number == m.Number {
			m.Places += rest[0].Places
			both.matches = append(both.matches, m)
		}
	}
	return both
}

// Where is the passages of t that all filters match.
func (t *Set) Where(filters ...Where) (*Set, error) {
	kept := &Set{snapshot: t.snapshot}
	if err := t.snapshot.enter(); err != nil {
		return nil, err
	}
	defer t.snapshot.leave()
	var plans []wherePlan
	for _, f := range filters {
		pl, err := f.prepare(t.snapshot)
		if err != nil {
			return nil, err
		}
		plans = append(plans, pl.(wherePlan))
	}
	err := t.eachPart(func(p *part, matches []Match) {
		kept.matches = append(kept.matches, filter(matches, p, plans)...)
	})
	return kept, err
}

// filter is those of a part's matches that all filters match.
func filter(matches []Match, p *part, filters []wherePlan) []Match {
	keep := make([]int32, len(matches)) // their indices, as far as they are known
	for i := range keep {
		keep[i] = int32(i)
	}
	for _, f := range filters {
		c, accepted, n := &p.columns[f.column], f.accepted[p.segment], 0
		for _, i := range keep {
			keep[n] = i
			if accepted[c.of(matches[i].Number-p.passage)] {
				n++
			}
		}
		keep = keep[:n]
	}
	kept := make([]Match, len(keep))
	for n, i := range keep {
		kept[n] = matches[i]
	}
	return kept
}

// eachPart calls do with the passages in each part, guarded.
func (t *Set) eachPart(do func(*part, []Match)) error {
	return guard(func() error {
		rest := t.matches
		for i := range t.snapshot.parts {
			p := &t.snapshot.parts[i]
			n, _ := slices.BinarySearchFunc(rest, p.passage+p.passages, func(m Match, number int) int { return m.Number - number })
			do(p, rest[:n])
			rest = rest[n:]
		}
		return nil
	})
}
