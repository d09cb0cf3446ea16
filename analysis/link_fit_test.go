package analysis

import (
	"flag"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// updateLinks writes the weights of the link models and the golden figures anew:
//
//	go test ./analysis -run 'TestFitLinkWeights|TestLinkQuality' -update-links
var updateLinks = flag.Bool("update-links", false, "fit the link models to testdata/link and write their weights and figures")

// example is a pair of ends with what a person says of it.
type example struct {
	linkPair
	sort  string // addresses or remark_links
	links bool
	set   *exampleSet
}

// exampleSet is the pairs of one package.
type exampleSet struct {
	name     string
	linker   *linker
	examples []example // without those that can be read either way
	pairs    [][]linkPair
	weight   float64 // of its examples, against others
}

// examplesOf compares all pairs of g, with the given classes of words.
func examplesOf(g *goldLinks, words *Segmenter, concepts *conceptTable) *exampleSet {
	l := newLinker(g.results, LinkKnowledge{Words: words, classes: concepts})
	s := &exampleSet{name: g.name, linker: l, weight: 1}
	s.compare()
	return s
}

// compare compares the pairs, with the models that the linker has now.
func (s *exampleSet) compare() {
	s.pairs = nil
	for _, group := range s.linker.groups {
		w := s.linker.weigh(group)
		for _, pairs := range w.pairs() {
			s.pairs = append(s.pairs, pairs)
		}
	}
}

// rank judges pairs anew and fills in how each compares with the others.
func (l *linker) rank(pairs []linkPair) {
	all := make(rivalry)
	for i := range pairs {
		p := &pairs[i]
		p.score = l.model(&l.ends[p.from]).odds(&p.features)
		all.add(l, p)
	}
	l.compareRivals(pairs, all)
}

// rank ranks the pairs anew.
func (s *exampleSet) rank() {
	for _, pairs := range s.pairs {
		s.linker.rank(pairs)
	}
}

// label fills in the examples; pairs must have been ranked.
func (s *exampleSet) label(g *goldLinks) {
	s.examples = s.examples[:0]
	for _, p := range slices.Concat(s.pairs...) {
		ends := [2]string{s.linker.ends[p.from].id, s.linker.ends[p.to].id}
		if sort := linkColumn(ends[0], ends[1]); sort != "" && !g.neutral[ends] {
			s.examples = append(s.examples, example{p, sort, g.links[ends], s})
		}
	}
}

// What examples count that are read without the classes of words, and those of the
// real document.
const (
	bareWeight = 0.5
	realWeight = 14
)

// fitModels fits both models of a sort to sets: first the one that judges a pair
// alone, then, with what it says of the pair's rivals, the other.
func fitModels(sort string, sets []*exampleSet, golds map[*exampleSet]*goldLinks) linkModels {
	var m linkModels
	collect := func() []example {
		var all []example
		for _, s := range sets {
			s.label(golds[s])
			for _, e := range s.examples {
				if e.sort == sort {
					all = append(all, e)
				}
			}
		}
		return all
	}
	rivals := []int{fAlone, fOdds, fShareFrom, fShareTo, fBestFrom, fBestTo, fFirstFrom, fFirstTo, fBefore, fAfter, fStep, fMates}
	examples := collect()
	m.alone = fitLogistic(examples, rivals)
	for fold := range folds {
		out := func(s *exampleSet) bool { return foldOf(s.name) == fold }
		known := linkModels{alone: fitLogistic(slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return out(e.set) }), rivals)}
		for _, s := range sets {
			if out(s) {
				s.set(sort, known)
				s.rank()
			}
		}
	}
	m.among = fitLogistic(collect(), nil)
	for _, s := range sets {
		s.set(sort, m)
		s.rank()
	}
	return m
}

// folds is into how many parts the packages are divided: the second judgement is
// fitted to first judgements by models that have not seen the package, since those of
// a model that has seen it look better than they are on another.
const folds = 4

// foldOf is the part that a package belongs to, with the classes of words and without.
func foldOf(name string) int { return int(crc32.ChecksumIEEE([]byte(name)) % folds) }

// set gives the linker of s the models of a sort.
func (s *exampleSet) set(sort string, m linkModels) {
	if sort == "addresses" {
		s.linker.addresses = m
	} else {
		s.linker.remarks = m
	}
}

// fitLogistic fits a model of pairs to examples, without the features left out.
func fitLogistic(examples []example, without []int) modelWeights {
	var used []int
	for f := range int(featureCount) {
		if !slices.Contains(without, f) {
			used = append(used, f)
		}
	}
	rows, yes, weights := make([][]float64, len(examples)), make([]bool, len(examples)), make([]float64, len(examples))
	for i, e := range examples {
		rows[i], yes[i], weights[i] = make([]float64, len(used)), e.links, e.set.weight
		for k, f := range used {
			rows[i][k] = float64(e.features[f])
		}
	}
	var m modelWeights
	for i, w := range logistic(rows, yes, weights) {
		m[used[i]] = w
	}
	return m
}

