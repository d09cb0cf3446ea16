package office

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// nsSheet is the namespace of workbooks and sheets (ECMA-376 part 1, chapter 18).
const nsSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// Sheet is a sheet that is being written.
type Sheet struct {
	book    *Book
	layout  Layout
	w       *bufio.Writer
	number  int          // of the sheet, from 1
	top     int          // first row of the header, from 1
	header  int          // last row of the header: with the names of the columns
	row     int          // the last row written
	pending []pendingRow // rows that may have a merged cell in common
	merged  []string     // <mergeCell> elements
	room    int          // height that a printed page has for rows, in points
	used    int          // of it, up to the pending rows and with them
}

// pendingRow is a row with the height that its cells need but for merged ones.
type pendingRow struct {
	cells  []string
	height int
}

func newSheet(b *Book, l Layout) *Sheet {
	s := &Sheet{book: b, layout: l, number: len(b.names)}
	s.w = b.pkg.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", s.number), "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
	s.top = 1
	for _, line := range []string{l.Title, l.Note} {
		if line != "" {
			s.top++
		}
	}
	all := bands(l.Columns)
	s.header = s.top + min(len(all), 1)
	s.head()
	if l.Title != "" {
		height := titleHeight * min(lineCount(l.Title, int(s.printedWidth()/2), 0), 5) // its characters are twice as large
		s.line(styleTitle, height, l.Title)
		s.used += height
	}
	if l.Note != "" {
		s.line(styleNote, noteHeight, strings.Split(l.Note, "\t")...)
		s.used += noteHeight
	}
	s.bands(all)
	s.headerRow()
	s.room = s.pageRoom()
	return s
}

// Heights in points: of the lines above the list, of a line of a cell, and of the
// highest row that there is.
const (
	titleHeight, noteHeight, bandHeight, headerHeight = 36, 24, 20, 32
	lineHeight, maxHeight                             = 16, 409
)

// printedWidth is the width of the printed columns together.
func (s *Sheet) printedWidth() float64 {
	width := 0.0
	for _, c := range s.layout.Columns {
		if c.Place == Printed {
			width += c.Width + padding
		}
	}
	return width
}

// pageRoom is how high the rows of a printed page may be together, below its
// header: what is wider than the paper is printed smaller.
func (s *Sheet) pageRoom() int {
	const paperWidth, paperHeight = 757, 493 // A4 on its side, between the margins
	const unit = 6                           // the width of a digit in points
	scale := min(1, paperWidth/max(s.printedWidth()*unit, 1))
	return int(paperHeight/scale) - headerHeight - (s.header-s.top)*bandHeight
}

// padding is what a column has besides the characters that fit in, as files count
// it.
const padding = 0.7

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
		fmt.Fprintf(s.w, `<col min="%d" max="%d" width="%s" customWidth="1"%s/>`, i+1, i+1, strconv.FormatFloat(c.Width+padding, 'f', -1, 64), group)
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

// line writes a line across all printed columns: its first part from the left,
// the second up to the right margin.
func (s *Sheet) line(style, height int, parts ...string) {
	s.row++
	last := s.last()
	fmt.Fprintf(s.w, `<row r="%d" ht="%d" customHeight="1">`, s.row, height)
	s.text(0, cell(parts[0]), style)
	if len(parts) > 1 && last > 1 {
		middle := s.middle(last)
		s.text(middle, cell(parts[1]), styleNoteRight)
		s.mergeAcross(0, middle-1)
		s.mergeAcross(middle, last)
	} else {
		s.mergeAcross(0, last)
	}
	_, _ = s.w.WriteString("</row>")
}

// middle is the column up to last in which the right half of the paper begins.
func (s *Sheet) middle(last int) int {
	whole, width := s.printedWidth(), 0.0
	for i, c := range s.layout.Columns[:last] {
		if c.Place == Printed {
			width += c.Width + padding
		}
		if 2*width >= whole {
			return max(i, 1)
		}
	}
	return last
}

// bands writes the row above the names of the columns, where there is one.
func (s *Sheet) bands(all []band) {
	if len(all) == 0 {
		return
	}
	s.row++
	fmt.Fprintf(s.w, `<row r="%d" ht="%d" customHeight="1">`, s.row, bandHeight)
	at := 0
	for _, b := range all {
		for i := at; i < at+b.columns; i++ {
			s.text(i, cell(b.name), headerStyle(s.layout.Columns[i]))
		}
		next := at + b.columns
		if printed := s.last() + 1; at < printed && printed < next { // its edge is to be seen on paper
			s.mergeAcross(at, printed-1)
			at = printed
		}
		s.mergeAcross(at, next-1)
		at = next
	}
	_, _ = s.w.WriteString("</row>")
}

// mergeAcross merges cells of the row that is being written.
func (s *Sheet) mergeAcross(from, to int) {
	if from < to {
		s.merge(from, to, s.row, s.row)
	}
}

func headerStyle(c Column) int {
	if c.Entry {
		return styleEntryHeader
	}
	return styleHeader
}

func (s *Sheet) headerRow() {
	s.row++
	fmt.Fprintf(s.w, `<row r="%d" ht="%d" customHeight="1">`, s.row, headerHeight)
	for i, c := range s.layout.Columns {
		s.text(i, cell(c.Header), headerStyle(c))
	}
	_, _ = s.w.WriteString("</row>")
}

