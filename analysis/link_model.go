package analysis

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
)

// fittedWeights are the weights of the features, one on a line: model, feature,
// weight. They are fitted to the labelled packages in testdata/link:
//
//	go test -run TestFitLinkWeights -update ./analysis
//
//go:embed link_weights.txt
var fittedWeights string

// featureNames are the names of the features in fittedWeights.
const featureNames = "bias pairs chars sum-pairs sum-chars cover-to cover-from clause-from clause-to near part near-to near-from near-clause word classes class actions quoted figure context-to context-from context-near context-chars place alone odds share-from share-to best-from best-to first-from first-to before after step mates short demand problem praise fact general request trouble inquiry long past aside clause-chars"

// modelWeights are the weights of the features in one model.
type modelWeights [featureCount]float64

// linkModels judge pairs of ends: first each for itself, then among its rivals.
type linkModels struct{ alone, among modelWeights }

// newLinkModels reads the weights of the models for links of a sort: addresses
// or remarks.
func newLinkModels(sort string) linkModels {
	var m linkModels
	names := strings.Fields(featureNames)
	readWeights(sort+"-alone", names, func(i int, w float64) { m.alone[i] = w })
	readWeights(sort, names, func(i int, w float64) { m.among[i] = w })
	return m
}

// readWeights calls set with the weights of a model, by the place of the feature
// in names.
func readWeights(model string, names []string, set func(i int, w float64)) {
	for line := range strings.Lines(fittedWeights) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == model {
			w, _ := strconv.ParseFloat(f[2], 64)
			if i := slices.Index(names, f[1]); i >= 0 {
				set(i, w)
			}
		}
	}
}

// odds is the first judgement of a pair: the odds that it belongs together.
func (m *linkModels) odds(f *features) float64 {
	return math.Exp(min(20, m.alone.dot(f)))
}

// likely is the first judgement of a pair as a probability.
func likely(odds float64) float64 { return odds / (1 + odds) }

// probability is that of a pair with the given features, those among rivals
// included, rounded to three digits, so that it is the same on every machine.
func (m *linkModels) probability(f *features) float64 {
	return math.Round(1000/(1+math.Exp(-m.among.dot(f)))) / 1000
}

// dot is the sum of the features, weighted by m.
func (m *modelWeights) dot(f *features) float64 {
	sum := 0.0
	for i, w := range m {
		sum += float64(w * float64(f[i]))
	}
	return sum
}
