package corpus

import (
	"strings"
	"unicode/utf8"
)

// Reading is the text as a reader takes it in, with the way back to the source.
//
// Text holds the paragraphs one after the other, each ended by one '\n'. In it
//   - lines that a typesetter broke are joined, indents dropped;
//   - furniture (page headers, page numbers, web page chrome) is left out;
//   - white space is dropped, save one space between two ASCII letters or digits
//     ("Kolas Yotaka" keeps it, 發言最多 15分鐘 does not), one after a mark of
//     Markdown (## 背景) and one U+3000 for every
//     two columns of a wider gap inside a line (陳　瑩　　王惠美), by which lists of
//     names are told apart;
//   - traditional characters are simplified, one for one;
//   - letters, digits and ％ have half width; the punctuation marks
//     ， ： ； （ ） ？ ！ have full width, also where the source has , : ; ( ) ? !
//     (a digit's comma as in 1,100 and its colon as in 9:30 stay);
//   - 「」 become “”, 『』 become ‘’, straight quotes become “ and ” in turn, and
//     ［ ］ become 〔 〕;
//   - the readings that a converter left behind characters, as in 優(yōu)化, are
//     left out.
//
// Offsets into Text are [Stretch] values, offsets into the source [Span] values.
type Reading struct{ aligned }

// reader writes the Reading of one paragraph after the other.
type reader struct {
	aligner
	source string
	start  int  // where the paragraph begins in text
	quoted bool // an odd number of straight quotes has been seen in this paragraph
}

// paragraph appends the lines of one paragraph and says where they now stand.
func (r *reader) paragraph(lines []line, indexes []int, width int) Stretch {
	r.start, r.quoted = len(r.text), false
	for k, i := range indexes {
		l := &lines[i]
		if k > 0 {
			r.join(&lines[indexes[k-1]], l, width)
		}
		r.line(l.from, l.to)
	}
	st := Stretch{r.start, len(r.text)}
	// The '\n' that ends the paragraph stands for the source's line end, if any.
	if end := lines[indexes[len(indexes)-1]].end; end < len(r.source) {
		r.keep(end, "\n")
	} else {
		r.text = append(r.text, '\n')
	}
	return st
}

// join writes what stands for the break between two lines of a paragraph:
// nothing in Chinese, a space between two words of Latin letters, a gap between
// two rows of names of which the first is not full.
//
//	簡東明Uliw．Qaljup⏎ayare      one name, broken in a full line
//	出席委員：陳　瑩    Kolas⏎Yotaka
func (r *reader) join(prev, next *line, width int) {
	first, _ := utf8.DecodeRuneInString(r.source[next.from:next.to])
	if isNameRow(r.source[next.from:next.to]) {
		if width == 0 || prev.width < width-1 {
			r.replace(prev.end, 1, "\u3000\u3000")
		}
		return
	}
	n := len(r.text)
	if n == 0 || !isASCIIWord(rune(r.text[n-1])) || !isASCIIWord(first) || first >= 'a' && first <= 'z' {
		return
	}
	if isArabic(first) && isArabic(rune(r.text[n-1])) {
		return // a number broken in a full line: 第3⏎6條
	}
	r.replace(prev.end, 1, " ")
}

// line appends source[from:to].
func (r *reader) line(from, to int) {
	s := r.source
	for at := from; at < to; {
		if n := plainRun(s[at:to]); n > 0 {
			r.keep(at, s[at:at+n])
			at += n
			continue
		}
		c, n := utf8.DecodeRuneInString(s[at:to])
		switch {
		case isSpace(c):
			n = r.gap(at, to)
		case c < utf8.RuneSelf:
			n = r.ascii(at, to, byte(c))
		case c == utf8.RuneError && n == 1:
			r.replace(at, 1, "\ufffd")
		default:
			r.wide(at, n, c)
		}
		at += n
	}
}

// plainRun is the number of bytes at the start of s that are taken over as they
// are: letters and digits of ASCII, and simplified Chinese characters.
func plainRun(s string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isASCIIWord(rune(c)):
			i++
		case c >= 0xE4 && c <= 0xE9 && i+2 < len(s):
			if simplifies(rune(c&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)) {
				return i
			}
			i += 3
		default:
			return i
		}
	}
	return len(s)
}

