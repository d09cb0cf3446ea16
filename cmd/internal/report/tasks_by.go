package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/table"
)

// Grouping says by what a task list is parted.
type Grouping string

// The groupings.
const (
	Ungrouped  Grouping = ""
	ByUnit     Grouping = "unit"     // a list for each responsible unit
	ByDeadline Grouping = "deadline" // a calendar
	ByMotion   Grouping = "motion"
)

// label is what a grouping is called at the head of a column.
func (g Grouping) label() string {
	switch g {
	case ByUnit:
		return "责任单位"
	case ByDeadline:
		return "截止月份"
	case ByMotion:
		return "议案"
	}
	return ""
}

// summed reports whether lists parted so begin with a line for each part.
func (g Grouping) summed() bool { return g == ByUnit || g == ByMotion }

// taskGroup is the tasks listed together.
type taskGroup struct {
	name string // of the unit or motion; empty where the list is not parted
	rows []*taskRow
}

func (g *taskGroup) title() string {
	if g.name == "" {
		return taskTitle
	}
	return g.name + taskTitle
}

// note is the line under the title; in the list of a unit it names the unit.
func (g *taskGroup) note(by Grouping) string {
	if by != ByUnit || g.name == noUnit {
		return taskNote
	}
	return strings.Replace(taskNote, "填报单位：", "填报单位："+g.name, 1)
}

func (g *taskGroup) sheet() string { return cmp.Or(g.name, taskTitle) }

// groupCounts sums up a group. Dates are ISO 8601.
type groupCounts struct {
	led, dated, measured int
	first, last          string
}

func (g *taskGroup) counts() groupCounts {
	var c groupCounts
	for _, r := range g.rows {
		if r.role == leads {
			c.led++
		}
		if len(r.task.Deadlines) > 0 {
			c.dated++
		}
		if len(r.task.Targets) > 0 {
			c.measured++
		}
		for _, d := range r.task.Deadlines {
			if d.Date == "" {
				continue
			}
			if c.first == "" || d.Date < c.first {
				c.first = d.Date
			}
			c.last = max(c.last, d.Date)
		}
	}
	return c
}

// What a unit does for a task, and the names of the groups of tasks that say
// nothing by which they could be grouped.
const (
	leads, helps = "牵头", "配合"
	noUnit       = "未注明责任单位"
	noMotion     = "不属于议案"
	noDate       = "时限无确定日期"
	noDeadline   = "未注明时限"
)

// grouped parts rows. Groups come in the order of the text; a task of several
// units is in the list of each.
func grouped(rows []*taskRow, by Grouping) []taskGroup {
	switch by {
	case ByUnit:
		return parted(rows, noUnit, unitsOf)
	case ByMotion:
		return parted(rows, noMotion, func(r *taskRow) []*taskRow {
			c := *r
			c.group = r.motion
			return []*taskRow{&c}
		})
	case ByDeadline:
		return []taskGroup{{rows: byDate(rows)}}
	}
	return []taskGroup{{rows: rows}}
}

// unitsOf is a row for each unit of a task.
func unitsOf(r *taskRow) []*taskRow {
	var all []*taskRow
	for _, u := range r.task.Units {
		c := *r
		c.group, c.role = u.Name, helps
		if slices.ContainsFunc(r.task.LeadUnits, func(l analysis.Name) bool { return l.Name == u.Name }) {
			c.role = leads
		}
		if !slices.ContainsFunc(all, func(x *taskRow) bool { return x.group == c.group }) {
			all = append(all, &c)
		}
	}
	if all == nil {
		c := *r
		all = append(all, &c)
	}
	return all
}

// parted puts rows into groups by the name that spread gives them. Those without
// come last, as rest. Rows are numbered anew in each group.
func parted(rows []*taskRow, rest string, spread func(*taskRow) []*taskRow) []taskGroup {
	var groups []taskGroup
	at := map[string]int{}
	last := taskGroup{name: rest}
	for _, r := range rows {
		for _, c := range spread(r) {
			g := &last
			if c.group != "" {
				i, ok := at[c.group]
				if !ok {
					i = len(groups)
					at[c.group] = i
					groups = append(groups, taskGroup{name: c.group})
				}
				g = &groups[i]
			}
			c.group = g.name
			g.rows = append(g.rows, c)
			c.number = len(g.rows)
		}
	}
	if len(last.rows) > 0 {
		groups = append(groups, last)
	}
	return groups
}

// byDate are rows in the order of their first dates, each under its month; those
// without a date come last.
func byDate(rows []*taskRow) []*taskRow {
	type dated struct {
		*taskRow
		date string
	}
	all := make([]dated, len(rows))
	for i, r := range rows {
		c := *r
		all[i] = dated{&c, firstDate(r.task)}
		switch {
		case all[i].date != "":
			c.group = month(all[i].date)
		case len(r.task.Deadlines) > 0:
			all[i].date, c.group = "9998", noDate // after all dates
		default:
			all[i].date, c.group = "9999", noDeadline
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(a.date, b.date) })
	sorted := make([]*taskRow, len(all))
	for i, d := range all {
		d.number = i + 1
		sorted[i] = d.taskRow
	}
	return sorted
}

