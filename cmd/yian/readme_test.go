package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme runs the commands of the session in README.md and compares what
// they print with what stands there. -update rewrites the page.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	corpus := filepath.Join(t.TempDir(), "corpus")
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	old := strings.ReplaceAll(string(page), "\r\n", "\n")
	var b strings.Builder
	ran, inside, skipping := 0, false, false
	for line := range strings.Lines(old) {
		command, isCommand := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "$ yian ")
		switch {
		case strings.HasPrefix(line, "```"):
			inside, skipping = !inside, false
		case inside && isCommand:
			ran++
			b.WriteString(line)
			b.WriteString(session(t, corpus, words(command)))
			skipping = true
			continue
		}
		if !skipping {
			b.WriteString(line)
		}
	}
	if ran < 4 {
		t.Errorf("only %d commands in the session", ran)
	}
	if b.String() == old {
		return
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md does not show what the program prints; it should read:\n%s", b.String())
}

// session runs a command with the given corpus and returns what it prints.
func session(t *testing.T, corpus string, args []string) string {
	t.Helper()
	var out bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(name string) string {
		if name == "YIAN_CORPUS" {
			return corpus
		}
		return ""
	}}
	if status := run(t.Context(), e, args); status != statusDone {
		t.Errorf("yian %q: exit status %d\n%s", args, status, out.String())
	}
	return out.String()
}

// words cuts a command line at its spaces; '…' keeps them.
func words(line string) []string {
	var all []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}
