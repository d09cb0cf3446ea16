package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// findDeadlines finds the deadlines in st, a stretch of the Reading that holds
// the wording of one task or its responsibility note, in text order.
//
// A date is a deadline by what stands around it: 2019年4月底前, 到2025年 and
// 9月投入使用 are, 自2019年1月1日起, 比2020年增长, 《标准》（2019年版） and what
// lies before the document's own date are not.
//
// The list is shared by all who ask for st: it is not to be changed.
func findDeadlines(p *page, st corpus.Stretch) []Deadline {
	if known, ok := p.deadlines[st]; ok {
		return known
	}
	f := deadlineFinder{page: p, st: st, text: p.text[:st.End]}
	f.year = f.yearBefore()
	for i := st.Start; i < st.End; {
		r, size := runeAt(f.text, i)
		switch {
		case r == '《':
			i = skipTitle(f.text, i)
			continue
		case r == '。' || r == '\n':
			f.year = 0
		case opensDeadline(r):
			if end := f.at(i, r); end > i {
				i = end
				continue
			}
			if r < utf8.RuneSelf || hanDigit(r) >= 0 || r == '十' {
				if n, ok := numeralAt(f.text, i); ok {
					i = n.end
					continue
				}
			}
		}
		i += size
	}
	found := slices.Clip(f.found)
	p.deadlines[st] = found
	return found
}

// yearBefore is the year that the sentence names before the stretch, 0 where it
// names none: 2025年上半年建成水厂，|年底前….
func (f *deadlineFinder) yearBefore() int {
	const reach = 400
	head := f.text[max(0, f.st.Start-reach):f.st.Start]
	if k := strings.LastIndexAny(head, "。\n"); k >= 0 {
		head = head[k:]
	}
	for {
		k := lastIndex(head, "年")
		if k < 0 {
			return 0
		}
		head = head[:k]
		year := fourDigits(head[max(0, k-len("2025")):])
		if year < f.head.Year || year == 0 || suffixIn(head[:k-len("2025")], "比 较 自 从 截至 由") > 0 {
			continue
		}
		return year
	}
}

// deadlineFinder goes through one stretch.
type deadlineFinder struct {
	*page
	st    corpus.Stretch
	text  string // of the Reading, up to the end of st
	year  int    // the year that the sentence's last deadline named, 0 for none
	last  int    // where the last deadline ended
	found []Deadline
}

// opensDeadline reports whether a deadline may begin with r.
func opensDeadline(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9'
	}
	switch r {
	case '今', '本', '明', '来', '当', '同', '次', '翌', '每', '后', '下', '上', '第', '年', '月', '半', '“', '中', '民', // dates
		'春', '国', '元', '五', '汛', '入', '供', '采', '秋', '暑', '寒', '两', // 春节前
		'持', '长', '常', '全', '十': // 持续推进
		return true
	}
	return hanDigit(r) >= 0
}

// skipTitle is where the title ends that 《 at text[i] opens.
func skipTitle(text string, i int) int {
	rest := text[i:min(len(text), i+3*clauseWindow)]
	if end := strings.Index(rest, "》"); end > 0 {
		return i + end + len("》")
	}
	return i + len("《")
}

// at looks for a deadline that begins with the character r at text[i] and says
// where to read on; i where there is none.
func (f *deadlineFinder) at(i int, r rune) int {
	switch r {
	case '持', '长', '常', '全', '今', '年', '每':
		if end := f.ongoingAt(i); end > i {
			return end
		}
	case '春', '国', '元', '五', '汛', '入', '供', '采', '秋', '暑', '寒', '两', '本', '下':
		if end := f.occasionAt(i); end > i {
			return end
		}
	}
	if r < utf8.RuneSelf || r == '半' || r == '十' || hanDigit(r) >= 0 {
		if end := f.withinAt(i); end > i {
			return end
		}
	}
	i += itemNumber(f.text[f.st.Start:i], f.text[i:])
	if c, ok := calendarAt(f.text, i); ok {
		return f.calendar(i, c)
	}
	return i
}

// itemNumber is the length of the number that a list inside a paragraph puts
// before a date, where the two run together: 改造后厨。1.|12月底前完成.
func itemNumber(before, s string) int {
	if s[0] < '1' || s[0] > '9' || len(s) < 5 || s[1] != '.' || s[2] < '1' || s[2] > '9' || before != "" && !closesClause(prevRune(before)) {
		return 0
	}
	if _, n := numberBefore(s[len("1."):], "月", 12); n == 0 {
		return 0
	}
	return len("1.")
}

