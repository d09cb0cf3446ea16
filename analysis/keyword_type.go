package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// TermType says what a keyword names.
type TermType string

// The types of keywords. They are told from how a name is built, how it is
// printed and what was found in the document, not from lists of names.
const (
	ThemeTerm     TermType = "主题词"
	UnitTerm      TermType = "机构"  // who is responsible for a task
	PersonTerm    TermType = "人名"  // who speaks, proposes or leads
	PlaceTerm     TermType = "地名"  // 云州市, 长江
	IndicatorTerm TermType = "指标"  // what a target measures
	PolicyTerm    TermType = "政策名" // titled 《…》 or quoted “…”
)

// TermTypes are all types, the one that most is read for first.
func TermTypes() []TermType {
	return []TermType{ThemeTerm, PolicyTerm, IndicatorTerm, UnitTerm, PlaceTerm, PersonTerm}
}

// Names are told from phrases by what they measure.
const (
	shortestIndicator, longestIndicator = 3, 16 // characters
	shortestTitle                       = 4
	longestTitle                        = 40
	mostOthers                          = 90 // phrases of a document beside its keywords
)

// typeOf is what a theme phrase names.
func (t *themes) typeOf(c *phrase) TermType {
	quoted := 0
	for _, r := range c.at {
		st := t.stretch(r)
		_, marks := unquote(t.page.text[st.Start:st.End])
		inside := strings.HasSuffix(t.page.text[:st.Start], "“") && strings.HasPrefix(t.page.text[st.End:], "”")
		if marks || inside || strings.HasPrefix(t.page.text[st.Start:], "“") {
			quoted++
		}
	}
	_, last := t.ends(c)
	switch {
	case 2*quoted >= len(c.at) && isQuotedPolicy(t.text(c)):
		return PolicyTerm
	case t.indicators[t.text(c)]:
		return IndicatorTerm
	case c.at[0].n == 1 && t.pos(last) == "ns" && t.isPlaceWord(t.text(c)), isPlace(t.text(c), t.spelling(last), t.pos(last)):
		return PlaceTerm
	}
	return ThemeTerm
}

// noteIndicators notes what the targets of r measure.
func (t *themes) noteIndicators(r *Result) {
	t.indicators = map[string]bool{}
	for i := range r.Tasks {
		for _, target := range r.Tasks[i].Targets {
			if isIndicator(target) {
				t.indicators[corpus.Fold(target.Indicator).Text] = true
			}
		}
	}
}

// isIndicator reports whether what a target measures is a measure by name (物业管理覆盖率,
// 城镇新增就业), not things that are counted (改造小区360个).
func isIndicator(t Target) bool {
	if !isPlainName(t.Indicator, longestIndicator) || utf8.RuneCountInString(t.Indicator) < shortestIndicator {
		return false
	}
	return t.RawUnit == "%" || t.Change != "" ||
		suffixIn(t.Indicator, "率 比例 比重 占比 总额 总量 增加值 产值 总值 价格 指数 人数 户数 收入 支出 面积 规模 强度 能力 产量 水平 消费量 用水量 用电量 排放量 进出口 投资 就业 里程 浓度 满意度 覆盖面 天数 达标 普及 营收 利润 税收") > 0
}

// isPlainName reports whether name is 2 to most letters and Chinese characters
// without a mark.
func isPlainName(name string, most int) bool {
	n := utf8.RuneCountInString(name)
	return 2 <= n && n <= most && !strings.ContainsFunc(name, func(r rune) bool { return !isWordRune(r) })
}

// others are what r names besides its keywords: the phrases that ranked below
// them, and units, persons, places, indicators and titles. They are candidates
// for keywords of many documents; none has spans.
func (t *themes) others(ranked, chosen []*phrase, r *Result) []Keyword {
	var all []Keyword
	for _, c := range ranked {
		if len(all) == mostOthers {
			break
		}
		if !slices.Contains(chosen, c) {
			all = append(all, t.named(c))
		}
	}
	n := &nameList{seen: map[string]int{}, all: all}
	for i := range r.Tasks {
		n.task(&r.Tasks[i])
	}
	for i := range r.Motions {
		n.persons(r.Motions[i].Proposers)
		n.persons(r.Motions[i].LeadProposers)
	}
	for i := range r.Remarks {
		if s := r.Remarks[i].Speaker; s.Name != "" {
			n.persons([]Name{{Name: s.Name, Span: s.Span}})
		}
	}
	t.places(n)
	t.titles(n)
	return n.all
}

// nameList gathers names, each once for its type.
type nameList struct {
	seen map[string]int // place in all, by type and name
	all  []Keyword
}

func (n *nameList) add(kind TermType, name string) {
	key := string(kind) + name
	i, ok := n.seen[key]
	if !ok {
		i = len(n.all)
		n.seen[key] = i
		n.all = append(n.all, Keyword{Term: name, Type: kind})
	}
	n.all[i].Count++
}

func (n *nameList) task(t *Task) {
	for _, u := range t.Units {
		if name := withoutBrackets(u.Name); isPlainName(name, maxUnitRunes) && unitOf(name) == trueUnit && !isAnyUnit(name) {
			n.add(UnitTerm, name)
			if place := placeOf(name); place != "" {
				n.add(PlaceTerm, place)
			}
		}
	}
	n.persons(t.Leaders)
	for _, target := range t.Targets {
		if isIndicator(target) {
			n.add(IndicatorTerm, target.Indicator)
		}
	}
}

