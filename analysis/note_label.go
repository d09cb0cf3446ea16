package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// noteRole is what a label or the word after a name makes of the names.
type noteRole uint8

const (
	noRole     noteRole = iota
	plainRole           // 责任单位, 负责
	leadRole            // 牵头单位, 主办
	assistRole          // 配合单位, 参与
	leaderRole          // 责任领导, 责任人: persons
	timeRole            // 完成时限: no names at all
)

// labelRole says what follows a label: 牵头单位, 协同责任单位, 分管领导, 完成时限.
func labelRole(s string) noteRole {
	s = corpus.Unspace(strings.ReplaceAll(s, "\u3000", ""))
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 14 {
		return noRole
	}
	switch {
	case suffixIn(s, "时限 时间 期限 时间节点 完成节点 进度要求 时间要求 完成时间 时间安排") > 0:
		if hasPrefixOf(s, "完成 办理 时限 时间节点 工作时限 整改 推进 责任时限 落实 进度 办结") {
			return timeRole
		}
		return noRole
	case suffixIn(s, "领导 责任人 负责人 联系人 负责领导 负责同志 责任领导 包保领导 人员") > 0:
		if holdsAny(s, "牵头 责任 分管 负责 包保 主管 挂帅 挂钩 市领导 县领导 区领导") {
			return leaderRole
		}
		return noRole
	case suffixIn(s, "单位 部门 机构 单位及部门 处室 科室 责任 主体 主办 协办 承办 牵头 配合 负责 单位和部门 股室 委办局") == 0:
		return noRole
	case holdsAny(s, "牵头 主办 主责 首责 主要责任 第一责任"):
		return leadRole
	case holdsAny(s, "配合 协办 协同 参与 协助 参加 支持 协作 会办 协调单位"):
		return assistRole
	case holdsAny(s, "责任 负责 承办 办理 实施 落实 承担 完成 分工 主管 执行"):
		return plainRole
	}
	return noRole
}
