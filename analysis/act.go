package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// speaking is what is known of a sentence besides its wording.
type speaking struct {
	chair    bool // the one who leads the meeting says it
	dialogue bool // question and answer: who asks expects an answer
	official bool // a minister answers the house
}

// Cues say what a speaker does with a sentence, by cues in its wording
// (act_cues.go). Each cue speaks for one act with a weight; at each place the
// longest cue counts, and what it covers is read by no other, so that 主要 is no
// 要 and 没有问题 no 问题.
//
// The weights add up, and an act counts from a sum of 2:
//   - who asks for something to be done makes a 建议, whatever else is said;
//   - else the later one of praise and shortcoming counts: 成效明显，但投入不足 is
//     问题, 针对投入不足采取措施，成效明显 is 肯定;
//   - a question is 询问 where somebody is asked; 难道… is a shortcoming, 何不… a
//     request, and what the speaker goes on to answer is 其他.
//
// They never change, and serve any number of analyses at a time.
type Cues struct {
	groups map[rune][]cue // by first character, the longest first
}

// NewCues prepares the cues.
func NewCues() *Cues { return &Cues{groupCues()} }

// act says what the speaker does with the sentence s, a stretch of the Reading.
func (a *Cues) act(s string, how speaking) Act {
	asks := isQuestion(s)
	if how.chair {
		if asks {
			return Inquiry
		}
		return Neutral
	}
	sc := a.score(s)
	switch {
	case asks:
		return sc.question(s, how)
	case how.official:
		return sc.answer(s)
	}
	return sc.statement()
}

// isQuestion reports a sentence that ends as a question does, or as the part of
// a written one: （二）当局会否加强宣传；
func isQuestion(s string) bool {
	s = strings.TrimRight(s, closers+"\u3000 ")
	s = strings.TrimSuffix(s, "及")
	last, n := lastRune(s)
	body := s[:len(s)-n]
	switch last {
	case '？':
		return true
	case '；':
		if strings.Contains(body, "会否") || strings.Contains(body, "有否") {
			return true
		}
		fallthrough
	case '。', '！':
		return strings.HasSuffix(body, "吗") || strings.HasSuffix(body, "呢") || strings.HasSuffix(body, "为何")
	}
	return false
}

// scores is what the cues of a sentence add up to.
type scores struct {
	request  int
	order    int // a request by an order without a subject: 落实待遇，畅通路径
	problem  int
	praise   int
	inquiry  int // it asks: 请问
	asked    int // somebody is asked: 部长, 政府
	rhetoric int // a question that is none: 难道
	offer    int // a question that asks for something to be done: 何不

	lastProblem, lastPraise int // where the last cue of the two stands

	told    bool // tells what somebody said
	done    bool // says what has been done: no order
	copula  bool // …是…: no order
	promise bool // what the speaker is going to do: no request
	unreal  bool // what would have been: no shortcoming
	opposed bool // the sentence begins with 但
}

// statement is the act of a sentence that asks nothing.
func (sc *scores) statement() Act {
	switch {
	case sc.request >= 2, sc.offer >= 2:
		return Request
	case sc.inquiry > 0: // 请部长说明…
		return Inquiry
	case sc.problem >= 2 && !sc.unreal && (sc.praise < 2 || sc.opposed || sc.lastProblem > sc.lastPraise):
		return Problem
	case sc.praise >= 2:
		return Praise
	}
	return Neutral
}

// answer is the act of a minister's statement s: what he says of duties and troubles
// explains what is done and why. He may ask the house for its support, and name a
// shortcoming in so many words.
func (sc *scores) answer(s string) Act {
	switch {
	case sc.request >= 3 && holdsAny(s, "议员 委员 各位 大家 贵院 大院 本会 国会") && holdsAny(s, "支持 通过 谅解 体谅 配合 理解 注意"):
		return Request
	case sc.problem >= 4 && sc.request < 2 && sc.praise < 2 && !sc.unreal && !sc.promise && holdsAny(s, "不足 不够 问题 短板 滞后 薄弱 缺乏 短缺 困难 压力 不高"):
		return Problem
	}
	return Neutral
}

