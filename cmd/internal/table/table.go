// Package table writes rows of text as a terminal table, as comma-separated
// values or as Markdown.
package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	lgtable "charm.land/lipgloss/v2/table"
)

// Table is a header and rows of as many cells.
type Table struct {
	Header []string
	Rows   [][]string
	Main   string // header of the column with the wording, which is wrapped last
}

// Add appends a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// gap is the room between two columns.
const gap = 2

// Terminal writes t in aligned columns, wrapped to width columns of the
// terminal; Chinese characters take two.
func (t *Table) Terminal(w io.Writer, width int) error {
	widths := fit(t.widths(), slices.Index(t.Header, t.Main), width)
	lt := lgtable.New().Border(lipgloss.HiddenBorder()).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderColumn(false).BorderHeader(false).
		Wrap(true).StyleFunc(func(_, column int) lipgloss.Style {
		return lipgloss.NewStyle().Width(widths[column] + gap).PaddingRight(gap)
	}).
		Headers(t.Header...).Rows(t.Rows...)
	for line := range strings.Lines(lt.String()) {
		if _, err := fmt.Fprintf(w, "%s\n", strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// widths is how wide each column is when no cell is wrapped.
func (t *Table) widths() []int {
	all := make([]int, len(t.Header))
	for i := range t.Header {
		all[i] = lipgloss.Width(t.Header[i])
		for _, row := range t.Rows {
			all[i] = max(all[i], lipgloss.Width(row[i]))
		}
	}
	return all
}

// narrowest is to how many columns a cell is wrapped at the most, sideWidth the
// same for cells beside the main column as long as that has no room.
const narrowest, sideWidth = 8, 16

// fit narrows columns until all go into width: the widest give way first, so
// that dates and names stay whole while long wording is wrapped. The column main
// (-1: none) gives way only after the others have come down to sideWidth.
func fit(widths []int, main, width int) []int {
	room := width - gap*len(widths)
	fitted := slices.Clone(widths)
	for {
		widest, over := -1, -room
		for i, w := range fitted {
			over += w
			if w > narrowest && (widest < 0 || precedes(i, w, widest, fitted[widest], main)) {
				widest = i
			}
		}
		if over <= 0 || widest < 0 {
			return fitted
		}
		fitted[widest]--
	}
}

// precedes reports whether column i of width w gives way before column k of
// width v.
func precedes(i, w, k, v, main int) bool {
	if (i == main) != (k == main) {
		if i == main {
			return v <= sideWidth && w > v
		}
		return w > sideWidth || w >= v
	}
	return w > v
}

// CSV writes t as comma-separated values, see [WriteCSV].
func (t *Table) CSV(w io.Writer) error { return WriteCSV(w, t.Header, t.all()) }

// all are the rows.
func (t *Table) all() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range t.Rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// WriteCSV writes rows as they come as comma-separated values that spreadsheets
// open rightly: with a byte-order mark, since Excel reads UTF-8 as GBK without
// one, and with cells that would be taken for formulas made harmless.
func WriteCSV(w io.Writer, header []string, rows iter.Seq2[[]string, error]) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	cw := csv.NewWriter(w)
	cw.UseCRLF = true
	write := func(row []string) error {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		return cw.Write(safe)
	}
	if err := write(header); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = write(row)
		}
		if err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// harmless is the cell with a quote before what spreadsheets take for the
// beginning of a formula; those for Chinese and Japanese read wide signs, too. A
// cell that begins with a quote gets another one, so that the first quote, where
// there is one, can always be taken away. Numbers stay numbers.
func harmless(cell string) string {
	r, _ := utf8.DecodeRuneInString(cell)
	if cell != "" && strings.ContainsRune("'=+-@＝＋－＠\t\r\n", r) && !number(cell) {
		return "'" + cell
	}
	return cell
}

// number reports whether cell is a signed number: -3, +0.5, -12%.
func number(cell string) bool {
	digits := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(cell, "+"), "-"), "%")
	_, err := strconv.ParseFloat(digits, 64)
	return err == nil && strings.Trim(digits, "0123456789.") == ""
}

// Markdown writes t as a Markdown table, see [WriteMarkdown].
func (t *Table) Markdown(w io.Writer) error { return WriteMarkdown(w, t.Header, t.all()) }

// WriteMarkdown writes rows as they come as a Markdown table. Bars and markup in
// cells are escaped, line breaks kept.
func WriteMarkdown(w io.Writer, header []string, rows iter.Seq2[[]string, error]) error {
	escape := strings.NewReplacer("|", `\|`, "\r\n", "<br>", "\n", "<br>", "\r", "<br>", "\\", `\\`, "<", `\<`)
	line := func(cells []string) error {
		var b strings.Builder
		for _, cell := range cells {
			b.WriteString("| " + escape.Replace(cell) + " ")
		}
		_, err := fmt.Fprintf(w, "%s|\n", b.String())
		return err
	}
	if err := line(header); err != nil {
		return err
	}
	rule := make([]string, len(header))
	for i := range rule {
		rule[i] = "---"
	}
	if err := line(rule); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = line(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
