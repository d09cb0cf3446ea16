package exact

import (
	"fmt"
	"unicode/utf8"

	"yian/corpus"
)

// Query says which passages are wanted, and which places in them are shown. It
// is one of [String], [Pattern], [Matcher], [And], [Or], [Not], [Near],
// [InDocument], [Among] and [All].
type Query interface {
	// prepare checks the query and folds its strings, once for all segments.
	prepare(*Snapshot) (plan, error)
}

// String matches passages in which Text stands. Its places are all of them,
// also those that overlap (two of 研究研究 in 研究研究研究).
type String struct {
	Text string
	// Verbatim finds Text only as it is written; else the folded forms are
	// compared (corpus.Fold): 會同 finds 会同, ＧＤＰ gdp, 推进改革 also where a
	// line is broken in it.
	Verbatim bool
}

// Pattern matches passages in which its parts stand one after the other. Its
// places are the shortest from each place of the first string.
//
//	关于*4的建议   Pattern{{Text: "关于"}, {Max: 4}, {Text: "的建议"}}
//	第?次会议     Pattern{{Text: "第"}, {Min: 1, Max: 1}, {Text: "次会议"}}
type Pattern []Part

// Part is a string of a [Pattern], or where Text is empty a gap of Min to Max
// characters of the folded text.
type Part struct {
	Text     string
	Min, Max int
}

// And matches passages that all its queries match; its places are all of theirs.
type And []Query

// Or matches passages that one of its queries matches.
type Or []Query

// Not matches passages that its query does not match. It has no places.
type Not struct{ Query Query }

// Near matches passages in which places of two queries stand next to each other,
// in either order, with at most Chars characters of the folded text between
// them. Its places are those.
type Near struct {
	A, B  Query
	Chars int
}

// InDocument matches all passages of the documents of which some passage matches
// its query; its places are the query's. With it And, Or and Not reach over the
// passages of a document: [AllInDocument].
type InDocument struct{ Query Query }

// All matches every passage. It has no places.
type All struct{}

// AllInDocument matches passages that one of the queries matches, in documents
// in which each of them is matched by some passage.
func AllInDocument(queries ...Query) Query {
	all := And{Or(queries)}
	for _, q := range queries {
		all = append(all, InDocument{q})
	}
	return all
}

// maxGap bounds the gaps of a pattern and the distance of Near.
const maxGap = 1 << 20

func (q String) prepare(*Snapshot) (plan, error) {
	folded, err := foldQuery(q.Text)
	if err != nil {
		return nil, err
	}
	switch {
	case q.Verbatim:
		return verbatimPlan{source: q.Text, folded: folded}, nil
	case folded == "":
		return nil, fmt.Errorf("%w: %q is white space alone", ErrQuery, q.Text)
	}
	return stringPlan(folded), nil
}

// foldQuery is the folded form of a string that is looked for.
func foldQuery(s string) (string, error) {
	if s == "" {
		return "", fmt.Errorf("%w: empty string", ErrQuery)
	}
	if err := checkUTF8(s); err != nil {
		return "", err
	}
	return corpus.Fold(s).Text, nil
}

func checkUTF8(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%w: %q: %w", ErrQuery, s, errNotUTF8)
	}
	return nil
}

func (q And) prepare(s *Snapshot) (plan, error) {
	of, err := prepareAll(s, q)
	return andPlan(of), err
}

func (q Or) prepare(s *Snapshot) (plan, error) {
	of, err := prepareAll(s, q)
	return orPlan(of), err
}

func prepareAll(s *Snapshot, queries []Query) ([]plan, error) {
	if len(queries) == 0 {
		return nil, fmt.Errorf("%w: nothing to combine", ErrQuery)
	}
	var plans []plan
	for _, q := range queries {
		p, err := prepare(s, q)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// prepare prepares a query that may be missing.
func prepare(s *Snapshot, q Query) (plan, error) {
	if q == nil {
		return nil, fmt.Errorf("%w: no query", ErrQuery)
	}
	return q.prepare(s)
}

func (q Not) prepare(s *Snapshot) (plan, error) {
	p, err := prepare(s, q.Query)
	return notPlan{p}, err
}

func (q Near) prepare(s *Snapshot) (plan, error) {
	if q.Chars < 0 || q.Chars > maxGap {
		return nil, fmt.Errorf("%w: distance of %d characters", ErrQuery, q.Chars)
	}
	a, err := prepare(s, q.A)
	if err != nil {
		return nil, err
	}
	b, err := prepare(s, q.B)
	return nearPlan{a, b, q.Chars}, err
}

func (q InDocument) prepare(s *Snapshot) (plan, error) {
	p, err := prepare(s, q.Query)
	return inDocumentPlan{p}, err
}

func (All) prepare(*Snapshot) (plan, error) { return allPlan{}, nil }
