package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// documentNumber is the document's number, 国办发〔2018〕1号: of its information
// block, or on a line of its own before the wording.
func documentNumber(p *page, f front) corpus.Stretch {
	for _, fd := range f.fields {
		if isOneOf(fd.label, "发文字号 文号 文件编号 信息文号") {
			if st, ok := numberIn(p.text, fd.value); ok {
				return st
			}
		}
	}
	for i := range p.out.Paragraphs {
		st := p.out.Paragraphs[i].Read
		if i > f.body+6 {
			break
		}
		s := p.text[st.Start:st.End]
		if n := utf8.RuneCountInString(s); n > 60 || holdsOneOf(s, "，。；《") {
			if n > 60 && i >= f.body {
				break
			}
			continue
		}
		if found, ok := numberIn(p.text, st); ok {
			return found
		}
	}
	return corpus.Stretch{}
}

// numberAlone reports a line that is a document number and nothing else.
func numberAlone(s string) bool {
	st, ok := numberIn(s, corpus.Stretch{Start: 0, End: len(s)})
	return ok && st.Len() == len(s)
}

// numberIn finds a document number in st: the short name of an office, a year
// in brackets, a number.
//
//	国办发〔2018〕1号   云政办函[2019]12号   临教提复（2020）第7号
func numberIn(text string, st corpus.Stretch) (corpus.Stretch, bool) {
	s := text[st.Start:st.End]
	for at := 0; ; {
		i := indexOneOf(s[at:], "〔[（【")
		if i < 0 {
			return corpus.Stretch{}, false
		}
		i += at
		_, n := utf8.DecodeRuneInString(s[i:])
		at = i + n
		if fourDigits(s[at:]) == 0 {
			continue
		}
		rest := s[at+4:]
		closing := prefixIn(rest, "〕 ] ） ］ 】")
		if closing == 0 {
			continue
		}
		rest = rest[closing:]
		end := strings.Index(rest, "号")
		if end < 0 || end > 30 || strings.Trim(rest[:end], "0123456789第字-—ABCD特 ") != "" || !strings.ContainsAny(rest[:end], "0123456789") {
			continue
		}
		start := i
		for start > 0 {
			r, n := utf8.DecodeLastRuneInString(s[:start])
			if !(r >= 0x4e00 && r <= 0x9fff || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') {
				break
			}
			start -= n
		}
		start += prefixIn(s[start:i], "文号 发文字号 字号 编号")
		if start == i {
			continue
		}
		return corpus.Stretch{Start: st.Start + start, End: st.Start + at + 4 + closing + end + len("号")}, true
	}
}

// documentMeeting is the meeting that the document records, was given to, or
// reports on.
func documentMeeting(p *page, f front, kind Kind) corpus.Stretch {
	if found := meetingInTitle(p, f); found.Len() > 0 {
		return found
	}
	if found := meetingIn(p.text, f.form); found.Len() > 0 {
		return found
	}
	seen := 0
	for i := f.body; i < len(p.out.Paragraphs) && seen < 4; i++ {
		st := p.out.Paragraphs[i].Read
		if st.Len() == 0 {
			continue
		}
		seen++
		if s := p.text[st.Start:st.End]; kind != Reply && (utf8.RuneCountInString(s) > 70 || strings.HasSuffix(s, "。")) {
			break
		}
		if found := meetingIn(p.text, st); found.Len() > 0 {
			return found
		}
	}
	switch kind {
	case WorkPlan, WorkReport, Reply, Other, MotionText:
		return corpus.Stretch{}
	}
	return reportedMeeting(p)
}

