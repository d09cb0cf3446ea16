package office

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// pageStyle is the style of html pages: like the docx, with the fonts that
// systems have where those of offices are missing. Sizes here are those of a
// screen; printStyle has those of paper.
const pageStyle = `@font-face{font-family:latin;src:local("Times New Roman"),local("Liberation Serif"),local("Tinos");unicode-range:U+20-7E}
:root{--body:latin,"仿宋_GB2312","FangSong_GB2312","仿宋",FangSong,STFangsong,"Noto Serif CJK SC","Source Han Serif SC",serif;--head:"黑体",SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;--sub:latin,"楷体_GB2312","KaiTi_GB2312","楷体",KaiTi,"Kaiti SC",var(--body);--title:"方正小标宋简体","FZXiaoBiaoSong-B05S","方正小标宋_GBK","宋体",SimSun,"Songti SC","Noto Serif CJK SC",serif}
*{box-sizing:border-box;text-autospace:no-autospace}
body{font:17px/1.75 var(--body);color:#111;background:#fff;max-width:54rem;margin:2rem auto;padding:0 1rem}
body.wide{max-width:88rem;font-size:15px}
h1{font:normal 1.9rem/1.4 var(--title);text-align:center;margin:.5em 0}
h2,h3{font:normal 1.15em/1.6 var(--head);margin:1em 0 .2em;text-indent:2em;break-after:avoid}
h3{font-family:var(--sub)}
p{margin:.2em 0;text-indent:2em;text-align:justify;white-space:pre-line}
p.note{display:flex;justify-content:space-between;text-indent:0;white-space:pre-wrap}
p.small{font-size:.84em;break-after:avoid}
table{border-collapse:collapse;width:100%;margin:.5em 0;font-size:.84em;line-height:1.5;table-layout:fixed}
th{font:normal 1em var(--head);line-height:inherit;background:#ededed;text-wrap:balance}
th.e{background:#fff2cc}
th,td{border:1px solid #595959;padding:.25em .4em;overflow-wrap:anywhere;white-space:pre-line;vertical-align:middle}
td.c{text-align:center}
td.d{text-align:center;white-space:nowrap}
thead{display:table-header-group}
tr{break-inside:avoid}
.break{break-before:page}
`

// printStyle is the style of g on paper: its margins, sizes and lines, and the
// page number between dashes in the middle of the foot.
func (g *page) printStyle() string {
	point := func(twentieths int) string { return fmt.Sprintf("%gpt", float64(twentieths)/20) }
	var b strings.Builder
	size := "A4"
	if g.width > g.height {
		size = "A4 landscape"
	}
	fmt.Fprintf(&b, "@page{size:%s;margin:%s %s %s %s;@bottom-center{content:\"— \" counter(page) \" —\";font:14pt \"宋体\",SimSun,serif}}\n",
		size, point(g.top), point(g.right), point(g.bottom), point(g.left))
	fmt.Fprintf(&b, "@media print{body,body.wide{max-width:none;margin:0;padding:0;font-size:%s;line-height:%s}", point(g.body), point(g.bodyLine))
	fmt.Fprintf(&b, "h1{font-size:%s;line-height:%s;margin:0 0 8pt}p{margin:0}p.note{font-size:%s;line-height:%s;margin:0 0 4pt}", point(g.title), point(g.titleLine), point(g.note), point(g.noteLine))
	fmt.Fprintf(&b, "h2,h3{font-size:%s;line-height:%s;margin:%s 0 0}", point(g.body), point(g.bodyLine), point(headingRise))
	fmt.Fprintf(&b, "p.small{font-size:%s;line-height:%s;margin:0 0 %s}", point(g.list), point(g.listLine), point(smallRise))
	fmt.Fprintf(&b, "table{font-size:%s;line-height:%s;margin:0 0 %s}th,td{padding:%s %s}", point(g.list), point(g.listLine), point(gapLine), point(cellRise), point(cellSide))
	b.WriteString("main{padding-right:1px}th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n")
	return b.String()
}

