package analysis

import (
	"strings"

	"yian/corpus"
)

// piece is a part of a sentence between two marks. Marks inside brackets,
// quotes and titles end none.
type piece struct {
	st   corpus.Stretch // without the mark that ends it
	stop rune           // the mark after it: ， ； 。 ！ ？ ：; 0 for none
	last bool           // its paragraph ends with it
}

// endsSentence reports whether a sentence ends with the clause.
func (c piece) endsSentence() bool {
	switch c.stop {
	case '。', '！', '？', 0:
		return true
	}
	return c.last
}

// endsPart reports whether a sentence or one of its parts between ； ends with
// the clause.
func (c piece) endsPart() bool { return c.stop == '；' || c.endsSentence() }

// piecesOf cuts text[st.Start:st.End] into clauses; empty ones are left out.
func piecesOf(text string, st corpus.Stretch) []piece {
	all := make([]piece, 0, 8)
	start := st.Start
	for at := st.Start; at < st.End; {
		if isHan(text[at]) {
			at += 3
			continue
		}
		r, n := runeAt(text, at)
		switch r {
		case '，', '；', '。', '！', '？', '：', '\n':
			all = appendPiece(all, text, corpus.Stretch{Start: start, End: at}, r)
			start = at + n
		case '（', '“', '‘', '《', '〔', '【':
			at = pastGroup(text, at, st.End)
			continue
		}
		at += n
	}
	return appendPiece(all, text, corpus.Stretch{Start: start, End: st.End}, 0)
}

// appendPiece appends the clause st, which ends with stop. A mark after
// nothing (”。 or two line ends) belongs to the clause before.
func appendPiece(all []piece, text string, st corpus.Stretch, stop rune) []piece {
	last := stop == '\n' || stop == 0
	if last {
		stop = 0
	}
	st = trimBlank(text, st)
	if st.Len() > 0 {
		return append(all, piece{st, stop, last})
	}
	if n := len(all); n > 0 {
		if stop == '。' {
			all[n-1].stop = stop
		}
		all[n-1].last = all[n-1].last || last
	}
	return all
}

// groupBytes is how long a bracket or a quotation may be within which marks do
// not count. A quoted speech is longer, and has sentences of its own.
const groupBytes = 900

// pastGroup is where the bracket or quotation ends that opens at text[at]; just
// past the opening mark where it does not close nearby.
func pastGroup(text string, at, end int) int {
	r, n := runeAt(text, at)
	open, closing := text[at:at+n], closingOf(r)
	window := text[at+n : min(end, at+groupBytes)]
	if k := strings.IndexByte(window, '\n'); k >= 0 {
		window = window[:k]
	}
	for depth, from := 1, 0; ; {
		k := strings.Index(window[from:], closing)
		if k < 0 {
			return at + n
		}
		depth += strings.Count(window[from:from+k], open) - 1
		from += k + len(closing)
		if depth <= 0 {
			return at + n + from
		}
	}
}

// closingOf is the mark that closes what r opens.
func closingOf(r rune) string {
	switch r {
	case '（':
		return "）"
	case '“':
		return "”"
	case '‘':
		return "’"
	case '《':
		return "》"
	case '〔':
		return "〕"
	case '【':
		return "】"
	case '[':
		return "]"
	}
	return ""
}

// trimBlank takes white space off both ends of st.
func trimBlank(text string, st corpus.Stretch) corpus.Stretch {
	s := text[st.Start:st.End]
	if hasHanEnds(s) {
		return st
	}
	st.Start += len(s) - len(strings.TrimLeft(s, "\n\u3000 "))
	st.End = st.Start + len(strings.TrimSpace(text[st.Start:st.End]))
	return st
}

// trimWording takes from both ends of st what belongs to no wording: white
// space and the marks between tasks.
func trimWording(text string, st corpus.Stretch) corpus.Stretch {
	const marks = "\n\u3000 ，；。、："
	s := text[st.Start:st.End]
	if hasHanEnds(s) {
		return st
	}
	st.Start += len(s) - len(strings.TrimLeft(s, marks))
	st.End = st.Start + len(strings.TrimRight(text[st.Start:st.End], marks))
	return st
}

// hasHanEnds reports whether s begins and ends with a Chinese character, so that
// there is nothing to trim.
func hasHanEnds(s string) bool { return len(s) >= 3 && isHan(s[0]) && isHan(s[len(s)-3]) }

// sentenceEnd is the index after the last clause of the sentence that clause i
// stands in.
func sentenceEnd(cs []piece, i int) int {
	for i < len(cs) && !cs[i].endsSentence() {
		i++
	}
	return min(i+1, len(cs))
}

// of is the text of a stretch of the Reading.
func (p *page) of(st corpus.Stretch) string { return p.text[st.Start:st.End] }
