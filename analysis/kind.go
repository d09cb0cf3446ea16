package analysis

import (
	"strings"
)

// kindOf says what sort of document it is: by its title, else by what only one
// sort says.
func kindOf(p *page, title string) Kind {
	k := kindOfTitle(title)
	if k == WorkPlan && holdsAny(title, "审议 讨论 发言 意见") && countNamed(p) >= 3 {
		return Proceedings // 组成人员对办理方案的审议意见⏎1.陈敏：…
	}
	if k != "" {
		return k
	}
	return kindOfText(p)
}

// countNamed counts the paragraphs that open with a person's name, a role in
// brackets beside it or not, and a colon, with a sentence behind it; up to three.
func countNamed(p *page) int {
	n := 0
	for i := range p.out.Paragraphs {
		st := p.out.Paragraphs[i].Read
		if k := p.itemBefore(st.End); k >= 0 && p.out.Items[k].Paragraph == i && !p.out.Items[k].Inline {
			st.Start = min(p.afterNumber(k), st.End)
		}
		label, rest, ok := strings.Cut(p.text[st.Start:st.End], "：")
		if !ok || len(label) > 90 || !closesSentence(rest) || hasPrefixOf(rest, "\n") {
			continue
		}
		name, _, _ := strings.Cut(trimBullet(label), "（")
		name = name[:len(name)-suffixIn(name, "委员 代表")]
		if isPersonName(name) {
			if n++; n == 3 {
				break
			}
		}
	}
	return n
}

// isHandlingPlan reports the title of a plan by which a motion is dealt with, or of
// the paper that hands it in: 关于…议案的办理方案, 关于报送…议案办理方案的函.
func isHandlingPlan(title string) bool {
	if tellsOfPlan(title) {
		return false
	}
	core := trimBrackets(title)
	core = core[:len(core)-suffixIn(core, "的报告 报告 的函 的汇报 的请示 的说明")]
	return suffixIn(core, "办理方案 办理工作方案 实施方案 办理计划 办理意见 处理方案 办理措施") > 0
}

// tellsOfPlan reports a headline that ends like the title of a plan: 市人大常委会审议
// 照明议案办理方案.
func tellsOfPlan(title string) bool {
	before, _, _ := strings.Cut(title, "关于")
	return holdsAny(before, "审议 听取 督办 聚焦 敲定 出炉 热议") && suffixIn(title, "方案 方案的报告 办理意见 计划") > 0
}

// answersMotion reports a plan by which a motion is dealt with, or the notice by
// which it is issued: 关于印发《…议案办理方案》的通知.
func (p *page) answersMotion() bool {
	if !p.asked { // once: many sentences ask
		p.asked, p.answers = true, isHandlingPlan(p.head.Title) || p.head.Kind == WorkPlan && holdsAny(p.head.Title, "议案 提案")
	}
	return p.answers
}

