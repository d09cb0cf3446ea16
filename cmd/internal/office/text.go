package office

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxCell is how many UTF-16 units an Excel cell holds, cutMark what stands at
// the end of a cell that held more, longSheet where the whole of it is.
const (
	maxCell   = 32767
	longSheet = "过长内容"
	cutMark   = "……（过长，全文见“" + longSheet + "”表）"
)

// plain is s without what XML and Excel refuse: control characters are left out
// (a tab becomes a space), bytes that are no UTF-8 become U+FFFD.
func plain(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s { // an invalid byte arrives as U+FFFD
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case printable(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// clean reports whether plain would change nothing.
func clean(s string) bool {
	for _, r := range s {
		if !printable(r) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// printable reports whether r may stand in a cell.
func printable(r rune) bool {
	return r == '\n' || r >= 0x20 && r != 0x7f && (r < 0x80 || r > 0x9f) && r != 0xfffe && r != 0xffff && r != 0xfeff
}

// cell is s as a cell can hold it.
func cell(s string) string {
	s = plain(s)
	if len(s) <= maxCell || units(s) <= maxCell { // never more units than bytes
		return s
	}
	return s[:cutAt(s, maxCell-units(cutMark))] + cutMark
}

// cutAt is the byte after the longest beginning of s that has at most n UTF-16
// units.
func cutAt(s string, n int) int {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return i
		}
	}
	return len(s)
}

// units counts the UTF-16 units of s.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// escape is s as XML text.
func escape(s string) string {
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// escapeCell is s as the text of a cell. Excel reads _x000D_ as a character by
// its number, so that a wording that looks so must hide its first underscore.
func escapeCell(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "_x")
		if i < 0 {
			return escape(s)
		}
		i += from
		from = i + 2
		if len(s) >= i+7 && s[i+6] == '_' && strings.Trim(s[i+2:i+6], "0123456789abcdefABCDEF") == "" {
			s = s[:i] + "_x005F" + s[i:]
			from = i + 8
		}
	}
}

// Width is how wide s is, in halves of a Chinese character.
func Width(s string) int {
	n := 0
	for _, r := range s {
		if r < 0x1100 {
			n++
		} else {
			n += 2
		}
	}
	return n
}
