package analysis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// A theme phrase has so many characters and words.
const (
	shortestPhrase = 2
	longestPhrase  = 12
	mostWords      = 8
)

// phrase is a name that may be a theme, with every place where it stands.
type phrase struct {
	at                  []run
	runes               int
	freeLeft, freeRight int // occurrences beside which a phrase can begin or end
	lefts, rights       neighbours
	before, after       [beside + 1]int32 // occurrences by what stands before and after them
	places              [inTitle + 1]int  // occurrences by place
	tasks               int               // occurrences in what is to be done
	paras               int               // paragraphs in which it stands
	enumerated          int               // occurrences in an enumeration: beside 、 or 和
	complete, object    int               // occurrences with borders on both sides; after a verb and before a border
	lines               int               // occurrences that are all of a line
	headings            int               // occurrences that are all of a heading, or all but its verb
	wider               int               // occurrences of the most frequent phrase that is it and a word more
	tail, head          int               // occurrences of what it is without its first, its last word
	joined              bool              // 和 stands in it: 翻译和审校力量
	covered             bool              // another phrase says it whole
	governed            bool              // it is what is done and to what: 建设|海绵城市
	aliases             []*phrase         // short names of it
	alias               bool              // it is a short name of another
	score               float64
}

// side says what stands beside an occurrence of a phrase.
type side uint8

const (
	besideMark side = iota // punctuation, the begin or end of a line
	besideDe               // 的
	besideVerb
	besideName // a word that could belong to it
	beside     // anything else
)

// run is the n words from the first on.
type run struct{ first, n int }

// neighbours are the different words seen beside a phrase, up to three.
type neighbours struct {
	seen [3]string
	n    int
}

func (n *neighbours) add(word string) {
	if n.n < len(n.seen) && !slices.Contains(n.seen[:n.n], word) {
		n.seen[n.n] = word
		n.n++
	}
}

func (n *neighbours) many() bool { return n.n == len(n.seen) }

// free reports whether the phrase stands by itself: on both sides it meets a
// border somewhere, or so many different words that it is part of none of them.
func (c *phrase) free() bool {
	return (c.freeLeft > 0 || c.lefts.many()) && (c.freeRight > 0 || c.rights.many())
}

// collect gathers the runs of words that may name a theme.
func (t *themes) collect() {
	for i := range t.words {
		if t.canBegin(i) {
			t.collectFrom(i)
		}
	}
	for _, c := range t.phrases {
		t.nest(c)
	}
}

// collectFrom gathers the runs that begin with word i.
func (t *themes) collectFrom(i int) {
	runes, joined := 0, false
	for n := 1; n <= mostWords && i+n <= len(t.words); n++ {
		last := i + n - 1
		w := &t.words[last]
		if w.role == roleBreak || w.place == nowhere {
			return
		}
		if w.role == roleStop {
			if joined || n == 1 || !joinsParts(t.spelling(last)) || !t.canEnd(last-1) || !t.opensAt(i) {
				return
			}
			joined = true
		}
		if runes += w.runes; runes > longestPhrase {
			return
		}
		if runes < shortestPhrase || !t.canEnd(last) || n == 1 && !t.canStandAlone(i) || joined && !t.closesAt(last) {
			continue
		}
		t.add(run{i, n}, runes).joined = joined
	}
}

// joinsParts reports whether word joins two parts of a name: 翻译|和|审校力量.
func joinsParts(word string) bool {
	switch word {
	case "和", "与", "及", "之":
		return true
	}
	return false
}

// opensAt reports whether a phrase that begins with word i surely does.
func (t *themes) opensAt(i int) bool { return i == 0 || t.isBorder(i-1) }

// closesAt reports whether a phrase that ends with word i surely does.
func (t *themes) closesAt(i int) bool { return i+1 == len(t.words) || t.isBorder(i+1) }

