package analysis

import (
	"strings"
	"unicode/utf8"
)

// Lists of phrases are written as one string with spaces between them, so that
// a rule reads like the sentence pattern it stands for.

// These functions are called for every number and date of a text, with lists of
// up to a hundred phrases. They go through a list without cutting it up.

// prefixIn is the length of the longest phrase of list that s begins with, 0
// where there is none.
func prefixIn(s, list string) int {
	longest := 0
	for i := 0; i < len(list); i++ {
		k := 0
		for i+k < len(list) && k < len(s) && list[i+k] == s[k] && list[i+k] != ' ' {
			k++
		}
		if k > longest && (i+k == len(list) || list[i+k] == ' ') {
			longest = k
		}
		i = phraseEnd(list, i)
	}
	return longest
}

// suffixIn is the length of the longest phrase of list that s ends with, 0
// where there is none.
func suffixIn(s, list string) int {
	if s == "" {
		return 0
	}
	longest, last := 0, s[len(s)-1]
	for i := 0; i < len(list); i++ {
		end := phraseEnd(list, i)
		if n := end - i; n > longest && list[end-1] == last && strings.HasSuffix(s, list[i:end]) {
			longest = n
		}
		i = end
	}
	return longest
}

// holdsAny reports whether s holds a phrase of list.
func holdsAny(s, list string) bool {
	for i := 0; i < len(list); i++ {
		end := phraseEnd(list, i)
		if strings.Contains(s, list[i:end]) {
			return true
		}
		i = end
	}
	return false
}

// phraseEnd is where the phrase ends in which list[i] stands, on a character's
// first byte.
func phraseEnd(list string, i int) int {
	for i < len(list) && list[i] != ' ' {
		switch c := list[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xE0 && c < 0xF0:
			i += 3
		default:
			_, n := utf8.DecodeRuneInString(list[i:])
			i += n
		}
	}
	return i
}

// nextRune is the first character of s, 0 at its end.
func nextRune(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}

// prevRune is the last character of s, 0 where s is empty.
func prevRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}

// closesClause reports whether r ends a clause; 0 stands for the end of the text.
func closesClause(r rune) bool {
	switch r {
	case 0, '\n', '，', '。', '；', '：', '！', '？', '（', '）', '〔', '〕', '【', '】', ',', ';':
		return true
	}
	return false
}

// clauseWindow bounds how far a rule looks for the border of a clause, in
// bytes, so that text without punctuation costs no more than any other.
const clauseWindow = 240

// clauseBefore is the part of text[start:at] that belongs to the clause in
// which at stands.
func clauseBefore(text string, start, at int) string {
	from := min(at, max(start, at-clauseWindow))
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	for i := at; i > from; {
		r, n := utf8.DecodeLastRuneInString(text[from:i])
		if closesClause(r) && r != '（' && r != '）' {
			return text[i:at]
		}
		i -= n
	}
	return text[from:at]
}

// clauseAfter is the part of text[at:end] that belongs to the clause in which
// at stands; what stands in brackets is passed over.
func clauseAfter(text string, at, end int) string {
	end = min(end, at+clauseWindow)
	for end > at && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	depth := 0
	for i, r := range text[at:end] {
		switch {
		case r == '（':
			depth++
		case r == '）' && depth > 0:
			depth--
		case closesClause(r) && (depth == 0 || r == '\n'):
			return text[at : at+i]
		}
	}
	return text[at:end]
}
