package index

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// pattern is a string of a query, ready to be matched: literals with gaps
// between them.
//
//	城?建设*20试点   literals 城, 建设, 试点; gaps {1,1}, {0,20}
//	?市             lead 1, literal 市
type pattern struct {
	literals    []literal
	gaps        []gap // gaps[i] stands between literals[i] and literals[i+1]
	lead, trail int   // characters of any kind before and after
	exact       bool  // matched in the source text, not in the folded one

	often string // a literal that stands times times in it, for three and more
	times int
}

// gap is how many characters of any kind may stand between two literals.
type gap struct{ min, max int }

// compile makes the pattern of s; exact leaves its characters as they are.
func compile(s *String, exact bool) (*pattern, error) {
	p := &pattern{exact: exact}
	if s.Plain {
		p.literals = []literal{newLiteral(s.Text, exact)}
	} else if err := p.wild(s.Text); err != nil {
		return nil, err
	}
	if len(p.literals) == 0 || p.literals[0].text == "" {
		return nil, errors.New("这里没有可以检索的字（空白和通配符不算）")
	}
	p.countLiterals()
	return p, nil
}

// countLiterals notes which literal stands in the pattern most often.
func (p *pattern) countLiterals() {
	counts := make(map[string]int)
	for _, l := range p.literals {
		if counts[l.text]++; !l.wide && counts[l.text] > max(p.times, 2) {
			p.often, p.times = l.text, counts[l.text]
		}
	}
}

// wild reads text with ? and * in it.
func (p *pattern) wild(text string) error {
	var between gap
	begin := 0
	add := func(part string) {
		lit := newLiteral(part, p.exact)
		if lit.text == "" {
			return
		}
		if len(p.literals) == 0 {
			p.lead = between.min
		} else {
			p.gaps = append(p.gaps, between)
		}
		p.literals = append(p.literals, lit)
		between = gap{}
	}
	for at := 0; at < len(text); {
		c := text[at]
		if c != '?' && c != '*' {
			at++
			continue
		}
		add(text[begin:at])
		at++
		if c == '?' {
			between = gap{between.min + 1, between.max + 1}
		} else {
			n, size, err := bound(text[at:])
			if err != nil {
				return err
			}
			at += size
			between.max += n
		}
		if between.max > maxGap {
			return fmt.Errorf("通配符之间最多隔%d个字", maxGap)
		}
		begin = at
	}
	add(text[begin:])
	if len(p.literals) > 0 {
		p.trail = between.min
	}
	if len(p.gaps) > maxGaps {
		return fmt.Errorf("一个字串里的通配符太多（%d处，最多%d处）", len(p.gaps), maxGaps)
	}
	return nil
}

// bound reads the number after *.
func bound(text string) (n, size int, err error) {
	for size < len(text) && '0' <= text[size] && text[size] <= '9' {
		n = min(n*10+int(text[size]-'0'), maxGap+1)
		size++
	}
	switch {
	case size == 0:
		return defaultGap, 0, nil
	case n > maxGap:
		return 0, 0, fmt.Errorf("*后面的字数最多是%d", maxGap)
	}
	return n, size, nil
}

// find appends to places every place of the pattern in text: for each place
// where it can begin, the shortest. They are in order of their beginning.
func (p *pattern) find(text string, places []corpus.Stretch) []corpus.Stretch {
	if len(p.literals) == 1 && p.lead == 0 && p.trail == 0 {
		return p.literals[0].find(text, places)
	}
	if p.times > 0 && strings.Count(text, p.often) < p.times {
		return places
	}
	// ends[i] is where the pattern's rest ends that begins with found[i].
	last := len(p.literals) - 1
	found := p.literals[last].find(text, nil)
	ends := make([]int, 0, len(found))
	kept := found[:0]
	for _, st := range found {
		if end, ok := skipRunes(text, st.End, p.trail); ok {
			kept, ends = append(kept, st), append(ends, end)
		}
	}
	found = kept
	for i := last - 1; i >= 0 && len(found) > 0; i-- {
		found, ends = follow(text, p.literals[i].find(text, nil), p.gaps[i], found, ends)
	}
	for i, st := range found {
		if start, ok := unskipRunes(text, st.Start, p.lead); ok {
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
	at, n := 0, 0
	for i, st := range all {
		to := end(st)
		n += utf8.RuneCountInString(text[at:to])
		at = to
		numbers[i] = n
	}
	return numbers
}

// skipRunes is the offset n characters after at, if there are so many.
func skipRunes(text string, at, n int) (int, bool) {
	for ; n > 0; n-- {
		if at >= len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, true
}

// unskipRunes is the offset n characters before at, if there are so many.
func unskipRunes(text string, at, n int) (int, bool) {
	for ; n > 0; n-- {
		if at <= 0 {
			return 0, false
		}
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at, true
}

// newLiteral is text folded, or as it is.
func newLiteral(text string, exact bool) literal {
	if exact {
		return literal{text: text}
	}
	folded := corpus.Fold(text).Text
	return literal{text: folded, wide: strings.IndexFunc(folded, hasTwoWidths) >= 0}
}
