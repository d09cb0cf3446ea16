package analysis

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestScan compares the scanners with their namesakes in the standard library.
func TestScan(t *testing.T) {
	texts := []string{"", "年", "临江市2025年，市教育局（牵头）", "a年b", "·é年𠀀年", "一一二一二", "，", "A，1"}
	for _, s := range texts {
		for _, phrase := range []string{"年", "一二", "市", "，", "\n", "𠀀", "教育局（"} {
			if got, want := lastIndex(s, phrase), strings.LastIndex(s, phrase); got != want {
				t.Errorf("lastIndex(%q, %q) = %d, want %d", s, phrase, got, want)
			}
		}
		for _, chars := range []string{"，。", "0123456789年月", "（", "：“", "年", ""} {
			if got, want := indexOneOf(s, chars), strings.IndexAny(s, chars); got != want || holdsOneOf(s, chars) != (want >= 0) {
				t.Errorf("indexOneOf(%q, %q) = %d, want %d", s, chars, got, want)
			}
		}
		for n := range 9 {
			if got, want := exceeds(s, n), utf8.RuneCountInString(s) > n; got != want {
				t.Errorf("exceeds(%q, %d) = %t", s, n, got)
			}
		}
		last, size := lastRune(s)
		if want, n := utf8.DecodeLastRuneInString(s); last != want || size != n {
			t.Errorf("lastRune(%q) = %q, %d", s, last, size)
		}
		for i := range s {
			r, n := runeAt(s, i)
			if want, m := utf8.DecodeRuneInString(s[i:]); r != want || n != m {
				t.Errorf("runeAt(%q, %d) = %q, %d", s, i, r, n)
			}
		}
	}
}
