package analysis

import (
	"strings"

	"yian/corpus"
)

// replies finds what an answer promises or asks of others. What was done or
// explained is no task.
//
//	我局将继续推进…。其次，加强…         one task
//	请你省做好前期工作，国家将适时启动   two tasks
//	下一步，我们将：一是…；二是…         a task for each
//
// Parts headed 下一步工作打算 are plans: what stands in them is a task unless it
// tells of the past.
func (f *taskFinder) replies() {
	f.purpose = purposes(f.page)
	planned := f.plannedParts()
	r := replyReader{taskFinder: f}
	for i := range f.out.Paragraphs {
		if f.stopped() {
			break
		}
		q := &f.out.Paragraphs[i]
		if q.Kind != corpus.Prose || !f.free(q.Read) {
			continue
		}
		st := q.Read
		item := f.out.ItemAt(st.Start)
		if planned.has(item) {
			r.promised = true // dealt with below
			continue
		}
		r.paragraph(i, st, item)
	}
	for i := range f.out.Items {
		if planned.has(i) && !f.out.Items[i].Inline {
			if own, children := f.ownText(i); !children {
				f.item(i, own, nil)
			}
		}
	}
}

// itemSet is a set of items.
type itemSet map[int]bool

func (s itemSet) has(i int) bool { return i >= 0 && s[i] }

// plannedParts is the items that stand in parts on what comes next.
func (f *taskFinder) plannedParts() itemSet {
	set := itemSet{}
	for i := range f.out.Items {
		it := &f.out.Items[i]
		if it.Parent >= 0 && set[it.Parent] || !it.Inline && it.Heading.Len() > 0 && holdsAny(f.of(it.Heading), "下一步 下步 下阶段 打算 今后 工作计划 工作安排") {
			set[i] = true
		}
	}
	return set
}

// replyReader reads the paragraphs of a reply one after the other.
type replyReader struct {
	*taskFinder
	promised bool // a sentence has led to the items that follow: 我们将重点做好以下工作：
}

// paragraph adds the tasks of paragraph i, which stands under item.
func (r *replyReader) paragraph(i int, st corpus.Stretch, item int) {
	if item >= 0 && r.out.Items[item].Paragraph == i && !r.out.Items[item].Inline {
		it := &r.out.Items[item]
		if r.promised && !isPastSentence(r.of(corpus.Stretch{Start: it.Body.Start, End: st.End})) {
			whole := corpus.Stretch{Start: it.Title().Start, End: st.End}
			if _, body, ok := r.splitLead(whole); ok {
				whole = body // 一是扩大覆盖。|计划于…
			} else if h := it.Heading; h.Len() > 0 && !exceeds(r.of(h), 12) && trimWording(r.text, corpus.Stretch{Start: h.End, End: st.End}).Len() > 0 {
				whole.Start = h.End // （三）抢救复壮。|县林业局将…
			}
			r.prose(item, it.Parent, whole, nil)
			return
		}
		st.Start = max(it.Body.Start, it.Heading.End)
	} else if hasPrefixOf(r.of(st), "感谢 衷心感谢 专此 特此 以上") {
		r.promised = false
	}
	cs := piecesOf(r.text, st)
	bearer := -1
	if item >= 0 && !r.out.Items[item].Inline && r.out.Items[item].Heading.Len() == 0 && r.out.Items[item].Paragraph == i {
		bearer = item
	}
	r.sentences(cs, bearer, item)
}

// sentences adds the tasks of the phrases of one paragraph.
func (r *replyReader) sentences(cs []piece, bearer, under int) {
	if len(cs) > 0 && hasPrefixOf(r.of(cs[0].st), "感谢 衷心感谢 再次感谢") {
		if cs = cs[sentenceEnd(cs, 0):]; len(cs) == 0 || !holdsAny(r.of(cs[0].st), "下一步 下步 我们将 将") {
			return
		}
	}
	open := -1         // the draft that a further sentence may go on with
	var named *subject // the unit whose opinion the paragraph gives
	for i := 0; i < len(cs); {
		end := sentenceEnd(cs, i)
		if u := r.opinionOf(cs, i, end); u != nil {
			named = u
		}
		k, s := r.promise(cs, i, end)
		if k >= 0 && s == nil {
			s = r.carried(cs, k, end, named)
		}
		if repeatsWish(r.of(cs[i].st)) {
			k = -1
		}
		switch {
		case k < 0:
			if open >= 0 && r.goesOn(cs, i, end) {
				r.drafts[open].st.End = cs[end-1].st.End
			} else {
				open = -1
			}
		case r.leadsToList(cs, k, end):
			end = r.list(cs, k, end)
			open = -1
		default:
			r.split(cs, k, end, s, bearer, under)
			open = len(r.drafts) - 1
		}
		i = end
	}
}

