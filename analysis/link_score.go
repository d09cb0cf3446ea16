package analysis

import (
	"math"
	"runtime"
	"slices"
	"sync"
)

// linkPair is two ends that may be linked.
type linkPair struct {
	from, to int // indexes of ends
	features features
	score    float64
}

// linkGroup gives the links between the ends of g.
func (l *linker) linkGroup(g linkGroup) []Linked {
	w := l.weigh(g)
	defer w.done()
	var links []Linked
	for _, pairs := range w.pairs() {
		for i := range pairs {
			if p := &pairs[i]; p.score >= LinkThreshold {
				if link := w.linked(p); len(link.Evidence) > 0 { // what cannot be shown is not said
					links = append(links, link)
				}
			}
		}
	}
	return links
}

// pairs gives the candidate pairs of the group with their scores: those of points,
// and before them all others, each in the order of their ends. What a task is found
// to address says more of it to the points.
func (w *weighing) pairs() [2][]linkPair {
	froms, candidates, many := w.candidates()
	var points, others []int
	for _, i := range froms {
		if w.linker.ends[i].kind == pointEnd {
			points = append(points, i)
		} else {
			others = append(others, i)
		}
	}
	var pairs [2][]linkPair
	pairs[0] = w.judge(others, candidates, many)
	w.adopt(pairs[0])
	pairs[1] = w.judge(points, candidates, many)
	return pairs
}

// judge compares froms with their candidates and scores the pairs.
func (w *weighing) judge(froms []int, candidates func(int, *linkEnd) []int32, many bool) []linkPair {
	l := w.linker
	l.reader.frozen = true
	defer func() { l.reader.frozen = false }()
	const block = 1024 // ends whose pairs are compared before the hopeless are dropped
	var pairs []linkPair
	all := make(rivalry)
	compared := make([][]linkPair, block)
	for froms := range slices.Chunk(froms, block) {
		inParallel(len(froms), func(i int) {
			a := w.open(froms[i])
			compared[i] = compared[i][:0]
			for _, b := range candidates(froms[i], a) {
				p := linkPair{from: froms[i], to: int(b)}
				p.features = compare(a, &l.ends[b])
				p.score = l.model(a).odds(&p.features)
				compared[i] = append(compared[i], p)
			}
		})
		for _, of := range compared[:len(froms)] {
			for i := range of {
				all.add(l, &of[i])
			}
			for i := range of {
				if p := &of[i]; !many || all.mayLink(l, p) {
					pairs = append(pairs, *p)
				}
			}
		}
	}
	l.compareRivals(pairs, all)
	inParallel(len(pairs), func(i int) {
		p := &pairs[i]
		p.score = l.model(&l.ends[p.from]).probability(&p.features)
		if p.features[fGeneral] > 0 || p.features[fPast] > 0 {
			p.score /= 2 // who speaks of the plan as a whole, or praises what was done, speaks of no task
		}
	})
	return pairs
}

// adopted is the score from which on the words of what a task addresses count as
// standing above the task.
const adopted = 0.4

// adopt puts above each task what it addresses. A point that asks that refrigerated
// trucks be let into the city shares no word with 取消中心城区货车白天限行, but with
// the measure 保障冷藏车便捷通行 that this task carries out.
func (w *weighing) adopt(pairs []linkPair) {
	for i := 0; i < len(pairs); {
		e, texts := &w.linker.ends[pairs[i].from], ""
		for from := pairs[i].from; i < len(pairs) && pairs[i].from == from; i++ {
			if pairs[i].score >= adopted {
				texts += "\n" + w.linker.ends[pairs[i].to].text
			}
		}
		if texts != "" && e.kind == taskEnd {
			e.above = w.linker.reader.read(e.context + texts)
			w.prepareText(e.above)
		}
	}
}

// model is the model for links that start at e. A report speaks the language of the
// plan, as the plan does that of the motion.
func (l *linker) model(e *linkEnd) *linkModels {
	if e.kind == taskEnd || e.kind == outcomeEnd {
		return &l.addresses
	}
	return &l.remarks
}

// rivalry is the first judgement of all pairs, each for itself, summed up for each
// end and kind of other end.
type rivalry map[rivalSide]rivals

type rivalSide struct {
	end   int
	other endKind
}

// rivals are the pairs of an end: the sum of their odds and the best.
type rivals struct{ sum, best float64 }

// sides are the sides of p: its From end, its To end.
func (l *linker) sides(p *linkPair) [2]rivalSide {
	return [2]rivalSide{{p.from, l.ends[p.to].kind}, {p.to, l.ends[p.from].kind}}
}

// add counts p, whose score is its odds.
func (all rivalry) add(l *linker, p *linkPair) {
	for _, s := range l.sides(p) {
		r := all[s]
		all[s] = rivals{r.sum + p.score, max(r.best, p.score)}
	}
}

