package index

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a query. They keep any query, hostile ones too, within a second.
const (
	maxQuery  = 100_000 // bytes
	maxTerms  = 200     // strings and fields
	maxDepth  = 100     // of brackets and negations
	maxString = 2_000   // characters of one string
	maxGap    = 1_000   // characters that * or 近/ may leave between two strings
	maxGaps   = 16      // gaps in one string
	maxNear   = 8       // strings that 近 connects to each other

	defaultGap  = 10 // of *
	defaultNear = 10 // of 近
)

// Parse reads a query in the language of docs/query.md. Its error is a
// [*SyntaxError].
//
//	加装电梯 协商              both strings
//	"推进 改革（试点）"         one string, spaces and marks included
//	(加装 或 更新) -电梯        one of two, without a third
//	加装 近/20 电梯             at most 20 characters between them
//	城?建设  加装*30电梯        one character; up to 30 characters
//	发言人:王芳 日期:2020..2021 fields
func Parse(text string) (Query, error) {
	p := parser{text: text}
	if len(text) > maxQuery {
		return nil, p.fail(0, fmt.Sprintf("检索式太长（%d字节，最多%d字节）", len(text), maxQuery), "")
	}
	if !utf8.ValidString(text) {
		return nil, p.fail(invalidAt(text), "这里不是UTF-8编码的文字", "")
	}
	q, err := p.alternatives(0)
	if err != nil {
		return nil, err
	}
	if p.at < len(text) { // only a closing bracket stops the outermost level
		return nil, p.fail(p.at, "这个右括号没有配对的左括号；括号是文字时请加引号", `"（试点）"`)
	}
	return q, nil
}

// parser reads a query from left to right.
type parser struct {
	text  string
	at    int
	terms int
}

func (p *parser) fail(at int, message, example string) error {
	return &SyntaxError{Query: p.text, Offset: at, Message: message, Example: example}
}

