package analysis

import (
	"math"
	"slices"

	"yian/analysis/internal/related"
)

// linkSketch is what stays of an end's text when it is closed: enough to weigh
// the ends of its group.
type linkSketch struct {
	words   []int32 // the content words in text order
	pairs   idSet
	chars   idSet
	classes idSet
}

// sketchOf is the sketch of t.
func sketchOf(t *linkText) linkSketch {
	s := linkSketch{words: make([]int32, len(t.words)), pairs: t.pairBag.ids, chars: t.charBag.ids, classes: t.classes}
	for i := range t.words {
		s.words[i] = t.words[i].id
	}
	return s
}

// read takes the text of e apart, and what stands above it.
func (l *linker) read(e *linkEnd) {
	e.read = l.reader.read(e.text)
	if e.context != "" {
		e.above = l.reader.read(e.context)
	}
}

// close drops what read made.
func (e *linkEnd) close() { e.read, e.above = nil, nil }

// weighing is a group with the weights that words, pairs of characters and
// classes have in it: what stands in every end of a motion ties nothing, and
// neither do the words of all official language.
type weighing struct {
	linker *linker
	ends   []int // as of the group
	by     linkWeights
	middle related.Vector // the mean of the ends' places among the words' meanings
}

// weigh weighs g and opens its ends; of too many the points stay closed.
func (l *linker) weigh(g linkGroup) *weighing {
	words, pairs, chars, classes := map[int32]int{}, map[int32]int{}, map[int32]int{}, map[int32]int{}
	for _, i := range g.ends {
		s := &l.ends[i].sketch
		for _, id := range newIDSet(slices.Clone(s.words)) {
			words[id]++
		}
		for _, id := range s.pairs {
			pairs[id]++
		}
		for _, id := range s.chars {
			chars[id]++
		}
		for _, id := range s.classes {
			classes[id]++
		}
	}
	title := l.titleOf(g)
	inverse := inverseOf(len(g.ends))
	less := func(set idSet, id int32) float64 {
		if set.has(id) {
			return ofTitle
		}
		return 1
	}
	w := &weighing{linker: l, ends: g.ends, by: linkWeights{
		word: func(id int32) float64 {
			return (leastWord + l.reader.terms.rarity[id]) * inverse(words[id]) * less(title.wordSet, id)
		},
		pair: func(id int32) float64 {
			return (leastPair + l.reader.pairRare[id]) * inverse(pairs[id]) * less(title.pairBag.ids, id)
		},
		char: func(id int32) float64 {
			return (leastChar + l.reader.charRare[id].or(aloneChar)) * inverse(chars[id]) * less(title.charBag.ids, id)
		},
		class: func(id int32) float64 {
			how := oneThing
			if id < l.reader.concepts.broad {
				how = broadly
			}
			return how * inverse(classes[id]) * less(title.classes, id)
		},
	}}
	w.findMiddle()
	few := len(g.ends) <= l.most
	for _, i := range g.ends {
		if e := &l.ends[i]; few || e.kind != pointEnd {
			w.prepare(e)
		}
	}
	return w
}

// findMiddle computes the middle of the group among the words' meanings.
func (w *weighing) findMiddle() {
	l := w.linker
	w.middle = make(related.Vector, l.reader.related.Numbers())
	for _, i := range w.ends {
		for k, v := range w.meanPlace(l.ends[i].sketch.words) {
			w.middle[k] += v / float32(len(w.ends))
		}
	}
}

// meanPlace is the weighted mean of the places of words, of length 1; nil where
// none is known.
func (w *weighing) meanPlace(words []int32) related.Vector {
	mean := make(related.Vector, len(w.middle))
	known := false
	for _, id := range words {
		weight := float32(w.by.word(id))
		for k, v := range w.linker.reader.terms.vectors[id] {
			mean[k] += weight * v
			known = true
		}
	}
	if !known {
		return nil
	}
	mean.Norm()
	return mean
}

// prepare opens e, if it is closed, and weighs its text.
func (w *weighing) prepare(e *linkEnd) {
	if e.read == nil {
		w.linker.read(e)
	}
	w.prepareText(e.read)
	if e.above != nil {
		w.prepareText(e.above)
	}
}

// prepareText weighs t and gives it its place, away from the middle of the group.
func (w *weighing) prepareText(t *linkText) {
	t.weigh(w.by)
	t.middle = w.middle
	t.place = t.partPlace(t.words)
}

// open is end i, opened and weighed. It may be called by several goroutines.
func (w *weighing) open(i int) *linkEnd {
	e := &w.linker.ends[i]
	if e.read != nil {
		return e
	}
	opened := *e
	w.prepare(&opened)
	return &opened
}

// done closes the ends of the group where ends are many.
func (w *weighing) done() {
	if !w.linker.lean() {
		return
	}
	for _, i := range w.ends {
		w.linker.ends[i].close()
	}
}

// titleOf is the titles of the motions of g, taken apart. What a title names is
// the matter of the whole motion and ties no two of its parts.
func (l *linker) titleOf(g linkGroup) *linkText {
	titles, last := "", -1
	for _, i := range g.ends {
		if m := l.ends[i].motion; m >= 0 && m != last {
			titles += l.motions[m].motion.Title + "\n"
			last = m
		}
	}
	return l.reader.read(titles)
}

// What is added to the rarity of a word, a pair of characters and a character, and
// how much less they count where the motion's title has them.
const (
	leastWord = 0.1
	leastPair = 0.1
	leastChar = 0.1
	aloneChar = 0.3 // for the rarity of a character that stands in no word
	ofTitle   = 0.3
)

// inverseOf returns the weight of what stands in c of n ends: 1 for one or two
// ends, towards 0 for all.
func inverseOf(n int) func(c int) float64 {
	whole := math.Log(float64(n+2) / 2)
	return func(c int) float64 {
		if c <= 2 || whole <= 0 {
			return 1
		}
		return max(0.02, math.Log(float64(n+2)/float64(c))/whole)
	}
}
