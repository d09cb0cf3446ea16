package index

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

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
