package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// openings finds for each paragraph the speaker who begins to speak in it; nil
// where nobody does. minutes says that somebody is in the chair.
func (p *page) openings() (found []*opening, minutes bool) {
	items := p.itemsByParagraph()
	found, all := p.readOpenings(items, !p.refusesIndirect())
	if p.refusesIndirect() && slices.ContainsFunc(found, func(o *opening) bool { return o != nil }) {
		found, all = p.readOpenings(items, true) // the others have a say in whether these count
	}
	for i, o := range found {
		if o != nil && p.refuses(o, all) {
			found[i] = nil
		}
	}
	p.bareOpenings(found, items)
	p.tableOpenings(found)
	return found, all.chairs > 0
}

// refusesIndirect reports a kind of document in which nobody begins to speak without
// a label; see refuses.
func (p *page) refusesIndirect() bool {
	switch p.head.Kind {
	case WorkPlan, WorkReport, ProgressReport, MotionText, Reply:
		return true
	}
	return false
}

// readOpenings reads the openings, the indirect ones only where these are wanted, and
// counts them.
func (p *page) readOpenings(items []int, indirect bool) (found []*opening, all openingCount) {
	found = make([]*opening, len(p.out.Paragraphs))
	for i := range p.out.Paragraphs {
		if p.stopped() {
			break
		}
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
		if o, ok := p.openingAt(i, items[i], indirect); ok && p.speaks(i, &o) {
			kept := o // o itself then costs no memory where nobody speaks
			found[i] = &kept
			all.count(p, &kept)
		}
	}
	return found, all
}

// openingCount counts the openings of a document.
type openingCount struct{ all, lines, indirect, strong, chairs int }

func (c *openingCount) count(p *page, o *opening) {
	c.all++
	switch o.form {
	case lineForm:
		c.lines++
	case indirectForm:
		c.indirect++
	}
	if o.label.isStrong(p.text) {
		c.strong++
	}
	if o.form == colonForm && o.label.isChair(p.text) {
		c.chairs++
	}
}

// refuses reports an opening that the rest of the document speaks against.
func (p *page) refuses(o *opening, all openingCount) bool {
	switch p.head.Kind {
	case WorkPlan, WorkReport, ProgressReport, MotionText:
		// 主席：, 局长： in a plan are labels of duties.
		if all.strong == 0 || o.form == indirectForm {
			return true
		}
	case Reply:
		if o.form == indirectForm {
			return true
		}
	}
	switch o.form {
	case lineForm:
		// One bare line that names an official is a byline or a signature.
		return all.lines < 2 && !o.label.isStrong(p.text)
	case indirectForm:
		// Minutes that give the words themselves report others' only here and there,
		// and then it is the speaker who tells them.
		return all.chairs > 0 && 20*all.indirect < all.all
	}
	return false
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
// that index or with none; an indirect one only where it is wanted.
func (p *page) openingAt(i, item int, indirect bool) (opening, bool) {
	st := p.out.Paragraphs[i].Read
	if item >= 0 {
		st.Start = p.afterNumber(item)
	}
	if st.Len() <= 0 {
		return opening{}, false
	}
	o, ok := p.colonOpening(st)
	if !ok && p.out.Paragraphs[i].Kind != corpus.Formal {
		if o, ok = p.lineOpening(st); !ok && indirect {
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
// 主席：王明 in the head of minutes and 王明等3名代表： above a letter are none. It
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

// longestHeadline is how many characters the headline of a speech may have.
const longestHeadline = 30

// followsLine reports whether s, which follows a bare label in paragraph i, is
// what that person says: a sentence, and the label no member of a list of names.
func (p *page) followsLine(i int, s string) bool {
	if strings.HasSuffix(s, "：") || !closesSentence(s) && !p.inMinutes() || utf8.RuneCountInString(s) < 6 {
		return false
	}
	if !closesSentence(s) { // a headline of its own, and no further name of a list
		if _, listed := parseLabel(s, 0); listed || exceeds(s, longestHeadline) || holdsOneOf(s, "\u3000：") {
			return false
		}
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
	if closesSentence(rest) || holdsOneOf(rest, "。！？") {
		return true
	}
	clause := rest
	if end := indexOneOf(rest, "，：\u3000"); end >= 0 {
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