// nest notes how often a phrase stands beside its parts.
func (t *themes) nest(c *phrase) {
	whole := c.at[0]
	if head := t.find(run{whole.first, whole.n - 1}); head != nil {
		head.wider = max(head.wider, len(c.at))
		c.head = len(head.at)
	}
	if tail := t.find(run{whole.first + 1, whole.n - 1}); tail != nil {
		tail.wider = max(tail.wider, len(c.at))
		c.tail = len(tail.at)
	}
}

// canBegin reports whether a phrase can begin with word i.
func (t *themes) canBegin(i int) bool {
	w := &t.words[i]
	switch w.role {
	case roleBreak, roleStop, roleVerb:
		return false
	case roleModifier:
		return t.grades(i)
	}
	if w.runes == 1 && i > 0 && (t.words[i-1].POS == "m" || t.words[i-1].POS == "p") { // 52|家|接入, 在|岗|培训
		return false
	}
	return w.place != nowhere && !isRegion(t.spelling(i)) && !isAdministrative(t.spelling(i), w.POS)
}

// grades reports whether word i is a modifier that can be part of a name (重大|项目), as
// it stands after 的 and before nouns, not one of how something is done (切实|落实).
func (t *themes) grades(i int) bool {
	k := &t.kinds[t.words[i].kind]
	return k.known && k.habits.Verb < 0.3 && k.habits.Opens < 0.35 && prefixIn(t.spelling(i), "全 我 本 当 各 该") == 0 // 全市
}

// isRegion reports whether word stands for the place that a document speaks of:
// 市民政局, 省属企业.
func isRegion(word string) bool {
	switch word {
	case "省", "市", "县", "区", "镇", "乡", "州", "院", "府", "省市", "市县", "市区":
		return true
	}
	return false
}

// isAdministrative reports whether word, of the given part of speech, is the name of
// a city, county or the like, whose themes are named without it: 临江市|老旧小区改造.
func isAdministrative(word, pos string) bool {
	return pos == "ns" && len(word) > len("沙市") && suffixIn(word, "省 市 县 区 州 镇 乡") > 0
}

// canEnd reports whether a phrase can end with word i.
func (t *themes) canEnd(i int) bool {
	w := &t.words[i]
	switch w.role {
	case roleContent, roleActivity, roleVague, roleGeneric:
		switch w.POS {
		case "a", "ad", "an", "b", "z":
			return w.role == roleVague
		}
		return !isLocation(t.spelling(i))
	}
	return false
}

// canStandAlone reports whether word i can be a phrase by itself.
func (t *themes) canStandAlone(i int) bool {
	w := &t.words[i]
	if w.role != roleContent || w.verb {
		return false
	}
	switch w.POS {
	case "v", "a", "b", "z", "zg", "nrfg": // nrfg: a person everyone knows
		return false
	}
	return !strings.ContainsFunc(t.spelling(i), unicode.IsLower) // a foreign name
}

// isLocation reports whether word says where something is: 网上, 境内.
func isLocation(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune("上下中内里", r)
}

// add notes that a run of words stands together.
func (t *themes) add(r run, runes int) *phrase {
	st := t.stretch(r)
	text, _ := unquote(t.page.text[st.Start:st.End])
	c := t.index[text]
	if c == nil {
		c = &phrase{runes: runes}
		t.index[text] = c
		t.phrases = append(t.phrases, c)
	}
	first := &t.words[r.first]
	if n := len(c.at); n == 0 || t.words[c.at[n-1].first].para != first.para {
		c.paras++
	}
	c.at = append(c.at, r)
	c.places[first.place]++
	if first.task {
		c.tasks++
	}
	before, after := r.first-1, r.first+r.n
	left, right := t.sideOf(before), t.sideOf(after)
	c.before[left]++
	c.after[right]++
	if t.isLineEnd(before) && t.isLineEnd(after) {
		c.lines++
	}
	if right == besideMark || right == besideDe {
		if left != besideName && left != beside {
			c.complete++
			if first.place >= inHeading && right == besideMark {
				c.headings++
			}
		}
		if left == besideVerb {
			c.object++
		}
	}
	if before < 0 || t.isBorder(before) {
		c.freeLeft++
	} else {
		c.lefts.add(t.spelling(before))
	}
	if after == len(t.words) || t.isBorder(after) || t.words[after].role == roleVague {
		c.freeRight++
	} else {
		c.rights.add(t.spelling(after))
	}
	if before >= 0 && enumerates(t.spelling(before)) || after < len(t.words) && enumerates(t.spelling(after)) {
		c.enumerated++
	}
	return c
}

