package corpus

import (
	"strings"
	"unicode/utf8"
)

// headingRunes is how long, in characters, the sentence may be that stands as
// an item's heading before its wording.
const headingRunes = 36

// leadRunes is the same for an unnumbered paragraph, of which more is asked.
const leadRunes = 26

// findItems finds the headings and numbered items of the Reading and how they
// stand under one another.
func findItems(o *Outline) []Item {
	var items []Item
	text := o.Reading.Text
	for i := range o.Paragraphs {
		p := &o.Paragraphs[i]
		if p.Kind != Prose {
			continue
		}
		s := text[p.Read.Start:p.Read.End]
		if it, ok := numbered(s, p.Read, i); ok {
			items = append(items, it)
		}
		items = appendInline(items, s, p.Read.Start, i)
	}
	items = insertLeads(o, items)
	nest(items)
	govern(o, items)
	return items
}

// numbered reads the item that the paragraph s, which stands at st, begins with.
func numbered(s string, st Stretch, paragraph int) (Item, bool) {
	start := 0
	m, ok := parseNumber(s)
	if ok && m.style == Markdown {
		// ## 一、总体要求: the number says more than the depth of the heading.
		if inner, ok := parseNumber(s[m.length:]); ok && inner.style != Dash {
			start = m.length
			m = inner
		}
	}
	if !ok || start+m.length >= len(s) {
		return Item{}, false
	}
	it := Item{Paragraph: paragraph, Style: m.style, Value: m.value, Parent: -1}
	it.Number = Stretch{st.Start + start, st.Start + start + m.number}
	body := start + m.length
	body += len(s[body:]) - len(strings.TrimLeft(s[body:], " \u3000、.．"))
	heading, rest := splitHeading(s[body:])
	if m.style == Markdown && heading == "" {
		heading, rest = s[body:], ""
	}
	it.Heading = Stretch{st.Start + body, st.Start + body + len(heading)}
	it.Body = Stretch{st.End - len(rest), st.End}
	if rest == "" {
		it.Body = Stretch{st.End, st.End}
	}
	return it, true
}

// splitHeading parts s, an item without its number, into its own short heading
// and the wording after it. Without wording after it a line that ends no
// sentence is a heading; without a heading all is wording.
//
//	拓展两个市场。积极稳妥地… → 拓展两个市场 | 积极稳妥地…
//	总体要求                 → 总体要求    |
//	完成120个小区改造。       →            | 完成120个小区改造。
//	整治乱象（责任单位：民政局） → all        |
func splitHeading(s string) (heading, body string) {
	end := headingEnd(s)
	switch {
	case end < 0:
		if n := utf8.RuneCountInString(s); n <= 60 && !strings.HasSuffix(s, "等") {
			return s, ""
		}
		return "", s
	case utf8.RuneCountInString(s[:end]) > headingRunes:
		return "", s
	}
	stop, n := utf8.DecodeRuneInString(s[end:])
	rest := s[end+n:]
	switch {
	case stop == '。' && rest != "" && isSentenceHeading(s[:end]) && !startsNote(rest):
		return s[:end], rest
	case stop == '：' && rest != "" && isColonHeading(s[:end]):
		return s[:end], rest
	case stop == '：' && rest == "" && isColonHeading(s[:end]):
		return s[:end], ""
	}
	return "", s
}

// headingEnd is where the first mark stands in s that may close a heading, -1 where
// there is none. Marks in the note that s ends with close none.
func headingEnd(s string) int {
	end := indexMark(s, "。；！？：")
	if end < 0 || !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, "〕") && !strings.HasSuffix(s, "】") {
		return end
	}
	if open := strings.LastIndexAny(s[:end], "（〔【"); open > 0 && !holdsMark(s[open:len(s)-len("）")], "）〕】") {
		return -1
	}
	return end
}

// isSentenceHeading reports whether a first sentence, without its 。, may stand
// as a heading: 统筹两个市场，打造加工制造中心 may, a reason of many words (鉴于各县市
// …，增加…) is wording.
func isSentenceHeading(s string) bool {
	if !strings.Contains(s, "，") {
		return true
	}
	for _, start := range [...]string{"鉴于", "有鉴于", "为", "根据", "依据", "由于", "按照", "自", "对于", "针对", "凡", "如"} {
		if strings.HasPrefix(s, start) {
			return false
		}
	}
	return utf8.RuneCountInString(s) <= 26
}

// startsNote reports whether what follows a sentence is no wording but a note
// on who does it and when, so that the sentence is the work itself.
//
//	新建社区养老服务站10个。责任单位：市民政局
func startsNote(s string) bool {
	for _, start := range [...]string{"”", "（", "〔", "【", "责任", "牵头", "完成时", "时限", "配合单位", "主办", "协办", "分管", "此项工作", "该项工作", "本项工作", "此项任务", "该项任务", "本项任务", "这项工作"} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}

