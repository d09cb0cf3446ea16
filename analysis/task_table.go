package analysis

import (
	"strings"

	"yian/corpus"
)

// tables finds the tasks of tables, one for each row. A table is known by its
// head, which names a column of tasks and one of units or times. Its cells stand
// between bars or tabs in a line, or, as word processors' files give them, each
// on a line of its own.
//
//	序号 | 工作任务 | 责任单位 | 完成时限
//	1    | 新建…    | 市教育局 | 2024年底前
func (f *taskFinder) tables() {
	for i := 0; i < len(f.out.Paragraphs); {
		t, ok := f.tableAt(i)
		if !ok {
			i++
			continue
		}
		end := f.rows(&t)
		if end <= i {
			i++
			continue
		}
		f.take(corpus.Stretch{Start: f.out.Paragraphs[i].Read.Start, End: f.out.Paragraphs[end-1].Read.End})
		i = end
	}
}

// column is what a table's column holds.
type column uint8

const (
	otherColumn column = iota
	numberColumn
	headingColumn // a group of tasks: 类别, 重点领域
	taskColumn
	goalColumn // what the task is to reach: 年度目标, 量化指标
	leadColumn
	unitColumn
	leaderColumn
	timeColumn
)

// table is a table's head: its columns, and where its rows begin.
type table struct {
	columns []column
	first   int  // the paragraph of the first row
	inLines bool // the cells of a row stand in one line
}

// columnOf reads the head of a column.
func columnOf(s string) column {
	s = corpus.Unspace(strings.ReplaceAll(strings.TrimSpace(s), "\u3000", ""))
	if s == "" || exceeds(s, 14) {
		return otherColumn
	}
	switch role := labelRole(s); {
	case s == "序号" || s == "编号":
		return numberColumn
	case role == timeRole || suffixIn(s, "时限 完成时间 时间节点 完成节点 办结时间 时间安排 时间要求 期限 时间进度") > 0:
		return timeColumn
	case role == leadRole:
		return leadColumn
	case role == leaderRole || suffixIn(s, "责任领导 分管领导 责任人 负责人 牵头领导") > 0:
		return leaderColumn
	case role == plainRole || role == assistRole || s == "单位":
		return unitColumn
	case suffixIn(s, "任务 工作内容 措施 举措 重点工作 主要内容 事项 具体工作 工作要点 建设内容 任务内容 工作任务 内容 工作举措 任务分解 目标要求 主要工作") > 0:
		return taskColumn
	case suffixIn(s, "目标 预期成效 目标成效 完成标准 量化指标 考核指标 绩效指标 年度指标 工作标准") > 0:
		return goalColumn
	case suffixIn(s, "类别 领域 分类 项目 名称 项目名称 板块 重点领域 任务类别 指标") > 0:
		return headingColumn
	}
	return otherColumn
}

// isHead reports columns that make a table of tasks.
func isHead(columns []column) bool {
	task, who := false, false
	for _, c := range columns {
		task = task || c == taskColumn || c == goalColumn || c == headingColumn
		who = who || c >= leadColumn
	}
	return task && who
}

// tableAt reads the head of a table that begins with paragraph i.
func (f *taskFinder) tableAt(i int) (table, bool) {
	q := &f.out.Paragraphs[i]
	if q.Read.Len() > 600 || q.Read.Len() == 0 {
		return table{}, false
	}
	if cells := f.cells(i); len(cells) >= 2 {
		var columns []column
		for _, c := range cells {
			columns = append(columns, columnOf(f.of(c)))
		}
		return table{columns: columns, first: i + 1, inLines: true}, isHead(columns)
	}
	// One cell a line: the head is a run of lines that all name columns.
	var columns []column
	k := i
	for ; k < len(f.out.Paragraphs) && len(columns) < 9; k++ {
		q := &f.out.Paragraphs[k]
		if q.Read.Len() == 0 && isNumber(strings.TrimSpace(f.doc.At(q.Span)), 1) {
			break
		}
		if q.Read.Len() == 0 {
			continue
		}
		c := columnOf(f.of(q.Read))
		if c == otherColumn && strings.TrimSpace(f.of(q.Read)) != "备注" {
			break
		}
		columns = append(columns, c)
	}
	ok := len(columns) >= 3 && columns[0] == numberColumn && isHead(columns)
	return table{columns: columns, first: k}, ok
}

// cells is the cells of a paragraph that is a row.
func (p *page) cells(i int) []corpus.Stretch {
	q := &p.out.Paragraphs[i]
	s := p.of(q.Read)
	separator := "|"
	switch {
	case q.Kind == corpus.TableRow && strings.Contains(s, "|"):
	case q.Kind == corpus.TableRow && strings.Contains(s, "│"):
		separator = "│"
	case strings.Contains(s, "\u3000"):
		separator = "\u3000"
	default:
		return nil
	}
	var all []corpus.Stretch
	at := q.Read.Start
	for cell := range strings.SplitSeq(s, separator) {
		st := corpus.Stretch{Start: at, End: at + len(cell)}
		at = st.End + len(separator)
		if separator == "\u3000" && cell == "" {
			continue // a wider gap
		}
		all = append(all, trimBlank(p.text, st))
	}
	if separator != "\u3000" {
		if len(all) > 0 && all[0].Len() == 0 {
			all = all[1:]
		}
		if n := len(all); n > 0 && all[n-1].Len() == 0 {
			all = all[:n-1]
		}
	}
	return all
}

