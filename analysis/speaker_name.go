package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// longestLabel is how long a label may be in characters: 全国人大代表、… with two
// or three offices.
const longestLabel = 60

// parseLabel reads the label s, which stands at Reading offset base.
func parseLabel(s string, base int) (speakerLabel, bool) {
	if s == "" || exceeds(s, longestLabel) {
		return speakerLabel{}, false
	}
	if holdsOneOf(outsideBrackets(s), "。，；！？：“”‘’《》") || hasPrefixIn(s, "各 尊敬 同志们 女士 先生 亲爱 请 问 答") || strings.Contains(s, "各位") {
		return speakerLabel{}, false
	}
	if l, ok := parseStandIn(s, base); ok {
		return l, true
	}
	s = withoutNotes(s)
	if l, ok := parseBracketedRole(s, base); ok {
		return l, true
	}
	if holdsOneOf(s, "（）") {
		return speakerLabel{}, false
	}
	return parsePerson(s, base)
}

// parsePerson reads a name with a role, or a role alone.
func parsePerson(s string, base int) (speakerLabel, bool) {
	if n := prefixIn(s, "机关代表 提案机关 来自"); n > 0 {
		if s[:n] == "来自" {
			n = strings.Index(s, "的") + len("的") // 来自江苏的全国人大代表陈敏
		}
		s, base = s[n:], base+n
	}
	if i := lastIndex(s, "的"); i > 0 && isDeputyRole(s[i:]) {
		n := i + len("的") // 教师出身的委员陈敏
		s, base = s[n:], base+n
	}
	if l, ok := parseTitleInside(s, base); ok {
		return l, true
	}
	if l, ok := parseNameRole(s, base); ok {
		return l, true
	}
	if l, ok := parseOfficeLady(s, base); ok {
		return l, true
	}
	if l, ok := parseRoleName(s, base); ok {
		return l, true
	}
	return parseOffice(s, base)
}

// withoutNotes takes off what follows the person in a label: （译文）, （续）,
// 书面意见, 发言.
func withoutNotes(s string) string {
	for {
		t := s
		if open := lastIndex(s, "（"); open > 0 && strings.HasSuffix(s, "）") && isFloorNote(s[open+len("（"):len(s)-len("）")]) {
			t = s[:open]
		}
		t = t[:len(t)-suffixIn(t, "说明如下 提案说明 补充说明 说明 书面意见 书面质询 书面发言 发言摘要 的发言 发言 质询 答复 补充 回应 回答 提问 追问 说")]
		if n := suffixIn(t, "建议 认为 指出 提出 强调 表示 谈到 呼吁"); n > 0 && isPersonEnd(t[:len(t)-n]) {
			t = t[:len(t)-n]
		}
		if n := suffixIn(t, "问 答"); n > 0 && suffixIn(t, "顾问 访问 学问") == 0 && isPersonEnd(t[:len(t)-n]) {
			t = t[:len(t)-n]
		}
		t = strings.TrimRight(t, "\u3000 、")
		if t == s || t == "" {
			return s
		}
		s = t
	}
}

// isPersonEnd reports a label that is whole without the 问 or 答 behind it: 陈敏委员,
// 市民政局局长陈敏.
func isPersonEnd(s string) bool {
	if roleEnding(s) > 0 {
		return true
	}
	start, ok := nameAtEnd(s)
	return ok && start > 0 && utf8.RuneCountInString(s[start:]) <= 3
}

// isFloorNote reports a bracket after a label that says how the speech came to
// the minutes, not who speaks.
func isFloorNote(s string) bool {
	return s == "" || roleEnding(s) == 0 && hasPrefixIn(s, "译文 续 书面 在席位 在台下 主持 发言 英语 普通话 录音 视频 线上 口头 列席")
}

