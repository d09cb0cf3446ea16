package index

import (
	"slices"
	"strings"
)

// Groups is Facets with the number of characters of the corpus that belong to
// each value and the rate of places per 10,000 of them. For kinds, units and
// other attributes of marks these are the characters under marks with the value.
func (f *Found) Groups(by Facet) ([]Value, error) {
	values, _, err := f.rated(by)
	return values, err
}

// rated is Facets with sizes and rates, and how many characters of the corpus
// belong to each value, those without a hit included.
func (f *Found) rated(by Facet) (values []Value, sizes map[string]int, err error) {
	if values, err = f.Facets(by); err != nil {
		return nil, nil, err
	}
	if sizes, err = f.sizes(by); err != nil {
		return nil, nil, err
	}
	for i := range values {
		values[i].rate(sizes)
	}
	return values, sizes, nil
}

func (v *Value) rate(sizes map[string]int) {
	if v.Characters = sizes[v.Value]; v.Characters > 0 {
		v.Rate = float64(v.Places) * 10_000 / float64(v.Characters)
	}
}

// Trend counts hits by year or month ([FacetYear], [FacetMonth]), oldest first,
// with the rate per 10,000 characters. Periods in which the corpus has documents
// but the query has no hit are there too; undated documents come first, with the
// Value empty.
func (f *Found) Trend(by Facet) ([]Value, error) {
	values, sizes, err := f.rated(by)
	if err != nil {
		return nil, err
	}
	for period, characters := range sizes {
		if !slices.ContainsFunc(values, func(v Value) bool { return v.Value == period }) {
			values = append(values, Value{Value: period, Characters: characters})
		}
	}
	slices.SortFunc(values, func(a, b Value) int { return strings.Compare(a.Value, b.Value) })
	return values, nil
}

// sizes is how many characters of the corpus belong to each value of a facet:
// those of the passages' wording.
func (f *Found) sizes(by Facet) (map[string]int, error) {
	sizes := make(map[string]int)
	err := f.guard(func() error {
		for _, sc := range f.scopes {
			if err := f.ctx.Err(); err != nil {
				return err
			}
			sc.measure(by, sizes)
		}
		return nil
	})
	return sizes, err
}

// measure adds the characters of the segment's documents to the values they
// belong to.
func (sc *scope) measure(by Facet, sizes map[string]int) {
	byChain := make([]int, sc.columns.chain[ofKind].chains())
	for doc := range sc.documents() {
		if sc.gone != nil && sc.gone[doc] {
			continue
		}
		n := sc.characters(doc, byChain)
		if by.attribute() >= ofDocument {
			sizes[by.ofDocument(func(i int) string { return sc.headText(doc, i) })] += n
		}
	}
	if by.attribute() >= ofDocument {
		return
	}
	c := sc.columns.chain[by.attribute()]
	lists := make([]int, c.lists.n)
	for chain, n := range byChain {
		lists[c.list(chain)] += n
	}
	for i, n := range lists {
		if n == 0 {
			continue
		}
		for _, value := range by.allOfChain(decodeValues(c.lists.at(i))) {
			sizes[value] += n
		}
	}
}

// characters adds the characters of a document to the chains above them, and
// says how many they are.
func (sc *scope) characters(doc int, byChain []int) int {
	e := sc.entry(doc)
	all := 0
	for p := e.first; p < e.end; p++ {
		from, to := sc.table.of(p)
		for piece := from; piece < to; piece++ {
			n := sc.table.size(piece)
			_, chain := sc.table.kindAndChain(piece)
			byChain[chain] += n
			all += n
		}
	}
	return all
}

// allOfChain are the values of a facet to which characters under a chain belong:
// also those that outer marks give.
func (f Facet) allOfChain(v values) []string {
	switch {
	case f == FacetKind:
		var kinds []string
		for _, packed := range v.all {
			if k := kindOf(packed); k <= Heading && !slices.Contains(kinds, k.String()) {
				kinds = append(kinds, k.String())
			}
		}
		return kinds
	case len(v.all) == 0:
		return []string{""}
	}
	return v.all
}
