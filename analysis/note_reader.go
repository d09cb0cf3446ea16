package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// noteReader reads the wording of one note.
type noteReader struct {
	*page
	st       corpus.Stretch
	lead     []corpus.Stretch // named by 牵头, 主办, 会同
	plain    []corpus.Stretch
	assist   []corpus.Stretch
	leaders  []corpus.Stretch
	open     bool
	division bool
	forBelow bool
	surely   bool // a list of names was read

	orderOnly bool // the note has said how to read its order
}

// onlyUnits reads a bracket that says nothing but names, and by when.
func (r *noteReader) onlyUnits() bool {
	st := r.st
	fields := noteFields(r.text, st)
	for len(fields) > 1 && r.isRemark(r.of(fields[0].st)) {
		fields = fields[1:]
		st.Start = fields[0].st.Start
	}
	for n := len(fields); n > 1 && r.isRemark(r.of(fields[n-1].st)); n-- {
		fields = fields[:n-1]
		st.End = fields[n-2].st.End
	}
	l, ok := splitUnits(r.text, st, false)
	if !ok {
		return false
	}
	for _, n := range l.names {
		if unitOf(r.of(n)) != trueUnit {
			return false
		}
	}
	r.plain, r.open = l.names, l.open
	return true
}

// read reads the note and reports whether it names somebody.
func (r *noteReader) read() bool {
	role := noRole // of the label in force
	var pending []corpus.Stretch
	labelled := false
	for _, f := range noteFields(r.text, r.st) {
		s := r.of(f.st)
		if head, rest, ok := cutLabel(s); ok {
			l := labelRole(head)
			if l == noRole && !labelled {
				return false
			}
			if !r.take(pending, max(role, plainRole)) {
				return false
			}
			pending, labelled = nil, true
			if role = l; l == noRole {
				role = timeRole // 适用范围：… names nobody
			}
			f.st.Start = f.st.End - len(rest)
			s = rest
		}
		switch {
		case role == timeRole:
			if f.stop == '；' || f.stop == '。' || f.stop == '\n' {
				role = noRole
			}
			continue
		case role == leaderRole:
			r.takeLeaders(f.st)
			continue
		case r.isRemark(s):
			continue
		}
		st, said := r.cutRole(f.st)
		if st.Len() > 0 {
			pending = append(pending, st)
		}
		if said != noRole {
			if labelled && said == plainRole && role != noRole {
				said = role
			}
			if !r.take(pending, said) {
				return false
			}
			pending = nil
			continue
		}
		if f.stop == '；' || f.stop == '。' || f.stop == '\n' {
			if role == noRole && len(pending) > 0 && !labelled {
				continue // A、B；C、D负责
			}
			if !r.take(pending, max(role, plainRole)) {
				return false
			}
			pending = nil
		}
	}
	if !r.take(pending, max(role, plainRole)) {
		return false
	}
	if labelled && len(r.lead)+len(r.plain)+len(r.assist)+len(r.leaders) > 0 {
		return true
	}
	return r.surely && len(r.lead)+len(r.plain)+len(r.assist) > 0
}

// cutLabel parts s at the ： after its label, or at the 为 that stands for it:
// 责任单位为市教育局.
func cutLabel(s string) (label, rest string, ok bool) {
	if label, rest, ok = strings.Cut(s, "："); ok {
		return label, rest, true
	}
	if label, rest, ok = strings.Cut(s, "为"); ok && labelRole(label) > noRole {
		return label, rest, true
	}
	return "", s, false
}

// noteField is a part of a note between ， ； 。 and gaps.
type noteField struct {
	st   corpus.Stretch
	stop rune
}

// noteFields cuts a note. ， separates roles, and often names; 、 only names.
func noteFields(text string, st corpus.Stretch) []noteField {
	var fields []noteField
	start := st.Start
	for at := st.Start; at < st.End; {
		r, n := runeAt(text, at)
		if r == '\u3000' && padsName(text[start:at]) {
			at += n
			continue
		}
		switch r {
		case '，', '；', '。', '\n', '\u3000':
			if f := trimBlank(text, corpus.Stretch{Start: start, End: at}); f.Len() > 0 {
				fields = append(fields, noteField{f, r})
			} else if k := len(fields) - 1; k >= 0 && r != '\u3000' {
				fields[k].stop = r
			}
			start = at + n
		case '：':
			// A space parted the labels: 主办单位：经信局|协办单位：财政局.
			if k := innerLabel(text[start:at]); k > 0 {
				fields = append(fields, noteField{trimBlank(text, corpus.Stretch{Start: start, End: start + k}), '；'})
				start += k
			}
		case '（', '〔', '《', '“':
			at = pastGroup(text, at, st.End)
			continue
		}
		at += n
	}
	if f := trimBlank(text, corpus.Stretch{Start: start, End: st.End}); f.Len() > 0 {
		fields = append(fields, noteField{f, '。'})
	}
	return fields
}