// opinionOf reads the unit whose opinion or work the sentence cs[i:end] begins
// with: 发展改革委研究提出了意见：…, 环保总局正在修订….
func (r *replyReader) opinionOf(cs []piece, i, end int) *subject {
	for k := i; k < end && k < i+3; k++ {
		st := cs[k].st
		st.Start += connective(r.of(st))
		if u, ok := subjectAt(r.text, st); ok {
			return &u
		}
		if u, ok := nearestUnit(r.text, st.Start, st.End); ok && hasPrefixOf(r.text[u.end:st.End], "正 研究 已 意见 提出 认为 表示 一直 在 今年") {
			return &u
		}
	}
	return nil
}

// carried is the subject of a promise that names none: the unit whose opinion
// it is, unless the writer speaks for himself.
func (r *replyReader) carried(cs []piece, k, end int, named *subject) *subject {
	if named == nil {
		return nil
	}
	for i := k; i < end; i++ {
		if s := r.of(cs[i].st); hasPrefixOf(s[connective(s):], "我们 我") {
			return nil
		}
	}
	return named
}

// repeatsWish reports a clause that says what the other side asked for: 云州市请求,
// 您在建议中提出.
func repeatsWish(s string) bool {
	return suffixIn(s, "请求 申请 要求") > 0 && len(s) < 60 || strings.Contains(s, "请求") && !hasPrefixOf(s, "对 针对") || hasPrefixOf(s, "您提出 您在 你们提出 您建议 建议提出 提案提出 来信")
}

// promise finds the clause with which a promise or a request begins in the
// sentence cs[i:end], and its subject; -1 where there is none.
func (r *replyReader) promise(cs []piece, i, end int) (int, *subject) {
	for k := i; k < end; k++ {
		s, ok := r.promiseAt(cs[k], k == i)
		if !ok {
			continue
		}
		at := k
		for at > i && cs[at-1].stop == '，' && (isAdverbial(r.of(cs[at-1].st)) && !tellsPast(r.of(cs[at-1].st)) || isNextStep(r.of(cs[at-1].st))) && !hasPrefixOf(r.of(cs[at-1].st), "鉴于 由于 因") {
			at--
		}
		if at > i && cs[at-1].stop == '，' && s == nil {
			if u := r.sayer(cs[at-1]); u != nil {
				return at - 1, u
			}
		}
		return at, s
	}
	return -1, nil
}

// sayer is the unit that a clause says to have said what follows: 农业部也表示，….
func (r *replyReader) sayer(c piece) *subject {
	s := r.of(c.st)
	n := suffixIn(s, "也表示 表示 还表示")
	if n == 0 || unitOf(s[:len(s)-n]) != trueUnit {
		return nil
	}
	name := corpus.Stretch{Start: c.st.Start, End: c.st.End - n}
	return &subject{units: unitList{names: []corpus.Stretch{name}}, start: name.Start, end: c.st.End, binds: mustDo}
}

// promiseAt reads the promise or request that clause c makes. first says that a
// sentence begins with it.
func (r *replyReader) promiseAt(c piece, first bool) (*subject, bool) {
	s := r.of(c.st)
	at := c.st.Start + connective(s)
	at += datePrefix(r.text[at:c.st.End])
	s = r.text[at:c.st.End]
	if n := requestWord(s, first); n > 0 {
		u, ok := nearestUnit(r.text, at+n, c.st.End)
		if !ok {
			return nil, false
		}
		return &u, true
	}
	if k := strings.Index(s, "应请"); k > 0 && k < 60 {
		if u, ok := nearestUnit(r.text, at+k+len("应请"), c.st.End); ok {
			return &u, true
		}
	}
	if u, ok := subjectAt(r.text, corpus.Stretch{Start: at, End: c.st.End}); ok {
		if rest := r.text[u.end:c.st.End]; isFuture(rest) || isFuture(pastCompanions(rest)) || hasPrefixOf(s, "将由 拟由 下一步由") {
			return &u, true
		}
		return nil, false
	}
	if u, ok := r.saysIt(corpus.Stretch{Start: at, End: c.st.End}); ok {
		return u, true
	}
	if n := prefixIn(s, "我们 我委 我局 我部 我厅 我市 我县 我区 我省 我院 我办 我会 我州 本市 本局 本部 市里 县里 我处 我镇 我街道 我中心 该委 该部 该局 该办 该会 该省 该市 该县"); n > 0 {
		if !isFuture(s[n:]) {
			return nil, false
		}
		if strings.HasPrefix(s, "我") && !strings.HasPrefix(s, "我们") || strings.HasPrefix(s, "本") {
			u := subject{units: unitList{names: []corpus.Stretch{{Start: at, End: at + n}}}, start: at, end: at + n, binds: mustDo}
			return &u, true
		}
		return nil, true
	}
	if n := nextStep(s); n > 0 && (startsWithWork(s[n:]) || isFuture(s[n:]) || strings.HasPrefix(s[n:], "工作")) {
		return nil, true
	}
	return nil, hasPrefixOf(s, "力争 争取") && !tellsPast(s) || isFuture(s)
}

