package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// Notice is a place where the program was unsure, as it stands in a workbook.
type Notice struct {
	Source  string
	Line    int // from 1
	Span    corpus.Span
	Message string
}

// Found is what a task list is made of. Spans count code points.
type Found struct {
	Results []*analysis.Result
	Links   []analysis.Linked
	Notices []Notice
}

// taskTitle is the title of a task list, summaryTitle that of the list of its
// parts, taskNote the line under it, which
// offices fill in by hand: its second part stands at the right margin.
const (
	taskTitle    = "任务分解表"
	summaryTitle = taskTitle + "汇总"
	taskNote     = "填报单位：\t填报日期：　　　　年　　月　　日"
)

// TaskBook writes the task list as a workbook: the list, where each document
// comes from, and what could not be read with certainty. By units and by motions
// each group has a sheet of its own, after one that sums them up.
func TaskBook(w io.Writer, f *Found, by Grouping) error {
	b := office.NewBook(w, taskTitle)
	groups := grouped(taskRows(f.Results, f.Links), by)
	if by.summed() {
		addSummary(b, groups, by)
	}
	columns := taskColumnsBy(by)
	for _, g := range groups {
		s := b.Sheet(office.Layout{Name: g.sheet(), Title: g.title(), Note: g.note(by), Columns: columnsFor(columns, g.rows)})
		for _, row := range g.rows {
			s.Row(row.cells(columns)...)
		}
	}
	addSources(b, f)
	return b.Close()
}

// addSummary writes the sheet with a line for each group.
func addSummary(b *office.Book, groups []taskGroup, by Grouping) {
	t := groupSummary(groups, by)
	s := b.Sheet(office.Layout{Name: "汇总", Title: summaryTitle, Columns: t.Columns})
	for _, row := range t.Rows {
		s.Row(row...)
	}
}

// groupSummary has a line for each group.
func groupSummary(groups []taskGroup, by Grouping) office.Table {
	t := office.Table{Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: by.label(), Width: 50}, {Header: "任务数", Width: 9, Kind: office.Number},
		{Header: "其中牵头", Width: 10, Kind: office.Number, Place: placeIf(by == ByUnit)},
		{Header: "有时限", Width: 9, Kind: office.Number}, {Header: "有目标", Width: 9, Kind: office.Number},
		{Header: "最早截止", Width: 12, Kind: office.Date}, {Header: "最晚截止", Width: 12, Kind: office.Date}}}
	for i, g := range groups {
		c := g.counts()
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), g.name, strconv.Itoa(len(g.rows)), strconv.Itoa(c.led), strconv.Itoa(c.dated), strconv.Itoa(c.measured), c.first, c.last})
	}
	return t
}

// placeIf is in view, or folded away where a column has nothing to say.
func placeIf(printed bool) office.Place {
	if printed {
		return office.Printed
	}
	return office.Folded
}

// addSources writes the sheets that make a list traceable: 来源 and 警告.
func addSources(b *office.Book, f *Found) {
	s := b.Sheet(office.Layout{Name: "来源", Title: "来源文件", Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "文件", Width: 26}, {Header: "标题", Width: 40},
		{Header: "类型", Width: 12, Kind: office.Center}, {Header: "文号", Width: 20, Kind: office.Center},
		{Header: "日期", Width: 11.5, Kind: office.Date}, {Header: "会议", Width: 26, Kind: office.Center},
		{Header: "议案数", Width: 8, Kind: office.Number}, {Header: "任务数", Width: 8, Kind: office.Number}, {Header: "发言数", Width: 8, Kind: office.Number},
		{Header: "标题位置", Width: 14, Kind: office.Center, Place: office.Folded}, {Header: "日期位置", Width: 14, Kind: office.Center, Place: office.Folded},
		{Header: "格式", Width: 10, Kind: office.Center, Place: office.Folded}, {Header: "编码", Width: 10, Kind: office.Center, Place: office.Folded},
		{Header: "SHA-256", Width: 34}, {Header: "规则版本", Width: 9, Kind: office.Center, Place: office.Folded}}})
	for i, r := range f.Results {
		s.Row(strconv.Itoa(i+1), r.Source, r.Title, KindName(r.Kind), r.Number, r.Date, r.Meeting,
			strconv.Itoa(len(r.Motions)), strconv.Itoa(len(r.Tasks)), strconv.Itoa(len(r.Remarks)),
			somewhere(r.TitleSpan), somewhere(r.DateSpan), r.Format, r.Encoding, r.SHA256, analysis.Version)
	}
	note := ""
	if len(f.Notices) == 0 {
		note = "没有。"
	}
	s = b.Sheet(office.Layout{Name: "警告", Title: "没能读准、需要人看的地方", Note: note, Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "文件", Width: 30}, {Header: "行", Width: 8, Kind: office.Number},
		{Header: "原文位置", Width: 18, Kind: office.Center}, {Header: "警告", Width: 80}}})
	for i, n := range f.Notices {
		s.Row(strconv.Itoa(i+1), n.Source, strconv.Itoa(n.Line), somewhere(n.Span), n.Message)
	}
}

// somewhere is the place of a span, empty where there is none.
func somewhere(s corpus.Span) string {
	if s.Start == s.End {
		return ""
	}
	return place(s)
}

// KindName is a kind of document in Chinese.
func KindName(k analysis.Kind) string {
	switch k {
	case analysis.MotionHandling:
		return "议案办理"
	case analysis.WorkPlan:
		return "工作部署"
	case analysis.WorkReport:
		return "工作报告"
	case analysis.ProgressReport:
		return "进展报告"
	case analysis.Reply:
		return "答复"
	case analysis.Proceedings:
		return "会议记录"
	case analysis.MotionText:
		return "议案"
	case analysis.News:
		return "新闻"
	}
	return "其他"
}

// Book writes any table as a workbook of one sheet, each column as wide as its
// cells need.
func Book(w io.Writer, name string, t *table.Table) error {
	b := office.NewBook(w, name)
	s := b.Sheet(office.Layout{Name: name, Columns: fitted(t)})
	for _, row := range t.Rows {
		s.Row(row...)
	}
	return b.Close()
}

// fitted are the columns of t: numbers and dates as such, widths between those of
// the header and of a long line.
func fitted(t *table.Table) []office.Column {
	const narrowest, widest = 6, 44
	columns := make([]office.Column, len(t.Header))
	for i, header := range t.Header {
		c := office.Column{Header: header, Width: max(narrowest, float64(office.Width(header))+2), Kind: office.Number}
		for _, row := range t.Rows {
			w := float64(office.Width(row[i])) + 1
			if w > 16 {
				c.Kind = office.Text
			}
			c.Width = min(max(c.Width, w), widest)
		}
		columns[i] = c
	}
	return columns
}

// lineAt is the line of text, from 1, on which the byte offset at lies.
func lineAt(text string, at int) int {
	return 1 + strings.Count(text[:at], "\n")
}

// Notices are the warnings of r, whose spans are bytes of text.
func Notices(r *analysis.Result, text string) []Notice {
	if len(r.Warnings) == 0 {
		return nil
	}
	offsets := corpus.NewRuneOffsets(text)
	all := make([]Notice, len(r.Warnings))
	for i, w := range r.Warnings {
		all[i] = Notice{r.Source, lineAt(text, w.Span.Start), offsets.Span(w.Span), w.Message}
	}
	return all
}

// String is the notice as it is told on a terminal.
func (n Notice) String() string {
	return fmt.Sprintf("%s：第%d行：%s", n.Source, n.Line, n.Message)
}
