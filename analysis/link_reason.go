package analysis

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis/internal/related"
	"yian/corpus"
)

// reasons says in words what ties a to b, and where it stands in each. Both must
// name an object: what is done with it (加大, 推进) shows nothing by itself. A link for
// which nothing can be shown has no evidence.
func (l *linker) reasons(a, b *linkEnd) (reasons []string, evidence []Evidence) {
	show := func(phrase string, from, to corpus.Stretch) {
		evidence = append(evidence, Evidence{Phrase: phrase, From: a.sourceSpan(from), To: b.sourceSpan(to)})
	}
	shared := sharedPhrases(a.read, b.read)
	telling := slices.DeleteFunc(slices.Clone(shared), func(p sharedPhrase) bool { return !l.reader.namesObject(a.read, p.from) })
	for i, p := range telling[:min(len(telling), 3)] {
		if i > 0 && p.weight < leastPhrase {
			break
		}
		phrase := a.printed(p.from)
		reasons = append(reasons, "共有“"+phrase+"”")
		show(phrase, p.from, p.to)
	}
	terms := l.sharedTerms(a.read, b.read, shared, leastClass)
	if len(evidence) == 0 && len(terms) == 0 {
		terms = l.sharedTerms(a.read, b.read, shared, 0)
	}
	for _, c := range terms {
		name, x, y := l.reader.concepts.names[c.class], a.printed(c.from), b.printed(c.to)
		if x == y {
			reasons = append(reasons, "共有“"+x+"”")
			show(x, c.from, c.to)
			continue
		}
		reasons = append(reasons, "“"+x+"”与“"+y+"”同属"+name)
		show(name, c.from, c.to)
	}
	if x, y, weight := sharedFigure(a.read.figures, b.read.figures); weight >= tellingFigure {
		from, to := x.stretch(), y.stretch()
		u, v := a.printed(from), b.printed(to)
		if u == v {
			reasons = append(reasons, "共有“"+u+"”")
			show(u, from, to)
		} else {
			reasons = append(reasons, "“"+u+"”与“"+v+"”数目相同")
			show(u+"—"+v, from, to)
		}
	}
	if len(evidence) == 0 {
		if from, to, ok := l.nearestWords(a.read, b.read); ok {
			x, y := a.printed(from), b.printed(to)
			reasons = append(reasons, "“"+x+"”与“"+y+"”意思相近")
			show(x+"—"+y, from, to)
		}
	}
	if len(evidence) > 0 {
		if name := actionName(a.read.acts & b.read.acts); name != "" {
			reasons = append(reasons, "同为"+name+"类举措")
		}
	}
	return reasons, evidence
}

// namesObject reports whether a word of t in part says what something is about.
func (r *textReader) namesObject(t *linkText, part corpus.Stretch) bool {
	return slices.ContainsFunc(t.words, func(w linkWord) bool {
		return int(w.start) >= part.Start && int(w.end) <= part.End && r.isObject(t.spelling(&w))
	})
}

// spelling is the word w of t.
func (t *linkText) spelling(w *linkWord) string { return t.folded.Text[w.start:w.end] }

// isObject reports whether a word may name an object: it is no verb of routine (推进),
// no measure of one (有效) and nothing that could stand anywhere (工作, 单位).
func (r *textReader) isObject(word string) bool {
	switch r.roles[word] {
	case roleVerb, roleVague, roleStop, roleModifier:
		return false
	}
	return true
}

// isThing reports an object that is no activity (治理, 改造) either: those come near
// in meaning to whatever they are done to.
func (r *textReader) isThing(word string) bool {
	return r.isObject(word) && r.roles[word] != roleActivity
}

// sourceSpan is where st of the folded text stands in the document.
func (e *linkEnd) sourceSpan(st corpus.Stretch) corpus.Span {
	s := e.read.folded.Span(st)
	return corpus.Span{Start: e.span.Start + s.Start, End: e.span.Start + s.End}
}

// printed is the wording at st of the folded text as the document has it, without
// line breaks.
func (e *linkEnd) printed(st corpus.Stretch) string {
	s := e.read.folded.Span(st)
	return corpus.Unspace(e.text[s.Start:s.End])
}

// at is the folded text at st.
func (t *linkText) at(st corpus.Stretch) string { return t.folded.Text[st.Start:st.End] }

// sharedPhrase is a string that two texts have in common.
type sharedPhrase struct {
	from, to corpus.Stretch
	weight   float64
}

// sharedPhrases gives the longest strings that a and b have in common, cut to
// whole words of a, weightiest first, none twice.
func sharedPhrases(a, b *linkText) []sharedPhrase {
	places := make(map[int32][]int32, len(b.pairs)) // of each pair in b
	for i, p := range b.pairs {
		places[p.id] = append(places[p.id], int32(i))
	}
	var all []sharedPhrase
	for i := 0; i < len(a.pairs); {
		length, at := 0, int32(0)
		for _, k := range places[a.pairs[i].id] {
			if n := commonRun(a.pairs[i:], b.pairs[k:]); n > length {
				length, at = n, k
			}
		}
		if length == 0 {
			i++
			continue
		}
		from := corpus.Stretch{Start: int(a.pairs[i].at), End: int(a.pairs[i+length-1].end)}
		if p, ok := a.wholeWords(from, int(b.pairs[at].at)); ok {
			all = append(all, p)
		}
		i += length
	}
	slices.SortStableFunc(all, func(x, y sharedPhrase) int { return cmp.Compare(y.weight, x.weight) })
	var once []sharedPhrase
	for _, p := range all {
		inside := func(o sharedPhrase) bool { return strings.Contains(a.at(o.from), a.at(p.from)) }
		if !slices.ContainsFunc(once, inside) {
			once = append(once, p)
		}
	}
	return once
}

