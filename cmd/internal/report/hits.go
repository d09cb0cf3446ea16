package report

import (
	"io"
	"iter"
	"strconv"

	"yian/cmd/internal/office"
)

// HitColumns are the columns of the hits of a search, in order.
func HitColumns() []office.Column {
	column := func(header string, width float64, kind office.Kind, place office.Place) office.Column {
		return office.Column{Header: header, Width: width, Kind: kind, Place: place}
	}
	return []office.Column{
		column("文件", 18, office.Before, office.Printed),
		column("会议", 24, office.After, office.Folded),
		column("日期", 11, office.Date, office.Printed),
		column("类型", 8, office.Center, office.Printed),
		column("议案", 24, office.After, office.Folded),
		column("发言人", 10, office.Center, office.Printed),
		column("身份", 20, office.After, office.Folded),
		column("左文", 44, office.Before, office.Printed),
		column("命中", 14, office.Center, office.Printed),
		column("右文", 44, office.After, office.Printed),
		column("段落", 7, office.Number, office.Printed),
		column("引用", 36, office.After, office.Screen),
		column("哈希", 20, office.After, office.Folded),
	}
}

// Searched is what a search was, and how much it found.
type Searched struct {
	Query                       string
	Places, Passages, Documents int
}

// HitBook writes the hits of a search as a workbook, row by row as they come:
// memory does not grow with their number, and a sheet that is full goes on in
// the next. An error of hits ends it.
func HitBook(w io.Writer, s Searched, hits iter.Seq2[[]string, error]) error {
	b := office.NewBook(w, "检索："+s.Query)
	list := b.Sheet(office.Layout{Name: "命中", Columns: HitColumns()})
	n := 0
	for row, err := range hits {
		if err != nil {
			return err
		}
		list.Row(row...)
		n++
	}
	about := b.Sheet(office.Layout{Name: "检索", Columns: []office.Column{{Header: "项目", Width: 16}, {Header: "内容", Width: 80}}})
	about.Row("检索式", s.Query)
	about.Row("命中处数", strconv.Itoa(s.Places))
	about.Row("命中段数", strconv.Itoa(s.Passages))
	about.Row("文件数", strconv.Itoa(s.Documents))
	about.Row("本表行数", strconv.Itoa(n))
	return b.Close()
}
