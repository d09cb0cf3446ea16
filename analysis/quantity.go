package analysis

import (
	"strings"
	"unicode/utf8"
)

// unitKind sorts units by how a quantity in them is used.
type unitKind uint8

const (
	noUnit    unitKind = iota // 103.5
	percent                   // %, 个百分点
	money                     // 元, 美元
	measured                  // 公里, 亩, 千瓦时
	counted                   // 个, 家, 项, 人
	times                     // 次, 场次: how often something is done
	lasting                   // 年, 天, 个工作日, 岁
	multiples                 // 倍
)

// quantity is a number with its unit and the word of comparison after it, or a
// range of two: 1100万人以上, 4.5%—5%, 3—12个, 100余家.
type quantity struct {
	start, end int // bytes of the text, from the first digit to 以上
	rawEnd     int // where the number ends, range and multiplier included
	value      float64
	high       float64 // the greater number of a range, else 0
	unit       string  // as in the Reading, without a multiplier
	unitEnd    int
	kind       unitKind
	after      Comparator // from the word after the unit; "" for none
	printed    string     // that word: 以上
	han        bool       // in Chinese numerals
}

// quantityAt reads the quantity that begins at text[i].
func quantityAt(text string, i int) (quantity, bool) {
	n, ok := numeralAt(text, i)
	if !ok || n.listed {
		return quantity{}, false
	}
	q := quantity{start: i, end: n.end, rawEnd: n.end, value: n.value, han: n.han && !n.percent}
	q.readUnit(text)
	if dash := dashIn(text[q.end:]); dash > 0 {
		q.readRange(text, dash)
	}
	if n.percent && q.kind == noUnit {
		q.unit, q.kind, q.unitEnd = "%", percent, q.end
	}
	if n.han && n.value > 0 && n.value < 1 && q.kind == noUnit {
		q.kind = percent // 四分之三 is a share, too; it has no unit
	}
	q.readComparator(text)
	return q, true
}

// readRange reads what comes after the dash of 4.5%—5%.
func (q *quantity) readRange(text string, dash int) {
	n, ok := numeralAt(text, q.end+dash)
	if !ok || n.listed || n.value <= q.value && !n.scaled {
		return
	}
	high := quantity{start: n.start, end: n.end, rawEnd: n.end, value: n.value}
	high.readUnit(text)
	if n.percent && high.kind == noUnit {
		high.unit, high.kind, high.unitEnd = "%", percent, high.end
	}
	if q.kind != noUnit && q.unit != high.unit {
		return
	}
	q.value, q.high = scaleLow(text, q.value, q.rawEnd, n), n.value
	q.end, q.rawEnd, q.unit, q.kind, q.unitEnd = high.end, high.rawEnd, high.unit, high.kind, high.unitEnd
}

// scaleLow gives the low end of a range the multiplier of the high end, where
// it has none of its own: 5—8万 runs from 50000.
func scaleLow(text string, low float64, lowEnd int, high amount) float64 {
	if !high.scaled || prevIsMultiplier(text[:lowEnd]) {
		return low
	}
	digits, at := arabicDigits(text, high.start)
	if digits == "" {
		return low
	}
	exponent, _ := multiplierAt(text[at:])
	for range exponent {
		low *= 10
	}
	return low
}

// prevIsMultiplier reports whether s ends with 百, 千, 万 or 亿.
func prevIsMultiplier(s string) bool {
	switch prevRune(s) {
	case '百', '千', '万', '亿':
		return true
	}
	return false
}

// readUnit reads the unit at q.end.
func (q *quantity) readUnit(text string) {
	s := text[q.end:]
	vague := prefixIn(s, "多 余")
	if vague > 0 { // 3400多万人次
		exponent, size := multiplierAt(s[vague:])
		for range exponent {
			q.value *= 10
		}
		vague += size
	}
	n, kind := unitIn(s[vague:])
	if n == 0 {
		return
	}
	q.unit, q.kind = s[vague:vague+n], kind
	if q.end += vague; vague > len("多") {
		q.rawEnd = q.end
	}
	q.end += n
	q.unitEnd = q.end
	if vague > 0 {
		q.after = MoreThan
	}
}

