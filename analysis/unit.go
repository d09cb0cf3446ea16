package analysis

import (
	"strings"
	"unicode/utf8"
)

// A unit is known by how its name is built: what it ends in (…部, …局, …委员会,
// 各…人民政府), not by a list of names, since every city has its own.

// unitStrength says how surely a name is that of a unit.
type unitStrength uint8

const (
	notUnit  unitStrength = iota
	listUnit              // a place or a firm: a unit in a responsibility note (江宁县, 各企业)
	trueUnit              // a unit wherever it stands
)

// maxUnitRunes bounds the length of a name.
const maxUnitRunes = 34

// unitOf says how surely s, a whole name, is that of a unit.
func unitOf(s string) unitStrength {
	if s == "" || exceeds(s, maxUnitRunes) || startsLikeWork(s) || holdsOneOf(outsideBrackets(s), "，；。：？！、") && !isPlaceList(s) {
		return notUnit
	}
	base := s
	for strings.HasSuffix(base, "）") {
		open := lastIndex(base, "（")
		if open <= 0 {
			return notUnit
		}
		base = base[:open]
	}
	if base == "行政长官" {
		return trueUnit
	}
	if holdsNoName(base) {
		return notUnit
	}
	if worksInside(base) {
		return notUnit
	}
	return unitEnding(base)
}

// outsideBrackets is s without the bracket in it: 有关县（市、区）政府 is 有关县政府.
func outsideBrackets(s string) string {
	if open := strings.Index(s, "（"); open > 0 {
		if end := strings.Index(s[open:], "）"); end > 0 {
			return s[:open] + s[open+end+len("）"):]
		}
	}
	return s
}

// holdsNoName reports characters and words that no name of a unit holds.
func holdsNoName(s string) bool {
	for i, r := range s {
		switch r {
		case '的', '了', '是', '把', '为', '“', '》', '《', '向', '被', '将', '或', '宜', '暂':
			return true
		case '在':
			if i > 0 {
				return true
			}
		case '由', '要', '应', '须', '使', '请', '督', '核', '协', '尽', '积', '依', '至', '决':
			if hasPrefixOf(s[i:], "由 要 应 须 使 请 督促 核转 协同 尽速 积极 依法 至于 决议") && !isInName(s[:i], s[i:]) {
				return true
			}
		}
	}
	return false
}

// isInName reports a word of duty's first character that stands in a name after
// all: 自由贸易, 应急管理, 重要产品.
func isInName(before, rest string) bool {
	return hasPrefixOf(rest, "应急 应用 使馆 使领馆 使用") || suffixIn(before, "自 重 主 供 适 响 效 大 领") > 0
}

// worksInside reports a name that goes on behind the end of another with what
// that one does: 卫生部门|监督指导三级医院, 主管部门|报财政部门.
func worksInside(s string) bool {
	for _, end := range [...]string{"部门", "单位", "机构", "机关", "政府", "方面", "各地"} {
		k := strings.Index(s, end)
		if k < 0 || k+len(end) == len(s) {
			continue
		}
		rest := s[k+len(end):]
		n := verbLength(rest)
		if n > 0 && (!isNounVerb(rest[:n]) && n < len(rest) || verbLength(rest[n:]) > 0) || hasPrefixOf(rest, "报 给 对 向 等有关部门认真") {
			return true
		}
	}
	return false
}

// isPlaceList reports a name that lists levels of government: 各省、自治区、直辖市人民政府,
// 市、县两级教育部门.
func isPlaceList(s string) bool {
	if holdsOneOf(s, "，；。：") {
		return false
	}
	left, rest, _ := strings.Cut(s, "、")
	return strings.HasPrefix(s, "各") || goesOnWithLevels(left, rest)
}

