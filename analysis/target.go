package analysis

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// findTargets finds the targets in st, a stretch of the Reading that holds the
// wording of one task, in text order.
//
// A quantity is a target by its clause, in one of three forms:
//
//	城镇新增就业达到60万人以上   an indicator, a verb of level or change, the quantity
//	城镇调查失业率5.5%左右      an indicator and the quantity that closes the clause
//	培育100家首店              a verb of planned work, the quantity, what is counted
//
// and is none where it says who is covered (16—24岁青年, 吸纳就业1年以上的), what
// is paid (给予1000元补贴), what was (已建成12所), or is part of a name.
func findTargets(p *page, st corpus.Stretch) []Target {
	f := targetFinder{page: p, st: st, text: p.text[:st.End], free: st.Start}
	for i := st.Start; i < st.End; {
		r, size := runeAt(f.text, i)
		switch {
		case r == '《':
			i = skipTitle(f.text, i)
			continue
		case r == '。' || r == '\n':
			f.period, f.base, f.indicator = "", "", ""
		case r == '全' || r == '翻' || r == '清' || r == '零' || r == '0':
			if end := f.wordAt(i); end > i {
				i = end
				continue
			}
			if r == '0' {
				size = f.numberAt(i) - i
			}
		case r >= '1' && r <= '9', r == '十', r == '百', hanDigit(r) > 0:
			size = f.numberAt(i) - i
		}
		i += size
	}
	return f.found
}

// targetFinder goes through one stretch.
type targetFinder struct {
	*page
	st        corpus.Stretch
	text      string // of the Reading, up to the end of st
	free      int    // where the last quantity ended: no indicator reaches back beyond it
	period    string // the year that the sentence's last date named
	base      string // what the sentence compares with: 2020年
	past      int    // where the last year before the document's own was printed
	ended     int    // where the last target ended
	planned   int    // where the last quantity of planned work ended
	indicator string // of the sentence's last target
	found     []Target
}

// numberAt judges the number at text[i] and says where to read on.
func (f *targetFinder) numberAt(i int) int {
	if c, ok := f.dateAt(i); ok {
		if c.base == printedYear {
			f.notePeriod(i, c)
		}
		return c.end
	}
	q, ok := quantityAt(f.text, i)
	if !ok {
		if n, ok := numeralAt(f.text, i); ok {
			return n.end
		}
		_, size := utf8.DecodeRuneInString(f.text[i:])
		return i + size
	}
	if q.kind == noUnit && !closesOrJoins(f.text[q.end:]) || f.isName(q) {
		return q.end
	}
	list := f.listAt(q)
	last := list[len(list)-1]
	if c, ok := f.judge(list[0], last.end); ok {
		f.take(c, list)
		f.free = max(last.end, c.end)
		f.ended = f.free
	} else if closesClause(nextRune(f.text[last.end:])) {
		f.free = last.end
	}
	return last.end
}

// dateAt reads the date that the number at text[i] begins.
func (f *targetFinder) dateAt(i int) (calendar, bool) {
	n, ok := numeralAt(f.text, i)
	if !ok || n.scaled || n.value >= 2100 {
		return calendar{}, false
	}
	switch nextRune(f.text[n.end:]) {
	case '年', '月', '季', '五': // 五 of 十五五
	default:
		if n.digits != 4 || dashIn(f.text[n.end:]) == 0 {
			return calendar{}, false
		}
	}
	c, ok := calendarAt(f.text, i)
	return c, ok && (c.base == printedYear || c.month > 0)
}

// notePeriod keeps the year at text[i:c.end] for the targets after it.
func (f *targetFinder) notePeriod(i int, c calendar) {
	lead := clauseBefore(f.text, f.st.Start, i)
	if suffixIn(lead, "比 较 与 在 由 从 自") > 0 && !(strings.HasSuffix(lead, "在") && !strings.Contains(clauseAfter(f.text, c.end, f.st.End), "基础")) {
		f.base = f.clean(stretchOf(i, c.end))
		return
	}
	f.period = strconv.Itoa(c.year)
	if c.year < f.head.Year {
		f.past = c.end
	}
}

// isName reports whether the number is part of a name or an ordinal: 第3, 5G,
// PM2.5, “1+10”, 13号线, 〔2018〕.
func (f *targetFinder) isName(q quantity) bool {
	before, after := prevRune(f.text[f.st.Start:q.start]), nextRune(f.text[q.end:])
	switch before {
	case '第', '〔', '+', '-', '—', '.', '/', '#', '_', '&', '×', '÷', '*', '=', '＝', '“', '‘':
		if before != '“' && before != '‘' || q.kind == noUnit {
			return true
		}
	}
	if before < utf8.RuneSelf && isLetter(byte(before)) {
		return true
	}
	if after < utf8.RuneSelf && (isLetter(byte(after)) || after == '+' || after == '-' && q.kind == noUnit || after == '.' || after == '/' || after == ':') {
		return true
	}
	switch after {
	case '期', '级', '版', '届', '号', '大', '代', '型', '分', '〕', '产', '＋', '×', '+':
		if q.kind == noUnit {
			return true
		}
	}
	return f.isQuoted(q)
}

