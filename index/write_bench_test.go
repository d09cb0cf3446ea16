package index

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/analysis"
	made "yian/index/internal/sample"
)

// BenchmarkWrite measures the writing of an index, of words and strings together
// and of strings alone, on the same documents in the same run: 8 MB of made text,
// as many bytes as YIAN_BENCH_BYTES says, or the .txt files below the folder
// YIAN_BENCH_DIR. Made text has made words, few of which are in a dictionary, so
// that real documents show better what words cost.
//
//	YIAN_BENCH_BYTES=118000000 go test -run '^$' -bench Write -benchtime 1x ./index
func BenchmarkWrite(b *testing.B) {
	src := benchmarkSource(b)
	size := 0
	for _, it := range src {
		size += len(it.text)
	}
	words := Config{Words: analysis.NewSegmenter(nil)}
	dir := b.TempDir()
	b.Run("strings", func(b *testing.B) { writeAll(b, filepath.Join(dir, "strings"), Config{}, src, size) })
	b.Run("words and strings", func(b *testing.B) { writeAll(b, filepath.Join(dir, "all"), words, src, size) })
	b.Run("one more document", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			text := strings.Repeat(fmt.Sprintf("第%d号文件，关于推进老旧小区加装电梯的建议。\n", i), 170) // 12 kB
			src[fmt.Sprint("更多", i)] = item{text: text}
			if _, err := Update(b.Context(), filepath.Join(dir, "all"), words, unhashed{src}, UpdateOptions{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(segmentsIn(b, filepath.Join(dir, "all"))), "segments")
	})
	b.Run("verify", func(b *testing.B) { verifyAll(b, filepath.Join(dir, "all"), words, src) })
}

// unhashed is documents in memory whose state is not known, which costs nothing.
type unhashed struct{ memory }

func (unhashed) State(context.Context) (string, error) { return "", nil }

// benchmarkSource is the documents to be measured with.
func benchmarkSource(b *testing.B) memory {
	src := memory{}
	if dir := os.Getenv("YIAN_BENCH_DIR"); dir != "" {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" {
				return err
			}
			text, err := os.ReadFile(path)
			if utf8.Valid(text) {
				src[path] = item{text: string(text)}
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		return src
	}
	size := 8_000_000
	if s := os.Getenv("YIAN_BENCH_BYTES"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		size = n
	}
	for d := range made.Documents(1, size) {
		var text strings.Builder
		for _, p := range d.Passages {
			text.WriteString(p.Text)
			text.WriteByte('\n')
		}
		src[d.ID] = item{text: text.String()}
	}
	return src
}

func writeAll(b *testing.B, dir string, config Config, src memory, size int) {
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := Update(b.Context(), dir, config, unhashed{src}, UpdateOptions{Rebuild: true}); err != nil {
			b.Fatal(err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	written := int64(0)
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			b.Fatal(err)
		}
		written += info.Size()
	}
	b.ReportMetric(float64(written)/float64(size), "size/text")
	b.ReportMetric(float64(segmentsIn(b, dir)), "segments")
}

func segmentsIn(b *testing.B, dir string) int {
	files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
	if err != nil {
		b.Fatal(err)
	}
	return len(files)
}

// verifyAll compares 10,000 strings.
func verifyAll(b *testing.B, dir string, config Config, src memory) {
	ix, err := Open(dir, config)
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	for b.Loop() {
		v, err := ix.Verify(b.Context(), src, VerifyOptions{Samples: 10_000, Seed: 1})
		if err != nil || !v.OK() {
			b.Fatal(v, err)
		}
		b.ReportMetric(float64(v.Places), "places")
	}
}
