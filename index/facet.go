package index

import (
	"cmp"
	"slices"
	"strings"
)

// Facet is an attribute by which hits are counted and grouped.
type Facet string

// The facets. Year and Month are taken from the document's date.
const (
	FacetKind    Facet = "kind"
	FacetSpeaker Facet = "speaker"
	FacetRole    Facet = "role"
	FacetUnit    Facet = "unit"
	FacetYear    Facet = "year"
	FacetMonth   Facet = "month"
	FacetMeeting Facet = "meeting"
	FacetMotion  Facet = "motion"
	FacetAct     Facet = "act"
	FacetSource  Facet = "source"
)

// FacetNamed is the facet with a Chinese or English name.
func FacetNamed(name string) (Facet, bool) {
	if f, ok := fieldNamed(name); ok && f != FieldDate && f != FieldDeadline && f != FieldTarget {
		return Facet(f), true
	}
	switch strings.ToLower(name) {
	case "年", "年份", "year":
		return FacetYear, true
	case "月", "月份", "month":
		return FacetMonth, true
	}
	return "", false
}

// Value is a value of a facet with how many hits have it. Empty is Value for
// hits without one.
type Value struct {
	Value  string `json:"value"`
	Hits   int    `json:"hits"`   // passages
	Places int    `json:"places"` // of the query's strings
	// Characters are how many there are in the corpus where the facet has this
	// value, and Rate the places per 10,000 of them. Groups fills them in.
	Characters int     `json:"characters,omitempty"`
	Rate       float64 `json:"rate,omitempty"`
}

// Query is the query, in the language of Parse, that narrows a search to the
// value; empty where there is none.
func (v Value) Query(f Facet) string {
	switch {
	case v.Value == "":
		return ""
	case f == FacetYear, f == FacetMonth:
		return "日期:" + v.Value
	}
	return f.Label() + ":" + quote(v.Value)
}

// Label is the facet's name in Chinese.
func (f Facet) Label() string {
	switch f {
	case FacetKind:
		return "类型"
	case FacetSpeaker:
		return "发言人"
	case FacetRole:
		return "身份"
	case FacetUnit:
		return "单位"
	case FacetYear:
		return "年"
	case FacetMonth:
		return "月"
	case FacetMeeting:
		return "会议"
	case FacetMotion:
		return "议案"
	case FacetAct:
		return "行为"
	}
	return "文件"
}

// Facets counts all hits (not only those within the limit) by an attribute, most
// frequent first. A hit counts for the attributes at its first place; where it
// has several units, for each.
func (f *Found) Facets(by Facet) ([]Value, error) {
	counts := make(map[string]*Value)
	for i := range f.matches {
		m := &f.matches[i]
		values, err := f.values(by, m)
		if err != nil {
			return nil, err
		}
		for _, value := range values {
			v := counts[value]
			if v == nil {
				v = &Value{Value: value}
				counts[value] = v
			}
			v.Hits++
			v.Places += int(m.places)
		}
	}
	all := make([]Value, 0, len(counts))
	for _, v := range counts {
		all = append(all, *v)
	}
	slices.SortFunc(all, func(a, b Value) int {
		return cmp.Or(cmp.Compare(b.Hits, a.Hits), strings.Compare(a.Value, b.Value))
	})
	return all, nil
}

// values are the values of a match.
func (f *Found) values(by Facet, m *match) ([]string, error) {
	d := f.docs[m.doc]
	switch value, ok := by.ofDocument(d.source, d.date, d.meeting); {
	case ok:
		return []string{value}, nil
	case by == FacetKind:
		return []string{m.kind.String()}, nil
	case by == FacetSpeaker:
		return []string{m.speaker}, nil
	case m.mark < 0:
		return []string{""}, nil
	}
	l, err := f.reader.load(d.number)
	if err != nil {
		return nil, err
	}
	mark := &l.Marks[m.mark]
	c := holding(l.over(mark.Span), mark.Span)
	if by != FacetUnit {
		return []string{c.first(by.of)}, nil
	}
	for _, m := range c {
		if len(m.Units) > 0 {
			return m.Units, nil
		}
	}
	return []string{""}, nil
}

// ofDocument is the value of a facet that is the same in a whole document.
func (by Facet) ofDocument(source, date, meeting string) (value string, ok bool) {
	switch by {
	case FacetYear:
		return date[:min(4, len(date))], true
	case FacetMonth:
		return date[:min(7, len(date))], true
	case FacetMeeting:
		return meeting, true
	case FacetSource:
		return source, true
	}
	return "", false
}

// of is the value that a mark gives.
func (by Facet) of(m *Mark) string {
	switch by {
	case FacetRole:
		return m.Role
	case FacetMotion:
		return m.Motion
	case FacetAct:
		return m.Act
	case FacetSpeaker:
		return m.Speaker
	}
	return ""
}
