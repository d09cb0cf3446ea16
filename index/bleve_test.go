package index

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// wordsOf writes passages, each given by its words with blanks between, into a
// file for each group of them, and opens these.
func wordsOf(t *testing.T, groups ...[]string) *wordIndex {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	length := 0
	for i, passages := range groups {
		b := newWordsBuilder()
		for _, p := range passages {
			b.add(strings.Fields(p))
		}
		length += b.length()
		paths = append(paths, filepath.Join(dir, strconv.Itoa(i)+wordsSuffix))
		if err := b.write(paths[i]); err != nil {
			t.Fatal(err)
		}
	}
	w, err := openWords(dir, paths, length)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// TestByWords: what is best does not depend on how passages lie in segments.
func TestByWords(t *testing.T) {
	passages := []string{
		0: "小区 改造 管网",
		1: "小区 电梯",
		2: "小区 绿化",
		3: "小区 电梯 加装 补助 标准 由 住建局 会同 财政局 制定 并 公布",
		4: "",
		5: "河道 治理",
		6: "小区 绿化",
		7: "小区 小区 停车",
	}
	one := wordsOf(t, passages)
	several := wordsOf(t, passages[:2], nil, passages[2:5], passages[5:])
	tests := []struct {
		words string
		limit int
		want  string
	}{
		{"河道", 9, "5"},
		{"电梯", 9, "1 3"},                   // the short one before the long one
		{"小区", 3, "7 1 2"},                 // twice before once, of equal ones the earlier
		{"小区 电梯", 3, "1 3 7"},              // both before one of them
		{"绿化 管网 管网 管网 管网", 1, "0"},         // what is asked for more often counts more
		{"绿化 管网", 9, "0 2 6"},              // what is rare counts more
		{"a b c d e f g h i j 治理", 9, "5"}, // more words than Bleve keeps in a plain list
		{"地铁", 9, ""},
		{"", 9, ""},
		{"小区", 0, ""},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.words)
		found, err := one.byWords(t.Context(), words, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range found {
			got = append(got, strconv.Itoa(p.passage))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.words, found, tt.want)
		}
		apart, err := several.byWords(t.Context(), words, tt.limit)
		if err != nil || !reflect.DeepEqual(found, apart) {
			t.Errorf("%s: %v in one segment, %v in several (%v)", tt.words, found, apart, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := one.byWords(ctx, []string{"小区"}, 1); !errors.Is(err, context.Canceled) || errors.Is(err, ErrDamaged) {
		t.Errorf("an end at once gives %v", err)
	}
}

// TestDamagedWordsAreErrors: whatever the bytes of the words are, a search is an
// error at worst, and gives no passage that is not there.
func TestDamagedWordsAreErrors(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	var passages []string
	for range 500 {
		var words []string
		for range 1 + random.IntN(20) {
			words = append(words, strconv.Itoa(int(100*random.Float64()*random.Float64())))
		}
		passages = append(passages, strings.Join(words, " "))
	}
	w := wordsOf(t, passages)
	whole, err := os.ReadFile(w.paths[0])
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for range 300 {
		data := append([]byte(nil), whole...)
		for range 1 + random.IntN(20) {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		path := filepath.Join(t.TempDir(), "damaged")
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		found, err := searchDamaged(t.Context(), path, w.length)
		if err != nil {
			failed++
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("%v, want ErrDamaged", err)
			}
		}
		for _, p := range found {
			if p.passage < 0 || p.passage >= len(passages) {
				t.Fatalf("passage %d of %d", p.passage, len(passages))
			}
		}
	}
	if failed < 30 {
		t.Errorf("only %d of 300 damaged files were errors", failed)
	}
}

func searchDamaged(ctx context.Context, path string, length int) ([]scored, error) {
	w, err := openWords(filepath.Dir(path), []string{path}, length)
	if err != nil {
		return nil, err
	}
	found, err := w.byWords(ctx, []string{"0", "1", "7", "30", "60", "95"}, 100)
	return found, errors.Join(err, w.close())
}
