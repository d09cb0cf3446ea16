package analysis

import (
	"cmp"
	"slices"
	"strings"

	"yian/corpus"
)

// findTasks finds the work that the document assigns, in text order.
//
// What counts as one task depends on how a part of the document assigns work;
// each way has a file of its own, and one of them governs a part:
//
//	task_list.go         主要预期目标是：…；…；…。
//	task_bracket.go      …。（市教育局负责）
//	task_item.go         numbered items and paragraphs with headings
//	task_dated.go        several results, each with its own date, in one item
//	task_subject.go      各地要…。市教育局要…
//	task_plain.go        the same in plans without headings
//	task_unit.go         市教育局⏎1.…⏎2.…
//	task_table.go        a row for each task
//	task_reply.go        promises and requests in replies
//	task_proceedings.go  爰要求…, 本会促请…
func findTasks(p *page, motions []Motion, remarks []Remark) []Task {
	f := &taskFinder{page: p, drafts: make([]taskDraft, 0, len(p.out.Items))}
	if p.head.Kind != Reply { // a letter holds no speeches
		f.spoken = spokenStretches(p, remarks)
	}
	f.tables()
	f.lists()
	f.told()
	switch p.head.Kind {
	case Proceedings:
		f.proceedings()
	case Reply:
		f.replies()
	default:
		if !isRegulation(p) {
			f.items()
			f.plain()
		}
	}
	return f.tasks()
}

// isRegulation reports a law or a set of rules, whose articles bind for good and
// assign no work.
func isRegulation(p *page) bool {
	articles := 0
	for i := range p.out.Paragraphs {
		s, ok := strings.CutPrefix(p.of(p.out.Paragraphs[i].Read), "第")
		if !ok {
			continue
		}
		if k := strings.Index(s, "条"); k > 0 && k <= 15 && strings.Trim(s[:k], "一二三四五六七八九十百零〇0123456789") == "" {
			if articles++; articles >= 5 {
				return true
			}
		}
	}
	return false
}

// taskFinder collects the tasks of one document.
type taskFinder struct {
	*page
	spoken  []corpus.Stretch // speeches, in text order
	taken   []corpus.Stretch // what lists and tables have taken, in text order
	drafts  []taskDraft
	purpose []purpose // of each item

	arranged bool // by units, which stand on lines above their items

	lines struct { // what siblingsAreWork found for the last parent asked about
		parent      int
		known, work bool
	}
}

// taskDraft is a task in the making.
type taskDraft struct {
	st        corpus.Stretch // its wording, before trimming
	item      int            // the item whose number and heading it bears; -1 for none
	number    string         // printed in a table's row
	heading   corpus.Stretch // of a paragraph that is no item
	under     int            // the item that it stands under, where it bears none itself
	duty      duty
	rule      string
	deadlines []Deadline       // from its note or a heading above it
	goals     []corpus.Stretch // cells of a table that say what it is to reach
}

func (f *taskFinder) add(d taskDraft) {
	d.st = trimWording(f.text, d.st)
	if d.st.Len() >= 2*len("推进") {
		f.drafts = append(f.drafts, d)
	}
}

// tasks gives the drafts their fields, in text order and without overlaps.
func (f *taskFinder) tasks() []Task {
	slices.SortStableFunc(f.drafts, func(a, b taskDraft) int { return cmp.Compare(a.st.Start, b.st.Start) })
	tasks := make([]Task, 0, len(f.drafts))
	end := 0
	for i := range f.drafts {
		d := &f.drafts[i]
		if d.st.Start < end {
			continue
		}
		if f.stopped() {
			break
		}
		end = d.st.End
		tasks = append(tasks, f.task(d))
	}
	return tasks
}

// task gives d its fields.
func (f *taskFinder) task(d *taskDraft) Task {
	q := f.quote(d.st)
	t := Task{Text: q.Text, Clean: q.Clean, Span: q.Span, Read: d.st, Rule: d.rule, Assignment: f.assignment(&d.duty)}
	above := d.under
	if d.item >= 0 {
		it := &f.out.Items[d.item]
		t.Number = f.clean(it.Number)
		if !d.st.Overlaps(it.Heading) {
			t.Heading = f.clean(withoutNote(f.page, it.Heading))
		}
		above = it.Parent
	}
	if d.number != "" {
		t.Number = d.number
	}
	if d.heading.Len() > 0 {
		t.Heading = f.clean(d.heading)
	}
	t.Path = pathOf(f.page, above)
	t.Actions = actions(f.page, d.st)
	t.Deadlines = slices.Concat(findDeadlines(f.page, d.st), d.deadlines)
	t.Targets = findTargets(f.page, d.st)
	for _, goal := range d.goals {
		t.Deadlines = append(t.Deadlines, findDeadlines(f.page, goal)...)
		t.Targets = append(t.Targets, findTargets(f.page, goal)...)
	}
	t.Checkability = checkability(&t, f.of(d.st))
	return t
}

// withoutNote is a heading without the responsibility note at its end.
func withoutNote(p *page, st corpus.Stretch) corpus.Stretch {
	for _, n := range findNotes(p, st) {
		if n.st.Start > st.Start {
			st.End = n.st.Start
			break
		}
	}
	return trimWording(p.text, st)
}

// spokenStretches is where speeches stand in the Reading.
func spokenStretches(p *page, remarks []Remark) []corpus.Stretch {
	all := make([]corpus.Stretch, 0, len(remarks))
	for i := range remarks {
		all = append(all, p.read.Stretch(remarks[i].Span))
	}
	return all
}

// overlapsAny reports whether st overlaps one of all, which are in text order.
func overlapsAny(all []corpus.Stretch, st corpus.Stretch) bool {
	i, _ := slices.BinarySearchFunc(all, st.Start, func(a corpus.Stretch, at int) int { return cmp.Compare(a.End, at+1) })
	return i < len(all) && all[i].Overlaps(st)
}

// take notes that st is dealt with.
func (f *taskFinder) take(st corpus.Stretch) {
	i, _ := slices.BinarySearchFunc(f.taken, st.Start, func(a corpus.Stretch, at int) int { return cmp.Compare(a.Start, at) })
	f.taken = slices.Insert(f.taken, i, st)
}

// free reports whether st holds no speech and nothing that is dealt with.
func (f *taskFinder) free(st corpus.Stretch) bool {
	return !overlapsAny(f.spoken, st) && !overlapsAny(f.taken, st)
}

// noteDeadlines finds the deadlines in a note.
func (f *taskFinder) noteDeadlines(n *note) []Deadline {
	if !holdsOneOf(f.of(n.st), "0123456789年月期底日推坚") {
		return nil
	}
	return findDeadlines(f.page, n.st)
}

// inheritedDeadlines finds the deadlines in a heading or leading sentence that
// bind what stands under it: （一）近期任务（2024年6月底前）.
func (f *taskFinder) inheritedDeadlines(st corpus.Stretch) []Deadline {
	if !holdsOneOf(f.of(st), "前内底") {
		return nil
	}
	var kept []Deadline
	for _, d := range findDeadlines(f.page, st) {
		if d.Kind != Ongoing && suffixIn(d.Text, "前 内 底 以前 之前") > 0 {
			d.Inherited = true
			kept = append(kept, d)
		}
	}
	return kept
}
