package analysis

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// VersionChange says what became of tasks from one version of a document to the
// next.
type VersionChange string

// The changes.
const (
	VersionSame     VersionChange = "未变"
	VersionReworded VersionChange = "改动" // wording, unit, deadline or target
	VersionSplit    VersionChange = "拆分" // one task became several
	VersionMerged   VersionChange = "合并" // several became one
	VersionMixed    VersionChange = "重组" // several became several others
	VersionGained   VersionChange = "新增"
	VersionDropped  VersionChange = "删除"
)

// TaskVersion is tasks of an older version of a document and those of the newer one
// that they became.
type TaskVersion struct {
	Change  VersionChange `json:"change"`
	Old     []*Task       `json:"old"`
	New     []*Task       `json:"new"`
	Details []VersionNote `json:"details,omitempty"` // what is different, of a task that became one
}

// VersionNote is what a task says otherwise than before.
type VersionNote struct {
	What string `json:"what"` // 任务事项, 责任单位, 完成时限, 量化目标
	Old  string `json:"old"`
	New  string `json:"new"`
}

// Versions compares two versions of a document, say 征求意见稿 and 正式稿, task by
// task, in the order of the newer one; what was dropped stands where it stood. A task
// that was only moved has not changed.
func Versions(old, new *Result) []TaskVersion {
	v := &versions{old: tasksOf(old), new: tasksOf(new)}
	v.sameKeys()
	v.likeWording()
	return v.components()
}

// versions is the tasks of two versions, and which became which.
type versions struct {
	old, new []versionTask
}

// versionTask is a task of one version.
type versionTask struct {
	task    *Task
	wording core
	same    bool  // its wording has not changed
	ties    []int // the tasks of the other version
}

// tasksOf are the tasks of r.
func tasksOf(r *Result) []versionTask {
	all := make([]versionTask, len(r.Tasks))
	for i := range r.Tasks {
		t := &r.Tasks[i]
		all[i] = versionTask{task: t, wording: wordingOf(t.Heading + t.Text)}
	}
	return all
}

// wordingOf is the letters of a text, without the figures, which change from version
// to version, with its pairs of characters.
func wordingOf(text string) core {
	return coreOf(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '.' || r == '%' || r == '-' {
			return -1
		}
		return r
	}, string(letters(text))))
}

// sameKeys ties the tasks that say the same in both versions.
func (v *versions) sameKeys() {
	at := make(map[string]int, len(v.old))
	for i := range v.old {
		at[v.old[i].task.Key] = i
	}
	for k := range v.new {
		if i, ok := at[v.new[k].task.Key]; ok {
			v.tie(i, k)
			v.old[i].same, v.new[k].same = true, true
		}
	}
}

// tie says that task i became task k.
func (v *versions) tie(i, k int) {
	v.old[i].ties, v.new[k].ties = append(v.old[i].ties, k), append(v.new[k].ties, i)
}

// How like the wording of two tasks is that are versions of each other, and how much
// of a task's wording is in one that it became a part of, or that became its part.
const (
	leastVersion = 0.45
	leastPart    = 0.6
)

// likeWording ties the other tasks by their wording: each to the one that is most
// like it, if that is most like it too, or holds it or is held by it.
func (v *versions) likeWording() {
	bestNew, bestOld := make([]int, len(v.old)), make([]int, len(v.new))
	for k := range bestOld {
		bestOld[k] = -1
	}
	for i := range v.old {
		bestNew[i] = -1
		for k := range v.new {
			if v.old[i].same || v.new[k].same {
				continue
			}
			if s := v.nearness(i, k); s > 0 {
				if bestNew[i] < 0 || s > v.nearness(i, bestNew[i]) {
					bestNew[i] = k
				}
				if bestOld[k] < 0 || s > v.nearness(bestOld[k], k) {
					bestOld[k] = i
				}
			}
		}
	}
	for i, k := range bestNew {
		if k >= 0 && (bestOld[k] == i || v.old[i].wording.within(v.new[k].wording) >= leastPart) {
			v.tie(i, k)
		}
	}
	for k, i := range bestOld {
		if i >= 0 && bestNew[i] != k && v.new[k].wording.within(v.old[i].wording) >= leastPart {
			v.tie(i, k)
		}
	}
}

// nearness is how near old task i comes to new task k, 0 where it is no version of
// it.
func (v *versions) nearness(i, k int) float64 {
	a, b := &v.old[i], &v.new[k]
	like, part := a.wording.likeness(b.wording), max(a.wording.within(b.wording), b.wording.within(a.wording))
	if like < leastVersion && part < leastPart {
		return 0
	}
	return like + part/4
}

