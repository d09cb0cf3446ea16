package analysis

import (
	"slices"

	"yian/corpus"
)

// MotionGaps is what became of one motion: each thing that was asked for with the
// tasks that answer it, each task with who asked for it and who spoke of it, each
// point of the remarks with the tasks that answer it. Motions that stand in
// several documents are one; Motion is the id of the first.
type MotionGaps struct {
	Motion string     `json:"motion,omitempty"` // empty: tasks and remarks without a motion
	Title  string     `json:"title,omitempty"`
	Asks   []GapAsk   `json:"asks"`
	Tasks  []GapTask  `json:"tasks"`
	Points []GapPoint `json:"points"`

	Outcomes []GapOutcome `json:"outcomes,omitempty"` // what progress reports tell of

	Links  []Linked  `json:"links"` // between them, with reasons and places; those that a person has rejected, too
	Counts GapCounts `json:"counts"`
}

// GapText is a finding as the matrix shows it.
type GapText struct {
	ID     string      `json:"id"`
	Key    string      `json:"key"`
	Source string      `json:"source"`
	Text   string      `json:"text"`
	Span   corpus.Span `json:"span"` // of Text in the document Source
}

// GapLink is a link as seen from one of its ends.
type GapLink struct {
	ID       string   `json:"id"` // of the other end
	Relation Relation `json:"relation"`
	Score    float64  `json:"score"`
	Verdict  string   `json:"verdict,omitempty"`
}

// GapAsk is a solution, demand or problem of the motion.
type GapAsk struct {
	GapText
	Kind  AskKind   `json:"kind"`
	State AskState  `json:"state"`
	Tasks []GapLink `json:"tasks"`
	Open  []GapText `json:"open,omitempty"` // the parts of it that none of Tasks covers, where State is AskPartly
}

// AskKind is what sort of part of a motion an ask is.
type AskKind string

// The kinds of asks.
const (
	AskSolution AskKind = "solution"
	AskDemand   AskKind = "demand"
	AskProblem  AskKind = "problem"
)

// AskState says whether tasks answer an ask.
type AskState string

// The states of an ask.
const (
	AskAnswered AskState = "有任务"
	AskPartly   AskState = "部分覆盖"
	AskOpen     AskState = "无任务"
)

// GapTask is a task of the plan.
type GapTask struct {
	GapText
	Units    []Name    `json:"units"`
	Asked    []GapLink `json:"asked"`              // what it answers
	Reviewed []GapLink `json:"reviewed"`           // the points that speak of it
	Reported []GapLink `json:"reported,omitempty"` // the outcomes that tell of it
	Next     bool      `json:"next,omitempty"`     // a progress report announces it: no gap, whatever it lacks
}

// GapOutcome is what a progress report tells of.
type GapOutcome struct {
	GapText
	State OutcomeState `json:"state"`
	Tasks []GapLink    `json:"tasks"`
}

// GapPoint is a point of a remark.
type GapPoint struct {
	GapText
	Speaker Speaker    `json:"speaker"`
	Act     Act        `json:"act"`
	State   PointState `json:"state"`
	Tasks   []GapLink  `json:"tasks"`
}

// PointState says whether tasks answer a point.
type PointState string

// The states of a point.
const (
	PointAnswered PointState = "已回应"
	PointPartly   PointState = "部分回应" // tasks of the same object, but the point asks for more
	PointOpen     PointState = "未回应"
	PointNone     PointState = "无需回应" // praise and facts
	PointGeneral  PointState = "总体意见" // words on the plan as a whole, which no single task can answer
)

// GapCounts counts the gaps of a motion.
type GapCounts struct {
	Asks           int `json:"asks"`
	AsksOpen       int `json:"asks_open"`
	AsksPartly     int `json:"asks_partly"`
	Tasks          int `json:"tasks"`
	TasksUnasked   int `json:"tasks_unasked"`
	TasksUnspoken  int `json:"tasks_unreviewed"`
	Points         int `json:"points"` // that want an answer
	PointsOpen     int `json:"points_open"`
	PointsPartly   int `json:"points_partly"`
	PointsAnswered int `json:"points_answered"`

	Outcomes        int `json:"outcomes,omitempty"`
	TasksUnreported int `json:"tasks_unreported,omitempty"` // that no outcome tells of, where there are any
}

