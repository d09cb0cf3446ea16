package analysis

import (
	"strings"

	"yian/corpus"
)

// prose adds the tasks of wording without notes: a new one begins where a unit
// is named as the subject, where a result has a date of its own, and after what
// is no task. Without any of these the whole is one.
//
// item is the item whose number and heading the tasks bear, -1 for none, under
// the one they stand under.
func (f *taskFinder) prose(item, under int, st corpus.Stretch, h *handedDown) {
	cs := piecesOf(f.text, st)
	if len(cs) == 0 {
		return
	}
	dated, _ := f.datedAt(cs)
	for _, part := range f.parts(cs) {
		if part.from > 0 && cs[part.from-1].last && f.closesDocument(cs[part.from:part.to]) {
			item, under, h = -1, -1, nil
		}
		cuts := append(f.datedCuts(cs, dated, part.from, part.to), part.to)
		from := part.from
		for k, to := range cuts {
			whole := corpus.Stretch{Start: cs[from].st.Start, End: cs[to-1].st.End}
			d := taskDraft{st: whole, item: item, under: under, rule: "item"}
			if len(cuts) > 1 {
				d.rule = "dated"
			}
			switch {
			case part.subject != nil:
				d.duty = dutyOf(f.text, part.subject, corpus.Stretch{Start: cs[part.from].st.Start, End: cs[part.to-1].st.End})
				if k == 0 && len(cuts) == 1 {
					d.rule = "subject"
				}
			case h != nil:
				d.duty = h.duty
			default:
				if with := companions(f.text, whole); !with.empty() {
					d.duty = duty{others: with.names, open: with.open, rule: LeadSubject}
				}
			}
			if h != nil {
				d.deadlines = h.deadlines
			}
			d.deadlines = append(d.deadlines[:len(d.deadlines):len(d.deadlines)], f.headingDeadlines(under)...)
			f.add(d)
			from = to
		}
	}
}

// closesDocument reports a paragraph that stands below the last item without
// being a part of it: 请市人民政府研究处理上述审议意见，并于2025年1月31日前报送结果。
func (f *taskFinder) closesDocument(cs []piece) bool {
	s := f.of(corpus.Stretch{Start: cs[0].st.Start, End: cs[len(cs)-1].st.End})
	return hasPrefixOf(s, "请 望 以上 上述") && holdsAny(s, "上述 以上 审议意见 本意见 本方案 本通知")
}

// prosePart is the phrases of one task by subject.
type prosePart struct {
	from, to int
	subject  *subject
}

// parts cuts pieces where a subject of its own begins, and leaves out what is
// no task.
func (f *taskFinder) parts(cs []piece) []prosePart {
	p := partReader{taskFinder: f, cs: cs, current: -1}
	for i := 0; i < len(cs); {
		end := sentenceEnd(cs, i)
		p.sentence(i, end)
		i = end
	}
	return p.all
}

// partReader reads the sentences of one stretch of prose.
type partReader struct {
	*taskFinder
	cs      []piece
	all     []prosePart
	current int  // index in all of the task that a further sentence goes on with; -1 for none
	telling bool // a definition or background has begun, and no work after it
	skips   bool // a sentence about the document has begun; those without a subject go on with it
}

// sentence reads the sentence cs[i:end].
func (p *partReader) sentence(i, end int) {
	st := corpus.Stretch{Start: p.cs[i].st.Start, End: p.cs[end-1].st.End}
	k, s := p.subjectIn(p.cs, i, end)
	opens := i == 0 || p.cs[i-1].last // it opens its paragraph
	if opens {
		p.skips = false
	}
	switch {
	case s != nil && s.binds == mayDo, p.aboutDocument(i, end), tellsState(p.of(st)), p.cs[end-1].stop == '：':
		p.current, p.telling = -1, false
		p.skips = s != nil && s.binds != mayDo
		return
	case s == nil && p.skips:
		return
	case s != nil:
		p.begin(i, end, s)
	case (p.current < 0 || opens) && isBackground(p.of(st)):
		p.current, p.telling = -1, true
		return
	case p.telling && p.current < 0 && !startsWithDuty(p.of(st)):
		return
	case p.current >= 0:
		p.all[p.current].to = end
		k = i - 1
	default:
		p.begin(i, end, nil)
		k = i - 1
	}
	p.split(i, k+1, end, s == nil)
}

