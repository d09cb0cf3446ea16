package analysis

import (
	"strings"

	"yian/corpus"
)

// A plan may name the units in a sentence that closes the item:
//
//	划设接送车位2400个；协调32家商场免费开放。此项工作由市公安局、市住建局负责。
//
// It holds for all of the item's wording and is no task itself.

// closingNote reads the sentence at the end of st that says who sees to what
// stands before it.
func closingNote(p *page, st corpus.Stretch) (note, bool) {
	s := strings.TrimRight(p.of(st), "。； \u3000\n")
	start := max(strings.LastIndex(s, "。"), strings.LastIndex(s, "；"), strings.LastIndex(s, "\n"))
	if start < 0 {
		return note{}, false // what it is about stands elsewhere
	}
	start += runeLength(s[start:])
	start += len(s[start:]) - len(strings.TrimLeft(s[start:], " \u3000"))
	if prefixIn(s[start:], "此项工作 该项工作 本项工作 此项任务 该项任务 本项任务 这项工作 这项任务 以上工作 以上任务 上述工作 上述任务 以上各项 上述各项") == 0 {
		return note{}, false
	}
	by := strings.Index(s[start:], "由")
	if by < 0 || by > len("上述各项工作任务") || strings.ContainsAny(s[start:], "：“") {
		return note{}, false
	}
	whole := corpus.Stretch{Start: st.Start + start, End: st.Start + len(s)}
	r := noteReader{page: p, st: corpus.Stretch{Start: whole.Start + by + len("由"), End: whole.End}}
	if !r.read() {
		return note{}, false
	}
	n := note{st: whole, duty: r.result()}
	n.duty.note = whole
	return n, true
}

// runeLength is the length of the first character of s.
func runeLength(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
