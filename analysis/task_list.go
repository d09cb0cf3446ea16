package analysis

import (
	"strings"

	"yian/corpus"
)

// lists finds the tasks that prose lists after a word for tasks and a colon,
// one for each part between semicolons. 。 ends the list, save where the next
// sentence goes on with figures.
//
//	主要预期目标是：地区生产总值增长5%；粮食产量稳定在50万吨。
//	明确了年度工作目标和任务：⏎推进…；探索…等。
func (f *taskFinder) lists() {
	for at := 0; at < len(f.text); {
		k := strings.Index(f.text[at:], "：")
		if k < 0 {
			return
		}
		colon := at + k
		at = colon + len("：")
		if !announcesTasks(f.text[max(0, colon-listLeadBytes):colon]) {
			continue
		}
		if end := f.seriesAfter(at); end > at {
			at = end
			continue
		}
		if st, ok := f.listAfter(colon); ok && f.free(st) {
			f.addList(st)
			f.take(st)
			at = st.End
		}
	}
}

// told finds the tasks that an article lists as what a plan says, without a colon:
//
//	办理方案提出，年内更换灯杆320根；整治电线18公里。
func (f *taskFinder) told() {
	if f.head.Kind != MotionHandling && f.head.Kind != News {
		return
	}
	find := newFinder(f.text, "方案提出，", "方案明确，", "方案要求，", "方案确定，", "方案指出，")
	for at := 0; ; {
		i, word := find.next(at)
		if i < 0 {
			return
		}
		at = i + len(word)
		st := corpus.Stretch{Start: at, End: at + clauseEnd(f.text[at:f.paragraphEnd(i)], "。！？")}
		if clauseEnd(f.of(st), "；") < st.Len() && f.free(st) {
			f.addList(st)
			f.take(st)
			at = st.End
		}
	}
}

// seriesAfter adds the items of the series that begins at the Reading offset at,
// inside its paragraph, and returns where it ends; at where there is none.
//
//	工作任务包括：一是完成…；二是加装…
func (f *taskFinder) seriesAfter(at int) int {
	first := f.out.ItemAt(at)
	if first < 0 || !f.out.Items[first].Inline || f.out.Items[first].Start() != at || !f.free(f.out.Items[first].Body) {
		return at
	}
	end := at
	for k := first; k < len(f.out.Items); k++ {
		it := &f.out.Items[k]
		if !it.Inline || it.Style != f.out.Items[first].Style || it.Paragraph != f.out.Items[first].Paragraph {
			break
		}
		f.prose(k, k, it.Body, nil)
		end = it.Body.End
	}
	f.take(corpus.Stretch{Start: at, End: end})
	return end
}

// listLeadBytes is how far before the colon the announcement is looked for.
const listLeadBytes = 120

// announcesTasks reports whether s, what stands before a colon, says that tasks
// or goals follow.
func announcesTasks(s string) bool {
	if k := strings.LastIndexAny(s, "。；\n"); k >= 0 {
		s = s[k:]
	}
	s = strings.TrimLeft(s, "。；\n")
	head := s
	for {
		n := suffixIn(head, "是 为 包括 如下 有 主要是 分别是 分别为 主要包括 主要有")
		if n == 0 {
			break
		}
		head = head[:len(head)-n]
	}
	if suffixIn(head, "目标 任务 措施 举措 指标 目标任务") == 0 || holdsAny(head, "解决方案 指导思想") {
		return false
	}
	// 工作目标： as a label, 主要预期目标是, 明确了年度工作目标和任务, 重点抓好以下任务.
	return head != s || suffixIn(head, "以下任务 下列任务 以下重点任务 以下工作任务 以下目标任务 以下措施 下列措施 以下举措") > 0 || holdsAny(s, "明确 确定 提出 部署") || len(s) <= 45 && suffixIn(head, "预期目标 主要目标 工作目标 目标任务 主要任务 重点任务 工作任务 任务目标 总体目标 发展目标") > 0
}

