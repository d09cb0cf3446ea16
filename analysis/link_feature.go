package analysis

import (
	"math"
	"slices"
	"strings"

	"yian/analysis/internal/related"
)

// The features of a pair of ends. Each is in [0,1], but for fOdds.
const (
	fBias         = iota
	fPairs        // cosine of the pairs of characters
	fChars        // cosine of the characters
	fSumPairs     // the weight of the pairs of characters they share, whatever their lengths
	fSumChars     // the same for characters
	fCoverTo      // share of the To end's words that the From end has
	fCoverFrom    // the other way round
	fClauseFrom   // the share in the best clause of the From end
	fClauseTo     // the share in the best clause of the To end
	fNear         // nearness of their places among the words' meanings
	fPart         // nearness of a clause of one to the other
	fNearTo       // like fCoverTo, with words of near meaning
	fNearFrom     // like fCoverFrom, with words of near meaning
	fNearClause   // like fClauseFrom, with words of near meaning
	fWord         // the weightiest word of one that the other has
	fClasses      // shared classes
	fClass        // the weightiest shared class
	fActions      // same direction of work
	fQuoted       // a name in quotation marks that both have
	fFigure       // a figure that both have, see sharedFigure
	fContextTo    // share of the To end's words in what stands above the From end
	fContextFrom  // share of the From end's words in what stands above the To end
	fContextNear  // nearness to what stands above the To end
	fContextChars // cosine with its characters
	fPlace        // nearness of their places among their like
	fAlone        // the first judgement of the pair by itself, as a probability
	fOdds         // the same, as the logarithm of its odds, a tenth of it
	fShareFrom    // share of the pair in what the From end has to give, see linker.rank
	fShareTo      // the same for the To end
	fBestFrom     // how near this pair comes to the best of the From end
	fBestTo       // how near it comes to the best of the To end
	fFirstFrom    // it is the best of the From end
	fFirstTo      // it is the best of the To end
	fBefore       // how likely the end before the From end goes with the To end, see linker.rank
	fAfter        // the same for the end after it
	fStep         // how likely their neighbours on one side go together
	fMates        // how likely the tasks under the same heading go with the To end
	fShort        // shortness of the shorter end
	fDemand       // the To end is a demand
	fProblem      // the To end is a problem
	fPraise       // the From end praises
	fFact         // the From end states a fact
	fGeneral      // the From end speaks of the plan as a whole
	fRequest      // the From end asks for something
	fTrouble      // the From end names a shortcoming
	fInquiry      // the From end asks a question
	fLong         // length of the From end
	fPast         // the From end praises what was done
	fAside        // the From end turns to another matter
	fClauseChars  // share of the weight of the characters in the From end's best clause that the To end has
	featureCount
)

// features are those of a pair.
type features [featureCount]float32

// compare is the features of a pair by itself, without those that depend on the
// other pairs.
func compare(a, b *linkEnd) features {
	var f features
	set := func(i int, x float64) { f[i] = float32(x) }
	set(fBias, 1)
	cosine, shared := a.read.pairBag.cosine(&b.read.pairBag)
	set(fPairs, cosine)
	set(fSumPairs, shared/(1+shared))
	cosine, shared = a.read.charBag.cosine(&b.read.charBag)
	set(fChars, cosine)
	set(fSumChars, shared/(1+shared))
	to, from := cover(b.read, a.read), cover(a.read, b.read)
	set(fCoverTo, to.all)
	set(fClauseTo, to.clause)
	set(fCoverFrom, from.all)
	set(fClauseFrom, from.clause)
	set(fNearTo, to.near)
	set(fNearFrom, from.near)
	set(fNearClause, from.nearClause)
	set(fWord, max(to.word, from.word))
	set(fNear, float64(max(0, related.Cosine(a.read.place, b.read.place))))
	set(fPart, max(nearestClause(a.read, b.read), nearestClause(b.read, a.read)))
	all, most := sharedClasses(a.read, b.read)
	set(fClasses, all)
	set(fClass, most)
	set(fActions, sharedActions(a.read.acts, b.read.acts))
	if sharesQuoted(a.read, b.read) {
		set(fQuoted, 1)
	}
	_, _, figure := sharedFigure(a.read.figures, b.read.figures)
	set(fFigure, figure)
	if a.above != nil {
		set(fContextTo, cover(b.read, a.above).all)
	}
	if b.above != nil {
		set(fContextFrom, cover(a.read, b.above).near)
		set(fContextNear, float64(max(0, related.Cosine(a.read.place, b.above.place))))
		cosine, _ = a.read.charBag.cosine(&b.above.charBag)
		set(fContextChars, cosine)
	}
	set(fClauseChars, clauseChars(a.read, b.read))
	if d := a.place - b.place; a.kind != outcomeEnd {
		set(fPlace, 1-max(d, -d))
	}
	set(fShort, 1/(1+float64(min(len(a.read.words), len(b.read.words)))))
	switch b.kind {
	case demandEnd:
		set(fDemand, 1)
	case problemEnd:
		set(fProblem, 1)
	}
	if a.kind == pointEnd {
		f.ofPoint(a)
	}
	return f
}

// ofPoint fills in the features of the point a by itself.
func (f *features) ofPoint(a *linkEnd) {
	switch a.act {
	case Praise:
		f[fPraise] = 1
		if holdsAny(a.read.folded.Text, pastCues) {
			f[fPast] = 1
		}
	case Neutral:
		f[fFact] = 1
	case Request:
		f[fRequest] = 1
	case Problem:
		f[fTrouble] = 1
	case Inquiry:
		f[fInquiry] = 1
	}
	if speaksOfWhole(a.read.folded.Text) {
		f[fGeneral] = 1
	}
	if holdsAny(a.read.folded.Text, asideCues) {
		f[fAside] = 1
	}
	f[fLong] = min(1, float32(len(a.read.words))/30)
}

