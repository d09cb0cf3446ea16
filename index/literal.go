package index

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// literal is a text that is looked for as it stands, save that punctuation
// matches both its widths.
type literal struct {
	text string
	wide bool // text holds punctuation of which there are two widths
}

// needle is the longest stretch of the literal without such punctuation.
func (l literal) needle() string {
	if !l.wide {
		return l.text
	}
	longest := ""
	for part := range strings.FieldsFuncSeq(l.text, hasTwoWidths) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// forms are the texts of which one stands wherever a literal of nothing but
// punctuation matches: its first two marks in both widths.
func (l literal) forms() []string {
	_, n := utf8.DecodeRuneInString(l.text)
	_, m := utf8.DecodeRuneInString(l.text[n:])
	return literal{text: l.text[:n+m], wide: true}.ways(mostWays)
}

// ways are the texts of which one stands wherever the literal matches: each mark
// of two widths in both. It is nil for more than most of them.
func (l literal) ways(most int) []string {
	if !l.wide {
		return []string{l.text}
	}
	ways := []string{""}
	for _, r := range l.text {
		forms := []rune{r}
		if hasTwoWidths(r) {
			forms = []rune{narrow(r), widened(narrow(r))}
		}
		if len(ways)*len(forms) > most {
			return nil
		}
		var longer []string
		for _, way := range ways {
			for _, form := range forms {
				longer = append(longer, way+string(form))
			}
		}
		ways = longer
	}
	return ways
}

// short is the length in bytes up to which a repetitive literal may cost its
// length for each of its places.
const short = 64

// find appends to places all places of the literal in text, overlapping ones
// too. The time is linear in text, whatever the literal.
func (l literal) find(text string, places []corpus.Stretch) []corpus.Stretch {
	if l.wide || len(l.text) > short {
		return l.findLinear(text, places)
	}
	_, step := utf8.DecodeRuneInString(l.text)
	for at := 0; ; {
		i := strings.Index(text[at:], l.text)
		if i < 0 {
			return places
		}
		places = append(places, corpus.Stretch{Start: at + i, End: at + i + len(l.text)})
		at += i + step
	}
}

// findLinear is find by Knuth, Morris and Pratt, on characters of one width.
func (l literal) findLinear(text string, places []corpus.Stretch) []corpus.Stretch {
	want := []rune(l.text)
	if l.wide {
		for i, r := range want {
			want[i] = narrow(r)
		}
	}
	fallback := borders(want)
	starts := make([]int, len(want)) // where the last characters begin, as a ring
	matched, n := 0, 0
	for at, r := range text {
		if l.wide {
			r = narrow(r)
		}
		starts[n%len(want)] = at
		n++
		for matched > 0 && want[matched] != r {
			matched = fallback[matched-1]
		}
		if want[matched] == r {
			matched++
		}
		if matched == len(want) {
			_, size := utf8.DecodeRuneInString(text[at:])
			places = append(places, corpus.Stretch{Start: starts[n%len(want)], End: at + size})
			matched = fallback[matched-1]
		}
	}
	return places
}

// borders gives for each prefix of s the length of its longest proper prefix
// that is also its suffix.
func borders(s []rune) []int {
	b := make([]int, len(s))
	for i, n := 1, 0; i < len(s); i++ {
		for n > 0 && s[i] != s[n] {
			n = b[n-1]
		}
		if s[i] == s[n] {
			n++
		}
		b[i] = n
	}
	return b
}

// hasTwoWidths reports whether r is punctuation that has a half and a full
// width form. Letters and digits were folded before.
func hasTwoWidths(r rune) bool { return widened(narrow(r)) != narrow(r) }

// narrow is the half-width form of punctuation: （ is (, 。 is ｡.
func narrow(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case r < 0x3000:
		return r
	}
	switch r {
	case '。':
		return '｡'
	case '「':
		return '｢'
	case '」':
		return '｣'
	case '、':
		return '､'
	case '・':
		return '･'
	case '￥':
		return '¥'
	}
	return r
}

// widened is the full-width form of half-width punctuation.
func widened(r rune) rune {
	switch {
	case '!' <= r && r <= '/', ':' <= r && r <= '@', '[' <= r && r <= '`', '{' <= r && r <= '~':
		return r - '!' + '！'
	}
	switch r {
	case '｡':
		return '。'
	case '｢':
		return '「'
	case '｣':
		return '」'
	case '､':
		return '、'
	case '･':
		return '・'
	case '¥':
		return '￥'
	}
	return r
}
