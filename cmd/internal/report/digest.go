package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
)

// Session is what a digest is made of.
type Session struct {
	Found
	Gaps []analysis.MotionGaps
}

// How much of a session goes into its digest, which is to be two to four pages
// long. What is left out is counted.
const (
	digestMotions  = 4
	digestSources  = 6
	digestCounts   = 8 // motions in the table of gaps
	digestTasks    = 16
	digestRemarks  = 12
	digestPoints   = 1 // of each act of a remark
	digestGaps     = 12
	digestAlike    = 2 // gaps of the same kind under one motion
	digestKeywords = 20
	digestWording  = 54 // characters of a task, point or gap
)

// Digest is the session on a few pages: motions, tasks and targets, who said
// what, keywords, and what is left open.
func Digest(s *Session) *office.Paper {
	p := &office.Paper{Title: s.title()}
	d := &digest{Session: s, paper: p}
	d.overview()
	d.motions()
	d.tasks()
	d.remarks()
	d.keywords()
	d.gaps()
	d.sources()
	return p
}

// title is the meeting's name in its longest form, or what the digest is about
// where the documents are of no meeting or of several.
func (s *Session) title() string {
	const general = "议案办理情况摘要"
	name := ""
	for _, r := range s.Results {
		if r.Meeting == "" {
			continue
		}
		if name != "" && ordinal(r.Meeting) != ordinal(name) {
			return general
		}
		if len(r.Meeting) > len(name) {
			name = r.Meeting
		}
	}
	if name == "" {
		return general
	}
	return name + "情况摘要"
}

// ordinal is the end of a meeting's name that its short forms have, too:
// 第二十一次会议.
func ordinal(meeting string) string { return meeting[max(0, strings.LastIndex(meeting, "第")):] }

// digest writes the parts of a digest, each with the number that it comes to.
type digest struct {
	*Session
	paper *office.Paper
	parts int
}

func (d *digest) heading(text string) {
	const numbers = "一二三四五六七八九"
	d.paper.Add(office.Heading{Level: 1, Text: string([]rune(numbers)[d.parts]) + "、" + text})
	d.parts++
}

func (d *digest) say(format string, args ...any) {
	d.paper.Add(office.Paragraph{Text: fmt.Sprintf(format, args...)})
}

// at is where a finding stands: the number of the source, as the last table of
// the digest lists them, and the id in it.
func (d *digest) at(r *analysis.Result, id string) string {
	if len(d.Results) == 1 {
		return id
	}
	return fmt.Sprintf("%d#%s", 1+slices.Index(d.Results, r), id)
}

func (d *digest) overview() {
	var motions, tasks, remarks, points int
	grades, acts := map[string]int{}, map[analysis.Act]int{}
	targets, dated := 0, 0
	for _, r := range d.Results {
		motions += len(r.Motions)
		tasks += len(r.Tasks)
		remarks += len(r.Remarks)
		for _, t := range r.Tasks {
			grades[t.Checkability.Grade]++
			targets += len(t.Targets)
			if len(t.Deadlines) > 0 {
				dated++
			}
		}
		for _, x := range r.Remarks {
			points += len(x.Points)
			for _, p := range x.Points {
				acts[p.Act]++
			}
		}
	}
	d.heading("概况")
	var all []string
	all = append(all, fmt.Sprintf("本摘要依据%d个文件。", len(d.Results)))
	if motions > 0 {
		all = append(all, fmt.Sprintf("涉及议案%d件。", motions))
	}
	if tasks > 0 {
		all = append(all, fmt.Sprintf("提出任务%d项，其中有时限的%d项，有量化目标共%d个；%s。", tasks, dated, targets,
			counted([]string{"可核查", "部分可核查", "原则性"}, grades, "项")))
	}
	if remarks > 0 {
		all = append(all, fmt.Sprintf("发言%d段，要点%d个：%s。", remarks, points,
			counted([]analysis.Act{analysis.Request, analysis.Problem, analysis.Inquiry, analysis.Praise, analysis.Neutral}, acts, "个")))
	}
	if motions+tasks+remarks == 0 {
		all = append(all, "没有找到议案、任务或发言。")
	}
	d.say("%s", strings.Join(all, ""))
}

// counted is the counts that are not zero: 可核查3项，原则性2项.
func counted[K ~string](keys []K, counts map[K]int, unit string) string {
	var all []string
	for _, k := range keys {
		if counts[k] > 0 {
			all = append(all, fmt.Sprintf("%s%d%s", k, counts[k], unit))
		}
	}
	return strings.Join(all, "，")
}

