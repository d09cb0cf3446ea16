package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// A speaker's label is what stands before the colon of 市人大代表陈敏：, or a line
// of its own. Its forms are read in files of their own, one for each family:
//
//	speaker_name.go      市人大常委会委员陈敏   陈敏议员   李委员海宁   发展局局长   主席（柯委员明远代）
//	speaker_line.go      the label before a colon, alone on a line, in 【】
//	speaker_indirect.go  全国人大代表陈敏表示，…   市人大代表陈敏是…。她建议，…
//	speaker_bare.go      陈敏：… in minutes that name others with their roles

// speakerLabel is who a label names. All places are stretches of the Reading.
type speakerLabel struct {
	name []corpus.Stretch // the name's pieces: one, or surname and given name around a title
	role []corpus.Stretch // the role's pieces
}

// opening is the place where a speaker begins to speak.
type opening struct {
	label    speakerLabel
	form     openingForm
	start    int            // where the label begins
	speech   int            // where the wording begins; the end of the paragraph where it begins with the next
	said     corpus.Stretch // the label inside the wording: “…。”陈敏委员说，“…。”
	skip     int            // paragraphs after this one that belong to the label: （公司总经理）
	numbered int            // index of the item that the label is, -1 where it is none
}

// openingForm is how a speech is opened.
type openingForm uint8

const (
	colonForm    openingForm = iota // 陈敏议员：…
	lineForm                        // the label alone on its line
	bracketForm                     // 【市人大代表 陈敏】
	indirectForm                    // 市人大代表陈敏表示，…
	signedForm                      // “…。”⏎——市人大代表 陈敏
	cellForm                        // a row of a table: 陈敏委员 | …
)

// speaker is what the label says, as printed.
func (p *page) speaker(l speakerLabel) Speaker {
	var s Speaker
	for _, st := range l.name {
		s.Name += unpad(p.clean(st))
	}
	for _, st := range l.role {
		s.Role += unpad(p.clean(st))
	}
	switch {
	case len(l.name) > 0:
		s.Span = p.span(corpus.Stretch{Start: l.name[0].Start, End: l.name[len(l.name)-1].End})
	case len(l.role) > 0:
		s.Span = p.span(corpus.Stretch{Start: l.role[0].Start, End: l.role[len(l.role)-1].End})
	}
	return s
}

// isStrong reports a label that names a person and a seat in an assembly.
func (l *speakerLabel) isStrong(text string) bool {
	for _, st := range l.role {
		if len(l.name) > 0 && isDeputyRole(text[st.Start:st.End]) {
			return true
		}
	}
	return false
}

// isChair reports the one who leads the meeting.
func (l *speakerLabel) isChair(text string) bool {
	if len(l.role) != 1 {
		return false
	}
	role := text[l.role[0].Start:l.role[0].End]
	if len(l.name) > 0 && isOneOf(role, "主任 副主任 主任委员 副主任委员") {
		return false // 周海宁副主任 speaks for himself
	}
	return isChairWord(role)
}

// isMinister reports an officer of the government: 发展局局长, 陈部长敏. A member who is
// one too speaks as a member.
func (l *speakerLabel) isMinister(text string) bool {
	var role strings.Builder
	for _, st := range l.role {
		role.WriteString(text[st.Start:st.End])
	}
	return suffixIn(role.String(), "局长 部长 次长 司长 署长 处长 厅长 主委") > 0 && !isDeputyRole(role.String())
}

// isWriter reports the byline of a newspaper: 海川晚报记者 陈敏.
func (l *speakerLabel) isWriter(text string) bool {
	for _, st := range l.role {
		if strings.HasSuffix(text[st.Start:st.End], "记者") {
			return true
		}
	}
	return false
}

// firstRunes is s up to its first n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// hasPrefixIn reports whether s begins with one of the words, which are
// separated by spaces.
func hasPrefixIn(s, words string) bool { return prefixIn(s, words) > 0 }

// closesSentence reports whether s ends as a sentence does.
func closesSentence(s string) bool {
	s = strings.TrimRight(s, "”’）》】 \u3000")
	if strings.HasSuffix(s, "...") {
		return true
	}
	last, _ := lastRune(s)
	return last != utf8.RuneError && strings.ContainsRune("。！？；…：", last)
}
