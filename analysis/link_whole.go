package analysis

import (
	"strings"
	"unicode/utf8"
)

// speaksOfWhole reports whether a point, in folded text, speaks of the plan or its
// handling as a whole, not of a piece of work: by phrases that say so, because no word
// of it names a matter, or because it only asks for balance.
//
//	方案站位高、举措实，希望抓好落实。
//	要充分考虑农户的承受能力，既保护耕地，又照顾生计。
func speaksOfWhole(text string) bool {
	return holdsAny(text, wholeCues) || namesNoMatter(text) || asksForBalance(text)
}

// wholeCues are phrases that speak of the plan or its handling as a whole.
const wholeCues = "议案办理 办理方案 办理工作 办理质量 政治站位 提高站位 高度重视 这个方案 该方案 方案总体 总体赞成 总体同意 人大代表参与 责任落实 督办力度 检查督办 报告实事求是 方案内容 同意这个 赞成这个 办理结果 这件议案 提高认识 向常委会报告 向人大常委会报告 对成绩 没有意见 完全同意 完全赞成"

// What a point is made of that names no matter: the plan and who deals with it, how
// it is appraised, how it is to be carried out.
const (
	wholeThings   = "方案 议案 意见 建议 报告 答复 安排 措施 举措 目标 任务 分工 责任 要求 内容 思路 重点 工作 计划 部署 审议意见 办理意见 委员意见 代表意见"
	wholeBodies   = "市政府 县政府 区政府 省政府 州政府 政府 市人民政府 县人民政府 部门 各部门 有关部门 相关部门 承办单位 各单位 常委会 代表 各位代表 委员 各位委员 各位 大家"
	wholeVerdicts = "站位 高 实 明确 明 清 清晰 清楚 具体 可行 可操作 操作性 可操作性 强 符合 实际 县情 市情 省情 区情 总体 总体上 总的 看 来看 来说 赞成 同意 支持 满意 表示 没有 其他 突出 态度 诚恳 实在 关切 回应 体现 问题导向 系统观念 好 很好 准 快 到位 时限 提 得 答 精神 针对性 比较 非常 十分 完全 充分 认真 扎实"
	wholeWishes   = "希望 建议 请 要 应 务必 进一步 抓好 抓紧 抓实 抓细 落实 落细 落地 见效 落到实处 办理 办好 研究 研究吸收 吸收 采纳 吸纳 修改 完善 切实 确保 取得 实效 成效 实施 推进 执行 贯彻 好好 真正 按时 按期 如期 完成 各项"
	wholeLinks    = "， 。 ； 、 ！ 的 了 我 我们 这 这个 该 个 份 本 也 都 就 很 和 与 并 将 把 对 为 在 里 中 到 去 里去 中去 是 能 再 更 而 且 均 以 有 使 让 一 上 加以 予以"
)

// namesNoMatter reports whether text speaks of the plan, and all of it is made of
// words that would fit any plan.
func namesNoMatter(text string) bool {
	things, verdicts := 0, 0
	for at := 0; at < len(text); {
		rest := text[at:]
		n, thing, verdict := 0, false, false
		for _, list := range [...]string{wholeThings, wholeBodies, wholeVerdicts, wholeWishes, wholeLinks} {
			if k := prefixIn(rest, list); k > n {
				n, thing, verdict = k, list == wholeThings, list == wholeVerdicts || list == wholeWishes
			}
		}
		if n == 0 {
			return false
		}
		if thing {
			things++
		}
		if verdict {
			verdicts++
		}
		at += n
	}
	return things > 0 && verdicts > 0
}

// asksForBalance reports a text that says in what spirit to act, not what to do: 既…又…
// after 充分考虑 or the like, with nothing said to be set up or built.
func asksForBalance(text string) bool {
	_, both, ok := strings.Cut(text, "既")
	if !ok || !holdsAny(both, "又 也") {
		return false
	}
	lead, _, _ := strings.Cut(text, "，")
	return utf8.RuneCountInString(lead) <= 24 && holdsAny(lead, "充分考虑 统筹考虑 统筹兼顾 统筹好 兼顾 处理好 平衡好 把握好")
}