// Gaps says for each motion of results, in text order, what links, those of [Link]
// and [LinkOutcomes], leave open. A link that a person has rejected does not count,
// one that a person has made does. Spans are bytes.
func Gaps(results []*Result, links []Linked, k LinkKnowledge) []MotionGaps {
	k.outcomes = false
	l := newLinker(results, k)
	ties := gapTies{make(map[string][]GapLink), make(map[string][]GapLink), make(map[string][]GapLink)}
	of := make(map[int][]Linked) // by group
	for _, link := range links {
		if task, ok := l.place[taskOf(&link)]; ok {
			of[l.groupOf[task]] = append(of[l.groupOf[task]], link)
		}
		ties.add(&link)
	}
	outcomes := l.outcomesByGroup(ties)
	var all []MotionGaps
	for _, group := range l.groups {
		w := l.weigh(group)
		id := l.groupOf[group.ends[0]]
		g := w.gaps(ties)
		g.Outcomes, g.Links = outcomes[id], of[id]
		g.count()
		planned := slices.ContainsFunc(g.Tasks, func(t GapTask) bool { return !t.Next })
		if len(g.Asks) > 0 || planned && len(g.Points)+len(g.Outcomes) > 0 {
			all = append(all, g)
		}
		w.done()
	}
	return all
}

// taskOf is the task of a link: each has one.
func taskOf(link *Linked) string {
	if link.Relation == Addresses {
		return link.From
	}
	return link.To
}

// gapTies are the links that count, as seen from each of their ends.
type gapTies struct{ from, to, reported map[string][]GapLink }

// add adds link, where it counts.
func (t *gapTies) add(link *Linked) {
	if !link.Counts() {
		return
	}
	tie := func(other string) GapLink { return GapLink{other, link.Relation, link.Score, link.Verdict} }
	t.from[link.From] = append(t.from[link.From], tie(link.To))
	if link.Relation == Reports {
		t.reported[link.To] = append(t.reported[link.To], tie(link.From))
	} else {
		t.to[link.To] = append(t.to[link.To], tie(link.From))
	}
}

// outcomesByGroup are the outcomes of progress reports by the group that they
// belong to.
func (l *linker) outcomesByGroup(ties gapTies) map[int][]GapOutcome {
	all := make(map[int][]GapOutcome)
	for d, r := range l.results {
		for _, o := range r.Outcomes {
			g := l.groupOfDoc[d]
			for i := range l.motions {
				if m := &l.motions[i]; m.doc == d && m.motion.ID == o.Motion && o.Motion != "" {
					g = m.group
				}
			}
			id := o.ID
			if len(l.results) > 1 {
				id = r.Source + "#" + id
			}
			all[g] = append(all[g], GapOutcome{GapText{id, o.Key, r.Source, o.Text, o.Span}, o.State, ties.from[id]})
		}
	}
	return all
}

// gaps is the matrix of the group.
func (w *weighing) gaps(ties gapTies) MotionGaps {
	var g MotionGaps
	l := w.linker
	for _, i := range w.ends {
		e := &l.ends[i]
		if e.motion >= 0 && g.Motion == "" {
			first := &l.motions[l.motions[e.motion].group]
			g.Motion, g.Title = first.id, first.motion.Title
		}
		text := GapText{ID: e.id, Key: e.key, Source: l.results[e.doc].Source, Text: e.text, Span: e.span}
		switch e.kind {
		case taskEnd:
			g.Tasks = append(g.Tasks, GapTask{GapText: text, Units: e.units, Asked: ties.from[e.id], Reviewed: ties.to[e.id], Reported: ties.reported[e.id],
				Next: l.results[e.doc].Kind == ProgressReport})
		case pointEnd:
			g.Points = append(g.Points, gapPoint(e, text, ties.from[e.id]))
		default:
			g.Asks = append(g.Asks, w.gapAsk(e, text, ties.to[e.id]))
		}
	}
	g.settleDemands()
	return g
}

