package analysis

import (
	"strings"
	"time"
	"unicode/utf8"

	"yian/corpus"
)

// stretchOf is a stretch from one offset to another.
func stretchOf(from, to int) corpus.Stretch { return corpus.Stretch{Start: from, End: to} }

// period is a length of time as printed: 30日, 两周, 3—5年, 半年.
type period struct {
	end       int // bytes of the text
	count     int // the greater number of a range; 0 for a half
	unit      string
	precision Precision
}

// periodAt reads the length of time that begins at text[i].
func periodAt(text string, i int) (period, bool) {
	if rest, ok := strings.CutPrefix(text[i:], "半"); ok {
		if n := prefixIn(rest, "个月 年"); n > 0 {
			return period{end: i + len("半") + n, unit: "半" + rest[:n], precision: ByMonth}, true
		}
		return period{}, false
	}
	n, ok := numeralAt(text, i)
	if !ok || n.percent || n.scaled || n.value > 999 {
		return period{}, false
	}
	end := n.end
	if dash := dashIn(text[end:]); dash > 0 {
		if high, ok := numeralAt(text, end+dash); ok && high.value > n.value && !high.scaled && high.value < 1000 {
			n = high
			end = high.end
		}
	}
	unit := prefixIn(text[end:], "个工作日 工作日 个自然日 自然日 个交易日 日 天 周 个星期 星期 个月 年 小时 个小时 个季度 季度 个学期 学期")
	if unit == 0 || strings.HasPrefix(text[end:], "年") && n.digits >= 3 && !n.han {
		return period{}, false
	}
	p := period{end: end + unit, count: int(n.value), unit: text[end : end+unit]}
	switch {
	case strings.HasSuffix(p.unit, "年"):
		p.precision = ByYear
	case strings.HasSuffix(p.unit, "月"):
		p.precision = ByMonth
	case strings.HasSuffix(p.unit, "周"), strings.HasSuffix(p.unit, "星期"):
		p.precision = ByWeek
	case strings.HasSuffix(p.unit, "季度"), strings.HasSuffix(p.unit, "学期"):
		p.precision = ByQuarter
	default:
		p.precision = ByDay
	}
	return p, true
}

// withinAt reads a length of time within which work is to be done: 30日内,
// 两周内, 三到五年时间内, 用3年时间, 本意见印发之日起30日内.
//
// 毕业2年内的 and 近三年内 say who is meant, 三年内不得 how long something holds.
func (f *deadlineFinder) withinAt(i int) int {
	p, ok := periodAt(f.text, i)
	if !ok {
		return i
	}
	lead := f.lead(i)
	end := p.end + prefixIn(f.text[p.end:], "左右")
	n := prefixIn(f.text[end:], "内 之内 以内 时间内 的时间内")
	if n == 0 && suffixIn(lead, "用 利用 通过") > 0 {
		n = prefixIn(f.text[end:], "时间 的时间")
	}
	if n == 0 {
		return i
	}
	end += n
	after := clauseAfter(f.text, end, f.st.End)
	if suffixIn(lead, "以 近 最近 过去 前 每 任期 毕业 离校 入职 成立 注册 任职 出生 有效期 届满 连续 退休 期满 此前 头 未来 控制在 压缩至 压缩到 缩短至 缩短到 压减至") > 0 ||
		prefixIn(after, "的 不得 不予 不再 免 暂不 暂停 停止 累计 未 有效 可 连续 发生 曾 无 不能 禁止 减 仍 受 被 已 保持 （含） 停") > 0 ||
		strings.HasSuffix(after, "的") || countsTimes(after) {
		return end
	}
	d := Deadline{Kind: Within, Precision: p.precision}
	from := i
	if start, text := startOf(lead); start != "" {
		d.Start = f.clean(stretchOf(i-text, i-text+len(start)))
		if strings.HasSuffix(lead, "起") {
			from = i - text
		}
		d.Date = f.dateAfter(start, p)
	}
	f.add(from, end, d)
	return end
}

// countsTimes reports that s begins with how often something happens, as in a
// condition: 一年内|两次以上的处以罚款.
func countsTimes(s string) bool {
	n, ok := numeralAt(s, 0)
	return ok && prefixIn(s[n.end:], "次 起 例 回 度") > 0
}

// startOf finds what a period runs from at the end of lead: 本意见印发之日 of
// 自本意见印发之日起, 会后. n is how many bytes before the end of lead it begins.
func startOf(lead string) (start string, n int) {
	if suffixIn(lead, "之日起 即日起 日起 之日后 后 以后") == 0 || suffixIn(lead, "前后 然后 今后 最后 此后 并后 之日起后") > 0 {
		return "", 0
	}
	lead = lead[sinceWord(lead):]
	n = len(lead)
	if n == 0 || utf8.RuneCountInString(lead) > 20 {
		return "", 0
	}
	return strings.TrimSuffix(lead, "起"), n
}

// sinceWord is where the wording begins that the last 自, 从, 在 or 于 of lead
// leads to: 市自然资源局要在|收到申请之日起.
func sinceWord(lead string) int {
	for at := len(lead); at > 0; {
		r, n := utf8.DecodeLastRuneInString(lead[:at])
		at -= n
		before, rest := lead[:at], lead[at+n:]
		switch {
		case r == '自' && hasPrefixOf(rest, "然 治 贸 主 由 行 建 来 动 然人"),
			r == '于' && suffixIn(before, "关 对 由 属 基 鉴") > 0,
			r == '在' && suffixIn(before, "存 现 所 潜") > 0,
			r == '从' && hasPrefixOf(rest, "事 业 严"):
		case r == '自' || r == '从' || r == '在' || r == '于':
			return at + n
		}
	}
	return 0
}

// dateAfter is the last day of a period that runs from the day on which the
// document itself was issued; "" for any other start, and for working days.
func (f *deadlineFinder) dateAfter(start string, p period) string {
	issued, err := time.Parse(time.DateOnly, f.head.Date)
	if err != nil || prefixIn(start, "本 印发 发布 公布 下发 发文 即日 文件 通知 方案印发 意见印发") == 0 ||
		start != "即日" && !holdsAny(start, "印发 发布 公布 下发 发文") || !strings.HasSuffix(start, "日") {
		return ""
	}
	switch p.unit {
	case "日", "天", "个自然日", "自然日":
		return issued.AddDate(0, 0, p.count).Format(time.DateOnly)
	case "周", "个星期", "星期":
		return issued.AddDate(0, 0, 7*p.count).Format(time.DateOnly)
	case "半年":
		return monthsLater(issued, 6)
	case "个月":
		return monthsLater(issued, p.count)
	case "年":
		return monthsLater(issued, 12*p.count)
	}
	return ""
}

// monthsLater is the day n months after t, or the last of that month where it
// has no such day: a month after 31 January is 28 February.
func monthsLater(t time.Time, n int) string {
	last := lastOfMonth(t.Year(), int(t.Month())+n)
	if day := t.AddDate(0, n, 0).Format(time.DateOnly); day < last {
		return day
	}
	return last
}
