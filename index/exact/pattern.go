package exact

import (
	"fmt"
	"strings"

	"yian/corpus"
	"yian/index/internal/runes"
)

// Matcher finds a [Pattern] in texts that one has in hand, and, as a [Query], in
// those of an index: phrases with gaps between them.
//
//	城?建设*20试点   phrases 城, 建设, 试点; gaps {1,1}, {0,20}
//	?市             lead 1, phrase 市
type Matcher struct {
	phrases     []phrase
	gaps        []gap // gaps[i] stands between phrases[i] and phrases[i+1]
	lead, trail int   // characters of any kind before and after
	form        Form

	often string // a phrase that stands times times in it, for three and more
	times int
}

// Form says how the strings of a pattern are compared with a text.
type Form uint8

// The forms. In an index AsWritten is for a [String] alone, see its Verbatim.
const (
	Folded     Form = iota // in their folded form
	BothWidths             // the same, and punctuation matches both its widths
	AsWritten              // character by character
)

// gap is how many characters of any kind may stand between two phrases.
type gap struct{ min, max int }

// NewMatcher makes a pattern ready to be looked for. The error is [ErrQuery].
func NewMatcher(q Pattern, form Form) (*Matcher, error) {
	m := &Matcher{form: form}
	var between gap
	for _, part := range q {
		if part.Text == "" {
			if part.Min < 0 || part.Max < part.Min || between.max+part.Max > maxGap {
				return nil, fmt.Errorf("%w: gap of %d to %d characters", ErrQuery, part.Min, part.Max)
			}
			between = gap{between.min + part.Min, between.max + part.Max}
			continue
		}
		if err := checkUTF8(part.Text); err != nil {
			return nil, err
		}
		f := newPhrase(part.Text, form)
		if f.text == "" {
			continue // white space is optional
		}
		if len(m.phrases) == 0 {
			m.lead = between.min
		} else {
			m.gaps = append(m.gaps, between)
		}
		m.phrases = append(m.phrases, f)
		between = gap{}
	}
	if len(m.phrases) == 0 {
		return nil, fmt.Errorf("%w: pattern without a string", ErrQuery)
	}
	m.trail = between.min
	m.countPhrases()
	return m, nil
}

// countPhrases notes which phrase stands in the pattern most often.
func (m *Matcher) countPhrases() {
	counts := make(map[string]int)
	for _, f := range m.phrases {
		if counts[f.text]++; !f.wide && counts[f.text] > max(m.times, 2) {
			m.often, m.times = f.text, counts[f.text]
		}
	}
}

// Strings is how many strings the pattern has.
func (m *Matcher) Strings() int { return len(m.phrases) }

// Ways are the texts of which one stands wherever the pattern matches, and
// nowhere else; nil for one with gaps, or for more than most.
func (m *Matcher) Ways(most int) []string {
	if len(m.phrases) > 1 || m.lead > 0 || m.trail > 0 {
		return nil
	}
	return m.phrases[0].ways(most)
}

// Needs is what stands, folded, wherever the pattern matches: of each phrase the
// longest stretch without marks of two widths, or one of the widths of a phrase
// that is made of such marks. It is nil where that is nothing.
func (m *Matcher) Needs() Query {
	var needs And
	seen := make(map[string]bool)
	for _, f := range m.phrases {
		if seen[f.text] {
			continue
		}
		seen[f.text] = true
		text := f.needle()
		if m.form == AsWritten {
			text = corpus.Fold(f.text).Text
		}
		switch {
		case text != "":
			needs = append(needs, String{Text: text})
		case m.form != AsWritten:
			needs = append(needs, Strings(f.forms()...))
		}
	}
	switch len(needs) {
	case 0:
		return nil
	case 1:
		return needs[0]
	}
	return needs
}

