package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// unitList is a list of units as it stands in the Reading.
type unitList struct {
	names []corpus.Stretch
	open  bool // it ends in 等
}

// empty reports whether nothing was found.
func (l *unitList) empty() bool { return len(l.names) == 0 }

// splitUnits parts st, a stretch that holds nothing but names of units, at
// 、 ， 和 及 and takes off what is no name. loose takes names of any ending
// along, provided that one is surely a unit.
//
//	工业和信息化部、财政部和各省、自治区、直辖市人民政府 → three names
//	教育、财政等部门                                  → 教育, 财政; open
func splitUnits(text string, st corpus.Stretch, loose bool) (l unitList, ok bool) {
	surely := false
	for _, part := range nameParts(text, st) {
		part, open := cutOpen(text, part)
		l.open = l.open || open
		part = trimName(text, part)
		if part.Len() == 0 {
			continue
		}
		switch strength := unitOf(text[part.Start:part.End]); {
		case strength >= listUnit:
			surely = surely || strength == trueUnit || loose
		case !loose || !mayBeName(text[part.Start:part.End]):
			return unitList{}, false
		}
		l.names = append(l.names, part)
	}
	return l, (surely || l.open && loose) && len(l.names) > 0
}

// mayBeName reports a part of a list that could be a unit's short name: 教育,
// 市场监管, 中国铁塔.
func mayBeName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 16 && !isBareKind(s) && !startsLikeWork(s) && !holdsOneOf(s, "的了是，。；：“”《》0123456789%") && unitEnding(s) == notUnit && !isAbstract(s)
}

// isAbstract reports words that stand in brackets like units but are none:
// （党政同责、分级负责）.
func isAbstract(s string) bool {
	return suffixIn(s, "同责 双责 分级 属地管理 谁主管 谁审批 谁使用 条块结合 统一领导 分工 各负其责 终身 全程 专人 首问 法定 依法 自行 个人") > 0
}

// nameParts cuts st at the marks and words that stand between names.
func nameParts(text string, st corpus.Stretch) []corpus.Stretch {
	var parts []corpus.Stretch
	start := st.Start
	cut := func(at, n int) {
		if at > start {
			parts = append(parts, corpus.Stretch{Start: start, End: at})
		}
		start = at + n
	}
	for at := st.Start; at < st.End; {
		r, n := runeAt(text, at)
		if r == '\u3000' && padsName(text[start:at]) {
			at += n
			continue
		}
		switch r {
		case '（', '“', '《':
			at = pastGroup(text, at, st.End)
			continue
		case '、':
			if !goesOnWithPlaces(text[start:at], text[at+n:st.End]) {
				cut(at, n)
			}
		case '，', '；', '。', '\n', '\u3000', ' ', '：':
			cut(at, n)
		case '和', '及', '与', '以', '同', '暨', '会':
			if k := joint(text[start:at], text[at:st.End]); k > 0 {
				cut(at, k)
				n = k
			}
		case '各':
			// 各地区各有关部门; but 国务院各部委 is one name.
			if at > start && strings.HasPrefix(text[start:], "各") && unitOf(text[start:at]) == trueUnit {
				cut(at, 0)
			}
		}
		at += n
	}
	cut(st.End, 0)
	return parts
}

// joint is the length of the word that joins the name left to the one after
// it; 0 where it is a part of the name: 工业和信息化部, 各级政府及其部门.
func joint(left, rest string) int {
	n := prefixIn(rest, "和 及 以及 与 会同 暨 同")
	switch after := rest[n:]; {
	case n == 0 || n == len(rest) || strings.HasPrefix(after, "其"):
		return 0
	case isBareKind(upToComma(after)) || left == "中央" && strings.HasPrefix(after, "国家机关"):
		return 0 // 各有关部门和单位, 中央和国家机关工委
	case strings.HasSuffix(left, "等"):
		return n
	}
	if unitOf(left) == notUnit && !endsInOpenList(left) {
		return 0
	}
	return n
}

// upToComma is s up to the next 、.
func upToComma(s string) string {
	head, _, _ := strings.Cut(s, "、")
	return head
}