// question is the act of a sentence that ends as a question does.
func (sc *scores) question(s string, how speaking) Act {
	switch {
	case sc.told:
		return Neutral // 我问他能不能改期？
	case sc.inquiry > 0, sc.asksFor(s):
		return Inquiry // 请问…
	case sc.offer > 0, sc.rhetoric > 0 && sc.request >= 2:
		return Request
	case sc.rhetoric > 0, strings.Contains(s, "不是") && strings.Contains(s, "吗") && !strings.Contains(s, "是不是"):
		return Problem // 这不是本末倒置吗？
	case sc.request >= 3:
		return Request
	case sc.asked > 0, how.dialogue:
		return Inquiry
	case strings.Contains(s, "怎样的"):
		return Neutral
	case sc.problem >= 2 && (strings.Contains(s, "呢") || strings.Contains(s, "吗")):
		return Problem
	case strings.Contains(s, "呢") || strings.Contains(s, "我们") || strings.Contains(s, "大家"):
		return Neutral // asked to be answered by the speaker
	}
	return Inquiry
}

// asksFor reports a question that asks somebody to explain: 请民政局介绍…？
func (sc *scores) asksFor(s string) bool {
	if !hasPrefixIn(s, "请 想请 能否请 麻烦") {
		return false
	}
	for _, verb := range [...]string{"介绍", "说明", "解释", "回答", "答复", "告知", "告诉"} {
		if strings.Contains(s, verb) {
			return true
		}
	}
	return false
}

// score adds up the cues of s.
func (a *Cues) score(s string) scores {
	r := scoring{reader: a, s: s, clause: true, first: true}
	for at := leadingVocative(s); at < len(s); {
		at = r.step(at)
	}
	if !r.done && !r.copula && !r.promise {
		r.request += r.order
	}
	return r.scores
}

// scoring is the reading of one sentence.
type scoring struct {
	scores
	reader   *Cues
	s        string
	clause   bool   // at the beginning of a clause
	first    bool   // nothing but connectives has been read
	remedy   bool   // after 解决 in the same clause
	contrast bool   // 但 has been read
	lacking  []*cue // the shortcomings read so far: each counts once
}

// step reads what stands at s[at:] and returns where to go on.
func (r *scoring) step(at int) int {
	c, n := runeAt(r.s, at)
	switch c {
	case '，', '；', '。', '：', '！', '？', '“', '‘', '（', '…':
		r.clause, r.remedy = true, false
		return at + n
	case '\u3000', ' ':
		return at + n
	}
	q := r.reader.longest(c, r.s[at:], r.clause)
	if q != nil && q.kind == joins {
		r.first = r.first && q.weight == 0 // 我补充一点 orders nothing
		return at + len(q.word)
	}
	if q != nil {
		r.count(q, at)
		n = len(q.word)
	}
	r.clause, r.first = false, false
	return at + n
}

// leadingVocative is the length of the address that s begins with: 主席，…
func leadingVocative(s string) int {
	at := 0
	for {
		end := strings.Index(s[at:min(len(s), at+90)], "，")
		if end < 0 {
			return at
		}
		v := s[at : at+end]
		if !strings.HasPrefix(v, "各位") && !isBareTitle(v) && !strings.Contains(v, "、各位") && suffixIn(v, "女士 先生 主席") == 0 || utf8.RuneCountInString(v) > 24 {
			return at
		}
		at += end + len("，")
	}
}

// count adds the cue q, which stands at s[at:].
func (r *scoring) count(q *cue, at int) {
	after := r.s[at+len(q.word):]
	switch q.kind {
	case asks:
		if !r.told && hasObject(after) && !r.isOthers(q, at, after) {
			r.request += q.weight
		}
	case modal:
		if !r.told && r.obliges(q, after) {
			r.request += 2
		}
	case work, remedy:
		if r.first && !r.told {
			r.order = 2
		}
		r.remedy = r.remedy || q.kind == remedy
		if strings.HasPrefix(after, "了") && !isNegated(r.s[:at]) {
			r.praise++ // 完善了…, 化解了…
			if q.kind == remedy {
				r.praise++
			}
			r.lastPraise = at
		}
	case lacks:
		if isMeasure(q.word, after) {
			break // 占比不足3%
		}
		if !r.remedy && !slices.Contains(r.lacking, q) {
			r.lacking = append(r.lacking, q)
			r.problem += q.weight
			r.lastProblem = at
		}
	case undone:
		r.problem += q.weight
		if r.reader.isWork(after) {
			r.problem++
		}
		r.lastProblem = at
	case resolves:
		r.problem = 0
		r.praise += q.weight
		r.lastPraise = at
	case contrast:
		if !r.contrast {
			r.problem += q.weight
		}
		r.contrast = true
		r.opposed = r.opposed || r.first
	case praises:
		if isNegated(r.s[:at]) {
			r.problem += 2 // 成效并不显著
			r.lastProblem = at
			break
		}
		r.praise += q.weight
		r.lastPraise = at
	case inquires:
		r.inquiry += q.weight
	case addresses:
		r.asked += q.weight
	case rhetorical:
		r.rhetoric += q.weight
	case offers:
		r.offer += q.weight
	case whys:
		if asksWhyNot(after) {
			r.offer++
		}
	case tells:
		r.told = true
	case isDone:
		r.done = true
	case isCopula:
		r.copula = true
	case unreal:
		r.unreal = true
	case promises:
		r.promise = true
	}
}