// begin begins a task with the sentence cs[i:end].
func (p *partReader) begin(i, end int, s *subject) {
	p.all = append(p.all, prosePart{i, end, s})
	p.current, p.telling, p.skips = len(p.all)-1, false, false
}

// aboutDocument reports a sentence about the document itself. One that speaks
// of its importance and goes on with what is to be done is work.
func (p *partReader) aboutDocument(i, end int) bool {
	s := p.of(corpus.Stretch{Start: p.cs[i].st.Start, End: p.cs[end-1].st.End})
	if speaksOfImportance(s) {
		if end >= len(p.cs) || p.cs[end-1].last {
			return true
		}
		_, next := p.subjectIn(p.cs, end, sentenceEnd(p.cs, end))
		return next != nil
	}
	return isAboutDocument(s) || (p.answersMotion() || p.head.Kind == ProgressReport) && ordersHandling(s)
}

// split parts the current task where a further subject with duties of its own
// stands in the sentence cs[start:end], from phrase from on. bare says that the
// sentence begins without a subject.
//
//	编制部门按程序办理移交，根据办园性质，分别由编制部门和民政部门登记
func (p *partReader) split(start, from, end int, bare bool) {
	for k := from; k < end; k++ {
		s, ok := subjectAt(p.text, p.cs[k].st)
		last := &p.all[p.current]
		if !ok || s.binds < mustDo && !(last.subject != nil && givesDuty(p.text, p.cs[k].st, &s)) || k == start && !bare {
			continue
		}
		if last.subject != nil && p.sameUnits(last.subject, &s) || forbidsAll(p.text, &s) {
			continue
		}
		if last.subject == nil && k > start && k == end-1 && p.chargesBefore(k, &s) {
			if last.from < start {
				last.to = start
				p.begin(start, end, nil)
			}
			found := s
			p.all[p.current].subject, p.all[p.current].to = &found, k
			p.current = -1 // the next sentence may be another's
			return
		}
		at := k
		for at > start && isAdverbial(p.of(p.cs[at-1].st)) && p.cs[at-1].stop == '，' {
			at--
		}
		// What a subject without one before it in the sentence acts on, stands
		// before it: 国务院部门制定的文件，由本部门审核机构审核.
		if bare && !p.worksBefore(start, k) {
			at = start
		}
		bare = false
		found := s
		if at <= last.from {
			if last.subject == nil {
				last.subject = &found
			}
			continue
		}
		last.to = at
		p.begin(at, end, &found)
	}
}

// chargesBefore reports a clause k that says of its subject s no more than that the work
// before it in the sentence is theirs, as a note in brackets would: 培养教师40名，服务期不少于六年，|由县教育局负责。
func (p *partReader) chargesBefore(k int, s *subject) bool {
	c := &p.cs[k]
	return strings.HasPrefix(p.text[s.start:c.st.End], "由") &&
		isOneOf(p.text[s.end:c.st.End], "负责 牵头 牵头负责 负责落实 牵头落实 负责实施 负责组织实施 组织实施 具体负责 共同负责 分别负责 承担 落实 办理 负责办理")
}

// forbidsAll reports a bare subject that is forbidden something in passing: …，政府不得承诺
// 固定收益. It is no duty of a unit of its own.
func forbidsAll(text string, s *subject) bool {
	name := s.units.names[0]
	return isOneOf(text[name.Start:name.End], "政府 企业 单位 部门 学校 医院") && hasPrefixOf(text[s.end:], "不得 不能 不准 严禁")
}

// givesDuty reports whether the clause st gives its subject s a duty though no word
// says so, as one that follows another unit's does: 市财政局要安排资金，|各区政府按比例配套.
func givesDuty(text string, st corpus.Stretch, s *subject) bool {
	clause, name := text[st.Start:st.End], s.units.names[0]
	return s.binds == does && name.Start == st.Start && adverbLength(clause) == 0 && unitOf(text[name.Start:name.End]) == trueUnit &&
		!hasPrefixOf(clause, "有关 相关 全社会 社会 各方面 各单位") && suffixIn(clause, "配合 参与 参加 协助 协同 支持") == 0
}

// worksBefore reports whether a clause of cs[start:k] says what to do.
func (p *partReader) worksBefore(start, k int) bool {
	for _, c := range p.cs[start:k] {
		if startsWithDuty(p.of(c.st)) && !isAdverbial(p.of(c.st)) || c.stop == '；' {
			return true
		}
	}
	return false
}

