package index

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
)

// marked makes a document with an invented text under random findings, of which
// some hold others and some end in the middle of words.
func marked(random *rand.Rand) item {
	text := invented(random)
	at := func() int {
		n := random.IntN(len(text) + 1)
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		return n
	}
	stretch := func(most int) corpus.Span {
		from := at()
		to := min(len(text), from+1+random.IntN(most))
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		return corpus.Span{Start: from, End: to}
	}
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	r := &analysis.Result{Head: analysis.Head{
		Title: pick("", "临江市办理方案", "云州市报告"), Date: pick("", "2019", "2020-04", "2021-06-30"), Meeting: pick("", "第一次会议", "第二次会议"),
	}}
	for i := range random.IntN(3) {
		m := analysis.Motion{ID: fmt.Sprintf("m%d", i+1), Title: pick("关于养老的议案", "关于电梯的议案"), Span: stretch(30), Scope: stretch(400)}
		m.Demands = []analysis.Quote{{ID: fmt.Sprintf("m%d.d1", i+1), Span: stretch(60)}}
		m.Problems = []analysis.Quote{{ID: fmt.Sprintf("m%d.p1", i+1), Span: stretch(60)}}
		r.Motions = append(r.Motions, m)
	}
	for i := range random.IntN(6) {
		t := analysis.Task{ID: fmt.Sprintf("t%d", i+1), Span: stretch(150), Motion: pick("", "m1")}
		for range random.IntN(3) {
			t.Units = append(t.Units, analysis.Name{Name: pick("市民政局", "市住建局", "市教育局")})
		}
		if random.IntN(2) == 0 {
			t.Deadlines = []analysis.Deadline{{Date: pick("2019-04-30", "2020-12-31")}}
		}
		if random.IntN(2) == 0 {
			t.Targets = []analysis.Target{{Indicator: pick("就业", "泊位"), Value: float64(random.IntN(100)), Unit: pick("人", "%")}}
		}
		r.Tasks = append(r.Tasks, t)
	}
	for i := range random.IntN(4) {
		m := analysis.Remark{ID: fmt.Sprintf("r%d", i+1), Span: stretch(300), Speaker: analysis.Speaker{Name: pick("王芳", "李海", ""), Role: pick("委员", "")}}
		for k := range random.IntN(3) {
			m.Points = append(m.Points, analysis.Point{ID: fmt.Sprintf("r%d.p%d", i+1, k+1), Span: stretch(80), Act: analysis.Act(pick("肯定", "问题", "建议"))})
		}
		r.Remarks = append(r.Remarks, m)
	}
	return item{text: text, result: r}
}

// naive answers queries by the words of docs/query.md, character by character,
// with none of the searcher's code but the marks of documents.
type naive struct {
	*model
	*Document
}

// naiveHit is a passage in which a query holds.
type naiveHit struct {
	passage int
	places  []corpus.Span // as written, in order
	first   chain         // above the first place, or where the query holds
}

