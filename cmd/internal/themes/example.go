package themes

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// reach is how many bytes are looked at on one side of a place.
const reach = 400

// sentenceBefore is the end of text, the beginning of a paragraph, from the last end
// of a sentence on, without line breaks.
func sentenceBefore(text string) string {
	text = text[max(0, len(text)-reach):]
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	if i := strings.LastIndexAny(text, "。！？"); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		text = text[i+n:]
	}
	return corpus.Unspace(text)
}

// sentenceAfter is the beginning of text, the rest of a paragraph, up to the end of
// its sentence.
func sentenceAfter(text string) string {
	text = text[:min(reach, len(text))]
	for len(text) > 0 && !utf8.FullRuneInString(lastRune(text)) {
		text = text[:len(text)-1]
	}
	if i := strings.IndexAny(text, "。！？"); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		text = text[:i+n]
	}
	return corpus.Unspace(text)
}

// firstRunes is the beginning of s, with … where something is cut off.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// lastRunes is the end of s, with … where something is cut off.
func lastRunes(s string, n int) string {
	extra := utf8.RuneCountInString(s) - n
	if extra <= 0 {
		return s
	}
	for i := range s {
		if extra == 0 {
			return "…" + s[i:]
		}
		extra--
	}
	return s
}

// lastRune is the last character of text, or what is there of it.
func lastRune(text string) string {
	at := len(text) - 1
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[at:]
}
