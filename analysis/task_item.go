package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// items finds the tasks of a plan, an opinion or a report: what stands under
// its headings and numbers. The lowest numbered item is one task, unless notes,
// dates or subjects part it, or its paragraphs have headings of their own.
func (f *taskFinder) items() {
	f.purpose = purposes(f.page)
	items := f.out.Items
	inherited := make([]*handedDown, len(items))
	charged := f.unitLines()
	var above *handedDown // what 下同 leaves to the items after a note
	for i := range items {
		if f.stopped() {
			return
		}
		it := &items[i]
		if it.Inline && !f.runsOn(i) {
			continue
		}
		h := above
		if it.Parent >= 0 && inherited[it.Parent] != nil {
			h = inherited[it.Parent]
		}
		if charged[i] != nil {
			h = charged[i]
		} else if it.Body.Len() > 0 {
			if by := f.unitLine(it.Heading); by != nil {
				h = by // 1.市教育局：…
			}
		}
		if f.skips(i) {
			continue
		}
		own, children := f.ownText(i)
		if n := f.seriesNote(i, own); n != nil {
			f.add(taskDraft{st: own, item: i, under: i, duty: n.duty, rule: "bracket", deadlines: append(n.deadlines, f.headingDeadlines(i)...)})
			continue
		}
		if n := f.headingNote(i); n != nil {
			h = &handedDown{duty: n.duty, deadlines: f.noteDeadlines(n)}
		}
		if children {
			if by := f.unitLine(it.Title()); by != nil {
				h = by // （一）市教育局⏎1.…
			}
			inherited[i] = f.handDown(own, h)
			if f.enumerates(i, own) {
				f.noTasksBelow(i)
				f.addTitle(i, h)
			} else if f.purpose[i] == goals {
				f.goalTasks(i, own)
			} else {
				f.leading(i, own)
			}
			continue
		}
		if below := f.item(i, own, h); below != nil {
			above = below
		}
	}
	f.loose()
}

// enumerates reports an item that lists conditions or cases: 对存在下列问题的要进行
// 整改. What stands under it says when, not what to do.
func (f *taskFinder) enumerates(i int, own corpus.Stretch) bool {
	s := f.of(f.out.Items[i].Title())
	if !holdsAny(s, "下列 以下") {
		s = f.of(own)
		if k := lastIndex(strings.TrimRight(s, "。\n"), "。"); k >= 0 {
			s = s[k:]
		}
	}
	k, _ := indexFirst(s, "下列 以下")
	return k >= 0 && holdsAny(s[k:], "情形 条件 问题的 要求的 情况之一 标准的 材料 行为 要求： 条件： 情形：")
}

// addTitle adds the title of item i as a task, if it says what to do.
func (f *taskFinder) addTitle(i int, h *handedDown) {
	title := withoutNote(f.page, f.out.Items[i].Title())
	if !f.saysWork(title) {
		return
	}
	d := taskDraft{st: title, item: i, under: f.out.Items[i].Parent, rule: "item"}
	if h != nil {
		d.duty, d.deadlines = h.duty, h.deadlines
	}
	f.add(d)
}

// noTasksBelow marks what stands under item i as no place for tasks.
func (f *taskFinder) noTasksBelow(i int) {
	for k := i + 1; k < len(f.out.Items) && f.out.Items[k].Start() < f.out.Items[i].End; k++ {
		f.purpose[k] = review
	}
}

// leading adds, from the text between an item's heading and the items under it,
// the sentences that name a subject or a date of their own.
func (f *taskFinder) leading(i int, own corpus.Stretch) {
	if p := f.purpose[i]; p == guidance || p == goals || f.head.Kind == WorkReport || !f.free(own) {
		return
	}
	n := len(f.drafts)
	f.prose(i, i, own, nil)
	kept := f.drafts[:n]
	for _, d := range f.drafts[n:] {
		if len(d.duty.lead) > 0 || len(findDeadlines(f.page, d.st)) > 0 {
			kept = append(kept, d)
		}
	}
	f.drafts = kept
}

// handedDown is what an item's text says about all that stands under it.
type handedDown struct {
	duty      duty
	deadlines []Deadline
}

// skips reports an item that holds no tasks by its purpose or place.
func (f *taskFinder) skips(i int) bool {
	it := &f.out.Items[i]
	switch f.purpose[i] {
	case review, speeches:
		return true
	case unclear:
		// Only what is said to be work counts in news and reports on what was done.
		if f.onlyNamedParts() {
			return true
		}
	}
	return it.Style == corpus.Article && f.head.Kind == Other || f.listsAttachments(i)
}