// parseStandIn reads a role with the person who fills it for the time being.
//
//	主席（柯委员明远代）   主席（陈莹）   主席（代理）
func parseStandIn(s string, base int) (speakerLabel, bool) {
	role, rest, ok := strings.Cut(s, "（")
	role = strings.TrimRight(role, "\u3000 ")
	inner, closed := strings.CutSuffix(rest, "）")
	if !ok || !closed || !isChairWord(role) {
		return speakerLabel{}, false
	}
	at := base + len(s) - len(rest)
	l := speakerLabel{role: []corpus.Stretch{{Start: base, End: base + len(role)}}}
	inner = strings.TrimSuffix(strings.TrimSuffix(inner, "代理"), "代")
	if isPersonName(inner) {
		l.name = []corpus.Stretch{{Start: at, End: at + len(inner)}}
		return l, true
	}
	if person, ok := parsePerson(inner, at); ok && len(person.name) > 0 {
		l.name = person.name
		return l, true
	}
	return l, inner == "" || isFloorNote(inner)
}

// parseBracketedRole reads 陈敏（市人大代表、某公司总经理）, 全国人大代表陈敏（女）.
func parseBracketedRole(s string, base int) (speakerLabel, bool) {
	name, rest, ok := strings.Cut(s, "（")
	inner, closed := strings.CutSuffix(rest, "）")
	if !ok || !closed || holdsOneOf(inner, "（）") {
		return speakerLabel{}, false
	}
	name = strings.TrimRight(name, "\u3000 *")
	at := base + len(s) - len(rest)
	seat, _, _ := strings.Cut(inner, "、") // 市人大代表、环卫工人
	if isPersonName(name) && (roleEnding(inner) > 0 || isDeputyRole(inner)) || isDeputyRole(inner) && (roleEnding(inner) > 0 || roleEnding(seat) > 0 && isDeputyRole(seat)) && isForeignName(name) {
		return speakerLabel{
			name: []corpus.Stretch{{Start: base, End: base + len(name)}},
			role: []corpus.Stretch{{Start: at, End: at + len(inner)}},
		}, true
	}
	// 市人大代表陈敏（某公司总经理）: the role before the name is the seat.
	if l, ok := parsePerson(name, base); ok && len(l.name) > 0 {
		return l, true
	}
	return speakerLabel{}, false
}

// parseTitleInside reads the form of the Legislative Yuan, where the title
// stands between surname and given name.
//
//	李委员海宁   詹副署长海明   高林委员秀芳   经济部李部长海宁   廖委员海明Sawa·Lisin
func parseTitleInside(s string, base int) (l speakerLabel, ok bool) {
	for end := range roleEnds(s) { // the last counts: 邱主任委员太平
		given := strings.TrimLeft(s[end:], "\u3000 ")
		if given == "" || !isGivenName(given) || isSpeechWord(given) || isBareTitle(given) {
			continue
		}
		start, surname := surnameBeforeTitle(s[:end])
		if surname == 0 {
			continue
		}
		ok = true
		l = speakerLabel{name: []corpus.Stretch{
			{Start: base + start, End: base + start + surname},
			{Start: base + len(s) - len(given), End: base + len(s)},
		}}
		if start > 0 {
			l.role = append(l.role, corpus.Stretch{Start: base, End: base + start})
		}
		l.role = append(l.role, corpus.Stretch{Start: base + start + surname, End: base + end})
	}
	return l, ok
}

// surnameBeforeTitle finds in s, which ends with a title, the surname before it:
// at the beginning, or after the name of an office (经济部|李|部长). A length of 0
// means none.
func surnameBeforeTitle(s string) (start, length int) {
	for start := range s {
		if start > 0 && !endsLikeOffice(s[:start]) {
			continue
		}
		if n := titledSurname(s[start:]); n > 0 {
			return start, n
		}
	}
	return 0, 0
}

