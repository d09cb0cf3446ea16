// Package runes steps over the characters of a text.
package runes

import "unicode/utf8"

// After is the offset n characters after at, if there are so many.
func After(text string, at, n int) (int, bool) {
	for ; n > 0; n-- {
		if at >= len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, true
}

// Before is the offset n characters before at, if there are so many.
func Before(text string, at, n int) (int, bool) {
	for ; n > 0; n-- {
		if at <= 0 {
			return 0, false
		}
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at, true
}

// Counter counts the characters before offsets of a text, which rise.
type Counter struct {
	text  string
	at, n int
}

// NewCounter is a counter at the beginning of text.
func NewCounter(text string) *Counter { return &Counter{text: text} }

// Before is how many characters stand before an offset.
func (c *Counter) Before(offset int) int {
	c.n += utf8.RuneCountInString(c.text[c.at:offset])
	c.at = offset
	return c.n
}
