package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// cueKind says what a cue speaks for.
type cueKind uint8

const (
	nothing    cueKind = iota // covers its characters, so that no other cue reads them
	asks                      // asks for something to be done
	modal                     // 要, 应: asks where a clause begins with it or work follows; always from weight 2
	work                      // 加强, 落实: work to be done; an order where a sentence begins with it
	object                    // 把, 对, 让: work to be done only after a word like 要
	remedy                    // 解决, 避免: work; the shortcoming after it is its object
	lacks                     // names a shortcoming
	contrast                  // 但, 却: a shortcoming may follow
	praises                   // praises what was done
	inquires                  // asks, whatever else stands there: 请问
	addresses                 // names who may be asked: 部长, 政府
	rhetorical                // makes a question a statement
	offers                    // makes a question a request
	tells                     // tells what others said
	isDone                    // work that has been done
	isCopula                  // …是…
	unreal                    // 如果当年…: not so
	promises                  // what the speaker's own side is going to do
)

// cue is a word that speaks for an act.
type cue struct {
	word   string
	kind   cueKind
	weight int
	start  bool // only where a clause begins
}

// groupCues groups the cues by their first character, the longest first.
func groupCues() map[rune][]cue {
	groups := map[rune][]cue{}
	for _, row := range cueRows() {
		for word := range strings.FieldsSeq(row.words) {
			c := cue{kind: row.kind, weight: row.weight}
			c.word, c.start = strings.CutPrefix(word, "^")
			first, _ := utf8.DecodeRuneInString(c.word)
			groups[first] = append(groups[first], c)
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b cue) int { return cmp.Compare(len(b.word), len(a.word)) })
	}
	return groups
}

// longest is the longest cue that s begins with, whose first character is c;
// nil where there is none.
func (a *actReader) longest(c rune, s string, clause bool) *cue {
	group := a.cues[c]
	for i := range group {
		if q := &group[i]; (clause || !q.start) && strings.HasPrefix(s, q.word) {
			return q
		}
	}
	return nil
}

// isWork reports whether s begins with a verb of office work, or with an adverb
// before one: 进一步加强.
func (a *actReader) isWork(s string) bool {
	s = s[prefixIn(s, "更加 更好 更 再 要 先 做到 也 都 加以 就 予以 会同 以 用 由 有 能 不断 尽可能 及早 适时 及时 一 首先 先 多 真正"):]
	c, _ := utf8.DecodeRuneInString(s)
	q := a.longest(c, s, true)
	return q != nil && (q.kind == work || q.kind == object || q.kind == remedy)
}

// cueRow is a row of the table of cues: words of one kind and weight. ^ marks a
// word that counts only where a clause begins.
type cueRow struct {
	kind   cueKind
	weight int
	words  string
}

// cueRows is the table of cues.
func cueRows() []cueRow {
	return slices.Concat(requestCues(), problemCues(), praiseCues(), questionCues(), contextCues())
}

