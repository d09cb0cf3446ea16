package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// findRemarks finds the turns of speakers, in text order. A turn runs from the
// speaker's label to the next speaker, or to what ends speeches: the next
// section, a line of procedure, a signature.
func findRemarks(p *page) []Remark {
	openings := p.openings()
	ends := p.turnEnds(openings)
	var remarks []Remark
	var acts *actReader
	spoken := make([]bool, len(openings)) // the paragraphs of the turns so far
	for i := 0; i < len(openings); i++ {
		if openings[i] == nil {
			continue
		}
		if acts == nil {
			acts = newActReader()
		}
		if r, last, ok := p.turn(openings, ends, spoken, acts, i); ok {
			remarks = append(remarks, r)
			for k := i; k <= last; k++ {
				spoken[k] = true
			}
			i = last
		}
	}
	return remarks
}

// openings finds for each paragraph the speaker who begins to speak in it; nil
// where nobody does.
func (p *page) openings() []*opening {
	assigns := p.head.Kind == WorkPlan || p.head.Kind == WorkReport || p.head.Kind == ProgressReport || p.head.Kind == MotionText
	items := p.itemsByParagraph()
	found := make([]*opening, len(p.out.Paragraphs))
	lines, strong, minutes := 0, 0, false
	for i := range p.out.Paragraphs {
		par := &p.out.Paragraphs[i]
		if par.Kind != corpus.Prose && par.Kind != corpus.Formal {
			continue
		}
		if i > 0 && p.out.Paragraphs[i-1].Kind == corpus.Prose && found[i-1] == nil {
			if o, ok := p.signedOpening(p.out.Paragraphs[i-1].Read, par.Read); ok {
				found[i-1] = &o
				continue
			}
		}
		o, ok := p.openingAt(i, items[i])
		if !ok || assigns && o.form == indirectForm {
			continue
		}
		if p.head.Kind == Reply && o.form == indirectForm || !p.speaks(i, &o) {
			continue
		}
		if o.form == lineForm {
			lines++
		}
		if o.label.isStrong(p.text) {
			strong++
		}
		minutes = minutes || o.form == colonForm && o.label.isChair(p.text)
		found[i] = &o
	}
	for i, o := range found {
		switch {
		case o == nil:
		case assigns && strong == 0:
			found[i] = nil // 主席：, 局长： in a plan are labels of duties
		case o.form == lineForm && lines < 2 && !o.label.isStrong(p.text):
			found[i] = nil // one bare line that names an official is a byline or a signature
		case o.form == indirectForm && minutes:
			found[i] = nil // minutes give the words themselves; what they report is told by a speaker
		}
	}
	return found
}

// itemsByParagraph gives for each paragraph the index of the item it begins
// with, -1 where it begins with none.
func (p *page) itemsByParagraph() []int {
	items := make([]int, len(p.out.Paragraphs))
	for i := range items {
		items[i] = -1
	}
	for k := range p.out.Items {
		if it := &p.out.Items[k]; !it.Inline && it.Number.Len() > 0 {
			items[it.Paragraph] = k
		}
	}
	return items
}

// openingAt reads the opening of paragraph i, which begins with the item of
// that index or with none.
func (p *page) openingAt(i, item int) (opening, bool) {
	st := p.out.Paragraphs[i].Read
	if item >= 0 {
		st.Start = p.afterNumber(item)
	}
	if st.Len() <= 0 {
		return opening{}, false
	}
	o, ok := p.colonOpening(st)
	if !ok && p.out.Paragraphs[i].Kind != corpus.Formal {
		if o, ok = p.lineOpening(st); !ok {
			o, ok = p.indirectOpening(st)
		}
	}
	o.numbered = item
	return o, ok
}

// afterNumber is where an item's wording begins, heading included.
func (p *page) afterNumber(item int) int {
	it := &p.out.Items[item]
	if it.Heading.Len() > 0 {
		return it.Heading.Start
	}
	return it.Body.Start
}

// speaks reports whether wording follows the opening of paragraph i, so that
// 主席：王明 in the head of minutes and 纪占斌等3名代表： above a letter are none. It
// notes the paragraphs that belong to the label.
func (p *page) speaks(i int, o *opening) bool {
	rest := p.text[o.speech:p.out.Paragraphs[i].Read.End]
	if o.form == indirectForm {
		return true
	}
	if strings.TrimSpace(rest) != "" {
		return p.speaksInline(i, o, rest)
	}
	next := p.nextProse(i)
	if next < 0 {
		return false
	}
	s := p.paragraph(next)
	if isRoleBracket(s) {
		o.skip = next - i
		if next = p.nextProse(next); next < 0 {
			return false
		}
		s = p.paragraph(next)
	} else if o.form == lineForm && !p.followsLine(i, s) {
		return false
	}
	if isLetterOpening(s) && !p.inMinutes() {
		return false
	}
	if !closesSentence(s) { // a headline of its own
		if next = p.nextProse(next); next < 0 || !closesSentence(p.paragraph(next)) {
			return false
		}
	}
	return utf8.RuneCountInString(s) >= 2
}

