package analysis

import (
	"cmp"
	"slices"
)

// group puts the ends into groups of which each deals with one motion. An end
// whose document ties it to a motion goes with that motion, and motions of
// different documents that are one and the same go together. A document that
// names no motion is joined to the one its title, or else its content, points
// to; documents of which none names a motion go together where their titles say
// that they deal with the same matter. An end that fits none is left alone.
func (l *linker) group() {
	l.sameMotions()
	l.groupOfDoc = l.groupOfDocuments()
	groups := make(map[int][]int)
	l.groupOf = make([]int, len(l.ends))
	for i := range l.ends {
		e := &l.ends[i]
		g := l.groupOfDoc[e.doc]
		if e.motion >= 0 {
			g = l.motions[e.motion].group
		}
		if l.groupOf[i] = g; g >= 0 {
			groups[g] = append(groups[g], i)
		}
	}
	order := make([]int, 0, len(groups))
	for g := range groups {
		order = append(order, g)
	}
	slices.Sort(order)
	for _, g := range order {
		l.groups = append(l.groups, linkGroup{ends: groups[g]})
	}
}

// sameGroup reports whether two ends deal with the same motion.
func (l *linker) sameGroup(a, b int) bool { return l.groupOf[a] >= 0 && l.groupOf[a] == l.groupOf[b] }

// sameMotions gives each motion its group: that of the motion it is the same as.
// Motions that stand in a document with what they ask for come first, since they
// are whole; then those that a document merely cites, which must not tie two of the
// first together.
func (l *linker) sameMotions() {
	l.settings = make([]setting, len(l.results))
	for d, r := range l.results {
		l.settings[d] = settingOf(r, l.reader.words)
	}
	for i := range l.motions {
		l.motions[i].describe(l.results[l.motions[i].doc], l.settings[l.motions[i].doc])
		l.motions[i].group = i
	}
	for _, whole := range []bool{true, false} {
		for i := range l.motions {
			m := &l.motions[i]
			if m.whole != whole {
				continue
			}
			var c choice
			for k := range l.motions {
				if o := &l.motions[k]; o.doc != m.doc && (o.whole && !m.whole || o.whole == m.whole && k < i) {
					c.add(o.group, o.sameness(m))
				}
			}
			if g, ok := c.clear(); ok {
				m.group = g
			}
		}
	}
}

// choice is the groups that something may belong to, each with how much speaks for
// it.
type choice struct {
	groups []int
	scores []float64
}

// add says that so much, if it is more than 0, speaks for a group.
func (c *choice) add(group int, score float64) {
	if score <= 0 {
		return
	}
	i := slices.Index(c.groups, group)
	if i < 0 {
		c.groups, c.scores = append(c.groups, group), append(c.scores, score)
		return
	}
	c.scores[i] = max(c.scores[i], score)
}

// alikeScores is how near the scores of two groups are between which nothing decides.
const alikeScores = 0.05

// clear is the group that more speaks for than for any other; ok is false where
// there is none, or none stands out.
func (c *choice) clear() (group int, ok bool) {
	best := -1
	for i := range c.groups {
		if best < 0 || c.scores[i] > c.scores[best] {
			best = i
		}
	}
	if best < 0 {
		return 0, false
	}
	for i := range c.groups {
		if i != best && c.scores[i] > c.scores[best]-alikeScores {
			return 0, false
		}
	}
	return c.groups[best], true
}

// sameness is how much speaks for o and m, motions of different documents, being
// one: the same title, or the same number or first mover where one has no title; 0
// where something speaks against it.
func (o *linkMotion) sameness(m *linkMotion) float64 {
	x, y := o.motion.LeadProposers, m.motion.LeadProposers
	led := len(x) > 0 && len(y) > 0
	years := o.when.years(m.when)
	switch {
	case o.when.apart(m.when),
		o.number != "" && m.number != "" && o.number != m.number,
		led && x[0].Name != y[0].Name && o.core.text != m.core.text,
		o.own && m.own && years > 0: // two motions of two years, whatever they are called
		return 0
	case o.core.text != "" && m.core.text != "":
		s := o.core.sameness(m.core, o.whole && m.whole)
		if s == 0 {
			return 0
		}
		return 2 + s - 0.1*float64(years)
	case o.number != "" && o.number == m.number && years <= 1:
		return 1.5 - 0.1*float64(years)
	case led && x[0].Name == y[0].Name && o.motion.ProposerCount == m.motion.ProposerCount && years <= 1:
		return 1 - 0.1*float64(years)
	}
	return 0
}