// titledSurname is the length of the surname that s, a surname with a bare
// title, begins with; 0 where s is something else. Before a title any character
// may be a surname (营委员) that does not make a word with it (省委员, 党代表).
func titledSurname(s string) int {
	if roleEnding(s) == 0 {
		return 0
	}
	first, n := utf8.DecodeRuneInString(s)
	if first < 0x3400 || strings.ContainsRune("全国区党省市县州乡镇村军团组校院厂部局处科室会各本该某总副正前原新老大小执列女男学工青妇", first) {
		return 0
	}
	if isBareTitle(s[n:]) {
		return n
	}
	if k := surnameLength(s); k > n && isBareTitle(s[k:]) {
		return k
	}
	if m := surnameLength(s[n:]); m > 0 && surnameLength(s) == n && isBareTitle(s[n+m:]) {
		return n + m // 高林委员秀芳, 周陈委员海芳
	}
	return 0
}

// isSpeechWord reports words that follow a title without being a name: 李委员提案.
func isSpeechWord(s string) bool {
	return isOneOf(s, "发言 提案 质询 说明 表示 建议 认为 指出 补充 提问 询问 提出 报告 回答 答复 宣布 强调 介绍 办公 会议 热线 信箱")
}

// parseNameRole reads a name followed by a title: 陈海宁议员, 陈敏副局长,
// Panai Lisin委员, 内政部简海明次长.
func parseNameRole(s string, base int) (speakerLabel, bool) {
	n := roleEnding(s)
	for n > 0 && n < len(s) {
		name := strings.TrimRight(s[:len(s)-n], "\u3000 ")
		more := modifierEnding(name)
		if start, ok := nameAtEnd(name); ok && (more == 0 || !isPersonName(name[start:len(name)-more])) {
			l := speakerLabel{
				name: []corpus.Stretch{{Start: base + start, End: base + len(name)}},
				role: []corpus.Stretch{{Start: base + len(s) - n, End: base + len(s)}},
			}
			switch {
			case start > 0 && roleEnding(name[:start]) > 0: // 某市市委书记陈敏代表: the office before the name says more
				l.role = []corpus.Stretch{{Start: base, End: base + start}}
			case start > 0:
				l.role = slices.Insert(l.role, 0, corpus.Stretch{Start: base, End: base + start})
			}
			return l, true
		}
		if more == 0 {
			break
		}
		n = len(s) - len(name) + more
	}
	return parseSurnameRole(s, base)
}

// parseSurnameRole reads a surname alone with a title: 陈委员, 陈局长.
func parseSurnameRole(s string, base int) (speakerLabel, bool) {
	k := titledSurname(s)
	if k == 0 || surnameLength(s) != k {
		return speakerLabel{}, false
	}
	return speakerLabel{
		name: []corpus.Stretch{{Start: base, End: base + k}},
		role: []corpus.Stretch{{Start: base + k, End: base + len(s)}},
	}, true
}

// nameAtEnd finds the name that s is, or that follows the name of an office or a
// title in s.
func nameAtEnd(s string) (start int, ok bool) {
	if isPersonName(s) || isNameInZhong(s) {
		return 0, true
	}
	for start := range s {
		if start > 0 && len(s)-start <= len("梁陈秀芳") && (endsLikeOffice(s[:start]) || roleEnding(s[:start]) > 0) && isPersonName(s[start:]) {
			return start, true
		}
	}
	return 0, false
}

// isNameInZhong reports a name of three characters that ends in a character which
// elsewhere closes a phrase, and is a name before a title: 严守中委员, 陈有为代表.
func isNameInZhong(s string) bool {
	core, ok := strings.CutSuffix(s, "中")
	if !ok {
		core, ok = strings.CutSuffix(s, "为")
	}
	return ok && utf8.RuneCountInString(core) == 2 && surnameLength(core) == len("王") && !isOneOf(core, noNames) && !isSpeechWord(core)
}

