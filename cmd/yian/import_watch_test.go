package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestImportWatch follows the lines that are printed; it waits for none by time.
func TestImportWatch(t *testing.T) {
	dir, folder := t.TempDir(), filepath.Join(t.TempDir(), "材料")
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("旧.txt", "关于湿地的建议。")

	out, in := io.Pipe()
	e := &env{stdin: strings.NewReader(""), stdout: in, stderr: io.Discard, getenv: func(string) string { return "" }}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		err := runImport(ctx, e, importOptions{corpusOptions: corpusOptions{dir}, prune: true, watch: true}, []string{folder})
		_ = in.Close()
		ended <- err
	}()
	lines := bufio.NewScanner(out)
	expect := func(want string) {
		t.Helper()
		if !lines.Scan() || !strings.Contains(lines.Text(), want) {
			t.Fatalf("printed %q, want %q", lines.Text(), want)
		}
	}
	expect("已导入 1 个文件")
	expect("正在守着文件夹")
	write("新.txt", "关于电梯的建议。")
	expect("已导入 " + filepath.Join(folder, "新.txt"))
	write("新.txt", "关于更新电梯的建议。")
	expect("已更新 " + filepath.Join(folder, "新.txt"))
	write("二月/别的.doc", "不取")
	write("二月/纪要.txt", "会议议定更新电梯。")
	expect("已导入 " + filepath.Join(folder, "二月", "纪要.txt"))
	if err := os.Remove(filepath.Join(folder, "旧.txt")); err != nil {
		t.Fatal(err)
	}
	expect("已移出 " + filepath.Join(folder, "旧.txt"))
	cancel()
	for lines.Scan() {
		t.Errorf("also printed %q", lines.Text())
	}
	if err := <-ended; err != nil {
		t.Errorf("the watch ended with %v", err)
	}
}