// isColonHeading reports a short label before a colon (工作目标：), which is no
// clause of its own.
func isColonHeading(s string) bool {
	return utf8.RuneCountInString(s) <= 14 && !holdsMark(s, "，、“”（）") && !strings.HasSuffix(s, "包括") && !strings.HasSuffix(s, "如下")
}

// inlineStyles are the series that may run inside a paragraph.
func inlineStyle(n Numbering) bool {
	switch n {
	case ChineseIs, Ordinal, ArabicParen, Circled, ChineseParen:
		return true
	}
	return false
}

// appendInline appends the items of series that run inside the paragraph s,
// which begins at Reading offset base: 一是…；二是…. A series begins with one and
// counts on; a lone 一是 is none.
func appendInline(items []Item, s string, base, paragraph int) []Item {
	type found struct {
		at int
		m  mark
	}
	var all []found
	for at := 0; at < len(s); {
		if at > 0 && isHanByte(s[at]) {
			at += 3
			continue
		}
		c, n := utf8.DecodeRuneInString(s[at:])
		if c == '；' || c == '。' || c == '：' || c == '，' || c >= '①' && c <= '⑳' || at == 0 {
			next := at + n
			if c >= '①' && c <= '⑳' || at == 0 {
				next = at
			}
			if m, ok := parseNumber(s[next:]); ok && inlineStyle(m.style) && (c != '，' || m.style == ChineseIs || m.style == Ordinal) {
				all = append(all, found{next, m})
				n = next + m.length - at
			}
		}
		at += n
	}
	if len(all) < 2 {
		return items
	}
	// Keep the members of series that count on from one.
	next := map[Numbering]int{}
	count := map[Numbering]int{}
	kept := all[:0]
	for _, f := range all {
		if f.m.value == 1 || f.m.value == next[f.m.style] || f.m.style == Ordinal && f.m.value == 9 && next[Ordinal] > 1 {
			next[f.m.style] = f.m.value + 1
			count[f.m.style]++
			kept = append(kept, f)
		}
	}
	for i, f := range kept {
		if count[f.m.style] < 2 {
			continue
		}
		end := len(s)
		for _, g := range kept[i+1:] {
			if g.m.style == f.m.style {
				end = g.at
				break
			}
		}
		if f.at == 0 { // the paragraph's own number is an item already
			if own := &items[len(items)-1]; own.Paragraph == paragraph && own.Body.Len() > 0 {
				own.Body.End = base + end
			}
			continue
		}
		items = append(items, Item{
			Paragraph: paragraph, Style: f.m.style, Value: f.m.value, Parent: -1, Inline: true,
			Number:  Stretch{base + f.at, base + f.at + f.m.number},
			Heading: Stretch{base + f.at + f.m.length, base + f.at + f.m.length},
			Body:    Stretch{base + f.at + f.m.length, base + end},
		})
	}
	return items
}

// insertLeads adds the unnumbered paragraphs whose first short sentence stands
// as their heading, and gives numbered items of one sentence that have
// something under them that sentence for a heading.
//
//	大力提振消费。顺应新时期我国消费转型升级的大趋势，…
//	扩大有效投资。坚持基础设施与新兴产业…
func insertLeads(o *Outline, items []Item) []Item {
	text := o.Reading.Text
	byParagraph := map[int]bool{}
	for i := range items {
		if !items[i].Inline {
			byParagraph[items[i].Paragraph] = true
		}
	}
	all := make([]Item, 0, len(items)+16)
	next := 0
	for i := range o.Paragraphs {
		if next < len(items) && items[next].Paragraph == i && !items[next].Inline {
			all = append(all, items[next])
			next++
		}
		p := &o.Paragraphs[i]
		if p.Kind == Prose && !byParagraph[i] && len(all) > 0 {
			if it, ok := lead(text, p, i); ok {
				all = append(all, it)
			}
		}
		for next < len(items) && items[next].Paragraph == i {
			all = append(all, items[next])
			next++
		}
	}
	all = dropLoneLeads(o, all)
	for i := range all {
		promote(o, all, i)
	}
	return all
}

// lead reads the heading that an unnumbered paragraph begins with.
func lead(text string, p *Paragraph, paragraph int) (Item, bool) {
	s := text[p.Read.Start:p.Read.End]
	end := strings.Index(s, "。")
	if end < 0 || end+len("。") >= len(s) || utf8.RuneCountInString(s[:end]) > leadRunes {
		return Item{}, false
	}
	if holdsMark(s[:end], "，；：？！（") || strings.HasPrefix(s[end:], "。”") {
		return Item{}, false
	}
	return Item{
		Paragraph: paragraph, Style: Lead, Parent: -1,
		Number:  Stretch{p.Read.Start, p.Read.Start},
		Heading: Stretch{p.Read.Start, p.Read.Start + end},
		Body:    Stretch{p.Read.Start + end + len("。"), p.Read.End},
	}, true
}

