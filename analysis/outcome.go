package analysis

import (
	"strings"

	"yian/corpus"
)

// Outcome is a sentence of a progress report, or a part of one that stands alone,
// that states what has become of the work: 全县建成收储中心14处.
type Outcome struct {
	ID     string       `json:"id"`
	Key    string       `json:"key"`
	Motion string       `json:"motion,omitempty"`
	Text   string       `json:"text"`
	Clean  string       `json:"clean,omitempty"` // Text without hard wraps and furniture, where that differs
	Span   corpus.Span  `json:"span"`
	State  OutcomeState `json:"state"`
}

// OutcomeState is what an outcome says of the work, in so many words; whether a
// task is done is for people to judge.
type OutcomeState string

// The states.
const (
	OutcomeDone OutcomeState = "已办" // 已拨付1480万元
	OutcomeOn   OutcomeState = "在办" // 正在编制
	OutcomeOpen OutcomeState = "未办" // 尚未开工
)

// findOutcomes finds the outcomes of a progress report, where tasks are not.
// Other documents have none: a plan tells what was done before it.
func findOutcomes(p *page, tasks []Task) []Outcome {
	if p.head.Kind != ProgressReport {
		return nil
	}
	purpose := purposes(p)
	item, task := -1, 0
	var all []Outcome
	for i := range p.out.Paragraphs {
		if p.out.Paragraphs[i].Span.Overlaps(p.head.TitleSpan) {
			continue // 关于…办理情况的报告
		}
		for _, s := range sentences(p.text, p.out.Paragraphs[i].Read) {
			for item+1 < len(p.out.Items) && p.out.Items[item+1].Body.Start <= s.End && p.out.Items[item+1].Paragraph <= i {
				item++
			}
			for _, part := range resultParts(p.text, p.withoutUnits(p.withoutHeading(s, item))) {
				for task < len(tasks) && tasks[task].Read.End <= part.Start {
					task++
				}
				if task < len(tasks) && tasks[task].Read.Start < part.End {
					continue
				}
				if state := outcomeState(p.of(part), p.sectionAt(item, purpose)); state != "" {
					q := p.quote(part)
					all = append(all, Outcome{Text: q.Text, Clean: q.Clean, Span: q.Span, State: state})
				}
			}
		}
	}
	return all
}

// withoutHeading is the sentence s without the number and heading of item i.
func (p *page) withoutHeading(s corpus.Stretch, i int) corpus.Stretch {
	if i < 0 {
		return s
	}
	it := &p.out.Items[i]
	if it.Heading.Len() > 0 && s.Start <= it.Heading.Start && s.End <= it.Body.Start {
		return corpus.Stretch{Start: s.End, End: s.End} // it is the heading
	}
	if it.Body.Start > s.Start && it.Body.Start < s.End {
		s.Start = it.Body.Start
	}
	return s
}

// withoutUnits is the sentence s without the units before a colon that it is a
// report of: 县财政局：.
func (p *page) withoutUnits(s corpus.Stretch) corpus.Stretch {
	names, _, ok := strings.Cut(p.of(s), "：")
	if !ok || exceeds(names, 30) {
		return s
	}
	for name := range strings.SplitSeq(names, "、") {
		if unitOf(name) != trueUnit {
			return s
		}
	}
	s.Start += len(names) + len("：")
	return s
}

// resultParts cuts the sentence s at its semicolons outside brackets: each part of a list
// of results is a result.
func resultParts(text string, s corpus.Stretch) []corpus.Stretch {
	var all []corpus.Stretch
	start := s.Start
	for _, cut := range semicolons(text[s.Start:s.End]) {
		all = append(all, trimWording(text, corpus.Stretch{Start: start, End: s.Start + cut}))
		start = s.Start + cut
	}
	return append(all, trimWording(text, corpus.Stretch{Start: start, End: s.End}))
}

// reportPart is what a part of a progress report tells.
type reportPart uint8

const (
	reportsWork  reportPart = iota // 一、主要做法
	reportsDone                    // 一、进展情况
	reportsTroub                   // 二、存在的问题
	reportsPlans                   // 三、下一步打算
)