// endsInOpenList reports 市教育局等部门.
func endsInOpenList(s string) bool {
	k := lastIndex(s, "等")
	return k > 0 && unitOf(s[:k]) != notUnit && isOpenEnd(s[k+len("等"):])
}

// goesOnWithPlaces reports whether left, which 、 ends, is the beginning of one
// name that goes on in rest: 各省、自治区、直辖市人民政府; 各县、市、区政府.
func goesOnWithPlaces(left, rest string) bool {
	k := lastIndex(left, "各")
	if k < 0 {
		return goesOnWithLevels(left, rest)
	}
	if strings.HasSuffix(left, "党委") { // 各区县党委、政府
		return hasPrefixOf(rest, "政府 人民政府 管委会")
	}
	for level := range strings.SplitSeq(left[k+len("各"):], "、") {
		if prefixIn(withoutBrackets(level), placeLevels) != len(withoutBrackets(level)) {
			return false
		}
	}
	return prefixIn(rest, placeLevels) > 0
}

// goesOnWithLevels is goesOnWithPlaces for a name without 各: 市、县两级教育部门;
// 省、市、县级人民政府.
func goesOnWithLevels(left, rest string) bool {
	for level := range strings.SplitSeq(left, "、") {
		if level == "" || prefixIn(level, placeLevels) != len(level) {
			return false
		}
	}
	for {
		n := prefixIn(rest, placeLevels)
		if n == 0 {
			return false
		}
		next, more := strings.CutPrefix(rest[n:], "、")
		if !more {
			return strings.HasSuffix(rest[:n], "级") || hasPrefixOf(rest[n:], "两级 三级 四级 级 人民政府 政府")
		}
		rest = next
	}
}

// placeLevels are the levels of government by which a name such as 各省、自治区、
// 直辖市人民政府 goes on.
const placeLevels = "省 自治区 直辖市 计划单列市 省级 市 县 区 市县 县市 县区 区县 市区 州 自治州 盟 旗 自治县 乡 镇 乡镇 街道 镇街 市州 州市 地 地区 开发区 新区 村 社区 功能区"

// withoutBrackets is s without a closing bracket group: 县（市） is 县.
func withoutBrackets(s string) string {
	if head, _, ok := strings.Cut(s, "（"); ok && strings.HasSuffix(s, "）") {
		return head
	}
	return s
}

// cutOpen takes 等, 等部门, 等有关单位 off the end of a list.
func cutOpen(text string, st corpus.Stretch) (corpus.Stretch, bool) {
	s := text[st.Start:st.End]
	k := lastIndex(s, "等")
	if k < 0 || strings.HasPrefix(s[k:], "等级") {
		return st, false
	}
	rest := s[k+len("等"):]
	switch {
	case isOpenEnd(rest):
		st.End = st.Start + k
		return st, true
	case k == 0: // 等和各省级人民政府: the names before it were cut off
		st.Start += len("等")
		return st, true
	}
	return st, false
}

// isOpenEnd reports what may follow 等 without being a name: 有关部门, 24个部门,
// 市场监管领域有关部门.
func isOpenEnd(s string) bool {
	return s == "" || suffixIn(s, "部门 单位 机构 部委 方面 成员单位 企业 地方 省市 地区 委办局 科室 处室") > 0
}

// trimName takes off st the words that may stand before and after a name.
func trimName(text string, st corpus.Stretch) corpus.Stretch {
	st = trimBlank(text, st)
	for {
		s := text[st.Start:st.End]
		n := prefixIn(s, "由 请 并由 再由 及 以及 和 与 会同 并 还有 另请 商 报 原则上由 其中 具体由 各自由")
		if n == 0 || n == len(s) || hasPrefixOf(s, "商务 报社 和平 和田 并州 商丘 商洛 商贸 商业 报业 报刊 与会 商会 商标 商城 商州 商河 商水 商南 和县 和顺 和政 和静 和硕 和龙 及") && !strings.HasPrefix(s, "及") {
			break
		}
		st.Start += n
	}
	for {
		s := text[st.Start:st.End]
		n := suffixIn(s, "等 分别 共同 各自 联合 具体 按 依")
		if n == 0 || n == len(s) {
			break
		}
		st.End -= n
	}
	return st
}
