package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// findRemarks finds the turns of speakers, in text order. A turn runs from the
// speaker's label to the next speaker, or to what ends speeches: the next
// section, a line of procedure, a signature.
func findRemarks(p *page) []Remark {
	t := turns{page: p}
	t.openings, t.minutes = p.openings()
	if !slices.ContainsFunc(t.openings, func(o *opening) bool { return o != nil }) {
		return nil
	}
	t.ends = p.turnEnds(t.openings)
	t.spoken = make([]bool, len(t.openings))
	if t.acts = p.cues; t.acts == nil {
		t.acts = NewCues()
	}
	var remarks []Remark
	for i := 0; i < len(t.openings) && !p.stopped(); i++ {
		if t.openings[i] == nil {
			continue
		}
		if rs, last := t.turn(i); len(rs) > 0 {
			remarks = append(remarks, rs...)
			for k := i; k <= last; k++ {
				t.spoken[k] = true
			}
			i = last
		}
	}
	return remarks
}

// turns is the reading of a document's speeches, paragraph by paragraph.
type turns struct {
	*page
	openings []*opening // who begins to speak in each paragraph
	ends     []bool     // the paragraphs that end a speech
	spoken   []bool     // the paragraphs of the turns so far
	minutes  bool       // somebody is in the chair
	acts     *Cues
}

// turn builds the turn that opens in paragraph i, and those of others that the same
// paragraphs report after it. It returns the last paragraph that belongs to them.
func (t *turns) turn(i int) (all []Remark, last int) {
	o := t.openings[i]
	speech, last := t.speech(i)
	var headline *Quote
	if len(speech) > 1 && t.mayHaveHeadline(o) && isHeadline(t.text[speech[0].Start:speech[0].End]) {
		q := t.quote(speech[0])
		headline = &q
		speech = speech[1:]
	}
	if len(speech) == 0 {
		return nil, i
	}
	speech[0].Start += prefixIn(t.text[speech[0].Start:speech[0].End], "内容： 发言内容： 发言要点： 意见建议：")
	end := speech[len(speech)-1].End
	if o.form == signedForm {
		end = t.out.Paragraphs[last].Read.End
	}
	end = max(end, o.said.End)
	parts := []speechPart{{by: o, speech: speech}}
	if o.form == indirectForm && o.said.Len() == 0 {
		parts = t.parts(o, speech)
	}
	for k := range parts {
		if parts[k].end == 0 {
			parts[k].end = end
		}
		all = append(all, t.remark(&parts[k]))
	}
	all[0].Headline = headline
	return all, last
}

// remark makes the turn of what one speaker says.
func (t *turns) remark(part *speechPart) Remark {
	o, speech := part.by, part.speech
	r := Remark{Speaker: t.speaker(o.label), Span: t.span(t.trim(corpus.Stretch{Start: o.start, End: part.end}))}
	for _, st := range speech {
		r.Paragraphs = append(r.Paragraphs, t.span(st))
	}
	// Where the title stands inside the name, as in the Legislative Yuan, question
	// and answer follow each other.
	how := speaking{chair: o.label.isChair(t.text), dialogue: len(o.label.name) > 1}
	how.official = o.label.isMinister(t.text) && (t.minutes || len(o.label.name) != 1)
	for _, st := range t.unbroken(speech) {
		r.Points = append(r.Points, t.points(st, t.acts, how)...)
	}
	return r
}

// mayHaveHeadline reports whether speeches like o's may have a title: those of
// minutes and those that are reported have none.
func (t *turns) mayHaveHeadline(o *opening) bool {
	return len(o.label.name) > 0 && !t.minutes && o.form != indirectForm && o.form != signedForm
}

