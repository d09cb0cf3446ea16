package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
	"yian/index/exact"
)

// Collocate is a word that stands near the query's places.
type Collocate struct {
	Word     string  `json:"word"`
	Count    int     `json:"count"`    // passages of the hits in which it stands within the window
	Passages int     `json:"passages"` // of the corpus in which it stands
	Score    float64 `json:"score"`    // log-likelihood; 3.84 is significant at 5 %, 10.83 at 0.1 %
}

// CollocateOptions says which words count.
type CollocateOptions struct {
	Window int // characters before and after a place; 0 is 10
	Min    int // least Count; 0 is 2
	Limit  int // 0 is all, which takes seconds where there are very many hits
}

// Collocates gives the words that stand near the query's places more often than
// their frequency in the corpus lets expect, by log-likelihood over passages.
func (f *Found) Collocates(o CollocateOptions) ([]Collocate, error) {
	o.Window, o.Min = cmp.Or(o.Window, 10), cmp.Or(o.Min, 2)
	counts, err := f.wordsAround(o.Window)
	if err != nil {
		return nil, err
	}
	var all []Collocate
	for word, n := range counts {
		if n >= o.Min {
			all = append(all, Collocate{Word: word, Count: n})
		}
	}
	slices.SortFunc(all, func(a, b Collocate) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Word, b.Word))
	})
	best := make([]float64, 0, o.Limit+1) // the highest scores, highest first
	kept := all[:0]
	for _, c := range all {
		c.Passages = c.Count
		if o.Limit > 0 && len(best) == o.Limit && f.likelihood(c) < best[o.Limit-1] {
			break // it stands nowhere else at best, and the rest of them more rarely
		}
		n, err := f.index.passagesWith(f.snapshot, c.Word)
		if err != nil {
			return nil, err
		}
		c.Passages = max(n, c.Count)
		if c.Score = f.likelihood(c); c.Score <= 0 {
			continue
		}
		kept = append(kept, c)
		if o.Limit > 0 {
			at, _ := slices.BinarySearchFunc(best, c.Score, func(a, b float64) int { return cmp.Compare(b, a) })
			best = slices.Insert(best, at, c.Score)
			best = best[:min(len(best), o.Limit)]
		}
	}
	slices.SortStableFunc(kept, func(a, b Collocate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Count, a.Count), strings.Compare(a.Word, b.Word))
	})
	if o.Limit > 0 {
		kept = kept[:min(len(kept), o.Limit)]
	}
	return kept, nil
}

func (f *Found) likelihood(c Collocate) float64 {
	return analysis.Pair{Both: c.Count, First: f.Total, Second: c.Passages, All: f.snapshot.Len()}.LogLikelihood()
}

// wordsAround counts for each word the hits in which it stands within window
// characters of a place, outside of the place itself.
func (f *Found) wordsAround(window int) (map[string]int, error) {
	counts := make(map[string]int)
	if f.index.config.Words == nil {
		return counts, nil
	}
	parts := make([]neighbours, len(f.stretches()))
	err := f.inParallel(func(w *walker, i int, s stretch) error {
		n := &parts[i]
		*n = neighbours{words: f.index.config.Words, counts: make(map[string]*neighbour)}
		w.reads = true
		err := w.walk(s.scope, s.Range, func(exact.Hit) {
			n.add(&w.v, window)
		})
		n.cut()
		return err
	})
	for _, n := range parts {
		for word, c := range n.counts {
			counts[word] += c.hits
		}
	}
	return counts, err
}

// neighbours counts words near the places of hits. It gathers the texts around
// many places before it cuts them into words, which begins slowly.
type neighbours struct {
	words   Segmenter
	counts  map[string]*neighbour
	text    strings.Builder
	windows []neighbourhood
	hit     int // number of the last hit
}

// neighbour is a word: how many hits it stands near, and the last of them.
type neighbour struct{ hits, last int }

// neighbourhood is a stretch of the text that was gathered, up to end.
type neighbourhood struct{ end, hit int }

// add adds the passage of a hit.
func (n *neighbours) add(v *view, window int) {
	n.hit++
	places := distinct(v.places)
	for k, st := range places {
		from, to := around(v.text, st, window)
		if k > 0 {
			from = max(from, places[k-1].End)
		}
		if k+1 < len(places) {
			to = min(to, max(places[k+1].Start, st.End))
		}
		n.window(v, v.text[min(from, st.Start):st.Start])
		n.window(v, v.text[st.End:to])
	}
	if n.text.Len() > segmentAtOnce {
		n.cut()
	}
}

func (n *neighbours) window(v *view, text string) {
	if v.outward { // the text is the source
		text = corpus.Fold(text).Text
	}
	n.text.WriteString(text)
	n.text.WriteByte('\n')
	n.windows = append(n.windows, neighbourhood{n.text.Len(), n.hit})
}

// cut counts the words of what was gathered.
func (n *neighbours) cut() {
	text, at := n.text.String(), 0
	for w := range cutWords(n.words, text) {
		for at < len(n.windows)-1 && n.windows[at].end <= w.Start {
			at++
		}
		word := text[w.Start:w.End]
		if !isTerm(word) || utf8.RuneCountInString(word) < 2 {
			continue
		}
		n.count(strings.ToLower(word), n.windows[at].hit)
	}
	n.text.Reset()
	n.windows = n.windows[:0]
}

func (n *neighbours) count(word string, hit int) {
	c := n.counts[word]
	if c == nil {
		c = &neighbour{last: math.MinInt}
		n.counts[strings.Clone(word)] = c
	}
	if c.last != hit {
		c.hits, c.last = c.hits+1, hit
	}
}

// around is the stretch from n characters before st to n after it.
func around(text string, st corpus.Stretch, n int) (from, to int) {
	from, to = st.Start, st.End
	for range n {
		if from > 0 {
			_, size := utf8.DecodeLastRuneInString(text[:from])
			from -= size
		}
		if to < len(text) {
			_, size := utf8.DecodeRuneInString(text[to:])
			to += size
		}
	}
	return from, to
}
