package office

import (
	"fmt"
	"strings"
)

// The fonts of Chinese offices, as GB/T 9704 and practice have them: titles in
// 小标宋, headers in 黑体, second headings in 楷体, text in 仿宋. Machines without them take the
// substitute that their office program has for the same character set.
const (
	fontTitle  = "方正小标宋简体"
	fontHeader = "黑体"
	fontSub    = "楷体_GB2312"
	fontBody   = "仿宋_GB2312"
)

// The styles of cells: places in the list that stylesXML writes.
const (
	styleNone = iota
	styleTitle
	styleNote
	styleHeader
	styleEntryHeader
	styleBody
	styleCenter
	styleDate
	styleHarmless // text that looks like a formula: stays text when it is edited
	styleHarmlessCenter
	styleBefore
	styleAfter
	styleNoteRight
)

// colourOf is the place of a state's colour among the dxfs of stylesXML; -1:
// none.
func colourOf(choice string) int {
	switch choice {
	case "绿":
		return 0
	case "黄":
		return 1
	case "红", "有误":
		return 2
	}
	return -1
}

// stylesXML is the part with the styles.
func stylesXML() string {
	font := func(name string, size string, family int) string {
		return fmt.Sprintf(`<font><sz val="%s"/><color rgb="FF000000"/><name val="%s"/><family val="%d"/><charset val="134"/></font>`, size, name, family)
	}
	format := func(number, font, fill, border int, more, align string) string {
		return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"%s><alignment %s/></xf>`,
			number, font, fill, border, more, align)
	}
	solid := func(rgb string) string {
		return `<fill><patternFill patternType="solid"><fgColor rgb="` + rgb + `"/><bgColor indexed="64"/></patternFill></fill>`
	}
	dxf := func(rgb string) string {
		return `<dxf><fill><patternFill patternType="solid"><fgColor rgb="` + rgb + `"/><bgColor rgb="` + rgb + `"/></patternFill></fill></dxf>`
	}
	edge := func(name string) string { return "<" + name + ` style="thin"><color rgb="FF7F7F7F"/></` + name + ">" }
	const middle, left = `horizontal="center" vertical="center" wrapText="1"`, `horizontal="left" vertical="center" wrapText="1"`
	var b strings.Builder
	b.WriteString(`<styleSheet xmlns="` + nsSheet + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>`)
	b.WriteString(`<fonts count="5">` + font("宋体", "11", 3) + font(fontTitle, "22", 1) + font(fontBody, "12", 3) + font(fontHeader, "11", 3) + font(fontBody, "11", 3) + `</fonts>`)
	b.WriteString(`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` + solid("FFEDEDED") + solid("FFFFF2CC") + `</fills>`)
	b.WriteString(`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` + edge("left") + edge("right") + edge("top") + edge("bottom") + `<diagonal/></border></borders>`)
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	formats := []string{
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
		format(0, 1, 0, 0, "", middle),
		format(0, 2, 0, 0, "", `horizontal="left" vertical="center"`),
		format(0, 3, 2, 1, "", middle),
		format(0, 3, 3, 1, "", middle),
		format(0, 4, 0, 1, "", left),
		format(0, 4, 0, 1, "", middle),
		format(164, 4, 0, 1, "", middle),
		format(49, 4, 0, 1, ` quotePrefix="1"`, left),
		format(49, 4, 0, 1, ` quotePrefix="1"`, middle),
		format(49, 4, 0, 1, ` quotePrefix="1"`, `horizontal="right" vertical="center"`),
		format(49, 4, 0, 1, ` quotePrefix="1"`, `horizontal="left" vertical="center"`),
		format(0, 2, 0, 0, "", `horizontal="right" vertical="center"`),
	}
	fmt.Fprintf(&b, `<cellXfs count="%d">%s</cellXfs>`, len(formats), strings.Join(formats, ""))
	b.WriteString(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`)
	b.WriteString(`<dxfs count="3">` + dxf("FFC6EFCE") + dxf("FFFFEB9C") + dxf("FFFFC7CE") + `</dxfs></styleSheet>`)
	return b.String()
}