// unitIn reads the unit at the start of s: how long it is and of which kind.
func unitIn(s string) (n int, kind unitKind) {
	if s == "" {
		return 0, noUnit
	}
	if s[0] < utf8.RuneSelf {
		return latinUnit(s)
	}
	if r := nextRune(s); closesClause(r) || r == '、' || r == '”' {
		return 0, noUnit
	}
	for _, list := range [...]struct {
		kind  unitKind
		units string
	}{
		{percent, "个百分点 百分点 ‰"},
		{lasting, "个工作日 工作日 个自然日 自然日 天 日 年 个月 个季度 个小时 小时 分钟 秒 秒钟 岁 周岁 个星期 周 个学期 学时 课时"},
		{money, "元 美元 欧元 日元 港元 港币 元人民币 元新台币 英镑"},
		{measured, "公里 千米 车道公里 平方公里 平方千米 平方米 平米 立方米 立方 方 亩 亩次 公顷 吨 吨标准煤 吨标煤 千克标准煤 千克 公斤 斤 克 千瓦 千瓦时 千瓦小时 兆瓦 吉瓦 瓦 米 厘米 毫米 升 " +
			"标准箱 标箱 海里 度 微克 毫克 ㎡ 载重吨 总吨 里 吨公里 人公里"},
		{times, "次 场次 批次"},
		{multiples, "倍"},
		{counted, "个 项 家 所 座 条 件 套 辆 台 张 名 位 人 人次 户 户次 处 栋 幢 间 架 艘 株 棵 头 只 份 本 部 篇 种 类 批 支 对 门 片 块 宗 起 例 班 列 班次 车次 " +
			"场 口 根 盏 枚 款 台套 台次 册 集 首 辆次 件次 床 组 颗 桶 羽 尾 人日 标台 架次 学位 车位 泊位 床位 座位 幅 节 届 轮 单 笔 卷 串 路 层 孔 队 笼 匹 镇 村 县"},
	} {
		if size := prefixIn(s, list.units); size > n {
			n, kind = size, list.kind
		}
	}
	if n > 0 && strings.HasPrefix(s[n:], "/") { // 微克/立方米, 元/吨
		if below, _ := unitIn(s[n+1:]); below > 0 {
			n += 1 + below
		}
	}
	if n > 0 && prefixIn(s, "年级 届 日常 日内 人大 人均 名录 条件 部门 部分 件事 项链 类别 位置 位于 里程 本级 家庭 层级 方面 方案 方式 方位 方针 度假 度过 节约 路径 节能 对口 对外 对接 对比 对1 对一 对多") > 0 {
		return 0, noUnit
	}
	return n, kind
}

// latinUnit reads a unit of ASCII characters.
func latinUnit(s string) (n int, kind unitKind) {
	if s[0] == '%' {
		return 1, percent
	}
	n = prefixIn(s, "km km2 kg MW GW kW kWh m2 m3 TEU mg/L PFLOPS EFLOPS P Mbps Gbps TB PB dB")
	if n == 0 || n < len(s) && (isLetter(s[n]) || s[n] >= '0' && s[n] <= '9') {
		return 0, noUnit
	}
	return n, measured
}

// readComparator reads 以上, 左右 and the like at q.end.
func (q *quantity) readComparator(text string) {
	s := text[q.end:]
	for _, c := range [...]struct {
		is    Comparator
		words string
	}{
		{AtLeast, "以上 及以上 （含）以上 （含）及以上"},
		{AtMost, "以内 之内 以下 及以下 （含）以内 （含）以下"},
		{About, "左右 上下"},
	} {
		if n := prefixIn(s, c.words); n > 0 && !strings.HasPrefix(s, "上下游") {
			q.after, q.printed = c.is, s[:n]
			q.end += n
			return
		}
	}
	if q.kind == lasting && prefixIn(s, "内") > 0 && prefixIn(s, "内部 内容 内外") == 0 {
		q.after = AtMost
		q.end += len("内")
	}
}
