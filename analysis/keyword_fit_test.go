package analysis

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// updateThemes fits the models of theme phrases and writes their weights anew:
//
//	go test ./analysis -run TestFitThemes -update-themes [-abstracts dev.tsv]
//
// The model for documents is fitted to the documents in testdata and, where they
// are at hand, the real ones beside the project and those of -keyword-gold; that
// for abstracts only where -abstracts names a file of them.
var updateThemes = flag.Bool("update-themes", false, "fit the models of theme phrases and write their weights")

// expectedThemes is what one would say of the features before any document is
// seen. With few labelled documents the fit starts from there and moves no
// further than they demand.
const expectedThemes = `count 1.2  two -2.2  three -0.7  five 0.5  six 0.5  seven 0.5  eight 0.5  ten 0.3  single -1  heading 0.9  title 1
lead 0.35  rarity 2  odd -3  enumerated -0.5  shorts -0.25  vagues -0.3  governs -1  last-activity 0.4  last-vague -0.5
unfree -1  covered -1  unsound -1`

// themeExample is the phrases of a document with how much of what was noted for it
// each is: parts of 1.
type themeExample struct {
	gold     themeGold
	themes   *themes
	phrases  []*phrase
	features []themeFeatures
	noted    []float64
	weight   float64 // of the document among others
}

// readThemes finds the phrases of a document, not yet scored.
func readThemes(doc *corpus.Document, words *Segmenter) *themes {
	r := Analyze(doc, Knowledge{})
	p := newPage(doc)
	p.head = r.Head
	return collectThemes(p, words, r)
}

// collectThemes prepares the phrases of a page.
func collectThemes(p *page, words *Segmenter, r *Result) *themes {
	t := newThemes(p, words)
	t.leaveOut(r)
	t.weigh()
	t.collect()
	t.mergeAliases()
	t.cover()
	return t
}

// newThemeExample compares the phrases of t with those noted.
func newThemeExample(g themeGold, t *themes, exact bool, weight float64) *themeExample {
	e := &themeExample{gold: g, themes: t, weight: weight}
	sum := 0.0
	for _, c := range t.phrases {
		if t.isBarred(c) {
			continue
		}
		share := 0.0
		name := corpus.Unspace(t.page.clean(t.printed(c.at[0])))
		for _, noted := range g.phrases {
			share = max(share, themeLikeness(name, noted, exact))
		}
		e.phrases = append(e.phrases, c)
		e.features = append(e.features, t.features(c))
		e.noted = append(e.noted, share)
		sum += share
	}
	for i := range e.noted {
		e.noted[i] /= max(sum, 1e-9)
	}
	return e
}

// themeLikeness is how much a phrase is what was noted: 1 for the same, less for a part
// or a whole of it.
func themeLikeness(name, noted string, exact bool) float64 {
	switch {
	case name == noted:
		return 1
	case exact || !areAlike(name, noted):
		return 0
	}
	ratio := 0.9 * float64(min(len(name), len(noted))) / float64(max(len(name), len(noted)))
	return ratio * ratio
}

// themeExamples are the labelled documents.
func themeExamples(t testing.TB, words *Segmenter) []*themeExample {
	var all []*themeExample
	sets := themeSets(t)
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		weight := 2.0
		if set == "own" {
			weight = 1 // invented
		}
		for _, g := range sets[set] {
			all = append(all, newThemeExample(g, readThemes(corpus.NewDocument(g.name, g.text), words), false, weight))
		}
	}
	return all
}

// expected are the weights of expectedThemes.
func expected() themeFeatures {
	var f themeFeatures
	names := strings.Fields(themeFeatureNames)
	fields := strings.Fields(expectedThemes)
	for i := 0; i < len(fields); i += 2 {
		fmt.Sscan(fields[i+1], &f[slices.Index(names, fields[i])])
	}
	return f
}

// fitThemes fits a model so that in each document the phrases noted get the
// greatest share of what all its phrases have, by Newton's method with a quadratic
// penalty on what leads away from prior.
func fitThemes(examples []*themeExample, prior, start themeFeatures, penalty float64) *themeModel {
	w := start
	loss := math.Inf(1)
	for range 12 {
		gradient, hessian, now := themeLoss(examples, prior, w, penalty)
		step := solve(hessian, gradient)
		size, last := 1.0, loss
		for loss = math.Inf(1); loss > now && size > 1e-3; size /= 2 {
			next := w
			for i := range next {
				next[i] -= size * step[i]
			}
			if _, _, loss = themeLoss(examples, prior, next, penalty); loss <= now {
				w = next
			}
		}
		if last-loss < 1e-3*loss {
			break
		}
	}
	return &themeModel{w}
}

