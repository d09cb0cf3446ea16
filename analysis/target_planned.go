package analysis

import (
	"strings"
	"unicode/utf8"
)

// plannedClaim: a verb of planned work, the quantity, what is counted:
// 推出100项精品赛事, 新建3所幼儿园, 抓好629个项目.
func (f *targetFinder) plannedClaim(q quantity, c surroundings, m markers) (claim, bool) {
	switch q.kind {
	case counted, measured, money:
	case times:
		if q.han || q.after == "" && m.before == "" && !holdsAny(c.lead, "至少 不少于") {
			return claim{}, false
		}
	case percent:
		return f.shareClaim(q, c, m)
	default:
		return claim{}, false
	}
	verb := plannedVerbAtEnd(m.rest)
	joined := c.at == f.planned && suffixIn(m.rest, "和 、 及 以及 与") > 0 // 建设50所学校和150个专业
	if verb == "" && !joined && !isEnumerated(m.rest, c.tail) {
		return claim{}, false
	}
	if q.han && (q.value < 2 || verb != "" && weakForHan(verb) || q.kind != counted && q.value < 10) {
		return claim{}, false
	}
	if n := suffixIn(m.rest[:len(m.rest)-len(verb)], "至少 不少于"); n > 0 && m.before == "" { // 至少建成1所
		m.before = AtLeast
	}
	noun := countedNoun(c.tail)
	if countsNoResult(noun) && q.after != AtLeast || q.kind == measured && holdsAny(noun, "项目 工程 基地 电站 码头 装置 园区 机组 泊位 航道") || q.kind == counted && noun == "" && m.rest == "" {
		return claim{}, false
	}
	object := m.rest[:len(m.rest)-len(verb)]
	modal := suffixIn(object, "拟 将 计划 要 预计 共 再 基本 力争 确保 全部 全面 累计 新")
	object = trimIndicator(object[:len(object)-modal])
	if noun == "" && isWorkNoun(verb) {
		return f.plainClaim(q, c, m)
	}
	if noun == "" && utf8.RuneCountInString(object) >= 2 { // 中央预算内投资安排7350亿元
		start := c.at + len(m.rest) - len(verb) - modal - len(object)
		return claim{start: start, end: q.end, indicator: f.clean(stretchOf(start, start+len(object))), before: m.before, base: f.base}, true
	}
	found := claim{start: q.start, end: q.end + len(noun), before: m.before, change: m.change, base: f.base}
	if m.before != "" {
		found.start = min(q.start, c.at+len(m.rest))
	}
	found.indicator = f.clean(stretchOf(found.end-len(noun), found.end))
	if noun == "" && f.indicator != "" {
		found.indicator = f.indicator // 完成投资20亿元、上半年完成50亿元
	} else if noun == "" {
		found.indicator = f.clean(stretchOf(c.at+len(m.rest)-len(verb), c.at+len(m.rest)))
	}
	f.planned = found.end
	return found, true
}

// headClaim: the quantity heads the clause that says what becomes of what is
// counted: 12所学校食堂改造, 58所农村学校完成供暖改造.
func (f *targetFinder) headClaim(q quantity, c surroundings, m markers) (claim, bool) {
	if q.kind != counted || q.han || q.after != "" || trimIndicator(m.rest) != "" {
		return claim{}, false
	}
	noun := countedNoun(c.tail)
	if countsNoResult(noun) || utf8.RuneCountInString(noun) < 4 || prefixIn(noun, "的") > 0 {
		return claim{}, false
	}
	if suffixIn(c.tail, "改造 建设 升级 达标 投用 投产 开工 竣工 完工 创建 整治") == 0 && !holdsAny(c.tail, "完成 全部建成 投入使用") {
		return claim{}, false
	}
	end := q.end + len(noun)
	return claim{start: q.start, end: end, indicator: f.clean(stretchOf(q.end, end))}, true
}

