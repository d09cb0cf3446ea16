package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// gapMatrix shows which tasks answer what: a row for each ask or point, a column
// for each task.
type gapMatrix struct {
	rowKind gapRowKind
	columns []gapColumn
	rows    []gapMatrixRow
	listed  bool // tasks have no columns: there are too many
	unshown int  // tasks that nothing ties to a row and that are left out, since there are too many
	silent  int  // points that want no answer and have none
}

// gapRowKind says what the rows of a matrix are.
type gapRowKind uint8

const (
	askRows gapRowKind = iota
	pointRows
	outcomeRows
)

// gapColumn is a task.
type gapColumn struct {
	label string // t3, or 2#t3 of the second document where tasks stand in several
	task  *analysis.GapTask
	count int // rows with a link that counts
}

// gapMatrixRow is an ask, a point or an outcome.
type gapMatrixRow struct {
	*analysis.GapText
	by    string // the kind of an ask, the speaker of a point
	lacks string // what no task covers of an ask
	tasks string // marks and labels of its tasks, where tasks have no columns
	state string
	cells []*analysis.Linked // of each column, nil where nothing ties them
	count int                // links that count
}

// fewTasks is how many tasks have each a column, whether anything ties them to a
// row or not; of more than manyTasks with a tie none has a column, and each row names
// its own.
const (
	fewTasks  = 24
	manyTasks = 60
)

// matrices are those of a motion: asks × tasks, points × tasks and outcomes × tasks,
// each where it has rows and columns.
func (g *GapReport) matrices(m *analysis.MotionGaps) []*gapMatrix {
	links := make(map[[2]string]*analysis.Linked)
	for i := range m.Links {
		l := &m.Links[i]
		from, to := l.From, l.To
		if l.Relation == analysis.Addresses {
			from, to = to, from // rows are asks
		}
		links[[2]string{from, to}] = l
	}
	asks, points, outcomes := &gapMatrix{rowKind: askRows}, &gapMatrix{rowKind: pointRows}, &gapMatrix{rowKind: outcomeRows}
	for i := range m.Asks {
		a := &m.Asks[i]
		asks.rows = append(asks.rows, gapMatrixRow{GapText: &a.GapText, by: askName(a.Kind), lacks: lacks(a), state: string(a.State)})
	}
	for i := range m.Points {
		p := &m.Points[i]
		if (p.State == analysis.PointNone || p.State == analysis.PointGeneral) && len(p.Tasks) == 0 {
			points.silent++
			continue
		}
		points.rows = append(points.rows, gapMatrixRow{GapText: &p.GapText, by: speakerName(p.Speaker), state: string(p.State)})
	}
	for i := range m.Outcomes {
		o := &m.Outcomes[i]
		outcomes.rows = append(outcomes.rows, gapMatrixRow{GapText: &o.GapText, state: string(o.State)})
	}
	var all []*gapMatrix
	for _, x := range []*gapMatrix{asks, points, outcomes} {
		x.fill(g.columns(m), links)
		if len(x.rows) > 0 && len(x.columns)+len(m.Tasks) > 0 {
			all = append(all, x)
		}
	}
	return all
}

// columns are the tasks of a motion.
func (g *GapReport) columns(m *analysis.MotionGaps) []gapColumn {
	first := slices.IndexFunc(m.Tasks, func(t analysis.GapTask) bool { return !t.Next })
	several := slices.ContainsFunc(m.Tasks, func(t analysis.GapTask) bool { return !t.Next && t.Source != m.Tasks[first].Source })
	columns := make([]gapColumn, len(m.Tasks))
	for i := range m.Tasks {
		t := &m.Tasks[i]
		columns[i] = gapColumn{label: bareID(t.ID), task: t}
		if several || t.Next && first >= 0 {
			columns[i].label = g.label(t.ID)
		}
	}
	return columns
}

// bareID is the id of an end without its document.
func bareID(end string) string { return end[strings.LastIndexByte(end, '#')+1:] }

