package analysis

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// themesOf is the theme phrases of text, best first.
func themesOf(t testing.TB, text string) []Keyword {
	t.Helper()
	return Analyze(corpus.NewDocument("test", text), Knowledge{Words: NewSegmenter(nil)}).Keywords
}

func terms(keywords []Keyword) []string {
	var all []string
	for _, k := range keywords {
		all = append(all, k.Term)
	}
	return all
}

// handling is an invented handling plan.
const handling = `临江市人民政府关于城市内涝治理议案的办理方案

市十五届人大三次会议期间，陈汉林等12名代表提出了《关于加快城市内涝治理的议案》。现提出办理方案如下。

一、加快雨污分流改造

（一）推进老旧片区雨污分流改造。2026年底前，完成36个老旧片区雨污分流改造，整治易涝点58处。（牵头单位：市水务局；责任单位：市住建局、各区人民政府）

（二）加强排水管网养护。建立排水管网养护台账，逐步更新老化的排水管网，切实提高排水管网养护水平。（牵头单位：市水务局）

二、建设海绵城市示范片区

（三）推进海绵城市建设。实施“海绵校园”改造，新增下沉式绿地20公顷，带动海绵城市示范片区建设。（牵头单位：市住建局）

（四）完善内涝预警机制。加强气象监测，健全内涝预警机制，及时发布内涝预警信息，进一步增强广大市民的防灾意识。（牵头单位：市应急局、市气象局）

三、加强组织领导

各区、各部门要高度重视内涝治理工作，加强统筹协调，认真抓好落实，确保各项任务落到实处。`

func TestFindKeywords(t *testing.T) {
	found := terms(themesOf(t, handling))
	for _, want := range []string{"老旧片区雨污分流改造", "排水管网", "城市内涝治理", "内涝预警机制", "海绵城市示范片区", "“海绵校园”改造"} {
		if !anyAlike(want, found) {
			t.Errorf("%s is missing in %s", want, strings.Join(found, " "))
		}
	}
	for _, term := range found {
		for _, no := range []string{"推进", "加强", "完善", "落实", "单位", "建设", "市民", "陈汉", "组织领导"} {
			if strings.HasPrefix(term, no) {
				t.Errorf("%s is no theme", term)
			}
		}
		if strings.HasSuffix(term, "局") {
			t.Errorf("%s is an office", term)
		}
	}
}

// TestKeywordPlaces: a keyword is what stands at each of its places.
func TestKeywordPlaces(t *testing.T) {
	const text = "關於推動離岸風電產業之提案\n離岸風\n電產業為綠能重點，爰要求經濟部就離岸風電產業鏈提出報告，並檢討離岸風電產業之補助。"
	doc := corpus.NewDocument("test", text)
	keywords := themesOf(t, text)
	if !slices.ContainsFunc(keywords, func(k Keyword) bool { return strings.HasPrefix(k.Term, "離岸風電") }) {
		t.Errorf("離岸風電 is missing in %s", strings.Join(terms(keywords), " "))
	}
	for i, k := range keywords {
		if k.Count != len(k.Spans) || k.Count == 0 {
			t.Errorf("%s: count %d, %d spans", k.Term, k.Count, len(k.Spans))
		}
		if i > 0 && k.Score > keywords[i-1].Score {
			t.Errorf("%s scores %v after %v", k.Term, k.Score, keywords[i-1].Score)
		}
		for _, s := range k.Spans {
			if got := doc.Clean(s); got != k.Term {
				t.Errorf("%s: %q stands at %v", k.Term, got, s)
			}
		}
	}
}

// TestKeywordsAreNoRoutine: what stands in every document is no theme.
func TestKeywordsAreNoRoutine(t *testing.T) {
	const text = "各级各部门要高度重视，加强组织领导，切实推进各项工作，进一步提高工作水平，确保取得实效。\n" +
		"要结合实际，认真贯彻落实，及时总结经验，加强监督检查，推动各项工作任务落到实处。\n"
	for _, k := range themesOf(t, strings.Repeat(text, 3)) {
		switch k.Term {
		case "工作", "推进", "加强", "各项工作", "工作水平", "贯彻落实", "高度重视", "总结经验", "落到实处", "取得实效", "确保取得实效", "工作任务":
			t.Errorf("%s is no theme", k.Term)
		}
	}
}

func TestKeywordsLeaveOutNames(t *testing.T) {
	p := newPage(corpus.NewDocument("test", "云州市的欧阳若兰委员说，湿地公园要保护。欧阳若兰委员又说，湿地公园要开放。"))
	at := strings.Index(p.text, "欧阳若兰")
	name := Name{Name: "欧阳若兰", Span: p.span(corpus.Stretch{Start: at, End: at + len("欧阳若兰")})}
	r := &Result{Motions: []Motion{{Proposers: []Name{name}}}}
	found := terms(findKeywords(p, Knowledge{Words: NewSegmenter(nil)}, r))
	if !slices.Equal(found, []string{"湿地公园"}) {
		t.Errorf("found %q, want 湿地公园 alone", found)
	}
}

func TestKeywordsLeaveOutRosters(t *testing.T) {
	const text = "出席委员　趙海霖　欧阳若兰　孔明远\n湿地公园的巡护制度要落实。\n"
	for _, term := range terms(themesOf(t, text)) {
		if strings.ContainsAny(term, "趙霖兰孔") {
			t.Errorf("%s is a name", term)
		}
	}
}