// add takes up the deadline at text[from:to].
func (f *deadlineFinder) add(from, to int, d Deadline) {
	at := corpus.Stretch{Start: from, End: to}
	d.Text, d.Span = f.source(at), f.span(at)
	f.found, f.last = append(f.found, d), to
}

// lead is what stands between the last border of a clause and text[i]; nothing
// where a deadline goes on a list of them: 2020年和2025年.
func (f *deadlineFinder) lead(i int) string {
	if f.last > 0 && i-f.last <= len("以及") && i-suffixIn(f.text[:i], "和 、 及 以及 或") == f.last {
		return ""
	}
	before := clauseBefore(f.text, f.st.Start, i)
	if k := strings.LastIndexAny(before, "（）、“”"); k >= 0 {
		_, size := utf8.DecodeRuneInString(before[k:])
		before = before[k+size:]
	}
	return before
}

// ongoingAt reads 持续推进, 年内持续推进, 长期坚持, where that is all that a
// clause says; 持续推进社区治理 is work, not a time.
func (f *deadlineFinder) ongoingAt(i int) int {
	end := i + prefixIn(f.text[i:], "今年年内 年内 全年 今年 每年")
	n := prefixIn(f.text[end:], "持续 长期 常年 常态化 长效")
	if n == 0 {
		return i
	}
	lead := f.lead(i)
	field := isTimeField(f.text[f.st.Start:i])
	if lead != "" && suffixIn(lead, "并 要 须 应 需 并要") != len(lead) && !field {
		return i
	}
	end += n
	n = prefixIn(f.text[end:], "推进 坚持 实施 开展 进行 落实 推动 抓好 执行 推进工作 抓好落实 推进落实 任务")
	end += n
	if n == 0 && !field || !closesClause(nextRune(f.text[end:])) {
		return i
	}
	f.add(i, end, Deadline{Kind: Ongoing})
	return end
}

// isTimeField reports whether before ends with the name of a time field:
// 完成时限：, 时间：.
func isTimeField(before string) bool {
	before, ok := strings.CutSuffix(before, "：")
	return ok && suffixIn(before, "时限 时间 期限 节点 进度 日期 进度安排 时间安排") > 0
}

// occasionAt reads a deadline that is set by an event of the year: 春节前,
// 汛期前. It has no date.
func (f *deadlineFinder) occasionAt(i int) int {
	n := prefixIn(f.text[i:], "春节 国庆 国庆节 元旦 五一 五一节 五一劳动节 汛期 入汛 供暖期 供暖季 供暖 采暖季 采暖期 入冬 秋季开学 春季开学 秋季学期开学 春季学期开学 暑假 寒假 暑期 两会 本会期 下会期 本次会期 本届任期")
	if n == 0 {
		return i
	}
	end := i + n
	end += prefixIn(f.text[end:], "到来 来临 开始 结束 届满 开议")
	n = prefixIn(f.text[end:], "前 之前 以前")
	if n == 0 || prefixIn(f.text[end:], "前后 前期 前夕 前往") > 0 || !f.placed(i, end+n) {
		return i
	}
	f.add(i, end+n, Deadline{Kind: By})
	return end + n
}

// placed reports whether the date at text[i:end] stands where a clause says by
// when: at its head, after 于 or 到, or before a verb of completion.
func (f *deadlineFinder) placed(i, end int) bool {
	lead := f.lead(i)
	return lead == "" || suffixIn(lead, deadlineLeads) > 0 || completes(f.text[end:])
}

// deadlineLeads stand before a date by which something is to be done.
const deadlineLeads = "到 于 在 至 力争 争取 确保 计划 预计 拟 将 要 应 须 需 原则上 其中 并 务必 最迟 最晚 不晚于 不迟于 且 均 全部 再 另 亦 请 各地 就"

// completes reports whether s begins with a verb that says a work comes to its
// end or to a point that can be seen.
func completes(s string) bool {
	s = s[prefixIn(s, "正式 全面 全部 基本 总体 初步 底 ， 力争 实现 就 要 将 可 主体 陆续 率先 整体 集中 建设 同步"):]
	return prefixIn(s, "完成 建成 竣工 动工 开工 开通 通车 启用 启动 出台 上线 运营 运行 开放 交付 验收 实现 推出 印发 发布 报送 提交 "+
		"上报 举办 召开 投入 投用 投产 投运 试运行 试运营 达产 达到 完工 送 报 制定 制订 建立 落地 到位 见效 取得 并网 贯通 合龙 封顶 挂牌 "+
		"具备 通航 通水 通气 交工 移交 提请 报请 报批 送审 开园 开学 开业 揭牌 建好 整改 清零 销号 公布 修订 编制 办结 提出 形成 通过 供水 供气 蓄水 交房 入住 解决 消除 开馆") > 0
}
