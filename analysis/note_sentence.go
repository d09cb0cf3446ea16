package analysis

import (
	"cmp"
	"slices"
	"strings"

	"yian/corpus"
)

// A plan may name the units in a sentence of its own, which is no task itself. One
// that says so holds for all of the item's wording (closingNote), one that only
// names them for what stands before it, as a bracket would (addSentenceNotes):
//
//	划设接送车位2400个；协调32家商场免费开放。此项工作由市公安局、市住建局负责。
//	新建站点10个。市教育局牵头，市财政局配合。

// closingNote reads the sentence at the end of st that says who sees to what
// stands before it.
func closingNote(p *page, st corpus.Stretch) (note, bool) {
	s := strings.TrimRight(p.of(st), "。； \u3000\n")
	start := max(lastIndex(s, "。"), lastIndex(s, "；"), lastIndex(s, "\n"))
	if start < 0 {
		return note{}, false // what it is about stands elsewhere
	}
	start += runeLength(s[start:])
	start += len(s[start:]) - len(strings.TrimLeft(s[start:], " \u3000"))
	if prefixIn(s[start:], "此项工作 该项工作 本项工作 此项任务 该项任务 本项任务 这项工作 这项任务 以上工作 以上任务 上述工作 上述任务 以上各项 上述各项") == 0 {
		return note{}, false
	}
	by := strings.Index(s[start:], "由")
	if by < 0 || by > len("上述各项工作任务") || holdsOneOf(s[start:], "：“") {
		return note{}, false
	}
	whole := corpus.Stretch{Start: st.Start + start, End: st.Start + len(s)}
	return sentenceNote(p, whole, corpus.Stretch{Start: whole.Start + by + len("由"), End: whole.End})
}

// sentenceNote is the note that the sentence at whole makes with names, the part
// of it that says who does what.
func sentenceNote(p *page, whole, names corpus.Stretch) (note, bool) {
	r := noteReader{page: p, st: names}
	if !r.read() {
		return note{}, false
	}
	n := note{st: whole, duty: r.result()}
	n.duty.note = whole
	return n, true
}

// addSentenceNotes adds the notes that stand as sentences of their own at the ends
// of the paragraphs of st, after the work: 新建站点10个。市教育局牵头，市财政局配合。
func addSentenceNotes(p *page, st corpus.Stretch, notes []note) []note {
	found := len(notes)
	for at := st.Start; at < st.End; {
		line := firstLine(p.text[at:st.End])
		s := strings.TrimRight(line, "。； \u3000")
		from := lastIndex(s, "。") + len("。")
		if from < len("。") { // the work is the heading before st
			from = 0
		}
		sentence := corpus.Stretch{Start: at + from, End: at + len(s)}
		at += len(line) + len("\n")
		if suffixIn(s, "负责 配合 参与 协助 落实 牵头 参加 交付") == 0 || !holdsAny(s[from:], "负责 牵头") || !strings.HasSuffix(p.text[:sentence.Start], "。") ||
			slices.ContainsFunc(notes[:found], func(n note) bool { return n.st.Overlaps(sentence) }) {
			continue
		}
		if !onlyNames(p, sentence) {
			continue
		}
		if n, ok := sentenceNote(p, sentence, sentence); ok {
			notes = append(notes, n)
		}
	}
	if len(notes) > found {
		slices.SortStableFunc(notes, func(a, b note) int { return cmp.Compare(a.st.Start, b.st.Start) })
	}
	return notes
}

// onlyNames reports whether each part of the sentence st ends in what units do as
// such, or says when: 市教育局牵头制定办法 is work.
func onlyNames(p *page, st corpus.Stretch) bool {
	r := noteReader{page: p, st: st}
	for _, f := range noteFields(p.text, st) {
		if s := p.of(f.st); suffixIn(s, "负责 配合 参与 协助 落实 牵头 参加") == 0 && !r.isRemark(s) {
			return false
		}
	}
	return true
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