// logistic is a logistic regression with a quadratic penalty, by Newton's method;
// counts says how much each row counts. The first column of rows is 1.
func logistic(rows [][]float64, yes []bool, counts []float64) []float64 {
	const penalty, rounds = 1.0, 25
	n := len(rows[0])
	weights := make([]float64, n)
	for range rounds {
		gradient := make([]float64, n)
		hessian := make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			hessian[i][i] = penalty
			if i == 0 {
				hessian[i][i] = 0.001
			}
			gradient[i] = hessian[i][i] * weights[i]
		}
		for r, row := range rows {
			z := 0.0
			for i, x := range row {
				z += weights[i] * x
			}
			p := 1 / (1 + math.Exp(-z))
			miss := p
			if yes[r] {
				miss -= 1
			}
			for i, x := range row {
				if x == 0 {
					continue
				}
				gradient[i] += counts[r] * miss * x
				for j := range i + 1 {
					hessian[i][j] += counts[r] * p * (1 - p) * x * row[j]
				}
			}
		}
		for i := range n {
			for j := range i {
				hessian[j][i] = hessian[i][j]
			}
		}
		most := 0.0
		for i, step := range solve(hessian, gradient) {
			weights[i] -= step
			most = max(most, math.Abs(step))
		}
		if most < 1e-5 {
			break
		}
	}
	return weights
}

// solve solves a·x = b for a positive definite a, which it destroys.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}

// TestFitLinkWeights writes link_weights.txt.
func TestFitLinkWeights(t *testing.T) {
	if !*updateLinks {
		t.Skip("fits the link models with -update-links only")
	}
	sets, bare, golds := allExamples(t)
	if g := realGold(t); g != nil { // where the real document is at hand it counts too, and more than an invented one
		s := examplesOf(g, NewSegmenter(nil), newConceptTable())
		s.weight = realWeight
		sets, golds[s] = append(sets, s), g
	}
	all := slices.Concat(sets, bare)
	var out strings.Builder
	for _, sort := range []string{"addresses", "remark_links"} {
		m := fitModels(sort, all, golds)
		if sort == "addresses" { // solutions alone are labelled; a task need not answer a demand or problem
			m.among[fDemand], m.among[fProblem] = -1.5, -1.2
			for _, s := range all { // what tasks are found to address counts for the points
				s.set(sort, m)
				s.compare()
			}
		}
		name := strings.TrimSuffix(strings.ReplaceAll(sort, "remark_links", "remarks"), "_")
		for i, f := range strings.Fields(featureNames) {
			fmt.Fprintf(&out, "%s-alone %s %.3f\n%s %s %.3f\n", name, f, m.alone[i], name, f, m.among[i])
		}
	}
	more := fitMore(moreExamples(sets, golds))
	for i, f := range strings.Fields(moreNames) {
		fmt.Fprintf(&out, "more %s %.3f\n", f, more[i])
	}
	lines := slices.DeleteFunc(strings.SplitAfter(out.String(), "\n"), func(l string) bool { return strings.HasSuffix(l, " 0.000\n") || strings.HasSuffix(l, " -0.000\n") })
	slices.SortStableFunc(lines, func(a, b string) int {
		x, _, _ := strings.Cut(a, " ")
		y, _, _ := strings.Cut(b, " ")
		return strings.Compare(x, y)
	})
	if err := os.WriteFile("link_weights.txt", []byte(strings.Join(lines, "")), 0o666); err != nil {
		t.Fatal(err)
	}
}

// allExamples compares the pairs of all packages, as they are and, in bare, without
// the classes of words. The classes were made by hand with some packages in view; a
// linker that was fitted with them alone would trust them too much where a package
// is worded in ways that they do not know.
func allExamples(t *testing.T) (sets, bare []*exampleSet, golds map[*exampleSet]*goldLinks) {
	words := NewSegmenter(nil)
	golds = map[*exampleSet]*goldLinks{}
	add := func(to *[]*exampleSet, g *goldLinks, concepts *conceptTable) {
		s := examplesOf(g, words, concepts)
		*to, golds[s] = append(*to, s), g
	}
	concepts := newConceptTable()
	for _, p := range packages(t) {
		add(&sets, &p.goldLinks, concepts)
		add(&bare, &p.goldLinks, &conceptTable{})
		bare[len(bare)-1].weight = bareWeight
	}
	return sets, bare, golds
}

// fitMore fits the model that tells supports from demands-more.
func fitMore(examples []example) moreWeights {
	rows, yes, weights := make([][]float64, len(examples)), make([]bool, len(examples)), make([]float64, len(examples))
	for i, e := range examples {
		weights[i] = max(1, e.set.weight/2)
		rows[i], yes[i] = moreFeaturesOf(&e.set.linker.ends[e.from], &e.features)[:], e.links
	}
	return moreWeights(logistic(rows, yes, weights))
}

// moreExamples are the labelled links of points, with whether they demand more.
func moreExamples(sets []*exampleSet, golds map[*exampleSet]*goldLinks) []example {
	var all []example
	for _, s := range sets {
		known := golds[s].supports
		s.label(golds[s])
		for _, e := range s.examples {
			if e.sort == "remark_links" && e.links {
				e.links = !known[[2]string{s.linker.ends[e.from].id, s.linker.ends[e.to].id}]
				all = append(all, e)
			}
		}
	}
	return all
}

// TestLinkRelations measures how well supports and demands-more are told apart, on
// each package by a model fitted to the others.
func TestLinkRelations(t *testing.T) {
	sets, _, golds := allExamples(t)
	if g := realGold(t); g != nil {
		s := examplesOf(g, NewSegmenter(nil), newConceptTable())
		sets, golds[s] = append(sets, s), g
	}
	examples := moreExamples(sets, golds)
	right := 0
	for _, held := range sets {
		m := fitMore(slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return e.set == held }))
		for _, e := range examples {
			if e.set == held && (e.features[fCoverFrom] < mostly && m.dot(moreFeaturesOf(&held.linker.ends[e.from], &e.features)) > 0) == e.links {
				right++
			}
		}
	}
	t.Logf("%d of %d relations right", right, len(examples))
	if right*10 < len(examples)*6 {
		t.Errorf("only %d of %d relations are right", right, len(examples))
	}
}
