package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// solutionsIn finds the measures that a motion lists, a part each:
//
//	解决方案包括：构建多方参与机制、健全自治机制等。
//	建议措施包括：一是…；二是…。
//
// The closing 等 belongs to none.
func solutionsIn(text string, st corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	f := newFinder(text[:st.End], "包括：", "包括，", "方案：", "措施：", "办法：", "如下：", "办法是：", "措施是：", "方案是：", "有：", "举措：", "对策：", "建议：")
	for at := st.Start; ; {
		i, word := f.next(at)
		if i < 0 {
			return all
		}
		at = i + len(word)
		if !solutionLabel(text[st.Start:i], word) {
			continue
		}
		end := at + clauseEnd(text[at:st.End], "。！？")
		list := corpus.Stretch{Start: at, End: end}
		list.End -= suffixIn(text[list.Start:list.End], "等等 等 等措施 等方面 等举措 等内容")
		if list.Len() > 0 {
			all = append(all, solutionParts(text, list)...)
		}
		at = end
	}
}

// proposedItems gives the numbered items that the text of a motion proposes in
// st: those under a heading 建议 or 方案, or after a paragraph that announces them.
//
//	为此，建议：
//	一、加快选址。…     加快选址
//	二、增加投入。…     增加投入
func proposedItems(p *page, st corpus.Stretch) []corpus.Stretch {
	return announcedItems(p, st, announcesProposals)
}

// announcedItems gives the numbered items in st after the first paragraph that
// announces two or more of them.
func announcedItems(p *page, st corpus.Stretch, announces func(*page, int) bool) []corpus.Stretch {
	for i := p.out.ParagraphAt(st.Start); i < len(p.out.Paragraphs); i++ {
		own := p.out.Paragraphs[i].Read
		if own.Len() == 0 || own.Start >= st.End || !announces(p, i) {
			continue
		}
		first := p.itemBefore(own.End) + 1
		if first == len(p.out.Items) || p.out.Items[first].Start() >= st.End || p.itemOf(i) == nil && p.proseBetween(i, p.out.Items[first].Paragraph) {
			continue
		}
		var all []corpus.Stretch
		head, n := &p.out.Items[first], 0
		for k := first; k < len(p.out.Items); k++ {
			it := &p.out.Items[k]
			counts := it.Value == n+1 || it.Style == corpus.Dash
			if it.Level < head.Level || it.Level == head.Level && (it.Style != head.Style || !counts) {
				break
			}
			if it.Style == corpus.Dash && k > first && p.proseBetween(p.out.Items[k-1].Paragraph, it.Paragraph) {
				break
			}
			if it.Level == head.Level {
				n++
				all = append(all, itemWishes(p, it)...)
			}
		}
		if len(all) >= 2 {
			return all
		}
	}
	return nil
}

// itemWishes are what the item asks for: the numbered parts of its wording, where its
// heading only says what they are about.
//
//	一、关于源头。1.清退违法建设；2.建设备用水源。    清退违法建设, 建设备用水源
func itemWishes(p *page, it *corpus.Item) []corpus.Stretch {
	wish := itemWish(p, it)
	if it.Body.Len() == 0 || !strings.HasPrefix(p.of(wish), "关于") {
		return []corpus.Stretch{wish}
	}
	body := it.Body
	body.Start += len(p.of(body)) - len(strings.TrimLeft(p.of(body), "。 \u3000\n"))
	body.End = body.Start + len(strings.TrimRight(p.of(body), "。 \u3000\n"))
	if partNumber(p.of(body)) == 0 || !strings.Contains(p.of(body), "；") {
		return []corpus.Stretch{wish}
	}
	return solutionParts(p.text, body)
}

// wishItems gives the first series of items in st of which most ask for something,
// though nothing announces them:
//
//	一、建议理顺管理机制。…⏎二、加大公交投入。…
func wishItems(p *page, st corpus.Stretch) []corpus.Stretch {
	const shortest = 6
	return seriesOf(p, st, func(s string) bool {
		return utf8.RuneCountInString(s) >= shortest && (opensWithVerb(s) || startsWithWork(s) || strings.HasPrefix(s, "建议"))
	})
}

