package analysis

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestLinkQuality measures the linker on each package with models fitted to the
// others, and compares the figures with those checked in.
func TestLinkQuality(t *testing.T) {
	const golden = "testdata/link/figures.txt"
	var out strings.Builder
	fmt.Fprintln(&out, "Links found in each package of testdata/link by models fitted to the other packages.")
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
		if total.f1() < 0.7 || total.precision() < 0.7 {
			t.Errorf("%s: %v", sort, total)
		}
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
	if out.String() != string(want) {
		t.Errorf("figures changed; if for the better, run with -update-links:\n%s", out.String())
	}
}