// themeLoss is the loss at w, its gradient and its second derivatives.
func themeLoss(examples []*themeExample, prior, w themeFeatures, penalty float64) (gradient []float64, hessian [][]float64, loss float64) {
	n := len(w)
	gradient, hessian = make([]float64, n), make([][]float64, n)
	for i := range n {
		hessian[i] = make([]float64, n)
		hessian[i][i] = penalty
		gradient[i] = penalty * (w[i] - prior[i])
		loss += penalty / 2 * (w[i] - prior[i]) * (w[i] - prior[i])
	}
	m := &themeModel{w}
	for _, e := range examples {
		odds := make([]float64, len(e.features))
		sum, sure := 0.0, 0.0
		for k := range e.features {
			score := m.score(&e.features[k])
			odds[k] = math.Exp(score)
			sum += odds[k]
			sure += e.noted[k] * score
		}
		loss += e.weight * (math.Log(sum) - sure)
		var mean themeFeatures
		for k, f := range e.features {
			p := odds[k] / sum
			for i, x := range f {
				mean[i] += p * x
				gradient[i] += e.weight * (p - e.noted[k]) * x
			}
		}
		for k := range e.features {
			addOuter(hessian, &e.features[k], &mean, e.weight*odds[k]/sum)
		}
	}
	for i := range n {
		for j := range i {
			hessian[j][i] = hessian[i][j]
		}
	}
	return gradient, hessian, loss
}

// addOuter adds weight·(f-mean)(f-mean)ᵀ to the lower half of hessian.
func addOuter(hessian [][]float64, f, mean *themeFeatures, weight float64) {
	if weight < 1e-9 {
		return
	}
	for i := range f {
		d := weight * (f[i] - mean[i])
		if d == 0 {
			continue
		}
		row := hessian[i]
		for j := range i + 1 {
			row[j] += d * (f[j] - mean[j])
		}
	}
}

// calibrate sets the bias so that scores are log-odds: of all phrases as many are
// expected to be noted as are.
func (m *themeModel) calibrate(examples []*themeExample) {
	m.weights[tBias] = 0
	low, high := -30.0, 30.0
	for range 60 {
		bias := (low + high) / 2
		surplus := 0.0
		for _, e := range examples {
			for k := range e.features {
				surplus += 1 / (1 + math.Exp(-bias-m.score(&e.features[k])))
				if e.noted[k] > 0 {
					surplus--
				}
			}
		}
		if surplus > 0 {
			high = bias
		} else {
			low = bias
		}
	}
	m.weights[tBias] = low
}

// top are the first n theme phrases of e by m.
func (e *themeExample) top(m *themeModel, n int) []string {
	ranked := make([]*phrase, len(e.phrases))
	for i, c := range e.phrases {
		c.score = m.score(&e.features[i])
		ranked[i] = c
	}
	slices.SortStableFunc(ranked, func(a, b *phrase) int { return cmp.Compare(b.score, a.score) })
	var top []string
	for _, c := range e.themes.choose(ranked) {
		top = append(top, corpus.Unspace(e.themes.page.clean(e.themes.printed(c.at[0]))))
	}
	return top[:min(n, len(top))]
}

// themePenalty is how much a weight must earn to lead away from what is expected.
const themePenalty = 0.7

// TestFitThemes writes keyword_weights.txt.
func TestFitThemes(t *testing.T) {
	if !*updateThemes {
		t.Skip("fits the models of theme phrases with -update-themes only")
	}
	words := NewSegmenter(nil)
	models := map[string]*themeModel{documentModel: newThemeModel(documentModel), abstractModel: newThemeModel(abstractModel)}
	examples := themeExamples(t, words)
	m := fitThemes(examples, expected(), expected(), themePenalty)
	m.calibrate(examples)
	models[documentModel] = m
	if *abstracts != "" {
		examples := abstractExamples(t, words)
		m := fitThemes(examples, themeFeatures{}, themeFeatures{}, themePenalty)
		m.calibrate(examples)
		models[abstractModel] = m
	}
	var out strings.Builder
	for _, name := range []string{documentModel, abstractModel} {
		for i, feature := range strings.Fields(themeFeatureNames) {
			fmt.Fprintf(&out, "%s %s %.3f\n", name, feature, models[name].weights[i])
		}
	}
	if err := os.WriteFile("keyword_weights.txt", []byte(out.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestThemesCrossValidated measures the theme phrases of each labelled document by
// a model fitted to the others: what can be expected of documents never seen.
func TestThemesCrossValidated(t *testing.T) {
	if !*updateThemes {
		t.Skip("fits many models, with -update-themes only")
	}
	examples := themeExamples(t, NewSegmenter(nil))
	whole := fitThemes(examples, expected(), expected(), themePenalty)
	found, all := map[string]int{}, map[string]int{}
	const folds = 12
	for fold := range folds {
		var others, held []*themeExample
		for i, e := range examples {
			if i%folds == fold {
				held = append(held, e)
			} else {
				others = append(others, e)
			}
		}
		m := fitThemes(others, expected(), whole.weights, themePenalty)
		for _, e := range held {
			hits, _ := e.gold.found(e.top(m, 20))
			found[e.gold.set] += len(hits)
			all[e.gold.set] += len(e.gold.phrases)
		}
	}
	var out strings.Builder
	for _, set := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&out, "%-5s %d of %d theme phrases among the first 20, by models that never saw the document: %.3f\n", set, found[set], all[set], float64(found[set])/float64(all[set]))
	}
	t.Log(out.String())
	if *moreKeywordGold == "" {
		if err := os.WriteFile("testdata/keyword_figures.txt", []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