// gapPoint is a point with its state.
func gapPoint(e *linkEnd, text GapText, tasks []GapLink) GapPoint {
	p := GapPoint{GapText: text, Speaker: e.speaker, Act: e.act, Tasks: tasks, State: PointOpen}
	for _, t := range tasks {
		if t.Relation == Supports {
			p.State = PointAnswered
		} else if p.State == PointOpen {
			p.State = PointPartly
		}
	}
	switch {
	case len(tasks) > 0:
	case speaksOfWhole(corpus.Fold(e.text).Text):
		p.State = PointGeneral
	case e.act == Praise || e.act == Neutral:
		p.State = PointNone
	}
	return p
}

// gapAsk is an ask with its state.
func (w *weighing) gapAsk(e *linkEnd, text GapText, tasks []GapLink) GapAsk {
	kinds := map[endKind]AskKind{solutionEnd: AskSolution, demandEnd: AskDemand, problemEnd: AskProblem}
	ask := GapAsk{GapText: text, Kind: kinds[e.kind], Tasks: tasks, State: AskOpen}
	if len(tasks) == 0 {
		return ask
	}
	ask.State = AskAnswered
	if e.kind == solutionEnd {
		if ask.Open = w.openParts(e, text, tasks); len(ask.Open) > 0 {
			ask.State = AskPartly
		}
	}
	return ask
}

// settleDemands gives a demand that no single task answers, as it is the wish of
// the whole motion, the state of the solutions that make it concrete.
func (g *MotionGaps) settleDemands() {
	solutions, open := 0, 0
	for _, a := range g.Asks {
		if a.Kind == AskSolution {
			solutions++
			if a.State == AskOpen {
				open++
			}
		}
	}
	for i := range g.Asks {
		a := &g.Asks[i]
		if a.Kind != AskDemand || a.State != AskOpen || solutions == 0 || open == solutions {
			continue
		}
		a.State = AskAnswered
		if open > 0 {
			a.State = AskPartly
		}
	}
}

// sources are the documents of the findings by their ids.
func (g *MotionGaps) sources() map[string]string {
	source := make(map[string]string)
	for _, a := range g.Asks {
		source[a.ID] = a.Source
	}
	for _, t := range g.Tasks {
		source[t.ID] = t.Source
	}
	for _, p := range g.Points {
		source[p.ID] = p.Source
	}
	for _, o := range g.Outcomes {
		source[o.ID] = o.Source
	}
	return source
}

// Unasked reports whether nothing that was asked for leads to t.
func (g *MotionGaps) Unasked(t *GapTask) bool { return !t.Next && len(g.Asks) > 0 && len(t.Asked) == 0 }

// Unspoken reports whether no remark speaks of t, though there are remarks.
func (g *MotionGaps) Unspoken(t *GapTask) bool {
	return !t.Next && len(g.Points) > 0 && len(t.Reviewed) == 0
}

// Unreported reports whether no progress report speaks of t, though there is one.
func (g *MotionGaps) Unreported(t *GapTask) bool {
	return !t.Next && len(g.Outcomes) > 0 && len(t.Reported) == 0
}

// count fills in the counts.
func (g *MotionGaps) count() {
	c := GapCounts{Asks: len(g.Asks), Tasks: len(g.Tasks)}
	c.Outcomes = len(g.Outcomes)
	for _, a := range g.Asks {
		switch a.State {
		case AskOpen:
			c.AsksOpen++
		case AskPartly:
			c.AsksPartly++
		}
	}
	for i := range g.Tasks {
		t := &g.Tasks[i]
		if g.Unasked(t) {
			c.TasksUnasked++
		}
		if g.Unspoken(t) {
			c.TasksUnspoken++
		}
		if g.Unreported(t) {
			c.TasksUnreported++
		}
	}
	for _, p := range g.Points {
		switch p.State {
		case PointAnswered:
			c.PointsAnswered++
		case PointPartly:
			c.PointsPartly++
		case PointOpen:
			c.PointsOpen++
		}
	}
	c.Points = c.PointsAnswered + c.PointsPartly + c.PointsOpen
	g.Counts = c
}
