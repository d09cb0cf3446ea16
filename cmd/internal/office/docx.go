package office

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// nsWord is the namespace of documents (ECMA-376 part 1, chapter 17).
const nsWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// DOCX writes p as a document.
func (p *Paper) DOCX(w io.Writer) error {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	pkg := newOPC(w)
	pkg.root("word/document.xml", p.Title)
	part := pkg.part("word/document.xml", word+"document.main+xml")
	d := &docx{Writer: part, page: pageOf(p.Landscape), tops: p.flow().tops}
	d.write(p)
	pkg.fail(part.Flush())
	relations := []relation{{"rId1", "styles", "styles.xml"}, {"rId2", "fontTable", "fontTable.xml"},
		{"rId3", "settings", "settings.xml"}, {"rId4", "footer", "footer1.xml"}, {"rId5", "footer", "footer2.xml"}}
	pkg.relations("word/_rels/document.xml.rels", append(relations, wordCharts(pkg, p)...))
	pkg.whole("word/styles.xml", word+"styles+xml", wordStyles(d.page))
	pkg.whole("word/fontTable.xml", word+"fontTable+xml", wordFonts())
	pkg.whole("word/settings.xml", word+"settings+xml", `<w:settings xmlns:w="`+nsWord+`"><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
	pkg.whole("word/footer1.xml", word+"footer+xml", wordFooter("right"))
	pkg.whole("word/footer2.xml", word+"footer+xml", wordFooter("left"))
	return pkg.close()
}

// docx writes the main part of a document.
type docx struct {
	*bufio.Writer
	page
	tops [][]int // of the tables that are still to come, see flow
	turn bool    // the next paragraph begins a page
}

func (d *docx) write(p *Paper) {
	fmt.Fprintf(d, xmlHead+`<w:document xmlns:w="%s" xmlns:r="%s"><w:body>`, nsWord, nsRelations)
	blocks, charts := p.whole(), 0
	for i, b := range blocks {
		switch b := b.(type) {
		case Title:
			d.paragraph("Title", "", b.Text)
			if b.Note != "" {
				d.paragraph("Note", "", b.Note)
			}
		case Heading:
			d.paragraph(fmt.Sprintf("Heading%d", b.Level), "", b.Text)
		case Paragraph:
			if b.Small {
				d.paragraph("Small", b.Lead, b.Text)
			} else {
				d.paragraph("BodyText", b.Lead, b.Text)
			}
		case Table:
			if d.turn {
				d.paragraph("Gap", "", "")
			}
			d.table(b.onPaper())
			if i+1 == len(blocks) {
				d.paragraph("Gap", "", "") // a document does not end in a table
			} else if _, next := blocks[i+1].(Table); next {
				d.paragraph("Gap", "", "") // two tables would grow together
			}
		case Figure:
			if b.Chart != nil {
				charts++
				d.chart(charts, b.Chart, b.Height)
			}
		case PageBreak:
			d.turn = true // a paragraph for the break alone could make an empty page
		}
	}
	turned := ""
	if p.Landscape {
		turned = ` w:orient="landscape"`
	}
	fmt.Fprintf(d, `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="%d" w:h="%d"%s/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		d.width, d.height, turned, d.top, d.right, d.bottom, d.left)
}

// paragraph writes a paragraph in a style, the lead in bold.
func (d *docx) paragraph(style, lead, text string) {
	turn := ""
	if d.turn {
		turn, d.turn = "<w:pageBreakBefore/>", false
	}
	fmt.Fprintf(d, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, turn)
	if lead != "" {
		d.run(lead, "<w:b/>")
	}
	d.run(text, "")
	_, _ = d.WriteString("</w:p>")
}

// run writes text. The hint gives marks that Chinese and English share, such as
// “ and …, to the Chinese font.
func (d *docx) run(text, more string) {
	if text == "" {
		return
	}
	fmt.Fprintf(d, `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>%s</w:rPr>`, more)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			_, _ = d.WriteString("<w:br/>")
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				_, _ = d.WriteString("<w:tab/>")
			}
			_, _ = d.WriteString(`<w:t xml:space="preserve">` + escape(plain(part)) + `</w:t>`)
		}
	}
	_, _ = d.WriteString("</w:r>")
}

// table writes t, of which all columns are printed.
func (d *docx) table(t *Table) {
	widths := d.widths(t)
	_, _ = d.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="List"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	spans := make([][]int, len(t.Columns))
	for i, width := range widths {
		fmt.Fprintf(d, `<w:gridCol w:w="%d"/>`, width)
		spans[i] = t.rowSpans(i, d.tops[0])
	}
	header, heights := d.heights(t, d.tops[0])
	d.tops = d.tops[1:]
	_, _ = d.WriteString(`</w:tblGrid>`)
	d.header(t, widths)
	for r, row := range t.Rows {
		whole := "<w:cantSplit/>"
		if header+heights[r] > d.down() { // no page has room for it
			whole = ""
		}
		_, _ = d.WriteString(`<w:tr><w:trPr>` + whole + `</w:trPr>`)
		for i := range t.Columns {
			style, text, merge := "ListCell", row[i], ""
			if t.Columns[i].middle() {
				style = "ListCenter"
			}
			switch n := spans[i][r]; {
			case n == 0:
				text, merge = "", "<w:vMerge/>"
			case n > 1:
				merge = `<w:vMerge w:val="restart"/>`
			}
			d.cell(widths[i], merge, style, text)
		}
		_, _ = d.WriteString("</w:tr>")
	}
	_, _ = d.WriteString("</w:tbl>")
}

// header writes the rows of t that are repeated on each page.
func (d *docx) header(t *Table, widths []int) {
	const begin, end = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, "</w:tr>"
	shade := func(c Column) string {
		if c.Entry {
			return `<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>`
		}
		return `<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>`
	}
	if all := bands(t.Columns); all != nil {
		_, _ = d.WriteString(begin)
		at := 0
		for _, b := range all {
			next := at + b.columns
			d.cell(sum(widths[at:next]), fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, b.columns)+shade(t.Columns[at]), "ListHeader", b.name)
			at = next
		}
		_, _ = d.WriteString(end)
	}
	_, _ = d.WriteString(begin)
	for i, c := range t.Columns {
		d.cell(widths[i], shade(c), "ListHeader", balanced(c.Header, d.halves(widths[i])))
	}
	_, _ = d.WriteString(end)
}

func (d *docx) cell(width int, properties, style, text string) {
	fmt.Fprintf(d, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/></w:tcPr>`, width, properties)
	d.paragraph(style, "", text)
	_, _ = d.WriteString("</w:tc>")
}