// requestCues are the words that ask for something to be done.
func requestCues() []cueRow {
	return []cueRow{
		// Saying so is asking.
		{asks, 3, "建议 ^希望 就是希望 促请 敦请 恳请 吁请 敬请 呼吁 ^请 请政府 请当局 请相关 请有关 请部长 请部里 请贵部 请主管 请各 拜托 麻烦 爰请 爰建请 建请 爰要求 ^要求 并要求 要求政府 要求当局 要求各 要求相关 要求有关 要求部 期望 期盼 敦促 盼望"},
		{asks, 2, "希望 盼 有必要 很有必要要 最好能 最好是 不妨 何妨 才对 比较好 更为稳妥 更妥当 应运用 理应尽快 当务之急"},
		// Not asking: the word as a noun, or told.
		{nothing, 0, "的建议 些建议 条建议 件建议 份建议 意见建议 意见和建议 代表建议 提出建议 规划建议 其他建议 建议书 建议稿 建议的办理 建议办理 项建议 好建议 重燃希望 有希望 的希望 希望工程 希望小学 而是希望为 希望落空 希望为 带来希望 看到希望 请假 请客 请愿 请示 请求 申请 邀请 聘请 提请 请看 请大家看 请坐 请发言 请回座 的要求 按要求 新要求 总要求 必然要求 客观要求 内在要求 本质要求 要求很高 要求高"},
		// Obligation.
		{modal, 2, "就是要 应当 应该 应 亟需 亟须 亟待 急需 需要进一步 务必 务须 不应 不应该 不宜 不要再 切勿 切忌 不能再 不得再 仍要进一步 仍需进一步 还需进一步 需进一步 有待进一步 理应尽快 先决条件"},
		{modal, 1, "要 必须 必须要 须 需要 需 宜 得 也要 还要 仍要 更要 就要 一定要 首先要 尤其要 既要 都要 仍需 还需 仍须"},
		// Words that hold 要, 应, 须, 需 and oblige nobody.
		{nothing, 0, "并非要 不是要 要是 要么 要不是 要不然 主要 重要 只要 将要 快要 想要 不要说 要求 要素 要点 要件 要闻 要害 简要 摘要 纪要 概要 必要的 没有必要 必要性 需求 需要的 所需 急需的 刚需 供需 内需 应用 应有 应为 应是 应该是 应该有 应急 应对 反应 响应 相应 适应 效应 供应 对应 呼应 应邀 应约 本应 原应 理应 本该 原本应 应届 应税 应收 应付 应聘 答应 回应 因应 无须 无需 毋须 不需要 不必 可以说 可以看到 可见 固然要 则要 便要 却要 都要跨 要面对 要等 要到 要花 要去 许可 认可 可能 可惜 可是 可持续 可行 可靠 可喜 可观 记得 取得 值得 获得 使得 显得 觉得 懂得 不得不 得到 得益 得以 得知 心得 难得 得出 要付 要靠 指示 才要 要捱 要挨 想一想 要想"},
		// Office work, in the order of an order.
		{work, 1, "加强 加快 加大 加紧 加速 加密 完善 推进 推动 推广 推行 建立 建设 健全 强化 深化 优化 细化 量化 活化 落实 明确 明晰 提高 提升 促进 扩大 拓展 拓宽 抓好 抓紧 抓住 抓实 抓细 做好 做实 做强 做大 做细 搞好 管好 用好 用足 统筹 统一 协调 规范 整合 整治 创新 支持 扶持 引导 鼓励 发挥 保障 保护 确保 坚持 严格 严厉 严肃 从严 开展 开通 开放 开设 开辟 实施 实行 实现 制定 制订 出台 修订 修改 修法 修正 研究 研议 研拟 检讨 检视 探索 构建 打造 培育 培养 注重 突出 重视 关注 尽快 尽早 尽速 进一步 切实 充分 积极 着力 大力 适当 适度 适时 持续 继续 合理 科学 不断 逐步 全面 深入 有效 增加 增设 增强 理顺 处理好 处理 把 将 给予 设立 设置 成立 组建 配备 配齐 调整 放宽 放开 取消 简化 压缩 缩短 清理 清查 盘点 梳理 排查 监督 督促 督导 考虑 考量 综合考虑 平衡 兼顾 守住 盯紧 盯住 聚焦 立足 借鉴 参考 参照 对标 学习 宣传 普及 公开 公布 公告 告知 说明清楚 通报 定期 主动 认真 务实 高度重视 立即 马上 赶快 赶紧 及时 从源头 从根本 从制度 运用 利用 善用 纳入 列入 列为 明定 明文 订定 订出 提出 提供 提前 延长 延伸 延续 保留 保持 保存 维护 维持 改进 改造 改变 改为 转变 转换 丰富 打击 查处 追究 问责 评估 审视 正视 重新 重点 多渠道 多措并举 因地制宜 分类 分步 分级 带动 激发 吸引 引进 引入 留住 畅通 率先 牢固 安排 加入 加装 加设 兴建 新建 扩建 重建 修建 建造 发行 尊重 落到 想方设法 严防 严控 控制 监测 监管 追踪 倾听 听取 回应 正确 妥善 妥为 抓 调派 充实"},
		{object, 1, "对 从 让 使 令 形成 投入 发展 通过 围绕 结合 做到 始终 优先 配合 参与 集中 有 把握"},
		{remedy, 1, "解决 缓解 化解 破解 减轻 减少 避免 防止 防范 杜绝 禁止 补齐 补足 改善 打破 打通 克服 消除 减低 降低 扭转 纾缓 舒缓 遏制"},
	}
}

