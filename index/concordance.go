package index

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
)

// Line is a place of the query with what stands before and after it in its
// passage, without line breaks and other white space.
type Line struct {
	Left, Match, Right string
	LeftWidth          int         // columns of Left in a terminal, to align the matches
	Span               corpus.Span // of the match, bytes of the document
	Hit                *Hit        // the passage
}

// LineSort is the order of the lines of a concordance.
type LineSort uint8

// The orders of lines.
const (
	LinesByHit   LineSort = iota // that of the hits
	LinesByLeft                  // by what stands before, read backwards from the match
	LinesByRight                 // by what stands after
)

// Lines gives a concordance: one line for each place of the query in the hits
// within the limit, with at most width columns before and after it. Only the
// order of the hits streams; the others read all lines first.
func (f *Found) Lines(width int, order LineSort) iter.Seq2[Line, error] {
	lines := f.lines(width)
	if order == LinesByHit {
		return lines
	}
	return func(yield func(Line, error) bool) {
		var all []Line
		for l, err := range lines {
			if err != nil {
				yield(l, err)
				return
			}
			all = append(all, l)
		}
		key := func(l Line) string { return corpus.Fold(l.Right).Text }
		if order == LinesByLeft {
			key = func(l Line) string { return backwards(corpus.Fold(l.Left).Text) }
		}
		slices.SortStableFunc(all, func(a, b Line) int { return strings.Compare(key(a), key(b)) })
		for _, l := range all {
			if !yield(l, nil) {
				return
			}
		}
	}
}

func (f *Found) lines(width int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for h, err := range f.Hits() {
			if err != nil {
				yield(Line{}, err)
				return
			}
			for _, m := range h.Matches {
				if !yield(line(&h, m, width), nil) {
					return
				}
			}
		}
	}
}

// line is the line of the place m of a hit.
func line(h *Hit, m corpus.Span, width int) Line {
	at, end := m.Start-h.Span.Start, m.End-h.Span.Start
	l := Line{Left: leftOf(h.Text[:at], width), Match: corpus.Unspace(h.Text[at:end]), Right: rightOf(h.Text[end:], width), Span: m, Hit: h}
	l.LeftWidth = TextWidth(l.Left)
	return l
}

// lookAround is how many bytes for each column are looked at: white space is
// dropped from them.
const lookAround = 16

// leftOf is the end of s that fits into width columns.
func leftOf(s string, width int) string {
	s = corpus.Unspace(onRune(s[max(0, len(s)-lookAround*(width+1)):]))
	at := len(s)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if width -= Width(r); width < 0 {
			break
		}
		at -= size
	}
	return s[at:]
}

// rightOf is the beginning of s that fits into width columns.
func rightOf(s string, width int) string {
	s = s[:min(len(s), lookAround*(width+1))]
	for !utf8.ValidString(s) && len(s) > 0 {
		s = s[:len(s)-1]
	}
	s = corpus.Unspace(s)
	for at, r := range s {
		if width -= Width(r); width < 0 {
			return s[:at]
		}
	}
	return s
}

// onRune is s from its first whole character.
func onRune(s string) string {
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// Collocate is a word that stands near the query's places.
type Collocate struct {
	Word     string  `json:"word"`
	Count    int     `json:"count"`    // passages of the hits in which it stands within the window
	Passages int     `json:"passages"` // of the corpus in which it stands
	Score    float64 `json:"score"`    // log-likelihood; 3.84 is significant at 5 %, 10.83 at 0.1 %
}

// CollocateOptions says which words count.
type CollocateOptions struct {
	Window int // characters before and after a place; 0 is 10
	Min    int // least Count; 0 is 2
	Limit  int // 0 is all
}

// Collocates gives the words that stand near the query's places more often than
// their frequency in the corpus lets expect, by log-likelihood over passages.
func (f *Found) Collocates(o CollocateOptions) ([]Collocate, error) {
	o.Window, o.Min = cmp.Or(o.Window, 10), cmp.Or(o.Min, 2)
	counts, err := f.wordsAround(o.Window)
	if err != nil {
		return nil, err
	}
	var all []Collocate
	for word, n := range counts {
		if n >= o.Min {
			all = append(all, Collocate{Word: word, Count: n})
		}
	}
	slices.SortFunc(all, func(a, b Collocate) int { return strings.Compare(a.Word, b.Word) })
	s := f.snapshot
	for i := range all {
		c := &all[i]
		if c.Passages, err = f.index.passagesWith(s, c.Word); err != nil {
			return nil, err
		}
		c.Passages = max(c.Passages, c.Count)
		c.Score = analysis.Pair{Both: c.Count, First: f.Total, Second: c.Passages, All: s.Len()}.LogLikelihood()
	}
	all = slices.DeleteFunc(all, func(c Collocate) bool { return c.Score <= 0 })
	slices.SortStableFunc(all, func(a, b Collocate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Count, a.Count), strings.Compare(a.Word, b.Word))
	})
	if o.Limit > 0 {
		all = all[:min(len(all), o.Limit)]
	}
	return all, nil
}

// wordsAround counts for each word the hits in which it stands within window
// characters of a place, outside of the place itself.
func (f *Found) wordsAround(window int) (map[string]int, error) {
	counts := make(map[string]int)
	if f.index.config.Words == nil {
		return counts, nil
	}
	if !f.gathered {
		if err := f.gather(); err != nil {
			return nil, err
		}
	}
	for i := range f.matches {
		if err := f.ctx.Err(); err != nil {
			return nil, err
		}
		v, err := f.look(&f.matches[i])
		if err != nil {
			return nil, err
		}
		text := v.text
		seen := make(map[string]struct{})
		places := distinct(v.places)
		for k, st := range places {
			from, to := around(text, st, window)
			if k > 0 {
				from = max(from, places[k-1].End)
			}
			for _, word := range topics(f.index.config.Words, text[min(from, st.Start):st.Start]) {
				seen[word] = struct{}{}
			}
			if k+1 < len(places) {
				to = min(to, max(places[k+1].Start, st.End))
			}
			for _, word := range topics(f.index.config.Words, text[st.End:to]) {
				seen[word] = struct{}{}
			}
		}
		for word := range seen {
			counts[word]++
		}
	}
	return counts, nil
}

// around is the stretch from n characters before st to n after it.
func around(text string, st corpus.Stretch, n int) (from, to int) {
	from, to = st.Start, st.End
	for range n {
		if from > 0 {
			_, size := utf8.DecodeLastRuneInString(text[:from])
			from -= size
		}
		if to < len(text) {
			_, size := utf8.DecodeRuneInString(text[to:])
			to += size
		}
	}
	return from, to
}
