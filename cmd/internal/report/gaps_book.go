package report

import (
	"io"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/corpus"
)

// sheetsOfMotions is how many motions have a sheet of their own.
const sheetsOfMotions = 40

// Book writes the gaps as a workbook: counts, what is missing, a sheet with the
// matrices of each motion, the grounds of each mark, and the documents.
func (g *GapReport) Book(w io.Writer) error {
	b := office.NewBook(w, gapsTitle)
	g.addCounts(b)
	g.addGaps(b)
	for i := range g.Gaps {
		if i < sheetsOfMotions {
			for _, x := range g.matrices(&g.Gaps[i]) {
				g.addMatrix(b, &g.Gaps[i], x)
			}
			g.addTasks(b, &g.Gaps[i])
		}
	}
	g.addLinks(b)
	addSources(b, &Found{Results: g.Results})
	return b.Close()
}

func (g *GapReport) addCounts(b *office.Book) {
	number := func(header string) office.Column {
		return office.Column{Header: header, Width: 9, Kind: office.Number}
	}
	s := b.Sheet(office.Layout{Name: "汇总", Title: gapsTitle, Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "议案", Width: 44},
		number("要求"), number("没有任务"), number("部分覆盖"), number("任务"), number("没有人要求过"), number("没有发言提到"),
		number("待回应要点"), number("未回应"), number("部分回应"), number("报告没有说到")}})
	for i := range g.Gaps {
		c := &g.Gaps[i].Counts
		row := []string{strconv.Itoa(i + 1), g.title(&g.Gaps[i])}
		for _, n := range []int{c.Asks, c.AsksOpen, c.AsksPartly, c.Tasks, c.TasksUnasked, c.TasksUnspoken, c.Points, c.PointsOpen, c.PointsPartly, c.TasksUnreported} {
			row = append(row, strconv.Itoa(n))
		}
		s.Row(row...)
	}
}

func (g *GapReport) addGaps(b *office.Book) {
	s := b.Sheet(office.Layout{Name: "缺口", Title: "缺口", Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "议案", Width: 18, Kind: office.Center, Merge: true}, {Header: "缺口", Width: 14, Kind: office.Center, Merge: true},
		{Header: "编号", Width: 14, Kind: office.Center}, {Header: "内容", Width: 50}, {Header: "发言人/单位/缺项", Width: 22}, {Header: "出处", Width: 24},
		{Header: "处理意见", Width: 16, Entry: true}}})
	n := 0
	for i := range g.Gaps {
		for _, r := range gapRows(&g.Gaps[i]) {
			n++
			s.Row(strconv.Itoa(n), g.title(&g.Gaps[i]), r.kind, g.label(r.ID), r.wording(), r.who, g.place(r.GapText))
		}
	}
}

// addMatrix writes a matrix as a sheet: rows as in the page, with a last row that
// counts.
func (g *GapReport) addMatrix(b *office.Book, m *analysis.MotionGaps, x *gapMatrix) {
	by := office.Column{Header: x.byHeader(), Width: 12, Kind: office.Center, Place: placeIf(x.byHeader() != "")}
	columns := []office.Column{{Header: "编号", Width: 8, Kind: office.Center}, {Header: "内容", Width: 38}, by,
		{Header: "任务", Width: 24, Place: placeIf(x.listed)}}
	for _, c := range x.columns {
		columns = append(columns, office.Column{Header: c.label, Width: max(4.5, float64(office.Width(c.label))+1.5), Kind: office.Center})
	}
	columns = append(columns, office.Column{Header: "任务数", Width: 7, Kind: office.Number}, office.Column{Header: "状态", Width: 9, Kind: office.Center},
		office.Column{Header: "缺项", Width: 18, Place: placeIf(x.rowKind == askRows)}, office.Column{Header: "出处", Width: 24, Place: office.Screen})
	s := b.Sheet(office.Layout{Name: x.title(), Title: g.title(m) + "：" + x.title(), Note: x.legend(), Columns: columns})
	for i := range x.rows {
		row := &x.rows[i]
		cells := []string{g.label(row.ID), corpus.Unspace(row.Text), row.by, row.tasks}
		for _, l := range row.cells {
			cells = append(cells, mark(l))
		}
		s.Row(append(cells, strconv.Itoa(row.count), row.state, row.lacks, g.place(row.GapText))...)
	}
	counts, sum := []string{"", "合计", "", ""}, 0
	for _, c := range x.columns {
		counts = append(counts, strconv.Itoa(c.count))
		sum += c.count
	}
	if !x.listed {
		s.Row(append(counts, strconv.Itoa(sum))...)
	}
}

func (g *GapReport) addTasks(b *office.Book, m *analysis.MotionGaps) {
	s := b.Sheet(office.Layout{Name: "任务", Title: g.title(m) + "：任务", Columns: []office.Column{
		{Header: "编号", Width: 12, Kind: office.Center}, {Header: "任务事项", Width: 56}, {Header: "责任单位", Width: 20, Kind: office.Center},
		{Header: "落实的要求", Width: 16, Kind: office.Center}, {Header: "提到它的发言", Width: 20, Kind: office.Center}, {Header: "报告的办理结果", Width: 36, Place: placeIf(len(m.Outcomes) > 0)}, {Header: "出处", Width: 24}}})
	texts := gapTexts(m)
	for i := range m.Tasks {
		t := &m.Tasks[i]
		s.Row(g.label(t.ID), corpus.Unspace(t.Text), names(t.Units), g.ties(t.Asked), g.ties(t.Reviewed), g.reported(t, texts), g.place(&t.GapText))
	}
}

func (g *GapReport) addLinks(b *office.Book) {
	s := b.Sheet(office.Layout{Name: "依据", Title: "各项对应的依据", Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "一端", Width: 12, Kind: office.Center}, {Header: "内容", Width: 28},
		{Header: "关系", Width: 9, Kind: office.Center}, {Header: "另一端", Width: 12, Kind: office.Center}, {Header: "内容", Width: 28},
		{Header: "得分", Width: 6, Kind: office.Number}, {Header: "理由", Width: 28}, {Header: "人工", Width: 7, Kind: office.Center},
		{Header: "共有字句的位置", Width: 40, Place: office.Screen}}})
	n := 0
	for i := range g.Gaps {
		texts := gapTexts(&g.Gaps[i])
		for _, l := range sortedLinks(&g.Gaps[i]) {
			n++
			s.Row(strconv.Itoa(n), g.label(l.From), gapWording(texts[l.From]), RelationName(l.Relation), g.label(l.To), gapWording(texts[l.To]),
				strconv.FormatFloat(l.Score, 'f', 2, 64), strings.Join(l.Reasons, "；"), verdictName(l.Verdict), g.evidence(l, texts))
		}
	}
}

// gapWording is the wording of a finding, empty where there is none.
func gapWording(t *analysis.GapText) string {
	if t == nil {
		return ""
	}
	return corpus.Unspace(t.Text)
}
