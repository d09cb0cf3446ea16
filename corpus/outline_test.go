package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkOutline fails unless the outline of text keeps its promises: tiles cover
// the text, spans lie on rune boundaries, every stretch leads back to its span.
func checkOutline(t *testing.T, text string) {
	t.Helper()
	d := NewDocument("t", text)
	text = d.Text
	o := d.Outline
	at := 0
	for i, p := range o.Paragraphs {
		if p.Tile.Start != at || p.Tile.End < p.Tile.Start {
			t.Fatalf("paragraph %d: tile %v does not begin at %d", i, p.Tile, at)
		}
		at = p.Tile.End
		if !p.Tile.Contains(p.Span) && p.Kind != Blank {
			t.Fatalf("paragraph %d: span %v outside of tile %v", i, p.Span, p.Tile)
		}
		checkBoundaries(t, text, p.Span)
		checkStretch(t, o, p.Read)
	}
	if at != len(text) {
		t.Fatalf("tiles end at %d of %d", at, len(text))
	}
	for i, it := range o.Items {
		for _, st := range []Stretch{it.Number, it.Heading, it.Body} {
			checkStretch(t, o, st)
			checkBoundaries(t, text, o.Reading.Span(st))
			d.Clean(o.Reading.Span(st))
		}
		if it.Parent >= i || it.End < it.Start() {
			t.Fatalf("item %d: parent %d, %d to %d", i, it.Parent, it.Start(), it.End)
		}
	}
	for at := range o.Reading.Text {
		s := o.Reading.Span(Stretch{at, at + 1})
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Fatalf("Reading offset %d leads to %v of %d", at, s, len(text))
		}
	}
}

func checkStretch(t *testing.T, o *Outline, st Stretch) {
	t.Helper()
	if st.Start < 0 || st.End < st.Start || st.End > len(o.Reading.Text) {
		t.Fatalf("stretch %v outside of the Reading (%d bytes)", st, len(o.Reading.Text))
	}
}

func checkBoundaries(t *testing.T, text string, s Span) {
	t.Helper()
	for _, at := range []int{s.Start, s.End} {
		if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			t.Fatalf("span %v: %d is no rune boundary", s, at)
		}
	}
}

func TestReading(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"half-width punctuation", "一、总体要求:健全机制,推进(试点)工作;完成1,100个,9:30开会", "一、总体要求：健全机制，推进（试点）工作；完成1,100个，9:30开会\n"},
		{"full-width digits", "达到３５％以上", "达到35%以上\n"},
		{"single spaces", "發言最多 15分鐘 Kolas Yotaka", "發言最多15分鐘Kolas Yotaka\n"},
		{"gaps", "陳  瑩    王惠美", "陳　瑩　　王惠美\n"},
		{"quotes", `「建設」與"机制"和"平台"`, "“建設”與“机制”和“平台”\n"},
		{"readings of a converter", "優(yōu)化區(qū)域(a)", "優化區域（a）\n"},
		{"chrome", "返回顶部\n正文。\n字号变大| 字号变小", "正文。\n"},
		{"invalid bytes", "前\xff后", "前\ufffd后\n"},
		{"no characters of no width", "\ufeff海\u200b川", "海川\n"},
	} {
		got := NewDocument("t", c.text).Outline.Reading.Text
		if simplified(c.want) != got && c.want != got {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		checkOutline(t, c.text)
	}
}

func simplified(s string) string { return strings.Map(Simplify, s) }

func FuzzOutline(f *testing.F) {
	for _, s := range []string{
		"", "\n\n", "一、总体要求\n（一）目标。到2025年，建成10个。\n1.甲\n", "主席：\n  (一)開會。\n", "|a|b|\n|c|\n", "- 1 -\n第2页\n",
		"一是甲；二是乙；三是丙。", "# 标题\n\n正文  \n", "陳  瑩    王惠美\n        周文\n", "\xff\xfe\n(", "第一条 甲\n第二条 乙\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkOutline(t, text) })
}

// A full row of names looks like a line that a typesetter broke; what is
// printed below it belongs to the next item.
func TestNameRowEndsBeforeItem(t *testing.T) {
	wrapped := "一、鑑於本市老舊社區電梯更新進度遲緩，多處停用逾半年，影響高齡居民出入甚鉅\n  ，爰要求海川局於兩個月內提出檢討改善報告並逐案說明處理情形及後續追蹤做法規\n"
	text := strings.Repeat(wrapped+"                提案人：林大同    王小美    陳春生    周文華    吳美玉    李  明\n", 4)
	for _, p := range NewDocument("t", text).Outline.Paragraphs {
		if s := NewDocument("t", text).At(p.Span); strings.Contains(s, "提案人") && strings.Contains(s, "鑑於") {
			t.Errorf("one paragraph: %q", s)
		}
	}
}

func TestChineseValue(t *testing.T) {
	for s, want := range map[string]int{"一、": 1, "十、": 10, "十二、": 12, "二十、": 20, "廿三、": 23, "九十九、": 99, "一百、": 100, "一百零五、": 105, "一百十二、": 112, "二百三十四、": 234, "一千零一十、": 1010, "甲、": 0, "百姓": 0, "一二三产": 1} {
		if got, _ := chineseValue(s); got != want {
			t.Errorf("%s: got %d, want %d", s, got, want)
		}
	}
}
