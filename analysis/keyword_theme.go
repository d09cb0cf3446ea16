package analysis

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis/internal/reference"
	"yian/corpus"
)

// commonVerb is in how many passages of the reference a common verb stands.
const commonVerb = 100

// themes holds the words of a document and the phrases made of them.
type themes struct {
	page    *page
	ref     *reference.Reference
	roles   map[string]wordRole
	routine map[string]bool // phrases of the frame of a document
	unheard float64         // rarity of a word that the reference lacks
	tags    []string        // the parts of speech of words
	themeScratch

	segmenter  *Segmenter
	plain      bool            // no tasks, motions or remarks were found
	indicators map[string]bool // what the document's targets measure
}

// themeWord is a word with what it can do in a phrase and where it stands. There
// are millions in a long text.
type themeWord struct {
	Start, End uint32 // bytes of the Reading
	kind       int32  // index into kinds
	para       int32  // number of the paragraph
	runes      uint16 // as good as any number from 65,535 on
	pos        uint8  // index into tags
	role       wordRole
	place      place
	task       bool // part of a task, a demand or a solution
	verb       bool // a common verb that names no line of work
}

// wordKind is what holds of a word wherever it stands in the document.
type wordKind struct {
	role   wordRole
	verb   bool
	runes  int
	count  int  // in the document
	titled bool // it stands in the title
	rarity float64
	habits reference.Habits
	known  bool    // the reference knows its habits
	weight float64 // how much it says of what the document is about, 0 to 1
}

// place says where a word stands; the greater is the more prominent.
type place uint8

const (
	nowhere place = iota // a responsibility note, a signature: not read for themes
	inBody
	inLead // first sentence of a paragraph
	inHeading
	inTitle
)

// newThemes cuts the document into words and says what each can do.
func newThemes(p *page, s *Segmenter) *themes {
	tables := s.themes()
	t := &themes{page: p, segmenter: s, ref: reference.Open(), roles: tables.roles, routine: tables.routine, themeScratch: *tables.scratch()}
	t.unheard = math.Log(float64(t.ref.Passages()))
	t.cut(s)
	t.joinQuoted()
	t.joinSingles()
	t.setKinds()
	t.setPlaces()
	return t
}

// cut cuts the text into words.
func (t *themes) cut(s *Segmenter) {
	tags := make(map[string]uint8)
	t.words = slices.Grow(t.words, len(t.page.text)/4+1)
	for words := range s.clauses(t.page.text) {
		if t.page.stopped() {
			return
		}
		for _, w := range words {
			tag, ok := tags[w.POS]
			if !ok {
				tag = t.tag(w.POS)
				tags[w.POS] = tag
			}
			t.words = append(t.words, themeWord{Start: uint32(w.Start), End: uint32(w.End), pos: tag})
		}
	}
}

// tag is where a part of speech stands in tags; there are some sixty.
func (t *themes) tag(pos string) uint8 {
	i := slices.Index(t.tags, pos)
	if i < 0 {
		i = len(t.tags)
		t.tags = append(t.tags, pos)
	}
	return uint8(i)
}

// pos is the part of speech of word i.
func (t *themes) pos(i int) string { return t.tags[t.words[i].pos] }

// setKinds says of each word what holds of it wherever it stands.
func (t *themes) setKinds() {
	for i := range t.words {
		text := t.spelling(i)
		id, ok := t.kindOf[text]
		if !ok {
			id = int32(len(t.kinds))
			t.kindOf[text] = id
			t.kinds = append(t.kinds, t.newKind(text, t.pos(i)))
		}
		kind := &t.kinds[id]
		kind.count++
		w := &t.words[i]
		w.kind, w.role, w.verb, w.runes = id, kind.role, kind.verb, uint16(min(kind.runes, math.MaxUint16))
	}
}

// newKind says what holds of a word wherever it stands.
func (t *themes) newKind(text, pos string) wordKind {
	k := wordKind{role: roleOf(text, pos, t.roles), runes: utf8.RuneCountInString(text)}
	if k.role == roleBreak {
		return k
	}
	var count int
	count, k.habits, k.known = t.ref.Word(text)
	k.rarity = math.Log(float64(t.ref.Passages()) / float64(1+count))
	if k.role == roleContent && strings.HasPrefix(pos, "v") && pos != "vn" {
		k.verb = count >= commonVerb // a rare one is part of a term: 租赁, 错配
	}
	return k
}

