package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// linkFigure is a number of a text and what it counts. Who speaks of a task in words of
// his own still gives its figures: 十五块钱一亩 of 每亩补助15元, 抽三成 of 抽检30%.
type linkFigure struct {
	value      float64
	kind       figureKind
	start, end int32 // of the number with its measure, bytes of the folded text
}

// figureKind is what a linkFigure measures.
type figureKind uint8

const (
	countFigure figureKind = iota // of things: 67株, 六十七棵
	moneyFigure
	shareFigure // in per cent
	dayFigure
	hourFigure
	otherTimeFigure
)

// mostFigures is how many figures of a text are read.
const mostFigures = 32

// figuresIn reads the figures of folded text: not years, dates, ordinals or the small
// numbers of all speech (一个, 两种).
func figuresIn(s string) []linkFigure {
	var all []linkFigure
	before := rune(0)
	for at := 0; at < len(s) && len(all) < mostFigures; {
		r, size := utf8.DecodeRuneInString(s[at:])
		n, ok := amount{}, false
		if startsNumber(r) && before != '第' {
			n, ok = numeralAt(s, at)
		}
		if !ok || n.end <= at {
			before = r
			at += size
			continue
		}
		if f, ok := linkFigureOf(s, n); ok {
			all = append(all, f)
		}
		before, at = 0, n.end
	}
	return all
}

// startsNumber reports whether a number may begin with r.
func startsNumber(r rune) bool {
	return '0' <= r && r <= '9' || strings.ContainsRune("两十百千", r) || hanDigit(r) >= 0
}

// linkFigureOf is the linkFigure that n, a number of s, stands in.
func linkFigureOf(s string, n amount) (linkFigure, bool) {
	f := linkFigure{value: n.value, start: int32(n.start), end: int32(n.end)}
	rest := s[n.end:]
	if n.percent {
		f.kind = shareFigure
		return f, true
	}
	least := 3.0
	for _, m := range [...]struct {
		words string
		kind  figureKind
		times float64
		least float64
	}{
		{"% ％ 个百分点", shareFigure, 1, 0},
		{"成", shareFigure, 10, 1},
		{"元 块", moneyFigure, 1, 2},
		{"天 日 个工作日", dayFigure, 1, 2},
		{"个小时 小时 个钟头", hourFigure, 1, 2},
		{"个月 月 年 周 分钟 分 点 时", otherTimeFigure, 1, 3},
	} {
		if k := prefixIn(rest, m.words); k > 0 {
			f.kind, f.value, least = m.kind, f.value*m.times, m.least
			f.end += int32(k)
			break
		}
	}
	date := f.kind == otherTimeFigure && (prefixIn(rest, "月 年") > 0 || n.digits == 4) || f.kind == dayFigure && strings.HasPrefix(rest, "日")
	if f.kind == countFigure && n.han && n.listed && n.end-n.start > 3 { // 一二三产, 三五个
		return f, false
	}
	if f.kind == countFigure && rest != "" {
		r, k := utf8.DecodeRuneInString(rest)
		if r >= utf8.RuneSelf && !closesClause(r) {
			f.end += int32(k)
		}
	}
	return f, !date && f.value >= least
}

// stretch is where f stands.
func (f *linkFigure) stretch() corpus.Stretch {
	return corpus.Stretch{Start: int(f.start), End: int(f.end)}
}

// tellingFigure is the weight from which on a shared figure is a reason.
const tellingFigure = 0.4

// fewThings is the value up to which two counts are less likely to be of the same
// things.
const fewThings = 9

// sharedFigure is the pair of figures that most speaks for two texts being of one
// matter, and how much, in [0,1].
func sharedFigure(a, b []linkFigure) (from, to linkFigure, weight float64) {
	for _, x := range a {
		for _, y := range b {
			if x.value != y.value {
				continue
			}
			w := 1.0
			switch {
			case x.kind != y.kind && (x.kind != countFigure && y.kind != countFigure || x.value <= fewThings):
				continue
			case x.kind != y.kind:
				w = 0.3
			case x.kind == countFigure && x.value <= fewThings, x.kind == otherTimeFigure:
				w = 0.4
			}
			if w > weight {
				from, to, weight = x, y, w
			}
		}
	}
	return from, to, weight
}