// startsLikeWork reports a name that begins with a verb no unit begins with, or
// with a word that stands before one.
func startsLikeWork(s string) bool {
	if len(s) < 6 {
		return false
	}
	switch s[:3] {
	case "对", "由", "请", "与", "及", "并", "在", "从", "到", "向", "把", "被", "为", "其", "该", "以", "按", "经", "如", "若", "凡", "使", "让", "要", "须", "应", "将", "做", "抓", "就", "于", "和", "或", "这", "那", "不", "有", "未", "依", "无", "给", "确", "动":
		return !hasPrefixOf(s, "使用单位 使馆 对外 有关 其他 其它 在京单位 在京高校 在京企业 在京各 以色 按揭 应急 经济 经信 经开 经贸 经委 经合 在线 从化 从江 和田 和平 和硕 将乐 如皋 如东 就业 到村 有线 有研 有色 不动产 依安 无锡 无为 无极 向阳 为民 应县 应城 其余 在汉单位 在汉高校 在沪单位 在穗单位 在深单位 与会 该市 该省 该县 该区 该部 该局 该会 该署 该院")
	}
	switch s[:6] {
	case "充分", "积极", "切实", "坚决", "严禁", "禁止", "不断", "大力", "进一", "继续", "根据", "按照", "结合", "针对", "依据", "依法", "负责", "依靠", "属于", "包括", "通过",
		"具有", "没有", "需要", "可以", "应当", "必须", "已经", "正在", "目前", "当前", "同时", "以及", "或者", "如果", "由于", "指导", "听取", "衡量",
		"因此", "所以", "但是", "并且", "而且", "其中", "例如", "任何", "分别", "会同", "要求", "加入", "每个", "从事", "涉及", "邀请", "邀集", "予以", "给予", "加以", "含技", "参加", "聘请", "设在", "建议":
		return true
	}
	if verbLength(s) == 0 || isNounVerb(s[:6]) {
		return false
	}
	// 考核办, 使用单位; but 考核医院 is work, and so is 鼓励金融机构.
	short := utf8.RuneCountInString(s) <= 6 && !hasPrefixOf(s[6:], "市 省 县 区 各 国") && !hasPrefixOf(s, "鼓励 支持 引导 督促 推动 推进 加强 强化 落实 要求 组织动员 调动")
	return !short || suffixIn(s, "单位 机构 中心 办 小组 工作组 委员会 局 站 办公室") == 0
}

// isNounVerb reports verbs that names of units begin with: 发展改革委, 统计局.
func isNounVerb(s string) bool {
	switch s {
	case "发展", "组织", "规划", "建设", "研究", "监督", "审计", "教育", "统计", "宣传", "保障", "服务", "改革", "管理", "监管", "试点", "示范", "投资",
		"融资", "创新", "监察", "监测", "救助", "接待", "招商", "采购", "合作", "绿化", "联合", "公安", "振兴", "健康", "编制", "征收", "储备", "登记", "养护", "供应", "运营",
		"协调", "治理", "检查", "督查", "调查", "交流", "培训", "学习", "统筹", "应用":
		return true
	}
	return false
}

// hasPrefixOf reports whether s begins with one of the words of list.
func hasPrefixOf(s, list string) bool { return prefixIn(s, list) > 0 }

