package exact

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// minutes is an index of one document, whose passages are texts.
func minutes(t *testing.T, texts ...string) *Snapshot {
	t.Helper()
	x := newTestIndex(t, testOptions())
	d := Document{ID: "minutes"}
	start := 0
	for i, text := range texts {
		d.Passages = append(d.Passages, Passage{text, start, []string{fmt.Sprintf("代表%d", i%2), "2021-03-05"}})
		start += len(text)
	}
	if err := x.Update(t.Context(), each([]Document{d}), nil); err != nil {
		t.Fatal(err)
	}
	return snapshot(t, x)
}

func TestQueries(t *testing.T) {
	texts := []string{
		"关于加强社区治理的建议。\n",
		"　　關於加強社區\n治理的意見，",
		"研究研究研究",
		"第三次会议和第十二次会议",
		"ＧＤＰ增长8%，gdp总量",
	}
	whole := strings.Join(texts, "")
	s := minutes(t, texts...)
	for _, test := range []struct {
		name  string
		query Query
		want  []string
	}{
		{"every form", String{Text: "加强社区治理"}, []string{"加强社区治理", "加強社區\n治理"}},
		{"traditional query", String{Text: "加強社區"}, []string{"加强社区", "加強社區"}},
		{"as written", String{Text: "加強社區", Verbatim: true}, []string{"加強社區"}},
		{"as written over a line break", String{Text: "社區\n治", Verbatim: true}, []string{"社區\n治"}},
		{"white space as written", String{Text: "　　", Verbatim: true}, []string{"　　"}},
		{"overlapping", String{Text: "研究研究"}, []string{"研究研究", "研究研究"}},
		{"width and case", String{Text: "GDP"}, []string{"ＧＤＰ", "gdp"}},
		{"punctuation keeps its width", String{Text: ","}, nil},
		{"one character", String{Text: "。"}, []string{"。"}},
		{"gap", Pattern{{Text: "关于"}, {Max: 8}, {Text: "的"}}, []string{"关于加强社区治理的", "關於加強社區\n治理的"}},
		{"gap too short", Pattern{{Text: "关于"}, {Max: 5}, {Text: "的"}}, nil},
		{"wildcard", Pattern{{Text: "第"}, {Min: 1, Max: 1}, {Text: "次会议"}}, []string{"第三次会议"}},
		{"shortest of several", Pattern{{Text: "第"}, {Max: 20}, {Text: "会议"}}, []string{"第三次会议", "第十二次会议"}},
		{"wildcard at the end", Pattern{{Text: "增长"}, {Min: 2, Max: 2}}, []string{"增长8%"}},
		{"wildcard at the beginning", Pattern{{Min: 1, Max: 1}, {Text: "次会议"}}, []string{"三次会议", "二次会议"}},
		{"wildcard beyond the end", Pattern{{Text: "gdp总量"}, {Min: 1, Max: 1}}, nil},
		{"not over passages", String{Text: "建议。关于"}, nil},
		{"and", And{String{Text: "社区"}, String{Text: "意见"}}, []string{"社區", "意見"}},
		{"and in a document", AllInDocument(String{Text: "意见"}, String{Text: "会议"}), []string{"意見", "会议", "会议"}},
		{"and not", And{String{Text: "社区"}, Not{String{Text: "建议"}}}, []string{"社區"}},
		{"near", Near{A: String{Text: "社区"}, B: String{Text: "建议"}, Chars: 3}, []string{"社区", "建议"}},
		{"not so near", Near{A: String{Text: "社区"}, B: String{Text: "建议"}, Chars: 2}, nil},
		{"near in the other order", Near{A: String{Text: "建议"}, B: String{Text: "社区"}, Chars: 3}, []string{"社区", "建议"}},
		{"beside a value", And{String{Text: "社区"}, Is("speaker", "代表1")}, []string{"社區"}},
		{"beside a range", And{String{Text: "意见"}, Between("date", "2021-03", "2021-04")}, []string{"意見"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for p, err := range s.Find(t.Context(), test.query) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, whole[p.Span.Start:p.Span.End])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestRefusedQueries(t *testing.T) {
	s := minutes(t, "临江市", "云州市")
	other := minutes(t, "海川市")
	set, err := other.Collect(t.Context(), All{})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []Query{
		nil, String{}, String{Text: " \n"}, String{Text: "\xff"}, Pattern{}, Pattern{{Max: 3}}, Pattern{{Text: "市"}, {Min: 2, Max: 1}},
		Pattern{{Text: "市"}, {Max: maxGap + 1}}, And{}, Or{}, And{nil}, Not{}, Near{A: All{}}, Near{A: All{}, B: All{}, Chars: -1},
		InDocument{}, Where{Column: "speaker"}, Is("nothing", "x"), In{}, In{set},
	} {
		if _, err := s.Count(t.Context(), q); !errors.Is(err, ErrQuery) {
			t.Errorf("%#v: %v, want ErrQuery", q, err)
		}
		for _, err := range s.Find(t.Context(), q) {
			if !errors.Is(err, ErrQuery) {
				t.Errorf("%#v: %v, want ErrQuery", q, err)
			}
		}
	}
	_, facets := s.Facets(t.Context(), All{}, "nothing")
	_, document := s.ID(1)
	_, passage := s.Number(0, 2)
	_, value := s.Value("speaker", 2)
	_, _, source := s.Source(-1)
	_, folded := s.Folded(2)
	for i, err := range []error{facets, document, passage, value, source, folded} {
		if !errors.Is(err, ErrQuery) {
			t.Errorf("refusal %d: %v, want ErrQuery", i, err)
		}
	}
}

// TestCancelled ends queries by their context.
func TestCancelled(t *testing.T) {
	x := newTestIndex(t, testOptions())
	if err := x.Update(t.Context(), each(edition(1, 5000)), nil); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	why := errors.New("the reader has gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	n := 0
	var last error
	for _, err := range s.Find(ctx, String{Text: "治理"}) {
		if last = err; err == nil {
			if n++; n == 20 {
				cancel(why)
			}
		}
	}
	if !errors.Is(last, why) || n > 20+lastBatch {
		t.Errorf("%d places and then %v", n, last)
	}
	for _, q := range []Query{String{Text: "社区治理"}, Not{String{Text: "治理"}}, InDocument{String{Text: "治理"}}} {
		if _, err := s.Count(ctx, q); !errors.Is(err, why) {
			t.Errorf("%#v: %v", q, err)
		}
	}
	if err := x.Update(ctx, each(edition(2, 10)), nil); !errors.Is(err, why) {
		t.Errorf("update: %v", err)
	}
	if err := s.Verify(ctx); err == nil {
		t.Error("verified in spite of all")
	}
}

func TestFacetsAndSets(t *testing.T) {
	x := newTestIndex(t, testOptions())
	r := newTestSource(8)
	r.letters = []rune("的国会")
	m := new(model)
	for range 60 {
		m.add(r.document())
	}
	if err := x.Update(t.Context(), each(m.documents), []string{}); err != nil {
		t.Fatal(err)
	}
	if err := x.Update(t.Context(), nil, []string{"d3", "d17"}); err != nil {
		t.Fatal(err)
	}
	m.remove("d3")
	m.remove("d17")
	s := snapshot(t, x)
	q := And{String{Text: "国"}, Not{String{Text: "会的国"}}}
	want := modelFacets(m, q)
	set, err := s.Collect(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	ofSet, err := set.Facets(testColumns()...)
	if err != nil {
		t.Fatal(err)
	}
	ofQuery, err := s.Facets(t.Context(), q, testColumns()...)
	if err != nil {
		t.Fatal(err)
	}
	for i, column := range testColumns() {
		if !slices.Equal(ofSet[i], ofQuery[i]) {
			t.Errorf("%s: of the set %v, of the query %v", column, ofSet[i], ofQuery[i])
		}
		got := make(map[string][2]int)
		for k, v := range ofSet[i] {
			got[v.Value] = [2]int{v.Places, v.Passages}
			if k > 0 && ofSet[i][k-1].Passages < v.Passages {
				t.Errorf("%s: %v is out of order", column, v)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want[i]) {
			t.Errorf("%s: %v, want %v", column, got, want[i])
		}
	}
	// A set by numbers, by a query that refers to it, and filters.
	numbers, err := s.Set(func(yield func(int) bool) {
		for _, n := range []int{5, 2, 9, 2, -1, 1 << 30, 40} {
			if !yield(n) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Collect(t.Context(), In{numbers})
	if err != nil || !slices.Equal(slices.Collect(again.All()), slices.Collect(numbers.All())) || numbers.Len() == 0 {
		t.Errorf("set %v, asked for %v (%v)", numbers.matches, again.matches, err)
	}
	both := set.And(numbers)
	filtered, err := s.Collect(t.Context(), And{q, In{numbers}})
	if err != nil || !slices.Equal(slices.Collect(both.All()), slices.Collect(filtered.All())) {
		t.Errorf("meet %v, asked for %v (%v)", both.matches, filtered.matches, err)
	}
	where := []Where{Is("speaker", "王芳"), Between("date", "2020", "2021")}
	some, err := set.Where(where...)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := s.Collect(t.Context(), And{q, where[0], where[1]})
	if err != nil || !slices.Equal(some.matches, asked.matches) || some.Len() == 0 {
		t.Errorf("filtered %v, asked for %v (%v)", some.matches, asked.matches, err)
	}
}

// modelFacets is for each column the places and passages of each value.
func modelFacets(m *model, q Query) []map[string][2]int {
	all := []map[string][2]int{{}, {}}
	for i := range m.documents {
		d := &m.documents[i]
		for _, p := range d.Passages {
			ok, places := m.look(q, modelPassage{d, corpus.Fold(p.Text), p})
			if !ok {
				continue
			}
			for c := range all {
				for v := range strings.SplitSeq(p.Columns[c], Separator) {
					n := all[c][v]
					all[c][v] = [2]int{n[0] + len(places), n[1] + 1}
				}
			}
		}
	}
	return all
}

func TestBest(t *testing.T) {
	s := minutes(t,
		"社区治理",
		"社区治理，社区养老，社区服务，社区",
		"养老服务",
		"关于加强社区治理和推动养老服务发展的若干意见和很多别的事情",
		"别的事情",
	)
	best, err := s.Best(t.Context(), 2, nil, String{Text: "社区"}, String{Text: "养老"})
	if err != nil || len(best) != 2 || best[0].Passage != 1 || best[0].Places != 5 {
		t.Fatalf("best %+v, %v", best, err)
	}
	if !(best[0].Score > best[1].Score) || best[1].Score <= 0 || math.IsNaN(best[1].Score) {
		t.Errorf("scores %v and %v", best[0].Score, best[1].Score)
	}
	best, err = s.Best(t.Context(), 10, String{Text: "意见"}, String{Text: "社区"})
	if err != nil || len(best) != 1 || best[0].Passage != 3 {
		t.Errorf("best %+v, %v", best, err)
	}
	if best, err := s.Best(t.Context(), 0, nil, String{Text: "社区"}); err != nil || len(best) != 0 {
		t.Errorf("the best none: %v, %v", best, err)
	}
}

// TestMemory compares what it takes to find few places and many.
func TestMemory(t *testing.T) {
	allocated := func(documents int) float64 {
		x := newTestIndex(t, Options{Columns: testColumns()})
		if err := x.Update(t.Context(), each(edition(1, documents)), nil); err != nil {
			t.Fatal(err)
		}
		s := snapshot(t, x)
		return testing.AllocsPerRun(3, func() {
			n := 0
			for range s.Find(t.Context(), String{Text: "治理"}) {
				n++
			}
			if n != documents {
				t.Errorf("%d places, want %d", n, documents)
			}
		})
	}
	few, many := allocated(2000), allocated(20_000)
	if many > few+10 {
		t.Errorf("%v allocations for 2,000 places, %v for 20,000", few, many)
	}
}
