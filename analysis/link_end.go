package analysis

import "yian/corpus"

// linkEnd is a finding that a link can start or end at.
type linkEnd struct {
	id, key string
	kind    endKind
	doc     int // index of its result
	motion  int // index among the linker's motions, -1: tied to none
	text    string
	span    corpus.Span // of text in the document, in bytes
	act     Act         // of a point
	speaker Speaker     // of a point
	units   []Name      // of a task
	context string      // what stands above it: a task's headings, a point's headline
	turn    int         // of a point: the index of its remark
	place   float64     // in [0,1]: where it stands among its like of the same motion
	sketch  linkSketch
	read    *linkText // nil while it is closed
	above   *linkText // context, nil where there is none
}

// endKind is what sort of finding an end is.
type endKind uint8

const (
	taskEnd endKind = iota
	solutionEnd
	demandEnd
	problemEnd
	pointEnd
	outcomeEnd
)

// ends collects the ends of results. Problems, demands and solutions are tied to
// their motion, tasks and points to the motion that their document names.
func (l *linker) collect(results []*Result) {
	for d, r := range results {
		prefix := ""
		if len(results) > 1 {
			prefix = r.Source + "#"
		}
		at := make(map[string]int, len(r.Motions))
		for i := range r.Motions {
			m := &r.Motions[i]
			at[m.ID] = len(l.motions)
			l.motions = append(l.motions, linkMotion{doc: d, motion: m, id: prefix + m.ID})
			for _, part := range []struct {
				kind   endKind
				quotes []Quote
			}{{solutionEnd, m.Solutions}, {demandEnd, m.Demands}, {problemEnd, m.Problems}} {
				for _, q := range part.quotes {
					l.add(linkEnd{id: prefix + q.ID, key: q.Key, kind: part.kind, doc: d, motion: at[m.ID], text: q.Text, span: q.Span})
				}
			}
		}
		tied := func(id string) int {
			if m, ok := at[id]; ok {
				return m
			}
			return -1
		}
		for i := range r.Tasks {
			t := &r.Tasks[i]
			e := linkEnd{id: prefix + t.ID, key: t.Key, kind: taskEnd, doc: d, motion: tied(t.Motion), text: t.Text, span: t.Span, units: t.Units}
			for _, h := range t.Path {
				e.context += h + "\n"
			}
			e.context += t.Heading
			l.add(e)
		}
		if l.outcomes {
			for i := range r.Outcomes {
				o := &r.Outcomes[i]
				l.add(linkEnd{id: prefix + o.ID, key: o.Key, kind: outcomeEnd, doc: d, motion: tied(o.Motion), text: o.Text, span: o.Span})
			}
		}
		for i := range r.Remarks {
			m := &r.Remarks[i]
			for j := range m.Points {
				p := &m.Points[j]
				e := linkEnd{id: prefix + p.ID, key: p.Key, kind: pointEnd, doc: d, motion: tied(m.Motion), text: p.Text, span: p.Span, act: p.Act, speaker: m.Speaker, turn: i}
				if m.Headline != nil {
					e.context = m.Headline.Text
				}
				l.add(e)
			}
		}
	}
}

// add appends an end.
func (l *linker) add(e linkEnd) {
	l.place[e.id] = len(l.ends)
	l.ends = append(l.ends, e)
}

// answers reports whether a may be linked to b. What a report has to tell of is the
// tasks of other documents: its own are what it announces.
func (l *linker) answers(a, b *linkEnd) bool {
	switch a.kind {
	case outcomeEnd:
		return b.kind == taskEnd && a.doc != b.doc
	case taskEnd:
		return !l.outcomes && (b.kind == solutionEnd || b.kind == demandEnd || b.kind == problemEnd)
	}
	return !l.outcomes && a.kind == pointEnd && b.kind == taskEnd
}