// isQuoted reports whether the quantity stands in quotation marks: “1个中心、2个
// 片区” is the name of a layout.
func (f *targetFinder) isQuoted(q quantity) bool {
	lead := clauseBefore(f.text, f.st.Start, q.start)
	open := lastIndex(lead, "“")
	if open < 0 || strings.Contains(lead[open:], "”") {
		return false
	}
	return strings.Contains(clauseAfter(f.text, q.end, f.st.End), "”")
}

// listAt reads the quantities that share what stands before them: 5%、6%左右和8%.
// A quantity without a unit takes that of the next.
func (f *targetFinder) listAt(q quantity) []quantity {
	list := []quantity{q}
	for len(list) < 12 {
		last := list[len(list)-1]
		n := prefixIn(f.text[last.end:], "、 和 与 及 以及")
		if n == 0 {
			break
		}
		next, ok := quantityAt(f.text, last.end+n)
		if !ok || next.end > f.st.End || next.kind != last.kind && last.kind != noUnit || f.isName(next) ||
			last.kind == counted && !closesOrJoins(f.text[next.end:]) {
			break
		}
		list = append(list, next)
	}
	for k := len(list) - 2; k >= 0; k-- {
		if list[k].kind == noUnit {
			list[k].unit, list[k].kind = list[k+1].unit, list[k+1].kind
		}
	}
	return list
}

// closesOrJoins reports whether a clause or a part of a list ends before s.
func closesOrJoins(s string) bool {
	r := nextRune(s)
	return closesClause(r) || r == '、' || r == '”' || prefixIn(s, "和 及 以及 并 与 且") > 0
}

// take makes targets of a claim and the quantities that share it.
func (f *targetFinder) take(c claim, list []quantity) {
	shares := sharedIndicators(c.indicator, len(list))
	f.indicator = c.indicator
	for k, q := range list {
		end := q.end
		if len(list) == 1 {
			end = max(end, c.end)
		}
		at := stretchOf(c.start, end)
		t := Target{
			Text: f.source(at), Span: f.span(at), Indicator: shares[k],
			Comparator: comparator(c.before, q), Value: q.value, ValueHigh: q.high,
			Unit: f.printedUnit(q), RawValue: f.clean(stretchOf(q.start, q.rawEnd)),
			Change: c.change, Base: c.base, Period: f.periodOf(), Nature: f.natureAfter(list[len(list)-1].end),
		}
		t.RawUnit = t.Unit
		f.found = append(f.found, t)
	}
}

// printedUnit is the unit in the document's own characters.
func (f *targetFinder) printedUnit(q quantity) string {
	if q.unit == "" || q.unitEnd == 0 || q.unit == "%" {
		return q.unit
	}
	return f.clean(stretchOf(q.unitEnd-len(q.unit), q.unitEnd))
}

// periodOf is the year that a target is for.
func (f *targetFinder) periodOf() string {
	if f.period == "" && f.head.Year > 0 && f.head.Kind == WorkReport {
		return strconv.Itoa(f.head.Year)
	}
	return f.period
}

// natureAfter reads （约束性） and the like after a target.
func (f *targetFinder) natureAfter(at int) string {
	rest := f.text[at:]
	rest = rest[prefixIn(rest, "（ ， |"):]
	for _, nature := range [...]string{"约束性", "预期性"} {
		if strings.HasPrefix(rest, nature) {
			return nature
		}
	}
	return ""
}

// comparator combines the word before a quantity with the one after it:
// 控制在5%左右 is about 5 %, 达到5%以上 at least.
func comparator(before Comparator, q quantity) Comparator {
	switch {
	case q.high != 0:
		return Between
	case q.after == About:
		return About
	case q.after != "" && before != LessThan:
		return q.after
	case before != "":
		return before
	}
	return Equal
}

// sharedIndicators gives each of n quantities its part of an indicator that
// names several things: 城镇、农村居民收入. Where the parts cannot be told apart
// each gets the whole.
func sharedIndicators(indicator string, n int) []string {
	whole := make([]string, n)
	for k := range whole {
		whole[k] = indicator
	}
	if n < 2 {
		return whole
	}
	parts := strings.FieldsFunc(indicator, func(r rune) bool { return r == '、' || r == '和' || r == '与' || r == '及' })
	if len(parts) != n {
		return whole
	}
	last := []rune(parts[n-1])
	head := utf8.RuneCountInString(parts[0])
	if len(last) == head {
		return parts
	}
	if head > 4 || len(last) < head {
		return whole
	}
	for k := range n - 1 {
		whole[k] = parts[k] + string(last[head:])
	}
	whole[n-1] = parts[n-1]
	return whole
}
