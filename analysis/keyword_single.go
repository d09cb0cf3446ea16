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
func (t *themes) joinSingles() {
	times := make(map[string]int)
	for i := 0; i < len(t.words); i++ {
		if n := t.singles(i); n > 1 {
			times[t.wording(i, n)]++
			i += n - 1
		}
	}
	if len(times) == 0 {
		return
	}
	noun := t.tag("n")
	joined := t.words[:0]
	for i := 0; i < len(t.words); i++ {
		w := t.words[i]
		if n := t.singles(i); n > 1 {
			if word := t.wording(i, n); times[word] > 1 || !hasRoutine(word, t.roles) {
				w = themeWord{Start: w.Start, End: t.words[i+n-1].End, pos: noun}
				i += n - 1
			}
		}
		joined = append(joined, w)
	}
	t.words = joined
}

// wording is what the n words from word i on are in the Reading.
func (t *themes) wording(i, n int) string { return t.page.text[t.words[i].Start:t.words[i+n-1].End] }

// singles is how many single characters stand from word i on, 0 where they are too
// many for a word.
func (t *themes) singles(i int) int {
	n := 0
	for i+n < len(t.words) && isPartOfWord(t.spelling(i+n), t.pos(i+n), t.roles) {
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
