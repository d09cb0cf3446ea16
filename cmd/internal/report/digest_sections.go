package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/corpus"
)

// chosen are at most n of items, in their order: one of each group before a
// second one of any, and of a group those first that weigh most. Where there are
// more groups than n, those go in whose item weighs most.
func chosen[T any](items []T, n int, group func(T) string, weight func(T) int) []T {
	if len(items) <= n {
		return items
	}
	order := make([]int, len(items)) // places of items, the heaviest first
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return weight(items[b]) - weight(items[a]) })
	turn, taken := make([]int, len(items)), map[string]int{} // the how manieth of its group each is
	for _, i := range order {
		turn[i] = taken[group(items[i])]
		taken[group(items[i])]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return turn[a] - turn[b] })
	order = order[:n]
	slices.Sort(order)
	picked := make([]T, n)
	for k, i := range order {
		picked[k] = items[i]
	}
	return picked
}

// showing says how many of all are shown, and where the others are.
func (d *digest) showing(all, shown int, unit, where string) {
	if all > shown {
		d.remark("共%d%s，下表列出%d%s，另有%d%s，见 %s。", all, unit, shown, unit, all-shown, unit, where)
	}
}

// motionIn is a motion with its document.
type motionIn struct {
	result *analysis.Result
	motion *analysis.Motion
	tasks  int
	turns  int
}

// motionsIn are all motions of the session.
func (s *Session) motionsIn() []motionIn {
	var all []motionIn
	for _, r := range s.Results {
		tasks, remarks := map[string]int{}, map[string]int{}
		for i := range r.Tasks {
			tasks[r.Tasks[i].Motion]++
		}
		for i := range r.Remarks {
			remarks[r.Remarks[i].Motion]++
		}
		for i := range r.Motions {
			m := &r.Motions[i]
			all = append(all, motionIn{r, m, tasks[m.ID], remarks[m.ID]})
		}
	}
	return all
}

func (d *digest) showMotions() {
	all := d.found.motions
	if len(all) == 0 {
		return
	}
	d.heading("议案")
	shown := chosen(all, d.motions, func(m motionIn) string { return m.result.Source }, func(m motionIn) int {
		w := min(m.tasks+m.turns, 50) + len(m.motion.Problems) + len(m.motion.Demands) + len(m.motion.Solutions)
		if m.motion.Title != "" {
			w += 100
		}
		return w
	})
	d.showing(len(all), len(shown), "件", "yian extract --part motions")
	t := office.Table{Columns: []office.Column{{Header: "议案及提出人", Width: 26}, {Header: "问题、要求和方案", Width: 62}, {Header: "任务", Width: 6, Kind: office.Number},
		{Header: "发言", Width: 6, Kind: office.Number}, {Header: "出处", Width: 8, Kind: office.Center}}}
	for _, m := range shown {
		title := shortened(cmp.Or(m.motion.Title, untitledMotion), d.wording)
		if who := proposers(m.motion); who != "" {
			title += "\n（" + shortened(who, 20) + "）"
		}
		var parts []string
		for _, part := range []struct {
			lead   string
			quotes []analysis.Quote
		}{{"【问题】", m.motion.Problems}, {"【要求】", m.motion.Demands}, {"【方案】", m.motion.Solutions}} {
			if len(part.quotes) > 0 {
				parts = append(parts, part.lead+d.shortQuotes(part.quotes))
			}
		}
		t.Rows = append(t.Rows, []string{title, strings.Join(parts, "\n"), number(m.tasks), number(m.turns), d.at(m.result, m.motion.ID)})
	}
	d.table(t)
}

// number is n, or nothing where there is none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
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
func (d *digest) shortQuotes(quotes []analysis.Quote) string {
	var all []string
	for _, q := range quotes[:min(d.quotes, len(quotes))] {
		all = append(all, shortened(strings.TrimRight(corpus.Unspace(clean(q.Text, q.Clean)), "。；;，,"), d.wording))
	}
	s := strings.Join(all, "；")
	if n := len(quotes) - d.quotes; n > 0 {
		return s + fmt.Sprintf("；另有%d项。", n)
	}
	return s + "。"
}

