package analysis

import (
	"iter"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// speechVerbs introduce what somebody says.
const speechVerbs = "告诉记者 最后发言 表示 建议 认为 指出 提出 强调 呼吁 谈道 谈到 说道 介绍 坦言 直言 希望 提到 补充道 补充说 补充 透露 回应 回答 答复 分析 解释 称 说 道"

// afterPerson are the words that may follow a speaker's name before the verb.
const afterPerson = "在 就 对 向 也 还 则 接受 接着 针对 结合 围绕 从 为 的 最后 首先 率先 随后 总结 插话 感慨 继续"

// startsSpeech reports the first characters of speechVerbs and afterPerson, and
// 是 and （, which may follow a name too.
func startsSpeech(r rune) bool {
	switch r {
	case '告', '表', '建', '认', '指', '提', '强', '呼', '谈', '说', '介', '坦', '直', '希', '补', '透', '回', '答', '分', '解', '称', '道',
		'在', '就', '对', '向', '也', '最', '首', '还', '则', '接', '针', '结', '围', '从', '为', '的', '是', '（', '率', '随', '总', '插', '感', '继':
		return true
	}
	return false
}

// indirectReach is how many characters may stand between the name and the verb.
const indirectReach = 40

// indirectOpening reads a paragraph that reports what a person says.
//
//	全国人大代表陈敏表示，…   陈敏委员在审议时说，…   市人大代表陈敏是…理事长。她建议，…
//	3月7日，市人大代表陈敏说，…   “…。”市人大代表陈敏说。
func (p *page) indirectOpening(st corpus.Stretch) (opening, bool) {
	s := p.text[st.Start:st.End]
	if strings.HasPrefix(s, "“") {
		return p.quoteOpening(st)
	}
	if o, ok := p.indirectAt(st, occasion(s)); ok {
		return o, true
	}
	if at := topic(s); at > 0 {
		o, ok := p.indirectAt(st, at+occasion(s[at:]))
		return o, ok && o.label.isStrong(p.text)
	}
	return opening{}, false
}

// indirectAt reads at s[at:] of the paragraph st who speaks, and where the
// wording begins.
func (p *page) indirectAt(st corpus.Stretch, at int) (opening, bool) {
	s := p.text[st.Start:st.End]
	if o, ok := p.bracketedSpeaker(st, at); ok {
		return o, true
	}
	stop := indexOneOf(s[at:], "，。：；！？“")
	if stop <= 0 || stop > longestLabel*4 {
		return opening{}, false
	}
	stop += at
	if hasPrefixIn(s, "本院") || strings.Contains(s[at:stop], "函送") || strings.Contains(s[at:stop], "函请") {
		return opening{}, false // 行政院函送陈委员…就…所提质询之答复 is no speech
	}
	if !holdsTitle(s[at:stop]) {
		return opening{}, false
	}
	for label, rest := range p.persons(s[at:stop], st.Start+at) {
		o := opening{label: label, form: indirectForm, start: st.Start + at, numbered: -1}
		said := stop - len(rest)
		if is, ok := strings.CutPrefix(rest, "是"); ok && is != "" {
			o.speech = pronounSpeech(s, said, st.Start)
		} else {
			o.speech = verbSpeech(s, said, st.Start)
		}
		if o.speech > 0 {
			return o, true
		}
	}
	if label, _, ok := p.memberAt(s[at:stop], st.Start+at); ok {
		if quote := quoteAfter(s, at); quote > 0 {
			return opening{label: label, form: indirectForm, start: st.Start + at, speech: st.Start + quote, numbered: -1}, true
		}
		if speech := pronounSpeech(s, at, st.Start); speech > 0 {
			return opening{label: label, form: indirectForm, start: st.Start + at, speech: speech, numbered: -1}, true
		}
	}
	if label, rest, ok := oddMember(s[at:stop], st.Start+at); ok {
		speech := verbSpeech(s, stop-len(rest), st.Start)
		if quote := quoteAfter(s, at); quote > 0 {
			speech = st.Start + quote
		}
		return opening{label: label, form: indirectForm, start: st.Start + at, speech: speech, numbered: -1}, speech > 0
	}
	return opening{}, false
}

// bracketedSpeaker reads at s[at:] of the paragraph st a name with its seat in
// brackets and what is said: 陈敏（市人大代表）说，….
func (p *page) bracketedSpeaker(st corpus.Stretch, at int) (opening, bool) {
	const name, label = 15, 120 // bytes
	s := p.text[st.Start:st.End]
	head := s[at:min(len(s), at+label)]
	open := strings.Index(head[:min(len(head), name)], "（")
	end := strings.Index(head, "）")
	if open <= 0 || end < open {
		return opening{}, false
	}
	end += len("）")
	l, ok := parseBracketedRole(head[:end], st.Start+at)
	if !ok || !l.isStrong(p.text) || prefixIn(s[at+end:], speechVerbs+" "+afterPerson) == 0 {
		return opening{}, false
	}
	speech := verbSpeech(s, at+end, st.Start)
	return opening{label: l, form: indirectForm, start: st.Start + at, speech: speech, numbered: -1}, speech > 0
}

// oddMember reads a member with a rare surname with whom head, which stands at base,
// begins; rest is what follows: 容与委员|算了一笔账.
func oddMember(head string, base int) (label speakerLabel, rest string, ok bool) {
	const longest = 5 // characters of name and seat
	for i := range firstRunes(head, longest+1) {
		name, role := oddName(head[:i])
		if name == "" {
			continue
		}
		return speakerLabel{
			name: []corpus.Stretch{{Start: base, End: base + len(name)}},
			role: []corpus.Stretch{{Start: base + len(name), End: base + len(name) + len(role)}},
		}, head[i:], true
	}
	return speakerLabel{}, "", false
}

// quoteAfter is where in s the quotation begins that a clause at s[at:] leads to,
// whatever it tells of who speaks; 0 where there is none.
//
//	陈敏委员算了一笔账：“…   陈敏委员则把目光投向孩子：“…
func quoteAfter(s string, at int) int {
	colon := strings.Index(s[at:], "：“")
	if colon <= 0 || exceeds(s[at:at+colon], indirectReach) || holdsOneOf(s[at:at+colon], "。！？“") {
		return 0
	}
	return at + colon + len("：")
}

// memberAt reads the member of an assembly with whom head, which stands at base,
// begins, whatever is told of him behind the name; rest is what that is.
//
//	陈敏委员在江边住了二十年   年轻的委员陈敏来自剧团   王小美代表开门见山
func (p *page) memberAt(head string, base int) (label speakerLabel, rest string, ok bool) {
	if !holdsAny(head, "委员 代表 议员 主任") {
		return label, "", false
	}
	for i, c := range head {
		if i == 0 || i > longestLabel*3 {
			continue
		}
		titled := suffixIn(head[:i], "委员 代表") > 0
		if !titled && !mayTell(c) {
			continue
		}
		l, parsed := parsePerson(head[:i], base)
		if !parsed || len(l.name) != 1 || !l.isStrong(p.text) || !p.isFullName(l) || titled != (l.name[0].Start < l.role[0].Start) {
			continue
		}
		if label, rest, ok = l, head[i:], true; titled {
			break // else the longest name
		}
	}
	return label, rest, ok
}

// mayTell reports the characters with which a predicate may begin behind a name.
func mayTell(r rune) bool {
	switch r {
	case '来', '长', '关', '谈', '作', '做', '曾', '多', '一', '有', '开', '深', '快', '直', '结', '在', '就', '对', '从', '是', '最', '首', '也', '还', '则', '算', '提', '接':
		return true
	}
	return false
}

// topic is the length of a short sentence that says what is spoken of: 关于数据共享。
func topic(s string) int {
	const longest = 24
	end := strings.Index(s[:min(len(s), longest*3)], "。")
	if end <= 0 || holdsOneOf(s[:end], "：“") {
		return 0
	}
	return end + len("。")
}

// occasion is the length of the clause that says when, where or what of: 3月7日，
// 审议时， 关于路灯，
func occasion(s string) int {
	end := strings.Index(s[:min(len(s), 80)], "，")
	if end <= 0 {
		return 0
	}
	clause := s[:end]
	if hasPrefixIn(clause, "关于 对于 针对 围绕 谈到 谈及 说到 就") && !exceeds(clause, 16) || suffixIn(clause, "日 方面 会上 审议时 审议中 期间 讨论中 讨论时 发言中 日前 近日 采访时 现场") > 0 {
		return end + len("，")
	}
	return 0
}

// quoteOpening reads a paragraph that is a quotation with its speaker behind it.
//
//	“要让好药更快上市。”全国人大代表陈敏说。
func (p *page) quoteOpening(st corpus.Stretch) (opening, bool) {
	s := p.text[st.Start:st.End]
	for from := 0; ; {
		end := strings.Index(s[from:], "”")
		if end < 0 {
			return opening{}, false
		}
		from += end + len("”")
		if o, ok := p.saidBehind(st, from); ok {
			return o, true
		}
	}
}

// saidBehind reads at s[at:], behind a quotation, who said it: 全国人大代表陈敏说，….
func (p *page) saidBehind(st corpus.Stretch, at int) (opening, bool) {
	s := p.text[st.Start:st.End]
	head := s[at:]
	head = head[:min(len(head), longestLabel*4)]
	stop := indexOneOf(head, "，。：；！？“”")
	if stop < 0 {
		stop = len(head)
		if at+stop < len(s) {
			return opening{}, false
		}
	}
	o := opening{form: indirectForm, start: st.Start, speech: st.Start, numbered: -1}
	o.said = corpus.Stretch{Start: st.Start + at, End: st.Start + at + stop}
	o.said.End += prefixIn(s[at+stop:], "， 。 ：")
	for label, rest := range p.persons(head[:stop], st.Start+at) {
		if rest != "" && suffixIn(rest, "说 表示 建议 呼吁 认为 指出 介绍 坦言 告诉记者") > 0 {
			o.label = label
			return o, true
		}
	}
	if suffixIn(s[:at], "。” ！” ？”") == 0 {
		return opening{}, false
	}
	if label, rest, ok := p.memberAt(head[:stop], st.Start+at); ok && rest != "" {
		o.label = label
		return o, true
	}
	// “…。”说到激动处，陈敏委员提高了声音。
	tail := s[at+stop:]
	if next, found := strings.CutPrefix(tail, "，"); found && !exceeds(head[:stop], 12) {
		end := indexOneOf(next, "，。：；！？“”")
		if end < 0 || strings.Trim(next[end:], "。！") != "" {
			return opening{}, false
		}
		from := at + stop + len("，")
		if label, rest, ok := p.memberAt(next[:end], st.Start+from); ok && rest != "" {
			o.label = label
			o.said.End = st.End
			return o, true
		}
	}
	return opening{}, false
}

// persons yields the persons with a role that head, which stands at Reading offset
// base, may begin with, each with what follows: the name ends where a word follows
// that can stand after a name, and names may hold such a word (周向明).
func (p *page) persons(head string, base int) iter.Seq2[speakerLabel, string] {
	return func(yield func(speakerLabel, string) bool) {
		for i, c := range head {
			rest := head[i:]
			if i == 0 || !startsSpeech(c) {
				continue
			}
			if !hasPrefixIn(rest, afterPerson) && !hasPrefixIn(rest, speechVerbs) && !hasPrefixIn(rest, "是 （") {
				continue
			}
			l, ok := parsePerson(head[:i], base)
			if !ok || len(l.name) == 0 || len(l.role) == 0 || !p.isFullName(l) {
				continue
			}
			if c == '（' {
				if _, rest, ok = strings.Cut(rest, "）"); !ok {
					return
				}
			}
			if !yield(l, rest) {
				return
			}
		}
		if l, ok := parsePerson(head, base); ok && len(l.name) > 0 && len(l.role) > 0 && p.isFullName(l) {
			yield(l, "")
		}
	}
}

// isFullName reports that the label gives more than a surname.
func (p *page) isFullName(l speakerLabel) bool {
	n := 0
	for _, st := range l.name {
		n += utf8.RuneCountInString(p.text[st.Start:st.End])
	}
	return n >= 2
}

// verbSpeech is the Reading offset where the wording begins that a verb of
// speech after s[at:] introduces; 0 where there is none. The paragraph s stands
// at base.
//
//	…陈敏|在审议时说，… → …   …陈敏|，来自教育界，建议… is none
func verbSpeech(s string, at, base int) int {
	runes := 0
	for i := at; i < len(s) && runes <= indirectReach; runes++ {
		r, n := runeAt(s, i)
		if strings.ContainsRune("。；！？", r) {
			return 0
		}
		if v := prefixIn(s[i:], speechVerbs); v > 0 {
			after := s[i+v:]
			switch {
			case strings.HasPrefix(after, "，"), strings.HasPrefix(after, "："):
				return base + i + v + len("，")
			case strings.HasPrefix(after, "“"):
				return base + i + v
			case isRequestVerb(s[i:i+v]) && (i == at || strings.HasSuffix(s[:i], "，")):
				return base + i // 陈敏建议尽快修订…
			}
		}
		i += n
	}
	return 0
}

// isRequestVerb reports a verb of speech that is the request itself.
func isRequestVerb(v string) bool { return v == "建议" || v == "呼吁" || v == "希望" }

// pronounSpeech is the Reading offset where the wording begins that a later
// sentence of the paragraph s introduces by 他 or 她 with a verb of speech.
func pronounSpeech(s string, at, base int) int {
	for {
		stop := strings.Index(s[at:], "。")
		if stop < 0 {
			return 0
		}
		at += stop + len("。")
		if strings.HasPrefix(s[at:], "“") { // …。“灯太暗了。”他说。
			if end := strings.Index(s[at:], "”"); end > 0 && hasPrefixIn(s[at+end+len("”"):], "他说 她说 他表示 她表示 他建议 她建议") {
				return base + at
			}
		}
		if hasPrefixIn(s[at:], "他 她") {
			if speech := verbSpeech(s, at+len("他"), base); speech > 0 {
				return speech
			}
		}
	}
}

// goesOnSpeaking reports whether the paragraph s goes on with the speech of name
// that the paragraph before it reports.
//
//	“…。”她说。   同时，他建议，…   陈敏告诉记者，…
func goesOnSpeaking(s, name string) bool {
	if strings.HasPrefix(s, "“") {
		end := lastIndex(s, "”")
		if end < 0 {
			return true
		}
		who := s[end+len("”"):]
		who = strings.TrimRight(who, "。")
		who = strings.TrimSuffix(who[:len(who)-suffixIn(who, "告诉记者 最后发言 表示 建议 认为 说道 说")], "对记者")
		return who == name || !isPersonName(who) && !holdsAny(who, "委员 代表")
	}
	s = s[prefixIn(s, "同时， 此外， 对此， 为此， 因此， 另外， 最后， 其次， 为什么？"):]
	if rest, ok := strings.CutPrefix(s, name); ok && name != "" {
		return verbSpeech(rest, 0, 1) > 0
	}
	return hasPrefixIn(s, "他 她") && !strings.HasPrefix(s, "他们") && verbSpeech(s, len("他"), 1) > 0
}
