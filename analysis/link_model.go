package analysis

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
)

// linkWeights are the weights of the features, one on a line: model, feature,
// weight. They are fitted to the labelled packages in testdata/link:
//
//	go test -run TestFitLinkWeights -update ./analysis
//
//go:embed link_weights.txt
var linkWeights string

// featureNames are the names of the features in linkWeights.
const featureNames = "bias pairs cover-to cover-from clause-from clause-to word classes class actions quoted context-to context-from place best-from best-to first-from first-to short demand problem praise fact general"

// linkModel gives the probability that a pair of ends belongs together.
type linkModel features

// newLinkModel reads the weights of a model: addresses or remarks.
func newLinkModel(name string) linkModel {
	var m linkModel
	names := strings.Fields(featureNames)
	at := make(map[string]int, len(names))
	for i, n := range names {
		at[n] = i
	}
	for line := range strings.Lines(linkWeights) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == name {
			m[at[f[1]]], _ = strconv.ParseFloat(f[2], 64)
		}
	}
	return m
}

// probability is that of a pair with the given features, rounded to three
// digits, so that it is the same on every machine.
func (m *linkModel) probability(f *features) float64 {
	sum := 0.0
	for i, w := range m {
		sum += float64(w * f[i])
	}
	return math.Round(1000/(1+math.Exp(-sum))) / 1000
}