// subjectIn looks for the subject that the sentence cs[i:end] begins with, past
// the clauses that say when, why or in which case.
func (f *taskFinder) subjectIn(cs []piece, i, end int) (int, *subject) {
	for k := i; k < end; k++ {
		if s, ok := subjectAt(f.text, cs[k].st); ok && (s.binds >= mustDo || s.binds == mayDo || !tellsPast(f.of(cs[k].st))) {
			if s.binds == does {
				if at, other := f.pastCase(cs, k, end); other != nil {
					return at, other
				}
			}
			found := s // s itself then costs no memory where there is none
			return k, &found
		}
		if !isAdverbial(f.of(cs[k].st)) || cs[k].stop != '，' {
			break
		}
	}
	return -1, nil
}

// pastCase looks behind a clause of cs[k:end] that only says in which case there is a
// duty for the one who has it: 街道办事处在巡查中，发现隐患的，区住建局应及时处置.
func (f *taskFinder) pastCase(cs []piece, k, end int) (int, *subject) {
	for ; k < end && isAdverbial(f.of(cs[k].st)) && cs[k].stop == '，'; k++ {
		if k+1 == end || suffixIn(f.of(cs[k].st), "的 中 时 后") == 0 {
			return -1, nil
		}
		if s, ok := subjectAt(f.text, cs[k+1].st); ok && s.binds >= mustDo {
			found := s
			return k + 1, &found
		}
	}
	return -1, nil
}

// sameUnits reports whether two subjects name the same units.
func (f *taskFinder) sameUnits(a, b *subject) bool {
	if len(a.units.names) != len(b.units.names) {
		return false
	}
	for i := range a.units.names {
		if f.of(a.units.names[i]) != f.of(b.units.names[i]) {
			return false
		}
	}
	return true
}

// isAdverbial reports a clause that says when, why, how or in which case, so
// that the subject may come after it.
func isAdverbial(s string) bool {
	if s != "" && s[0] >= '0' && s[0] <= '9' && suffixIn(s, "年 月 日 初 底 起 季度 半年 末") > 0 {
		return true
	}
	if suffixIn(s, "的 后 前 时 中 下 上 间 期间 以内 内 起 外 基础上 同时 过程中 情况下 底") > 0 {
		return true
	}
	return hasPrefixOf(s, "对 对于 在 根据 按照 依据 针对 为 为了 到 从 自 经 通过 如 若 凡 除 围绕 遇 发现 按 依 以 结合 鉴于 因")
}

// isAboutDocument reports a sentence about the document itself: who is to read,
// carry out or report on it.
func isAboutDocument(s string) bool {
	switch {
	case !holdsAny(s, "贯彻 执行 参照 报 督 本 特此 有效期 负责解释 施行 落实"):
		return false
	case suffixIn(s, "认真贯彻执行 遵照执行 贯彻执行 抓好落实 特此通知 适时督查") > 0 && hasPrefixOf(s, "请 现 望 以上 各 《") || hasPrefixOf(s, "以上意见如无不妥 以上报告如无不妥"):
		return true
	case strings.HasPrefix(s, "本") && holdsAny(s, "起施行 起实施 起执行 起生效 有效期"): // 本措施自2024年5月1日起施行，有效期3年
		return true
	case holdsAny(s, "停止执行 同时废止 自印发之日起施行 自发布之日起施行 自印发之日起实施 自发布之日起实施 负责解释 参照本意见 参照本方案 参照本通知 参照本办法 可参照 参照执行 有效期至 请遵照执行 请认真贯彻"):
		return true
	case holdsAny(s, "贯彻落实本 贯彻落实情况 本意见贯彻 本方案贯彻 本通知要求 本意见要求 本方案要求 本意见执行情况 本方案执行情况 本意见落实 本方案落实 抓好贯彻落实 适时开展督查 落实情况进行督查 落实情况进行督促检查"):
		return !hasDate(s)
	case holdsAny(s, "重大事项及时报告 重要情况及时报告") && strings.Count(s, "，") < 2: // else the last of several duties
		return !hasDate(s)
	case holdsAny(s, "督查 督促检查 监督检查 跟踪评估") && holdsAny(s, "落实情况 执行情况 贯彻情况") && holdsAny(s, "适时 定期 加强对"):
		return !hasDate(s)
	case strings.Contains(s, "及时报送") && !hasDate(s):
		return true
	}
	return false
}

