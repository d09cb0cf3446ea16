package analysis

import (
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

const decidedPlan = `临江市老旧小区改造方案
2025年4月18日
一、重点任务
1.摸清底数。开展老旧小区普查，建立档案。（市住建局、市民政局负责）
2.加装电梯。全年加装电梯200部。（市住建局负责）
3.加强宣传，营造氛围。市水务局改造管网80公里，2025年底前完成。
`

func TestApply(t *testing.T) {
	doc := corpus.NewDocument("方案.txt", decidedPlan)
	before := Analyze(doc, Knowledge{})
	if len(before.Tasks) < 2 {
		t.Fatalf("%d tasks", len(before.Tasks))
	}
	first, second := before.Tasks[0], before.Tasks[1]
	must := func(kind, key string, v any) corpus.Decision {
		d, err := Decide(kind, key, v)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	after := Analyze(doc, Knowledge{Decisions: []corpus.Decision{
		must(TaskUnits, first.Key, UnitsDecision{Lead: []string{"市住建局"}, Units: []string{"市住建局"}}),
		must(TaskUnits, first.Key, UnitsDecision{Lead: []string{"市民政局"}, Units: []string{"市民政局", "市统计局"}}), // the last one counts
		must(TaskDeadlines, first.Key, []DeadlineDecision{{Text: "2025年底前"}, {Date: "2026-06-30"}}),
		must(TaskRemoved, second.Key, true),
		must(TaskAdded, before.SHA256, []string{"市水务局改造管网80公里"}),
		must(TaskUnits, "nosuchkey", UnitsDecision{Units: []string{"市审计局"}}),
	}})
	i := slices.IndexFunc(after.Tasks, func(x Task) bool { return x.Key == first.Key })
	if i < 0 {
		t.Fatal("the corrected task is gone")
	}
	got := after.Tasks[i]
	if len(got.LeadUnits) != 1 || got.LeadUnits[0].Name != "市民政局" || doc.At(got.LeadUnits[0].Span) != "市民政局" {
		t.Errorf("lead units %v", got.LeadUnits)
	}
	if len(got.Units) != 2 || got.Units[1].Name != "市统计局" || !got.Units[1].Span.IsZero() {
		t.Errorf("units %v: a unit that the document does not print has no place", got.Units)
	}
	if len(got.Deadlines) != 2 || got.Deadlines[0].Date != "2025-12-31" || doc.At(got.Deadlines[0].Span) != got.Deadlines[0].Text || got.Deadlines[1].Date != "2026-06-30" {
		t.Errorf("deadlines %+v", got.Deadlines)
	}
	if !slices.Equal(got.Corrected, []string{"责任单位", "完成时限"}) {
		t.Errorf("corrected %v", got.Corrected)
	}
	if slices.ContainsFunc(after.Tasks, func(x Task) bool { return x.Key == second.Key }) {
		t.Error("the removed task is still there")
	}
	j := slices.IndexFunc(after.Tasks, func(x Task) bool { return x.Text == "市水务局改造管网80公里" })
	if j < 0 || len(after.Tasks[j].Targets) != 1 || after.Tasks[j].Rule != "manual" {
		t.Errorf("the added task is missing or has no target: %+v", after.Tasks)
	}
	if !slices.IsSortedFunc(after.Tasks, func(a, b Task) int { return a.Span.Start - b.Span.Start }) {
		t.Error("tasks do not stand in text order")
	}
	if strings.Contains(after.Tasks[0].ID, "t1") == false {
		t.Errorf("ids are not given anew: %s", after.Tasks[0].ID)
	}
}
