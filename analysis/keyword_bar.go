package analysis

import (
	"strings"
	"unicode/utf8"
)

// The rules here say of a phrase what keeps it from being a theme: some for certain
// (isBarred), the others are for the model to weigh.

// governs reports whether word i is a verb with its object after it: 创新|信用监管. Two
// lines of work stand side by side: 检测维修中心.
func (t *themes) governs(i int) bool {
	return t.beginRank(i) > 0 && t.words[i+1].role != roleActivity
}

// isGoverned reports whether a phrase is a verb with its object, although its
// verb could be part of a name: 建设|海绵城市 beside 海绵城市.
func (t *themes) isGoverned(c *phrase) bool {
	if c.at[0].n < 2 {
		return false
	}
	first, _ := t.ends(c)
	if t.find(run{first + 1, c.at[0].n - 1}) == nil {
		return false
	}
	if t.isPlainVerb(first) {
		return true
	}
	named := int(c.before[besideDe] + c.before[besideName])
	return 4*named <= len(c.at) && t.words[first+1].role == roleContent && takesObject(t.spelling(first))
}

// isPlainVerb reports whether word i is a verb that official language uses as one
// (接入, 缴纳), not to name things (抽查, 融资).
func (t *themes) isPlainVerb(i int) bool {
	w := &t.words[i]
	k := &t.kinds[w.kind]
	return t.pos(i) == "v" && w.role == roleContent && k.known && k.habits.Verb >= 0.5
}

// isClause reports whether a phrase is a sentence, or ends as one: 居民|缴纳|物业费,
// 变化|有目共睹.
func (t *themes) isClause(c *phrase) bool {
	if saysHowFar(t.text(c)) || holdsVerb(t.text(c)) {
		return true
	}
	first, last := t.ends(c)
	for i := first + 1; i < last; i++ {
		next := t.words[i+1].role
		if t.isPlainVerb(i) && (next == roleContent || next == roleActivity && i+1 < last) { // but 湿地公园|巡护|制度
			return true
		}
	}
	k := &t.kinds[t.words[last].kind]
	return last > first && (t.isPlainVerb(last) || t.isSaying(last) && !(k.known && k.habits.Verb <= 0.3))
}

// holdsVerb reports a phrase with a word that makes a sentence of it: 老年人占户籍人口,
// 由谁来运营.
func holdsVerb(s string) bool {
	if strings.HasPrefix(s, "由") && !strings.HasPrefix(s, "由来") {
		return true
	}
	k := strings.Index(s, "占")
	return k > 0 && k+len("占") < len(s) && !hasPrefixOf(s[k:], "占地 占用 占道 占补 占比") && suffixIn(s[:k], "侵 抢 强 乱") == 0
}

// saysHowFar reports a phrase that ends in a verb with what comes of it: 护理员留不住,
// 食堂办得好.
func saysHowFar(s string) bool {
	r := []rune(s)
	if len(r) < 4 {
		return false
	}
	switch last := r[len(r)-1]; r[len(r)-2] {
	case '不':
		return strings.ContainsRune("住起了到上下动好完齐出进开清通着得", last)
	case '得':
		return strings.ContainsRune("住起到上下动好完齐出进开清通着快紧实高低多少", last)
	}
	return false
}

// takesObject reports whether a line of work is a verb where a name follows:
// 规范|小区, but 示范|片区.
func takesObject(word string) bool {
	switch word {
	case "建设", "发展", "规范", "改造", "开发", "使用", "经营", "采购", "购买", "更新", "修复", "恢复", "保护", "整治", "排查", "安装",
		"维护", "招聘", "公开", "公示", "办理", "改革", "创新", "开放", "管理", "治理", "生产", "销售", "投资", "审核", "审查", "升级", "研究", "协调":
		return true
	}
	return false
}

// beginRank says how well a phrase begins with word i: 0 is best.
func (t *themes) beginRank(i int) int {
	switch {
	case t.words[i].verb:
		return 2
	case t.words[i].role == roleActivity, t.words[i].role == roleTitle:
		return 1
	}
	return 0
}

// endRank says how well a phrase ends with word i: 0 is best.
func (t *themes) endRank(i int) int {
	switch {
	case t.words[i].verb:
		return 2
	case t.words[i].role == roleVague, isEmptyActivity(t.spelling(i)):
		return 1
	}
	return 0
}

// isEmptyActivity reports whether word says of its object only that something is
// done with it.
func isEmptyActivity(word string) bool {
	switch word {
	case "建设", "发展", "管理", "改革":
		return true
	}
	return false
}

// isBarred reports whether a phrase can be no theme, however often it stands there:
// an office, a place, a person, a routine phrase, a sentence, another's short name, a
// heading that comes again with nothing of it in the text.
func (t *themes) isBarred(c *phrase) bool {
	first, last := t.ends(c)
	for i := first; i <= last; i++ {
		w := &t.words[i]
		if w.runes > 2 && isUnit(t.spelling(i), t.pos(i)) || w.role == roleTitle && i > first || t.isPerson(i) {
			return true
		}
	}
	if n := max(c.lines, c.headings); n > 1 && int(n) == len(c.at) { // a label of the layout: 议案背景
		return true
	}
	if c.alias || c.governed || t.isRoutine(c) || t.isClause(c) {
		return true
	}
	return t.roles[t.text(c)] != roleContent || // 组织|领导
		isUnit(t.spelling(last), t.pos(last)) || isPlace(t.text(c), t.spelling(last), t.pos(last))
}

