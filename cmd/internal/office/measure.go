package office

import (
	"slices"
	"strings"
)

// page is the sizes of a page and of what stands on it, in twentieths of a point,
// as documents count. Word documents and printed html pages take them from here,
// so that they break alike.
type page struct {
	width, height, top, bottom, left, right int

	title, note, body, list                 int // sizes of characters
	titleLine, noteLine, bodyLine, listLine int // distances of lines
}

// Around what stands on a page, in twentieths of a point.
const (
	cellSide    = 57  // left and right of a cell's text
	cellRise    = 20  // above and below it
	rule        = 15  // between rows
	headingRise = 100 // above a heading
	gapLine     = 120 // a line between tables
	smallRise   = 60  // below a small paragraph
)

// pageOf is A4 with the margins of GB/T 9704: 37 mm above, 35 below, 28 on the
// side of the binding, 26 on the other, and its running text: 三号 in lines of 28
// points, titles in 二号. A page that lies on its side is that page turned, with
// its upper edge at the binding; it is for tables, in 小五.
func pageOf(landscape bool) page {
	const top, bottom, left, right = 2098, 1984, 1588, 1474
	if landscape {
		return page{16838, 11906, left, right, bottom, top, 440, 240, 280, 180, 640, 400, 480, 250}
	}
	return page{11906, 16838, top, bottom, left, right, 440, 280, 320, 210, 720, 560, 560, 280}
}

// across is the width of the text, down its height.
func (g *page) across() int { return g.width - g.left - g.right }
func (g *page) down() int   { return g.height - g.top - g.bottom }

// widths shares the width of the text among the columns of t. None is too narrow
// for its header on two lines, nor for a date, nor for short words in the middle
// of it; what these take beyond their share, the others give.
func (g *page) widths(t *Table) []int {
	least := make([]float64, len(t.Columns))
	room, sum := float64(g.across()), 0.0
	for i, c := range t.Columns {
		least[i] = float64(g.list*t.least(i))/2 + 2*cellSide + 20
		sum += c.Width
	}
	widths := make([]int, len(t.Columns))
	for again := true; again; {
		again = false
		for i, c := range t.Columns {
			if widths[i] == 0 && sum > c.Width && room*c.Width/sum < least[i] {
				widths[i] = int(least[i])
				room, sum, again = room-least[i], sum-c.Width, true
			}
		}
	}
	for i, c := range t.Columns {
		if widths[i] == 0 {
			widths[i] = max(int(room*c.Width/sum), 1)
		}
	}
	return widths
}

// least is how many halves of a character column i needs at the least.
func (t *Table) least(i int) int {
	const most, mostLatin = 10, 14 // 责任单位、 and 2025-06-30
	c := t.Columns[i]
	if c.Kind == Date && slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
		return most
	}
	n := min(max(4, (Width(c.Header)+3)/4*2), most)
	if !c.middle() {
		return n
	}
	for _, row := range t.Rows {
		for word := range strings.FieldsFuncSeq(row[i], func(r rune) bool { return r == '；' || r == '\n' }) {
			for len(word) > 0 {
				end := len(word)
				if k := strings.Index(word, "、"); k >= 0 {
					end = k + len("、")
				}
				switch w := Width(word[:end]); {
				case w == end: // bytes
					n = max(n, min(w, mostLatin))
				case 3*w == 2*end:
					n = max(n, min(w, most))
				default: // 2025年12月: programs put space between the scripts
					n = max(n, min(w+2, most+2))
				}
				word = word[end:]
			}
		}
	}
	return n
}

// halves is how many halves of a character have room in a cell of a width.
func (g *page) halves(width int) int { return max(2*(width-2*cellSide)/g.list, 2) }

// lineCount is how many lines s takes where a line holds so many halves of a
// Chinese character, the first line less by indent. Words of other scripts are
// not parted, and no line begins with a closing mark: the character before it
// comes along.
func lineCount(s string, halves, indent int) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n++
		at, word, before := indent, 0, 0 // in the line; of it the word that it ends in, and the last character
		for _, r := range line {
			w := 2
			if r < 0x1100 {
				w = 1
			}
			if w == 2 || r == ' ' {
				word = 0
			} else {
				word += w
			}
			if at+w > halves && at > 0 {
				n++
				switch {
				case word > 0 && word <= halves/2:
					at = word - w
				case before > 0 && strings.ContainsRune("，。、；：？！）》”’…—,.;:?!)%", r):
					at = before
				default:
					at = 0
				}
			}
			at, before = at+w, w
		}
		indent = 0
	}
	return n
}

// balanced is a header on lines of about the same length where it does not fit on
// one: 进展, 情况 rather than 进展情, 况.
func balanced(header string, halves int) string {
	n := lineCount(header, halves, 0)
	if n < 2 || strings.Contains(header, "\n") {
		return header
	}
	var b strings.Builder
	line, at := (Width(header)+n-1)/n, 0
	for _, r := range header {
		w := Width(string(r))
		if at > 0 && (at+w > line+1 || r == '(' && at >= line/2) {
			b.WriteByte('\n')
			at = 0
		}
		b.WriteRune(r)
		at += w
	}
	return b.String()
}