// firstDate is the earliest date by which something of t is to be done.
func firstDate(t *analysis.Task) string {
	first := ""
	for _, d := range t.Deadlines {
		if d.Date != "" && (first == "" || d.Date < first) {
			first = d.Date
		}
	}
	return first
}

// month is the month of an ISO date: 2025年6月.
func month(date string) string {
	parts := strings.Split(date, "-")
	if len(parts) < 2 {
		return date
	}
	return parts[0] + "年" + strings.TrimPrefix(parts[1], "0") + "月"
}

// taskColumnsBy are the columns of a list that is parted: those of the task list
// and what it is parted by.
func taskColumnsBy(by Grouping) []taskColumn {
	columns := taskColumns()
	switch by {
	case ByUnit:
		role := taskColumn{office.Column{Header: "角色", Width: 6, Kind: office.Center}, func(r *taskRow) string { return r.role }}
		return slices.Insert(columns, 1, beside(columns[0], role))
	case ByMotion: // its title stands above
		for i := range columns {
			if columns[i].Merge {
				columns[i].Place = office.Folded
			}
		}
	case ByDeadline:
		at := taskColumn{office.Column{Header: by.label(), Width: 10, Kind: office.Center, Merge: true}, func(r *taskRow) string { return r.group }}
		return slices.Insert(columns, 1, beside(columns[0], at))
	}
	return columns
}

// beside is a column under the same words as first.
func beside(first, c taskColumn) taskColumn {
	c.Band = first.Band
	return c
}

// TaskListBy is the parted task list as one table, whose first column is the
// group.
func TaskListBy(f *Found, by Grouping) *table.Table {
	columns := taskColumnsBy(by)
	if by == ByUnit || by == ByMotion {
		columns = slices.Insert(columns, 0, groupColumn(by))
	}
	var rows []*taskRow
	for _, g := range grouped(taskRows(f.Results, f.Links), by) {
		rows = append(rows, g.rows...)
	}
	return taskTable(columns, rows)
}

func groupColumn(by Grouping) taskColumn {
	return taskColumn{office.Column{Header: by.label()}, func(r *taskRow) string { return r.group }}
}

// Tasks writes the task list for a terminal of width columns, group by group.
func Tasks(w io.Writer, f *Found, by Grouping, width int) error {
	rows := taskRows(f.Results, f.Links)
	if len(rows) == 0 {
		_, err := fmt.Fprintln(w, "没有找到任务。")
		return err
	}
	groups := grouped(rows, by)
	if by == ByDeadline {
		groups = months(groups[0].rows)
	}
	for i, g := range groups {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if g.name != "" {
			fmt.Fprintf(w, "%s  %s\n", g.name, g.summary())
		}
		t := &table.Table{Header: []string{"序号", "编号", "任务事项", "责任单位", "完成时限", "目标"}, Main: "任务事项"}
		for _, r := range g.rows {
			t.Add(fmt.Sprint(r.number), linkEnd(f.Results, r.result, r.task.ID), TaskWording(r.task), dash(markedUnits(r.task)),
				dash(joined(r.task.Deadlines, deadline)), dash(joined(r.task.Targets, TargetWording)))
		}
		if err := t.Terminal(w, width); err != nil {
			return err
		}
	}
	return nil
}

// months parts rows that are sorted by date.
func months(rows []*taskRow) []taskGroup {
	var groups []taskGroup
	for _, r := range rows {
		if len(groups) == 0 || groups[len(groups)-1].name != r.group {
			groups = append(groups, taskGroup{name: r.group})
		}
		g := &groups[len(groups)-1]
		g.rows = append(g.rows, r)
	}
	return groups
}

// summary is how many tasks a group has: 3项，其中牵头2项.
func (g *taskGroup) summary() string {
	s := fmt.Sprintf("%d项", len(g.rows))
	if led := g.counts().led; led > 0 {
		s += fmt.Sprintf("，其中牵头%d项", led)
	}
	return s
}