// search is all hits of q.
func (n *naive) search(q Query) (hits []naiveHit) {
	for i := range n.Passages {
		p := naivePassage{n, i, nil}
		ok, places := p.find(q, nil)
		if !ok {
			continue
		}
		h := naiveHit{passage: i, first: p.under}
		for _, at := range places {
			h.places = append(h.places, p.span(at))
		}
		slices.SortFunc(h.places, func(a, b corpus.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		h.places = slices.Compact(h.places)
		if len(h.places) > 0 {
			h.first = p.above(h.places[0])
		}
		hits = append(hits, h)
	}
	return hits
}

type naivePassage struct {
	*naive
	number int
	under  chain
}

// limit is what must hold above a place.
type limit func(chain) bool

func (p *naivePassage) span(at corpus.Stretch) corpus.Span {
	spans := p.spans[p.number]
	return corpus.Span{Start: spans[at.Start].Start, End: spans[at.End-1].End}
}

// above are the marks over a place, the shortest first.
func (p *naivePassage) above(s corpus.Span) (c chain) {
	for i := range p.Marks {
		if m := &p.Marks[i]; m.Span.Start <= s.Start && s.End <= m.Span.End {
			c = append(c, m)
		}
	}
	sort.SliceStable(c, func(i, j int) bool {
		a, b := c[i], c[j]
		return cmp.Or(cmp.Compare(a.Span.End-a.Span.Start, b.Span.End-b.Span.Start), cmp.Compare(a.Kind, b.Kind)) < 0
	})
	return c
}

func (p *naivePassage) allowed(s corpus.Span, limits []limit) bool {
	c := p.above(s)
	for _, l := range limits {
		if !l(c) {
			return false
		}
	}
	return true
}

// somewhere reports whether limits hold at some byte of the wording, and for
// running text only where that is most of it.
func (p *naivePassage) somewhere(limits []limit) bool {
	s := p.Passages[p.number].Span
	if s.Len() == 0 {
		p.under = p.above(s)
		return p.allowed(s, limits)
	}
	named := 0
	for at := s.Start; at < s.End; at++ {
		if p.above(corpus.Span{Start: at, End: at + 1}).kind() != Text {
			named++
		}
	}
	for at := s.Start; at < s.End; at++ {
		one := corpus.Span{Start: at, End: at + 1}
		if 2*named > s.Len() && p.above(one).kind() == Text || !p.allowed(one, limits) {
			continue
		}
		p.under = p.above(one)
		return true
	}
	return false
}

// find evaluates q where limits hold; places are in characters that count.
func (p *naivePassage) find(q Query, limits []limit) (ok bool, places []corpus.Stretch) {
	if !hasStrings(q) {
		return p.somewhere(append(slices.Clip(limits), func(c chain) bool { return p.meets(q, c) })), nil
	}
	switch q := q.(type) {
	case *String:
		for _, at := range p.stringPlaces(q) {
			if p.allowed(p.span(at), limits) {
				places = append(places, at)
			}
		}
		return len(places) > 0, places
	case *Near:
		_, a := p.find(q.Left, limits)
		_, b := p.find(q.Right, limits)
		near := func(x, y corpus.Stretch) bool {
			return x.End <= y.Start && y.Start-x.End <= q.Within || y.End <= x.Start && x.Start-y.End <= q.Within
		}
		for _, x := range a {
			if slices.ContainsFunc(b, func(y corpus.Stretch) bool { return near(x, y) }) {
				places = append(places, x)
			}
		}
		for _, y := range b {
			if slices.ContainsFunc(a, func(x corpus.Stretch) bool { return near(x, y) }) {
				places = append(places, y)
			}
		}
		return len(places) > 0, places
	case *Not:
		found, _ := p.find(q.Part, nil)
		return !found && p.somewhere(limits), nil
	case *Or:
		for _, part := range q.Parts {
			found, more := p.find(part, limits)
			ok, places = ok || found, append(places, more...)
		}
		return ok, places
	case *And:
		for _, part := range q.Parts {
			if !hasStrings(part) {
				limits = append(slices.Clip(limits), func(c chain) bool { return p.meets(part, c) })
			}
		}
		for _, part := range q.Parts {
			if hasStrings(part) {
				found, more := p.find(part, limits)
				if !found {
					return false, nil
				}
				places = append(places, more...)
			}
		}
		return true, places
	}
	panic(q)
}

// meets reports whether a query without strings holds under marks.
func (p *naivePassage) meets(q Query, c chain) bool {
	switch q := q.(type) {
	case *Not:
		return !p.meets(q.Part, c)
	case *And:
		return !slices.ContainsFunc(q.Parts, func(part Query) bool { return !p.meets(part, c) })
	case *Or:
		return slices.ContainsFunc(q.Parts, func(part Query) bool { return p.meets(part, c) })
	}
	f := q.(*Field)
	has := func(test func(*Mark) bool) bool { return slices.ContainsFunc(c, test) }
	part := func(s string) bool { return s != "" && strings.Contains(s, f.Value) }
	switch f.Name {
	case FieldSource:
		return part(p.Source) || part(p.Title)
	case FieldMeeting:
		return part(p.Meeting)
	case FieldDate: // 2020
		return strings.HasPrefix(p.Date, f.Value)
	case FieldSpeaker:
		return has(func(m *Mark) bool { return part(m.Speaker) })
	case FieldRole:
		return has(func(m *Mark) bool { return part(m.Role) })
	case FieldMotion:
		return has(func(m *Mark) bool { return part(m.Motion) })
	case FieldAct:
		return has(func(m *Mark) bool { return m.Act == f.Value })
	case FieldUnit:
		return has(func(m *Mark) bool { return slices.ContainsFunc(m.Units, part) })
	case FieldDeadline: // 2020, or 存在
		return has(func(m *Mark) bool {
			return slices.ContainsFunc(m.Deadlines, func(d string) bool { return f.Value == "存在" || strings.HasPrefix(d, f.Value) })
		})
	case FieldTarget: // >=50, or 存在
		return has(func(m *Mark) bool {
			return slices.ContainsFunc(m.Targets, func(t Measure) bool { return f.Value == "存在" || t.Value >= 50 })
		})
	}
	switch f.Value {
	case "任务":
		return has(func(m *Mark) bool { return m.Kind == Task })
	case "发言":
		return has(func(m *Mark) bool { return m.Kind == remarkMark })
	}
	return c.kind() == Text
}

// stringPlaces are the places of a string: from each character the shortest.
func (p *naivePassage) stringPlaces(q *String) (all []corpus.Stretch) {
	text := p.runes[p.number]
	want := []rune(q.Text)
	for at := range text {
		for end := at + 1; end <= len(text); end++ {
			if matches(want, text[at:end], q.Plain) {
				all = append(all, corpus.Stretch{Start: at, End: end})
				break
			}
		}
	}
	return all
}

// matches reports whether text is what want asks for, where ? is a character
// and * up to ten.
func matches(want, text []rune, plain bool) bool {
	switch {
	case len(want) == 0:
		return len(text) == 0
	case !plain && want[0] == '*':
		for n := 0; n <= min(10, len(text)); n++ {
			if matches(want[1:], text[n:], plain) {
				return true
			}
		}
		return false
	case len(text) == 0:
		return false
	}
	return (!plain && want[0] == '?' || want[0] == text[0]) && matches(want[1:], text[1:], plain)
}

// queries writes random queries about documents.
type queries struct {
	*rand.Rand
	docs map[string]*naive
	ids  []string
}

// word is some characters of a passage, folded as the model reads them, without
// what is syntax.
func (g *queries) word(most int) string {
	for {
		n := g.docs[g.ids[g.IntN(len(g.ids))]]
		runes := n.runes[g.IntN(len(n.runes))]
		if len(runes) == 0 {
			continue
		}
		at := g.IntN(len(runes))
		word := string(runes[at:min(len(runes), at+1+g.IntN(most))])
		if !strings.ContainsAny(word, ` ?*"()-:/,｡`) && !strings.ContainsAny(word, "“”「」｢｣与且或非近") {
			return word
		}
	}
}

func (g *queries) field() string {
	all := []string{
		"发言人:王芳", "发言人:李", "身份:委员", "单位:市民政局", "单位:住建", "类型:任务", "类型:发言", "类型:正文", "议案:养老", "会议:第一次", "文件:1", "日期:2020", "日期:2019",
		"截止:存在", "截止:2020", "指标:存在", "指标:>=50", "行为:建议", "行为:问题",
	}
	return all[g.IntN(len(all))]
}

func (g *queries) query(depth int) string {
	switch n := g.IntN(14); {
	case depth == 0 || n < 4:
		return g.word(4)
	case n == 4:
		return g.word(2) + "*" + strings.TrimLeft(g.word(2), "0123456789") + "的"[:3*g.IntN(2)]
	case n == 5:
		return []string{g.word(2) + "?" + g.word(2), "?" + g.word(2), g.word(2) + "?"}[g.IntN(3)]
	case n == 6:
		return fmt.Sprintf("%s 近/%d %s", g.word(2), g.IntN(20), g.word(2))
	case n == 7:
		return g.field()
	case n == 8:
		return "-" + g.word(2)
	case n == 9:
		return "-" + g.field()
	case n == 10:
		return "(" + g.query(depth-1) + " 或 " + g.query(depth-1) + ")"
	}
	return g.query(depth-1) + " " + g.query(depth-1)
}

// TestEveryQueryAnswersAsTheModel compares the answers to random queries of every
// kind with those of a model: passages, places, what stands above them, counts.
func TestEveryQueryAnswersAsTheModel(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 3))
	src, docs := memory{}, map[string]*naive{}
	for i := range 30 {
		id := fmt.Sprintf("%02d.txt", i)
		it := marked(random)
		src[id] = it
		m := newModel(id, it.text)
		docs[id] = &naive{m, NewDocument(id, "", m.doc, it.result)}
	}
	ix := build(t, src, nil)
	g := &queries{random, docs, slices.Sorted(maps.Keys(docs))}
	found := 0
	for range 1500 {
		text := g.query(2)
		q, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		found += compareWithModel(t, ix, docs, q)
		if t.Failed() {
			t.Fatalf("query %s", text)
		}
	}
	for range 5 { // many strings, which are found together
		words := make([]string, manyStrings+10)
		for i := range words {
			words[i] = g.word(3)
		}
		for _, shape := range []string{"%s", "-(%s)", "(%s) 类型:任务", "(%s) 推进"} {
			q, err := Parse(fmt.Sprintf(shape, strings.Join(words, " 或 ")))
			if err != nil {
				t.Fatal(err)
			}
			compareWithModel(t, ix, docs, q)
		}
	}
	if found < 5000 {
		t.Errorf("only %d passages were compared", found)
	}
}

