package analysis

import (
	"strings"
	"unicode/utf8"
)

// These functions do what their namesakes of package strings do, but for wording:
// short texts of characters of three bytes, which those take apart one by one.

// lastIndex is [strings.LastIndex] for a phrase that is not empty.
func lastIndex(s, phrase string) int {
	n := len(phrase)
	last := phrase[n-1]
	for i := len(s); i >= n; i-- {
		if s[i-1] == last && s[i-n:i] == phrase {
			return i - n
		}
	}
	return -1
}

// holdsOneOf is [strings.ContainsAny] for ASCII and characters of three bytes.
func holdsOneOf(s, chars string) bool { return indexOneOf(s, chars) >= 0 }

// indexOneOf is [strings.IndexAny] for ASCII and characters of three bytes.
func indexOneOf(s, chars string) int {
	set := charactersOf(chars)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			if strings.IndexByte(chars, c) >= 0 {
				return i
			}
		case c >= 0xE0 && i+2 < len(s):
			if set.has(s[i+1], s[i+2]) && strings.Contains(chars, s[i:i+3]) {
				return i
			}
			i += 2
		}
	}
	return -1
}

// runeAt is the character at s[i:] and its length, as [utf8.DecodeRuneInString]
// gives them for text that is UTF-8.
func runeAt(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c >= 0xE0 && c < 0xF0 && i+2 < len(s) {
		return rune(c&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// lastRune is the character that s ends with and its length, as
// [utf8.DecodeLastRuneInString] gives them for text that is UTF-8.
func lastRune(s string) (rune, int) {
	if n := len(s); n >= 3 && s[n-3] >= 0xE0 && s[n-3] < 0xF0 {
		return rune(s[n-3]&0x0F)<<12 | rune(s[n-2]&0x3F)<<6 | rune(s[n-1]&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(s)
}
