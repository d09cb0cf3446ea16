package analysis

import (
	"strings"
	"unicode/utf8"
)

// claim is what the wording around a quantity makes of it.
type claim struct {
	start, end int    // bytes of the text: from the indicator, to what is counted
	indicator  string // in the document's characters
	before     Comparator
	change     string
	base       string
}

// surroundings are the wording around a quantity, within its clause.
type surroundings struct {
	at   int    // where lead begins, in bytes of the text
	lead string // what stands before the quantity
	tail string // what stands after it
}

// judge decides whether the quantity q is a target; end is where the list of
// quantities that q heads ends.
func (f *targetFinder) judge(q quantity, end int) (claim, bool) {
	c := surroundings{lead: clauseBefore(f.text, max(f.st.Start, f.free), q.start), tail: clauseAfter(f.text, end, f.st.End)}
	c.at = q.start - len(c.lead)
	if n := suffixIn(c.lead, "拟按 按"); n > 0 && strings.HasPrefix(c.tail, "安排") { // 赤字率拟按4%安排
		c.lead, c.tail = c.lead[:len(c.lead)-n], c.tail[len("安排"):]
	}
	m := readMarkers(c.lead)
	if q.kind == percent && strings.HasSuffix(m.rest, "的") {
		m.readShare()
	}
	if f.past >= c.at && f.past > 0 { // 2003年安排了9000万元, in a document of 2004
		return claim{}, false
	}
	if q.value == 1 && q.han && q.kind != percent || isBaseline(c.lead, c.tail) || isAttribute(q, c.tail, m) {
		return claim{}, false
	}
	for _, form := range [...]func(quantity, surroundings, markers) (claim, bool){f.levelClaim, f.plannedClaim, f.plainClaim, f.headClaim} {
		if found, ok := form(q, c, m); ok {
			return found, !isCondition(c.lead, c.tail+f.afterBracket(c, end)) && !isPast(c.lead) && !isNorm(q, c.lead, m)
		}
	}
	return claim{}, false
}

// afterBracket is what follows the bracket that the quantity stands in:
// 25%（超过100人的企业达到15%）并签订合同的，….
func (f *targetFinder) afterBracket(c surroundings, end int) string {
	at := end + len(c.tail)
	if strings.Count(c.lead, "（") <= strings.Count(c.lead, "）") || !strings.HasPrefix(f.text[min(at, len(f.text)):], "）") {
		return ""
	}
	return clauseAfter(f.text, at+len("）"), f.st.End)
}

// markers are the words between an indicator and its quantity.
type markers struct {
	rest   string     // what stands before them
	before Comparator // 不低于
	level  bool       // 达到, 提高到, 控制在
	change string     // 增长, 下降
	base   string     // 2020年 of 比2020年
	covers bool       // 覆盖80%以上的县
	share  string     // 不少于执法人员总数的, between the indicator and its share
}

// readMarkers takes the words that lead to a quantity off the end of lead.
func readMarkers(lead string) markers {
	m := markers{rest: lead}
	for {
		switch {
		case m.take("不少于 不低于 不小于 至少 不得少于 不得低于 不应低于 最低", AtLeast):
		case m.take("不超过 不高于 不多于 不大于 最多 不得超过 不得高于 不应超过 控制在 控制到", AtMost):
		case m.take("超过 突破 大于 高于 多于 超 逾", MoreThan):
		case m.take("低于 少于 小于 不足", LessThan):
		case m.take("约 约为 大约 近 接近", About):
		case m.take("", ""):
			m.level = true
		case m.takeChange():
		case m.takeBase():
		case m.takeFiller():
		default:
			return m
		}
	}
}

// readShare reads the comparison that stands before what a share is taken of:
// 法制审核人员不少于执法人员总数的5%.
func (m *markers) readShare() {
	for _, word := range [...]struct {
		text string
		is   Comparator
	}{{"不少于", AtLeast}, {"不低于", AtLeast}, {"不得低于", AtLeast}, {"不超过", AtMost}, {"不高于", AtMost}, {"达到", Equal}, {"占", Equal}} {
		k := lastIndex(m.rest, word.text)
		if k <= 0 {
			continue
		}
		m.level, m.share = true, m.rest[k:]
		if word.is != Equal {
			m.before = word.is
		}
		m.rest = m.rest[:k]
		return
	}
}

