package analysis

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	return a == b || len(a) >= leastCore && strings.Contains(b, a) || titleLikeness(a, b) >= 0.8
}

// leastCore is the length of a core in bytes, six Han characters, from which on it
// is found inside another.
const leastCore = 6 * 3

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
// another which its title or, failing that, its content points to. A document
// with tasks comes before one with remarks, since remarks speak of the plan more
// than of the motion. One that fits none is a group of its own.
func (l *linker) groupOfDocuments() []int {
	const open = -2
	of := make([]int, len(l.results))
	for d := range of {
		of[d] = open
	}
	for i := range l.motions {
		switch m := &l.motions[i]; of[m.doc] {
		case open, m.group:
			of[m.doc] = m.group
		default:
			of[m.doc] = -1 // several motions
		}
	}
	for d := range of {
		if of[d] == open {
			if g, ok := l.titlePointsAt(d); ok {
				of[d] = g
			}
		}
	}
	content := l.contents()
	for _, tasks := range []bool{true, false} {
		for d, r := range l.results {
			if of[d] == open && len(r.Tasks) > 0 == tasks {
				of[d] = l.contentPointsAt(d, of, content)
			}
		}
	}
	return of
}

// titlePointsAt is the group of the motion that the title of document d names.
func (l *linker) titlePointsAt(d int) (group int, ok bool) {
	title := coreTitle(l.results[d].Title)
	if title == "" {
		return 0, false
	}
	most := 0.5 // likeness below which titles have to do with different matters
	for i := range l.motions {
		m := &l.motions[i]
		if m.core == "" {
			continue
		}
		near := titleLikeness(title, m.core)
		if len(m.core) >= leastCore && strings.Contains(title, m.core) {
			near = 1
		}
		if near > most {
			group, most, ok = m.group, near, true
		}
	}
	if !ok {
		group, ok = l.ownWordsIn(title)
	}
	return group, ok
}

// ownWordsIn is the group of the motions whose titles alone share with title a run
// of four characters that is no phrase of all official language:
// 望江市全民健身议案办理方案 names 全民健身.
func (l *linker) ownWordsIn(title string) (group int, ok bool) {
	for i := range l.motions {
		m := &l.motions[i]
		if !l.sharesRun(m.core, title) {
			continue
		}
		if ok && group != m.group {
			return 0, false
		}
		group, ok = m.group, true
	}
	return group, ok
}

// sharesRun reports whether a run of four Han characters of core, not a common
// one, stands in title.
func (l *linker) sharesRun(core, title string) bool {
	const (
		run    = 4 * 3 // bytes
		common = 0.6   // rarity
	)
	for at := range core {
		if at+run > len(core) {
			return false
		}
		if four := core[at : at+run]; utf8.ValidString(four) && strings.Contains(title, four) && l.reader.rarity(four) >= common {
			return true
		}
	}
	return false
}

// content is what a document speaks of: the pairs of characters in its ends, title
// and meeting and, as ^class, the classes, each with its weight, rare ones more.
// The length of the weights is 1.
type content struct {
	ids     idSet
	weights []float64
}

// contents gives the content of each document, and under ^m that of motion m with
// the head of its document.
func (l *linker) contents() map[int]content {
	counts := make(map[int]map[int32]float64)
	add := func(at int, s linkSketch) {
		if counts[at] == nil {
			counts[at] = make(map[int32]float64)
		}
		for _, id := range s.pairs {
			counts[at][id]++
		}
		for _, c := range s.classes {
			counts[at][^c]++
		}
	}
	for d, r := range l.results {
		add(d, sketchOf(l.reader.read(r.Title+"\n"+r.Meeting)))
	}
	for m := range l.motions {
		r := l.results[l.motions[m].doc]
		add(^m, sketchOf(l.reader.read(l.motions[m].motion.Title+"\n"+r.Title+"\n"+r.Meeting)))
	}
	for i := range l.ends {
		e := &l.ends[i]
		if e.motion >= 0 {
			add(^e.motion, e.sketch)
		} else {
			add(e.doc, e.sketch)
		}
	}
	having := make(map[int32]int)
	for _, c := range counts {
		for id := range c {
			having[id]++
		}
	}
	all := make(map[int]content, len(counts))
	for at, c := range counts {
		all[at] = l.newContent(c, having, len(counts))
	}
	return all
}

// newContent weighs the counts of one document; having says in how many of n
// documents each of them is.
func (l *linker) newContent(counts map[int32]float64, having map[int32]int, n int) content {
	c := content{ids: slices.Sorted(maps.Keys(counts)), weights: make([]float64, len(counts))}
	sum := 0.0
	for i, id := range c.ids {
		rare := oneThing
		if id >= 0 {
			rare = leastPair + l.reader.pairRare[id]
		} else if ^id < l.reader.concepts.broad {
			rare = broadly
		}
		w := (1 + math.Log(counts[id])) * rare * math.Log(float64(n)/float64(having[id])+0.2)
		c.weights[i] = w
		sum += w * w
	}
	for i := range c.weights {
		c.weights[i] /= max(math.Sqrt(sum), 1e-9)
	}
	return c
}

// likeness is the cosine of two contents.
func (c content) likeness(o content) float64 {
	dot := 0.0
	for i, k := 0, 0; i < len(c.ids) && k < len(o.ids); {
		switch {
		case c.ids[i] < o.ids[k]:
			i++
		case c.ids[i] > o.ids[k]:
			k++
		default:
			dot += c.weights[i] * o.weights[k]
			i++
			k++
		}
	}
	return dot
}

// How like a motion's the content of a document must be for it to belong there,
// and how much more than any other's.
const (
	leastLike   = 0.03
	clearlyMore = 1.5
)

// contentPointsAt is the group whose motion, or a document of which, is most like
// document d, or one of its own where none stands out.
func (l *linker) contentPointsAt(d int, of []int, all map[int]content) int {
	near := make([]float64, len(l.motions)) // by group
	for m := range l.motions {
		g := l.motions[m].group
		near[g] = max(near[g], all[d].likeness(all[^m]))
	}
	for o, g := range of {
		if o != d && g >= 0 && g < len(l.motions) {
			near[g] = max(near[g], all[d].likeness(all[o]))
		}
	}
	best, second := -1, 0.0
	for g, n := range near {
		switch {
		case best < 0 || n > near[best]:
			if best >= 0 {
				second = near[best]
			}
			best = g
		default:
			second = max(second, n)
		}
	}
	only := !slices.ContainsFunc(l.motions, func(m linkMotion) bool { return m.group != l.motions[0].group })
	if only && best >= 0 && near[best] > 0 {
		return best // what is given with a single motion and speaks of it belongs to it
	}
	if best < 0 || near[best] < leastLike || near[best] < clearlyMore*second {
		return len(l.motions) + d
	}
	return best
}