// problemCues are the words that name a shortcoming.
func problemCues() []cueRow {
	return []cueRow{
		{lacks, 2, "不足 不够 缺乏 缺少 欠缺 缺失 缺位 缺口 滞后 薄弱 短板 瓶颈 失衡 失误 失当 失调 失灵 不到位 不高 不强 不平衡 不均 不充分 不完善 不健全 不规范 不合理 不科学 不方便 不便利 不便 不顺 不畅 不清晰 不明确 不统一 不落实 不彻底 不及时 不透明 不公平 不公 不实 不满 不力 不严 不紧密 不相适应 不适应 不匹配 不理想 不乐观 不容乐观 不容忽视 不胜枚举 偏低 偏小 偏少 偏高 偏弱 偏慢 偏紧 过低 过高 过少 过慢 过重 过大 过于 太慢 太少 太低 太高 太久 太差 堪忧 担忧 忧虑 忧心 担心 落后 落差 脱节 错配 恶化 流失 短缺 紧缺 难以 难于 很难 仍未 尚未 尚无 迟迟 未能 未尽 没能 无法 受制 受限 制约 遭到 推卸 推诿 推托 拖延 延宕 一拖再拖 浪费 隐患 造假 停滞 陷入 悬殊 匮乏 贫困 贫穷 困难 困境 困扰 乱象 漏洞 盲区 空白 断层 短视 形同虚设 流于形式 走过场 怠惰 违法 违规 绊脚石 遗憾 严重 看不到 不肯 不愿 团团转 高昂 闲置 荒废 老化 单一 低下 孤岛 各自为政 一刀切 多头 资源错配 无关痛痒 于事无补 名存实亡 僵化 侵害 侵犯 歧视 负担重 压力大 压力很大 苦不堪言 怨声载道 叫苦 投诉不断 抱怨 诟病 质疑声 失望 痛心 荒谬 离谱 黑箱 草率 粗糙 滥用 失职 失控 失效 缩水 跳票 空转 亏损 赤字 短少 不见踪影 没有下文 没有改善 没有解决 没有得到 没有落实 没有形成 没有跟上 没有配套 没有明确 并没有 仍然没有 仍没有 都没有 却没有 一直没有 依然没有 没有甚么 没有什么 最低 最差 最少 存在 重复建设 看不见 赶不上 跟不上 追不上 达不到 做不到 得不到 解决不了 满足不了 形成不了 问题在于 问题突出 症结 病因 病征 弊病 弊端 通病 顽疾 老大难 乱收费 被动 反复 不可接受 不能接受 直接影响 不利影响 负面影响 造成影响 原地踏步 翻来覆去 停顿 悲情 阻碍 妨碍 阻力 干扰 矛盾 失序 超负荷 拥堵 拥挤 挤压 污染 刁难 无门 无所适从 不知所措 无力 无奈 吃力 不起 不了 才能登岸 迂回 转转折折 削减 匮缺 鸿沟 隔靴搔痒 治标不治本 有名无实 多于一成 贵车 慢半拍 少之又少 寥寥无几"},
		{contrast, 1, "但 但是 然而 可惜 不过 只是 却 不过是 反而"},
		{lacks, 1, "问题 只可以 只能 才可以 才能 不是很 仍 仍然 依然 还是 没有 无 不能 不可以 不可 不知道 不知 不是 不会 不同 不一 没 难 难题 难点 影响 限制 挑战 风险 差距 只有 仅有 仅 不到 不足以 压力 负担 下降 下滑 减少了 流于 拖 慢 乱 差 低 弱 少 旧 贵 缺 短 偏 过度 未 无关 受 令人 失 甚至 危机 争议 疑虑 质疑 损失 受害 冲击 焦虑 关闭 欠 最为 唯一"},
		// Not a shortcoming.
		{nothing, 0, "没有问题 解决问题 这个问题 该问题 此问题 这些问题 什么问题 问题导向 不断 不仅 不但 不单 不只 不光 不少 不久 不同意见 不错 不妨 不忘 不懈 不仅仅 不外乎 不限于 不论 不管 无论 无疑 无私 无偿 至少 减少 多少 少年 少数民族 青少年 少儿 差不多 差异化 低碳 低收入 低保 慢性 难忘 难能可贵 未来 未成年 缺一不可 短期 短短 弱势 受益 受到好评 受到欢迎 受邀 受理 享受 接受 感受 停车 偏远 偏乡 偏好 不负 不折不扣 不打折扣 不等于 无障碍 无人机 无愧 不遗余力 不辞 不畏 不易 来之不易 但愿 仍将 仍旧 仍要 不应 不应该 不宜 不要再 不能再 没有辜负 从无到有 不存在 了解问题 问题的关键 仅仅 低空 低价 减压 压力容器 困难群众 困难群体 贫困户 贫困地区 贫困人口 贫困村 拖拉机 危险废物 风险防控 风险防范 欠发达 短信 短视频 短途 受众 受访 失业 失能 失智 失独 停留 高低 令人满意 令人欣慰 令人鼓舞 令人振奋 令人感动 令人印象深刻 停产 无限 差额"},
	}
}