// Row writes a row. Cells beyond the columns are left out.
func (s *Sheet) Row(cells ...string) {
	if _, err := s.w.Write(nil); err != nil {
		return // the book is lost, and says so when it is closed
	}
	if s.row+len(s.pending) >= s.book.rows {
		s.flush()
		*s = *s.book.Sheet(s.layout)
		s.book.sheet = s
	}
	row := pendingRow{make([]string, len(s.layout.Columns)), lineHeight}
	for i := range min(len(cells), len(row.cells)) {
		c := s.layout.Columns[i]
		row.cells[i] = s.fitting(i, cells[i])
		if !c.Merge && c.Place != Folded && c.Kind != Before && c.Kind != After {
			row.height = max(row.height, lineCount(row.cells[i], max(int(c.Width), 2), 0)*lineHeight)
		}
	}
	row.height = min(row.height+5, maxHeight)
	full := s.used+row.height > s.room
	if n := len(s.pending); n > 0 && (full || !s.joins(s.pending[n-1].cells, row.cells)) {
		s.flush()
	}
	if full {
		s.used = 0
	}
	s.used += row.height
	s.pending = append(s.pending, row)
}

// fitting is the text of the cell in column i of the next row. What is longer
// than a cell can be goes on in a sheet of its own.
func (s *Sheet) fitting(i int, text string) string {
	short := cell(text)
	if strings.HasSuffix(short, cutMark) && !strings.HasSuffix(text, cutMark) {
		s.book.long = append(s.book.long, longCell{s.book.names[s.number-1], reference(i, s.row+len(s.pending)+1), plain(text)})
	}
	return short
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

// flush writes the pending rows and merges their cells. Each keeps its value, so
// that the filter finds every row of a merged cell.
func (s *Sheet) flush() {
	first := s.row + 1
	s.grow()
	for _, row := range s.pending {
		s.row++
		fmt.Fprintf(s.w, `<row r="%d" ht="%d">`, s.row, row.height) // no customHeight: the row grows as people write
		for i, c := range s.layout.Columns {
			s.value(i, c, row.cells[i])
		}
		_, _ = s.w.WriteString("</row>")
	}
	for i, c := range s.layout.Columns {
		if !c.Merge {
			continue
		}
		for k := 0; k < len(s.pending); {
			end := k + 1
			for end < len(s.pending) && s.pending[k].cells[i] != "" && s.pending[end].cells[i] == s.pending[k].cells[i] {
				end++
			}
			if end-k > 1 {
				s.merge(i, i, first+k, first+end-1)
			}
			k = end
		}
	}
	s.pending = s.pending[:0]
}

// grow makes the pending rows higher where a merged cell needs more than they
// have: no program does it.
func (s *Sheet) grow() {
	need, n := 0, len(s.pending)
	for i, c := range s.layout.Columns {
		if c.Merge {
			for _, row := range s.pending {
				need = max(need, lineCount(row.cells[i], max(int(c.Width), 2), 0)*lineHeight+5)
			}
		}
	}
	for _, row := range s.pending {
		need -= row.height
	}
	for k := range s.pending {
		s.pending[k].height = min(s.pending[k].height+max(0, need+n-1)/n, maxHeight)
	}
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
	switch {
	case !formula(v):
	case style == styleBody:
		style = styleHarmless
	case style == styleCenter:
		style = styleHarmlessCenter
	}
	s.text(i, v, style)
}

// formula reports whether a program takes v for a formula when somebody types it:
// programs for Chinese and Japanese read wide signs, too.
func formula(v string) bool {
	r, _ := utf8.DecodeRuneInString(v)
	return v != "" && strings.ContainsRune("=+-@＝＋－＠", r)
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

// isDate reports whether v is an ISO date.
func isDate(v string) bool {
	_, ok := dateSerial(v)
	return ok
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
		`<headerFooter><oddFooter>&amp;C&amp;"宋体,Regular"&amp;10— &amp;P —</oddFooter></headerFooter>`)
	end := bottom
	if s.layout.Chart != nil {
		end += chartRows
		_, _ = s.w.WriteString(`<drawing xmlns:r="` + nsRelations + `" r:id="rId1"/>`)
	}
	_, _ = s.w.WriteString(`</worksheet>`)
	s.book.pkg.fail(s.w.Flush())
	if s.layout.Chart != nil {
		s.drawing(bottom)
	}
	local := fmt.Sprintf(`localSheetId="%d"`, s.number-1)
	name := "'" + strings.ReplaceAll(escape(s.book.names[s.number-1]), "'", "''") + "'!"
	s.book.ranges = append(s.book.ranges,
		fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" %s hidden="1">%s$A$%d:$%s$%d</definedName>`, local, name, header, columnName(last), bottom),
		fmt.Sprintf(`<definedName name="_xlnm.Print_Area" %s>%s$A$1:$%s$%d</definedName>`, local, name, columnName(s.last()), end),
		fmt.Sprintf(`<definedName name="_xlnm.Print_Titles" %s>%s$%d:$%d</definedName>`, local, name, s.top, header))
}

// maxChoice is how many UTF-16 units a drop-down's list may have; a message of it
// has 30 less.
const maxChoice = 255

// choices writes the drop-downs, and the colours of 绿, 黄 and 红.
func (s *Sheet) choices(top, bottom int) {
	var lists, colours []string
	for i, c := range s.layout.Columns {
		if len(c.Choice) == 0 || bottom < top || units(strings.Join(c.Choice, ",")) > maxChoice {
			continue
		}
		ref := reference(i, top) + ":" + reference(i, bottom)
		prompt := shortened("请从列表中选择："+strings.Join(c.Choice, "、"), maxChoice-30)
		lists = append(lists, fmt.Sprintf(`<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="%s" error="%s" sqref="%s"><formula1>"%s"</formula1></dataValidation>`,
			escape(shortened(c.Header, 32)), escape(prompt), ref, escape(strings.Join(c.Choice, ","))))
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
