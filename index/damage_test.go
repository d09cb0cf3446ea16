package index

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yian/analysis"
	"yian/index/exact"
)

func TestSyncMendsAnIndex(t *testing.T) {
	src := memory{"a": {text: "加装电梯\n"}, "b": {text: "改造管网\n"}}
	tests := []struct {
		name    string
		harm    func(t *testing.T, dir string)
		message string
	}{
		{"no index yet", func(t *testing.T, dir string) {}, ""},
		{"another schema", func(t *testing.T, dir string) {
			o := exactOptions(Config{})
			o.Version = "1"
			x, err := exact.Create(t.Context(), dir, o)
			if err != nil {
				t.Fatal(err)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
		}, "另一个版本"},
		{"the schema in which segments were folders", func(t *testing.T, dir string) {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Join(dir, "00000001", "words"), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, formerManifest), []byte(`{"schema":4}`), 0o666); err != nil {
				t.Fatal(err)
			}
		}, "另一个版本"},
		{"a broken manifest", func(t *testing.T, dir string) { cut(t, filesOf(t, dir, "manifest-*")[0]) }, "已损坏"},
		{"a cut file of passages", func(t *testing.T, dir string) { cut(t, filesOf(t, dir, "*.passages")[0]) }, "已损坏"},
		{"a cut exact index", func(t *testing.T, dir string) { cut(t, filesOf(t, dir, "*.segment")[0]) }, "已损坏"},
		{"cut words", func(t *testing.T, dir string) { cut(t, filesOf(t, dir, "*.words")[0]) }, "已损坏"},
		{"words of which the end is another", func(t *testing.T, dir string) {
			file := filesOf(t, dir, "*.words")[0]
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, bytes.Repeat([]byte{0xA7}, int(info.Size())), 0o666); err != nil {
				t.Fatal(err)
			}
		}, "已损坏"},
		{"a missing segment", func(t *testing.T, dir string) {
			if err := os.Remove(filesOf(t, dir, "*.segment")[0]); err != nil {
				t.Fatal(err)
			}
		}, "已损坏"},
		{"missing words", func(t *testing.T, dir string) {
			if err := os.Remove(filesOf(t, dir, "*.words")[0]); err != nil {
				t.Fatal(err)
			}
		}, "已损坏"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			if tt.message != "" {
				if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
					t.Fatal(err)
				}
			}
			tt.harm(t, dir)
			var messages []string
			ix, err := Sync(t.Context(), dir, Config{}, src, func(m string) { messages = append(messages, m) })
			if err != nil {
				t.Fatal(err)
			}
			defer ix.Close()
			if got := strings.Join(messages, "；"); !strings.Contains(got, tt.message) || tt.message == "" && got != "" {
				t.Errorf("the message is %q, want one with %q", got, tt.message)
			}
			if got := sources(t, ix, "电梯 或 管网"); got != "a b" {
				t.Errorf("found in %q", got)
			}
			if filesOf(t, dir, "manifest-*"); len(filesOf(t, dir, "*.words")) != 1 {
				t.Errorf("the folder holds %v", filesOf(t, dir, "*"))
			}
			if v, err := ix.Verify(t.Context(), src, VerifyOptions{Samples: 10, Seed: 1}); err != nil || !v.OK() {
				t.Errorf("it does not verify: %+v %v", v, err)
			}
		})
	}
}

// TestVerifyFindsDamage changes a byte in the middle of each file: opening looks at
// the ends only, verifying at all.
func TestVerifyFindsDamage(t *testing.T) {
	config := Config{Words: analysis.NewSegmenter(nil)}
	src := memory{}
	random := rand.New(rand.NewPCG(8, 8))
	for i := range 5 {
		src[fmt.Sprint("d", i)] = item{text: invented(random)}
	}
	for _, suffix := range []string{".segment", passagesSuffix, wordsSuffix} {
		dir := t.TempDir()
		if _, err := Update(t.Context(), dir, config, src, UpdateOptions{}); err != nil {
			t.Fatal(err)
		}
		file := filesOf(t, dir, "*"+suffix)[0]
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/2] ^= 0x10
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		ix, err := Open(dir, config)
		if err == nil {
			_, err = ix.Verify(t.Context(), src, VerifyOptions{Samples: 10})
			err = errors.Join(err, ix.Close())
		}
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("a changed byte in %s: %v", suffix, err)
		}
	}
}

// filesOf are the files of an index that match a pattern.
func filesOf(t *testing.T, dir, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no file %s in %s", pattern, dir)
	}
	return files
}

func cut(t *testing.T, file string) {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, info.Size()/2); err != nil {
		t.Fatal(err)
	}
}
