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

// TestQuality scores the program on two sets of labelled documents, the real
// ones that lie beside the project and the project's own, and compares with the
// figures that are checked in. A figure may only change together with its file,
// so that a change of a rule shows as a change of figures; -update rewrites them.
func TestQuality(t *testing.T) {
	shared, err := filepath.Abs("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	scorer := filepath.Join(shared, "tools", "score.py")
	python, err := exec.LookPath("python3")
	if _, absent := os.Stat(scorer); err != nil || absent != nil {
		t.Skip("the scorer (../shared/tools/score.py) or python3 is not here")
	}
	if testing.Short() {
		t.Skip("builds the program and runs it on every document")
	}
	yian := filepath.Join(t.TempDir(), "yian")
	if runtime.GOOS == "windows" {
		yian += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", yian, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	for _, set := range []struct{ name, documents, figures string }{
		{"real", filepath.Join(shared, "real"), "testdata/quality.txt"},
		{"own", filepath.Join("testdata", "gold"), "testdata/quality_own.txt"},
	} {
		t.Run(set.name, func(t *testing.T) {
			if _, err := os.Stat(set.documents); err != nil {
				t.Skipf("the labelled documents are not here: %v", err)
			}
			figures := filepath.Join(t.TempDir(), "figures.json")
			score := exec.Command(python, scorer, "--bin", yian, "--links", "--json", figures, set.documents)
			out, err := score.CombinedOutput()
			if err != nil {
				t.Fatalf("score: %v\n%s", err, out)
			}
			for line := range strings.Lines(string(out)) {
				if strings.Contains(line, "span does not fit") {
					t.Errorf("a label is wrong: %s", line)
				}
			}
			compareQuality(t, qualityText(t, figures), set.figures)
		})
	}
}

// compareQuality holds figures against a checked-in file, which -update rewrites.
func compareQuality(t *testing.T, got, file string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
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
