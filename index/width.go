package index

// Width is the number of columns that r takes in a terminal: two for Han
// characters, full-width letters and marks, one for the rest.
func Width(r rune) int {
	switch {
	case r < 0x1100:
		return 1
	case r <= 0x115F, // Hangul
		0x2E80 <= r && r <= 0xA4CF, // radicals, kana, Han
		0xAC00 <= r && r <= 0xD7A3,
		0xF900 <= r && r <= 0xFAFF,
		0xFE30 <= r && r <= 0xFE6F,
		0xFF00 <= r && r <= 0xFF60, // full-width forms
		0xFFE0 <= r && r <= 0xFFE6,
		0x1F300 <= r && r <= 0x1FAFF,
		0x20000 <= r && r <= 0x3FFFD:
		return 2
	}
	return 1
}

// TextWidth is the number of columns that s takes in a terminal.
func TextWidth(s string) int {
	n := 0
	for _, r := range s {
		n += Width(r)
	}
	return n
}