// HTML writes p as a page of its own, without reference to anything outside of it,
// and without script where p has no figure. Printed, it breaks into the pages that
// the docx has.
func (p *Paper) HTML(w io.Writer) error {
	h := &html{Writer: bufio.NewWriter(w), page: pageOf(p.Landscape), tops: p.flow().tops}
	class := ""
	if p.Landscape {
		class = ` class="wide"`
	}
	fmt.Fprintf(h, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s%s</style>\n</head>\n<body%s>\n<main>\n",
		escape(plain(p.Title)), pageStyle+figureStyle, h.printStyle(), class)
	figures := 0
	for _, b := range p.whole() {
		switch b := b.(type) {
		case Title:
			h.element("h1", b.Text)
			if b.Note != "" {
				h.note(b.Note)
			}
		case Heading:
			h.element(fmt.Sprintf("h%d", b.Level+1), b.Text)
		case Paragraph:
			lead := ""
			if b.Lead != "" {
				lead = "<b>" + escape(plain(b.Lead)) + "</b>"
			}
			class := ""
			if b.Small {
				class = ` class="small"`
			}
			fmt.Fprintf(h, "<p%s>%s%s</p>\n", class, lead, escape(plain(b.Text)))
		case Table:
			h.table(b.onPaper())
		case Figure:
			figures++
			h.figure(figures, &b)
		case PageBreak:
			_, _ = h.WriteString("<div class=\"break\"></div>\n")
		}
	}
	_, _ = h.WriteString("</main>\n")
	if err := h.figures(p); err != nil {
		return err
	}
	_, _ = h.WriteString("</body>\n</html>\n")
	return h.Flush()
}

// html writes a page.
type html struct {
	*bufio.Writer
	page
	tops [][]int // of the tables that are still to come, see flow
}

func (h *html) element(name, text string) {
	fmt.Fprintf(h, "<%s>%s</%s>\n", name, escape(plain(text)), name)
}

// note writes the line under a title: what follows a tab at the right margin.
func (h *html) note(text string) {
	_, _ = h.WriteString(`<p class="note">`)
	for part := range strings.SplitSeq(text, "\t") {
		_, _ = h.WriteString("<span>" + escape(plain(part)) + "</span>")
	}
	_, _ = h.WriteString("</p>\n")
}

// table writes t, of which all columns are printed.
func (h *html) table(t *Table) {
	widths := h.widths(t)
	spans := make([][]int, len(t.Columns))
	_, _ = h.WriteString("<table>\n<colgroup>")
	for i, width := range widths {
		fmt.Fprintf(h, `<col style="width:%.1f%%">`, 100*float64(width)/float64(sum(widths)))
		spans[i] = t.rowSpans(i, h.tops[0])
	}
	h.tops = h.tops[1:]
	_, _ = h.WriteString("</colgroup>\n<thead>\n")
	h.header(t)
	_, _ = h.WriteString("</thead>\n<tbody>\n")
	for r, row := range t.Rows {
		_, _ = h.WriteString("<tr>")
		for i := range t.Columns {
			if spans[i][r] == 0 {
				continue
			}
			attributes := ""
			if n := spans[i][r]; n > 1 {
				attributes = fmt.Sprintf(` rowspan="%d"`, n)
			}
			if c := t.Columns[i]; c.Kind == Date && isDate(row[i]) {
				attributes += ` class="d"`
			} else if c.middle() {
				attributes += ` class="c"`
			}
			fmt.Fprintf(h, "<td%s>%s</td>", attributes, escape(row[i]))
		}
		_, _ = h.WriteString("</tr>\n")
	}
	_, _ = h.WriteString("</tbody>\n</table>\n")
}

// header writes the rows of t that are repeated on each printed page.
func (h *html) header(t *Table) {
	class := func(c Column) string {
		if c.Entry {
			return ` class="e"`
		}
		return ""
	}
	if all := bands(t.Columns); all != nil {
		_, _ = h.WriteString("<tr>")
		at := 0
		for _, b := range all {
			fmt.Fprintf(h, `<th scope="colgroup" colspan="%d"%s>%s</th>`, b.columns, class(t.Columns[at]), escape(plain(b.name)))
			at += b.columns
		}
		_, _ = h.WriteString("</tr>\n")
	}
	_, _ = h.WriteString("<tr>")
	for _, c := range t.Columns {
		fmt.Fprintf(h, `<th scope="col"%s>%s</th>`, class(c), escape(c.Header))
	}
	_, _ = h.WriteString("</tr>\n")
}