// dropLoneLeads keeps a lead only where another stands among the paragraphs of
// the same section: one short first sentence is a sentence.
func dropLoneLeads(o *Outline, items []Item) []Item {
	kept := items[:0]
	for i := 0; i < len(items); {
		if items[i].Style != Lead {
			kept = append(kept, items[i])
			i++
			continue
		}
		end, leads := i, 0
		for end < len(items) && (items[end].Style == Lead || items[end].Inline) {
			if items[end].Style == Lead {
				leads++
			}
			end++
		}
		for _, it := range items[i:end] {
			if it.Style != Lead || leads >= 2 {
				kept = append(kept, it)
			}
		}
		i = end
	}
	return kept
}

// promote makes the only sentence of item i its heading where the next
// paragraph is no sibling but stands under it.
//
//	（一）统筹两个市场，打造加工制造中心。⏎1.拓展两个市场。…
func promote(o *Outline, items []Item, i int) {
	it := &items[i]
	text := o.Reading.Text
	if it.Inline || it.Heading.Len() > 0 || it.Style == Lead {
		return
	}
	body := text[it.Body.Start:it.Body.End]
	sentence, ok := strings.CutSuffix(body, "。")
	if !ok {
		sentence, ok = strings.CutSuffix(body, "：")
	}
	if !ok || holdsMark(sentence, "。；") || utf8.RuneCountInString(sentence) > 70 {
		return
	}
	n := it.Paragraph + 1
	if n >= len(o.Paragraphs) || o.Paragraphs[n].Kind != Prose || isCaption(text[o.Paragraphs[n].Read.Start:o.Paragraphs[n].Read.End]) {
		return
	}
	if lead := text[o.Paragraphs[n].Read.Start:o.Paragraphs[n].Read.End]; i+1 < len(items) && items[i+1].Paragraph == n+1 && items[i+1].Style == it.Style && items[i+1].Value == 1 && strings.HasSuffix(lead, "：") {
		return // the sentence leads to the next series
	}
	if i+1 < len(items) && items[i+1].Paragraph == n && (items[i+1].Style == it.Style || items[i+1].Style < it.Style && items[i+1].Style != Lead) {
		return
	}
	it.Heading = Stretch{it.Body.Start, it.Body.Start + len(sentence)}
	it.Body = Stretch{it.Body.End, it.Body.End}
}

// isCaption reports a short line without a number that ends no sentence: who does
// what stands below it, or the title of the next table.
func isCaption(s string) bool {
	if utf8.RuneCountInString(s) > leadRunes || holdsMark(s, "。；！？，") {
		return false
	}
	_, numbered := parseNumber(s)
	return !numbered
}

// nest says for each item how deep it stands and under which other. A series
// stands under the item before it that belongs to no series still open; when a
// series goes on, or begins again, what stood under its last item is closed.
func nest(items []Item) {
	var open []int // indexes of the items that are open, outermost first
	for i := range items {
		it := &items[i]
		depth := len(open)
		for d, k := range open {
			if continues(&items[k], it) {
				depth = d
				break
			}
		}
		if depth == len(open) && it.Style != Lead && it.Style != Markdown {
			// A new series cannot stand under a finer one: 一、 never under 1.
			for depth > 0 && coarser(it, &items[open[depth-1]]) {
				depth--
			}
		}
		open = open[:depth]
		it.Level = depth
		if depth > 0 {
			it.Parent = open[depth-1]
		}
		open = append(open, i)
	}
}

// continues reports whether b goes on with the series of a, or begins it again.
func continues(a, b *Item) bool {
	if a.Style == Markdown || b.Style == Markdown {
		return a.Style == b.Style && b.Value <= a.Value
	}
	return a.Style == b.Style && (a.Inline == b.Inline || a.Paragraph == b.Paragraph)
}

// coarser reports whether a's series never stands under b's.
func coarser(a, b *Item) bool {
	if b.Style == Lead || b.Style == Markdown {
		return b.Style == Lead && a.Style < ArabicParen && !a.Inline
	}
	return !a.Inline && a.Style < b.Style && a.Style <= ArabicDot
}

// govern finds where the part ends that each item governs: at the next item
// that does not stand under it, or where the document's frame begins.
func govern(o *Outline, items []Item) {
	text := o.Reading.Text
	for i := range items {
		it := &items[i]
		end := len(text)
		for k := i + 1; k < len(items); k++ {
			if items[k].Level <= it.Level {
				end = items[k].Start()
				break
			}
		}
		if it.Inline {
			end = it.Body.End
		}
		it.End = end
	}
	closeAtFrame(o, items)
}

// closeAtFrame ends items at the first paragraph of the document's frame.
func closeAtFrame(o *Outline, items []Item) {
	frame := len(o.Reading.Text)
	next := len(o.Paragraphs) - 1
	for i := len(items) - 1; i >= 0; i-- {
		it := &items[i]
		for ; next > it.Paragraph; next-- {
			if o.Paragraphs[next].Kind == Formal {
				frame = o.Paragraphs[next].Read.Start
			}
		}
		it.End = min(it.End, frame)
	}
}