// pastCompanions is s from its 将 or 拟, where it begins with those who act along:
// 会同有关部门将….
func pastCompanions(s string) string {
	if !hasPrefixOf(s, "会同 与 和") {
		return ""
	}
	if k, _ := indexFirst(s, "将 拟"); k > 0 && k < 150 {
		return s[k:]
	}
	return ""
}

// saysIt reads a unit that says what it will do: 水利部也表示将配合…, 市总工会计划今年再建…;
// and a matter that will be looked at: 该问题将统筹考虑.
func (r *replyReader) saysIt(st corpus.Stretch) (*subject, bool) {
	s := r.of(st)
	if k, _ := indexFirst(s, "计划 准备 打算"); k > 0 && k < 120 && unitOf(s[:k]) == trueUnit && isFuture(s[k:]) {
		name := corpus.Stretch{Start: st.Start, End: st.Start + k}
		return &subject{units: unitList{names: []corpus.Stretch{name}}, start: name.Start, end: name.End, binds: mustDo}, true
	}
	k := strings.Index(s, "将")
	if k <= 0 || k > 120 || !isFuture(s[k:]) {
		return nil, false
	}
	if n := suffixIn(s[:k], "也表示 表示 还表示 均表示 已表示 承诺 也承诺"); n > 0 && unitOf(s[:k-n]) == trueUnit {
		name := corpus.Stretch{Start: st.Start, End: st.Start + k - n}
		return &subject{units: unitList{names: []corpus.Stretch{name}}, start: name.Start, end: st.Start + k, binds: mustDo}, true
	}
	return nil, suffixIn(s[:k], "问题 事项 要求 请求 方案 项目 工作 建议 提案") > 0 && !hasPrefixOf(s, "这些 这 上述措施") && holdsAny(s[k:], "考虑 研究 给予 予以 纳入 解决 协调 安排 推进 落实 完善 加强 办理")
}

// datePrefix is the length of the date that s begins with: 2004年发展改革委将….
func datePrefix(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || !hasPrefixOf(s[n:], "年 月") {
		return 0
	}
	n += len("年")
	k := n
	for k < len(s) && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	if k > n && strings.HasPrefix(s[k:], "月") {
		n = k + len("月")
	}
	return n + prefixIn(s[n:], "底前 底 初 前 年底前 上半年 下半年 起 份")
}

// requestWord is the length of the word with which s asks somebody. A hope is
// the writer's own only where it begins the sentence.
func requestWord(s string, first bool) int {
	if hasPrefixOf(s, "请示 请求 建议收悉 建议书 建议中提 建议中的 建议中关 建议的 望远") {
		return 0
	}
	if n := prefixIn(s, "请 建议 恳请 商请 拟请 还请 并请 建议由 请由 应请"); n > 0 {
		return n
	}
	if first {
		return prefixIn(s, "望 希望 要求")
	}
	return 0
}

// isFuture reports what follows a subject as something still to be done: 将继续…,
// 拟…, 也将…. The 将 that moves an object before its verb (将其纳入规划) is none.
func isFuture(s string) bool {
	s = s[prefixIn(s, "也 还 并 均 都 仍 同时 正 继续"):]
	switch {
	case hasPrefixOf(s, "拟 计划 准备 打算 力争 争取 会继续 会进一步 会积极 下一步 今后 接下来"):
		return !hasPrefixOf(s, "拟定的 计划的 准备金 计划内 计划外 计划经济")
	case strings.HasPrefix(s, "将"):
		rest := s[len("将"):]
		return startsWithWork(rest) || beforeVerb(rest) > 0 || hasPrefixOf(rest, "会同 与 按 按照 根据 在 对 从 于 把 继续 视 结合 通过 以 由 认真 全面 一如既往 统筹 给予 予以 着重 就 组织 进行 陆续 尽 依 围绕 牵头")
	}
	// 在下一步工作中，将…: the word stands further on.
	if hasPrefixOf(s, "在 于 根据 按照 结合 对") {
		k := strings.Index(s, "将")
		return k > 0 && k < 150 && !tellsPast(s[:k]) && !strings.HasPrefix(s[k:], "将其") && isFuture(s[k:])
	}
	return false
}

