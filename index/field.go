package index

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// FieldName names an attribute that a query can ask for.
type FieldName string

// The fields.
const (
	FieldSpeaker  FieldName = "speaker"
	FieldRole     FieldName = "role"
	FieldUnit     FieldName = "unit"
	FieldKind     FieldName = "kind"
	FieldMotion   FieldName = "motion"
	FieldMeeting  FieldName = "meeting"
	FieldSource   FieldName = "source"
	FieldDate     FieldName = "date"
	FieldDeadline FieldName = "deadline"
	FieldTarget   FieldName = "target"
	FieldAct      FieldName = "act"
)

// label is the field's name in Chinese.
func (n FieldName) label() string {
	switch n {
	case FieldDate:
		return "日期"
	case FieldDeadline:
		return "截止"
	case FieldTarget:
		return "指标"
	}
	return Facet(n).Label()
}

// fieldNamed is the field that has a name in a query.
func fieldNamed(name string) (FieldName, bool) {
	switch strings.ToLower(corpus.Fold(name).Text) {
	case "发言人", "speaker":
		return FieldSpeaker, true
	case "身份", "role":
		return FieldRole, true
	case "单位", "unit":
		return FieldUnit, true
	case "类型", "kind":
		return FieldKind, true
	case "议案", "motion":
		return FieldMotion, true
	case "会议", "meeting":
		return FieldMeeting, true
	case "文件", "source":
		return FieldSource, true
	case "日期", "date":
		return FieldDate, true
	case "截止", "deadline":
		return FieldDeadline, true
	case "指标", "target":
		return FieldTarget, true
	case "行为", "act":
		return FieldAct, true
	}
	return "", false
}

// fieldTest is what a field asks for: that one of the values that a place has of
// an attribute is accepted.
type fieldTest struct {
	of     attribute
	accept func(value string) bool
}

// any reports whether one of all is accepted.
func (t *fieldTest) any(all []string) bool { return slices.ContainsFunc(all, t.accept) }

// holds is the test at a place of d, under the marks of c.
func (t *fieldTest) holds(d *Document, c chain) bool {
	switch {
	case t.of >= ofDocument:
		h := head{source: d.Source, title: d.Title, date: d.Date, meeting: d.Meeting}
		return t.any(h.of(t.of))
	case t.of == ofKind && t.accept(packKind(c.kind())):
		return true
	}
	return slices.ContainsFunc(c, func(m *Mark) bool {
		return slices.ContainsFunc(m.valuesOf(t.of), func(value string) bool { return value != "" && t.accept(value) })
	})
}