// title is the title of the motion or, where the findings belong to none, that of the
// document with the first task.
func (g *GapReport) title(m *analysis.MotionGaps) string {
	if m.Motion == "" && len(m.Tasks) > 0 {
		if i := g.number(m.Tasks[0].Source) - 1; i >= 0 && g.Results[i].Title != "" {
			return g.Results[i].Title + "（没有找到议案）"
		}
	}
	return gapTitle(m)
}

// label is an id as a report shows it: 2#t3 of the second document where there are
// several.
func (g *GapReport) label(id string) string {
	if len(g.Results) < 2 {
		return id
	}
	bare := bareID(id)
	return fmt.Sprintf("%d#%s", g.number(strings.TrimSuffix(id, "#"+bare)), bare)
}

// number is that of a document, from 1.
func (g *GapReport) number(source string) int {
	return 1 + slices.IndexFunc(g.Results, func(r *analysis.Result) bool { return r.Source == source })
}

// fill gives x its columns and cells. Of very many tasks those that nothing is tied
// to have no column.
func (x *gapMatrix) fill(columns []gapColumn, links map[[2]string]*analysis.Linked) {
	tied := make(map[string]bool)
	rows := make(map[string]bool, len(x.rows))
	for _, row := range x.rows {
		rows[row.ID] = true
	}
	for pair := range links {
		tied[pair[1]] = tied[pair[1]] || rows[pair[0]]
	}
	for _, c := range columns {
		if len(columns) > fewTasks && !tied[c.task.ID] {
			x.unshown++
			continue
		}
		x.columns = append(x.columns, c)
	}
	if len(x.columns) > manyTasks {
		x.list(links)
		return
	}
	for i := range x.rows {
		row := &x.rows[i]
		row.cells = make([]*analysis.Linked, len(x.columns))
		for k := range x.columns {
			l := links[[2]string{row.ID, x.columns[k].task.ID}]
			row.cells[k] = l
			if l != nil && l.Counts() {
				row.count++
				x.columns[k].count++
			}
		}
	}
}

// list names the tasks of each row in place of columns.
func (x *gapMatrix) list(links map[[2]string]*analysis.Linked) {
	labels := make(map[string]string, len(x.columns))
	for _, c := range x.columns {
		labels[c.task.ID] = c.label
	}
	of := make(map[string][]*analysis.Linked) // by row
	for pair, l := range links {
		if labels[pair[1]] != "" {
			of[pair[0]] = append(of[pair[0]], l)
		}
	}
	x.listed, x.columns = true, nil
	for i := range x.rows {
		row := &x.rows[i]
		slices.SortFunc(of[row.ID], func(a, b *analysis.Linked) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
		})
		var marks []string
		for _, l := range of[row.ID] {
			task := l.To
			if l.Relation == analysis.Addresses {
				task = l.From
			}
			if marks = append(marks, mark(l)+labels[task]); l.Counts() {
				row.count++
			}
		}
		row.tasks = strings.Join(marks, " ")
	}
}

// table is the matrix as a table of text.
func (x *gapMatrix) table(g *GapReport) *table.Table {
	t := &table.Table{Header: []string{"编号", "内容"}}
	if x.listed {
		t.Header = append(t.Header, "任务")
	}
	for _, c := range x.columns {
		t.Header = append(t.Header, c.label)
	}
	t.Header = append(t.Header, "任务数", "状态", cmp.Or(x.byHeader(), "备注"))
	for i := range x.rows {
		row := &x.rows[i]
		cells := []string{g.label(row.ID), corpus.Unspace(row.Text)}
		if x.listed {
			cells = append(cells, row.tasks)
		}
		for _, l := range row.cells {
			cells = append(cells, mark(l))
		}
		t.Add(append(cells, strconv.Itoa(row.count), row.state, strings.TrimSpace(row.by+" "+row.lacks))...)
	}
	return t
}

