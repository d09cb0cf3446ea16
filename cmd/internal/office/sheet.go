package office

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// nsSheet is the namespace of workbooks and sheets (ECMA-376 part 1, chapter 18).
const nsSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// Sheet is a sheet that is being written.
type Sheet struct {
	book    *Book
	layout  Layout
	w       *bufio.Writer
	number  int        // of the sheet, from 1
	header  int        // row of the header, from 1
	row     int        // the last row written
	pending [][]string // rows that may have a merged cell in common
	merged  []string   // <mergeCell> elements
}

func newSheet(b *Book, l Layout) *Sheet {
	s := &Sheet{book: b, layout: l, number: len(b.names)}
	s.w = b.pkg.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", s.number), "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
	s.header = 1
	for _, line := range []string{l.Title, l.Note} {
		if line != "" {
			s.header++
		}
	}
	s.head()
	if l.Title != "" {
		s.line(l.Title, styleTitle, 36)
	}
	if l.Note != "" {
		s.line(l.Note, styleNote, 24)
	}
	s.headerRow()
	return s
}

// head writes what stands before the rows: views, and widths of columns.
func (s *Sheet) head() {
	below := "A" + strconv.Itoa(s.header+1)
	if len(s.layout.Columns) > 1 {
		below = "B" + strconv.Itoa(s.header+1)
	}
	split := ""
	if len(s.layout.Columns) > 1 {
		split = ` xSplit="1"`
	}
	pane := "bottomRight"
	if split == "" {
		pane = "bottomLeft"
	}
	selected := ""
	if s.number == 1 {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(s.w, xmlHead+`<worksheet xmlns="%s"><sheetPr><outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>`+
		`<sheetViews><sheetView showGridLines="0" workbookViewId="0"%s><pane%s ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/></sheetView></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="15" outlineLevelCol="1"/><cols>`, nsSheet, selected, split, s.header, below, pane)
	for i, c := range s.layout.Columns {
		group := ""
		if c.Place == Folded {
			group = ` hidden="1" outlineLevel="1"`
		} else if i+1 < len(s.layout.Columns) && s.layout.Columns[i+1].Place == Folded {
			group = ` collapsed="1"` // the button stands above the column to the left of its group
		}
		fmt.Fprintf(s.w, `<col min="%d" max="%d" width="%s" customWidth="1"%s/>`, i+1, i+1, strconv.FormatFloat(c.Width+0.7, 'f', -1, 64), group)
	}
	_, _ = s.w.WriteString(`</cols><sheetData>`)
}

// last is the number of the last printed column, from 0.
func (s *Sheet) last() int {
	last := 0
	for i, c := range s.layout.Columns {
		if c.Place == Printed {
			last = i
		}
	}
	return last
}

// line writes a line across all printed columns.
func (s *Sheet) line(text string, style int, height int) {
	s.row++
	fmt.Fprintf(s.w, `<row r="%d" ht="%d" customHeight="1">`, s.row, height)
	s.text(0, cell(text), style)
	_, _ = s.w.WriteString("</row>")
	if last := s.last(); last > 0 {
		s.merge(0, last, s.row, s.row)
	}
}

func (s *Sheet) headerRow() {
	s.row++
	fmt.Fprintf(s.w, `<row r="%d" ht="32" customHeight="1">`, s.row)
	for i, c := range s.layout.Columns {
		style := styleHeader
		if c.Entry {
			style = styleEntryHeader
		}
		s.text(i, cell(c.Header), style)
	}
	_, _ = s.w.WriteString("</row>")
}

// Row writes a row. Cells beyond the columns are left out.
func (s *Sheet) Row(cells ...string) {
	if s.row+len(s.pending) >= s.book.rows {
		s.flush()
		*s = *s.book.Sheet(s.layout)
		s.book.sheet = s
	}
	row := make([]string, len(s.layout.Columns))
	for i := range min(len(cells), len(row)) {
		row[i] = cell(cells[i])
	}
	if len(s.pending) > 0 && !s.joins(s.pending[len(s.pending)-1], row) {
		s.flush()
	}
	s.pending = append(s.pending, row)
}

// joins reports whether two rows share a merged cell.
func (s *Sheet) joins(above, below []string) bool {
	for i, c := range s.layout.Columns {
		if c.Merge && below[i] != "" && above[i] == below[i] {
			return true
		}
	}
	return false
}

// flush writes the pending rows and merges their cells.
func (s *Sheet) flush() {
	first := s.row + 1
	heights := s.heights()
	for k, row := range s.pending {
		s.row++
		fmt.Fprintf(s.w, `<row r="%d" ht="%d">`, s.row, heights[k]) // no customHeight: the row grows as people write
		for i, c := range s.layout.Columns {
			s.value(i, c, row[i])
		}
		_, _ = s.w.WriteString("</row>")
	}
	for i, c := range s.layout.Columns {
		if !c.Merge {
			continue
		}
		for k := 0; k < len(s.pending); {
			end := k + 1
			for end < len(s.pending) && s.pending[k][i] != "" && s.pending[end][i] == s.pending[k][i] {
				end++
			}
			if end-k > 1 {
				s.merge(i, i, first+k, first+end-1)
			}
			k = end
		}
	}
	s.pending = nil
}

// lineHeight is the height of a line of a cell in points, and maxHeight that of
// the highest row.
const lineHeight, maxHeight = 16, 409

// heights are the heights of the pending rows in points. Not every program fits
// a row to its cells when it opens a file, and none to merged cells that are
// longer than the rest.
func (s *Sheet) heights() []int {
	own, total, need := make([]int, len(s.pending)), 0, 0
	for i, c := range s.layout.Columns {
		for k, row := range s.pending {
			if c.Merge {
				need = max(need, lines(row[i], c.Width))
			} else if c.Kind == Before || c.Kind == After {
				own[k] = max(own[k], 1)
			} else if c.Place != Folded {
				own[k] = max(own[k], lines(row[i], c.Width))
			}
		}
	}
	for _, n := range own {
		total += n
	}
	for k := range own {
		extra := max(0, need-total+len(own)-1-k) / len(own)
		own[k] = min((own[k]+extra)*lineHeight+5, maxHeight)
	}
	return own
}

func (s *Sheet) merge(fromColumn, toColumn, fromRow, toRow int) {
	s.merged = append(s.merged, fmt.Sprintf(`<mergeCell ref="%s"/>`, reference(fromColumn, fromRow)+":"+reference(toColumn, toRow)))
}

// value writes a cell in the way of its column.
func (s *Sheet) value(i int, c Column, v string) {
	style := styleBody
	switch {
	case c.Kind == Number && isNumber(v):
		fmt.Fprintf(s.w, `<c r="%s" s="%d"><v>%s</v></c>`, reference(i, s.row), styleCenter, v)
		return
	case c.Kind == Date:
		if serial, ok := dateSerial(v); ok {
			fmt.Fprintf(s.w, `<c r="%s" s="%d"><v>%d</v></c>`, reference(i, s.row), styleDate, serial)
			return
		}
		style = styleCenter
	case c.Kind == Before:
		style = styleBefore
	case c.Kind == After:
		style = styleAfter
	case c.Kind != Text || c.Merge:
		style = styleCenter
	}
	if style == styleBody && v != "" && strings.ContainsRune("=+-@", rune(v[0])) {
		style = styleHarmless
	}
	s.text(i, v, style)
}

// text writes a cell of text: never a formula, whatever it begins with.
func (s *Sheet) text(i int, v string, style int) {
	if v == "" {
		fmt.Fprintf(s.w, `<c r="%s" s="%d"/>`, reference(i, s.row), style)
		return
	}
	fmt.Fprintf(s.w, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, reference(i, s.row), style, escapeCell(v))
}

// isNumber reports whether v is a number as a cell holds it: digits with a
// point, few enough to be kept exactly.
func isNumber(v string) bool {
	if v == "" || len(v) > 15 || strings.Trim(v, "0123456789.-") != "" || v != "0" && v[0] == '0' && !strings.HasPrefix(v, "0.") {
		return false
	}
	_, err := strconv.ParseFloat(v, 64)
	return err == nil
}

// dateSerial is the day as Excel counts it.
func dateSerial(v string) (int, bool) {
	day, err := time.Parse(time.DateOnly, v)
	if err != nil || day.Year() < 1901 { // Excel's year 1900 has a 29th of February
		return 0, false
	}
	return int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24), true
}

