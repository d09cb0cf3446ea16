package analysis

import (
	"flag"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// abstracts names a file of scientific abstracts with the keywords of their
// authors, one a line: a label, a tab, the abstract, a space, the title, a tab, the
// keywords with _ between.
//
//	go test ./analysis -run Abstracts -v -abstracts dev.tsv
var abstracts = flag.String("abstracts", "", "measure keywords on the abstracts in this `file`")

// TestKeywordsOfAbstracts measures the first five theme phrases against the
// authors' keywords: F1 of exact matches, averaged over the abstracts.
func TestKeywordsOfAbstracts(t *testing.T) {
	if *abstracts == "" {
		t.Skip("no -abstracts given")
	}
	k := Knowledge{Words: NewSegmenter(nil)}
	sum, n := 0.0, 0
	for _, a := range readAbstracts(t) {
		found := terms(findKeywords(a.page, k, &Result{}))
		sum += exactF1(found[:min(5, len(found))], a.phrases)
		n++
	}
	t.Logf("%d abstracts, F1 at 5: %.3f", n, sum/float64(n))
}

// abstract is an abstract with its authors' keywords.
type abstract struct {
	page    *page
	phrases []string
}

func readAbstracts(t *testing.T) []abstract {
	var all []abstract
	for line := range strings.Lines(string(readFile(t, *abstracts))) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			t.Fatalf("line %d has %d fields, want 3", len(all)+1, len(fields))
		}
		body, title := fields[1], ""
		if i := strings.LastIndex(body, " "); i > 0 {
			body, title = body[:i], body[i+1:]
		}
		p := newPage(corpus.NewDocument("abstract", title+"\n\n"+body))
		p.head.TitleSpan = corpus.Span{Start: 0, End: len(title)}
		all = append(all, abstract{p, strings.Split(fields[2], "_")})
	}
	return all
}

// abstractExamples are the abstracts to fit a model to.
func abstractExamples(t *testing.T, words *Segmenter) []*themeExample {
	var all []*themeExample
	for _, a := range readAbstracts(t) {
		e := newThemeExample(themeGold{phrases: a.phrases}, collectThemes(a.page, words, &Result{}), true, 1)
		if slices.Max(append(e.noted, 0)) > 0 {
			all = append(all, e)
		}
	}
	return all
}

// exactF1 is the harmonic mean of precision and recall of found.
func exactF1(found, gold []string) float64 {
	hits := 0.0
	for _, g := range gold {
		if slices.Contains(found, g) {
			hits++
		}
	}
	if hits == 0 {
		return 0
	}
	return 2 * hits / float64(len(found)+len(gold))
}