// isNextStep reports 下一步, 今后 and the like at the beginning of a clause.
func isNextStep(s string) bool { return nextStep(s) > 0 }

func nextStep(s string) int {
	return prefixIn(s, "在下一步工作中 下一步 下步 接下来 今后 下阶段 下一阶段 后续 未来 明年 下半年 在今后的工作中 今后工作中 下一步工作中")
}

// goesOn reports whether the sentence cs[i:end] goes on with the task before
// it: it says what to do without a subject, and tells nothing.
func (r *replyReader) goesOn(cs []piece, i, end int) bool {
	if cs[i].st.Start > 0 && i > 0 && cs[i-1].last {
		return false
	}
	first := r.of(cs[i].st)
	first = first[connective(first):]
	if first == "" && i+1 < end {
		first = r.of(cs[i+1].st)
	}
	whole := r.of(corpus.Stretch{Start: cs[i].st.Start, End: cs[end-1].st.End})
	return (startsWithWork(first) || hasPrefixOf(whole, "其次 同时 此外 另外 最后 再次") || hasPrefixOf(first, "对")) && !tellsPast(whole) && !strings.Contains(whole, "正在") && !hasPrefixOf(first, "您 你 该 这 此 感谢")
}

// leadsToList reports whether the promise leads to numbered parts: 我们将：一是….
func (r *replyReader) leadsToList(cs []piece, k, end int) bool {
	for i := k; i < end; i++ {
		if cs[i].stop == '：' {
			if i+1 == end || i+1 < len(cs) && r.isInline(cs[i+1].st.Start) {
				return true
			}
		}
	}
	return false
}

// isInline reports whether an inline item begins at the Reading offset at.
func (r *replyReader) isInline(at int) bool {
	it := r.out.ItemAt(at)
	return it >= 0 && r.out.Items[it].Inline && r.out.Items[it].Start() == at
}

// list adds the inline items after the promise cs[k:end] and returns the phrase
// after them. Without inline items the numbered ones that follow are meant.
func (r *replyReader) list(cs []piece, k, end int) int {
	seriesEnd := 0 // where the last item found ends
	for i := k + 1; i < len(cs); i++ {
		at := cs[i].st.Start
		if !r.isInline(at) {
			if i >= end && at >= seriesEnd {
				break
			}
			continue
		}
		it := r.out.ItemAt(at)
		body := r.out.Items[it].Body
		seriesEnd = body.End
		if !isPastSentence(r.of(body)) {
			r.prose(it, it, body, nil)
		}
		for end < len(cs) && cs[end].st.Start < body.End {
			end++
		}
	}
	if seriesEnd == 0 {
		r.promised = true
	}
	return end
}

// split adds the promise cs[k:end], and a further task where another unit is
// named in it.
func (r *replyReader) split(cs []piece, k, end int, s *subject, bearer, under int) {
	from := k
	seen := s == nil
	emit := func(to int, s *subject) {
		d := taskDraft{st: corpus.Stretch{Start: cs[from].st.Start, End: cs[to-1].st.End}, item: bearer, under: under, rule: "reply"}
		if s != nil {
			d.duty = dutyOf(r.text, s, d.st)
		}
		r.add(d)
	}
	for i := k; i < end; i++ {
		o, ok := r.promiseAt(cs[i], false)
		if !ok && i > k && s != nil {
			o, ok = r.alsoActs(cs[i])
		}
		if !ok {
			continue
		}
		if !seen {
			seen = true // the sentence's first promise
			continue
		}
		if o == nil || s != nil && r.sameUnits(s, o) || i == from {
			continue
		}
		emit(i, s)
		from, s = i, o
	}
	emit(end, s)
}

// alsoActs reads the unit that clause c, after another's promise, says is to act,
// too: 交通部将提出意见，|发展改革委按程序核准.
func (r *replyReader) alsoActs(c piece) (*subject, bool) {
	u, ok := subjectAt(r.text, c.st)
	if !ok || u.binds < does || tellsPast(r.of(c.st)) {
		return nil, false
	}
	return &u, u.binds >= mustDo || givesDuty(r.text, c.st, &u)
}

// isPastSentence reports a sentence that tells what was done.
func isPastSentence(s string) bool {
	return tellsPast(s) && !holdsAny(s, "将 拟 下一步 力争 争取 要")
}