// unitEnding judges a name without closing bracket by what it ends in.
func unitEnding(s string) unitStrength {
	last, size := lastRune(s)
	if size == 0 || last < utf8.RuneSelf {
		return notUnit
	}
	if len(s) == size || isBareKind(s) {
		return notUnit
	}
	switch last {
	case '部':
		return unless(s, "全部 内部 外部 干部 局部 大部 底部 上部 中部 东部 西部 北部 南部 顶部 俱乐部 小卖部 门市部 脑部 下部 尾部 头部")
	case '委', '署':
		return unless(s, "部署 签署 推委 编委 原委")
	case '局':
		return unless(s, "格局 布局 结局 全局 大局 开局 战局 变局 时局 僵局 新局 困局 破局 当局者")
	case '厅':
		return unless(s, "大厅 客厅 餐厅 展厅")
	case '办':
		return unless(s, "主办 承办 协办 举办 督办 联办 创办 兴办 开办 经办 交办 转办 申办 筹办 新办 包办 代办 催办 网办 通办 好办 快办 易办 领办 帮办 自办 合办 可办 待办 查办 侦办 能办 难办 专办 全办 来办 即办 速办 会办 法办 试办 续办 补办 重办 停办 民办 公办")
	case '院':
		return unless(s, "影院 剧院 庭院 出院 入院 住院 两院 老院")
	case '会':
		return assembly(s)
	case '社':
		return onlyIf(s, "总社 销社 华社 合作社 联社 报社 讯社 版社 杂志社 信用社 作联社")
	case '行':
		return onlyIf(s, "银行 央行 分行 支行 农发行 工行 建行 农行 中行 交行 人行 总行 商行")
	case '司':
		return unless(s, "上司 官司")
	case '处':
		return unless(s, "好处 到处 各处 查处 惩处 之处 用处 深处 难处 住处 出处 何处 处处 一处 长处 短处 害处 益处 相处 共处 论处")
	case '组':
		return onlyIf(s, "小组 工作组 指导组 督导组 党组 调查组 专家组 协调组 推进组 保障组 工作专组 督查组 巡视组 巡察组 综合组 宣传组 导组")
	case '班':
		return onlyIf(s, "专班 工作班")
	case '心':
		return onlyIf(s, "中心")
	case '团':
		return onlyIf(s, "集团 兵团 青团 团省委 代表团 建投团")
	case '府', '关':
		return onlyIf(s, "政府 市府 省府 县府 区府 州府 乡府 机关 海关 公安机关")
	case '门':
		return onlyIf(s, "部门")
	case '位':
		return onlyIf(s, "单位")
	case '构':
		return onlyIf(s, "机构")
	case '区':
		return regionUnit(s)
	case '地':
		return onlyIf(s, "各地 属地 等地 事发地 所在地")
	case '份':
		return onlyIf(s, "各省份 有关省份 相关省份")
	case '县', '市', '省', '州', '镇', '乡', '盟', '旗', '村':
		return placeUnit(s)
	case '道':
		return weaklyIf(s, "街道")
	case '街':
		return weaklyIf(s, "镇街 各街 乡街")
	case '织':
		return onlyIf(s, "行业组织 社会组织 群团组织 中介组织 经济组织 党组织")
	case '校', '学':
		return onlyIf(s, "学校 高校 党校 干校 院校 大学 中学 小学 各校 科学")
	case '所':
		return onlyIf(s, "科研院所 研究院所 院所 研究所 派出所 交易所 事务所 监管所 司法所 税务所 究所 医所 卫生所 管理所")
	case '站':
		return weaklyIf(s, "工作站 监测站 服务站 推广站 管理站 气象站 文化站 总站 中心站")
	case '队':
		return onlyIf(s, "总队 支队 大队 中队 救援队 部队 警队 执法队")
	case '馆':
		return onlyIf(s, "图书馆 博物馆 档案馆 文化馆 科技馆 美术馆 方志馆 史馆 展览馆 规划馆 群艺馆 领馆 使馆")
	case '台':
		return onlyIf(s, "电视台 广播台 象台 视台 融媒台")
	case '联':
		return onlyIf(s, "残联 妇联 文联 侨联 工商联 社科联 台联 记联 职工联 科联 体联 省联 市联 区联 商联")
	case '协':
		return onlyIf(s, "科协 政协 消协 记协 作协 体协 残协 贸协 侨协 法协 企协 银协")
	case '大':
		return onlyIf(s, "人大")
	case '金':
		return onlyIf(s, "基金")
	case '政':
		return onlyIf(s, "中央财政 各级财政 省级财政 市级财政 县级财政 地方财政 省财政 市财政 县财政 区财政 本级财政 同级财政")
	case '网':
		return weaklyIf(s, "电网 国网")
	case '家':
		if s != "国家" {
			return notUnit
		}
		return trueUnit
	case '央':
		return onlyIf(s, "中央")
	case '方':
		return onlyIf(s, "有关各方 相关各方")
	case '面':
		return onlyIf(s, "有关方面 相关方面")
	case '室':
		return unless(s, "教室 验室 议室 下室 浴室 卧室 温室 诊室 览室 动室 导室 询室 班室 调解室 工作室 息室 居室 候室 急诊室 手术室 储藏室 档室 机室")
	case '厂', '矿':
		return listUnit
	case '庭':
		return onlyIf(s, "法庭")
	case '报', '刊':
		return weaklyIf(s, "日报 晚报 时报 报刊")
	case '企', '业', '商':
		return weaklyIf(s, "央企 国企 企业 运营商 各企 国资企")
	case '园':
		return weaklyIf(s, "产业园 科技园 幼儿园 工业园 创业园")
	case '线', '信', '动', '通', '塔':
		return weaklyIf(s, "中国电信 中国移动 中国联通 中国铁塔 电信 移动 联通 铁塔")
	case '官':
		return onlyIf(s, "行政长官")
	case '界':
		return onlyIf(s, "业界")
	case '垦':
		return weaklyIf(s, "农垦")
	}
	return notUnit
}

