package office

import (
	"fmt"
	"strings"
)

// wordStyle is a paragraph style. Sizes are in halves of a point, spacing in
// twentieths.
type wordStyle struct {
	id, name   string
	font       string // for Chinese characters
	size       int
	paragraph  string // properties of the paragraph
	characters string // further properties of the characters
}

// wordStyles is the part with the styles: those of GB/T 9704.
func wordStyles(g page) string {
	const middle = `<w:jc w:val="center"/>`
	half := func(twentieths int) int { return twentieths / 10 }
	indent := fmt.Sprintf(`<w:ind w:firstLineChars="200" w:firstLine="%d"/>`, 2*g.body)
	list := fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, cellRise, cellRise, g.listLine)
	body := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, g.bodyLine) + indent + `<w:jc w:val="both"/>`
	heading := func(level int) string {
		return fmt.Sprintf(`<w:keepNext/><w:spacing w:before="%d" w:line="%d" w:lineRule="exact"/>%s<w:outlineLvl w:val="%d"/>`, headingRise, g.bodyLine, indent, level)
	}
	styles := []wordStyle{
		{"Title", "Title", fontTitle, half(g.title), fmt.Sprintf(`<w:spacing w:after="160" w:line="%d" w:lineRule="exact"/>`, g.titleLine) + middle, ""},
		{"Note", "Note", fontBody, half(g.note), fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs><w:spacing w:after="80" w:line="%d" w:lineRule="exact"/>`, g.across(), g.noteLine), ""},
		{"Heading1", "heading 1", fontHeader, half(g.body), heading(0), ""},
		{"Heading2", "heading 2", fontSub, half(g.body), heading(1), ""},
		{"BodyText", "Body Text", fontBody, half(g.body), body, ""},
		{"Small", "Small", fontBody, half(g.list), fmt.Sprintf(`<w:keepNext/><w:spacing w:after="%d" w:line="%d" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="%d"/>`, smallRise, g.listLine, 2*g.list), ""},
		{"ListHeader", "List Header", fontHeader, half(g.list), list + middle, ""},
		{"ListCell", "List Cell", fontBody, half(g.list), list, ""},
		{"ListCenter", "List Center", fontBody, half(g.list), list + middle, ""},
		{"Gap", "Gap", fontBody, 4, fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, gapLine), ""},
	}
	var b strings.Builder
	b.WriteString(`<w:styles xmlns:w="` + nsWord + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="` + fontBody + `" w:cs="Times New Roman"/>` +
		`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>`)
	for _, s := range styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:pPr>%s</w:pPr><w:rPr><w:rFonts w:eastAsia="%s"/>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`,
			s.id, s.name, s.paragraph, s.font, s.characters, s.size, s.size)
	}
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="List"><w:name w:val="List Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, edge := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="595959"/>`, edge)
	}
	b.WriteString(`</w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`)
	return b.String()
}

// wordFonts is the part with the fonts and what stands in for each.
func wordFonts() string {
	var b strings.Builder
	b.WriteString(`<w:fonts xmlns:w="` + nsWord + `">`)
	for _, f := range []struct{ name, other, family string }{{fontTitle, "宋体", "auto"}, {fontHeader, "SimHei", "modern"}, {fontBody, "仿宋", "modern"}, {fontSub, "楷体", "modern"}} {
		fmt.Fprintf(&b, `<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="%s"/><w:pitch w:val="default"/></w:font>`, f.name, f.other, f.family)
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}

// wordFooter is a footer with the page number between dashes, a character away
// from the given side: right on odd pages, left on even ones.
func wordFooter(side string) string {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	text := func(s string) string {
		return `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/></w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	return `<w:ftr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:ind w:left="280" w:right="280"/><w:jc w:val="` + side + `"/></w:pPr>` + text("— ") +
		field("begin") + `<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` + field("separate") + `<w:r><w:t>1</w:t></w:r>` + field("end") + text(" —") + `</w:p></w:ftr>`
}
