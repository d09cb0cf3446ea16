package corpus

import (
	"strings"
	"unicode/utf8"
)

// mark is the number that an item begins with.
type mark struct {
	style  Numbering
	value  int
	number int // bytes of the number as printed, without the closing 、 or .
	length int // bytes of the whole mark; 0 where there is none
}

// parseNumber reads the number that s begins with. Both widths of digits and
// punctuation are understood, so that it serves the source as well as the
// Reading. open says that s may also stand inside a paragraph.
func parseNumber(s string) (m mark, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case n == 0 || n > 1 && !mayNumber(r):
		return mark{}, false
	case r == '（' || r == '(':
		m = parseBracketed(s, n)
	case isArabic(r):
		m = parseArabic(s)
	case r == '第':
		m = parseOrdinal(s)
	case r >= '①' && r <= '⑳':
		m = mark{Circled, int(r-'①') + 1, n, n}
	case r == '—' || r == '─' || r == '-' || r == '*' || r == '•' || r == '·':
		m = parseDash(s)
	case r == '#':
		m = parseMarkdown(s)
	case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
		if strings.HasPrefix(s[1:], ".") || strings.HasPrefix(s[1:], "、") || strings.HasPrefix(s[1:], "．") {
			if next, _ := utf8.DecodeRuneInString(s[1+pointLength(s[1:]):]); next > 0x7f {
				m = mark{Latin, int(r|0x20-'a') + 1, 1, 1 + pointLength(s[1:])}
			}
		}
	case strings.HasPrefix(s, "首先"), strings.HasPrefix(s, "其次"), strings.HasPrefix(s, "再次"), strings.HasPrefix(s, "最后"):
		m = parseSequence(s)
	case r == '任' || r == '建' || r == '问' || r == '举' || r == '措':
		m = parseNamed(s)
	default:
		m = parseChinese(s)
	}
	return m, m.length > 0
}

// parseNamed reads 任务一：, 建议2：, 问题三：, 举措1：.
func parseNamed(s string) mark {
	const word = len("任务")
	if len(s) < word {
		return mark{}
	}
	switch s[:word] {
	case "任务", "建议", "问题", "举措", "措施":
	default:
		return mark{}
	}
	v, n := chineseValue(s[word:])
	if n == 0 {
		v, n = arabicValue(s[word:])
	}
	if n == 0 || v > 200 {
		return mark{}
	}
	for _, p := range [...]string{"：", ":"} {
		if strings.HasPrefix(s[word+n:], p) {
			return mark{Ordinal, v, word + n, word + n + len(p)}
		}
	}
	return mark{}
}

// mayNumber reports whether a number may begin with r, a character beyond ASCII.
func mayNumber(r rune) bool {
	switch r {
	case '任', '建', '问', '举', '措', '（', '第', '—', '─', '•', '·', '首', '其', '再', '最', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿',
		'壹', '贰', '貳', '叁', '參', '肆', '伍', '陆', '陸', '柒', '捌', '玖', '拾', '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸':
		return true
	}
	return isArabic(r) || r >= '①' && r <= '⑳'
}

// pointLength is the length of the 、 ． or . that s begins with, or 0.
func pointLength(s string) int {
	for _, p := range [...]string{"、", "．", "."} {
		if strings.HasPrefix(s, p) {
			return len(p)
		}
	}
	return 0
}

// parseBracketed reads （一）, (1), （a）, and the LegCo's (一 ).
func parseBracketed(s string, open int) mark {
	end := indexMark(s[:min(len(s), 24)], "）)")
	if end < 0 {
		return mark{}
	}
	_, n := utf8.DecodeRuneInString(s[end:])
	inner := strings.TrimFunc(s[open:end], isSpace)
	if v, l := chineseValue(inner); l == len(inner) && l > 0 {
		return mark{ChineseParen, v, end + n, end + n}
	}
	if v, l := arabicValue(inner); l == len(inner) && l > 0 && v < 100 {
		return mark{ArabicParen, v, end + n, end + n}
	}
	if len(inner) == 1 && inner[0] >= 'a' && inner[0] <= 'z' {
		return mark{Latin, int(inner[0]-'a') + 1, end + n, end + n}
	}
	return mark{}
}

