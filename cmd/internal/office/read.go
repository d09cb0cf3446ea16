package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// ErrNoSheet says that a workbook has no sheet of a name.
var ErrNoSheet = errors.New("工作簿里没有这张表")

// maxPart is how many bytes a part of a workbook may take when unpacked, so that no
// small file fills the memory.
const maxPart = 64 << 20

// ReadSheet reads the texts of the cells of a sheet of a workbook (xlsx), also of
// one that a spreadsheet program has changed: rows of cells, as far as there are any.
// Numbers stand as they are stored.
func ReadSheet(workbook []byte, name string) ([][]string, error) {
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	b := &readBook{z}
	part, err := b.sheetPart(name)
	if err != nil {
		return nil, err
	}
	shared, err := b.sharedStrings()
	if err != nil {
		return nil, err
	}
	var sheet struct {
		Rows []struct {
			Cells []sheetCell `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := b.decode(part, &sheet); err != nil {
		return nil, err
	}
	var rows [][]string
	for _, r := range sheet.Rows {
		var row []string
		for _, c := range r.Cells {
			column := columnOf(c.Ref, len(row))
			for len(row) <= column {
				row = append(row, "")
			}
			row[column] = c.text(shared)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// sheetCell is a cell as it is stored.
type sheetCell struct {
	Ref    string   `xml:"r,attr"`
	Type   string   `xml:"t,attr"`
	Value  string   `xml:"v"`
	Inline richText `xml:"is"`
}

// richText is a text in one piece, or in several of different looks.
type richText struct {
	Text string   `xml:"t"`
	Runs []string `xml:"r>t"`
}

func (t richText) String() string { return t.Text + strings.Join(t.Runs, "") }

func (c sheetCell) text(shared []richText) string {
	switch c.Type {
	case "inlineStr":
		return c.Inline.String()
	case "s":
		var n int
		if _, err := fmt.Sscan(c.Value, &n); err == nil && n >= 0 && n < len(shared) {
			return shared[n].String()
		}
		return ""
	}
	return c.Value
}

// maxColumns is how many columns Excel has.
const maxColumns = 16384

// columnOf is the number of the column that a reference (AB12) names, from 0; next
// where it names none.
func columnOf(ref string, next int) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > maxColumns {
			break
		}
		n = 26*n + int(r-'A') + 1
	}
	if n == 0 || n > maxColumns {
		return min(next, maxColumns-1)
	}
	return n - 1
}

// readBook reads parts of a workbook.
type readBook struct{ zip *zip.Reader }

// sheetPart is the name of the part that holds a sheet.
func (b *readBook) sheetPart(name string) (string, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode("xl/workbook.xml", &book); err != nil {
		return "", err
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := b.decode("xl/_rels/workbook.xml.rels", &relations); err != nil {
		return "", err
	}
	for _, s := range book.Sheets {
		for _, r := range relations.All {
			if s.Name != name || r.ID != s.ID {
				continue
			}
			if target, ok := strings.CutPrefix(r.Target, "/"); ok {
				return target, nil
			}
			return path.Join("xl", r.Target), nil
		}
	}
	return "", fmt.Errorf("%w：%s", ErrNoSheet, name)
}

// sharedStrings are the texts that cells refer to; a workbook need not have any.
func (b *readBook) sharedStrings() ([]richText, error) {
	const part = "xl/sharedStrings.xml"
	if _, err := b.zip.Open(part); err != nil {
		return nil, nil
	}
	var shared struct {
		All []richText `xml:"si"`
	}
	err := b.decode(part, &shared)
	return shared.All, err
}

// decode reads a part into v.
func (b *readBook) decode(part string, v any) error {
	f, err := b.zip.Open(part)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	defer f.Close()
	if err := xml.NewDecoder(io.LimitReader(f, maxPart)).Decode(v); err != nil {
		return fmt.Errorf("workbook: %s: %w", part, err)
	}
	return nil
}
