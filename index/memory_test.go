package index

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// heapInUse is what is in use after a collection.
func heapInUse() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// TestHitsStreamInTheOrderOfTheIndex: memory does not grow with the number of
// hits where they are not sorted, and by some bytes for each where they are.
func TestHitsStreamInTheOrderOfTheIndex(t *testing.T) {
	const passages = 60_000
	src := memory{}
	for i := range 6 {
		var b strings.Builder
		for k := range passages / 6 {
			fmt.Fprintf(&b, "临江市第%d个老旧小区加装电梯。\n", i*passages+k)
		}
		src[fmt.Sprint(i)] = item{text: b.String() + "只有一处航标。\n"}
	}
	ix := build(t, src, nil)
	grown := func(text string, order Sort) (bytes, hits int) {
		q, err := Literal(text)
		if err != nil {
			t.Fatal(err)
		}
		before := heapInUse()
		f, err := ix.Search(t.Context(), q, Options{Sort: order})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range f.Hits() {
			if err != nil {
				t.Fatal(err)
			}
			if hits++; hits%20_000 == 1 {
				bytes = max(bytes, heapInUse()-before)
			}
		}
		return bytes, hits
	}
	grown("电梯", Unsorted) // what is prepared once
	few, one := grown("航标", Unsorted)
	many, all := grown("电梯", Unsorted)
	sorted, _ := grown("电梯", ByRelevance)
	t.Logf("%d hits: %d bytes; %d hits: %d bytes, sorted %d", one, few, all, many, sorted)
	if one != 6 || all != passages {
		t.Fatalf("%d and %d hits", one, all)
	}
	if many > few+1<<20 {
		t.Errorf("%d hits take %d bytes, %d hits %d", all, many, one, few)
	}
	if most := few + 1<<20 + passages*64; sorted > most {
		t.Errorf("%d sorted hits take %d bytes, more than %d", all, sorted, most)
	}
}

// TestDamagedColumnsAreErrors: whatever the bytes of the columns are, searching
// is an error at worst, never the end of the program.
func TestDamagedColumnsAreErrors(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	src := memory{}
	for i := range 6 {
		src[fmt.Sprint(i)] = marked(random)
	}
	dir := t.TempDir()
	if _, err := Update(t.Context(), dir, Config{}, src, UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"+passagesSuffix))
	if err != nil || len(files) == 0 {
		t.Fatal("no passages", err)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for range 300 {
		data := append([]byte(nil), whole...)
		for range 1 + random.IntN(20) {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		if err := os.WriteFile(files[0], data, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := searchAll(t, dir); err != nil {
			failed++
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("%v, want ErrDamaged", err)
			}
		}
	}
	if failed < 30 {
		t.Errorf("only %d of 300 damaged files were errors", failed)
	}
}

// searchAll opens the index in dir and asks it for everything.
func searchAll(t *testing.T, dir string) error {
	ix, err := Open(dir, Config{})
	if err != nil {
		return err
	}
	defer ix.Close()
	for _, query := range []string{"推进", "的 或 小区 单位:市民政局", "-电梯", "类型:任务", "发言人:王芳 日期:2020", "加*装"} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range []Sort{ByRelevance, BySpeaker, Unsorted} {
			f, err := ix.Search(t.Context(), q, Options{Sort: order})
			if err != nil {
				return err
			}
			for h, err := range f.Hits() {
				if err != nil {
					return err
				}
				h.InRunes()
			}
			for _, by := range []Facet{FacetKind, FacetUnit, FacetYear} {
				if _, err := f.Groups(by); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
