package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yian/analysis"
	"yian/corpus"
)

// TestWriteResults: finding by finding or all at once, the bytes are the same.
func TestWriteResults(t *testing.T) {
	files, err := filepath.Glob("../../docs/samples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	a := newAnalyzer(nil)
	all := []*analysis.Result{
		{Source: "没有清单.txt", Head: analysis.Head{Title: `"tasks": null, "motions": []`}},
		{Source: "空清单.txt", Motions: []analysis.Motion{}, Tasks: []analysis.Task{}, Remarks: []analysis.Remark{}, Keywords: []analysis.Keyword{}, Warnings: []analysis.Warning{}},
	}
	for _, file := range files {
		d, err := corpus.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := a.analyze(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, analysis.InRunes(r, d.Text))
	}
	type output struct {
		Schema    string             `json:"schema"`
		Documents []*analysis.Result `json:"documents"`
	}
	for n := range len(all) + 1 {
		var got, want bytes.Buffer
		if err := writeJSON(&want, output{analysis.Schema, all[:n]}); err != nil {
			t.Fatal(err)
		}
		if err := writeResults(&got, all[:n]); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("%d results (-all at once +finding by finding):\n%s", n, diff)
		}
	}
}