// sectionAt says what the part of the report tells that item i stands in.
func (p *page) sectionAt(i int, purpose []purpose) reportPart {
	if i < 0 {
		return reportsWork
	}
	told := reportsWork
	if purpose[i] == duties || purpose[i] == goals {
		told = reportsPlans
	}
	if purpose[i] == review {
		told = reportsDone
	}
	for ; i >= 0; i = p.out.Items[i].Parent {
		switch h := p.of(titleOf(p, &p.out.Items[i])); {
		case holdsAny(h, "下一步 下步 下阶段 打算 今后 工作计划 工作安排 工作思路 意见建议"):
			return reportsPlans
		case holdsAny(h, "问题 困难 不足 短板 差距"):
			return reportsTroub
		case holdsAny(h, "进展 完成 落实 成效 办理情况 办理工作情况 工作情况 主要做法 工作开展"):
			told = reportsDone
		}
	}
	return told
}

// outcomeState is what the part s of a sentence states, "" where it states no
// outcome. Under a heading that tells of results a verb of work is enough, elsewhere
// s must say by a word or a figure that it was done. Trouble counts only where it
// says that work is not done.
func outcomeState(s string, told reportPart) OutcomeState {
	s = untilPlans(s)
	if told == reportsPlans || exceeds(s, 200) || !exceeds(s, 5) || holdsAny(s, notOutcomes) || hasPrefixIn(s, "将 拟 计划 力争 下一步 继续 进一步 要 预计 主任 各位") || strings.HasSuffix(s, "：") {
		return ""
	}
	switch {
	case holdsAny(s, openCues):
		return OutcomeOpen
	case told == reportsTroub:
		return ""
	case holdsAny(s, ongoingCues):
		return OutcomeOn
	case holdsAny(s, doneCues), told == reportsDone && (holdsAny(s, workCues) || holdsDigit(s)), holdsAny(s, workCues) && holdsDigit(s):
		return OutcomeDone
	}
	return ""
}

// untilPlans is s up to a clause that says what is to come: 主体完工，预计明年通水.
func untilPlans(s string) string {
	for _, plan := range []string{"，预计", "，力争", "，计划", "，拟", "，将", "，下一步"} {
		s, _, _ = strings.Cut(s, plan)
	}
	return s
}

// holdsDigit reports whether s has a figure.
func holdsDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// notOutcomes are in sentences that tell of the handling as a whole, or of what
// is to come.
const notOutcomes = "高度重视 阶段性成效 明显成效 一定成效 积极成效 显著成效 报告如下 汇报如下 请予审议 受市人民政府委托 受县人民政府委托 受区人民政府委托 受省人民政府委托 委托，我 议案办理工作启动以来 按照办理方案 按照办理意见 将继续 下一步 力争 拟于 计划于"

// openCues say that work is not done.
const openCues = "尚未 还未 仍未 未能 未完成 没有完成 未到位 没有到位 未启动 未开工 没有开工 未动工 未落实 没有落实 未建成 没有建成 滞后 进展缓慢 进度缓慢 推进缓慢 进度偏慢 进展不快 搁置 暂缓 停工 仅完成 只完成 仅建成 只建成 仅有 只签约 仅签约 难以推进 未达到 没有达到 未达 不到位"

// ongoingCues say that work is going on.
const ongoingCues = "正在 在建 有序推进 加快推进 稳步推进 抓紧 推进中 进行中 施工中 已启动 已开工 开工建设 前期工作 编制中 初稿 征求意见 公开招标 招标阶段 积极推进 全力推进 陆续 动工"

// doneCues say by themselves that work was done.
const doneCues = "已 建成 完成 到位 上线 投用 投入使用 投入运营 投运 拨付 出台 印发 落地 落户 开通 成立 签订 签约 竣工 验收 全覆盖 实现 同比 比上年 较上年 达到 提高到 下降到 增加到 累计 先后 均 全部 了"

// workCues are verbs of work that tell of a result where results are told.
const workCues = "新建 改造 改建 扩建 新增 培训 安排 开展 组织 投入 发放 铺设 制定 修订 建立 健全 设立 配备 配置 购置 引进 推广 推行 清理 排查 整治 查处 处罚 关停 举办 推送 收购 销售 办理 受理 发行 补助 补贴 惠及 服务 覆盖 聘用 招聘 选派 命名 评选 审批 编制 公布 通报 检查 巡查 抽检 督查 划定 修复 种植 栽植 绿化 调整 优化 压减 缩短 整合 归集 开放 试点 推出 打造 纳入 更新 加装"
