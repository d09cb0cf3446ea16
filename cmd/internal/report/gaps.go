package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// GapReport is what the gaps of motions are shown with. Spans count code points.
type GapReport struct {
	Gaps    []analysis.MotionGaps
	Results []*analysis.Result // the documents, in the order in which they are numbered
	Lines   Lines
}

// Lines says where the lines of documents begin, by source, in code points.
type Lines map[string][]int

// Add notes the lines of the text of a document.
func (l Lines) Add(source, text string) {
	starts, at := []int{0}, 0
	for _, r := range text {
		at++
		if r == '\n' {
			starts = append(starts, at)
		}
	}
	l[source] = starts
}

// at is the line of a document, from 1, on which a span begins; 0 where it is not
// known.
func (l Lines) at(source string, span corpus.Span) int {
	n, found := slices.BinarySearch(l[source], span.Start)
	if found {
		n++
	}
	return n
}

// where is the place of a finding: 方案.txt 第12行（第35—60字）.
func (g *GapReport) where(source string, span corpus.Span) string {
	if line := g.Lines.at(source, span); line > 0 {
		return fmt.Sprintf("%s 第%d行（%s）", source, line, place(span))
	}
	return source + " " + place(span)
}

// place is where text stands.
func (g *GapReport) place(text *analysis.GapText) string { return g.where(text.Source, text.Span) }

// gapRow is a gap as a row of a list.
type gapRow struct {
	kind string
	*analysis.GapText
	who, state string
}

// wording is the text without line breaks.
func (r *gapRow) wording() string { return corpus.Unspace(r.Text) }

// gapUnspoken is the kind of gap that is least pressing.
const gapUnspoken = "没有发言提到的任务"

// askName is a kind of ask in Chinese.
func askName(k analysis.AskKind) string {
	switch k {
	case analysis.AskSolution:
		return "解决方案"
	case analysis.AskDemand:
		return "要求"
	case analysis.AskProblem:
		return "问题"
	}
	return string(k)
}

// gapRows are the gaps of a motion, the most pressing kind first.
func gapRows(m *analysis.MotionGaps) []gapRow {
	var rows []gapRow
	for _, state := range []analysis.AskState{analysis.AskOpen, analysis.AskPartly} {
		kind := map[analysis.AskState]string{analysis.AskOpen: "没有任务的", analysis.AskPartly: "部分覆盖的"}[state]
		for i := range m.Asks {
			if a := &m.Asks[i]; a.State == state {
				rows = append(rows, gapRow{kind + askName(a.Kind), &a.GapText, lacks(a), string(state)})
			}
		}
	}
	for _, state := range []struct {
		state analysis.PointState
		kind  string
	}{{analysis.PointOpen, "没有任务回应的发言"}, {analysis.PointPartly, "部分回应的发言"}} {
		for i := range m.Points {
			if p := &m.Points[i]; p.State == state.state {
				rows = append(rows, gapRow{state.kind, &p.GapText, speakerName(p.Speaker), string(p.State)})
			}
		}
	}
	for _, lack := range []struct {
		kind string
		of   func(*analysis.GapTask) bool
	}{{"报告没有说到的任务", m.Unreported}, {"没有人要求过的任务", m.Unasked}, {gapUnspoken, m.Unspoken}} {
		for i := range m.Tasks {
			if t := &m.Tasks[i]; lack.of(t) {
				rows = append(rows, gapRow{lack.kind, &t.GapText, names(t.Units), ""})
			}
		}
	}
	return rows
}

// lacks says which parts of an ask no task covers.
func lacks(a *analysis.GapAsk) string {
	return joined(a.Open, func(g analysis.GapText) string { return "缺：" + corpus.Unspace(g.Text) })
}

// speakerName is a speaker with the role: 王若兰（市人大常委会委员）.
func speakerName(s analysis.Speaker) string {
	if s.Name == "" || s.Role == "" {
		return s.Name + s.Role
	}
	return s.Name + "（" + s.Role + "）"
}

