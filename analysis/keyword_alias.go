package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mergeAliases counts a short name that the text introduces with the full name it
// stands for: 城市更新示范片区（以下简称“示范片区”）. Only the full name can then be a theme
// phrase.
func (t *themes) mergeAliases() {
	text := t.page.text
	for at := 0; ; {
		n := strings.Index(text[at:], "简称")
		if n < 0 {
			return
		}
		at += n
		open, ok := bracketBefore(text[:at])
		at += len("简称")
		if !ok {
			continue
		}
		short := t.index[aliasName(text[at:])]
		full := t.phraseBefore(open)
		if short == nil || full == nil || short == full || slices.Contains(full.aliases, short) {
			continue
		}
		full.aliases = append(full.aliases, short)
		short.covered, short.alias = true, true
	}
}

// bracketBefore is where the bracket opens in which text ends: （以下, （.
func bracketBefore(text string) (int, bool) {
	for _, lead := range [...]string{"（以下", "（下文", "（"} {
		if strings.HasSuffix(text, lead) {
			return len(text) - len(lead), true
		}
	}
	return 0, false
}

// aliasName is the name with which text begins, quoted or up to the end of the
// bracket: “示范片区”）, 为示范片区）.
func aliasName(text string) string {
	text = strings.TrimPrefix(text, "为")
	ends := "）、，；。\n"
	if inner, ok := strings.CutPrefix(text, "“"); ok {
		text, ends = inner, "”\n"
	}
	n := strings.IndexAny(text, ends)
	if n < 0 || utf8.RuneCountInString(text[:n]) > longestPhrase {
		return ""
	}
	return text[:n]
}

// phraseBefore is the longest sound phrase that ends at a place in the Reading.
func (t *themes) phraseBefore(end int) *phrase {
	last, ok := slices.BinarySearchFunc(t.words, end, func(w themeWord, at int) int { return int(w.End) - at })
	if !ok {
		return nil
	}
	for n := min(mostWords, last+1); n > 0; n-- {
		if c := t.find(run{last - n + 1, n}); c != nil && t.isSound(c) {
			return c
		}
	}
	return nil
}
