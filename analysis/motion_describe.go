package analysis

import (
	"sort"
	"strings"

	"yian/corpus"
)

// spoken knows which parts of the Reading are speeches.
type spoken struct{ turns []corpus.Stretch }

func newSpoken(p *page, remarks []Remark) spoken {
	s := spoken{make([]corpus.Stretch, 0, len(remarks))}
	for i := range remarks {
		s.turns = append(s.turns, p.read.Stretch(remarks[i].Span))
	}
	return s
}

// holds reports whether the Reading offset at stands in a speech.
func (s spoken) holds(at int) bool {
	i := sort.Search(len(s.turns), func(i int) bool { return s.turns[i].End > at })
	return i < len(s.turns) && s.turns[i].Start <= at
}

// describe finds background, problems, demands and solutions of d in its part
// of the document.
func (f *motionFinder) describe(d *draft, said spoken) {
	p := f.p
	if d.moved.Len() > 0 && d.demands == nil {
		d.demands = proposalDemands(p.text, d.moved.End, p.paragraphEnd(d.moved.Start))
	}
	if d.scope.Len() == 0 || !d.titled || isBill(p.text[d.at.Start:d.at.End]) || p.head.Kind == Proceedings {
		return
	}
	moved := -1 // the paragraph of the proposal
	if d.moved.Len() > 0 && d.scope.Contains(d.moved) {
		moved = p.out.ParagraphAt(d.moved.Start)
	}
	for i := p.out.ParagraphAt(d.scope.Start); i < len(p.out.Paragraphs); i++ {
		par := &p.out.Paragraphs[i]
		if par.Read.Start >= d.scope.End {
			break
		}
		if par.Read.Len() == 0 || par.Kind == corpus.Formal && i != moved || said.holds(par.Read.Start) {
			continue
		}
		d.solutions = append(d.solutions, solutionsIn(p.text, par.Read)...)
		if moved >= 0 && i > moved {
			continue
		}
		if moved >= 0 && i < moved && !isHeading(p, i) && d.scope.Len() < len(p.text) {
			d.background = append(d.background, par.Read)
		}
		if moved >= 0 || p.head.Kind == Reply || p.head.Kind == MotionText || p.head.Kind == ProgressReport {
			d.problems = append(d.problems, problemsIn(p.text, par.Read)...)
		}
	}
	if p.head.Kind == MotionText && len(d.solutions) == 0 {
		d.solutions = proposedItems(p, d.scope)
		if len(d.solutions) == 0 {
			d.solutions = proposedInline(p, d.scope)
		}
		if len(d.solutions) == 0 {
			d.solutions = wishItems(p, d.scope)
		}
	}
	if len(d.problems) == 0 && p.head.Kind == MotionText {
		d.problems = listedProblems(p, d.grounds(p.text))
		if len(d.problems) == 0 {
			d.problems = announcedShortcomings(p, d.grounds(p.text))
		}
		if len(d.problems) == 0 {
			d.problems = listedBelow(p, d.grounds(p.text))
		}
		if len(d.problems) == 0 {
			d.problems = headedSeries(p, d.grounds(p.text))
		}
		if len(d.problems) == 0 {
			d.problems = shortcomingItems(p, d.grounds(p.text))
		}
	}
	if len(d.problems) == 0 && (moved >= 0 || p.head.Kind == MotionText) {
		d.problems = p.namedShortcomings(d)
	}
	if p.head.Kind == MotionText && len(d.demands) == 0 {
		d.demands = wishOf(p, d.scope)
	}
	if p.head.Kind == Reply && len(d.demands) == 0 {
		d.demands = titleDemand(p.text, d.at)
	}
}

// isHeading reports a paragraph that is a heading and nothing else.
func isHeading(p *page, i int) bool {
	st := p.out.Paragraphs[i].Read
	return !exceeds(p.text[st.Start:st.End], 40) && !strings.HasSuffix(p.text[st.Start:st.End], "。")
}

// titleDemand is what the title of a motion asks for, where a reply says no more
// of it: 建设社区食堂 in 关于建设社区食堂的建议.
func titleDemand(text string, title corpus.Stretch) []corpus.Stretch {
	s := text[title.Start:title.End]
	start := prefixIn(s, "关于 有关")
	end := len(s) - suffixIn(s, "的建议 的提案 的议案 建议 提案 议案 的意见")
	if start == 0 || end <= start || !opensWithVerb(s[start:end]) || suffixIn(s[:end], "问题") > 0 {
		return nil
	}
	return []corpus.Stretch{{Start: title.Start + start, End: title.Start + end}}
}
