package office

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkPackage checks the parts of an office file against each other, as Excel
// and Word do before they open it (ECMA-376 part 2): each part has a content type,
// each reference a part.
func checkPackage(t *testing.T, data []byte) map[string]string {
	t.Helper()
	all := parts(t, data)
	var types struct {
		Default []struct {
			Extension string `xml:",attr"`
		}
		Override []struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
	}
	decode(t, all["[Content_Types].xml"], &types)
	declared := map[string]bool{"[Content_Types].xml": true}
	for _, o := range types.Override {
		if declared[o.PartName[1:]] || all[o.PartName[1:]] == "" {
			t.Errorf("content type of %s: no such part, or twice", o.PartName)
		}
		declared[o.PartName[1:]] = true
	}
	for name, text := range all {
		if strings.HasSuffix(name, ".rels") {
			checkRelations(t, all, name, text)
			continue
		}
		if !declared[name] {
			t.Errorf("%s has no content type", name)
		}
	}
	return all
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := xml.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// checkRelations checks that each reference of a part leads to a part, and that
// each r:id in it is a reference.
func checkRelations(t *testing.T, all map[string]string, name, text string) {
	t.Helper()
	var relations struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		}
	}
	decode(t, text, &relations)
	folder := path.Dir(path.Dir(name))
	owner := strings.TrimSuffix(path.Join(folder, path.Base(name)), ".rels")
	ids := map[string]bool{}
	for _, r := range relations.Relationship {
		if all[path.Join(folder, r.Target)] == "" {
			t.Errorf("%s leads to %s, which is not there", name, r.Target)
		}
		if ids[r.ID] {
			t.Errorf("%s has %s twice", name, r.ID)
		}
		ids[r.ID] = true
	}
	for _, id := range regexp.MustCompile(`r:id="([^"]*)"`).FindAllStringSubmatch(all[owner], -1) {
		if !ids[id[1]] {
			t.Errorf("%s refers to %s, which %s does not have", owner, id[1], name)
		}
	}
}