// within is the share of the pairs of c that o has, too; 0 for a few characters,
// which are found anywhere.
func (c core) within(o core) float64 {
	const fewest = 5
	if len(c.pairs) < fewest {
		return 0
	}
	return float64(c.common(o)) / float64(len(c.pairs))
}

// components are the tasks that became one another, in the order of the newer
// version.
func (v *versions) components() []TaskVersion {
	type placed struct {
		TaskVersion
		at float64 // in [0,1], where it stands
	}
	var all []placed
	doneOld, doneNew := make([]bool, len(v.old)), make([]bool, len(v.new))
	var gather func(t *TaskVersion, i, k int)
	gather = func(t *TaskVersion, i, k int) {
		if i >= 0 && !doneOld[i] {
			doneOld[i] = true
			t.Old = append(t.Old, v.old[i].task)
			for _, k := range v.old[i].ties {
				gather(t, -1, k)
			}
		}
		if k >= 0 && !doneNew[k] {
			doneNew[k] = true
			t.New = append(t.New, v.new[k].task)
			for _, i := range v.new[k].ties {
				gather(t, i, -1)
			}
		}
	}
	for k := range v.new {
		if !doneNew[k] {
			p := placed{at: float64(k) / float64(len(v.new))}
			gather(&p.TaskVersion, -1, k)
			all = append(all, p)
		}
	}
	for i := range v.old {
		if !doneOld[i] {
			p := placed{at: float64(i) / float64(len(v.old))}
			gather(&p.TaskVersion, i, -1)
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	out := make([]TaskVersion, len(all))
	for i := range all {
		out[i] = all[i].TaskVersion
		out[i].settle()
	}
	return out
}

// settle fills in the change and its details.
func (t *TaskVersion) settle() {
	inText := func(a, b *Task) int { return cmp.Compare(a.Span.Start, b.Span.Start) }
	slices.SortFunc(t.Old, inText)
	slices.SortFunc(t.New, inText)
	switch {
	case len(t.Old) == 0:
		t.Change = VersionGained
	case len(t.New) == 0:
		t.Change = VersionDropped
	case len(t.Old) == 1 && len(t.New) == 1:
		t.Details = versionNotes(t.Old[0], t.New[0])
		t.Change = VersionReworded
		if len(t.Details) == 0 {
			t.Change = VersionSame
		}
	case len(t.Old) == 1:
		t.Change = VersionSplit
	case len(t.New) == 1:
		t.Change = VersionMerged
	default:
		t.Change = VersionMixed
	}
}

// versionNotes says in what b differs from a.
func versionNotes(a, b *Task) []VersionNote {
	units := func(t *Task) string { return joinedNames(t.Units) }
	deadlines := func(t *Task) string {
		var all []string
		for _, d := range t.Deadlines {
			all = append(all, d.Text)
		}
		return strings.Join(all, "、")
	}
	targets := func(t *Task) string {
		var all []string
		for _, x := range t.Targets {
			all = append(all, x.Text)
		}
		return strings.Join(all, "、")
	}
	var notes []VersionNote
	differ := func(x, y string) bool { return !bytes.Equal(letters(x), letters(y)) }
	if differ(a.Text, b.Text) {
		notes = append(notes, VersionNote{"任务事项", a.Text, b.Text})
	}
	for _, part := range []struct {
		what string
		of   func(*Task) string
	}{{"责任单位", units}, {"完成时限", deadlines}, {"量化目标", targets}} {
		if x, y := part.of(a), part.of(b); differ(x, y) {
			notes = append(notes, VersionNote{part.what, x, y})
		}
	}
	return notes
}

// joinedNames are the names of list.
func joinedNames(list []Name) string {
	all := make([]string, len(list))
	for i, n := range list {
		all[i] = n.Name
	}
	return strings.Join(all, "、")
}

// reworded is the text, among texts, that old became: the one most like it, with
// clearly no other; -1 where there is none.
func reworded(old string, texts []core) int {
	const least, clearly = 0.6, 0.1
	was := wordingOf(old)
	best, most, second := -1, 0.0, 0.0
	for i := range texts {
		switch like := was.likeness(texts[i]); {
		case like > most:
			best, most, second = i, like, most
		case like > second:
			second = like
		}
	}
	if most < least || second > most-clearly {
		return -1
	}
	return best
}