// take takes a word off the end. Without words it takes a verb of level.
func (m *markers) take(words string, is Comparator) bool {
	if words == "" {
		words = "达到 达 达至 达成 保持在 稳定在 保持 维持在 稳定保持在 提高到 提升到 增加到 增长到 上升到 扩大到 提高至 提升至 增至 升至 增加至 增长至 上升至 扩大至 拓展到 发展到 " +
			"降到 降至 降低到 降低至 下降到 下降至 减少到 减少至 减至 压减到 压减至 压缩到 压缩至 压缩为 缩短到 缩短至 缩短为 缩减至 精简至 精简到 延长至 延长到 实现 推进到 扩至 覆盖 调整到 提到 提至 提速至"
	}
	n := suffixIn(m.rest, words)
	if n == 0 {
		return false
	}
	word := m.rest[len(m.rest)-n:]
	m.covers = m.covers || word == "覆盖"
	if is != "" && m.before == "" {
		m.before = is
		if is == AtMost && strings.HasPrefix(word, "控制") {
			m.level = true
		}
	}
	m.rest = m.rest[:len(m.rest)-n]
	return true
}

// takeChange takes 增长, 下降 off the end.
func (m *markers) takeChange() bool {
	n := suffixIn(m.rest, "增长 下降 提高 提升 降低 减少 增加 上升 压减 缩减 缩短 减量 扩大 压缩 减排 削减 节约 增收 增产 上调 下调 净增 递增 提速 增幅 回落 收窄")
	if n == 0 || m.change != "" || m.level || suffixIn(m.rest[:len(m.rest)-n], "改造 培育 改扩建") > 0 {
		return false
	}
	m.change = m.rest[len(m.rest)-n:]
	m.rest = m.rest[:len(m.rest)-n]
	if m.change == "增幅" { // a noun: it belongs to the indicator
		m.rest, m.change = m.rest+"增幅", ""
		return false
	}
	return true
}

// takeBase takes 比2020年, 较上年 off the end.
func (m *markers) takeBase() bool {
	k := max(lastIndex(m.rest, "比"), lastIndex(m.rest, "较"))
	if k < 0 || len(m.rest)-k > 45 {
		return false
	}
	phrase := m.rest[k+len("比"):]
	if n := prefixIn(phrase, "上年 上年同期 去年 去年同期 上年度 前一年 同期 历史同期 全国平均水平 上届 上季度"); n == 0 || n != len(phrase) {
		_, _, n := parseDate(phrase)
		if n == 0 || n+prefixIn(phrase[n:], "末 底 水平 同期 度") != len(phrase) {
			return false
		}
	}
	m.base, m.rest = phrase, m.rest[:k]
	return true
}

// takeFiller takes words off the end that say nothing about the quantity.
func (m *markers) takeFiller() bool {
	n := suffixIn(m.rest, "同口径 每人每年 每人每月 每人 每月 均 都 分别 总体 各 总计 累计 共计 合计 年均 平均 同比 再 力争 确保 争取 继续 全部 基本 进一步 稳步 每年 每年均 年 整体 大幅 为 要 应 须 需 仍 又 也 计划 预计 或 将 "+
		"不 达到或 努力 今年 全年 持续 左右 逐步 有效 明显 实际 较快 首次 将首次 将 拟")
	if n == 0 {
		return false
	}
	if word := m.rest[len(m.rest)-n:]; word == "不" || word == "年" && !strings.HasSuffix(m.rest, "每年") || word == "要" && strings.HasSuffix(m.rest, "需要") || word == "为" && !m.isVerbFor() {
		return false
	}
	m.rest = m.rest[:len(m.rest)-n]
	return true
}

// isVerbFor reports whether the 为 at the end is the verb "is", as in 目标为.
func (m *markers) isVerbFor() bool {
	return suffixIn(m.rest, "率为 值为 量为 额为 数为 目标为 比例为 比重为 标准为 控制为") > 0
}

