package index

import (
	"slices"
	"strings"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// span is where the n-th text stands in doc, n counted from 1.
func span(t testing.TB, doc, text string, n int) corpus.Span {
	t.Helper()
	at := 0
	for range n - 1 {
		at += strings.Index(doc[at:], text) + len(text)
	}
	i := strings.Index(doc[at:], text)
	if i < 0 {
		t.Fatalf("%q does not stand in the text", text)
	}
	return corpus.Span{Start: at + i, End: at + i + len(text)}
}

// minutes is a document with marks of every kind.
func minutes(t testing.TB) item {
	text := `关于加快老旧小区改造的议案办理情况
一、办理方案
　　完成加装电梯120台（市住建局、市财政局负责，2025年6月底前）；加装充电桩，改造管网（市城管局负责）。
二、审议发言
王芳（市人大常委会委员）：加装电梯的协商机制不健全。建议加装电梯时同步改造管网。
　　李海：加装电梯已经完成不少。
　　会议还研究了其他事项。
`
	name := func(s string) analysis.Name { return analysis.Name{Name: s} }
	return item{text: text, result: &analysis.Result{
		Head:    analysis.Head{Title: "关于加快老旧小区改造的议案办理情况", TitleSpan: span(t, text, "关于加快老旧小区改造的议案办理情况", 1), Date: "2025-04-11", Meeting: "市七届人大常委会第二十一次会议", Kind: analysis.MotionHandling},
		Motions: []analysis.Motion{{ID: "m1", Title: "关于加快老旧小区改造的议案", Span: span(t, text, "关于加快老旧小区改造的议案", 1), Scope: corpus.Span{End: len(text)}}},
		Tasks: []analysis.Task{
			{ID: "t1", Motion: "m1", Span: span(t, text, "完成加装电梯120台", 1),
				Assignment: analysis.Assignment{Units: []analysis.Name{name("市住建局"), name("市财政局")}, UnitSpan: span(t, text, "（市住建局、市财政局负责，2025年6月底前）", 1)},
				Deadlines:  []analysis.Deadline{{Date: "2025-06-30"}},
				Targets:    []analysis.Target{{Indicator: "加装电梯", Value: 120, Unit: "台"}}},
			{ID: "t2", Motion: "m1", Span: span(t, text, "加装充电桩，改造管网", 1), Assignment: analysis.Assignment{Units: []analysis.Name{name("市城管局")}}},
		},
		Remarks: []analysis.Remark{
			{ID: "r1", Motion: "m1", Speaker: analysis.Speaker{Name: "王芳", Role: "市人大常委会委员"},
				Span: span(t, text, "王芳（市人大常委会委员）：加装电梯的协商机制不健全。建议加装电梯时同步改造管网。", 1),
				Points: []analysis.Point{
					{ID: "r1.p1", Span: span(t, text, "加装电梯的协商机制不健全。", 1), Act: analysis.Problem},
					{ID: "r1.p2", Span: span(t, text, "建议加装电梯时同步改造管网。", 1), Act: analysis.Request},
				}},
			{ID: "r2", Speaker: analysis.Speaker{Name: "李海"}, Span: span(t, text, "李海：加装电梯已经完成不少。", 1),
				Points: []analysis.Point{{ID: "r2.p1", Span: span(t, text, "加装电梯已经完成不少。", 1), Act: analysis.Praise}}},
		},
	}}
}

func TestFields(t *testing.T) {
	plan := item{text: "关于电梯安全的通知\n　　各区加装电梯要保证安全。\n", result: &analysis.Result{Head: analysis.Head{Title: "关于电梯安全的通知", Date: "2024"}}}
	ix := build(t, memory{"纪要/2025.txt": minutes(t), "通知.txt": plan}, nil)
	tests := []struct {
		query  string
		hits   string // ids, in the order of document and place
		places int
	}{
		{"加装电梯", "t1 r1.p1 r2.p1 p2", 5},
		{"加装电梯 类型:任务", "t1", 1},
		{"加装电梯 -类型:任务", "r1.p1 r2.p1 p2", 4},
		{"管网 类型:任务", "t2", 1},
		{"加装电梯 管网 类型:任务", "t1", 2},
		{"加装电梯 单位:城管局", "", 0},
		{"加装 单位:城管局", "t2", 1},
		{"住建局 类型:任务", "t1", 1},
		{"加装电梯 发言人:王芳", "r1.p1", 2},
		{"加装电梯 管网 发言人:王芳", "r1.p1", 3},
		{"加装电梯 发言人:王", "r1.p1", 2},
		{`加装电梯 发言人:"王"`, "", 0},
		{"加装电梯 -发言人:王芳", "t1 r2.p1 p2", 3},
		{"加装电梯 身份:常委会委员", "r1.p1", 2},
		{"加装电梯 行为:建议", "r1.p2", 1},
		{"加装电梯 行为:肯定", "r2.p1", 1},
		{"加装电梯 (发言人:李海 或 行为:建议)", "r1.p2 r2.p1", 2},
		{"加装电梯 或 类型:标题", "m1 h1 t1 h2 r1.p1 r2.p1 p2", 5},
		{"管网 或 (加装电梯 发言人:李海)", "t2 r1.p2 r2.p1", 3},
		{"加装电梯 日期:2025", "t1 r1.p1 r2.p1", 4},
		{"加装电梯 日期:2024", "p2", 1},
		{"加装电梯 日期:<2025", "p2", 1},
		{"加装电梯 日期:2024..2025-04", "t1 r1.p1 r2.p1 p2", 5},
		{"加装电梯 日期:>2025-04-11", "", 0},
		{"加装电梯 日期:>=2025-04-11", "t1 r1.p1 r2.p1", 4},
		{"加装电梯 会议:第二十一次", "t1 r1.p1 r2.p1", 4},
		{"加装电梯 文件:通知", "p2", 1},
		{"加装电梯 文件:纪要 类型:要点", "r1.p1 r2.p1", 3},
		{"加装电梯 议案:老旧小区", "t1 r1.p1 r2.p1", 4},
		{"加装电梯 截止:存在", "t1", 1},
		{"加装电梯 截止:2025-06", "t1", 1},
		{"加装电梯 截止:<2025-06", "", 0},
		{"加装电梯 指标:存在", "t1", 1},
		{"加装 指标:>=100", "t1", 1},
		{"加装 指标:>=100台", "t1", 1},
		{"加装 指标:>=100户", "", 0},
		{"加装 指标:电梯", "t1", 1},
		{"加装 指标:<100", "", 0},
		{"类型:任务", "t1", 0},
		{"类型:发言", "r1.p1 r2.p1", 0},
		{"类型:正文 会议:二十一", "p7", 0},
		{"类型:要点 行为:问题", "r1.p1", 0},
		{"类型:要点 行为:问题 发言人:李海", "", 0},
		{"协商 近/8 健全", "r1.p1", 2},
		{"协商 近/2 健全", "", 0},
		{"健全 近/8 协商 行为:建议", "", 0},
		{"加装电梯 -管网", "r2.p1 p2", 2},
		{"加装电梯 -(管网 类型:任务)", "r1.p1 r2.p1 p2", 4},
	}
	for _, tt := range tests {
		f, hits := hitsOf(t, ix, tt.query, Options{Sort: BySource})
		var ids []string
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		if got := strings.Join(ids, " "); got != tt.hits {
			t.Errorf("%s finds %s; want %s", tt.query, got, tt.hits)
		}
		if f.Places != tt.places || f.Total != len(hits) {
			t.Errorf("%s: %d places and Total %d; want %d and %d", tt.query, f.Places, f.Total, tt.places, len(hits))
		}
	}
}

func TestHit(t *testing.T) {
	it := minutes(t)
	ix := build(t, memory{"纪要.txt": it}, nil)
	_, hits := hitsOf(t, ix, "加装电梯 行为:建议", Options{})
	h := hits[0]
	if h.Kind != "point" || h.Speaker != "王芳" || h.Role != "市人大常委会委员" || h.Motion != "关于加快老旧小区改造的议案" || h.Act != "建议" ||
		h.Date != "2025-04-11" || h.SHA256 != "sha-纪要.txt" {
		t.Errorf("%+v", h)
	}
	if want := "市七届人大常委会第二十一次会议，2025-04-11，王芳，第5段，纪要.txt"; h.Citation != want {
		t.Errorf("citation %s, want %s", h.Citation, want)
	}
	runes := []rune(it.text)
	r := h.InRunes()
	if got := string(runes[r.Span.Start:r.Span.End]); got != h.Text {
		t.Errorf("in code points the hit is %q, want %q", got, h.Text)
	}
	if got := string(runes[r.Matches[0].Start:r.Matches[0].End]); got != "加装电梯" {
		t.Errorf("in code points the match is %q", got)
	}
	_, hits = hitsOf(t, ix, "负责", Options{})
	if !slices.Equal(hits[0].Units, []string{"市住建局", "市财政局"}) || hits[0].ID != "t1" {
		t.Errorf("a responsibility note belongs to its task: %+v", hits[0])
	}
}

func TestPeriod(t *testing.T) {
	tests := []struct {
		value string
		in    string
		out   string
	}{
		{"2020", "2020-01-01 2020-12-31 2020 2020-06", "2019-12-31 2021-01-01 2019 2021-01"},
		{"2020-04", "2020-04-01 2020-04 2020", "2020-03-31 2020-05-01"},
		{"2020年4月", "2020-04-30", "2020-05-01"},
		{"２０２０", "2020-04-30", "2021-05-01"},
		{"2020-4-7", "2020-04-07", "2020-04-08"},
		{"2020..2021-06", "2020-01-01 2021-06-30", "2019-12-31 2021-07-01"},
		{"2020..", "2020-01-01 2035-01-01", "2019-12-31"},
		{"..2020", "1999-01-01 2020-12-31", "2021-01-01"},
		{"2020至2021", "2020-01-01 2021-12-31", "2022-01-01"},
		{"<2020", "2019-12-31 2019", "2020-01-01 2020"},
		{"<=2020", "2019-12-31 2020-12-31", "2021-01-01"},
		{">2020", "2021-01-01", "2020-12-31 2020"},
		{"＞2020", "2021-01-01", "2020-12-31"},
		{"≥2020-04", "2020-04-01 2021-01-01", "2020-03-31"},
		{"<2020-04-01", "2020-03-31", "2020-04-01"},
	}
	for _, tt := range tests {
		p, err := parsePeriod(tt.value)
		if err != nil {
			t.Errorf("%s: %v", tt.value, err)
			continue
		}
		for date := range strings.FieldsSeq(tt.in) {
			if !p.meets(date) {
				t.Errorf("%s does not meet %s", tt.value, date)
			}
		}
		for date := range strings.FieldsSeq(tt.out) {
			if p.meets(date) {
				t.Errorf("%s meets %s", tt.value, date)
			}
		}
		if p.meets("") {
			t.Errorf("%s meets no date", tt.value)
		}
	}
}
