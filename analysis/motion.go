package analysis

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// draft is a motion in the making.
type draft struct {
	at       corpus.Stretch // the title; the whole wording where there is none
	titled   bool
	title    string // where it is not what stands at at: the document's own, joined over lines
	number   corpus.Stretch
	lead     []person
	more     []person
	count    int
	scope    corpus.Stretch // the part of the document that deals with it; empty: not known
	mentions []int          // where its title stands
	official bool           // a government's bill
	moved    corpus.Stretch // the proposal's clause, after which demands may stand

	background, problems, demands, solutions []corpus.Stretch
}

// motionFinder collects motions in text order.
type motionFinder struct {
	p       *page
	drafts  []*draft
	byTitle map[string]*draft // by title, and by title and mover
	loose   []proposal        // proposals that name no title
	free    int               // the first paragraph that belongs to no motion's wording yet
	bill    *draft            // the last motion cited since then
	council *draft            // the motion that the chair announced last
}

// findMotions finds the motions that the document contains, cites or deals with.
func findMotions(p *page, remarks []Remark) []Motion {
	f := &motionFinder{p: p, byTitle: map[string]*draft{}}
	f.addDocument()
	for i := 0; i < len(p.out.Paragraphs) && !p.stopped(); i++ {
		if p.out.Paragraphs[i].Read.Len() > 0 {
			i = f.paragraph(i)
		}
	}
	for _, r := range requestsOf(p) {
		f.addRequest(r)
	}
	slices.SortStableFunc(f.drafts, func(a, b *draft) int { return a.at.Start - b.at.Start })
	f.setScopes()
	f.address()
	f.attachLoose()
	spoken := newSpoken(p, remarks)
	for _, d := range f.drafts {
		f.describe(d, spoken)
	}
	motions := make([]Motion, 0, len(f.drafts))
	for i, d := range f.drafts {
		m := p.motion(d)
		m.ID = "m" + strconv.Itoa(i+1)
		motions = append(motions, m)
	}
	return motions
}

// addDocument adds the motion that the document itself is.
func (f *motionFinder) addDocument() {
	p := f.p
	if p.head.Kind != MotionText || p.head.Title == "" {
		return
	}
	title := trimBrackets(p.head.Title)
	if suffixIn(title, "案 建议 意见 提案") == 0 {
		return
	}
	d := f.add(p.read.Stretch(p.head.TitleSpan), true)
	d.title = p.head.Title
	d.scope = corpus.Stretch{Start: 0, End: len(p.text)}
	d.number = ownNumber(p, d.at)
	f.byTitle[titleKey(p.head.Title)] = d
}

// ownNumber is the number that stands on a line of its own at the head of a
// motion's text, near its title: 云州市第九届人民代表大会第四次会议议案第17号, 编号：第17号.
func ownNumber(p *page, title corpus.Stretch) corpus.Stretch {
	const longest, below = 40, 3
	last := p.out.ParagraphAt(title.Start) + below
	for i := range p.out.Paragraphs[:min(last+1, len(p.out.Paragraphs))] {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:st.End]
		n, ok := motionNumber(s)
		if !ok || exceeds(s, longest) || holdsOneOf(s, "，。；") {
			continue
		}
		if n.Len() == st.Len() || holdsAny(s, "议案第 提案第 建议第 号议案 号提案 号建议 编号") || strings.HasPrefix(s, "（第") && strings.HasSuffix(s, "号）") {
			return corpus.Stretch{Start: st.Start + n.Start, End: st.Start + n.End}
		}
	}
	return corpus.Stretch{}
}

func (f *motionFinder) add(at corpus.Stretch, titled bool) *draft {
	d := &draft{at: at, titled: titled}
	f.drafts = append(f.drafts, d)
	return d
}