// proseBetween reports whether wording stands between the paragraphs from and to.
func (p *page) proseBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if p.out.Paragraphs[k].Read.Len() > 0 {
			return true
		}
	}
	return false
}

// announcesProposals reports whether paragraph i is a heading 建议 or ends in 建议：.
func announcesProposals(p *page, i int) bool {
	st := p.out.Paragraphs[i].Read
	if k := p.itemBefore(st.End); k >= 0 && p.out.Items[k].Paragraph == i && !p.out.Items[k].Inline {
		st.Start = max(st.Start, p.out.Items[k].Title().Start)
	}
	s := strings.TrimRight(unpad(p.text[st.Start:st.End]), "。")
	bare := strings.TrimSuffix(s, "：")
	return isOneOf(bare, "建议 具体建议 对策建议 工作建议 几点建议 方案 议案方案 解决方案 解决办法 主要建议 意见建议 对策 办法 措施建议 建议措施") ||
		bare != s && asksFor(lastSentence(bare))
}

// lastSentence is the last sentence of s, or what s breaks off with.
func lastSentence(s string) string {
	const longest = 200 // bytes; what is longer leads to no list
	s = s[max(0, len(s)-longest):]
	i := strings.LastIndexAny(s, "。；！？\n")
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// asksFor reports the sentence s that leads to a list of what a motion asks for:
// 为此，我们建议, 针对上述问题，提出以下意见, 建议市政府, 应当从以下方面着手, 具体措施.
func asksFor(s string) bool {
	const longest = 60
	if exceeds(s, longest) {
		return false
	}
	for { // what it is asked for in view of
		clause, rest, ok := strings.Cut(s, "，")
		if !ok || prefixIn(clause, "针对 为 鉴于 围绕 根据 结合 基于 面对 综上 因此 对此") == 0 {
			break
		}
		s = rest
	}
	switch {
	case holdsAny(s, "问题 不足 已 情况 曾"):
		return false
	case suffixIn(s, "建议 方案 方案如下 建议如下 以下议案 如下议案 以下提案 如下提案 要求 措施 办法 对策 举措") > 0, holdsAny(s, "建议 请求 恳请 呼吁 吁请 要求市 要求县 要求区 要求省 要求政府 希望市 希望县 希望区 希望省"):
		return true
	}
	return holdsAny(s, "以下 如下 下列 几点 几个方面 几项") && (suffixIn(s, "意见 意见如下 请求 诉求 主张 设想") > 0 || holdsAny(s, "应 要 须 需 请") && suffixIn(s, "着手 入手 发力 抓起 做起 用力 努力 改进 突破 工作") > 0)
}

// itemWish is what the item asks for: its heading, or its first sentence.
func itemWish(p *page, it *corpus.Item) corpus.Stretch {
	if it.Heading.Len() > 0 {
		return it.Heading
	}
	s := p.text[it.Body.Start:it.Body.End]
	s = s[:clauseEnd(s, "。！？；")]
	return corpus.Stretch{Start: it.Body.Start, End: it.Body.Start + len(strings.TrimSuffix(s, "，"))}
}

// solutionLabel reports whether the clause before, with word after it,
// announces a list of measures.
func solutionLabel(before, word string) bool {
	if cut := strings.LastIndexAny(before, "，。；！？\n"); cut >= 0 {
		before = strings.TrimLeft(before[cut:], "，。；！？\n")
	}
	label := before + strings.TrimRight(word, "：，")
	return len(label) <= 75 && (holdsAny(label, "解决方案 解决办法 解决措施 解决对策 解决途径 建议措施 对策措施 对策建议 具体措施 解决问题的办法 案由措施 提出的措施 主要措施 主要举措 议案建议 代表建议 代表们建议") ||
		holdsAny(label, "议案 提案 代表") && holdsAny(label, "提出的 提出 开出的 给出的") && holdsAny(label, "对策 办法 建议 主张 思路 路径 药方 良方")) &&
		!holdsAny(label, "任务 目标 政府 市政府 办理方案")
}

// solutionParts cuts the list st and takes 一是 from the parts.
func solutionParts(text string, st corpus.Stretch) []corpus.Stretch {
	parts := listParts(text, st, func(string) bool { return true })
	if clauseEnd(text[st.Start:st.End], "；") == st.Len() {
		parts = joinObjects(text, parts)
	}
	for i := range parts {
		parts[i].Start += partNumber(text[parts[i].Start:parts[i].End])
	}
	return parts
}

// partNumber is the length of the number that a part of a list begins with: 一是,
// （二）, 3., 4、, 5）.
func partNumber(s string) int {
	if n := prefixIn(s, "一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一要 二要 三要 四要 五要 六要 七要 八要"); n > 0 {
		return n
	}
	if n := prefixIn(s, "（一） （二） （三） （四） （五） （六） （七） （八） （1） （2） （3） （4） （5） （6） （7） （8）"); n > 0 {
		return n
	}
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if n == 0 || n > 2 {
		return 0
	}
	mark := prefixIn(s[n:], ". 、 ． ）")
	if mark == 0 || s[n] == '.' && n+mark < len(s) && s[n+mark] >= '0' && s[n+mark] <= '9' {
		return 0
	}
	return n + mark
}

// joinObjects joins parts of a list cut at 、 that open with no verb to the one
// before: in 完善道路、供水设施、建立基金 供水设施 is an object of 完善.
func joinObjects(text string, parts []corpus.Stretch) []corpus.Stretch {
	verbs := 0
	for _, part := range parts {
		if opensWithVerb(text[part.Start:part.End]) {
			verbs++
		}
	}
	if verbs < 2 {
		return parts
	}
	joined := parts[:0]
	for _, part := range parts {
		if k := len(joined) - 1; k >= 0 && !opensWithVerb(text[part.Start:part.End]) {
			joined[k].End = part.End
			continue
		}
		joined = append(joined, part)
	}
	return joined
}

// opensWithVerb reports whether s opens with a verb by which work is asked for.
func opensWithVerb(s string) bool {
	n := prefixIn(s, "进一步 积极 加快 大力 全面 着力 切实 尽快 有序 深入 持续 充分 适度 适时 扎实 加速 统筹 因地制宜 抓紧 不断 重点 优先 稳步 逐步 严格 主动")
	return n > 0 || prefixIn(s, "推进 推动 加强 健全 完善 构建 建立 建设 提升 提高 强化 优化 深化 规范 落实 制定 出台 实施 开展 培育 发展 扩大 增加 减轻 整治 整合 创新 引导 鼓励 支持 加大 打造 探索 改善 改造 加密 保障 明确 设立 成立 组建 搭建 促进 拓展 拓宽 畅通 清理 解决 降低 建好 抓好 做好 做大 做强 引进 吸引 发挥 保护 修复 治理 编制 修订 开通 开放 补齐 理顺 盘活 配套 配备 落地 聚焦 坚持 丰富 延长 缩短 完成 启动 调整 取消 简化 纳入 倡导 普及 推广 组织 配齐 严控 控制 严查 打击 维护 创立 创建 设置 请 减少 增强 允许 恢复 修改 制订 统一 免除 免费 禁止 限制 依法 将 把 让 使 减免 补贴 增建 翻修 购置 聘请 延伸 打通 开设 公开 公布 清退 更新 更换 修缮 划定 规划 定期 合理 放宽 多渠道 关注 防止 防范 杜绝 消除 缓解 开发 利用 修建 兴建 重建 迁建 加装 安装 增设 新建 扩建 改建 试点 给予 实行 推行 激发 激活 壮大 挖掘 参与 监督 重视") > 0
}