// levelClaim: 城镇登记失业率控制在4.5%以内, 单位能耗下降3%.
func (f *targetFinder) levelClaim(q quantity, c surroundings, m markers) (claim, bool) {
	compared := m.level || m.change != ""
	if !compared && (m.before == "" || q.kind == times || q.kind == counted && q.unit == "人" || q.kind != percent && !closesOrJoins(c.tail)) {
		return claim{}, false
	}
	if q.kind == noUnit && !(closesOrJoins(c.tail) && (m.level || m.before != "" && isPureNumber(m.rest))) {
		return claim{}, false
	}
	indicator := trimIndicator(m.rest)
	if q.kind == lasting && !measuresTime(indicator, m) {
		return claim{}, false
	}
	if utf8.RuneCountInString(indicator) < 2 {
		if !compared || m.share != "" || q.kind == counted && (f.indicator == "" || m.change != "净增" && !m.level) || q.kind == times || q.kind == lasting {
			return claim{}, false
		}
		indicator = ""
	}
	if q.kind == counted && m.change == "" && !closesOrJoins(c.tail) && isVerbal(m.rest) {
		return claim{}, false // 实现100个村庄…: a planned quantity
	}
	return f.claim(c, indicator, q, m), true
}

// isPureNumber reports whether an indicator has no unit: 系数, 指数.
func isPureNumber(indicator string) bool {
	return suffixIn(indicator, "系数 指数 比 率 强度 值") > 0
}

// measuresTime reports whether a length of time is the result itself:
// 审批时间压缩至5个工作日, 人均预期寿命提高到79岁.
func measuresTime(indicator string, m markers) bool {
	return holdsAny(indicator, "时间 时限 时长 寿命 年限 天数 周期 期限 小时数 用时 耗时 时效 环节") && (m.level || m.change != "" || m.before != "" && suffixIn(indicator, "时间 时限 时长 天数 用时") > 0)
}

// claim is that of a quantity whose indicator stands at the end of what the
// markers leave of the clause; one without takes the indicator before it.
func (f *targetFinder) claim(c surroundings, indicator string, q quantity, m markers) claim {
	start := c.at + len(m.rest) - len(indicator)
	found := claim{start: start, end: q.end, before: m.before, change: m.change, base: m.base}
	name, from := withoutStart(indicator)
	if found.indicator = f.clean(stretchOf(start, start+len(name))); indicator == "" {
		found.indicator = f.indicator
	}
	if found.base == "" && from > 0 {
		found.base = f.clean(stretchOf(start+from, start+len(indicator)))
	}
	if found.base == "" {
		found.base = f.base
	}
	return found
}

// withoutStart is an indicator without the value from which it sets out, and where
// that stands in s; 0 where there is none:
//
//	审批环节由12个 → 审批环节, 12个    人均寿命从78.2岁 → 人均寿命, 78.2岁
func withoutStart(s string) (name string, from int) {
	for _, word := range [...]string{"由", "从"} {
		k := lastIndex(s, word)
		if k <= 0 {
			continue
		}
		from, at := k+len(word), k+len(word)
		for lead := 1; lead > 0; at += lead {
			lead = prefixIn(s[at:], "目前的 现在的 目前 现在 现有的 现有 去年的 去年 上年的 上年")
			if c, ok := calendarAt(s, at); ok && lead == 0 {
				lead = c.end - at + prefixIn(s[c.end:], "的")
			}
		}
		if n, ok := numeralAt(s, at); ok && utf8.RuneCountInString(s[n.end:]) <= 4 {
			return s[:k], from
		}
	}
	return s, 0
}

