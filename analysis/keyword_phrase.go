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

// phrase is a name that may be a theme, with every place where it stands. A long
// text has more than a million.
type phrase struct {
	at                  []run
	lefts, rights       neighbours
	freeLeft, freeRight int32              // occurrences beside which a phrase can begin or end
	before, after       [beside + 1]int32  // occurrences by what stands before and after them
	places              [inTitle + 1]int32 // occurrences by place
	tasks               int32              // occurrences in what is to be done
	paras               int32              // paragraphs in which it stands
	enumerated          int32              // occurrences in an enumeration: beside 、 or 和
	complete, object    int32              // occurrences with borders on both sides; after a verb and before a border
	lines               int32              // occurrences that are all of a line
	headings            int32              // occurrences that are all of a heading, or all but its verb
	wider               int32              // occurrences of the most frequent phrase that is it and a word more
	tail, head          int32              // occurrences of what it is without its first, its last word
	runes               uint8
	joined              bool      // 和 stands in it: 翻译和审校力量
	covered             bool      // another phrase says it whole
	governed            bool      // it is what is done and to what: 建设|海绵城市
	aliases             []*phrase // short names of it
	alias               bool      // it is a short name of another
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
	seen [3]int32 // by kind
	n    int32
}

func (n *neighbours) add(kind int32) {
	if !n.many() && !slices.Contains(n.seen[:n.n], kind) {
		n.seen[n.n] = kind
		n.n++
	}
}

func (n *neighbours) many() bool { return int(n.n) == len(n.seen) }

// free reports whether the phrase stands by itself: on both sides it meets a
// border somewhere, or so many different words that it is part of none of them.
func (c *phrase) free() bool {
	return (c.freeLeft > 0 || c.lefts.many()) && (c.freeRight > 0 || c.rights.many())
}

// collect gathers the runs of words that may name a theme.
func (t *themes) collect() {
	for i := range t.words {
		if i%4096 == 0 && t.page.stopped() {
			return
		}
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
		if runes += int(w.runes); runes > longestPhrase {
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
		head.wider = max(head.wider, int32(len(c.at)))
		c.head = int32(len(head.at))
	}
	if tail := t.find(run{whole.first + 1, whole.n - 1}); tail != nil {
		tail.wider = max(tail.wider, int32(len(c.at)))
		c.tail = int32(len(tail.at))
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
	if w.runes == 1 && i > 0 && (t.pos(i-1) == "m" || t.pos(i-1) == "p") { // 52|家|接入, 在|岗|培训
		return false
	}
	return w.place != nowhere && !isRegion(t.spelling(i)) && !isAdministrative(t.spelling(i), t.pos(i))
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
		switch t.pos(i) {
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
	switch t.pos(i) {
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
		c = t.newPhrase(r)
		c.runes = uint8(runes) // up to longestPhrase
		t.index[text] = c
		t.phrases = append(t.phrases, c)
	}
	first := &t.words[r.first]
	if again := c.paras > 0; again {
		if t.words[c.at[len(c.at)-1].first].para != first.para {
			c.paras++
		}
		c.at = append(c.at, r)
	} else {
		c.paras = 1
	}
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
		c.lefts.add(t.words[before].kind)
	}
	if after == len(t.words) || t.isBorder(after) || t.words[after].role == roleVague {
		c.freeRight++
	} else {
		c.rights.add(t.words[after].kind)
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
	for i, c := range t.phrases {
		if i%4096 == 0 && t.page.stopped() {
			return
		}
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
	return corpus.Stretch{Start: int(t.words[r.first].Start), End: int(t.words[r.first+r.n-1].End)}
}