// title is what the matrix is called.
func (x *gapMatrix) title() string {
	return [...]string{"要求与任务", "发言与任务", "办理结果与任务"}[x.rowKind]
}

// byHeader is the head of the column beside the wording; empty where there is none.
func (x *gapMatrix) byHeader() string {
	return [...]string{"类别", "发言人", ""}[x.rowKind]
}

// legend explains its marks and says what is left out.
func (x *gapMatrix) legend() string {
	legend := [...]string{"● 任务落实这一项", "● 任务已作回应　◐ 事项相同，发言要求更多", "● 报告的这句话说的是这项任务；状态照原文的说法，是否办结由人判断"}[x.rowKind]
	legend += "　✓ 人工认可　× 人工否定，不计"
	if x.unshown > 0 {
		legend += fmt.Sprintf("。另有 %d 项任务与各行都没有对应，未列", x.unshown)
	}
	if x.silent > 0 {
		legend += fmt.Sprintf("。另有 %d 个要点是肯定、陈述或对整个方案的意见，无需回应，未列", x.silent)
	}
	return legend + "。"
}

// mark is how a link looks in a cell.
func mark(l *analysis.Linked) string {
	if l == nil {
		return ""
	}
	if l.Verdict == analysis.VerdictReject {
		return "×"
	}
	m := "●"
	if l.Relation == analysis.DemandsMore {
		m = "◐"
	}
	if l.Verdict == analysis.VerdictAccept {
		m += "✓"
	}
	return m
}

// ties are the marks and ids of links as seen from one end: ●t3 ◐t7.
func (g *GapReport) ties(links []analysis.GapLink) string {
	var all []string
	for _, l := range links {
		all = append(all, mark(&analysis.Linked{Relation: l.Relation, Verdict: l.Verdict})+g.label(l.ID))
	}
	return strings.Join(all, " ")
}

// reported is what progress reports say of a task, with the ids: o3 已建成14处。
func (g *GapReport) reported(t *analysis.GapTask, texts map[string]*analysis.GapText) string {
	return joined(t.Reported, func(l analysis.GapLink) string { return g.label(l.ID) + " " + gapWording(texts[l.ID]) })
}

// sortedLinks are the links of a motion: those from tasks, from points, from
// outcomes.
func sortedLinks(m *analysis.MotionGaps) []*analysis.Linked {
	links := make([]*analysis.Linked, len(m.Links))
	for i := range m.Links {
		links[i] = &m.Links[i]
	}
	order := func(l *analysis.Linked) int {
		switch l.Relation {
		case analysis.Addresses:
			return 0
		case analysis.Reports:
			return 2
		}
		return 1
	}
	slices.SortStableFunc(links, func(a, b *analysis.Linked) int { return cmp.Compare(order(a), order(b)) })
	return links
}

// gapTexts are the findings of a motion by id.
func gapTexts(m *analysis.MotionGaps) map[string]*analysis.GapText {
	all := make(map[string]*analysis.GapText)
	for i := range m.Asks {
		all[m.Asks[i].ID] = &m.Asks[i].GapText
	}
	for i := range m.Tasks {
		all[m.Tasks[i].ID] = &m.Tasks[i].GapText
	}
	for i := range m.Points {
		all[m.Points[i].ID] = &m.Points[i].GapText
	}
	for i := range m.Outcomes {
		all[m.Outcomes[i].ID] = &m.Outcomes[i].GapText
	}
	return all
}

// evidence is the wording that ties the ends of a link, with its places in both
// documents.
func (g *GapReport) evidence(l *analysis.Linked, texts map[string]*analysis.GapText) string {
	from, to := texts[l.From], texts[l.To]
	if from == nil || to == nil {
		return ""
	}
	return joined(l.Evidence, func(e analysis.Evidence) string {
		return fmt.Sprintf("“%s”：%s；%s", corpus.Unspace(e.Phrase), g.where(from.Source, e.From), g.where(to.Source, e.To))
	})
}
