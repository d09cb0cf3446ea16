package analysis

import "strings"

// calendar judges the date c at text[i:c.end]. It returns where to read on.
func (f *deadlineFinder) calendar(i int, c calendar) int {
	rest := f.text[c.end:]
	if end, ok := f.isPeriod(c); ok {
		return end
	}
	limit := limitAfter(rest)
	if n := f.eventBefore(c, limit); n > 0 && !f.isPast(c, "") {
		f.add(i, c.end+n, Deadline{Kind: By})
		return c.end + n
	}
	c = f.recurs(i, c)
	end := c.end + limit
	limited := limit > 0 || f.limitedLater(c.end)
	field := isTimeField(f.text[f.st.Start:i])
	if !limited && !field && f.onlyNames(c) || !limited && f.onlyStates(i) || f.onlyCompares(i) || !field && !f.binds(i, c, limited) {
		return end
	}
	if c.opening && c.day == 0 && !limited || f.isDone(end) {
		return end // 今年初 tells what was
	}
	year := f.year
	if year == 0 {
		year = f.head.Year
	}
	d := Deadline{Kind: By, Date: c.date(year), Precision: c.precision, Recurring: c.base == everyYear}
	if f.isPast(c, d.Date) || !limited && d.Date != "" && f.head.Date != "" && d.Date <= f.head.Date {
		return end
	}
	switch c.base {
	case printedYear:
		f.year = c.year
	case thisYear:
		if f.head.Year > 0 {
			f.year = f.head.Year + c.year
		}
	}
	f.add(i, end, d)
	if d.Date == "" && (c.base == noYear || c.base == thisYear) {
		f.warn(stretchOf(i, end), "期限没有年份，无法换算日期："+f.source(stretchOf(i, end)))
	}
	return end
}

// limitedLater reports whether the date that ends at text[:at] is one of a list
// whose last has the 前: 4月15日、7月15日及10月15日前.
func (f *deadlineFinder) limitedLater(at int) bool {
	for range 6 {
		n := prefixIn(f.text[at:], "、 和 及 以及 与 或")
		if n == 0 {
			return false
		}
		next, ok := calendarAt(f.text, at+n)
		if !ok {
			return false
		}
		if at = next.end; limitAfter(f.text[at:]) > 0 {
			return true
		}
	}
	return false
}

// isDone reports whether the wording after a date at text[:end] tells what has
// been done by then, or what may be done until then.
func (f *deadlineFinder) isDone(end int) bool {
	rest := clauseAfter(f.text, end, f.st.End)
	if rest == "" && strings.HasPrefix(f.text[end:], "，") {
		rest = clauseAfter(f.text, end+len("，"), f.st.End)
	}
	return strings.HasPrefix(rest, "已") || holdsAny(rest, "已经 已完成 已建成 可免 可继续 可享受 可按 可申请 停止执行 继续执行 免征")
}

// eventBefore is the length of the event and its 前 that follow a bare year:
// 2026年春节前, 2026年秋季开学前. The day is not said.
func (f *deadlineFinder) eventBefore(c calendar, limit int) int {
	if c.precision != ByYear || c.closing || c.base > thisYear || limit > 0 {
		return 0
	}
	count := 0
	for k, r := range f.text[c.end:] {
		if r == '前' && count > 1 && limitAfter(f.text[c.end+k:]) > 0 {
			if prefixIn(f.text[c.end:], "年底 底 度 以 之") > 0 || suffixIn(f.text[c.end:c.end+k], "提 目 当 日 超 空 跟 面 从 眼 对 向") > 0 { // 今年全面提前…
				return 0
			}
			return k + len("前")
		}
		if count++; count > 7 || closesClause(r) || r < 0x3400 || hanDigit(r) >= 0 || r == '的' || r == '底' {
			return 0
		}
	}
	return 0
}

// recurs makes the date at text[i:] a recurring one where it goes on a list of
// such dates: 每年6月30日和12月31日前.
func (f *deadlineFinder) recurs(i int, c calendar) calendar {
	if c.base != noYear || len(f.found) == 0 || !f.found[len(f.found)-1].Recurring {
		return c
	}
	if n := suffixIn(f.text[:i], "和 、 及 以及 或"); n > 0 && i-n == f.last {
		c.base = everyYear
	}
	return c
}

// limitAfter is the length of the 前 or 内 with which s begins.
func limitAfter(s string) int {
	if prefixIn(s, "前后 前期 前沿 前列 前往 前三 前夕 前身 前瞻 内部 内容 内地 内外 内蒙 内涝 内需") > 0 {
		return 0
	}
	return prefixIn(s, "前 之前 以前 底前 内 以内 之内 时间内 止 为止")
}

// isPeriod reports whether c begins a period (2019年1月1日至12月31日, 3月—5月)
// and where that ends. 自 … 起 is one without end.
func (f *deadlineFinder) isPeriod(c calendar) (end int, ok bool) {
	rest := f.text[c.end:]
	if n := prefixIn(rest, "起 以来 以后 之后 后 开始 始 至今 （含） 为起点 为基期 为基数"); n > 0 && !strings.HasPrefix(rest, "后续") {
		return c.end + n, true
	}
	n := dashIn(rest)
	if n == 0 {
		return 0, false
	}
	if last, ok := calendarAt(f.text, c.end+n); ok {
		return last.end + limitAfter(f.text[last.end:]), true
	}
	if num, ok := numeralAt(f.text, c.end+n); ok {
		return num.end, true
	}
	return 0, false
}

