package analysis

import (
	"strings"
	"testing"

	"yian/corpus"
)

func TestFindNotes(t *testing.T) {
	tests := []struct{ text, lead, units, more string }{
		{"推进建设。（市教育局、市财政局负责）", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。（市教育局负责）", "市教育局", "市教育局", "sole"},
		{"推进建设。（工业和信息化部、文化和旅游部等有关部门负责）", "工业和信息化部", "工业和信息化部 文化和旅游部", "first-listed 等"},
		{"推进建设。（教育部、财政部等和各有关省级人民政府负责）", "教育部", "教育部 财政部 各有关省级人民政府", "first-listed 等"},
		{"推进建设。（教育部、财政部，各省级人民政府按职责分工负责）", "教育部", "教育部 财政部 各省级人民政府", "first-listed 职"},
		{"推进建设。（农业农村部、工业和信息化部牵头负责）", "农业农村部 工业和信息化部", "农业农村部 工业和信息化部", "explicit"},
		{"推进建设。（国务院各部门分别负责，年内持续推进）", "国务院各部门", "国务院各部门", "sole"},
		{"推进建设。（市政府办公室、市大数据局牵头，市级各有关部门、各区县按职责分工负责）", "市政府办公室 市大数据局", "市政府办公室 市大数据局 市级各有关部门 各区县", "explicit 职"},
		{"推进建设。（牵头单位：市教育局；责任单位：市财政局、市住建局）", "市教育局", "市教育局 市财政局 市住建局", "explicit"},
		{"推进建设。〔牵头单位：市教育局，责任单位：市财政局，各街道（功能区）〕", "市教育局", "市教育局 市财政局 各街道（功能区）", "explicit"},
		{"安装护眼灯6000间（市教育局、市财政局）", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。\n责任领导：孙　立\n责任单位：市教育局", "市教育局", "市教育局", "sole 领导孙立"},
		{"推进建设。［市教育局牵头，市财政局配合］", "市教育局", "市教育局 市财政局", "explicit"},
		{"推进建设。（责任单位：市教育局；完成时限：2024年6月底前）", "市教育局", "市教育局", "sole"},
		{"推进建设。（市教育局牵头，市财政局、各县（市、区）政府配合，2024年6月底前完成）", "市教育局", "市教育局 市财政局 各县（市、区）政府", "explicit"},
		{"推进建设。（市教育局会同市财政局、市住房城乡建设局负责）", "市教育局", "市教育局 市财政局 市住房城乡建设局", "explicit"},
		{"推进建设。（税务总局、海关总署负责，排在第一位的部门为牵头部门，下同）", "税务总局", "税务总局 海关总署", "first-listed"},
		{"推进建设。（教育部、科技部等负责。列第一位者为牵头单位，下同）", "教育部", "教育部 科技部", "first-listed 等"},
		{"推进建设。（市教育局负责，下同）", "市教育局", "市教育局", "sole 下同"},
		{"推进建设。（各省、自治区、直辖市人民政府负责）", "各省、自治区、直辖市人民政府", "各省、自治区、直辖市人民政府", "sole"},
		{"推进建设。（市教育局、市财政局和各县、市、区政府负责）", "市教育局", "市教育局 市财政局 各县、市、区政府", "first-listed"},
		{"推进建设。（市教育局、市财政局）", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。（责任领导：周启明；责任单位：市教育局）", "市教育局", "市教育局", "sole 领导周启明"},
		{"推进建设。责任单位：市教育局、市财政局分别牵头", "市教育局 市财政局", "市教育局 市财政局", "explicit"},
		{"推进建设。\n责任单位：市教育局、市财政局", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。\n牵头负责领导：周启明\n牵头责任单位：市教育局\n协同责任单位：市财政局、市住建局等，各县、市、区政府。", "市教育局", "市教育局 市财政局 市住建局 各县、市、区政府", "explicit 等 领导周启明"},
		{"推进建设。（教育、财政等部门负责）", "教育", "教育 财政", "first-listed 等"},

		{"推进建设。（负责部门：市教育局、市财政局；适用范围：海川新区，其余地区不适用）", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。（负责部门：市教育局，适用范围：海川新区）", "市教育局", "市教育局", "sole"},
		{"推进建设。（市教育局指导，各区政府负责落实）", "市教育局", "市教育局 各区政府", "first-listed"},
		{"推进建设。（各有关部门和单位、各区政府负责）", "各有关部门和单位", "各有关部门和单位 各区政府", "first-listed"},

		{"推进建设。（责任单位：市教育局〔牵头〕、市财政局；完成时限：2024年11月底）", "市教育局", "市教育局 市财政局", "explicit"},
		{"推进建设。（责任单位：市教育局〔市财政局配合〕）", "市教育局", "市教育局 市财政局", "first-listed"},
		{"推进建设。〔市教育局牵头，市财政局、市住建局，有关县（市、区）政府配合〕", "市教育局", "市教育局 市财政局 市住建局 有关县（市、区）政府", "explicit"},

		// Brackets that say nothing about who is responsible.
		{"职业院校（含技工院校）", "", "", ""},
		{"企业（超过100人的企业达到15%）", "", "", ""},
		{"（此件公开发布）", "", "", ""},
		{"《标准》（GB 50180）规定", "", "", ""},
		{"一件事（名称申报、企业登记、公章刻制）一次办", "", "", ""},
		{"落实责任制（党政同责、分级负责）。", "", "", ""},
		{"大会由全国人大代表大会（以下简称大会）负责", "", "", ""},
		{"设在教育部（国务院教育督导委员会）的机构要加强工作", "", "", ""},
		{"联系人及电话：周启明", "", "", ""},
	}
	for _, tt := range tests {
		p := newPage(corpus.NewDocument("test.txt", tt.text))
		var lead, units, more []string
		for _, n := range findNotes(p, corpus.Stretch{Start: 0, End: len(p.text)}) {
			a := p.assignment(&n.duty)
			for _, u := range a.LeadUnits {
				lead = append(lead, u.Name)
			}
			for _, u := range a.Units {
				units = append(units, u.Name)
			}
			more = append(more, string(a.UnitRule))
			if a.OpenEnded {
				more = append(more, "等")
			}
			if a.ByDivision {
				more = append(more, "职")
			}
			if n.forBelow {
				more = append(more, "下同")
			}
			for _, l := range a.Leaders {
				more = append(more, "领导"+l.Name)
			}
		}
		got := [3]string{strings.Join(lead, " "), strings.Join(units, " "), strings.Join(more, " ")}
		if want := [3]string{tt.lead, tt.units, tt.more}; got != want {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, want)
		}
	}
}

func TestUnreadNoteWarns(t *testing.T) {
	p := newPage(corpus.NewDocument("test.txt", "推进建设。（责任单位：待定，另行通知后再予以明确）\n"))
	if notes := findNotes(p, corpus.Stretch{Start: 0, End: len(p.text)}); len(notes) != 0 {
		t.Errorf("notes %+v", notes)
	}
	if len(p.warnings) != 1 {
		t.Errorf("warnings %+v, want one", p.warnings)
	}
}
