package index

import (
	"slices"

	"yian/corpus"
	"yian/index/exact"
)

// plan is a query ready to be evaluated by one goroutine: a tree of the same shape
// with its strings compiled.
type plan struct {
	root    condition
	strings []*pattern        // of all strings, wanted and excluded
	wanted  []int             // those of strings that a hit is to hold
	fields  []*fieldCondition // all of them, in the order of the query
	exact   bool
}

// condition is a node of a plan.
type condition interface {
	// holds evaluates the node on a passage. It adds the places of its strings
	// to v.places, where all of limits hold.
	holds(v *view, limits []condition) bool
	// filter reports whether the node, which has no strings, holds at a place;
	// a is nil where it asks for documents alone.
	filter(v *view, a *above) bool
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
		c := &fieldCondition{test: q.test, number: len(p.fields)}
		p.fields = append(p.fields, c)
		return c, nil
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

// need is what every passage holds where the query does; nil is nothing.
func (p *plan) need() exact.Query { return p.needOf(p.root) }

func (p *plan) needOf(c condition) exact.Query {
	switch c := c.(type) {
	case *stringCondition:
		return c.pattern.need()
	case *nearCondition:
		return all(p.needOf(c.left), p.needOf(c.right))
	case *andCondition:
		var needs []exact.Query
		for _, part := range c.strings {
			needs = append(needs, p.needOf(part))
		}
		return all(needs...)
	case *orCondition:
		var any exact.Or
		for _, part := range c.parts {
			one := p.needOf(part)
			if one == nil {
				return nil
			}
			any = append(any, one)
		}
		return any
	}
	return nil
}

// all is the query for all of those that are not nil.
func all(needs ...exact.Query) exact.Query {
	var and exact.And
	for _, n := range needs {
		if n != nil {
			and = append(and, n)
		}
	}
	switch len(and) {
	case 0:
		return nil
	case 1:
		return and[0]
	}
	return and
}

// need is what stands, folded, wherever the pattern matches: of each literal the
// longest stretch without marks of two widths, or one of the widths of a literal
// that is made of such marks.
func (p *pattern) need() exact.Query {
	var needs []exact.Query
	for _, l := range p.literals {
		text := l.needle()
		if p.exact {
			text = corpus.Fold(l.text).Text
		}
		switch {
		case text != "":
			needs = append(needs, exact.String{Text: text})
		case !p.exact:
			needs = append(needs, exact.Strings(l.forms()...))
		}
	}
	return all(needs...)
}

// mostWays is in how many ways a string with marks of two widths is looked for
// at once.
const mostWays = 4

// single is the only string that the query asks for, as the exact index finds
// it by itself, with the fields beside it. ok is false where there are several,
// where it has wildcards, or is to be found as it is written.
func (p *plan) single() (q exact.Query, filters []condition, ok bool) {
	root := p.root
	if and, is := root.(*andCondition); is && len(and.strings) == 1 {
		root, filters = and.strings[0], and.filters
	}
	c, ok := root.(*stringCondition)
	if !ok || p.exact {
		return nil, nil, false
	}
	if l := c.pattern.literals; len(l) == 1 && c.pattern.lead == 0 && c.pattern.trail == 0 {
		if ways := l[0].ways(mostWays); ways != nil {
			return exact.Strings(ways...), filters, true
		}
	}
	return nil, nil, false
}

// thoseOfDocuments are those of conditions that ask for documents alone.
func thoseOfDocuments(all []condition) []condition {
	var documents []condition
	for _, c := range all {
		if asksDocuments(c) {
			documents = append(documents, c)
		}
	}
	return documents
}

func asksDocuments(c condition) bool {
	switch c := c.(type) {
	case *fieldCondition:
		return c.test.of >= ofDocument
	case *notCondition:
		return asksDocuments(c.part)
	case *andCondition:
		return len(c.strings) == 0 && !slices.ContainsFunc(c.filters, func(c condition) bool { return !asksDocuments(c) })
	case *orCondition:
		return !slices.ContainsFunc(c.parts, func(c condition) bool { return !asksDocuments(c) })
	}
	return false
}

// documentFilters are the conditions that every document of a hit meets.
func (p *plan) documentFilters() []condition {
	if and, ok := p.root.(*andCondition); ok {
		return thoseOfDocuments(and.filters)
	}
	return thoseOfDocuments([]condition{p.root})
}