// asideCues are words by which a speaker turns to a matter beside the plan: 乡村公路也是
// 没有人管，同样要修.
const asideCues = "另外 同样 顺便 一并 也要 也该 也很 也是 也得 也应 也不 还想 提一句 多说一句 顺带 附带 题外"

// pastCues are words of praise for what was done.
const pastCues = "过去一年 过去几年 近年来 这些年 一年来 几年来 去年 已经 做了大量 取得了 取得 成效显著 有目共睹 明显缩短 明显提高 明显改善"

// coverage is what one text has of another's words.
type coverage struct {
	all        float64 // share of the weight of the words that it has in some form
	clause     float64 // the same, in the best clause
	near       float64 // the same as all, with words of near meaning
	nearClause float64
	word       float64 // the weight of the weightiest word that it has
}

// leastWeight is the weight of a clause below which it says too little.
const leastWeight = 0.5

// cover is what b has of a's words.
func cover(a, b *linkText) coverage {
	var c coverage
	var all, clause struct{ sum, has, near float64 }
	endClause := func() {
		sum := max(leastWeight, clause.sum)
		c.clause, c.nearClause = max(c.clause, clause.has/sum), max(c.nearClause, clause.near/sum)
		clause.sum, clause.has, clause.near = 0, 0, 0
	}
	for i := range a.words {
		w := &a.words[i]
		if i > 0 && w.clause != a.words[i-1].clause {
			endClause()
		}
		has := w.weight * likeness(a, w, b)
		near := has
		if has < w.weight {
			near = max(has, w.weight*nearness(a, w, b))
		}
		c.word = max(c.word, has)
		all.sum, all.has, all.near = all.sum+w.weight, all.has+has, all.near+near
		clause.sum, clause.has, clause.near = clause.sum+w.weight, clause.has+has, clause.near+near
	}
	endClause()
	sum := max(leastWeight, all.sum)
	c.all, c.near, c.word = all.has/sum, all.near/sum, min(1, c.word)
	return c
}

// nearness is how near the word of b comes to the word w of a in meaning that comes nearest; 0
// for what is no nearer than two words at large.
func nearness(a *linkText, w *linkWord, b *linkText) float64 {
	const (
		far  = 0.42
		same = 0.88
	)
	place := a.meaning(w)
	if place == nil {
		return 0
	}
	most := float32(far)
	for i := range b.words {
		if p := b.meaning(&b.words[i]); p != nil {
			most = max(most, related.Cosine(place, p))
		}
	}
	return min(1, float64(most-far)/(same-far))
}

// likeness is how far b has the word w of a: the share of its pairs of
// characters, or another term of a class it belongs to.
func likeness(a *linkText, w *linkWord, b *linkText) float64 {
	n := 0
	for _, p := range a.pairs[w.first : w.first+w.n] {
		if b.pairBag.ids.has(p.id) {
			n++
		}
	}
	same := 0.0
	if w.n > 0 {
		same = float64(n) / float64(w.n)
	}
	for _, class := range a.wordClasses[w.class : w.class+w.of] {
		same = max(same, b.classWeight(class))
	}
	return same
}

// oneThing is how far two words of a narrow class are one thing, broadly of a broad
// one.
const (
	oneThing = 0.9
	broadly  = 0.6
)

// sharedClasses is the weight of the classes that both texts name, of all
// together (1 for two rare ones) and of the weightiest.
func sharedClasses(a, b *linkText) (all, most float64) {
	a.classes.common(b.classes, func(id int32) {
		w := math.Sqrt(a.classWeight(id) * b.classWeight(id))
		all += w
		most = max(most, w)
	})
	return min(1, all/2), most
}

// sharedActions is how far two texts name the same directions of work.
func sharedActions(a, b uint32) float64 {
	if a == 0 || b == 0 {
		return 0.5
	}
	both, any := 0, 0
	for bit := range 32 {
		if (a|b)>>bit&1 == 1 {
			any++
		}
		if (a&b)>>bit&1 == 1 {
			both++
		}
	}
	return float64(both) / float64(any)
}

// sharesQuoted reports whether a name in quotation marks of one text stands in
// the other.
func sharesQuoted(a, b *linkText) bool {
	for _, q := range a.quoted {
		if strings.Contains(b.folded.Text, q) {
			return true
		}
	}
	for _, q := range b.quoted {
		if strings.Contains(a.folded.Text, q) {
			return true
		}
	}
	return false
}

// nearestClause is how near the clause of a that comes nearest to b comes.
func nearestClause(a, b *linkText) float64 {
	best := float32(0)
	for i := 0; i < len(a.words); {
		k := i
		for k < len(a.words) && a.words[k].clause == a.words[i].clause {
			k++
		}
		if place := a.partPlace(a.words[i:k]); place != nil {
			best = max(best, related.Cosine(place, b.place))
		}
		i = k
	}
	return float64(best)
}

// clauseChars is the share of the weight of the characters in a clause of a that b has,
// in the clause of which it has most.
func clauseChars(a, b *linkText) float64 {
	best, sum, has := 0.0, 0.0, 0.0
	for _, r := range a.folded.Text {
		if closesClause(r) {
			best, sum, has = max(best, has/max(leastWeight, sum)), 0, 0
			continue
		}
		if i, ok := slices.BinarySearch(a.charBag.ids, r); ok {
			w := float64(a.charBag.weights[i])
			sum += w
			if b.charBag.ids.has(r) {
				has += w
			}
		}
	}
	return max(best, has/max(leastWeight, sum))
}