// assembly judges names that end in 会: committees, associations, boards. A short
// one is an abbreviation (国科会), if it names no meeting (座谈会).
func assembly(s string) unitStrength {
	if suffixIn(s, "委员会 员会 监会 管会 委会 工会 协会 学会 商会 总会 合会 基金会 事会 究会 进会 字会 促会 代表大会 公会 农会 渔会 理会 立法会 辅会 议会") > 0 {
		return trueUnit
	}
	n := utf8.RuneCountInString(s)
	if (n == 3 || n == 4) && suffixIn(s, "社会 机会 都会 年会 例会 全会 晚会 展会 博会 峰会 大会 开会 谈会 讨会 训会 告会 流会 洽会 聘会 明会 员会 场会 代会 公会 务会 进会 度会 运会 览会 布会 介会 证会 话会 欢会 乐会 查会 审会 论会 见会 动会 奥会 销会 接会 商会 融会 体会 领会 聚会 集会 约会 参会 到会 与会 赴会 闭会 散会 入会 本会 议会") == 0 {
		return trueUnit
	}
	return notUnit
}

// isBareKind reports words for a kind of unit that name none by themselves.
func isBareKind(s string) bool {
	switch s {
	case "部门", "单位", "机构", "机关", "企业", "学校", "医院", "地区", "高校", "院校", "中心", "小组", "大学", "公司", "集团", "支队", "大队", "中小学", "街道", "社区", "园区", "组织", "协会", "部委", "委办局", "当局", "科室", "处室", "市县", "区县", "镇街", "乡镇":
		return true
	}
	return false
}

// endsIn reports whether s ends in a word of list, each of two Chinese characters
// or more. Most names are told by a look for their last two.
func endsIn(s, list string) bool {
	const two = len("部门")
	return len(s) >= two && strings.Contains(list, s[len(s)-two:]) && suffixIn(s, list) > 0
}

// unless is a true unit where s does not end in a word of list.
func unless(s, list string) unitStrength {
	if endsIn(s, list) {
		return notUnit
	}
	return trueUnit
}

// onlyIf is a true unit where s ends in a word of list.
func onlyIf(s, list string) unitStrength {
	if endsIn(s, list) {
		return trueUnit
	}
	return notUnit
}

// weaklyIf is a unit of lists where s ends in a word of list.
func weaklyIf(s, list string) unitStrength {
	if endsIn(s, list) {
		return listUnit
	}
	return notUnit
}

// regionUnit judges names that end in 区: 各地区, 试点地区, 高新区 act; 社区 and
// 山区 are places; 江夏区 is a unit in a list.
func regionUnit(s string) unitStrength {
	switch {
	case suffixIn(s, "社区 小区 山区 灾区 城区 景区 库区 牧区 林区 矿区 湿地区 片区 街区 农区 辖区 港区 厂区 校区 院区 市区 郊区 老区 误区 禁区 盲区 网区 保护区 集聚区 居民区 居住区 生活区 住宅区 先行区 优势区 生产区 加工区 保税区 综保区 监管区域") > 0:
		return notUnit
	case suffixIn(s, "地区 各区 开发区 新区 功能区 高新区 经开区 试验区 示范区 管理区 自治区 合作区 度假区 县区 战区 军区 各园区 所辖区 本区 我区 有关区 相关区 两区 三区") > 0:
		return trueUnit
	}
	return listUnit
}

// placeUnit judges names that end in a level of government: 各市, 你省 and 本县
// act; 云州市 is a unit in a list.
func placeUnit(s string) unitStrength {
	first, n := utf8.DecodeRuneInString(s)
	if n < len(s) && strings.ContainsRune("各你我本贵", first) && utf8.RuneCountInString(s) <= 5 || hasPrefixOf(s, "有关 相关 所辖 试点 全省各 全市各") {
		return trueUnit
	}
	if suffixIn(s, "城市 超市 上市 股市 楼市 门市 农村 乡村 城镇 全市 全省 全县 全村 跨省 集市 欧州 新农村 城乡 家乡 他乡") > 0 {
		return notUnit
	}
	return listUnit
}
