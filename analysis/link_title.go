package analysis

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// coreTitle is what a title says the matter is: without 关于, quotation marks and
// what kind of document it heads.
//
//	《关于加快推进老旧小区改造的议案》      加快推进老旧小区改造
//	市政府关于《…案》办理方案的报告         …
func coreTitle(title string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, corpus.Fold(title).Text)
	if _, after, ok := strings.Cut(s, "关于"); ok {
		s = after
		for {
			_, after, ok = strings.Cut(s, "关于")
			if !ok {
				break
			}
			s = after
		}
	}
	for {
		n := suffixIn(s, titleTails)
		if n == 0 || n == len(s) {
			return s
		}
		s = s[:len(s)-n]
	}
}

// titleTails are what a title ends in after the matter itself.
const titleTails = "的 案 议案 建议 提案 办理 方案 的报告 报告 情况 进展 落实 审议 审议意见 意见 实施 工作 会议 记录 发言 摘要 纪要 通知 答复 函 办理方案 办理情况 进展情况 审议发言 汇报"

// core is the core of a title, see [coreTitle], with its pairs of characters.
type core struct {
	text  string
	pairs []uint64 // sorted, each once
}

// newCore is the core of title.
func newCore(title string) core { return coreOf(coreTitle(title)) }

// coreOf is text with its pairs of characters.
func coreOf(text string) core {
	c := core{text: text}
	last := rune(0)
	for _, r := range c.text {
		if last != 0 {
			c.pairs = append(c.pairs, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	slices.Sort(c.pairs)
	c.pairs = slices.Compact(c.pairs)
	return c
}

// leastCore is the length of a core in bytes, six Han characters, from which on it
// is found inside another.
const leastCore = 6 * 3

// sameness is how far two cores are one title: 1 for equal ones, else between 0.8
// and 1 where they differ by a few characters or, for two that are not both the
// titles of whole motions, where one is inside the other; 0 for others. 污水 in
// place of 垃圾 makes another matter, and so does 改造后的物业管理 after 改造.
func (c core) sameness(o core, whole bool) float64 {
	if c.text == o.text {
		return 1
	}
	if len(c.text) > len(o.text) {
		c, o = o, c
	}
	if len(c.text) >= leastCore && strings.Contains(o.text, c.text) && (!whole || len(o.text)-len(c.text) <= 4*3) {
		return 0.8 + 0.19*float64(len(c.text))/float64(len(o.text))
	}
	if n := c.likeness(o); n >= 0.8 && !c.replaced(o) {
		return n
	}
	return 0
}

// replaced reports two cores of which one has other words, two characters and more,
// in the place of the other's.
func (c core) replaced(o core) bool {
	a, b := []rune(c.text), []rune(o.text)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) >= 2 && len(b) >= 2
}

// names is how far the title with the core c names the matter of the core o: above
// 1 where it has all of it, the more the longer it is, else their likeness where
// that is more than a half.
func (c core) names(o core) float64 {
	if len(o.text) >= leastCore && strings.Contains(c.text, o.text) {
		return 1 + 0.05*float64(len(o.text)/3)
	}
	if n := c.likeness(o); n > 0.5 {
		return n
	}
	return 0
}

// likeness is the Dice coefficient of the pairs of characters of two cores.
func (c core) likeness(o core) float64 {
	if len(c.pairs)+len(o.pairs) == 0 {
		return 0
	}
	return 2 * float64(c.common(o)) / float64(len(c.pairs)+len(o.pairs))
}

// common is how many pairs of characters both have.
func (c core) common(o core) int {
	both := 0
	for i, k := 0, 0; i < len(c.pairs) && k < len(o.pairs); {
		switch {
		case c.pairs[i] < o.pairs[k]:
			i++
		case c.pairs[i] > o.pairs[k]:
			k++
		default:
			both, i, k = both+1, i+1, k+1
		}
	}
	return both
}

// setting is when and where a document is of: the year, 0 where it is not known, the
// term of the congress that its meeting is of (十四 of 市十四届人大常委会第九次会议) and
// the place.
type setting struct {
	year  int
	term  string
	place locality
}

// settingOf is the setting of the document of r.
func settingOf(r *Result, words *Segmenter) setting {
	t := setting{year: r.Year, place: localityOf(r, words)}
	if len(r.Date) >= 4 {
		if year, err := strconv.Atoi(r.Date[:4]); err == nil {
			t.year = year
		}
	}
	for _, s := range []string{r.Meeting, r.Title} {
		if before, _, ok := strings.Cut(s, "届"); ok && t.term == "" {
			t.term = before[len(strings.TrimRight(before, "一二三四五六七八九十0123456789")):]
		}
	}
	return t
}

// apart reports settings that are too far from each other for one motion.
func (t setting) apart(o setting) bool {
	return t.place.apart(o.place) || t.term != "" && o.term != "" && t.term != o.term || t.years(o) > 3
}

// years is how many years lie between two settings, 0 where one is not known.
func (t setting) years(o setting) int {
	if t.year == 0 || o.year == 0 {
		return 0
	}
	return max(t.year-o.year, o.year-t.year)
}

// motionNumberIn is the number of a motion that s names, without 第, 号 and leading
// zeros: 2741 of 第2741号建议; empty where there is none.
func motionNumberIn(s string) string {
	s = corpus.Fold(s).Text
	for {
		_, after, ok := strings.Cut(s, "第")
		if !ok {
			return ""
		}
		if n, ok := numeralAt(after, 0); ok && strings.HasPrefix(after[n.end:], "号") {
			return strconv.FormatFloat(n.value, 'f', -1, 64)
		}
		s = after
	}
}

// describe fills in what a motion is known by; r is the result that it is of.
func (m *linkMotion) describe(r *Result, when setting) {
	m.core = newCore(m.motion.Title)
	m.when = when
	m.number = motionNumberIn(m.motion.Number)
	m.own = r.Kind == MotionText
	m.whole = m.own || len(m.motion.Solutions)+len(m.motion.Demands)+len(m.motion.Problems) > 0
}

// ownWordsIn is the group of the motions whose titles alone share with title a run
// of four characters that is no phrase of all official language:
// 望江市全民健身议案办理方案 names 全民健身.
func (l *linker) ownWordsIn(title string) (group int, ok bool) {
	for i := range l.motions {
		m := &l.motions[i]
		if !l.sharesRun(m.core.text, title) {
			continue
		}
		if ok && group != m.group {
			return 0, false
		}
		group, ok = m.group, true
	}
	return group, ok
}

// sharesRun reports whether a run of four Han characters of core, not a common
// one, stands in title.
func (l *linker) sharesRun(core, title string) bool {
	const (
		run    = 4 * 3 // bytes
		common = 0.6   // rarity
	)
	for at := range core {
		if at+run > len(core) {
			return false
		}
		if four := core[at : at+run]; utf8.ValidString(four) && strings.Contains(title, four) && l.reader.rarity(four) >= common {
			return true
		}
	}
	return false
}
