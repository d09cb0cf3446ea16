package analysis

import (
	"encoding/json"
	"maps"
	"slices"

	"yian/corpus"
)

// TaskWording is the kind of the decisions that say what a corrected task, or a
// document with added tasks, was when it was corrected, so that it is known again in a
// newer version of the document. The Key is that of the correction, the Value a
// WordingDecision.
const TaskWording = "task.wording"

// WordingDecision is the wording of a task, empty for a document, and the title of
// its document.
type WordingDecision struct {
	Text  string `json:"text,omitempty"`
	Title string `json:"title"`
}

// decisionsOf are the last decisions of each kind about each key.
type decisionsOf map[[2]string]corpus.Decision

// carry puts corrections of an older version of the document on the tasks that are
// now worded otherwise. A newer version may have new units and deadlines: what was
// corrected then fills only what is empty now. It returns the keys of those tasks.
func (last decisionsOf) carry(p *page, r *Result) map[string]bool {
	carried := make(map[string]bool)
	title := coreTitle(trimBrackets(r.Title))
	if title == "" {
		return carried
	}
	known := make(map[string]bool)
	for _, t := range r.Tasks {
		known[t.Key] = true
	}
	var texts []core
	for _, id := range slices.SortedFunc(maps.Keys(last), compareKeys) {
		var was WordingDecision
		if key := id[1]; id[0] != TaskWording || known[key] || json.Unmarshal(last[id].Value, &was) != nil || coreTitle(trimBrackets(was.Title)) != title {
			continue
		}
		if was.Text == "" {
			last.carryAdded(p, id[1], r.SHA256)
			continue
		}
		if texts == nil {
			for _, t := range r.Tasks {
				texts = append(texts, wordingOf(t.Text))
			}
		}
		if i := reworded(was.Text, texts); i >= 0 && last.carryTask(id[1], &r.Tasks[i]) {
			carried[r.Tasks[i].Key] = true
		}
	}
	return carried
}

// compareKeys orders decisions by kind and key.
func compareKeys(a, b [2]string) int { return slices.Compare(a[:], b[:]) }

// carryTask puts the decisions about the task with the key was on t, and reports
// whether there are any.
func (last decisionsOf) carryTask(was string, t *Task) bool {
	any := false
	for kind, empty := range map[string]bool{TaskRemoved: true, TaskUnits: len(t.Units) == 0, TaskDeadlines: len(t.Deadlines) == 0, TaskTargets: len(t.Targets) == 0} {
		d, ok := last[[2]string{kind, was}]
		if _, decided := last[[2]string{kind, t.Key}]; ok && empty && !decided {
			last[[2]string{kind, t.Key}] = d
			any = true
		}
	}
	return any
}

// carryAdded adds the tasks that were added to the document when its hash was was,
// where it still has their wording.
func (last decisionsOf) carryAdded(p *page, was, now string) {
	var before, after []string
	if d, ok := last[[2]string{TaskAdded, was}]; !ok || was == now || json.Unmarshal(d.Value, &before) != nil {
		return
	}
	if d, ok := last[[2]string{TaskAdded, now}]; ok {
		_ = json.Unmarshal(d.Value, &after) // what is no list adds nothing
	}
	for _, text := range before {
		if _, ok := p.nearest(text, corpus.Span{}); ok && !slices.Contains(after, text) {
			after = append(after, text)
		}
	}
	if d, err := Decide(TaskAdded, now, after); err == nil {
		last[[2]string{TaskAdded, now}] = d
	}
}
