package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// A motion's grounds may tell what is amiss without a word such as 存在…问题: as a
// list that other words announce, as numbered or plain lines, or as bare clauses.

// namedShortcomings finds the problems that the background of d, or the grounds
// of a motion's text, lists without saying that they are problems:
//
//	设施小而散、专业护理员缺口大。    一是管网占比低；二是信息不共享。
func (p *page) namedShortcomings(d *draft) []corpus.Stretch {
	background := d.background
	if d.moved.Len() > 0 && d.scope.Contains(d.moved) { // what its movers say of how things stand
		own := p.out.Paragraphs[p.out.ParagraphAt(d.moved.Start)].Read
		background = append(background[:len(background):len(background)], corpus.Stretch{Start: d.moved.End, End: own.End})
	}
	if p.head.Kind == MotionText {
		background = []corpus.Stretch{d.grounds(p.text)}
	}
	var all, clauses []corpus.Stretch // clauses: of the first sentence that is nothing but shortcomings
	for _, st := range background {
		for at := st.Start; at < st.End; {
			end := at + clauseEnd(p.text[at:st.End], "。！？")
			sentence := corpus.Stretch{Start: at, End: end}
			all = append(all, shortcomingList(p.text, sentence)...)
			if clauses == nil && p.head.Kind == MotionText {
				clauses = shortcomingClauses(p.text, sentence)
			}
			_, n := utf8.DecodeRuneInString(p.text[end:])
			at = end + max(n, 1)
		}
	}
	if len(clauses) > len(all) {
		return clauses
	}
	return all
}

// grounds is the part of d's wording that stands before the sentence with what it
// proposes.
func (d *draft) grounds(text string) corpus.Stretch {
	st := d.scope
	if len(d.solutions) > 0 && d.solutions[0].Start > st.Start {
		st.End = min(st.End, d.solutions[0].Start)
		st.End = st.Start + strings.LastIndexAny(text[st.Start:st.End], "。！？\n") + 1
		for st.End < len(text) && !utf8.RuneStart(text[st.End]) {
			st.End++
		}
	}
	return st
}

// listedProblems gives the numbered items of a motion's text that stand after a
// paragraph that announces problems, or under such a heading:
//
//	主要存在以下问题：⏎一是停放无序；⏎二是设施老化。    停放无序, 设施老化
func listedProblems(p *page, st corpus.Stretch) []corpus.Stretch {
	return announcedItems(p, st, announcesProblems)
}

// shortcomingItems gives the first series of two or more items in st of which most
// name a shortcoming by themselves, though nothing announces them:
//
//	一是灯杆锈蚀。十盏坏三盏。⏎二是电线乱接。
func shortcomingItems(p *page, st corpus.Stretch) []corpus.Stretch {
	return seriesOf(p, st, func(s string) bool { return isNegative(s) && !opensWithVerb(s) })
}

// seriesOf gives what the items say of the first series of two or more in st of which
// two thirds are alike.
func seriesOf(p *page, st corpus.Stretch, alike func(string) bool) []corpus.Stretch {
	for i := p.itemBefore(st.Start) + 1; i < len(p.out.Items) && p.out.Items[i].Start() < st.End; i++ {
		head := &p.out.Items[i]
		if head.Value != 1 {
			continue
		}
		var all []corpus.Stretch
		count := 0
		for k := i; k < len(p.out.Items) && p.out.Items[k].Start() < st.End && p.out.Items[k].Level >= head.Level; k++ {
			it := &p.out.Items[k]
			if it.Level > head.Level {
				continue
			}
			if it.Style != head.Style || it.Value != len(all)+1 {
				break
			}
			wish := itemWish(p, it)
			all = append(all, wish)
			if alike(p.of(wish)) {
				count++
			}
		}
		if len(all) >= 2 && 3*count >= 2*len(all) {
			return all
		}
	}
	return nil
}

