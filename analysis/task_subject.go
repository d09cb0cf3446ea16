package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// binding says how a sentence binds its subject.
type binding uint8

const (
	unbound binding = iota
	mayDo           // 各地可以…: a permission, no task
	does            // 各地按程序办理…: assigned without a word of duty
	mustDo          // 各地要…, 由各地…
	leads           // 由市教育局牵头…: all names lead
)

// subject is the units that a clause says are to do something.
type subject struct {
	units unitList
	start int // where the first name begins, or the 由 before it
	end   int // where what they are to do begins
	binds binding
}

// subjectBytes bounds how far the end of a subject is looked for.
const subjectBytes = 500

// subjectAt reads the subject that text[st.Start:st.End], a clause, begins with.
//
//	各省（区、市）人民政府要统筹…       mustDo
//	机构编制部门按程序做好…             does
//	应当由教育行政部门办成…             mustDo
func subjectAt(text string, st corpus.Stretch) (subject, bool) {
	at := st.Start + connective(text[st.Start:st.End])
	at += datePrefix(text[at:st.End])
	if n := prefixIn(text[at:st.End], "请"); n > 0 && !hasPrefixOf(text[at:], "请示 请求 请假 请各") {
		return nearestUnit(text, at+n, st.End)
	}
	if n := byWord(text[at:st.End]); n > 0 {
		s, ok := readSubject(text, at+n, st.End)
		if !ok {
			if s, ok = nearestUnit(text, at+n, st.End); !ok || s.end == st.End {
				return subject{}, false
			}
		}
		s.start = at
		if s.binds < mustDo {
			s.binds = mustDo
		}
		return s, !isComposition(text[s.end:st.End])
	}
	if s, ok := readSubject(text, at, st.End); ok {
		return s, true
	}
	return charged(text, at, st.End)
}

// charged reads the unit that text[at:end] charges with something: 日常工作由市民政局
// 负责.
func charged(text string, at, end int) (subject, bool) {
	head := text[at:min(end, at+subjectBytes)]
	k := strings.Index(head, "由")
	if k <= 0 || strings.HasSuffix(head[:k], "自") || strings.HasSuffix(head[:k], "理") || strings.HasSuffix(head[:k], "经") || strings.HasSuffix(head[:k], "是") {
		return subject{}, false
	}
	s, ok := readSubject(text, at+k+len("由"), end)
	if !ok {
		return subject{}, false
	}
	rest := text[s.end:end]
	if isComposition(rest) || s.binds < mustDo && suffixIn(head[:k], "统一 分别 均 主要 具体 应 应当 须 要") == 0 && !hasPrefixOf(rest, "制定 组织 会同 研究 实施 办理 统一 具体 审核 审批") {
		return subject{}, false
	}
	s.binds = max(s.binds, mustDo)
	return s, true
}

// connective is the length of the words before a subject: 同时, 其中.
func connective(s string) int {
	return prefixIn(s, "同时 此外 另外 其中 其次 首先 再次 最后 目前 原则上 今后 下一步 一是 二是 三是 四是 五是 六是 要求 对此")
}

// byWord is the length of 由 and the word of duty before it.
func byWord(s string) int {
	if s == "" || !strings.Contains(s[:min(len(s), 18)], "由") {
		return 0
	}
	n := prefixIn(s, "由 应由 应当由 须由 必须由 分别由 统一由 均由 并由 再由 将由 具体由 要由 原则上由 可由")
	if n > 0 && (hasPrefixOf(s, "由于 由此") || hasPrefixOf(s, "可由")) {
		return 0
	}
	return n
}

// isComposition reports what follows 由X without being work of X: 组成, 担任.
func isComposition(s string) bool {
	return hasPrefixOf(s, "组成 担任 构成 负责同志 负责人 等组成 转变 批准 审批后")
}

// readSubject reads the units that text[at:end] begins with, up to a word that
// says they are to do something.
func readSubject(text string, at, end int) (subject, bool) {
	end = min(end, at+subjectBytes)
	if actsAlong(text[at:end]) {
		return subject{}, false
	}
	if hasPrefixOf(text[at:end], "与 和 同 及") && !hasPrefixOf(text[at:end], "与会 和田 和平 和硕 同级") {
		return subject{}, false
	}
	if beginsWithAction(text[at:end]) {
		return subject{}, false
	}
	name := at // where the current name begins
	for i := at; i < end; {
		r, n := runeAt(text[:end], i)
		switch r {
		case '（':
			i, n = pastGroup(text, i, end), 0
			r = '）'
		case '、':
			name = i + n
		case '的', '了', '“', '《', '：', '1', '2', '3':
			return subject{}, false
		}
		i += n
		if i >= end || i-name > 3*maxUnitRunes+30 {
			break
		}
		if !mayEndUnit(r) {
			continue
		}
		b := predicate(text[i:end])
		if b == unbound {
			continue
		}
		if l, ok := subjectUnits(text, corpus.Stretch{Start: at, End: i}, b); ok {
			return subject{units: l, start: at, end: i, binds: b}, true
		}
	}
	return subject{}, false
}

