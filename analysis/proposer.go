package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// proposal is a clause that says who moved something.
//
//	李明等90名市人大代表联名提出       names 李明, count 90
//	本院委员王大同等21人拟具           names 王大同, count 21
//	周文代表提出的                     names 周文
type proposal struct {
	st    corpus.Stretch // from the first name to the verb's end
	names []person
	count int  // as the text states it; 0 where it does not
	bare  bool // no verb: 本院委员王大同等21人, which means something only beside a title
}

// person is a printed name of a person in the Reading.
type person struct {
	st    corpus.Stretch
	given corpus.Stretch // where 委员 or another title stands inside the name: what follows it; else zero
}

// How far, in bytes, the names of a proposal may reach back and its verb may
// stand ahead.
const (
	namesWindow = 900
	verbWindow  = 120
	groundsMax  = 3000 // between 等18人， and 爰拟具
)

// moverTriggers are what proposals are found by: the 等 before a number, and a
// title with its verb.
func moverTriggers() []string {
	return []string{"等", "代表提出", "委员提出", "议员提出", "代表领衔", "委员领衔", "代表联名", "委员联名", "拟具“", "议员动议", "代表牵头提出", "委员分别提出", "代表分别提出"}
}

// proposalsIn finds the proposals in text[start:end], a paragraph, in order.
func proposalsIn(text string, start, end int) []proposal {
	var all []proposal
	f := newFinder(text[:end], moverTriggers()...)
	for at := start; ; {
		i, word := f.next(at)
		if i < 0 {
			return all
		}
		at = i + len(word)
		q, ok := countedProposal(text, start, i, end)
		if word != "等" {
			q, ok = titledProposal(text, start, i, word)
		}
		if ok {
			all = append(all, q)
			at = max(at, q.st.End)
		}
	}
}

// finder finds the next of several words in a text. It looks at each character
// once, however many words there are. The words begin with Chinese characters or
// marks, three bytes each.
type finder struct {
	text   string
	words  []string
	firsts characters // the first characters of the words
}

func newFinder(text string, words ...string) finder {
	f := finder{text: text, words: words}
	for _, word := range words {
		f.firsts.add(word[1], word[2])
	}
	return f
}

// next is the first place at or after from where one of the words stands, and
// the longest of those that stand there; -1 where there is none.
func (f *finder) next(from int) (at int, word string) {
	for i := from; i+3 <= len(f.text); {
		if c := f.text[i]; c < 0xE0 {
			i++
			continue
		}
		if f.firsts.has(f.text[i+1], f.text[i+2]) {
			for _, w := range f.words {
				if len(w) > len(word) && strings.HasPrefix(f.text[i:], w) {
					word = w
				}
			}
			if word != "" {
				return i, word
			}
		}
		i += 3 // a character of four bytes leaves one behind, which is below 0xE0
	}
	return -1, ""
}

// countedProposal reads X、Y等90名市人大代表联名提出, whose 等 stands at text[at].
func countedProposal(text string, start, at, end int) (proposal, bool) {
	if n := prefixIn(text[at:end], "等分别提出 等联名提出 等共同提出 等代表提出 等委员提出 等人提出 等代表联名提出 等委员联名提出"); n > 0 {
		names, deputies := namesBefore(text, start, at)
		return proposal{st: spanOf(names, at+n), names: names}, deputies || len(names) > 0 && strings.Contains(text[at:at+n], "代表")
	}
	num, ok := numeralAt(text[:end], at+len("等"))
	if !ok || num.scaled || num.value < 1 || num.value > 3000 || num.value != float64(int(num.value)) {
		return proposal{}, false
	}
	after := num.end + prefixIn(text[num.end:end], "余 多")
	classifier := prefixIn(text[after:end], "名 位 人")
	if classifier == 0 {
		return proposal{}, false
	}
	after += classifier
	names, deputies := namesBefore(text, start, at)
	if len(names) == 0 {
		return proposal{}, false
	}
	verb, ok := moverVerb(text, after, end, deputies)
	q := proposal{st: spanOf(names, verb), names: names, count: int(num.value)}
	if !ok {
		q.st.End, q.bare = after, true
		return q, deputies && prefixIn(text[after:end], "提出 质询") == 0
	}
	return q, true
}

// spanOf is the Stretch from the first of names to end.
func spanOf(names []person, end int) corpus.Stretch {
	if len(names) == 0 {
		return corpus.Stretch{}
	}
	return corpus.Stretch{Start: names[0].st.Start, End: end}
}