// weigh says how much each word tells of what the document is about: words that
// it uses often and official language at large seldom.
func (t *themes) weigh() {
	most := 0.0
	for i := range t.kinds {
		if k := &t.kinds[i]; k.runes > 1 && k.role != roleStop && k.role != roleVerb && k.role != roleBreak {
			k.weight = math.Log2(1+float64(k.count)) * k.rarity
			most = max(most, k.weight)
		}
	}
	for i := range t.kinds {
		t.kinds[i].weight /= max(1, most)
	}
	for i := range t.words {
		if t.words[i].place == inTitle {
			t.kinds[t.words[i].kind].titled = true
		}
	}
}

// longestQuoted is how many characters a quoted name has at most, without its
// quotation marks.
const longestQuoted = 9

// quotedTag is the part of speech of a quoted name.
const quotedTag = "nz"

// joinQuoted makes one word of each short quotation: “放管服”, “双随机、一公开”. Longer
// ones, and those that are sentences, stay as they are.
func (t *themes) joinQuoted() {
	quoted := t.tag(quotedTag)
	joined := t.words[:0]
	for i := 0; i < len(t.words); i++ {
		w := t.words[i]
		if t.spelling(i) == "“" {
			if n := quotedName(t.page.text, t.words[i:]); n > 0 {
				w = themeWord{Start: w.Start, End: t.words[i+n-1].End, pos: quoted}
				i += n - 1
			}
		}
		joined = append(joined, w)
	}
	t.words = joined
}

// quotedName is the number of words, quotation marks included, of the quoted name
// with which words begin; 0 where they begin with none.
func quotedName(text string, words []themeWord) int {
	runes := 0
	for i, w := range words[1:] {
		switch word := text[w.Start:w.End]; word {
		case "”":
			if runes < shortestPhrase {
				return 0
			}
			return i + 2
		case "。", "；", "！", "？", "：", "“", "\n":
			return 0
		default:
			if runes += utf8.RuneCountInString(word); runes > longestQuoted {
				return 0
			}
		}
	}
	return 0
}

// roleOf is what a word can do in a phrase.
func roleOf(word, pos string, roles map[string]wordRole) wordRole {
	if pos == "w" {
		return roleBreak
	}
	if role, ok := roles[word]; ok {
		return role
	}
	switch pos {
	case "c", "p", "u", "uj", "ul", "uz", "uv", "ud", "ug", "r", "rr", "rz", "d", "y", "e", "o", "m", "mq", "q", "t", "tg", "f", "k", "i":
		return roleStop
	}
	if strings.HasPrefix(word, "各") || strings.HasPrefix(word, "按") {
		return roleStop
	}
	if isSetPhrase(word, roles) || isCount(word) {
		return roleStop
	}
	if n := len(word) - len("局长"); n > 0 && roles[word[n:]] == roleTitle {
		return roleTitle // 副秘书长
	}
	return roleContent
}

// isSetPhrase reports whether word is an entry of the dictionary that is a
// routine phrase of two words: 高度重视, 全面推行.
func isSetPhrase(word string, roles map[string]wordRole) bool {
	const half = len("高度")
	if len(word) != 2*half {
		return false
	}
	first, second := roles[word[:half]], roles[word[half:]]
	return first == roleVerb || second == roleVerb || first == roleModifier && second == roleActivity
}

// isCount reports whether word is a number with what is counted: 四次, 二期.
func isCount(word string) bool {
	n, _ := hanDigits(word)
	switch word[n:] {
	case "次会议", "次", "届", "个", "项", "条", "期", "批", "名", "件", "起", "大类", "步":
		return n > 0
	}
	return false
}

// setPlaces notes for each word where it stands.
func (t *themes) setPlaces() {
	p := t.page
	for i, para := range p.out.Paragraphs {
		t.number(para.Read, int32(i))
		switch para.Kind {
		case corpus.Prose:
			t.mark(para.Read, inBody)
			t.mark(firstSentence(p.text, para.Read), inLead)
		case corpus.TableRow:
			t.mark(para.Read, inBody)
		}
	}
	for _, item := range p.out.Items {
		t.mark(item.Heading, inHeading)
	}
	t.mark(p.read.Stretch(p.head.TitleSpan), inTitle)
	for _, para := range p.out.Paragraphs {
		if isRoster(p.text[para.Read.Start:para.Read.End]) {
			t.mark(para.Read, nowhere)
		}
	}
	t.leaveOutNotes()
}

