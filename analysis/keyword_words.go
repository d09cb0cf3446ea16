package analysis

import "strings"

// wordRole says what a word can do in a theme phrase.
type wordRole uint8

const (
	roleContent  wordRole = iota // can stand anywhere
	roleBreak                    // punctuation: no phrase goes across it
	roleStop                     // 的, 以及, 目前: no phrase holds it
	roleVerb                     // 推进, 加强: no phrase begins or ends with it
	roleActivity                 // 服务, 治理: no phrase by itself, seldom the beginning of one
	roleModifier                 // 重要, 有效: no phrase begins or ends with it
	roleVague                    // 工作, 情况: no phrase by itself, and a weak end of one
	roleGeneric                  // 项目, 体系: no phrase by itself
	roleTitle                    // 委员, 部长: no phrase ends with it
)

// keywordRoles gives the words that have a role of their own whatever their part
// of speech.
func keywordRoles() map[string]wordRole {
	roles := make(map[string]wordRole, 1500)
	for _, list := range []struct {
		words string
		role  wordRole
	}{
		{stopWords, roleStop},
		{modifierWords, roleModifier},
		{activityWords, roleActivity},
		{routineVerbs, roleVerb},
		{vagueWords, roleVague},
		{genericWords, roleGeneric},
		{personTitles, roleTitle},
	} {
		for word := range strings.FieldsSeq(list.words) {
			roles[word] = list.role
		}
	}
	return roles
}

// stopWords are words of grammar and of the frame of a document, with which no
// theme is named, where the dictionary's part of speech does not say so.
const stopWords = `
的 地 得 了 着 过 之 所 者 是 有 无 没 没有 不 未 使 让 令 给 把 被 将 可 能 会 要 应 须 需 想 愿 请 来 去
到 为 做 搞 说 讲 谈 看 问 答 叫 拿 放 走 吃 住 可以 可能 能够 应当 应该 必须 需要 要求 不能 不得 不会 不可 不要
不是 愿意 希望 想要 得以 予以 加以 进行 作为 成为 称为 视为 认为 以为 觉得 表示 指出 介绍 看到 听到 知道 请问 谢谢
感谢 发言 答复 回答 说明 包括 包含 例如 比如 如下 其中 其他 其它 其余 另外 此外 同时 然后 最后 首先 其次 再次 总之
方面 等方面 时候 期间 过程中 左右 以上 以下 以内 以外 以来 以前 以后 之前 之后 之间 之一 之内 之外 为止 在内 起见 而言
来说 来看 目前 现在 当前 当时 如今 今天 今年 明年 去年 昨天 明天 近年 近年来 近日 过去 将来 今后 年度 年底 年末 年初
月底 上半年 下半年 每年 全年 历年 同期 届时 下午 上午 中午 晚上 时间 分钟 小时 日前 今日 本日 上述 下列 以下简称 简称
有关 相关 相应 各级 各地 各类 各项 各种 各自 多种 所有 一切 一些 有些 许多 很多 不少 大量 多数 任何 另行 原则上 所在
所需 所属 各个 全国人大 附件 附表 印发 特此 来函 函复 收悉 敬请 此致 敬礼 谨此 抄送 按照 依照 根据 依据 通过 围绕 关于
针对 会同 连同 结合 以便 以免 便于 用于 基于 位于 有利于 随着 为了 对于 由于 经过 迄今 至今 时 后 前 内 外 中 上 下
间 里 起 等 共 约 近 超 达 多 余 某 各 每 本 该 此 全 逐 均 皆 亦 尤 乃 倘 惟 俾 爰 逾 较 更 最 很 太 极
稍 略 颇 也 都 就 才 又 再 还 仍 已 曾 正 尚 提案人 连署人 附议人 领衔代表 领衔人 主办单位 会办单位 协办单位 承办单位
牵头单位 责任单位 配合单位 责任处室 承办部门 主要负责人 分管负责人 人大代表 政协委员 代表建议 人大常委会 议事录 会议纪录 感谢您
时说 本报讯 讯 予 本院 本席 本会 本局 本处 中华民国 落到实处 取得实效 组织领导 各项任务 总结经验 中华人民共和国 国务院
党中央 立法院 行政院 有没有 是不是 对不对 还是 就是 只是 都是 也是 而是 还有 也有 只能 不用 没什么 怎么办 刚才 接下来
部分 个别 任组长 那边 这边 事情 东西 的话 问题上 新闻联播 本报 记者 通讯员
`

