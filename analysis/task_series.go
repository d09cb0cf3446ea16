package analysis

import "yian/corpus"

// A series may begin with its paragraph and run on inside it, with one note for
// all at its end:
//
//	一是工人刷脸进场；二是按月发放工资；三是缴存保证金。（县人社局、县住建局负责）

// longestSeries is how many items such a series may have: 一是 to 三十是 and more.
const longestSeries = 50

// runsOn reports whether inline item i belongs to a series that begins with its
// paragraph.
func (f *taskFinder) runsOn(i int) bool {
	it := &f.out.Items[i]
	for k := i - 1; k >= 0 && k >= i-longestSeries; k-- {
		before := &f.out.Items[k]
		if before.Paragraph != it.Paragraph || before.Level < it.Level {
			return false
		}
		if before.Level == it.Level && !before.Inline {
			return before.Style == it.Style
		}
	}
	return false
}

// seriesNote is what the note at the end of a series that fills its paragraph
// leaves to item i, whose text is own and which is not the last of it; nil where
// there is none, or the items have notes of their own.
func (f *taskFinder) seriesNote(i int, own corpus.Stretch) *handedDown {
	it := &f.out.Items[i]
	last := i
	for k := i + 1; k < len(f.out.Items) && k <= i+longestSeries && f.out.Items[k].Paragraph == it.Paragraph; k++ {
		if next := &f.out.Items[k]; next.Level == it.Level && next.Style == it.Style && next.Inline {
			last = k
		}
	}
	if last == i || !f.free(own) || it.Inline && !f.runsOn(i) || len(findNotes(f.page, own)) > 0 {
		return nil
	}
	end, _ := f.ownText(last)
	notes := findNotes(f.page, end)
	if len(notes) != 1 {
		return nil
	}
	d := notes[0].duty
	d.rule = LeadInherited
	return &handedDown{duty: d, deadlines: f.noteDeadlines(&notes[0])}
}
