package exact

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
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
		for _, m := range matches {
			if matchesAll(plans, p, m.Number-p.passage) {
				kept.matches = append(kept.matches, m)
			}
		}
	})
	return kept, err
}

func matchesAll(plans []wherePlan, p *part, passage int) bool {
	for _, pl := range plans {
		if !pl.accepted[p.segment][p.columns[pl.column].of(passage)] {
			return false
		}
	}
	return true
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

// Facets says for each of the columns how often each value stands beside the
// passages of t, the most passages first.
func (t *Set) Facets(columns ...string) ([][]Value, error) {
	s := t.snapshot
	if err := s.enter(); err != nil {
		return nil, err
	}
	defer s.leave()
	f, err := newFacets(s, columns)
	if err != nil {
		return nil, err
	}
	err = t.eachPart(func(p *part, matches []Match) {
		for i, c := range f.columns {
			p.columns[c].count(matches, p.passage, f.begin(i, p))
			f.end(i, p)
		}
	})
	return f.values(), err
}

// Facets says for each of the columns how often each of its values stands beside
// the passages that a query matches, the most passages first.
func (s *Snapshot) Facets(ctx context.Context, q Query, columns ...string) ([][]Value, error) {
	f, err := newFacets(s, columns)
	if err != nil {
		return nil, err
	}
	pl, e, err := s.begin(ctx, q)
	if err != nil {
		return nil, err
	}
	defer s.leave()
	for i := range s.parts {
		p := &s.parts[i]
		var tallies [][]tally
		err := guard(func() error {
			for i := range f.columns {
				tallies = append(tallies, f.begin(i, p))
			}
			return nil
		})
		if err == nil {
			err = p.visit(e, pl, func(c *cursor, _ *part) {
				for i, column := range f.columns {
					v := &tallies[i][p.columns[column].of(c.at)]
					v.passages++
					v.places += len(c.found)
				}
			})
		}
		if err == nil {
			err = guard(func() error {
				for i := range f.columns {
					f.end(i, p)
				}
				return nil
			})
		}
		if err != nil {
			return nil, err
		}
	}
	return f.values(), nil
}

// facets adds up values of columns over parts.
type facets struct {
	columns []int
	parts   [][]tally          // for each column, by the numbers that values have in a part
	totals  []map[string]tally // for each column, by value
}

func newFacets(s *Snapshot, columns []string) (*facets, error) {
	f := &facets{parts: make([][]tally, len(columns))}
	for _, name := range columns {
		c, err := s.column(name)
		if err != nil {
			return nil, err
		}
		f.columns = append(f.columns, c)
		f.totals = append(f.totals, make(map[string]tally))
	}
	return f, nil
}

// begin is the tallies of the i-th column in part p, all zero.
func (f *facets) begin(i int, p *part) []tally {
	n := p.columns[f.columns[i]].values()
	f.parts[i] = slices.Grow(f.parts[i][:0], n)[:n]
	clear(f.parts[i])
	return f.parts[i]
}

// end adds the tallies to the totals.
func (f *facets) end(i int, p *part) {
	for n, t := range f.parts[i] {
		if t.passages == 0 {
			continue
		}
		for value := range strings.SplitSeq(p.columns[f.columns[i]].value(n), Separator) {
			sum := f.totals[i][value]
			sum.add(t)
			f.totals[i][value] = sum
		}
	}
}

func (f *facets) values() [][]Value {
	all := make([][]Value, len(f.columns))
	for i, totals := range f.totals {
		for value, t := range totals {
			all[i] = append(all[i], Value{value, t.places, t.passages})
		}
		slices.SortFunc(all[i], func(a, b Value) int {
			return cmp.Or(cmp.Compare(b.Passages, a.Passages), cmp.Compare(a.Value, b.Value))
		})
	}
	return all
}
