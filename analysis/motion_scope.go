package analysis

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// setScopes finds for each motion the part of the document that deals with it.
func (f *motionFinder) setScopes() {
	p := f.p
	var bare []*draft // those without a scope, in text order
	for _, d := range f.drafts {
		// Bills are read out together and debated as one.
		if d.scope.Len() == 0 && (len(f.drafts) == 1 || !isBill(p.text[d.at.Start:d.at.End])) {
			bare = append(bare, d)
		}
	}
	switch {
	case len(bare) == 0:
	case len(f.drafts) == 1:
		if p.head.Kind != WorkPlan && p.head.Kind != WorkReport {
			bare[0].scope = corpus.Stretch{Start: 0, End: len(p.text)}
		}
	case len(bare) == len(f.drafts) && f.scopesByRestart(bare):
	case f.scopesByItem(bare):
	default:
		f.scopesByParagraph(bare)
	}
}

// scopesByRestart gives each motion the set of sections that deals with it,
// where the numbers of the sections begin again for each:
//
//	一、议案 二、任务 三、审议   一、议案 二、任务 三、审议
func (f *motionFinder) scopesByRestart(bare []*draft) bool {
	p := f.p
	var starts []int
	for i := range p.out.Items {
		it := &p.out.Items[i]
		if it.Level == 0 && it.Value == 1 && !it.Inline && it.Number.Len() > 0 {
			if len(starts) > 0 && it.Style != p.out.Items[starts[0]].Style {
				continue
			}
			starts = append(starts, i)
		}
	}
	if len(starts) != len(bare) {
		return false
	}
	sets := make([]corpus.Stretch, len(starts))
	for k := range sets {
		sets[k] = corpus.Stretch{Start: p.out.Items[starts[k]].Start(), End: len(p.text)}
		if k > 0 {
			sets[k-1].End = sets[k].Start
		}
	}
	for k, d := range bare {
		if d.at.Start >= sets[k].End { // named first in the part of another
			return false
		}
	}
	for k, d := range bare {
		d.scope = sets[k]
	}
	return true
}

// scopesByItem gives each motion the item whose own first paragraph names it
// and no other. It reports whether it found one for every motion.
func (f *motionFinder) scopesByItem(bare []*draft) bool {
	p := f.p
	named := map[int]int{} // item → how many motions its first paragraph names
	found := make([]int, len(bare))
	for k, d := range bare {
		found[k] = -1
		for _, at := range d.mentions {
			if i := p.namingItem(at); i >= 0 {
				found[k] = i
				named[i]++
				break
			}
		}
	}
	all := true
	for k, d := range bare {
		if i := found[k]; i >= 0 && named[i] == 1 {
			d.scope = corpus.Stretch{Start: p.out.Items[i].Start(), End: p.out.Items[i].End}
		} else {
			all = false
		}
	}
	return all
}

// namingItem is the outermost item in whose first paragraph the Reading offset
// at stands; -1 where there is none.
func (p *page) namingItem(at int) int {
	i := p.out.ItemAt(at)
	for ; i >= 0; i = p.out.Items[i].Parent {
		it := &p.out.Items[i]
		if own := p.out.Paragraphs[it.Paragraph].Read; !it.Inline && at >= own.Start && at < own.End {
			return i
		}
	}
	return -1
}

// scopesByParagraph gives each motion the paragraphs from the one that names it
// alone up to the one that names another.
func (f *motionFinder) scopesByParagraph(bare []*draft) {
	p := f.p
	type place struct{ paragraph, draft int }
	var places []place
	for k, d := range bare {
		for _, at := range d.mentions {
			places = append(places, place{p.out.ParagraphAt(at), k})
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.paragraph != b.paragraph {
			return a.paragraph - b.paragraph
		}
		return a.draft - b.draft
	})
	places = slices.Compact(places)
	alone := func(i int) bool {
		return (i == 0 || places[i-1].paragraph != places[i].paragraph) && (i+1 == len(places) || places[i+1].paragraph != places[i].paragraph)
	}
	for i := range places {
		d := bare[places[i].draft]
		if d.scope.Len() > 0 || !alone(i) {
			continue
		}
		last := i
		for last+1 < len(places) && places[last+1].draft == places[i].draft {
			last++
		}
		end := len(p.text)
		if last+1 < len(places) {
			end = p.out.Paragraphs[places[last+1].paragraph].Read.Start
		} else if len(bare) > 1 && p.head.Kind != Proceedings {
			end = p.out.Paragraphs[places[last].paragraph].Read.End
		}
		d.scope = corpus.Stretch{Start: p.out.Paragraphs[places[i].paragraph].Read.Start, End: end}
	}
}

