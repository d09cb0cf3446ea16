package analysis

import (
	"cmp"
	"math"

	"yian/analysis/internal/reference"
	"yian/analysis/internal/related"
)

// manyEnds is how many ends a linker keeps open side by side. Each takes some four
// kilobytes.
const manyEnds = 20_000

// linker holds what linking works on.
type linker struct {
	results    []*Result
	ends       []linkEnd
	place      map[string]int // of an end's id among ends
	motions    []linkMotion
	groups     []linkGroup
	groupOf    []int     // of each end, -1: none
	groupOfDoc []int     // of what is tied to no motion, by document
	settings   []setting // of each document
	reader     *textReader
	outcomes   bool // ends are the outcomes of progress reports, too
	most       int  // how many ends may be open side by side
	candidates func(from string) []string

	addresses, remarks linkModels
	more               moreWeights // model of what a point demands beyond a task
}

// linkMotion is a motion of a result.
type linkMotion struct {
	doc    int
	motion *Motion
	id     string
	group  int // that it belongs to

	core   core    // of its title
	number string  // see motionNumberIn
	when   setting // of its document
	own    bool    // its document is the motion itself
	whole  bool    // its document says what it asks for
}

// linkGroup is the ends that deal with one motion, in the order of the linker's
// ends.
type linkGroup struct{ ends []int }

// newLinker reads results.
func newLinker(results []*Result, k LinkKnowledge) *linker { return newLinkerOf(results, k, manyEnds) }

// newLinkerOf is newLinker for a linker that keeps so many ends open at the most.
func newLinkerOf(results []*Result, k LinkKnowledge, most int) *linker {
	words := k.Words
	if words == nil {
		words = NewSegmenter(k.Lexicon)
	}
	rarity := reference.Open()
	common := math.Log(float64(rarity.Passages()))
	l := &linker{
		results:    results,
		place:      make(map[string]int),
		most:       most,
		outcomes:   k.outcomes,
		candidates: k.Candidates,
		addresses:  newLinkModels("addresses"),
		remarks:    newLinkModels("remarks"),
		more:       readMoreWeights(),
		reader: &textReader{
			words:    words,
			terms:    vocabulary{ids: make(map[string]int32)},
			pairs:    make(map[uint64]int32),
			charRare: make(map[int32]mean),
			concepts: cmp.Or(k.classes, newConceptTable()),
			roles:    keywordRoles(),
			related:  related.Open(),
			rarity:   func(w string) float64 { return rarity.Rarity(w) / common },
		},
	}
	l.reader.word("") // unknownWord
	l.collect(results)
	for i := range l.ends {
		e := &l.ends[i]
		l.read(e)
		e.sketch = sketchOf(e.read)
		if l.lean() {
			e.close()
		}
	}
	l.reader.settled = true
	l.placeEnds()
	l.group()
	return l
}

// lean reports whether the ends are too many to be kept open: their texts are then
// open only while their group is linked.
func (l *linker) lean() bool { return len(l.ends) > l.most }

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
