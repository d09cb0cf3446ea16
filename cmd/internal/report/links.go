package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
)

// RelationName is a relation in Chinese.
func RelationName(r analysis.Relation) string {
	switch r {
	case analysis.Addresses:
		return "落实"
	case analysis.Supports:
		return "支持"
	case analysis.DemandsMore:
		return "要求更多"
	}
	return string(r)
}

// verdictName is a verdict in Chinese.
func verdictName(v string) string {
	switch v {
	case analysis.VerdictAccept:
		return "认可"
	case analysis.VerdictReject:
		return "否定"
	}
	return v
}

// LinkList lists links with the wording at both ends.
func LinkList(results []*analysis.Result, links []analysis.Linked) *table.Table {
	texts := texts(results)
	t := &table.Table{Header: []string{"一端", "内容", "关系", "另一端", "内容", "得分", "理由", "人工"}}
	for _, l := range links {
		t.Add(l.From, texts[l.From], RelationName(l.Relation), l.To, texts[l.To], strconv.FormatFloat(l.Score, 'f', 2, 64), strings.Join(l.Reasons, "；"), verdictName(l.Verdict))
	}
	return t
}

// texts is the wording of all that links can tie, by id as links write it.
func texts(results []*analysis.Result) map[string]string {
	all := map[string]string{}
	for _, r := range results {
		add := func(id, text string) {
			if len(results) > 1 {
				id = r.Source + "#" + id
			}
			all[id] = text
		}
		for _, m := range r.Motions {
			for _, quotes := range [][]analysis.Quote{m.Problems, m.Demands, m.Solutions} {
				for _, q := range quotes {
					add(q.ID, clean(q.Text, q.Clean))
				}
			}
		}
		for i := range r.Tasks {
			add(r.Tasks[i].ID, TaskWording(&r.Tasks[i]))
		}
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				add(p.ID, clean(p.Text, p.Clean))
			}
		}
	}
	return all
}

// gapRow is a gap as a row of a list.
type gapRow struct{ kind, id, text, who, state string }

// gapUnspoken is the kind of gap that is least pressing.
const gapUnspoken = "没有发言提到的任务"

// gapRows are the gaps of a motion, the most pressing kind first.
func gapRows(m *analysis.MotionGaps) []gapRow {
	var rows []gapRow
	ask := map[analysis.AskKind]string{analysis.AskSolution: "解决方案", analysis.AskDemand: "要求", analysis.AskProblem: "问题"}
	for _, a := range m.Asks {
		switch a.State {
		case analysis.AskOpen:
			rows = append(rows, gapRow{"没有任务的" + ask[a.Kind], a.ID, a.Text, "", string(a.State)})
		case analysis.AskPartly:
			rows = append(rows, gapRow{"部分覆盖的" + ask[a.Kind], a.ID, a.Text, joined(a.Open, func(g analysis.GapText) string { return "缺：" + g.Text }), string(a.State)})
		}
	}
	for _, state := range []struct {
		state analysis.PointState
		kind  string
	}{{analysis.PointOpen, "没有任务回应的发言"}, {analysis.PointPartly, "部分回应的发言"}} {
		for _, p := range m.Points {
			if p.State == state.state {
				rows = append(rows, gapRow{state.kind, p.ID, p.Text, speakerName(p.Speaker), string(p.State)})
			}
		}
	}
	for _, t := range m.Tasks {
		if len(t.Asked) == 0 {
			rows = append(rows, gapRow{"没有人要求过的任务", t.ID, t.Text, names(t.Units), ""})
		}
	}
	for _, t := range m.Tasks {
		if len(t.Reviewed) == 0 {
			rows = append(rows, gapRow{gapUnspoken, t.ID, t.Text, names(t.Units), ""})
		}
	}
	return rows
}

// speakerName is a speaker with the role: 王若兰（市人大常委会委员）.
func speakerName(s analysis.Speaker) string {
	if s.Name == "" || s.Role == "" {
		return s.Name + s.Role
	}
	return s.Name + "（" + s.Role + "）"
}

// GapList lists the gaps of all motions.
func GapList(gaps []analysis.MotionGaps) *table.Table {
	t := &table.Table{Header: []string{"议案", "缺口", "编号", "内容", "发言人/单位/缺项", "状态"}}
	for i := range gaps {
		for _, r := range gapRows(&gaps[i]) {
			t.Add(gaps[i].Title, r.kind, r.id, r.text, r.who, r.state)
		}
	}
	return t
}

// Gaps writes the gaps of each motion for a terminal of width columns.
func Gaps(w io.Writer, gaps []analysis.MotionGaps, width int) error {
	if len(gaps) == 0 {
		_, err := fmt.Fprintln(w, "没有找到议案和任务，看不出缺口。")
		return err
	}
	for i := range gaps {
		m := &gaps[i]
		title := m.Title
		if title == "" {
			title = "不属于任何议案的任务和发言"
		}
		c := m.Counts
		fmt.Fprintf(w, "%s\n  %d 项要求：%d 项没有任务，%d 项部分覆盖；%d 项任务：%d 项没有人要求过，%d 项没有发言提到；%d 个要点待回应：%d 个没有任务回应，%d 个部分回应\n",
			title, c.Asks, c.AsksOpen, c.AsksPartly, c.Tasks, c.TasksUnasked, c.TasksUnspoken, c.Points, c.PointsOpen, c.PointsPartly)
		rows := gapRows(m)
		t := &table.Table{Header: []string{"缺口", "编号", "内容", "发言人/单位/缺项"}, Main: "内容"}
		last := ""
		for _, r := range rows {
			kind := r.kind
			if kind == last {
				kind = ""
			}
			last = r.kind
			t.Add(kind, r.id, r.text, r.who)
		}
		if len(rows) == 0 {
			fmt.Fprintln(w, "  没有缺口。")
		} else if err := t.Terminal(w, width); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}
