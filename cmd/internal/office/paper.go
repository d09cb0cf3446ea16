package office

// Paper is a text with tables for A4 paper.
type Paper struct {
	Title     string
	Note      string // a line under the title, see [Title]; empty: none
	Landscape bool   // lies on its side: for wide tables, in small type
	Blocks    []Block
}

// Block is a part of a paper: [Title], [Heading], [Paragraph], [Table], [Figure]
// or [PageBreak].
type Block interface{ block() }

// Title begins what is handed out as a paper of its own. What follows a tab in
// the note stands at the right margin: 填报单位：\t填报日期：.
type Title struct{ Text, Note string }

// Heading stands above the blocks that follow. Level 1 is the outermost.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct {
	Lead  string // begins the paragraph in bold; empty: none
	Text  string
	Small bool // in the type of tables: what is said of the one that follows
}

// Table is a table with a header that is repeated on each page. Only its printed
// columns are written.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Title) block()     {}
func (Heading) block()   {}
func (Paragraph) block() {}
func (Table) block()     {}
func (PageBreak) block() {}

// Add appends blocks.
func (p *Paper) Add(blocks ...Block) { p.Blocks = append(p.Blocks, blocks...) }

// whole is all that stands on p, its title first.
func (p *Paper) whole() []Block {
	return append([]Block{Title{p.Title, p.Note}}, p.Blocks...)
}

// onPaper is t with its printed columns alone, and with characters alone that
// files can hold. A row may be short.
func (t *Table) onPaper() *Table {
	p := &Table{Rows: make([][]string, len(t.Rows))}
	var at []int
	for i, c := range t.Columns {
		if c.Place == Printed {
			c.Header = plain(c.Header)
			p.Columns, at = append(p.Columns, c), append(at, i)
		}
	}
	for r, row := range t.Rows {
		p.Rows[r] = make([]string, len(at))
		for k, i := range at {
			if i < len(row) {
				p.Rows[r][k] = plain(row[i])
			}
		}
	}
	return p
}

// rowSpans says for each row how many rows its cell in a column covers: more
// than one where cells are merged, and 0 where the cell above covers it. A merged
// cell ends where a page is likely to, so that no page lacks its words; tops are
// the rows that are likely to begin a page.
func (t *Table) rowSpans(column int, tops []int) []int {
	spans := make([]int, len(t.Rows))
	first := 0
	for i := range t.Rows {
		top := len(tops) > 0 && tops[0] == i
		if top {
			tops = tops[1:]
		}
		if i > 0 && !top && t.Columns[column].Merge && t.Rows[i][column] != "" && t.Rows[i][column] == t.Rows[first][column] {
			spans[first]++
			continue
		}
		first, spans[i] = i, 1
	}
	return spans
}
