package analysis

import (
	"strings"

	"yian/corpus"
)

// proceedings finds the operative text of motions and decisions in minutes and
// debates: what an assembly asks of a government. Wishes voiced in speeches are
// no tasks.
//
//	一、鉴于…，爰要求教育部会同财政部…。⏎提案人：…
//	决定：⏎（一）…请相关单位于1周内…。
//	“鉴于…，本会促请政府当局…。”
func (f *taskFinder) proceedings() {
	for i := range f.out.Paragraphs {
		if f.stopped() {
			return
		}
		q := &f.out.Paragraphs[i]
		if q.Kind != corpus.Prose {
			continue
		}
		st := q.Read
		item := f.out.ItemAt(st.Start)
		if item >= 0 && f.out.Items[item].Paragraph == i && !f.out.Items[item].Inline {
			st.Start = f.out.Items[item].Title().Start
		} else if item >= 0 && f.out.Items[item].Paragraph != i {
			// A later paragraph of an item bears no number of its own.
			item = -1
		}
		if n := f.assemblyRequest(st); n >= 0 {
			if !f.requestList(i, corpus.Stretch{Start: n, End: st.End}) {
				f.operative(corpus.Stretch{Start: n, End: st.End}, -1)
			}
		} else if f.isMotionText(i) {
			f.operative(st, item)
		}
	}
}

// assemblyRequest is where the text of a motion begins in st by which an
// assembly asks for something; -1 where there is none. The motion is printed as
// a quotation, or begins its paragraph.
//
//	“鉴于…，本会促请政府…  → at 本会
func (f *taskFinder) assemblyRequest(st corpus.Stretch) int {
	s := f.of(st)
	if !hasPrefixOf(s, "“ 鉴于 本会 有见及") || holdsAny(s, "之后删除 之前删除 之前加上 之后加上") {
		return -1 // an amendment says which words change
	}
	for _, word := range [...]string{"本会促请", "本会要求", "本会呼吁", "本会敦促", "本会强烈要求", "本会恳请", "立法会促请", "本会并促请", "本会认为政府应", "本会建议"} {
		if k := strings.Index(s, word); k >= 0 {
			return st.Start + k
		}
	}
	return -1
}

// requestList adds the numbered demands to which a motion leads: 本会促请政府：⏎
// （一）…；⏎（二）…。” It reports false where st leads to none.
func (f *taskFinder) requestList(i int, st corpus.Stretch) bool {
	if !strings.HasSuffix(strings.TrimSpace(f.of(st)), "：") {
		return false
	}
	var d duty
	if s, ok := requestIn(f.text, st); ok && s != nil {
		d = dutyOf(f.text, s, corpus.Stretch{Start: s.end, End: s.end})
		d.rule = LeadInherited
	}
	found := false
	for k := i + 1; k < len(f.out.Paragraphs); k++ {
		q := &f.out.Paragraphs[k]
		if q.Read.Len() == 0 {
			continue
		}
		if !f.beginsItem(q.Read) {
			break
		}
		item := f.out.ItemAt(q.Read.Start)
		whole := corpus.Stretch{Start: f.out.Items[item].Title().Start, End: q.Read.End}
		whole.End = f.withoutClosing(whole)
		f.add(taskDraft{st: whole, item: item, under: f.out.Items[item].Parent, duty: d, rule: "proceedings"})
		found = true
	}
	return found
}

// isMotionText reports whether paragraph i holds the text of a motion or of a
// decision: names of proposers follow it, or 决定： or 决议： stands before it.
func (f *taskFinder) isMotionText(i int) bool {
	if !holdsAny(f.of(f.out.Paragraphs[i].Read), "请 要求 促请 责成 应 始得动支") {
		return false
	}
	for k, seen := i+1, 0; k < min(i+12, len(f.out.Paragraphs)) && seen < 3; k++ {
		s := strings.TrimSpace(f.of(f.out.Paragraphs[k].Read))
		if s == "" {
			continue
		}
		if isProposerLine(s) {
			return true
		}
		if f.out.ItemAt(f.out.Paragraphs[k].Read.Start) >= 0 && f.beginsItem(f.out.Paragraphs[k].Read) {
			break
		}
		seen++
	}
	for k, seen := i, 0; k >= max(0, i-40) && seen < 12; k-- {
		s := strings.TrimSpace(f.of(f.out.Paragraphs[k].Read))
		if s == "" {
			continue
		}
		if hasPrefixOf(strings.ReplaceAll(s, "\u3000", ""), "决定： 决议： 主席裁示：") {
			return !f.inTalk(k, i)
		}
		if k < i && suffixIn(s, "决议： 决定： 决议如下： 决定如下： 裁示：") > 0 { // 主席：另作如下决议：
			return true
		}
		if k < i && !f.beginsItem(f.out.Paragraphs[k].Read) {
			break
		}
		seen++
	}
	return false
}

