// Package report lays out what an analysis found as tables for people: the task
// list (任务分解表), remarks, motions, keywords, targets and links.
//
// To add a column to the task list, add a line to taskColumns.
package report

import (
	"fmt"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// taskColumn is a column of the task list and what stands in it.
type taskColumn struct {
	header string
	cell   func(t *taskRow) string
}

// taskRow is a task with what its row needs besides.
type taskRow struct {
	number int
	result *analysis.Result
	task   *analysis.Task
	motion string // title of the motion, or empty
}

// taskColumns are the columns of the task list, in order. The empty ones are
// filled in by people.
func taskColumns() []taskColumn {
	empty := func(*taskRow) string { return "" }
	targets := func(f func(analysis.Target) string) func(*taskRow) string {
		return func(r *taskRow) string { return joined(r.task.Targets, f) }
	}
	return []taskColumn{
		{"序号", func(r *taskRow) string { return strconv.Itoa(r.number) }},
		{"任务编号", func(r *taskRow) string { return r.task.ID }},
		{"来源议案", func(r *taskRow) string { return r.motion }},
		{"来源文件", func(r *taskRow) string { return r.result.Source }},
		{"章节", func(r *taskRow) string { return strings.Join(r.task.Path, " / ") }},
		{"任务事项", func(r *taskRow) string { return TaskWording(r.task) }},
		{"牵头单位", func(r *taskRow) string { return names(r.task.LeadUnits) }},
		{"责任单位", func(r *taskRow) string { return Units(r.task) }},
		{"完成时限(原文)", func(r *taskRow) string {
			return joined(r.task.Deadlines, func(d analysis.Deadline) string { return d.Text })
		}},
		{"截止日期", func(r *taskRow) string {
			return joined(r.task.Deadlines, func(d analysis.Deadline) string { return d.Date })
		}},
		{"目标(原文)", targets(func(t analysis.Target) string { return t.Text })},
		{"指标名称", targets(func(t analysis.Target) string { return t.Indicator })},
		{"比较符", targets(func(t analysis.Target) string { return string(t.Comparator) })},
		{"目标值", targets(targetValue)},
		{"单位", targets(func(t analysis.Target) string { return t.Unit })},
		{"时点", targets(func(t analysis.Target) string { return t.Period })},
		{"指标性质", targets(func(t analysis.Target) string { return t.Nature })},
		{"可核查性", func(r *taskRow) string { return r.task.Checkability.Grade }},
		{"缺项", func(r *taskRow) string { return strings.Join(r.task.Checkability.Missing, "、") }},
		{"进展情况", empty},
		{"完成值", empty},
		{"状态灯", empty},
		{"存在问题", empty},
		{"办理结果", empty},
		{"复核评价", empty},
		{"销号日期", empty},
		{"原文摘录", func(r *taskRow) string { return r.task.Text }},
		{"原文位置", func(r *taskRow) string { return place(r.task.Span) }},
		{"提取规则", func(r *taskRow) string { return r.task.Rule }},
		{"人工核对", func(r *taskRow) string {
			return joined(r.task.Corrected, func(part string) string { return part + "已更正" })
		}},
	}
}

// TaskList is the task list of results, whose spans count code points.
func TaskList(results []*analysis.Result) *table.Table {
	columns := taskColumns()
	t := &table.Table{}
	for _, c := range columns {
		t.Header = append(t.Header, c.header)
	}
	number := 0
	for _, r := range results {
		titles := motionTitles(r)
		for i := range r.Tasks {
			number++
			row := &taskRow{number, r, &r.Tasks[i], titles[r.Tasks[i].Motion]}
			cells := make([]string, len(columns))
			for k, c := range columns {
				cells[k] = c.cell(row)
			}
			t.Add(cells...)
		}
	}
	return t
}

// motionTitles are the titles of the motions of r by id.
func motionTitles(r *analysis.Result) map[string]string {
	titles := map[string]string{}
	for _, m := range r.Motions {
		titles[m.ID] = m.Title
	}
	return titles
}

// TaskWording is the task as a person would write it in a list: its own heading
// and wording without hard wraps.
func TaskWording(t *analysis.Task) string {
	wording := clean(t.Text, t.Clean)
	if t.Heading != "" && !strings.HasPrefix(wording, t.Heading) {
		return t.Heading + "。" + wording
	}
	return wording
}

// Units are the responsible units of t, with 等 where the list is open.
func Units(t *analysis.Task) string {
	s := names(t.Units)
	if t.OpenEnded && s != "" {
		s += "等"
	}
	return s
}

// TargetWording is a target as one reads it: 改造小区≥1.2万个, 新建食堂：60家.
func TargetWording(t analysis.Target) string {
	comparator := string(t.Comparator)
	switch t.Comparator {
	case analysis.AtLeast:
		comparator = "≥"
	case analysis.AtMost:
		comparator = "≤"
	case analysis.About:
		comparator = "约"
	case analysis.Equal, analysis.Between:
		comparator = "："
	}
	return strings.TrimPrefix(t.Indicator+t.Change+comparator+t.RawValue+t.RawUnit, "：")
}

// targetValue is the value of a target, or its two ends.
func targetValue(t analysis.Target) string {
	value := strconv.FormatFloat(t.Value, 'f', -1, 64)
	if t.Comparator == analysis.Between {
		value += "—" + strconv.FormatFloat(t.ValueHigh, 'f', -1, 64)
	}
	return value
}

func names(list []analysis.Name) string {
	all := make([]string, len(list))
	for i, n := range list {
		all[i] = n.Name
	}
	return strings.Join(all, "、")
}

// joined are the parts that f names, those that are empty left out.
func joined[T any](list []T, f func(T) string) string {
	var all []string
	for _, x := range list {
		if s := f(x); s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, "；")
}

func place(s corpus.Span) string { return fmt.Sprintf("第%d—%d字", s.Start+1, s.End) }

// clean is the wording without hard wraps, where that differs from text.
func clean(text, cleaned string) string {
	if cleaned != "" {
		return cleaned
	}
	return text
}
