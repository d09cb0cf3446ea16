package analysis

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// amount is a number as it is printed: 1100万, 3.5, 236亿7343万3000, 二十三,
// 三分之一, 百分之五. A unit is no part of it.
type amount struct {
	start, end int // bytes of the text it was read from
	value      float64
	digits     int  // how many digits stand before the first multiplier: 4 for 2019 and 二〇一九
	han        bool // written in Chinese characters, apart from a multiplier: 二十三, not 23万
	listed     bool // Chinese digits one after the other, without 十 or 百: 二〇〇六, but also 一二三产
	percent    bool // 百分之五: value is 5, the unit is in the number
	scaled     bool // it has a multiplier: 60万
}

// numeralAt reads the number that begins at text[i].
func numeralAt(text string, i int) (amount, bool) {
	if i >= len(text) {
		return amount{}, false
	}
	if c := text[i]; c >= '0' && c <= '9' {
		return arabicAt(text, i), true
	}
	return hanNumeralAt(text, i)
}

// arabicAt reads digits with their multipliers; text[i] is a digit.
func arabicAt(text string, i int) amount {
	n := amount{start: i, end: i}
	for {
		digits, end := arabicDigits(text, n.end)
		if n.digits == 0 {
			n.digits = len(digits)
		}
		exponent, size := multiplierAt(text[end:])
		part, ok := decimal(digits, exponent)
		if !ok { // a run of digits too long for any number
			n.end = end
			return n
		}
		n.value += part
		n.end = end + size
		if size == 0 {
			break
		}
		n.scaled = true
		// 236亿7343万3000: a smaller part follows.
		if n.end >= len(text) || text[n.end] < '0' || text[n.end] > '9' {
			break
		}
	}
	if f, ok := slashFractionAt(text, n); ok {
		return f
	}
	return n
}

// decimal is the value of digits, which may have a decimal point, times ten to
// the power of exponent.
func decimal(digits string, exponent int) (float64, bool) {
	if exponent == 0 && len(digits) <= 9 && !strings.Contains(digits, ".") { // by far the most
		whole, err := strconv.Atoi(digits)
		return float64(whole), err == nil
	}
	value, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(exponent), 64)
	return value, err == nil
}

// arabicDigits reads digits with commas between groups of three and a decimal
// point; it returns them without commas, and where they end.
func arabicDigits(text string, i int) (digits string, end int) {
	isDigit := func(k int) bool { return k < len(text) && text[k] >= '0' && text[k] <= '9' }
	point := false
	group := 0 // digits since the last comma
	start, commas := i, false
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			group++
			continue
		case c == ',' && !point && group <= 3 && isDigit(i+1) && isDigit(i+2) && isDigit(i+3) && !isDigit(i+4):
			commas, group = true, 0
			continue
		case c == '.' && !point && isDigit(i+1):
			point = true
			continue
		}
		break
	}
	digits = text[start:i]
	if commas {
		digits = strings.ReplaceAll(digits, ",", "")
	}
	return digits, i
}

// multiplierAt reads 百, 千, 万, 亿 and their combinations (千万, 万亿) at the
// start of s: the power of ten, and the bytes read.
func multiplierAt(s string) (exponent, size int) {
	for {
		r, n := utf8.DecodeRuneInString(s[size:])
		power := 0
		switch r {
		case '百':
			power = 2
		case '千':
			power = 3
		case '万':
			power = 4
		case '亿':
			power = 8
		}
		rest := s[size+n:]
		if power == 0 || r == '百' && strings.HasPrefix(rest, "分") || r == '千' && isKilo(rest) || r == '万' && strings.HasPrefix(rest, "能") ||
			exponent+power > 16 {
			return exponent, size
		}
		exponent += power
		size += n
		if power >= 8 { // nothing is counted in 亿万
			return exponent, size
		}
	}
}

// isKilo reports whether the 千 before s belongs to a unit: 千瓦, 千米, 千克.
func isKilo(s string) bool {
	switch nextRune(s) {
	case '瓦', '米', '克', '卡', '伏', '赫', '焦', '帕', '升', '乏', '字':
		return true
	}
	return false
}

// slashFractionAt reads the rest of 1/5, whose numerator is n.
func slashFractionAt(text string, n amount) (amount, bool) {
	if n.scaled || n.digits > 2 || n.end+1 >= len(text) || text[n.end] != '/' || text[n.end+1] < '1' || text[n.end+1] > '9' {
		return amount{}, false
	}
	digits, end := arabicDigits(text, n.end+1)
	below, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 3 || float64(below) <= n.value || end < len(text) && text[end] == '/' {
		return amount{}, false
	}
	n.value /= float64(below)
	n.end = end
	return n, true
}

// hanDigit is the value of a Chinese digit, -1 for any other character.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanPower is the value of a Chinese power of ten, 0 for any other character.
func hanPower(r rune) float64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	}
	return 0
}

// hanNumeralAt reads a number in Chinese characters that begins at text[i].
func hanNumeralAt(text string, i int) (amount, bool) {
	n := amount{start: i, end: i, han: true}
	var high, low, digit float64 // high: up to the last 万 or 亿; low: below it; digit: not yet weighted
	digits, powers, run := 0, 0, 0
	listed := 0.0
loop:
	for n.end < len(text) {
		r, size := runeAt(text, n.end)
		switch d, p := hanDigit(r), hanPower(r); {
		case d >= 0:
			digits++
			run++
			digit, listed = float64(d), listed*10+float64(d)
		case p == 0:
			break loop
		case digits == 0 && p != 10: // 万 and 千 alone are no numbers; 十 is
			if !strings.HasPrefix(text[n.end:], "百分之") && !strings.HasPrefix(text[n.end:], "千分之") {
				return amount{}, false
			}
			digits, powers, low, run = 1, powers+1, p, 0
		case r == '百' && strings.HasPrefix(text[n.end+size:], "分点") || r == '千' && isKilo(text[n.end+size:]):
			break loop
		case p >= 1e4:
			powers++
			if p == 1e4 {
				high += (low + digit) * p
			} else {
				high = (high + low + digit) * p
			}
			low, digit, run = 0, 0, 0
			digits++
		default:
			powers++
			if run == 0 && (low == 0 && digits == 0 || digit == 0 && low == 0) {
				digit = 1 // 十二
			}
			low, digit, run = low+digit*p, 0, 0
			digits++
		}
		if digits > 24 { // no number is that long
			break
		}
		n.end += size
	}
	if n.end == i {
		return amount{}, false
	}
	n.value, n.digits, n.scaled = high+low+digit, digits, high > 0
	if powers == 0 {
		n.value, n.listed = listed, digits > 1
	}
	return hanFraction(text, n), true
}

// hanFraction reads the rest of 三分之一 or 百分之五, whose denominator is n;
// without such a rest it is n itself.
func hanFraction(text string, n amount) amount {
	rest, ok := strings.CutPrefix(text[n.end:], "分之")
	if !ok {
		return n
	}
	at := len(text) - len(rest)
	over, ok := numeralAt(text, at)
	if !ok && strings.HasPrefix(rest, "百") {
		over, ok = amount{start: at, end: at + len("百"), value: 100}, true
	}
	if !ok || n.value == 0 {
		return n
	}
	over.start, over.han = n.start, true
	switch n.value {
	case 100:
		over.percent = true
	default:
		over.value /= n.value
	}
	return over
}
