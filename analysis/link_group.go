package analysis

import (
	"slices"
	"strings"
	"unicode"

	"yian/corpus"
)

// group puts the ends into groups of which each deals with one motion. An end
// whose document ties it to a motion goes with that motion, and motions of
// different documents that are one and the same go together. A document that
// names no motion is joined to the one its title, or else its content, points
// to; an end that fits none is left alone.
func (l *linker) group() {
	l.sameMotions()
	groups := make(map[int][]int)
	of := l.groupOfEnds()
	for i := range l.ends {
		if of[i] >= 0 {
			groups[of[i]] = append(groups[of[i]], i)
		}
	}
	l.groupOf = of
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

// sameMotions gives each motion its group: that of the first motion it is the
// same as.
func (l *linker) sameMotions() {
	for i := range l.motions {
		m := &l.motions[i]
		m.core = coreTitle(m.motion.Title)
		m.group = i
		for k := range i {
			if o := &l.motions[k]; o.doc != m.doc && l.isSame(o, m) {
				m.group = o.group
				break
			}
		}
	}
}

// isSame reports whether two motions of different documents are one: the same
// title, or the same number or first mover at the same meeting where a title is
// missing.
func (l *linker) isSame(a, b *linkMotion) bool {
	if a.core != "" && b.core != "" {
		return sameTitle(a.core, b.core)
	}
	if a.motion.Number != "" && a.motion.Number == b.motion.Number {
		return true
	}
	x, y := a.motion.LeadProposers, b.motion.LeadProposers
	return len(x) > 0 && len(y) > 0 && x[0].Name == y[0].Name && a.motion.ProposerCount == b.motion.ProposerCount
}

// coreTitle is what a title says the matter is: without 关于, quotation marks and
// what kind of document it heads.
//
//	《关于加快推进老旧小区改造的议案》      加快推进老旧小区改造
//	市政府关于《…案》办理方案的报告         …
func coreTitle(title string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, corpus.Fold(title).Text)
	if _, after, ok := strings.Cut(s, "关于"); ok {
		s = after
		for {
			_, after, ok = strings.Cut(s, "关于")
			if !ok {
				break
			}
			s = after
		}
	}
	for {
		n := suffixIn(s, titleTails)
		if n == 0 || n == len(s) {
			return s
		}
		s = s[:len(s)-n]
	}
}

// titleTails are what a title ends in after the matter itself.
const titleTails = "的 案 议案 建议 提案 办理 方案 的报告 报告 情况 进展 落实 审议 审议意见 意见 实施 工作 会议 记录 发言 摘要 纪要 通知 答复 函 办理方案 办理情况 进展情况 审议发言 汇报"

// sameTitle reports whether two cores are one title: equal, one inside the other,
// or nearly all of their characters in common.
func sameTitle(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	const least = 6 * 3 // six Han characters
	return a == b || len(a) >= least && strings.Contains(b, a) || titleLikeness(a, b) >= 0.8
}

// titleLikeness is the Dice coefficient of the pairs of characters of two cores.
func titleLikeness(a, b string) float64 {
	pairs := func(s string) map[string]bool {
		set := make(map[string]bool)
		last := -1
		for at, r := range s {
			if last >= 0 {
				set[s[last:at]+string(r)] = true
			}
			last = at
		}
		return set
	}
	x, y := pairs(a), pairs(b)
	if len(x)+len(y) == 0 {
		return 0
	}
	both := 0
	for p := range x {
		if y[p] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(x)+len(y))
}

// groupOfEnds gives each end its group, -1 for none.
func (l *linker) groupOfEnds() []int {
	of := make([]int, len(l.ends))
	byDoc := l.groupOfDocuments()
	for i := range l.ends {
		if e := &l.ends[i]; e.motion >= 0 {
			of[i] = l.motions[e.motion].group
		} else {
			of[i] = byDoc[e.doc]
		}
	}
	return of
}

// groupOfDocuments says for each document where its ends belong that are tied to
// no motion: to its only motion; for a document without motions to that of
// another which its title or content points to, or to a group of its own.
func (l *linker) groupOfDocuments() []int {
	own := make([][]int, len(l.results))
	for i := range l.motions {
		own[l.motions[i].doc] = append(own[l.motions[i].doc], l.motions[i].group)
	}
	of := make([]int, len(l.results))
	for d := range l.results {
		switch len(slices.Compact(slices.Sorted(slices.Values(own[d])))) {
		case 0:
			of[d] = l.pointedAt(d)
		case 1:
			of[d] = own[d][0]
		default:
			of[d] = -1
		}
	}
	return of
}

// pointedAt is the group that document d, which has no motion, belongs to.
func (l *linker) pointedAt(d int) int {
	alone := len(l.motions) + d
	title := coreTitle(l.results[d].Title)
	best, most := alone, 0.0
	for i := range l.motions {
		m := &l.motions[i]
		if m.core == "" || title == "" {
			continue
		}
		if strings.Contains(title, m.core) || strings.Contains(m.core, title) {
			return m.group
		}
		if near := titleLikeness(title, m.core); near > most {
			best, most = m.group, near
		}
	}
	if most >= 0.5 {
		return best
	}
	return l.nearestContent(d, alone)
}

// nearestContent is the group of the motion whose problems, demands and solutions
// document d shares most wording with, alone where none stands out.
func (l *linker) nearestContent(d, alone int) int {
	type sum struct{ pairs map[int32]bool }
	groups := make(map[int]sum)
	var order []int
	mine := make(map[int32]bool)
	for i := range l.ends {
		e := &l.ends[i]
		switch {
		case e.doc == d:
			for _, id := range e.read.pairSet {
				mine[id] = true
			}
		case e.motion >= 0:
			g := l.motions[e.motion].group
			if groups[g].pairs == nil {
				groups[g] = sum{make(map[int32]bool)}
				order = append(order, g)
			}
			for _, id := range e.read.pairSet {
				groups[g].pairs[id] = true
			}
		}
	}
	best, most, second := alone, 0.0, 0.0
	for _, g := range order {
		both := 0
		for id := range groups[g].pairs {
			if mine[id] {
				both++
			}
		}
		near := float64(both) / float64(len(groups[g].pairs)+1)
		if near > most {
			best, most, second = g, near, most
		} else {
			second = max(second, near)
		}
	}
	if most < 0.15 || most < 1.5*second {
		return alone
	}
	return best
}