// parseArabic reads 1. 1、 1． 1） and the decimal 1.1 of technical plans. A
// number that goes on (1.5万, 2019年) is none.
func parseArabic(s string) mark {
	v, n := arabicValue(s)
	if n == 0 || v > 200 {
		return mark{}
	}
	rest := s[n:]
	if p := pointLength(rest); p > 0 {
		next, _ := utf8.DecodeRuneInString(rest[p:])
		if isArabic(next) && !strings.HasPrefix(rest, "、") && !startsDate(rest[p:]) {
			return parseDecimal(s, n, p)
		}
		if next == utf8.RuneError && len(rest) == p {
			return mark{}
		}
		return mark{ArabicDot, v, n, n + p}
	}
	if strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")") {
		_, p := utf8.DecodeRuneInString(rest)
		return mark{ArabicParen, v, n + p, n + p}
	}
	return mark{}
}

// startsDate reports whether s begins with a year, a month or a period, as behind
// the number in 1.2025年新增就业6万人, 1.12月底前完成 and 1.2小时内派单.
func startsDate(s string) bool {
	v, n := arabicValue(s)
	if v >= 1900 && v < 2200 && strings.HasPrefix(s[n:], "年") || v >= 1 && v <= 12 && strings.HasPrefix(s[n:], "月") {
		return true
	}
	for _, period := range [...]string{"小时内", "个工作日", "日内", "天内", "个月内"} { // 4.2小时内派单
		if n > 0 && strings.HasPrefix(s[n:], period) {
			return true
		}
	}
	return false
}

// parseDecimal reads 3.1 and 3.1.2 where a Chinese character follows that no
// quantity would have; n bytes of digits and p of a point have been read.
func parseDecimal(s string, n, p int) mark {
	v, k := arabicValue(s[n+p:])
	end, depth := n+p+k, 2
	if q := pointLength(s[end:]); q > 0 {
		if w, k := arabicValue(s[end+q:]); k > 0 {
			v, end, depth = w, end+q+k, 3
		}
	}
	rest := strings.TrimLeftFunc(s[end:], isSpace)
	if rest == s[end:] && depth == 2 { // 3.1万元 is a quantity, "3.1 总则" a number
		return mark{}
	}
	return mark{Decimal, v, end, end}
}

// parseOrdinal reads 第一条, 第二章, 第三节 and 第一，.
func parseOrdinal(s string) mark {
	const first = len("第")
	v, n := chineseValue(s[first:])
	if n == 0 {
		v, n = arabicValue(s[first:])
	}
	if n == 0 {
		return mark{}
	}
	rest := s[first+n:]
	for _, unit := range [...]string{"条", "條", "章", "节", "節", "编", "編"} {
		if strings.HasPrefix(rest, unit) {
			// 第三条规定的 speaks of an article and is none; a heading goes on after a gap.
			if after := rest[len(unit):]; after == "" || startsWithSpace(after) || v == 1 {
				return mark{Article, v, first + n + len(unit), first + n + len(unit)}
			}
			return mark{}
		}
	}
	for _, p := range [...]string{"，", "、", ",", "：", "是"} {
		if strings.HasPrefix(rest, p) {
			if p == "是" {
				return mark{Ordinal, v, first + n + len(p), first + n + len(p)}
			}
			return mark{Ordinal, v, first + n, first + n + len(p)}
		}
	}
	return mark{}
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isSpace(r)
}

// parseSequence reads 首先， 其次， 再次， 最后，.
func parseSequence(s string) mark {
	const n = len("首先")
	if !strings.HasPrefix(s[n:], "，") && !strings.HasPrefix(s[n:], ",") && !strings.HasPrefix(s[n:], "是") {
		return mark{}
	}
	_, p := utf8.DecodeRuneInString(s[n:])
	value := 1
	switch s[:n] {
	case "其次":
		value = 2
	case "再次":
		value = 3
	case "最后":
		value = 9
	}
	return mark{Ordinal, value, n, n + p}
}

