package analysis

import (
	"strings"
	"unicode/utf8"
)

// officesOfChiefs are the characters that make a title with 长 after them: 局长,
// 董事长, 秘书长.
const officesOfChiefs = "局部厅署处科司院校市省县区镇乡州会所馆站队组书事察行台社团村次议总法盟旗庭股员关监计园店矿厂级座房支排连营旅军师舰船班教护幹干党委政首"

// roleEnding is the number of bytes of the title that s, a stretch of the
// Reading, ends with; 0 where it ends with none.
//
//	市人大常委会委员 → 委员   发展局局长 → 局长   詹副署长 → 署长
func roleEnding(s string) int {
	last, _ := lastRune(s)
	return roleEndingIn(s, last)
}

// roleEndingIn is roleEnding for a stretch whose last character is known.
func roleEndingIn(s string, last rune) int {
	if last == '长' {
		rest := s[:len(s)-len("长")]
		before, n := lastRune(rest)
		if n == 0 || !strings.ContainsRune(officesOfChiefs, before) {
			return 0
		}
		for _, long := range [...]string{"董事", "理事", "监事", "检察", "秘书", "委员", "干事", "人事", "主计"} {
			if strings.HasSuffix(rest, long) {
				return len(long) + len("长")
			}
		}
		return n + len("长")
	}
	titles := titlesEndingIn(last)
	if titles == "" { // as for most characters
		return 0
	}
	for title := range strings.SplitSeq(titles, " ") {
		if strings.HasSuffix(s, title) {
			return len(title)
		}
	}
	return 0
}

// titlesEndingIn lists the titles whose last character is c, the longest first.
func titlesEndingIn(c rune) string {
	switch c {
	case '表':
		return "代表"
	case '员':
		return "委员 议员 巡视员 调研员 研究员 审判员 检察员 检验员 专员 网格员 书记员 政协委员 辅导员 教练员 驾驶员 快递员 技术员 宣传员 科员 演员 队员 裁判员"
	case '席':
		return "主席"
	case '任':
		return "主任"
	case '记':
		return "书记"
	case '理':
		return "总经理 经理 总理 助理 协理"
	case '裁':
		return "总裁"
	case '授':
		return "教授"
	case '士':
		return "院士 护士"
	case '师':
		return "工程师 经济师 会计师 设计师 审计师 律师 医师 教师 分析师"
	case '人':
		return "主持人 发言人 负责人 召集人 传承人 创始人 合伙人"
	case '监':
		return "总监 技监"
	case '委':
		return "主委 政委 常委"
	case '问':
		return "顾问"
	case '官':
		return "行政长官 检察官 法官 参赞官"
	case '事':
		return "参事 董事 监事 理事 干事"
	case '生':
		return "医生 先生"
	case '志':
		return "同志"
	case '编':
		return "主编 总编"
	case '者':
		return "记者 学者"
	case '家':
		return "专家 企业家"
	case '书':
		return "主任秘书 村支书 秘书 支书"
	}
	return ""
}

// roleModifiers stand before a title and belong to it: 副局长, 常务次长, 署理署长.
const roleModifiers = "副 总 正 常务 政务 代理 署理 执行 第一 首席 高级 助理 专门 简任 主任 召集 列席 名誉 原 前 代 荣誉 轮值 特聘 客座"

// modifierEnding is the number of bytes of the modifier that s ends with.
func modifierEnding(s string) int {
	for m := range strings.SplitSeq(roleModifiers, " ") {
		if strings.HasSuffix(s, m) {
			return len(m)
		}
	}
	return 0
}

// isBareTitle reports whether s is a title with its modifiers and nothing else:
// 副署长, 主任委员, 召集委员; not 环境保护署署长.
func isBareTitle(s string) bool {
	n := roleEnding(s)
	if n == 0 {
		return false
	}
	for s = s[:len(s)-n]; s != ""; s = s[:len(s)-n] {
		if n = modifierEnding(s); n == 0 {
			return false
		}
	}
	return true
}

// isDeputyRole reports a seat in an assembly or a consultative body, the
// strongest sign that what follows is a speech.
func isDeputyRole(role string) bool {
	return strings.Contains(role, "代表") || strings.Contains(role, "议员") || strings.Contains(role, "委员") && !strings.HasSuffix(role, "委员会") ||
		strings.Contains(role, "人大") && strings.HasSuffix(role, "主任")
}

// isChairWord reports a role that stands alone before a speech in minutes.
func isChairWord(s string) bool {
	switch s {
	case "主席", "代理主席", "副主席", "代主席", "执行主席", "全委会主席", "全委会副主席", "全体委员会主席", "会议主席", "主持人", "主持", "秘书", "秘书长", "副秘书长", "立法会秘书", "议长", "副议长", "记者", "委员长", "主任委员", "召集人", "主任", "副主任":
		return true
	}
	return false
}

// endsLikeOffice reports whether s ends with the name of an office, a place or a
// body, before which a title stands as a role without a name: 发展局|局长.
func endsLikeOffice(s string) bool {
	last, _ := lastRune(s)
	return last != utf8.RuneError && strings.ContainsRune("局部署厅处科司室院委会办府团所市省县区镇乡村校厂社中心队组庭行馆站关党政系科国州", last)
}
