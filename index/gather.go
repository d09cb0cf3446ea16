package index

import (
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"yian/index/exact"
)

// A search looks at stretches of the segments, several at once, and joins what it
// finds in their order.
const (
	stretchPassages = 32 << 10
	maxWorkers      = 8
)

// stretch is passages of a segment.
type stretch struct {
	scope *scope
	exact.Range
}

func (f *Found) stretches() []stretch {
	var all []stretch
	for _, sc := range f.scopes {
		for from := 0; from < sc.passages(); from += stretchPassages {
			all = append(all, stretch{sc, exact.Range{From: from, To: min(from+stretchPassages, sc.passages())}})
		}
	}
	return all
}

// harvest is what was found in a stretch.
type harvest struct {
	matches   []match
	counts    []uint16
	crossings []crossing
	places    int
	passages  int
	documents int
	lastDoc   int // number in the segment of the last document; -1 for none
	firstDoc  int
}

// crossing is the marks above a match that no piece holds.
type crossing struct {
	match int
	marks chain
}

// inParallel calls do for each stretch, at most some at once. The first error
// ends it.
func (f *Found) inParallel(do func(w *walker, i int, s stretch) error) error {
	defer runtime.KeepAlive(f.snapshot)
	all := f.stretches()
	workers := min(len(all), runtime.GOMAXPROCS(0), maxWorkers)
	var next atomic.Int64
	var once sync.Once
	var failed error
	var group sync.WaitGroup
	work := func() {
		w, err := f.newWalker()
		for err == nil {
			i := int(next.Add(1)) - 1
			if i >= len(all) {
				return
			}
			err = guard(func() error { return do(w, i, all[i]) })
		}
		next.Store(int64(len(all)))
		once.Do(func() { failed = err })
	}
	for range workers - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
	return failed
}

// inChunks calls do for stretches of n numbers, several at once where they are many.
func inChunks(n int, do func(from, to int)) {
	const few = 16 << 10
	size := max(few, (n+maxWorkers-1)/maxWorkers)
	var group sync.WaitGroup
	for from := size; from < n; from += size {
		group.Go(func() { do(from, min(from+size, n)) })
	}
	do(0, min(size, n))
	group.Wait()
}

// gather finds all matches.
func (f *Found) gather() error {
	parts := make([]harvest, len(f.stretches()))
	err := f.inParallel(func(w *walker, i int, s stretch) error {
		h := &parts[i]
		h.lastDoc, h.firstDoc, h.matches = -1, -1, w.room[:0]
		err := w.walk(s.scope, s.Range, func(hit exact.Hit) {
			h.add(hit)
			h.keep(f, w, s.scope, hit)
		})
		w.room, h.matches = h.matches, slices.Clone(h.matches)
		return err
	})
	if err != nil {
		return err
	}
	f.join(parts)
	f.gathered = true
	return nil
}

// count counts the matches. How often one string stands in all documents the
// exact index may know without looking.
func (f *Found) count() error {
	if q, filters, ok := f.plan.single(); ok && len(filters) == 0 && f.options.Documents == nil {
		for _, sc := range f.scopes {
			t, err := Finder(sc.found).Count(f.ctx, q)
			if err != nil {
				return damaged(sc.name, err)
			}
			f.Total, f.Places, f.Documents = f.Total+t.Passages, f.Places+t.Places, f.Documents+t.Documents
		}
		return nil
	}
	parts := make([]harvest, len(f.stretches()))
	err := f.inParallel(func(w *walker, i int, s stretch) error {
		h := &parts[i]
		h.lastDoc, h.firstDoc = -1, -1
		return w.walk(s.scope, s.Range, func(hit exact.Hit) {
			h.add(hit)
		})
	})
	f.join(parts)
	return err
}

// add counts a hit.
func (h *harvest) add(hit exact.Hit) {
	h.passages++
	h.places += hit.Places
	if hit.Document != h.lastDoc {
		h.documents++
		if h.lastDoc = hit.Document; h.firstDoc < 0 {
			h.firstDoc = hit.Document
		}
	}
}

// keep takes in the match of a hit.
func (h *harvest) keep(f *Found, w *walker, sc *scope, hit exact.Hit) {
	if w.v.under.chain < 0 {
		h.crossings = append(h.crossings, crossing{len(h.matches), w.v.under.marks})
	}
	h.matches = append(h.matches, w.match(sc, hit))
	if n := f.plan.counted(); n > 1 {
		h.counts = append(h.counts, make([]uint16, n)...)
		counts := h.counts[len(h.counts)-n:]
		for _, p := range w.v.places {
			if i, ok := slices.BinarySearch(f.plan.wanted, p.pattern); ok && counts[i] < 1<<16-1 {
				counts[i]++
			}
		}
	}
}

// match is the match of the passage that w looks at.
func (w *walker) match(sc *scope, hit exact.Hit) match {
	const most = 1<<31 - 1
	return match{
		passage: int32(sc.first + hit.Number), doc: int32(sc.firstDoc + hit.Document),
		chain: w.v.under.chain, kind: w.v.under.kind, places: int32(min(hit.Places, most)),
		filled: int32(min(hit.Filled, most)), length: int32(min(hit.Length, most)), window: w.plan.window(&w.v),
	}
}

// join puts together what was found in the stretches.
func (f *Found) join(parts []harvest) {
	n, counts := 0, 0
	for i := range parts {
		n, counts = n+len(parts[i].matches), counts+len(parts[i].counts)
	}
	f.matches, f.counts = make([]match, 0, n), make([]uint16, 0, counts)
	f.Total, f.Places, f.Documents = 0, 0, 0
	last := -1
	for i, s := range f.stretches() {
		h := &parts[i]
		for _, c := range h.crossings {
			h.matches[c.match].chain = -1 - int32(f.crossed.add(c.marks))
		}
		f.matches, f.counts = append(f.matches, h.matches...), append(f.counts, h.counts...)
		f.Total, f.Places, f.Documents = f.Total+h.passages, f.Places+h.places, f.Documents+h.documents
		if h.passages == 0 {
			continue
		}
		if s.scope.firstDoc+h.firstDoc == last {
			f.Documents-- // begun in the stretch before
		}
		last = s.scope.firstDoc + h.lastDoc
	}
}

// streamedPassages is how many passages are looked at before what was found in
// them is handed on.
const streamedPassages = 4 << 10

// streamed gives the matches in the order of the index, as it finds them.
func (f *Found) streamed() iter.Seq2[match, error] {
	return func(yield func(match, error) bool) {
		w, err := f.newWalker()
		if err != nil {
			yield(match{}, err)
			return
		}
		var found []match
		for _, sc := range f.scopes {
			for from := 0; from < sc.passages(); from += streamedPassages {
				found = found[:0]
				err := f.guard(func() error {
					return w.walk(sc, exact.Range{From: from, To: from + streamedPassages}, func(hit exact.Hit) {
						found = append(found, w.match(sc, hit))
					})
				})
				for _, m := range found {
					if !yield(m, nil) {
						return
					}
				}
				if err != nil {
					yield(match{}, err)
					return
				}
			}
		}
	}
}
