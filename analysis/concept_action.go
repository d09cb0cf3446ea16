package analysis

import "strings"

// actionClasses are directions of work: who 健全 a mechanism does what another
// calls 完善, and something else than 整治. A class to a line, its name first.
const actionClasses = `
健全 健全 建立 完善 构建 制定 出台 规范 理顺 明确 修订 优化
推进 推进 加快 推动 实施 开展 深化 落实 抓好 启动
整治 整治 清理 查处 打击 取缔 排查 治理 清退 严查 整顿 消除 遏制 严禁
减轻 减轻 降低 减少 压减 精简 缩短 减免 取消 简化 压缩
扩大 扩大 增加 提高 拓展 延伸 扩容 新建 新增 增设 覆盖 改扩建 增开 加密 补齐 建设 建成 添置 布设
保障 保障 加大 投入 安排 筹措 支持 落实资金 补助 奖补 补贴 给予
引导 引导 宣传 鼓励 倡导 发动 动员 吸引 普及 培育
监督 监督 监管 检查 考核 评价 公开 公示 督查 巡查 监测 督办
提升 提升 培训 培养 改造 更新 升级 提质 改善 增强
共享 共享 开放 整合 统筹 协调 联动 协同 互认 对接 合作 共建
`

// actionsIn is the set of the directions of work that folded text names, one
// bit each.
func actionsIn(text string) uint32 {
	set := uint32(0)
	bit := 0
	for line := range strings.Lines(actionClasses) {
		_, words, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		if holdsAny(text, words) {
			set |= 1 << bit
		}
		bit++
	}
	return set
}

// actionName is the name of the lowest direction in set, empty for none.
func actionName(set uint32) string {
	bit := 0
	for line := range strings.Lines(actionClasses) {
		name, _, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		if set&(1<<bit) != 0 {
			return name
		}
		bit++
	}
	return ""
}
