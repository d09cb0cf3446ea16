package analysis

import (
	"unicode/utf8"

	"yian/corpus"
)

// openParts gives the clauses of a solution that ask for something of their own
// and that none of tasks covers: of 强化用地保障，先行开展基础设施建设 the second, where
// the only task is about land. A solution of one clause has no parts.
func (l *linker) openParts(e *linkEnd, text GapText, tasks []GapLink) []GapText {
	parts := clausesOf(e.read.folded.Text)
	if len(parts) < 2 {
		return nil
	}
	var open []GapText
	for i, part := range parts {
		covered := false
		for _, t := range tasks {
			if at, ok := l.place[t.ID]; ok && coverPart(e.read, i, l.ends[at].read) >= coveredPart {
				covered = true
			}
		}
		if !covered {
			o := text
			o.Span = e.sourceSpan(part)
			o.Text = e.text[o.Span.Start-e.span.Start : o.Span.End-e.span.Start]
			open = append(open, o)
		}
	}
	if len(open) == len(parts) { // the link stands on the whole
		return nil
	}
	return open
}

// coveredPart is the share of a clause's words that a task must have to cover it.
const coveredPart = 0.25

// clausesOf cuts folded text where a clause ends; pieces without letters are left
// out.
func clausesOf(text string) []corpus.Stretch {
	var parts []corpus.Stretch
	start := 0
	for at, r := range text {
		if closesClause(r) {
			if at > start {
				parts = append(parts, corpus.Stretch{Start: start, End: at})
			}
			start = at + utf8.RuneLen(r)
		}
	}
	if start < len(text) {
		parts = append(parts, corpus.Stretch{Start: start, End: len(text)})
	}
	return parts
}

// coverPart is the share of the weight of the i-th clause of a that b has.
func coverPart(a *linkText, i int, b *linkText) float64 {
	part := clausesOf(a.folded.Text)[i]
	sum, has := 0.0, 0.0
	for k := range a.words {
		if w := &a.words[k]; int(w.start) >= part.Start && int(w.end) <= part.End {
			sum += w.weight
			has += w.weight * likeness(a, w, b)
		}
	}
	if sum == 0 {
		return 1 // it says nothing of its own
	}
	return has / sum
}
