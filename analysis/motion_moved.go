package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// A motion of minutes stands above the names of those who move and second it:
//
//	一、鉴于…，爰要求海川局于两个月内提出报告。
//	                提案人：林大同    王小美
//	                连署人：陈　莹    周文
//
// movers is such a list of names.
type movers struct {
	first, last int // paragraphs
	lead, more  []person
	count       int // of 等4人 behind the names; 0 where it is not said
}

// moversAt reads the lists of names that begin in paragraph i: who moves, and
// on the paragraphs after it who seconds.
func moversAt(p *page, i int) (movers, bool) {
	m := movers{first: i, last: i}
	if at, lead := moversLabel(p.text, p.out.Paragraphs[i].Read); at == 0 || !lead {
		return movers{}, false
	}
	list := &m.lead
	bare := !strings.Contains(p.text[p.out.Paragraphs[i].Read.Start:p.out.Paragraphs[i].Read.End], "：")
	for k := i; k < len(p.out.Paragraphs); k++ {
		par := &p.out.Paragraphs[k]
		if par.Read.Len() == 0 {
			continue
		}
		at, lead := moversLabel(p.text, par.Read)
		names := corpus.Stretch{Start: at, End: par.Read.End}
		switch {
		case at > 0 && lead && k > i:
			return m, len(m.lead) > 0
		case at > 0:
			if !lead {
				list = &m.more
			}
		case bare && isPersonName(unpad(p.text[par.Read.Start:par.Read.End])):
			names.Start = par.Read.Start
			if n := len(*list); n > 0 && p.text[(*list)[n-1].st.Start:(*list)[n-1].st.End] == p.text[par.Read.Start:par.Read.End] {
				m.last = k // printed twice, as picture and name
				continue
			}
		case nameRow(p.text, par.Read) && k-m.last <= 2, k == m.last+1 && k > i && lastName(p, par):
			names.Start = par.Read.Start
		default:
			return m, len(m.lead) > 0
		}
		// Both lists on one line: 提案人：… 连署人：…
		for {
			rest := names
			if n, next := inlineSeconds(p.text, names); n > 0 {
				names.End, rest.Start = n, next
				*list = appendNames(*list, p.text, names)
				list, names = &m.more, rest
				continue
			}
			*list = appendNames(*list, p.text, names)
			break
		}
		if list == &m.lead {
			m.count = max(m.count, countedMovers(p.text[names.Start:names.End]))
		}
		m.last = k
	}
	return m, len(m.lead) > 0
}

// countedMovers is the number of movers that a list of their names states:
// 林大同等4人.
func countedMovers(s string) int {
	k := lastIndex(s, "等")
	if k < 0 {
		return 0
	}
	n, ok := numeralAt(s, k+len("等"))
	if !ok || n.value < 2 || n.value > 3000 || prefixIn(s[n.end:], "人 名 位") == 0 {
		return 0
	}
	return int(n.value)
}

// moversLabel reports where the names begin in a paragraph that opens with
// 提案人： (lead) or 连署人：; 0 where it opens otherwise.
func moversLabel(text string, st corpus.Stretch) (names int, lead bool) {
	s := text[st.Start:st.End]
	colon := strings.Index(s, "：")
	after := st.Start + colon + len("：")
	if colon < 0 && len(s) <= 24 { // on a line of its own, the names below it
		colon, after = len(s), st.End
	}
	if colon < 0 || colon > 60 {
		return 0, false
	}
	label := strings.ReplaceAll(s[:colon], "\u3000", "")
	switch {
	case isOneOf(label, "提案人 提案委员 提案者 主提案人 领衔 领衔人 领衔代表 领衔委员 领衔提案人 领衔提出人 提议人 动议人 提案代表 提出人 第一提案人"):
		return after, true
	case isOneOf(label, "连署人 联署人 附议人 连署委员 联署委员 附议 连署 附议者 附议代表 联名人 联名代表 联名提案人 共同提案人 附议委员"):
		return after, false
	}
	return 0, false
}

// inlineSeconds finds 连署人： inside a line of names: where the names before it
// end, and where those after it begin. 0 where there is none.
func inlineSeconds(text string, st corpus.Stretch) (end, next int) {
	for _, label := range [...]string{"连署人：", "联署人：", "附议人：", "联名人："} {
		if i := strings.Index(text[st.Start:st.End], label); i > 0 {
			return st.Start + i, st.Start + i + len(label)
		}
	}
	return 0, 0
}

// isOneOf reports whether s is one of the words of list.
func isOneOf(s, list string) bool {
	return s != "" && prefixIn(s, list) == len(s)
}

// appendNames appends the persons named in st.
func appendNames(all []person, text string, st corpus.Stretch) []person {
	for _, piece := range splitNames(text, st) {
		s := text[piece.Start:piece.End]
		s = strings.TrimRight(s, "。 ")
		if i := strings.Index(s, "等"); i > 0 {
			s = s[:i]
		}
		if i := indexOneOf(s, "（"); i > 0 {
			s = s[:i]
		}
		if q, ok := splitName(s, piece.Start); ok {
			all = append(all, q)
			continue
		}
		if role := suffixIn(s, "代表 委员 议员 副主席 同志 先生 女士 院士 教授"); role > 0 && isPersonName(unpad(s[:len(s)-role])) {
			s = s[:len(s)-role]
		}
		if isPersonName(unpad(s)) || isListedName(s) {
			all = append(all, person{st: corpus.Stretch{Start: piece.Start, End: piece.Start + len(s)}})
		}
	}
	return all
}

