package themes

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// invented are the documents of two years.
func invented() []string {
	return []string{
		"关于河道清淤工作的报告\n2024年5月10日\n一、推进河道清淤。市水务局牵头开展河道清淤，河道清淤分段实施。\n二、推进加装电梯。市住建局组织加装电梯。\n周明远（市人大代表）：河道清淤要抓在汛期之前，河道清淤的淤泥要有去处。\n",
		"临江市城市更新示范片区建设方案\n2025年4月1日\n一、建设城市更新示范片区（以下简称“示范片区”）。示范片区由市发改委牵头，示范片区分三年建成。\n二、办好银龄食堂。临江市民政局牵头建设银龄食堂，今年建成银龄食堂40个。（责任单位：市民政局、市发展改革委）\n三、推进加装电梯。市住建局组织加装电梯。（责任单位：临江市民政局）\n",
		"关于办好银龄食堂的审议发言\n2025年6月2日\n周明远（市人大代表）：银龄食堂的饭菜要合老人口味，银龄食堂要能长久办下去。\n何静安（市人大代表）：银龄食堂的补贴从哪里来？建议把银龄食堂的补贴列入预算。\n",
	}
}

// sourceOf is a source of texts; a failing one, where fails is not nil.
func sourceOf(fails error, texts ...string) Source {
	s := Source{Documents: func(yield func(Load, error) bool) {
		for i, text := range texts {
			load := func() (*corpus.Document, error) {
				return corpus.NewDocument(string(rune('a'+i))+".txt", text), fails
			}
			if !yield(load, nil) {
				return
			}
		}
	}}
	s.Sides[Target].On = true
	return s
}