// actsAlong reports a clause that begins with those who act along with somebody
// who is not named: 会同市财政局研究….
func actsAlong(s string) bool {
	return hasPrefixOf(s, "会同 联合 偕同") && !hasPrefixOf(s, "联合国 联合会 联合社 联合体 会同县")
}

// beginsWithAction reports a clause that begins with what is to be done, and so
// with no subject: 加强协作. 使用单位 begins with a verb, too.
func beginsWithAction(s string) bool {
	n := verbLength(s)
	return n > 0 && !isNounVerb(s[:n]) && prefixIn(s[n:], "单位 机构 中心 办 小组 工作 委员会 局 站") == 0
}

// subjectUnits reads the names before a predicate.
func subjectUnits(text string, st corpus.Stretch, b binding) (unitList, bool) {
	s := text[st.Start:st.End]
	loose := strings.Contains(s, "、") && suffixIn(s, "部门 单位 机关") > 0
	l, ok := splitUnits(text, st, loose)
	if !ok && strings.HasPrefix(s, "各") && strings.Count(s, "各") == 1 && strings.Count(s, "、") == 1 && unitEnding(s) == trueUnit {
		return unitList{names: []corpus.Stretch{st}}, true // 各级担保、再担保机构
	}
	if !ok {
		return l, false
	}
	if b == does && len(l.names) == 1 {
		name := text[l.names[0].Start:l.names[0].End]
		if utf8.RuneCountInString(name) < 3 && !strings.HasPrefix(name, "各") {
			return l, false // 政府引导
		}
	}
	return l, true
}

// mayEndUnit says whether a unit's name may end in r.
func mayEndUnit(r rune) bool {
	switch r {
	case '部', '委', '局', '厅', '办', '署', '院', '会', '社', '行', '司', '处', '组', '班', '心', '团', '府', '关', '门', '位', '构', '区', '地',
		'县', '市', '省', '州', '镇', '乡', '校', '学', '所', '站', '队', '馆', '台', '联', '协', '大', '家', '央', '面', '室', '厂', '庭', '企', '金', '政', '份', '官', '界', '业', '织', '）', '街', '道', '村', '盟', '旗':
		return true
	}
	return false
}

