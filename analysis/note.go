package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// note is a statement of who is responsible: a bracket after the work, a line
// under it, or the end of its paragraph.
//
//	（市教育局、市财政局负责）
//	〔牵头单位：市教育局；责任单位：各街道〕
//	责任单位：市教育局、市财政局
//	市教育局牵头，市财政局配合。
type note struct {
	st       corpus.Stretch // brackets and labels included
	duty     duty
	ownLine  bool // its paragraph holds nothing else
	forBelow bool // 下同: the items after it have the same units
}

// duty says who is to do a task, as stretches of the Reading.
type duty struct {
	lead, others []corpus.Stretch
	leaders      []corpus.Stretch
	rule         UnitRule
	open         bool           // 等
	byDivision   bool           // 按职责分工
	note         corpus.Stretch // the whole note; zero for a subject
}

// assignment is d in the words of the document.
func (p *page) assignment(d *duty) Assignment {
	a := Assignment{UnitRule: d.rule, OpenEnded: d.open, ByDivision: d.byDivision}
	known := func(name string) bool {
		return slices.ContainsFunc(a.Units, func(n Name) bool { return n.Name == name })
	}
	for k, list := range [...][]corpus.Stretch{d.lead, d.others} {
		for _, st := range list {
			n := p.name(st)
			if known(n.Name) {
				continue
			}
			a.Units = append(a.Units, n)
			if k == 0 {
				a.LeadUnits = append(a.LeadUnits, n)
			}
		}
	}
	for _, st := range d.leaders {
		a.Leaders = append(a.Leaders, p.name(st))
	}
	if len(a.Units) == 0 {
		a.UnitRule = ""
	}
	if d.note.Len() > 0 {
		a.UnitSpan = p.span(d.note)
	}
	return a
}

// noteBytes bounds the length of a note.
const noteBytes = 2400

// findNotes finds the notes in st, in text order.
func findNotes(p *page, st corpus.Stretch) []note {
	var notes []note
	for at := st.Start; at < st.End; {
		k := noteMark(p.text[at:st.End])
		if k < 0 {
			break
		}
		at += k
		r, n := utf8.DecodeRuneInString(p.text[at:])
		var nt note
		var ok bool
		if closing := closingOf(r); closing != "" {
			end := pastGroup(p.text, at, min(st.End, at+noteBytes))
			if end == at+n {
				at = end
				continue
			}
			if nt, ok = bracketNote(p, st, at, end); !ok {
				at = skipRefused(p.text, at, end, n)
				continue
			}
		} else if nt, ok = labelNote(p, st, at); !ok {
			at += n
			continue
		}
		notes = append(notes, nt)
		at = max(nt.st.End, at+n)
	}
	notes = addSentenceNotes(p, st, notes)
	return joinNotes(p.text, notes)
}

// noteMark is where in s the first mark stands that a note may begin with or
// that may end its label: a bracket or ：.
func noteMark(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			return i
		case 0xef: // （ and ：
			if strings.HasPrefix(s[i:], "（") || strings.HasPrefix(s[i:], "：") {
				return i
			}
		case 0xe3: // 〔 and 【
			if strings.HasPrefix(s[i:], "〔") || strings.HasPrefix(s[i:], "【") {
				return i
			}
		}
	}
	return -1
}

// skipRefused is where to look on after a bracket that is no note: inside it,
// if it is a long one in which a note may stand, else behind it.
func skipRefused(text string, at, end, open int) int {
	if end-at > 120 {
		return at + open
	}
	return end
}

// joinNotes makes one note of those between which no wording stands:
// three lines 牵头领导, 牵头单位, 协同单位.
func joinNotes(text string, notes []note) []note {
	kept := notes[:0]
	for _, n := range notes {
		if k := len(kept) - 1; k >= 0 && trimWording(text, corpus.Stretch{Start: kept[k].st.End, End: n.st.Start}).Len() == 0 && n.st.Start-kept[k].st.End < 12 {
			kept[k].duty = joinDuties(kept[k].duty, n.duty)
			kept[k].st.End = n.st.End
			kept[k].duty.note = kept[k].st
			kept[k].ownLine = kept[k].ownLine && n.ownLine
			kept[k].forBelow = kept[k].forBelow || n.forBelow
			continue
		}
		kept = append(kept, n)
	}
	return kept
}

// joinDuties is what two notes on the same work say together.
func joinDuties(a, b duty) duty {
	explicit := a.rule == LeadExplicit || b.rule == LeadExplicit
	switch {
	case explicit && a.rule != LeadExplicit:
		a.others, a.lead = append(a.lead, a.others...), b.lead
		a.others = append(a.others, b.others...)
	case explicit && b.rule != LeadExplicit, len(a.lead) > 0:
		a.others = append(append(a.others, b.lead...), b.others...)
	default:
		a.lead, a.others = b.lead, append(a.others, b.others...)
	}
	a.leaders = append(a.leaders, b.leaders...)
	a.open = a.open || b.open
	a.byDivision = a.byDivision || b.byDivision
	switch {
	case explicit:
		a.rule = LeadExplicit
	case len(a.lead)+len(a.others) > 1:
		a.rule = LeadFirstListed
	case a.rule == "":
		a.rule = b.rule
	}
	return a
}

