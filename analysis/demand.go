package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// operative words open the clause by which a motion asks for something.
const (
	operativeWords = "爰要求 爰建请 爰请 爰此 爰提案 爰决议 爰特 爰拟 爰建议 爰应 爰 建请 要求 促请 敦请 特请 谨请 故请 应请 提请 呼吁 请 建议 恳请 吁请 责成 敦促 特此 冻结 减列 因此要求 故要求 并要求 并请 并建请"
	notOperative   = "请求 请问 请假 请领 请示 请愿 请托 请辞 要求的 建议书 建议案 请款 请购"
)

// eachSentence calls yield for each sentence of text[st], without its closing
// mark; marks in quotes and brackets end none.
func eachSentence(text string, st corpus.Stretch, yield func(corpus.Stretch)) {
	depth, start := 0, st.Start
	flush := func(end int) {
		s := text[start:end]
		from := start + len(s) - len(strings.TrimLeft(s, "\u3000 \n"))
		to := from + len(strings.TrimRight(text[from:max(from, end)], "\u3000 \n。！？；，”"))
		if strings.Count(text[from:to], "“") > strings.Count(text[from:to], "”") && strings.HasPrefix(text[to:], "”") {
			to += len("”")
		}
		if to > from {
			yield(corpus.Stretch{Start: from, End: to})
		}
	}
	for at := st.Start; at < st.End; {
		r, n := runeAt(text, at)
		switch r {
		case '“', '（', '‘', '《':
			depth++
		case '”', '）', '’', '》':
			depth = max(0, depth-1)
		case '\n':
			depth = 0
			flush(at)
			start = at + n
		case '。', '！', '？':
			if depth == 0 {
				flush(at)
				start = at + n
			}
		}
		at += n
	}
	flush(st.End)
}

// operativeAt is where in the wording st of a motion the part begins that asks
// for something: the first clause that opens with 爰要求, 建请 or 请. -1 where
// there is none.
func operativeAt(text string, st corpus.Stretch) int {
	depth := 0
	open := true // at the start of a clause
	for at := st.Start; at < st.End; {
		r, n := runeAt(text, at)
		if open && depth == 0 && opensDemand(text[at:st.End]) {
			return at
		}
		open = false
		switch r {
		case '“', '（', '‘', '《':
			depth++
		case '”', '）', '’', '》':
			depth = max(0, depth-1)
			open = r == '）'
		case '，', '。', '；', '？', '！', '：', '\n', '\u3000':
			open = true
			if r == '\n' {
				depth = 0
			}
		}
		at += n
	}
	return -1
}

func opensDemand(s string) bool {
	return prefixIn(s, operativeWords) > 0 && prefixIn(s, notOperative) == 0
}

// holdsOperative reports whether s asks for something in the way of motions.
func holdsOperative(s string) bool { return operativeAt(s, corpus.Stretch{Start: 0, End: len(s)}) >= 0 }

// wordingDemands gives what the wording st of a motion asks for, a sentence
// each. A sentence that opens with 且 or 另 goes with the one before.
func wordingDemands(text string, st corpus.Stretch) []corpus.Stretch {
	at := operativeAt(text, st)
	if at < 0 {
		return nil
	}
	var all []corpus.Stretch
	eachSentence(text, corpus.Stretch{Start: at, End: st.End}, func(s corpus.Stretch) {
		words := text[s.Start:s.End]
		switch {
		case prefixIn(words, "是否有当 是否可行 敬请公决 谨请公决 请公决 以上") > 0 || isNumberAlone(words):
		case len(all) > 0 && prefixIn(words, "且 并 另 及") > 0:
			all[len(all)-1].End = s.End
		default:
			all = append(all, s)
		}
	})
	return all
}

// isNumberAlone reports a stretch without any wording.
func isNumberAlone(s string) bool { return utf8.RuneCountInString(s) < 4 }