// fill fills in the judgement of p, whose score is its odds, and how p compares with
// the others of its ends: the share of all odds that is its own, and how near it
// comes to the best.
func (all rivalry) fill(l *linker, p *linkPair) {
	p.features[fAlone] = float32(likely(p.score))
	p.features[fOdds] = float32(math.Log(p.score) / 10)
	for k, s := range l.sides(p) {
		r := all[s]
		p.features[fShareFrom+k] = float32(p.score / r.sum)
		p.features[fBestFrom+k] = float32(p.score / r.best)
		p.features[fFirstFrom+k] = 0
		if p.score == r.best {
			p.features[fFirstFrom+k] = 1
		}
	}
}

// mayLink reports whether p, whose From end's pairs have all been added, reaches the
// threshold with the best that may yet be known of its To end's. What its neighbours
// may add is left out: among very many pairs those that need it are not worth keeping.
func (all rivalry) mayLink(l *linker, p *linkPair) bool {
	known, m := *p, l.model(&l.ends[p.from])
	all.fill(l, &known)
	for _, f := range [...]int{fShareTo, fBestTo, fFirstTo} {
		known.features[f] = 0
		if m.among[f] > 0 {
			known.features[f] = 1
		}
	}
	return m.probability(&known.features) >= LinkThreshold
}

// compareRivals fills in how each of pairs, whose scores are their odds, compares
// with the others.
func (l *linker) compareRivals(pairs []linkPair, all rivalry) {
	table := newPairTable(pairs)
	inParallel(len(pairs), func(i int) {
		all.fill(l, &pairs[i])
		l.neighbours(&pairs[i], table)
	})
}

// neighbours fills in how likely the neighbours of p's ends go together: who has
// spoken of a task goes on about it, tasks follow the order of the measures they
// carry out, and what stands under one heading serves one measure.
func (l *linker) neighbours(p *linkPair, table pairTable) {
	before, after := l.neighbour(p.from, -1), l.neighbour(p.from, +1)
	p.features[fBefore] = float32(table.likely(before, p.to))
	p.features[fAfter] = float32(table.likely(after, p.to))
	p.features[fStep] = float32(max(table.likely(before, l.neighbour(p.to, -1)), table.likely(after, l.neighbour(p.to, +1))))
	a := &l.ends[p.from]
	if a.kind != taskEnd || a.context == "" {
		return
	}
	sum, n := 0.0, 0
	for _, step := range []int{-1, +1} {
		for mate := l.neighbour(p.from, step); mate >= 0 && n < mostMates && l.ends[mate].context == a.context; mate = l.neighbour(mate, step) {
			sum += table.likely(mate, p.to)
			n++
		}
	}
	p.features[fMates] = float32(sum / float64(max(1, n)))
}

// mostMates is how many tasks under the same heading are asked.
const mostMates = 16

// neighbour is the end before (step -1) or after (+1) end i of the same list: the
// tasks of a document and motion, the points of a remark; -1 for none.
func (l *linker) neighbour(i, step int) int {
	k := i + step
	if i < 0 || k < 0 || k >= len(l.ends) {
		return -1
	}
	a, b := &l.ends[i], &l.ends[k]
	if a.doc != b.doc || a.motion != b.motion || a.kind != b.kind || a.turn != b.turn {
		return -1
	}
	return k
}

// pairTable finds pairs by their ends.
type pairTable struct {
	pairs []linkPair // in the order of their ends
	first []int32    // by From end less the least: where its pairs begin
	least int
}

// newPairTable indexes pairs, which are in the order of their ends.
func newPairTable(pairs []linkPair) pairTable {
	if len(pairs) == 0 {
		return pairTable{}
	}
	t := pairTable{pairs: pairs, least: pairs[0].from}
	for i, p := range pairs {
		for len(t.first) <= p.from-t.least {
			t.first = append(t.first, int32(i))
		}
	}
	t.first = append(t.first, int32(len(pairs)))
	return t
}

// likely is the first judgement of the pair of two ends, 0 where there is none.
func (t pairTable) likely(from, to int) float64 {
	from -= t.least
	if from < 0 || from+1 >= len(t.first) || to < 0 {
		return 0
	}
	row := t.pairs[t.first[from]:t.first[from+1]]
	i, ok := slices.BinarySearchFunc(row, to, func(p linkPair, to int) int { return p.to - to })
	if !ok {
		return 0
	}
	return likely(row[i].score)
}

// inParallel calls f for 0 to n-1 on all processors.
func inParallel(n int, f func(i int)) {
	const chunk = 16
	var wg sync.WaitGroup
	next := make(chan int, n/chunk+1)
	for from := 0; from < n; from += chunk {
		next <- from
	}
	close(next)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for from := range next {
				for i := from; i < min(n, from+chunk); i++ {
					f(i)
				}
			}
		})
	}
	wg.Wait()
}

// linked is the link that p is.
func (w *weighing) linked(p *linkPair) Linked {
	l, a, b := w.linker, w.open(p.from), w.open(p.to)
	link := Linked{From: a.id, To: b.id, FromKey: a.key, ToKey: b.key, Relation: l.relation(a, &p.features), Score: p.score}
	link.Reasons, link.Evidence = l.reasons(a, b)
	if link.Reasons == nil {
		link.Reasons = []string{}
	}
	return link
}
