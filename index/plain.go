package index

import (
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// plain finds strings by comparing characters one by one, for the verification
// of search: other code than the searcher's. It shares with it only the table
// that says which single characters count as equal.
//
// Many strings are looked for at once: where two characters stand side by side
// with which some of them begin, these are compared with what follows.
type plain struct {
	forms  [1 << 16]rune          // forms of characters that were met, plus one
	single map[rune][]int         // the strings of one character
	wanted map[uint64][]letters   // the others by their first two characters
	may    [1 << mayBits / 8]byte // where wanted has one: a bit for each sum of two characters

	runes []rune // of the text that was read last
	spans []corpus.Span
}

const mayBits = 20

// letters is a string as a row of characters that count.
type letters struct {
	number int
	runes  []rune
}

// newPlain prepares the search for several strings at once.
func newPlain(texts []string) *plain {
	p := &plain{single: make(map[rune][]int), wanted: make(map[uint64][]letters)}
	for i, text := range texts {
		runes, _ := p.read(text)
		switch len(runes) {
		case 0:
		case 1:
			p.single[runes[0]] = append(p.single[runes[0]], i)
		default:
			key, bit := beginning(runes[0], runes[1])
			p.may[bit/8] |= 1 << (bit % 8)
			p.wanted[key] = append(p.wanted[key], letters{i, append([]rune(nil), runes...)})
		}
	}
	return p
}

// beginning is two characters as one number, and a bit for it.
func beginning(a, b rune) (key uint64, bit uint) {
	const spread = 0x9E3779B97F4A7C15
	key = uint64(a)<<32 | uint64(b)
	return key, uint(key * spread >> (64 - mayBits))
}

// scan calls found for each place of each string in text.
func (p *plain) scan(text string, found func(number int, s corpus.Span)) {
	runes, spans := p.read(text)
	for at, r := range runes {
		if len(p.single) > 0 {
			for _, number := range p.single[r] {
				found(number, spans[at])
			}
		}
		if at+1 == len(runes) {
			return
		}
		key, bit := beginning(r, runes[at+1])
		if p.may[bit/8]&(1<<(bit%8)) == 0 {
			continue
		}
		for _, want := range p.wanted[key] {
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
// digits only. Both are good until the next call.
func (p *plain) read(text string) (runes []rune, spans []corpus.Span) {
	runes, spans = p.runes[:0], p.spans[:0]
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
	p.runes, p.spans = runes, spans
	return runes, spans
}

// form is the form in which a character is compared: simplified, half-width,
// lower case.
func (p *plain) form(r rune) rune {
	if r >= rune(len(p.forms)) {
		return formOf(r)
	}
	if p.forms[r] == 0 {
		p.forms[r] = formOf(r) + 1
	}
	return p.forms[r] - 1
}

func formOf(r rune) rune {
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
	return f
}

func isLatinWord(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isBlank reports whether r is left out of the comparison.
func isBlank(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF: // nearly every character
		return false
	case r < utf8.RuneSelf:
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || invisible(r)
}

// invisible reports whether r takes no place at all.
func invisible(r rune) bool { return r == 0x200B || r == 0x2060 || r == 0xFEFF }
