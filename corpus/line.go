package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of the source text.
type line struct {
	start, end int  // bytes of the source, without the line end
	from, to   int  // without white space at both ends; from == to where there is nothing else
	indent     int  // columns of white space before from
	width      int  // columns from the line's first byte to to; capped at maxWidth
	closed     bool // ends with a mark that ends a sentence or a clause
	kind       ParagraphKind
}

// maxWidth is the width from which on a line is only "long": no typesetter
// breaks plain text at more columns.
const maxWidth = 200

func (l *line) blank() bool { return l.from == l.to }

// splitLines cuts text at \n and measures each line.
func splitLines(text string) []line {
	lines := make([]line, 0, 1+strings.Count(text, "\n"))
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		lines = append(lines, measure(text, start, end))
		start = end + 1
	}
	return lines
}

// measure looks at text[start:end], which holds no line end.
func measure(text string, start, end int) line {
	l := line{start: start, end: end, from: start, to: end}
	s := text[start:end]
	l.to = start + len(strings.TrimRightFunc(s, isSpace))
	l.from = l.to - len(strings.TrimLeftFunc(text[start:l.to], isSpace))
	for _, r := range text[start:l.from] {
		l.indent += columns(r)
	}
	l.width = l.indent
	for at := l.from; at < l.to && l.width < maxWidth; {
		if c := text[at]; c >= 0xE4 && c <= 0xE9 { // Han, by far the most
			l.width += 2
			at += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:l.to])
		l.width += columns(r)
		at += n
	}
	l.width = min(l.width, maxWidth)
	last, _ := utf8.DecodeLastRuneInString(text[l.from:l.to])
	l.closed = closesLine(last) || strings.HasSuffix(text[l.from:l.to], "...")
	return l
}

// closesLine reports the marks after which nothing is left open.
func closesLine(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '：', '!', '?', ';', ':', '」', '』', '”', '》', '）', ')', '】', '〕', '…':
		return true
	}
	return false
}

// isSpace reports white space, and the characters that take no room at all.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', '\u3000', '\u00a0', '\ufeff', '\u200b', '\u200c', '\u200d', '\u00ad':
		return true
	}
	return r > 0x7f && unicode.IsSpace(r)
}

// columns is how many columns of a typewriter a character takes: a Chinese
// character takes two.
func columns(r rune) int {
	switch {
	case r == '\t':
		return 4
	case r < 0x7f:
		return 1
	case r == '\ufeff', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u00ad':
		return 0
	case r >= 0x2010 && r <= 0x2026, r >= 0x2460:
		return 2
	}
	return 1
}
