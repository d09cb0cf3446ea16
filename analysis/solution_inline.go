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
		if announcesProposals(p, i) {
			if all := linesBelow(p, i, st.End); len(all) >= 2 {
				return all
			}
		}
	}
	return nil
}

// linesBelow gives the unnumbered lines that stand below paragraph i as a list: all
// but the last end in ；, or each is a sentence that opens with a verb of work.
//
//	建议：⏎更换灯杆；⏎整治电线；⏎增设警示灯。
func linesBelow(p *page, i, end int) []corpus.Stretch {
	const longest = 120
	var all []corpus.Stretch
	for k := i + 1; k < len(p.out.Paragraphs); k++ {
		par := &p.out.Paragraphs[k]
		if par.Read.Len() == 0 {
			continue
		}
		s := p.text[par.Read.Start:par.Read.End]
		if par.Read.Start >= end || par.Kind != corpus.Prose || exceeds(s, longest) || p.itemOf(k) != nil {
			break
		}
		goesOn := strings.HasSuffix(s, "；")
		if !goesOn && !strings.HasSuffix(s, "。") {
			break
		}
		if !opensWithVerb(s) && !goesOn && (len(all) == 0 || p.text[all[len(all)-1].End:][:len("；")] != "；") {
			break
		}
		all = append(all, corpus.Stretch{Start: par.Read.Start, End: par.Read.End - len("；")})
	}
	return all
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
			before := strings.TrimRight(p.text[own.Start:it.Start()], "：，。")
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
// it, or the sentences that follow such words, each opening with a verb of work.
func askedList(text string, st corpus.Stretch) []corpus.Stretch {
	for at := st.Start; at < st.End; {
		lead := listLead(text[at:st.End])
		if lead == 0 {
			return nil
		}
		before := text[st.Start : at+lead]
		at += lead
		before = before[:len(before)-suffixIn(before, "： ，")]
		if !asksFor(lastSentence(before)) {
			continue
		}
		list := corpus.Stretch{Start: at, End: at + clauseEnd(text[at:st.End], "。！？")}
		if clauseEnd(text[list.Start:list.End], "；") < list.Len() {
			list.End -= suffixIn(text[list.Start:list.End], "等等 等")
			return withoutBare(text, solutionParts(text, list))
		}
		if all := wishes(text, corpus.Stretch{Start: at, End: st.End}); len(all) >= 2 {
			return all
		}
		at = list.End
	}
	return nil
}

// listLead is where in s the list may begin: after the next ：, or after 建议 and a
// comma, as in 代表们建议，更换灯杆；整治电线. 0 where there is none.
func listLead(s string) int {
	colon := strings.Index(s, "：")
	if k := strings.Index(s, "建议，"); k >= 0 && (colon < 0 || k < colon) {
		return k + len("建议，")
	}
	if colon < 0 {
		return 0
	}
	return colon + len("：")
}

// wishes gives the sentences of st, up to the first that opens with no verb of
// work.
func wishes(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	open := true
	eachSentence(text, st, func(s corpus.Stretch) {
		if open = open && (opensWithVerb(text[s.Start:s.End]) || startsWithWork(text[s.Start:s.End])); open {
			all = append(all, s)
		}
	})
	return all
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