// field reads NAME:VALUE, where NAME is a field's name; else it reads nothing.
func (p *parser) field() (Query, error) {
	start := p.at
	rest := p.text[start:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n <= 0 {
		return nil, nil
	}
	colon, size := utf8.DecodeRuneInString(rest[n:])
	name, known := fieldNamed(rest[:n])
	if !known || colon != ':' && colon != '：' {
		return nil, nil
	}
	if err := p.count(start); err != nil {
		return nil, err
	}
	p.at += n + size
	at := p.at
	q := &Field{Name: name}
	var err error
	if q.Value, q.Whole, err = p.value(); err != nil {
		return nil, err
	}
	if corpus.Fold(q.Value).Text == "" {
		return nil, p.fail(at, "字段“"+rest[:n]+"”后面缺少值", example(name))
	}
	if q.test, err = newFieldTest(name, q.Value, q.Whole); err != nil {
		return nil, p.fail(at, err.Error(), example(name))
	}
	return q, nil
}

// value reads a field's value: a word or a quoted text; after a comparison sign
// there may be a space.
func (p *parser) value() (text string, whole bool, err error) {
	if close := closingQuote(p.peek()); close != 0 {
		text, err = p.quoted(close)
		return text, true, err
	}
	sign := p.text[p.at:]
	n := strings.IndexFunc(sign, func(r rune) bool { return !strings.ContainsRune("<>=≥≤＜＞＝", r) })
	if n < 0 {
		n = len(sign)
	}
	p.at += n
	if n > 0 {
		p.skipSpace()
	}
	word := p.word()
	p.at += len(word)
	return sign[:n] + word, false, nil
}

// example is a right use of a field.
func example(name FieldName) string {
	switch name {
	case FieldRole:
		return "身份:常委会委员"
	case FieldUnit:
		return "单位:教育局"
	case FieldKind:
		return "类型:任务"
	case FieldMotion:
		return "议案:老旧小区"
	case FieldMeeting:
		return "会议:第二十九次"
	case FieldSource:
		return "文件:办理方案"
	case FieldDate:
		return "日期:2020  日期:2020-04  日期:2020..2021-06  日期:>=2020-04-01"
	case FieldDeadline:
		return "截止:存在  截止:<2025-07  截止:2025"
	case FieldTarget:
		return "指标:存在  指标:>=50  指标:就业"
	case FieldAct:
		return "行为:建议"
	}
	return `发言人:王芳  发言人:"王芳"`
}

// exists reports whether a value asks for nothing but that there is one.
func exists(value string) bool {
	switch corpus.Fold(value).Text {
	case "存在", "有", "any", "exists":
		return true
	}
	return false
}

// newFieldTest makes the test of a field; its error is a message for people.
func newFieldTest(name FieldName, value string, whole bool) (fieldTest, error) {
	switch name {
	case FieldKind:
		return kindTest(value)
	case FieldAct:
		return actTest(value)
	case FieldDate:
		p, err := parsePeriod(value)
		return fieldTest{ofDate, p.meets}, err
	case FieldDeadline:
		return deadlineTest(value)
	case FieldTarget:
		return targetTest(value, whole)
	}
	match := nameTest(value, whole)
	switch name {
	case FieldSource:
		return fieldTest{ofSource, match}, nil
	case FieldMeeting:
		return fieldTest{ofMeeting, match}, nil
	case FieldUnit:
		return fieldTest{ofUnit, match}, nil
	case FieldSpeaker:
		return fieldTest{ofSpeaker, match}, nil
	case FieldRole:
		return fieldTest{ofRole, match}, nil
	case FieldMotion:
		return fieldTest{ofMotion, match}, nil
	}
	return fieldTest{}, fmt.Errorf("没有字段“%s”", name)
}

// nameTest compares names after folding: for a part, or as a whole.
func nameTest(value string, whole bool) func(string) bool {
	want := corpus.Fold(value).Text
	if whole {
		return func(name string) bool { return name != "" && corpus.Fold(name).Text == want }
	}
	return func(name string) bool { return name != "" && strings.Contains(corpus.Fold(name).Text, want) }
}

// always accepts every value.
func always(string) bool { return true }

// kindTest holds under a mark of a kind; for running text where no mark is.
func kindTest(value string) (fieldTest, error) {
	kind, ok := kindNamed(value)
	if !ok {
		return fieldTest{}, fmt.Errorf("没有类型“%s”；类型有：任务、发言、要点、要求、问题、措施、标题、正文", value)
	}
	packed := packKind(kind)
	return fieldTest{ofKind, func(value string) bool { return value == packed }}, nil
}

func kindNamed(value string) (MarkKind, bool) {
	switch corpus.Fold(value).Text {
	case "任务", "task":
		return Task, true
	case "要点", "point":
		return Point, true
	case "要求", "诉求", "demand":
		return Demand, true
	case "问题", "problem":
		return Problem, true
	case "措施", "解决方案", "solution":
		return Solution, true
	case "标题", "heading":
		return Heading, true
	case "正文", "text":
		return Text, true
	case "发言", "remark":
		return remarkMark, true
	}
	return Text, false
}

func actTest(value string) (fieldTest, error) {
	want := ""
	switch corpus.Fold(value).Text {
	case "肯定", "praise":
		want = "肯定"
	case "问题", "problem":
		want = "问题"
	case "建议", "request":
		want = "建议"
	case "询问", "inquiry":
		want = "询问"
	case "其他", "neutral":
		want = "其他"
	default:
		return fieldTest{}, fmt.Errorf("没有行为“%s”；行为有：肯定、问题、建议、询问、其他", value)
	}
	return fieldTest{ofAct, func(value string) bool { return value == want }}, nil
}

func deadlineTest(value string) (fieldTest, error) {
	if exists(value) {
		return fieldTest{ofDeadline, always}, nil
	}
	p, err := parsePeriod(value)
	return fieldTest{ofDeadline, p.meets}, err
}

// targetTest asks for any target, for one with a value, or for an indicator.
func targetTest(value string, whole bool) (fieldTest, error) {
	if exists(value) {
		return fieldTest{ofTarget, always}, nil
	}
	sign, number := cutSign(value)
	if sign == "" && !startsWithDigit(number) {
		match := nameTest(value, whole)
		return fieldTest{ofTarget, func(packed string) bool { return match(unpackMeasure(packed).Indicator) }}, nil
	}
	n, unit, err := quantity(number)
	if err != nil {
		return fieldTest{}, err
	}
	return fieldTest{ofTarget, func(packed string) bool {
		t := unpackMeasure(packed)
		return (unit == "" || unit == corpus.Fold(t.Unit).Text) && compareSign(sign, t.Value, max(t.Value, t.High), n)
	}}, nil
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// cutSign takes the comparison sign off the front of a value, in its ASCII form.
func cutSign(value string) (sign, rest string) {
	value = strings.NewReplacer("≥", ">=", "≤", "<=").Replace(narrowDigits(strings.TrimSpace(value)))
	for _, s := range []string{">=", "<=", ">", "<", "="} {
		if rest, ok := strings.CutPrefix(value, s); ok {
			return s, strings.TrimSpace(rest)
		}
	}
	return "", value
}

// quantity reads a number with 万 or 亿 and a unit behind it.
func quantity(s string) (n float64, unit string, err error) {
	end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		end = len(s)
	}
	n, err = strconv.ParseFloat(s[:end], 64)
	if err != nil {
		return 0, "", fmt.Errorf("“%s”不是数", s)
	}
	unit = s[end:]
	for _, m := range []struct {
		sign   string
		factor float64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		if rest, ok := strings.CutPrefix(unit, m.sign); ok {
			n, unit = n*m.factor, rest
			break
		}
	}
	return n, corpus.Fold(unit).Text, nil
}

// compareSign compares the range from low to high with n.
func compareSign(sign string, low, high, n float64) bool {
	switch sign {
	case ">=":
		return high >= n
	case ">":
		return high > n
	case "<=":
		return low <= n
	case "<":
		return low < n
	}
	return cmp.Compare(low, n) <= 0 && cmp.Compare(n, high) <= 0
}
