package analysis

import "yian/corpus"

// tableOpenings adds to found the speeches that stand in a table with a column of
// speakers and one of what they said, a row each:
//
//	| 序号 | 发言人 | 发言要点 |
//	| 1 | 陈敏委员 | 灯太暗了。 |
func (p *page) tableOpenings(found []*opening) {
	who, what := -1, -1 // the columns; -1 outside of such a table
	for i := range p.out.Paragraphs {
		par := &p.out.Paragraphs[i]
		if par.Kind != corpus.TableRow {
			if par.Read.Len() > 0 {
				who, what = -1, -1
			}
			continue
		}
		cells := p.cells(i)
		if a, b := speechColumns(p, cells); a >= 0 {
			who, what = a, b
			continue
		}
		if who < 0 || max(who, what) >= len(cells) || found[i] != nil {
			continue
		}
		if o, ok := p.cellOpening(cells[who], cells[what]); ok {
			found[i] = &o
		}
	}
}

// speechColumns is which of the cells, the head of a table, name the speaker and
// what is said; -1 where it is no such head.
func speechColumns(p *page, cells []corpus.Stretch) (who, what int) {
	who, what = -1, -1
	for k, st := range cells {
		switch s := unpad(p.of(st)); {
		case isOneOf(s, "发言人 发言者 姓名 委员 代表 发言人姓名 提出人 委员姓名 代表姓名 审议人员 发言委员"):
			who = k
		case isOneOf(s, "发言要点 发言内容 发言摘要 审议意见 意见建议 意见 建议 审议发言 主要意见 主要内容 意见和建议 发言"):
			what = k
		}
	}
	if who < 0 || what < 0 {
		return -1, -1
	}
	return who, what
}

// cellOpening reads who speaks from the cell who; what he says stands in the cell
// what.
func (p *page) cellOpening(who, what corpus.Stretch) (opening, bool) {
	if what.Len() == 0 || who.Start > what.Start {
		return opening{}, false
	}
	l, ok := parseLabel(p.of(who), who.Start)
	if !ok {
		if !isPersonName(p.of(who)) {
			return opening{}, false
		}
		l = speakerLabel{name: []corpus.Stretch{who}}
	}
	return opening{label: l, form: cellForm, start: who.Start, speech: what.Start, said: corpus.Stretch{Start: what.End, End: what.End}, numbered: -1}, true
}
