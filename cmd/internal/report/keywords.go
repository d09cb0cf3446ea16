package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/table"
	"yian/cmd/internal/themes"
)

// keywordColumn is a column of the keyword report.
type keywordColumn struct {
	office.Column
	cell func(*themes.Row) string
}

// keywordTitle is the title of a keyword report.
const keywordTitle = "主题词报告"

// keywordColumns are the columns of the report r. To add one, add a line: it is then
// in every form in which the whole table is written.
func keywordColumns(r *themes.Report) []keywordColumn {
	column := func(header string, width float64, kind office.Kind, place office.Place, cell func(*themes.Row) string) keywordColumn {
		return keywordColumn{office.Column{Header: header, Width: width, Kind: kind, Place: place}, cell}
	}
	number := func(header string, width float64, place office.Place, of func(*themes.Row) int) keywordColumn {
		return column(header, width, office.Number, place, func(k *themes.Row) string { return strconv.Itoa(of(k)) })
	}
	return []keywordColumn{
		column("关键词", 20, office.Text, office.Printed, func(k *themes.Row) string { return k.Term }),
		column("类型", 8, office.Center, office.Printed, func(k *themes.Row) string { return string(k.Type) }),
		column("合并别名", 18, office.Text, office.Folded, aliases),
		number("总频次", 8, office.Printed, func(k *themes.Row) int { return k.Count }),
		number("文档数", 8, office.Printed, func(k *themes.Row) int { return k.Documents }),
		number("发言人数", 7, office.Printed, func(k *themes.Row) int { return k.Speakers }),
		column("每万字频次", 8, office.Number, office.Printed, func(k *themes.Row) string { return decimals(k.Rate, 2) }),
		column("关键度(LL)", 9, office.Number, office.Printed, func(k *themes.Row) string { return decimals(k.Keyness.LL, 1) }),
		column("方向", 6, office.Center, office.Printed, func(k *themes.Row) string { return string(k.Direction) }),
		column("对照语料", 16, office.Text, office.Folded, func(*themes.Row) string { return r.Reference }),
		column("上期频次", 8, office.Number, placeIf(r.Compares()), func(k *themes.Row) string {
			if k.Previous == nil {
				return ""
			}
			return strconv.Itoa(*k.Previous)
		}),
		column("增减", 8, office.Center, placeIf(r.Compares()), func(k *themes.Row) string { return string(k.Change) }),
		column("新词", 6, office.Center, office.Printed, func(k *themes.Row) string { return newWord(k) }),
		column("首次出现", 22, office.Text, office.Folded, func(k *themes.Row) string {
			if k.First == nil {
				return ""
			}
			return strings.TrimSpace(k.First.Date+" "+k.First.Source) + " " + place(k.First.Span)
		}),
		number("议案频次", 7, office.Folded, func(k *themes.Row) int { return k.InMotions }),
		number("任务频次", 7, office.Printed, func(k *themes.Row) int { return k.InTasks }),
		number("发言频次", 7, office.Printed, func(k *themes.Row) int { return k.InRemarks }),
		column("主要单位", 22, office.Text, office.Printed, func(k *themes.Row) string { return countList(k.Units) }),
		column("主要发言人", 18, office.Text, office.Printed, func(k *themes.Row) string { return countList(k.Voices) }),
		number("关联任务数", 8, office.Folded, func(k *themes.Row) int { return k.Tasks }),
		column("共现词", 26, office.Text, office.Printed, func(k *themes.Row) string {
			return joinWith(k.Together, "、", func(t themes.Together) string { return fmt.Sprintf("%s(%d)", t.Term, t.Paragraphs) })
		}),
		column("例句(3)", 60, office.Text, office.Folded, func(k *themes.Row) string {
			return numberedLines(k.Examples, exampleLine)
		}),
		column("例句位置", 34, office.Text, office.Folded, func(k *themes.Row) string {
			return numberedLines(k.Examples, exampleSource)
		}),
	}
}

// aliases are the other names of k, each with how often it stands there.
func aliases(k *themes.Row) string {
	if len(k.Names) < 2 {
		return ""
	}
	return joinWith(k.Names, "、", func(c themes.Count) string { return fmt.Sprintf("%s(%d)", c.Name, c.Count) })
}

