package analysis

import (
	"maps"
	"math"
	"slices"
)

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

// How like a group's the content of a document must be for it to belong there, and
// how much more than any other's.
const (
	leastLike   = 0.03
	clearlyMore = 1.5
)

// What more or less speaks for a group than the likeness of content: that the
// document is of the same place, that a document of its kind is there already, and how
// much the likeness to the other documents of the group counts beside that to its motion.
const (
	samePlace   = 1.5
	oneIsThere  = 0.6
	ofDocuments = 0.5
)

// contentPointsAt is the group whose motion and documents are most like document d;
// ok is false where none stands out.
func (l *linker) contentPointsAt(d int, of []int, all map[int]content) (group int, ok bool) {
	if len(l.motions) == 0 {
		return 0, false
	}
	near := l.nearGroups(d, of, all)
	best := -1
	for g := range near {
		if n := &near[g]; !n.barred && (best < 0 || n.like > near[best].like) {
			best = g
		}
	}
	if best < 0 {
		return 0, false
	}
	if l.oneMotion() {
		return best, near[best].like > 0 // what is given with a single motion and speaks of it belongs to it
	}
	second := 0.0
	for g := range near {
		if n := &near[g]; g != best && !(n.barred && near[best].samePlace) {
			second = max(second, n.like)
		}
	}
	return best, near[best].like >= leastLike && near[best].like >= clearlyMore*second
}

// oneMotion reports whether all motions are one.
func (l *linker) oneMotion() bool {
	return !slices.ContainsFunc(l.motions, func(m linkMotion) bool { return m.group != l.motions[0].group })
}

// nearGroup is what speaks for a document's belonging to a group, and against it.
type nearGroup struct {
	like      float64 // the likeness of content, weighted
	beside    float64 // the likeness to the document of the group that is most like it
	samePlace bool
	taken     bool // a document of its kind is there
	barred    bool // it is of another time or place
}

// nearGroups is how near document d is to each group.
func (l *linker) nearGroups(d int, of []int, all map[int]content) []nearGroup {
	near := make([]nearGroup, len(l.motions))
	when := l.settings[d]
	for m := range l.motions {
		o := &l.motions[m]
		n := &near[o.group]
		n.like = max(n.like, all[d].likeness(all[^m]))
		n.meets(when, o.when)
	}
	for o, g := range of {
		if o == d || g < 0 || g >= len(l.motions) {
			continue
		}
		n := &near[g]
		n.beside = max(n.beside, all[d].likeness(all[o]))
		n.taken = n.taken || l.roleOf(o) == l.roleOf(d)
		n.meets(when, l.settings[o])
	}
	for g := range near {
		n := &near[g]
		n.like += ofDocuments * n.beside
		if n.samePlace {
			n.like *= samePlace
		}
		if n.taken {
			n.like *= oneIsThere
		}
	}
	return near
}

// meets notes how the setting of a document stands to that of another of the group.
func (n *nearGroup) meets(when, o setting) {
	n.samePlace = n.samePlace || when.place.same(o.place)
	n.barred = n.barred || when.apart(o) || when.place.otherLevel(o.place)
}
