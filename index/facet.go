package index

import (
	"cmp"
	"iter"
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

// attribute is what the facet counts.
func (f Facet) attribute() attribute {
	switch f {
	case FacetKind:
		return ofKind
	case FacetSpeaker:
		return ofSpeaker
	case FacetRole:
		return ofRole
	case FacetUnit:
		return ofUnit
	case FacetMotion:
		return ofMotion
	case FacetAct:
		return ofAct
	case FacetMeeting:
		return ofMeeting
	case FacetSource:
		return ofSource
	}
	return ofDate
}

// ofDocument is the value of a facet that is the same in a whole document; text
// gives one of the texts of its head.
func (f Facet) ofDocument(text func(i int) string) string {
	const year, month = len("2025"), len("2025-04")
	switch f {
	case FacetYear:
		date := text(headDate)
		return date[:min(year, len(date))]
	case FacetMonth:
		date := text(headDate)
		return date[:min(month, len(date))]
	case FacetMeeting:
		return text(headMeeting)
	}
	return text(headSource)
}

// ofChain are the values of a facet that marks give; one that is empty for none.
func (f Facet) ofChain(v values) []string {
	switch {
	case f == FacetKind:
		return []string{kindOf(v.first()).String()}
	case v.own == 0:
		return []string{""}
	}
	return v.all[:v.own] // several only of units
}

// Facets counts all hits (not only those within the limit) by an attribute, most
// frequent first. A hit counts for the attributes at its first place; where it
// has several units, for each.
func (f *Found) Facets(by Facet) ([]Value, error) {
	if !f.gathered {
		if err := f.gather(); err != nil {
			return nil, err
		}
	}
	counts := make(valueCounts)
	err := f.guard(func() error {
		if by.attribute() >= ofDocument {
			f.countDocuments(by, counts)
		} else {
			f.countChains(by, counts)
		}
		return nil
	})
	all := make([]Value, 0, len(counts))
	for _, v := range counts {
		all = append(all, *v)
	}
	slices.SortFunc(all, func(a, b Value) int {
		return cmp.Or(cmp.Compare(b.Hits, a.Hits), strings.Compare(a.Value, b.Value))
	})
	return all, err
}

// valueCounts is how often each value was found.
type valueCounts map[string]*Value

func (c valueCounts) add(value string, t hitTally) {
	v := c[value]
	if v == nil {
		v = &Value{Value: value}
		c[value] = v
	}
	v.Hits += t.hits
	v.Places += t.places
}

// hitTally counts matches and their places.
type hitTally struct{ hits, places int }

func (t *hitTally) add(m *match) {
	t.hits++
	t.places += int(m.places)
}

// countDocuments counts by an attribute of documents.
func (f *Found) countDocuments(by Facet, counts valueCounts) {
	for i := 0; i < len(f.matches); {
		doc := f.matches[i].doc
		var t hitTally
		for ; i < len(f.matches) && f.matches[i].doc == doc; i++ {
			t.add(&f.matches[i])
		}
		segment, number := f.snapshot.document(int(doc))
		counts.add(by.ofDocument(func(i int) string { return f.scopes[segment].headText(number, i) }), t)
	}
}

// countChains counts by an attribute that marks give.
func (f *Found) countChains(by Facet, counts valueCounts) {
	for sc, matches := range f.bySegment() {
		c := sc.columns.chain[by.attribute()]
		lists := make([]hitTally, c.lists.n)
		for i := range matches {
			if m := &matches[i]; m.chain >= 0 {
				lists[c.list(int(m.chain))].add(m)
			} else {
				for _, value := range by.ofChain(f.crossedValues(m.chain, by.attribute())) {
					counts.add(value, hitTally{1, int(m.places)})
				}
			}
		}
		for n, t := range lists {
			if t.hits > 0 {
				for _, value := range by.ofChain(decodeValues(c.lists.at(n))) {
					counts.add(value, t)
				}
			}
		}
	}
}

// crossedValues are the values of a chain that no piece has, see [match].
func (f *Found) crossedValues(chain int32, a attribute) values {
	b := &f.crossed.columns[a]
	return decodeValues(b.lists[b.of[-1-chain]])
}

// bySegment gives the segments with the matches in each.
func (f *Found) bySegment() iter.Seq2[*scope, []match] {
	return func(yield func(*scope, []match) bool) {
		rest := f.matches
		for _, sc := range f.scopes {
			end := int32(sc.first + sc.passages())
			n, _ := slices.BinarySearchFunc(rest, end, func(m match, end int32) int { return cmp.Compare(m.passage, end) })
			if n > 0 && !yield(sc, rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// chainNumber tells the chains of all matches apart: by their segment, save for
// those of Found.crossed.
type chainNumber struct{ segment, chain int32 }

func (f *Found) chainNumber(m *match) chainNumber {
	if m.chain < 0 {
		return chainNumber{-1, m.chain}
	}
	segment, _ := f.snapshot.at(int(m.passage))
	return chainNumber{int32(segment), m.chain}
}

// speakers are the speakers of the chains of all matches.
func (f *Found) speakers() map[chainNumber]string {
	all := make(map[chainNumber]string)
	for sc, matches := range f.bySegment() {
		c := sc.columns.chain[ofSpeaker]
		for i := range matches {
			m := &matches[i]
			n := chainNumber{int32(sc.number), m.chain}
			if m.chain < 0 {
				n.segment = -1
			}
			switch _, known := all[n]; {
			case known:
			case m.chain < 0:
				all[n] = f.crossedValues(m.chain, ofSpeaker).first()
			default:
				all[n] = c.values(int(m.chain)).first()
			}
		}
	}
	return all
}