// tellsState reports a sentence that says how far things have come: 目前，已有52家
// 接入平台.
func tellsState(s string) bool {
	return hasPrefixOf(s, "目前 截至 截止") && strings.Contains(s, "已") && !holdsAny(s, "要 应 须 将 拟 力争")
}

// speaksOfImportance reports 要充分认识…的重要意义.
func speaksOfImportance(s string) bool {
	return holdsAny(s, "充分认识 深刻认识") && holdsAny(s, "意义 重要性 必要性 紧迫性 复杂性")
}

// hasDate reports whether s names a day or a month by figure.
func hasDate(s string) bool {
	return strings.ContainsAny(s, "0123456789") && holdsAny(s, "月 日前 日内")
}

// isBackground reports a sentence that tells, defines or praises.
func isBackground(s string) bool {
	switch {
	case holdsAny(s, "分为 是指 系指 定义为 所称") && !startsWithWork(s), states(s):
		return true
	case hasPrefixOf(s, "近年来 目前 当前 长期以来 多年来 一直以来 截至 过去 去年 由于 鉴于 随着 今年以来") && !holdsAny(s, "要 须 应 必须"):
		return true
	case holdsAny(s, "具有重要意义 是党中央、国务院 是重要 是关键 的重要组成部分 的内在要求 的必然要求 的重要举措 的重要途径 的重要保障 的重要支撑 的根本保证 的客观要求"):
		return !startsWithWork(s)
	case hasPrefixOf(s, "以习近平 高举中国特色 坚持以习近平"):
		return true
	}
	return false
}

// states reports a sentence that says what something is, and no duty: 文字记录是…
// 的方式.
func states(s string) bool {
	clause, _, _ := strings.Cut(s, "，")
	k := strings.Index(clause, "是")
	return k > 0 && k < 100 && !startsWithWork(s) && !holdsAny(s, "要 应 须 必须 不得 将 请 由 负责 是否 责任主体 责任人") && !hasPrefixOf(s, "一是 二是 重点是 特别是 尤其是")
}

// tellsPast reports a clause that says what was done.
func tellsPast(s string) bool {
	return holdsAny(s, "已经 已 了 曾 近年来 先后 相继 累计") && !holdsAny(s, "的， 了解 为了 除了 已建 已有 业已")
}

// startsWithDuty reports a sentence that says what is to be done: it begins
// with a verb of work or with a word of duty.
func startsWithDuty(s string) bool {
	return startsWithWork(s) || hasPrefixOf(s, "要 应 须 必须 各 严禁 不得 对")
}

// goalTasks adds the tasks of a part that says what is to be reached: what is
// dated, from one date to the next, or, without a date, what has a figure.
func (f *taskFinder) goalTasks(i int, own corpus.Stretch) {
	for _, par := range f.paragraphsIn(own) {
		if hasPrefixOf(strings.TrimLeft(f.of(par), "* "), "专栏 图 表") {
			continue // a caption
		}
		cs := piecesOf(f.text, par)
		dated, _ := f.datedAt(cs)
		start, subj := -1, (*subject)(nil)
		flush := func(to int) {
			if start >= 0 {
				d := taskDraft{st: corpus.Stretch{Start: cs[start].st.Start, End: cs[to-1].st.End}, item: i, under: i, rule: "goal"}
				if subj != nil {
					d.duty = dutyOf(f.text, subj, d.st)
				}
				f.add(d)
			}
			start, subj = -1, nil
		}
		for k := 0; k < len(cs); {
			end := sentenceEnd(cs, k)
			if leadsWithDate(dated, k, end) {
				flush(k)
				start = k
				_, subj = f.subjectIn(cs, k, end)
			} else if start < 0 && f.purpose[i] == goals && hasFigure(f.of(corpus.Stretch{Start: cs[k].st.Start, End: cs[end-1].st.End})) {
				start = k
			}
			k = end
		}
		flush(len(cs))
	}
}

// leadsWithDate reports whether the sentence cs[k:end] begins with a date.
func leadsWithDate(dated []bool, k, end int) bool {
	return dated[k] || k+1 < end && dated[k+1]
}
