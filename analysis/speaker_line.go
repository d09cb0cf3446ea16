package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// bullets may stand before a label: ■市人大代表 陈敏：.
const bullets = "■□●○◆◇▲△★☆►▶※·—–-*#　 "

// trimBullet takes off a line what may stand before a label: bullets, glyphs of a
// private font, tags of a web page, 【询问】.
func trimBullet(s string) string {
	for {
		t := strings.TrimLeftFunc(s, func(r rune) bool {
			return strings.ContainsRune(bullets, r) || r >= 0xe000 && r <= 0xf8ff
		})
		t = t[leadingTag(t):]
		if inner, ok := strings.CutPrefix(t, "【"); ok {
			if word, rest, ok := strings.Cut(inner, "】"); ok && rest != "" && utf8.RuneCountInString(word) <= 4 {
				t = rest
			}
		}
		if t == s {
			return s
		}
		s = t
	}
}

// leadingTag is the length of the tag that s begins with: <strong>.
func leadingTag(s string) int {
	if !strings.HasPrefix(s, "<") {
		return 0
	}
	return strings.IndexByte(s[:min(len(s), 200)], '>') + 1
}

// trailingTag is the length of the tag that s ends with: </p>.
func trailingTag(s string) int {
	if !strings.HasSuffix(s, ">") {
		return 0
	}
	if open := strings.LastIndexByte(s[max(0, len(s)-200):], '<'); open >= 0 {
		return min(len(s), 200) - open
	}
	return 0
}

// colonOpening reads a paragraph that begins with a label and a colon.
//
//	市人大常委会委员陈敏：小标题⏎   陈敏议员（译文）：主席，…   1、陈敏议员：⏎
func (p *page) colonOpening(st corpus.Stretch) (opening, bool) {
	s := p.text[st.Start:st.End]
	colon := strings.Index(s[:min(len(s), longestLabel*4)], "：")
	if colon <= 0 {
		return opening{}, false
	}
	label := trimBullet(s[:colon])
	base := st.Start + colon - len(label)
	label = strings.TrimRight(label, "\u3000 *")
	l, ok := p.parseLabelAt(corpus.Stretch{Start: base, End: base + len(label)})
	if !ok {
		// 发言人：市人大代表陈敏⏎
		if !isOneOf(label, "发言人 发言者 发言委员 发言代表 提问委员 提问代表") {
			return opening{}, false
		}
		who := corpus.Stretch{Start: st.Start + colon + len("："), End: st.End}
		if s := p.of(who); isPersonName(s) {
			return opening{label: speakerLabel{name: []corpus.Stretch{who}}, form: colonForm, start: who.Start, speech: st.End}, true
		}
		return p.lineLabel(who, colonForm)
	}
	return opening{label: l, form: colonForm, start: base, speech: st.Start + colon + len("：")}, true
}

// lineOpening reads a paragraph that is a label and nothing else, or a label in
// 【】 with or without wording after it.
//
//	人大代表 陈敏⏎   【市人大常委会办公室主任 陈敏】
func (p *page) lineOpening(st corpus.Stretch) (opening, bool) {
	s := p.text[st.Start:st.End]
	if inner, ok := strings.CutPrefix(s, "【"); ok {
		label, _, closed := strings.Cut(inner[:min(len(inner), longestLabel*4)], "】")
		if !closed {
			return opening{}, false
		}
		at := st.Start + len("【")
		l, ok := p.parseLabelAt(p.trim(corpus.Stretch{Start: at, End: at + len(label)}))
		if !ok || len(l.name) == 0 {
			return opening{}, false
		}
		speech := at + len(label) + len("】")
		if strings.HasPrefix(inner[len(label)+len("】"):], "：") {
			speech += len("：")
		}
		return opening{label: l, form: bracketForm, start: st.Start, speech: speech}, true
	}
	return p.lineLabel(st, lineForm)
}

// lineLabel reads a stretch that is nothing but a label that names a person.
func (p *page) lineLabel(st corpus.Stretch, form openingForm) (opening, bool) {
	s := p.text[st.Start:st.End]
	if len(s) > longestLabel*3 || exceeds(s, longestLabel) {
		return opening{}, false
	}
	label := trimBullet(s)
	if strings.HasPrefix(s, "—") {
		return opening{}, false // signs what stands above: see signedOpening
	}
	start := st.End - len(label)
	l, ok := p.parseLabelAt(corpus.Stretch{Start: start, End: start + len(strings.TrimRight(label, "\u3000 "))})
	if !ok || len(l.name) == 0 || strings.HasPrefix(s, "本报") || l.isWriter(p.text) {
		return opening{}, false
	}
	return opening{label: l, form: form, start: st.End - len(label), speech: st.End}, true
}