// modifierWords praise or grade; they name nothing.
const modifierWords = `
重要 重大 重点 关键 核心 主要 基本 总体 整体 具体 全部 全面 优秀 先进 良好 明显 显著 严重 严峻 复杂 深刻 丰富 完整
准确 真实 及时 有力 有效 积极 主动 特殊 特定 普通 一般 正常 实际 真正 更多 更高 更好 更大 较大 较高 较好 最大 最高
最好 众多 广大 充分 严格 依法 稳妥 合理 坚决 坚定 精心 广泛 普遍 统一 共同 分别 相互 互相 直接 间接 自觉 高度 密切
有序 深入 扎实 稳步 切实 认真 大力 着力 努力 全力 持续 不断 继续 逐步 进一步 更加 单独 独立 现有 现行 不同 同等 必要
适当 适度 可靠 强大 巨大 深厚 浓厚 鲜明 迅速 快速 平稳 顺利 圆满 成功 尽快 随时 按时 按期 务必 力争 尽量 确实 的确
完全 根本 十分 相当 大批 一批 一系列 一大批 长期 短期 当地 我国 我市 我省 我县 我区 本市 本省 本县 本区 全市 全省 全县
全区 全国 国内外 境内外 各方 各界 多方 双方 先行 率先 优先 集中 定期 不定期 经常性 日常 常态化 制度化 规范化 科学化
精细化 精准 高效 优质 良性 可持续 因地制宜 实事求是 与时俱进
`