// inTalk reports whether a speaker's line stands between paragraphs from and to.
func (f *taskFinder) inTalk(from, to int) bool {
	for k := from + 1; k <= to; k++ {
		head, _, ok := strings.Cut(f.of(f.out.Paragraphs[k].Read), "：")
		if ok && holdsAny(head, "委员 主席 部长 局长 署长 主任") && len(head) < 40 {
			return true
		}
	}
	return false
}

// isProposerLine reports 提案人：孔文吉.
func isProposerLine(s string) bool {
	return hasPrefixOf(strings.ReplaceAll(s, "\u3000", ""), "提案人： 提案委员： 临时提案人： 提案人:")
}

// operative adds the tasks of st, the text of a motion: from each request to
// the next. A sentence after it with a date of its own is one, too.
func (f *taskFinder) operative(st corpus.Stretch, item int) {
	under := -1
	if item >= 0 {
		under = f.out.Items[item].Parent
	}
	cs := piecesOf(f.text, st)
	dated, _ := f.datedAt(cs)
	var subj, named *subject // of the current task; the last one named in the reasons
	from, sentence := -1, 0
	emit := func(to int) {
		if from >= 0 && to > from {
			d := taskDraft{st: corpus.Stretch{Start: cs[from].st.Start, End: cs[to-1].st.End}, item: -1, under: under, rule: "proceedings"}
			if f.bearsNumber(item, cs[from].st.Start) {
				d.item = item
			}
			if s := subj; s != nil {
				d.duty = dutyOf(f.text, s, d.st)
			} else if named != nil {
				d.duty = dutyOf(f.text, named, corpus.Stretch{Start: named.end, End: named.end})
			}
			d.st.End = f.withoutClosing(d.st)
			f.add(d)
		}
	}
	for i := range cs {
		if i > 0 && cs[i-1].endsSentence() {
			sentence = i
		}
		s, ok := requestIn(f.text, cs[i].st)
		switch {
		case ok && (from < 0 || s != nil && cs[i].stop != 0 && i != from && !f.goesOnAsking(subj, s, cs, i)):
			emit(i)
			from, subj = i, s
		case from >= 0 && i == sentence && f.startsDated(cs, dated, i):
			emit(i)
			from = i
		case from >= 0 && i > from && cs[i-1].endsPart():
			// 请环境部提出改善计划；经济部应同步检讨: a duty of another unit.
			if u, ok := subjectAt(f.text, cs[i].st); ok && u.binds == mustDo && (subj == nil || !f.sameUnits(subj, &u)) {
				emit(i)
				from, subj = i, &u
			}
		case from < 0:
			if u, ok := reasonSubject(f.text, cs[i].st); ok {
				named = &u
			}
		}
	}
	if from < 0 {
		from, subj = f.withheld(cs)
	}
	if from < 0 && item >= 0 {
		from, subj = f.lastDuty(cs)
	}
	emit(len(cs))
}

// withheld is where a motion begins that withholds money until a unit has done
// something, and that unit: 冻结…五分之一，俟经济部提出报告后，始得动支.
func (f *taskFinder) withheld(cs []piece) (int, *subject) {
	for i := range cs {
		rest, ok := strings.CutPrefix(f.of(cs[i].st), "俟")
		if !ok || !hasPrefixOf(f.of(cs[0].st), "冻结 减列") {
			continue
		}
		if u, ok := nearestUnit(f.text, cs[i].st.End-len(rest), cs[i].st.End); ok {
			return 0, &u
		}
	}
	return -1, nil
}

// lastDuty is the last sentence of a motion that lays a duty on a unit, where
// none asks in so many words: 经济部应于一个月内提出报告.
func (f *taskFinder) lastDuty(cs []piece) (int, *subject) {
	for i := len(cs) - 1; i >= 0; i-- {
		if s, ok := subjectAt(f.text, cs[i].st); ok && s.binds == mustDo && !tellsPast(f.of(cs[i].st)) {
			return i, &s
		}
	}
	return -1, nil
}

