package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
)

// sheetOfPaper is a paper with every kind of block.
func sheetOfPaper() *Paper {
	p := &Paper{Title: "云州市“一号议案”任务<清单>", Note: "填报单位：", Landscape: true}
	p.Add(Heading{1, "一、概况"}, Paragraph{Lead: "提出：", Text: "周明远等42人\x0b\n第二行"}, PageBreak{}, Table{
		Columns: []Column{{Header: "序号", Band: "内容", Width: 5, Kind: Number}, {Header: "议案", Width: 12, Kind: Center, Merge: true}, {Header: "规则", Width: 9, Place: Folded}, {Header: "事项", Width: 60}, {Header: "截止", Width: 5, Kind: Date}},
		Rows:    [][]string{{"1", "甲案", "list", "新建食堂60家", "2025-06-30"}, {"2", "甲案", "list", "=1+1 & <b>"}, {"3", "乙案", "list", "推进改造", ""}},
	})
	return p
}

// parts are the parts of an office file, each checked to be well-formed XML.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		all[f.Name] = string(text)
	}
	return all
}

func TestDOCX(t *testing.T) {
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := sheetOfPaper().DOCX(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same paper gave different bytes")
	}
	body := parts(t, first.Bytes())["word/document.xml"]
	for _, want := range []string{`w:w="16838" w:h="11906" w:orient="landscape"`, `w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"`, "<w:tblHeader/>", `<w:vMerge w:val="restart"/>`, "<w:vMerge/>", "<w:br/>", "<w:pageBreakBefore/>", "任务&lt;清单&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not in the document", want)
		}
	}
	if strings.Contains(body, "规则") || strings.Contains(body, "\x0b") {
		t.Error("a folded column or a control character is in the document")
	}
}

func TestBookIsWellFormed(t *testing.T) {
	parts(t, written(t, list(), rows()))
}

func TestWidths(t *testing.T) {
	table := sheetOfPaper().Blocks[3].(Table)
	g := pageOf(true)
	widths := g.widths(table.onPaper())
	total := sum(widths)
	if room := g.across(); total > room || total < room-len(widths) {
		t.Errorf("the columns %v take %d of %d", widths, total, room)
	}
	if widths[3] < 900 { // 2025-06-30 in 小五 takes 45 points
		t.Errorf("a date has no room in %v", widths)
	}
}

func TestLibreOfficeOpensDOCX(t *testing.T) {
	var b bytes.Buffer
	if err := sheetOfPaper().DOCX(&b); err != nil {
		t.Fatal(err)
	}
	got := converted(t, b.Bytes(), ".docx", "txt:Text (encoded):UTF8")
	var lines []string
	for line := range strings.Lines(strings.TrimPrefix(got, "\ufeff")) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	want := []string{"云州市“一号议案”任务<清单>", "填报单位：", "一、概况", "提出：周明远等42人", "第二行", "内容", "序号", "议案", "事项", "截止",
		"1", "甲案", "新建食堂60家", "2025-06-30", "2", "=1+1 & <b>", "3", "乙案", "推进改造"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("LibreOffice reads another text (-want +got):\n%s", diff)
	}
}

func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := sheetOfPaper().HTML(&b); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{`<html lang="zh-CN">`, "A4 landscape", `<td rowspan="2" class="c">甲案</td>`, "任务&lt;清单&gt;", "=1+1 &amp; &lt;b&gt;"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in the page:\n%s", want, got)
		}
	}
	for _, outside := range []string{"http", "src=", "href=", "url(", "@import", "<script"} {
		if strings.Contains(got, outside) {
			t.Errorf("the page reaches outside of itself: %s", outside)
		}
	}
	if n := strings.Count(got, "<td"); n != 11 { // 3 rows of 4, one cell covered
		t.Errorf("%d cells, want 11", n)
	}
}

func TestICS(t *testing.T) {
	c := &Calendar{"任务时限", []Day{{"k-2025-02-28@yian", "2025-02-28", "【市住建局】摸清底数；建立档案,一小区一档案，同时制定今后三年的改造计划并公布", "第一行\n第二行;\\"}}}
	var b bytes.Buffer
	if err := c.ICS(&b); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for line := range strings.SplitSeq(strings.TrimSuffix(got, "\r\n"), "\r\n") {
		if len(line) > 75 || !strings.Contains(line, ":") && !strings.HasPrefix(line, " ") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(got, "\r\n ", "")
	for _, want := range []string{"DTSTART;VALUE=DATE:20250228\r\nDTEND;VALUE=DATE:20250301\r\n", `摸清底数；建立档案\,一小区一档案，同时制定今后三年的改造计划并公布`, `DESCRIPTION:第一行\n第二行\;\\`, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("%q is not in\n%s", want, unfolded)
		}
	}
	read, err := ical.ParseCalendar(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range read.Events() {
		start, err := e.GetAllDayStartAt()
		if err != nil {
			t.Fatal(err)
		}
		end, err := e.GetAllDayEndAt()
		if err != nil || !end.Equal(start.AddDate(0, 0, 1)) {
			t.Errorf("the entry ends at %v, %v", end, err)
		}
		day := Day{e.Id(), start.Format(time.DateOnly), e.GetProperty(ical.ComponentPropertySummary).Value, e.GetProperty(ical.ComponentPropertyDescription).Value}
		if diff := cmp.Diff(c.Days, []Day{day}); diff != "" {
			t.Errorf("another library reads other entries (-written +read):\n%s", diff)
		}
	}
	if n := len(read.Events()); n != len(c.Days) {
		t.Errorf("another library reads %d entries", n)
	}
	if err := (&Calendar{Days: []Day{{Date: "年底"}}}).ICS(io.Discard); err == nil {
		t.Error("an entry without a day was written")
	}
}
