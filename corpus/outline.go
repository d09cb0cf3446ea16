package corpus

import "sort"

// Outline is how a document is built: its paragraphs, the headings and numbered
// items that order them, and the Reading on which both were found.
type Outline struct {
	Paragraphs []Paragraph // in text order; their tiles cover the text without gap or overlap
	Items      []Item      // headings and numbered items in text order
	Reading    *Reading
}

// Paragraph is a run of lines that belong together: one line, or several that a
// typesetter broke at a fixed width (with the page header that may have come
// between them).
type Paragraph struct {
	Tile Span // from its first byte, indent included, to the first byte of the next paragraph
	Span Span // from its first to its last character that is no white space
	Kind ParagraphKind
	Read Stretch // where it stands in the Reading; empty for furniture and blank text
}

// ParagraphKind says what a paragraph is made of.
type ParagraphKind uint8

const (
	Prose     ParagraphKind = iota // wording
	Furniture                      // page header, page number, 返回顶部, [pic]: not read by any rule
	TableRow                       // a row of a flattened table: cells between | or tabs
	Formal                         // frames the document: addressee, signature, date, （此件公开发布）; read, but governed by no item
	Blank                          // white space alone, before the first paragraph
)

// Item is a heading or a numbered item. Its places are stretches of the Reading.
//
//	（五）扩大范围。从2019年起…   Number （五）  Heading 扩大范围  Body 从2019年起…
//	一是加强指导；                Number 一是    Heading –         Body 加强指导
//	大力提振消费。顺应…           Number –       Heading 大力提振消费  Body 顺应…
type Item struct {
	Paragraph int       // index of the paragraph it begins in
	Number    Stretch   // as printed, brackets included, without the closing 、 or .; empty for a lead
	Style     Numbering // which series of numbers it belongs to
	Value     int       // the number's value: 3 for （三）; 0 for dashes and leads
	Level     int       // depth: 0 for the outermost
	Parent    int       // index of the item it stands under; -1 for none
	Heading   Stretch   // its own short heading, without number and closing 。; empty where it has none
	Body      Stretch   // its wording after number and heading, up to the next item or the end of what it governs
	End       int       // Reading offset where everything that stands under it ends
	Inline    bool      // it begins inside a paragraph (一是…；二是…)
}

// Numbering is a series of numbers as it is written.
type Numbering uint8

const (
	Lead          Numbering = iota // no number: a paragraph's first short sentence stands as its heading
	Markdown                       // # heading
	Article                        // 第一条, 第一章, 第一节
	ChineseFormal                  // 壹、
	ChineseComma                   // 一、
	Stem                           // 甲、
	ChineseParen                   // （一）
	ArabicDot                      // 1. or 1、
	Decimal                        // 3.1
	ArabicParen                    // （1） or 1）
	Circled                        // ①
	ChineseIs                      // 一是 or 一要
	Ordinal                        // 第一， or 首先，
	Dash                           // ——
	Latin                          // (a) A.
)

// newOutline reads text the way a person does: lines to paragraphs, paragraphs
// to a Reading, and in it the headings and numbered items.
func newOutline(text string) *Outline {
	lines := splitLines(text)
	markFurniture(text, lines)
	blocks := paragraphs(text, lines)
	widths := wrapWidths(lines)
	o := &Outline{Paragraphs: make([]Paragraph, 0, len(blocks)+1)}
	if len(blocks) > 0 && lines[blocks[0].first].start > 0 {
		o.Paragraphs = append(o.Paragraphs, Paragraph{Tile: Span{0, lines[blocks[0].first].start}, Kind: Blank})
	}
	r := &reader{source: text}
	r.text = make([]byte, 0, len(text)+len(text)/8)
	for i, b := range blocks {
		last := b.lines[len(b.lines)-1]
		p := Paragraph{
			Tile: Span{lines[b.first].start, len(text)},
			Span: Span{lines[b.first].from, lines[last].to},
			Kind: b.kind,
		}
		if i+1 < len(blocks) {
			p.Tile.End = lines[blocks[i+1].first].start
		}
		if p.Read = (Stretch{len(r.text), len(r.text)}); b.kind != Furniture {
			p.Read = r.paragraph(lines, b.lines, widths[b.first/wrapWindow])
		}
		o.Paragraphs = append(o.Paragraphs, p)
	}
	if len(blocks) == 0 && text != "" {
		o.Paragraphs = append(o.Paragraphs, Paragraph{Tile: Span{0, len(text)}, Kind: Blank})
	}
	o.Reading = &Reading{r.aligned()}
	markFormal(o)
	o.Items = findItems(o)
	return o
}

// ParagraphAt is the index of the paragraph that holds the Reading offset at,
// or whose line end stands there.
func (o *Outline) ParagraphAt(at int) int {
	i := sort.Search(len(o.Paragraphs), func(i int) bool { return o.Paragraphs[i].Read.End >= at })
	for i < len(o.Paragraphs)-1 && o.Paragraphs[i].Read.Len() == 0 && o.Paragraphs[i+1].Read.Start <= at {
		i++
	}
	return min(i, len(o.Paragraphs)-1)
}

// ItemAt is the index of the innermost item that governs the Reading offset at;
// -1 where there is none.
func (o *Outline) ItemAt(at int) int {
	i := sort.Search(len(o.Items), func(i int) bool { return o.Items[i].Start() > at }) - 1
	for i >= 0 && o.Items[i].End <= at {
		i = o.Items[i].Parent
	}
	return i
}

// Start is the Reading offset where the item begins, number included.
func (it *Item) Start() int {
	if it.Number.Len() > 0 {
		return it.Number.Start
	}
	return it.Heading.Start
}

// Title is an item's heading, or its wording where it has none.
func (it *Item) Title() Stretch {
	if it.Heading.Len() > 0 {
		return it.Heading
	}
	return it.Body
}