// rows adds the tasks of the rows after t's head and returns the paragraph
// after the last one.
func (f *taskFinder) rows(t *table) int {
	if !t.inLines {
		return f.cellRows(t)
	}
	end := t.first
	for i := t.first; i < len(f.out.Paragraphs); i++ {
		q := &f.out.Paragraphs[i]
		if q.Read.Len() == 0 {
			continue
		}
		cells := f.cells(i)
		if isRule(f.of(q.Read)) {
			end = i + 1
			continue
		}
		if len(cells) < 2 || len(cells) > len(t.columns) {
			break
		}
		f.row(t, cells, "")
		end = i + 1
	}
	return end
}

// isRule reports a line that only draws a table: |---|---|.
func isRule(s string) bool {
	return strings.Trim(s, "|│+-—─┼├┤┌└┐┘┬┴=:： \u3000") == ""
}

// cellRows reads rows whose cells stand on lines of their own. A row begins
// with the next number; alone on its line, that is no wording but looks like a
// page's number.
func (f *taskFinder) cellRows(t *table) int {
	rest := table{columns: t.columns[1:]}
	next, end := 1, t.first
	number, cells := "", []corpus.Stretch(nil)
	for i := t.first; i < len(f.out.Paragraphs); i++ {
		q := &f.out.Paragraphs[i]
		if s := strings.TrimSpace(f.doc.At(q.Span)); isNumber(s, next) && (next == 1 || len(cells) >= 2) {
			f.row(&rest, cells, number)
			number, cells, next = s, nil, next+1
			continue
		}
		if q.Read.Len() == 0 {
			continue
		}
		if number == "" || len(cells) >= len(rest.columns) {
			break
		}
		cells = append(cells, trimBlank(f.text, q.Read))
		end = i + 1
	}
	f.row(&rest, cells, number)
	return end
}

// isNumber reports whether s is n in digits.
func isNumber(s string, n int) bool {
	value := 0
	for _, r := range s {
		if r < '0' || r > '9' || value > 10000 {
			return false
		}
		value = value*10 + int(r-'0')
	}
	return s != "" && value == n
}

// row adds the task of one row. Cells that the row lacks were merged with those
// above; they stand at its beginning. number is the row's, where it is no cell.
func (f *taskFinder) row(t *table, cells []corpus.Stretch, number string) {
	if len(cells) == 0 {
		return
	}
	shift := 0
	if t.inLines {
		shift = len(t.columns) - len(cells)
		if shift > 0 && t.columns[0] == numberColumn && isDigits(f.of(cells[0])) {
			shift = 0
		}
	}
	d := taskDraft{item: -1, under: f.out.ItemAt(cells[0].Start), rule: "table", number: number}
	r := noteReader{page: f.page}
	for k, cell := range cells {
		if k+shift >= len(t.columns) || cell.Len() == 0 {
			continue
		}
		switch t.columns[k+shift] {
		case numberColumn:
			d.number = f.clean(cell)
		case headingColumn:
			d.heading = cell
		case taskColumn:
			if d.st.Len() == 0 {
				d.st = cell
			}
		case goalColumn:
			d.goals = append(d.goals, cell)
		case leadColumn:
			f.unitCell(&r, cell, leadRole)
		case unitColumn:
			f.unitCell(&r, cell, plainRole)
		case leaderColumn:
			r.takeLeaders(cell)
		case timeColumn:
			d.deadlines = append(d.deadlines, findDeadlines(f.page, cell)...)
		}
	}
	if d.st.Len() == 0 && len(d.goals) > 0 {
		d.st, d.goals = d.goals[0], d.goals[1:]
	}
	if d.st.Len() == 0 {
		d.st, d.heading = d.heading, corpus.Stretch{}
	}
	if d.st.Len() == 0 {
		return
	}
	d.duty = r.result()
	f.add(d)
}

// unitCell reads a cell of units. One that says its roles in words is read like
// a note.
func (f *taskFinder) unitCell(r *noteReader, cell corpus.Stretch, role noteRole) {
	if holdsAny(f.of(cell), "： 牵头 负责 配合") {
		inner := noteReader{page: f.page, st: cell}
		if inner.read() {
			r.lead = append(r.lead, inner.lead...)
			r.plain = append(r.plain, inner.plain...)
			r.assist = append(r.assist, inner.assist...)
			r.open = r.open || inner.open
			r.division = r.division || inner.division
			return
		}
	}
	r.take([]corpus.Stretch{cell}, role)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