// isPerson reports whether word i is a person's name that is not heard of at large.
func (t *themes) isPerson(i int) bool {
	w := &t.words[i]
	return w.runes == 3 && t.pos(i) == "nr" && t.kinds[w.kind].rarity >= t.unheard && surnameLength(t.spelling(i)) > 0
}

// isRoutine reports whether a phrase is of the frame of a document (保障措施), or
// says of anything what may be said (工作水平).
func (t *themes) isRoutine(c *phrase) bool {
	if t.roles[t.text(c)] == roleStop || t.routine[t.text(c)] {
		return true
	}
	first, last := t.ends(c)
	if t.words[last].role != roleVague {
		return false
	}
	for i := first; i < last; i++ {
		if t.words[i].role != roleVague && t.words[i].role != roleGeneric {
			return false
		}
	}
	return true
}

// isSound reports whether a phrase can be a theme and is a name as far as its words
// tell.
func (t *themes) isSound(c *phrase) bool { return t.isSoundlyMade(c) && !t.isBarred(c) }

// isSoundlyMade reports whether a phrase is a name as far as its words tell.
func (t *themes) isSoundlyMade(c *phrase) bool {
	first, last := t.ends(c)
	once := len(c.at) == 1
	for i := first; i <= last; i++ {
		w := &t.words[i]
		switch {
		case w.role == roleModifier && !t.grades(i), t.isSaying(i):
			return false
		case w.role == roleVerb && !(i == last-1 && t.words[last].role == roleGeneric): // but 引导|资金
			return false
		}
	}
	if t.words[last].verb && 2*int(c.freeRight) < len(c.at) { // a predicate: its object follows
		return false
	}
	if c.at[0].n == 1 {
		return true
	}
	if once && t.isVerbAndObject(first) {
		return false
	}
	if t.words[first].runes == 1 && (once || 2*int(c.freeLeft) < len(c.at)) {
		return false
	}
	if t.words[last].runes == 1 && once && c.runes < 4 {
		return false
	}
	return !(c.at[0].n == 2 && t.isGeneral(first) && (t.words[last].role == roleVague || isEmptyActivity(t.spelling(last)))) // 项目|建设
}

// isSaying reports whether word i is an entry of the dictionary that is more of a sentence
// than of a name: 有目共睹, 力量薄弱.
func (t *themes) isSaying(i int) bool {
	return t.words[i].runes >= 4 && (t.pos(i) == "l" || t.pos(i) == "i")
}

// isVerbAndObject reports whether word i is a verb, and the next what it acts on,
// as far as two words tell: 改造|老旧小区, 计划|改造.
func (t *themes) isVerbAndObject(i int) bool {
	switch t.spelling(i) {
	case "计划", "组织", "规定", "报告":
		return t.words[i+1].role == roleActivity
	}
	return t.words[i].role == roleActivity && t.words[i+1].role == roleContent
}

// isGeneral reports whether word i fits any theme.
func (t *themes) isGeneral(i int) bool {
	switch t.words[i].role {
	case roleGeneric, roleVague, roleActivity:
		return true
	}
	return false
}

// isUnit reports whether word, of the given part of speech, names an office.
func isUnit(word, pos string) bool {
	switch prevRune(word) {
	case '会', '厅', '室', '府', '局', '署', '门', '司', '委', '组', '大', '协', '部', '院':
	default: // as most words
		return false
	}
	for _, suffix := range [...]string{"委员会", "办公厅", "办公室", "人民政府", "局", "厅", "署", "部门", "公司", "委", "领导小组", "常委会", "人大", "政协", "市政府", "省政府", "区政府", "县政府", "全会"} {
		if strings.HasSuffix(word, suffix) {
			return true
		}
	}
	if strings.HasSuffix(word, "部") && utf8.RuneCountInString(word) > 2 && !strings.HasSuffix(word, "支部") {
		return true
	}
	return pos == "nt" && strings.HasSuffix(word, "院")
}

// isPlace reports whether name is that of a city or county, or word, its last word
// and of the given part of speech, a province.
func isPlace(name, word, pos string) bool {
	if pos == "ns" && utf8.RuneCountInString(word) > 2 && (strings.HasSuffix(word, "省") || strings.HasSuffix(word, "自治区")) {
		return true
	}
	if !strings.HasSuffix(name, "市") && !strings.HasSuffix(name, "县") {
		return false
	}
	for _, common := range [...]string{"城市", "都市", "夜市", "集市", "超市", "股市", "楼市", "门市", "上市", "入市", "菜市", "花市"} {
		if strings.HasSuffix(name, common) {
			return false
		}
	}
	return true
}