// moverVerb finds the verb by which those who are counted before text[at] move
// something and returns where it ends. Questions are no motions
// (等23人提出质询); an addressee needs no verb (等3名代表：), nor do names in
// brackets (（周文等12名代表）).
func moverVerb(text string, at, end int, deputies bool) (int, bool) {
	window := text[at:min(end, at+verbWindow)]
	if cut := indexOneOf(window, "，。；：（）“《\n"); cut >= 0 {
		mark, _ := utf8.DecodeRuneInString(window[cut:])
		clause := window[:cut]
		role := suffixIn(clause, "代表 委员 议员") > 0
		switch {
		case mark == '：' && role && cut <= 60:
			return at + cut, true
		case holdsMoverVerb(clause) && !holdsAny(clause, "提出质询 提出询问 提出书面质询 提出质疑 提出辩论"):
			return at + cut, true
		case mark == '《' && role, mark == '《' && holdsAny(clause, "联名 领衔"):
			return at + cut, true
		case mark == '，' && deputies && cut <= 12:
			return at + cut, holdsAny(text[at+cut:min(end, at+cut+groundsMax)], "拟具 提案 公决 爰建 爰要 爰请")
		case mark == '，' && role && cut <= 60:
			return at + cut, prefixIn(text[at+cut:end], "，联名 ，提出 ，共同 ，领衔 ，向大会") > 0
		case mark == '）' && (role || cut == 0 && deputies):
			return at + cut, true
		}
		return 0, false
	}
	if holdsMoverVerb(window) {
		return min(end, at+len(window)), true
	}
	return 0, false
}

func holdsMoverVerb(s string) bool {
	return holdsAny(s, "提出 提交 拟具 提案 联名 领衔 所提 动议 联署 呼吁 建议")
}

// titledProposal reads the names before word, a title with its verb, at
// text[at]: 周文代表提出, 委员林大同拟具.
func titledProposal(text string, start, at int, word string) (proposal, bool) {
	end := at + len(word)
	if after := prefixIn(text[end:], "了 书面 口头"); prefixIn(text[end+after:], "质询 询问 质疑") > 0 {
		return proposal{}, false
	}
	names, deputies := namesBefore(text, start, at)
	if len(names) == 0 || word == "拟具“" && !deputies {
		return proposal{}, false
	}
	return proposal{st: corpus.Stretch{Start: names[0].st.Start, End: end - suffixIn(word, "“")}, names: names}, true
}

// namesBefore reads the list of names that ends at text[at] and begins no
// earlier than start. deputies says that 委员, 代表 or 议员 stands before it, as
// in 本院委员李明.
func namesBefore(text string, start, at int) (names []person, deputies bool) {
	from := max(start, at-namesWindow)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	if cut := strings.LastIndexAny(text[from:at], "，。；：！？《》“”（）〔〕【】\n|"); cut >= 0 {
		_, n := utf8.DecodeRuneInString(text[from+cut:])
		from += cut + n
	}
	pieces := splitNames(text, corpus.Stretch{Start: from, End: at})
	for i := len(pieces) - 1; i >= 0; i-- {
		p, rolled, ok := moverAtEnd(text, pieces[i], i == len(pieces)-1)
		if !ok {
			break
		}
		names = append(names, p)
		if p.st.Start > pieces[i].Start {
			deputies = rolled
			break
		}
	}
	for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
		names[i], names[j] = names[j], names[i]
	}
	return names, deputies
}

// roleWords stand before a name, moverWords between other wording and a name.
const (
	roleWords  = "委员 代表团 代表 议员 召集人 主任 副主任 主席 副主席 立委 组长 团长 领衔人"
	moverWords = "由 将 经 对 把 据 和 与 及 是 为 以及 并 的 了 向 请 有 中 会上 决定 其中 ： ； 、"
)

// moverAtEnd reads the name that the piece st ends with: all of it, what stands
// after 委员 or 由, or its last characters if they have the shape of a name.
// rolled says that a role stands directly before the name.
func moverAtEnd(text string, st corpus.Stretch, last bool) (p person, rolled, ok bool) {
	s := text[st.Start:st.End]
	if last {
		s = s[:len(s)-suffixIn(s, "代表 委员 议员")]
	}
	if p, ok := splitName(s, st.Start); ok {
		return p, true, true
	}
	end := st.Start + len(s)
	// The last role or mover word after which a name stands.
	best, isRole := -1, false
	from := max(0, len(s)-nameWindow)
	for i := range s[from:] {
		i += from
		n, role := wordBeforeName(s[i:])
		if n == 0 || i+n >= len(s) {
			continue
		}
		rest := strings.TrimLeft(s[i+n:], "\u3000 ")
		if len(rest) <= nameWindow && isPersonName(unpad(rest)) {
			best, isRole = len(s)-len(rest), role
		}
	}
	if best >= 0 {
		return person{st: corpus.Stretch{Start: st.Start + best, End: end}}, isRole, true
	}
	if isPersonName(unpad(s)) {
		return person{st: corpus.Stretch{Start: st.Start, End: end}}, false, true
	}
	return person{}, false, false
}

// nameWindow is how many bytes before its end a name, and the role before it, may
// begin.
const nameWindow = 150