func filterOf(t *testing.T, query string) *index.Filter {
	t.Helper()
	q, err := index.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	f, err := index.NewFilter(q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func gather(t *testing.T, s Source, o Options) *Report {
	t.Helper()
	lexicon := analysis.NewLexicon()
	lexicon.Alias("长者饭堂", "银龄食堂") // as a person has said
	o.Knowledge = analysis.Knowledge{Words: analysis.NewSegmenter(lexicon), Lexicon: lexicon}
	r, err := Gather(t.Context(), []Source{s}, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// find is the row of a term.
func find(t *testing.T, r *Report, term string) *Row {
	t.Helper()
	i := slices.IndexFunc(r.Rows, func(k *Row) bool { return k.Term == term })
	if i < 0 {
		var all []string
		for _, k := range r.Rows {
			all = append(all, k.Term)
		}
		t.Fatalf("no row %s among %q", term, all)
	}
	return r.Rows[i]
}

func TestGather(t *testing.T) {
	r := gather(t, sourceOf(nil, invented()...), Options{Least: 1})
	if r.Texts[Target].Documents != 3 || r.Texts[Target].First != "2024-05-10" || r.Texts[Target].Last != "2025-06-02" {
		t.Errorf("texts: %+v", r.Texts[Target])
	}
	k := find(t, r, "银龄食堂")
	if k.Count != 8 || k.Documents != 2 || k.Speakers != 2 || k.InRemarks != 4 || !k.New || k.Direction != analysis.Overused {
		t.Errorf("银龄食堂: %+v", k)
	}
	if len(k.Examples) != 3 || k.Examples[0].Source != "b.txt" || k.First.Source != "b.txt" {
		t.Errorf("examples %+v, first %+v", k.Examples, k.First)
	}
	if k := find(t, r, "周明远"); k.Type != analysis.PersonTerm {
		t.Errorf("周明远 is a %s", k.Type)
	}
}

// TestAliases: a short name counts with its full name, but once where it stands in it.
func TestAliases(t *testing.T) {
	r := gather(t, sourceOf(nil, invented()...), Options{Least: 1})
	k := find(t, r, "城市更新示范片区")
	want := []Count{{"城市更新示范片区", 2}, {"示范片区", 5}}
	if k.Count != 5 || !slices.Equal(k.Names, want) {
		t.Errorf("%d places, names %v", k.Count, k.Names)
	}
	for _, c := range []struct{ one, other string }{{"市发改委", "市发展改革委"}, {"市民政局", "临江市民政局"}} {
		rows := slices.Collect(func(yield func(*Row) bool) {
			for _, k := range r.Rows {
				if slices.ContainsFunc(k.Names, func(n Count) bool { return n.Name == c.one || n.Name == c.other }) && !yield(k) {
					return
				}
			}
		})
		if len(rows) != 1 || len(rows[0].Names) != 2 {
			t.Errorf("%s and %s stand in %d rows", c.one, c.other, len(rows))
		}
	}
}

// TestLexiconAliases: what people have said to be the same is one keyword.
func TestLexiconAliases(t *testing.T) {
	texts := append(invented(), "关于长者饭堂的建议\n2025年7月1日\n一、建设长者饭堂。市民政局建设长者饭堂，长者饭堂每日开放。\n")
	k := find(t, gather(t, sourceOf(nil, texts...), Options{Least: 1}), "银龄食堂")
	if want := []Count{{"银龄食堂", 8}, {"长者饭堂", 4}}; k.Count != 12 || !slices.Equal(k.Names, want) {
		t.Errorf("%d places, names %v", k.Count, k.Names)
	}
}

// TestGroups: what a speaker says more than all others.
func TestGroups(t *testing.T) {
	texts := slices.Repeat(invented(), 5)
	for range 5 {
		texts = append(texts, "审议发言\n2025年6月3日\n何静安（市人大代表）：湿地公园要建步道，湿地公园要留候鸟的地方，湿地公园的步道要平缓。\n")
	}
	r := gather(t, sourceOf(nil, texts...), Options{Least: 2, By: index.FacetSpeaker})
	i := slices.IndexFunc(r.Groups, func(g Group) bool { return g.Name == "何静安" })
	if i < 0 || r.Groups[i].Rows[0].Term != "湿地公园" || r.Groups[i].Rows[0].Sample.Count != 15 || r.Groups[i].Rows[0].Rest.Count != 0 {
		t.Errorf("groups: %+v", r.Groups)
	}
}

func TestChanges(t *testing.T) {
	s := sourceOf(nil, invented()...)
	s.Sides[Target].Filter = filterOf(t, "日期:2025")
	s.Sides[Previous] = Side{On: true, Filter: filterOf(t, "日期:2024")}
	s.Sides[Against] = Side{On: true, Filter: filterOf(t, "日期:2024")}
	r := gather(t, s, Options{Least: 1, Before: "2024", Reference: "日期:2024"})
	for term, want := range map[string]analysis.Change{"银龄食堂": analysis.New, "河道清淤": analysis.Gone, "加装电梯": analysis.Steady} {
		if k := find(t, r, term); k.Change != want {
			t.Errorf("%s: %s, want %s (%+v)", term, k.Change, want, k)
		}
	}
	if k := find(t, r, "加装电梯"); *k.Previous != 2 || k.Against.Count != 2 {
		t.Errorf("加装电梯: %d places before, %v in the reference", *k.Previous, k.Against)
	}
}

// TestWorkers: how many documents are read at a time changes nothing.
func TestWorkers(t *testing.T) {
	texts := slices.Repeat(invented(), 7)
	one := gather(t, sourceOf(nil, texts...), Options{Workers: 1, By: index.FacetUnit})
	many := gather(t, sourceOf(nil, texts...), Options{Workers: 5, By: index.FacetUnit})
	if !reflect.DeepEqual(one, many) {
		t.Error("other results with five workers than with one")
	}
}

func TestFailure(t *testing.T) {
	fails := errors.New("cannot be read")
	if _, err := Gather(t.Context(), []Source{sourceOf(fails, invented()...)}, Options{Workers: 3}); !errors.Is(err, fails) {
		t.Errorf("%v", err)
	}
}

func TestLines(t *testing.T) {
	text := "前一句。后一句从这里开始，"
	if got := sentenceBefore(text); got != "后一句从这里开始，" {
		t.Errorf("before: %s", got)
	}
	if got := sentenceAfter("到这里\n为止。下一句"); got != "到这里为止。" {
		t.Errorf("after: %s", got)
	}
	if got := lastRunes("一二三四五", 3); got != "…三四五" {
		t.Errorf("last: %s", got)
	}
	if got := firstRunes("一二三四五", 3); got != "一二三…" {
		t.Errorf("first: %s", got)
	}
}
