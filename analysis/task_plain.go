package analysis

import (
	"strings"

	"yian/corpus"
)

// A plan that answers a motion may do without headings and numbers:
//
//	市住建局要更换灯杆，年底前完成。市公安局要增设警示灯。
//	市城管局负责：成立管养中心。
//	办理工作分三步走。一是更换灯杆；二是整治电线。

// plain adds the tasks of paragraphs that stand under no heading or number: those
// with a subject or a date of their own, and, where the document has no headings at
// all, each paragraph that says what is to be done.
func (f *taskFinder) plain() {
	if !f.answersMotion() {
		return
	}
	bare := true
	for i := range f.out.Items {
		bare = bare && f.out.Items[i].Inline
	}
	if !bare {
		return
	}
	for i := range f.out.Paragraphs {
		q := &f.out.Paragraphs[i]
		if q.Kind == corpus.Prose && f.free(q.Read) && closesSentence(f.of(q.Read)) && !f.head.TitleSpan.Overlaps(q.Span) {
			f.plainParagraph(q.Read)
		}
	}
}

// plainParagraph adds the tasks of one paragraph.
func (f *taskFinder) plainParagraph(st corpus.Stretch) {
	if first := f.itemAfter(st.Start); first >= 0 && f.out.Items[first].Start() < st.End {
		for k := first; k < len(f.out.Items) && f.out.Items[k].Start() < st.End; k++ {
			if !f.hasInline(k) {
				f.prose(k, k, f.out.Items[k].Body, nil)
			}
		}
		return
	}
	if label, rest, ok := strings.Cut(f.of(st), "："); ok {
		if by := f.unitLine(corpus.Stretch{Start: st.Start, End: st.Start + len(label)}); by != nil {
			f.prose(-1, -1, corpus.Stretch{Start: st.End - len(rest), End: st.End}, by)
			return
		}
	}
	n := len(f.drafts)
	eachSentence(f.text, st, func(s corpus.Stretch) {
		if n == len(f.drafts) && isPreamble(f.of(s)) {
			st.Start = s.End + prefixIn(f.text[s.End:st.End], "。 ： ！")
		}
	})
	if s := f.of(st); trimWording(f.text, st).Len() > 0 && !hasPrefixOf(s, "特此 以上 请予 专此 妥否 说明： 备注： 注： 附件 附：") && (f.saysWork(st) || !tellsPast(s)) {
		f.prose(-1, -1, st, nil)
	}
}

// itemAfter is the first item that begins at or after the Reading offset at; -1 where
// there is none.
func (f *taskFinder) itemAfter(at int) int {
	if i := f.itemBefore(at) + 1; i < len(f.out.Items) {
		return i
	}
	return -1
}

// isPreamble reports a sentence of a plan that says how it came about or how it
// is to be looked at, and assigns nothing.
func isPreamble(s string) bool {
	return holdsAny(s, "高度重视 收到议案 委托 现将 现就 报告如下 汇报如下 安排如下 方案如下 制定本方案 形成本方案 专题研究 认真研究 逐条研究 总的考虑 总的思路 总体要求 指导思想 工作分") ||
		strings.HasSuffix(s, "如下") || isBackground(s)
}