// praiseCues are the words that praise what was done.
func praiseCues() []cueRow {
	return []cueRow{
		{praises, 3, "值得肯定 值得充分肯定 充分肯定 高度肯定 给予肯定 予以肯定 表示肯定 值得赞扬 值得称赞 值得点赞 值得嘉许 值得鼓励 值得推广 值得学习 高度评价 卓有成效 成效显著 成绩显著 成果丰硕 硕果累累 成绩斐然 有目共睹 令人满意 令人欣慰 令人鼓舞 令人振奋 令人感动 令人印象深刻 难能可贵 功不可没 来之不易 可圈可点 表示赞赏 表示敬意 表示赞同 高度赞赏 十分赞赏 由衷敬佩 刮目相看 受到好评 受到欢迎 广受好评 没有辜负 表示钦佩 居功厥伟 给予掌声 表示嘉许 可喜可贺"},
		{praises, 2, "成效 成绩 成就 佳绩 赞赏 赞同 赞成 称赞 赞扬 赞许 嘉许 表扬 点赞 拥护 欣慰 可喜 欣喜 很好 非常好 做得好 做得不错 不错 扎实 卓越 出色 优异 亮点 走在前列 走在全国前列 走在全省前列 名列前茅 敬意 敬佩 感佩 佩服 肯定 好评 做了大量 下了很大功夫 下了大力气 下足了功夫 明显改善 显著改善 明显提升 显著提升 明显提高 显著提高 明显好转 大幅改善 有效遏制 有效解决 有效缓解 有效提升 有效保障 新突破 重大突破 历史性突破 新进展 积极进展 重大进展 明显进步 长足进步 很大进步 进步很大 进步神速 新台阶 实事求是 不遗余力 尽心尽力 尽职尽责 兢兢业业 辛劳 辛苦 付出 满意 很用心 用心良苦 很有成效 富有成效 受益 得民心 深得人心 深受欢迎 受欢迎 走在最前 稳中有进 稳步提升 蓬勃 难得 及时有效 有力有效 有力有序 迅速有效 圆满 如期完成 提前完成 超额完成 扭转 显著 感激 掌声 榜样 典范 标杆 行之有效 富有远见 明智 正确的决定 一大进步 乐见 获得感"},
		{praises, 1, "有力 有序 有效 稳步 明显 大幅 高度 积极 优势 领先 首位 第一名 提升了 改善了 提高了 推动了 促进了 完善了 增强了 解决了 取得 取得了 努力 认真 用心 感谢 成果 进展 丰硕 好转 改观 良好 顺利 成功 优良 突出成绩 贡献 负责任 实效 高效 精准 全面 符合实际 重点突出 目标明确 措施具体 措施得力 很有针对性 内容全面 及时"},
		{nothing, 0, "肯定会 肯定要 肯定是 肯定不 肯定有 肯定能 有效期 有效性 不满意 成果转化 积极性 积极分子 高度集中 不明显 不显著 不理想 成绩单 收效甚微 良好的祝愿 优势互补 有效率 努力方向 成就感 不努力 不积极 不认真 不及时 满意度 优势产业 及时性 进展缓慢 进展不 进展太慢 进展迟缓 进展情况 明显不足 明显偏 明显下降 明显滞后 明显落后"},
		{lacks, 2, "收效甚微 成效不彰 成效不明显 成效不 进展缓慢 进展不 进展太慢 进展迟缓 不满意 不积极 不认真 不努力 不明显 不显著 明显不足 明显偏 明显下降 明显滞后 明显落后"},
	}
}