func TestKeywordsOfLittleText(t *testing.T) {
	for _, text := range []string{"", "\n", "。", "议", "“", "“”", "（（（（", "……——", "关于的和在"} {
		if k := themesOf(t, text); len(k) > 0 {
			t.Errorf("%q: %q", text, terms(k))
		}
	}
	p := newPage(corpus.NewDocument("test", handling))
	if k := findKeywords(p, Knowledge{}, &Result{}); k != nil {
		t.Errorf("%q without a segmenter", terms(k))
	}
}

// TestKeywordWords: no word has two roles.
func TestKeywordWords(t *testing.T) {
	seen := make(map[string]bool)
	for _, list := range []string{stopWords, modifierWords, routineVerbs, activityWords, vagueWords, genericWords, personTitles} {
		for word := range strings.FieldsSeq(list) {
			if seen[word] {
				t.Errorf("%s stands in two places", word)
			}
			seen[word] = true
		}
	}
}

func TestQuotedName(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“放管服”改革", "“放管服”"},
		{"“双随机、一公开”监管", "“双随机、一公开”"},
		{"“他说：不行。”", "“"},
		{"“一”", "“"},
		{"“没有收尾", "“"},
		{"“这是一句很长很长很长很长的话”", "“"},
	} {
		th := themes{page: &page{text: c.text, ctx: t.Context()}}
		th.cut(NewSegmenter(nil))
		th.joinQuoted()
		if got := th.spelling(0); got != c.want {
			t.Errorf("%s begins with %s, want %s", c.text, got, c.want)
		}
	}
}

// TestKeywordRecall measures the theme phrases against those that people noted:
// the share that is found among the first twenty.
func TestKeywordRecall(t *testing.T) {
	words := NewSegmenter(nil)
	sets := themeSets(t)
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		hits, all := 0, 0
		for _, g := range sets[name] {
			top := g.top20(words)
			found, missed := g.found(top)
			hits, all = hits+len(found), all+len(g.phrases)
			t.Logf("%s: %d of %d\n  top 20 %s\n  missed %s", g.name, len(found), len(g.phrases), strings.Join(top, " "), strings.Join(missed, " "))
		}
		recall := float64(hits) / float64(max(1, all))
		t.Logf("%s: %d of %d theme phrases found, %.3f", name, hits, all, recall)
		if all > 0 && recall < 0.5 {
			t.Errorf("%s: recall at 20 is %.3f, at least 0.5 wanted", name, recall)
		}
	}
}

// TestKeywordsAreNames: among the first twenty theme phrases of the labelled
// documents is no phrase of routine and no torn word of the list in testdata, and
// none has a word that it cannot begin or end with.
func TestKeywordsAreNames(t *testing.T) {
	routine := make(map[string]bool)
	for phrase := range strings.FieldsSeq(string(readFile(t, "testdata/keyword_routine.txt"))) {
		routine[phrase] = true
	}
	words, roles := NewSegmenter(nil), keywordRoles()
	for _, set := range themeSets(t) {
		for _, g := range set {
			for _, term := range g.top20(words) {
				plain := corpus.Fold(term).Text
				if routine[plain] || roles[plain] != roleContent {
					t.Errorf("%s: %s is routine or torn", g.name, term)
				}
				for _, verb := range [...]string{"推进", "加强", "完善", "落实", "建立", "开展", "确保", "进一步", "以及", "关于", "各"} {
					if strings.HasPrefix(plain, verb) || strings.HasSuffix(plain, verb) {
						t.Errorf("%s: %s is no name", g.name, term)
					}
				}
			}
		}
	}
}

// TestKeywordStability measures how many of the first twenty theme phrases stay when
// a tenth of the text is left out: of documents with few paragraphs sentences, of
// others paragraphs, drawn by lot.
func TestKeywordStability(t *testing.T) {
	words := NewSegmenter(nil)
	sets := themeSets(t)
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		stay, all := 0, 0
		for i, g := range sets[name] {
			before := g.top20(words)
			g.text = lessText(g.text, rand.New(rand.NewPCG(uint64(i), 8)))
			after := g.top20(words)
			for _, term := range before {
				if slices.Contains(after, term) {
					stay++
				}
			}
			all += len(before)
		}
		t.Logf("%s: %d of %d theme phrases stay, %.2f", name, stay, all, float64(stay)/float64(max(1, all)))
		if 10*stay < 7*all {
			t.Errorf("%s: %d of %d theme phrases stay, at least 70 %% wanted", name, stay, all)
		}
	}
}

// lessText leaves out a tenth of text, its first lines aside.
func lessText(text string, lot *rand.Rand) string {
	mark := "\n"
	if strings.Count(text, "\n") < 30 {
		mark = "。"
	}
	parts := strings.SplitAfter(text, mark)
	var less strings.Builder
	for i, part := range parts {
		if i < 3 || lot.IntN(10) > 0 {
			less.WriteString(part)
		}
	}
	return less.String()
}

func BenchmarkKeywords(b *testing.B) {
	p := newPage(corpus.NewDocument("bench", strings.Repeat(handling+"\n", 10)))
	k := Knowledge{Words: NewSegmenter(nil)}
	b.SetBytes(int64(len(p.text)))
	for b.Loop() {
		findKeywords(p, k, &Result{})
	}
}
