package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"yian/cmd/internal/themes"
)

// outputOf runs a command on a corpus and returns what it prints.
func outputOf(t *testing.T, corpus string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: func(name string) string {
		if name == "YIAN_CORPUS" {
			return corpus
		}
		return ""
	}}
	if status := run(t.Context(), e, args); status != statusDone {
		t.Fatalf("yian %q: exit status %d\n%s", args, status, errs.String())
	}
	return out.String()
}

// placesOf is how many places `yian search` finds.
func placesOf(t *testing.T, corpus, query string) int {
	t.Helper()
	var found struct{ Places int }
	if err := json.Unmarshal([]byte(outputOf(t, corpus, "search", "--format", "json", "--limit", "1", query)), &found); err != nil {
		t.Fatal(err)
	}
	return found.Places
}

// TestKeywordReportIsSearch: every count of a keyword report is what search finds.
func TestKeywordReportIsSearch(t *testing.T) {
	corpus := t.TempDir()
	outputOf(t, corpus, "import", "../../docs/samples")
	var report struct{ Keywords []themes.Row }
	if err := json.Unmarshal([]byte(outputOf(t, corpus, "report", "keywords", "--format", "json", "--least", "1", "--limit", "25")), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Keywords) < 40 {
		t.Fatalf("only %d keywords", len(report.Keywords))
	}
	for _, k := range report.Keywords {
		term := `"` + k.Term + `"`
		for _, name := range k.Names {
			if got := placesOf(t, corpus, `"`+name.Name+`"`); got != name.Count {
				t.Errorf("%s: %d, search finds %d", name.Name, name.Count, got)
			}
		}
		if len(k.Names) > 1 {
			continue // the counts below are those of all names
		}
		checks := []struct {
			query string
			want  int
		}{
			{term, k.Count}, {term + " 类型:任务", k.InTasks}, {term + " 类型:发言", k.InRemarks},
			{term + " (类型:问题 或 类型:要求 或 类型:措施)", k.InMotions},
		}
		for _, u := range k.Units {
			checks = append(checks, struct {
				query string
				want  int
			}{term + ` 单位:"` + u.Name + `"`, u.Count})
		}
		for _, v := range k.Voices {
			checks = append(checks, struct {
				query string
				want  int
			}{term + ` 发言人:"` + v.Name + `"`, v.Count})
		}
		for _, c := range checks {
			if got := placesOf(t, corpus, c.query); got != c.want {
				t.Errorf("%s: %d, search finds %d", c.query, c.want, got)
			}
		}
	}
}

// TestKeywordReportIsSteady: the same documents give the same bytes.
func TestKeywordReportIsSteady(t *testing.T) {
	args := []string{"report", "keywords", "../../docs/samples/motions.txt", "../../docs/samples/plan.txt", "../../docs/samples/minutes.txt", "--by", "发言人", "--format"}
	for _, format := range []string{"json", "xlsx", "docx", "html"} {
		first := outputOf(t, t.TempDir(), append(args, format)...)
		if again := outputOf(t, t.TempDir(), append(args, format)...); again != first {
			t.Errorf("%s: other bytes the second time", format)
		}
	}
}