// parseDash reads —— and the list marks of Markdown.
func parseDash(s string) mark {
	for _, dash := range [...]string{"——", "──", "--", "—", "- ", "* ", "• ", "•", "·"} {
		if strings.HasPrefix(s, dash) {
			if next, _ := utf8.DecodeRuneInString(s[len(dash):]); next < 0x100 && !isSpace(next) && (!isArabic(next) || !strings.HasSuffix(dash, " ")) {
				return mark{}
			}
			return mark{Dash, 0, len(strings.TrimRight(dash, " ")), len(dash)}
		}
	}
	return mark{}
}

// parseMarkdown reads # to ######.
func parseMarkdown(s string) mark {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n > 6 || !strings.HasPrefix(s[n:], " ") {
		return mark{}
	}
	return mark{Markdown, n, n, n + 1}
}

// parseChinese reads 一、 壹、 甲、 一是 一要 and 一方面.
func parseChinese(s string) mark {
	v, n := chineseValue(s)
	if n > 0 {
		rest := s[n:]
		for _, p := range [...]string{"、", ".", "．", "，"} {
			if strings.HasPrefix(rest, p) {
				if next, _ := utf8.DecodeRuneInString(rest[len(p):]); p == "、" && (isChineseDigit(next) && v < 10) {
					return mark{} // 一、二产业; 三、四成
				}
				if p == "，" {
					return mark{}
				}
				return mark{ChineseComma, v, n, n + len(p)}
			}
		}
		for _, p := range [...]string{"是", "要"} {
			if strings.HasPrefix(rest, p) && v <= 20 {
				return mark{ChineseIs, v, n + len(p), n + len(p)}
			}
		}
		return mark{}
	}
	return parseFormal(s)
}

// parseFormal reads the capital numerals 壹、贰、 and the stems 甲、乙、.
func parseFormal(s string) mark {
	for _, series := range [...]struct {
		style  Numbering
		digits string
	}{{ChineseFormal, "壹贰叁肆伍陆柒捌玖拾"}, {ChineseFormal, "壹貳參肆伍陸柒捌玖拾"}, {ChineseFormal, "壹贰参肆伍陆柒捌玖拾"}, {Stem, "甲乙丙丁戊己庚辛壬癸"}} {
		if v, n := digitIn(s, series.digits); n > 0 && strings.HasPrefix(s[n:], "、") {
			return mark{series.style, v, n, n + len("、")}
		}
	}
	return mark{}
}

// digitIn is the place, from 1, of the first character of s in digits.
func digitIn(s, digits string) (value, length int) {
	first, n := utf8.DecodeRuneInString(s)
	value = 1
	for _, d := range digits {
		if d == first {
			return value, n
		}
		value++
	}
	return 0, 0
}

func isArabic(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// arabicValue reads the digits that s begins with, at most four.
func arabicValue(s string) (value, length int) {
	for i, r := range s {
		switch {
		case !isArabic(r) || i > 12:
			return value, i
		case r <= '9':
			value = value*10 + int(r-'0')
		default:
			value = value*10 + int(r-'０')
		}
		length = i + utf8.RuneLen(r)
	}
	return value, length
}

func isChineseDigit(r rune) bool { return strings.ContainsRune("一二三四五六七八九十", r) }

// chineseValue reads the numeral below ten thousand that s begins with: 一, 十二,
// 二十三, also 廿三, 一百零五, 一百十二.
func chineseValue(s string) (value, length int) {
	pending := 0    // a digit whose power is not yet read
	least := 10_000 // the power read last: the next is smaller
	for i, r := range s {
		d := strings.IndexRune("一二三四五六七八九", r)
		power := chinesePower(r)
		switch {
		case d >= 0 && pending == 0:
			pending = d/len("一") + 1
		case power > 0 && power < least && (pending > 0 || power == 10):
			value, pending, least = value+max(pending, 1)*power, 0, power
		case r == '廿' && value == 0 && pending == 0:
			value, least = 20, 10
		case r == '零' && pending == 0 && least > 10 && value > 0:
		default:
			return value + pending, length
		}
		length = i + utf8.RuneLen(r)
	}
	return value + pending, length
}

func chinesePower(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// startsItem reports whether s begins with an item's number.
func startsItem(s string) bool {
	_, ok := parseNumber(s)
	return ok
}
