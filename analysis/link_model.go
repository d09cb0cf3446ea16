package analysis

import (
	_ "embed"
	"math"
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
const featureNames = "bias pairs cover-to cover-from clause-from clause-to near near-to near-from near-clause word classes class actions quoted context-to context-from place share-from share-to best-from best-to first-from first-to short demand problem praise fact general request trouble inquiry more long past"

// linkModels judge pairs of ends: first each for itself, then among its rivals.
type linkModels struct{ alone, among features }

// newLinkModels reads the weights of the models for links of a sort: addresses
// or remarks.
func newLinkModels(sort string) linkModels {
	return linkModels{alone: readWeights(sort + "-alone"), among: readWeights(sort)}
}

// readWeights reads the weights of a model.
func readWeights(model string) features {
	var m features
	at := make(map[string]int)
	for i, n := range strings.Fields(featureNames) {
		at[n] = i
	}
	for line := range strings.Lines(fittedWeights) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == model {
			m[at[f[1]]], _ = strconv.ParseFloat(f[2], 64)
		}
	}
	return m
}

// odds is the first judgement of a pair: the odds that it belongs together.
func (m *linkModels) odds(f *features) float64 {
	return math.Exp(min(20, m.alone.dot(f)))
}

// probability is that of a pair with the given features, those among rivals
// included, rounded to three digits, so that it is the same on every machine.
func (m *linkModels) probability(f *features) float64 {
	return math.Round(1000/(1+math.Exp(-m.among.dot(f)))) / 1000
}

// dot is the sum of the features, weighted by m.
func (m *features) dot(f *features) float64 {
	sum := 0.0
	for i, w := range m {
		sum += float64(w * f[i])
	}
	return sum
}
