package analysis

import (
	"strings"
	"unicode/utf8"
)

// numeral is the length of the number, date, ordinal or share that text begins
// with, which the dictionary would tear apart; 0 where it begins with none.
//
//	3.5%  1,100  12.5万亿  2025年  6月  9:30  第2741号  第三十次  三百二十  百分之三十
func numeral(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	return numeralOf(r, size, text)
}

// numeralOf is numeral where r, size bytes long, is known to begin text.
func numeralOf(r rune, size int, text string) int {
	switch {
	case '0' <= r && r <= '9':
		return figure(text)
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return latinFigure(text)
	case r == '第':
		return ordinal(text, size)
	case isHanDigit(r):
		return hanFigure(text)
	}
	return 0
}

// figure reads a number in Arabic digits with what belongs to it.
func figure(text string) int {
	n := digits(text)
	if n < len(text) && isLetter(text[n]) {
		return 0 // 5G, 3D
	}
	whole := n
	for n+4 <= len(text) && text[n] == ',' && digits(text[n+1:]) == 3 {
		n += 4
	}
	if n < len(text) && (text[n] == '.' || n <= 2 && text[n] == ':' || text[n] == '/') {
		if d := digits(text[n+1:]); d > 0 && (n+1+d == len(text) || !isLetter(text[n+1+d])) {
			n += 1 + d
		}
	}
	rest := text[n:]
	for _, sign := range [...]string{"%", "‰", "％"} {
		if strings.HasPrefix(rest, sign) {
			return n + len(sign)
		}
	}
	if m := multiplier(rest); m > 0 {
		return n + m
	}
	if n == whole {
		n += dateUnit(text[:n], rest)
	}
	return n
}

// latinFigure reads a Latin word that goes on with a figure: PM2.5, COVID-19.
func latinFigure(text string) int {
	n := 0
	for n < len(text) && isLatin(text[n]) {
		n++
	}
	if n < len(text) && (text[n] == '.' || text[n] == '-') {
		if d := digits(text[n+1:]); d > 0 {
			return n + 1 + d
		}
	}
	return 0
}

// multiplier is the length of 万, 亿, 万亿, 千万 … after a figure. The 千 of 千米
// belongs to the unit.
func multiplier(text string) int {
	n := 0
	for strings.HasPrefix(text[n:], "万") || strings.HasPrefix(text[n:], "亿") ||
		strings.HasPrefix(text[n:], "百万") || strings.HasPrefix(text[n:], "千万") || strings.HasPrefix(text[n:], "千亿") {
		_, size := utf8.DecodeRuneInString(text[n:])
		n += size
	}
	return n
}

// dateUnit is the length of the 年, 月 or 日 that makes a date of number: 2025年,
// but 3|年, 2025|年度.
func dateUnit(number, rest string) int {
	unit, size := utf8.DecodeRuneInString(rest)
	switch unit {
	case '年':
		if len(number) != 4 || strings.HasPrefix(rest, "年度") {
			return 0
		}
	case '月', '日':
		if len(number) > 2 {
			return 0
		}
	default:
		return 0
	}
	return size
}

// ordinal reads 第, a number and what is counted: 第三十次, 第2741号. A single Han
// digit without a measure word is left to the dictionary: 第三方, 第一书记.
func ordinal(text string, n int) int {
	d := digits(text[n:])
	count := d
	if d > 0 {
		n += d
	} else {
		var length int
		length, count = hanDigits(text[n:])
		n += length
	}
	if count == 0 || strings.HasPrefix(text[n:], "个月") {
		return 0
	}
	for _, m := range [...]string{"季度", "批次", "部分", "次", "届", "条", "章", "节", "款", "项", "号", "期", "批", "个", "名", "位",
		"年", "轮", "天", "日", "周", "场", "版", "编", "卷", "页", "组", "类", "种", "步"} {
		if strings.HasPrefix(text[n:], m) {
			return n + len(m)
		}
	}
	if d == 0 && count == 1 {
		return 0
	}
	return n
}

// hanFigure reads a number in Han digits where it cannot be anything else: a
// year (二〇二五年), a share (百分之三十, 三分之二), or three and more characters in
// which digits and multipliers alternate (三百二十). 十四五 and 一二三产业 are none.
func hanFigure(text string) int {
	n, count := hanDigits(text)
	if strings.HasPrefix(text[n:], "分之") {
		if d, c := hanDigits(text[n+len("分之"):]); c > 0 {
			return n + len("分之") + d
		}
		return 0
	}
	if count == 4 && strings.HasPrefix(text[n:], "年") && !strings.ContainsAny(text[:n], "十百千万亿") {
		return n + len("年")
	}
	if count < 3 || !alternates(text[:n]) {
		return 0
	}
	return n
}

// alternates reports whether a run of Han digits reads as one number.
func alternates(run string) bool {
	digit, multiplied := false, false // what came before; whether a multiplier did
	for _, r := range run {
		isMultiplier := strings.ContainsRune("十百千万亿", r)
		switch {
		case r == '零' || r == '〇' || r == '○':
			if !multiplied {
				return false
			}
		case isMultiplier:
			multiplied = true
		case digit:
			return false
		}
		digit = !isMultiplier && r != '零' && r != '〇' && r != '○'
	}
	return multiplied
}

// hanDigits is the run of Han digits that text begins with: its length in bytes
// and in characters.
func hanDigits(text string) (length, count int) {
	for _, r := range text {
		if !isHanDigit(r) {
			break
		}
		length += utf8.RuneLen(r)
		count++
	}
	return length, count
}

func isHanDigit(r rune) bool {
	switch r {
	case '零', '〇', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两':
		return true
	}
	return false
}

// digits is how many Arabic digits text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
