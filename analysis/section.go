package analysis

import (
	"sort"
	"strings"

	"yian/corpus"
)

// purpose says what a part of a document is for. Work is assigned in some
// parts only.
type purpose uint8

const (
	unclear  purpose = iota // the heading does not say: as the part above it
	duties                  // tasks, measures, arrangements
	goals                   // what is to be reached: a task where it holds a date or a figure
	guidance                // leading thought, principles, scope: no tasks
	review                  // what was done, how things stand, why: no tasks
	speeches                // what members said: no tasks
)

// purposeOf judges a part by its heading.
func purposeOf(heading string) purpose {
	h := strings.TrimRight(heading, "。：")
	if exceeds(h, 40) {
		return unclear
	}
	switch {
	case holdsAny(h, "审议声音 审议意见 委员发言 代表声音 发言摘登 讨论发言"):
		return speeches
	case holdsAny(h, "下一步 下步 下阶段 打算 今后 重点工作 主要任务 重点任务 工作任务 目标任务 任务与目标 任务和目标 目标和任务 目标与任务 主要措施 工作措施 保障措施 政策措施 重点举措 主要举措 任务分工 工作安排 工作部署 任务清单 实施步骤 工作步骤 进度安排 重点项目 实事项目"):
		if holdsAny(h, "回顾 完成情况 进展情况 落实情况") {
			return review
		}
		return duties
	case suffixIn(h, "措施 任务 举措 安排 分工 步骤 保障 打算 工作要求 有关要求 组织实施 组织领导 对策 工作建议") > 0 && !holdsAny(h, "已采取 采取的 主要做法"):
		return duties
	case holdsAny(h, "指导思想 基本原则 工作原则 总体要求 总体思路 总体考虑 总的考虑 工作思路 办理思路 主要原则 实施原则 基本思路 适用范围 适用对象 试点范围 实施范围 实施对象 试点时间 试点期限 治理范围 整治范围 工作范围 创建范围 遵循原则 基本要求 名词解释 编制依据 编制背景"):
		if holdsAny(h, "目标 任务") && !holdsAny(h, "思想 原则") {
			return goals
		}
		return guidance
	case suffixIn(h, "目标 主要指标 预期指标 目标要求") > 0:
		return goals
	case startsWithWork(h) && !holdsAny(h, "回顾 情况"):
		return unclear
	case suffixIn(h, "范围 对象 条件 期限 定义 内涵 形式 资格 参加企业") > 0:
		return guidance
	case suffixIn(h, "意义 必要性 紧迫性 背景 形势 现状 概况 基本情况 发展基础 机遇 挑战 问题 困难 不足 短板 回顾 成效 成绩 成就 经验 体会 原因 依据 进展 进展情况 完成情况 落实情况 工作情况 执行情况 开展情况 办理情况 阅题 案由 说明 附则 由来 缘起 事项 进展 概述 解读 定义 术语") > 0:
		if suffixIn(h, "有关事项 其他事项 重点事项 注意事项 问题") > 0 && !suffixInProblem(h) {
			return unclear
		}
		return review
	case hasPrefixOf(h, "充分认识 深刻认识 提高认识 统一思想") && !strings.Contains(h, "，加强"):
		return guidance
	case holdsAny(h, "工作回顾 过去一年 过去五年 取得的 存在的 面临的 主要问题 已开展 已完成 所做的"):
		return review
	}
	return unclear
}

// suffixInProblem reports a heading that names problems rather than a subject
// to deal with (关于大型项目建设问题).
func suffixInProblem(h string) bool {
	return suffixIn(h, "存在的问题 存在问题 主要问题 突出问题 困难和问题 问题和困难 问题与困难 不足和问题") > 0
}

// purposes judges all items, each by its own heading or by what stands above.
func purposes(p *page) []purpose {
	all := make([]purpose, len(p.out.Items))
	annexes := describingAnnexes(p)
	for i := range p.out.Items {
		it := &p.out.Items[i]
		if annexes.hold(it.Paragraph) {
			all[i] = review
			continue
		}
		all[i] = unclear
		if !it.Inline && (it.Style != corpus.Lead || it.Parent < 0) {
			all[i] = purposeOf(p.of(titleOf(p, it)))
		}
		if it.Parent < 0 {
			continue
		}
		above := all[it.Parent]
		if all[i] == unclear || above == review && all[i] != duties || above == speeches {
			all[i] = above
		}
		if all[i] == unclear && isPrinciple(p.of(it.Heading)) && above == guidance {
			all[i] = guidance
		}
	}
	return all
}

// isPrinciple reports a heading such as 坚持问题导向.
func isPrinciple(heading string) bool { return strings.HasPrefix(heading, "坚持") }

// titleOf is the wording by which an item's purpose is judged: its heading, or
// a short wording without one.
func titleOf(p *page, it *corpus.Item) corpus.Stretch {
	if it.Heading.Len() > 0 {
		return it.Heading
	}
	if it.Body.Len() < 60 {
		return it.Body
	}
	return corpus.Stretch{}
}

// pathOf is the headings above item i, outermost first, with their numbers.
func pathOf(p *page, i int) []string {
	var path []string
	for ; i >= 0; i = p.out.Items[i].Parent {
		it := &p.out.Items[i]
		title := it.Title()
		if it.Heading.Len() == 0 {
			if s := p.of(title); exceeds(s, 60) {
				head, _, _ := strings.Cut(s, "，")
				title.End = title.Start + len(head)
			}
		}
		from := it.Number.Start
		if it.Number.Len() == 0 || from > title.Start {
			from = title.Start
		}
		whole := trimWording(p.text, corpus.Stretch{Start: from, End: title.End})
		if whole.Len() > 0 {
			path = append(path, p.clean(whole))
		}
	}
	for a, b := 0, len(path)-1; a < b; a, b = a+1, b-1 {
		path[a], path[b] = path[b], path[a]
	}
	return path
}

// annexRanges is runs of paragraphs, in text order.
type annexRanges []struct{ from, to int }

// hold reports whether paragraph i lies in one of the runs.
func (a annexRanges) hold(i int) bool {
	k := sort.Search(len(a), func(k int) bool { return a[k].to > i })
	return k < len(a) && a[k].from <= i
}

// describingAnnexes is where annexes stand that describe and assign nothing, by
// their titles: 附件2⏎绩效考核指标.
func describingAnnexes(p *page) annexRanges {
	var all annexRanges
	for i := range p.out.Paragraphs {
		if !isAnnexMark(p.of(p.out.Paragraphs[i].Read)) {
			continue
		}
		if n := len(all) - 1; n >= 0 && all[n].to > i {
			all[n].to = i
		}
		for k, seen := i+1, 0; k < min(i+12, len(p.out.Paragraphs)) && seen < 3; k++ {
			s := strings.TrimSpace(p.of(p.out.Paragraphs[k].Read))
			if s == "" {
				continue
			}
			seen++
			if suffixIn(s, "指标 指标体系 样图 名单 说明 示意图 式样 格式 模板 范本 的报告 调查意见 目录 释义 一览表 情况表 申请表 推荐表 登记表 统计表 联系表") > 0 {
				all = append(all, struct{ from, to int }{i, len(p.out.Paragraphs)})
				break
			}
		}
	}
	return all
}

// isAnnexMark reports a line that opens an annex: 附件, 附件2.
func isAnnexMark(s string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(s), "附件")
	return ok && strings.Trim(rest, "0123456789一二三四五六七八九十：") == ""
}