// routineVerbs are what any plan does to anything.
const routineVerbs = `
推进 推动 加强 加快 促进 完善 健全 建立 建立健全 提高 提升 增强 深化 强化 优化 实施 开展 落实 贯彻 贯彻落实 支持 鼓励
引导 扩大 拓展 加大 做大 做强 做优 做好 构建 打造 培育 培养 壮大 发挥 利用 运用 采用 采取 制定 制订 出台 编制 修订
修改 组织实施 统筹 统筹推进 指导 督促 督办 负责 牵头 配合 协助 承担 履行 执行 确保 保证 明确 确定 设立 设置 建成 建好
新建 改建 扩建 新增 增加 减少 降低 缩小 缩短 压减 控制 限制 防止 防范 避免 杜绝 消除 化解 解决 破解 应对 处理 处置
受理 批准 同意 核准 公布 发布 推广 推行 推介 普及 引进 引入 吸引 集聚 聚焦 突出 注重 加入 参与 参加 融入 纳入 列入
进入 走出 转变 转移 调整 改变 改善 改进 创建 创造 形成 繁荣 激发 释放 满足 适应 符合 遵守 遵循 尊重 体现 反映 展示
展现 树立 弘扬 营造 构筑 夯实 筑牢 巩固 稳定 稳固 盘活 用好 管好 充实 补齐 补足 弥补 延伸 延长 衔接 对接 联系 汇集
汇总 收集 提供 提出 提交 提请 报送 通报 反馈 回应 征求 听取 召开 举办 举行 开办 开设 开拓 开工 启动 推出 上线 享受
安排 部署 谋划 探索 总结 查处 打击 清理 取缔 取消 废止 停止 禁止 严禁 严防 追究 表彰 扶持 帮助 投入 筹集 配备 引领
带动 拉动 助力 赋能 支撑 承接 依托 立足 着眼 实行 实现 试行 施行 保留 留住 稳住 守住 压实 抓紧 抓实 抓好 加速 加深
加固 带头 争创 争当 力促 敦促 促使 呼吁 促请 建请 建议 主张 认定 确认 核实 检讨 达成 完成 学习 领会 把握 认识 提醒
强调 动员 发动 组建 成立 选择 撤销 给予 接受 做到 作出 做出 具有 具备 存在 发生 出现 产生 导致 造成 引起 影响 面临
面对 遇到 受到 得到 取得 获得 拥有 保持 坚持 坚守 考虑 讨论 决定 准备 打算 开始 结束 落地 见效 到位 迈向 迈出 迈上
跨越 顺应 迎接 走好 涉及 涵盖 覆盖 达到 超过 不足 高于 低于 属于 来自 源于 在于 有助于 致力于 着力于 欢迎 关注 重视
了解 熟悉 掌握 发现 理解 相信 担心 关心 感受 感到 期待 期望 反对 赞成 提到 讲到 谈到 用来 变成 变得 当作 带来 请求
呈报 增设 委托 面向 方便 预计 允许 减轻 争取 迎来 处在 给出 称作 分给 交给 赋予 来到 获批 用足 做实 办成 建有 设有
处于 提及 惠及 增长 增收 提质 增效 扩容 提振 反弹 回升 下降 上升 上涨 下跌 攀升 持平 享有 负担 畅通 导入 依靠 助推
推升 牵引 联手 携手 携 着重 加紧 抢抓 紧扣 力求 谋求 寻求 追求 倡导 提倡 主导 主持 出席 列席 陪同 率领 前往 赴 并入
撤并 划归 移交 交由 报经 报请 经报 上报 下达 下发 转发 签发 批转 批复 赞同 认可 授予 颁发 颁布 抓 建 设 立 提 增 减
扩 推 促 补 强 优 稳 控 防 治 管 查 改 创 争 送 收 发 开 办 用 找 买 卖 写 读 打 拉 引 带 定 订 划 分 合
留 守 保 护 救 帮 扶 靠 跟 借 付 交 报 批 核 验 试 跑 赢
`

// activityWords are verbs that name a line of work when another word specifies
// them: 社区治理, 物业服务.
const activityWords = `
建设 发展 管理 服务 治理 改革 创新 开放 合作 协作 协同 协调 监管 监督 监测 检查 督查 考核 评估 评价 审核 审查 审批
审议 办理 规划 设计 研究 研发 开发 运行 运营 使用 经营 生产 加工 运输 销售 供应 采购 购买 投资 融资 贸易 流通 消费
教育 培训 宣传 传播 交流 沟通 保障 保护 修复 恢复 改造 更新 升级 转型 转化 整治 排查 预防 预警 应急 救援 救助 补贴
补助 奖励 资助 帮扶 示范 试点 调查 调研 登记 注册 备案 公开 公示 共享 融合 整合 联动 配套 配置 分配 分类 分级 分工
试验 检测 检验 认证 验收 维护 安装 维修 竞赛 比赛 演出 表演 展览 招聘 就业 创业 减负 减排 节能 降碳 执法 司法 普法
立法 规范 标准化 信息化 数字化 智能化 产业化 现代化 一体化
`

// vagueWords are nouns that add nothing to what stands before them.
const vagueWords = `
工作 情况 问题 任务 措施 办法 方法 方式 意见 原则 内容 事项 事宜 力度 水平 作用 效果 成效 成果 成绩 进展 条件 形势
背景 原因 理由 目的 目标 意义 价值 特点 难点 热点 亮点 焦点 环节 阶段 步骤 挑战 困难 局面 状况 状态 现象 因素 过程
程度 范围 领域 层面 角度 思路 精神 理念 意识 氛围 需求 时期 期限 日期 名称 数量 责任 部门 单位 人员 方 案 事 人
个人
`