// alternatives reads parts with 或 between them.
func (p *parser) alternatives(depth int) (Query, error) {
	if depth > maxDepth {
		return nil, p.fail(p.at, fmt.Sprintf("括号套得太深（最多%d层）", maxDepth), "")
	}
	var parts []Query
	for {
		part, err := p.conjunction(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		if !p.operator("或", "OR", "or") {
			return single(parts, func(parts []Query) Query { return &Or{parts} }), nil
		}
	}
}

// single is the only part, or what several make. A part that is repeated counts
// once.
func single(parts []Query, several func([]Query) Query) Query {
	seen := make(map[string]bool, len(parts))
	parts = slices.DeleteFunc(parts, func(q Query) bool {
		text := q.String()
		defer func() { seen[text] = true }()
		return seen[text]
	})
	if len(parts) == 1 {
		return parts[0]
	}
	return several(parts)
}

// conjunction reads parts that must all hold.
func (p *parser) conjunction(depth int) (Query, error) {
	var parts []Query
	for {
		if p.operator("与", "且", "AND", "and") && len(parts) == 0 {
			return nil, p.fail(p.at, "“与”的前面缺少检索的内容", "加装 与 电梯")
		}
		if p.ended() || p.isNext("或", "OR", "or") {
			if len(parts) == 0 {
				return nil, p.missing()
			}
			return single(parts, func(parts []Query) Query { return &And{parts} }), nil
		}
		part, err := p.proximity(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
}

// missing says that something to look for should stand here.
func (p *parser) missing() error {
	message := "这里缺少检索的内容"
	if strings.TrimFunc(p.text, unicode.IsSpace) == "" {
		message = "没有检索的内容"
	}
	return p.fail(p.at, message, "加装电梯 发言人:王芳")
}

// ended reports whether nothing more stands on this level.
func (p *parser) ended() bool {
	p.skipSpace()
	r := p.peek()
	return p.at == len(p.text) || isClose(r)
}

// proximity reads strings with 近/10 between them.
func (p *parser) proximity(depth int) (Query, error) {
	start := p.at
	left, err := p.negation(depth)
	if err != nil {
		return nil, err
	}
	for {
		within, ok, err := p.near()
		if err != nil {
			return nil, err
		}
		if !ok {
			return left, nil
		}
		if !isWording(left) {
			return nil, p.fail(start, "“近”的两边只能是字串，或用“或”连接的字串", "(加装 或 更新) 近/20 电梯")
		}
		p.skipSpace()
		at := p.at
		if p.ended() {
			return nil, p.fail(p.at, "“近”的后面缺少字串", "加装 近/20 电梯")
		}
		right, err := p.negation(depth)
		if err != nil {
			return nil, err
		}
		if !isWording(right) {
			return nil, p.fail(at, "“近”的两边只能是字串，或用“或”连接的字串", "(加装 或 更新) 近/20 电梯")
		}
		left = &Near{left, right, within}
		if len(wanted(left)) > maxNear {
			return nil, p.fail(at, fmt.Sprintf("“近”最多连接%d个字串", maxNear), "加装 近/20 电梯 近/20 住宅")
		}
	}
}

// isWording reports whether q is made of strings so that each of its places is
// one stretch of text.
func isWording(q Query) bool {
	switch q := q.(type) {
	case *String, *Near:
		return true
	case *Or:
		for _, part := range q.Parts {
			if !isWording(part) {
				return false
			}
		}
		return true
	}
	return false
}

// near reads 近/N or 近.
func (p *parser) near() (within int, ok bool, err error) {
	p.skipSpace()
	word := p.word()
	name, number, slash := strings.Cut(strings.ReplaceAll(word, "／", "/"), "/")
	if name != "近" && !strings.EqualFold(name, "near") || !slash && name != "近" && name != "NEAR" {
		return 0, false, nil
	}
	if !slash {
		p.at += len(word)
		return defaultNear, true, nil
	}
	n, err := strconv.Atoi(narrowDigits(number))
	if err != nil || n < 0 || n > maxGap {
		return 0, false, p.fail(p.at, fmt.Sprintf("“近/”后面要有0到%d之间的字数", maxGap), "加装 近/20 电梯")
	}
	p.at += len(word)
	return n, true, nil
}

// negation reads -X, 非 X or X.
func (p *parser) negation(depth int) (Query, error) {
	p.skipSpace()
	start := p.at
	switch r := p.peek(); {
	case r == '-' || r == '－':
		p.at += utf8.RuneLen(r)
		if r := p.peek(); p.at == len(p.text) || unicode.IsSpace(r) || isClose(r) {
			return nil, p.fail(start, "减号后面要紧跟不要的内容", "电梯 -加装")
		}
	case p.operator("非", "NOT", "not"):
		if p.ended() {
			return nil, p.fail(start, "“非”的后面缺少不要的内容；要检索这个字，请加引号", "电梯 非 加装")
		}
	default:
		return p.primary(depth)
	}
	if depth > maxDepth {
		return nil, p.fail(start, fmt.Sprintf("否定套得太深（最多%d层）", maxDepth), "")
	}
	part, err := p.negation(depth + 1)
	if err != nil {
		return nil, err
	}
	return &Not{part}, nil
}

// primary reads a group, a quoted string, a field or a string.
func (p *parser) primary(depth int) (Query, error) {
	start := p.at
	r := p.peek()
	if isOpen(r) {
		return p.group(depth)
	}
	if close := closingQuote(r); close != 0 {
		text, err := p.quoted(close)
		if err != nil {
			return nil, err
		}
		return p.newString(start, text, true)
	}
	if q, err := p.field(); q != nil || err != nil {
		return q, err
	}
	word := p.word()
	at := p.at
	_, near, _ := p.near()
	if p.at = at; near || p.isNext("或", "与", "且", "OR", "AND") {
		return nil, p.fail(start, "“"+word+"”连接它前后的内容，前面缺少内容；要检索这个字，请加引号", `"`+word+`"`)
	}
	if !balanced(word) {
		return nil, p.fail(start, "文字里的括号要加引号；表示分组的括号前面要空格", `"加装（电梯"`)
	}
	p.at += len(word)
	return p.newString(start, word, false)
}

// group reads what stands in brackets.
func (p *parser) group(depth int) (Query, error) {
	start := p.at
	p.at += utf8.RuneLen(p.peek())
	if p.ended() && p.at < len(p.text) {
		return nil, p.fail(start, "括号里没有内容", "(加装 或 更新) 电梯")
	}
	q, err := p.alternatives(depth + 1)
	if err != nil {
		if p.ended() && p.at == len(p.text) {
			return nil, p.fail(start, "这个左括号没有配对的右括号；括号是文字时请加引号", "(加装 或 更新) 电梯")
		}
		return nil, err
	}
	if p.skipSpace(); !isClose(p.peek()) {
		return nil, p.fail(start, "这个左括号没有配对的右括号；括号是文字时请加引号", "(加装 或 更新) 电梯")
	}
	p.at += utf8.RuneLen(p.peek())
	return q, nil
}

// quoted reads what stands in quotation marks.
func (p *parser) quoted(close rune) (string, error) {
	start := p.at
	p.at += utf8.RuneLen(p.peek())
	n := strings.IndexRune(p.text[p.at:], close)
	if n < 0 {
		p.at = start
		return "", p.fail(start, "这个引号没有配对的后引号“"+string(close)+"”", `"推进 改革"`)
	}
	text := p.text[p.at : p.at+n]
	p.at += n + utf8.RuneLen(close)
	return text, nil
}

// newString is the string text, which stands at the byte offset at.
func (p *parser) newString(at int, text string, plain bool) (Query, error) {
	if err := p.count(at); err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(text); n > maxString {
		return nil, p.fail(at, fmt.Sprintf("字串太长（%d字，最多%d字）", n, maxString), "")
	}
	q := &String{Text: text, Plain: plain}
	if _, err := compile(q, false); err != nil {
		return nil, p.fail(at, err.Error(), "城?建设 加装*20电梯")
	}
	return q, nil
}

// count counts a string or field that stands at the byte offset at.
func (p *parser) count(at int) error {
	if p.terms++; p.terms > maxTerms {
		return p.fail(at, fmt.Sprintf("检索式里的字串和字段太多（最多%d个）", maxTerms), "")
	}
	return nil
}

func (p *parser) skipSpace() {
	n := strings.IndexFunc(p.text[p.at:], func(r rune) bool { return !unicode.IsSpace(r) })
	if n < 0 {
		n = len(p.text) - p.at
	}
	p.at += n
}

// peek is the next character; U+FFFD at the end.
func (p *parser) peek() rune {
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return r
}

// word is the text up to the next white space or closing bracket that has no
// opening one in the word.
func (p *parser) word() string { return bareWord(p.text[p.at:]) }

func bareWord(text string) string {
	open := 0
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			return text[:i]
		case isOpen(r):
			if i == 0 {
				return ""
			}
			open++
		case isClose(r):
			if open--; open < 0 {
				return text[:i]
			}
		}
	}
	return text
}

// balanced reports whether each opening bracket in word has a closing one.
func balanced(word string) bool {
	open := 0
	for _, r := range word {
		if isOpen(r) {
			open++
		} else if isClose(r) {
			open--
		}
	}
	return open == 0
}

// isNext reports whether one of words is the next word.
func (p *parser) isNext(words ...string) bool {
	p.skipSpace()
	next := p.word()
	return slices.Contains(words, next)
}

// operator takes one of words, if it is the next.
func (p *parser) operator(words ...string) bool {
	if p.isNext(words...) {
		p.at += len(p.word())
		return true
	}
	return false
}

func isOpen(r rune) bool  { return r == '(' || r == '（' }
func isClose(r rune) bool { return r == ')' || r == '）' }

// closingQuote is the mark that ends what r begins; 0 where r is no opening
// quotation mark.
func closingQuote(r rune) rune {
	switch r {
	case '"', '＂':
		return r
	case '“':
		return '”'
	case '「':
		return '」'
	}
	return 0
}

// narrowDigits is s with its full-width digits and signs made half-width.
func narrowDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '！' <= r && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// invalidAt is where s stops being UTF-8.
func invalidAt(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}