// followsLine reports whether s, which follows a bare label in paragraph i, is
// what that person says: a sentence, and the label no member of a list of names.
func (p *page) followsLine(i int, s string) bool {
	if strings.HasSuffix(s, "：") || !closesSentence(s) || utf8.RuneCountInString(s) < 6 {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if p.out.Paragraphs[k].Kind == corpus.Prose {
			_, listed := p.lineOpening(p.out.Paragraphs[k].Read)
			return !listed
		}
	}
	return true
}

// speaksInline decides for wording on the label's own line.
func (p *page) speaksInline(i int, o *opening, rest string) bool {
	if closesSentence(rest) || strings.ContainsAny(rest, "。！？") {
		return true
	}
	clause := rest
	if end := strings.IndexAny(rest, "，：\u3000"); end >= 0 {
		clause = rest[:end]
	}
	if isPersonName(clause) || rolesOnly(clause) && clause != "主席" {
		return false // 主席：王明   秘书长：李强　副秘书长：许可
	}
	if len(o.label.name) == 0 {
		return strings.HasPrefix(rest, "主席，") || strings.HasPrefix(rest, "《") || utf8.RuneCountInString(rest) >= 12 && !strings.Contains(rest, "\u3000")
	}
	next := p.nextProse(i)
	return next >= 0 && closesSentence(p.paragraph(next)) || utf8.RuneCountInString(rest) >= 8 || strings.HasPrefix(rest, "“")
}

// rolesOnly reports wording after a colon that names people, not what they say.
func rolesOnly(s string) bool {
	l, ok := parseLabel(strings.Trim(s, "\u3000 "), 0)
	return ok && len(l.name) > 0
}

// inMinutes reports a document of speeches.
func (p *page) inMinutes() bool { return p.head.Kind == Proceedings || p.head.Kind == MotionHandling }

// isLetterOpening reports the first words of a letter to a deputy.
func isLetterOpening(s string) bool {
	return hasPrefixIn(s, "您 你 贵 现将 经研究") || strings.Contains(firstRunes(s, 60), "收悉") || strings.Contains(firstRunes(s, 60), "您提出")
}

// nextProse is the index of the next paragraph of wording after i; -1 where
// none follows.
func (p *page) nextProse(i int) int {
	for k := i + 1; k < len(p.out.Paragraphs); k++ {
		switch p.out.Paragraphs[k].Kind {
		case corpus.Prose, corpus.Formal:
			return k
		case corpus.TableRow:
			return -1
		}
	}
	return -1
}

// paragraph is the Reading of paragraph i.
func (p *page) paragraph(i int) string {
	st := p.out.Paragraphs[i].Read
	return p.text[st.Start:st.End]
}

// turn builds the turn that opens in paragraph i, and returns the last
// paragraph that belongs to it.
func (p *page) turn(openings []*opening, ends, spoken []bool, acts *actReader, i int) (r Remark, last int, ok bool) {
	o := openings[i]
	r.Speaker = p.speaker(o.label)
	speech := p.speechParagraphs(openings, ends, spoken, i)
	last = speech.last
	if len(speech.stretches) > 1 && len(o.label.name) > 0 && !o.label.isChair(p.text) && o.form != indirectForm {
		if first := speech.stretches[0]; isHeadline(p.text[first.Start:first.End]) {
			q := p.quote(first)
			r.Headline = &q
			speech.stretches = speech.stretches[1:]
		}
	}
	if len(speech.stretches) == 0 {
		return r, i, false
	}
	end := speech.stretches[len(speech.stretches)-1].End
	if o.form == signedForm {
		end = p.out.Paragraphs[last].Read.End
	}
	r.Span = p.span(corpus.Stretch{Start: o.start, End: end})
	dialogue := len(o.label.name) > 1
	for _, st := range speech.stretches {
		r.Paragraphs = append(r.Paragraphs, p.span(st))
		r.Points = append(r.Points, p.points(st, acts, speaking{chair: o.label.isChair(p.text), dialogue: dialogue})...)
	}
	return r, last, true
}