// address gives the motion that a reply answers the names it is addressed to,
// and the number in its title.
func (f *motionFinder) address() {
	p := f.p
	if p.head.Kind != Reply || len(f.drafts) == 0 {
		return
	}
	names, count := addressees(p)
	for _, d := range f.drafts {
		if len(d.lead) == 0 && len(names) > 0 && d.demands == nil {
			d.lead, d.count = names, count
		}
	}
	if d := f.drafts[0]; len(f.drafts) == 1 && d.number.Len() == 0 {
		title := p.read.Stretch(p.head.TitleSpan)
		if st, ok := motionNumber(p.text[title.Start:title.End]); ok {
			d.number = corpus.Stretch{Start: title.Start + st.Start, End: title.Start + st.End}
		}
	}
}

// addressees reads the line 林大同、王小美委员： that a reply opens with.
func addressees(p *page) (names []person, count int) {
	for i := range p.out.Paragraphs[:min(len(p.out.Paragraphs), 16)] {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:st.End]
		body, ok := strings.CutSuffix(s, "：")
		if !ok || utf8.RuneCountInString(body) > 60 {
			continue
		}
		if proposals := proposalsIn(p.text, st.Start, st.End); len(proposals) == 1 {
			return proposals[0].names, proposals[0].count
		}
		role := suffixIn(body, "代表 委员 议员 副主席 同志 先生 女士 院士 教授")
		if role == 0 {
			continue
		}
		st.Start += prefixIn(body, "尊敬的")
		names := appendNames(nil, p.text, corpus.Stretch{Start: st.Start, End: st.Start + len(body) - prefixIn(body, "尊敬的")})
		for k := range names {
			if suffixIn(p.text[names[k].st.Start:names[k].st.End], "代表 委员 议员") > 0 {
				return nil, 0
			}
		}
		if len(names) > 0 {
			return names, 0
		}
	}
	return nil, 0
}

// attachLoose gives proposals that name no title to the motion in whose part of
// the document they stand: 周文等88名市人大代表联名提出议案. Where there is no
// motion at all, a proposal with a wish is one without a title.
func (f *motionFinder) attachLoose() {
	p := f.p
	if f.attachInOrder() {
		return
	}
	scoped := slices.DeleteFunc(slices.Clone(f.drafts), func(d *draft) bool { return d.scope.Len() == 0 })
	slices.SortStableFunc(scoped, func(a, b *draft) int { return a.scope.Start - b.scope.Start })
	for i := range f.loose {
		q := &f.loose[i]
		if q.bare {
			continue
		}
		d := motionAt(scoped, q.st.Start)
		if d == nil && len(f.drafts) == 0 && p.head.Kind != Proceedings {
			wish := proposalDemands(p.text, q.st.End, p.paragraphEnd(q.st.End))
			if q.count == 0 || len(wish) == 0 {
				continue
			}
			d = f.add(corpus.Stretch{Start: q.st.Start, End: wish[len(wish)-1].End}, false)
		}
		if d == nil || len(d.lead) > 0 || d.more != nil {
			continue
		}
		d.lead, d.count, d.moved = q.names, q.count, q.st
	}
}

// attachInOrder gives the proposals to the motions one by one, where none of
// these has a mover or a part of its own and there are as many of both: a
// newspaper names all motions first, then who moved each.
func (f *motionFinder) attachInOrder() bool {
	var moved []*proposal
	for i := range f.loose {
		if q := &f.loose[i]; !q.bare && q.count > 0 {
			moved = append(moved, q)
		}
	}
	if len(f.drafts) < 2 || len(moved) != len(f.drafts) {
		return false
	}
	for _, d := range f.drafts {
		if d.scope.Len() > 0 || len(d.lead) > 0 || d.more != nil || d.at.Start > moved[0].st.Start {
			return false
		}
	}
	for k, d := range f.drafts {
		d.lead, d.count, d.moved = moved[k].names, moved[k].count, moved[k].st
	}
	f.scopesByMover()
	return true
}

// scopesByMover gives each motion the part of the document around its movers,
// which begins where a label comes again in the part of each:
//
//	聚焦议案一：… 背景：…  周文等56名代表联名提出…
//	聚焦议案二：… 背景：…  林大同等38名代表联名提出…
//
// Where no label does, the part begins with the movers' own paragraph.
func (f *motionFinder) scopesByMover() {
	p := f.p
	starts := make([]int, len(f.drafts)) // paragraphs
	for k, d := range f.drafts {
		starts[k] = p.out.ParagraphAt(d.moved.Start)
	}
	if labelled := p.labelledStarts(p.out.ParagraphAt(f.drafts[len(f.drafts)-1].at.End)+1, starts); labelled != nil {
		starts = labelled
	}
	for k, d := range f.drafts {
		d.scope = corpus.Stretch{Start: p.paragraphStart(starts[k]), End: len(p.text)}
		if k > 0 {
			f.drafts[k-1].scope.End = d.scope.Start
		}
	}
}

