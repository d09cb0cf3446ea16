package office

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// nsWord is the namespace of documents (ECMA-376 part 1, chapter 17).
const nsWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// page is the sizes of a page in twentieths of a point.
type page struct{ width, height, top, bottom, left, right int }

// pageOf is A4 with the margins of GB/T 9704: 37 mm above, 35 below, 28 on the
// side of the binding, 26 on the other. A page that lies on its side is that page
// turned, with its upper edge at the binding.
func pageOf(landscape bool) page {
	const top, bottom, left, right = 2098, 1984, 1588, 1474
	if landscape {
		return page{16838, 11906, left, right, bottom, top}
	}
	return page{11906, 16838, top, bottom, left, right}
}

// DOCX writes p as a document.
func (p *Paper) DOCX(w io.Writer) error {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	pkg := newOPC(w)
	pkg.root("word/document.xml", p.Title)
	part := pkg.part("word/document.xml", word+"document.main+xml")
	d := &docx{part, pageOf(p.Landscape), listSize(p.Landscape)}
	d.write(p)
	pkg.fail(part.Flush())
	pkg.relations("word/_rels/document.xml.rels", []relation{{"rId1", "styles", "styles.xml"}, {"rId2", "fontTable", "fontTable.xml"},
		{"rId3", "settings", "settings.xml"}, {"rId4", "footer", "footer1.xml"}, {"rId5", "footer", "footer2.xml"}})
	pkg.whole("word/styles.xml", word+"styles+xml", wordStyles(p.Landscape))
	pkg.whole("word/fontTable.xml", word+"fontTable+xml", wordFonts())
	pkg.whole("word/settings.xml", word+"settings+xml", `<w:settings xmlns:w="`+nsWord+`"><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
	pkg.whole("word/footer1.xml", word+"footer+xml", wordFooter("right"))
	pkg.whole("word/footer2.xml", word+"footer+xml", wordFooter("left"))
	return pkg.close()
}

// docx writes the main part of a document.
type docx struct {
	*bufio.Writer
	page page
	list int // size of characters in tables, in halves of a point
}

func (d *docx) write(p *Paper) {
	fmt.Fprintf(d, xmlHead+`<w:document xmlns:w="%s" xmlns:r="%s"><w:body>`, nsWord, nsRelations)
	d.paragraph("Title", "", p.Title)
	if p.Note != "" {
		d.paragraph("Note", "", p.Note)
	}
	for i, b := range p.Blocks {
		switch b := b.(type) {
		case Heading:
			d.paragraph(fmt.Sprintf("Heading%d", b.Level), "", b.Text)
		case Paragraph:
			d.paragraph("BodyText", b.Lead, b.Text)
		case Table:
			d.table(&b)
			if i+1 == len(p.Blocks) {
				d.paragraph("Gap", "", "") // a document does not end in a table
			} else if _, next := p.Blocks[i+1].(Table); next {
				d.paragraph("Gap", "", "") // two tables would grow together
			}
		case PageBreak:
			_, _ = d.WriteString(`<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`)
		}
	}
	turned := ""
	if p.Landscape {
		turned = ` w:orient="landscape"`
	}
	fmt.Fprintf(d, `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="%d" w:h="%d"%s/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		d.page.width, d.page.height, turned, d.page.top, d.page.right, d.page.bottom, d.page.left)
}

// paragraph writes a paragraph in a style, the lead in bold.
func (d *docx) paragraph(style, lead, text string) {
	fmt.Fprintf(d, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
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
	first := true
	for line := range strings.SplitSeq(plain(text), "\n") {
		if !first {
			_, _ = d.WriteString("<w:br/>")
		}
		first = false
		_, _ = d.WriteString(`<w:t xml:space="preserve">` + escape(line) + `</w:t>`)
	}
	_, _ = d.WriteString("</w:r>")
}

func (d *docx) table(t *Table) {
	columns := t.printed()
	widths := d.widths(t, columns)
	_, _ = d.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="List"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	spans := map[int][]int{}
	for k, i := range columns {
		fmt.Fprintf(d, `<w:gridCol w:w="%d"/>`, widths[k])
		spans[i] = t.rowSpans(i)
	}
	_, _ = d.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for k, i := range columns {
		d.cell(widths[k], `<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>`, "ListHeader", plain(t.Columns[i].Header))
	}
	_, _ = d.WriteString("</w:tr>")
	for r := range t.Rows {
		_, _ = d.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for k, i := range columns {
			style, text, merge := "ListCell", t.cellAt(r, i), ""
			if t.Columns[i].Kind != Text || t.Columns[i].Merge {
				style = "ListCenter"
			}
			switch n := spans[i][r]; {
			case n == 0:
				text, merge = "", "<w:vMerge/>"
			case n > 1:
				merge = `<w:vMerge w:val="restart"/>`
			}
			d.cell(widths[k], merge, style, text)
		}
		_, _ = d.WriteString("</w:tr>")
	}
	_, _ = d.WriteString("</w:tbl>")
}

func (d *docx) cell(width int, properties, style, text string) {
	fmt.Fprintf(d, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/></w:tcPr>`, width, properties)
	d.paragraph(style, "", text)
	_, _ = d.WriteString("</w:tc>")
}

// widths shares the width of the text among columns, in twentieths of a point.
// None is too narrow for two characters, nor one of dates for a date; what these
// take beyond their share, the wide ones give.
func (d *docx) widths(t *Table, columns []int) []int {
	least := func(c Column) float64 {
		halves := 4
		if c.Kind == Date {
			halves = 12
		}
		return float64(5*d.list*halves + 130) // the cell's margins, and a little
	}
	room, sum := float64(d.page.width-d.page.left-d.page.right), 0.0
	for _, i := range columns {
		sum += t.Columns[i].Width
	}
	widths := make([]int, len(columns))
	for again := true; again; {
		again = false
		for k, i := range columns {
			if c := t.Columns[i]; widths[k] == 0 && room*c.Width/sum < least(c) {
				widths[k] = int(least(c))
				room, sum, again = room-least(c), sum-c.Width, true
			}
		}
	}
	for k, i := range columns {
		if widths[k] == 0 {
			widths[k] = int(room * t.Columns[i].Width / sum)
		}
	}
	return widths
}
