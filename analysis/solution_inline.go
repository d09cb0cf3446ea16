package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// proposedInline gives the measures that the text of a motion lists in one
// paragraph of st:
//
//	为此，我们建议：一是制定办法；二是完善监测。    制定办法, 完善监测
//	我们要求：延长开放时间；增加购书经费。        延长开放时间, 增加购书经费
func proposedInline(p *page, st corpus.Stretch) []corpus.Stretch {
	for i := p.out.ParagraphAt(st.Start); i < len(p.out.Paragraphs); i++ {
		own := p.out.Paragraphs[i].Read
		if own.Start >= st.End {
			break
		}
		if all := inlineSeries(p, i); len(all) >= 2 {
			return all
		}
		if all := askedList(p.text, own); len(all) >= 2 {
			return all
		}
	}
	return nil
}

// inlineSeries gives the numbered wishes inside paragraph i, behind words that
// ask for them: 建议：第一，…；第二，….
func inlineSeries(p *page, i int) []corpus.Stretch {
	own := p.out.Paragraphs[i].Read
	var all []corpus.Stretch
	var head *corpus.Item
	for k := max(0, p.itemBefore(own.Start)); k < len(p.out.Items) && p.out.Items[k].Start() < own.End; k++ {
		it := &p.out.Items[k]
		switch {
		case it.Paragraph != i || !it.Inline:
		case head == nil || it.Level < head.Level:
			before := strings.TrimRight(p.text[own.Start:it.Start()], "：，")
			if it.Value == 1 && asksFor(lastSentence(before)) {
				head, all = it, append(all[:0], itemWish(p, it))
			}
		case it.Level == head.Level && it.Style == head.Style && it.Value == len(all)+1:
			all = append(all, itemWish(p, it))
		}
	}
	return all
}

// askedList gives the parts of a list that ； cuts and words lead to that ask for
// it.
func askedList(text string, st corpus.Stretch) []corpus.Stretch {
	for at := st.Start; at < st.End; {
		colon := strings.Index(text[at:st.End], "：")
		if colon < 0 {
			return nil
		}
		before := text[st.Start : at+colon]
		at += colon + len("：")
		if !asksFor(lastSentence(before)) {
			continue
		}
		list := corpus.Stretch{Start: at, End: at + clauseEnd(text[at:st.End], "。！？")}
		if clauseEnd(text[list.Start:list.End], "；") < list.Len() {
			list.End -= suffixIn(text[list.Start:list.End], "等等 等")
			return withoutBare(text, solutionParts(text, list))
		}
		at = list.End
	}
	return nil
}

// withoutBare is parts without those that are too short to ask for anything.
func withoutBare(text string, parts []corpus.Stretch) []corpus.Stretch {
	kept := parts[:0]
	for _, part := range parts {
		if utf8.RuneCountInString(text[part.Start:part.End]) >= 4 {
			kept = append(kept, part)
		}
	}
	return kept
}
