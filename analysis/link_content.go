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

// How like a motion's the content of a document must be for it to belong there,
// and how much more than any other's.
const (
	leastLike   = 0.03
	clearlyMore = 1.5
)

// contentPointsAt is the group whose motion, or a document of which, is most like
// document d; ok is false where none stands out.
func (l *linker) contentPointsAt(d int, of []int, all map[int]content) (group int, ok bool) {
	if len(l.motions) == 0 {
		return 0, false
	}
	when := timeOf(l.results[d])
	near := make([]float64, len(l.motions)) // by group
	groups := make(map[int]bool)
	for m := range l.motions {
		g := l.motions[m].group
		groups[g] = true
		if !l.motions[m].when.apart(when) {
			near[g] = max(near[g], all[d].likeness(all[^m]))
		}
	}
	for o, g := range of {
		if o != d && g >= 0 && g < len(l.motions) && !when.apart(timeOf(l.results[o])) {
			near[g] = max(near[g], all[d].likeness(all[o]))
		}
	}
	best, second := 0, 0.0
	for g, n := range near[1:] {
		if n > near[best] {
			second = near[best]
			best = g + 1
		} else {
			second = max(second, n)
		}
	}
	if len(groups) == 1 {
		return best, near[best] > 0 // what is given with a single motion and speaks of it belongs to it
	}
	return best, near[best] >= leastLike && near[best] >= clearlyMore*second
}