// onlyNamedParts reports a kind of document that tells rather than assigns, so
// that tasks stand only in parts that are headed as such.
func (f *taskFinder) onlyNamedParts() bool {
	switch f.head.Kind {
	case News, ProgressReport, MotionText:
		return true
	case MotionHandling:
		return !isHandlingPlan(f.head.Title) // 关于…议案的办理方案 assigns
	}
	return false
}

// listsAttachments reports an item of the list after 附件：.
func (f *taskFinder) listsAttachments(i int) bool {
	it := &f.out.Items[i]
	for k := it.Paragraph - 1; k >= 0 && k >= it.Paragraph-20; k-- {
		s := strings.TrimSpace(f.of(f.out.Paragraphs[k].Read))
		if s == "" {
			continue
		}
		if hasPrefixOf(s, "附件： 附：") || s == "附件" {
			return !strings.Contains(f.of(it.Title()), "。") && it.Heading.Len() > 0 && it.Body.Len() == 0
		}
		if strings.HasSuffix(s, "。") || exceeds(s, 60) {
			return false
		}
	}
	return false
}

// ownText is the wording of item i up to the first item under it, and whether
// there is one.
func (f *taskFinder) ownText(i int) (own corpus.Stretch, children bool) {
	it := &f.out.Items[i]
	own = corpus.Stretch{Start: it.Body.Start, End: it.End}
	for k := i + 1; k < len(f.out.Items) && f.out.Items[k].Start() < it.End; k++ {
		if !f.out.Items[k].Inline {
			own.End = f.aboveCaption(corpus.Stretch{Start: own.Start, End: f.out.Items[k].Start()})
			children = !f.listsAttachments(k)
			break
		}
	}
	if it.Style == corpus.Lead {
		own.End = min(own.End, max(it.Body.End, own.Start))
	}
	if k := f.out.ItemAt(own.End); !children && k >= 0 && f.out.Items[k].Start() == own.End {
		own.End = f.aboveCaption(own)
	}
	if own.End < own.Start {
		own.End = own.Start
	}
	return own, children
}

// handDown reads from the text between an item's heading and the items under it
// what holds for all of them: a note of its own, or the subject of the sentence
// that leads to them (试点地区要…，重点做好以下工作：).
func (f *taskFinder) handDown(own corpus.Stretch, above *handedDown) *handedDown {
	if notes := findNotes(f.page, own); len(notes) > 0 {
		n := &notes[len(notes)-1]
		return &handedDown{duty: n.duty, deadlines: f.noteDeadlines(n)}
	}
	cs := piecesOf(f.text, own)
	if len(cs) == 0 || cs[len(cs)-1].stop != '：' {
		return above
	}
	from := len(cs) - 1
	for from > 0 && !cs[from-1].endsSentence() {
		from--
	}
	lead := corpus.Stretch{Start: cs[from].st.Start, End: cs[len(cs)-1].st.End}
	h := &handedDown{deadlines: f.inheritedDeadlines(lead)}
	for _, c := range cs[from:] {
		if s, ok := subjectAt(f.text, c.st); ok && s.binds >= mustDo {
			h.duty = dutyOf(f.text, &s, lead)
			h.duty.rule = LeadInherited
			return h
		}
	}
	if above != nil {
		h.duty = above.duty
		h.deadlines = append(h.deadlines, above.deadlines...)
	}
	return h
}

// item adds the tasks of item i, under which no other stands. It returns what
// its note leaves to the items after it.
func (f *taskFinder) item(i int, own corpus.Stretch, h *handedDown) (below *handedDown) {
	whole := own
	own = f.withoutTail(own)
	own.Start += measureLabel(f.of(own))
	if overlapsAny(f.spoken, own) {
		return nil
	}
	notes := findNotes(f.page, own)
	if len(notes) == 0 {
		if n, ok := closingNote(f.page, own); ok {
			h = &handedDown{duty: n.duty, deadlines: f.noteDeadlines(&n)}
			own.End = n.st.Start
		}
	}
	switch {
	case len(notes) > 0:
		rest := f.bracketTasks(i, own, notes)
		if trimWording(f.text, corpus.Stretch{Start: own.Start, End: notes[0].st.Start}).Len() == 0 {
			f.headingTask(i, &handedDown{duty: notes[0].duty, deadlines: f.noteDeadlines(&notes[0])})
		}
		f.prose(-1, i, rest, nil)
		if last := &notes[len(notes)-1]; last.forBelow {
			d := last.duty
			d.rule = LeadInherited
			below = &handedDown{duty: d}
		}
		return below
	case overlapsAny(f.taken, own):
		return nil
	case f.purpose[i] == guidance || f.purpose[i] == goals:
		f.goalTasks(i, own)
	case trimWording(f.text, own).Len() == 0:
		if own != whole && f.isWording(f.out.Items[i].Heading) {
			// Only what is printed after the last item made a heading of it.
			f.prose(i, i, f.out.Items[i].Heading, h)
		} else {
			f.headingTask(i, h)
		}
	case f.inlineItems(i, own, h):
	case f.headedParagraphs(i, own, h):
	case h == nil && !f.saysWork(own) && !(f.purpose[i] == duties && f.closesWithFigure(own)) && !f.answers(i, own):
	default:
		f.prose(i, i, own, h)
	}
	return nil
}

