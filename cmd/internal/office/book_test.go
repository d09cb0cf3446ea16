package office

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// list is a small list with every kind of column.
func list() Layout {
	return Layout{Name: "任务分解表", Title: "任务分解表", Note: "填报单位：\t填报日期：", Columns: []Column{
		{Header: "序号", Band: "内容", Width: 5, Kind: Number},
		{Header: "议案", Band: "内容", Width: 14, Kind: Center, Merge: true},
		{Header: "规则", Band: "内容", Width: 8, Place: Folded},
		{Header: "事项", Band: "内容", Width: 40},
		{Header: "截止", Band: "内容", Width: 11, Kind: Date},
		{Header: "状态灯", Band: "办理", Width: 7, Entry: true, Choice: []string{"绿", "黄", "红"}},
		{Header: "核对", Band: "办理", Width: 8, Place: Screen, Choice: []string{"已核对", "有误"}},
	}}
}

func rows() [][]string {
	return [][]string{
		{"1", "甲案", "list", "新建社区食堂60家", "2025-06-30", "", ""},
		{"2", "甲案", "list", "=HYPERLINK(\"http://x\")", "长期", "", ""},
		{"3", "乙案", "item", "+1-2@<&>\"'", "2025-06-30；2026-06-30", "", ""},
		{"007", "", "", "第一行\n第二行 _x0041_", "", "", ""},
	}
}

