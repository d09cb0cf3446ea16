package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// invented is a chart with characters that XML and Excel mind.
func invented(bars bool) *Chart {
	c := &Chart{Title: "频次 <甲> & \"乙\"", Bars: bars, Categories: []string{"2024", "2025"}, Series: []Series{{"银龄食堂", []float64{0, 4.25}}, {"=加装\x01电梯", []float64{3, 1}}}}
	return c
}

// parts are the parts of a package, each of which must be well-formed XML.
func partsOf(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return all
}

func TestChartInDocument(t *testing.T) {
	p := &Paper{Title: "报告"}
	p.Add(Figure{Caption: "只在网页里", Height: 100, Option: 1}, Figure{Caption: "趋势", Height: 400, Option: 1, Chart: invented(false)}, Figure{Caption: "频次", Height: 400, Chart: invented(true)})
	var out bytes.Buffer
	if err := p.DOCX(&out); err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, out.Bytes())
	if n := strings.Count(parts["word/document.xml"], "<c:chart "); n != 2 {
		t.Errorf("%d charts in the document, want 2", n)
	}
	for part, kind := range map[string]string{"word/charts/chart1.xml": "<c:lineChart>", "word/charts/chart2.xml": "<c:barChart>"} {
		if !strings.Contains(parts[part], kind) || !strings.Contains(parts[part], "<c:v>4.25</c:v>") || !strings.Contains(parts["[Content_Types].xml"], part) {
			t.Errorf("%s: %.300s", part, parts[part])
		}
	}
	if strings.Count(parts["word/_rels/document.xml.rels"], "/relationships/chart") != 2 {
		t.Errorf("relations: %s", parts["word/_rels/document.xml.rels"])
	}
}

func TestChartInWorkbook(t *testing.T) {
	var out bytes.Buffer
	b := NewBook(&out, "报告")
	b.Sheet(Layout{Name: "没有图", Columns: []Column{{Header: "甲"}}}).Row("乙")
	b.Sheet(Layout{Name: "趋势", Columns: []Column{{Header: "甲"}}, Chart: invented(false)}).Row("乙")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, out.Bytes())
	if !strings.Contains(parts["xl/worksheets/sheet2.xml"], "<drawing ") || strings.Contains(parts["xl/worksheets/sheet1.xml"], "<drawing ") {
		t.Error("the drawing is not on the second sheet alone")
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := f.GetRows("趋势"); err != nil || len(rows) != 2 {
		t.Errorf("rows %q, %v", rows, err)
	}
}

// TestFigureInPage: a page with a figure holds the script once, and nothing of the
// numbers can end it.
func TestFigureInPage(t *testing.T) {
	p := &Paper{Title: "报告"}
	p.Add(Figure{Caption: "<图>", Height: 100, Option: map[string]any{"name": "</script><b>"}}, Figure{Caption: "图", Height: 100, Option: 2})
	var out bytes.Buffer
	if err := p.HTML(&out); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	if strings.Count(page, "Apache ECharts") != 1 || strings.Count(page, "setOption(") < 2 || strings.Contains(page, "</script><b>") || strings.Contains(page, "<图>") {
		t.Errorf("a wrong page of %d bytes", len(page))
	}
	if strings.Count(page, "<script>") != 3 || strings.Contains(page, " src=") {
		t.Error("the page does not hold three scripts of its own")
	}
	p = &Paper{Title: "报告"}
	out.Reset()
	if err := p.HTML(&out); err != nil || strings.Contains(out.String(), "<script") {
		t.Errorf("a page without figures has a script, %v", err)
	}
}

// TestLibreOfficeDrawsCharts: a chart's words are read where files are opened.
func TestLibreOfficeDrawsCharts(t *testing.T) {
	p := &Paper{Title: "报告"}
	p.Add(Figure{Caption: "趋势", Height: 300, Chart: &Chart{Title: "每万字频次", Categories: []string{"2024", "2025"}, Series: []Series{{"银龄食堂", []float64{1, 2}}}}})
	var out bytes.Buffer
	if err := p.DOCX(&out); err != nil {
		t.Fatal(err)
	}
	page := converted(t, out.Bytes(), ".docx", "fodt")
	for _, want := range []string{"每万字频次", "2025"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in what LibreOffice reads", want)
		}
	}
}
