package analysis

import (
	"unicode/utf8"

	"yian/corpus"
)

// actions finds the main verbs of the task st: the verb that each clause begins
// with, adverbs left out, and verbs joined to it.
//
//	要进一步推进社区建设，探索建立社区基金 → 推进, 探索建立
func actions(p *page, st corpus.Stretch) []Action {
	var found []Action
	for _, c := range piecesOf(p.text, st) {
		at := c.st.Start + beforeVerb(p.of(c.st))
		if n := verbRun(p.text[at:c.st.End]); n > 0 {
			v := corpus.Stretch{Start: at, End: at + n}
			found = append(found, Action{Verb: p.source(v), Span: p.span(v)})
		}
	}
	return found
}

// verbRun is the length of the verbs that s begins with: 探索建立, 出台并落实.
func verbRun(s string) int {
	n := verbLength(s)
	if n == 0 {
		return 0
	}
	for {
		k := n
		switch {
		case prefixIn(s[n:], "并 和 、") > 0:
			k += prefixIn(s[n:], "并 和 、")
		case n > 2*len("推进"):
			return n
		}
		m := verbLength(s[k:])
		if m == 0 {
			return n
		}
		n = k + m
	}
}

// beforeVerb is how many bytes of s stand before its verb and belong to it: 要,
// 进一步, 同时.
func beforeVerb(s string) int {
	at := 0
	for at < len(s) {
		n := adverbLength(s[at:])
		if n == 0 {
			return at
		}
		at += n
	}
	return at
}

// adverbLength is the length of the word that s begins with, if it may stand
// between a subject and its verb.
func adverbLength(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '要', '应', '须', '将', '并', '也', '还', '又', '均', '都', '拟', '再', '更', '仍', '即':
		if m := prefixIn(s, "要点 要素 要求 要件 应用 应急 应对 将军 并网 并购 并入 都市 再生 再造 再就业 更新 更换 更正 应届"); m > 0 {
			return 0
		}
		if m := prefixIn(s, "应当 应该 须要 还要 也要 均应 都要 均须 并将 还应 还将"); m > 0 {
			return m
		}
		return n
	}
	if len(s) < 6 {
		return 0
	}
	switch s[:6] {
	case "进一":
		return prefixIn(s, "进一步")
	case "有效", "有力", "有序", "有机", "合理", "规范":
		if verbLength(s[6:]) > 0 {
			return 6
		}
		return 0
	case "必须", "务必", "继续", "持续", "积极", "切实", "认真", "全面", "大力", "着力", "扎实", "稳步", "稳妥", "深入", "不断", "努力",
		"加速", "尽快", "抓紧", "及时", "立即", "统一", "统筹", "同步", "逐步", "逐项", "逐一", "重点", "主动", "充分", "严格", "坚决",
		"依法", "依规", "科学", "精准", "精心", "适时", "适度", "适当", "定期", "分类", "分级", "分步", "协同", "共同", "联合", "牢固",
		"率先", "广泛", "尽速", "合力", "强力", "加紧", "优先", "先行", "全力", "高效", "有关", "前瞻", "滚动", "梯度", "高标", "创新", "力争", "争取", "其次", "同时", "此外", "首先", "最后", "另外", "具体", "原则":
		if (s[:6] == "统筹" || s[:6] == "创新" || s[:6] == "规范" || s[:6] == "持续") && verbLength(s[6:]) == 0 {
			return 0
		}
		if s[:6] == "高标" {
			return prefixIn(s, "高标准 高水平 高质量")
		}
		if s[:6] == "原则" {
			return prefixIn(s, "原则上")
		}
		if s[:6] == "有关" {
			return 0
		}
		return 6
	case "高质", "高水":
		return prefixIn(s, "高质量 高水平")
	case "多措":
		return prefixIn(s, "多措并举")
	case "因地":
		return prefixIn(s, "因地制宜")
	case "更大":
		return prefixIn(s, "更大力度")
	case "按规":
		return prefixIn(s, "按规定")
	}
	return 0
}

