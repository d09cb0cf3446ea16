package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yian/analysis"
	"yian/corpus"
)

// found is two motions' tasks with a speech on the first, spans in code points.
func found() *Found {
	name := func(s string) analysis.Name { return analysis.Name{Name: s} }
	r := &analysis.Result{Source: "方案.txt", SHA256: strings.Repeat("ab", 32), Head: analysis.Head{Title: "办理方案", Kind: analysis.WorkPlan, Meeting: "云州市第三次会议"}}
	r.Motions = []analysis.Motion{{ID: "m1", Title: "关于发展社区食堂的议案"}, {ID: "m2", Title: "关于整治河道的议案"}}
	r.Tasks = []analysis.Task{
		{ID: "t1", Key: "k1", Motion: "m1", Text: "新建社区食堂60家", Span: corpus.Span{Start: 10, End: 19},
			Assignment:   analysis.Assignment{LeadUnits: []analysis.Name{name("市民政局")}, Units: []analysis.Name{name("市民政局"), name("市财政局")}, UnitRule: analysis.LeadExplicit},
			Deadlines:    []analysis.Deadline{{Text: "年底前", Date: "2025-12-31"}, {Text: "6月底前", Date: "2025-06-30"}},
			Targets:      []analysis.Target{{Text: "新建社区食堂60家", Indicator: "新建社区食堂", Comparator: analysis.Equal, Value: 60, Unit: "家", RawValue: "60", RawUnit: "家"}},
			Checkability: analysis.Checkability{Grade: "可核查"}},
		{ID: "t2", Key: "k2", Motion: "m2", Text: "=清淤", Span: corpus.Span{Start: 30, End: 33}, Deadlines: []analysis.Deadline{{Text: "长期坚持"}}},
		{ID: "t3", Key: "k3", Text: "加强宣传", Span: corpus.Span{Start: 40, End: 44},
			Assignment: analysis.Assignment{LeadUnits: []analysis.Name{name("市财政局")}, Units: []analysis.Name{name("市财政局")}},
			Deadlines:  []analysis.Deadline{{Text: "3月底前", Date: "2025-03-31"}}},
		{ID: "t4", Key: "k4", Text: "做好总结", Span: corpus.Span{Start: 50, End: 54}},
	}
	r.Remarks = []analysis.Remark{{ID: "r1", Motion: "m1", Speaker: analysis.Speaker{Name: "郑文澜", Role: "委员"},
		Points: []analysis.Point{{ID: "r1.p1", Text: "建议多建食堂。", Act: analysis.Request}, {ID: "r1.p2", Text: "办得好。", Act: analysis.Praise}}}}
	links := []analysis.Linked{
		{From: "r1.p1", To: "t1", Relation: analysis.Supports, Score: 0.8, Reasons: []string{"共有“食堂”"}},
		{From: "r1.p2", To: "t1", Relation: analysis.Supports, Score: 0.9, Verdict: analysis.VerdictReject},
		{From: "r1.p2", To: "t2", Relation: analysis.Supports, Score: 0.1},
	}
	return &Found{Results: []*analysis.Result{r}, Links: links, Notices: []Notice{{"方案.txt", 7, corpus.Span{Start: 41, End: 43}, "期限没有年份"}}}
}

// TestTaskColumns keeps the columns that people expect, in their order.
func TestTaskColumns(t *testing.T) {
	want := strings.Split("序号 任务编号 来源议案 来源文件 章节 任务事项 牵头单位 责任单位 完成时限(原文) 截止日期 目标(原文) 指标名称 比较符 目标值 单位 时点 指标性质 可核查性 缺项 "+
		"进展情况 完成值 状态灯 存在问题 办理结果 复核评价 销号日期 相关发言 关联理由 关联得分 原文摘录 原文位置 牵头依据 提取规则 人工核对", " ")
	f := found()
	list := TaskList(f.Results, f.Links)
	if diff := cmp.Diff(want, list.Header); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	for header, cell := range map[string]string{"来源议案": "关于发展社区食堂的议案", "截止日期": "2025-12-31；2025-06-30", "目标值": "60", "相关发言": "郑文澜（委员）：建议多建食堂。", "关联得分": "0.8", "原文位置": "第11—19字"} {
		if got := list.Rows[0][slices.Index(list.Header, header)]; got != cell {
			t.Errorf("%s: %q, want %q", header, got, cell)
		}
	}
	if got := list.Rows[1][slices.Index(list.Header, "相关发言")]; got != "" {
		t.Errorf("a link that is too weak brought %q", got)
	}
}

