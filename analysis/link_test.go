package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// TestLinkEvidence checks that every link of every package names what ties its
// ends, and that it stands there.
func TestLinkEvidence(t *testing.T) {
	words, concepts := NewSegmenter(nil), newConceptTable()
	n := 0
	for _, p := range packages(t) {
		texts := map[string]string{}
		for i, d := range p.docs {
			texts[d.Source] = p.texts[i]
		}
		for _, link := range Link(p.docs, LinkKnowledge{Words: words}) {
			n++
			from, _, _ := cutLast(link.From, "#")
			to, _, _ := cutLast(link.To, "#")
			if len(link.Evidence) == 0 || len(link.Reasons) == 0 {
				t.Errorf("%s → %s has no reason", link.From, link.To)
			}
			for _, e := range link.Evidence {
				a := corpus.Fold(texts[from][e.From.Start:e.From.End]).Text
				b := corpus.Fold(texts[to][e.To.Start:e.To.End]).Text
				class := slices.Index(concepts.names, e.Phrase)
				shared := a == b && a == corpus.Fold(e.Phrase).Text
				named := class >= 0 && isOf(concepts, words, a, e.Phrase) && isOf(concepts, words, b, e.Phrase)
				near := corpus.Fold(e.Phrase).Text == a+"—"+b
				if shared && !named && !namesSomething(words, a) {
					t.Errorf("%s → %s: %q names no object", link.From, link.To, e.Phrase)
				}
				if !shared && !named && !near {
					t.Errorf("%s → %s: %q is neither %q nor %q", link.From, link.To, e.Phrase, a, b)
				}
			}
			for _, r := range link.Reasons {
				if strings.Count(r, "“") != strings.Count(r, "”") || r == "" {
					t.Errorf("reason %q", r)
				}
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d links", n)
	}
}

// namesSomething reports whether a word of the folded phrase is more than a verb of
// routine or a word that could stand anywhere.
func namesSomething(words *Segmenter, phrase string) bool {
	return slices.ContainsFunc(words.Segment(phrase), func(w Word) bool {
		switch keywordRoles()[phrase[w.Start:w.End]] {
		case roleVerb, roleVague, roleStop, roleModifier:
			return false
		}
		return true
	})
}

// TestLinkReasonless checks that ends which share a verb of routine alone, or a word
// that could stand anywhere, have nothing to show.
func TestLinkReasonless(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"加大古树认养力度", "加大赛事补贴力度", ""},
		{"推进河道清淤工作", "推进电商直播工作", ""},
		{"加大河道清淤力度", "推进河道疏浚工作", "共有“河道”"},
		{"有关单位抓好落实", "有关单位明确责任", ""},
	} {
		l := newLinker([]*Result{{
			Motions: []Motion{{ID: "m1", Title: "关于改进公共服务的议案", Solutions: []Quote{{ID: "m1.s1", Text: c.b}}}},
			Tasks:   []Task{{ID: "t1", Motion: "m1", Text: c.a}},
		}}, LinkKnowledge{})
		defer l.weigh(l.groups[0]).done()
		reasons, evidence := l.reasons(&l.ends[l.place["t1"]], &l.ends[l.place["m1.s1"]])
		if got := strings.Join(reasons[:min(1, len(reasons))], ""); got != c.want || len(evidence) > 0 != (c.want != "") {
			t.Errorf("%s with %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// isOf reports whether term is one of a class with the given name.
func isOf(table *conceptTable, words *Segmenter, term, class string) bool {
	return slices.ContainsFunc(table.find(term, words.Segment(term)), func(c conceptAt) bool {
		return table.names[c.class] == class && int(c.end-c.start) == len(term)
	})
}

// TestLinkUnrelated puts each package together with the next: no link crosses.
func TestLinkUnrelated(t *testing.T) {
	words := NewSegmenter(nil)
	all := packages(t)
	for i, p := range all {
		q := all[(i+1)%len(all)]
		for _, heap := range [][]*Result{slices.Concat(p.results, q.results), slices.Concat(p.docs, q.docs)} {
			for _, link := range Link(heap, LinkKnowledge{Words: words}) {
				if a, b := strings.Split(link.From, "/")[0], strings.Split(link.To, "/")[0]; a != b {
					t.Errorf("%s → %s", link.From, link.To)
				}
			}
		}
	}
}

// TestLinkSame checks that the links are the same each time, whichever way the
// pairs are compared.
func TestLinkSame(t *testing.T) {
	p := packages(t)[0]
	first, err := json.Marshal(Link(p.results, LinkKnowledge{}))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := json.Marshal(Link(p.results, LinkKnowledge{}))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatalf("%s\n%s", first, again)
		}
	}
	some := Link(p.results, LinkKnowledge{Candidates: func(from string) []string {
		if from == "t1" {
			return []string{"m1.s1", "m1.s1", "nowhere", "t2"}
		}
		return nil
	}})
	for _, link := range some {
		if link.From != "t1" || link.To != "m1.s1" {
			t.Errorf("%s → %s was no candidate", link.From, link.To)
		}
	}
	if links := Link(nil, LinkKnowledge{}); len(links) != 0 {
		t.Errorf("links of nothing: %v", links)
	}
}

func TestLinkVerdicts(t *testing.T) {
	p := packages(t)[0]
	plain := Link(p.results, LinkKnowledge{})
	decide := func(link Linked, v LinkVerdict) corpus.Decision {
		d, err := NewLinkDecision(link.FromKey, link.ToKey, v)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	l := newLinker(p.results, LinkKnowledge{})
	end := func(id string) *linkEnd { return &l.ends[l.place[id]] }
	from, to := "r1.p1", "t1"
	for i := 2; slices.ContainsFunc(plain, func(o Linked) bool { return o.From == from && o.To == to }); i++ {
		to = fmt.Sprintf("t%d", i)
	}
	added := Linked{FromKey: end(from).key, ToKey: end(to).key}
	judged := Link(p.results, LinkKnowledge{Decisions: []corpus.Decision{
		decide(plain[0], LinkVerdict{Verdict: VerdictReject}),
		decide(plain[1], LinkVerdict{Verdict: VerdictReject}),
		decide(plain[1], LinkVerdict{Verdict: VerdictAccept}), // changed their mind
		decide(added, LinkVerdict{Verdict: VerdictAdd, Relation: DemandsMore}),
		{Kind: LinkDecisionKind, Key: "x>y", Value: json.RawMessage(`{"verdict":"add"}`)},
		{Kind: LinkDecisionKind, Key: "x", Value: json.RawMessage(`[]`)},
		{Kind: "unit", Key: LinkKey(plain[2].FromKey, plain[2].ToKey), Value: json.RawMessage(`{"verdict":"reject"}`)},
	}})
	if len(judged) != len(plain)+1 {
		t.Fatalf("%d links, %d without verdicts", len(judged), len(plain))
	}
	for _, link := range judged {
		i := slices.IndexFunc(plain, func(o Linked) bool { return o.From == link.From && o.To == link.To })
		want := map[int]string{0: VerdictReject, 1: VerdictAccept, -1: VerdictAccept}[i]
		if link.Verdict != want {
			t.Errorf("%s → %s: verdict %q, want %q", link.From, link.To, link.Verdict, want)
		}
		if i >= 0 && link.Score != plain[i].Score {
			t.Errorf("%s → %s: the machine's score changed from %v to %v", link.From, link.To, plain[i].Score, link.Score)
		}
		if i < 0 && (link.From != from || link.To != to || link.Relation != DemandsMore || link.Score >= LinkThreshold) {
			t.Errorf("added %+v", link)
		}
	}
	total := LinkEvaluation{}
	for _, e := range EvaluateLinks(judged) {
		total.Add(e)
	}
	if want := (LinkEvaluation{Accepted: 1, Rejected: 1, Missed: 1, Unjudged: len(plain) - 2}); total != want {
		t.Errorf("evaluation %+v, want %+v", total, want)
	}
	if total.Precision() != 0.5 || total.Recall() != 0.5 || total.F1() != 0.5 || (LinkEvaluation{}).F1() != 0 {
		t.Error(total.Precision(), total.Recall(), total.F1())
	}
}

// TestLinkVerdictReworded checks that a verdict holds for a task that a newer plan
// words a little otherwise, and not for one that is another's version.
func TestLinkVerdictReworded(t *testing.T) {
	plan := func(texts ...string) []*Result {
		r := &Result{Source: "plan.txt", Motions: []Motion{{ID: "m1", Title: "关于社区养老的议案", Solutions: []Quote{{Text: "健全社区助餐网络"}, {Text: "培养护理人才"}}}}}
		for _, s := range texts {
			r.Tasks = append(r.Tasks, Task{Motion: "m1", Text: s})
		}
		number(r)
		return []*Result{r}
	}
	before := plan("2025年底前新建社区食堂10个，优先覆盖老旧小区", "培训护理员200名，建立持证上岗制度")
	verdict := func(task, solution int, v string) corpus.Decision {
		r := before[0]
		d, err := NewLinkDecision(r.Tasks[task].Key, r.Motions[0].Solutions[solution].Key, LinkVerdict{Verdict: v, Relation: Addresses, From: r.Tasks[task].Text, To: r.Motions[0].Solutions[solution].Text})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	decided := []corpus.Decision{verdict(0, 0, VerdictAdd), verdict(1, 1, VerdictReject), verdict(1, 0, VerdictAdd), verdict(1, 0, VerdictWithdraw)}
	for name, c := range map[string]struct {
		texts []string
		want  map[string]string // from>to: verdict
	}{
		"as it was": {[]string{before[0].Tasks[0].Text, before[0].Tasks[1].Text}, map[string]string{"t1>m1.s1": VerdictAccept, "t2>m1.s2": VerdictReject}},
		"reworded":  {[]string{"培训护理员240名，建立持证上岗制度", "2026年6月底前新建社区食堂12个，优先覆盖老旧小区和城郊村"}, map[string]string{"t2>m1.s1": VerdictAccept, "t1>m1.s2": VerdictReject}},
		"another":   {[]string{"清理河道淤泥8公里，拆除违章建筑"}, nil},
	} {
		got := map[string]string{}
		for _, l := range Link(plan(c.texts...), LinkKnowledge{Decisions: decided}) {
			if l.Verdict != "" {
				got[l.From+">"+l.To] = l.Verdict
			}
		}
		for pair, v := range c.want {
			if got[pair] != v && v == VerdictAccept { // a rejected link may not be found at all
				t.Errorf("%s: %s is %q, want %s", name, pair, got[pair], v)
			}
		}
		for pair, v := range got {
			if c.want[pair] != v {
				t.Errorf("%s: %s is %q, want %q", name, pair, v, c.want[pair])
			}
		}
	}
}