// commonRun is how many pairs a and b begin with in common, each overlapping the
// one before.
func commonRun(a, b []pairAt) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].id == b[n].id {
		if n > 0 && (a[n].at >= a[n-1].end || b[n].at >= b[n-1].end) {
			break
		}
		n++
	}
	return n
}

// wholeWords cuts the phrase at from, which the other text has at to, to the
// content words it holds whole; ok is false where there is none.
func (t *linkText) wholeWords(from corpus.Stretch, to int) (p sharedPhrase, ok bool) {
	start, end := -1, -1
	for i := range t.words {
		w := &t.words[i]
		if int(w.start) >= from.Start && int(w.end) <= from.End {
			if start < 0 {
				start = int(w.start)
			}
			end = int(w.end)
			p.weight += w.weight
		}
	}
	if start < 0 {
		return p, false
	}
	// A character that the dictionary leaves over belongs to the phrase: 助|餐服务.
	if lone := t.folded.Text[from.Start:start]; utf8.RuneCountInString(lone) == 1 && !strings.Contains(looseCharacters, lone) {
		start = from.Start
	}
	if lone := t.folded.Text[end:from.End]; utf8.RuneCountInString(lone) == 1 && !strings.Contains(looseCharacters, lone) {
		end = from.End
	}
	p.from = corpus.Stretch{Start: start, End: end}
	p.to = corpus.Stretch{Start: to + start - from.Start, End: to + end - from.Start}
	return p, true
}

// leastPhrase is the weight below which a shared phrase is too common to be a
// reason beside a better one.
const leastPhrase = 0.25

// looseCharacters stand between phrases and belong to none.
const looseCharacters = "的和与及或等了在对将把为以各其并所于到从向由被给要应不进是有第这那个也都就再又而后前中内外上下，。；：、“”（）！？《》"

// sharedTerm is a term of each text of one class.
type sharedTerm struct {
	class    int32
	from, to corpus.Stretch
	weight   float64
}

// leastClass is the weight below which a shared class is no reason.
const leastClass = 0.3

// nearestWords gives the words of a and b that come nearest in meaning, weighty
// ones before others; ok is false where none are near.
func (l *linker) nearestWords(a, b *linkText) (from, to corpus.Stretch, ok bool) {
	most := 0.0
	for i := range a.words {
		for k := range b.words {
			v, w := &a.words[i], &b.words[k]
			if !l.reader.isThing(a.spelling(v)) || !l.reader.isThing(b.spelling(w)) {
				continue
			}
			near := related.Cosine(a.meaning(v), b.meaning(w))
			if weight := float64(near) * math.Sqrt(v.weight*w.weight); near >= leastNear && weight > most {
				from, to, most = corpus.Stretch{Start: int(v.start), End: int(v.end)}, corpus.Stretch{Start: int(w.start), End: int(w.end)}, weight
			}
		}
	}
	return from, to, most > 0
}

// leastNear is the cosine from which on two words are called near in meaning.
const leastNear = 0.5

// sharedTerms gives up to two classes of which the texts have different terms
// that are not part of the shared phrases, weightiest first.
func (l *linker) sharedTerms(a, b *linkText, shared []sharedPhrase, least float64) []sharedTerm {
	var all []sharedTerm
	a.classes.common(b.classes, func(class int32) {
		if w := a.classWeight(class); w >= least {
			from, to := l.nearestTerms(a, b, class)
			x, y := a.at(from), b.at(to)
			inside := strings.Contains(x, y) || strings.Contains(y, x)
			again := slices.ContainsFunc(all, func(o sharedTerm) bool { return o.from == from && o.to == to })
			if !again && (x == y && l.reader.isObject(x) || x != y && (least == 0 || !inside)) {
				all = append(all, sharedTerm{class, from, to, w})
			}
		}
	})
	slices.SortStableFunc(all, func(x, y sharedTerm) int { return cmp.Compare(y.weight, x.weight) })
	all = slices.DeleteFunc(all, func(t sharedTerm) bool {
		return slices.ContainsFunc(shared, func(p sharedPhrase) bool {
			return p.from.Contains(t.from) && p.to.Contains(t.to) || a.at(t.from) == b.at(t.to) && strings.Contains(a.at(p.from), a.at(t.from))
		})
	})
	return all[:min(len(all), 2)]
}

// nearestTerms are the places of the terms of class in a and b that say most alike
// what they name: the same one, else those that come nearest in meaning, of equals the
// longest and first.
func (l *linker) nearestTerms(a, b *linkText, class int32) (from, to corpus.Stretch) {
	best := -1.0
	for _, c := range a.concepts {
		for _, d := range b.concepts {
			if c.class != class || d.class != class {
				continue
			}
			x, y := corpus.Stretch{Start: int(c.start), End: int(c.end)}, corpus.Stretch{Start: int(d.start), End: int(d.end)}
			near := l.alikeTerms(a.at(x), b.at(y))
			if near > 2 && !l.reader.isObject(a.at(x)) {
				near = 0
			}
			if near > best {
				from, to, best = x, y, near
			}
		}
	}
	return from, to
}

// alikeTerms is how far two terms say the same, above 2 for one and the same, a little
// more for long ones.
func (l *linker) alikeTerms(x, y string) float64 {
	long := 0.01 * float64(utf8.RuneCountInString(x)+utf8.RuneCountInString(y))
	if x == y {
		return 2 + long
	}
	return max(0, float64(related.Cosine(l.reader.related.Vector(x), l.reader.related.Vector(y)))) + long
}