// predicate says how s, what follows a name, binds it: 要…, 可以…, 按程序….
func predicate(s string) binding {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '要', '应', '须', '需', '将', '必', '务', '不', '严', '均', '都', '也', '还', '一', '既', '尤', '拟', '且':
		if hasPrefixOf(s, "要求 要点 要素 要件 要闻 应急 应用 应对 应届 应答 将军 需求 严重 必要 不断 不仅 不是 不同 不足 一般 一些 一种 一直 一体 都市 一把手 不动产 一线 一级") {
			if hasPrefixOf(s, "应对 不断") {
				return does
			}
			return unbound
		}
		if n := prefixIn(s, "均 都 也 还 一律 一定 既 尤其 且 并且"); n > 0 && prefixIn(s[n:], "要 应 须 必须 将 不得 需") == 0 {
			return unbound
		}
		if hasPrefixOf(s, "一 务") && !hasPrefixOf(s, "一律 一定 一要 务必 务要") {
			return unbound
		}
		if hasPrefixOf(s, "不") && !hasPrefixOf(s, "不得 不能 不准 不可") || hasPrefixOf(s, "严") && !hasPrefixOf(s, "严禁 严格") {
			return unbound
		}
		return mustDo
	case '可':
		if hasPrefixOf(s, "可 可以") && !hasPrefixOf(s, "可持续 可能 可行 可靠 可再生 可燃 可视 可比 可用") {
			return mayDo
		}
		return unbound
	case '负', '承':
		if hasPrefixOf(s, "负责 负总责 承担 承办") && !hasPrefixOf(s, "负责同志 负责人 承担单位 承办单位 负责部门 负责的") {
			return mustDo
		}
		return unbound
	case '牵':
		if hasPrefixOf(s, "牵头") && !hasPrefixOf(s, "牵头的 牵头单位 牵头部门 牵头人") {
			return leads
		}
		return unbound
	case '是':
		if holdsAny(s, "责任主体 责任人 责任单位 主管部门 牵头部门 牵头单位 实施主体") {
			return does
		}
		return unbound
	case '会', '邀', '商', '偕':
		if hasPrefixOf(s, "会同 邀集 邀请 商 偕同") && !hasPrefixOf(s, "会同意 商业 商务 商会") {
			return mustDo
		}
		return unbound
	case '按', '依', '根', '结', '围', '以', '对', '从', '把', '每', '分', '具', '于', '就', '针', '通', '向', '与', '为', '在':
		if n := prefixIn(s, "按 依 根据 结合 围绕 以 对 从 把 每 分别 具体 于 就 针对 通过 向 与 为 在"); n > 0 && !hasPrefixOf(s, "以及 以上 以下 以内 以外 对外 对口 分管 分局 具有 具备 就业 按揭 从业 向好 与会 在内 在建 在线 在职 在岗 在编 依托 根据地 对应 为主 分类 分级 分步 为主体 为主导 在区 在市 在省 以下简称 对接") {
			if hasPrefixOf(s, "在") && suffixIn(s, "时 中 后 前 下 上 期间 基础上 内 过程中") > 0 {
				return does // 各地区在制定办法时，要明确…
			}
			if hasPrefixOf(s, "在 为 与 向 从") {
				return unbound
			}
			return does
		}
		if hasPrefixOf(s, "依托 对接 分类 分级 分步") {
			return does
		}
		return unbound
	}
	rest := s[adverbLength(s):]
	if k := verbRun(rest); k > 0 && hasPrefixOf(rest[k:], "的 机构 部门 单位 人员 中心") {
		return unbound // 国务院部门制定的文件, 市司法局审核机构
	}
	if verbLength(rest) > 0 && (len(rest) < len(s) || !hasPrefixOf(rest, "监管 管理 服务 教育 规划 研究 监督 审计 建设 投资 融资 合作 交流 学习 培训 宣传 考核 公开 公示 应用 试点 示范 治理 转型 升级 使用 更新 维修 供给 供应 安排 布局 改革 创新 配套 运行 运营 信息")) {
		return does
	}
	if n > 0 && hasPrefixOf(s, "研究 组织 规划 安排 公布 公示 每年 每月 每季度 定期 及时 尽快 立即 先 加以 予以 给予 提送 提具 函报 重新 重行 订定 检讨 研议 邀集 送 派员 责成") {
		return does
	}
	return unbound
}

// nearestUnit reads the unit that text[at:end] begins with, where a word before
// it says that one follows: 请经济部矿务局…, 会同有关部门….
func nearestUnit(text string, at, end int) (subject, bool) {
	if s, ok := readSubject(text, at, end); ok {
		return s, true
	}
	end = min(end, at+subjectBytes)
	name, last := at, 0
	for i := at; i < end; {
		r, n := runeAt(text[:end], i)
		if r == '（' {
			i, n = pastGroup(text, i, end), 0
			r = '）'
		}
		i += n
		if r == '、' {
			if unitOf(text[name:i-n]) != trueUnit {
				break // what stands before 、 is no unit
			}
			name = i
			continue
		}
		if i-name > 3*maxUnitRunes || r >= '0' && r <= '9' || adverbLength(text[i:end]) >= len("尽速") && last < name {
			if unitOf(text[name:i]) != trueUnit {
				break
			}
		}
		if !mayEndUnit(r) || unitOf(text[name:i]) != trueUnit || goesOnAsName(text[i:end]) || onlyBeginsName(text[name:i]) && i < end {
			continue
		}
		last = i
		if k := longerName(text[name:end], i-name); k > 0 {
			i = name + k
			last = i
		}
		switch k := prefixIn(text[i:end], "和 及 以及"); {
		case k > 0:
			name = i + k
			i = name
		case !strings.HasPrefix(text[i:end], "、"):
			i = end
		}
	}
	if last <= at {
		return subject{}, false
	}
	l, ok := splitUnits(text, corpus.Stretch{Start: at, End: last}, false)
	return subject{units: l, start: at, end: last, binds: mustDo}, ok
}

// longerName is the length of a longer name that s begins with than the one of n
// bytes: 本部门|审核机构; 0 where that one is whole.
func longerName(s string, n int) int {
	longest := 0
	for i, r := range s[n:] {
		if i > 18 || r == '、' || r == '，' || r == '（' {
			break
		}
		end := n + i + utf8.RuneLen(r)
		if i >= 3 && mayEndUnit(r) && unitOf(s[n:end]) != notUnit && unitOf(s[:end]) != notUnit && suffixIn(s[n:end], "省 市 县 区 州 镇 乡 村") == 0 && !goesOnAsName(s[end:]) && !isComposition(s[n:]) {
			longest = end
		}
	}
	return longest
}

