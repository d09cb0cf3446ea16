package table

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

func TestFit(t *testing.T) {
	for _, c := range []struct {
		widths []int
		main   int
		width  int
		want   []int
	}{
		{[]int{4, 10}, -1, 80, []int{4, 10}},
		{[]int{4, 200, 10}, -1, 60, []int{4, 40, 10}},
		{[]int{4, 100, 90}, -1, 70, []int{4, 30, 30}},
		{[]int{50, 50}, -1, 10, []int{8, 8}},
		{[]int{4, 100, 90}, 1, 70, []int{4, 44, 16}},
		{[]int{90, 100, 90}, 1, 50, []int{14, 15, 15}},
		{nil, -1, 80, nil},
	} {
		if got := fit(c.widths, c.main, c.width); !slices.Equal(got, c.want) {
			t.Errorf("fit(%v, %d, %d) = %v, want %v", c.widths, c.main, c.width, got, c.want)
		}
	}
}

func TestTerminal(t *testing.T) {
	table := &Table{Header: []string{"编号", "任务事项", "完成时限"}}
	table.Add("t1", "完成120个老旧小区改造，同步改造地下管网，引导社会资本参与改造", "2025-12-31")
	table.Add("t2", "加装电梯", "—")
	var b strings.Builder
	if err := table.Terminal(&b, 44); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) < 4 {
		t.Fatalf("not wrapped:\n%s", b.String())
	}
	for _, line := range lines {
		if w := lipgloss.Width(line); w > 44 {
			t.Errorf("%d columns wide: %q", w, line)
		}
	}
	at := lipgloss.Width(lines[0][:strings.Index(lines[0], "完成时限")])
	if got := lipgloss.Width(lines[1][:strings.Index(lines[1], "2025")]); got != at {
		t.Errorf("the date stands at column %d, its header at %d:\n%s", got, at, b.String())
	}
}

func TestCSV(t *testing.T) {
	table := &Table{Header: []string{"名称", "值"}}
	table.Add("=cmd|' /C calc'!A0", "-1")
	table.Add("甲,乙", "@x\n\ty")
	var b strings.Builder
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff名称,值\r\n'=cmd|' /C calc'!A0,-1\r\n\"甲,乙\",\"'@x\r\n\ty\"\r\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// TestHarmless: what could be a formula gets a quote, and taking the first quote
// away gives back what was written.
func TestHarmless(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"", ""}, {"清淤", "清淤"}, {"1=1", "1=1"}, {"-3", "-3"}, {"+0.5%", "+0.5%"}, {"-", "'-"}, {"-1+1", "'-1+1"}, {"=1", "'=1"}, {"+A1", "'+A1"},
		{"@A", "'@A"}, {"\t=1", "'\t=1"}, {"\r=1", "'\r=1"}, {"\n=1", "'\n=1"}, {"＝1", "'＝1"}, {"－A1", "'－A1"}, {"'=1", "''=1"}, {"'甲'", "''甲'"},
	} {
		got := harmless(c.cell)
		if got != c.want {
			t.Errorf("harmless(%q) = %q, want %q", c.cell, got, c.want)
		}
		if back := strings.TrimPrefix(got, "'"); back != c.cell {
			t.Errorf("%q came back as %q", c.cell, back)
		}
	}
}

func TestMarkdown(t *testing.T) {
	table := &Table{Header: []string{"名称", "值"}}
	table.Add("甲|乙", "一\n二")
	table.Add(`<b>\`, "-")
	var b strings.Builder
	if err := table.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if want := "| 名称 | 值 |\n| --- | --- |\n| 甲\\|乙 | 一<br>二 |\n| \\<b>\\\\ | - |\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
