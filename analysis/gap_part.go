package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// openParts gives the parts of a solution that ask for something of their own which
// none of tasks covers: of 编制专项规划，增加停车泊位 the first, where the only task
// builds car parks. Since a member reads it as a reproach, and a task may do what a
// part asks in words that share nothing with it, a part is open only where much
// speaks for it: most of its words are not the tasks', and
//   - it asks for a deed (see gapDeeds) that the tasks have no word for,
//   - it asks for a place to be added, and what is added is something else, or
//   - it is one of several things that can be seen, which the tasks do not name.
//
// What merely says what the rest is good for (确保…, 消除…), or by what means (运用…),
// or the same in other words, is not open.
func (w *weighing) openParts(e *linkEnd, text GapText, tasks []GapLink) []GapText {
	var linked []*linkText
	for _, t := range tasks {
		if at, ok := w.linker.place[t.ID]; ok {
			linked = append(linked, w.open(at).read)
		}
	}
	var open []GapText
	for _, part := range append(e.read.openClauses(linked), e.read.openThings(linked)...) {
		o := text
		o.Span = e.sourceSpan(part)
		o.Text = e.text[o.Span.Start-e.span.Start : o.Span.End-e.span.Start]
		open = append(open, o)
	}
	return open
}

// openClauses are the clauses of the solution t, and the deeds of a clause, that
// tasks leave open.
func (t *linkText) openClauses(tasks []*linkText) []corpus.Stretch {
	parts := deedsOf(t.folded.Text, clausesOf(t.folded.Text))
	if len(parts) < 2 {
		return nil
	}
	var open []corpus.Stretch
	for _, part := range parts {
		words := t.at(part)
		if prefixIn(words, gapPurposes) > 0 || suffixIn(words, gapAbstracts) > 0 {
			continue
		}
		share := 0.0 // of the words, what the tasks cover
		for _, task := range tasks {
			share = max(share, coverPart(t, part, task))
		}
		if share <= uncovered && (lacksDeed(words, tasks) && !t.repeats(part, parts) || lacksPlace(words, tasks)) {
			open = append(open, part)
		}
	}
	if len(open) == len(parts) {
		return nil // the tasks answer it in words of their own
	}
	return open
}

// uncovered is the share of the words of an open part that the tasks may have at most.
const uncovered = 0.35

// gapDeeds are deeds that leave something behind, one sort on a line: words that ask
// for one, then those by which a task may say that it does it. Who is asked for a deed
// and has no word for it has not said that he will.
const gapDeeds = `
编制 | 规划 蓝图 总规 控规 详规
划定 划设 | 开辟 辟出 腾出 划分 区划 划线 施划 划出
制定 出台 修订 立法 | 修改 颁布 印发 办法 条例 细则 规定 标准 规范 意见 导则 政策 清单 方案
宣传 科普 宣讲 | 倡导 引导 专栏 讲座 倡议 活动 媒体 公开课 进校园 进社区
培训 轮训 | 实训 进修 培养 学习 讲座
普查 摸底 摸清 | 底数 台账 调查 排查 建档 登记 一户一档
新建 扩建 建设 建成 | 修建 改建 建造 改造 开工 施工 建 增设 新增 设置 布设 铺设 配建 落成 竣工 启用
成立 组建 | 设立 协会 委员会 专班 联盟 公司 领导小组 队伍
评估 评价 | 考核 评定 评比 星级 打分 测评
公开 公示 公布 | 发布 晒 通报 上网 查询
引进 引才 | 引入 招聘 招引 招录 招收 招商 选聘 选派 聘请 引育 落户
研发 攻关 | 研制 开发 研究 科研 试验 新品种 实验室
`

// lacksDeed reports whether words ask for a deed that none of tasks has a word for.
func lacksDeed(words string, tasks []*linkText) bool {
	lacks := false
	for line := range strings.Lines(gapDeeds) {
		asks, does, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || !holdsAny(words, asks) {
			continue
		}
		for _, t := range tasks {
			if holdsAny(t.folded.Text, asks) || holdsAny(t.folded.Text, does) {
				return false
			}
		}
		lacks = true
	}
	return lacks
}

// lacksPlace reports whether words ask that a place be added (增设守灵场所) and none of
// tasks has a character of what it is called.
func lacksPlace(words string, tasks []*linkText) bool {
	n := prefixIn(words, "增设 增建 新增 补建 增加")
	if n == 0 {
		return false
	}
	place := words[n:]
	k := suffixIn(place, "场所 网点 站点 站 场地 点位 门店 驿站 窗口 泊位 床位")
	if k == 0 || k == len(place) {
		return false
	}
	for _, t := range tasks {
		if strings.ContainsAny(t.folded.Text, strings.TrimRight(place[:len(place)-k], "的")) {
			return false
		}
	}
	return true
}

