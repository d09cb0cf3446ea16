package index

import (
	"slices"

	"yian/index/exact"
)

// plan is a query ready to be evaluated by one goroutine: a tree of the same shape
// with its strings compiled.
type plan struct {
	root    condition
	strings []*exact.Matcher  // of all strings, wanted and excluded
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
		c.alone = []condition{c}
		p.fields = append(p.fields, c)
		return c, nil
	case *Not:
		part, err := p.compile(q.Part, false)
		c := &notCondition{part: part, strings: hasStrings(q.Part)}
		c.alone = []condition{c}
		return c, err
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
		c.together(p.exact)
		return c, nil
	}
	panic("index: unknown query node")
}

// manyStrings are so many that a text is looked through once for all of them, and
// not searched for each.
const manyStrings = 40

// together prepares an alternative of many strings.
func (c *orCondition) together(asWritten bool) {
	if asWritten || len(c.parts) < manyStrings {
		return
	}
	var texts []string
	for i, part := range c.parts {
		s, ok := part.(*stringCondition)
		if !ok {
			return
		}
		ways := s.pattern.Ways(1)
		if ways == nil || slices.Contains(texts, ways[0]) {
			return
		}
		if i == 0 {
			c.first = s.number
		}
		texts = append(texts, ways[0])
	}
	c.many = newMany(texts)
}

// need is what every passage holds where the query does; nil is nothing.
func (p *plan) need() exact.Query { return p.needOf(p.root) }

func (p *plan) needOf(c condition) exact.Query {
	switch c := c.(type) {
	case *stringCondition:
		return c.pattern.Needs()
	case *nearCondition:
		return all(p.needOf(c.left), p.needOf(c.right))
	case *andCondition:
		var needs []exact.Query
		for _, part := range c.strings {
			needs = append(needs, p.needOf(part))
		}
		return all(needs...)
	case *orCondition:
		if c.many != nil {
			return nil
		}
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

// single is the query as the exact index answers it by itself, if it asks for one
// string at most, without others, and the fields beside it.
func (p *plan) single() (q exact.Query, filters []condition, ok bool) {
	parts := []condition{p.root}
	if and, is := p.root.(*andCondition); is {
		parts, filters = and.strings, and.filters
	}
	if p.exact || len(parts) == 0 || len(p.wanted) > 1 {
		return nil, nil, false
	}
	var all exact.And
	for _, part := range parts {
		without, is := part.(*notCondition)
		if is {
			part = without.part
		}
		c, ok := part.(*stringCondition)
		switch {
		case !ok:
			return nil, nil, false
		case is:
			all = append(all, exact.Not{Query: c.pattern})
		default:
			all = append(all, c.pattern)
		}
	}
	if len(all) == 1 {
		return all[0], filters, true
	}
	return all, filters, true
}

// fieldsOfMarks are those of the filters that ask for an attribute of marks. What
// holds at a place, which may reach over borders of marks, holds in each piece that
// it touches.
func fieldsOfMarks(filters []condition) []condition {
	var fields []condition
	for _, c := range filters {
		f, ok := c.(*fieldCondition)
		if !ok || f.test.of >= ofDocument || f.test.of == ofKind && f.test.accept(packKind(Text)) {
			continue // running text is also where two marks meet
		}
		fields = append(fields, f)
	}
	return fields
}

// mostCounted is how many strings are counted each by itself in every match;
// places of more are counted together.
const mostCounted = 32

// counted is how many counts are kept for a match.
func (p *plan) counted() int {
	if n := len(p.wanted); n <= mostCounted {
		return n
	}
	return 1
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

// markFilters are fields of which some piece of every hit has all.
func (p *plan) markFilters() []condition {
	if and, ok := p.root.(*andCondition); ok && len(and.strings) > 0 {
		return fieldsOfMarks(and.filters)
	}
	return nil
}

// documentFilters are the conditions that every document of a hit meets.
func (p *plan) documentFilters() []condition {
	if and, ok := p.root.(*andCondition); ok {
		return thoseOfDocuments(and.filters)
	}
	return thoseOfDocuments([]condition{p.root})
}
