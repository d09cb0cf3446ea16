package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
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

// sizes is how many characters of the corpus belong to each value of a facet.
func (f *Found) sizes(by Facet) (map[string]int, error) {
	sizes := make(map[string]int)
	s := f.reader.s
	for i, part := range s.segments {
		for d := range part.documents() {
			if err := f.ctx.Err(); err != nil {
				return nil, err
			}
			if f.reader.dead[i].has(d) {
				continue
			}
			doc, err := part.document(d)
			if err != nil {
				return nil, err
			}
			text, err := part.source(d, doc)
			if err != nil {
				return nil, err
			}
			by.measure(sizes, doc, text)
		}
	}
	return sizes, nil
}

// measure adds the characters of a document to the values they belong to.
func (by Facet) measure(sizes map[string]int, d *Document, text string) {
	all := utf8.RuneCountInString(text)
	if value, ok := by.ofDocument(d.Source, d.Date, d.Meeting); ok {
		sizes[value] += all
		return
	}
	at := make(map[string]int) // up to where each value's characters are counted: marks nest
	for i := range d.Marks {
		m := &d.Marks[i]
		var values []string
		switch by {
		case FacetKind:
			if m.Kind > Heading {
				continue
			}
			values = []string{m.Kind.String()}
		case FacetUnit:
			values = m.Units
		default:
			values = []string{by.of(m)}
		}
		for _, value := range values {
			from := max(at[value], m.Span.Start)
			if value == "" || from >= m.Span.End {
				continue
			}
			n := utf8.RuneCountInString(text[from:m.Span.End])
			sizes[value] += n
			at[value] = m.Span.End
		}
	}
	sizes[""] += all - utf8.RuneCountInString(marked(d, text, by))
}

// marked is the text under marks that have a value.
func marked(d *Document, text string, by Facet) string {
	var b strings.Builder
	at := 0
	for i := range d.Marks {
		m := &d.Marks[i]
		has := by == FacetKind && m.Kind <= Heading || by == FacetUnit && len(m.Units) > 0 || by != FacetKind && by.of(m) != ""
		if s := (corpus.Span{Start: max(at, m.Span.Start), End: m.Span.End}); has && s.Start < s.End {
			b.WriteString(text[s.Start:s.End])
			at = s.End
		}
	}
	return b.String()
}
