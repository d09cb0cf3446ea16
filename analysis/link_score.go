package analysis

import (
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
	pairs := w.pairs()
	var links []Linked
	for i := range pairs {
		if p := &pairs[i]; p.score >= LinkThreshold {
			if link := w.linked(p); len(link.Evidence) > 0 { // what cannot be shown is not said
				links = append(links, link)
			}
		}
	}
	return links
}

// pairs gives the candidate pairs of the group with their scores.
func (w *weighing) pairs() []linkPair {
	l := w.linker
	froms, candidates, many := w.candidates()
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
	inParallel(len(pairs), func(i int) {
		p := &pairs[i]
		all.fill(l, p)
		p.score = l.model(&l.ends[p.from]).probability(&p.features)
		if p.features[fGeneral] > 0 || p.features[fPast] > 0 {
			p.score /= 2 // who speaks of the plan as a whole, or praises what was done, speaks of no task
		}
	})
	return pairs
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

// fill fills in how p, whose score is its odds, compares with the others of its
// ends: the share of all odds that is its own, and how near it comes to the best.
func (all rivalry) fill(l *linker, p *linkPair) {
	for k, s := range l.sides(p) {
		r := all[s]
		if r.sum == 0 {
			continue
		}
		p.features[fShareFrom+k] = p.score / r.sum
		p.features[fBestFrom+k] = p.score / r.best
		p.features[fFirstFrom+k] = 0
		if p.score == r.best {
			p.features[fFirstFrom+k] = 1
		}
	}
}

// mayLink reports whether p, whose From end's pairs have all been added, reaches the
// threshold with what may yet be known of its To end's.
func (all rivalry) mayLink(l *linker, p *linkPair) bool {
	known := *p
	all.fill(l, &known)
	for corner := range 1 << 3 {
		for k, f := range [...]int{fShareTo, fBestTo, fFirstTo} {
			known.features[f] = float64(corner >> k & 1)
		}
		if l.model(&l.ends[p.from]).probability(&known.features) >= LinkThreshold {
			return true
		}
	}
	return false
}

// rank judges pairs anew and fills in how each compares with the others.
func (l *linker) rank(pairs []linkPair) {
	all := make(rivalry)
	for i := range pairs {
		p := &pairs[i]
		p.score = l.model(&l.ends[p.from]).odds(&p.features)
		all.add(l, p)
	}
	for i := range pairs {
		all.fill(l, &pairs[i])
	}
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
