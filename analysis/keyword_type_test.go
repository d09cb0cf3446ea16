package analysis

import (
	"slices"
	"testing"

	"yian/corpus"
)

// typed are the keywords of a text and what else it names, by term.
func typed(text string) map[string][]TermType {
	r := Analyze(corpus.NewDocument("a.txt", text), Knowledge{Words: NewSegmenter(nil), Others: true})
	all := map[string][]TermType{}
	for _, k := range slices.Concat(r.Keywords, r.Others) {
		if !slices.Contains(all[k.Term], k.Type) {
			all[k.Term] = append(all[k.Term], k.Type)
		}
	}
	return all
}

func TestTermTypes(t *testing.T) {
	text := "云州市湿地保护行动方案\n" +
		"为落实《云州市湿地保护条例》，《云州日报》作了报道。推行“一湖一策”，“一湖一策”由各湖管护人执行。\n" +
		"一、保护湿地公园。湿地公园设巡护员，湿地公园全年开放，2026年底前湿地保护率达到60%以上，新建观鸟屋20座。（责任单位：云州市林业局、市水务局，各区政府）\n" +
		"二、管好湿地公园。湿地公园的污水处理率达到95%。（责任单位：有关部门）\n" +
		"郑文澜（市人大代表）：湿地公园要禁止垂钓，长江沿线的湿地也要管起来。\n"
	found := typed(text)
	for term, want := range map[string]TermType{
		"湿地公园":      ThemeTerm,
		"一湖一策":      PolicyTerm,
		"云州市湿地保护条例": PolicyTerm,
		"湿地保护率":     IndicatorTerm,
		"云州市林业局":    UnitTerm,
		"市水务局":      UnitTerm,
		"云州市":       PlaceTerm,
		"长江":        PlaceTerm,
		"郑文澜":       PersonTerm,
	} {
		if !slices.Contains(found[term], want) {
			t.Errorf("%s is %q, want %s", term, found[term], want)
		}
	}
	for term, not := range map[string]TermType{
		"新建观鸟屋": IndicatorTerm, // things that are counted
		"云州日报":  PolicyTerm,
		"各区政府":  UnitTerm, // units of a kind
		"有关部门":  UnitTerm,
		"市":     PlaceTerm,
	} {
		if slices.Contains(found[term], not) {
			t.Errorf("%s is a %s", term, not)
		}
	}
}

func TestPlaceOf(t *testing.T) {
	for unit, want := range map[string]string{
		"云州市民政局": "云州市", "海川县人民政府": "海川县", "市民政局": "", "高新区管委会": "", "城市管理局": "", "民政局": "", "": "", "住房城乡建设局": "", "各市人民政府": "",
	} {
		if got := placeOf(unit); got != want {
			t.Errorf("placeOf(%s) = %q, want %q", unit, got, want)
		}
	}
}

func TestIsPolicyTitle(t *testing.T) {
	for title, want := range map[string]bool{
		"云州市湿地保护条例": true, "关于加强湿地保护的意见": true, "湿地保护规划（2021—2035年）": true, "云州日报": false, "法": false, "湿地之歌": false,
	} {
		if isPolicyTitle(title) != want {
			t.Errorf("isPolicyTitle(%s) = %v", title, !want)
		}
	}
}

func TestIsPlaceWord(t *testing.T) {
	themes := &themes{segmenter: NewSegmenter(nil)}
	for word, want := range map[string]bool{
		"湖北": true, "武汉": true, "湖北省": true, "长江": true, "香港": true, "江夏区": true,
		"深度": false, "宜居": false, "关联": false, "山区": false, "法治化": false, "海关": false, "大桥": false, "省": false, "": false,
	} {
		if themes.isPlaceWord(word) != want {
			t.Errorf("isPlaceWord(%s) = %v", word, !want)
		}
	}
}

func TestIsQuotedPolicy(t *testing.T) {
	for name, want := range map[string]bool{"一湖一策": true, "放管服": true, "十五五": true, "十五": false, "市水务局": false} {
		if isQuotedPolicy(name) != want {
			t.Errorf("isQuotedPolicy(%s) = %v", name, !want)
		}
	}
}

// TestOthersAreAskedFor: nobody pays for them who does not ask.
func TestOthersAreAskedFor(t *testing.T) {
	r := Analyze(corpus.NewDocument("a.txt", "云州市湿地保护方案\n一、保护湿地公园。\n"), Knowledge{Words: NewSegmenter(nil)})
	if r.Others != nil {
		t.Errorf("others: %v", r.Others)
	}
}
