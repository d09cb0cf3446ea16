package analysis

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestLinkQuality measures the linker on each package with models fitted to the
// others. The figures checked in are those of the last -update-links; a change
// elsewhere, of the lexicon or of the cues of acts, may shift them a little.
func TestLinkQuality(t *testing.T) {
	const golden = "testdata/link/figures.txt"
	var out strings.Builder
	fmt.Fprintln(&out, "Links found in each package of testdata/link by models fitted to the other packages.")
	var totals []float64
	sets, golds := allExamples(t)
	for _, sort := range []string{"addresses", "remark_links"} {
		fmt.Fprintf(&out, "\n%s\n", map[string]string{"addresses": "task → solution (addresses)", "remark_links": "point → task (supports, demands-more)"}[sort])
		var total linkCounts
		for _, held := range sets {
			var others []*exampleSet
			for _, s := range sets {
				if s != held {
					others = append(others, s)
				}
			}
			m := fitModels(sort, others, golds)
			held.set(sort, m)
			held.linker.rank(held.pairs)
			held.label(golds[held])
			var c linkCounts
			for _, e := range held.examples {
				if e.sort != sort {
					continue
				}
				switch found := m.probability(&e.features) >= LinkThreshold; {
				case found && e.links:
					c.right++
				case found:
					c.wrong++
				case e.links:
					c.missed++
				}
			}
			fmt.Fprintf(&out, "%-20s %v\n", held.name, c)
			total = linkCounts{total.right + c.right, total.wrong + c.wrong, total.missed + c.missed}
		}
		fmt.Fprintf(&out, "%-20s %v\n", "all", total)
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
	for line := range strings.Lines(string(want)) {
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
