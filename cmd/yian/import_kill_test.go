package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yian/index"
)

// corpusOfKilled names the corpus that TestImportVictim imports into,
// filesOfKilled the folder that it takes the files from.
const (
	corpusOfKilled = "YIAN_TEST_CORPUS"
	filesOfKilled  = "YIAN_TEST_FILES"
)

// TestImportVictim is no test: TestImportKilled starts it as a process of its own
// that imports.
func TestImportVictim(t *testing.T) {
	dir := os.Getenv(corpusOfKilled)
	if dir == "" {
		t.Skip("runs only as a process of TestImportKilled")
	}
	e, _, said := quietEnv(dir)
	if status := run(t.Context(), e, []string{"import", "--prune", os.Getenv(filesOfKilled)}); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
}

// quietEnv is an environment with the corpus in dir that keeps what is printed.
func quietEnv(dir string) (e *env, out, said *bytes.Buffer) {
	out, said = new(bytes.Buffer), new(bytes.Buffer)
	return &env{stdin: strings.NewReader(""), stdout: out, stderr: said, getenv: func(name string) string {
		if name == "YIAN_CORPUS" {
			return dir
		}
		return ""
	}}, out, said
}

// TestImportKilled kills an importing process at some moment, again and again,
// while the files change: each time the corpus opens, a search finds what was
// imported, and everything verifies.
func TestImportKilled(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	dir, files := filepath.Join(t.TempDir(), "语料库"), t.TempDir()
	killed := 0
	const rounds = 8
	for round := range rounds {
		for i := range 40 {
			name := filepath.Join(files, fmt.Sprintf("%02d.txt", i))
			switch random.IntN(4) {
			case 0:
				err = os.Remove(name)
			case 1, 2:
				err = os.WriteFile(name, []byte(strings.Repeat(fmt.Sprintf("第%d轮第%d号：推进老旧小区加装电梯。\n", round, i), 1+random.IntN(300))), 0o644)
			}
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		}
		cmd := exec.CommandContext(t.Context(), program, "-test.run=^TestImportVictim$")
		cmd.Env = append(os.Environ(), corpusOfKilled+"="+dir, filesOfKilled+"="+files)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Later in each round, until it ends by itself on most machines.
		kill := time.AfterFunc(time.Duration(50+random.IntN(150*(round+1)))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		if cmd.Wait() != nil {
			killed++
		}
		kill.Stop()
		e, _, said := quietEnv(dir)
		if run(t.Context(), e, []string{"list"}) != 0 && strings.Contains(said.String(), "还不存在") && killed == round+1 {
			continue // killed before there was a corpus, as those before it were
		}
		checkKilled(t, dir, round)
	}
	t.Logf("%d of %d imports were killed", killed, rounds)
	e, _, said := quietEnv(dir)
	if status := run(t.Context(), e, []string{"import", "--prune", files}); status != 0 {
		t.Fatalf("the last import gives status %d: %s", status, said)
	}
	checkKilled(t, dir, rounds)
}

// checkKilled searches and verifies a corpus that a dead process left.
func checkKilled(t *testing.T, dir string, round int) {
	t.Helper()
	e, out, said := quietEnv(dir)
	if status := run(t.Context(), e, []string{"search", "加装电梯"}); status > 1 || strings.Contains(said.String(), "损坏") {
		t.Errorf("round %d: the search gives status %d: %s%s", round, status, out, said)
	}
	e, out, said = quietEnv(dir)
	if status := run(t.Context(), e, []string{"verify", "--samples", "20"}); status != 0 {
		t.Errorf("round %d: the verification gives status %d: %s%s", round, status, out, said)
	}
}

// TestImportWhileAnotherWrites: whoever comes second is told, loses nothing, and
// searches what is there.
func TestImportWhileAnotherWrites(t *testing.T) {
	dir, files := filepath.Join(t.TempDir(), "语料库"), t.TempDir()
	write := func(name string) string {
		path := filepath.Join(files, name)
		if err := os.WriteFile(path, []byte("推进老旧小区加装电梯，见"+name+"。\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	command := func(want string, args ...string) string {
		t.Helper()
		e, out, said := quietEnv(dir)
		if status := run(t.Context(), e, args); status != 0 {
			t.Fatalf("%v gives status %d: %s", args, status, said)
		}
		if !strings.Contains(said.String(), want) || want == "" && said.Len() > 0 {
			t.Errorf("%v says %q, want %q", args, said, want)
		}
		return out.String()
	}
	command("", "import", write("甲.txt"))
	w, err := index.Begin(t.Context(), filepath.Join(dir, "index"), indexConfig(), index.UpdateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	command("正在更新索引", "import", write("乙.txt"))
	if out := command("正在更新索引", "search", "加装电梯"); !strings.Contains(out, "甲") || strings.Contains(out, "乙") {
		t.Errorf("while another writes, found: %s", out)
	}
	if out := command("正在更新索引", "search", "见乙"); !strings.Contains(out, "2 个文件中还有 1 个没有编入索引") || strings.Contains(out, "确实没有") {
		t.Errorf("what may stand in a document that is not indexed yet: %s", out)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if out := command("", "search", "加装电梯"); !strings.Contains(out, "甲") || !strings.Contains(out, "乙") {
		t.Errorf("afterwards, found: %s", out)
	}
}