// isLineEnd reports whether word i ends a line, or is outside the text.
func (t *themes) isLineEnd(i int) bool {
	return i < 0 || i == len(t.words) || t.page.text[t.words[i].Start] == '\n'
}

// sideOf is what word i is to the phrase beside it.
func (t *themes) sideOf(i int) side {
	if i < 0 || i == len(t.words) {
		return besideMark
	}
	w := &t.words[i]
	switch {
	case w.role == roleBreak:
		return besideMark
	case w.role == roleStop && t.spelling(i) == "的":
		return besideDe
	case w.role == roleVerb, w.verb:
		return besideVerb
	case w.role == roleContent, w.role == roleActivity, w.role == roleVague, w.role == roleGeneric:
		return besideName
	}
	return beside
}

func enumerates(word string) bool { return word == "、" || word == "和" || word == "等" }

// isBorder reports whether a phrase can begin after, or end before, word i.
func (t *themes) isBorder(i int) bool {
	w := &t.words[i]
	switch w.role {
	case roleBreak, roleStop, roleVerb, roleModifier, roleActivity:
		return true
	}
	return w.verb || w.place == nowhere
}

// cover marks the phrases that say less than one around or inside of them: a part
// that hardly stands without the whole (对象名录库 in 检查对象名录库), and a whole that adds
// but a verb or a vague noun to a part that stands without it (创新|信用监管,
// 社区治理|工作).
func (t *themes) cover() {
	for _, c := range t.phrases {
		c.governed = t.isGoverned(c)
		if !c.free() {
			continue
		}
		whole := c.at[0]
		first, last := t.ends(c)
		for n := 1; n < whole.n; n++ {
			for i := first; i+n <= last+1; i++ {
				part := t.find(run{i, n})
				if part == nil || 5*len(c.at) < 4*len(part.at) {
					continue
				}
				always := len(c.at) == len(part.at) && len(c.at) > 2 && t.words[first+1].role == roleGeneric // 检查|对象名录库
				if (always || t.beginRank(first) <= t.beginRank(i)) && t.endRank(last) <= t.endRank(i+n-1) {
					part.covered = true
				}
			}
		}
		if rest := t.find(run{first + 1, whole.n - 1}); rest != nil && t.governs(first) && len(rest.at) > len(c.at) {
			c.covered = true
		}
		if rest := t.find(run{first, whole.n - 1}); rest != nil && t.endRank(last) > 0 && len(rest.at) > len(c.at) {
			c.covered = true
		}
	}
}

// governs reports whether word i is a verb with its object after it: 创新|信用监管. Two
// lines of work stand side by side: 检测维修中心.
func (t *themes) governs(i int) bool {
	return t.beginRank(i) > 0 && t.words[i+1].role != roleActivity
}

// isGoverned reports whether a phrase is a verb with its object, although its
// verb could be part of a name: 建设|海绵城市 beside 海绵城市.
func (t *themes) isGoverned(c *phrase) bool {
	if c.at[0].n < 2 || 4*int(c.before[besideDe]+c.before[besideName]) > len(c.at) {
		return false
	}
	first, _ := t.ends(c)
	if t.find(run{first + 1, c.at[0].n - 1}) == nil {
		return false
	}
	return t.isPlainVerb(first) || t.words[first+1].role == roleContent && takesObject(t.spelling(first))
}