// isListedName reports what may be a name because it stands in a list of names:
// two to four characters, or more with Latin letters.
func isListedName(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x3400 && r <= 0x9fff, r >= 0x20000, r >= 0xe000 && r <= 0xf8ff:
			n++
		case r == '\u3000':
		default:
			return false
		}
	}
	return n >= 2 && n <= 4 && prefixIn(s, "上 下 以 共 计 第 说 决 日") == 0 && suffixIn(s, "党团 委员会 政府 会议 决议 散会") == 0
}

// lastName reports a paragraph that is one name, indented as the rows of a list
// of names are.
func lastName(p *page, par *corpus.Paragraph) bool {
	const indent = 8
	return par.Span.Start-par.Tile.Start >= indent && isPersonName(unpad(p.text[par.Read.Start:par.Read.End]))
}

// nameRow reports a paragraph that is nothing but names in columns.
func nameRow(text string, st corpus.Stretch) bool {
	s := text[st.Start:st.End]
	if len(s) > 600 || !strings.Contains(s, "\u3000") || holdsOneOf(s, "，。；：（“《、") {
		return false
	}
	for _, piece := range splitNames(text, st) {
		if name := unpad(text[piece.Start:piece.End]); !isPersonName(name) {
			return false
		}
	}
	return true
}

// movedWording is the wording of the motion whose movers stand at paragraph m,
// and the number before it. after is the first paragraph that it may begin in.
func movedWording(p *page, m movers, after int) (wording, number corpus.Stretch, ok bool) {
	last := m.first - 1
	for last >= after && p.out.Paragraphs[last].Read.Len() == 0 {
		last--
	}
	if last < after || p.out.Paragraphs[last].Kind == corpus.Formal {
		return corpus.Stretch{}, corpus.Stretch{}, false
	}
	end := p.out.Paragraphs[last].Read.End
	if i := movedItem(p, last, after); i >= 0 {
		it := &p.out.Items[i]
		start := it.Body.Start
		if it.Heading.Len() > 0 {
			start = it.Heading.Start
		}
		return corpus.Stretch{Start: start, End: end}, it.Number, start < end
	}
	// No number: the paragraphs above, as far as they are wording.
	start := end
	for k := last; k >= after && k > last-8; k-- {
		par := &p.out.Paragraphs[k]
		s := p.text[par.Read.Start:par.Read.End]
		if s == "" {
			continue
		}
		if par.Kind != corpus.Prose || utf8.RuneCountInString(s) < 12 || strings.HasSuffix(s, "案：") || strings.HasSuffix(s, "如下：") {
			break
		}
		start = par.Read.Start
		if label := prefixIn(s, "案由： 主旨： 提案内容： 案　由： 主　旨："); label > 0 {
			start += label
			break
		}
		if prefixIn(s, "鉴于 有鉴于 为 依据 查 针对 据 近年") > 0 {
			break
		}
	}
	return corpus.Stretch{Start: start, End: end}, numberAbove(p, start), start < end && holdsOperative(p.text[start:end])
}

// numberAbove is the number that stands alone on the line above the wording that
// begins at Reading offset at: 一、⏎鉴于….
func numberAbove(p *page, at int) corpus.Stretch {
	for k := p.out.ParagraphAt(at) - 1; k >= 0; k-- {
		st := p.out.Paragraphs[k].Read
		if st.Len() == 0 {
			continue
		}
		if bare := strings.TrimRight(p.text[st.Start:st.End], "、.．："); isNumeral(bare) {
			return corpus.Stretch{Start: st.Start, End: st.Start + len(bare)}
		}
		break
	}
	return corpus.Stretch{}
}

// isNumeral reports whether s is a number and nothing else: 12, 十一.
func isNumeral(s string) bool {
	n, ok := numeralAt(s, 0)
	return ok && n.end == len(s) && !n.percent && n.value == float64(int(n.value))
}

// movedItem is the numbered item whose wording reaches to paragraph last and
// begins no earlier than paragraph after: the outermost that is wording itself,
// not a mere heading (臨時提案：). -1 where there is none.
func movedItem(p *page, last, after int) int {
	i := p.itemBefore(p.out.Paragraphs[last].Read.End)
	for i >= 0 && p.out.Items[i].Inline {
		i--
	}
	if i < 0 || p.out.Items[i].Paragraph < after || p.out.Items[i].Style == corpus.Lead {
		return -1
	}
	for up := p.out.Items[i].Parent; up >= 0 && p.out.Items[up].Paragraph >= after; up = p.out.Items[up].Parent {
		it := &p.out.Items[up]
		par := p.out.Paragraphs[it.Paragraph].Read
		if utf8.RuneCountInString(p.text[par.Start:par.End]) < 24 || it.Style == corpus.Lead {
			break
		}
		i = up
	}
	return i
}

// itemBefore is the index of the last item that begins before the Reading
// offset at; -1 where there is none.
func (p *page) itemBefore(at int) int {
	lo, hi := 0, len(p.out.Items)
	for lo < hi {
		if mid := (lo + hi) / 2; p.out.Items[mid].Start() < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}