// List lists the gaps of all motions.
func (g *GapReport) List() *table.Table {
	t := &table.Table{Header: []string{"议案", "缺口", "编号", "内容", "发言人/单位/缺项", "状态", "出处"}, Main: "内容"}
	for i := range g.Gaps {
		for _, r := range gapRows(&g.Gaps[i]) {
			t.Add(g.title(&g.Gaps[i]), r.kind, r.ID, r.wording(), r.who, r.state, g.place(r.GapText))
		}
	}
	return t
}

// summary counts the gaps of a motion in a sentence for each thing that has any.
func summary(c *analysis.GapCounts) string {
	var all []string
	if c.Asks > 0 {
		all = append(all, fmt.Sprintf("%d 项要求：%d 项没有任务，%d 项部分覆盖", c.Asks, c.AsksOpen, c.AsksPartly))
	}
	tasks := fmt.Sprintf("%d 项任务", c.Tasks)
	var open []string
	if c.Asks > 0 {
		open = append(open, fmt.Sprintf("%d 项没有人要求过", c.TasksUnasked))
	}
	if c.Points > 0 {
		open = append(open, fmt.Sprintf("%d 项没有发言提到", c.TasksUnspoken))
	}
	if c.Outcomes > 0 {
		open = append(open, fmt.Sprintf("%d 项报告没有说到", c.TasksUnreported))
	}
	if len(open) > 0 {
		tasks += "：" + strings.Join(open, "，")
	}
	all = append(all, tasks)
	if c.Points > 0 {
		all = append(all, fmt.Sprintf("%d 个要点待回应：%d 个没有任务回应，%d 个部分回应", c.Points, c.PointsOpen, c.PointsPartly))
	}
	return strings.Join(all, "；")
}

// noGaps says why there is nothing to show.
const noGaps = "没有可以对照的内容，看不出缺口：要有议案的要求，或方案的任务加上发言或办理情况报告。"

// Terminal writes the gaps of each motion for a terminal of width columns.
func (g *GapReport) Terminal(w io.Writer, width int) error {
	if len(g.Gaps) == 0 {
		_, err := fmt.Fprintln(w, noGaps)
		return err
	}
	for i := range g.Gaps {
		m := &g.Gaps[i]
		fmt.Fprintf(w, "%s\n  %s\n", g.title(m), summary(&m.Counts))
		rows := gapRows(m)
		t := &table.Table{Header: []string{"缺口", "编号", "内容", "发言人/单位/缺项"}, Main: "内容"}
		last := ""
		for _, r := range rows {
			kind := r.kind
			if kind == last {
				kind = ""
			}
			last = r.kind
			t.Add(kind, g.label(r.ID), r.wording(), r.who)
		}
		if len(rows) == 0 {
			fmt.Fprintln(w, "  没有缺口。")
		} else if err := t.Terminal(w, width); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	_, err := io.WriteString(w, g.numbering())
	return err
}

// numbering says which documents the numbers before # stand for.
func (g *GapReport) numbering() string {
	if len(g.Results) < 2 {
		return ""
	}
	return Numbering(g.Results)
}

// Markdown writes the gaps of each motion, and its matrices.
func (g *GapReport) Markdown(w io.Writer) error {
	if len(g.Gaps) == 0 {
		_, err := fmt.Fprintln(w, noGaps)
		return err
	}
	for i := range g.Gaps {
		m := &g.Gaps[i]
		fmt.Fprintf(w, "## %s\n\n%s。\n\n", g.title(m), summary(&m.Counts))
		list := &table.Table{Header: []string{"缺口", "编号", "内容", "发言人/单位/缺项", "出处"}}
		for _, r := range gapRows(m) {
			list.Add(r.kind, g.label(r.ID), r.wording(), r.who, g.place(r.GapText))
		}
		if err := list.Markdown(w); err != nil {
			return err
		}
		for _, x := range g.matrices(m) {
			fmt.Fprintf(w, "\n### %s\n\n", x.title())
			if err := x.table(g).Markdown(w); err != nil {
				return err
			}
			fmt.Fprintf(w, "\n%s\n", x.legend())
		}
		fmt.Fprintln(w)
	}
	return nil
}
