package analysis

import (
	"strings"

	"yian/corpus"
)

// A summary may report several speakers in one paragraph:
//
//	陈敏委员说，灯太暗。建议换灯。周文委员认为，电费也要管。

// speechPart is what one of the speakers of a paragraph says.
type speechPart struct {
	by     *opening
	speech []corpus.Stretch
	end    int // where the part ends, 0 for the end of the speech
}

// parts cuts speech, which o opens, where a sentence of it names another member
// of the assembly as the one who speaks.
func (t *turns) parts(o *opening, speech []corpus.Stretch) []speechPart {
	all := []speechPart{{by: o}}
	for _, st := range speech {
		par := t.out.Paragraphs[t.out.ParagraphAt(st.Start)].Read
		for _, s := range sentences(t.text, st) {
			last := &all[len(all)-1]
			if next, ok := t.nextSpeaker(par, s); ok && s.Start > o.speech && t.nameOf(&next.label) != t.nameOf(&last.by.label) {
				last.end = s.Start
				all = append(all, speechPart{by: &next})
				s.Start = next.speech
				last = &all[len(all)-1]
			}
			if k := len(last.speech) - 1; k >= 0 && last.speech[k].End == s.Start {
				last.speech[k].End = s.End
			} else if s.Len() > 0 {
				last.speech = append(last.speech, s)
			}
		}
	}
	return all
}

// nextSpeaker reads the sentence s of the paragraph par as one that names a member
// of the assembly and what he says.
func (t *turns) nextSpeaker(par, s corpus.Stretch) (opening, bool) {
	const reach = 90 // bytes in which the member is named
	head := t.text[s.Start:min(s.End, s.Start+reach)]
	if !holdsAny(head, "委员 代表 主任") {
		return opening{}, false
	}
	o, ok := t.indirectAt(corpus.Stretch{Start: par.Start, End: s.End}, s.Start-par.Start)
	if !ok || o.speech >= s.End || !o.label.isStrong(t.text) || strings.Contains(t.text[s.Start:o.speech], "。") {
		return opening{}, false
	}
	return o, true
}