// isPlainVerb reports whether word i is a verb that official language uses as one
// (接入, 缴纳), not to name things (抽查, 融资).
func (t *themes) isPlainVerb(i int) bool {
	w := &t.words[i]
	k := &t.kinds[w.kind]
	return w.POS == "v" && w.role == roleContent && k.known && k.habits.Verb >= 0.5
}

// isClause reports whether a phrase is a sentence, or ends as one: 居民|缴纳|物业费,
// 变化|有目共睹.
func (t *themes) isClause(c *phrase) bool {
	first, last := t.ends(c)
	for i := first + 1; i < last; i++ {
		if t.isPlainVerb(i) && t.words[i+1].role == roleContent { // but 湿地公园|巡护|制度
			return true
		}
	}
	k := &t.kinds[t.words[last].kind]
	return last > first && (t.isPlainVerb(last) || isSaying(&t.words[last]) && !(k.known && k.habits.Verb <= 0.3))
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
		if w.runes > 2 && isUnit(t.spelling(i), w.POS) || w.role == roleTitle && i > first || t.isPerson(i) {
			return true
		}
	}
	if n := max(c.lines, c.headings); n > 1 && n == len(c.at) { // a label of the layout: 议案背景
		return true
	}
	if c.alias || c.governed || t.isRoutine(c) || t.isClause(c) {
		return true
	}
	return t.roles[t.text(c)] != roleContent || // 组织|领导
		isUnit(t.spelling(last), t.words[last].POS) || isPlace(t.text(c), t.spelling(last), t.words[last].POS)
}

// isPerson reports whether word i is a person's name that is not heard of at large.
func (t *themes) isPerson(i int) bool {
	w := &t.words[i]
	return w.runes == 3 && w.POS == "nr" && t.kinds[w.kind].rarity >= t.unheard && surnameLength(t.spelling(i)) > 0
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

// isSound reports whether a phrase is a name as far as its words tell.
func (t *themes) isSound(c *phrase) bool {
	first, last := t.ends(c)
	once := len(c.at) == 1
	for i := first; i <= last; i++ {
		w := &t.words[i]
		switch {
		case w.role == roleModifier && !t.grades(i), isSaying(w):
			return false
		case w.role == roleVerb && !(i == last-1 && t.words[last].role == roleGeneric): // but 引导|资金
			return false
		}
	}
	if t.isBarred(c) {
		return false
	}
	if t.words[last].verb && 2*c.freeRight < len(c.at) { // a predicate: its object follows
		return false
	}
	if c.at[0].n == 1 {
		return true
	}
	if once && t.isVerbAndObject(first) {
		return false
	}
	if t.words[first].runes == 1 && (once || 2*c.freeLeft < len(c.at)) {
		return false
	}
	if t.words[last].runes == 1 && once && c.runes < 4 {
		return false
	}
	return !(c.at[0].n == 2 && t.isGeneral(first) && (t.words[last].role == roleVague || isEmptyActivity(t.spelling(last)))) // 项目|建设
}

// isSaying reports whether w is an entry of the dictionary that is more of a sentence
// than of a name: 有目共睹, 力量薄弱.
func isSaying(w *themeWord) bool { return w.runes >= 4 && (w.POS == "l" || w.POS == "i") }

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

// find is the phrase made of a run of words.
func (t *themes) find(r run) *phrase {
	if r.n == 0 {
		return nil
	}
	st := t.stretch(r)
	return t.index[t.page.text[st.Start:st.End]]
}

// ends are the first and the last word of a phrase where it stands first.
func (t *themes) ends(c *phrase) (first, last int) {
	return c.at[0].first, c.at[0].first + c.at[0].n - 1
}

// text is the wording of a phrase in the Reading.
func (t *themes) text(c *phrase) string {
	st := t.printed(c.at[0])
	return t.page.text[st.Start:st.End]
}

// stretch is where a run of words stands.
func (t *themes) stretch(r run) corpus.Stretch {
	return corpus.Stretch{Start: t.words[r.first].Start, End: t.words[r.first+r.n-1].End}
}
