package analysis

import "strings"

// The features of a pair of ends. Each is in [0,1], save where said.
const (
	fBias        = iota
	fPairs       // cosine of the pairs of characters
	fCoverTo     // share of the To end's words that the From end has
	fCoverFrom   // the other way round
	fClauseFrom  // the share in the best clause of the From end
	fClauseTo    // the share in the best clause of the To end
	fWord        // the weightiest word of one that the other has
	fClasses     // shared classes
	fClass       // the weightiest shared class
	fActions     // same direction of work
	fQuoted      // a name in quotation marks that both have
	fContextTo   // share of the To end's words in what stands above the From end
	fContextFrom // share of the From end's words in what stands above the To end
	fPlace       // nearness of their places among their like
	fBestFrom    // how near this pair comes to the best of the From end
	fBestTo      // how near it comes to the best of the To end
	fFirstFrom   // it is the best of the From end
	fFirstTo     // it is the best of the To end
	fShort       // shortness of the shorter end
	fDemand      // the To end is a demand
	fProblem     // the To end is a problem
	fPraise      // the From end praises
	fFact        // the From end states a fact
	fGeneral     // the From end speaks of the plan as a whole
	featureCount
)

// features are those of a pair.
type features [featureCount]float64

// compare is the features of a pair by itself, without those that depend on the
// other pairs.
func compare(a, b *linkEnd) features {
	var f features
	f[fBias] = 1
	f[fPairs] = cosine(a.read, b.read)
	f[fCoverTo], f[fClauseTo], f[fWord] = cover(b.read, a.read)
	var word float64
	f[fCoverFrom], f[fClauseFrom], word = cover(a.read, b.read)
	f[fWord] = max(f[fWord], word)
	f[fClasses], f[fClass] = sharedClasses(a.read, b.read)
	f[fActions] = sharedActions(a.read.acts, b.read.acts)
	if sharesQuoted(a.read, b.read) {
		f[fQuoted] = 1
	}
	if a.above != nil {
		f[fContextTo], _, _ = cover(b.read, a.above)
	}
	if b.above != nil {
		f[fContextFrom], _, _ = cover(a.read, b.above)
	}
	if d := a.place - b.place; a.kind == taskEnd {
		f[fPlace] = 1 - max(d, -d)
	}
	f[fShort] = 1 / (1 + float64(min(len(a.read.words), len(b.read.words))))
	switch b.kind {
	case demandEnd:
		f[fDemand] = 1
	case problemEnd:
		f[fProblem] = 1
	}
	switch a.act {
	case Praise:
		f[fPraise] = 1
	case Neutral:
		f[fFact] = 1
	}
	if a.kind == pointEnd && speaksOfWhole(a.read.folded.Text) {
		f[fGeneral] = 1
	}
	return f
}

// first is a rough likeness in [0,1], by which the pairs of an end are ranked.
func (f *features) first() float64 {
	return 0.35*f[fPairs] + 0.2*f[fCoverTo] + 0.25*f[fClauseFrom] + 0.1*f[fClasses] + 0.1*f[fClass]
}

// cosine is the likeness of two texts by their pairs of characters.
func cosine(a, b *linkText) float64 {
	if a.length == 0 || b.length == 0 {
		return 0
	}
	sum := 0.0
	for i, k := 0, 0; i < len(a.pairSet) && k < len(b.pairSet); {
		switch {
		case a.pairSet[i] < b.pairSet[k]:
			i++
		case a.pairSet[i] > b.pairSet[k]:
			k++
		default:
			sum += a.pairBy[i] * b.pairBy[k]
			i++
			k++
		}
	}
	return sum / (a.length * b.length)
}

// cover is the share of the weight of a's words that b has in some form: in all
// of a, in its best clause; and the weight of the weightiest word.
func cover(a, b *linkText) (all, clause, word float64) {
	const least = 0.5 // weight of a clause below which it says too little
	sum, has := 0.0, 0.0
	clauseSum, clauseHas, in := 0.0, 0.0, int32(-1)
	for i := range a.words {
		w := &a.words[i]
		if w.clause != in {
			clause = max(clause, clauseHas/max(least, clauseSum))
			clauseSum, clauseHas, in = 0, 0, w.clause
		}
		share := w.weight * likeness(a, w, b)
		word = max(word, share)
		sum, has = sum+w.weight, has+share
		clauseSum, clauseHas = clauseSum+w.weight, clauseHas+share
	}
	clause = max(clause, clauseHas/max(least, clauseSum))
	return has / max(least, sum), clause, min(1, word)
}

// likeness is how far b has the word w of a: the share of its pairs of
// characters, or another term of a class it belongs to.
func likeness(a *linkText, w *linkWord, b *linkText) float64 {
	n := 0
	for _, p := range a.pairs[w.first : w.first+w.n] {
		if b.pairSet.has(p.id) {
			n++
		}
	}
	same := 0.0
	if w.n > 0 {
		same = float64(n) / float64(w.n)
	}
	for _, class := range w.classes {
		same = max(same, 0.7*b.classWeight(class))
	}
	return same
}

// sharedClasses is the weight of the classes that both texts name, of all
// together (1 for two rare ones) and of the weightiest.
func sharedClasses(a, b *linkText) (all, most float64) {
	a.classes.common(b.classes, func(id int32) {
		w := a.classWeight(id)
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

// speaksOfWhole reports whether a point speaks of the plan or its handling as a
// whole, not of a piece of work.
func speaksOfWhole(text string) bool {
	return holdsAny(text, "议案办理 办理方案 办理工作 办理质量 政治站位 提高站位 高度重视 这个方案 该方案 方案总体 总体赞成 总体同意 人大代表参与 责任落实 督办力度 检查督办 报告实事求是 方案内容 同意这个 赞成这个")
}