// measureLabel is the length of the label that s, the wording of an item, begins with:
// 办理措施：|更换灯杆.
func measureLabel(s string) int {
	blank := len(s) - len(strings.TrimLeft(s, "\n \u3000"))
	if n := prefixIn(s[blank:], "办理措施： 具体措施： 工作措施： 落实措施： 办理意见： 措施： 具体任务： 工作任务： 任务： 主要举措： 工作举措： 举措："); n > 0 {
		return blank + n
	}
	return 0
}

// saysWork reports whether a clause of st says that something is to be done. A
// part without one is a caption, a formula, a list of things.
func (f *taskFinder) saysWork(st corpus.Stretch) bool {
	if hasPrefixOf(strings.TrimSpace(f.of(st)), "原则同意 同意 批准") {
		return false
	}
	for _, c := range piecesOf(f.text, st) {
		s := f.of(c.st)
		if u, ok := subjectAt(f.text, c.st); ok && u.binds >= does {
			return true
		}
		if startsWithWork(s) || holdsAny(s, "要 应 须 不得 严禁 予以 给予 负责 由 实行 免 将 进行 加以 一律 做到 建成 完成 新建 实现 达到 请 开展 组织 建立 制定 推进 加强 落实 完善 确保 提高") {
			return true
		}
	}
	return false
}

// closesWithFigure reports that st is whole sentences and gives a figure: in a part
// that lists duties, one of them.
func (f *taskFinder) closesWithFigure(st corpus.Stretch) bool {
	s := strings.TrimRight(f.of(st), " \u3000\n")
	return suffixIn(s, "。 ；") > 0 && hasFigure(s)
}

// answers reports an item of a plan that answers a motion: all its parts are work
// that closes as a sentence and tells of nothing else.
func (f *taskFinder) answers(i int, st corpus.Stretch) bool {
	s := strings.TrimSpace(f.of(st))
	plan := f.answersMotion() || f.head.Kind == ProgressReport && f.purpose[i] == duties
	return f.purpose[i] <= duties && plan && suffixIn(s, "。 ；") > 0 && !isBackground(s) && !tellsState(s) && !tellsPast(s)
}

// isWording reports a heading that is a sentence with a subject bound to do
// something: 市教育局要开展检查.
func (f *taskFinder) isWording(st corpus.Stretch) bool {
	s, ok := subjectAt(f.text, st)
	return ok && s.binds >= mustDo
}

// headingTask adds the heading of item i as a task where it has no wording
// besides: 3.完成老旧管网改造20公里.
func (f *taskFinder) headingTask(i int, h *handedDown) {
	it := &f.out.Items[i]
	st := withoutNote(f.page, it.Heading)
	s := f.of(st)
	if h == nil && !(startsWithWork(s) && (hasFigure(s) || f.siblingsAreWork(i))) && !f.isSentence(i) || utf8.RuneCountInString(s) < 4 {
		return
	}
	if h == nil && f.purpose[i] != duties && f.purpose[i] != unclear {
		return
	}
	d := taskDraft{st: st, item: i, under: it.Parent, rule: "item", deadlines: f.headingDeadlines(it.Parent)}
	if h != nil {
		d.duty = h.duty
		d.deadlines = append(d.deadlines, h.deadlines...)
		d.rule = "bracket"
	}
	f.add(d)
}

// isSentence reports an item among the duties that is one sentence of work and
// no heading: 3.在行政村布设自助终端1.2万台。
func (f *taskFinder) isSentence(i int) bool {
	const shortest = 9
	h := f.out.Items[i].Heading
	s := f.of(h)
	if f.purpose[i] != duties || prefixIn(f.text[h.End:], "。 ；") == 0 || utf8.RuneCountInString(s) < shortest {
		return false
	}
	return hasFigure(s) || f.saysWork(h)
}