// columnsFor are the columns as a sheet or a paper with rows shows them: that of
// the motions is folded away where no task belongs to one, and those of wording
// are wider where it is long.
func columnsFor(columns []taskColumn, rows []*taskRow) []office.Column {
	all := make([]office.Column, len(columns))
	for i, c := range columns {
		all[i] = c.Column
		if c.Place != office.Printed || len(c.Choice) > 0 {
			continue
		}
		length, filled := 0, 0
		for _, r := range rows {
			if w := office.Width(c.cell(r)); w > 0 {
				length += w
				filled++
			}
		}
		switch {
		case c.Merge && filled == 0:
			all[i].Place = office.Folded
		case filled == 0:
			all[i].Width = min(c.Width, 12) // as much as people need to fill it in
		case c.Kind == office.Text && filled > 0:
			const shape = 10 // a cell is about so many times wider than high, counting lines
			all[i].Width = min(max(c.Width, math.Sqrt(float64(shape*length/filled))), 1.7*c.Width)
		}
	}
	return all
}

// TaskPaper is the task list for paper. Each unit's is a list of its own, with
// its title and its line to fill in, since it goes to the unit; each motion's
// stands under a heading. What is parted so is summed up first.
func TaskPaper(f *Found, by Grouping) *office.Paper {
	p := &office.Paper{Title: taskTitle, Note: taskNote, Landscape: true}
	columns := taskColumnsBy(by)
	groups := grouped(taskRows(f.Results, f.Links), by)
	if by.summed() {
		p.Title = summaryTitle
		p.Add(groupSummary(groups, by))
	}
	for _, g := range groups {
		switch by {
		case ByUnit:
			p.Add(office.PageBreak{}, office.Title{Text: g.title(), Note: g.note(by)})
		case ByMotion:
			p.Add(office.Heading{Level: 1, Text: g.name + "（" + g.summary() + "）"})
		}
		t := office.Table{Columns: columnsFor(columns, g.rows)}
		for _, row := range g.rows {
			t.Rows = append(t.Rows, row.cells(columns))
		}
		p.Add(t)
		if numbers := g.firstListed(); numbers != "" {
			p.Add(office.Paragraph{Text: "第" + numbers + "项" + firstListed, Small: true})
		}
	}
	return p
}

// firstListed are the numbers of the tasks whose leading unit is only listed first:
// 1、3—5.
func (g *taskGroup) firstListed() string {
	var all []string
	for i := 0; i < len(g.rows); i++ {
		first := i
		for i < len(g.rows) && g.rows[i].task.UnitRule == analysis.LeadFirstListed {
			i++
		}
		switch last := i - 1; {
		case last > first:
			all = append(all, fmt.Sprintf("%d—%d", g.rows[first].number, g.rows[last].number))
		case last == first:
			all = append(all, fmt.Sprint(g.rows[first].number))
		}
	}
	return strings.Join(all, "、")
}

// TaskCalendar is a calendar of all dates by which a task is to be done.
func TaskCalendar(f *Found) *office.Calendar {
	c := &office.Calendar{Name: "任务时限"}
	entries := map[string]int{}
	for _, r := range byDate(taskRows(f.Results, f.Links)) {
		for _, d := range r.task.Deadlines {
			if d.Date == "" {
				continue
			}
			summary := shortened(TaskWording(r.task), 40)
			if lead := names(r.task.LeadUnits); lead != "" {
				summary = "【" + lead + "】" + summary
			}
			detail := []string{TaskWording(r.task), "完成时限：" + d.Text}
			if units := Units(r.task); units != "" {
				detail = append(detail, "责任单位："+units)
			}
			detail = append(detail, "出处："+r.result.Source+" "+place(r.task.Span))
			id := r.task.Key + "-" + d.Date
			if entries[id]++; entries[id] > 1 { // a calendar would keep one of them
				id += fmt.Sprintf("-%d", entries[id])
			}
			c.Days = append(c.Days, office.Day{ID: id + "@yian", Date: d.Date, Summary: summary, Detail: strings.Join(detail, "\n")})
		}
	}
	slices.SortStableFunc(c.Days, func(a, b office.Day) int { return cmp.Compare(a.Date, b.Date) })
	return c
}

// TaskPart is a group of tasks in JSON.
type TaskPart struct {
	Name  string     `json:"name,omitempty"` // of the unit, month or motion
	Tasks []PartTask `json:"tasks"`
}

// PartTask is a task in a group, with what its document says of it.
type PartTask struct {
	Source      string `json:"source"`
	MotionTitle string `json:"motion_title,omitempty"`
	Role        string `json:"role,omitempty"` // of the unit: 牵头, 配合
	*analysis.Task
}

// TaskParts are the groups of tasks as they are written in JSON.
func TaskParts(f *Found, by Grouping) []TaskPart {
	groups := grouped(taskRows(f.Results, f.Links), by)
	if by == ByDeadline {
		groups = months(groups[0].rows)
	}
	parts := []TaskPart{}
	for _, g := range groups {
		part := TaskPart{Name: g.name, Tasks: []PartTask{}}
		for _, r := range g.rows {
			part.Tasks = append(part.Tasks, PartTask{r.result.Source, r.motion, r.role, r.task})
		}
		parts = append(parts, part)
	}
	return parts
}
