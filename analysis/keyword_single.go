package analysis

import (
	"strings"
	"unicode/utf8"
)

// mostSingles is how many characters are joined at most.
const mostSingles = 3

// joinSingles joins what the dictionary lacks and so tears into single characters:
// 错|峰, 护|学|岗. Characters that are words of grammar, numbers or common
// modifiers (新|校区) end a run; one with a routine verb (建|站) is joined only where
// it comes again.
func joinSingles(text string, words []Word, roles map[string]wordRole) []Word {
	times := make(map[string]int)
	for i := 0; i < len(words); i++ {
		if n := singles(text, words[i:], roles); n > 1 {
			times[text[words[i].Start:words[i+n-1].End]]++
			i += n - 1
		}
	}
	if len(times) == 0 {
		return words
	}
	joined := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n := singles(text, words[i:], roles); n > 1 {
			end := words[i+n-1].End
			if times[text[w.Start:end]] > 1 || !hasRoutine(text[w.Start:end], roles) {
				w = Word{w.Start, end, "n"}
				i += n - 1
			}
		}
		joined = append(joined, w)
	}
	return joined
}

// singles is how many single characters words begin with, 0 where they are too
// many for a word.
func singles(text string, words []Word, roles map[string]wordRole) int {
	n := 0
	for _, w := range words {
		if !isPartOfWord(text[w.Start:w.End], w.POS, roles) {
			break
		}
		n++
	}
	if n > mostSingles {
		return 0
	}
	return n
}

// isPartOfWord reports whether a word is a single character that can be part of a
// word which the dictionary lacks.
func isPartOfWord(word, pos string, roles map[string]wordRole) bool {
	if len(word) != len("字") || roles[word] == roleStop || isRegion(word) || isHanDigit([]rune(word)[0]) {
		return false
	}
	switch pos {
	case "n", "ng", "nr", "nz", "v", "vn", "vg", "zg", "j", "x", "g", "s", "":
		return !strings.ContainsAny(word, "新大小高低老多少长短好旧各")
	}
	return false
}

// hasRoutine reports whether a character of word is a routine verb.
func hasRoutine(word string, roles map[string]wordRole) bool {
	for i, r := range word {
		if roles[word[i:i+utf8.RuneLen(r)]] == roleVerb {
			return true
		}
	}
	return false
}