// unbroken joins the paragraphs of a speech that break off in a sentence with
// the one after them: a typesetter's lines that could not be told from paragraphs.
func (t *turns) unbroken(speech []corpus.Stretch) []corpus.Stretch {
	const fullLine = 20
	var joined []corpus.Stretch
	open := false
	for _, st := range speech {
		if open && t.itemOf(t.out.ParagraphAt(st.Start)) == nil {
			joined[len(joined)-1].End = st.End
		} else {
			joined = append(joined, st)
		}
		s := t.text[st.Start:st.End]
		open = t.minutes && !closesSentence(s) && utf8.RuneCountInString(s) >= fullLine
	}
	return joined
}

// isHeadline reports the short title of a speech.
func isHeadline(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 3 && n <= 45 && !closesSentence(s) && !holdsOneOf(s, "。；！？") && !strings.HasSuffix(s, "，")
}

// speech collects what the speaker of paragraph i says: the paragraphs, of the
// first the part after the label, and the index of the last.
func (t *turns) speech(i int) (speech []corpus.Stretch, last int) {
	o := t.openings[i]
	first := corpus.Stretch{Start: o.speech, End: t.out.Paragraphs[i].Read.End}
	if o.form == cellForm {
		first.End = o.said.End
		return t.appendWording(speech, first), i
	}
	if o.said.Len() > 0 {
		speech = t.appendWording(speech, corpus.Stretch{Start: first.Start, End: o.said.Start})
		first.Start = o.said.End
	}
	speech = t.appendWording(speech, first)
	last = i + o.skip
	if o.form == signedForm {
		return speech, last
	}
	bound := t.turnBound(o)
	var list listing
	for k := last + 1; k < len(t.out.Paragraphs); k++ {
		par := &t.out.Paragraphs[k]
		if par.Kind == corpus.Furniture || par.Kind == corpus.Blank {
			continue
		}
		announced := len(speech) > 0 && strings.HasSuffix(t.text[:speech[len(speech)-1].End], "：")
		listed := list.goesOn(t.itemOf(k), announced)
		if t.ends[k] || t.isElse(o, k) || !listed && (par.Read.Start >= bound || t.leavesSpeech(o, k)) {
			break
		}
		speech = t.appendWording(speech, par.Read)
		last = k
	}
	return speech, last
}

// appendWording appends st without what surrounds its wording.
func (t *turns) appendWording(speech []corpus.Stretch, st corpus.Stretch) []corpus.Stretch {
	if st = t.trim(st); st.Len() > 0 {
		speech = append(speech, st)
	}
	return speech
}

// isElse reports whether paragraph k is somebody else's, or the writer's.
func (t *turns) isElse(o *opening, k int) bool {
	if o.form != indirectForm {
		return t.openings[k] != nil
	}
	var name strings.Builder
	for _, st := range o.label.name {
		name.WriteString(t.text[st.Start:st.End])
	}
	return t.openings[k] != nil || !goesOnSpeaking(t.paragraph(k), name.String())
}

// leavesSpeech reports whether paragraph k is a numbered item that is no part of
// o's speech: the next of the numbered speakers, or the next business after the
// chair's words.
func (t *turns) leavesSpeech(o *opening, k int) bool {
	it := t.itemOf(k)
	if it == nil {
		return false
	}
	if o.label.isChair(t.text) {
		return true
	}
	if o.numbered < 0 {
		return false
	}
	own := &t.out.Items[o.numbered] // 1、陈敏议员：… 2、散会
	return it.Style == own.Style && it.Value == own.Value+1
}

// listing is a list that a speaker announced by a colon.
type listing struct{ last *corpus.Item }

// goesOn reports whether it is the next item of the list, or the first after the
// colon that announced it.
func (l *listing) goesOn(it *corpus.Item, announced bool) bool {
	if it == nil {
		return false
	}
	next := l.last != nil && it.Style == l.last.Style && it.Value == l.last.Value+1
	if next || announced {
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
func (t *turns) turnBound(o *opening) int {
	item := t.out.ItemAt(o.start)
	for item >= 0 && (item == o.numbered || t.spoken[t.out.Items[item].Paragraph] || !isSection(&t.out.Items[item])) {
		item = t.out.Items[item].Parent
	}
	if item < 0 {
		return len(t.text)
	}
	return t.out.Items[item].End
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
