package analysis

import "strings"

// The grades of a task's checkability and the things that a task may lack.
const (
	Checkable       = "可核查"
	PartlyCheckable = "部分可核查"
	Principle       = "原则性"

	MissingUnit     = "责任单位"
	MissingDeadline = "完成时限"
	MissingTarget   = "量化目标"
)

// checkability says whether anyone can tell, when the time is up, that t was
// done, by what its wording holds:
//
//	who    a responsible unit or person
//	when   a deadline that comes to an end (by, within, or recurring), or a
//	       target for a named year; 持续推进 and 长期 do not end
//	what   a target, or a result that is there or not (出台, 建成, 投入使用 …)
//
//	可核查      who, when and what
//	部分可核查   when or what, but not all three
//	原则性      neither when nor what: 加强队伍建设, whoever is to do it
//
// missing names what is absent; 量化目标 only where there is no "what" at all.
// wording is the task's text in the Reading.
func checkability(t *Task, wording string) Checkability {
	who := len(t.Units) > 0 || len(t.LeadUnits) > 0 || len(t.Leaders) > 0
	when := hasTerm(t)
	what := len(t.Targets) > 0 || promisesResult(wording)
	c := Checkability{Grade: PartlyCheckable, Missing: []string{}}
	switch {
	case who && when && what:
		c.Grade = Checkable
	case !when && !what:
		c.Grade = Principle
	}
	for _, part := range [...]struct {
		there bool
		name  string
	}{{who, MissingUnit}, {when, MissingDeadline}, {what, MissingTarget}} {
		if !part.there {
			c.Missing = append(c.Missing, part.name)
		}
	}
	return c
}

// hasTerm reports whether t has a time that comes to an end.
func hasTerm(t *Task) bool {
	for _, d := range t.Deadlines {
		if d.Kind != Ongoing {
			return true
		}
	}
	for _, x := range t.Targets {
		if x.Period != "" {
			return true
		}
	}
	return false
}

// promisesResult reports whether the wording names a result that is there or
// not: a document issued, a building in use, a report handed in.
func promisesResult(wording string) bool {
	if holdsAny(wording, "提出 提交 形成 报送 提供") && holdsAny(wording, "报告 方案 清单 名单 草案") {
		return true
	}
	if issuesDocument(wording) {
		return true
	}
	return holdsAny(wording, "出台 印发 建成 投入使用 投用 投入运营 开通 通车 竣工 开工 动工 上线 挂牌 验收 提交 提出报告 报送 备案 书面报告 专题报告 专案报告 制定实施细则 制定实施方案 制定方案 "+
		"制定办法 制定管理办法 编制完成 修订完成 完成修订 完成编制 完成整改 完成建设 完成改造 完成移交 完成立法 成立 设立 组建 召开 举办 公布 发布 颁布")
}

// issuesDocument reports a clause that says a document is to be written: 制定既有
// 住宅加装电梯协商办法.
func issuesDocument(wording string) bool {
	for clause := range strings.FieldsFuncSeq(wording, closesClause) {
		k, n := indexFirst(clause, "制定 制订 修订 起草 编制 编印")
		if k < 0 || holdsAny(clause[:k], "按照 根据 依据") {
			continue
		}
		if suffixIn(clause, "办法 规定 方案 细则 标准 规划 条例 清单 指南 预案 意见 规范 规程 目录 手册 计划 章程 草案 导则 图集") > 0 && len(clause) > k+n {
			return true
		}
	}
	return false
}