// paragraph reads paragraph i and returns the last paragraph that was read.
func (f *motionFinder) paragraph(i int) int {
	p := f.p
	st := p.out.Paragraphs[i].Read
	if m, ok := moversAt(p, i); ok {
		f.addMoved(m)
		return m.last
	}
	if mover, ok := wordingLabel(p.text, st); ok {
		if wording, last, ok := quotedWording(p, i+1); ok {
			f.addCouncil(mover, wording)
			return last
		}
	}
	if title := announcedTitle(p.text, st); title.Len() > 0 {
		f.announce(title)
		return i
	}
	if all, last := pressedMotions(p, i); len(all) > 0 {
		for k := range all {
			f.addPressed(&all[k])
		}
		return last
	}
	proposals := proposalsIn(p.text, st.Start, st.End)
	cited := citationsIn(p.text, st.Start, st.End, proposals, p.head.Kind == Reply)
	used := map[*proposal]bool{}
	for k := range cited {
		f.cite(&cited[k])
		used[cited[k].proposal] = true
	}
	if len(cited) == 0 {
		if c, ok := lineTitle(p, i, proposals); ok {
			f.cite(&c)
			used[c.proposal] = true
		}
	}
	if len(cited) == 0 && len(proposals) > 0 && strings.Contains(p.text[st.Start:st.End], "公决") {
		f.addResolution(i, &proposals[0])
		return i
	}
	for k := range proposals {
		if !used[&proposals[k]] {
			f.loose = append(f.loose, proposals[k])
		}
	}
	if len(cited) > 0 && suffixIn(p.text[st.Start:st.End], "的议案 的议案： 的议案如下：") > 0 && strings.Contains(p.text[st.Start:st.End], "动议") {
		return f.addWording(f.bill, i)
	}
	return i
}

// addResolution adds the motion that paragraph i is, which q moves and which
// ends in 是否有当，请公决案.
func (f *motionFinder) addResolution(i int, q *proposal) {
	p := f.p
	wording := p.out.Paragraphs[i].Read
	d := f.add(wording, false)
	if k := p.itemBefore(wording.End); k >= 0 && p.out.Items[k].Paragraph == i && p.out.Items[k].Number.Len() > 0 {
		d.number = p.out.Items[k].Number
		d.at.Start = q.st.Start - suffixIn(p.text[p.out.Items[k].Number.End:q.st.Start], "本院委员 委员 本院")
	}
	d.lead, d.count = q.names, q.count
	d.mentions = []int{d.at.Start}
	d.scope = p.out.Paragraphs[i].Read
	d.askFor(p.text, d.at)
	f.bill, f.free = d, i+1
}

// askFor reads what the wording st asks for, and the shortcomings in its grounds.
func (d *draft) askFor(text string, st corpus.Stretch) {
	d.demands = wordingDemands(text, st)
	if at := operativeAt(text, st); at >= 0 {
		st.End = at
	}
	d.problems = groundProblems(text, st)
}

// addWording gives d the wording that is quoted below paragraph i, and returns
// the last paragraph of it.
func (f *motionFinder) addWording(d *draft, i int) int {
	wording, last, ok := quotedWording(f.p, i+1)
	if !ok {
		return i
	}
	if demand, ok := councilDemand(f.p.text, wording); ok && len(d.demands) == 0 {
		d.demands = append(d.demands, demand)
	}
	return last
}

// addPressed adds a motion of a press release.
func (f *motionFinder) addPressed(m *pressed) {
	at, titled := m.title, true
	if at.Len() == 0 {
		at, titled = m.wording, false
	}
	d := f.add(at, titled)
	if titled {
		f.byTitle[titleKey(f.p.text[at.Start:at.End])] = d
	}
	d.lead = m.movers
	d.mentions = []int{at.Start}
	if demand, ok := councilDemand(f.p.text, m.wording); ok {
		d.demands = []corpus.Stretch{demand}
	}
}

