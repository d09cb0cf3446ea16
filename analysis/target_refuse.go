package analysis

import "strings"

// isCondition reports whether the clause says when or to whom something
// applies: 达到5%的，…; 对吸纳10人以上的企业; 如超过3次.
func isCondition(lead, tail string) bool {
	if strings.HasSuffix(tail, "的") || tail == "的" || suffixIn(tail, "的时候 时 的情况下 的前提下 的条件下 者") > 0 && !strings.HasSuffix(tail, "小时") && !strings.HasSuffix(tail, "同时") {
		return true
	}
	if prefixIn(lead, "对 对于 凡 如 如果 若 当 依据 根据 按照 按 允许 可 可以 均可 符合 满足 属于 鼓励年 针对 经") > 0 && prefixIn(lead, "对外 对口 可再生 可支配 按时 按期 按计划 如期 当年 当地 经济 经营 经常 若干 对标 对接 经贸 可持续 当前") == 0 {
		return true
	}
	if holdsAny(lead, "可对 可按 可申请 可享受 可给予 可根据 可免 可适当") {
		return true
	}
	return strings.Contains(lead, "对") && strings.Contains(tail, "的") && holdsAny(tail, "企业 人员 单位 家庭 项目 个人 对象 机构") && strings.Contains(lead, "对符合")
}

// isPast reports whether the clause tells what was or is: 已建成12所.
func isPast(lead string) bool {
	return holdsAny(lead, "已 去年 上年末 截至 目前 曾 现有 共有 原有 同期为 现已 近年来 过去") && !holdsAny(lead, "比去年 较去年")
}

// isNorm reports whether an amount is what is paid, charged or lent in one
// case: 给予1000元补贴, 每人每月200元, 贷款最高15万元.
func isNorm(q quantity, lead string, m markers) bool {
	if hasPrefixOf(lead, "冻结 减列") { // 冻结…五分之一: money that is withheld
		return true
	}
	if holdsAny(lead, "按照 依照 按") && suffixIn(m.rest, "按照 依照 按 按照不 以") > 0 {
		return true
	}
	if suffixIn(lead, "不得超过 不得高于 不得少于 不得低于 不应超过 不应低于 应不低于 须超过") > 0 && q.kind != percent {
		return true
	}
	switch q.kind {
	case money:
		if holdsAny(m.rest, "标准 养老金 低保 工资 待遇") && (m.level || m.change != "") {
			return false
		}
		return holdsAny(lead, "给予 予以 奖励 罚 处以 一次性 最高 上限 每人 每月 每亩 每户 每名 每家 每个 每年给 每吨 每次 单笔 限额 额度 享受 申请 奖补 资助 补助 补贴 注册资本 起征 免税 单价 定价 抵扣") &&
			!holdsAny(lead, "安排 投入 筹集 拨付 下达 落实 争取 发放 新增 总额 规模")
	case percent:
		return holdsAny(lead, "给予 予以 奖励 罚 补助 补贴 贴息 税率 享受 优惠 减按 折扣 持股 股权 股份 出资 贷款利率 年利率 抵扣") && !(m.level || m.change != "")
	case lasting:
		return suffixIn(m.rest, "年满 未满 满 连续 工作 任职 服务 从事 毕业 期限 签订 缴费 就读 居住 有效期 保质期 保存 保留") > 0
	case times:
		return suffixIn(m.rest, "连续 累计 两次 第") > 0
	}
	if suffixIn(lead, "新") > 0 && suffixIn(lead, "更新 翻新 刷新 创新 出新") == 0 {
		return true // 落实民间投资新36条: a title
	}
	return suffixIn(m.rest, "年满 未满 满 连续 不满") > 0
}

// isBaseline reports whether the quantity is the one a change starts from:
// 由10%提高到12%.
func isBaseline(lead, tail string) bool {
	return suffixIn(lead, "由 从 由原来的 从原来的 由目前的 由现在的 由当前的 从目前的") > 0 || prefixIn(tail, "提高到 提升到 增加到 下降到 压缩至 压缩到 缩短至 降至 增至 升至 提升至 提高至 减少到 减至 降低到 降低至") > 0
}

// isAttribute reports whether the quantity describes a thing and is not itself
// the result: 5000万元以上项目, 20万人以上的县, 3年以上经验.
func isAttribute(q quantity, tail string, m markers) bool {
	if q.kind == percent && m.covers {
		return false
	}
	if rest, ok := strings.CutPrefix(tail, "的"); ok {
		if q.kind == percent && prefixIn(rest, "增速 增长 增幅 水平 速度 年均 比例 目标") > 0 && (m.level || strings.HasSuffix(m.rest, "保持")) {
			return false
		}
		return q.kind != percent || plannedVerbAtEnd(m.rest) == "" && strings.TrimSpace(m.rest) != ""
	}
	if q.after == AtMost && q.kind != percent && q.kind != noUnit && m.before == "" && !m.level && m.change == "" && strings.HasSuffix(q.printed, "下") {
		return true // 单户担保金额500万元及以下
	}
	if q.after == "" || closesOrJoins(tail) {
		return false
	}
	switch q.kind {
	case money, lasting, measured:
		noun := countedNoun(tail)
		return plannedVerbAtEnd(m.rest) == "" || strings.ContainsAny(noun, "0123456789") || holdsAny(noun, "项目 企业 工程 城市 单位 机构 装置 设备 锅炉 机组 客户")
	case counted:
		return q.unit == "人" && plannedVerbAtEnd(m.rest) == ""
	}
	return false
}
