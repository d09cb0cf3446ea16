package office

// Paper is a text with tables for A4 paper.
type Paper struct {
	Title     string
	Note      string // a line under the title; empty: none
	Landscape bool   // lies on its side: for wide tables, in small type
	Blocks    []Block
}

// Block is a part of a paper: [Heading], [Paragraph], [Table], [Figure] or [PageBreak].
type Block interface{ block() }

// Heading stands above the blocks that follow. Level 1 is the outermost.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct {
	Lead string // begins the paragraph in bold; empty: none
	Text string
}

// Table is a table with a header that is repeated on each page. Only its printed
// columns are written.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Table) block()     {}
func (PageBreak) block() {}

// Add appends blocks.
func (p *Paper) Add(blocks ...Block) { p.Blocks = append(p.Blocks, blocks...) }

// printed are the columns that go on paper, as places in t.Columns.
func (t *Table) printed() []int {
	var all []int
	for i, c := range t.Columns {
		if c.Place == Printed {
			all = append(all, i)
		}
	}
	return all
}

// cellAt is a cell of t as it is written; a row may be short.
func (t *Table) cellAt(row, column int) string {
	if column >= len(t.Rows[row]) {
		return ""
	}
	return plain(t.Rows[row][column])
}

// rowSpans says for each row how many rows its cell in a column covers: more
// than one where cells are merged, and 0 where the cell above covers it.
func (t *Table) rowSpans(column int) []int {
	spans := make([]int, len(t.Rows))
	first := 0
	for i := range t.Rows {
		if i > 0 && t.Columns[column].Merge && t.cellAt(i, column) != "" && t.cellAt(i, column) == t.cellAt(first, column) {
			spans[first]++
			continue
		}
		first, spans[i] = i, 1
	}
	return spans
}