// listAfter is the list that begins after the colon at colon: in the same
// paragraph, else in the next ones, up to 。.
func (f *taskFinder) listAfter(colon int) (corpus.Stretch, bool) {
	start := colon + len("：")
	i := f.out.ParagraphAt(colon)
	par := f.out.Paragraphs[i]
	if strings.TrimSpace(f.text[start:par.Read.End]) != "" {
		st := corpus.Stretch{Start: start, End: par.Read.End}
		if it := f.out.ItemAt(start); it >= 0 && f.out.Items[it].Inline && f.out.Items[it].Number.Start >= start {
			return st, false
		}
		return f.listEnd(st), f.isList(st)
	}
	var st corpus.Stretch
	for k := i + 1; k < len(f.out.Paragraphs); k++ {
		q := &f.out.Paragraphs[k]
		if q.Read.Len() == 0 {
			continue
		}
		if q.Kind != corpus.Prose || f.beginsItem(q.Read) {
			break
		}
		if st.Len() == 0 {
			st = q.Read
		}
		st.End = q.Read.End
		if s := f.of(q.Read); !strings.HasSuffix(s, "；") && !strings.HasSuffix(s, ";") {
			break
		}
	}
	if st.Len() == 0 {
		return st, false
	}
	return f.listEnd(st), f.isList(st)
}

// beginsItem reports whether a numbered item or a lead begins at st.
func (f *taskFinder) beginsItem(st corpus.Stretch) bool {
	it := f.out.ItemAt(st.Start)
	return it >= 0 && f.out.Items[it].Start() == st.Start
}

// isList reports whether the text has parts or, being one part, a figure.
func (f *taskFinder) isList(st corpus.Stretch) bool {
	first := f.of(corpus.Stretch{Start: st.Start, End: f.sentenceEndAt(st)})
	if hasPrefixOf(strings.TrimLeft(first, " \u3000"), "一是 一要 （一） （1） 1. ① 第一") {
		return false
	}
	return strings.Contains(first, "；") || hasFigure(first)
}

// sentenceEndAt is where the first sentence of st ends.
func (f *taskFinder) sentenceEndAt(st corpus.Stretch) int {
	for _, c := range piecesOf(f.text, st) {
		if c.stop == '。' {
			return c.st.End
		}
	}
	return st.End
}

// listEnd is st up to the end of the list. A sentence that only goes on with
// figures belongs to it.
//
//	…；农村低保标准提高6%。CPI涨幅2%左右。这些目标… ends before 这些
func (f *taskFinder) listEnd(st corpus.Stretch) corpus.Stretch {
	cs := piecesOf(f.text, st)
	if len(cs) == 0 { // 主要任务：。
		return corpus.Stretch{Start: st.Start, End: st.Start}
	}
	end := sentenceEnd(cs, 0)
	for end < len(cs) && cs[end-1].stop == '；' { // a part a line
		end = sentenceEnd(cs, end)
	}
	for end < len(cs) {
		next := sentenceEnd(cs, end)
		s := f.of(corpus.Stretch{Start: cs[end].st.Start, End: cs[next-1].st.End})
		if !hasFigure(s) || startsWithWork(s) || holdsAny(s, "我们 要 必须 这 是 综合 考虑 为此 去年") || cs[end-1].last {
			break
		}
		end = next
	}
	return corpus.Stretch{Start: st.Start, End: cs[end-1].st.End}
}

// addList adds a task for each part of the list st.
func (f *taskFinder) addList(st corpus.Stretch) {
	cs := piecesOf(f.text, st)
	under := f.out.ItemAt(st.Start)
	for i := 0; i < len(cs); {
		end := i
		for end < len(cs)-1 && !cs[end].endsPart() {
			end++
		}
		part := corpus.Stretch{Start: cs[i].st.Start, End: cs[end].st.End}
		if cs[end].endsSentence() {
			part.End = part.Start + len(strings.TrimSuffix(f.of(part), "等"))
		}
		i = end + 1
		f.add(taskDraft{st: part, item: -1, under: under, rule: "list"})
	}
}

// hasFigure reports whether s holds a figure that is no date, number of a plan
// or place in a list.
func hasFigure(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		k := i
		for k < len(s) && (s[k] >= '0' && s[k] <= '9' || s[k] == '.' || s[k] == ',') {
			k++
		}
		if strings.Contains(s[i:k], ".") || !hasPrefixOf(s[k:], "年 月 日 号 时 、 ） 世纪") && !strings.HasSuffix(s[:i], "第") {
			return true
		}
		i = k
	}
	return holdsAny(s, "翻一番 翻番 全覆盖 倍以上 零增长")
}
