package corpus

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
	Lead         Numbering = iota // no number: a paragraph's first short sentence stands as its heading
	ChineseComma                  // 一、 also 壹、
	ChineseParen                  // （一）
	ArabicDot                     // 1. or 1、
	ArabicParen                   // （1） or 1）
	Circled                       // ①
	ChineseIs                     // 一是 or 一要
	Ordinal                       // 第一， or 首先，
	Article                       // 第一条, 第一章, 第一节
	Dash                          // ——
	Latin                         // (a) A.
	Markdown                      // # heading
)