func (d *digest) showTasks() {
	rows := d.found.tasks
	if len(rows) == 0 {
		return
	}
	d.heading("任务与目标")
	shown := chosen(rows, d.tasks, func(r *taskRow) string { return r.result.Source + "#" + r.task.Motion }, func(r *taskRow) int {
		return 2*len(r.spoken) - 3*len(r.task.Checkability.Missing) // what can be checked, and what people spoke of
	})
	d.showing(len(rows), len(shown), "项", "yian report tasks")
	t := office.Table{Columns: []office.Column{
		{Header: "序号", Width: 5, Kind: office.Number}, {Header: "议案", Width: 12, Kind: office.Center, Merge: true}, {Header: "任务事项", Width: 34},
		{Header: "责任单位", Width: 13, Kind: office.Center}, {Header: "完成时限", Width: 11, Kind: office.Date}, {Header: "目标", Width: 18}, {Header: "出处", Width: 8, Kind: office.Center}}}
	for _, r := range shown {
		t.Rows = append(t.Rows, []string{fmt.Sprint(r.number), shortened(r.motion, d.wording/2), shortened(corpus.Unspace(TaskWording(r.task)), d.wording), shortened(Units(r.task), d.wording/2),
			joined(r.task.Deadlines, deadline), shortened(joined(r.task.Targets, TargetWording), d.wording), d.at(r.result, r.task.ID)})
	}
	d.table(t)
}

// turn is all that a speaker says on a motion in a document.
type turn struct {
	result  *analysis.Result
	speaker analysis.Speaker
	motion  string // its title, or empty
	id      string // of the first remark
	more    bool   // there are other remarks
	points  []analysis.Point
	asked   int // points that ask for something or name a shortcoming
}

// turnsIn are those in which somebody asks for something, names a shortcoming or
// praises, in the order of the text; others is how many there are besides.
func (s *Session) turnsIn() (all []*turn, others int) {
	type key struct{ name, role, motion string }
	for _, r := range s.Results {
		titles := motionTitles(r)
		at := map[key]*turn{}
		var here []*turn
		for i := range r.Remarks {
			x := &r.Remarks[i]
			k := key{x.Speaker.Name, x.Speaker.Role, x.Motion}
			if at[k] == nil || k.name == "" {
				at[k] = &turn{result: r, speaker: x.Speaker, motion: titles[x.Motion], id: x.ID}
				here = append(here, at[k])
			} else {
				at[k].more = true
			}
			at[k].points = append(at[k].points, x.Points...)
		}
		for _, x := range here {
			praise := 0
			for _, p := range x.points {
				switch p.Act {
				case analysis.Request, analysis.Problem, analysis.Inquiry:
					x.asked++
				case analysis.Praise:
					praise++
				}
			}
			if x.asked+praise == 0 {
				others++
				continue
			}
			all = append(all, x)
		}
	}
	return all, others
}

func (d *digest) showRemarks() {
	all := d.found.turns
	if len(all) == 0 {
		return
	}
	d.heading("发言")
	shown := chosen(all, d.turns, func(t *turn) string { return t.result.Source + "#" + t.motion }, func(t *turn) int { return min(t.asked, 20) })
	d.showing(len(all), len(shown), "人次", "yian extract --part remarks")
	t := office.Table{Columns: []office.Column{{Header: "发言人", Width: 16, Kind: office.Center, Merge: true}, {Header: "议案", Width: 13, Kind: office.Center, Merge: true},
		{Header: "要点", Width: 62}, {Header: "出处", Width: 9, Kind: office.Center}}}
	for _, x := range shown {
		place := d.at(x.result, x.id)
		if x.more {
			place += "等"
		}
		t.Rows = append(t.Rows, []string{strings.Trim(x.speaker.Name+"\n"+x.speaker.Role, "\n"), shortened(x.motion, d.wording/2), d.pointsByAct(x.points), place})
	}
	d.table(t)
	if n := d.found.others; n > 0 {
		d.remark("另有%d人次只说明情况或主持会议，没有列出。", n)
	}
}

