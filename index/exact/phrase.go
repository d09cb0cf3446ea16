package exact

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// phrase is a text that is looked for as it stands, save that punctuation
// matches both its widths.
type phrase struct {
	text string
	wide bool // text holds punctuation of which there are two widths
}

// needle is the longest stretch of the phrase without such punctuation.
func (f phrase) needle() string {
	if !f.wide {
		return f.text
	}
	longest := ""
	for part := range strings.FieldsFuncSeq(f.text, hasTwoWidths) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// newPhrase is text in a form.
func newPhrase(text string, form Form) phrase {
	if form == AsWritten {
		return phrase{text: text}
	}
	folded := corpus.Fold(text).Text
	return phrase{text: folded, wide: form == BothWidths && strings.IndexFunc(folded, hasTwoWidths) >= 0}
}

// forms are the texts of which one stands wherever a phrase of nothing but
// punctuation matches: its first two marks in both widths.
func (f phrase) forms() []string {
	_, n := utf8.DecodeRuneInString(f.text)
	_, m := utf8.DecodeRuneInString(f.text[n:])
	return phrase{text: f.text[:n+m], wide: true}.ways(mostWays)
}

// ways are the texts of which one stands wherever the phrase matches: each mark
// of two widths in both. It is nil for more than most of them.
func (f phrase) ways(most int) []string {
	if !f.wide {
		return []string{f.text}
	}
	ways := []string{""}
	for _, r := range f.text {
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

// mostWays is in how many ways a phrase with marks of two widths is looked for at
// once.
const mostWays = 4

// short is the length in bytes up to which a repetitive phrase may cost its
// length for each of its places.
const short = 64

// find appends to places all places of the phrase in text, overlapping ones
// too. The time is linear in text, whatever the phrase.
func (f phrase) find(text string, places []corpus.Stretch) []corpus.Stretch {
	if f.wide || len(f.text) > short {
		return f.findLinear(text, places)
	}
	_, step := utf8.DecodeRuneInString(f.text)
	for at := 0; ; {
		i := strings.Index(text[at:], f.text)
		if i < 0 {
			return places
		}
		places = append(places, corpus.Stretch{Start: at + i, End: at + i + len(f.text)})
		at += i + step
	}
}

// findLinear is find by Knuth, Morris and Pratt, on characters of one width.
func (f phrase) findLinear(text string, places []corpus.Stretch) []corpus.Stretch {
	want := []rune(f.text)
	if f.wide {
		for i, r := range want {
			want[i] = narrow(r)
		}
	}
	fallback := borders(want)
	starts := make([]int, len(want)) // where the last characters begin, as a ring
	matched, n := 0, 0
	for at, r := range text {
		if f.wide {
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