// isHeadline reports the short title of a speech.
func isHeadline(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 3 && n <= 45 && !closesSentence(s) && !strings.ContainsAny(s, "。；！？") && !strings.HasSuffix(s, "，")
}

// speechOf is the wording of a turn.
type speechOf struct {
	stretches []corpus.Stretch // paragraphs, the part of the first after the label
	last      int              // index of the last paragraph
}

// speechParagraphs collects what the speaker of paragraph i says.
func (p *page) speechParagraphs(openings []*opening, ends, spoken []bool, i int) speechOf {
	o := openings[i]
	speech := speechOf{last: i + o.skip}
	add := func(st corpus.Stretch) {
		st = p.trim(st)
		if st.Len() > 0 {
			speech.stretches = append(speech.stretches, st)
		}
	}
	add(corpus.Stretch{Start: o.speech, End: p.out.Paragraphs[i].Read.End})
	if o.form == signedForm {
		return speech
	}
	bound := p.turnBound(o, spoken)
	var name string
	for _, st := range o.label.name {
		name += p.text[st.Start:st.End]
	}
	var list listing
	for k := i + o.skip + 1; k < len(p.out.Paragraphs); k++ {
		par := &p.out.Paragraphs[k]
		if par.Kind == corpus.Furniture || par.Kind == corpus.Blank {
			continue
		}
		if openings[k] != nil && (o.form == indirectForm || openings[k].form != indirectForm) {
			break
		}
		s := p.paragraph(k)
		if o.form == indirectForm && !goesOnSpeaking(s, name) {
			break
		}
		listed := list.goesOn(p, k, &speech)
		if ends[k] || (par.Read.Start >= bound || p.follows(o, k)) && !listed {
			break
		}
		if o.label.isChair(p.text) && p.itemOf(k) != nil && !listed {
			break
		}
		add(par.Read)
		speech.last = k
	}
	return speech
}

// listing is a list that a speaker announced by a colon.
type listing struct{ last *corpus.Item }

// goesOn reports whether paragraph k is the next item of the list, or the first
// one after a colon.
func (l *listing) goesOn(p *page, k int, speech *speechOf) bool {
	it := p.itemOf(k)
	if it == nil {
		return false
	}
	if l.last != nil && it.Style == l.last.Style && it.Value == l.last.Value+1 {
		l.last = it
		return true
	}
	if n := len(speech.stretches); n > 0 && strings.HasSuffix(p.text[:speech.stretches[n-1].End], "：") {
		l.last = it
		return true
	}
	return false
}

// itemOf is the numbered item that paragraph k begins with, nil for none.
func (p *page) itemOf(k int) *corpus.Item {
	if i := p.out.ItemAt(p.out.Paragraphs[k].Read.Start); i >= 0 {
		if it := &p.out.Items[i]; it.Paragraph == k && !it.Inline && it.Number.Len() > 0 {
			return it
		}
	}
	return nil
}

// turnBound is where the section ends in which the opening stands. What was
// numbered inside an earlier speech is no section.
func (p *page) turnBound(o *opening, spoken []bool) int {
	item := p.out.ItemAt(o.start)
	for item >= 0 && (item == o.numbered || spoken[p.out.Items[item].Paragraph] || !isSection(&p.out.Items[item])) {
		item = p.out.Items[item].Parent
	}
	if item < 0 {
		return len(p.text)
	}
	return p.out.Items[item].End
}

// isSection reports an item under which several people may speak: a heading
// alone on its line, of a series that orders documents.
func isSection(it *corpus.Item) bool {
	switch it.Style {
	case corpus.Lead, corpus.ChineseIs, corpus.Ordinal, corpus.Dash, corpus.Latin, corpus.Circled:
		return false
	}
	return !it.Inline && it.Body.Len() == 0
}

// follows reports whether paragraph k is the item after the numbered label o
// in its own series: 1、陈敏议员：… 2、散会.
func (p *page) follows(o *opening, k int) bool {
	it := p.itemOf(k)
	if it == nil || o.numbered < 0 {
		return false
	}
	own := &p.out.Items[o.numbered]
	return it.Style == own.Style && it.Value == own.Value+1
}

// trim takes white space, marks of emphasis and tags off both ends of st.
func (p *page) trim(st corpus.Stretch) corpus.Stretch {
	const blank = "\u3000 \n*"
	for {
		s := p.text[st.Start:st.End]
		t := strings.TrimLeft(s, blank)
		t = t[leadingTag(t):]
		st.Start += len(s) - len(t)
		u := strings.TrimRight(t, blank)
		u = u[:len(u)-trailingTag(u)]
		st.End = st.Start + len(u)
		if len(u) == len(s) {
			return st
		}
	}
}
