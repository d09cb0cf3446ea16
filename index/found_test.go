package index

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

func TestFacets(t *testing.T) {
	ix := build(t, memory{
		"纪要.txt": minutes(t),
		"通知.txt": {text: "各区加装电梯要保证安全。\n加装电梯。\n", result: &analysis.Result{Head: analysis.Head{Date: "2024-05"}}},
	}, nil)
	f, _ := hitsOf(t, ix, "加装电梯", Options{Limit: 1})
	tests := []struct {
		facet Facet
		want  string // value=hits/places
	}{
		{FacetKind, "point=2/3 text=2/2 task=1/1"},
		{FacetSpeaker, "=3/3 李海=1/1 王芳=1/2"},
		{FacetRole, "=4/4 市人大常委会委员=1/2"},
		{FacetUnit, "=4/5 市住建局=1/1 市财政局=1/1"},
		{FacetYear, "2025=3/4 2024=2/2"},
		{FacetMonth, "2025-04=3/4 2024-05=2/2"},
		{FacetMeeting, "市七届人大常委会第二十一次会议=3/4 =2/2"},
		{FacetMotion, "关于加快老旧小区改造的议案=3/4 =2/2"},
		{FacetAct, "=3/3 肯定=1/1 问题=1/2"},
		{FacetSource, "纪要.txt=3/4 通知.txt=2/2"},
	}
	for _, tt := range tests {
		values, err := f.Facets(tt.facet)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range values {
			got = append(got, fmt.Sprintf("%s=%d/%d", v.Value, v.Hits, v.Places))
			if narrow := v.Query(tt.facet); narrow != "" && tt.facet != FacetAct && tt.facet != FacetKind {
				g, _ := hitsOf(t, ix, "加装电梯 "+narrow, Options{})
				if g.Total != v.Hits {
					t.Errorf("%s finds %d, want %d", narrow, g.Total, v.Hits)
				}
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s, want %s", tt.facet, got, tt.want)
		}
	}
}

func TestTrendAndGroups(t *testing.T) {
	dated := func(date, text string) item {
		return item{text: text, result: &analysis.Result{Head: analysis.Head{Date: date}}}
	}
	ix := build(t, memory{
		"a": dated("2023-01-05", strings.Repeat("电", 96)+"加装电梯"), // 100 characters
		"b": dated("2023-02", strings.Repeat("管", 200)),
		"c": dated("2024-01", "加装电梯，加装电梯。"+strings.Repeat("管", 190)),
	}, nil)
	f, _ := hitsOf(t, ix, "加装", Options{})
	values, err := f.Trend(FacetYear)
	if err != nil {
		t.Fatal(err)
	}
	want := []Value{{"2023", 1, 1, 300, 1 * 10_000.0 / 300}, {"2024", 1, 2, 200, 100}}
	if !slices.Equal(values, want) {
		t.Errorf("by year: %v, want %v", values, want)
	}
	values, err = f.Trend(FacetMonth)
	if err != nil {
		t.Fatal(err)
	}
	if len(values) != 3 || values[1] != (Value{Value: "2023-02", Characters: 200}) {
		t.Errorf("a month without a hit is missing: %v", values)
	}

	ix = build(t, memory{"纪要.txt": minutes(t)}, nil)
	f, _ = hitsOf(t, ix, "加装电梯", Options{})
	values, err = f.Groups(FacetSpeaker)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		if n := len([]rune("李海：加装电梯已经完成不少。")); v.Value == "李海" && (v.Characters != n || v.Rate != 10_000/float64(n)) {
			t.Errorf("李海 speaks %d characters: %+v", n, v)
		}
	}
}