// hasObject reports whether after, which follows a verb of asking, says what is
// asked for: not 请部长。 nor 提出很多关注和建议，
func hasObject(after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	return utf8.RuneCountInString(firstRunes(after, 3)) >= 3 && !strings.ContainsRune("，。；、！？”）", first)
}

// isOthers reports whether the verb of asking q at s[at:], before after, is
// somebody else's: 2006年，陈议员动议，要求…   要求增拨人手的声音不绝于耳   民主党希望…
func (r *scoring) isOthers(q *cue, at int, after string) bool {
	if !hasPrefixIn(q.word, "要求 并要求 希望 建议 促请") || strings.HasPrefix(after, "：") {
		return false
	}
	clause, _, _ := strings.Cut(after, "，")
	clause, _, _ = strings.Cut(clause, "。")
	before := r.s[:at]
	return holdsAny(clause, "的声音 的呼声 的诉求 的压力") || suffixIn(before, "党 党团 特首 行政长官 总统 压力，") > 0 ||
		q.word != "希望" && startsWithPastYear(before) && !holdsAny(before, "我 本席 本人")
}

// startsWithPastYear reports a sentence that tells what happened in a year: 2006年，….
func startsWithPastYear(s string) bool {
	year := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return year == 4 && strings.HasPrefix(s[year:], "年") && !hasPrefixOf(s[year:], "年底 年年底 年前 年内")
}

// isMeasure reports whether the shortcoming word before after only bounds a
// figure: 不足3%, 不足一成.
func isMeasure(word, after string) bool {
	return word == "不足" && (after != strings.TrimLeft(after, "0123456789") || hasPrefixOf(after, "一 两 二 三 四 五 六 七 八 九 十 百 千 半"))
}

// asksWhyNot reports whether a question that goes on with s after 为何 asks why
// something is not done: 为何我们不能及早…
func asksWhyNot(s string) bool {
	clause := firstRunes(s, 10)
	return holdsAny(clause, "不能 不可以 不可 不去 不把 不让 不设 不用 不考虑 没有专门") && !holdsAny(clause, "还 仍 一直 至今")
}

// obliges reports whether a modal verb, before after, asks for something: always
// 应当; 要 where work follows, or where a clause begins with it and does not say
// what for.
func (r *scoring) obliges(q *cue, after string) bool {
	if isBurden(after) {
		return false // 还要等候大半年
	}
	if q.weight >= 2 || r.contrast && hasPrefixIn(q.word, "还 仍") {
		return true // 但还需在长效管理上下功夫
	}
	if r.clause && isPurpose(after) {
		return false
	}
	return r.reader.isWork(after) || r.clause && suffixIn(q.word, "要 须") == len(q.word) || r.clause && q.word == "必须"
}

// isBurden reports wording after 要 that says what people have to bear.
func isBurden(s string) bool {
	return hasPrefixOf(s, "面对 面临 忍受 承受 承担 等候 等待 轮候 排队 排长队 花费 花上 捱 挨 背负 负担 受 多走 绕 跑 再等 另 等 付出 看人 看别人") && !hasPrefixOf(s, "承担起 等同 受理 受到重视 另行")
}

// isNegated reports whether before, the wording before a cue, ends with a word
// that denies the cue.
func isNegated(before string) bool {
	return suffixIn(before, "不 未 没 没有 不太 不够 不很 未见 缺乏 毫无 未看到 没看到 没有看到 未见到 没见到 看不到 看不出 谈不上") > 0
}

// isPurpose reports whether a clause that begins with 要 and goes on with s says
// what for: 要缓解停车难，首先就要…   要通勤则要转三趟车
func isPurpose(s string) bool {
	end := indexOneOf(s, "，。；")
	if end < 0 {
		end = len(s)
	}
	if holdsAny(s[:end], "并不 不是太 不是很 不难 很难 不容易 不太 谈何容易 绝非易事 才能 才可 才会") {
		return true // 要处理积压的个案并不困难
	}
	if strings.Contains(s[:end], "则要") || strings.Contains(s[:end], "则须") {
		return true
	}
	next, ok := strings.CutPrefix(s[end:], "，")
	return ok && hasPrefixIn(next, "首先 就 便 必 才 关键 离不开 先决")
}
