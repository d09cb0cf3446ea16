package analysis

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// moreKeywordGold names a folder of documents with labelled theme phrases that
// are measured besides the project's own: pairs of NAME.txt and NAME.json.
var moreKeywordGold = flag.String("keyword-gold", "", "measure theme phrases on the labelled documents in this `folder` too")

// themeGold is a document with the theme phrases that a person noted for it.
type themeGold struct {
	set        string // real, own, more
	name, text string
	phrases    []string
}

// themeSets are the labelled documents by where they lie: real ones beside the
// project, if they are there, the project's own, and those of -keyword-gold.
func themeSets(t testing.TB) map[string][]themeGold {
	t.Helper()
	sets := map[string][]themeGold{
		"real": pairedGold(t, "../../shared/real"),
		"own":  append(pairedGold(t, "../cmd/yian/testdata/gold"), ownThemes(t)...),
	}
	if *moreKeywordGold != "" {
		sets["more"] = pairedGold(t, *moreKeywordGold)
	}
	for name, set := range sets {
		for i := range set {
			set[i].set = name
		}
	}
	return sets
}

// pairedGold are the documents in folder that have theme phrases.
func pairedGold(t testing.TB, folder string) []themeGold {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []themeGold
	for _, file := range files {
		var gold Result
		if err := json.Unmarshal(readFile(t, file), &gold); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(gold.Keywords) == 0 {
			continue
		}
		stem := strings.TrimSuffix(file, ".json")
		text, err := os.ReadFile(stem + ".txt")
		if err != nil {
			text = readFile(t, stem+".md")
		}
		all = append(all, themeGold{"", filepath.Base(stem), string(text), terms(gold.Keywords)})
	}
	return all
}

// ownThemes are the documents of testdata/keyword: the text, a line
// "-- keywords --", and the phrases, one on a line.
func ownThemes(t testing.TB) []themeGold {
	t.Helper()
	files, err := filepath.Glob("testdata/keyword/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []themeGold
	for _, file := range files {
		text, phrases, ok := strings.Cut(string(readFile(t, file)), "-- keywords --\n")
		if !ok {
			t.Fatalf("%s: no keywords", file)
		}
		all = append(all, themeGold{"", strings.TrimSuffix(filepath.Base(file), ".txt"), text, strings.Fields(phrases)})
	}
	return all
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// found are those of the gold phrases that one of the terms says.
func (g *themeGold) found(terms []string) (found, missed []string) {
	for _, p := range g.phrases {
		if anyAlike(p, terms) {
			found = append(found, p)
		} else {
			missed = append(missed, p)
		}
	}
	return found, missed
}

// anyAlike reports whether one of others says what term says.
func anyAlike(term string, others []string) bool {
	return slices.ContainsFunc(others, func(o string) bool { return areAlike(term, o) })
}

// top20 is the first twenty theme phrases of a document.
func (g *themeGold) top20(s *Segmenter) []string {
	found := terms(Analyze(corpus.NewDocument(g.name, g.text), Knowledge{Words: s}).Keywords)
	return found[:min(20, len(found))]
}
