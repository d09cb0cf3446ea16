package index

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
	"yian/index/exact"
	"yian/index/internal/runes"
)

// Suggestion is a query that finds something.
type Suggestion struct {
	Query string `json:"query"` // in the query language
	Why   string `json:"why"`   // in Chinese: 差一个字, 一部分, 分成词, 单独检索, 当作发言人, 当作单位
	Total int    `json:"total"` // passages it finds; 0 only for a string of several that occurs nowhere
}

// maxSuggestions is how many suggestions are made.
const maxSuggestions = 8

// suggest gives what is near q, which finds nothing.
func (ix *Index) suggest(ctx context.Context, s *snapshot, q Query, o Options) ([]Suggestion, error) {
	g := suggester{ix: ix, s: s, o: o, ctx: ctx}
	g.o.Sort = Unsorted // they are counted, not kept
	all := wanted(q)
	if and, ok := q.(*And); ok {
		if err := g.names(and); err != nil {
			return nil, err
		}
	}
	const most = 5
	for i, str := range all[:min(len(all), most)] {
		n, err := g.total(str)
		if err != nil {
			return nil, err
		}
		if len(all) > 1 {
			g.add(str.String(), "单独检索", n)
		}
		if n > 0 || i > 0 && len(g.found) >= maxSuggestions {
			continue
		}
		if err := g.near(str); err != nil {
			return nil, err
		}
	}
	return g.found, nil
}

// suggester collects suggestions.
type suggester struct {
	ix  *Index
	s   *snapshot
	o   Options
	ctx context.Context

	found []Suggestion
}

func (g *suggester) add(query, why string, total int) {
	known := slices.ContainsFunc(g.found, func(s Suggestion) bool { return s.Query == query })
	if !known && len(g.found) < maxSuggestions {
		g.found = append(g.found, Suggestion{query, why, total})
	}
}

// total is how many passages q finds.
func (g *suggester) total(q Query) (int, error) {
	f, err := g.ix.find(g.ctx, g.s, q, g.o)
	if err != nil {
		return 0, err
	}
	return f.Total, nil
}

// names adds the query in which a string of and is taken as the name of who
// speaks or of a unit: who looks for 王芳 电梯 may mean what she says about it, where
// her name does not stand again.
func (g *suggester) names(and *And) error {
	for i, part := range and.Parts {
		str, ok := part.(*String)
		if n := utf8.RuneCountInString(corpus.Fold(part.String()).Text); !ok || n < 2 || n > 12 {
			continue
		}
		for _, as := range []struct {
			name FieldName
			why  string
		}{{FieldSpeaker, "当作发言人"}, {FieldUnit, "当作单位"}} {
			field := &Field{Name: as.name, Value: str.Text}
			test, err := newFieldTest(as.name, str.Text, false)
			if err != nil {
				return err
			}
			field.test = test
			q := &And{Parts: slices.Clone(and.Parts)}
			q.Parts[i] = field
			n, err := g.total(q)
			if err != nil {
				return err
			}
			if n > 0 {
				g.add(q.String(), as.why, n)
			}
		}
	}
	return nil
}

// near adds what is near a string that occurs nowhere.
func (g *suggester) near(str *String) error {
	text := corpus.Fold(str.Text).Text
	if n := utf8.RuneCountInString(text); n > 100 || !str.Plain && strings.ContainsAny(text, "?*") {
		return nil // no part of it stands for the whole
	}
	for _, step := range []func(string) error{g.oneOff, g.words, g.parts} {
		if err := step(text); err != nil {
			return err
		}
	}
	return nil
}

// maxLooked is in how many passages that hold half of a string its like is looked
// for.
const maxLooked = 2000

// oneOff adds strings of the corpus that differ from text in one character: one
// that was changed, added or left out. One half of text stands in them as it is.
func (g *suggester) oneOff(text string) error {
	want := []rune(text)
	if len(want) < 3 {
		return nil
	}
	counts := make(map[string]int) // passages that hold each
	half := len(want) / 2
	for _, needle := range []string{string(want[:half]), string(want[half:])} {
		find, err := exact.NewMatcher(exact.Pattern{{Text: needle}}, exact.Folded)
		if err != nil {
			return err
		}
		looked := 0
		for t, err := range g.s.texts(g.ctx, needle) {
			if err != nil {
				return err
			}
			if looked++; looked > maxLooked {
				break
			}
			for _, near := range oneOffIn(t.Folded, want, find.Find(t.Folded, nil), needle == string(want[half:])) {
				counts[near]++
			}
		}
	}
	var all []string
	for near := range counts {
		all = append(all, near)
	}
	slices.SortFunc(all, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	for _, near := range all[:min(len(all), 3)] {
		n, err := g.total(&String{Text: near, Plain: true})
		if err != nil {
			return err
		}
		if n > 0 {
			g.add(quote(near), "差一个字", n)
		}
	}
	return nil
}

// oneOffIn gives the stretches of text that are one character from want, where
// one half of want stands in them, at halves: the second or the first.
func oneOffIn(text string, want []rune, halves []corpus.Stretch, second bool) []string {
	var all []string
	for _, st := range halves {
		for _, length := range []int{len(want), len(want) + 1, len(want) - 1} {
			var near string
			var ok bool
			if second {
				var start int
				if start, ok = runes.Before(text, st.End, length); ok {
					near = text[start:st.End]
				}
			} else {
				var end int
				if end, ok = runes.After(text, st.Start, length); ok {
					near = text[st.Start:end]
				}
			}
			if ok && isOneOff([]rune(near), want) && !slices.Contains(all, near) {
				all = append(all, near)
			}
		}
	}
	return all
}

// isOneOff reports whether a becomes b when one character is changed, added or
// left out.
func isOneOff(a, b []rune) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch {
	case len(a) == len(b):
		return len(a) > 0 && slices.Equal(a[1:], b[1:])
	case len(a) == len(b)+1:
		return slices.Equal(a[1:], b)
	case len(a)+1 == len(b):
		return slices.Equal(a, b[1:])
	}
	return false
}

// words adds the query for the words of text, all of them in one passage.
func (g *suggester) words(text string) error {
	words := topics(g.ix.config.Words, text)
	if len(words) < 2 {
		return nil
	}
	q := &And{}
	for _, w := range words {
		q.Parts = append(q.Parts, &String{Text: w, Plain: true})
	}
	n, err := g.total(q)
	if err == nil && n > 0 {
		g.add(strings.Join(words, " "), "分成词", n)
	}
	return err
}

// parts adds the longest beginning and the longest ending of text that occur.
func (g *suggester) parts(text string) error {
	want := []rune(text)
	cuts := []func(n int) string{
		func(n int) string { return string(want[:n]) },
		func(n int) string { return string(want[len(want)-n:]) },
	}
	for _, cut := range cuts {
		low, high := 1, len(want) // a part of length low occurs, or is too short to offer
		for low+1 < high {
			middle := (low + high) / 2
			if found, err := g.occurs(cut(middle)); err != nil {
				return err
			} else if found {
				low = middle
			} else {
				high = middle
			}
		}
		if low < 2 {
			continue
		}
		q := &String{Text: cut(low), Plain: true}
		n, err := g.total(q)
		if err != nil {
			return err
		}
		if n > 0 {
			g.add(quote(q.Text), "一部分", n)
		}
	}
	return nil
}

// occurs reports whether a folded text stands in some passage.
func (g *suggester) occurs(text string) (bool, error) {
	for _, err := range g.s.texts(g.ctx, text) {
		return err == nil, err
	}
	return false, nil
}
