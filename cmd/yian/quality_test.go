package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// qualityFile holds the figures of every extractor on the real documents, so
// that a change of a rule shows as a change of figures. -update rewrites it.
const qualityFile = "testdata/quality.txt"

// TestQuality scores the program on the labelled documents that lie beside the
// project and compares with the figures that are checked in. A figure may only
// change together with the file.
func TestQuality(t *testing.T) {
	shared, err := filepath.Abs("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	python, err := exec.LookPath("python3")
	if _, absent := os.Stat(filepath.Join(shared, "real")); err != nil || absent != nil {
		t.Skip("the labelled documents (../shared/real) or python3 are not here")
	}
	if testing.Short() {
		t.Skip("builds the program and runs it on every document")
	}
	dir := t.TempDir()
	yian := filepath.Join(dir, "yian")
	if runtime.GOOS == "windows" {
		yian += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", yian, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	figures := filepath.Join(dir, "figures.json")
	score := exec.Command(python, filepath.Join(shared, "tools", "score.py"), "--bin", yian, "--links", "--json", figures, filepath.Join(shared, "real"))
	if out, err := score.CombinedOutput(); err != nil {
		t.Fatalf("score: %v\n%s", err, out)
	}
	got := qualityText(t, figures)
	if *update {
		if err := os.WriteFile(qualityFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(qualityFile)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.ReplaceAll(string(want), "\r\n", "\n")
	for line := range strings.Lines(got) {
		if !strings.Contains(wanted, line) {
			t.Errorf("changed or new: %s", line)
		}
	}
	for line := range strings.Lines(wanted) {
		if !strings.Contains(got, line) {
			t.Errorf("was: %s", line)
		}
	}
}

// qualityText is the figures of a scoring, one on a line: the document, the
// column, its value and the counts behind it.
func qualityText(t *testing.T, file string) string {
	t.Helper()
	type figure struct {
		Value                float64
		Right, False, Missed int
	}
	var scored struct {
		Total     map[string]figure
		Documents map[string]map[string]figure
		Failures  map[string]string
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &scored); err != nil {
		t.Fatal(err)
	}
	for name, failure := range scored.Failures {
		t.Errorf("%s: %s", name, failure)
	}
	lines := []string{}
	add := func(name string, columns map[string]figure) {
		for column, f := range columns {
			lines = append(lines, fmt.Sprintf("%-38s %-16s %.4f  right %d, false %d, missed %d\n", name, column, f.Value, f.Right, f.False, f.Missed))
		}
	}
	for name, columns := range scored.Documents {
		add(name, columns)
	}
	slices.Sort(lines)
	documents := lines
	lines = nil
	add("total", scored.Total)
	slices.Sort(lines)
	return strings.Join(append(lines, documents...), "")
}
