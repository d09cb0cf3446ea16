package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// problemsIn finds the problems that text[st] lists, a part each:
//
//	存在规划范围尚未明确、建设资金没有着落等问题    two
//	依然存在一些薄弱环节                        one, the whole clause
//
// Only 存在, 面临 and their like with 问题, 困难 or 不足 list problems, and what
// somebody spoke of: 您提到的布局不均、盈利困难等问题确实存在.
func problemsIn(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	f := newFinder(text[:st.End], "存在", "面临", "提到的", "反映的", "指出的")
	for at := st.Start; ; {
		i, word := f.next(at)
		if i < 0 {
			return all
		}
		at = i + len(word)
		if list := problemList(text, st, i, at); len(list) > 0 {
			all = append(all, list...)
			at = max(at, list[len(list)-1].End)
		}
	}
}

// problemList reads what follows 存在, which stands at text[i:start].
func problemList(text string, st corpus.Stretch, i, start int) []corpus.Stretch {
	st.End = min(st.End, start+problemsMax)
	start += prefixIn(text[start:st.End], "着 的 了 有")
	end := start + clauseEnd(text[start:st.End], "。；！？")
	s := text[start:end]
	if label, list, ok := strings.Cut(s, "："); ok {
		if !isGenericProblem(label) {
			return nil
		}
		from := end - len(list) // 存在以下问题：一是…；二是…
		to := from + clauseEnd(text[from:st.End], "。！？")
		return solutionParts(text, corpus.Stretch{Start: from, End: to})
	}
	noun := problemNoun(s)
	if noun < 0 {
		return nil
	}
	listed := strings.TrimSuffix(strings.TrimSuffix(s[:noun], "等"), "等方面")
	if strings.HasSuffix(listed, "的") && !isGenericProblem(listed) {
		listed = strings.TrimSuffix(listed, "的")
	}
	if !isGenericProblem(listed) {
		return listParts(text, corpus.Stretch{Start: start, End: start + len(listed)}, isNegative)
	}
	if before := text[max(st.Start, start-len("存在的")):start]; strings.HasSuffix(before, "的") || listed == "" {
		return nil // 存在的问题 names none
	}
	from := i - len(adverbBefore(text[st.Start:i]))
	return []corpus.Stretch{{Start: from, End: start + noun + nounLength(s[noun:])}}
}

// problemsMax is the greatest length of a list of problems in bytes.
const problemsMax = 900

// problemNoun is where in s, which begins after 存在, the noun stands that says
// that problems are listed: 问题 after 等, or within the clause. -1 for none.
func problemNoun(s string) int {
	best := -1
	for _, noun := range [...]string{"困难和问题", "问题和困难", "问题", "困难", "不足", "短板", "薄弱环节", "突出矛盾", "难题", "制约", "瓶颈", "困境"} {
		for from := 0; ; {
			i := strings.Index(s[from:], noun)
			if i < 0 {
				break
			}
			i += from
			from = i + len(noun)
			before := s[:i]
			closed := strings.HasSuffix(before, "等") || strings.HasSuffix(before, "等突出") || strings.HasSuffix(before, "等诸多") || strings.HasSuffix(before, "等方面") || isGenericProblem(before) || strings.HasSuffix(before, "的") && noun != "不足" && noun != "制约"
			if closed && (best < 0 || i < best) {
				best = i
				break
			}
		}
	}
	if best < 0 {
		return -1
	}
	for _, word := range [...]string{"突出", "诸多", "方面"} {
		if cut, ok := strings.CutSuffix(s[:best], word); ok && strings.HasSuffix(cut, "等") {
			return len(cut)
		}
	}
	return best
}

// nounLength is the length of the noun that s begins with, and of what is
// joined to it: 困难和问题.
func nounLength(s string) int {
	n := prefixIn(s, "困难和问题 问题和困难 问题和不足 不足和问题 困难与问题 问题 困难 不足 短板 薄弱环节 突出矛盾 难题 制约 瓶颈 困境")
	return n + prefixIn(s[n:], "和不足 和短板 和困难 和问题 与不足 和薄弱环节 、不足")
}