// isAnyUnit reports names that stand for units of a kind, not for one: 有关部门,
// 各区政府, 县级以上地方人民政府.
func isAnyUnit(name string) bool {
	return isBareKind(name) || name == "国家" || name == "中央" || suffixIn(name, "地区 部门 单位 方面 各方 机关 以上人民政府 以上地方人民政府") > 0 || hasPrefixOf(name, "各 你 我 本 贵 有关 相关 其他 所有 全体 地方 所属 所在地 县级 市级 省级 区级 属地 本级 上级 下级 当地 主管 牵头 责任 承办 主办 成员 职能 行业 业务 用人 施工 建设单位 下属 直属")
}

func (n *nameList) persons(list []Name) {
	for _, p := range list {
		if isPersonName(p.Name) {
			n.add(PersonTerm, p.Name)
		}
	}
}

// placeOf is the place with which the name of a unit begins: 云州市 of 云州市民政局;
// empty where it begins with none that has a name (市民政局).
func placeOf(unit string) string {
	for at, r := range unit {
		rest := unit[at+utf8.RuneLen(r):]
		if !strings.ContainsRune("省市县区州镇乡", r) || utf8.RuneCountInString(unit[:at]) < 2 {
			continue
		}
		if place := unit[:len(unit)-len(rest)]; unitEnding(rest) == trueUnit && isPlaceName(place) {
			return place
		}
	}
	return ""
}

// isPlaceName reports whether place, which ends in a level of government, is the
// name of one: not 高新区 or 全市.
func isPlaceName(place string) bool {
	if utf8.RuneCountInString(place) > 6 || placeUnit(place) == trueUnit {
		return false
	}
	return regionUnit(place) == listUnit && suffixIn(place, "城市 城乡 乡村 城镇 乡镇 全市 全省 全县 各市 各县 各区 园区 社区 新区") == 0
}

// places notes the words that name places.
func (t *themes) places(n *nameList) {
	for i := range t.words {
		w := &t.words[i]
		if t.pos(i) == "ns" && w.role == roleContent && t.isPlaceWord(t.spelling(i)) {
			n.add(PlaceTerm, t.spelling(i))
		}
	}
}

// isPlaceWord reports whether a word that the dictionary has as a place is the
// name of one: it ends as places do (湖北省, 长江), or the dictionary has it with such
// an end (武汉 for 武汉市), unlike other words that it takes for places (深度, 宜居).
func (t *themes) isPlaceWord(word string) bool {
	n := utf8.RuneCountInString(word)
	if n < 2 || n > 7 || unitOf(word) == trueUnit {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case strings.ContainsRune("省市县旗盟州江河湖海岛屿湾峡洲", last):
		return n > 2 && placeUnit(word) != trueUnit || strings.ContainsRune("江河湖海岛屿湾峡洲", last)
	case last == '区':
		return n > 2 && regionUnit(word) == listUnit || strings.HasSuffix(word, "自治区")
	}
	for _, end := range [...]string{"市", "省", "县", "特别行政区"} {
		if t.segmenter.knows(word + end) {
			return true
		}
	}
	return false
}

// titles notes the titles of policies and the names in quotation marks that come
// again.
func (t *themes) titles(n *nameList) {
	text := t.page.text
	for at := 0; ; {
		open := strings.Index(text[at:], "《")
		if open < 0 {
			break
		}
		at += open + len("《")
		end := strings.IndexAny(text[at:], "《》。\n")
		if end < 0 {
			break
		}
		if title := text[at : at+end]; strings.HasPrefix(text[at+end:], "》") && isPolicyTitle(title) {
			n.add(PolicyTerm, title)
		}
	}
	quoted := map[string]int{}
	var order []string
	for i := range t.words {
		if inner, ok := unquote(t.spelling(i)); ok && t.pos(i) == quotedTag {
			if quoted[inner]++; quoted[inner] == 1 {
				order = append(order, inner)
			}
		}
	}
	for _, name := range order {
		if quoted[name] > 1 && t.roles[name] == roleContent && isQuotedPolicy(name) {
			n.add(PolicyTerm, name)
		}
	}
}

// isQuotedPolicy reports whether a name in quotation marks may be that of a policy
// (一湖一策), not the short name of a unit or a number (“十五”, but “十五五”).
func isQuotedPolicy(name string) bool {
	n, _ := hanDigits(name)
	return unitOf(name) != trueUnit && !(n == len(name) && utf8.RuneCountInString(name) < 3)
}

// isPolicyTitle reports whether a title is that of a law, a policy or a plan, by
// the kind of document that it ends in.
func isPolicyTitle(title string) bool {
	size := utf8.RuneCountInString(title)
	if size < shortestTitle || size > longestTitle {
		return false
	}
	base, _, _ := strings.Cut(title, "（")
	return suffixIn(base, "意见 办法 条例 规划 纲要 方案 计划 法 规定 细则 措施 决定 通知 规范 标准 指南 规则 章程 目录 清单 公约 宣言 要点 决议 法案 草案 协议 协定 制度 政策") > 0
}
