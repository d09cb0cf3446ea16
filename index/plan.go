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
	if n := p.need(p.root); !n.unknown() {
		return f.Passages(ctx, n)
	}
	return everything(ctx, f.Len())
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

// need is what every passage holds where q does.
func (p *plan) need(q condition) Need {
	switch q := q.(type) {
	case *stringCondition:
		return q.pattern.need()
	case *nearCondition:
		return needAll(p.need(q.left), p.need(q.right))
	case *andCondition:
		var all []Need
		for _, part := range q.strings {
			all = append(all, p.need(part))
		}
		return needAll(all...)
	case *orCondition:
		var n Need
		for _, part := range q.parts {
			one := p.need(part)
			if one.unknown() {
				return Need{}
			}
			n.Any = append(n.Any, one)
		}
		return n
	}
	return Need{}
}

// needAll is the need for all of parts of which something is known.
func needAll(parts ...Need) Need {
	n := Need{All: slices.DeleteFunc(parts, Need.unknown)}
	if len(n.All) == 1 {
		return n.All[0]
	}
	return n
}

// need is what stands, folded, wherever the pattern matches: of each literal the
// longest stretch without marks of two widths, or one of the widths of a literal
// that is made of such marks.
func (p *pattern) need() Need {
	var all []Need
	for _, l := range p.literals {
		text := l.needle()
		if p.exact {
			text = corpus.Fold(l.text).Text
		}
		switch {
		case text != "":
			all = append(all, Need{Text: text})
		case !p.exact:
			var n Need
			for _, form := range l.forms() {
				n.Any = append(n.Any, Need{Text: form})
			}
			all = append(all, n)
		}
	}
	return needAll(all...)
}

// single is the text that the query asks for and nothing else, if it is one that
// a Finder finds by itself: one string without wildcards and without marks of
// two widths, folded, under no condition.
func (p *plan) single() (text string, ok bool) {
	c, ok := p.root.(*stringCondition)
	if !ok || p.exact {
		return "", false
	}
	if l := c.pattern.literals; len(l) == 1 && !l[0].wide && c.pattern.lead == 0 && c.pattern.trail == 0 {
		return l[0].text, true
	}
	return "", false
}