func (d *digest) motions() {
	n, untitled := 0, 0
	var rest []string
	for _, r := range d.Results {
		for i := range r.Motions {
			m := &r.Motions[i]
			if n++; n == 1 {
				d.heading("议案")
			}
			switch {
			case n > digestMotions && m.Title == "":
				untitled++
				continue
			case n > digestMotions:
				rest = append(rest, m.Title+"（"+d.at(r, m.ID)+"）")
				continue
			}
			d.paper.Add(office.Heading{Level: 2, Text: cmp.Or(m.Title, untitledMotion) + "（" + d.at(r, m.ID) + "）"})
			if who := proposers(m); who != "" {
				d.paper.Add(office.Paragraph{Lead: "提出：", Text: who})
			}
			for _, part := range []struct {
				lead   string
				quotes []analysis.Quote
			}{{"问题：", m.Problems}, {"要求：", m.Demands}, {"解决方案：", m.Solutions}} {
				if len(part.quotes) > 0 {
					d.paper.Add(office.Paragraph{Lead: part.lead, Text: shortQuotes(part.quotes)})
				}
			}
		}
	}
	const most = 12
	if len(rest) > most {
		rest = append(rest[:most], fmt.Sprintf("等%d件", len(rest)))
	}
	if untitled > 0 {
		rest = append(rest, fmt.Sprintf("没有标题的请求%d项", untitled))
	}
	if len(rest) > 0 {
		d.paper.Add(office.Paragraph{Lead: "另有：", Text: strings.Join(rest, "；") + "。"})
	}
}

// proposers are those of m: 周明远等42人.
func proposers(m *analysis.Motion) string {
	who := names(m.LeadProposers)
	if m.ProposerCount > 0 {
		if who != "" {
			who += "等"
		}
		who += fmt.Sprintf("%d人", m.ProposerCount)
	}
	return who
}

// shortQuotes are the first quotes, each cut short.
func shortQuotes(quotes []analysis.Quote) string {
	const most = 4
	var all []string
	for _, q := range quotes[:min(most, len(quotes))] {
		all = append(all, shortened(strings.TrimRight(clean(q.Text, q.Clean), "。；;，,"), digestWording))
	}
	s := strings.Join(all, "；")
	if len(quotes) > most {
		s += fmt.Sprintf("等%d项", len(quotes))
	}
	return s + "。"
}

func (d *digest) tasks() {
	rows := taskRows(d.Results, d.Links)
	if len(rows) == 0 {
		return
	}
	d.heading("任务与目标")
	all := len(rows)
	if all > digestTasks { // those that can be checked come first, in the order of the text
		weight := func(r *taskRow) int { return len(r.task.Checkability.Missing) }
		slices.SortStableFunc(rows, func(a, b *taskRow) int { return weight(a) - weight(b) })
		rows = rows[:digestTasks]
		slices.SortFunc(rows, func(a, b *taskRow) int { return a.number - b.number })
		d.say("共%d项任务，下表列出其中缺项最少的%d项。", all, digestTasks)
	}
	t := office.Table{Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "议案", Width: 12, Kind: office.Center, Merge: true}, {Header: "任务事项", Width: 32},
		{Header: "责任单位", Width: 13, Kind: office.Center}, {Header: "完成时限", Width: 11, Kind: office.Date}, {Header: "目标", Width: 18}, {Header: "出处", Width: 8, Kind: office.Center}}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []string{fmt.Sprint(r.number), r.motion, shortened(TaskWording(r.task), digestWording), shortened(Units(r.task), 30),
			joined(r.task.Deadlines, deadline), shortened(joined(r.task.Targets, TargetWording), digestWording), d.at(r.result, r.task.ID)})
	}
	d.table(t)
}

// table adds t without the columns that are empty in all rows.
func (d *digest) table(t office.Table) {
	for i := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
			t.Columns[i].Place = office.Folded
		}
	}
	d.paper.Add(t)
}

func (d *digest) remarks() {
	t := office.Table{Columns: []office.Column{{Header: "发言人", Width: 16, Kind: office.Center, Merge: true}, {Header: "议案", Width: 13, Kind: office.Center, Merge: true},
		{Header: "要点", Width: 62}, {Header: "出处", Width: 9, Kind: office.Center}}}
	all := 0
	for _, r := range d.Results {
		titles := motionTitles(r)
		for i := range r.Remarks {
			x := &r.Remarks[i]
			if all++; all > digestRemarks {
				continue
			}
			t.Rows = append(t.Rows, []string{strings.Trim(x.Speaker.Name+"\n"+x.Speaker.Role, "\n"), titles[x.Motion], pointsByAct(x.Points), d.at(r, x.ID)})
		}
	}
	if all == 0 {
		return
	}
	d.heading("发言")
	if all > digestRemarks {
		d.say("共%d段发言，下表列出前%d段。", all, digestRemarks)
	}
	d.table(t)
}

// pointsByAct are the first points of each act, what is asked for first:
// 【建议】尽快出台协商办法。
func pointsByAct(points []analysis.Point) string {
	var all []string
	for _, act := range []analysis.Act{analysis.Request, analysis.Inquiry, analysis.Problem, analysis.Praise} {
		n := 0
		for _, p := range points {
			if p.Act != act {
				continue
			}
			if n++; n <= digestPoints {
				all = append(all, "【"+string(act)+"】"+shortened(clean(p.Text, p.Clean), digestWording))
			}
		}
		if n > digestPoints {
			all = append(all, fmt.Sprintf("【%s】另有%d个", act, n-digestPoints))
		}
	}
	if all == nil && len(points) > 0 {
		return shortened(clean(points[0].Text, points[0].Clean), digestWording)
	}
	return strings.Join(all, "\n")
}

