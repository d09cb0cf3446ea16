package corpus

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "答复 1.txt")
	if err := os.WriteFile(path, []byte(encoded(t, plainNotice, "gbk")), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != plainNotice || d.Encoding != "gb18030" || d.Format != "text" || d.Source != path || len(d.SHA256) != 64 || d.Outline == nil {
		t.Errorf("Read = %+v", d)
	}
}

func TestReadErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	large := write("large.txt", "")
	if err := os.Truncate(large, MaxSize+1); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, problem string }{
		{"missing", filepath.Join(dir, "没有.txt"), "文件不存在"},
		{"folder", dir, "文件夹"},
		{"empty", write("empty.txt", ""), "空文件"},
		{"blank", write("blank.txt", "\xEF\xBB\xBF \r\n\u3000\n"), "空文件"},
		{"binary", write("方案.docx", "PK\x03\x04"), "不是纯文本"},
		{"too large", large, "上限"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.path)
			e, ok := errors.AsType[*InputError](err)
			if !ok {
				t.Fatalf("Read: %v, want an InputError", err)
			}
			if !strings.Contains(e.Problem, tt.problem) || e.Source != tt.path || e.Advice == "" {
				t.Errorf("Read: %+v, want one about %s", e, tt.problem)
			}
			if want := tt.path + "：" + e.Problem + "，" + e.Advice; err.Error() != want {
				t.Errorf("message %q, want %q", err, want)
			}
		})
	}
	if _, err := Read(filepath.Join(dir, "没有.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file is not fs.ErrNotExist: %v", err)
	}
}

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]string{"a.md": "markdown", "A.MarkDown": "markdown", "a.txt": "text", "a": "text", "标准输入": "text"} {
		d, err := Parse(name, []byte("# 议案\n"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Format != want {
			t.Errorf("format of %s is %s, want %s", name, d.Format, want)
		}
	}
}

func TestNewDocument(t *testing.T) {
	d := NewDocument("议案.txt", plainMotion)
	p, err := Parse("议案.txt", []byte(plainMotion))
	if err != nil {
		t.Fatal(err)
	}
	if d.SHA256 != p.SHA256 || d.Encoding != p.Encoding || d.Format != p.Format || d.Text != p.Text {
		t.Errorf("NewDocument differs from Parse: %+v, %+v", d, p)
	}
}