// worksheet is what checkSheet needs of a sheet.
type worksheet struct {
	Rows []struct {
		R     int `xml:"r,attr"`
		Cells []struct {
			R     string    `xml:"r,attr"`
			S     int       `xml:"s,attr"`
			T     string    `xml:"t,attr"`
			F     *struct{} `xml:"f"`
			Value string    `xml:"v"`
			Text  string    `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Filter struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Merged struct {
		Count int `xml:"count,attr"`
		Cells []struct {
			Ref string `xml:"ref,attr"`
		} `xml:"mergeCell"`
	} `xml:"mergeCells"`
	Validations struct {
		Count int `xml:"count,attr"`
		List  []struct {
			Title   string `xml:"errorTitle,attr"`
			Error   string `xml:"error,attr"`
			Formula string `xml:"formula1"`
		} `xml:"dataValidation"`
	} `xml:"dataValidations"`
}

// checkSheet checks what Excel repairs or refuses: elements in another order than
// the schema's, cells out of order, styles that there are not, merged cells that
// overlap each other, texts that are too long. No cell is a formula.
func checkSheet(t *testing.T, name, text string, styles int) {
	t.Helper()
	order := []string{"<sheetPr>", "<sheetViews>", "<sheetFormatPr ", "<cols>", "<sheetData>", "<autoFilter ", "<mergeCells ", "<conditionalFormatting ", "<dataValidations ", "<printOptions ", "<pageMargins ", "<pageSetup ", "<headerFooter>"}
	last := -1
	for _, element := range order {
		if at := strings.Index(text, element); at >= 0 {
			if at < last {
				t.Errorf("%s: %s stands too early", name, element)
			}
			last = at
		}
	}
	var s worksheet
	decode(t, text, &s)
	row := 0
	for _, r := range s.Rows {
		if r.R != row+1 {
			t.Errorf("%s: row %d after row %d", name, r.R, row)
		}
		row = r.R
		column := -1
		for _, c := range r.Cells {
			i, at := parsed(t, c.R)
			if at != row || i <= column {
				t.Errorf("%s: cell %s is out of place", name, c.R)
			}
			column = i
			if c.S >= styles {
				t.Errorf("%s: cell %s has style %d of %d", name, c.R, c.S, styles)
			}
			if units(c.Text) > maxCell {
				t.Errorf("%s: cell %s has %d units", name, c.R, units(c.Text))
			}
			if c.F != nil || c.T == "str" || c.T == "s" {
				t.Errorf("%s: cell %s is a formula or a reference", name, c.R)
			}
			if _, err := strconv.ParseFloat(c.Value, 64); c.Value != "" && err != nil {
				t.Errorf("%s: cell %s holds %q", name, c.R, c.Value)
			}
		}
	}
	if s.Merged.Count != len(s.Merged.Cells) || s.Validations.Count != len(s.Validations.List) {
		t.Errorf("%s: wrong counts", name)
	}
	taken := map[[2]int]bool{}
	for _, m := range s.Merged.Cells {
		from, to, _ := strings.Cut(m.Ref, ":")
		i, top := parsed(t, from)
		k, bottom := parsed(t, to)
		if i > k || top > bottom || i == k && top == bottom {
			t.Errorf("%s: merged %s", name, m.Ref)
		}
		for column := i; column <= k; column++ {
			for r := top; r <= bottom; r++ {
				if taken[[2]int{column, r}] {
					t.Errorf("%s: %s overlaps another merged cell", name, m.Ref)
				}
				taken[[2]int{column, r}] = true
			}
		}
	}
	for _, v := range s.Validations.List {
		if units(v.Formula) > maxChoice+2 || units(v.Title) > 32 || units(v.Error) > 225 {
			t.Errorf("%s: drop-down of %d units", name, units(v.Formula))
		}
	}
}

// parsed is the column, from 0, and the row, from 1, of a reference.
func parsed(t *testing.T, reference string) (column, row int) {
	t.Helper()
	letters := strings.TrimRight(reference, "0123456789")
	row, err := strconv.Atoi(reference[len(letters):])
	if err != nil {
		t.Fatalf("reference %q: %v", reference, err)
	}
	for _, r := range letters {
		column = 26*column + int(r-'A') + 1
	}
	return column - 1, row
}

// checkBook checks a workbook as Excel does.
func checkBook(t *testing.T, data []byte) {
	t.Helper()
	all := checkPackage(t, data)
	var styles struct {
		Formats struct {
			Count int `xml:"count,attr"`
			XF    []struct {
				Font   int `xml:"fontId,attr"`
				Fill   int `xml:"fillId,attr"`
				Border int `xml:"borderId,attr"`
			} `xml:"xf"`
		} `xml:"cellXfs"`
		Fonts struct {
			Font []struct{} `xml:"font"`
		} `xml:"fonts"`
		Fills struct {
			Fill []struct{} `xml:"fill"`
		} `xml:"fills"`
		Borders struct {
			Border []struct{} `xml:"border"`
		} `xml:"borders"`
	}
	decode(t, all["xl/styles.xml"], &styles)
	if styles.Formats.Count != len(styles.Formats.XF) {
		t.Errorf("%d formats are said to be %d", len(styles.Formats.XF), styles.Formats.Count)
	}
	for i, f := range styles.Formats.XF {
		if f.Font >= len(styles.Fonts.Font) || f.Fill >= len(styles.Fills.Fill) || f.Border >= len(styles.Borders.Border) {
			t.Errorf("format %d has a font, fill or border that there is not", i)
		}
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name  string `xml:"name,attr"`
			Sheet int    `xml:"localSheetId,attr"`
			Text  string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	decode(t, all["xl/workbook.xml"], &book)
	for i, s := range book.Sheets {
		if n := units(s.Name); n == 0 || n > 31 || strings.ContainsAny(s.Name, `[]:*?/\`) || s.Name[0] == '\'' || strings.HasSuffix(s.Name, "'") {
			t.Errorf("sheet name %q", s.Name)
		}
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		checkSheet(t, name, all[name], len(styles.Formats.XF))
	}
	seen := []string{}
	for _, n := range book.Names {
		key := n.Name + strconv.Itoa(n.Sheet)
		if slices.Contains(seen, key) || n.Sheet >= len(book.Sheets) || !strings.HasPrefix(n.Text, "'"+strings.ReplaceAll(book.Sheets[n.Sheet].Name, "'", "''")+"'!$") {
			t.Errorf("defined name %s of sheet %d is %s", n.Name, n.Sheet, n.Text)
		}
		seen = append(seen, key)
	}
}

// TestBookIsWhatExcelTakes: hostile names and texts, long lists, merged cells.
func TestBookIsWhatExcelTakes(t *testing.T) {
	checkBook(t, written(t, list(), rows()))

	hostile := list()
	hostile.Name, hostile.Title = "'[一]:*?/\\<&>\"", strings.Repeat("长", 60)+"\x00<&>"
	hostile.Columns[5].Choice = slices.Repeat([]string{"很长的选项"}, 60)
	hostile.Columns[6].Header = strings.Repeat("头", 40)
	var many [][]string
	for i := range 300 {
		many = append(many, []string{strconv.Itoa(i), []string{"甲案", "乙案", ""}[i/40%3], "\ufffe", "=1+1\x1b" + strings.Repeat("很长", i), "1899-12-31", "=", "＝1"})
	}
	checkBook(t, written(t, hostile, many))

	var b bytes.Buffer
	if err := NewBook(&b, "").Close(); err != nil {
		t.Fatal(err)
	}
	checkBook(t, b.Bytes())
}

// TestPaperIsWhatWordTakes checks the parts of a document, and that its rows have
// as many cells as its table has columns.
func TestPaperIsWhatWordTakes(t *testing.T) {
	var b bytes.Buffer
	if err := sheetOfPaper().DOCX(&b); err != nil {
		t.Fatal(err)
	}
	all := checkPackage(t, b.Bytes())
	var body struct {
		Tables []struct {
			Grid []struct{} `xml:"tblGrid>gridCol"`
			Rows []struct {
				Cells []struct {
					Span struct {
						N int `xml:"val,attr"`
					} `xml:"tcPr>gridSpan"`
					Paragraphs []struct{} `xml:"p"`
				} `xml:"tc"`
			} `xml:"tr"`
		} `xml:"body>tbl"`
	}
	decode(t, all["word/document.xml"], &body)
	if len(body.Tables) != 1 {
		t.Fatalf("%d tables", len(body.Tables))
	}
	for i, row := range body.Tables[0].Rows {
		n := 0
		for _, c := range row.Cells {
			n += max(c.Span.N, 1)
			if len(c.Paragraphs) == 0 {
				t.Errorf("row %d: a cell without a paragraph", i)
			}
		}
		if want := len(body.Tables[0].Grid); n != want {
			t.Errorf("row %d covers %d of %d columns", i, n, want)
		}
	}
	styles := all["word/styles.xml"]
	for _, m := range regexp.MustCompile(`<w:(?:pStyle|tblStyle) w:val="([^"]*)"`).FindAllStringSubmatch(all["word/document.xml"], -1) {
		if !strings.Contains(styles, `w:styleId="`+m[1]+`"`) {
			t.Errorf("there is no style %s", m[1])
		}
	}
}
