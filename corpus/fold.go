package corpus

import (
	"unicode"
	"unicode/utf8"
)

// Folded is a text made ready for the comparison of strings, with the way back.
// Offsets into its Text are [Stretch] values.
type Folded struct{ aligned }

// Fold makes the form of text in which strings are compared, so that a string
// is found whichever way it was typed:
//
//	經濟部　會同         经济部会同       traditional characters are simplified
//	答覆、隨著           答复、随着       also those that the mainland uses otherwise
//	２０１９年 ＧＤＰ    2019年gdp        letters and digits have half width and lower case
//	推 进\n改革          推进改革         white space is dropped
//	Kolas  Yotaka        kolas yotaka     save one space between two ASCII letters or digits
//
// Punctuation keeps its width; who looks for （ and ( asks for both. A character
// becomes one character or none. Folding twice changes nothing more.
//
// An exact search compares the texts themselves and needs no Fold.
func Fold(text string) *Folded {
	at := unfolded(text, 0)
	if at == len(text) {
		return &Folded{whole(text)}
	}
	b := aligner{text: make([]byte, 0, len(text))}
	for start := 0; ; {
		if at > start {
			b.keep(start, text[start:at])
		}
		if at == len(text) {
			return &Folded{b.aligned()}
		}
		start = b.fold(text, at)
		at = unfolded(text, start)
	}
}

// whole is text aligned with itself.
func whole(text string) aligned {
	if text == "" {
		return aligned{}
	}
	n := int32(len(text))
	return aligned{text, []run{{0, 0, n, n}}}
}

// unfolded is the place of the first character at or after at that Fold may
// change, or the length of text.
func unfolded(text string, at int) int {
	for at < len(text) {
		c := text[at]
		switch {
		case c < utf8.RuneSelf:
			if 'A' <= c && c <= 'Z' || c <= ' ' && isASCIISpace(c) && !singleSpace(text, at) {
				return at
			}
			at++
		case c >= 0xE4 && c <= 0xE9 && at+2 < len(text): // Han, by far the most
			r := rune(c&0x0F)<<12 | rune(text[at+1]&0x3F)<<6 | rune(text[at+2]&0x3F)
			if simplifies(r) || likened(r) != r {
				return at
			}
			at += 3
		default:
			r, n := utf8.DecodeRuneInString(text[at:])
			if isWideSpace(r) || foldRune(r) != r {
				return at
			}
			at += n
		}
	}
	return at
}

// singleSpace reports whether text[at] is a space that Fold leaves: one between
// two ASCII letters or digits.
func singleSpace(text string, at int) bool {
	return text[at] == ' ' && at > 0 && at+1 < len(text) && isWordByte(text[at-1]) && isWordByte(text[at+1])
}

// fold writes the folded form of the character or white space at text[at] and
// returns where the next character begins.
func (b *aligner) fold(text string, at int) int {
	r, n := utf8.DecodeRuneInString(text[at:])
	if r < utf8.RuneSelf && isASCIISpace(byte(r)) || isWideSpace(r) {
		return b.foldSpace(text, at)
	}
	switch folded := foldRune(r); {
	case r == utf8.RuneError && n <= 1: // a byte that is no character stays
		b.keep(at, text[at:at+n])
	case folded < utf8.RuneSelf:
		b.replace(at, n, asciiText[folded:folded+1])
	default:
		b.replace(at, n, string(folded))
	}
	return at + n
}

// foldSpace drops the white space that begins at text[at], or leaves one space
// of it between two ASCII letters or digits.
func (b *aligner) foldSpace(text string, at int) int {
	space, width := -1, 0 // the first white space of some width
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !(r < utf8.RuneSelf && isASCIISpace(byte(r)) || isWideSpace(r)) {
			if space >= 0 && len(b.text) > 0 && isWordByte(b.text[len(b.text)-1]) && isWord(foldRune(r)) {
				b.replace(space, width, " ")
			}
			return at
		}
		if space < 0 && !isZeroWidth(r) {
			space, width = at, n
		}
		at += n
	}
	return at
}

// foldRune is the folded form of a character that is no white space.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case 0x2000 <= r && r < 0x2100: // “ ” — …
		return r
	case r < simplifyFirst:
		return unicode.ToLower(r)
	case '０' <= r && r <= '９':
		return r - '０' + '0'
	case 'Ａ' <= r && r <= 'Ｚ':
		return r - 'Ａ' + 'a'
	case 'ａ' <= r && r <= 'ｚ':
		return r - 'ａ' + 'a'
	}
	return likened(Simplify(r))
}

// likened is what the mainland writes for a character that it uses in other
// words too. Simplify must not touch these (显著, 覆盖); comparing strings may.
func likened(r rune) rune {
	switch r {
	case '著':
		return '着' // 隨著
	case '覆':
		return '复' // 答覆
	case '瞭':
		return '了' // 瞭解
	case '藉':
		return '借' // 藉由
	case '祇':
		return '只'
	case '甦':
		return '苏' // 復甦
	case '迺':
		return '乃'
	case '邨':
		return '村' // 屋邨
	case '彷':
		return '仿' // 彷彿
	case '菓':
		return '果'
	case '荳':
		return '豆'
	case '籐':
		return '藤'
	case '隄':
		return '堤'
	case '濬':
		return '浚' // 疏濬
	}
	return r
}

// Unspace is s without white space, save one space between two ASCII letters or
// digits: 陳　瑩 is 陳瑩, Kolas  Yotaka is Kolas Yotaka.
func Unspace(s string) string {
	if !holdsSpace(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	gap := false
	for i, r := range s {
		switch {
		case isZeroWidth(r):
		case isAnySpace(r):
			gap = true
		default:
			if gap && len(b) > 0 && isWordByte(b[len(b)-1]) && isWord(r) {
				b = append(b, ' ')
			}
			_, n := utf8.DecodeRuneInString(s[i:])
			b = append(b, s[i:i+n]...)
			gap = false
		}
	}
	return string(b)
}

// holdsSpace reports whether s holds white space or a character without width.
func holdsSpace(s string) bool {
	for i := 0; i < len(s); {
		if s[i] >= 0xE4 && s[i] <= 0xE9 { // Han, by far the most
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isAnySpace(r) {
			return true
		}
		i += n
	}
	return false
}

// asciiText is the ASCII characters in order, to take one-byte texts from.
const asciiText = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"

// isWordByte reports whether c is an ASCII letter or digit.
func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// isWord reports whether r is an ASCII letter or digit.
func isWord(r rune) bool { return r < utf8.RuneSelf && isWordByte(byte(r)) }

// isASCIISpace reports whether the ASCII character c is white space.
func isASCIISpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// isWideSpace reports whether r is white space beyond ASCII, or has no width.
func isWideSpace(r rune) bool {
	switch r {
	case '\u3000', '\u00A0', '\u0085', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F':
		return true
	}
	return '\u2000' <= r && r <= '\u200A' || isZeroWidth(r)
}

// isZeroWidth reports whether r is a character that nobody sees.
func isZeroWidth(r rune) bool {
	return '\u200B' <= r && r <= '\u200D' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD'
}

// isAnySpace reports whether r is white space or has no width.
func isAnySpace(r rune) bool { return r < utf8.RuneSelf && isASCIISpace(byte(r)) || isWideSpace(r) }
