package corpus

import (
	"strings"
	"unicode/utf8"
)

// indexMark is [strings.IndexAny] for marks of ASCII and of three bytes, none of
// them Han: it passes over Han, which most of a text is.
func indexMark(s, marks string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isHanByte(c):
			i += 3
		case c < utf8.RuneSelf:
			if strings.IndexByte(marks, c) >= 0 {
				return i
			}
			i++
		case i+3 <= len(s) && c >= 0xE0 && c < 0xF0:
			if strings.Contains(marks, s[i:i+3]) {
				return i
			}
			i += 3
		default:
			i++
		}
	}
	return -1
}

// holdsMark is [strings.ContainsAny] for such marks.
func holdsMark(s, marks string) bool { return indexMark(s, marks) >= 0 }

// isHanByte reports whether c is the first byte of a Chinese character of three bytes.
func isHanByte(c byte) bool { return c >= 0xE4 && c <= 0xE9 }
