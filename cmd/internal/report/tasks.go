package report

import (
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/table"
)

// taskColumn is a column of the task list: how it looks in a workbook and what
// stands in it.
type taskColumn struct {
	office.Column
	cell func(t *taskRow) string
}

// taskRow is a task with what its row needs besides.
type taskRow struct {
	number int
	result *analysis.Result
	task   *analysis.Task
	motion string   // title of the motion, or empty
	group  string   // what it is listed under, or empty
	role   string   // of the unit that it is listed under: 牵头, 配合
	spoken []spoken // the points that speak of the task
	told   []string // what progress reports tell of it, each with its place
}

// spoken is a point of a remark that a link ties to a task.
type spoken struct {
	speaker analysis.Speaker
	text    string
	link    *analysis.Linked
}

// taskColumns are the columns of the task list, in order: what the text says, what
// people enter, and what makes it traceable. Printed together, the printed ones
// fill a sheet of A4 across.
func taskColumns() []taskColumn {
	column := func(header string, width float64, kind office.Kind, place office.Place, cell func(*taskRow) string) taskColumn {
		return taskColumn{office.Column{Header: header, Width: width, Kind: kind, Place: place}, cell}
	}
	entry := func(header string, width float64, place office.Place, choice ...string) taskColumn {
		return taskColumn{office.Column{Header: header, Width: width, Place: place, Entry: true, Choice: choice}, func(*taskRow) string { return "" }}
	}
	targets := func(f func(analysis.Target) string) func(*taskRow) string {
		return func(r *taskRow) string { return joined(r.task.Targets, f) }
	}
	links := func(f func(spoken) string) func(*taskRow) string {
		return func(r *taskRow) string { return joined(r.spoken, f) }
	}
	motion := column("来源议案", 12, office.Center, office.Printed, func(r *taskRow) string { return r.motion })
	motion.Merge = true
	checked := column("人工核对", 10, office.Center, office.Screen, func(r *taskRow) string {
		return joined(r.task.Corrected, func(part string) string { return part + "已更正" })
	})
	checked.Entry, checked.Choice = true, []string{"已核对", "有误"}
	progress := entry("进展情况", 10, office.Printed)
	progress.cell = func(r *taskRow) string { return strings.Join(r.told, "；") }
	return slices.Concat(banded("任务内容", []taskColumn{
		column("序号", 5, office.Number, office.Printed, func(r *taskRow) string { return strconv.Itoa(r.number) }),
		column("任务编号", 8, office.Center, office.Folded, func(r *taskRow) string { return r.task.ID }),
		motion,
		column("来源文件", 16, office.Text, office.Folded, func(r *taskRow) string { return r.result.Source }),
		column("章节", 24, office.Text, office.Folded, func(r *taskRow) string { return strings.Join(r.task.Path, " / ") }),
		column("任务事项", 36, office.Text, office.Printed, func(r *taskRow) string { return TaskWording(r.task) }),
		column("牵头单位", 12, office.Center, office.Printed, func(r *taskRow) string { return names(r.task.LeadUnits) }),
		column("责任单位", 14, office.Center, office.Printed, func(r *taskRow) string { return Units(r.task) }),
		column("完成时限(原文)", 12, office.Center, office.Printed, func(r *taskRow) string {
			return joined(r.task.Deadlines, func(d analysis.Deadline) string { return d.Text })
		}),
		column("截止日期", 11, office.Date, office.Printed, func(r *taskRow) string {
			return joined(r.task.Deadlines, func(d analysis.Deadline) string { return d.Date })
		}),
		column("目标(原文)", 20, office.Text, office.Printed, targets(func(t analysis.Target) string { return t.Text })),
		column("指标名称", 18, office.Text, office.Folded, targets(func(t analysis.Target) string { return t.Indicator })),
		column("比较符", 8, office.Center, office.Folded, targets(func(t analysis.Target) string { return string(t.Comparator) })),
		column("目标值", 12, office.Number, office.Folded, targets(targetValue)),
		column("单位", 8, office.Center, office.Folded, targets(func(t analysis.Target) string { return t.Unit })),
		column("时点", 12, office.Center, office.Folded, targets(func(t analysis.Target) string { return t.Period })),
		column("指标性质", 10, office.Center, office.Folded, targets(func(t analysis.Target) string { return t.Nature })),
		column("可核查性", 12, office.Center, office.Folded, func(r *taskRow) string { return r.task.Checkability.Grade }),
		column("缺项", 10, office.Center, office.Printed, func(r *taskRow) string { return strings.Join(r.task.Checkability.Missing, "、") }),
	}), banded("办理情况", []taskColumn{
		progress,
		entry("完成值", 9, office.Folded),
		entry("状态灯", 7, office.Printed, "绿", "黄", "红"),
		entry("存在问题", 10, office.Printed),
		entry("办理结果", 9, office.Printed),
		entry("复核评价", 10, office.Folded),
		entry("销号日期", 12, office.Folded),
	}), banded("依据与核对", []taskColumn{
		column("相关发言", 36, office.Text, office.Folded, links(func(s spoken) string { return speakerName(s.speaker) + "：" + s.text })),
		column("关联理由", 24, office.Text, office.Folded, links(func(s spoken) string {
			return RelationName(s.link.Relation) + "：" + strings.Join(s.link.Reasons, "，")
		})),
		column("关联得分", 10, office.Number, office.Folded, links(func(s spoken) string { return strconv.FormatFloat(math.Round(100*s.link.Score)/100, 'f', -1, 64) })),
		column("原文摘录", 40, office.Text, office.Folded, func(r *taskRow) string { return r.task.Text }),
		column("原文位置", 16, office.Center, office.Folded, func(r *taskRow) string { return place(r.task.Span) }),
		column("牵头依据", 10, office.Center, office.Folded, func(r *taskRow) string { return leadReason(r.task.UnitRule) }),
		column("提取规则", 10, office.Center, office.Folded, func(r *taskRow) string { return r.task.Rule }),
		checked,
	}))
}