// wordBeforeName is the length of the role (委员, 代表团) or other word (由, 将) that
// s begins with.
func wordBeforeName(s string) (n int, role bool) {
	switch nextRune(s) {
	case '委', '代', '议', '召', '主', '副', '立', '组', '团', '领':
		n = prefixIn(s, roleWords)
		return n, n > 0
	case '由', '将', '经', '对', '把', '据', '和', '与', '及', '是', '为', '以', '并', '的', '了', '向', '请', '有', '中', '会', '决', '其', '：', '；', '、':
		return prefixIn(s, moverWords), false
	}
	return 0, false
}

// splitName reads a name with a title inside: 李委员彦秀, 本院王委员大同.
func splitName(s string, at int) (person, bool) {
	for _, role := range [...]string{"委员", "议员", "代表"} {
		i := strings.Index(s, role)
		if i <= 0 {
			continue
		}
		surname := surmoverAtEnd(s[:i])
		given := s[i+len(role):]
		if surname == 0 || given == "" || !isGivenName(given) {
			continue
		}
		start := at + i - surname
		return person{
			st:    corpus.Stretch{Start: start, End: at + len(s)},
			given: corpus.Stretch{Start: at + i + len(role), End: at + len(s)},
		}, true
	}
	return person{}, false
}

// surmoverAtEnd is the length of the surname that s is, or ends with after 本院
// or a number; 0 where it is or has none.
func surmoverAtEnd(s string) int {
	for _, n := range [...]int{len("欧阳"), len("李")} {
		if n > len(s) || !utf8.RuneStart(s[len(s)-n]) || surnameLength(s[len(s)-n:]) != n {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
		if n == len(s) || strings.HasSuffix(s[:len(s)-n], "本院") || before < 0x3400 {
			return n
		}
	}
	return 0
}

// splitNames cuts a list of names at 、 and ，and at gaps. A gap between two
// single characters pads a name (陈　莹), and a single character after a name of
// two goes with it: the line was broken there.
func splitNames(text string, st corpus.Stretch) []corpus.Stretch {
	type token struct {
		corpus.Stretch
		gap   bool // nothing but a gap stands before it
		runes int
	}
	var tokens []token
	gap := false
	for at := st.Start; at < st.End; {
		n := indexOneOf(text[at:st.End], "、，；|\u3000")
		end := st.End
		if n >= 0 {
			end = at + n
		}
		if end > at {
			tokens = append(tokens, token{corpus.Stretch{Start: at, End: end}, gap, utf8.RuneCountInString(text[at:end])})
			gap = true
		}
		mark, size := utf8.DecodeRuneInString(text[end:])
		if mark != '\u3000' {
			gap = false
		}
		at = end + size
	}
	var pieces []corpus.Stretch
	for i := 0; i < len(tokens); i++ {
		piece := tokens[i].Stretch
		rest := func(k int) bool { return k < len(tokens) && tokens[k].gap && tokens[k].runes == 1 }
		switch {
		case tokens[i].runes == 1 && rest(i+1): // 陈　莹, 周　　文
			i++
			piece.End = tokens[i].End
		case rest(i+1) && !rest(i+2) && (tokens[i].runes == 2 || endsInSurname(text[piece.Start:piece.End])): // 邱议⏎莹, 委员陈　莹
			i++
			piece.End = tokens[i].End
		}
		pieces = append(pieces, splitAnd(text, piece)...)
	}
	return pieces
}

// endsInSurname reports a role with nothing but a surname after it.
func endsInSurname(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	return suffixIn(s[:len(s)-n], roleWords) > 0 && surnameLength(s[len(s)-n:]) > 0
}

// splitAnd cuts 林大同及王小美 where both sides are names.
func splitAnd(text string, st corpus.Stretch) []corpus.Stretch {
	s := text[st.Start:st.End]
	for _, and := range [...]string{"及", "和", "与", "暨"} {
		i := lastIndex(s, and)
		if i <= 0 || i+len(and) >= len(s) || isPersonName(unpad(s)) {
			continue
		}
		left, right := s[:i], s[i+len(and):]
		if isPersonName(unpad(right)) && (isPersonName(unpad(left)) || suffixIn(left, roleWords) == 0 && prefixIn(left, roleWords) > 0) {
			return []corpus.Stretch{{Start: st.Start, End: st.Start + i}, {Start: st.Start + i + len(and), End: st.End}}
		}
	}
	return []corpus.Stretch{st}
}

// person gives the name that stands at q as a Name of the document.
func (p *page) person(q person) Name {
	if q.given.Len() == 0 {
		return p.name(q.st)
	}
	surname := corpus.Stretch{Start: q.st.Start, End: q.st.Start + surnameLength(p.text[q.st.Start:q.st.End])}
	return Name{Name: unpad(p.clean(surname)) + unpad(p.clean(q.given)), Span: p.span(q.st)}
}

// people gives all of them.
func (p *page) people(all []person) []Name {
	names := make([]Name, 0, len(all))
	for _, q := range all {
		names = append(names, p.person(q))
	}
	return names
}