// pointsByAct is a point of each act, what is asked for first, and how many more
// there are: 【建议】尽快出台协商办法。（另2个）
func (d *digest) pointsByAct(points []analysis.Point) string {
	var all []string
	for _, act := range []analysis.Act{analysis.Request, analysis.Inquiry, analysis.Problem, analysis.Praise} {
		var best *analysis.Point
		n := 0
		for i := range points {
			p := &points[i]
			if p.Act != act {
				continue
			}
			if n++; best == nil || telling(best) < telling(p) {
				best = p
			}
		}
		if best == nil || len(all) == d.acts {
			continue
		}
		s := "【" + string(act) + "】" + shortened(corpus.Unspace(clean(best.Text, best.Clean)), d.wording)
		if n > 1 {
			s += fmt.Sprintf("（另%d个）", n-1)
		}
		all = append(all, s)
	}
	return strings.Join(all, "\n")
}

// telling is how well a point can stand alone: not where it is only a few words.
func telling(p *analysis.Point) int { return min(utf8.RuneCountInString(p.Text), 16) }

// answered reports whether there is something to compare: tasks with what is
// asked for. Tasks alone, or speeches alone, leave no gaps.
func (d *digest) answered() bool {
	return slices.ContainsFunc(d.Gaps, func(m analysis.MotionGaps) bool {
		return m.Counts.Tasks > 0 && (m.Counts.Asks > 0 || m.Counts.Points > 0)
	})
}

// gapIn is a gap with the title of its motion.
type gapIn struct {
	gapRow
	motion string
	rank   int // in the order of its motion's gaps, the most pressing kind first
}

// gapsIn are the gaps of the session, a few of each kind under each motion, and
// how many there are in all.
func (s *Session) gapsIn() (all []gapIn, n int) {
	const alike = 4
	for i := range s.Gaps {
		kinds := map[string]int{}
		for k, row := range gapRows(&s.Gaps[i]) {
			if row.kind == gapUnspoken { // the table of counts has them
				continue
			}
			n++
			if kinds[row.kind]++; kinds[row.kind] <= alike {
				all = append(all, gapIn{row, gapTitle(&s.Gaps[i]), k})
			}
		}
	}
	return all, n
}

func (d *digest) showGaps() {
	if !d.answered() {
		return
	}
	d.heading("缺口")
	d.gapCounts()
	all := d.found.gaps
	if len(all) == 0 {
		return
	}
	shown := chosen(all, d.gaps, func(g gapIn) string { return g.motion + "#" + g.kind }, func(g gapIn) int { return -g.rank })
	d.showing(d.found.allGaps, len(shown), "处", "yian gaps")
	t := office.Table{Columns: []office.Column{{Header: "议案", Width: 14, Kind: office.Center, Merge: true}, {Header: "缺口", Width: 14, Kind: office.Center, Merge: true},
		{Header: "内容", Width: 48}, {Header: "发言人、单位或缺项", Width: 20}}}
	for _, g := range shown {
		t.Rows = append(t.Rows, []string{shortened(g.motion, d.wording/2), g.kind, shortened(g.wording(), d.wording), shortened(g.who, d.wording/2)})
	}
	d.table(t)
}

// gapCounts adds the table of how much is left open under each motion.
func (d *digest) gapCounts() {
	t := office.Table{Columns: []office.Column{{Header: "议案", Width: 30}}}
	for _, header := range []string{"要求等", "没有任务", "部分覆盖", "任务", "没人要求", "没人提到", "待回应要点", "没有回应", "部分回应"} {
		t.Columns = append(t.Columns, office.Column{Header: header, Width: 7, Kind: office.Number})
	}
	var all []*analysis.MotionGaps
	for i := range d.Gaps {
		if c := d.Gaps[i].Counts; c.Asks+c.Points > 0 || c.Tasks > 0 && d.Gaps[i].Motion != "" {
			all = append(all, &d.Gaps[i])
		}
	}
	shown := chosen(all, d.counts, func(*analysis.MotionGaps) string { return "" }, func(m *analysis.MotionGaps) int { return m.Counts.AsksOpen + m.Counts.PointsOpen })
	d.showing(len(all), len(shown), "件议案", "yian gaps")
	for _, m := range shown {
		c := m.Counts
		row := []string{shortened(gapTitle(m), d.wording/2)}
		for _, n := range []int{c.Asks, c.AsksOpen, c.AsksPartly, c.Tasks, c.TasksUnasked, c.TasksUnspoken, c.Points, c.PointsOpen, c.PointsPartly} {
			row = append(row, fmt.Sprint(n))
		}
		t.Rows = append(t.Rows, row)
	}
	d.table(t)
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