// bracketNote reads the bracket text[at:end] that stands in st.
func bracketNote(p *page, st corpus.Stretch, at, end int) (note, bool) {
	_, n := utf8.DecodeRuneInString(p.text[at:])
	_, m := utf8.DecodeLastRuneInString(p.text[at:end])
	inner := corpus.Stretch{Start: at + n, End: end - m}
	s := p.of(inner)
	if len(s) < 6 {
		return note{}, false
	}
	whole := corpus.Stretch{Start: at, End: end}
	r := noteReader{page: p, st: inner}
	if !holdsAny(s, "负责 牵头 责任 主办 协办 承办 配合 参与 分工 落实 单位：") && !strings.HasSuffix(s, "指导") {
		// （市教育局、市财政局）: only where it closes a sentence, and every name is
		// surely that of a unit.
		if !closesText(p.text, st, whole) || !r.onlyUnits() {
			return note{}, false
		}
	} else if !r.read() {
		if isNoteLike(s) {
			p.warn(whole, "这条责任说明没有读出责任单位")
		}
		return note{}, false
	}
	nt := note{st: whole, duty: r.result(), ownLine: standsAlone(p.text, whole), forBelow: r.forBelow}
	nt.duty.note = whole
	return nt, true
}

// closesText reports whether nothing but marks follows the bracket in its
// paragraph, and a sentence or a heading ends before it. In a paragraph that ends
// with a bracket, too, it may end a sentence on the way:
//
//	培养医学生（教育部、财政部）。完善编制使用。（中央编办负责）
func closesText(text string, st, bracket corpus.Stretch) bool {
	rest := firstLine(text[bracket.End:st.End])
	if hasPrefixOf(rest, "。 ；") && strings.HasSuffix(strings.TrimRight(rest, "。； \u3000"), "）") {
		return true
	}
	if strings.Trim(rest, "。；， \u3000") != "" {
		return false
	}
	before := strings.TrimRight(text[st.Start:bracket.Start], " \u3000")
	// 安装护眼灯6000间（市教育局、市财政局）⏎, but not 以下成员单位（市教育局、市财政局）⏎.
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if (hasFigure(line) || rest != "") && suffixIn(before, "单位 部门 机构 成员 小组 专班 主体 名单 以下 如下 会议 机制 联盟 平台 队伍 方 者") == 0 {
		return true
	}
	return strings.HasSuffix(before, "。") || strings.HasSuffix(before, "；") || strings.HasSuffix(before, "\n") && before != ""
}

// isNoteLike reports a bracket that speaks of responsibility as notes do, so
// that it is worth a warning if no unit is found in it.
func isNoteLike(s string) bool {
	return holdsAny(s, "责任单位： 牵头单位： 责任部门： 牵头部门：") || strings.HasSuffix(s, "负责") && !isAbstract(strings.TrimSuffix(s, "负责")) && len(s) > 15
}

// standsAlone reports whether st is all that its paragraph holds.
func standsAlone(text string, st corpus.Stretch) bool {
	before, after := text[:st.Start], text[st.End:]
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || strings.TrimLeft(firstLine(after), "。；") == "")
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// labelNote reads a note without brackets, the first label of which ends with
// the ： at text[at]: 责任单位：市教育局. It runs from the label to the end of its paragraph.
func labelNote(p *page, st corpus.Stretch, at int) (note, bool) {
	colon := at
	start := labelStart(p.text, st.Start, colon)
	if labelRole(p.text[start:colon]) == noRole || !opensLabel(p.text, st, start) {
		return note{}, false
	}
	end := len(p.text[:st.End])
	if k := strings.IndexByte(p.text[colon:st.End], '\n'); k >= 0 {
		end = colon + k
	}
	whole := corpus.Stretch{Start: start, End: min(end, start+noteBytes)}
	whole.End = whole.Start + len(strings.TrimRight(p.of(whole), "。； \u3000"))
	if k := strings.Index(p.of(whole), "。"); k > 0 && labelStartsAfter(p.of(whole)[k+len("。"):]) == noRole {
		whole.End = whole.Start + k
	}
	r := noteReader{page: p, st: whole}
	// 完成时限 on a line of its own names nobody.
	if !r.read() && labelRole(p.text[start:colon]) != timeRole {
		p.warn(whole, "这条责任说明没有读出责任单位")
		return note{}, false
	}
	nt := note{st: whole, duty: r.result(), ownLine: standsAlone(p.text, whole), forBelow: r.forBelow}
	nt.duty.note = whole
	return nt, true
}

// labelStartsAfter is the role of the label that s begins with.
func labelStartsAfter(s string) noteRole {
	head, _, ok := strings.Cut(s, "：")
	if !ok {
		return noRole
	}
	return labelRole(head)
}

// labelStart is where the label begins that ends before the colon at colon.
func labelStart(text string, from, colon int) int {
	at := max(from, colon-45)
	for at < colon && !utf8.RuneStart(text[at]) {
		at++
	}
	if k := strings.LastIndexAny(text[at:colon], "。；，、\n\u3000（）〔〕【】 )."); k >= 0 {
		_, n := utf8.DecodeRuneInString(text[at+k:])
		at += k + n
	}
	return at
}

// opensLabel reports whether a label may begin at text[at]: at the beginning of
// a paragraph, after a sentence, or after a gap.
func opensLabel(text string, st corpus.Stretch, at int) bool {
	if at == st.Start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return strings.ContainsRune("。；\n\u3000 ）〕】)”", r)
}
