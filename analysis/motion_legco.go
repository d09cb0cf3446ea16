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
		if strings.HasSuffix(s, "”") && (k > i || par.Len() > len("“”")) {
			return corpus.Stretch{Start: start, End: par.End - len("”")}, k, true
		}
	}
	return corpus.Stretch{}, 0, false
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