func written(t *testing.T, l Layout, rows [][]string) []byte {
	t.Helper()
	var b bytes.Buffer
	book := NewBook(&b, "任务分解表")
	s := book.Sheet(l)
	for _, row := range rows {
		s.Row(row...)
	}
	book.Sheet(Layout{Name: "来源", Columns: []Column{{Header: "文件", Width: 20}}}).Row("方案.txt")
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// padded are the rows of a sheet, as long as its columns.
func padded(t *testing.T, f *excelize.File, sheet string, columns int) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		for len(rows[i]) < columns {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

func TestBookReadsBack(t *testing.T) {
	data := written(t, list(), rows())
	f := opened(t, data)
	got := padded(t, f, "任务分解表", 7)
	if diff := cmp.Diff(rows(), got[4:]); diff != "" {
		t.Errorf("cells changed (-written +read):\n%s", diff)
	}
	if got[0][0] != "任务分解表" || got[1][0] != "填报单位：" || got[1][3] != "填报日期：" || got[2][0] != "内容" || got[2][5] != "办理" || got[3][3] != "事项" {
		t.Errorf("lines above the list: %q", got[:4])
	}
	for _, want := range []struct{ cell, kind string }{{"A5", "number"}, {"E5", "number"}, {"E6", "text"}, {"D6", "text"}, {"D7", "text"}, {"A8", "text"}} {
		kind, err := f.GetCellType("任务分解表", want.cell)
		if err != nil {
			t.Fatal(err)
		}
		isText := kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
		if isText != (want.kind == "text") {
			t.Errorf("%s is of type %d, want %s", want.cell, kind, want.kind)
		}
	}
	if formula, _ := f.GetCellFormula("任务分解表", "D6"); formula != "" {
		t.Errorf("a wording became the formula %q", formula)
	}
	merged, err := f.GetMergeCells("任务分解表")
	if err != nil {
		t.Fatal(err)
	}
	var refs []string
	for _, m := range merged {
		refs = append(refs, m[0])
	}
	if diff := cmp.Diff([]string{"A1:F1", "A2:C2", "D2:F2", "A3:E3", "B5:B6"}, refs); diff != "" {
		t.Errorf("merged cells (-want +got):\n%s", diff)
	}
	lists, err := f.GetDataValidations("任务分解表")
	if err != nil || len(lists) != 2 || lists[0].Sqref != "F5:F8" || !strings.Contains(lists[0].Formula1, "绿,黄,红") {
		t.Errorf("drop-downs: %+v, %v", lists, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name+n.Scope] = n.RefersTo
	}
	if got := names["_xlnm.Print_Area任务分解表"]; got != "'任务分解表'!$A$1:$F$8" {
		t.Errorf("print area %q", got)
	}
	if got := names["_xlnm.Print_Titles任务分解表"]; got != "'任务分解表'!$3:$4" {
		t.Errorf("print titles %q", got)
	}
	if visible, _ := f.GetColVisible("任务分解表", "C"); visible {
		t.Error("a folded column is in view")
	}
}

func TestBookIsTheSameEachTime(t *testing.T) {
	if !bytes.Equal(written(t, list(), rows()), written(t, list(), rows())) {
		t.Error("the same rows gave different bytes")
	}
}

func TestSheetGoesOn(t *testing.T) {
	var b bytes.Buffer
	book := NewBook(&b, "命中")
	book.rows = 4 // a header and three rows
	s := book.Sheet(Layout{Name: "命中", Columns: []Column{{Header: "文件", Width: 9, Merge: true}, {Header: "段", Width: 5, Kind: Number}}})
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		s.Row("甲", n)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	f := opened(t, b.Bytes())
	if diff := cmp.Diff([]string{"命中", "命中(2)", "命中(3)"}, f.GetSheetList()); diff != "" {
		t.Fatalf("sheets (-want +got):\n%s", diff)
	}
	if got := padded(t, f, "命中(3)", 2); got[0][0] != "文件" || got[1][1] != "7" || len(got) != 2 {
		t.Errorf("the last sheet holds %q", got)
	}
}

func TestSheetNames(t *testing.T) {
	b := &Book{}
	for _, c := range []struct{ name, want string }{
		{"市住建局", "市住建局"}, {"市住建局", "市住建局(2)"}, {"A/B:C*?", "A B C"}, {"a b c", "a b c(2)"}, {"", "表"}, {"'引'", "引"}, {"History", "History表"},
		{strings.Repeat("长", 40), strings.Repeat("长", 30) + "…"},
	} {
		got := b.sheetName(c.name)
		if got != c.want {
			t.Errorf("sheetName(%q) = %q, want %q", c.name, got, c.want)
		}
		b.names = append(b.names, got)
	}
}

func TestCell(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"甲\x00\x0b乙\t丙\r\n丁", "甲乙 丙\n丁"}, {"\xff甲\ufffe", "\ufffd甲"}, {"𠮷\n", "𠮷\n"}, {"", ""},
	} {
		if got := cell(c.in); got != c.want {
			t.Errorf("cell(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	for _, long := range []string{strings.Repeat("字", maxCell+1), strings.Repeat("𠮷", maxCell), strings.Repeat("a", 3*maxCell)} {
		got := cell(long)
		if n := units(got); n > maxCell || n < maxCell-1 || !strings.HasSuffix(got, cutMark) {
			t.Errorf("a cell of %d units was cut to %d", units(long), n)
		}
	}
	if whole := strings.Repeat("字", maxCell); cell(whole) != whole {
		t.Error("a cell that just fits was cut")
	}
}

// TestLongCell: what is longer than a cell can be stands whole in a sheet of its
// own.
func TestLongCell(t *testing.T) {
	long := strings.Repeat("清淤河道𠮷", 16000)
	f := opened(t, written(t, list(), [][]string{{"1", "甲案", "", "短"}, {"2", "甲案", "", long}}))
	cut, err := f.GetCellValue("任务分解表", "D6")
	if err != nil || !strings.HasSuffix(cut, "全文见“过长内容”表）") {
		t.Errorf("the cell ends in %q, %v", cut[max(0, len(cut)-60):], err)
	}
	var whole strings.Builder
	for _, row := range padded(t, f, longSheet, 4)[2:] {
		if row[0] != "任务分解表" || row[1] != "D6" {
			t.Errorf("a part is said to stand in %q", row[:2])
		}
		whole.WriteString(row[3])
	}
	if whole.String() != long {
		t.Errorf("the parts make %d bytes, not %d", whole.Len(), len(long))
	}
}

// TestMergedCellsEndWithPages: each printed page names what its rows belong to.
func TestMergedCellsEndWithPages(t *testing.T) {
	var many [][]string
	for i := range 200 {
		many = append(many, []string{fmt.Sprint(i), "甲案", "", strings.Repeat("清淤河道", 20)})
	}
	merged, err := opened(t, written(t, list(), many)).GetMergeCells("任务分解表")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, m := range merged[4:] {
		_, top := parsed(t, m.GetStartAxis())
		_, bottom := parsed(t, m.GetEndAxis())
		if n := bottom - top + 1; n > 25 {
			t.Errorf("%d rows of 2 to 3 lines are merged, more than a page has", n)
		}
		rows += bottom - top + 1
	}
	if rows < len(many)-1 {
		t.Errorf("%d of %d rows are merged", rows, len(many))
	}
}

// TestFormulas: whatever a program could take for a formula is text that stays
// text when somebody edits it.
func TestFormulas(t *testing.T) {
	for _, v := range []string{"=1", "+1+1", "-1+1", "@A1", "＝1", "＋1", "－1", "＠A1"} {
		if !formula(v) {
			t.Errorf("%q is not taken for a formula", v)
		}
	}
	for _, v := range []string{"", "1=1", "清淤", "—", "'=1"} {
		if formula(v) {
			t.Errorf("%q is taken for a formula", v)
		}
	}
}

func TestIsNumber(t *testing.T) {
	for v, want := range map[string]bool{"0": true, "-1.5": true, "0.25": true, "11000000": true, "": false, "007": false, "1e5": false, "1-2": false, ".": false, "12345678901234567": false, "Inf": false} {
		if isNumber(v) != want {
			t.Errorf("isNumber(%q) = %v", v, !want)
		}
	}
}

// converted is data, a file with the given ending, as LibreOffice converts it.
// The test is skipped where there is no LibreOffice.
func converted(t *testing.T, data []byte, ending, to string) string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (LibreOffice) is not installed: nothing to open the file with")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"+ending), data, 0o644); err != nil {
		t.Fatal(err)
	}
	name, _, _ := strings.Cut(to, ":")
	cmd := exec.CommandContext(t.Context(), soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", to, "--outdir", dir, filepath.Join(dir, "a"+ending))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "a."+name))
	if err != nil {
		t.Fatalf("LibreOffice did not open the file: %v", err)
	}
	return string(text)
}

func TestLibreOfficeOpensBook(t *testing.T) {
	got := converted(t, written(t, list(), rows()), ".xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")
	for _, want := range []string{"任务分解表", "填报单位：", "填报日期：", "序号,议案,规则,事项,截止,状态灯,核对", "1,甲案,list,新建社区食堂60家,2025-06-30", `2,甲案,list,"=HYPERLINK(""http://x"")",长期`, `"+1-2@<&>""'"`, "_x0041_"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in what LibreOffice reads:\n%s", want, got)
		}
	}
}
