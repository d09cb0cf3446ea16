package exact

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"yian/corpus"
)

func TestLists(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		total := 1 + r.IntN(700)
		density := r.IntN(100)
		var blocks []uint32
		want := newBitSet(total)
		for b := range total {
			if r.IntN(100) < density {
				blocks = append(blocks, uint32(b))
				want.add(b)
			}
		}
		n := tally{places: len(blocks) + 9, passages: len(blocks) + 5, documents: len(blocks) + 2}
		data := appendList([]byte("before"), n, blocks, nil, total)[len("before"):]
		l, err := parseList(data, total)
		if err != nil || l.tally != n || l.blocks != len(blocks) {
			t.Fatalf("list of %d blocks: %+v, %v", len(blocks), l, err)
		}
		got, err := l.set(total)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("set of %v is %v, %v", blocks, got, err)
		}
		back, err := l.appendBlocks(nil, 10, total)
		if err != nil || len(back) != len(blocks) || len(back) > 0 && back[0] != blocks[0]+10 {
			t.Fatalf("blocks of %v are %v, %v", blocks, back, err)
		}
		other := newBitSet(total)
		for b := range total {
			if r.IntN(2) == 0 {
				other.add(b)
			}
		}
		meet := limitSet(want, other)
		if err := l.limit(other, total); err != nil || !slices.Equal(other, meet) {
			t.Fatalf("meet with %v is %v, want %v (%v)", blocks, other, meet, err)
		}
		if want.count() != len(blocks) {
			t.Fatalf("%d of %d blocks counted", want.count(), len(blocks))
		}
		for cut := range len(data) {
			if l, err := parseList(data[:cut], total); err == nil {
				l.set(total) // an error or another set, but no panic
			}
		}
	}
}

func TestScan(t *testing.T) {
	r := newTestSource(9)
	r.letters = []rune("的国会a，𠮷")
	for range 400 {
		text := []byte(r.text(r.IntN(300)))
		needle := []byte(r.text(1 + r.IntN(6)))
		from := r.IntN(len(text) + 1)
		to := from + r.IntN(len(text)-from+1)
		var want []uint32
		for i := from; i+len(needle) <= to; i++ {
			if bytes.HasPrefix(text[i:], needle) {
				want = append(want, uint32(i))
			}
		}
		f := newFinder(needle, newRarity(text))
		var got []uint32
		for at, limit := from, 1+r.IntN(5); at < to; {
			before := len(got)
			if got, at = f.scan(text, at, to, got, limit); len(got) > before+limit {
				t.Fatalf("%d hits at once, limit %d", len(got)-before, limit)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q[%d:%d]: %v, want %v", needle, text, from, to, got, want)
		}
	}
}

func TestPatches(t *testing.T) {
	for _, source := range []string{
		"", "国会", "國會", "　　國會\n", "ＧＤＰ增长", "a  b", "Ⱥẞ", "\n", " \n ", "國 會ＡB C的", "的國的會的", "著名的覆盖",
	} {
		checkPatch(t, source)
	}
	r := newTestSource(2)
	r.letters = []rune(alphabet)
	for range 500 {
		checkPatch(t, r.text(r.IntN(30)))
	}
}

// checkPatch compares a patch with the mapping it was made of.
func checkPatch(t *testing.T, source string) {
	t.Helper()
	f := corpus.Fold(source)
	patch := appendPatch(nil, source, f)
	if (len(patch) == 0) != (f.Text == source) {
		t.Errorf("patch of %q is %v", source, patch)
	}
	back, err := unfold(nil, []byte(f.Text), patch)
	if err != nil || string(back) != source {
		t.Fatalf("source of %q is %q, %v", source, back, err)
	}
	for i := range f.Text {
		for j := range f.Text[i:] {
			if j == 0 {
				continue
			}
			want := f.Span(corpus.Stretch{Start: i, End: i + j})
			r := readPatch(patch)
			start, err1 := r.start(i)
			end, err2 := r.end(i + j)
			if err1 != nil || err2 != nil || start != want.Start || end != want.End {
				t.Fatalf("%q[%d:%d] is at %d to %d of the source, want %v (%v, %v)", f.Text, i, i+j, start, end, want, err1, err2)
			}
		}
	}
	r := readPatch(patch)
	for at := range source + "." {
		want := f.Stretch(corpus.Span{Start: 0, End: at}).End
		if got, err := r.before(at); err != nil || at > 0 && got != want {
			t.Fatalf("%q: %d bytes before %d, want %d (%v)", source, got, at, want, err)
		}
	}
}

func TestSizeClass(t *testing.T) {
	for text, want := range map[int]int{0: 0, leastClass: 0, leastClass + 1: 1, 6 * leastClass: 1, 6*leastClass + 1: 2, 16 << 20: 4} {
		if got := sizeClass(text); got != want {
			t.Errorf("class of %d bytes is %d, want %d", text, got, want)
		}
	}
}
