package corpus

import "strings"

// wrapWindow is how many lines are looked at together to learn at what width a
// typesetter broke them. Gazettes mix wrapped minutes and unwrapped speeches.
const wrapWindow = 48

// wrapSlack is by how many columns a full line may fall short of the width: a
// mark that must not begin a line takes the character before it along.
const wrapSlack = 4

// wrapWidths gives for each window of lines the width at which lines were
// broken; 0 where they were not.
func wrapWidths(lines []line) []int {
	n := (len(lines) + wrapWindow - 1) / wrapWindow
	counts := make([]widthCount, n)
	for i := range lines {
		if l := &lines[i]; !l.blank() && l.kind == Prose {
			counts[i/wrapWindow].add(l)
		}
	}
	widths := make([]int, n)
	for i := range widths {
		sum := counts[i]
		if i > 0 {
			sum.addAll(&counts[i-1])
		}
		if i+1 < n {
			sum.addAll(&counts[i+1])
		}
		widths[i] = sum.wrapped()
	}
	return widths
}

// widthCount counts lines by width: all of them, and those that end in the
// middle of a sentence.
type widthCount struct{ all, open [maxWidth + 1]uint16 }

func (c *widthCount) add(l *line) {
	c.all[l.width]++
	if !l.closed {
		c.open[l.width]++
	}
}

func (c *widthCount) addAll(o *widthCount) {
	for i := range c.all {
		c.all[i] += o.all[i]
		c.open[i] += o.open[i]
	}
}

// wrapped is the width at which the counted lines were broken: many lines end
// within a few columns of it, most of them in the middle of a sentence. 0 where
// there is no such width.
func (c *widthCount) wrapped() int {
	const narrowest, widest = 36, 130
	best, bestAll, bestOpen, lines, openLines := 0, 0, 0, 0, 0
	for w, n := range c.all {
		if w > 12 { // shorter ones are titles, names and labels
			lines += int(n)
			openLines += int(c.open[w])
		}
	}
	for w := narrowest; w <= widest; w++ {
		if c.all[w] == 0 {
			continue
		}
		all, open := 0, 0
		for k := w - wrapSlack; k <= w; k++ {
			all += int(c.all[k])
			open += int(c.open[k])
		}
		// Lines that break off in a sentence tell more than lines that end with
		// one. Of equal counts the widest: it holds the fullest lines.
		if all+4*open >= bestAll+4*bestOpen {
			best, bestAll, bestOpen = w, all, open
		}
	}
	if bestAll < 4 || 4*bestAll < lines {
		return 0
	}
	// In a list of entries of one sentence that nearly fill a line, few lines
	// break off in a sentence, but those that do are all full.
	if 2*bestOpen < bestAll && (bestOpen < 4 || 4*bestOpen < 3*openLines) {
		return 0
	}
	return best
}

// paragraphs joins lines to paragraphs. Read is not yet filled in.
func paragraphs(text string, lines []line) []block {
	widths := wrapWidths(lines)
	var blocks []block
	var last int   // the last line of the current block that is wording
	cells := false // a table's head has been seen: 序号 on a line of its own
	for i := range lines {
		l := &lines[i]
		switch {
		case l.blank():
		case l.kind != Prose:
			// Furniture may stand inside a paragraph: it ends up there if the
			// line after it goes on with the paragraph.
			blocks = append(blocks, block{first: i, kind: l.kind, lines: []int{i}})
		default:
			cells = cells || Unspace(text[l.from:l.to]) == "序号"
			if k := openBlock(blocks); k >= 0 && !(cells && followsNumber(text, lines, blocks[k].first)) && goesOn(text, lines, &blocks[k], last, i, widths[last/wrapWindow]) {
				blocks = blocks[:k+1]
				blocks[k].lines = append(blocks[k].lines, i)
			} else {
				blocks = append(blocks, block{first: i, lines: []int{i}})
			}
			last = i
		}
	}
	return blocks
}

// block is a paragraph in the making.
type block struct {
	first int   // its first line
	lines []int // the lines that are wording
	kind  ParagraphKind
}

// openBlock is the index of the last block of wording, if nothing but furniture
// came after it; -1 otherwise.
func openBlock(blocks []block) int {
	for k := len(blocks) - 1; k >= 0; k-- {
		switch blocks[k].kind {
		case Prose:
			return k
		case TableRow:
			return -1
		}
	}
	return -1
}

// goesOn decides whether line i goes on with the block b, whose last line of
// wording is prev.
func goesOn(text string, lines []line, b *block, prev, i, width int) bool {
	p, l := &lines[prev], &lines[i]
	if isNameRow(text[l.from:l.to]) && l.indent > lines[b.first].indent && i == prev+1 {
		return continuesNames(text, lines, b, p, l)
	}
	if width == 0 {
		return false
	}
	if isNameList(text[p.from:p.to]) {
		if label, _ := startsLabel(text[l.from:l.to]); label || l.indent < lines[b.first].indent || startsItem(text[l.from:l.to]) {
			return false // a full row of names is no open sentence
		}
	}
	slack := wrapSlack
	if !p.closed {
		slack *= 2 // a line that breaks off in a sentence need not be as full
	}
	over := wrapSlack
	if !p.closed {
		over *= 4 // quotes that are printed narrow make a full line count for more columns
	}
	if p.width+wordWidth(text[l.from:l.to]) < width-slack || p.width > width+over {
		return false
	}
	furniture, blank := between(lines, prev, i)
	if blank && !furniture {
		return false
	}
	s := text[l.from:l.to]
	if strings.Trim(s, "。，、；：！？」』”》）") == "" {
		return true // a mark alone on a line
	}
	if isDocumentNumber(s) || startsColumn(s) || countsOn(text, &lines[b.first], l) {
		return false
	}
	if label, padded := startsLabel(s); padded || label && strings.HasSuffix(text[p.from:p.to], "案") || p.closed && (label || startsItem(s)) {
		return false
	}
	// A line that is indented like a first line may be one, taken along because
	// the line above was full; what hangs under it goes on with it.
	hangs := !p.closed && p.indent <= 2 && p.indent == lines[b.first].indent && l.indent > p.indent && l.indent <= p.indent+6
	return hangs || b.indentFits(lines, l)
}