func isASCIIWord(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// gap reads the white space at source[at:to] and returns its length.
func (r *reader) gap(at, to int) int {
	n, wide := 0, 0
	for _, c := range r.source[at:to] {
		if !isSpace(c) {
			break
		}
		n += utf8.RuneLen(c)
		wide += columns(c)
	}
	switch last, next := len(r.text)-1, at+n; {
	case r.afterMark():
		r.replace(at, n, " ")
	case wide >= 2:
		r.replace(at, n, strings.Repeat("\u3000", min(wide, maxWidth)/2))
	case wide == 1 && last >= 0 && next < to && isASCIIWord(rune(r.text[last])) && isASCIIWord(rune(r.source[next])):
		r.replace(at, n, " ")
	}
	return n
}

// afterMark reports whether the paragraph so far is a mark of Markdown: ##, -, *.
func (r *reader) afterMark() bool {
	n := len(r.text) - r.start
	return n > 0 && n <= 6 && strings.Trim(string(r.text[r.start:]), "#-*") == ""
}

// ascii appends the ASCII mark c at source[at:to] and returns how many bytes of
// the source it took.
func (r *reader) ascii(at, to int, c byte) int {
	wide := ""
	switch c {
	case ',', ':':
		if r.betweenDigits(at, to) {
			break
		}
		wide = "，"
		if c == ':' {
			wide = "："
		}
	case ';':
		wide = "；"
	case '(':
		if n := readingInBrackets(r.source[at:to]); n > 0 {
			return n
		}
		wide = "（"
	case ')':
		wide = "）"
	case '?':
		wide = "？"
	case '!':
		wide = "！"
	case '"':
		wide = "“"
		if r.quoted {
			wide = "”"
		}
		r.quoted = !r.quoted
	}
	if wide == "" {
		r.keep(at, r.source[at:at+1])
	} else {
		r.replace(at, 1, wide)
	}
	return 1
}

// betweenDigits reports whether the one-byte mark at source[at] stands between
// two digits: the comma of 1,100, the colon of 9:30.
func (r *reader) betweenDigits(at, to int) bool {
	n := len(r.text)
	return n > 0 && r.text[n-1] >= '0' && r.text[n-1] <= '9' && at+1 < to && r.source[at+1] >= '0' && r.source[at+1] <= '9'
}

// readingInBrackets is the length of the bracketed pinyin that s begins with,
// as converters leave it (優(yōu)化): a few small letters, one with a tone.
func readingInBrackets(s string) int {
	toned := false
	for i, c := range s {
		switch {
		case i == 0:
		case c == ')':
			if toned && i > 1 {
				return i + 1
			}
			return 0
		case c >= 'a' && c <= 'z':
		case c >= 0xe0 && c < 0x250:
			toned = true
		default:
			return 0
		}
		if i > 12 {
			return 0
		}
	}
	return 0
}

// wide appends the character c, n bytes at source[at].
func (r *reader) wide(at, n int, c rune) {
	switch to := readAs(c); {
	case to == c:
		r.keep(at, r.source[at:at+n])
	case to < utf8.RuneSelf:
		r.replace(at, n, string(byte(to)))
	default:
		r.replace(at, n, string(to))
	}
}

// readAs is the character that c is read as.
func readAs(c rune) rune {
	switch {
	case c >= 0x4e00 && c <= 0x9fff:
		return Simplify(c)
	case c >= '０' && c <= '９', c >= 'Ａ' && c <= 'Ｚ', c >= 'ａ' && c <= 'ｚ', c == '％', c == '＋', c == '＃', c == '＆', c == '／':
		return c - '！' + '!'
	}
	switch c {
	case '「', '﹁', '〝':
		return '“'
	case '」', '﹂', '〞':
		return '”'
	case '『', '﹃':
		return '‘'
	case '』', '﹄':
		return '’'
	case '﹐', '︐':
		return '，'
	case '﹕', '︰', '∶':
		return '：'
	case '﹔':
		return '；'
	case '﹙':
		return '（'
	case '﹚':
		return '）'
	case '•', '‧', '・', '∙', '●':
		return '·'
	case '［', '﹝', '〖':
		return '〔'
	case '］', '﹞', '〗':
		return '〕'
	case '﹪':
		return '%'
	}
	return Simplify(c)
}
