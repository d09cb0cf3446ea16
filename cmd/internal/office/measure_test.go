package office

import (
	"bytes"
	"strings"
	"testing"
)

func TestLineCount(t *testing.T) {
	for _, c := range []struct {
		s              string
		halves, indent int
		want           int
	}{
		{"", 10, 0, 1},
		{"老旧小区改造", 12, 0, 1},
		{"老旧小区改造", 10, 0, 2},
		{"老旧小区改造", 12, 4, 2}, // the first line begins two characters in
		{"一\n二\n三", 10, 0, 3},
		{"责任单位、完成时限、量化目标", 10, 0, 3},
		{"老旧小区，改造", 8, 0, 2},      // the comma takes 区 along
		{"改造。", 4, 0, 2},          // 改, 造。
		{"至2025-06-30", 10, 0, 2}, // the date is not parted
		{strings.Repeat("a", 30), 10, 0, 3},
		{strings.Repeat("（", 1000), 2, 0, 1000},
	} {
		if got := lineCount(c.s, c.halves, c.indent); got != c.want {
			t.Errorf("lineCount(%q, %d, %d) = %d, want %d", c.s, c.halves, c.indent, got, c.want)
		}
	}
}

func TestBalanced(t *testing.T) {
	for _, c := range []struct {
		header string
		halves int
		want   string
	}{
		{"进展情况", 8, "进展情况"}, {"进展情况", 6, "进展\n情况"}, {"状态灯", 4, "状态\n灯"}, {"完成时限(原文)", 10, "完成时限\n(原文)"}, {"已\n分", 2, "已\n分"},
	} {
		if got := balanced(c.header, c.halves); got != c.want {
			t.Errorf("balanced(%q, %d) = %q, want %q", c.header, c.halves, got, c.want)
		}
	}
}

// TestPages: 22 lines of text to a page as GB/T 9704 has it, headings with what
// follows them, headers on each page.
func TestPages(t *testing.T) {
	text := func(lines int) Block { return Paragraph{Text: strings.Repeat("字", 27*lines-2)} }
	rows := func(n int) Block {
		table := Table{Columns: []Column{{Header: "序号", Width: 5}, {Header: "事项", Width: 60}}}
		for range n {
			table.Rows = append(table.Rows, []string{"1", "清淤河道"})
		}
		return table
	}
	for _, c := range []struct {
		name   string
		blocks []Block
		want   int
	}{
		{"a title alone", nil, 1},
		{"the title takes more than a line", []Block{text(21)}, 1},
		{"a full page", []Block{PageBreak{}, text(22)}, 2},
		{"a line more", []Block{PageBreak{}, text(23)}, 3},
		{"a heading at the foot goes with its text", []Block{PageBreak{}, text(21), Heading{1, "一、概况"}, text(1)}, 3},
		{"a small paragraph goes with its table", []Block{PageBreak{}, text(20), Paragraph{Text: "下表", Small: true}, rows(3)}, 3},
		{"a long table", []Block{PageBreak{}, rows(100)}, 4},
	} {
		p := &Paper{Title: "摘要", Blocks: c.blocks}
		if got := p.Pages(); got != c.want {
			t.Errorf("%s: %d pages, want %d", c.name, got, c.want)
		}
	}
	if p := (&Paper{Title: "摘要", Blocks: []Block{text(20)}}); p.Fits(1) || !p.Fits(2) {
		t.Error("a page without room to spare counts as safe, or two pages do not")
	}
}

// TestRowHigherThanPage: a row may be parted between pages only where no page has
// room for it.
func TestRowHigherThanPage(t *testing.T) {
	p := &Paper{Title: "清单", Blocks: []Block{Table{Columns: []Column{{Header: "事项", Width: 60}},
		Rows: [][]string{{"短"}, {strings.Repeat("很长的事项", 2000)}, {"短"}}}}}
	var b bytes.Buffer
	if err := p.DOCX(&b); err != nil {
		t.Fatal(err)
	}
	body := parts(t, b.Bytes())["word/document.xml"]
	if n := strings.Count(body, "<w:cantSplit/>"); n != 3 { // the header's and two rows'
		t.Errorf("%d rows stay whole, want 3", n)
	}
}
