package analysis

import (
	"strings"
	"unicode/utf8"
)

// wordAt reads a target whose value is a word: 全覆盖 is 100 %, 翻番 twice,
// 清零 and 零事故 are 0. It says where to read on; i where there is none.
func (f *targetFinder) wordAt(i int) int {
	s := f.text[i:]
	lead := clauseBefore(f.text, max(f.st.Start, f.free), i)
	switch {
	case strings.HasPrefix(s, "全覆盖"):
		return f.coverage(i, lead)
	case strings.HasPrefix(s, "翻"):
		n := prefixIn(s, "翻番 翻一番 翻两番")
		if n == 0 || !closesOrJoins(s[n:]) {
			return i
		}
		value := 2.0
		if s[:n] == "翻两番" {
			value = 4
		}
		return f.word(i, n, lead, Target{Value: value, Change: "翻番"})
	case strings.HasPrefix(s, "清零"):
		if n := len("清零"); closesOrJoins(s[n:]) {
			return f.word(i, n, lead, Target{})
		}
	default:
		return f.zero(i, lead)
	}
	return i
}

// coverage reads 全覆盖; 健全覆盖 is 健全 and 覆盖, 全覆盖的 says how something is
// organised.
func (f *targetFinder) coverage(i int, lead string) int {
	n := len("全覆盖")
	switch prevRune(lead) {
	case '健', '完', '安', '齐', '保', '成', '周', '未', '非':
		return i
	}
	if k := lastIndex(lead, "、"); k >= 0 && balanced(lead[k:]) {
		if utf8.RuneCountInString(lead[:k]) < 6 && !holdsAny(lead, "实现 做到 确保") || k+len("、") == len(lead) {
			return i // 多层次、全覆盖、人性化的网络
		}
		if utf8.RuneCountInString(lead[:k]) >= 6 {
			lead = lead[k+len("、"):]
		}
	}
	if strings.HasSuffix(lead, "“") || !closesOrJoins(f.text[i+n:]) || isPast(lead) || strings.HasPrefix(f.text[i+n:], "”") {
		return i
	}
	return f.word(i, n, lead, Target{Value: 100, Unit: "%"})
}

// zero reads 零事故, 零增长, 零排放, where the clause commits to it.
func (f *targetFinder) zero(i int, lead string) int {
	n := prefixIn(f.text[i:], "零 0")
	m := prefixIn(f.text[i+n:], "增长 新增 发生 事故 死亡 排放 填埋 直排 积压 遗漏 差错 投诉 延误 伤亡")
	if m == 0 || !closesOrJoins(f.text[i+n+m:]) || suffixIn(lead, "趋 趋于 接近 近") > 0 || lead == "" {
		return i
	}
	t := Target{Comparator: Equal, RawValue: f.clean(stretchOf(i, i+n))}
	if strings.HasPrefix(f.text[i+n:], "增长") {
		t.Change, t.Unit = "增长", "%"
	}
	return f.word(i, n+m, lead, t)
}

// word takes up t, whose value is the n bytes at text[i], with the indicator at
// the end of lead.
func (f *targetFinder) word(i, n int, lead string, t Target) int {
	m := readMarkers(lead)
	indicator := trimIndicator(m.rest)
	if utf8.RuneCountInString(indicator) < 2 {
		if indicator = ""; !m.level && suffixIn(lead, "做到 确保") == 0 {
			return i
		}
	}
	if isPast(lead) {
		return i
	}
	at := stretchOf(i-(len(lead)-len(m.rest))-len(indicator), i+n)
	t.Text, t.Span = f.source(at), f.span(at)
	t.Indicator = f.clean(stretchOf(at.Start, at.Start+len(indicator)))
	t.Comparator = Equal
	if t.RawValue == "" {
		t.RawValue = f.clean(stretchOf(i, i+n))
	}
	t.Period, t.Base = f.periodOf(), m.base
	f.found = append(f.found, t)
	f.free = i + n
	return i + n
}
