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
	places              [inTitle + 1]int // occurrences by place
	enumerated          int              // occurrences in an enumeration: beside 、 or 和
	covered             bool             // another phrase says it whole
	aliases             []*phrase        // short names of it
	score               float64
}

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
		if !t.canBegin(i) {
			continue
		}
		runes := 0
		for n := 1; n <= mostWords && i+n <= len(t.words); n++ {
			w := &t.words[i+n-1]
			if w.role == roleBreak || w.role == roleStop || w.place == nowhere {
				break
			}
			if runes += w.runes; runes > longestPhrase {
				break
			}
			if runes >= shortestPhrase && t.canEnd(i+n-1) && (n > 1 || t.canStandAlone(i)) {
				t.add(run{i, n}, runes)
			}
		}
	}
}

// canBegin reports whether a phrase can begin with word i.
func (t *themes) canBegin(i int) bool {
	w := &t.words[i]
	switch w.role {
	case roleBreak, roleStop, roleVerb, roleModifier:
		return false
	}
	return w.place != nowhere && !isRegion(t.spelling(i))
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

// canEnd reports whether a phrase can end with word i.
func (t *themes) canEnd(i int) bool {
	w := &t.words[i]
	switch w.role {
	case roleContent, roleActivity, roleVague, roleGeneric:
		return w.POS != "a" && w.POS != "ad" && !isLocation(t.spelling(i))
	}
	return false
}

// canStandAlone reports whether word i can be a phrase by itself.
func (t *themes) canStandAlone(i int) bool {
	w := &t.words[i]
	if w.role != roleContent || w.verb || w.POS == "v" || w.POS == "a" || w.POS == "nrfg" { // nrfg: a person everyone knows
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
func (t *themes) add(r run, runes int) {
	st := t.stretch(r)
	text, _ := unquote(t.page.text[st.Start:st.End])
	c := t.index[text]
	if c == nil {
		c = &phrase{runes: runes}
		t.index[text] = c
		t.phrases = append(t.phrases, c)
	}
	c.at = append(c.at, r)
	c.places[t.words[r.first].place]++
	before, after := r.first-1, r.first+r.n
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

// isSound reports whether a phrase is a name as far as its words tell.
func (t *themes) isSound(c *phrase) bool {
	first, last := t.ends(c)
	once := len(c.at) == 1
	for i := first; i <= last; i++ {
		w := &t.words[i]
		if w.runes > 2 && isUnit(t.spelling(i), w.POS) {
			return false
		}
		switch {
		case w.role == roleModifier, w.role == roleTitle && i > first:
			return false
		case w.role == roleVerb && !(i == last-1 && t.words[last].role == roleGeneric): // but 引导|资金
			return false
		case w.verb && once:
			return false
		}
	}
	if t.roles[t.text(c)] != roleContent { // 组织|领导
		return false
	}
	if isUnit(t.spelling(last), t.words[last].POS) || isPlace(t.text(c), t.spelling(last), t.words[last].POS) {
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
