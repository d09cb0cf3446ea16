package analysis

import (
	"flag"
	"fmt"
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
	pairs    []linkPair
}

// examplesOf compares all pairs of g.
func examplesOf(g *goldLinks, words *Segmenter) *exampleSet {
	l := newLinker(g.results, LinkKnowledge{Words: words})
	s := &exampleSet{name: g.name, linker: l}
	for _, group := range l.groups {
		s.pairs = append(s.pairs, l.weigh(group).pairs()...)
	}
	return s
}

// label fills in the examples; pairs must have been ranked.
func (s *exampleSet) label(g *goldLinks) {
	s.examples = s.examples[:0]
	for _, p := range s.pairs {
		ends := [2]string{s.linker.ends[p.from].id, s.linker.ends[p.to].id}
		if sort := linkColumn(ends[0], ends[1]); sort != "" && !g.neutral[ends] {
			s.examples = append(s.examples, example{p, sort, g.links[ends], s})
		}
	}
}

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
	rivals := []int{fShareFrom, fShareTo, fBestFrom, fBestTo, fFirstFrom, fFirstTo}
	m.alone = fitLogistic(collect(), rivals)
	for _, s := range sets {
		s.set(sort, m)
		s.linker.rank(s.pairs)
	}
	m.among = fitLogistic(collect(), nil)
	return m
}

// set gives the linker of s the models of a sort.
func (s *exampleSet) set(sort string, m linkModels) {
	if sort == "addresses" {
		s.linker.addresses = m
	} else {
		s.linker.remarks = m
	}
}

// fitLogistic is a logistic regression with a quadratic penalty, by Newton's
// method, without the features left out.
func fitLogistic(examples []example, without []int) features {
	const penalty, rounds = 1.0, 25
	var used []int
	for f := range int(featureCount) {
		if !slices.Contains(without, f) {
			used = append(used, f)
		}
	}
	n := len(used)
	weights := make([]float64, n)
	for range rounds {
		gradient := make([]float64, n)
		hessian := make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			hessian[i][i] = penalty
			if used[i] == fBias {
				hessian[i][i] = 0.001
			}
			gradient[i] = hessian[i][i] * weights[i]
		}
		for _, e := range examples {
			z := 0.0
			for i, f := range used {
				z += weights[i] * e.features[f]
			}
			p := 1 / (1 + math.Exp(-z))
			miss := p
			if e.links {
				miss -= 1
			}
			for i, f := range used {
				x := e.features[f]
				gradient[i] += miss * x
				for j := range i + 1 {
					hessian[i][j] += p * (1 - p) * x * e.features[used[j]]
				}
			}
		}
		for i := range n {
			for j := range i {
				hessian[j][i] = hessian[i][j]
			}
		}
		for i, step := range solve(hessian, gradient) {
			weights[i] -= step
		}
	}
	var m features
	for i, f := range used {
		m[f] = weights[i]
	}
	return m
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
	sets, golds := allExamples(t)
	if g := realGold(t); g != nil { // where the real documents are at hand they count too
		s := examplesOf(g, NewSegmenter(nil))
		sets, golds[s] = append(sets, s), g
	}
	var out strings.Builder
	for _, sort := range []string{"addresses", "remark_links"} {
		m := fitModels(sort, sets, golds)
		if sort == "addresses" { // solutions alone are labelled; a task need not answer a demand or problem
			m.among[fDemand], m.among[fProblem] = -1.5, -1.2
		}
		name := strings.TrimSuffix(strings.ReplaceAll(sort, "remark_links", "remarks"), "_")
		for i, f := range strings.Fields(featureNames) {
			fmt.Fprintf(&out, "%s-alone %s %.3f\n%s %s %.3f\n", name, f, m.alone[i], name, f, m.among[i])
		}
	}
	more := fitLogistic(moreExamples(sets, golds), otherThanMore())
	for i, f := range strings.Fields(featureNames) {
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

// allExamples compares the pairs of all packages.
func allExamples(t *testing.T) ([]*exampleSet, map[*exampleSet]*goldLinks) {
	words := NewSegmenter(nil)
	var sets []*exampleSet
	golds := map[*exampleSet]*goldLinks{}
	for _, p := range packages(t) {
		s := examplesOf(&p.goldLinks, words)
		sets, golds[s] = append(sets, s), &p.goldLinks
	}
	return sets, golds
}

// otherThanMore are the features that do not tell supports from demands-more.
func otherThanMore() []int {
	telling := []int{fBias, fCoverFrom, fClauseFrom, fNearFrom, fPairs, fActions, fMore, fLong, fRequest, fTrouble, fInquiry, fPraise}
	var others []int
	for f := range int(featureCount) {
		if !slices.Contains(telling, f) {
			others = append(others, f)
		}
	}
	return others
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
	sets, golds := allExamples(t)
	if g := realGold(t); g != nil {
		s := examplesOf(g, NewSegmenter(nil))
		sets, golds[s] = append(sets, s), g
	}
	examples := moreExamples(sets, golds)
	right := 0
	for _, held := range sets {
		m := fitLogistic(slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return e.set == held }), otherThanMore())
		for _, e := range examples {
			if e.set == held && (e.features[fCoverFrom] < mostly && m.dot(&e.features) > 0) == e.links {
				right++
			}
		}
	}
	t.Logf("%d of %d relations right", right, len(examples))
	if right*10 < len(examples)*6 {
		t.Errorf("only %d of %d relations are right", right, len(examples))
	}
}