func newWord(k *themes.Row) string {
	if k.New {
		return "候选"
	}
	return ""
}

func countList(list []themes.Count) string {
	return joinWith(list, "、", func(c themes.Count) string { return fmt.Sprintf("%s(%d)", c.Name, c.Count) })
}

func joinWith[T any](list []T, between string, of func(T) string) string {
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = of(x)
	}
	return strings.Join(all, between)
}

// numberedLines are the parts on a line each: ① … ② ….
func numberedLines[T any](list []T, of func(T) string) string {
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = string('①'+rune(i)) + of(x)
	}
	return strings.Join(all, "\n")
}

// exampleLine is a concordance line as it is read: 尽快出台【加装电梯】协商办法。
func exampleLine(e themes.Example) string { return e.Left + "【" + e.Match + "】" + e.Right }

// exampleSource says where a concordance line stands, and who says it.
func exampleSource(e themes.Example) string {
	s := e.Source + " " + place(e.Span)
	if e.Speaker != "" {
		s += "（" + e.Speaker + "）"
	}
	return s
}

func decimals(x float64, n int) string { return strconv.FormatFloat(x, 'f', n, 64) }

// cellsOf are the cells of k.
func cellsOf(columns []keywordColumn, k *themes.Row) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(k)
	}
	return cells
}

// KeywordReport is the whole table of a keyword report.
func KeywordReport(r *themes.Report) *table.Table {
	columns := keywordColumns(r)
	t := &table.Table{}
	for _, c := range columns {
		t.Header = append(t.Header, c.Header)
	}
	for _, k := range r.Rows {
		t.Add(cellsOf(columns, k)...)
	}
	return t
}

// KeywordSummary is a keyword report as it fits a terminal.
func KeywordSummary(r *themes.Report) *table.Table {
	t := &table.Table{Header: []string{"关键词", "类型", "频次", "文件", "每万字", "LL", "方向"}, Main: "共现词"}
	if r.Compares() {
		t.Header = append(t.Header, "上期", "增减")
	}
	t.Header = append(t.Header, "新词", "共现词")
	for _, k := range r.Rows {
		cells := []string{k.Term, string(k.Type), strconv.Itoa(k.Count), strconv.Itoa(k.Documents), decimals(k.Rate, 2), decimals(k.Keyness.LL, 1), string(k.Direction)}
		if r.Compares() {
			previous := ""
			if k.Previous != nil {
				previous = strconv.Itoa(*k.Previous)
			}
			cells = append(cells, previous, string(k.Change))
		}
		together := joinWith(k.Together[:min(3, len(k.Together))], "、", func(t themes.Together) string { return t.Term })
		t.Add(append(cells, newWord(k), together)...)
	}
	return t
}

// KeywordBook writes a keyword report as a workbook: the table, how each LL came
// about, what became of words since the period before, groups, new words, words
// that stand together, and how it was counted.
func KeywordBook(w io.Writer, r *themes.Report) error {
	b := office.NewBook(w, keywordTitle)
	columns := keywordColumns(r)
	layout := office.Layout{Name: keywordTitle, Title: keywordTitle, Note: rangeNote(r)}
	for _, c := range columns {
		layout.Columns = append(layout.Columns, c.Column)
	}
	s := b.Sheet(layout)
	for _, k := range r.Rows {
		s.Row(cellsOf(columns, k)...)
	}
	for _, t := range keywordTables(r) {
		s := b.Sheet(office.Layout{Name: t.name, Title: t.title, Columns: t.Columns, Chart: t.chart})
		for _, row := range t.Rows {
			s.Row(row...)
		}
	}
	s = b.Sheet(office.Layout{Name: "统计方法", Title: "统计方法", Columns: []office.Column{{Header: "项目", Width: 16, Kind: office.Center}, {Header: "说明", Width: 110}}})
	for _, m := range Method(r) {
		s.Row(m.Lead, m.Text)
	}
	return b.Close()
}

