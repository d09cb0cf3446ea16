package analysis

import "yian/corpus"

// A result with a date of its own is a task of its own where an item gives
// several of them.
//
//	…逐一整改。需移交的，于6月底前完成；需新建的，12月底前完成规划，次年6月底前竣工。
//
// makes four tasks: one without a date, and three with one.

// datedAt is for each phrase of cs whether a deadline stands in it.
func (f *taskFinder) datedAt(cs []piece) (dated []bool, count int) {
	dated = make([]bool, len(cs))
	if len(cs) == 0 {
		return dated, 0
	}
	i := 0
	whole := corpus.Stretch{Start: cs[0].st.Start, End: cs[len(cs)-1].st.End}
	for _, d := range findDeadlines(f.page, whole) {
		if d.Kind == Ongoing || suffixIn(d.Text, "小时内 小时 分钟内 分钟 秒内") > 0 { // how fast the service is to be
			continue
		}
		at := f.read.Stretch(d.Span).Start
		for i < len(cs) && cs[i].st.End <= at {
			i++
		}
		if i < len(cs) && cs[i].st.Start <= at && !dated[i] {
			dated[i] = true
			count++
		}
	}
	return dated, count
}

// datedCuts gives the phrases of cs[from:to] at which a dated result begins,
// where there are several results with dates.
func (f *taskFinder) datedCuts(cs []piece, dated []bool, from, to int) []int {
	count := 0
	for i := from; i < to; i++ {
		if dated[i] {
			count++
		}
	}
	if count < 2 {
		return nil
	}
	var cuts []int
	part := from    // where the current part, between ； and 。, begins
	before := false // a date has been seen in this part
	for i := from; i < to; i++ {
		if dated[i] {
			at := part
			if before {
				at = i
			}
			if !f.refersBack(cs[at]) && at > from && (len(cuts) == 0 || cuts[len(cuts)-1] < at) {
				cuts = append(cuts, at)
			}
			before = true
		}
		if cs[i].endsPart() {
			part, before = i+1, false
		}
	}
	return cuts
}

// refersBack reports a clause that gives the date of what was said before it:
// 该项工作于2019年4月底前完成.
func (f *taskFinder) refersBack(c piece) bool {
	return hasPrefixOf(f.of(c.st), "该项 此项 上述 以上 本项 该工作 相关工作 这项 各项工作 此工作 前述")
}