// trimIndicator takes the verbs and dates off the front of an indicator: 确保,
// 到2025年, 其中.
func trimIndicator(s string) string {
	held := charactersOf(s)
	for _, word := range [...]string{"实现", "确保", "力争", "争取", "努力", "推动", "带动", "促进", "保障", "完成", "其中", "促使", "保证", "引导", "支持", "力促", "推进", "加快"} {
		if !held.mayHold(word) {
			continue
		}
		if k := lastIndex(s, word); k >= 0 && utf8.RuneCountInString(s[k+len(word):]) >= 2 && prefixIn(s[k+len(word):], "性 型 力 者 机制") == 0 && balanced(s[k+len(word):]) {
			s = s[k+len(word):]
		}
	}
	for _, word := range [...]string{"将", "把"} { // 引导机构将平均费率降至…
		if k := lastIndex(s, word); k >= 0 && utf8.RuneCountInString(s[k+len(word):]) >= 2 && balanced(s[k:]) {
			s = s[k+len(word):]
		}
	}
	if k := strings.Index(s, "计划"); k > 0 && unitOf(s[:k]) == trueUnit { // 市总工会计划今年再建50个
		s = s[k+len("计划"):]
	}
	if k := strings.Index(s, "要"); k > 0 && unitOf(s[:k]) == trueUnit { // 县农机服务中心要组织培训800人次
		s = s[k+len("要"):]
	}
	if k := strings.LastIndexAny(s, "“”（）"); k >= 0 && !balanced(s) {
		_, size := utf8.DecodeRuneInString(s[k:])
		s = s[k+size:]
	}
	for {
		n := prefixIn(s, "安排 使 到 至 在 于 将 把 令 让 为 原则上 提出 预计 拟 并 且 和 与 及 以及 、 其中 今年 全年 每年 今后 年均 要 对 有")
		if n == 0 {
			if date, ok := calendarAt(s, 0); ok && date.base != everyYear {
				n = date.end + prefixIn(s[date.end:], "前 之前 以前 内")
			}
		}
		if n == 0 {
			n = periodAhead(s)
		}
		if n == 0 {
			return s
		}
		if prefixIn(s, "到位 到账 在建 在校 在园 在库 为民 将军 要素 有效 有机 有色 有条件") > 0 {
			return s
		}
		if word := s[:n]; word == "和" && strings.HasPrefix(s, "和谐") || word == "使" && prefixIn(s, "使用 使命") > 0 || word == "提出" && len(s) < 18 || word == "对" && strings.HasPrefix(s, "对外") || word == "至" && strings.HasPrefix(s, "至善") {
			return s
		}
		s = s[n:]
	}
}

// periodAhead is the length of the time for the work that s begins with: 三年内,
// 用三年时间.
func periodAhead(s string) int {
	use := prefixIn(s, "利用 用")
	p, ok := periodAt(s[use:], 0)
	if !ok {
		return 0
	}
	ends := "内 之内 以内"
	if use > 0 {
		ends = "左右的时间 的时间 左右时间 时间"
	}
	if n := prefixIn(s[use+p.end:], ends); n > 0 {
		return use + p.end + n
	}
	return 0
}

// balanced reports whether every bracket and quotation mark of s has its other.
func balanced(s string) bool {
	return strings.Count(s, "（") == strings.Count(s, "）") && strings.Count(s, "“") == strings.Count(s, "”")
}

// plainClaim: an indicator and the quantity that closes the clause, as lists of
// goals have it: 城镇调查失业率5.5%左右, 城镇新增就业60万人.
func (f *targetFinder) plainClaim(q quantity, c surroundings, m markers) (claim, bool) {
	closes := closesOrJoins(c.tail) || q.kind == money && isVerbal(m.rest) && prefixIn(c.tail, "支持 用于 带动 撬动 专项") > 0
	if q.kind == noUnit || q.kind == lasting || !closes || q.kind == times && m.before == "" && q.after == "" && q.unit != "场次" {
		return claim{}, false
	}
	joined := f.ended > 0 && c.at == f.ended && prefixIn(c.lead, "、 和 及 以及") > 0 // 新建公园30个、绿道100公里
	indicator := trimIndicator(m.rest)
	if utf8.RuneCountInString(indicator) < 2 || strings.HasSuffix(indicator, "的") {
		return claim{}, false
	}
	switch {
	case q.kind == percent:
		if suffixIn(indicator, "不得 的 按 以 为 占 取 留 或 扣 从 达 等 含 了 于 持有 持股") > 0 {
			return claim{}, false
		}
	case q.han && q.value < 10 && q.kind == counted:
		return claim{}, false
	case !joined && !namesAmount(indicator) && !isVerbal(m.rest):
		return claim{}, false
	}
	return f.claim(c, indicator, q, m), true
}

// namesAmount reports whether an indicator ends with a word for an amount.
func namesAmount(indicator string) bool {
	return suffixIn(indicator, "产量 总量 规模 投资 收入 就业 面积 里程 数量 总数 人数 户数 总额 金额 产能 能力 装机 装机容量 产值 增加值 用量 排放量 储量 库容 供应 供给 余额 贷款 进出口 "+
		"营收 外资 销售额 零售额 成交额 交易额 游客 人次 机组 播种 浓度 容量 资金 学位 床位 泊位 车位 住房 补贴 存量 流量 吞吐量 客流量 发电量 用电量 数 量 额 率 度 比例 比重 占比 人口 强度") > 0
}