// labelledStarts gives for each of movers, in order, the paragraph before it,
// and after the one before it, that begins with the same label; nil where no
// label begins a paragraph in each part. from is the first paragraph to look at.
func (p *page) labelledStarts(from int, movers []int) []int {
	for first := from; first < movers[0]; first++ {
		label := p.partLabel(first)
		if label == "" {
			continue
		}
		starts := []int{first}
		for k := 1; k < len(movers) && len(starts) == k; k++ {
			for i := movers[k-1] + 1; i < movers[k]; i++ {
				if p.partLabel(i) == label {
					starts = append(starts, i)
					break
				}
			}
		}
		if len(starts) == len(movers) {
			return starts
		}
	}
	return nil
}

// partLabel is the label that paragraph i begins with, with all numbers alike;
// empty where it begins with none.
func (p *page) partLabel(i int) string {
	st := p.out.Paragraphs[i].Read
	label, _, ok := strings.Cut(p.text[st.Start:st.End], "：")
	if !ok || label == "" || utf8.RuneCountInString(label) > 10 || holdsOneOf(label, "，。；") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("一二三四五六七八九十0123456789", r) {
			return '一'
		}
		return r
	}, label)
}

// motionAt is the motion in whose part of the document the offset at stands.
// scoped is in the order of those parts.
func motionAt(scoped []*draft, at int) *draft {
	k := sort.Search(len(scoped), func(k int) bool { return scoped[k].scope.Start > at }) - 1
	if k < 0 || at >= scoped[k].scope.End {
		return nil
	}
	return scoped[k]
}

// paragraphEnd is the end of the paragraph that holds the Reading offset at.
func (p *page) paragraphEnd(at int) int { return p.out.Paragraphs[p.out.ParagraphAt(at)].Read.End }

// proposalDemands gives what follows a proposal, whose clause ends at at, up to
// end: 周文等90名代表联名提出，健全…机制。
func proposalDemands(text string, at, end int) []corpus.Stretch {
	n := prefixIn(text[at:end], "， ：")
	if n == 0 || suffixIn(text[:at], "后 以来") > 0 { // 周文等90名代表提出的议案交办后，市政府…
		return nil
	}
	var sentences []corpus.Stretch
	first := 0 // the sentence with which the wish begins; the grounds may stand before it
	eachSentence(text, corpus.Stretch{Start: at + n, End: end}, func(s corpus.Stretch) {
		words := text[s.Start:s.End]
		words = words[prefixIn(words, "为此， 因此， 议案 代表们 我们"):]
		if first == 0 && prefixIn(words, "建议 应当 应该 希望 要求 必须 恳请") > 0 && len(sentences) > 0 && !opensWithVerb(text[sentences[0].Start:sentences[0].End]) && !holdsAny(text[sentences[0].Start:sentences[0].End], "应当 应该 建议 必须 要") {
			first = len(sentences)
		}
		sentences = append(sentences, s)
	})
	var all []corpus.Stretch
	for _, s := range sentences[first:] {
		words := text[s.Start:s.End]
		if len(all) > 0 && prefixIn(words, "要 应 建议 希望 呼吁 同时要 同时应 一是 二是 三是 还要 还应 并") == 0 {
			break
		}
		if utf8.RuneCountInString(words) >= 6 && prefixIn(words, "《 “关于 议案 该议案 有关 关于 就 的 经 并经") == 0 && (len(all) > 0 || !tellsOfNow(words)) {
			all = append(all, s)
		}
	}
	return all
}

// tellsOfNow reports a sentence that says how things stand and asks for nothing.
func tellsOfNow(s string) bool {
	return prefixIn(s, "近年来 当前 目前 现在 随着 长期以来 近几年") > 0 && !holdsAny(s, "应当 应该 建议 必须 需要 希望 亟需 亟待")
}

// wishOf gives the first sentence in st, the text of a motion, in which the
// proposers say what they ask for, without the list that may follow:
//
//	我们请求县政府拿出让农民得实惠的办法：一、…
func wishOf(p *page, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	for i := p.out.ParagraphAt(st.Start); len(all) == 0 && i < len(p.out.Paragraphs); i++ {
		own := p.out.Paragraphs[i].Read
		if own.Start >= st.End {
			break
		}
		eachSentence(p.text, own, func(s corpus.Stretch) {
			s.Start += prefixIn(p.text[s.Start:s.End], "为此， 因此， 鉴于此， 对此， 综上， 综上所述， 据此，")
			words := p.text[s.Start:s.End]
			if len(all) > 0 || prefixIn(words[prefixIn(words, "我们 代表们 特 现 谨"):], "建议市 建议省 建议县 建议区 建议由 请市 请省 请县 请区 请求 恳请 要求市 要求省 要求县 要求区 希望市 希望省 希望县 希望区 建议政府 请政府 希望政府 建议有关部门 希望有关部门") == 0 {
				return
			}
			s.End = s.Start + clauseEnd(words, "：；")
			if holdsAny(p.text[s.Start:s.End], "以下 如下 下列") { // says only that a list follows
				return
			}
			if utf8.RuneCountInString(p.text[s.Start:s.End]) >= shortestWish {
				all = append(all, s)
			}
		})
	}
	return all
}

// shortestWish is how many characters say what is asked for; 建议市政府 does not.
const shortestWish = 12