// parseLabelAt reads the label at st. Where the source sets a name apart by a
// space, it need not begin with a Chinese surname: 人大代表 次仁央宗.
func (p *page) parseLabelAt(st corpus.Stretch) (speakerLabel, bool) {
	label := p.text[st.Start:st.End]
	if l, ok := parseLabel(label, st.Start); ok {
		return l, true
	}
	if st.Len() > 180 {
		return speakerLabel{}, false
	}
	raw := p.source(st)
	if indexSpace(raw) < 0 || strings.Contains(raw, "\n") {
		return speakerLabel{}, false
	}
	if l, ok := parseNameGapRole(label, firstWord(raw), st.Start); ok {
		return l, true
	}
	space := strings.LastIndexFunc(raw, unicode.IsSpace)
	name := lastRunes(label, utf8.RuneCountInString(strings.TrimLeftFunc(raw[space:], unicode.IsSpace)))
	role := strings.TrimRight(label[:len(label)-len(name)], "\u3000 ")
	if roleEnding(role) == 0 || !isDeputyRole(role) || !isForeignName(name) {
		return speakerLabel{}, false
	}
	return speakerLabel{
		name: []corpus.Stretch{{Start: st.End - len(name), End: st.End}},
		role: []corpus.Stretch{{Start: st.Start, End: st.Start + len(role)}},
	}, true
}

// indexSpace is where the first white space of s stands; -1 where it has none.
func indexSpace(s string) int {
	for i := 0; i < len(s); {
		if isHan(s[i]) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			return i
		}
		i += n
	}
	return -1
}

// firstWord is how many characters the word that raw begins with has, before the
// gap after it. A gap between two single characters pads a name: 陈　敏　市人大代表.
func firstWord(raw string) int {
	words := strings.Fields(raw)
	n := utf8.RuneCountInString(words[0])
	if n == 1 && len(words) > 2 && utf8.RuneCountInString(words[1]) == 1 {
		return 2
	}
	return n
}

// parseNameGapRole reads a name of n characters that a gap sets apart from the
// role after it: 陈敏 市人大代表、云州公司总经理. Before a seat in an assembly any
// characters may be a name.
func parseNameGapRole(s string, n, base int) (speakerLabel, bool) {
	name := firstRunes(s, n)
	for utf8.RuneCountInString(unpad(name)) < n && len(name) < len(s) {
		name = firstRunes(s, utf8.RuneCountInString(name)+1)
	}
	role := strings.TrimLeft(s[len(name):], "\u3000 ")
	if !isPersonName(name) && !(isDeputyRole(role) && isForeignName(unpad(name))) || roleEnding(role) == 0 || holdsOneOf(role, "，。；！？：") {
		return speakerLabel{}, false
	}
	return speakerLabel{
		name: []corpus.Stretch{{Start: base, End: base + len(name)}},
		role: []corpus.Stretch{{Start: base + len(s) - len(role), End: base + len(s)}},
	}, true
}

// lastRunes is what s ends with, n characters long.
func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// signedOpening reads the label at line, which signs the quotation above it, at
// quote.
//
//	“票价不贵。”⏎——市人大代表 陈敏
func (p *page) signedOpening(quote, line corpus.Stretch) (opening, bool) {
	s := p.text[line.Start:line.End]
	if !strings.HasPrefix(s, "—") || !strings.HasPrefix(p.text[quote.Start:quote.End], "“") {
		return opening{}, false
	}
	start := line.End - len(strings.TrimLeft(s, "—"))
	l, ok := p.parseLabelAt(p.trim(corpus.Stretch{Start: start, End: line.End}))
	if !ok || len(l.name) == 0 {
		return opening{}, false
	}
	return opening{label: l, form: signedForm, start: quote.Start, speech: quote.Start, skip: 1, numbered: -1}, true
}

// isRoleBracket reports a paragraph that is a bracket with somebody's office,
// as it stands under a speaker's name: （某公司总经理）.
func isRoleBracket(s string) bool {
	inner, ok := strings.CutPrefix(s, "（")
	inner, closed := strings.CutSuffix(inner, "）")
	return ok && closed && len(inner) < 180 && !holdsOneOf(inner, "。！？") && (roleEnding(inner) > 0 || isDeputyRole(inner))
}