// banded are columns under common words.
func banded(band string, columns []taskColumn) []taskColumn {
	for i := range columns {
		columns[i].Band = band
	}
	return columns
}

// TaskList is the task list of results, whose spans count code points. links
// tie remarks to tasks; nil leaves their columns empty.
func TaskList(results []*analysis.Result, links []analysis.Linked) *table.Table {
	return taskTable(taskColumns(), taskRows(results, links))
}

// TaskRows is TaskList row by row: that of a long plan takes as much room as all that
// was found in it.
func TaskRows(results []*analysis.Result, links []analysis.Linked) (header []string, rows iter.Seq2[[]string, error]) {
	columns := taskColumns()
	for _, c := range columns {
		header = append(header, c.Header)
	}
	return header, func(yield func([]string, error) bool) {
		for _, row := range taskRows(results, links) {
			if !yield(row.cells(columns), nil) {
				return
			}
		}
	}
}

// taskTable is the table of rows.
func taskTable(columns []taskColumn, rows []*taskRow) *table.Table {
	t := &table.Table{}
	for _, c := range columns {
		t.Header = append(t.Header, c.Header)
	}
	for _, row := range rows {
		t.Add(row.cells(columns)...)
	}
	return t
}

func (r *taskRow) cells(columns []taskColumn) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(r)
	}
	return cells
}

// taskRows are the tasks of results in the order of the text.
func taskRows(results []*analysis.Result, links []analysis.Linked) []*taskRow {
	said, told := pointsByTask(results, links), outcomesByTask(results, links)
	var rows []*taskRow
	for _, r := range results {
		titles := motionTitles(r)
		for i := range r.Tasks {
			t := &r.Tasks[i]
			rows = append(rows, &taskRow{number: len(rows) + 1, result: r, task: t, motion: titles[t.Motion], spoken: said[linkEnd(results, r, t.ID)], told: told[linkEnd(results, r, t.ID)]})
		}
	}
	return rows
}

// linkEnd is an id as links write it: with the source where there are several.
func linkEnd(results []*analysis.Result, r *analysis.Result, id string) string {
	if len(results) > 1 {
		return r.Source + "#" + id
	}
	return id
}

// outcomesByTask is what progress reports tell of each task, in their words, with the
// report and the id: 建成收储中心14处（报告.txt o2）.
func outcomesByTask(results []*analysis.Result, links []analysis.Linked) map[string][]string {
	outcomes := map[string]string{}
	for _, r := range results {
		file := r.Source[strings.LastIndexAny(r.Source, `/\`)+1:]
		for _, o := range r.Outcomes {
			outcomes[linkEnd(results, r, o.ID)] = clean(o.Text, o.Clean) + "（" + file + " " + o.ID + "）"
		}
	}
	told := map[string][]string{}
	for i := range links {
		if l := &links[i]; l.Relation == analysis.Reports && l.Counts() {
			told[l.To] = append(told[l.To], outcomes[l.From])
		}
	}
	return told
}

// pointsByTask are the points that links tie to each task. Links that a person
// has rejected do not count, nor do those that are too weak.
func pointsByTask(results []*analysis.Result, links []analysis.Linked) map[string][]spoken {
	points := map[string]spoken{}
	for _, r := range results {
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				points[linkEnd(results, r, p.ID)] = spoken{remark.Speaker, clean(p.Text, p.Clean), nil}
			}
		}
	}
	byTask := map[string][]spoken{}
	for i := range links {
		l := &links[i]
		if !l.Counts() {
			continue
		}
		if p, ok := points[l.From]; ok {
			p.link = l
			byTask[l.To] = append(byTask[l.To], p)
		}
	}
	return byTask
}
