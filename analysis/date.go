package analysis

import (
	"strings"
	"time"
	"unicode/utf8"
)

// parseDate reads the date that s begins with and says how exact it is and how
// many bytes it takes; n is 0 where there is none. Read are
//
//	2019年1月9日  2019年1月  2019年  二〇〇六年九月七日  2019-01-09  2019.1.9
//	中华民国106年3月9日  106年3月20日  1130521 (years of the Republic)
//
// iso is the last day of a month or year that is given without a day.
func parseDate(s string) (iso string, precision Precision, n int) {
	if day, n := compactDate(s); n > 0 {
		return day, ByDay, n
	}
	year, at := yearAt(s)
	if at == 0 {
		return "", "", 0
	}
	month, size := numberBefore(s[at:], "月", 12)
	if size == 0 {
		return lastOfYear(year), ByYear, at
	}
	at += size
	day, size := numberBefore(s[at:], "日", 31)
	if size == 0 {
		day, size = numberBefore(s[at:], "号", 31)
	}
	if size == 0 {
		return lastOfMonth(year, month), ByMonth, at
	}
	if iso, ok := isoDate(year, month, day); ok {
		return iso, ByDay, at + size
	}
	return "", "", 0
}

// compactDate reads a date without 年月日: 2019-01-09, 2019.1.9, 2019/1/9,
// 1130521.
func compactDate(s string) (iso string, n int) {
	var parts [3]int
	at := 0
	var mark byte
	for k := range parts {
		start := at
		for at < len(s) && at-start < 8 && s[at] >= '0' && s[at] <= '9' {
			parts[k] = parts[k]*10 + int(s[at]-'0')
			at++
		}
		digits := at - start
		if k == 0 && digits == 7 { // 1130521
			if iso, ok := isoDate(parts[0]/10000+1911, parts[0]/100%100, parts[0]%100); ok && parts[0] > 800000 {
				return iso, at
			}
			return "", 0
		}
		if k == 0 && digits != 4 || k > 0 && digits != 1 && digits != 2 {
			return "", 0
		}
		if k == 2 {
			break
		}
		if at == len(s) || s[at] != '-' && s[at] != '.' && s[at] != '/' || k > 0 && s[at] != mark {
			return "", 0
		}
		mark = s[at]
		at++
	}
	if iso, ok := isoDate(parts[0], parts[1], parts[2]); ok && plausibleYear(parts[0]) {
		return iso, at
	}
	return "", 0
}

// yearAt reads a year with its 年 at the start of s: 2019年, 二〇〇六年,
// 中华民国106年, 106年.
func yearAt(s string) (year, n int) {
	republic := prefixIn(s, "中华民国 民国")
	num, ok := numeralAt(s, republic)
	if !ok || num.scaled || num.percent || !strings.HasPrefix(s[num.end:], "年") {
		return 0, 0
	}
	year, n = int(num.value), num.end+len("年")
	switch {
	case republic > 0 && year < 200:
		return year + 1911, n
	case num.digits == 4 && plausibleYear(year) && (!num.han || num.listed):
		return year, n
	case num.digits == 3 && !num.han && year >= 100 && year < 150:
		return year + 1911, n
	case num.han && !num.listed && year >= 100 && year < 150 && goesOnAsDate(s[n:]): // 一百一十四年六月
		return year + 1911, n
	}
	return 0, 0
}

// goesOnAsDate reports whether s, which follows a number and 年, makes these the
// year of a date and not a length of time.
func goesOnAsDate(s string) bool {
	if _, n := numberBefore(s, "月", 12); n > 0 {
		return true
	}
	return prefixIn(s, "底 年底 上半年 下半年 度") > 0
}

// plausibleYear reports whether a document of our time speaks of year.
func plausibleYear(year int) bool { return year >= 1900 && year < 2100 }