// questionCues are the words by which questions differ.
func questionCues() []cueRow {
	return []cueRow{
		{inquires, 1, "请问 请教 想问 要问 想请问 要请教 想请教 想知道 想了解 想请部长说明 请说明 请解释 请回答 请答复 请告诉 请部长说明 请局长说明 请部长回答 请局长解释 能否告诉 可否告诉 能否说明 可否说明 能否解释 能不能说明 可不可以说明 能否介绍 能否透露 可否告知 能否告知 向您询问 询问一下 我的问题是 第一个问题是 第二个问题是"},
		{addresses, 1, "部长 次长 局长 院长 署长 处长 主委 司长 厅长 市长 省长 县长 区长 政府 当局 您 你 贵部 贵局 贵会 部里 局里 有关部门 相关部门 是否有 有没有 有无 是不是 多少 何时 什么时候 甚么时候 哪些 如何"},
		{rhetorical, 1, "难道 岂 岂不 何尝 何必 怎能 怎么能 怎么可以 怎么可能 怎可 怎会 哪能 哪里能 凭什么 凭甚么 谁能 谁敢 哪里找 哪里找支援 情何以堪 合理吗 公平吗 对吗 像话吗 说得过去吗 有意义吗 有用吗 行吗 何来 何以 有什么用 有甚么用 不是更 不正是 这不是 何在"},
		{offers, 2, "何不 何不妨"},
		{offers, 1, "为什么不 为甚么不 为何不能 为何不 可否 能否 能不能 可不可以 是否可以 是否应该 是否应当 是不是应该 是不是可以 是否考虑 会不会考虑 要不要考虑 是不是能够 是否能够 是否可考虑 应不应该 该不该"},
	}
}

// contextCues are the words that say whether something asks at all.
func contextCues() []cueRow {
	return []cueRow{
		{tells, 0, "他说 她说 他们说 他又说 对我说 告诉我 有人说 有人问 我问他 我问她 问我 他也说 他回答 他问 当时说 居民说 市民说 写着 建议我问"},
		{isDone, 0, "了 已 已经 曾 曾经 近年来 一年来 去年 以来 过去 正在"},
		{nothing, 0, "了解 为了 除了 罢了 算了 明了 来了 过去的规划失误 到了"},
		{isCopula, 0, "是"},
		{nothing, 0, "是否 特别是 尤其是 还是 就是 但是 于是 总是 凡是 要是 可是 或是 真是 一是 二是 三是 四是 五是 只是 是不是 都是 更是 还应是 即是 国是 实事求是"},
		{unreal, 0, "如果当年 如果当初 如果没有 如果不是 如果时光 假如没有 要不是 若非 若不是 倘若没有"},
		{promises, 0, "我们将 我局将 我部将 我厅将 我会将 我委将 市政府将 我院将 本部将 我们会 本部会 本局会 我们一定会 将会 下一步我们将 将进一步 将继续 将认真 将按照 将会同"},
	}
}