func TestLines(t *testing.T) {
	ix := build(t, memory{"a.txt": {text: "　　小区改造后由专业物业公司统一管理，物业　费另议。\nABC物业\n"}}, nil)
	f, _ := hitsOf(t, ix, "物业", Options{Sort: BySource})
	tests := []struct {
		order LineSort
		want  string
	}{
		{LinesByHit, "改造后由专业[物业]公司统一管 司统一管理，[物业]费另议。 ABC[物业]"},
		{LinesByLeft, "ABC[物业] 改造后由专业[物业]公司统一管 司统一管理，[物业]费另议。"},
		{LinesByRight, "ABC[物业] 改造后由专业[物业]公司统一管 司统一管理，[物业]费另议。"},
	}
	for _, tt := range tests {
		var got []string
		for l, err := range f.Lines(12, tt.order) {
			if err != nil {
				t.Fatal(err)
			}
			left := []rune(l.Left)
			got = append(got, fmt.Sprintf("%s[%s]%s", string(left[max(0, len(left)-6):]), l.Match, string([]rune(l.Right + "     ")[:min(5, len([]rune(l.Right)))])))
			if l.LeftWidth > 12 || TextWidth(l.Right) > 12 {
				t.Errorf("%q and %q are wider than 12", l.Left, l.Right)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("order %d: %s, want %s", tt.order, strings.Join(got, " "), tt.want)
		}
	}
}

func TestCollocates(t *testing.T) {
	var b strings.Builder
	for range 10 {
		b.WriteString("加装电梯需要协商机制。\n修缮道路需要资金。\n改造管网需要资金。\n")
	}
	ix := build(t, memory{"a": {text: b.String()}}, analysis.NewSegmenter(nil))
	f, _ := hitsOf(t, ix, "电梯", Options{})
	all, err := f.Collocates(CollocateOptions{Window: 8})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Collocate{}
	for i, c := range all {
		found[c.Word] = c
		if i > 0 && c.Score > all[i-1].Score {
			t.Errorf("%v is not in order", all)
		}
	}
	if c := found["协商"]; c.Count != 10 || c.Passages != 10 || c.Score < 10.83 {
		t.Errorf("协商 stands beside every hit and nowhere else: %+v", c)
	}
	if c, ok := found["需要"]; ok {
		t.Errorf("需要 stands everywhere: %+v", c)
	}
}

func TestSuggestions(t *testing.T) {
	ix := build(t, memory{"a": {text: "老旧小区加装电梯的协商机制。\n推进城市建设。\n城市要加快建设步伐。\n"}}, analysis.NewSegmenter(nil))
	tests := []struct{ query, want string }{
		{"加装店梯", `差一个字 "加装电梯" 1`},
		{"加装电梯梯", `差一个字 "加装电梯" 1`},
		{"加装梯的协", `差一个字 "加装电梯的协" 1`},
		{"老旧小区道路", `一部分 "老旧小区" 1`},
		{"建设城市", `分成词 建设 城市 2`},
		{"加装电梯 航天", `单独检索 加装电梯 1`},
		{"加装电梯 航天", `单独检索 航天 0`},
	}
	for _, tt := range tests {
		f, _ := hitsOf(t, ix, tt.query, Options{})
		var got []string
		for _, s := range f.Suggestions {
			got = append(got, fmt.Sprintf("%s %s %d", s.Why, s.Query, s.Total))
			if s.Total > 0 {
				if g, _ := hitsOf(t, ix, s.Query, Options{}); g.Total != s.Total {
					t.Errorf("%s finds %d, not %d", s.Query, g.Total, s.Total)
				}
			}
		}
		if f.Total != 0 || !slices.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %s", tt.query, got, tt.want)
		}
	}
	if f, _ := hitsOf(t, ix, "电梯", Options{}); len(f.Suggestions) != 0 {
		t.Errorf("suggestions for what was found: %v", f.Suggestions)
	}
}

func TestSuggestionsOfNames(t *testing.T) {
	text := "李海（委员）：\n　　加装电梯的进度不快。\n市城管局：改造管网。\n"
	ix := build(t, memory{"纪要.txt": {text: text, result: &analysis.Result{
		Remarks: []analysis.Remark{{ID: "r1", Speaker: analysis.Speaker{Name: "李海"}, Span: corpus.Span{End: strings.Index(text, "市城管局")}}},
		Tasks:   []analysis.Task{{ID: "t1", Span: span(t, text, "改造管网", 1), Assignment: analysis.Assignment{Units: []analysis.Name{{Name: "市城管局"}}}}},
	}}}, nil)
	for query, want := range map[string]string{
		"李海 加装电梯":        "发言人:李海 加装电梯 当作发言人 1",
		"加装电梯 进度 李海":     "加装电梯 进度 发言人:李海 当作发言人 1",
		"李海 管网":          "",
		"(李海 或 王芳) 加装电梯": "",
	} {
		f, _ := hitsOf(t, ix, query, Options{})
		if f.Total != 0 {
			t.Errorf("%s finds %d", query, f.Total)
		}
		var got strings.Builder
		for _, s := range f.Suggestions {
			if strings.HasPrefix(s.Why, "当作") {
				got.WriteString(fmt.Sprintf("%s %s %d", s.Query, s.Why, s.Total))
			}
		}
		if got.String() != want {
			t.Errorf("%s: %q, want %q", query, got.String(), want)
		}
	}
}