// onlyNames reports whether a date without 前 or 内 is part of a name or of a
// figure's label: 2019年度, 2019年版, 2022年的, 年底考核.
func (f *deadlineFinder) onlyNames(c calendar) bool {
	rest := f.text[c.end:]
	if c.precision == ByYear && !c.closing && prefixIn(rest, "度 版 级 届 间 代 的 以 中央 全国 一号 第 春 秋 北京 冬 夏 国家 省") > 0 {
		return true
	}
	return prefixIn(rest, "的 期间 考核 考评 总结 绩效 评 会议 以前 年 基础 水平 数据 ） 印发 修订 相比 相当 例会 联席会议 奖") > 0 && !completes(rest) ||
		strings.HasPrefix(rest, "）") && c.base != noYear
}

// onlyCompares reports whether the date at text[i:] is the one that a figure is
// compared with, or a start: 比2020年, 在2020年基础上, 自2020年.
func (f *deadlineFinder) onlyCompares(i int) bool {
	lead := f.lead(i)
	return suffixIn(lead, "原则上 总体上 基本上") == 0 && suffixIn(lead, "自 从 由 比 较 对比 相比 相较 近 过去 上 去 早在 每隔 现 原 以") > 0
}

// onlyStates reports whether the date at text[i:] is the one that a state of
// affairs is given for: 截至2018年底.
func (f *deadlineFinder) onlyStates(i int) bool {
	return suffixIn(f.lead(i), "截至 截止 同 与") > 0
}

// binds reports whether the place of the date at text[i:c.end] makes it a
// deadline. limited says that 前 or 内 follows.
//
//	limited, or 年内         anywhere
//	到2025年                 after a word of deadlineLeads
//	2025年，                 at the head of a clause
//	9月投入使用               before a verb of completion
func (f *deadlineFinder) binds(i int, c calendar, limited bool) bool {
	if c.base == noYear && prefixIn(f.text[i:], "年") > 0 && endsInYearWord(f.text[f.st.Start:i]) {
		return false // 学年内, 近年内, 跨年底
	}
	if c.base >= nextCycle {
		return limited && c.precision != ByYear || c.closing && limited
	}
	if limited || strings.HasSuffix(f.text[i:c.end], "年内") {
		return true
	}
	lead := f.lead(i)
	rest := f.text[c.end:]
	until := suffixIn(lead, "到 至 截止到 不晚于 不迟于 最迟 最晚") > 0
	headed := lead == "" || suffixIn(lead, deadlineLeads) > 0
	if strings.HasSuffix(f.text[f.st.Start:i], "（") && !completes(rest) {
		return false
	}
	switch {
	case c.base == thisYear && c.precision == ByYear && !c.closing:
		after := clauseAfter(f.text, c.end, f.st.End)
		return headed && completes(rest) && !strings.HasPrefix(rest, "，") && !strings.ContainsAny(after, "0123456789")
	case until:
		return true
	case c.precision == ByYear && !c.closing:
		return headed && c.year > 0 && !f.shortRepublicYear(i) && (strings.HasPrefix(rest, "，") || completes(rest) || completesLater(clauseAfter(f.text, c.end, f.st.End)))
	case c.closing, c.precision == ByQuarter, c.precision == ByDay && c.base == printedYear:
		return headed && (closesClause(nextRune(rest)) || completes(rest) || completesLater(clauseAfter(f.text, c.end, f.st.End))) || completes(rest)
	default:
		next, comma := strings.CutPrefix(rest, "，")
		return completes(rest) && !comma || headed && comma && (completes(next) || completesLater(clauseAfter(f.text, len(f.text)-len(next), f.st.End)))
	}
}

// endsInYearWord reports whether before ends with a character that makes one
// word with a 年 after it.
func endsInYearWord(before string) bool {
	switch r := prevRune(before); r {
	case '去', '前', '往', '近', '多', '青', '少', '老', '中', '幼', '成', '全', '逐', '历', '常', '新', '周', '百', '千', '数', '整', '半',
		'某', '学', '财', '跨', '上', '丰', '几', '余', '每':
		return true
	default:
		return hanDigit(r) >= 0 || r == '十' || r >= '0' && r <= '9'
	}
}

// shortRepublicYear reports whether the year at text[i:] is printed with three
// digits, which may also be a number of years.
func (f *deadlineFinder) shortRepublicYear(i int) bool {
	n, ok := numeralAt(f.text, i)
	return ok && n.digits < 4
}

// completesLater reports whether the rest of a clause speaks of a result.
func completesLater(s string) bool {
	return holdsAny(s, "完成 建成 实现 达到 达 力争 建立 形成 新建 新增 基本 投产 竣工 开工 出台 投用 超过 控制 突破 推广 覆盖 取得 启动 培育 打造 提请 报请 报批")
}

// isPast reports whether the date lies before the document itself; such a date
// says which things are meant, or what has happened.
func (f *deadlineFinder) isPast(c calendar, date string) bool {
	switch {
	case c.base != printedYear:
		return false
	case c.from > 0 && f.head.Year > 0 && c.from < f.head.Year-1:
		return true
	case f.head.Date != "" && date != "":
		return date < f.head.Date
	default:
		return f.head.Year > 0 && c.year < f.head.Year
	}
}