// groupOfDocuments says for each document where its ends belong that are tied to
// no motion: to its only motion; for a document without motions to that of
// another which its title or, failing that, its content points to. A document
// with tasks comes before one with remarks, since remarks speak of the plan more
// than of the motion. One that fits none is a group of its own, numbered after the
// motions, which others may join.
func (l *linker) groupOfDocuments() []int {
	of := make([]int, len(l.results))
	for d := range of {
		of[d] = openDoc
	}
	for i := range l.motions {
		switch m := &l.motions[i]; of[m.doc] {
		case openDoc, m.group:
			of[m.doc] = m.group
		default:
			of[m.doc] = severalMotions
		}
	}
	for d := range of {
		if of[d] == openDoc {
			if g, ok := l.titlePointsAt(d); ok {
				of[d] = g
			}
		}
	}
	content := l.contents()
	order := make([]int, 0, len(of))
	for d := range of {
		if of[d] == openDoc {
			order = append(order, d)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(l.joinOrder(a), l.joinOrder(b)) })
	for _, d := range order {
		g, ok := l.contentPointsAt(d, of, content)
		if !ok {
			g, ok = l.joinsDocument(d, of, content)
		}
		if !ok {
			g = len(l.motions) + d
		}
		of[d] = g
	}
	return of
}

// What a document's group is as long as it is not known, or where it deals with
// several motions.
const (
	openDoc        = -2
	severalMotions = -1
)

// joinOrder is the order in which documents are joined: plans, what else has tasks,
// the rest.
func (l *linker) joinOrder(d int) int {
	switch {
	case l.isPlan(d):
		return 0
	case len(l.results[d].Tasks) > 0:
		return 1
	}
	return 2
}

// docRole is what a document is to its motion, of which it has one of each as a rule.
type docRole uint8

const (
	otherDoc docRole = iota
	planDoc
	reportDoc
	remarksDoc
)

// roleOf is the role of document d.
func (l *linker) roleOf(d int) docRole {
	switch r := l.results[d]; {
	case l.isPlan(d):
		return planDoc
	case r.Kind == ProgressReport || len(r.Outcomes) > 0:
		return reportDoc
	case len(r.Remarks) > 0:
		return remarksDoc
	}
	return otherDoc
}

// isPlan reports a document that assigns work rather than telling of it.
func (l *linker) isPlan(d int) bool {
	r := l.results[d]
	return len(r.Tasks) > 0 && r.Kind != ProgressReport && r.Kind != Proceedings && r.Kind != Reply
}

// titlePointsAt is the group of the motion that the title of document d names, by
// its number or in words.
func (l *linker) titlePointsAt(d int) (group int, ok bool) {
	title := newCore(l.results[d].Title)
	if title.text == "" {
		return 0, false
	}
	when, number := l.settings[d], motionNumberIn(l.results[d].Title)
	var c choice
	for i := range l.motions {
		m := &l.motions[i]
		if m.when.apart(when) || number != "" && m.number != "" && number != m.number {
			continue
		}
		s := 0.0
		if m.core.text != "" {
			s = title.names(m.core)
		}
		if number != "" && number == m.number && m.when.years(when) <= 1 {
			s = 2
		}
		if s > 0 {
			c.add(m.group, s-0.1*float64(m.when.years(when)))
		}
	}
	if len(c.groups) > 0 {
		return c.clear()
	}
	return l.ownWordsIn(title.text)
}

// joinsDocument is the group of a document that names no motion either and that
// deals with the matter of document d: by its title, or, where a single plan is
// given and no motion, by its content.
func (l *linker) joinsDocument(d int, of []int, content map[int]content) (group int, ok bool) {
	title, when := newCore(l.results[d].Title), l.settings[d]
	var c choice
	plan, plans := 0, 0
	for o := range of {
		if o == d {
			continue
		}
		if l.isPlan(o) {
			plan, plans = o, plans+1
		}
		if of[o] < len(l.motions) || when.apart(l.settings[o]) {
			continue
		}
		other := newCore(l.results[o].Title)
		c.add(of[o], max(title.names(other), other.names(title)))
	}
	if len(c.groups) > 0 {
		return c.clear()
	}
	if len(l.motions) == 0 && plans == 1 && of[plan] >= 0 && content[d].likeness(content[plan]) >= leastLike {
		return of[plan], true
	}
	return 0, false
}
