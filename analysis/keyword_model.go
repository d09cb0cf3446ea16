package analysis

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
)

// fittedThemes are the weights of the features of phrases, one on a line: model,
// feature, weight. They are fitted to the labelled documents:
//
//	go test -run TestFitThemes -update-themes ./analysis
//
//go:embed keyword_weights.txt
var fittedThemes string

// The models: one for documents, one for abstracts, of which people note other
// words, short and single ones.
const (
	documentModel = "document"
	abstractModel = "abstract"
)

// longestAbstract is how many bytes of text an abstract has at most.
const longestAbstract = 3000

// model is the model by which the document's phrases are judged. What is short,
// has a title, hardly more than a paragraph and no items, and in which nothing else
// was found, is taken for an abstract.
func (t *themes) model() *themeModel {
	p := t.page
	if !t.plain || len(p.text) > longestAbstract || len(p.out.Paragraphs) > 3 || len(p.out.Items) > 0 || p.head.Number != "" || p.head.TitleSpan.End == 0 {
		return t.segmenter.themes().document
	}
	return t.segmenter.themes().abstract
}

// themeModel judges phrases.
type themeModel struct{ weights themeFeatures }

// newThemeModel reads the weights of a model.
func newThemeModel(name string) *themeModel {
	var m themeModel
	at := make(map[string]int, themeFeatureCount)
	for i, n := range strings.Fields(themeFeatureNames) {
		at[n] = i
	}
	for line := range strings.Lines(fittedThemes) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == name {
			m.weights[at[f[1]]], _ = strconv.ParseFloat(f[2], 64)
		}
	}
	return &m
}

// score is the log-odds that people would note a phrase, rounded so that it is the
// same on every machine.
func (m *themeModel) score(f *themeFeatures) float64 {
	sum := 0.0
	for i, w := range m.weights {
		sum += float64(w * f[i])
	}
	return math.Round(sum*1e6) / 1e6
}