// isWorkNoun reports whether a verb also names the work itself, so that it may
// stand before a quantity as the end of an indicator: 老旧小区改造1000个.
func isWorkNoun(verb string) bool {
	return verb != "" && prefixIn(verb, "培训 轮训 改造 造林 治理 建设 整治 修复 竣工 投产 服务 救助 转移 减少 修缮 改建 扩建 绿化 种植 生产 就业") == len(verb)
}

// shareClaim: 力争80%以上的行政村建成…, 实现100%的镇….
func (f *targetFinder) shareClaim(q quantity, c surroundings, m markers) (claim, bool) {
	rest, ok := strings.CutPrefix(c.tail, "的")
	if !ok || m.rest != "" && suffixIn(m.rest, "推动 实现 力争 确保 使 有 争取 支持 引导") == 0 || utf8.RuneCountInString(rest) < 6 {
		return claim{}, false
	}
	if holdsAny(rest, "补贴 比例 标准 奖励 的") || !holdsAny(rest, "达到 建成 建有 设有 拥有 实现 建立 完成 形成 覆盖 开展 具备 通过") {
		return claim{}, false
	}
	start := q.end + len("的")
	return claim{start: q.start, end: start + len(rest), indicator: f.clean(stretchOf(start, start+len(rest))), before: m.before}, true
}

// plannedVerbs are verbs by which a plan commits itself to a quantity.
const plannedVerbs = "新建 建设 建成 打造 培育 培养 创建 推出 引进 引育 引入 新增 增加 实施 推进 抓好 完成 改造 改建 扩建 新改扩建 改扩建 兴建 新建改造 建立 设立 组建 选派 选聘 选拔 遴选 认定 评选 发展 " +
	"扶持 举办 组织 开展 开通 开行 发放 发布 制定 出台 制修订 筹集 提供 供应 安排 投放 投入 配备 招收 招聘 招录 培训 轮训 治理 整治 修复 造林 种植 拆除 关停 淘汰 退出 盘活 争取 谋划 储备 签约 " +
	"开工 竣工 投产 投用 布局 布设 形成 惠及 服务 帮扶 救助 转移 减少 压减 节约 突破 取得 办好 办理 解决 建好 构建 搭建 收储 创作 孵化 入库 新认定 清理 精简 取消 下放 承接 吸引 选树 命名 研发 攻克 转化 " +
	"申报 挖掘 编制 发行 修订 制定修订 推广应用 回收 更新 增设 增开 加装 安装 铺设 架设 疏浚 加固 除险加固 清淤 提升 绿化 新植 补植 聚集 集聚 落户 落地 招引 启动 推广 创新 建造 维修 修缮 修建 压降 开放 开发 开设 设置 支持 选择 " +
	"确定 遴选支持 达到 实现 推动 加快 促进 确保 力争 保障 抓实 抓紧 完善 打通 贯通 续建 储备实施 新开工 筹建 运营 布点 投运 增发 入统 晋位 培优 新培育 新引进 落实 用好 带动 新开通 新设 扩大 化解 处置 交付 解决好 建成投用 " +
	"改造提升 提升改造 制定 制修订 出台 再建 再造 累计建成 重点推进 重点抓好 输送 派出 派遣 录用 吸纳 促成 新发展 生产 出栏 种好 新造 营造 复垦 整理 新推出 建成并投入使用 追加 拨付 下达 募集 置换 新增建设 高标准建设 规划建设 培育打造 引进培育 购置 采购 购买 更换 拓宽 增派 施划 招募 补充 清偿 开辟 迁建"

// plannedVerbAtEnd is the verb of planned work that lead ends with.
func plannedVerbAtEnd(lead string) string {
	lead = strings.TrimSuffix(lead, "了")
	if n := suffixIn(lead, plannedVerbs); n > 0 {
		return lead[len(lead)-n:]
	}
	return ""
}