// theme is a keyword of the session's documents together.
type theme struct {
	term             string
	score            float64
	count, documents int
}

func (d *digest) keywords() {
	var all []*theme
	at := map[string]*theme{}
	for _, r := range d.Results {
		for _, k := range r.Keywords {
			x := at[k.Term]
			if x == nil {
				x = &theme{term: k.Term}
				at[k.Term] = x
				all = append(all, x)
			}
			x.score += k.Score
			x.count += k.Count
			x.documents++
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortFunc(all, func(a, b *theme) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.term, b.term)) })
	d.heading("主题词")
	var terms []string
	for _, x := range all[:min(digestKeywords, len(all))] {
		terms = append(terms, fmt.Sprintf("%s（%d次）", x.term, x.count))
	}
	d.say("%s。", strings.Join(terms, "、"))
}

func (d *digest) gaps() {
	t := office.Table{Columns: []office.Column{{Header: "议案", Width: 14, Kind: office.Center, Merge: true}, {Header: "缺口", Width: 14, Kind: office.Center, Merge: true},
		{Header: "内容", Width: 48}, {Header: "发言人、单位或缺项", Width: 20}}}
	all, answered := 0, false
	for i := range d.Gaps {
		m := &d.Gaps[i]
		answered = answered || m.Counts.Tasks > 0 && (m.Counts.Asks > 0 || m.Counts.Points > 0)
		alike := map[string]int{}
		for _, row := range gapRows(m) {
			if row.kind == gapUnspoken { // the sentence above the table counts them
				continue
			}
			all++
			if alike[row.kind]++; alike[row.kind] <= digestAlike && len(t.Rows) < digestGaps {
				t.Rows = append(t.Rows, []string{gapTitle(m), row.kind, shortened(unwrapped(row.Text), digestWording), shortened(unwrapped(row.who), 40)})
			}
		}
	}
	if !answered { // tasks alone, or speeches alone, leave nothing to compare
		return
	}
	d.heading("缺口")
	d.gapCounts()
	if shown := len(t.Rows); all > shown {
		d.say("共%d处，下表列出%d处，同类的至多%d处；全部见 yian gaps。", all, shown, digestAlike)
	}
	if all > 0 {
		d.paper.Add(t)
	}
}

// gapCounts adds the table of how much is left open under each motion.
func (d *digest) gapCounts() {
	t := office.Table{Columns: []office.Column{{Header: "议案", Width: 30}}}
	for _, header := range []string{"要求等", "没有任务", "部分覆盖", "任务", "没人要求", "没人提到", "待回应要点", "没有回应", "部分回应"} {
		t.Columns = append(t.Columns, office.Column{Header: header, Width: 7, Kind: office.Number})
	}
	for i := range d.Gaps {
		m := &d.Gaps[i]
		c := m.Counts
		if c.Asks+c.Tasks+c.Points == 0 {
			continue
		}
		row := []string{gapTitle(m)}
		for _, n := range []int{c.Asks, c.AsksOpen, c.AsksPartly, c.Tasks, c.TasksUnasked, c.TasksUnspoken, c.Points, c.PointsOpen, c.PointsPartly} {
			row = append(row, fmt.Sprint(n))
		}
		t.Rows = append(t.Rows, row)
	}
	if n := len(t.Rows); n > digestCounts {
		d.say("下表列出前%d件议案；全部见 yian gaps。", digestCounts)
		t.Rows = t.Rows[:digestCounts]
	}
	d.paper.Add(t)
}

// untitledMotion stands for the title of a motion that has none.
const untitledMotion = "没有标题的请求"

// gapTitle is the title of a motion, or what stands for it.
func gapTitle(m *analysis.MotionGaps) string {
	switch {
	case m.Title != "":
		return m.Title
	case m.Motion != "":
		return untitledMotion
	}
	return noMotion
}

// unwrapped is s without hard wraps: the lines joined without their indents.
func unwrapped(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.Trim(line, " \t\r\n\u3000"))
	}
	return b.String()
}

func (d *digest) sources() {
	d.heading("来源")
	t := office.Table{Columns: []office.Column{{Header: "序号", Width: 5, Kind: office.Number}, {Header: "文件", Width: 24}, {Header: "标题", Width: 36},
		{Header: "类型", Width: 9, Kind: office.Center}, {Header: "日期", Width: 11, Kind: office.Date}, {Header: "SHA-256（前12位）", Width: 16, Kind: office.Center}}}
	for i, r := range d.Results[:min(digestSources, len(d.Results))] {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), r.Source, r.Title, KindName(r.Kind), r.Date, r.SHA256[:min(12, len(r.SHA256))]})
	}
	d.paper.Add(t)
	if n := len(d.Results); n > digestSources {
		d.say("共%d个文件，上表列出前%d个；全部见 yian list。", n, digestSources)
	}
	where := "出处栏是编号"
	if len(d.Results) > 1 {
		where = "出处栏是来源的序号和编号（2#t3 为第2个文件的任务t3）"
	}
	d.say("%s，可用 yian extract 或 yian show 查到原文的位置。规则版本 %s。没有写的，原文没有。", where, analysis.Version)
}
