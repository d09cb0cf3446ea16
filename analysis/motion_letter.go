package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// A letter to a province or city answers what it has asked for, item by item:
//
//	二、关于海川港扩建项目问题。你省请求，将…列入规划；同时申请…。
//
// Each item is a motion without proposers.

// request is an item of a letter: its title 关于…问题, or the request itself where
// it has no title.
type request struct {
	at     corpus.Stretch
	titled bool
	item   int
}

// requestsOf gives the items of a letter that answers requests.
func requestsOf(p *page) []request {
	if !isRequestLetter(p) {
		return nil
	}
	var all []request
	for i := range p.out.Items {
		it := &p.out.Items[i]
		if it.Parent >= 0 || it.Inline || it.Number.Len() == 0 {
			continue
		}
		st := it.Heading
		if st.Len() == 0 { // 五、关于新机场建设项目问题。（略）
			st = it.Body
			st.End = st.Start + clauseEnd(p.text[st.Start:st.End], "。；：")
		}
		s := p.text[st.Start:st.End]
		switch {
		case strings.HasPrefix(s, "关于") && utf8.RuneCountInString(s) <= 60:
			all = append(all, request{st, true, i})
		case requestVerb(s) > 0:
			st.End = st.Start + clauseEnd(p.text[st.Start:it.End], "。")
			all = append(all, request{st, false, i})
		}
	}
	return all
}

// isRequestLetter reports a letter to those who asked for something: one that
// says 你省 or 你市 and what was requested.
func isRequestLetter(p *page) bool {
	if p.head.Kind != Reply {
		return false
	}
	front := p.text[:min(len(p.text), 6000)]
	return holdsAny(front, "你省 你市 你区 你自治区 你县 你州 你盟 你旗 贵省 贵市 贵区") && holdsAny(front, "请求 提出的问题和建议 所提问题 申请 提出的问题")
}

// requestDemands gives what the paragraph st of a letter says was asked for: what
// follows 请求, a part for each ；.
func requestDemands(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	eachSentence(text, st, func(s corpus.Stretch) {
		verb := requestVerb(text[s.Start:s.End])
		if verb == 0 {
			return
		}
		s.Start += verb
		for at := s.Start; at < s.End; {
			end := at + clauseEnd(text[at:s.End], "；")
			part := corpus.Stretch{Start: at, End: end}
			part.Start += prefixIn(text[part.Start:end], "同时， 同时 并且 并 另外， 另外 此外，")
			part.Start += requestVerb(text[part.Start:end])
			part.Start += prefixIn(text[part.Start:end], "请求， 请求")
			if part.Len() > 0 {
				all = append(all, part)
			}
			at = end + len("；")
		}
	})
	return all
}

// requestVerb is the length of 你省请求， or 海川市请求 at the start of s, 0 where it
// does not begin so. The asker is a place.
func requestVerb(s string) int {
	clause := s[:clauseEnd(s, "，。；：")]
	for _, verb := range [...]string{"请求", "申请", "希望", "提出", "建议", "要求", "反映"} {
		i := strings.Index(clause, verb)
		if i <= 0 || i > 60 {
			continue
		}
		asker := strings.TrimSuffix(strings.TrimSuffix(clause[:i], "还"), "同时")
		if isOneOf(asker, "你省 你市 你区 你自治区 你县 贵省 贵市 你们") || suffixIn(asker, "省 市 县 区 州 盟 旗 政府") > 0 && !holdsOneOf(asker, "，、会") {
			n := i + len(verb)
			return n + prefixIn(s[n:], "， ：")
		}
	}
	return 0
}
