package analysis

import (
	"strings"
	"unicode/utf8"
)

// Lists of phrases are written as one string with spaces between them, so that
// a rule reads like the sentence pattern it stands for.

// These functions are called for every number and date of a text, with lists of
// up to a hundred phrases. They look only at phrases that share a byte with s:
// the last byte of a Chinese character tells it best from others, and
// strings.IndexByte finds it faster than a loop goes from phrase to phrase.

// prefixIn is the length of the longest phrase of list that s begins with, 0
// where there is none.
func prefixIn(s, list string) int {
	if s == "" || s[0] == ' ' {
		return 0
	}
	_, n := runeAt(s, 0)
	longest := 0
	for at := 0; ; { // list[at:] is still to be searched
		found := strings.IndexByte(list[at:], s[n-1])
		if found < 0 {
			return longest
		}
		at += found + 1
		start := at - n
		if start < 0 || start > 0 && list[start-1] != ' ' {
			continue
		}
		k := commonPrefix(s, list[start:])
		if k > longest && (start+k == len(list) || list[start+k] == ' ') {
			longest = k
		}
	}
}

// commonPrefix is how far s and the first phrase of list agree.
func commonPrefix(s, list string) int {
	k := 0
	for k < len(list) && k < len(s) && list[k] == s[k] && list[k] != ' ' {
		k++
	}
	return k
}

// suffixIn is the length of the longest phrase of list that s ends with, 0
// where there is none.
func suffixIn(s, list string) int {
	if s == "" || s[len(s)-1] == ' ' {
		return 0
	}
	longest := 0
	for at := 0; ; { // list[at:] is still to be searched
		found := strings.IndexByte(list[at:], s[len(s)-1])
		if found < 0 {
			return longest
		}
		at += found + 1
		if at < len(list) && list[at] != ' ' {
			continue
		}
		k := commonSuffix(s, list[:at])
		if k > longest && (k == at || list[at-k-1] == ' ') {
			longest = k
		}
	}
}

// commonSuffix is how far s and the last phrase of list agree, from their ends.
func commonSuffix(s, list string) int {
	k := 0
	for k < len(list) && k < len(s) && list[len(list)-k-1] == s[len(s)-k-1] && list[len(list)-k-1] != ' ' {
		k++
	}
	return k
}

// holdsAny reports whether s holds a phrase of list.
func holdsAny(s, list string) bool {
	held := charactersOf(s)
	for i := 0; i < len(list); i++ {
		end := phraseEnd(list, i)
		// mayHold of the first and the last character, by hand since this is hot.
		if end-i >= 3 && list[i] >= 0xE0 && (!held.has(list[i+1], list[i+2]) || list[end-3] >= 0xE0 && !held.has(list[end-2], list[end-1])) {
			i = end
			continue
		}
		if strings.Contains(s, list[i:end]) {
			return true
		}
		i = end
	}
	return false
}

// characters is a rough set of the characters of a text. It spares holdsAny the
// search for phrases whose first or last Chinese character the text does not have;
// a phrase that it lets through may still be missing.
type characters [4]uint64

// charactersOf is the set of the characters of three bytes in s.
func charactersOf(s string) (set characters) {
	for i := 0; i+2 < len(s); i++ {
		if s[i] >= 0xE0 {
			set.add(s[i+1], s[i+2])
			i += 2
		}
	}
	return set
}

// mayHold is false where the text of the set surely does not hold phrase.
func (set *characters) mayHold(phrase string) bool {
	n := len(phrase)
	return n < 3 || phrase[0] < 0xE0 || set.has(phrase[1], phrase[2]) && (phrase[n-3] < 0xE0 || set.has(phrase[n-2], phrase[n-1]))
}

// add adds the character of three bytes that ends with middle and last.
func (set *characters) add(middle, last byte) {
	h := characterHash(middle, last)
	set[h>>6] |= 1 << (h & 63)
}

func (set *characters) has(middle, last byte) bool {
	h := characterHash(middle, last)
	return set[h>>6]&(1<<(h&63)) != 0
}

// characterHash mixes the two bytes in which Chinese characters differ most.
func characterHash(middle, last byte) byte { return middle<<6 ^ middle<<2 ^ last }

// phraseEnd is where the phrase ends in which list[i] stands, on a character's
// first byte.
func phraseEnd(list string, i int) int {
	for i < len(list) && list[i] != ' ' {
		if list[i] >= 0xE0 { // first of three bytes or more; none is a space
			i += 2
		}
		i++
	}
	return i
}

// isHan reports whether c is the first byte of a Chinese character of three bytes
// and of no mark. Scanners that look for marks pass over the three.
func isHan(c byte) bool { return c >= 0xE4 && c <= 0xE9 }

// exceeds reports whether s is longer than n characters. It does not count
// those of a paragraph to find that it is longer than a label.
func exceeds(s string, n int) bool {
	if len(s) <= n || len(s) > n*utf8.UTFMax {
		return len(s) > n
	}
	for at := 0; at < len(s); n-- {
		if n == 0 {
			return true
		}
		switch c := s[at]; {
		case c < utf8.RuneSelf:
			at++
		case c < 0xE0:
			at += 2
		case c < 0xF0:
			at += 3
		default:
			at += 4
		}
	}
	return false
}

// nextRune is the first character of s, 0 at its end.
func nextRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := runeAt(s, 0)
	return r
}

// prevRune is the last character of s, 0 where s is empty.
func prevRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := lastRune(s)
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
		r, n := lastRune(text[from:i])
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