// parseRoleName reads a role followed by a name: 市人大常委会委员陈敏, 全国人大代表、
// 某集团董事长左临江. The last title that leaves a name behind it counts.
func parseRoleName(s string, base int) (speakerLabel, bool) {
	best := -1
	for end := range roleEnds(s) {
		name := strings.TrimLeft(s[end:], "\u3000 ")
		if isPersonName(name) && !isSpeechWord(name) && roleEnding(name) == 0 {
			best = end
		}
	}
	if best < 0 {
		best = tradeEnd(s)
	}
	if best < 0 {
		return speakerLabel{}, false
	}
	name := strings.TrimLeft(s[best:], "\u3000 ")
	return speakerLabel{
		name: []corpus.Stretch{{Start: base + len(s) - len(name), End: base + len(s)}},
		role: []corpus.Stretch{{Start: base, End: base + best}},
	}, true
}

// parseOfficeLady reads an office and a name with a form of address, which is no
// role: 运输署|严慧敏|女士.
func parseOfficeLady(s string, base int) (speakerLabel, bool) {
	body, ok := strings.CutSuffix(s, "女士")
	if !ok {
		return speakerLabel{}, false
	}
	for _, n := range [...]int{3, 2, 4} {
		name := lastRunes(body, n)
		office := body[:len(body)-len(name)]
		if isPersonName(name) && unitOf(office) == trueUnit {
			return speakerLabel{
				name: []corpus.Stretch{{Start: base + len(office), End: base + len(body)}},
				role: []corpus.Stretch{{Start: base, End: base + len(office)}},
			}, true
		}
	}
	return speakerLabel{}, false
}

// tradeEnd is where the name begins in a label that names a seat and, behind it,
// a trade that is no title: 市人大代表、骑手|莫小北. -1 where s is no such label.
func tradeEnd(s string) int {
	i := lastIndex(s, "、")
	if i < 0 || !isDeputyRole(s[:i]) || roleEnding(s[:i]) == 0 {
		return -1
	}
	trade := s[i+len("、"):]
	for _, n := range [...]int{3, 2} {
		if name := lastRunes(trade, n); len(trade) >= len(name)+len("骑手") && isPersonName(name) {
			return len(s) - len(name)
		}
	}
	return -1
}

// isForeignName reports two to five Chinese characters that may be a name
// without a Chinese surname: 次仁卓玛.
func isForeignName(s string) bool {
	n := 0
	for _, r := range s {
		if r < 0x3400 || r > 0x9fff {
			return false
		}
		n++
	}
	return n >= 2 && n <= 5 && roleEnding(s) == 0 && !endsLikeOffice(s)
}

// parseOffice reads a role without a name: 发展局局长, 主席, 政务司司长.
func parseOffice(s string, base int) (speakerLabel, bool) {
	s = strings.TrimRight(s, "\u3000 ")
	l := speakerLabel{role: []corpus.Stretch{{Start: base, End: base + len(s)}}}
	if isChairWord(unpad(s)) {
		return l, true
	}
	n := roleEnding(s)
	if n == 0 || holdsOneOf(s, "、\u3000（）") {
		return speakerLabel{}, false
	}
	if s == "行政长官" {
		return l, true
	}
	body := s[:len(s)-n]
	for k := modifierEnding(body); k > 0; k = modifierEnding(body) {
		body = body[:len(body)-k]
	}
	return l, body != "" && endsLikeOffice(body) && suffixIn(s, "长 主任") > 0 && utf8.RuneCountInString(s) <= 24
}

// holdsTitle reports whether a title stands in s, or the form of address that
// stands for one: without either parsePerson finds nobody with a name.
func holdsTitle(s string) bool {
	for range roleEnds(s) {
		return true
	}
	return strings.Contains(s, "女士")
}

// roleEnds yields the places in s where a title ends, from left to right.
func roleEnds(s string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for end := 0; end < len(s); {
			r, n := runeAt(s, end)
			end += n
			if r >= 0x3400 && roleEndingIn(s[:end], r) > 0 && !yield(end) {
				return
			}
		}
	}
}
