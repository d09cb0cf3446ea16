package analysis

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinkQuality measures the linker on each package with models fitted to the
// others, with the classes of words and without them. The figures checked in are
// those of the last -update-links; a change elsewhere, of the lexicon or of the cues
// of acts, may shift them a little.
func TestLinkQuality(t *testing.T) {
	const golden = "testdata/link/figures.txt"
	var out strings.Builder
	fmt.Fprintln(&out, "Links found in each package of testdata/link by models fitted to the other packages.")
	var totals []float64
	for _, sheet := range measureEach(t) {
		total := sheet.write(&out)
		totals = append(totals, total.f1())
	}
	if *updateLinks {
		if err := os.WriteFile(golden, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(want)) { // totals come in the order of the sheets
		if before, after, ok := strings.Cut(line, "F1 "); ok && strings.HasPrefix(before, "all ") {
			was, _ := strconv.ParseFloat(after[:5], 64)
			if totals[0] < was-0.03 {
				t.Errorf("F1 fell from %.3f to %.3f:\n%s", was, totals[0], out.String())
			}
			totals = totals[1:]
		}
	}
	if len(totals) > 0 {
		t.Errorf("%s lacks totals", golden)
	}
}

// TestLinkHeld measures the models as they are on packages that they were not fitted
// to, and that are to stay so: what to expect of a text that comes tomorrow.
func TestLinkHeld(t *testing.T) {
	const golden = "testdata/link/held.txt"
	words := NewSegmenter(nil)
	sheets := []linkSheet{{heading: "addresses"}, {heading: "remark_links"}}
	for _, p := range packagesIn(t, "testdata/link/held") {
		counts, _ := p.score(Link(p.results, LinkKnowledge{Words: words}))
		for i := range sheets {
			s := &sheets[i]
			s.names, s.counts = append(s.names, p.name), append(s.counts, counts[s.heading])
		}
	}
	var out strings.Builder
	fmt.Fprintln(&out, "Links found in each package of testdata/link/held, to which no model was fitted.")
	for _, s := range sheets {
		s.write(&out)
	}
	if *updateLinks {
		if err := os.WriteFile(golden, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("links of packages held back (-want +got); -run LinkHeld -update-links accepts them:\n%s", diff)
	}
}

// linkSheet is what is found in each package.
type linkSheet struct {
	heading string
	names   []string
	counts  []linkCounts
}

// write writes a line for each package and one for all, whose counts it returns.
func (s *linkSheet) write(out *strings.Builder) (total linkCounts) {
	fmt.Fprintf(out, "\n%s\n", s.heading)
	for i, c := range s.counts {
		fmt.Fprintf(out, "%-20s %v\n", s.names[i], c)
		total = linkCounts{total.right + c.right, total.wrong + c.wrong, total.missed + c.missed}
	}
	fmt.Fprintf(out, "%-20s %v\n", "all", total)
	return total
}

// measureEach counts what is found in each package by models fitted to the others,
// addresses before remarks, and each with the classes of words before without them.
func measureEach(t *testing.T) [4]linkSheet {
	var sheets [4]linkSheet
	for i, heading := range []string{"task → solution (addresses)", "point → task (supports, demands-more)"} {
		sheets[2*i].heading = heading
		sheets[2*i+1].heading = heading + ", without the classes of words, as on wording that they do not know"
	}
	sets, bare, golds := allExamples(t)
	all := slices.Concat(sets, bare)
	for i := range sets {
		others := slices.DeleteFunc(slices.Clone(all), func(s *exampleSet) bool { return s.name == sets[i].name })
		addresses, remarks := fitModels("addresses", others, golds), fitModels("remark_links", others, golds)
		for k, held := range []*exampleSet{sets[i], bare[i]} {
			held.set("addresses", addresses)
			held.set("remark_links", remarks)
			held.compare() // what tasks are found to address counts for the points
			for j, sort := range []string{"addresses", "remark_links"} {
				sheet := &sheets[2*j+k]
				sheet.names = append(sheet.names, held.name)
				sheet.counts = append(sheet.counts, held.measure(sort, golds[held]))
			}
		}
	}
	return sheets
}

// measure counts what the linker finds in s.
func (s *exampleSet) measure(sort string, g *goldLinks) linkCounts {
	s.label(g)
	var c linkCounts
	for _, e := range s.examples {
		if e.sort != sort {
			continue
		}
		switch found := e.score >= LinkThreshold; {
		case found && e.links:
			c.right++
		case found:
			c.wrong++
		case e.links:
			c.missed++
		}
	}
	return c
}