// verbLength is the length of the verb of work that s begins with; 0 for none.
func verbLength(s string) int {
	const two = len("推进")
	if len(s) < two {
		return 0
	}
	switch s[:two] {
	case "筛选", "防止", "提请", "报请", "听取", "评选", "审查", "核查", "核准", "批复", "划转", "汇编", "协商", "会商", "牵头", "推进", "推动", "推行", "推广", "推出", "推介", "加强", "加快", "加大", "加密", "加力", "完善", "健全", "建立", "建设", "建成", "建好", "建强", "落实", "实施", "实行", "实现", "开展", "开发", "开通", "开工",
		"强化", "优化", "深化", "细化", "提升", "提高", "提供", "提出", "提交", "提振", "支持", "鼓励", "引导", "引进", "引入", "引育", "督促", "督导", "指导", "促进", "促成", "制定", "制订", "修订", "修改", "修正", "编制", "出台",
		"印发", "发布", "公布", "公开", "公示", "确保", "确定", "保障", "保持", "保护", "明确", "形成", "构建", "打造", "培育", "培养", "发展", "发挥", "发放", "扩大", "扩展", "拓展", "拓宽", "稳定", "稳住", "做好", "做强", "做大", "做优", "抓好", "抓紧", "抓实", "抓牢", "办好", "管好", "用好", "守好", "守住", "筹办", "筹集", "筹措",
		"完成", "达到", "解决", "整治", "整改", "整合", "清理", "清查", "规范", "探索", "创建", "创新", "创造", "创作", "成立", "设立", "设置", "组建", "组织", "协调", "统筹", "争取", "协助", "配合", "参与", "履行", "承担",
		"改造", "改革", "改善", "改进", "改建", "新建", "扩建", "续建", "补建", "补齐", "补充", "配建", "配备", "配套", "布局", "规划", "谋划", "部署", "安排", "调整", "调动", "调查", "摸清", "摸底", "排查", "检查", "检讨", "监测", "监督", "监管", "评估", "考核", "验收", "审核", "审议", "研究", "研发", "研制", "研拟", "论证", "起草", "拟订", "拟定",
		"宣传", "普及", "弘扬", "营造", "树立", "坚持", "坚守", "遵守", "遵循", "遏制", "打击", "查处", "惩处", "防范", "化解", "防控", "杜绝", "严禁", "禁止", "限制", "控制", "降低", "减少", "减轻", "减免", "压减", "压缩", "简化", "缩短", "取消", "淘汰", "关停", "退出", "清退",
		"增加", "增强", "增设", "扶持", "扶植", "补助", "补贴", "奖励", "表彰", "激励", "激发", "释放", "盘活", "利用", "运用", "使用", "应用", "采用", "采取", "采购", "购买", "申报", "申请", "申办", "举办", "承办", "主办", "办理", "处理", "处置", "受理", "答复", "回应", "报送", "报告", "汇报", "上报", "送交", "公告", "通报", "总结", "梳理", "汇总", "归集", "收集", "征集", "采集", "登记", "认定", "认证", "遴选", "选拔", "选派", "聘请", "招聘", "招收", "招录", "招募", "培训", "教育", "学习",
		"对标", "对接", "衔接", "融入", "融合", "联动", "联系", "服务", "带动", "辐射", "聚焦", "聚集", "汇聚", "集聚", "围绕", "瞄准", "突出", "把握", "把关", "依托", "立足", "借鉴", "借助", "巩固", "维护", "维修", "维持", "养护", "修复", "治理", "绿化", "美化", "亮化", "净化", "疏通", "疏浚", "修建", "铺设", "架设", "安装", "搭建", "搬迁", "迁建", "拆除", "征收", "收回", "移交", "划拨", "纳入", "列入", "列为", "作为", "转变", "转化", "转型", "升级", "更新", "更换", "启动", "启用", "投用", "运营", "运行", "试行", "试点", "示范", "复制", "选树", "树牢", "压实", "夯实", "筑牢", "织密", "织牢", "严格", "严守", "严控", "严肃", "严惩", "追究", "问责", "约谈", "曝光", "免收", "免除", "允许", "放宽", "放开", "下放", "赋予", "授权", "委托", "优先", "重视", "注重", "关注", "关心", "关爱", "走访", "慰问", "救助", "资助", "帮助", "帮扶", "托底", "兜底", "满足", "方便", "便利", "畅通", "打通", "疏导", "缓解", "消除", "破除", "清除", "根治", "根除", "动员", "发动", "号召", "倡导", "提倡", "签订", "签署", "缔结", "合作", "交流", "访问", "出访", "接待", "推荐", "重申", "重塑", "重新", "孵化", "攻克", "突破", "抢占", "领跑", "跟踪", "储备", "储存", "投资", "投入", "融资", "贷款", "招引", "招商", "撬动", "吸引", "吸纳", "汲取", "挖掘", "激活", "丰富", "充实", "壮大", "健康", "繁荣", "振兴", "弥补", "填补", "兑现", "兑付", "清欠", "偿还", "归还", "发行", "出让", "供应", "供给", "保供", "投放", "调度", "调配", "调控", "调节", "平抑", "稳控":
		switch s[:two] {
		case "健康", "重新", "严格", "优先":
			return 0
		}
		return two
	}
	return 0
}

// startsWithWork reports a clause that begins with a verb of work, its subject
// left out.
func startsWithWork(s string) bool {
	rest := s[beforeVerb(s):]
	n := verbRun(rest)
	return n > 0 && !isNounBefore(rest[n:])
}

// isNounBefore reports that the verb before s is a part of a noun that is the
// clause's subject: 检查|事项针对…, 抽查|结果应….
func isNounBefore(s string) bool {
	n := prefixIn(s, "事项 对象 人员 机构 计划 标准 结果 清单 名录 项目 方案 方式 比例 内容 范围 经费 资金 工作 活动 情况")
	return n > 0 && prefixIn(s[n:], "针对 应 要 包括 由 分为 分 属于 为 可 须 按 不 是 纳入 适用 实行") > 0
}
