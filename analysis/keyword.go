package analysis

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	t.leaveOut(r)
	t.noteIndicators(r)
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
	kw := Keyword{
		Term:  corpus.Unspace(t.page.clean(t.printed(c.at[0]))),
		Type:  t.typeOf(c),
		Score: math.Round(1000/(1+math.Exp(-c.score))) / 10,
	}
	for _, r := range c.at {
		st := t.printed(r)
		if corpus.Unspace(t.page.source(st)) == corpus.Unspace(t.page.clean(st)) {
			kw.Spans = append(kw.Spans, t.page.span(st))
		}
	}
	kw.Count = len(kw.Spans)
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
	var ranked []*phrase
	for _, c := range t.phrases {
		if c.free() && !c.covered && t.isSound(c) {
			if c.score = t.score(c); c.score > leastScore {
				ranked = append(ranked, c)
			}
		}
	}
	slices.SortFunc(ranked, func(a, b *phrase) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at[0].first, b.at[0].first), cmp.Compare(b.at[0].n, a.at[0].n))
	})
	return ranked
}

// score is the log-odds that people would note a phrase as a theme. The weights
// were fitted to phrases noted by people and rounded; what is said by them is
// this: a phrase counts more the more often it stands in the document (the most),
// in headings and in the first sentences of paragraphs; names of five to nine
// characters are preferred to single short words; so are phrases that are neither
// commonplace in official language nor oddities; names that stand in enumerations
// or end vaguely count less.
func (t *themes) score(c *phrase) float64 {
	n := float64(len(c.at))
	for _, short := range c.aliases {
		n += float64(len(short.at))
	}
	score := -3.5 + 1.2*math.Log2(n) + t.shape(c)
	if c.places[inHeading] > 0 {
		score += 0.9
	}
	if c.places[inTitle] > 0 {
		score += 1.5
	}
	if c.places[inLead] > 0 {
		score += 0.35
	}
	rarity := t.rarity(c)
	score += 0.2*rarity - 0.03*(rarity-4)*(rarity-4)
	score -= 0.5 * float64(c.enumerated) / n
	first, last := t.ends(c)
	for i := first; i <= last; i++ {
		if t.words[i].runes == 1 {
			score -= 0.25
		}
		if t.words[i].role == roleVague {
			score -= 0.3
		}
	}
	if t.words[first].role == roleActivity && first < last && t.words[first+1].role == roleContent { // 管理|网格员
		score--
	}
	switch t.words[last].role {
	case roleActivity:
		score += 0.4
	case roleVague:
		score -= 0.5
	}
	return score
}

// rarity is how rare the words of a phrase are at large, on the average of its
// characters.
func (t *themes) rarity(c *phrase) float64 {
	sum := 0.0
	first, last := t.ends(c)
	for i := first; i <= last; i++ {
		sum += t.ref.Rarity(t.spelling(i)) * float64(t.words[i].runes)
	}
	return sum / float64(c.runes)
}

// shape prefers phrases as long as people write on a document's card to single
// short words, less so where the document is hardly longer than a card.
func (t *themes) shape(c *phrase) float64 {
	weight := 0.0
	switch c.runes {
	case 2:
		weight = -2.2
	case 3:
		weight = -0.7
	case 5, 6, 7, 8, 9:
		weight = 0.5
	}
	if c.at[0].n == 1 && c.runes < 4 {
		weight -= 1.2
	}
	if t.isBrief() {
		weight *= 0.6
	}
	return weight
}

// isBrief reports whether the document has no more than some 500 characters.
func (t *themes) isBrief() bool { return len(t.page.text) < 1500 }

// choose takes the best of the ranked phrases, leaving out those that say again
// what a better one says, and short words that mostly stand inside the others.
func (t *themes) choose(ranked []*phrase) []*phrase {
	var chosen []*phrase
	for _, c := range ranked {
		if len(chosen) == mostKeywords*4/3 {
			break
		}
		if !slices.ContainsFunc(chosen, func(better *phrase) bool { return t.repeats(c, better) }) {
			chosen = append(chosen, c)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(chosen), func(c *phrase) bool { return t.isSpent(c, chosen) })
	return kept[:min(mostKeywords, len(kept))]
}

// isSpent reports whether a short word stands so often in the chosen phrases that
// it says little beside them: 农机 beside 农机装备, 农机作业.
func (t *themes) isSpent(c *phrase, chosen []*phrase) bool {
	if c.runes > 3 || t.isBrief() {
		return false
	}
	inside := 0
	for _, other := range chosen {
		if other != c && strings.Contains(t.text(other), t.text(c)) {
			inside += len(other.at)
		}
	}
	return 2*inside >= len(c.at)
}

// repeats reports whether c says what better says: the one holds the other, and
// they are nearly as long, or the shorter one hardly stands without the longer.
func (t *themes) repeats(c, better *phrase) bool {
	short, long := t.text(c), t.text(better)
	shortCount, longCount := len(c.at), len(better.at)
	if len(short) > len(long) {
		short, long, shortCount, longCount = long, short, longCount, shortCount
	}
	return strings.Contains(long, short) && (3*len(short) >= 2*len(long) || 5*longCount >= 4*shortCount)
}