// kindOfTitle reads the kind from a title, "" where it does not tell.
func kindOfTitle(title string) Kind {
	core := trimBrackets(title)
	end := func(list string) bool { return suffixIn(core, list) > 0 }
	aboutMotions := holdsAny(core, "议案 提案 建议案") || strings.Contains(core, "代表建议") || strings.Contains(core, "案》") || strings.Contains(core, "所提问题和建议")
	switch {
	case core == "", tellsOfPlan(core):
		return ""
	case strings.Contains(core, "政府工作报告") && !end("方案 分工 分解表 清单 意见 通知 计划"): // not 政府工作报告重点任务分解方案
		return WorkReport
	case aboutMotions && end("函") && isHandlingPlan(core):
		return MotionHandling
	case end("答复 复函 函复 回复 答复函 答复意见 的复"), end("函") && (aboutMotions || holdsAny(core, "建议 问题 请求 有关事项")):
		return Reply
	case strings.HasPrefix(core, "立法会") && holdsAny(core, "将辩论 将讨论 将会辩论"):
		return News
	case strings.HasPrefix(core, "立法院") && end("议事日程 议程 议事录 汇报"), strings.Contains(core, "立法会汇报"):
		return Proceedings
	case end("讨论情况 座谈情况 发言情况 审议情况 审议意见汇总 审议意见摘要 发言摘编 发言摘登 发言选登 发言汇总"):
		return Proceedings
	case end("纪录 记录 议事录 纪要 实录 速记 发言 讲话 致辞 辩论 质询 公报 询答 议程 会议过程"):
		return Proceedings
	case aboutMotions && isHandlingPlan(core):
		return MotionHandling
	case end("情况的报告 情况报告 情况的汇报 情况汇报 情况通报 情况的通报 总结 情况 结果的报告 进展报告 工作总结 评估报告 完成情况表 进展 报告 汇报"):
		return ProgressReport
	case strings.HasPrefix(core, "关于") && (end("议案 提案 的建议") || isCaseTitle(core)), prefixIn(core, "对 就 为 有关 请 建议 提请 《 “") > 0 && end("议案 提案"), end("提案") && strings.Contains(core, "关于"),
		end("条文修正草案 部分条文修正草案 条文草案"), end("草案") && strings.HasPrefix(core, "“"):
		return MotionText
	case end("意见 通知 方案 计划 要点 规划 措施 分工 清单 行动 纲要 分解表 任务表 决定 安排 目标 任务 意见稿 细则 办法 批复 预案 责任书"):
		return WorkPlan
	case end("条例 规定 规则 章程 公告 说明 通告 解读"):
		return Other
	}
	return ""
}

// kindOfText reads the kind from the wording.
func kindOfText(p *page) Kind {
	text := p.text
	front := text[:min(len(text), 3000)]
	turns := countTurns(p)
	switch {
	case holdsAny(front, "答复如下 函复如下 回复如下 复函如下") || holdsAny(front, "收悉") && holdsAny(front, "建议 提案 议案"):
		return Reply
	case holdsAny(text, "主要预期目标") && turns < 3, holdsAny(front, "报告政府工作 作政府工作报告"):
		return WorkReport
	case handlesMotions(text):
		return MotionHandling
	case holdsAny(front, "发言摘登 审议发言 发言摘要 发言如下"):
		return Proceedings
	case turns >= 2 || turns == 1 && holdsAny(front, "议员议案 无立法效力"):
		return Proceedings
	case holdsAny(front, "下稿代立法会秘书处"):
		return News
	case holdsAny(front, "（记者 本报讯 记者从 通讯员 记者 本报记者 ）讯 日电 据悉 来源： 发布时间： 责任编辑 要闻"):
		return News
	case holdsAny(front, "提案人： 案由： 领衔代表： 附议人： 连署人： 爰提案 人拟具“"):
		return MotionText
	case strings.Contains(front, "重点工作") && holdsAny(front, "今年 202 十五五 十四五"):
		return WorkReport
	case strings.Count(front, "负责）")+strings.Count(front, "牵头") >= 2:
		return WorkPlan
	case holdsAny(front, "议案 提案") && holdsAny(front, "代表 委员"):
		return News
	case len(p.out.Items) >= 3 && holdsAny(front, "要 推进 加强 完善"):
		return WorkPlan
	}
	return Other
}

// handlesMotions reports a text on how motions are dealt with: the motions, a
// plan that answers them, and what members said of it.
func handlesMotions(text string) bool {
	return strings.Contains(text, "议案") && holdsAny(text, "议案办理方案 办理方案") && holdsAny(text, "审议") && holdsAny(text, "任务 措施 方案提出 方案明确 方案要求")
}

// countTurns counts the paragraphs that open with a speaker of a debate, up to
// three.
func countTurns(p *page) int {
	n := 0
	for i := range p.out.Paragraphs {
		st := p.out.Paragraphs[i].Read
		head := p.text[st.Start:min(st.End, st.Start+72)]
		label, _, ok := strings.Cut(head, "：")
		if !ok || holdsOneOf(label, "，。；“《") {
			continue
		}
		if isOneOf(label, "主席 代理主席 全委会主席 议长 主持人 召集人") || suffixIn(label, "议员 局长 部长 司长 主任委员 署长 院长") > 0 ||
			strings.Contains(label, "委员") && len(label) <= 18 && !strings.HasSuffix(label, "委员") {
			if n++; n == 3 {
				break
			}
		}
	}
	return n
}
