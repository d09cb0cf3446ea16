package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// conceptTable knows the classes of words that name one thing of government
// work: 经费, 补贴 and 筹措 are all 资金. A text that asks for 经费 and one that
// grants 专项资金 share no word but a class.
type conceptTable struct {
	names []string
	terms map[[2]rune][]conceptTerm // by their first two characters, long terms first
	short map[string][]int32        // the classes of terms of one character
	broad int32                     // classes below this number are broad, the others narrow
}

// conceptTerm is a term of a class.
type conceptTerm struct {
	term  string
	class int32
}

// newConceptTable reads the built-in classes.
func newConceptTable() *conceptTable {
	t := &conceptTable{terms: make(map[[2]rune][]conceptTerm), short: make(map[string][]int32)}
	for _, list := range []string{conceptsOfMeans, conceptsOfFields, conceptsInPlainWords, conceptsOfDailyLife} {
		for line := range strings.Lines(list) {
			if terms := strings.Fields(line); len(terms) > 1 {
				t.add(terms[0], terms[1:])
			}
		}
		if list == conceptsOfFields {
			t.broad = int32(len(t.names))
		}
	}
	for key := range t.terms {
		slices.SortStableFunc(t.terms[key], func(a, b conceptTerm) int { return len(b.term) - len(a.term) })
	}
	return t
}

// add adds a class. Terms are lower-cased, as in folded text.
func (t *conceptTable) add(name string, terms []string) {
	class := int32(len(t.names))
	t.names = append(t.names, name)
	seen := make(map[string]bool, len(terms))
	for _, term := range terms {
		term = strings.ToLower(term)
		if seen[term] {
			continue
		}
		seen[term] = true
		if key := firstTwo(term); key[1] != 0 {
			t.terms[key] = append(t.terms[key], conceptTerm{term, class})
		} else {
			t.short[term] = append(t.short[term], class)
		}
	}
}

// firstTwo is the first two characters of s; the second is 0 where there is none.
func firstTwo(s string) [2]rune {
	a, n := utf8.DecodeRuneInString(s)
	b, m := utf8.DecodeRuneInString(s[n:])
	if m == 0 {
		b = 0
	}
	return [2]rune{a, b}
}

// find gives the places of terms in folded text, which words cut into words, in
// text order: of each class the longest term at a place, and none inside another
// of its class. What is part of a unit's name (财政局) is no term.
func (t *conceptTable) find(text string, words []Word) []conceptAt {
	var found []conceptAt
	word := 0
	for at := range text {
		for word < len(words) && words[word].End <= at {
			word++
		}
		for _, c := range t.terms[firstTwo(text[at:])] {
			if !strings.HasPrefix(text[at:], c.term) {
				continue
			}
			hit := conceptAt{class: c.class, start: int32(at), end: int32(at + len(c.term))}
			inside := func(o conceptAt) bool { return o.class == hit.class && o.end >= hit.end }
			if !slices.ContainsFunc(found[max(0, len(found)-16):], inside) && !namesUnit(text[hit.end:]) {
				found = append(found, hit)
			}
		}
		if word < len(words) && words[word].Start == at {
			for _, class := range t.short[text[at:words[word].End]] {
				found = append(found, conceptAt{class: class, start: int32(at), end: int32(words[word].End)})
			}
		}
	}
	return found
}

// namesUnit reports whether what stands before rest is part of a unit's name:
// 财政|局, 规划|部门.
func namesUnit(rest string) bool {
	return prefixIn(rest, "局 厅 委 部门 主管部门") > 0 && prefixIn(rest, "局部 局面 局限 委员 委托 委派 厅堂") == 0
}
