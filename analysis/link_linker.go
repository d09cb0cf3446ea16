package analysis

import (
	"math"

	"yian/analysis/internal/reference"
	"yian/analysis/internal/related"
)

// linker holds what linking works on.
type linker struct {
	results    []*Result
	ends       []linkEnd
	place      map[string]int // of an end's id among ends
	motions    []linkMotion
	groups     []linkGroup
	groupOf    []int // of each end, -1: none
	reader     *textReader
	candidates func(from string) []string

	addresses, remarks linkModels
	more               features // model of what a point demands beyond a task
}

// linkMotion is a motion of a result.
type linkMotion struct {
	doc    int
	motion *Motion
	id     string
	group  int    // that it belongs to
	core   string // of its title
}

// linkGroup is the ends that deal with one motion, in the order of the linker's
// ends.
type linkGroup struct{ ends []int }

// newLinker reads results.
func newLinker(results []*Result, k LinkKnowledge) *linker {
	words := k.Words
	if words == nil {
		words = NewSegmenter(k.Lexicon)
	}
	rarity := reference.Open()
	common := math.Log(float64(rarity.Passages()))
	l := &linker{
		results:    results,
		place:      make(map[string]int),
		candidates: k.Candidates,
		addresses:  newLinkModels("addresses"),
		remarks:    newLinkModels("remarks"),
		more:       readWeights("more"),
		reader: &textReader{
			words:    words,
			terms:    vocabulary{ids: make(map[string]int32)},
			pairs:    make(map[uint64]int32),
			concepts: newConceptTable(),
			related:  related.Open(),
			rarity:   func(w string) float64 { return rarity.Rarity(w) / common },
		},
	}
	l.collect(results)
	for i := range l.ends {
		e := &l.ends[i]
		e.read = l.reader.read(e.text)
		if e.context != "" {
			e.above = l.reader.read(e.context)
		}
	}
	l.placeEnds()
	l.group()
	return l
}

// placeEnds says of each end where it stands among its like of the same document
// and motion.
func (l *linker) placeEnds() {
	type like struct {
		doc, motion int
		kind        endKind
	}
	count := make(map[like]int)
	for _, e := range l.ends {
		count[like{e.doc, e.motion, e.kind}]++
	}
	seen := make(map[like]int)
	for i := range l.ends {
		e := &l.ends[i]
		k := like{e.doc, e.motion, e.kind}
		e.place = (float64(seen[k]) + 0.5) / float64(count[k])
		seen[k]++
	}
}

// weigh gives the words, pairs and classes of the ends of g their weights: what
// stands in every end of a motion ties nothing, and neither do the words of all
// official language.
func (l *linker) weigh(g linkGroup) {
	words, pairs, classes := map[int32]int{}, map[int32]int{}, map[int32]int{}
	for _, i := range g.ends {
		t := l.ends[i].read
		for _, id := range t.wordSet {
			words[id]++
		}
		for _, id := range t.pairSet {
			pairs[id]++
		}
		for _, id := range t.classes {
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
	w := linkWeights{
		word: func(id int32) float64 {
			return (leastWord + l.reader.terms.rarity[id]) * inverse(words[id]) * less(title.wordSet, id)
		},
		pair: func(id int32) float64 {
			return (leastPair + l.reader.pairRare[id]) * inverse(pairs[id]) * less(title.pairSet, id)
		},
		class: func(id int32) float64 {
			how := oneThing
			if id < l.reader.concepts.broad {
				how = broadly
			}
			return how * inverse(classes[id]) * less(title.classes, id)
		},
	}
	for _, i := range g.ends {
		l.ends[i].read.weigh(w)
		if above := l.ends[i].above; above != nil {
			above.weigh(w)
		}
	}
	l.settle(g)
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

// What is added to the rarity of a word and of a pair of characters, and how much
// less they count where the motion's title has them.
const (
	leastWord = 0.1
	leastPair = 0.1
	ofTitle   = 0.3
)

// settle gives each end of g its place among the words' meanings, away from the
// middle of the group.
func (l *linker) settle(g linkGroup) {
	middle := make(related.Vector, l.reader.related.Numbers())
	for _, i := range g.ends {
		t := l.ends[i].read
		t.place = t.meanPlace(len(middle))
		for k, v := range t.place {
			middle[k] += v / float32(len(g.ends))
		}
	}
	for _, i := range g.ends {
		if t := l.ends[i].read; t.place != nil {
			for k := range t.place {
				t.place[k] -= middle[k]
			}
			t.place.Norm()
		}
	}
}

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