func TestGrouped(t *testing.T) {
	f := found()
	rows := taskRows(f.Results, f.Links)
	for _, c := range []struct {
		by   Grouping
		want []string
	}{
		{Ungrouped, []string{" t1 t2 t3 t4"}},
		{ByUnit, []string{"市民政局 t1牵头", "市财政局 t1配合 t3牵头", "未注明责任单位 t2 t4"}},
		{ByMotion, []string{"关于发展社区食堂的议案 t1", "关于整治河道的议案 t2", "不属于议案 t3 t4"}},
		{ByDeadline, []string{" t3 t1 t2 t4"}},
	} {
		var got []string
		for _, g := range grouped(rows, c.by) {
			var s strings.Builder
			s.WriteString(g.name)
			for i, r := range g.rows {
				s.WriteString(" " + r.task.ID + r.role)
				if r.number != i+1 {
					t.Errorf("%s: row %d of %q has number %d", c.by, i, g.name, r.number)
				}
			}
			got = append(got, s.String())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("by %q (-want +got):\n%s", c.by, diff)
		}
	}
	var names []string
	for _, g := range months(grouped(rows, ByDeadline)[0].rows) {
		names = append(names, g.name)
	}
	if diff := cmp.Diff([]string{"2025年3月", "2025年6月", "时限无确定日期", "未注明时限"}, names); diff != "" {
		t.Errorf("months (-want +got):\n%s", diff)
	}
}

// TestTaskBook reads the workbooks back: the cells are those of the list.
func TestTaskBook(t *testing.T) {
	f := found()
	for _, c := range []struct {
		by     Grouping
		sheets []string
	}{
		{Ungrouped, []string{"任务分解表", "来源", "警告"}},
		{ByDeadline, []string{"任务分解表", "来源", "警告"}},
		{ByUnit, []string{"汇总", "市民政局", "市财政局", "未注明责任单位", "来源", "警告"}},
		{ByMotion, []string{"汇总", "关于发展社区食堂的议案", "关于整治河道的议案", "不属于议案", "来源", "警告"}},
	} {
		var b bytes.Buffer
		if err := TaskBook(&b, f, c.by); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.sheets, book.GetSheetList()); diff != "" {
			t.Errorf("by %q: sheets (-want +got):\n%s", c.by, diff)
		}
		if c.by != Ungrouped {
			continue
		}
		rows, err := book.GetRows("任务分解表")
		if err != nil {
			t.Fatal(err)
		}
		list := TaskList(f.Results, f.Links)
		for i, want := range append([][]string{list.Header}, list.Rows...) {
			got := rows[i+3]
			for len(got) < len(want) {
				got = append(got, "")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("row %d (-list +workbook):\n%s", i, diff)
			}
		}
		notices, err := book.GetRows("警告")
		if err != nil || len(notices) != 3 || notices[2][2] != "7" || notices[2][4] != "期限没有年份" {
			t.Errorf("警告: %q, %v", notices, err)
		}
	}
}

func TestTaskCalendar(t *testing.T) {
	var got []string
	for _, d := range TaskCalendar(found()).Days {
		got = append(got, d.Date+" "+d.Summary)
	}
	want := []string{"2025-03-31 【市财政局】加强宣传", "2025-06-30 【市民政局】新建社区食堂60家", "2025-12-31 【市民政局】新建社区食堂60家"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	twice := found()
	twice.Results[0].Tasks = append(twice.Results[0].Tasks, twice.Results[0].Tasks[0])
	ids := map[string]bool{}
	for _, d := range TaskCalendar(twice).Days {
		if ids[d.ID] {
			t.Errorf("two entries are called %s: a calendar would keep one of them", d.ID)
		}
		ids[d.ID] = true
	}
}

// TestFirstListed names the tasks whose leading unit the text does not mark.
func TestFirstListed(t *testing.T) {
	for _, x := range []struct {
		rules []analysis.UnitRule
		want  string
	}{
		{[]analysis.UnitRule{analysis.LeadExplicit, analysis.LeadSole, ""}, ""},
		{[]analysis.UnitRule{analysis.LeadFirstListed}, "1"},
		{[]analysis.UnitRule{analysis.LeadFirstListed, analysis.LeadExplicit, analysis.LeadFirstListed, analysis.LeadFirstListed, analysis.LeadFirstListed}, "1、3—5"},
	} {
		g := &taskGroup{}
		for i, rule := range x.rules {
			g.rows = append(g.rows, &taskRow{number: i + 1, task: &analysis.Task{Assignment: analysis.Assignment{UnitRule: rule}}})
		}
		if got := g.firstListed(); got != x.want {
			t.Errorf("%v: %q, want %q", x.rules, got, x.want)
		}
	}
}
