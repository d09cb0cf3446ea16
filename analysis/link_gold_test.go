package analysis

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"yian/corpus"
)

// goldLinks is a document, or several, with the links that people see in it.
type goldLinks struct {
	name    string
	results []*Result
	texts   []string
	links   map[[2]string]bool
	neutral map[[2]string]bool

	supports map[[2]string]bool // the links of points that support a task
}

// readGold reads a gold file of ../shared/real: NAME.json beside NAME.txt, spans
// in code points.
func readGold(t *testing.T, path string) *goldLinks {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(strings.TrimSuffix(path, ".json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var r struct {
		Result
		Links   []Linked `json:"links"`
		Neutral []Linked `json:"links_neutral"`
	}
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	g := &goldLinks{name: filepath.Base(path), texts: []string{string(text)}, links: map[[2]string]bool{}, neutral: map[[2]string]bool{}, supports: map[[2]string]bool{}}
	g.results = []*Result{toBytes(&r.Result, string(text))}
	number(g.results[0])
	for _, l := range r.Links {
		g.links[[2]string{l.From, l.To}] = true
		if l.Relation == Supports {
			g.supports[[2]string{l.From, l.To}] = true
		}
	}
	for _, l := range r.Neutral {
		g.neutral[[2]string{l.From, l.To}] = true
	}
	return g
}

// toBytes turns the spans that linking uses from code points to bytes.
func toBytes(r *Result, text string) *Result {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	fix := func(s *corpus.Span) { *s = corpus.Span{Start: at[s.Start], End: at[s.End]} }
	for i := range r.Motions {
		m := &r.Motions[i]
		for _, list := range [][]Quote{m.Problems, m.Demands, m.Solutions} {
			for k := range list {
				fix(&list[k].Span)
			}
		}
	}
	for i := range r.Tasks {
		fix(&r.Tasks[i].Span)
	}
	for i := range r.Remarks {
		for k := range r.Remarks[i].Points {
			fix(&r.Remarks[i].Points[k].Span)
		}
	}
	return r
}

// counts of right, false and missed links.
type linkCounts struct{ right, wrong, missed int }

func (c linkCounts) f1() float64        { return share(2*c.right, 2*c.right+c.wrong+c.missed) }
func (c linkCounts) precision() float64 { return share(c.right, c.right+c.wrong) }
func (c linkCounts) recall() float64    { return share(c.right, c.right+c.missed) }

func (c linkCounts) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  (%d right, %d false, %d missed)", c.precision(), c.recall(), c.f1(), c.right, c.wrong, c.missed)
}

// linkColumn says whether a pair counts, and under which heading: task → solution,
// point → task.
func linkColumn(from, to string) string {
	_, from, _ = cutLast(from, "#")
	_, to, _ = cutLast(to, "#")
	switch {
	case from[0] == 't' && strings.Contains(to, ".s"):
		return "addresses"
	case from[0] == 'r':
		return "remark_links"
	}
	return ""
}

// cutLast cuts s at the last sep; without one all of s is after.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// score counts links against the gold, and describes what is false or missed.
func (g *goldLinks) score(links []Linked) (counts map[string]linkCounts, faults []string) {
	counts = map[string]linkCounts{}
	found := map[[2]string]bool{}
	for _, l := range links {
		pair := [2]string{l.From, l.To}
		kind := linkColumn(l.From, l.To)
		if kind == "" || g.neutral[pair] {
			continue
		}
		found[pair] = true
		c := counts[kind]
		if g.links[pair] {
			c.right++
		} else {
			c.wrong++
			faults = append(faults, fmt.Sprintf("false  %s→%s %.3f %s\n    %s\n    %s", l.From, l.To, l.Score, strings.Join(l.Reasons, "；"), g.text(l.From), g.text(l.To)))
		}
		counts[kind] = c
	}
	for pair := range g.links {
		if kind := linkColumn(pair[0], pair[1]); kind != "" && !found[pair] {
			c := counts[kind]
			c.missed++
			counts[kind] = c
			faults = append(faults, fmt.Sprintf("missed %s→%s\n    %s\n    %s", pair[0], pair[1], g.text(pair[0]), g.text(pair[1])))
		}
	}
	sort.Strings(faults)
	return counts, faults
}

// text is the wording of an end.
func (g *goldLinks) text(id string) string {
	l := &linker{place: map[string]int{}}
	l.collect(g.results)
	if i, ok := l.place[id]; ok {
		return l.ends[i].text
	}
	return "(none)"
}

// realGold is the real document with labelled links, nil where it is not at hand.
func realGold(t *testing.T) *goldLinks {
	const path = "../../shared/real/wuhan_2020_motions.json"
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	return readGold(t, path)
}

func TestLinkReal(t *testing.T) {
	g := realGold(t)
	if g == nil {
		t.Skip("../shared/real is not here")
	}
	counts, faults := g.score(Link(g.results, LinkKnowledge{}))
	for kind, least := range map[string]float64{"addresses": 0.80, "remark_links": 0.75} {
		t.Log(kind, counts[kind])
		if c := counts[kind]; c.f1() < least || c.precision() < 0.8 {
			t.Errorf("%s: %v", kind, c)
		}
	}
	t.Log(strings.Join(faults, "\n"))
}