// Find appends to places every place of the pattern in text: for each place
// where it can begin, the shortest. They are in order of their beginning. The text
// is folded, unless the pattern is matched as it is written.
func (m *Matcher) Find(text string, places []corpus.Stretch) []corpus.Stretch {
	if len(m.phrases) == 1 && m.lead == 0 && m.trail == 0 {
		return m.phrases[0].find(text, places)
	}
	if m.times > 0 && strings.Count(text, m.often) < m.times {
		return places
	}
	// ends[i] is where the pattern's rest ends that begins with found[i].
	last := len(m.phrases) - 1
	found := m.phrases[last].find(text, nil)
	ends := make([]int, 0, len(found))
	kept := found[:0]
	for _, st := range found {
		if end, ok := runes.After(text, st.End, m.trail); ok {
			kept, ends = append(kept, st), append(ends, end)
		}
	}
	found = kept
	for i := last - 1; i >= 0 && len(found) > 0; i-- {
		found, ends = follow(text, m.phrases[i].find(text, nil), m.gaps[i], found, ends)
	}
	for i, st := range found {
		if start, ok := runes.Before(text, st.Start, m.lead); ok {
			places = append(places, corpus.Stretch{Start: start, End: ends[i]})
		}
	}
	return places
}

// follow keeps the heads after which one of tails stands with gap g between
// them, and says where the first such tail ends. Heads and tails are in order,
// and so are ends, since a later head is followed by no earlier tail.
func follow(text string, heads []corpus.Stretch, g gap, tails []corpus.Stretch, ends []int) (kept []corpus.Stretch, keptEnds []int) {
	from := runeNumbers(text, heads, func(st corpus.Stretch) int { return st.End })
	to := runeNumbers(text, tails, func(st corpus.Stretch) int { return st.Start })
	next := 0
	for i, head := range heads {
		for next < len(tails) && to[next] < from[i]+g.min {
			next++
		}
		if next == len(tails) {
			break
		}
		if to[next] <= from[i]+g.max {
			kept, keptEnds = append(kept, head), append(keptEnds, ends[next])
		}
	}
	return kept, keptEnds
}

// runeNumbers gives for each stretch the number of characters before one of its
// ends. The stretches are in order.
func runeNumbers(text string, all []corpus.Stretch, end func(corpus.Stretch) int) []int {
	numbers := make([]int, len(all))
	count := runes.NewCounter(text)
	for i, st := range all {
		numbers[i] = count.Before(end(st))
	}
	return numbers
}

func (q Pattern) prepare(s *Snapshot) (plan, error) {
	m, err := NewMatcher(q, Folded)
	if err != nil {
		return nil, err
	}
	return m.prepare(s)
}

func (m *Matcher) prepare(s *Snapshot) (plan, error) {
	if m.form == AsWritten {
		return nil, fmt.Errorf("%w: a pattern as it is written", ErrQuery)
	}
	if ways := m.Ways(mostWays); ways != nil {
		return Strings(ways...).prepare(s)
	}
	needs, err := m.Needs().prepare(s)
	return patternPlan{m, needs}, err
}

// patternPlan finds a pattern in the passages that hold what it needs.
type patternPlan struct {
	*Matcher
	needs plan
}

type pattern struct {
	node
	e     *evaluation
	s     *segment
	m     *Matcher
	at    int // the last passage found
	found []corpus.Stretch
}

func (pl patternPlan) open(e *evaluation, p *part) (node, error) {
	needs, err := pl.needs.open(e, p)
	return &pattern{node: needs, e: e, s: p.segment, m: pl.Matcher, at: -1}, err
}

func (n *pattern) next(p int) int {
	if p <= n.at {
		return n.at
	}
	for p = n.node.next(p); p != none && !n.e.stopped(); p = n.node.next(p + 1) {
		if n.found = n.m.Find(string(n.s.folded(p)), n.found[:0]); len(n.found) > 0 {
			n.at = p
			return p
		}
	}
	n.at = none
	return none
}

func (n *pattern) places(p int, to []place) []place {
	start := n.s.start(p)
	for _, st := range n.found {
		to = append(to, place{start: start + st.Start, end: start + st.End})
	}
	return to
}
