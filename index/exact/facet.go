package exact

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

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
	parts   [][]tally // for each column, by the numbers that values have in a part
	totals  [][]Value // for each column, by rising values
}

func newFacets(s *Snapshot, columns []string) (*facets, error) {
	f := &facets{parts: make([][]tally, len(columns)), totals: make([][]Value, len(columns))}
	for _, name := range columns {
		c, err := s.column(name)
		if err != nil {
			return nil, err
		}
		f.columns = append(f.columns, c)
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
	values := make([]Value, 0, len(f.parts[i]))
	several := false
	for n, t := range f.parts[i] {
		if t.passages > 0 {
			value := p.columns[f.columns[i]].value(n)
			several = several || strings.Contains(value, Separator)
			values = append(values, Value{value, t.places, t.passages})
		}
	}
	if several {
		values = splitValues(values)
	}
	f.totals[i] = addValues(f.totals[i], values)
}

// splitValues counts each part of values that hold several, by rising values.
func splitValues(values []Value) (split []Value) {
	for _, v := range values {
		for value := range strings.SplitSeq(v.Value, Separator) {
			split = append(split, Value{value, v.Places, v.Passages})
		}
	}
	slices.SortFunc(split, func(a, b Value) int { return cmp.Compare(a.Value, b.Value) })
	once := split[:0]
	for _, v := range split {
		if n := len(once); n > 0 && once[n-1].Value == v.Value {
			once[n-1].add(v)
		} else {
			once = append(once, v)
		}
	}
	return once
}

func (v *Value) add(o Value) {
	v.Places += o.Places
	v.Passages += o.Passages
}

// addValues adds two lists of rising values.
func addValues(a, b []Value) []Value {
	if len(a) == 0 {
		return b
	}
	sum := make([]Value, 0, len(a)+len(b))
	for _, v := range b {
		for len(a) > 0 && a[0].Value < v.Value {
			sum, a = append(sum, a[0]), a[1:]
		}
		if len(a) > 0 && a[0].Value == v.Value {
			v.add(a[0])
			a = a[1:]
		}
		sum = append(sum, v)
	}
	return append(sum, a...)
}

// values is the totals, the most passages first and equal ones by value.
func (f *facets) values() [][]Value {
	for i, values := range f.totals {
		f.totals[i] = mostFirst(values)
	}
	return f.totals
}

// mostFirst sorts numbers instead of values, which is several times as fast:
// columns such as dates have thousands.
func mostFirst(values []Value) []Value {
	keys := make([]uint64, len(values))
	for i, v := range values {
		keys[i] = uint64(maxText-v.Passages)<<32 | uint64(i)
	}
	slices.Sort(keys)
	sorted := make([]Value, len(values))
	for i, k := range keys {
		sorted[i] = values[uint32(k)]
	}
	return sorted
}
