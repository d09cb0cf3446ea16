package office

import (
	"fmt"
	"strconv"
	"strings"
)

// Chart is numbers drawn by the program that opens a workbook or document, as lines
// over categories or as horizontal bars.
type Chart struct {
	Title      string
	Bars       bool // else lines
	Categories []string
	Series     []Series
}

// Series is a line, or the bars of one colour.
type Series struct {
	Name   string
	Values []float64 // as many as there are categories
}

// Namespaces of drawings (ECMA-376 part 1, chapters 20 and 21).
const (
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
)

// chartType is the content type of a chart.
const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

// emu is how many of the units of drawings a pixel of 1/96 inch has.
const emu = 9525

// chartColours tell series apart, also in print.
func chartColours() []string {
	return []string{"9B1C1C", "1F4E79", "2E7D32", "B26A00", "5E35B1", "00838F", "C2185B", "6D4C41", "455A64", "827717"}
}

// xml is the part of a chart. Its numbers stand in it, so that it needs no table.
func (c *Chart) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<c:chartSpace xmlns:c="%s" xmlns:a="%s"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`,
		nsChart, nsDrawing, escape(plain(c.Title)))
	if c.Bars {
		b.WriteString(`<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	} else {
		b.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	}
	for i, s := range c.Series {
		c.series(&b, i, s)
	}
	if c.Bars {
		b.WriteString(`<c:gapWidth val="50"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	} else {
		b.WriteString(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`)
	}
	order, category, value := "minMax", "b", "l"
	if c.Bars {
		order, category, value = "maxMin", "l", "t" // the first bar on top
	}
	fmt.Fprintf(&b, `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:crossAx val="2"/><c:tickLblSkip val="1"/></c:catAx>`, order, category)
	fmt.Fprintf(&b, `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/></c:valAx></c:plotArea>`, value)
	if len(c.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="r"/><c:overlay val="0"/></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`)
	return b.String()
}

// series writes series i.
func (c *Chart) series(b *strings.Builder, i int, s Series) {
	colours := chartColours()
	fill := fmt.Sprintf(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, colours[i%len(colours)])
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:v>%s</c:v></c:tx>`, i, i, escape(plain(s.Name)))
	if c.Bars {
		fmt.Fprintf(b, `<c:spPr>%s</c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`, fill)
	} else {
		fmt.Fprintf(b, `<c:spPr><a:ln w="22225">%s</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>%s</c:spPr></c:marker>`, fill, fill)
	}
	fmt.Fprintf(b, `<c:cat><c:strLit><c:ptCount val="%d"/>`, len(c.Categories))
	for k, name := range c.Categories {
		fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, k, escape(plain(name)))
	}
	fmt.Fprintf(b, `</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, len(s.Values))
	for k, v := range s.Values {
		fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, k, strconv.FormatFloat(v, 'f', -1, 64))
	}
	b.WriteString(`</c:numLit></c:val>`)
	if !c.Bars {
		b.WriteString(`<c:smooth val="0"/>`)
	}
	b.WriteString(`</c:ser>`)
}

// graphic is the reference to a chart from a drawing.
func graphic(id string) string {
	return fmt.Sprintf(`<a:graphic xmlns:a="%s"><a:graphicData uri="%s"><c:chart xmlns:c="%s" xmlns:r="%s" r:id="%s"/></a:graphicData></a:graphic>`, nsDrawing, nsChart, nsChart, nsRelations, id)
}

// chart writes chart n of a document, from 1, as wide as the text.
func (d *docx) chart(n int, c *Chart, height int) {
	const twip = 635 // units of drawings
	fmt.Fprintf(d, `<w:p><w:pPr><w:pStyle w:val="Gap"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="%s" descr="%s"/><wp:cNvGraphicFramePr/>%s</wp:inline></w:drawing></w:r></w:p>`,
		(d.width-d.left-d.right)*twip, height*emu, n, fmt.Sprintf("图%d", n), escape(plain(c.Title)), graphic(chartID(n)))
}

func chartID(n int) string { return fmt.Sprintf("rIdChart%d", n) }

// wordCharts writes the charts of p and gives the references to them.
func wordCharts(pkg *opc, p *Paper) []relation {
	var all []relation
	for _, b := range p.Blocks {
		if f, ok := b.(Figure); ok && f.Chart != nil {
			n := len(all) + 1
			pkg.whole(fmt.Sprintf("word/charts/chart%d.xml", n), chartType, f.Chart.xml())
			all = append(all, relation{chartID(n), "chart", fmt.Sprintf("charts/chart%d.xml", n)})
		}
	}
	return all
}

// chartRows is how many rows of 15 points a chart below a table covers: with a short
// table it goes on one page.
const chartRows = 15

// drawing writes the parts that put the sheet's chart below its rows, and is the
// element that refers to them.
func (s *Sheet) drawing(bottom int) {
	n := s.number
	s.book.pkg.relations(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", n), []relation{{"rId1", "drawing", fmt.Sprintf("../drawings/drawing%d.xml", n)}})
	s.book.pkg.whole(fmt.Sprintf("xl/drawings/drawing%d.xml", n), "application/vnd.openxmlformats-officedocument.drawing+xml",
		fmt.Sprintf(`<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="%s"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图1" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>%s</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
			nsDrawing, bottom, int(7.2*s.printedWidth())*emu, (chartRows-1)*20*emu, escape(plain(s.layout.Chart.Title)), graphic("rId1")))
	s.book.pkg.relations(fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", n), []relation{{"rId1", "chart", fmt.Sprintf("../charts/chart%d.xml", n)}})
	s.book.pkg.whole(fmt.Sprintf("xl/charts/chart%d.xml", n), chartType, s.layout.Chart.xml())
}