// reference is A1 for column 0 of row 1.
func reference(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// columnName is A for 0, Z for 25, AA for 26.
func columnName(column int) string {
	if column < 26 {
		return string(rune('A' + column))
	}
	return columnName(column/26-1) + string(rune('A'+column%26))
}

// end writes what stands after the rows: filter, merged cells, drop-downs, page.
func (s *Sheet) end() {
	s.flush()
	last := max(len(s.layout.Columns)-1, 0)
	header, bottom := s.header, max(s.row, s.header)
	fmt.Fprintf(s.w, `</sheetData><autoFilter ref="A%d:%s"/>`, header, reference(last, bottom))
	if len(s.merged) > 0 {
		fmt.Fprintf(s.w, `<mergeCells count="%d">%s</mergeCells>`, len(s.merged), strings.Join(s.merged, ""))
	}
	s.choices(header+1, bottom)
	_, _ = s.w.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.59" right="0.59" top="0.71" bottom="0.71" header="0.31" footer="0.35"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
		`<headerFooter><oddFooter>&amp;C&amp;"宋体,Regular"&amp;10— &amp;P —</oddFooter></headerFooter></worksheet>`)
	s.book.pkg.fail(s.w.Flush())
	local := fmt.Sprintf(`localSheetId="%d"`, s.number-1)
	name := "'" + strings.ReplaceAll(escape(s.book.names[s.number-1]), "'", "''") + "'!"
	s.book.ranges = append(s.book.ranges,
		fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" %s hidden="1">%s$A$%d:$%s$%d</definedName>`, local, name, header, columnName(last), bottom),
		fmt.Sprintf(`<definedName name="_xlnm.Print_Area" %s>%s$A$1:$%s$%d</definedName>`, local, name, columnName(s.last()), bottom),
		fmt.Sprintf(`<definedName name="_xlnm.Print_Titles" %s>%s$%d:$%d</definedName>`, local, name, header, header))
}