// onlyBeginsName reports names with which longer ones begin: 国家|医保局, 中央|宣传部.
func onlyBeginsName(s string) bool {
	return s == "国家" || s == "中央" || s == "行政院" || s == "国务院"
}

// goesOnAsName reports whether s goes on with the name before it: 部|门, 委|员会.
func goesOnAsName(s string) bool {
	return hasPrefixOf(s, "门 员 位 构 区 局 厅 各 所属 属 下属 办公室 办公厅 的 省 市 县 总 分 （ 内设 党 当局")
}

// companions finds the units that st says act together with its subject: 会同
// 有关部门, 邀集公共工程委员会.
func companions(text string, st corpus.Stretch) unitList {
	var all unitList
	for _, word := range [...]string{"会同", "邀集", "偕同", "联合"} {
		for at := st.Start; at < st.End; {
			k := strings.Index(text[at:st.End], word)
			if k < 0 {
				break
			}
			at += k + len(word)
			if isOtherWord(word, text[at:st.End]) || isReviewed(text[st.Start:at]) {
				continue
			}
			if before := text[st.Start : at-len(word)]; word == "联合" && before != "" && suffixIn(before, "， ； 。 将 要 应 须 拟 并 需 会 积极 继续 定期 局 委 部 厅 府 门") == 0 {
				continue // 工作联合办公室
			}
			if s, ok := nearestUnit(text, at, st.End); ok {
				all.names = append(all.names, s.units.names...)
				all.open = all.open || s.units.open
				at = s.end
			}
		}
	}
	return all
}

// isOtherWord reports whether word and rest make another word: 会同意, 联合国.
func isOtherWord(word, rest string) bool {
	switch word {
	case "会同":
		return strings.HasPrefix(rest, "意")
	case "联合":
		return hasPrefixOf(rest, "国 会 社 体 印") && !hasPrefixOf(rest, "国家 国资 国土 国务院 国网 会计")
	}
	return false
}

// isReviewed reports wording whose last clause says by whom something is looked
// at first: 经生态环境部会同….
func isReviewed(s string) bool {
	if k := strings.LastIndexAny(s, "，。；"); k >= 0 {
		s = s[k:]
	}
	return hasPrefixOf(strings.TrimLeft(s, "，。；"), "经 报经")
}

// dutyOf is the duty that a subject lays on its units and on those that act
// with it in st.
func dutyOf(text string, s *subject, st corpus.Stretch) duty {
	d := duty{rule: LeadSubject, open: s.units.open}
	if s.units.empty() {
		return d
	}
	if s.binds == leads {
		d.lead = s.units.names
	} else {
		d.lead = s.units.names[:1]
		d.others = append(d.others, s.units.names[1:]...)
	}
	with := companions(text, corpus.Stretch{Start: max(st.Start, s.end), End: st.End})
	d.others = append(d.others, with.names...)
	d.open = d.open || with.open
	if strings.HasPrefix(text[s.end:], "牵头") {
		help := helpers(text, corpus.Stretch{Start: s.end, End: st.End})
		d.others = append(d.others, help.names...)
		d.open = d.open || help.open
	}
	return d
}

// helpers finds the units that clauses of the first sentence of st say help the
// one that leads: 市民政局牵头，市财政局、市住建局配合，….
func helpers(text string, st corpus.Stretch) unitList {
	var all unitList
	for _, c := range piecesOf(text, st) {
		c.st.Start += prefixIn(text[c.st.Start:c.st.End], "牵头、 牵头负责、") // 市民政局牵头、市财政局配合，…
		s := text[c.st.Start:c.st.End]
		if n := suffixIn(s, "积极配合 密切配合 予以配合 配合 参与 参加 协助 协同"); n > 0 && n < len(s) {
			if l, ok := splitUnits(text, corpus.Stretch{Start: c.st.Start, End: c.st.End - n}, false); ok {
				all.names = append(all.names, l.names...)
				all.open = all.open || l.open
			}
		}
		if c.endsSentence() {
			break
		}
	}
	return all
}

// indexFirst is where the first of the words of list stands in s, and its length.
func indexFirst(s, list string) (at, length int) {
	at = -1
	for w := range strings.SplitSeq(list, " ") {
		if k := strings.Index(s, w); k >= 0 && (at < 0 || k < at) {
			at, length = k, len(w)
		}
	}
	return at, length
}