// numberBefore reads a number from 1 to limit that stands before word at the
// start of s, and the word.
func numberBefore(s, word string, limit int) (value, n int) {
	num, ok := numeralAt(s, 0)
	if !ok || num.scaled || num.listed || num.digits > 3 || num.value < 1 || num.value > float64(limit) || num.value != float64(int(num.value)) {
		return 0, 0
	}
	if !strings.HasPrefix(s[num.end:], word) {
		return 0, 0
	}
	return int(num.value), num.end + len(word)
}

// isoDate writes a date; ok is false where the calendar has no such day.
func isoDate(year, month, day int) (iso string, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Year() == year && int(t.Month()) == month && t.Day() == day && day > 0
}

// lastOfMonth is the last day of a month.
func lastOfMonth(year, month int) string {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// lastOfYear is the last day of a year.
func lastOfYear(year int) string { return lastOfMonth(year, 12) }

// yearBase says what the year of a calendar expression is counted from.
type yearBase uint8

const (
	noYear      yearBase = iota // 6月底
	printedYear                 // 2019年6月底
	thisYear                    // 今年6月底: year is an offset from the document's year
	nextCycle                   // 次年1月: of some year that is not named
	everyYear                   // 每年6月底, 每季度末月20日
)

// calendar is a date expression as it is printed, without the 前 or 内 after it.
type calendar struct {
	end       int // bytes of the text
	base      yearBase
	year      int // a year, or an offset for thisYear
	month     int // 1 to 12; the last month of a half-year or quarter; 0 where only the year is given
	day       int // 0: the last of the month
	precision Precision
	closing   bool // 底, 末, 内: it names the end of its period
	opening   bool // 初, 中: an early part of its period
	from      int  // the first year of a range, 2025 of 2025—2027年; else 0
}

// date is the last day of the expression's period; "" where the year is not
// known. year is the year that bare dates refer to, 0 for unknown.
func (c calendar) date(year int) string {
	switch c.base {
	case printedYear:
		year = c.year
	case thisYear:
		if year > 0 {
			year += c.year
		}
	case nextCycle, everyYear:
		return ""
	}
	if year == 0 {
		return ""
	}
	month := c.month
	if month == 0 {
		month = 12
	}
	if c.day == 0 {
		return lastOfMonth(year, month)
	}
	if iso, ok := isoDate(year, month, c.day); ok {
		return iso
	}
	return ""
}

// calendarAt reads the date expression that begins at text[i].
func calendarAt(text string, i int) (calendar, bool) {
	if !mayBeDate(text, i) {
		return calendar{}, false
	}
	c := calendar{end: i}
	c.readYear(text)
	yearEnd := c.end
	c.readPart(text)
	if c.end == i || c.base == noYear && c.precision == "" {
		return calendar{}, false
	}
	if c.end == yearEnd { // the year alone
		c.precision = ByYear
	}
	return c, true
}

// mayBeDate is false where a number without 年, 月, 季 or a dash after it begins
// at text[i], as most numbers are.
func mayBeDate(text string, i int) bool {
	if i >= len(text) || text[i] < '0' || text[i] > '9' {
		return true
	}
	rest := text[arabicAt(text, i).end:]
	switch nextRune(rest) {
	case '年', '月', '季':
		return true
	}
	return dashIn(rest) > 0
}

// readYear reads 2019年, 106年, 今年, 每年, “十四五”; none leaves c as it is.
func (c *calendar) readYear(text string) {
	s := text[c.end:]
	switch r := nextRune(s); {
	case r >= '0' && r <= '9', r == '中', r == '民', r != '两' && hanDigit(r) >= 0:
		if from, year, n := yearRange(s); n > 0 {
			c.base, c.year, c.from = printedYear, year, from
			c.end += n
		} else if year, n := yearAt(s); n > 0 {
			c.base, c.year = printedYear, year
			c.end += n
		}
	case r == '今', r == '本', r == '明', r == '下', r == '来', r == '后', r == '次', r == '翌', r == '当', r == '同', r == '每':
		c.readYearWord(s)
	case r == '“', r == '‘', r == '十':
		if year, n := fiveYearPlan(s); n > 0 {
			c.base, c.year, c.closing = printedYear, year, true
			c.end += n
		}
	}
}

// readYearWord reads 今年, 每年 and the like, which s begins with, a character of
// three bytes.
func (c *calendar) readYearWord(s string) {
	switch nextRune(s[len("今"):]) {
	case '年', '月', '季', '半', '学', '周', '星', '个', '一', '（':
	default: // as for most words that begin with 本, 下, 同
		return
	}
	if year, n := glossedYear(s); n > 0 {
		c.base, c.year = printedYear, year
		c.end += n
	} else if n := prefixIn(s, "今年 本年度 本年 今年度"); n > 0 {
		c.base = thisYear
		c.end += n
	} else if n := prefixIn(s, "明年 下一年 来年"); n > 0 {
		c.base, c.year = thisYear, 1
		c.end += n
	} else if n := prefixIn(s, "后年"); n > 0 {
		c.base, c.year = thisYear, 2
		c.end += n
	} else if n := prefixIn(s, "次年 翌年 次月 当年 同年 本月 下月 下个月 当月"); n > 0 {
		c.base = nextCycle
		c.monthly(s[:n])
		c.end += n
	} else if n := prefixIn(s, "每年度 每年 每个季度 每季度 每季 每半年 每个月 每月 每学期 每周 每星期"); n > 0 {
		c.base = everyYear
		c.monthly(s[:n])
		c.end += n
	}
}

// monthly notes that a cycle is one of months: 每月, 次月.
func (c *calendar) monthly(word string) {
	if strings.HasSuffix(word, "月") {
		c.precision = ByMonth
	}
}

// glossedYear reads 今（106）年, where the year stands in brackets inside the word.
func glossedYear(s string) (year, n int) {
	word := prefixIn(s, "今（ 明（ 本（ 后（")
	if word == 0 {
		return 0, 0
	}
	num, ok := numeralAt(s, word)
	rest, closed := strings.CutPrefix(s[max(num.end, word):], "）年")
	if !ok || !closed {
		return 0, 0
	}
	switch year = int(num.value); {
	case year >= 90 && year < 150:
		year += 1911
	case !plausibleYear(year):
		return 0, 0
	}
	return year, len(s) - len(rest)
}

// yearRange reads 2025—2027年 or 2025年至2027年: its first and its last year.
func yearRange(s string) (from, to, n int) {
	first, ok := numeralAt(s, 0)
	if !ok || first.digits != 4 || !plausibleYear(int(first.value)) {
		return 0, 0, 0
	}
	rest, _ := strings.CutPrefix(s[first.end:], "年")
	dash := dashIn(rest)
	if dash == 0 {
		return 0, 0, 0
	}
	at := len(s) - len(rest) + dash
	to, size := yearAt(s[at:])
	from = int(first.value)
	if size == 0 || to <= from || to > from+50 {
		return 0, 0, 0
	}
	return from, to, at + size
}

// dashIn is the length of the sign for "up to" at the start of s.
func dashIn(s string) int { return prefixIn(s, "—— —  ― – － - ─ ～ ~ 〜 至 到") }

// fiveYearPlan reads “十四五”末 and 十五五时期末: the end of a five-year plan.
// The fourteenth ended in 2025.
func fiveYearPlan(s string) (year, n int) {
	open := prefixIn(s, "“ ‘ \"")
	rest, ok := strings.CutPrefix(s[open:], "十")
	if !ok {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(rest)
	number := hanDigit(r)
	rest, ok = strings.CutPrefix(rest[size:], "五")
	if number < 1 || !ok {
		return 0, 0
	}
	rest = rest[prefixIn(rest, "” ’ \""):]
	rest = rest[prefixIn(rest, "规划期 规划 时期 期间 期"):]
	end := prefixIn(rest, "末 收官 结束")
	if end == 0 {
		return 0, 0
	}
	return 1955 + 5*(10+number), len(s) - len(rest) + end
}

// readPart reads what comes after the year: 底, 上半年, 第三季度末, 6月底, 6月30日.
// Without a year it reads these as well (6月底, 年底, 上半年).
func (c *calendar) readPart(text string) {
	s := text[c.end:]
	if c.base == noYear {
		switch r := nextRune(s); r {
		case '上', '下', '第', '年':
		default:
			if r < '0' || r > '9' && hanDigit(r) < 0 && r != '十' {
				return
			}
		}
	}
	if month, n := numberBefore(s, "月", 12); n > 0 {
		c.month, c.precision = month, ByMonth
		c.end += n
		c.readDay(text)
		return
	}
	if n := prefixIn(s, "上半年 上半年度"); n > 0 {
		c.set(6, ByQuarter, n)
		c.readClosing(text)
	} else if n := prefixIn(s, "下半年 下半年度"); n > 0 {
		c.set(12, ByQuarter, n)
		c.readClosing(text)
	} else if quarter, n := quarterIn(s); n > 0 {
		c.set(3*quarter, ByQuarter, n)
		c.readClosing(text)
	} else if n := prefixIn(s, "末月 月底 月末"); n > 0 && (c.base == everyYear || c.base == nextCycle) {
		c.precision, c.closing = ByMonth, true
		c.end += n
		c.readDay(text)
	} else if n := prefixIn(s, "年底 年末 年终 年内"); n > 0 {
		c.set(12, ByYear, n)
		c.closing = true
	} else if c.base == noYear {
		return
	} else if n := prefixIn(s, "底 末 终 内"); n > 0 && c.precision == ByMonth {
		c.closing = true
		c.end += n
	} else if n > 0 {
		c.set(12, ByYear, n)
		c.closing = true
	} else if n := prefixIn(s, "年中 中期"); n > 0 {
		c.set(6, ByYear, n)
		c.opening = true
	} else if n := prefixIn(s, "年初 初"); n > 0 && prefixIn(s, "初步 初级 初中 初始 初次 初创") == 0 {
		c.set(3, ByQuarter, n)
		c.opening = true
	} else if c.base == everyYear || c.base == nextCycle {
		c.readDay(text)
	}
}

func (c *calendar) set(month int, precision Precision, n int) {
	c.month, c.precision = month, precision
	c.end += n
}

// readClosing reads the 底 or 末 of a half-year or quarter.
func (c *calendar) readClosing(text string) {
	if n := prefixIn(text[c.end:], "底 末"); n > 0 {
		c.closing = true
		c.end += n
	}
}

// readDay reads what comes after the month: 份, 底, 上旬, 20日.
func (c *calendar) readDay(text string) {
	c.end += prefixIn(text[c.end:], "份")
	s := text[c.end:]
	if n := prefixIn(s, "底 末"); n > 0 {
		c.closing = true
		c.end += n
		return
	}
	for k, decade := range []string{"上旬", "中旬", "下旬"} {
		if strings.HasPrefix(s, decade) {
			c.precision = ByWeek
			if k < 2 {
				c.day = 10 * (k + 1)
			}
			c.end += len(decade)
			return
		}
	}
	if n := prefixIn(s, "初"); n > 0 && prefixIn(s, "初步 初级 初中 初始 初次 初创") == 0 {
		c.day, c.precision, c.opening = 10, ByWeek, true
		c.end += n
		return
	}
	for _, word := range []string{"日", "号"} {
		if day, n := numberBefore(s, word, 31); n > 0 {
			c.day, c.precision = day, ByDay
			c.end += n
			return
		}
	}
}

// quarterIn reads 第三季度, 三季度, 3季度 at the start of s.
func quarterIn(s string) (quarter, n int) {
	rest, _ := strings.CutPrefix(s, "第")
	for _, word := range []string{"季度", "季"} {
		if quarter, n := numberBefore(rest, word, 4); n > 0 {
			return quarter, len(s) - len(rest) + n
		}
	}
	return 0, 0
}
