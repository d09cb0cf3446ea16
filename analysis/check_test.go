package analysis

import (
	"slices"
	"testing"
)

func TestCheckability(t *testing.T) {
	units := Assignment{Units: []Name{{Name: "市教育局"}}}
	by := []Deadline{{Kind: By, Text: "6月底前"}}
	ongoing := []Deadline{{Kind: Ongoing, Text: "长期坚持"}}
	target := []Target{{Indicator: "公办幼儿园", Value: 12}}
	tests := []struct {
		name    string
		task    Task
		wording string
		grade   string
		missing []string
	}{
		{"who, when, how much", Task{Assignment: units, Deadlines: by, Targets: target}, "6月底前新建公办幼儿园12所", Checkable, nil},
		{"a document is there or not", Task{Assignment: units, Deadlines: by}, "6月底前出台管理办法", Checkable, nil},
		{"a report is there or not", Task{Assignment: units, Deadlines: by}, "11月前提出评估报告", Checkable, nil},
		{"a target for a year needs no other term", Task{Assignment: units, Targets: []Target{{Period: "2026"}}}, "公办园占比达到60%", Checkable, nil},
		{"nobody named", Task{Deadlines: by, Targets: target}, "6月底前新建公办幼儿园12所", PartlyCheckable, []string{MissingUnit}},
		{"no date", Task{Assignment: units, Targets: target}, "新建公办幼儿园12所", PartlyCheckable, []string{MissingDeadline}},
		{"a date, but for what", Task{Assignment: units, Deadlines: by}, "6月底前取得明显成效", PartlyCheckable, []string{MissingTarget}},
		{"a document to be written", Task{Assignment: units}, "制定既有住宅加装电梯协商办法，成熟后推广", PartlyCheckable, []string{MissingDeadline}},
		{"a document to go by", Task{Assignment: units}, "按照制定的管理办法", Principle, []string{MissingDeadline, MissingTarget}},
		{"only who", Task{Assignment: units}, "加强教师队伍建设", Principle, []string{MissingDeadline, MissingTarget}},
		{"without end", Task{Assignment: units, Deadlines: ongoing}, "加强巡查，长期坚持", Principle, []string{MissingDeadline, MissingTarget}},
		{"nothing", Task{}, "提高认识", Principle, []string{MissingUnit, MissingDeadline, MissingTarget}},
	}
	for _, tt := range tests {
		got := checkability(&tt.task, tt.wording)
		if got.Grade != tt.grade || !slices.Equal(got.Missing, tt.missing) && len(got.Missing)+len(tt.missing) > 0 {
			t.Errorf("%s: %v %v, want %v %v", tt.name, got.Grade, got.Missing, tt.grade, tt.missing)
		}
	}
}