// choices writes the drop-downs, and the colours of 绿, 黄 and 红.
func (s *Sheet) choices(top, bottom int) {
	var lists, colours []string
	for i, c := range s.layout.Columns {
		if len(c.Choice) == 0 || bottom < top {
			continue
		}
		ref := reference(i, top) + ":" + reference(i, bottom)
		lists = append(lists, fmt.Sprintf(`<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="%s" error="请从列表中选择：%s" sqref="%s"><formula1>"%s"</formula1></dataValidation>`,
			escape(c.Header), escape(strings.Join(c.Choice, "、")), ref, escape(strings.Join(c.Choice, ","))))
		for _, choice := range c.Choice {
			if colour := colourOf(choice); colour >= 0 {
				colours = append(colours, fmt.Sprintf(`<conditionalFormatting sqref="%s"><cfRule type="cellIs" dxfId="%d" priority="%d" operator="equal"><formula>"%s"</formula></cfRule></conditionalFormatting>`,
					ref, colour, len(colours)+1, escape(choice)))
			}
		}
	}
	_, _ = s.w.WriteString(strings.Join(colours, ""))
	if len(lists) > 0 {
		fmt.Fprintf(s.w, `<dataValidations count="%d">%s</dataValidations>`, len(lists), strings.Join(lists, ""))
	}
}
