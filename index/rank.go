package index

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
)

// A hit's score is the sum of
//   - 字串: BM25 over the strings of the query, counted exactly;
//   - 占比: how much of the passage the strings take, so that a title comes before
//     the passages that quote it;
//   - 词: Bleve's BM25 over the words of these strings (bleve.go), where a string has
//     several words, so that what is about its matter comes before what merely
//     holds it;
//   - 邻近: how close together different strings stand;
//   - 类型: a task or a demand before running text.
const (
	saturation    = 1.2  // k1 of BM25
	lengthPenalty = 0.75 // b of BM25
	wordsWeight   = 0.2
	fillWeight    = 3.0
	nearWeight    = 2.0
	nearHalf      = 10 // characters beyond the strings' own at which nearness counts half
)

// scoreParts is what a score is made of.
type scoreParts struct{ strings, fill, words, near, kind float32 }

func (p scoreParts) sum() float32 { return p.strings + p.fill + p.words + p.near + p.kind }

// reasons is p for people.
func (p scoreParts) reasons() []Reason {
	var all []Reason
	for _, r := range []Reason{{"字串", float64(p.strings)}, {"占比", float64(p.fill)}, {"词", float64(p.words)}, {"邻近", float64(p.near)}, {"类型", float64(p.kind)}} {
		if r.Value != 0 {
			all = append(all, r)
		}
	}
	return all
}

// kindScore is what the kind of a hit is worth.
func kindScore(k MarkKind) float32 {
	switch k {
	case Task, Demand:
		return 1
	case Solution, Heading:
		return 0.8
	case Problem, Point:
		return 0.5
	}
	return 0
}

// ranking is what the scores of matches depend on beside the matches.
type ranking struct {
	idf   []float64 // of each string that is wanted
	mean  float64   // length of the matches' passages, bytes
	words map[int32]float32
}

// score gives each match its score.
func (f *Found) score() error {
	words, err := f.wordScores(f.ctx, f.snapshot)
	if err != nil {
		return err
	}
	sum := 0
	for i := range f.matches {
		sum += int(f.matches[i].length)
	}
	f.ranks = &ranking{idf: f.rarity(), mean: max(float64(sum)/float64(len(f.matches)), 1), words: words}
	inChunks(len(f.matches), func(from, to int) {
		for i := from; i < to; i++ {
			f.matches[i].score = f.partsOf(i).sum()
		}
	})
	return nil
}

// parts is what the score of a match is made of.
func (f *Found) parts(m *match) scoreParts {
	i, ok := slices.BinarySearchFunc(f.matches, m.passage, func(m match, passage int32) int { return cmp.Compare(m.passage, passage) })
	if !ok || f.ranks == nil {
		return scoreParts{}
	}
	return f.partsOf(i)
}

func (f *Found) partsOf(i int) scoreParts {
	m, r := &f.matches[i], f.ranks
	norm := saturation * (1 - lengthPenalty + lengthPenalty*float64(m.length)/r.mean)
	sum := 0.0
	for j, rare := range r.idf {
		if n := f.countOf(i, j); n > 0 {
			sum += rare * n * (saturation + 1) / (n + norm)
		}
	}
	parts := scoreParts{strings: float32(sum), kind: kindScore(m.kind), fill: fillWeight * float32(m.filled) / float32(max(m.length, 1))}
	if r.words != nil {
		parts.words = wordsWeight * r.words[m.passage]
	}
	if m.window >= 0 {
		parts.near = nearWeight * nearHalf / (nearHalf + float32(m.window))
	}
	return parts
}

// countOf is how often wanted string j stands in match i.
func (f *Found) countOf(i, j int) float64 {
	n := f.plan.counted()
	if n == 1 {
		return float64(f.matches[i].places)
	}
	return float64(f.counts[i*n+j])
}

// rarity is the inverse document frequency of each string that is wanted.
func (f *Found) rarity() []float64 {
	n := float64(f.snapshot.Len())
	idf := make([]float64, f.plan.counted())
	for j := range idf {
		df := 0.0
		for i := range f.matches {
			if f.countOf(i, j) > 0 {
				df++
			}
		}
		idf[j] = math.Log(1 + (n-df+0.5)/(df+0.5))
	}
	return idf
}

// rankedByWords is for how many passages Bleve is asked.
const rankedByWords = 1000

// wordScores are Bleve's scores of passages, by their numbers. Bleve is asked only
// where words say more than the strings do: a string of one word has its exact
// count.
func (f *Found) wordScores(ctx context.Context, s *snapshot) (map[int32]float32, error) {
	var words []string
	if f.index.config.Words == nil || len(f.matches) < 2 {
		return nil, nil
	}
	several := false
	for _, text := range Strings(f.Query) {
		t := topics(f.index.config.Words, text)
		several = several || len(t) > 1
		words = append(words, t...)
	}
	if !several {
		return nil, nil
	}
	found, err := f.index.byWords(ctx, s, words, rankedByWords)
	if errors.Is(err, ErrDamaged) { // nothing is missed without words; Verify tells of it
		f.index.config.Log.Warn("rank without words", "error", err)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	scores := make(map[int32]float32, len(found))
	for _, p := range found {
		scores[int32(p.passage)] = float32(p.score)
	}
	return scores, nil
}

// window is how many characters stand between the places, one of each string
// that is wanted and stands in the passage, that are closest together; -1 for
// fewer than two strings.
func (p *plan) window(v *view) int32 {
	if p.counted() < 2 {
		return -1
	}
	places := inOrder(v.places)
	missing := 0
	have := make(map[int]int) // how many places of each string are in the window
	for _, p := range places {
		if have[p.pattern] == 0 {
			missing++
		}
		have[p.pattern]++
	}
	if missing < 2 {
		return -1
	}
	clear(have)
	best, from := math.MaxInt, 0
	for i := range places {
		if have[places[i].pattern]++; have[places[i].pattern] == 1 {
			missing--
		}
		for missing == 0 {
			best = min(best, between(places[from:i+1]))
			if have[places[from].pattern]--; have[places[from].pattern] == 0 {
				missing++
			}
			from++
		}
	}
	return int32(best)
}

// between is about how many characters of the stretch that holds places belong
// to none of them, three bytes to a character.
func between(places []place) int {
	covered, at := 0, places[0].Start
	for _, p := range places {
		if start := max(at, p.Start); start < p.End {
			covered += p.End - start
			at = p.End
		}
	}
	const hanBytes = 3
	return max(0, at-places[0].Start-covered) / hanBytes
}

// best are the numbers of the first of n in the order of compare; all of them
// where first is 0.
func best(n, first int, compare func(a, b int32) int) []int32 {
	const few = 1000 // beyond which sorting all is faster
	if first == 0 || first > few || first >= n {
		all := make([]int32, n)
		for i := range all {
			all[i] = int32(i)
		}
		slices.SortFunc(all, compare)
		return all
	}
	top := make([]int32, 0, first+1)
	for i := range int32(n) {
		if len(top) == first && compare(i, top[first-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, i, compare)
		top = slices.Insert(top, at, i)
		top = top[:min(len(top), first)]
	}
	return top
}
