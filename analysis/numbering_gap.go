package analysis

import (
	"fmt"

	"yian/corpus"
)

// warnOfGaps warns where the numbers of items jump, as where a page is missing:
// （二） … （四）. Numbers that begin again, or run on across sections, do not.
// Minutes and news quote numbers of other papers and are left alone.
func warnOfGaps(p *page) {
	switch p.head.Kind {
	case Proceedings, News, Other:
		return
	}
	type series struct {
		parent int
		style  corpus.Numbering
	}
	last := map[series]*corpus.Item{}              // under the same item
	running := map[corpus.Numbering]*corpus.Item{} // across items
	for i := range p.out.Items {
		it := &p.out.Items[i]
		if it.Inline || !counts(it.Style) {
			continue
		}
		own := series{it.Parent, it.Style}
		before := last[own]
		if before == nil {
			before = running[it.Style]
		}
		if run := running[it.Style]; before != nil && it.Value > before.Value+1 && it.Value != run.Value+1 {
			p.warn(it.Number, fmt.Sprintf("编号不连续：%s之后是%s，可能有缺漏", p.clean(before.Number), p.clean(it.Number)))
		}
		last[own], running[it.Style] = it, it
	}
}

// counts reports a series whose numbers count on without gaps.
func counts(style corpus.Numbering) bool {
	switch style {
	case corpus.ChineseFormal, corpus.ChineseComma, corpus.ChineseParen, corpus.ArabicDot:
		return true
	}
	return false
}