// isGenericProblem reports words that name no problem: 一些, 不少突出.
func isGenericProblem(s string) bool {
	for s != "" {
		n := prefixIn(s, "主要 有 是 包括 几个方面 几方面 以下几点 一些 不少 诸多 许多 很多 较多 突出 明显 较大 一定的 一定 多 的 个别 部分 几个 若干 以下 如下 这些 困难 问题 和 与 、 不足 短板")
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}

// adverbBefore is the adverb that s ends with: 依然, 仍然.
func adverbBefore(s string) string {
	return s[len(s)-suffixIn(s, "目前还 目前仍 还普遍 依然 仍然 仍 还 也 依旧 尚 普遍 均 都"):]
}

// isNegative reports a part of a list that names a shortcoming by itself:
// 产业规模偏小, 资金没有着落. 教育 in 教育、医疗资源不足 does not.
func isNegative(s string) bool {
	return holdsOneOf(s, "不未没缺无难弱低少小慢乱散旧差欠失困滞短薄堵窄贵危险污染破损坏耗空") ||
		holdsAny(s, "事故 多发 频发 高发 锈蚀 昏暗 失修 渗漏 拥挤 违规 违法 占用 侵占 挤占 噪声 异味 假冒 伪劣 诈骗 拖延 推诿 扯皮 流于形式 形同虚设 层层 随意 任意 漫天 空白 断头 亟待 扰民 林立 反复提交 上升 居高不下 滞后 落后 单一 浪费 重复 严重 突出 紧张 压力 矛盾 隐患 瓶颈 脱节 老化 老龄化 过高 过快 过大 过于 过多 偏高 偏大 偏多 偏远 争议 成本高 脏 壁垒 流失 停滞 超标 分割 各自为政 制约 影响 参差 悬殊 淡漠 拥堵 闲置")
}

// clauseEnd is where s reaches one of marks outside of quotes and brackets, or
// its length.
func clauseEnd(s, marks string) int {
	depth := 0
	for i, r := range s {
		switch {
		case r == '\n':
			return i
		case strings.ContainsRune("“（‘《", r):
			depth++
		case strings.ContainsRune("”）’》", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(marks, r):
			return i
		}
	}
	return len(s)
}

// listParts cuts the list st at ；, or at ， and 、 where it has none. A part that
// cannot stand alone goes with the one after it.
func listParts(text string, st corpus.Stretch, whole func(string) bool) []corpus.Stretch {
	marks := "；"
	if clauseEnd(text[st.Start:st.End], marks) == st.Len() {
		marks = "、，"
	}
	var parts []corpus.Stretch
	start := st.Start
	for at := st.Start; at < st.End; {
		end := at + clauseEnd(text[at:st.End], marks)
		next := end
		if end < st.End {
			_, n := utf8.DecodeRuneInString(text[end:])
			next += n
		}
		at = next
		alone := marks == "；" || whole(text[start:end])
		if !alone && end < st.End {
			continue
		}
		part := corpus.Stretch{Start: start + prefixIn(text[start:end], "以及 及 和 并且 同时"), End: end}
		switch k := len(parts) - 1; {
		case !alone && k >= 0: // the last part goes with the one before
			parts[k].End = end
		case utf8.RuneCountInString(text[part.Start:part.End]) > 1:
			parts = append(parts, part)
		}
		start = next
	}
	return parts
}

// groundProblems finds in the grounds of a motion, its wording before what it
// asks for, the shortcomings that it names. Clauses that go on with a
// shortcoming belong to it, and so does the clause before one that only says
// what it leads to:
//
//	鉴于业者任意倾倒废土，破坏水土保持，并将…    业者任意倾倒废土，破坏水土保持
func groundProblems(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	for at := st.Start; at < st.End; {
		end := at + clauseEnd(text[at:st.End], "。；？！")
		all = append(all, sentenceProblems(text, corpus.Stretch{Start: at, End: end})...)
		_, n := utf8.DecodeRuneInString(text[end:])
		at = end + max(n, 1)
	}
	return all
}

// sentenceProblems is groundProblems for one sentence.
func sentenceProblems(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	var before corpus.Stretch // the clause before, where it belongs to no problem
	running := false          // the clause before belongs to the last problem
	for at := st.Start; at < st.End; {
		end := at + clauseEnd(text[at:st.End], "，：")
		clause := corpus.Stretch{Start: at, End: end}
		words := text[at:end]
		if open := strings.Index(words, "（"); open > 0 && strings.HasSuffix(words, "）") {
			clause.End = at + open
		}
		switch {
		case !isShortcoming(words):
			before, running = clause, false
		case running && prefixIn(words, "且 又 另 亦 并 再者 此外") == 0 || running && prefixIn(words, "且未 且无 又未 并未 并无") > 0:
			all[len(all)-1].End = clause.End
		default:
			start := clause
			if before.Len() > 0 && leadsOn(words) && !running {
				start = before
			}
			all = append(all, corpus.Stretch{Start: start.Start + groundOpening(text[start.Start:start.End]), End: clause.End})
			before, running = corpus.Stretch{}, true
		}
		at = end
		if at < st.End {
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
		}
	}
	return all
}

// groundOpening is the length of what a clause of the grounds begins with and is
// no part of the shortcoming: 鉴于, 惟, “…规则”中.
func groundOpening(s string) int {
	at := 0
	for {
		n := prefixIn(s[at:], "鉴于 有鉴于 惟 但是 但 且 并 亦 而 又因 又 以致 致使 形成 却 然而 然 由于 虽然 虽 目前 另外 另 加上 进行")
		if n == 0 && strings.HasPrefix(s[at:], "“") {
			if i := strings.Index(s[at:], "”中"); i > 0 {
				n = i + len("”中")
			}
		}
		if n == 0 || at+n >= len(s) {
			return at
		}
		at += n
	}
}

// leadsOn reports a clause without a subject that says what the clause before
// leads to.
func leadsOn(s string) bool {
	return prefixIn(s, "破坏 造成 影响 导致 以致 致使 致 并无 恐 恐会 恐将 严重影响 严重破坏 危害 引发 衍生 无法 使得 徒增 有违 违反 明显违反 显有 已造成 进而") > 0
}

// isShortcoming reports a clause that names a harm or a failure.
func isShortcoming(s string) bool {
	if prefixIn(s, "为 依据 以求 以利 以期 以便 以维 以确保 避免 防止 应 须 爰 如何 不得 不论 不仅 不但") > 0 {
		return false
	}
	return holdsAny(s, "破坏 严重影响 负面 未尽 怠惰 未能 无法 不足 缺乏 欠缺 过于宽松 显不相宜 延宕 落差过大 损失 危害 恶化 不公 不均 不易 不力 迟未 迟迟 仍未 尚未 并未 并无 未依 违法 违规 甚巨 频仍 更甚 困难 浪费 漏洞 乱象 争议 隐忧 流失 失衡 落后 过高 过低 过大 过长 过短 过少 偏低 偏少 未公开 不透明 暴涨 延误 延迟 承受 增加本土 营运成本 疏失 缺失 不当 不符 不合理 形同虚设 无须 伤亡 意外 疏漏 亦难 仍有影响 造成影响 影响造林 之影响 堪忧 不堪 受害 受损 剥夺 侵害 排挤 匮乏 低落 恐慌 混淆 冲突 矛盾 沦为 黑箱 失职 未落实 未见 未予 不彰 不明 不清 不全 不实 不平等 不便 脱节")
}