// isVerbal reports whether s holds a verb of planned work that can govern a
// quantity after its object: 新建农村公路500公里.
func isVerbal(s string) bool {
	return holdsAny(s, "压降 举办 新建 新增 建设 建成 改造 改建 扩建 完成 培育 引进 培训 打造 创建 发展 实施 治理 新改 开通 安装 种植 造林 修复 整治 筹集 供应 投放 发放 争取 投入 安排 加装 铺设 转移 招引 招聘 减少 压减 "+
		"盘活 收储 拆除 淘汰 化解 配备 增加 提供 推出 开工 竣工 新设 认定 设立 建立 新植 绿化 举办 开展 组织 选派 招收 孵化 布局 推广 生产 减量 实现 落实 更新 提升 谋划 签约 发行 修订 制定 培养 惠及 上线 开行 "+
		"购置 采购 购买 更换 拓宽 增派 增设 增开 布设 架设 疏浚 施划 遴选 招募 招录 补充 清偿 开辟 开放 开设 关停 迁建 修缮 装配")
}

// weakForHan reports whether a verb is too general to make a target of a number
// in Chinese characters: 推进两个项目 may be a way of speaking, 新建两所学校 is not.
func weakForHan(verb string) bool {
	return prefixIn(verb, "新建 建成 新增 培育 打造 创建 改造 新改扩建 改扩建 引进 推出 举办 组建 设立 开通 开工 竣工 培训 招引 新引进 新培育 改造提升 提升改造 更新") == 0
}

// isEnumerated reports whether the quantity sums up an enumeration of projects
// that the clause is about: 加快A、B等12个重点项目建设.
func isEnumerated(lead, tail string) bool {
	if lead := trimIndicator(lead); strings.Contains(lead, "、") && prefixIn(lead, "建成 新建 建设 开工 开通 改造 打造 完成 投用") > 0 && prefixIn(tail, "已 的") == 0 {
		return true // 建成石门、柳溪两座水厂
	}
	lead, ok := strings.CutSuffix(lead, "等")
	return ok && holdsAny(lead, "推进 加快 抓好 实施 建设 推动 开工 确保 完成 新建 打造 启动") && holdsAny(countedNoun(tail), "项目 工程 线路 标段")
}

// countedNoun is what is counted, at the start of tail: up to the end of the
// clause or of the part of a list, without a closing 建设.
func countedNoun(tail string) string {
	end := len(tail)
	depth := 0
	for i, r := range tail {
		if r == '“' {
			depth++
		} else if r == '”' {
			depth--
		}
		if closesClause(r) || depth == 0 && r == '、' || i > 90 {
			end = i
			break
		}
	}
	noun := tail[:end]
	for i := 0; i < len(noun); i++ { // 50所学校和150个专业
		if c := noun[i]; i > 0 && c >= '1' && c <= '9' && suffixIn(noun[:i], "和 与 及 以及") > 0 {
			noun = noun[:i-suffixIn(noun[:i], "和 与 及 以及")]
			break
		}
	}
	for _, word := range [...]string{"以及", "，", "并", "用于", "开展", "进行", "参与", "参加", "建设任务", "建成", "投入", "开工", "落地"} {
		if k := strings.Index(noun, word); k > 0 {
			noun = noun[:k]
		}
	}
	if rest, ok := strings.CutSuffix(noun, "建设"); ok && rest != "" {
		noun = rest
	}
	return noun
}

// countsNoResult reports whether what is counted are aspects, places or
// persons that are spoken of, not results.
func countsNoResult(noun string) bool {
	if prefixIn(noun, "国家标准 国家级 国家重点 省级 市级 县级 区级 省重点 市重点 区域") > 0 {
		return false
	}
	return prefixIn(noun, "方面 领域 环节 阶段 层面 关键 部门 单位 工作组 大类 维度 要素 省份 省 市 县 区 国家 地区 城市 乡镇 街道 部委 步骤 月 季度 年度 工作日 小时 问题 原则 意识 维护 自信 层次 级别 以上 年龄 年 试点城市 "+
		"老字号 重点领域 重点方面 关键环节 百分点 条件 等级 类别 统一 坚持 转变 不") > 0
}
