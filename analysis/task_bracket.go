package analysis

import (
	"strings"

	"yian/corpus"
)

// bracketTasks adds the tasks of st, the wording of item i, that end in
// responsibility notes: one for each note, from the end of the heading or of
// the note before. It returns what stands after the last note.
//
//	（十）鼓励创新。推进…。（市场监管局负责）加强…。（教育局、体育局负责）
func (f *taskFinder) bracketTasks(i int, st corpus.Stretch, notes []note) (rest corpus.Stretch) {
	start := st.Start
	for k := range notes {
		n := &notes[k]
		text := trimWording(f.text, corpus.Stretch{Start: start, End: n.st.Start})
		start = n.st.End
		if text.Len() == 0 {
			continue
		}
		d := taskDraft{st: text, item: i, under: i, duty: n.duty, rule: "bracket"}
		d.deadlines = append(f.noteDeadlines(n), f.headingDeadlines(i)...)
		f.number(&d)
		f.add(d)
	}
	return corpus.Stretch{Start: start, End: st.End}
}

// number gives d the number of the inline item that it is the whole of, and
// leaves that out of its wording.
//
//	一是新建10所学校（教育局负责）；二是… → number 一是
func (f *taskFinder) number(d *taskDraft) {
	it := f.out.ItemAt(d.st.Start)
	if it < 0 || it == d.item || f.out.Items[it].Start() != d.st.Start {
		return
	}
	item := &f.out.Items[it]
	if item.Inline && d.st.End <= item.End {
		d.item = it
		d.st.Start = item.Body.Start
	}
}

// headingDeadlines are the deadlines in the headings above item i.
func (f *taskFinder) headingDeadlines(i int) []Deadline {
	var all []Deadline
	for ; i >= 0; i = f.out.Items[i].Parent {
		if h := f.out.Items[i].Heading; h.Len() > 0 {
			all = append(all, f.inheritedDeadlines(h)...)
		}
	}
	return all
}

// headingNote is the note in the heading of item i, if there is one:
// （三）加强协同（市发展改革委牵头）.
func (f *taskFinder) headingNote(i int) *note {
	h := f.out.Items[i].Heading
	if !strings.Contains(f.of(h), "（") && !strings.Contains(f.of(h), "〔") {
		return nil
	}
	if notes := findNotes(f.page, h); len(notes) > 0 {
		return &notes[len(notes)-1]
	}
	return nil
}
