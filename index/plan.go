package index

import (
	"context"
	"iter"
	"slices"

	"yian/corpus"
)

// plan is a query ready to be evaluated: a tree of the same shape with its
// strings compiled.
type plan struct {
	root    condition
	strings []*pattern // of all strings, wanted and excluded
	wanted  []int      // those of strings that a hit is to hold
	exact   bool
	fields  bool // some field is asked for, so that marks matter
}

// condition is a node of a plan.
type condition interface {
	// holds evaluates the node on a passage. It adds the places of its strings
	// to v.places, where all of limits hold.
	holds(v *view, limits []condition) bool
	// filter reports whether the node, which has no strings, holds at a place.
	filter(d *Document, c chain) bool
}

// newPlan compiles q.
func newPlan(q Query, exact bool) (*plan, error) {
	p := &plan{exact: exact}
	root, err := p.compile(q, true)
	p.root = root
	return p, err
}

func (p *plan) compile(q Query, wanted bool) (condition, error) {
	switch q := q.(type) {
	case *String:
		pat, err := compile(q, p.exact)
		if err != nil {
			return nil, err
		}
		if wanted {
			p.wanted = append(p.wanted, len(p.strings))
		}
		p.strings = append(p.strings, pat)
		return &stringCondition{pattern: pat, number: len(p.strings) - 1}, nil
	case *Near:
		left, err := p.compile(q.Left, wanted)
		if err != nil {
			return nil, err
		}
		right, err := p.compile(q.Right, wanted)
		return &nearCondition{left, right, q.Within}, err
	case *Field:
		p.fields = true
		return fieldCondition(q.test), nil
	case *Not:
		part, err := p.compile(q.Part, false)
		return &notCondition{part, hasStrings(q.Part)}, err
	case *And:
		c := &andCondition{}
		for _, part := range q.Parts {
			node, err := p.compile(part, wanted)
			if err != nil {
				return nil, err
			}
			if hasStrings(part) {
				c.strings = append(c.strings, node)
			} else {
				c.filters = append(c.filters, node)
			}
		}
		return c, nil
	case *Or:
		c := &orCondition{}
		for _, part := range q.Parts {
			node, err := p.compile(part, wanted)
			if err != nil {
				return nil, err
			}
			c.parts = append(c.parts, node)
		}
		return c, nil
	}
	panic("index: unknown query node")
}

// candidates gives the passages in which the query may hold, in ascending order.
func (p *plan) candidates(ctx context.Context, f Finder) iter.Seq2[int, error] {
	switch needles := p.needles(p.root); len(needles) {
	case 0:
		return everything(ctx, f.Len())
	case 1:
		return f.Passages(ctx, needles[0])
	default:
		return union(ctx, f, needles)
	}
}

// everything counts to n.
func everything(ctx context.Context, n int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if i%1024 == 0 && ctx.Err() != nil {
				yield(0, ctx.Err())
				return
			}
			if !yield(i, nil) {
				return
			}
		}
	}
}

// union gives the passages that hold one of needles.
func union(ctx context.Context, f Finder, needles []string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		var all []int
		for _, needle := range needles {
			for n, err := range f.Passages(ctx, needle) {
				if err != nil {
					yield(0, err)
					return
				}
				all = append(all, n)
			}
		}
		slices.Sort(all)
		for _, n := range slices.Compact(all) {
			if !yield(n, nil) {
				return
			}
		}
	}
}

// needles are texts of which at least one stands in every passage where q holds;
// none where nothing is known.
func (p *plan) needles(q condition) []string {
	switch q := q.(type) {
	case *stringCondition:
		return q.pattern.required()
	case *nearCondition:
		return rarer(p.needles(q.left), p.needles(q.right))
	case *andCondition:
		var best []string
		for _, part := range q.strings {
			best = rarer(best, p.needles(part))
		}
		return best
	case *orCondition:
		var all []string
		for _, part := range q.parts {
			needles := p.needles(part)
			if len(needles) == 0 {
				return nil
			}
			all = append(all, needles...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return nil
}

// rarer is what is likelier to leave few passages: fewer needles, then longer
// ones.
func rarer(a, b []string) []string {
	shortest := func(all []string) int {
		n := len(all[0])
		for _, s := range all[1:] {
			n = min(n, len(s))
		}
		return n
	}
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	case len(a) != len(b):
		if len(a) < len(b) {
			return a
		}
		return b
	case shortest(b) > shortest(a):
		return b
	}
	return a
}

// required are texts of which one stands, folded, wherever the pattern matches;
// none where nothing is known, as of a blank that is looked for exactly.
func (p *pattern) required() []string {
	longest := ""
	for _, l := range p.literals {
		n := l.needle()
		if p.exact {
			n = corpus.Fold(l.text).Text
		}
		if len(n) > len(longest) {
			longest = n
		}
	}
	switch {
	case longest != "":
		return []string{longest}
	case p.exact:
		return nil
	}
	return p.literals[0].forms()
}