// siblingsAreWork reports whether item i stands in a series of items that all
// are a line of work without more.
func (f *taskFinder) siblingsAreWork(i int) bool {
	parent := f.out.Items[i].Parent
	if parent < 0 || f.purpose[i] != duties {
		return false
	}
	if f.lines.parent == parent && f.lines.known {
		return f.lines.work
	}
	count, work := 0, true
	for k := parent + 1; work && k < len(f.out.Items) && f.out.Items[k].Start() < f.out.Items[parent].End; k++ {
		if o := &f.out.Items[k]; o.Parent == parent {
			work = o.Body.Len() == 0 && startsWithWork(f.of(o.Heading))
			count++
		}
	}
	f.lines.parent, f.lines.known, f.lines.work = parent, true, work && count >= 2
	return f.lines.work
}

// inlineItems adds the items of a series that runs inside own (一是…；二是…),
// and reports whether there is one.
func (f *taskFinder) inlineItems(i int, own corpus.Stretch, h *handedDown) bool {
	found := false
	for k := i + 1; k < len(f.out.Items) && f.out.Items[k].Start() < own.End; k++ {
		it := &f.out.Items[k]
		if !it.Inline || it.Start() < own.Start || f.hasInline(k) {
			continue
		}
		found = true
		f.prose(k, k, it.Body, h)
	}
	return found
}

// hasInline reports whether a series runs inside inline item k.
func (f *taskFinder) hasInline(k int) bool {
	return k+1 < len(f.out.Items) && f.out.Items[k+1].Inline && f.out.Items[k+1].Parent == k
}

// headedParagraphs adds the paragraphs of own that begin with a heading of
// their own, where there are such. Those without one, after the first, are
// tasks too.
//
//	（三）深化改革。⏎推进园区改革。围绕…⏎统筹推进…
func (f *taskFinder) headedParagraphs(i int, own corpus.Stretch, h *handedDown) bool {
	if f.head.Kind != WorkReport {
		return false
	}
	found := false
	for _, st := range f.paragraphsIn(own) {
		heading, body, ok := f.splitLead(st)
		switch {
		case ok && st.Start > own.Start:
			found = true
			f.leadTask(i, heading, body, h)
		case found:
			f.prose(-1, i, st, h)
		}
	}
	return found
}

// leadTask adds the paragraph with its own heading.
func (f *taskFinder) leadTask(under int, heading, body corpus.Stretch, h *handedDown) {
	n := len(f.drafts)
	f.prose(-1, under, body, h)
	for k := n; k < len(f.drafts); k++ {
		f.drafts[k].heading = heading
	}
}

// splitLead parts a paragraph into the short sentence that heads it and the rest.
func (f *taskFinder) splitLead(st corpus.Stretch) (heading, body corpus.Stretch, ok bool) {
	s := f.of(st)
	end := strings.Index(s, "。")
	if end < 0 || utf8.RuneCountInString(s[:end]) > 30 || holdsOneOf(s[:end], "，；：") || !startsWithWork(s) {
		return heading, body, false
	}
	heading = corpus.Stretch{Start: st.Start, End: st.Start + end}
	body = corpus.Stretch{Start: heading.End + len("。"), End: st.End}
	return heading, body, trimWording(f.text, body).Len() > 0
}

// paragraphsIn is the paragraphs of wording in st.
func (f *taskFinder) paragraphsIn(st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	for i := f.out.ParagraphAt(st.Start); i < len(f.out.Paragraphs); i++ {
		q := &f.out.Paragraphs[i]
		if q.Read.Start >= st.End {
			break
		}
		if q.Kind != corpus.Prose {
			continue
		}
		part := trimBlank(f.text, corpus.Stretch{Start: max(q.Read.Start, st.Start), End: min(q.Read.End, st.End)})
		if part.Len() > 0 {
			all = append(all, part)
		}
	}
	return all
}

// withoutTail is st without what is printed after the wording of the last item:
// contacts, attachments, lists of a group's members.
func (f *taskFinder) withoutTail(st corpus.Stretch) corpus.Stretch {
	for _, q := range f.paragraphsIn(st) {
		s := f.of(q)
		if q.Start > st.Start && hasPrefixOf(strings.ReplaceAll(s, "\u3000", ""), "附件 各位代表 各位委员 组长： 副组长： 成员： 联系人： 联系人及 联系电话： 咨询电话： 电话： 附： 抄送： 联系方式： 来源： 责任编辑： 编辑： 感谢 衷心感谢 特此 专此 此复 以上答复 以上报告 以上汇报") {
			st.End = q.Start
			break
		}
		if q.Start > st.Start && len(s) < 150 && suffixIn(s, "规定 办法 方案 意见 细则 标准 规划 要点 制度 清单 任务分解表 分工表") > 0 {
			st.End = q.Start // the title of what is printed next
			break
		}
	}
	return st
}
