package office

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestReadSheet: what was written is read, also after another program has changed it.
func TestReadSheet(t *testing.T) {
	var out bytes.Buffer
	b := NewBook(&out, "新词")
	b.Sheet(Layout{Name: "别的", Columns: []Column{{Header: "甲"}}}).Row("乙")
	s := b.Sheet(Layout{Name: "新词候选", Title: "新词", Columns: []Column{{Header: "词"}, {Header: "频次", Kind: Number}, {Header: "采纳", Entry: true}}})
	s.Row("云湖驿站", "6", "")
	s.Row("=1+1 & <乙>", "", "")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := ReadSheet(out.Bytes(), "新词候选")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"新词"}, {"词", "频次", "采纳"}, {"云湖驿站", "6", ""}, {"=1+1 & <乙>", "", ""}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("read %q", rows)
	}

	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("新词候选", "C3", "采纳"); err != nil {
		t.Fatal(err)
	}
	changed, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	rows, err = ReadSheet(changed.Bytes(), "新词候选")
	if err != nil || len(rows) < 3 || len(rows[2]) < 3 || rows[2][0] != "云湖驿站" || rows[2][2] != "采纳" {
		t.Errorf("read %q, %v after a change", rows, err)
	}

	if _, err := ReadSheet(out.Bytes(), "没有"); !errors.Is(err, ErrNoSheet) {
		t.Errorf("a missing sheet: %v", err)
	}
	if _, err := ReadSheet([]byte("不是工作簿"), "新词候选"); err == nil {
		t.Error("a text is read as a workbook")
	}
}

func TestColumnOf(t *testing.T) {
	for ref, want := range map[string]int{"A1": 0, "Z9": 25, "AA10": 26, "XFD1": 16383, "": 7, "ZZZZZ1": 7, "12": 7} {
		if got := columnOf(ref, 7); got != want {
			t.Errorf("%s: %d, want %d", ref, got, want)
		}
	}
}