// headedSeries gives the series that runs inside the paragraph of an item in st whose
// heading announces problems: （一）存在的问题。一是锅炉老旧。二是票价不公开。
func headedSeries(p *page, st corpus.Stretch) []corpus.Stretch {
	for i := p.itemBefore(st.Start) + 1; i < len(p.out.Items) && p.out.Items[i].Start() < st.End; i++ {
		head := &p.out.Items[i]
		if h := p.of(head.Heading); h == "" || exceeds(h, 14) || suffixIn(h, "问题 困难 不足 短板 薄弱环节") == 0 {
			continue
		}
		var all []corpus.Stretch
		for k := i + 1; k < len(p.out.Items) && p.out.Items[k].Inline && p.out.Items[k].Paragraph == head.Paragraph; k++ {
			if it := &p.out.Items[k]; it.Value == len(all)+1 {
				all = append(all, itemWish(p, it))
			}
		}
		if len(all) >= 2 {
			return all
		}
	}
	return nil
}

// listedBelow gives the unnumbered lines that stand below a line that announces
// problems.
func listedBelow(p *page, st corpus.Stretch) []corpus.Stretch {
	for i := p.out.ParagraphAt(st.Start); i < len(p.out.Paragraphs) && p.out.Paragraphs[i].Read.Start < st.End; i++ {
		if p.out.Paragraphs[i].Read.Len() > 0 && announcesProblems(p, i) {
			if all := linesBelow(p, i, st.End); len(all) >= 2 {
				return all
			}
		}
	}
	return nil
}

// announcedShortcomings gives the parts of the lists in st that are announced as
// shortcomings by other words than 问题:
//
//	主要表现在：音量超标；夜间施工屡禁不止。    调研中看到：新书少，书屋常年锁门。
func announcedShortcomings(p *page, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	for i := p.out.ParagraphAt(st.Start); i < len(p.out.Paragraphs); i++ {
		own := p.out.Paragraphs[i].Read
		if own.Start >= st.End {
			break
		}
		for at := own.Start; at < own.End; {
			colon := strings.Index(p.text[at:own.End], "：")
			if colon < 0 {
				break
			}
			label := lastSentence(p.text[own.Start : at+colon])
			at += colon + len("：")
			if tellsShortcomings(label) {
				list := corpus.Stretch{Start: at, End: at + clauseEnd(p.text[at:own.End], "。！？")}
				all = append(all, shortcomings(p.text, list)...)
				at = list.End
			}
		}
	}
	return all
}

// tellsShortcomings reports the words before a colon that lead to what is amiss:
// 主要表现在, 调查发现, 还有不少差距.
func tellsShortcomings(label string) bool {
	const longest = 60
	if i := lastIndex(label, "，"); i >= 0 {
		label = label[i+len("，"):]
	}
	return !exceeds(label, longest) && holdsAny(label, "表现 发现 看到 了解到 听到 反映 差距 短板 不足 弊端 分析 具体说 具体来说 问题 薄弱环节 难处 难点 难题 堵点 痛点 困难 瓶颈 症结 隐患 困扰") && !asksFor(label)
}

// shortcomings cuts the list st at ；, or at ， where it has none and at least
// half of what stands between names a shortcoming by itself.
func shortcomings(text string, st corpus.Stretch) []corpus.Stretch {
	st.End -= suffixIn(text[st.Start:st.End], "等问题 等等 等")
	if clauseEnd(text[st.Start:st.End], "；") < st.Len() {
		return withoutBare(text, solutionParts(text, st))
	}
	var parts []corpus.Stretch
	negative := 0
	for at := st.Start; at < st.End; at += len("，") {
		end := at + clauseEnd(text[at:st.End], "，")
		if isNegative(text[at:end]) {
			negative++
		}
		parts = append(parts, corpus.Stretch{Start: at, End: end})
		at = end
	}
	if len(parts) < 3 || 2*negative < len(parts) {
		return nil
	}
	return withoutBare(text, joinedSome(text, parts))
}

// joinedSome is parts, or, where two or more of them open with 有的 or 有些, one from
// each of these to the next: 有的灯坏了，有的线断了，没有人修 are two.
func joinedSome(text string, parts []corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	some := 0
	for _, part := range parts {
		if prefixIn(text[part.Start:part.End], "有的 有些 一些 还有 个别") > 0 {
			some++
			all = append(all, part)
		} else if k := len(all) - 1; k >= 0 {
			all[k].End = part.End
		}
	}
	if some < 2 {
		return parts
	}
	return all
}