// padsName reports whether a gap after s sets the characters of a short name
// apart: 责任领导：孙　立.
func padsName(s string) bool {
	if k := strings.LastIndexAny(s, "：、"); k >= 0 {
		_, n := utf8.DecodeRuneInString(s[k:])
		s = s[k+n:]
	}
	return utf8.RuneCountInString(s) == 1 && surnameLength(s) > 0
}

// innerLabel is where in s, a label and what it names, a second label begins with
// which s ends; 0 where none does.
func innerLabel(s string) int {
	colon := strings.Index(s, "：")
	if colon < 0 {
		return 0
	}
	from := colon + len("：")
	k, _ := indexFirst(s[from:], "责任 牵头 配合 主办 协办 承办 会办 参与 协同 完成时 分管")
	if k <= 0 || labelRole(s[from+k:]) == noRole {
		return 0
	}
	return from + k
}

// isRemark reports a field that names nobody: a rule for reading the list, or
// a time.
func (r *noteReader) isRemark(s string) bool {
	switch {
	case hasPrefixOf(s, "以下均 以下任务 不再列出 以下同"):
		return true
	case s == "下同":
		r.forBelow = !r.orderOnly // 列第一位者为牵头单位，下同: the rule holds below, not the units
		return true
	case holdsAny(s, "列第一位 排在第一 排第一 第一位的 排名第一 为牵头单位 为牵头部门 列首位 排首位 首位的 排在首位"):
		r.orderOnly = true
		return true
	case holdsAny(s, "持续推进 长期坚持 持续实施 常年坚持 持续开展 长期推进 持续落实"):
		return true
	case holdsAny(s, "完成 前 年内 年底 季度 月底 上旬 中旬 下旬 日前 启动 实施 全年 到位 落实到位") && holdsOneOf(s, "0123456789年月季"):
		return suffixIn(s, "完成 前 年内 年底 月底 底 启动 完成时限 季度 全年 开工 投用 建成 见效 落实 实施 到位 办结 进展 成效 月 交付 上线 通车 通航 投产") > 0
	case s == "分工负责", s == "各负其责", hasPrefixOf(s, "按职责 按照职责 依职责 按各自职责 按照各自职责 根据职责 依职能 按职能 按照职能 按分工 按照分工 各司其职 根据各自职责 依照职责"):
		r.division = true
		return true
	}
	return false
}

// cutRole parts a field into names and the word that gives them their role:
// 市教育局牵头负责 → 市教育局, lead.
func (r *noteReader) cutRole(st corpus.Stretch) (corpus.Stretch, noteRole) {
	s := r.of(st)
	at, role := len(s), noRole
	depth := 0 // what stands in brackets is told by roleBrackets
	for k, c := range s {
		switch c {
		case '（', '〔':
			depth++
		case '）', '〕':
			depth--
		}
		if c < utf8.RuneSelf || k == 0 || depth > 0 {
			continue
		}
		n, found := roleWord(s[k:])
		if n == 0 {
			continue
		}
		at, role = k, found
		if strings.Contains(s[k:], "职责") || strings.Contains(s[k:], "按分工") || strings.Contains(s[k:], "职能") {
			r.division = true
		}
		if found == plainRole && holdsAny(s[k+n:], "牵头") {
			role = leadRole
		}
		break
	}
	return corpus.Stretch{Start: st.Start, End: st.Start + at}, role
}