// bearsNumber reports whether a task that begins at the Reading offset at is
// the whole of item: a decision's number is the task's.
func (f *taskFinder) bearsNumber(item, at int) bool {
	return item >= 0 && f.out.Items[item].Title().Start == at
}

// withoutClosing is the end of st without the quotation mark that closes the
// motion.
func (f *taskFinder) withoutClosing(st corpus.Stretch) int {
	s := strings.TrimRight(f.of(st), "。 \u3000\n")
	s = strings.TrimSuffix(s, "；及")
	if trimmed, ok := strings.CutSuffix(s, "”"); ok && strings.Count(s, "“") < strings.Count(s, "”") {
		s = trimmed
	}
	return st.Start + len(s)
}

// goesOnAsking reports whether the request at cs[i] asks the same unit in the
// same sentence's list of demands, without 爰 that would begin a new one.
func (f *taskFinder) goesOnAsking(current, s *subject, cs []piece, i int) bool {
	if strings.HasPrefix(f.of(cs[i].st), "爰") {
		return false
	}
	return current != nil && f.sameUnits(current, s)
}

// startsDated reports whether the sentence that begins at cs[i] has a date of
// its own and a subject that is no unit: 相关作业规范之修正，应于三个月内完成.
func (f *taskFinder) startsDated(cs []piece, dated []bool, i int) bool {
	for k := i; k < sentenceEnd(cs, i); k++ {
		if dated[k] {
			return true
		}
	}
	return false
}

// requestIn reads the request that clause st makes: 爰要求X…, 请X…, 书面质询请X….
// Without a unit (请于两周内提出检讨) the subject is nil.
func requestIn(text string, st corpus.Stretch) (*subject, bool) {
	s := text[st.Start:st.End]
	for _, word := range [...]string{"促请", "建请", "要求", "责成", "请", "敦促", "呼吁"} {
		for from := 0; from < len(s); {
			k := strings.Index(s[from:], word)
			if k < 0 {
				break
			}
			at := from + k
			from = at + len(word)
			if !opensRequest(s[:at], word) || hasPrefixOf(s[at:], "请求 请教 请示 请愿 请问 请款 请领 请假 请购 要求提供 要求事项") {
				continue
			}
			u, ok := nearestUnit(text, st.Start+from, st.End)
			if ok {
				return &u, true
			}
			if at == 0 && word == "请" && (hasPrefixOf(s[from:], "于 提供 提出 在 将 速 尽速 并") || startsWithWork(s[from:])) {
				return nil, true
			}
			if at > 0 && hasPrefixOf(s, "爰") {
				return nil, true
			}
		}
	}
	return nil, false
}

// opensRequest reports whether a word of asking after head begins the request:
// at the clause's beginning, after 爰 or 本会, or for 请 after a topic.
func opensRequest(head, word string) bool {
	switch {
	case head == "":
		return true
	case suffixIn(head, "爰 爰此 本会 特 并 兹 谨 因此 故 本院 本委员会 立法会 爰具体 爰此建 本会强烈 强烈 亦 另 提案") > 0:
		return true
	case word == "请":
		return !holdsAny(head, "申 邀 聘 提 声 恳 敬 陈 本席 我 向") && len(head) > 9
	}
	return false
}

// reasonSubject reads the unit that a clause of the reasons blames, so that a
// request without a unit can be laid on it: 审视经济部乃为主管机关，却….
func reasonSubject(text string, st corpus.Stretch) (subject, bool) {
	s := text[st.Start:st.End]
	n := prefixIn(s, "审视 惟 然 查 鉴于 有鉴于 而 但 惟查 且 有关")
	for i, r := range s[n:] {
		if i > 90 {
			break
		}
		if !mayEndUnit(r) {
			continue
		}
		end := n + i + len(string(r))
		if unitOf(s[n:end]) == trueUnit && hasPrefixOf(s[end:], "乃 身为 为 作为 应 未 始终 却 迄今 竟 虽 至今 明显 并未 仍") {
			name := corpus.Stretch{Start: st.Start + n, End: st.Start + end}
			return subject{units: unitList{names: []corpus.Stretch{name}}, start: name.Start, end: name.End, binds: mustDo}, true
		}
	}
	return subject{}, false
}
