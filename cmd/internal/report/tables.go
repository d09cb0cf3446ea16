package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/cmd/internal/table"
)

// MotionList lists the motions of results with their proposers.
func MotionList(results []*analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"编号", "议案", "文号", "领衔代表", "人数", "问题", "要求", "解决方案", "来源文件", "原文位置"}}
	for _, r := range results {
		for _, m := range r.Motions {
			count := ""
			if m.ProposerCount > 0 {
				count = strconv.Itoa(m.ProposerCount)
			}
			t.Add(m.ID, m.Title, m.Number, names(m.LeadProposers), count, quotes(m.Problems), quotes(m.Demands), quotes(m.Solutions), r.Source, place(m.Span))
		}
	}
	return t
}

func quotes(list []analysis.Quote) string {
	return joined(list, func(q analysis.Quote) string { return clean(q.Text, q.Clean) })
}

// PointList lists every point of every remark with its act.
func PointList(results []*analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"编号", "发言人", "身份", "议案", "性质", "内容", "来源文件", "原文位置"}, Main: "内容"}
	for _, r := range results {
		titles := motionTitles(r)
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				t.Add(p.ID, remark.Speaker.Name, remark.Speaker.Role, titles[remark.Motion], string(p.Act), clean(p.Text, p.Clean), r.Source, place(p.Span))
			}
		}
	}
	return t
}

// TargetList lists every target of every task.
func TargetList(results []*analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"任务编号", "目标(原文)", "指标名称", "变化", "比较符", "目标值", "单位", "时点", "基期", "指标性质", "来源文件", "原文位置"}}
	for _, r := range results {
		for _, task := range r.Tasks {
			for _, x := range task.Targets {
				t.Add(task.ID, x.Text, x.Indicator, x.Change, string(x.Comparator), targetValue(x), x.Unit, x.Period, x.Base, x.Nature, r.Source, place(x.Span))
			}
		}
	}
	return t
}

// KeywordList lists the theme keywords of results.
func KeywordList(results []*analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"主题词", "次数", "得分", "来源文件", "首次出现"}}
	for _, r := range results {
		for _, k := range r.Keywords {
			first := ""
			if len(k.Spans) > 0 {
				first = place(k.Spans[0])
			}
			t.Add(k.Term, strconv.Itoa(k.Count), strconv.FormatFloat(k.Score, 'f', 2, 64), r.Source, first)
		}
	}
	return t
}

// TaskSummary is the task list as it fits a terminal.
func TaskSummary(r *analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"编号", "任务事项", "责任单位", "完成时限", "目标", "可核查性"}, Main: "任务事项"}
	for i := range r.Tasks {
		task := &r.Tasks[i]
		grade := task.Checkability.Grade
		if n := len(task.Checkability.Missing); n > 0 && n < 3 {
			grade += " 缺" + strings.Join(task.Checkability.Missing, "、")
		}
		t.Add(task.ID, TaskWording(task), dash(markedUnits(task)), dash(joined(task.Deadlines, deadline)), dash(joined(task.Targets, TargetWording)), grade)
	}
	return t
}

// markedUnits are the responsible units of t, the leading ones marked: as such
// where the text says so, with * where it only lists them first.
func markedUnits(t *analysis.Task) string {
	var all []string
	for _, u := range t.Units {
		name := u.Name
		if slices.ContainsFunc(t.LeadUnits, func(l analysis.Name) bool { return l.Name == name }) {
			switch t.UnitRule {
			case analysis.LeadExplicit:
				name += "（牵头）"
			case analysis.LeadFirstListed:
				name += "*"
			}
		}
		all = append(all, name)
	}
	s := strings.Join(all, "、")
	if t.OpenEnded && s != "" {
		s += "等"
	}
	return s
}

// firstListed says why some of the leading units are such.
const firstListed = "原文未注明牵头单位，以列在首位的单位为牵头。"

// leadReason says by what the leading unit of a task is known.
func leadReason(r analysis.UnitRule) string {
	switch r {
	case analysis.LeadExplicit:
		return "原文注明"
	case analysis.LeadFirstListed:
		return "列在首位"
	case analysis.LeadSole:
		return "唯一单位"
	case analysis.LeadInherited:
		return "上文统一标注"
	case analysis.LeadSubject:
		return "句中主语"
	}
	return ""
}

// deadline is the date, or the wording where no date can be had.
func deadline(d analysis.Deadline) string {
	if d.Date != "" {
		return d.Date
	}
	return d.Text
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// RemarkSummary lists the remarks of r: who spoke, on what, and how many points
// of which kind.
func RemarkSummary(r *analysis.Result) *table.Table {
	t := &table.Table{Header: []string{"编号", "发言人", "身份", "议案", "标题或首句", "要点"}, Main: "标题或首句"}
	for _, remark := range r.Remarks {
		head := ""
		if remark.Headline != nil {
			head = clean(remark.Headline.Text, remark.Headline.Clean)
		} else if len(remark.Points) > 0 {
			head = clean(remark.Points[0].Text, remark.Points[0].Clean)
		}
		t.Add(remark.ID, dash(remark.Speaker.Name), dash(remark.Speaker.Role), dash(remark.Motion), shortened(head, 30), acts(remark.Points))
	}
	return t
}

// acts counts the points by act: 建议3 问题1.
func acts(points []analysis.Point) string {
	var all []string
	for _, act := range []analysis.Act{analysis.Request, analysis.Problem, analysis.Inquiry, analysis.Praise, analysis.Neutral} {
		n := 0
		for _, p := range points {
			if p.Act == act {
				n++
			}
		}
		if n > 0 {
			all = append(all, fmt.Sprintf("%s%d", act, n))
		}
	}
	return strings.Join(all, " ")
}

// shortened is s, cut after n characters.
func shortened(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
