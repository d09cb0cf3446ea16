package analysis

import (
	"strings"

	"yian/corpus"
)

// A motion in the Legislative Council of Hong Kong is announced by the chair,
// and its wording printed after the mover's speech:
//
//	主席：第二项议员议案：改善乡郊交通。
//	林大同议员动议的议案如下：
//	“鉴于…，本会促请政府…。”

// announcedTitle is the title of the motion that the paragraph st announces;
// empty where it announces none.
func announcedTitle(text string, st corpus.Stretch) corpus.Stretch {
	s := text[st.Start:st.End]
	if len(s) > 600 {
		return corpus.Stretch{}
	}
	if quoted, ok := strings.CutSuffix(s, "”议案"); ok && strings.HasPrefix(quoted, "“") && strings.Count(quoted, "“") == 1 {
		return corpus.Stretch{Start: st.Start + len("“"), End: st.Start + len(quoted)} // a heading: “推动银发经济”议案
	}
	if !strings.Contains(s, "议案：") {
		return corpus.Stretch{}
	}
	for _, label := range [...]string{"议员议案：", "项议案：", "政府议案：", "无立法效力的议案："} {
		i := strings.Index(s, label)
		if i < 0 {
			continue
		}
		i += len(label)
		end := i + clauseEnd(s[i:], "。；：")
		title := corpus.Stretch{Start: st.Start + i, End: st.Start + end}
		if quoted := strings.TrimPrefix(text[title.Start:title.End], "“"); len(quoted) < title.Len() && strings.HasSuffix(quoted, "”") {
			title.Start += len("“")
			title.End -= len("”")
		}
		if title.Len() >= len("建设") && title.Len() <= titleMax {
			return title
		}
	}
	return corpus.Stretch{}
}

// wordingLabel reads 林大同议员动议的议案如下： in the paragraph st: the mover, and
// whether it is that of a motion (an amendment's is not).
func wordingLabel(text string, st corpus.Stretch) (mover person, ok bool) {
	s := text[st.Start:st.End]
	if len(s) > 150 || !strings.HasSuffix(s, "如下：") || !strings.Contains(s, "议案") || strings.Contains(s, "修正案") {
		return person{}, false
	}
	role := strings.Index(s, "议员")
	verb := strings.Index(s, "动议")
	if role <= 0 || verb < role {
		return person{}, false
	}
	names, _ := namesBefore(text, st.Start, st.Start+role)
	if len(names) != 1 {
		return person{}, false
	}
	return names[0], true
}

// quotedWording is the wording in quotation marks that begins at paragraph i,
// without the marks, and the last paragraph of it.
func quotedWording(p *page, i int) (corpus.Stretch, int, bool) {
	for i < len(p.out.Paragraphs) && p.out.Paragraphs[i].Read.Len() == 0 {
		i++
	}
	if i == len(p.out.Paragraphs) {
		return corpus.Stretch{}, 0, false
	}
	start := p.out.Paragraphs[i].Read.Start
	if !strings.HasPrefix(p.text[start:], "“") {
		return corpus.Stretch{}, 0, false
	}
	start += len("“")
	for k := i; k < len(p.out.Paragraphs) && k < i+30; k++ {
		par := p.out.Paragraphs[k].Read
		if par.Len() == 0 {
			continue
		}
		s := p.text[par.Start:par.End]
		if suffixIn(s, "” “") > 0 && (k > i || par.Len() > len("“”")) {
			return corpus.Stretch{Start: start, End: par.End - len("”")}, k, true
		}
	}
	return corpus.Stretch{}, 0, false
}

// pressed is a motion as a press release gives it: 议员将辩论一项有关乡郊交通的议案。
// 该项议案由林大同议员动议，内容为：“本会促请…。”
type pressed struct {
	title   corpus.Stretch // 乡郊交通; empty where it is not named
	movers  []person
	wording corpus.Stretch
}

// pressedMotions finds the motions whose wording begins in paragraph i, and the
// last paragraph that belongs to them. Title and mover stand before the wording,
// in that paragraph or the two above.
func pressedMotions(p *page, i int) (all []pressed, last int) {
	st := p.out.Paragraphs[i].Read
	from := p.out.Paragraphs[max(0, i-2)].Read.Start
	f := newFinder(p.text[:st.End], "内容为：“", "内容如下：“", "内容是：“", "措辞为：“", "措辞如下：“")
	for at := st.Start; ; {
		k, word := f.next(at)
		if k < 0 {
			break
		}
		at = k + len(word)
		n := closingQuote(p.text[at:min(len(p.text), at+pressedMax)])
		if n <= 0 {
			continue
		}
		m := pressed{wording: corpus.Stretch{Start: at, End: at + n}}
		if from < k {
			m.title = pressedTitle(p.text, corpus.Stretch{Start: from, End: k})
			m.movers = pressedMovers(p.text, max(from, m.title.End), k)
			if len(m.movers) == 0 && m.title.Len() > 0 {
				m.movers = pressedMovers(p.text, from, m.title.Start)
			}
		}
		if len(m.movers) > 0 || m.title.Len() > 0 {
			all = append(all, m)
		}
		at += n
		from = at
		last = p.out.ParagraphAt(at)
		if at > st.End {
			break
		}
	}
	return all, last
}

// pressedMax is the greatest length of a motion's wording in bytes.
const pressedMax = 6000

// closingQuote is where in s the quotation mark stands that closes one open
// before it; lines may end in between. -1 where there is none.
func closingQuote(s string) int {
	if !strings.Contains(s, "”") {
		return -1
	}
	depth := 1
	for i, r := range s {
		switch r {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// pressedTitle is the X of the last 有关X的议案 in st.
func pressedTitle(text string, st corpus.Stretch) corpus.Stretch {
	s := text[st.Start:st.End]
	end := lastIndex(s, "的议案")
	for end > 0 {
		start := max(lastIndex(s[:end], "项有关"), lastIndex(s[:end], "项关于"))
		if start >= 0 {
			start += len("项有关")
			if title := s[start:end]; title != "" && len(title) <= titleMax && !holdsOneOf(title, "。；\n") {
				return corpus.Stretch{Start: st.Start + start, End: st.Start + end}
			}
		}
		end = lastIndex(s[:end], "的议案")
	}
	return corpus.Stretch{}
}

// pressedMovers reads who moves in text[from:end]: 由林大同议员动议, 由林大同提出,
// 林大同将动议一项有关.
func pressedMovers(text string, from, end int) []person {
	i := max(lastIndex(text[from:end], "动议"), lastIndex(text[from:end], "提出"))
	if i < 0 {
		return nil
	}
	at := from + i
	at -= suffixIn(text[from:at], "将会 将 会")
	at -= suffixIn(text[from:at], "议员")
	names, _ := namesBefore(text, from, at)
	if len(names) != 1 {
		return nil
	}
	return names
}

// councilDemand is what the wording st of a motion asks for: from 本会 to the end.
func councilDemand(text string, st corpus.Stretch) (corpus.Stretch, bool) {
	for _, open := range [...]string{"本会促请", "本会要求", "本会敦促", "本会呼吁", "本会支持", "本会建议", "本会强烈", "本会谴责", "本会对", "本会"} {
		i := strings.Index(text[st.Start:st.End], open)
		if i < 0 {
			continue
		}
		end := st.Start + len(strings.TrimRight(text[st.Start:st.End], "。；，”\n\u3000 "))
		return corpus.Stretch{Start: st.Start + i, End: end}, st.Start+i < end
	}
	return corpus.Stretch{}, false
}