// cite adds the motion that c names, or goes back to it if it is known. Bills
// of the same title by other movers are motions of their own.
func (f *motionFinder) cite(c *citation) {
	p := f.p
	if p.head.TitleSpan.Contains(p.span(c.title)) && f.p.head.Kind == MotionText {
		return
	}
	key := titleKey(p.text[c.title.Start:c.title.End])
	d := f.byTitle[key]
	if c.proposal != nil {
		mover := key + "|" + p.leadKey(c.proposal)
		if known := f.byTitle[mover]; known != nil {
			d = known
		} else if d != nil && (len(d.lead) > 0 || d.official) {
			d = nil
		}
		if d == nil {
			d = f.add(c.title, true)
		}
		f.byTitle[mover] = d
		if len(d.lead) == 0 {
			d.lead, d.count, d.moved = c.proposal.names, c.proposal.count, c.proposal.st
		}
	} else if d == nil || c.official && !d.official {
		d = f.add(c.title, true)
		d.official = c.official
	}
	if f.byTitle[key] == nil {
		f.byTitle[key] = d
	}
	if d.number.Len() == 0 {
		d.number = c.number
	}
	d.mentions = append(d.mentions, c.title.Start)
	f.bill = d
}

// leadKey is the names of a proposal, to tell movers apart.
func (p *page) leadKey(q *proposal) string {
	var names strings.Builder
	for _, name := range q.names {
		names.WriteString(unpad(p.text[name.st.Start:name.st.End]))
		names.WriteByte('|')
	}
	return names.String()
}

// titleKey is what a title has in common with itself when it is cited again:
// 《关于健全机制案》 and 关于健全机制的议案.
func titleKey(title string) string {
	var b strings.Builder
	for _, r := range trimBrackets(title) {
		if !strings.ContainsRune("，、；：《》“”‘’〈〉 \u3000·", r) {
			b.WriteRune(r)
		}
	}
	key := b.String()
	for _, end := range [...]string{"的议案", "议案", "的提案", "提案", "的建议", "案"} {
		if core, ok := strings.CutSuffix(key, end); ok && core != "" {
			return core
		}
	}
	return key
}

// addMoved adds the motion whose movers are printed below it, or names the
// movers of the bill, or of the document, that they stand under.
func (f *motionFinder) addMoved(m movers) {
	p := f.p
	free := f.free
	f.free = m.last + 1
	bill := f.bill
	f.bill = nil
	if bill != nil && bill.mentions[len(bill.mentions)-1] >= p.paragraphStart(free) && (!bill.titled || isBill(p.text[bill.at.Start:bill.at.End])) {
		bill.setMovers(m)
		return
	}
	if len(f.drafts) > 0 && f.drafts[0].scope.End == len(p.text) {
		f.drafts[0].setMovers(m)
		return
	}
	wording, number, ok := movedWording(p, m, free)
	if !ok {
		return
	}
	d := f.add(wording, false)
	d.number = number
	d.setMovers(m)
	d.scope = corpus.Stretch{Start: wording.Start, End: p.out.Paragraphs[m.last].Read.End}
	d.askFor(p.text, wording)
}

func isBill(title string) bool {
	return suffixIn(trimBrackets(title), "草案 修正案 法案 条文") > 0
}

func (d *draft) setMovers(m movers) {
	d.lead, d.more = m.lead, m.more
	if m.count > 0 {
		d.count = m.count
	}
	d.moved = corpus.Stretch{}
}

func (p *page) paragraphStart(i int) int {
	if i >= len(p.out.Paragraphs) {
		return len(p.text)
	}
	return p.out.Paragraphs[i].Read.Start
}

// announce adds the motion that the chair announces.
func (f *motionFinder) announce(title corpus.Stretch) {
	key := titleKey(f.p.text[title.Start:title.End])
	d := f.byTitle[key]
	if d == nil {
		d = f.add(title, true)
		f.byTitle[key] = d
	}
	d.mentions = append(d.mentions, title.Start)
	f.council = d
}