// heights are the heights of the header and of the rows of t, of which those at
// tops begin a page.
func (g *page) heights(t *Table, tops []int) (header int, rows []int) {
	widths := g.widths(t)
	cell := func(i int, s string) int {
		return lineCount(s, g.halves(widths[i]), 0)*g.listLine + 2*cellRise + rule
	}
	for i, c := range t.Columns {
		header = max(header, cell(i, balanced(c.Header, g.halves(widths[i]))))
	}
	if bands(t.Columns) != nil {
		header += g.listLine + 2*cellRise + rule
	}
	rows = make([]int, len(t.Rows))
	for r, row := range t.Rows {
		for i := range t.Columns {
			if !t.Columns[i].Merge {
				rows[r] = max(rows[r], cell(i, row[i]))
			}
		}
		rows[r] = max(rows[r], cell(0, ""))
	}
	for i, c := range t.Columns {
		if !c.Merge {
			continue
		}
		for r, n := range t.rowSpans(i, tops) { // the last row of a merged cell grows with it
			if n > 0 {
				need := cell(i, t.Rows[r][i])
				for _, h := range rows[r : r+n] {
					need -= h
				}
				rows[r+n-1] += max(0, need)
			}
		}
	}
	return header, rows
}

// flow puts blocks on pages, one below the other.
type flow struct {
	page
	pages, left int     // pages begun; room left on the last
	tops        [][]int // of each table, in order: the rows that begin a page
}

// Pages is how many pages p takes: to a line or two, as office programs differ.
func (p *Paper) Pages() int { return p.flow().pages }

// Fits reports whether p takes no more than the given number of pages in any
// office program: the last one has room to spare, since they differ.
func (p *Paper) Fits(pages int) bool {
	f := p.flow()
	return f.pages < pages || f.pages == pages && 6*f.left >= f.down()
}

func (p *Paper) flow() *flow {
	f := &flow{page: pageOf(p.Landscape), pages: 1}
	f.left = f.down()
	blocks := p.whole()
	for i, b := range blocks {
		switch b := b.(type) {
		case Title:
			f.take(lineCount(b.Text, 2*f.across()/f.title, 0)*f.titleLine + 160)
			if b.Note != "" {
				f.take(f.noteLine + 80)
			}
		case Heading:
			h := lineCount(b.Text, 2*f.across()/f.body, 4)*f.bodyLine + headingRise
			if h+f.opening(blocks[i+1:]) > f.left {
				f.turn()
			}
			f.take(h)
		case Paragraph:
			f.paragraph(&b, blocks[i+1:])
		case Table:
			f.table(&b)
			f.take(gapLine)
		case Figure:
			if h := b.Height * 15; b.Chart != nil { // a pixel is 15 twentieths of a point
				if h > f.left {
					f.turn()
				}
				f.take(h)
			}
		case PageBreak:
			f.turn()
		}
	}
	return f
}

// turn begins a page.
func (f *flow) turn() { f.pages, f.left = f.pages+1, f.down() }

// take puts something of a height on the page, or on the next where it has no
// room.
func (f *flow) take(height int) {
	if height > f.left {
		f.turn()
	}
	f.left -= height
}

// opening is the height of what stays together at the beginning of blocks: a line,
// a small paragraph and what follows it, or a table's header and first row.
func (f *flow) opening(blocks []Block) int {
	if len(blocks) == 0 {
		return 0
	}
	switch b := blocks[0].(type) {
	case Paragraph:
		if b.Small {
			return f.small(&b) + f.opening(blocks[1:])
		}
		return f.bodyLine
	case Table:
		b.Rows = b.Rows[:min(1, len(b.Rows))]
		header, rows := f.heights(b.onPaper(), nil)
		return header + sum(rows)
	}
	return 0
}

// small is the height of a small paragraph.
func (f *flow) small(b *Paragraph) int {
	return lineCount(b.Lead+b.Text, 2*f.across()/f.list-1, 4)*f.listLine + smallRise
}

func (f *flow) paragraph(b *Paragraph, after []Block) {
	if b.Small {
		h := f.small(b)
		if h+f.opening(after) > f.left {
			f.turn()
		}
		f.take(h)
		return
	}
	for range lineCount(b.Lead+b.Text, 2*f.across()/f.body-1, 4) {
		f.take(f.bodyLine)
	}
}

// table puts t on pages twice: merged cells end where a page does, and make the
// rows before it higher.
func (f *flow) table(t *Table) {
	t = t.onPaper()
	begin := *f
	tops := f.rows(t, nil)
	*f = begin
	f.tops = append(f.tops, f.rows(t, tops))
}

// rows puts the rows of t on pages and returns those that begin one. tops are
// those that are likely to.
func (f *flow) rows(t *Table, tops []int) []int {
	header, rows := f.heights(t, tops)
	if header+sum(rows[:min(1, len(rows))]) > f.left {
		f.turn()
	}
	f.left -= header
	tops = nil
	for r, h := range rows {
		if h > f.left {
			f.turn()
			f.left -= header
			tops = append(tops, r)
		}
		f.left -= h
	}
	return tops
}

func sum(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}
