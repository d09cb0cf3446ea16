package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// points cuts the paragraph st of a speech into its sentences and says what the
// speaker does with each.
func (p *page) points(st corpus.Stretch, acts *Cues, how speaking) []Point {
	var points []Point
	for _, s := range sentences(p.text, st) {
		if len(points) > 0 && isTellersWord(p.text[s.Start:s.End]) {
			continue
		}
		q := p.quote(s)
		q.Clean = strings.ReplaceAll(q.Clean, "\n", "")
		points = append(points, Point{Text: q.Text, Clean: q.Clean, Span: q.Span, Act: acts.act(p.text[s.Start:s.End], how)})
	}
	return points
}

// isTellersWord reports what is told behind a quotation and is no part of it: 他说。
func isTellersWord(s string) bool {
	core := strings.TrimRight(s, "。！")
	return hasPrefixIn(s, "他 她") && !exceeds(core, 6) && suffixIn(core, "说 说道 表示 建议 补充 强调 呼吁 问道 感慨") > 0
}

// closers may stand after the mark that ends a sentence and belong to it.
const closers = "”’）》】」』)"

// sentences cuts text[st.Start:st.End] into sentences. 。！？ end one, outside
// brackets; ； does where the parts stand alone.
//
//	我赞成这个报告。建议尽快公布；同时请部门加强宣传。 → three
//	他问：“行不行？”没有人回答。                       → two
func sentences(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	start, depth := st.Start, 0
	opened := 0 // where the outermost open bracket stands
	for at := st.Start; at < st.End; {
		if isHan(text[at]) {
			at += 3
			continue
		}
		r, n := runeAt(text, at)
		at += n
		switch r {
		case '（':
			if depth == 0 {
				opened = at
			}
			depth++
		case '）':
			depth = max(0, depth-1)
		case '。', '！', '？':
			if depth > 0 && at-opened < 600 {
				continue
			}
			depth = 0
			at = pastClosers(text, at, st.End)
			if at < st.End && goesOnAfterQuote(text[:at], text[at:st.End]) {
				continue
			}
			all = appendParts(all, text, corpus.Stretch{Start: start, End: at})
			start = at
		}
	}
	return appendParts(all, text, corpus.Stretch{Start: start, End: st.End})
}

// pastClosers is the end of the marks at text[at:end] that belong to the
// sentence before them: further marks and closing quotes.
func pastClosers(text string, at, end int) int {
	for at < end {
		r, n := runeAt(text[:end], at)
		if !strings.ContainsRune(closers, r) && !strings.ContainsRune("！？。", r) {
			break
		}
		at += n
	}
	return at
}

// goesOnAfterQuote reports whether the sentence that ends in before with a quote
// or a question in quotes goes on in after: “行不行？”的问题, “好！”，他说.
func goesOnAfterQuote(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune(closers, last) {
		return false
	}
	return hasPrefixIn(after, "， 、 ； ： 的 等 这 之 和 与 或 及")
}

// appendParts appends the sentence st, cut at its semicolons where the parts
// stand alone.
func appendParts(all []corpus.Stretch, text string, st corpus.Stretch) []corpus.Stretch {
	st = trimSentence(text, st)
	if st.Len() == 0 {
		return all
	}
	cuts := semicolons(text[st.Start:st.End])
	if len(cuts) == 0 || !partsStandAlone(text[st.Start:st.End], cuts) {
		return append(all, st)
	}
	start := st.Start
	for _, c := range cuts {
		all = appendTrimmed(all, text, corpus.Stretch{Start: start, End: st.Start + c})
		start = st.Start + c
	}
	return appendTrimmed(all, text, corpus.Stretch{Start: start, End: st.End})
}

func appendTrimmed(all []corpus.Stretch, text string, st corpus.Stretch) []corpus.Stretch {
	if st = trimSentence(text, st); st.Len() > 0 {
		all = append(all, st)
	}
	return all
}

// trimSentence takes white space off both ends of st, and returns an empty
// stretch where nothing but marks is left.
func trimSentence(text string, st corpus.Stretch) corpus.Stretch {
	s := text[st.Start:st.End]
	st.Start += len(s) - len(strings.TrimLeft(s, "\u3000 \n"))
	s = strings.TrimRight(text[st.Start:st.End], "\u3000 \n")
	st.End = st.Start + len(s)
	if !strings.ContainsFunc(s, isWording) {
		st.End = st.Start
	}
	return st
}

// isWording reports a character that a sentence is made of; a row of figures from
// a table is none.
func isWording(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || unicode.IsLetter(r) }

// semicolons are the ends of the ； in the sentence s that stand outside
// brackets and quotes.
func semicolons(s string) []int {
	if !strings.Contains(s, "；") {
		return nil
	}
	var cuts []int
	depth := 0
	for i, r := range s {
		switch r {
		case '（', '“', '‘', '《':
			depth++
		case '）', '”', '’', '》':
			depth = max(0, depth-1)
		case '；':
			if depth == 0 && i+len("；") < len(s) {
				cuts = append(cuts, i+len("；"))
			}
		}
	}
	return cuts
}

// partsStandAlone decides whether the parts of the sentence s between its
// semicolons are statements of their own. They are not where a colon announces
// them, where a condition or an example governs them all, where one answers the
// other (…；但…) and where they are built alike to make one point:
//
//	它的规模不算小，但没有市场；它的历史也不短，却没有名气。
func partsStandAlone(s string, cuts []int) bool {
	if colon := strings.Index(s[:cuts[0]], "："); colon >= 0 {
		return false
	}
	if hasPrefixIn(s, "如果 假如 若 倘若 例如 譬如 比如 举例 即 一来 有的 有些 有人 一方面") {
		return false
	}
	previous := s[:cuts[0]]
	for i, c := range cuts {
		end := len(s)
		if i+1 < len(cuts) {
			end = cuts[i+1]
		}
		part := s[c:end]
		if hasPrefixIn(part, "但 不过 然而 反之 否则 即 也就是 二来 如果 有的 有些 甚至") {
			return false
		}
		if utf8.RuneCountInString(part) < 6 || utf8.RuneCountInString(previous) < 6 {
			return false
		}
		if alike(previous, part) && !asksForWork(part) {
			return false
		}
		previous = part
	}
	return true
}

// alike reports two parts that begin with the same word, or of which the first
// has a clause that begins so: 有人替它算账，它的规模…；它的历史….
func alike(a, b string) bool {
	start := firstRunes(b, 2)
	if firstRunes(a, 2) == start {
		return true
	}
	_, rest, ok := strings.Cut(a, "，")
	return ok && strings.HasPrefix(rest, start)
}

// asksForWork reports a part of a sentence that asks for something by itself.
func asksForWork(s string) bool {
	return strings.Contains(s, "应") || strings.Contains(s, "要") || strings.Contains(s, "建议") || strings.Contains(s, "希望") || strings.Contains(s, "必须")
}