// meetingInTitle is the meeting that the title names; its name may be broken over
// two lines.
func meetingInTitle(p *page, f front) corpus.Stretch {
	title := p.text[f.title.Start:f.title.End]
	joined := strings.ReplaceAll(title, "\n", "")
	found := meetingIn(joined, corpus.Stretch{Start: 0, End: len(joined)})
	if found.Len() == 0 {
		return corpus.Stretch{}
	}
	// Back to the Reading: a break before a place moves it on by one.
	place := func(at int, end bool) int {
		for i := 0; i < len(title); i++ {
			if title[i] == '\n' && (i < at || i == at && !end) {
				at++
			}
		}
		return f.title.Start + at
	}
	return corpus.Stretch{Start: place(found.Start, false), End: place(found.End, true)}
}

// reportedMeeting is the meeting that a text without one in its title is about:
// the one it names most often, or that is said to hear and deliberate.
func reportedMeeting(p *page) corpus.Stretch {
	count := map[string]int{}
	first := map[string]corpus.Stretch{}
	var order []string
	total := 0
	for at := 0; total < 400; {
		found := meetingIn(p.text, corpus.Stretch{Start: at, End: len(p.text)})
		if found.Len() == 0 {
			break
		}
		at = found.End
		total++
		name := p.text[found.Start:found.End]
		if count[name] == 0 {
			first[name] = found
			order = append(order, name)
		}
		count[name]++
		if prefixIn(p.text[at:], "听取 审议 举行 召开 表决 第 在 对 经过 期间 上 于 收到") > 0 {
			count[name]++
		}
	}
	best := ""
	for _, name := range order {
		if best == "" || count[name] > count[best] {
			best = name
		}
	}
	if count[best] < 2 {
		return corpus.Stretch{}
	}
	return first[best]
}

// meetingIn is the first meeting of a congress, its committees or a council that
// st names; empty where it names none.
//
//	市十四届人大常委会第二十九次会议   十届全国人大四次会议
//	立法院第9届第3会期经济委员会第9次全体委员会议
func meetingIn(text string, st corpus.Stretch) corpus.Stretch {
	for at := st.Start; ; {
		i := strings.Index(text[at:st.End], "届")
		if i < 0 {
			return corpus.Stretch{}
		}
		term := at + i
		at = term + len("届")
		end, ok := meetingEnd(text[at:min(st.End, at+120)])
		if !ok {
			continue
		}
		start, ok := meetingStart(text, st.Start, term)
		if !ok {
			continue
		}
		return corpus.Stretch{Start: start, End: at + end}
	}
}

// meetingEnd is where a meeting's name ends in s, which follows 届: after the
// 会议 of 第…次会议.
func meetingEnd(s string) (int, bool) {
	if cut := indexOneOf(s, "，。；：、“”《》（）\n"); cut >= 0 {
		s = s[:cut]
	}
	i := strings.Index(s, "次")
	if i <= 0 || !holdsOneOf(s[:i], "0123456789一二三四五六七八九十") {
		return 0, false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	if !(r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十百", r)) {
		return 0, false
	}
	rest := s[i+len("次"):]
	n := prefixIn(rest, "全体委员会议 全体会议 会议 主任会议 常务会议 主席团会议 主席会议 常务主席会议 联席会议 院会 常委会会议 秘书长会议 临时会议 大会")
	if n == 0 {
		return 0, false
	}
	return i + len("次") + n, true
}

// meetingStart is where the name begins whose 届 stands at text[term].
func meetingStart(text string, from, term int) (int, bool) {
	at := term
	for at > from { // the number
		r, n := utf8.DecodeLastRuneInString(text[from:at])
		if !(r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十百", r)) {
			break
		}
		at -= n
	}
	if at == term {
		return 0, false
	}
	if strings.HasSuffix(text[from:at], "第") {
		at -= len("第")
	}
	for range 14 { // 市, 云州市, 立法院, 政协云州市
		r, n := utf8.DecodeLastRuneInString(text[from:at])
		if n == 0 || at-n < from || !(r >= 0x4e00 && r <= 0x9fff) || strings.ContainsRune("在向为对据经由的是日于及年月和与从了到给自至把将提请被", r) || suffixIn(text[from:at], "召开 出席 举行 参加 通过 期间 提交 列席") > 0 {
			break
		}
		at -= n
	}
	return at, true
}