// titledTable is a table with the name of its sheet and its title.
type titledTable struct {
	name, title string
	office.Table
	chart *office.Chart
}

// keywordTables are the tables beside the main one, those that have rows.
func keywordTables(r *themes.Report) []titledTable {
	var all []titledTable
	for _, t := range []titledTable{keynessTable(r), changeTable(r), groupTable(r), newWordTable(r), pairTable(r), periodTable(r)} {
		if len(t.Rows) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// keynessTable shows the counts from which each LL is worked out.
func keynessTable(r *themes.Report) titledTable {
	what, size := "频次", "字数"
	if r.General {
		what, size = "段数", "总段数"
	}
	t := titledTable{name: "关键度", title: "关键度的来历", Table: office.Table{Columns: []office.Column{
		{Header: "关键词", Width: 24}, {Header: "本语料" + what, Width: 12, Kind: office.Number}, {Header: "本语料" + size, Width: 13, Kind: office.Number},
		{Header: "对照" + what, Width: 12, Kind: office.Number}, {Header: "对照" + size, Width: 13, Kind: office.Number}, {Header: "LL", Width: 11, Kind: office.Number},
		{Header: "效应量(log2)", Width: 12, Kind: office.Number}, {Header: "显著性", Width: 11, Kind: office.Center}, {Header: "方向", Width: 8, Kind: office.Center}, {Header: "备注", Width: 24}}}}
	for _, k := range r.Rows {
		note := ""
		if r.General && !k.Listed {
			note = "对照表未收，按下限计"
		}
		t.Rows = append(t.Rows, []string{k.Term, decimals(k.Sample.Count, 0), decimals(k.Sample.Size, 0), decimals(k.Against.Count, 0), decimals(k.Against.Size, 0),
			decimals(k.Keyness.LL, 1), decimals(k.Keyness.LogRatio, 2), k.Keyness.Significance(), string(k.Direction), note})
	}
	return t
}

// changeTable says what is new, rising, falling and gone.
func changeTable(r *themes.Report) titledTable {
	t := titledTable{name: "增减", title: "与上期相比", Table: office.Table{Columns: []office.Column{
		{Header: "增减", Width: 9, Kind: office.Center, Merge: true}, {Header: "关键词", Width: 24}, {Header: "类型", Width: 9, Kind: office.Center},
		{Header: "本期频次", Width: 9, Kind: office.Number}, {Header: "上期频次", Width: 9, Kind: office.Number}, {Header: "本期每万字", Width: 10, Kind: office.Number},
		{Header: "上期每万字", Width: 10, Kind: office.Number}, {Header: "LL", Width: 9, Kind: office.Number}, {Header: "效应量(log2)", Width: 11, Kind: office.Number}}}}
	for _, change := range []analysis.Change{analysis.New, analysis.Rising, analysis.Falling, analysis.Gone} {
		for _, k := range r.Changed(change) {
			before := analysis.Sample{Count: float64(*k.Previous), Size: float64(r.Texts[themes.Previous].Characters)}
			t.Rows = append(t.Rows, []string{string(change), k.Term, string(k.Type), strconv.Itoa(k.Count), strconv.Itoa(*k.Previous), decimals(k.Rate, 2),
				decimals(before.Per10000(), 2), decimals(k.Shift.LL, 1), decimals(k.Shift.LogRatio, 2)})
		}
	}
	return t
}

// groupTable lists the keywords of each speaker, unit or motion.
func groupTable(r *themes.Report) titledTable {
	label := r.By.Label()
	t := titledTable{name: "按" + label, title: "各" + label + "的主题词", Table: office.Table{Columns: []office.Column{
		{Header: label, Width: 26, Kind: office.Center, Merge: true}, {Header: "关键词", Width: 24}, {Header: "频次", Width: 8, Kind: office.Number},
		{Header: "每万字", Width: 9, Kind: office.Number}, {Header: "其余频次", Width: 9, Kind: office.Number}, {Header: "其余每万字", Width: 10, Kind: office.Number},
		{Header: "LL", Width: 9, Kind: office.Number}, {Header: "效应量(log2)", Width: 11, Kind: office.Number}}}}
	for _, g := range r.Groups {
		for _, k := range g.Rows {
			t.Rows = append(t.Rows, []string{g.Name, k.Term, decimals(k.Sample.Count, 0), decimals(k.Sample.Per10000(), 2), decimals(k.Rest.Count, 0),
				decimals(k.Rest.Per10000(), 2), decimals(k.Keyness.LL, 1), decimals(k.Keyness.LogRatio, 2)})
		}
	}
	return t
}

// The sheet and the columns by which people accept new words, and what they enter.
const (
	NewWordSheet    = "新词候选"
	NewWordHeader   = "词"
	NewWordEntry    = "采纳"
	NewWordAccepted = "采纳"
	NewWordRejected = "不采纳"
)

// newWordTable lists what may be new words, for people to accept.
func newWordTable(r *themes.Report) titledTable {
	t := titledTable{name: NewWordSheet, title: "新词候选（填好“采纳”栏后：yian lexicon accept --from 本文件）", Table: office.Table{Columns: []office.Column{
		{Header: NewWordHeader, Width: 20}, {Header: "频次", Width: 8, Kind: office.Number}, {Header: "文档数", Width: 8, Kind: office.Number}, {Header: "例句", Width: 70},
		{Header: "例句位置", Width: 34}, {Header: NewWordEntry, Width: 8, Entry: true, Choice: []string{NewWordAccepted, NewWordRejected}}}}}
	for _, k := range r.Rows {
		if k.New && len(k.Examples) > 0 {
			t.Rows = append(t.Rows, []string{k.Term, strconv.Itoa(k.Count), strconv.Itoa(k.Documents), exampleLine(k.Examples[0]), exampleSource(k.Examples[0]), ""})
		}
	}
	return t
}

// NewWords is the table of what may be new words; short, as it fits a terminal.
func NewWords(r *themes.Report, short bool) *table.Table {
	from := newWordTable(r)
	columns := len(from.Columns)
	if short {
		columns = 4
	}
	t := &table.Table{Main: "例句"}
	for _, c := range from.Columns[:columns] {
		t.Header = append(t.Header, c.Header)
	}
	for _, row := range from.Rows {
		t.Add(row[:columns]...)
	}
	return t
}

// pairTable lists words that stand together.
func pairTable(r *themes.Report) titledTable {
	t := titledTable{name: "共现", title: "同段出现的主题词", Table: office.Table{Columns: []office.Column{
		{Header: "关键词", Width: 24}, {Header: "共现词", Width: 24}, {Header: "同段次数", Width: 10, Kind: office.Number}, {Header: "LL", Width: 10, Kind: office.Number}}}}
	for _, p := range r.Pairs {
		t.Rows = append(t.Rows, []string{r.Rows[p.First].Term, r.Rows[p.Second].Term, strconv.Itoa(p.Paragraphs), decimals(p.LL, 1)})
	}
	return t
}

// mostTrends is how many keywords a trend shows.
const mostTrends = 10

// periodTable shows the first keywords by year or month.
func periodTable(r *themes.Report) titledTable {
	t := titledTable{name: "趋势", title: "每万字频次的变化", Table: office.Table{Columns: []office.Column{{Header: "关键词", Width: 24}}}}
	if len(r.Periods) < 2 {
		return t
	}
	for _, p := range r.Periods {
		t.Columns = append(t.Columns, office.Column{Header: p.Name, Width: 9, Kind: office.Number})
	}
	for _, k := range Trending(r) {
		row := []string{k.Term}
		for i, p := range r.Periods {
			row = append(row, decimals(analysis.Sample{Count: float64(k.ByPeriod[i]), Size: float64(p.Characters)}.Per10000(), 2))
		}
		t.Rows = append(t.Rows, row)
	}
	if f, ok := trend(r); ok {
		t.chart = f.Chart
	}
	return t
}

// Trending are the keywords whose trend is shown: the first themes.
func Trending(r *themes.Report) []*themes.Row {
	var all []*themes.Row
	for _, k := range r.Rows {
		if len(all) < mostTrends && k.Type == r.Rows[0].Type && k.Count > 0 {
			all = append(all, k)
		}
	}
	return all
}
