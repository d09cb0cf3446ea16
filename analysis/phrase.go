package analysis

import (
	"strings"
	"unicode/utf8"
)

// Lists of phrases are written as one string with spaces between them, so that
// a rule reads like the sentence pattern it stands for.

// prefixIn is the length of the longest phrase of list that s begins with, 0
// where there is none.
func prefixIn(s, list string) int {
	longest := 0
	for phrase := range strings.SplitSeq(list, " ") {
		if len(phrase) > longest && strings.HasPrefix(s, phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

// suffixIn is the length of the longest phrase of list that s ends with, 0
// where there is none.
func suffixIn(s, list string) int {
	longest := 0
	for phrase := range strings.SplitSeq(list, " ") {
		if len(phrase) > longest && strings.HasSuffix(s, phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

// holdsAny reports whether s holds a phrase of list.
func holdsAny(s, list string) bool {
	for phrase := range strings.SplitSeq(list, " ") {
		if strings.Contains(s, phrase) {
			return true
		}
	}
	return false
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