// addCouncil adds mover and wording to the motion that was announced, or adds
// the wording as a motion without a title.
func (f *motionFinder) addCouncil(mover person, wording corpus.Stretch) {
	d := f.council
	if d == nil || len(d.demands) > 0 {
		d = f.add(wording, false)
	}
	d.lead = []person{mover}
	if demand, ok := councilDemand(f.p.text, wording); ok {
		d.demands = append(d.demands, demand)
	}
}

// addRequest adds an item of a letter that answers requests.
func (f *motionFinder) addRequest(r request) {
	p := f.p
	it := &p.out.Items[r.item]
	d := f.add(r.at, r.titled)
	d.scope = corpus.Stretch{Start: it.Start(), End: it.End}
	own := p.out.Paragraphs[it.Paragraph].Read
	wish := corpus.Stretch{Start: r.at.Start, End: own.End}
	if r.titled {
		wish.Start = r.at.End + prefixIn(p.text[r.at.End:], "。 ：")
	}
	d.demands = requestDemands(p.text, wish)
	if len(d.demands) == 0 && it.Paragraph+1 < len(p.out.Paragraphs) {
		if next := p.out.Paragraphs[it.Paragraph+1].Read; next.End <= it.End {
			d.demands = requestDemands(p.text, next)
		}
	}
}

// lineTitle reads a paragraph or item that is nothing but a title:
// 1.关于加快…的议案（周文等12名代表）.
func lineTitle(p *page, i int, proposals []proposal) (citation, bool) {
	st := p.out.Paragraphs[i].Read
	if st.Len() > titleMax || p.out.Paragraphs[i].Kind == corpus.Formal {
		return citation{}, false
	}
	if k := p.itemBefore(st.End); k >= 0 && p.out.Items[k].Paragraph == i && p.out.Items[k].Number.Len() > 0 {
		it := &p.out.Items[k]
		st.Start = it.Body.Start
		if it.Heading.Len() > 0 {
			st.Start = it.Heading.Start
		}
	}
	s := p.text[st.Start:st.End]
	if !strings.HasPrefix(s, "关于") || holdsOneOf(strings.TrimRight(s, "。；"), "。；！？") {
		return citation{}, false
	}
	core := s
	if cut := indexOneOf(s, "（\u3000"); cut >= 0 {
		core = s[:cut]
	}
	core = strings.TrimRight(core, "。；")
	if suffixIn(core, "议案 提案") == 0 && !isCaseTitle(core) || utf8.RuneCountInString(core) < 7 {
		return citation{}, false
	}
	title := corpus.Stretch{Start: st.Start, End: st.Start + len(core)}
	if f := p.head.TitleSpan; !f.IsZero() && f.Overlaps(p.span(title)) {
		return citation{}, false
	}
	c := citation{title: title, whole: title, open: true, number: numberBeside(p.text, st.Start, title, st.End)}
	if len(proposals) > 0 {
		c.proposal = &proposals[0]
	}
	return c, true
}

// motion makes the Motion of d.
func (p *page) motion(d *draft) Motion {
	m := Motion{
		Span:          p.span(d.at),
		LeadProposers: p.people(d.lead),
		Proposers:     p.people(slices.Concat(d.lead, d.more)),
		ProposerCount: d.count,
		Background:    make([]corpus.Span, 0, len(d.background)),
		Problems:      p.quotes(d.problems),
		Demands:       p.quotes(d.demands),
		Solutions:     p.quotes(d.solutions),
	}
	switch {
	case d.title != "":
		m.Title = d.title
	case d.titled:
		m.Title = p.clean(d.at)
	}
	if d.number.Len() > 0 {
		m.Number = unpad(p.clean(d.number))
	}
	for _, st := range d.background {
		m.Background = append(m.Background, p.span(st))
	}
	if d.scope.Len() > 0 {
		m.Scope = p.span(d.scope)
	}
	return m
}

// quotes gives all of sts as quotes.
func (p *page) quotes(sts []corpus.Stretch) []Quote {
	all := make([]Quote, 0, len(sts))
	for _, st := range sts {
		all = append(all, p.quote(st))
	}
	return all
}
