package office

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Book is a workbook that is being written.
type Book struct {
	pkg    *opc
	sheet  *Sheet // the last one begun
	names  []string
	ranges []string // <definedName> elements
	rows   int      // how many a sheet holds
	long   []longCell
}

// longCell is a cell that is longer than a cell can be.
type longCell struct{ sheet, reference, text string }

// maxRows is how many rows Excel takes on a sheet.
const maxRows = 1 << 20

// NewBook begins a workbook with a title that is seen in its properties.
func NewBook(w io.Writer, title string) *Book {
	b := &Book{pkg: newOPC(w), rows: maxRows}
	b.pkg.root("xl/workbook.xml", title)
	return b
}

// Layout is how a sheet looks.
type Layout struct {
	Name    string // of the sheet; shortened and changed where Excel would refuse it
	Title   string // across the top; empty: none
	Note    string // a line under the title; empty: none
	Columns []Column
	Chart   *Chart // below the rows; nil: none
}

// Sheet begins a sheet and ends the one before.
func (b *Book) Sheet(l Layout) *Sheet {
	b.endSheet()
	b.names = append(b.names, b.sheetName(l.Name))
	b.sheet = newSheet(b, l)
	return b.sheet
}

func (b *Book) endSheet() {
	if b.sheet != nil {
		b.sheet.end()
	}
	b.sheet = nil
}

// Close ends the workbook.
func (b *Book) Close() error {
	if b.sheet == nil && len(b.names) == 0 { // a workbook has a sheet
		b.Sheet(Layout{Name: "空", Columns: []Column{{Header: "没有内容", Width: 20}}})
	}
	b.addLong()
	b.endSheet()
	var sheets, defined strings.Builder
	relations := []relation{{"rId0", "styles", "styles.xml"}}
	for i, name := range b.names {
		id := fmt.Sprintf("rId%d", i+1)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="%s"/>`, escape(name), i+1, id)
		relations = append(relations, relation{id, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	if len(b.ranges) > 0 {
		defined.WriteString("<definedNames>" + strings.Join(b.ranges, "") + "</definedNames>")
	}
	b.pkg.whole("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		`<workbook xmlns="`+nsSheet+`" xmlns:r="`+nsRelations+`"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>`+
			sheets.String()+`</sheets>`+defined.String()+`</workbook>`)
	b.pkg.relations("xl/_rels/workbook.xml.rels", relations)
	b.pkg.whole("xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml", stylesXML())
	return b.pkg.close()
}

// addLong writes the sheet with the whole wording of cells that were cut.
func (b *Book) addLong() {
	if len(b.long) == 0 {
		return
	}
	s := b.Sheet(Layout{Name: longSheet, Title: "过长的单元格的全文", Columns: []Column{
		{Header: "表", Width: 20, Merge: true}, {Header: "单元格", Width: 10, Kind: Center, Merge: true}, {Header: "段", Width: 6, Kind: Number}, {Header: "内容", Width: 90}}})
	for _, c := range b.long {
		for n := 1; c.text != ""; n++ {
			end := cutAt(c.text, maxCell)
			s.Row(c.sheet, c.reference, strconv.Itoa(n), c.text[:end])
			c.text = c.text[end:]
		}
	}
}

// sheetName is name as Excel takes it: at most 31 UTF-16 units, without the
// characters of references, unlike every other name.
func (b *Book) sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`+"\n", r) {
			return ' '
		}
		return r
	}, plain(name))
	name = strings.Trim(strings.TrimSpace(name), "'")
	if name == "" {
		name = "表"
	}
	if strings.EqualFold(name, "history") { // Excel keeps it for itself
		name += "表"
	}
	for i := 1; ; i++ {
		suffix := ""
		if i > 1 {
			suffix = fmt.Sprintf("(%d)", i)
		}
		got := shortened(name, 31-len(suffix)) + suffix
		if !b.named(got) {
			return got
		}
	}
}

// named reports whether a sheet has the name, which Excel compares without case.
func (b *Book) named(name string) bool {
	for _, n := range b.names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// shortened is s, cut after n UTF-16 units.
func shortened(s string, n int) string {
	if units(s) <= n {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if n -= units(string(r)); n < 1 { // one for the mark
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}
