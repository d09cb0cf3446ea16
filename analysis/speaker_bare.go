package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// bareOpenings adds to found the speeches of minutes that open with a name and
// no role. The name must be that of somebody whom the minutes name with his role
// elsewhere, or stand among other speakers' labels: 方案： and 时间： look like
// names, too.
//
//	市人大代表陈敏：…   林文远：同意。…   陈敏：我补充一点。…
func (p *page) bareOpenings(found []*opening, items []int) {
	if !p.inMinutes() {
		return
	}
	known, named := map[string]bool{}, 0
	for _, o := range found {
		if o != nil && o.form != indirectForm && len(o.label.name) > 0 {
			named++
			known[p.nameOf(&o.label)] = true
		}
	}
	bare := map[int]opening{}
	distinct := map[string]bool{}
	for i := range p.out.Paragraphs {
		if found[i] != nil || p.out.Paragraphs[i].Kind != corpus.Prose {
			continue
		}
		if o, ok := p.bareOpening(i, items[i]); ok {
			bare[i] = o
			distinct[p.nameOf(&o.label)] = true
		}
	}
	const few, many = 2, 4 // labels of others among which a bare name is one, too
	for i := range found {
		o, ok := bare[i]
		if !ok {
			continue
		}
		name := p.nameOf(&o.label)
		if len(o.label.role) > 0 {
			if named >= few {
				found[i] = &o
			}
			continue
		}
		long := utf8.RuneCountInString(name) >= 3
		if known[name] || long && named >= few || len(distinct) > few && (long || named >= few || len(distinct) >= many) {
			found[i] = &o
		}
	}
}

// bareOpening reads paragraph i as a name, a colon and a sentence.
func (p *page) bareOpening(i, item int) (opening, bool) {
	st := p.out.Paragraphs[i].Read
	if item >= 0 {
		st.Start = p.afterNumber(item)
	}
	if st.Len() <= 0 {
		return opening{}, false
	}
	const longest, shortest = 60, 8 // bytes of the name, characters of what is said
	s := p.text[st.Start:st.End]
	if o, ok := p.bareReported(st); ok {
		o.numbered = item
		return o, true
	}
	colon := strings.Index(s[:min(len(s), longest)], "：")
	if colon <= 0 {
		return opening{}, false
	}
	name := trimBullet(s[:colon])
	rest := s[colon+len("："):]
	role := ""
	if !isPersonName(name) {
		if name, role = oddName(name); name == "" {
			return opening{}, false
		}
	}
	if rest == "" { // what is said begins on the next line
		next := p.nextProse(i)
		if next < 0 {
			return opening{}, false
		}
		rest = p.paragraph(next)
	}
	if utf8.RuneCountInString(rest) < shortest || !closesSentence(rest) || strings.HasSuffix(rest, "：") {
		return opening{}, false
	}
	at := corpus.Stretch{Start: st.Start + colon - len(role) - len(name), End: st.Start + colon - len(role)}
	label := speakerLabel{name: []corpus.Stretch{at}}
	if role != "" {
		label.role = []corpus.Stretch{{Start: at.End, End: st.Start + colon}}
	}
	return opening{label: label, form: colonForm, start: at.Start, speech: st.Start + colon + len("："), numbered: item}, true
}

// bareReported reads the paragraph st as a name, a verb of speech and what is said:
// 陈敏指出，…
func (p *page) bareReported(st corpus.Stretch) (opening, bool) {
	s := p.text[st.Start:st.End]
	for _, n := range [...]int{3, 2, 4} {
		name := firstRunes(s, n)
		rest := s[len(name):]
		v := prefixIn(rest, "在发言中指出 在发言中说 发言说 提出 指出 认为 强调 表示 谈到 说")
		if v == 0 || !isPersonName(name) || unpad(name) != name || !closesSentence(rest) {
			continue
		}
		if mark := prefixIn(rest[v:], "， ："); mark > 0 {
			label := speakerLabel{name: []corpus.Stretch{{Start: st.Start, End: st.Start + len(name)}}}
			return opening{label: label, form: colonForm, start: st.Start, speech: st.Start + len(name) + v + mark}, true
		}
	}
	return opening{}, false
}

// oddName parts 袁园代表 into name and seat where the name does not look like one:
// it ends like a place or begins with a rare surname.
func oddName(label string) (name, role string) {
	n := suffixIn(label, "代表 委员")
	name, role = label[:len(label)-n], label[len(label)-n:]
	if n == 0 || utf8.RuneCountInString(name) > 3 || !isForeignName(name) ||
		prefixIn(name, "人大 主任 全体 各位 列席 与会 参会 部分 有的 一些 其他 不少 许多 多位 几位 这位 该 本 市 省 县 区 全国 党 工会 青年 妇女 群众 职工 村民 居民 家长 有关 多数 少数 大多 个别 很多 另有 还有 也有 又有 组成 分组 会议 出席 每位 两位 三位 二位 一位 一名 两名 几名 多名 数位 上述 前述 相关 大家 同组 特邀 基层 行业 界别 新任 资深 其余 作为 身为 当选 企业 学生 教师 政协 常务 执行 候补 法人 首席") > 0 {
		return "", ""
	}
	return name, role
}

// nameOf is the name in l, without its padding.
func (p *page) nameOf(l *speakerLabel) string {
	var b strings.Builder
	for _, st := range l.name {
		b.WriteString(unpad(p.of(st)))
	}
	return b.String()
}