func TestOrder(t *testing.T) {
	dated := func(date, text string) item {
		return item{text: text, result: &analysis.Result{Head: analysis.Head{Date: date}}}
	}
	ix := build(t, memory{
		"旧.txt": dated("2020-01-01", "今年继续推进老旧小区的改造工作，其中有一处是加装电梯，另有若干事项不在此列。\n"),
		"新.txt": dated("2025-01-01", "今年全面推进各项工作，会上有人提到电梯，也有人提到很多很多别的事情，最后还提到加装的费用怎样分担。\n"),
		"题.txt": dated("2023-01-01", "加装电梯\n"),
	}, nil)
	first := func(query string, o Options) string {
		_, hits := hitsOf(t, ix, query, o)
		var all []string
		for _, h := range hits {
			all = append(all, h.Source)
		}
		return strings.Join(all, " ")
	}
	if got := first("加装 电梯", Options{}); got != "题.txt 旧.txt 新.txt" {
		t.Errorf("by relevance: %s", got)
	}
	if got := first("加装 电梯", Options{Sort: ByDate}); got != "新.txt 题.txt 旧.txt" {
		t.Errorf("by date: %s", got)
	}
	if got := first("加装 电梯", Options{Sort: ByDate, Offset: 1, Limit: 1}); got != "题.txt" {
		t.Errorf("the second by date: %s", got)
	}
	f, hits := hitsOf(t, ix, "加装 电梯", Options{Explain: true, Limit: 2})
	if f.Total != 3 || len(hits) != 2 {
		t.Errorf("Total %d with %d hits", f.Total, len(hits))
	}
	sum := 0.0
	for _, r := range hits[0].Explain {
		sum += r.Value
	}
	if d := sum - hits[0].Score; len(hits[0].Explain) == 0 || d > 1e-5 || d < -1e-5 {
		t.Errorf("the reasons %v do not add up to %v", hits[0].Explain, hits[0].Score)
	}
}

func TestExactOption(t *testing.T) {
	ix := build(t, memory{"a": {text: "經濟部　會同財政部ＧＤＰ，Gdp\n经济部会同财政部\n"}}, nil)
	for query, want := range map[string]int{
		"經濟部": 1, "经济部": 1, "部会同": 1, `"部　會同"`: 1, `"Gdp"`: 1, "gdp": 0, "ＧＤＰ": 1, "経": 0, `"，"`: 1, `","`: 0, "經?部": 1, "經*同": 1,
	} {
		if f, _ := hitsOf(t, ix, query, Options{Exact: true}); f.Places != want {
			t.Errorf("%s: %d places, want %d", query, f.Places, want)
		}
	}
}

// TestVerifyFails plants what Verify is to find: it must not be able to succeed
// by itself.
func TestVerifyFails(t *testing.T) {
	src := memory{"a": {text: strings.Repeat("加装电梯，改造管网。\n", 20)}, "b": {text: "协商机制\n"}}
	ix := build(t, src, analysis.NewSegmenter(nil))
	verify := func(texts Texts) *Verification {
		t.Helper()
		v, err := ix.Verify(t.Context(), texts, VerifyOptions{Samples: 50, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := verify(src); !v.OK() || v.Documents != 2 || v.Places < v.Samples {
		t.Errorf("a sound index: %+v", v)
	}
	if v := verify(memory{"a": src["a"]}); v.OK() || len(v.Stale) != 1 || !strings.Contains(v.Stale[0], "已不在语料库") {
		t.Errorf("a document too many: %+v", v)
	}
	if v := verify(memory{"a": src["a"], "b": src["b"], "c": {text: "新"}}); v.OK() || !strings.Contains(v.Stale[0], "不在索引里") {
		t.Errorf("a document too few: %+v", v)
	}
	if v := verify(memory{"a": src["a"], "b": {text: "协商机器\n"}}); v.OK() || !strings.Contains(v.Stale[0], "不同") {
		t.Errorf("another text: %+v", v)
	}

	// An exact index that has other strings than the texts say.
	other := build(t, memory{"a": {text: strings.Repeat("加装电箱，改造管网。\n", 20)}, "b": {text: "协商机制\n"}}, nil)
	s, err := ix.current()
	if err != nil {
		t.Fatal(err)
	}
	c := &comparison{ctx: t.Context(), s: s, texts: src, report: &Verification{}}
	if err := errors.Join(c.pair(), c.draw(50, 1), c.scan(newSteps(0, nil))); err != nil {
		t.Fatal(err)
	}
	s.segments[0].found, other.snapshot.segments[0].found = other.snapshot.segments[0].found, s.segments[0].found
	if err := c.search(ix, newSteps(0, nil)); err != nil {
		t.Fatal(err)
	}
	if v := c.report; v.OK() || len(v.Missed) == 0 || v.Missed[0].Source != "a" {
		t.Errorf("a string that the exact index lacks: %+v", v)
	}
}

func FuzzDecodeDocument(f *testing.F) {
	it := minutes(f)
	doc := corpus.NewDocument("纪要.txt", it.text)
	var e encoder
	e.document(NewDocument("1", "2", doc, it.result))
	f.Add(e.b)
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, record []byte) {
		d := decoder{s: string(record)}
		doc := d.document()
		if d.bad {
			return
		}
		var e encoder
		e.document(doc)
	})
}