// isRoster reports whether a paragraph is a list of names in columns.
func isRoster(text string) bool { return strings.Count(text, "\u3000") > 2 }

// firstSentence is the first sentence in st.
func firstSentence(text string, st corpus.Stretch) corpus.Stretch {
	if n := strings.Index(text[st.Start:st.End], "。"); n >= 0 {
		st.End = st.Start + n
	}
	return st
}

// number notes that the words in st stand in a paragraph.
func (t *themes) number(st corpus.Stretch, para int32) {
	for i := t.wordAt(st.Start); i < len(t.words) && int(t.words[i].Start) < st.End; i++ {
		t.words[i].para = para
	}
}

// wordAt is the first word that begins at or after a place in the Reading.
func (t *themes) wordAt(start int) int {
	i, _ := slices.BinarySearchFunc(t.words, start, func(w themeWord, at int) int { return int(w.Start) - at })
	return i
}

// mark puts the words in st at a place.
func (t *themes) mark(st corpus.Stretch, where place) {
	for i := t.wordAt(st.Start); i < len(t.words) && int(t.words[i].Start) < st.End; i++ {
		t.words[i].place = where
	}
}

// leaveOutNotes keeps what stands in brackets and names who is responsible out of
// the phrases: （牵头单位：甲局；责任单位：乙局）.
func (t *themes) leaveOutNotes() {
	text := t.page.text
	for at := 0; ; {
		open := strings.Index(text[at:], "（")
		if open < 0 {
			return
		}
		open += at
		end := strings.IndexAny(text[open:], "）\n")
		if end < 0 {
			return
		}
		note := text[open : open+end]
		if isNote(note) {
			t.mark(corpus.Stretch{Start: open, End: open + end}, nowhere)
		}
		at = open + end
	}
}

// isNote reports whether a bracket says who is responsible for, or wrote, what
// stands before it.
func isNote(bracket string) bool {
	for _, word := range [...]string{"负责", "牵头", "单位：", "记者", "通讯员"} {
		if strings.Contains(bracket, word) {
			return true
		}
	}
	return false
}

// leaveOut keeps what was found to be a person's name or a note of who is
// responsible out of the phrases.
func (t *themes) leaveOut(r *Result) {
	t.plain = len(r.Motions)+len(r.Remarks)+len(r.Tasks) == 0
	names := make(map[rune][]string) // by their first character
	note := func(list ...Name) {
		for _, n := range list {
			st := t.page.read.Stretch(n.Span)
			name := t.page.text[st.Start:st.End]
			first, size := utf8.DecodeRuneInString(name)
			if len(name) > size && !slices.Contains(names[first], name) {
				names[first] = append(names[first], name)
			}
		}
	}
	for _, m := range r.Motions {
		for _, q := range slices.Concat(m.Demands, m.Solutions) {
			t.assign(q.Span)
		}
		note(m.Proposers...)
		note(m.LeadProposers...)
	}
	for _, m := range r.Remarks {
		note(Name{m.Speaker.Name, m.Speaker.Span})
	}
	for _, task := range r.Tasks {
		note(task.Leaders...)
		note(task.LeadUnits...)
		note(task.Units...)
		t.assign(task.Span)
		t.mark(t.page.read.Stretch(task.UnitSpan), nowhere)
	}
	for at, first := range t.page.text {
		for _, name := range names[first] {
			if strings.HasPrefix(t.page.text[at:], name) {
				t.mark(corpus.Stretch{Start: at, End: at + len(name)}, nowhere)
			}
		}
	}
}

// assign notes that what stands at a span is to be done.
func (t *themes) assign(s corpus.Span) {
	st := t.page.read.Stretch(s)
	for i := t.wordAt(st.Start); i < len(t.words) && int(t.words[i].Start) < st.End; i++ {
		t.words[i].task = true
	}
}

// spelling is the wording of word i in the Reading.
func (t *themes) spelling(i int) string { return t.page.text[t.words[i].Start:t.words[i].End] }
