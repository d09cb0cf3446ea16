package report

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// sampleGaps is a motion with an open and a half answered ask, three tasks in two
// documents and two points, one with a link that a person has rejected.
func sampleGaps() *GapReport {
	text := func(id, source, s string) analysis.GapText {
		return analysis.GapText{ID: source + "#" + id, Source: source, Text: s, Span: corpus.Span{Start: 4, End: 4 + len([]rune(s))}}
	}
	m := analysis.MotionGaps{Title: "关于建设<步道>的议案", Motion: "a.txt#m1"}
	m.Asks = []analysis.GapAsk{
		{GapText: text("m1.s1", "a.txt", "建设滨江步道，增设照明"), Kind: analysis.AskSolution, State: analysis.AskPartly, Open: []analysis.GapText{text("m1.s1", "a.txt", "增设照明")}},
		{GapText: text("m1.s2", "a.txt", "开放学校操场"), Kind: analysis.AskSolution, State: analysis.AskOpen},
	}
	m.Tasks = []analysis.GapTask{
		{GapText: text("t1", "b.txt", "年内建成滨江步道\n12公里"), Units: []analysis.Name{{Name: "市城管局"}}, Asked: []analysis.GapLink{{ID: "a.txt#m1.s1", Relation: analysis.Addresses}}},
		{GapText: text("t2", "b.txt", "每月通报进度")},
		{GapText: text("t1", "c.txt", "继续建设步道")},
	}
	m.Points = []analysis.GapPoint{
		{GapText: text("r1.p1", "c.txt", "步道要有座椅。"), Speaker: analysis.Speaker{Name: "章云", Role: "委员"}, State: analysis.PointPartly, Tasks: []analysis.GapLink{{ID: "b.txt#t1", Relation: analysis.DemandsMore}}},
		{GapText: text("r1.p2", "c.txt", "方案很好。"), State: analysis.PointNone},
	}
	m.Links = []analysis.Linked{
		{From: "c.txt#r1.p1", To: "b.txt#t1", Relation: analysis.DemandsMore, Score: 0.8, Reasons: []string{"共有“步道”"}, Evidence: []analysis.Evidence{{Phrase: "步道", From: corpus.Span{Start: 4, End: 6}, To: corpus.Span{Start: 10, End: 12}}}},
		{From: "b.txt#t1", To: "a.txt#m1.s1", Relation: analysis.Addresses, Score: 0.9, Verdict: analysis.VerdictAccept},
		{From: "b.txt#t2", To: "a.txt#m1.s2", Relation: analysis.Addresses, Score: 0.5, Verdict: analysis.VerdictReject},
	}
	m.Counts = analysis.GapCounts{Asks: 2, AsksOpen: 1, AsksPartly: 1, Tasks: 3, TasksUnasked: 2, TasksUnspoken: 2, Points: 1, PointsPartly: 1}
	g := &GapReport{Gaps: []analysis.MotionGaps{m}, Lines: Lines{}}
	for _, source := range []string{"a.txt", "b.txt", "c.txt"} {
		g.Results = append(g.Results, &analysis.Result{Source: source})
		g.Lines.Add(source, "一行\n再一行\n")
	}
	return g
}

func TestGapMatrices(t *testing.T) {
	g := sampleGaps()
	all := g.matrices(&g.Gaps[0])
	if len(all) != 2 || all[0].rowKind != askRows || all[1].rowKind != pointRows || all[1].silent != 1 || len(all[1].rows) != 1 {
		t.Fatalf("matrices %+v", all)
	}
	for i, want := range []struct{ marks, counts, header string }{
		{"●✓  /×", "1 0 0", "2#t1 2#t2 3#t1"},
		{"◐  ", "1 0 0", "2#t1 2#t2 3#t1"},
	} {
		x := all[i]
		var marks, counts, header []string
		for _, row := range x.rows {
			var line []string
			for _, l := range row.cells {
				line = append(line, mark(l))
			}
			marks = append(marks, strings.TrimLeft(strings.Join(line, " "), " "))
		}
		for _, c := range x.columns {
			counts = append(counts, string(rune('0'+c.count)))
			header = append(header, c.label)
		}
		if got := strings.Join(marks, "/"); strings.TrimRight(got, " ") != strings.TrimRight(want.marks, " ") {
			t.Errorf("%s: marks %q, want %q", x.title(), got, want.marks)
		}
		if got := strings.Join(counts, " "); got != want.counts {
			t.Errorf("%s: counts %s, want %s", x.title(), got, want.counts)
		}
		if got := strings.Join(header, " "); got != want.header {
			t.Errorf("%s: header %s, want %s", x.title(), got, want.header)
		}
	}
}