// shortcomingClauses reads from the sentence st the clauses it closes with where these
// are three or more, short, without figures, and most name a shortcoming by
// themselves: 但灯杆锈蚀，电线乱接，事故多发。
func shortcomingClauses(text string, st corpus.Stretch) []corpus.Stretch {
	const longest, least = 20, 3
	st.Start += labelLength(text[st.Start:st.End])
	if parts := solutionParts(text, st); clauseEnd(text[st.Start:st.End], "；") < st.Len() {
		return mostlyNegative(text, parts)
	}
	var run []corpus.Stretch
	negative := 0
	for at := st.Start; at < st.End; at += len("，") {
		end := at + clauseEnd(text[at:st.End], "，；")
		part := corpus.Stretch{Start: at, End: end}
		part.Start += prefixIn(text[at:end], "但是 但 然而 可是 不过 以及 同时")
		s := text[part.Start:end]
		switch {
		case exceeds(s, longest), hasDigit(s), opensWithVerb(s), prefixIn(s, "我们 代表 要 应 建议 为 由于 因为 随着 与 根据 当前 目前 近年来 这 他们") > 0:
			run, negative = nil, 0
		case s != "":
			run = append(run, part)
			if isNegative(s) {
				negative++
			}
		}
		at = end
	}
	if run = joinedSome(text, run); len(run) < least && negative < least || 3*negative < 2*len(run) {
		return nil
	}
	return run
}

// labelLength is the length of the short labels that s begins with: 案据：目前主要有：.
func labelLength(s string) int {
	const longest = 14
	n := 0
	for {
		colon := strings.Index(s[n:], "：")
		if colon <= 0 || exceeds(s[n:n+colon], longest) {
			return n
		}
		n += colon + len("：")
	}
}

// mostlyNegative is parts where there are three or more and most name a shortcoming
// by themselves.
func mostlyNegative(text string, parts []corpus.Stretch) []corpus.Stretch {
	const longest, least = 36, 3
	negative := 0
	for _, part := range parts {
		switch s := text[part.Start:part.End]; {
		case exceeds(s, longest), opensWithVerb(s):
			return nil
		case isNegative(s):
			negative++
		}
	}
	if len(parts) < least || 3*negative < 2*len(parts) {
		return nil
	}
	return parts
}

// hasDigit reports whether s holds a figure.
func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// announcesProblems reports whether paragraph i ends in 存在以下问题：, or is a heading
// 存在的主要问题.
func announcesProblems(p *page, i int) bool {
	st := p.out.Paragraphs[i].Read
	s := strings.TrimRight(unpad(p.text[st.Start:st.End]), "。")
	last := lastSentence(s)
	bare := strings.TrimSuffix(last, "：")
	if bare != last {
		bare = bare[:len(bare)-suffixIn(bare, "如下 主要有 有 包括 主要是 是")]
	}
	if bare != last && holdsAny(bare, "问题 短板 困难 难题") && suffixIn(bare, "亟待解决 有待解决 急需解决 需要解决 值得重视 不容忽视") > 0 {
		return true
	}
	return (bare != last || isHeading(p, i)) && holdsAny(bare, "存在 面临 主要 以下 如下 突出") &&
		suffixIn(bare, "问题 困难 不足 短板 薄弱环节 方面") > 0
}

// shortcomingList reads the sentence st as a list of two or more shortcomings,
// each short and each a shortcoming by itself; nil where it is no such list.
func shortcomingList(text string, st corpus.Stretch) []corpus.Stretch {
	if i := lastIndex(text[st.Start:st.End], "，"); i >= 0 && !strings.Contains(text[st.Start:st.End], "；") {
		st.Start += i + len("，")
	}
	for _, label := range [...]string{"问题是", "不足是", "短板是", "难点是", "问题在于", "困难是"} {
		if i := strings.Index(text[st.Start:st.End], label); i >= 0 {
			st.Start += i + len(label) // 突出问题是灯光昏暗、电线乱接
		}
	}
	st.Start += labelLength(text[st.Start:st.End])
	parts := solutionParts(text, st)
	const longest = 20
	for _, part := range parts {
		s := text[part.Start:part.End]
		if !isNegative(s) || utf8.RuneCountInString(s) > longest || opensWithVerb(s) {
			return nil
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}
