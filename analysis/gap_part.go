package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// openParts gives the clauses of a solution that ask for something of their own
// which none of tasks covers: of 编制专项规划，增加停车泊位 the first, where the only
// task builds car parks. Since a member reads it as a reproach, and a task may do
// what a clause asks in words that share unsaid with it, a clause is open only where
// much speaks for it: the tasks clearly cover the rest, and
//   - it asks for a deed (see gapDeeds) that the tasks have no word for, or
//   - it names something the program knows (a class) of which no task of the whole
//     motion has a word.
//
// What merely says what the rest is good for (确保…, 消除…), or the same in other
// words, is not open.
func (w *weighing) openParts(e *linkEnd, text GapText, tasks []GapLink) []GapText {
	parts := clausesOf(e.read.folded.Text)
	if len(parts) < 2 {
		return nil
	}
	var linked []*linkText
	for _, t := range tasks {
		if at, ok := w.linker.place[t.ID]; ok {
			linked = append(linked, w.open(at).read)
		}
	}
	share := make([]float64, len(parts)) // what the tasks cover of each
	most := 0.0
	for i, part := range parts {
		for _, t := range linked {
			share[i] = max(share[i], coverPart(e.read, part, t))
		}
		most = max(most, share[i])
	}
	var open []GapText
	for i, part := range parts {
		words := e.read.at(part)
		if share[i] == most || share[i] > uncovered || most < covered || e.read.repeats(part, parts) ||
			prefixIn(words, gapPurposes) > 0 || suffixIn(words, gapAbstracts) > 0 {
			continue
		}
		if lacksDeed(words, linked) || e.read.namesClass(part) && share[i] < unsaid && w.unheardOf(e, part) {
			o := text
			o.Span = e.sourceSpan(part)
			o.Text = e.text[o.Span.Start-e.span.Start : o.Span.End-e.span.Start]
			open = append(open, o)
		}
	}
	return open
}

// Of the words of a clause, tasks cover so much at most where it is open, and of
// another clause of the same solution so much at least. Less than unsaid is what
// they cover of words that they do not have.
const (
	uncovered = 0.35
	covered   = 0.25
	unsaid    = 0.05
)

// gapDeeds are deeds that leave something behind, one sort on a line: words that ask
// for one, then those by which a task may say that it does it. Who is asked for a deed
// and has no word for it has not said that he will.
const gapDeeds = `
编制 | 规划 蓝图 总规 控规 详规
划定 划设 | 划分 区划 划线 施划 划出
制定 出台 修订 立法 | 修改 颁布 印发 办法 条例 细则 规定 标准 规范 意见 导则 政策 清单 方案
宣传 科普 宣讲 | 倡导 引导 专栏 讲座 倡议 活动 媒体 公开课 进校园 进社区
培训 轮训 | 实训 进修 培养 学习 讲座
普查 摸底 摸清 | 底数 台账 调查 排查 建档 登记 一户一档
新建 扩建 建设 建成 | 修建 改建 建造 改造 开工 施工 建 增设 新增 设置 布设 铺设 配建 落成 竣工 启用
成立 组建 | 设立 协会 委员会 专班 联盟 公司 领导小组 队伍
评估 评价 | 考核 评定 评比 星级 打分 测评
公开 公示 公布 | 发布 晒 通报 上网 查询
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

// unheardOf reports whether no task of the group has a word of the clause part of e.
func (w *weighing) unheardOf(e *linkEnd, part corpus.Stretch) bool {
	for _, i := range w.ends {
		if w.linker.ends[i].kind == taskEnd && coverPart(e.read, part, w.open(i).read) >= unsaid {
			return false
		}
	}
	return true
}

// halfNear is how far a word of near meaning covers another.
const halfNear = 0.5

// gapPurposes begin a clause that says what the others are good for.
const gapPurposes = "确保 实现 消除 杜绝 严防 防止 避免 提升 提高 促进 带动 保障 缓解 方便 维护 改善 丰富 优化 助力 服务 满足 形成 努力 切实 推动形成 不断 减轻 增强 激发 巩固 凝聚 营造 厘清 压实 让"

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

// coverPart is the share of the weight of a's words in part that b has in some
// form or near in meaning.
func coverPart(a *linkText, part corpus.Stretch, b *linkText) float64 {
	sum, has := 0.0, 0.0
	for k := range a.words {
		if w := &a.words[k]; int(w.start) >= part.Start && int(w.end) <= part.End {
			sum += w.weight
			has += w.weight * max(likeness(a, w, b), halfNear*nearness(a, w, b))
		}
	}
	if sum == 0 {
		return 1 // it says unsaid of its own
	}
	return has / sum
}

// namesClass reports whether a term of a class stands in part of t.
func (t *linkText) namesClass(part corpus.Stretch) bool {
	for _, c := range t.concepts {
		if int(c.start) >= part.Start && int(c.end) <= part.End {
			return true
		}
	}
	return false
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
