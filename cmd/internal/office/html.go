package office

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// pageStyle is the style of html pages: like the docx, with the fonts that
// systems have where those of offices are missing.
const pageStyle = `:root{--body:"仿宋_GB2312","FangSong_GB2312","仿宋",FangSong,STFangsong,"Noto Serif CJK SC","Source Han Serif SC",serif;--head:"黑体",SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;--title:"方正小标宋简体","FZXiaoBiaoSong-B05S","方正小标宋_GBK","宋体",SimSun,"Songti SC","Noto Serif CJK SC",serif}
body{font:16px/1.75 var(--body);color:#111;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
body.wide{max-width:80rem;font-size:14px}
h1{font:normal 1.9rem/1.4 var(--title);text-align:center;margin:.5em 0}
h2{font:normal 1.2rem/1.6 var(--head);margin:1.2em 0 .4em}
h3{font:bold 1.05rem/1.6 "楷体_GB2312","楷体",KaiTi,"Kaiti SC",var(--body);margin:1em 0 .3em}
h2,h3{break-after:avoid}
p{margin:.35em 0;text-indent:2em;text-align:justify;white-space:pre-line}
p.note{text-indent:0}
table{border-collapse:collapse;width:100%;margin:.6em 0;font-size:.86em;line-height:1.5;table-layout:fixed}
th{font:normal 1em var(--head);background:#ededed}
th,td{border:1px solid #595959;padding:.25em .4em;overflow-wrap:anywhere;white-space:pre-line;vertical-align:middle}
td.c{text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
.break{break-before:page}
@media print{body,body.wide{max-width:none;margin:0;padding:0;font-size:11pt}body.wide{font-size:9pt}th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

// HTML writes p as a page of its own, without reference to anything outside of it,
// and without script where p has no figure.
func (p *Paper) HTML(w io.Writer) error {
	h := &html{bufio.NewWriter(w)}
	size, class := "A4", ""
	if p.Landscape {
		size, class = "A4 landscape", ` class="wide"`
	}
	fmt.Fprintf(h, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s@page{size:%s;margin:20mm 18mm}\n</style>\n</head>\n<body%s>\n",
		escape(plain(p.Title)), pageStyle+figureStyle, size, class)
	h.element("h1", "", p.Title)
	if p.Note != "" {
		h.element("p", "note", p.Note)
	}
	figures := 0
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case Heading:
			h.element(fmt.Sprintf("h%d", b.Level+1), "", b.Text)
		case Paragraph:
			lead := ""
			if b.Lead != "" {
				lead = "<b>" + escape(plain(b.Lead)) + "</b>"
			}
			fmt.Fprintf(h, "<p>%s%s</p>\n", lead, escape(plain(b.Text)))
		case Table:
			h.table(&b)
		case Figure:
			figures++
			h.figure(figures, &b)
		case PageBreak:
			_, _ = h.WriteString("<div class=\"break\"></div>\n")
		}
	}
	if err := h.figures(p); err != nil {
		return err
	}
	_, _ = h.WriteString("</body>\n</html>\n")
	return h.Flush()
}

type html struct{ *bufio.Writer }

func (h *html) element(name, class, text string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	fmt.Fprintf(h, "<%s%s>%s</%s>\n", name, class, escape(plain(text)), name)
}

func (h *html) table(t *Table) {
	columns, sum := t.printed(), 0.0
	spans := map[int][]int{}
	for _, i := range columns {
		sum += t.Columns[i].Width
		spans[i] = t.rowSpans(i)
	}
	_, _ = h.WriteString("<table>\n<colgroup>")
	for _, i := range columns {
		fmt.Fprintf(h, `<col style="width:%.1f%%">`, 100*t.Columns[i].Width/sum)
	}
	_, _ = h.WriteString("</colgroup>\n<thead><tr>")
	for _, i := range columns {
		_, _ = h.WriteString("<th>" + escape(plain(t.Columns[i].Header)) + "</th>")
	}
	_, _ = h.WriteString("</tr></thead>\n<tbody>\n")
	for r := range t.Rows {
		_, _ = h.WriteString("<tr>")
		for _, i := range columns {
			if spans[i][r] == 0 {
				continue
			}
			var attributes strings.Builder
			if n := spans[i][r]; n > 1 {
				fmt.Fprintf(&attributes, ` rowspan="%d"`, n)
			}
			if t.Columns[i].Kind != Text || t.Columns[i].Merge {
				attributes.WriteString(` class="c"`)
			}
			fmt.Fprintf(h, "<td%s>%s</td>", attributes.String(), escape(t.cellAt(r, i)))
		}
		_, _ = h.WriteString("</tr>\n")
	}
	_, _ = h.WriteString("</tbody>\n</table>\n")
}