// deedsOf parts clauses of text where two deeds are joined: 支持院内制剂研发|与|调剂使用.
func deedsOf(text string, clauses []corpus.Stretch) []corpus.Stretch {
	var parts []corpus.Stretch
	for _, c := range clauses {
		for at, r := range text[c.Start:c.End] {
			if (r == '和' || r == '与') && suffixIn(text[c.Start:c.Start+at], "研发 培训 宣传 评估 普查") > 0 {
				parts = append(parts, corpus.Stretch{Start: c.Start, End: c.Start + at})
				c.Start += at + utf8.RuneLen(r)
				break
			}
		}
		parts = append(parts, c)
	}
	return parts
}

// openThings are the things in a list of the solution t that tasks do not name, where
// they name all others: 电气线路 of 推进电气线路和燃气管道改造 where the task replaces
// gas pipes. Only what can be seen counts: who provides it names it.
func (t *linkText) openThings(tasks []*linkText) []corpus.Stretch {
	var open []corpus.Stretch
	for _, c := range clausesOf(t.folded.Text) {
		items := listedIn(t.folded.Text, c)
		var missing []corpus.Stretch
		for _, item := range items {
			if !slices.ContainsFunc(tasks, func(task *linkText) bool { return coverPart(t, item, task) > 0 }) {
				missing = append(missing, item)
			}
		}
		if len(missing) == 1 && len(items) > 1 && suffixIn(t.at(missing[0]), gapThings) > 0 {
			open = append(open, missing[0])
		}
	}
	return open
}

// listedIn is the items that 、, 和, 与 and 及 join in clause, without the verb before
// the first and with what follows the last.
func listedIn(text string, clause corpus.Stretch) []corpus.Stretch {
	var items []corpus.Stretch
	start := clause.Start
	for n := prefixIn(text[start:clause.End], listVerbs); n > 0; n = prefixIn(text[start:clause.End], listVerbs) {
		start += n
	}
	for at := start; at < clause.End; {
		r, n := utf8.DecodeRuneInString(text[at:])
		if strings.ContainsRune("、和与及", r) && at > start {
			items = append(items, corpus.Stretch{Start: start, End: at})
			start = at + n
		}
		at += n
	}
	return append(items, corpus.Stretch{Start: start, End: clause.End})
}

const (
	// listVerbs stand before a list of things.
	listVerbs = "全面 加快 推进 推动 排查 整治 配齐 完善 推广 推行 改造 更新 更换 增设 新建 修复 建设 加强 提升 健全"

	// gapThings end the name of a thing that can be seen or heard.
	gapThings = "线路 管道 管线 管网 坡道 盲道 步道 天桥 电梯 路灯 公厕 厕所 车位 泊位 充电桩 站台 站亭 候车亭 井盖 消火栓 护栏 标线 探头 冷库 校车 病床 床位 食堂 宿舍 球场 字幕 手语 通风 排水 照明 供水 供电 供暖 沟渠 泵站 机井 备案"
)

// gapPurposes begin a clause that says what the others are good for, or by what means.
const gapPurposes = "确保 实现 消除 杜绝 严防 防止 避免 提升 提高 促进 带动 保障 缓解 方便 维护 改善 丰富 优化 助力 服务 满足 形成 努力 切实 推动形成 不断 减轻 增强 激发 巩固 凝聚 营造 厘清 压实 让 运用 利用 依托 通过 借助"

// gapAbstracts end a clause that names no work by itself; the clause beside it does.
const gapAbstracts = "机制 体系 体制 协同 资源 条件 需求 环境 氛围 水平 能力 工作 合力 作用 优势"

// clausesOf cuts folded text where a clause ends; pieces without letters are left
// out.
func clausesOf(text string) []corpus.Stretch {
	var parts []corpus.Stretch
	start := 0
	for at, r := range text {
		if closesClause(r) {
			if at > start {
				parts = append(parts, corpus.Stretch{Start: start, End: at})
			}
			start = at + utf8.RuneLen(r)
		}
	}
	if start < len(text) {
		parts = append(parts, corpus.Stretch{Start: start, End: len(text)})
	}
	return parts
}

// coverPart is the share of the weight of a's words in part that b has in some form.
func coverPart(a *linkText, part corpus.Stretch, b *linkText) float64 {
	sum, has := 0.0, 0.0
	for k := range a.words {
		if w := &a.words[k]; int(w.start) >= part.Start && int(w.end) <= part.End {
			sum += w.weight
			has += w.weight * likeness(a, w, b)
		}
	}
	if sum == 0 {
		return 1 // it says nothing of its own
	}
	return has / sum
}

// repeats reports whether part speaks of a class that another of parts speaks of
// too, other than that of the whole motion.
func (t *linkText) repeats(part corpus.Stretch, parts []corpus.Stretch) bool {
	in := func(c conceptAt, p corpus.Stretch) bool { return int(c.start) >= p.Start && int(c.end) <= p.End }
	for _, c := range t.concepts {
		if !in(c, part) || t.classWeight(c.class) < leastClass {
			continue
		}
		for _, o := range t.concepts {
			for _, p := range parts {
				if o.class == c.class && p != part && in(o, p) {
					return true
				}
			}
		}
	}
	return false
}