// TestGapManyTasks checks that of very many tasks those without a link have no
// column, and are counted.
func TestGapManyTasks(t *testing.T) {
	g := sampleGaps()
	m := &g.Gaps[0]
	for len(m.Tasks) < fewTasks+6 {
		m.Tasks = append(m.Tasks, m.Tasks[2])
	}
	x := g.matrices(m)[0]
	if len(x.columns) != 2 || x.unshown != len(m.Tasks)-2 || !strings.Contains(x.legend(), "另有 28 项任务") {
		t.Errorf("%d columns, %d not shown: %s", len(x.columns), x.unshown, x.legend())
	}
}

// TestGapListed checks that rows name their tasks where there are too many for
// columns.
func TestGapListed(t *testing.T) {
	g := sampleGaps()
	m := &g.Gaps[0]
	for i := range manyTasks + 1 {
		id := fmt.Sprintf("b.txt#t%d", i+10)
		m.Tasks = append(m.Tasks, analysis.GapTask{GapText: analysis.GapText{ID: id, Source: "b.txt", Text: "任务"}})
		m.Links = append(m.Links, analysis.Linked{From: id, To: "a.txt#m1.s2", Relation: analysis.Addresses, Score: float64(i) / 100})
	}
	x := g.matrices(m)[0]
	if row := x.rows[1]; !x.listed || len(x.columns) != 0 || !strings.HasPrefix(row.tasks, "●2#t70 ●2#t69 ") || row.count != 11 {
		t.Errorf("listed %v, %d columns, %d tasks: %s", x.listed, len(x.columns), row.count, row.tasks)
	}
	var b bytes.Buffer
	if err := errors.Join(g.HTML(&b), g.Book(&b), g.Markdown(&b)); err != nil || !strings.Contains(b.String(), "●2#t70") {
		t.Error(err)
	}
}

// TestGapPage checks that each reference of the page leads to a place in it, that
// nothing leads out of it, and that wording is escaped.
func TestGapPage(t *testing.T) {
	var b bytes.Buffer
	if err := sampleGaps().HTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	refs := regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(refs) < 8 {
		t.Errorf("%d references", len(refs))
	}
	for _, ref := range refs {
		if !strings.HasPrefix(ref[1], "#") || strings.Count(page, `id="`+ref[1][1:]+`"`) != 1 {
			t.Errorf("%s leads nowhere, or to several places", ref[1])
		}
	}
	for _, want := range []string{"关于建设&lt;步道&gt;的议案", "缺：增设照明", "b.txt 第2行（第5—", "年内建成滨江步道12公里", "“步道”：c.txt 第2行（第5—6字）；b.txt 第3行（第11—12字）", "没有任务 <b>1</b>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, bad := range []string{"<步道>", "<script", "http", "src="} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestGapForms(t *testing.T) {
	g := sampleGaps()
	var md, book, again bytes.Buffer
	if err := g.Markdown(&md); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 项要求：1 项没有任务，1 项部分覆盖；3 项任务", "| 1#m1.s2 | 开放学校操场 |  | × |  | 0 | 无任务 |", "| 部分覆盖的解决方案 | 1#m1.s1 | 建设滨江步道，增设照明 | 缺：增设照明 |"} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("lacks %q:\n%s", want, md.String())
		}
	}
	if err := g.Book(&book); err != nil {
		t.Fatal(err)
	}
	if err := sampleGaps().Book(&again); err != nil || !bytes.Equal(book.Bytes(), again.Bytes()) {
		t.Error("two workbooks of the same gaps differ", err)
	}
	if rows := g.List().Rows; len(rows) != 8 || rows[0][2] != "a.txt#m1.s2" || rows[0][6] != "a.txt 第2行（第5—10字）" {
		t.Errorf("rows %q", rows)
	}
	empty := &GapReport{}
	md.Reset()
	if err := empty.HTML(&md); err != nil || !strings.Contains(md.String(), noGaps) {
		t.Errorf("%v %s", err, md.String())
	}
}
