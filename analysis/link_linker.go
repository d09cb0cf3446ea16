package analysis

import (
	"math"

	"yian/analysis/internal/reference"
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

	addresses, remarks linkModel
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
		addresses:  newLinkModel("addresses"),
		remarks:    newLinkModel("remarks"),
		reader: &textReader{
			words:    words,
			terms:    vocabulary{ids: make(map[string]int32)},
			pairs:    make(map[uint64]int32),
			concepts: newConceptTable(),
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
	inverse := inverseOf(len(g.ends))
	for _, i := range g.ends {
		for _, t := range []*linkText{l.ends[i].read, l.ends[i].above} {
			if t != nil {
				t.weigh(l.reader.terms.rarity, func(id int32) float64 { return inverse(words[id]) },
					func(id int32) float64 { return inverse(pairs[id]) }, func(id int32) float64 { return inverse(classes[id]) })
			}
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
