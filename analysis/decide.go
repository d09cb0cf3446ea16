package analysis

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"yian/corpus"
)

// The kinds of decisions about a document's tasks. The Key of a decision is
// that of the task; of TaskAdded it is the document's SHA-256. A later decision
// of the same kind and key replaces an earlier one.
const (
	TaskUnits     = "task.units"     // Value: UnitsDecision
	TaskDeadlines = "task.deadlines" // Value: a list of DeadlineDecision
	TaskTargets   = "task.targets"   // Value: a list of wordings in the document
	TaskText      = "task.text"      // Value: the task's wording, which stands in the document
	TaskRemoved   = "task.removed"   // Value: true, or false to take it back
	TaskAdded     = "task.added"     // Value: a list of wordings in the document that are tasks
)

// UnitsDecision says who is to do a task, in a person's words.
type UnitsDecision struct {
	Lead  []string `json:"lead_units"`
	Units []string `json:"units"` // all, lead first
}

// DeadlineDecision says by when a task is to be done: by wording in the
// document, by a date, or both.
type DeadlineDecision struct {
	Text string `json:"text,omitempty"`
	Date string `json:"date,omitempty"` // ISO 8601
}

// apply replays what people have decided about the tasks of the document. Who
// reads the result is told by Task.Corrected. What a person named gets the place
// where the document says it, and no place where the document does not.
func apply(p *page, r *Result, decisions []corpus.Decision) {
	if len(decisions) == 0 {
		return
	}
	giveKeys(r) // decisions name findings by key
	last := decisionsOf{}
	for _, d := range decisions {
		last[[2]string{d.Kind, d.Key}] = d
	}
	carried := last.carry(p, r)
	tasks := r.Tasks[:0]
	for _, t := range r.Tasks {
		key := t.Key
		decided := func(kind string, value any) bool {
			d, ok := last[[2]string{kind, key}]
			return ok && json.Unmarshal(d.Value, value) == nil
		}
		if removed := false; decided(TaskRemoved, &removed) && removed {
			r.Removed = append(r.Removed, key)
			continue
		}
		p.correct(&t, decided)
		if carried[key] {
			p.warn(t.Read, "沿用对旧稿的人工更正，请核对")
		}
		tasks = append(tasks, t)
	}
	r.Tasks, r.Warnings = tasks, p.sortedWarnings()
	var added []string
	if d, ok := last[[2]string{TaskAdded, r.SHA256}]; ok && json.Unmarshal(d.Value, &added) == nil {
		for _, text := range added {
			p.addTask(r, text)
		}
	}
}

// correct changes t as decided says.
func (p *page) correct(t *Task, decided func(kind string, value any) bool) {
	var text string
	if decided(TaskText, &text) {
		if s, ok := p.nearest(text, t.Span); ok {
			p.placeTask(t, s)
			t.Corrected = append(t.Corrected, "任务事项")
		}
	}
	var units UnitsDecision
	if decided(TaskUnits, &units) {
		t.Assignment = Assignment{LeadUnits: p.named(units.Lead, t.Span), Units: p.named(units.Units, t.Span), UnitRule: LeadExplicit, UnitSpan: t.UnitSpan}
		t.Corrected = append(t.Corrected, "责任单位")
	}
	var deadlines []DeadlineDecision
	if decided(TaskDeadlines, &deadlines) {
		t.Deadlines = t.Deadlines[:0:0]
		for _, d := range deadlines {
			t.Deadlines = append(t.Deadlines, p.decidedDeadline(d, t.Span))
		}
		t.Corrected = append(t.Corrected, "完成时限")
	}
	var targets []string
	if decided(TaskTargets, &targets) {
		t.Targets = t.Targets[:0:0]
		for _, text := range targets {
			if s, ok := p.nearest(text, t.Span); ok {
				t.Targets = append(t.Targets, p.decidedTargets(s)...)
			}
		}
		t.Corrected = append(t.Corrected, "量化目标")
	}
	if len(t.Corrected) > 0 {
		t.Checkability = checkability(t, p.text[t.Read.Start:t.Read.End])
	}
}

// nearest finds the place of text in the document that is nearest to s.
func (p *page) nearest(text string, s corpus.Span) (corpus.Span, bool) {
	best, found := corpus.Span{}, false
	if text == "" {
		return best, false
	}
	for at := 0; ; {
		i := strings.Index(p.doc.Text[at:], text)
		if i < 0 {
			return best, found
		}
		place := corpus.Span{Start: at + i, End: at + i + len(text)}
		if !found || distance(place, s) < distance(best, s) {
			best, found = place, true
		}
		at = place.End
	}
}

// distance is how many bytes lie between two spans.
func distance(a, b corpus.Span) int { return max(0, a.Start-b.End, b.Start-a.End) }

// named are names with the places nearest to s where the document prints them.
func (p *page) named(names []string, s corpus.Span) []Name {
	all := make([]Name, len(names))
	for i, n := range names {
		place, _ := p.nearest(n, s)
		all[i] = Name{Name: n, Span: place}
	}
	return all
}

func (p *page) decidedDeadline(d DeadlineDecision, near corpus.Span) Deadline {
	deadline := Deadline{Text: d.Text, Kind: By}
	if s, ok := p.nearest(d.Text, near); ok {
		deadline.Span = s
		if found := findDeadlines(p, p.read.Stretch(s)); len(found) > 0 {
			deadline = found[0]
		}
	}
	if d.Date != "" {
		deadline.Date, deadline.Precision = d.Date, ByDay
	}
	return deadline
}

// decidedTargets reads the targets at s; where no rule can, the wording is one.
func (p *page) decidedTargets(s corpus.Span) []Target {
	if found := findTargets(p, p.read.Stretch(s)); len(found) > 0 {
		return found
	}
	return []Target{{Text: p.doc.At(s), Span: s}}
}

// placeTask gives t the wording at s.
func (p *page) placeTask(t *Task, s corpus.Span) {
	t.Read = p.read.Stretch(s)
	q := p.quote(t.Read)
	t.Text, t.Clean, t.Span = q.Text, q.Clean, q.Span
	t.Actions = actions(p, t.Read)
	t.Deadlines = findDeadlines(p, t.Read)
	t.Targets = findTargets(p, t.Read)
}

// addTask adds the task that a person found at text, in its place.
func (p *page) addTask(r *Result, text string) {
	s, ok := p.nearest(text, corpus.Span{})
	if !ok || slices.ContainsFunc(r.Tasks, func(t Task) bool { return t.Span == s }) {
		return
	}
	t := Task{Rule: "manual", Corrected: []string{"任务事项"}}
	p.placeTask(&t, s)
	t.Checkability = checkability(&t, p.text[t.Read.Start:t.Read.End])
	at, _ := slices.BinarySearchFunc(r.Tasks, t, func(a, b Task) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	r.Tasks = slices.Insert(r.Tasks, at, t)
}

// Decide makes the decision that v is about the finding with the given key.
func Decide(kind, key string, v any) (corpus.Decision, error) {
	value, err := json.Marshal(v)
	if err != nil {
		return corpus.Decision{}, fmt.Errorf("decide %s about %s: %w", kind, key, err)
	}
	return corpus.Decision{Kind: kind, Key: key, Value: value}, nil
}
