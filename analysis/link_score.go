package analysis

import (
	"runtime"
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
	pairs := l.pairsOf(g)
	var links []Linked
	for i := range pairs {
		if p := &pairs[i]; p.score >= LinkThreshold {
			if link := l.linked(p); len(link.Evidence) > 0 { // what cannot be shown is not said
				links = append(links, link)
			}
		}
	}
	return links
}

// pairsOf gives the candidate pairs of g with their scores.
func (l *linker) pairsOf(g linkGroup) []linkPair {
	l.weigh(g)
	pairs := l.candidatePairs(g)
	inParallel(len(pairs), func(i int) {
		p := &pairs[i]
		p.features = compare(&l.ends[p.from], &l.ends[p.to])
	})
	l.rank(pairs)
	inParallel(len(pairs), func(i int) {
		p := &pairs[i]
		p.score = l.model(&l.ends[p.from]).probability(&p.features)
		if p.features[fGeneral] > 0 || p.features[fPast] > 0 {
			p.score /= 2 // who speaks of the plan as a whole, or praises what was done, speaks of no task
		}
	})
	return pairs
}

// model is the model for links that start at e.
func (l *linker) model(e *linkEnd) *linkModels {
	if e.kind == taskEnd {
		return &l.addresses
	}
	return &l.remarks
}

// rank fills in how a pair compares with the others of its ends, by a first
// judgement of each pair for itself: the share of all likelihood that is this
// pair's, among the ends of the same kind, and how near it comes to the best.
func (l *linker) rank(pairs []linkPair) {
	type side struct {
		end   int
		other endKind
	}
	type rivals struct{ sum, best float64 }
	all := make(map[side]rivals)
	sides := func(p *linkPair) [2]side {
		return [2]side{{p.from, l.ends[p.to].kind}, {p.to, l.ends[p.from].kind}}
	}
	for i := range pairs {
		p := &pairs[i]
		p.score = l.model(&l.ends[p.from]).odds(&p.features)
		for _, s := range sides(p) {
			r := all[s]
			r.sum += p.score
			r.best = max(r.best, p.score)
			all[s] = r
		}
	}
	for i := range pairs {
		p := &pairs[i]
		for k, s := range sides(p) {
			r := all[s]
			if r.sum == 0 {
				continue
			}
			p.features[fShareFrom+k] = p.score / r.sum
			p.features[fBestFrom+k] = p.score / r.best
			if p.score == r.best {
				p.features[fFirstFrom+k] = 1
			}
		}
	}
}

// inParallel calls f for 0 to n-1 on all processors.
func inParallel(n int, f func(i int)) {
	const chunk = 256
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
func (l *linker) linked(p *linkPair) Linked {
	a, b := &l.ends[p.from], &l.ends[p.to]
	link := Linked{From: a.id, To: b.id, FromKey: a.key, ToKey: b.key, Relation: l.relation(a, &p.features), Score: p.score}
	link.Reasons, link.Evidence = l.reasons(a, b)
	if link.Reasons == nil {
		link.Reasons = []string{}
	}
	return link
}