// countsOn reports whether line l begins with the number after that of the line
// first, or with the same dash: entries of a list that end without a mark.
//
//  1. 更换灯杆⏎2. 整治电线
func countsOn(text string, first, l *line) bool {
	m, ok := parseNumber(text[first.from:first.to])
	if !ok {
		return false
	}
	n, ok := parseNumber(text[l.from:l.to])
	return ok && m.style == n.style && (n.value == m.value+1 || m.style == Dash)
}

// followsNumber reports whether the line before line i is a number and nothing else,
// as in a table with a cell a line.
func followsNumber(text string, lines []line, i int) bool {
	return i > 0 && lines[i-1].from < lines[i-1].to && strings.Trim(text[lines[i-1].from:lines[i-1].to], "0123456789") == ""
}

// between says what stands between two lines: furniture, blank lines.
func between(lines []line, prev, i int) (furniture, blank bool) {
	for k := prev + 1; k < i; k++ {
		if lines[k].blank() {
			blank = true
		} else {
			furniture = true
		}
	}
	return furniture, blank
}

// indentFits reports whether line l is indented like the lines that go on with
// the block, or could be the first of them: not deeper than the block's first
// line, unless that begins with a number, under whose wording the rest hangs.
func (b *block) indentFits(lines []line, l *line) bool {
	if len(b.lines) >= 2 {
		second := lines[b.lines[1]].indent
		return l.indent >= second-1 && l.indent <= second+1
	}
	first := lines[b.first].indent
	return l.indent <= first || l.indent <= first+6 && first <= 2 && l.indent > 0 && b.hangs(lines)
}

// hangs reports whether the block's continuation may be indented deeper than
// its first line, as under a number or a label.
func (b *block) hangs(lines []line) bool { return lines[b.first].closed || lines[b.first].indent == 0 }

// isNameRow reports a line of names in columns: pieces of a few characters with
// gaps of two columns or more between them, and no punctuation.
//
//	管碧玲    蘇震清    陳明文
func isNameRow(s string) bool {
	if len(s) > 400 || !strings.Contains(s, "  ") && !strings.Contains(s, "\u3000") || holdsMark(s, "：，。；、:;,|") {
		return false
	}
	gaps, spaces := 0, 0
	for _, r := range s {
		if !isSpace(r) {
			if spaces >= 2 {
				gaps++
			}
			spaces = 0
			continue
		}
		spaces += columns(r)
	}
	return gaps >= 1
}

// isNameList reports a line of names in columns, with or without a label before
// them.
//
//	提案人：蘇治芬    邱志偉    蘇震清
func isNameList(s string) bool {
	const longest = 40 // bytes of a label
	if at := indexMark(s[:min(len(s), longest+len("："))], "：:"); at >= 0 && at <= longest {
		s = strings.TrimLeft(s[at:], "：:")
	}
	return isNameRow(s)
}

// continuesNames reports whether the name row l goes on with the list of names
// that b is.
//
//	出席委員：黃偉哲    蕭美琴    徐永明
//	          管碧玲    蘇震清
func continuesNames(text string, lines []line, b *block, p, l *line) bool {
	head := text[lines[b.first].from:lines[b.first].to]
	label := indexMark(head, "：:")
	if label < 0 || label > 40 {
		return false
	}
	after := strings.TrimLeftFunc(strings.TrimLeft(head[label:], "：:"), isSpace)
	return isNameRow(after) && (p == &lines[b.first] || isNameRow(text[p.from:p.to]))
}

// startsLabel reports a line that begins with a short label and a colon, as
// speakers' lines do; padded says that the label is spread to a width (地　　點：).
func startsLabel(s string) (label, padded bool) {
	n := 0
	for _, r := range s {
		switch {
		case r == '：' || r == ':':
			return n > 0, padded
		case strings.ContainsRune("，。；！？,;!?", r):
			return false, false
		case isSpace(r):
			padded = n > 0
		}
		if n++; n > 14 {
			return false, false
		}
	}
	return false, false
}

// startsColumn reports a line of a list in columns: a name, a gap, and what the
// person is (王晓明　　教育局局长).
func startsColumn(s string) bool {
	n, gap := 0, 0
	for _, r := range s {
		switch {
		case isSpace(r):
			gap += columns(r)
		case gap >= 4:
			return n >= 2
		case n == 4:
			return false
		default:
			n, gap = n+1, 0
		}
	}
	return false
}

// wordWidth is the width of the Latin word that s begins with, which could not
// be broken to fill the line above.
func wordWidth(s string) int {
	n := 0
	for n < len(s) && n < 24 && isASCIIWord(rune(s[n])) {
		n++
	}
	return n
}
