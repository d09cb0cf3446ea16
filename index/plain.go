package index

import (
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// plain finds strings by comparing characters one by one, for the verification
// of search: other code than the searcher's. It shares with it only the table
// that says which single characters count as equal.
type plain struct {
	forms  map[rune]rune      // single characters, folded before
	wanted map[rune][]letters // the strings by their first character
}

// letters is a string as a row of characters that count.
type letters struct {
	number int
	runes  []rune
}

// newPlain prepares the search for several strings at once.
func newPlain(texts []string) *plain {
	p := &plain{forms: make(map[rune]rune), wanted: make(map[rune][]letters)}
	for i, text := range texts {
		runes, _ := p.read(text)
		if len(runes) > 0 {
			p.wanted[runes[0]] = append(p.wanted[runes[0]], letters{i, runes})
		}
	}
	return p
}

// scan calls found for each place of each string in text.
func (p *plain) scan(text string, found func(number int, s corpus.Span)) {
	runes, spans := p.read(text)
	for at, r := range runes {
		for _, want := range p.wanted[r] {
			if startsWith(runes[at:], want.runes) {
				found(want.number, corpus.Span{Start: spans[at].Start, End: spans[at+len(want.runes)-1].End})
			}
		}
	}
}

func startsWith(runes, want []rune) bool {
	if len(runes) < len(want) {
		return false
	}
	for i, r := range want {
		if runes[i] != r {
			return false
		}
	}
	return true
}

// read gives the characters of text that count, in the form in which they are
// compared, and where each stands. A blank counts between two Latin letters or
// digits only.
func (p *plain) read(text string) (runes []rune, spans []corpus.Span) {
	var blank corpus.Span // the first blank that was seen since the last character
	seen := false
	for at, size := 0, 0; at < len(text); at += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[at:])
		if isBlank(r) {
			if !seen && !invisible(r) {
				seen, blank = true, corpus.Span{Start: at, End: at + size}
			}
			continue
		}
		r = p.form(r)
		if seen && len(runes) > 0 && isLatinWord(runes[len(runes)-1]) && isLatinWord(r) {
			runes, spans = append(runes, ' '), append(spans, blank)
		}
		seen = false
		runes, spans = append(runes, r), append(spans, corpus.Span{Start: at, End: at + size})
	}
	return runes, spans
}

// form is the form in which a character is compared: simplified, half-width,
// lower case.
func (p *plain) form(r rune) rune {
	if f, ok := p.forms[r]; ok {
		return f
	}
	f := r
	for _, folded := range corpus.Fold(string(r)).Text {
		f = folded
	}
	switch {
	case 0xFF01 <= f && f <= 0xFF5E: // full-width ASCII
		f -= 0xFF01 - 0x21
	case f == 0x3002: // 。
		f = 0xFF61
	case f == 0x300C || f == 0x300D: // 「」
		f += 0xFF62 - 0x300C
	case f == 0x3001: // 、
		f = 0xFF64
	case f == 0x30FB: // ・
		f = 0xFF65
	case f == 0xFFE5: // ￥
		f = 0xA5
	}
	p.forms[r] = f
	return f
}

func isLatinWord(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isBlank reports whether r is left out of the comparison.
func isBlank(r rune) bool { return unicode.IsSpace(r) || invisible(r) }

// invisible reports whether r takes no place at all.
func invisible(r rune) bool { return r == 0x200B || r == 0x2060 || r == 0xFEFF }