// compareWithModel compares the answer to q with the model's and says how many
// hits there are.
func compareWithModel(t *testing.T, ix *Index, docs map[string]*naive, q Query) int {
	t.Helper()
	want := map[string]naiveHit{}
	places, documents := 0, 0
	for id, n := range docs {
		hits := n.search(q)
		documents += min(len(hits), 1)
		for _, h := range hits {
			want[fmt.Sprint(id, " ", h.passage+1)] = h
			places += len(h.places)
		}
	}
	for _, order := range []Sort{ByRelevance, Unsorted} {
		f, err := ix.Search(t.Context(), q, Options{Sort: order})
		if err != nil {
			t.Fatal(err)
		}
		if f.Total != len(want) || f.Places != places || f.Documents != documents {
			t.Errorf("order %d: %d passages, %d places, %d documents; want %d, %d, %d", order, f.Total, f.Places, f.Documents, len(want), places, documents)
		}
		n := 0
		for h, err := range f.Hits() {
			if err != nil {
				t.Fatal(err)
			}
			n++
			d := docs[h.Source]
			w, ok := want[fmt.Sprint(h.Source, " ", h.Paragraph)]
			if !ok || !slices.Equal(h.Matches, w.places) {
				t.Errorf("%s passage %d: %v, want %v (%v)", h.Source, h.Paragraph, h.Matches, w.places, ok)
				continue
			}
			if kind, speaker := w.first.kind().String(), w.first.valuesOf(ofSpeaker).first(); h.Kind != kind || h.Speaker != speaker {
				t.Errorf("%s passage %d: %s by %q, want %s by %q", h.Source, h.Paragraph, h.Kind, h.Speaker, kind, speaker)
			}
			runes := h.InRunes()
			offsets := corpus.NewRuneOffsets(d.doc.Text)
			if got, want := runes.Span, offsets.Span(h.Span); got != want {
				t.Errorf("%s passage %d: characters %v, want %v", h.Source, h.Paragraph, got, want)
			}
			for i, m := range h.Matches {
				if got, want := runes.Matches[i], offsets.Span(m); got != want {
					t.Errorf("%s passage %d: characters %v, want %v", h.Source, h.Paragraph, got, want)
				}
			}
		}
		if n != len(want) {
			t.Errorf("order %d gives %d hits of %d", order, n, len(want))
		}
		compareFacets(t, f, docs, want)
	}
	return len(want)
}

// compareFacets compares counts of values with those of the model's hits.
func compareFacets(t *testing.T, f *Found, docs map[string]*naive, hits map[string]naiveHit) {
	t.Helper()
	for _, by := range []Facet{FacetKind, FacetSpeaker, FacetUnit, FacetAct, FacetMotion, FacetYear, FacetMeeting} {
		want := map[string]Value{}
		for key, h := range hits {
			id, _, _ := strings.Cut(key, " ")
			values := by.ofChain(h.first.valuesOf(by.attribute()))
			if by.attribute() >= ofDocument {
				head := docs[id].head()
				values = []string{by.ofDocument(func(i int) string { return head[i] })}
			}
			for _, value := range values {
				v := want[value]
				want[value] = Value{Value: value, Hits: v.Hits + 1, Places: v.Places + len(h.places)}
			}
		}
		got, err := f.Facets(by)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Errorf("%s: %v, want %v", by, got, want)
		}
		for _, v := range got {
			if v != want[v.Value] {
				t.Errorf("%s: %v, want %v", by, v, want[v.Value])
			}
		}
	}
}
