package report

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestDigestPagesInPrograms: the pages that office programs and browsers make of a
// digest are as few as those that are counted. What is not installed is skipped.
func TestDigestPagesInPrograms(t *testing.T) {
	if fonts, err := exec.CommandContext(t.Context(), "fc-list", ":lang=zh").Output(); err != nil || len(fonts) == 0 {
		t.Skip("no Chinese font is installed: lines would break elsewhere")
	}
	p := Digest(session(3))
	t.Run("docx", func(t *testing.T) {
		soffice := installed(t, "soffice", "LibreOffice")
		docx := writtenTo(t, "a.docx", p.DOCX)
		run(t, soffice, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Dir(docx))+"/profile", "--headless", "--convert-to", "pdf", "--outdir", filepath.Dir(docx), docx)
		pdf, err := os.ReadFile(strings.TrimSuffix(docx, ".docx") + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		if n := len(regexp.MustCompile(`/Type ?/Page[^s]`).FindAll(pdf, -1)); n < 2 || n > digestPages {
			t.Errorf("LibreOffice makes %d pages, %d are counted", n, p.Pages())
		}
	})
	t.Run("html", func(t *testing.T) {
		chromium, pdfinfo := installed(t, "chromium", "chromium"), installed(t, "pdfinfo", "poppler-utils")
		html := writtenTo(t, "a.html", p.HTML)
		run(t, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+filepath.Dir(html)+"/profile", "--print-to-pdf="+html+".pdf", "file://"+filepath.ToSlash(html))
		m := regexp.MustCompile(`Pages: +(\d+)`).FindSubmatch(run(t, pdfinfo, html+".pdf"))
		if m == nil || string(m[1]) < "2" || string(m[1]) > "4" || len(m[1]) > 1 {
			t.Errorf("the browser prints %q pages, %d are counted", m, p.Pages())
		}
	})
}

// installed is where a program is; without it the test is skipped.
func installed(t *testing.T, program, name string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s (%s) is not installed: nothing to open the file with", program, name)
	}
	return path
}

func writtenTo(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return out
}