// genericWords are nouns that name a theme only when another word specifies them.
const genericWords = `
全程 时代 世纪 特区 项目 工程 计划 方案 机制 体系 制度 政策 规定 资金 经费 资源 材料 资料 信息 数据 技术 设施 设备
机构 组织 企业 公司 行业 产业 社会 经济 国家 政府 群众 公众 居民 市民 人民 地区 地方 区域 行动 活动 会议 文件 通知
报告 规模 比例 比重 总量 类型 种类 能力 优势 机会 机遇 压力 矛盾 关系 合力 力量 基础 主体 对象 思想 文化 市场 城市
农村 城镇 乡村 街道 社区 中心 平台 载体 渠道 途径 手段 工具 模式 格局 结构 环境 空间 质量 品质 品牌 人才 队伍 干部
领导 学校 学生 教师 医院 车辆 道路 土地 房屋 产品 商品 价格 成本 收入 标准 指标 清单 名单 程序 流程 规则 法律 法规
条例 权利 权力 权益 利益 义务 风险 安全 健康 生活 民生 事业 战略 中央 全球 世界 国际 国内 国外 境外 境内 省级 市级
县级 区级 基层 一线 网络 系统 网站 服务业 工业 农业 科技 知识 经验 做法 案例 问卷 数额 金额 总额 费用 税收 财政 金融
银行 贷款 合同 协议 证书 许可 资格 资质 岗位 职位 职务 职责 职能 机关 团体 协会 高校 院校 专业 学科 课程 意向 主题
特色 方向 重心 短板 弱项 瓶颈 障碍 空白 通道 窗口 网点 场所 场地 现场 地点 地址 位置
`

// personTitles are what people are called by, so that a name stands before them.
const personTitles = `
委员 议员 部长 局长 处长 科长 署长 司长 厅长 主任 主任委员 召委 召集人 秘书长 院长 校长 书记 市长 省长 县长 区长 镇长
乡长 村长 董事长 总经理 经理 教授 博士 先生 女士 小姐 同志 代表 副主任 副部长 副局长 副市长 副省长 常委 总理 副总理
总书记 国务委员 主持人 发言人 次长 政务次长 常务次长 主席 副主席 专家 律师 法官 检察官
`

// routinePhrases gives the phrases that stand in the frame of documents of any
// theme.
func routinePhrases() map[string]bool {
	phrases := make(map[string]bool)
	for phrase := range strings.FieldsSeq(framePhrases) {
		phrases[phrase] = true
	}
	return phrases
}

const framePhrases = `
指导思想 基本原则 总体要求 总体思路 总体目标 工作目标 主要目标 主要任务 重点任务 工作任务 工作要求 工作原则 工作措施 工作重点 工作内容
保障措施 组织实施 组织保障 组织领导 加强领导 附件 附则 总则 重要意义 重大意义 基本情况 主要情况 工作情况 有关情况 存在问题 主要问题
突出问题 工作进展 办理情况 工作打算 下一步工作 贯彻落实 任务分工 责任分工 职责分工 进度安排 时间安排 工作进度 时间节点 部门协同
问题导向 目标导向 结果导向 实际情况 实际问题 具体措施 具体办法 有效措施 政策措施 工作措施 工作方法 工作方式 工作力度 工作水平
宝贵意见 意见建议 建议意见 征求意见 要求发言 议案辩论 动议议案 修正案动议修正案 临时动议 书面报告 专题报告 书面质询
书面评估报告 委员质询 委员发言 分组审议 请予审议 记录整理 列席代表 出席委员 会议纪录 会议记录 会议日期 会议主席 联系人 联系电话
联系方式 事项通知 通知公告 人民群众 广大群众 社会各界 党和政府 各级党委 党政机关 全体委员 与会人员 时代要求 战略部署
决策部署 重要讲话 新时代 新形势 新任务 党的领导 人民代表大会 人大代表 政府工作报告 全文如下 相关规定 有关规定 有关要求 有关部门
`