// roleWord reads the word that s begins with and that ends a list of names.
func roleWord(s string) (length int, role noteRole) {
	switch r, n := utf8.DecodeRuneInString(s); r {
	case '牵':
		if strings.HasPrefix(s, "牵头") {
			return n, leadRole
		}
	case '为':
		if strings.HasPrefix(s, "为主") {
			return n, leadRole
		}
	case '主':
		if strings.HasPrefix(s, "主办") || strings.HasPrefix(s, "主责") {
			return n, leadRole
		}
	case '负':
		if strings.HasPrefix(s, "负责") || strings.HasPrefix(s, "负总责") {
			return n, plainRole
		}
	case '配', '参', '协', '支':
		if hasPrefixOf(s, "配合 参与 参加 协助 协办 协同 支持配合 协作") {
			return n, assistRole
		}
	case '分', '具', '共', '按', '依', '根', '各', '联', '组', '抓', '承', '落', '指':
		if hasPrefixOf(s, "分别 分工 分头 具体负责 具体 共同 按职责 按照职责 依职责 根据职责 按各自 按照各自 按分工 按照分工 依职能 按职能 根据各自 依照 各自 各负其责 各司其职 联合 组织实施 组织落实 抓落实 抓好落实 承办 承担 落实 指导实施 指导") && !hasPrefixOf(s, "指导委员会 指导小组 指导组 指导中心 指导办公室 指导站 联合会 联合社 联合体") {
			if hasPrefixOf(s, "组织实施 组织落实 承担 承办") {
				return n, plainRole
			}
			if strings.Contains(s, "牵头") {
				return n, leadRole
			}
			if strings.Contains(s, "配合") || strings.Contains(s, "参与") {
				return n, assistRole
			}
			return n, plainRole
		}
	}
	return 0, noRole
}

// take adds the names in parts with their role. It reports false where a part
// is no list of names.
func (r *noteReader) take(parts []corpus.Stretch, role noteRole) bool {
	if len(parts) == 0 {
		return true
	}
	all := corpus.Stretch{Start: parts[0].Start, End: parts[len(parts)-1].End}
	if lead, rest, ok := r.together(all); ok {
		r.add(lead, leadRole)
		r.add(rest, role)
		return true
	}
	if r.roleBrackets(all, role) {
		return true
	}
	l, ok := splitUnits(r.text, all, true)
	if !ok {
		if len(r.lead)+len(r.plain) > 0 {
			return true // a remark after the names
		}
		return false
	}
	r.open = r.open || l.open
	r.surely = true
	r.add(l.names, role)
	return true
}

// together reads A会同B、C: A leads.
func (r *noteReader) together(st corpus.Stretch) (lead, rest []corpus.Stretch, ok bool) {
	k := strings.Index(r.of(st), "会同")
	if k <= 0 {
		return nil, nil, false
	}
	a, okA := splitUnits(r.text, corpus.Stretch{Start: st.Start, End: st.Start + k}, true)
	b, okB := splitUnits(r.text, corpus.Stretch{Start: st.Start + k + len("会同"), End: st.End}, true)
	if !okA || !okB {
		return nil, nil, false
	}
	r.open = r.open || b.open
	r.surely = true
	return a.names, b.names, true
}

func (r *noteReader) add(names []corpus.Stretch, role noteRole) {
	switch role {
	case leadRole:
		r.lead = append(r.lead, names...)
	case assistRole:
		r.assist = append(r.assist, names...)
	default:
		r.plain = append(r.plain, names...)
	}
}

// takeLeaders adds the persons in st.
func (r *noteReader) takeLeaders(st corpus.Stretch) {
	for _, part := range nameParts(r.text, st) {
		part = trimName(r.text, part)
		s := r.of(part)
		if head, _, ok := strings.Cut(s, "（"); ok {
			part.End = part.Start + len(head)
			s = head
		}
		if n := utf8.RuneCountInString(strings.ReplaceAll(s, "\u3000", "")); n >= 2 && n <= 4 && unitOf(s) == notUnit && !strings.ContainsAny(s, "0123456789") {
			r.leaders = append(r.leaders, part)
		}
	}
}

// result is what the note says.
func (r *noteReader) result() duty {
	d := duty{leaders: r.leaders, open: r.open, byDivision: r.division}
	switch {
	case len(r.lead) > 0:
		d.lead, d.rule = r.lead, LeadExplicit
		d.others = append(r.plain, r.assist...)
	case len(r.plain) > 0:
		d.lead, d.rule = r.plain[:1], LeadFirstListed
		d.others = append(r.plain[1:len(r.plain):len(r.plain)], r.assist...)
	case len(r.assist) > 0:
		d.others = r.assist
	}
	if d.rule == LeadFirstListed && len(d.others) == 0 {
		d.rule = LeadSole
	}
	return d
}
