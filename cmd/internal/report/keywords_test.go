package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/themes"
	"yian/corpus"
	"yian/index"
)

// keywordReport is a report of two keywords and one that is gone.
func keywordReport() *themes.Report {
	none, before := 0, 6
	r := &themes.Report{Scope: "日期:2025", Before: "2024", Reference: "日期:2024", Examined: 40, Counted: 12, Least: 2, By: index.FacetSpeaker,
		Texts: [3]themes.Text{{Documents: 3, Characters: 12345, First: "2025-01-02", Last: "2025-11-30", Undated: 1, Digest: "0123456789ab"},
			{Documents: 2, Characters: 9000, First: "2024", Last: "2024"}, {Documents: 2, Characters: 9000}},
		Periods: []themes.Period{{Name: "2024", Characters: 9000}, {Name: "2025", Characters: 12345}},
		Pairs:   []themes.Pair{{First: 0, Second: 1, Paragraphs: 3, LL: 12.34}},
	}
	where := themes.Where{Source: "文件/纪要.txt", Date: "2025-03-26", Span: corpus.Span{Start: 11, End: 15}}
	r.Rows = []*themes.Row{
		{Term: "银龄食堂", Type: analysis.ThemeTerm, Names: []themes.Count{{Name: "银龄食堂", Count: 7}, {Name: "老年食堂", Count: 2}}, Count: 9, Documents: 2, Speakers: 1, Rate: 7.29,
			Keyness: analysis.Keyness{LL: 15.27, LogRatio: 4.1}, Direction: analysis.Overused, Previous: &none, Change: analysis.New, Shift: &analysis.Keyness{LL: 9.9}, New: true, First: &where,
			InTasks: 2, InRemarks: 4, Units: []themes.Count{{Name: "市民政局", Count: 2}}, Voices: []themes.Count{{Name: "郑文澜", Count: 4}}, Tasks: 1,
			Together: []themes.Together{{Term: "加装电梯", Paragraphs: 3}}, ByPeriod: []int{0, 9},
			Examples: []themes.Example{{Where: where, Speaker: "郑文澜", Left: "办好", Match: "银龄食堂", Right: "。"}, {Where: where, Left: "=", Match: "银龄食堂", Right: "多"}}},
		{Term: "加装电梯", Type: analysis.ThemeTerm, Names: []themes.Count{{Name: "加装电梯", Count: 5}}, Count: 5, Documents: 1, Direction: analysis.Alike, Previous: &before, Change: analysis.Steady,
			Shift: &analysis.Keyness{}, ByPeriod: []int{6, 5}},
		{Term: "河道清淤", Type: analysis.ThemeTerm, Names: []themes.Count{{Name: "河道清淤"}}, Direction: analysis.Underused, Previous: &before, Change: analysis.Gone,
			Shift: &analysis.Keyness{LL: 8}, ByPeriod: []int{6, 0}},
	}
	r.Groups = []themes.Group{{Name: "郑文澜", Characters: 300, Rows: []themes.GroupRow{{Term: "银龄食堂", Sample: analysis.Sample{Count: 4, Size: 300}, Rest: analysis.Sample{Count: 5, Size: 12045}}}}}
	return r
}

func TestKeywordColumns(t *testing.T) {
	table := KeywordReport(keywordReport())
	want := strings.Split("关键词 类型 合并别名 总频次 文档数 发言人数 每万字频次 关键度(LL) 方向 对照语料 上期频次 增减 新词 首次出现 议案频次 任务频次 发言频次 主要单位 主要发言人 关联任务数 共现词 例句(3) 例句位置", " ")
	if !slices.Equal(table.Header, want) {
		t.Errorf("columns %q", table.Header)
	}
	row := strings.Join(table.Rows[0], "|")
	if row != "银龄食堂|主题词|银龄食堂(7)、老年食堂(2)|9|2|1|7.29|15.3|偏多|日期:2024|0|新出现|候选|2025-03-26 文件/纪要.txt 第12—15字|0|2|4|市民政局(2)|郑文澜(4)|1|加装电梯(3)|①办好【银龄食堂】。\n②=【银龄食堂】多|①文件/纪要.txt 第12—15字（郑文澜）\n②文件/纪要.txt 第12—15字" {
		t.Errorf("row %s", row)
	}
}

func TestKeywordBook(t *testing.T) {
	var out bytes.Buffer
	if err := KeywordBook(&out, keywordReport()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.GetSheetList(), []string{"主题词报告", "关键度", "增减", "按发言人", "新词候选", "共现", "趋势", "统计方法"}; !slices.Equal(got, want) {
		t.Errorf("sheets %q, want %q", got, want)
	}
	rows, err := f.GetRows("增减")
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(slices.Concat(rows...), " "); !strings.Contains(text, "新出现 银龄食堂") || !strings.Contains(text, "消失 河道清淤") || strings.Contains(text, "加装电梯") {
		t.Errorf("changes: %s", text)
	}
	accepted, err := office.ReadSheet(out.Bytes(), NewWordSheet)
	if err != nil || !slices.ContainsFunc(accepted, func(row []string) bool { return row[0] == "银龄食堂" }) {
		t.Errorf("new words: %q, %v", accepted, err)
	}
}

func TestKeywordPaper(t *testing.T) {
	var page bytes.Buffer
	if err := KeywordPaper(keywordReport(), true).HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<h1>主题词报告</h1>", "日期:2025：3个文件，12,345字，2025-01-02至2025-11-30（1个没有日期）", "新出现：</b>银龄食堂（0→9）。", "消失：</b>河道清淤（6→0）。",
		"银龄食堂—加装电梯（3段）", "银龄食堂（4；5）", "统计方法", "0123456789ab", `"name":"银龄食堂"`, "纪要.txt 第12—15字（郑文澜）"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not on the page", want)
		}
	}
}

// TestMethod: the page on method says with what is compared, in both cases.
func TestMethod(t *testing.T) {
	r := keywordReport()
	text := func() string {
		return joinWith(Method(r), "\n", func(p office.Paragraph) string { return p.Lead + p.Text })
	}
	if got := text(); !strings.Contains(got, "对照语料为日期:2024（2个文件，9,000字）") || !strings.Contains(got, "“新出现”") || !strings.Contains(got, "每个发言人") {
		t.Errorf("%s", got)
	}
	r.General, r.Reference, r.Before, r.By = true, "通用公文语料", "", ""
	if got := text(); !strings.Contains(got, "每 3000 字节一段") || strings.Contains(got, "“新出现”") || strings.Contains(got, "分组") {
		t.Errorf("%s", got)
	}
}
