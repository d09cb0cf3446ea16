package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// A plan may be arranged by who does the work: a line that is nothing but units
// stands above the items that they are charged with.
//
//	市城管局⏎1.清理盲道。⏎2.划设围栏。⏎市交通运输局⏎3.更新公交车。

// unitLines gives for each item what the unit line above it says; nil where the
// document is not arranged so.
func (f *taskFinder) unitLines() []*handedDown {
	items := f.out.Items
	all := make([]*handedDown, len(items))
	var line *handedDown
	begun, level := false, 0 // a line stands above the first item of a series; the level of the items below the last
	next := 0                // the first paragraph not yet looked at
	for i := range items {
		it := &items[i]
		if it.Inline {
			continue
		}
		fresh := false
		for ; next < it.Paragraph; next++ {
			if q := &f.out.Paragraphs[next]; q.Kind == corpus.Prose && q.Read.Len() > 0 {
				line, fresh = f.unitLine(q.Read), true
			}
		}
		next = it.Paragraph + 1
		switch {
		case line == nil:
			continue
		case fresh:
			level = it.Level
			begun = begun || it.Value == 1
		case it.Level < level:
			line = nil
			continue
		}
		all[i] = line
	}
	if !begun { // such a line below each item says who does that
		return make([]*handedDown, len(items))
	}
	f.arranged = true
	return all
}

// unitLine reads st, a paragraph or a heading, as names of units and nothing else:
// 市教育局、市财政局：, 市民政局（6项）, 市城管局负责. nil for anything else.
func (f *taskFinder) unitLine(st corpus.Stretch) *handedDown {
	const longest = 60
	s := strings.TrimRight(f.of(st), "：。 \u3000")
	s = trimBrackets(s)
	s = s[:len(s)-suffixIn(s, "牵头负责 负责 牵头 牵头任务 负责任务 负责事项 工作任务 任务")]
	if s == "" || s[0] < utf8.RuneSelf || exceeds(s, longest) || holdsOneOf(s, "，。；：“《") { // not 2026年政府|工作任务
		return nil
	}
	names, ok := splitUnits(f.text, corpus.Stretch{Start: st.Start, End: st.Start + len(s)}, false)
	if !ok {
		return nil
	}
	for _, name := range names.names {
		if unitOf(f.of(name)) != trueUnit {
			return nil
		}
	}
	return &handedDown{duty: duty{lead: names.names[:1], others: names.names[1:], open: names.open, rule: LeadInherited}}
}

// aboveCaption is where st, the wording before an item, ends without a line that
// stands above that item as a caption: the units that it is charged to, its theme.
func (f *taskFinder) aboveCaption(st corpus.Stretch) int {
	const longest = 26
	if st.Len() <= 0 {
		return st.End
	}
	i := f.out.ParagraphAt(st.End - 1)
	q := f.out.Paragraphs[i].Read
	for ; q.Len() == 0 && i > 0; i-- {
		q = f.out.Paragraphs[i-1].Read
	}
	s := f.of(q)
	if q.Start <= st.Start || q.End > st.End || !closesSentence(strings.TrimSpace(f.text[st.Start:q.Start])) {
		return st.End
	}
	caption := f.arranged
	if f.unitLine(q) == nil {
		caption = !exceeds(s, longest) && (!holdsOneOf(s, "，。；：！？（〔【") || strings.HasSuffix(s, "工作："))
	}
	if !caption {
		return st.End
	}
	return q.Start
}
