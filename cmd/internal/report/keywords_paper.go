package report

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/themes"
)

// How much of a report goes on paper; a page on the screen and the workbook have
// more.
const (
	paperRows     = 40
	paperEvidence = 20
	paperChanges  = 12 // of each kind
	paperPairs    = 30

	mostPaperPeriods = 14
)

// KeywordHead says in one line what a report is about.
func KeywordHead(r *themes.Report) string {
	return keywordTitle + "  ·  " + rangeNote(r) + "  ·  对照：" + r.Reference
}

// KeywordPaper is a keyword report for paper: what is new and rising, the table, the
// evidence, groups, pictures, and how it was counted. Whole, for the screen, it has
// all keywords.
func KeywordPaper(r *themes.Report, whole bool) *office.Paper {
	p := &keywordPaper{Report: r, Paper: &office.Paper{Title: keywordTitle, Note: rangeNote(r), Landscape: true}, rows: paperRows, examples: paperEvidence}
	if whole {
		p.rows, p.examples = len(r.Rows), len(r.Rows)
	}
	p.changes()
	p.main()
	p.pictures()
	p.evidence()
	p.groups()
	p.newWords()
	p.method()
	return p.Paper
}

// keywordPaper writes the parts of a report, each with the number that it comes to.
type keywordPaper struct {
	*themes.Report
	*office.Paper
	sections       int
	rows, examples int // keywords in the table, and with examples
}

func (p *keywordPaper) heading(text string) {
	const numbers = "一二三四五六七八九"
	p.Add(office.Heading{Level: 1, Text: string([]rune(numbers)[p.sections]) + "、" + text})
	p.sections++
}

// changes says what became of words since the period before.
func (p *keywordPaper) changes() {
	if !p.Compares() {
		return
	}
	p.heading("与上期相比")
	for _, change := range []analysis.Change{analysis.New, analysis.Rising, analysis.Falling, analysis.Gone} {
		rows := p.Changed(change)
		if len(rows) == 0 {
			p.Add(office.Paragraph{Lead: string(change) + "：", Text: "无。"})
			continue
		}
		text := joinWith(rows[:min(paperChanges, len(rows))], "、", func(k *themes.Row) string {
			return fmt.Sprintf("%s（%d→%d）", k.Term, *k.Previous, k.Count)
		})
		if len(rows) > paperChanges {
			text += fmt.Sprintf("等%d个", len(rows))
		}
		p.Add(office.Paragraph{Lead: string(change) + "：", Text: text + "。"})
	}
}

// main is the table of keywords, the printed columns of it.
func (p *keywordPaper) main() {
	p.heading("主题词")
	columns := keywordColumns(p.Report)
	t := office.Table{}
	for _, c := range columns {
		if c.Header == "共现词" || c.Header == "主要单位" || c.Header == "主要发言人" {
			c.Width *= 0.8
		}
		t.Columns = append(t.Columns, c.Column)
	}
	for _, k := range firstOf(p.Rows, p.rows) {
		short := *k
		short.Units, short.Voices, short.Together = firstOf(k.Units, 2), firstOf(k.Voices, 2), firstOf(k.Together, 3)
		t.Rows = append(t.Rows, cellsOf(columns, &short))
	}
	if len(p.Rows) > p.rows {
		p.Add(office.Paragraph{Text: fmt.Sprintf("共%d个，下表列出前%d个；全部见工作簿。", len(p.Rows), p.rows)})
	}
	p.table(t)
}

// table adds t without the columns that are empty, or hold nothing but 0, in all
// rows.
func (p *keywordPaper) table(t office.Table) {
	for i := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" && row[i] != "0" }) {
			t.Columns[i].Place = office.Folded
		}
	}
	p.Add(t)
}

func firstOf[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// evidence is the examples of the first keywords.
func (p *keywordPaper) evidence() {
	t := office.Table{Columns: []office.Column{{Header: "关键词", Width: 16, Kind: office.Center, Merge: true}, {Header: "例句", Width: 74}, {Header: "位置", Width: 34}}}
	n := 0
	for _, k := range p.Rows {
		if n == p.examples {
			break
		}
		if k.Count == 0 {
			continue
		}
		n++
		for _, e := range k.Examples {
			t.Rows = append(t.Rows, []string{k.Term, exampleLine(e), shortSource(e)})
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	p.heading("例句")
	p.Add(t)
}

// shortSource is exampleSource without the folder of the file.
func shortSource(e themes.Example) string {
	e.Source = path.Base(filepath.ToSlash(e.Source))
	return exampleSource(e)
}

func (p *keywordPaper) groups() {
	if len(p.Groups) == 0 {
		return
	}
	label := p.By.Label()
	p.heading("各" + label + "的主题词")
	t := office.Table{Columns: []office.Column{{Header: label, Width: 24, Kind: office.Center}, {Header: "字数", Width: 9, Kind: office.Number}, {Header: "主题词（频次；其余文字中的频次）", Width: 90}}}
	for _, g := range p.Groups {
		t.Rows = append(t.Rows, []string{g.Name, strconv.Itoa(g.Characters), joinWith(g.Rows, "、", func(k themes.GroupRow) string {
			return fmt.Sprintf("%s（%.0f；%.0f）", k.Term, k.Sample.Count, k.Rest.Count)
		})})
	}
	p.Add(t)
}

func (p *keywordPaper) newWords() {
	t := newWordTable(p.Report)
	if len(t.Rows) == 0 {
		return
	}
	p.heading("新词候选")
	p.Add(office.Paragraph{Text: "下列词语不在词表、词典和对照表中，可能是新词。认可的，用 yian lexicon accept 收进词表，以后不再拆开。"})
	p.Add(t.Table)
}

func (p *keywordPaper) method() {
	p.heading("统计方法")
	for _, m := range Method(p.Report) {
		m.Lead += "："
		p.Add(m)
	}
}

// pictures shows the words, how they change and which stand together; on paper, where
// there are no charts, by tables.
func (p *keywordPaper) pictures() {
	p.figure(wordCloud)
	if t := periodTable(p.Report); len(t.Rows) > 0 {
		p.heading("趋势")
		p.figure(trend)
		if len(t.Columns) <= mostPaperPeriods+1 {
			p.Add(t.Table)
		}
	}
	if t := pairTable(p.Report); len(t.Rows) > 0 {
		p.heading("共现")
		p.figure(network)
		p.Add(office.Paragraph{Text: joinWith(t.Rows[:min(paperPairs, len(t.Rows))], "；", func(row []string) string {
			return fmt.Sprintf("%s—%s（%s段）", row[0], row[1], row[2])
		}) + "。"})
	}
}

// figure adds a picture, if there is anything to show.
func (p *keywordPaper) figure(of func(*themes.Report) (office.Figure, bool)) {
	if f, ok := of(p.Report); ok {
		p.Add(f)
	}
}
