package analysis

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// mostKeywords is how many theme phrases a document gets at most.
const mostKeywords = 30

// leastScore is the log-odds below which a phrase is not worth a line: 2 in 100.
const leastScore = -4

// findKeywords finds the theme phrases of the document, best first: names that
// stand free in the text, that the document uses often and in prominent places,
// and that official language at large uses seldom.
//
// r is what was found so far: persons that it names are no themes, and its notes
// of who is responsible are not read for themes.
func findKeywords(p *page, k Knowledge, r *Result) []Keyword {
	if k.Words == nil {
		return nil
	}
	t := newThemes(p, k.Words)
	defer k.Words.themes().release(&t.themeScratch)
	t.leaveOut(r)
	t.noteIndicators(r)
	t.weigh()
	t.collect()
	ranked := t.rank()
	chosen := t.choose(ranked)
	var keywords []Keyword
	for _, c := range chosen {
		if kw := t.keyword(c); kw.Count > 0 {
			keywords = append(keywords, kw)
		}
	}
	if k.Others {
		r.Others = t.others(ranked, chosen, r)
	}
	return keywords
}

// keyword writes a phrase as it is printed. A place where a page header cuts it
// in two does not count.
func (t *themes) keyword(c *phrase) Keyword {
	kw := t.named(c)
	for _, r := range c.at {
		st := t.printed(r)
		if corpus.Unspace(t.page.source(st)) == corpus.Unspace(t.page.clean(st)) {
			kw.Spans = append(kw.Spans, t.page.span(st))
		}
	}
	kw.Count = len(kw.Spans)
	return kw
}

// named is a phrase as it is printed where it stands first, without its places.
func (t *themes) named(c *phrase) Keyword {
	kw := Keyword{
		Term:  corpus.Unspace(t.page.clean(t.printed(c.at[0]))),
		Type:  t.typeOf(c),
		Score: math.Round(1000/(1+math.Exp(-c.score))) / 10,
		Count: len(c.at),
	}
	for _, short := range c.aliases {
		kw.Aliases = append(kw.Aliases, t.page.clean(t.printed(short.at[0])))
	}
	return kw
}

// printed is where a run of words stands; a quoted name that is one word to the
// reader goes without its quotation marks.
func (t *themes) printed(r run) corpus.Stretch {
	st := t.stretch(r)
	if inner, ok := unquote(t.page.text[st.Start:st.End]); ok {
		st.Start += len("“")
		st.End = st.Start + len(inner)
	}
	return st
}

// unquote takes the quotation marks from a name that is nothing but quoted. A
// name with punctuation inside keeps them: “双随机、一公开”.
func unquote(text string) (string, bool) {
	inner, ok := strings.CutPrefix(text, "“")
	if !ok {
		return text, false
	}
	inner, ok = strings.CutSuffix(inner, "”")
	if !ok || strings.ContainsFunc(inner, func(r rune) bool { return !isWordRune(r) }) {
		return text, false
	}
	return inner, true
}

// rank scores the phrases that can be theme phrases, best first.
func (t *themes) rank() []*phrase {
	t.mergeAliases()
	t.cover()
	m := t.model()
	var ranked []*phrase
	for i, c := range t.phrases {
		if i%4096 == 0 && t.page.stopped() {
			break
		}
		if !t.isBarred(c) {
			f := t.features(c)
			if c.score = m.score(&f); c.score > leastScore {
				ranked = append(ranked, c)
			}
		}
	}
	slices.SortFunc(ranked, func(a, b *phrase) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at[0].first, b.at[0].first), cmp.Compare(b.at[0].n, a.at[0].n))
	})
	return ranked
}

// isBrief reports whether the document has no more than some 500 characters.
func (t *themes) isBrief() bool { return len(t.page.text) < 1500 }

// repetition is how much a phrase loses when all of it is in better ones, in
// log-odds.
const repetition = 0.8

// choose takes the best of the ranked phrases one after the other. None is taken
// that says what one before says, and the more of a phrase stands in those
// before, the more it loses: after 社区治理 comes 网格员队伍, not 社区治理体系.
func (t *themes) choose(ranked []*phrase) []*phrase {
	ranked = slices.Clone(ranked[:min(mostRanked, len(ranked))])
	var chosen []*phrase
	said := make(map[[2]rune]bool) // pairs of characters in the chosen
	for len(chosen) < mostKeywords && len(ranked) > 0 {
		best, score := 0, math.Inf(-1)
		for i, c := range ranked {
			if c.score <= score { // no loss makes it the best
				break
			}
			if s := c.score - repetition*shareOf(t.text(c), said); s > score {
				best, score = i, s
			}
		}
		c := ranked[best]
		c.score = score
		chosen = append(chosen, c)
		name := t.text(c)
		for pair := range pairsOf(name) {
			said[pair] = true
		}
		ranked = slices.Delete(ranked, best, best+1)
		ranked = slices.DeleteFunc(ranked, func(c *phrase) bool { return areAlike(name, t.text(c)) || isShortened(name, t.text(c)) })
	}
	return chosen
}

// mostRanked is how many ranked phrases are looked at to choose from.
const mostRanked = 120

// pairsOf yields the pairs of neighbouring characters of name.
func pairsOf(name string) iter.Seq[[2]rune] {
	return func(yield func([2]rune) bool) {
		previous := rune(0)
		for _, r := range name {
			if previous != 0 && !yield([2]rune{previous, r}) {
				return
			}
			previous = r
		}
	}
}

// shareOf is the share of the pairs of characters of name that are in said.
func shareOf(name string, said map[[2]rune]bool) float64 {
	in, all := 0, 0
	for pair := range pairsOf(name) {
		if all++; said[pair] {
			in++
		}
	}
	return float64(in) / float64(max(1, all))
}

// areAlike reports whether two names say the same: the one holds the other, and
// the shorter has two thirds of the length.
func areAlike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.Contains(b, a) && 3*utf8.RuneCountInString(a) >= 2*utf8.RuneCountInString(b)
}

// isShortened reports whether one of two names is the other with characters left
// out: 科创走廊 of 科创大走廊. They are nearly as long.
func isShortened(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if 3*len(a) < 2*len(b) {
		return false
	}
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i+utf8.RuneLen(r):]
	}
	return true
}
