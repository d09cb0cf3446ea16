package dict

import (
	"slices"
	"testing"
)

func TestPrefixes(t *testing.T) {
	d := Open()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"人民代表大会常务委员会", []string{"人", "人民", "人民代表", "人民代表大会"}},
		{"T恤衫", []string{"T恤", "T恤衫"}},
		{"𪾢", []string{"𪾢"}}, // above U+FFFF
		{"，", nil},
		{"\xff", nil},
		{"\uE000", nil},
		{"", nil},
	} {
		var got []string
		for n := range d.Prefixes(c.text) {
			got = append(got, c.text[:n])
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%q: %s is missing in %q", c.text, w, got)
			}
		}
		if c.want == nil && got != nil {
			t.Errorf("%q: %q, want none", c.text, got)
		}
	}
}

// TestWords: every word is found by its spelling, under an ID below Size, and
// their number and frequencies are those that the header states.
func TestWords(t *testing.T) {
	d := Open()
	n, total, previous := 0, 0.0, ID(0)
	for spelling, id := range d.All() {
		n++
		total += d.Freq(id)
		if int(id) >= d.Size() || id == previous {
			t.Fatalf("%s has ID %d of %d", spelling, id, d.Size())
		}
		previous = id
		if found, ok := d.Find(spelling); !ok || found != id {
			t.Fatalf("%s is not found by its spelling", spelling)
		}
	}
	if n != d.Words() || total != d.Total() {
		t.Errorf("%d words of frequency %v, the header says %d of %v", n, total, d.Words(), d.Total())
	}
	if _, ok := d.Find("人民代"); ok {
		t.Error("a prefix that is no word is found")
	}
	if id, ok := d.Find("人民"); !ok || d.Tag(id) != "n" {
		t.Error("人民 is no noun")
	}
}

func BenchmarkPrefixes(b *testing.B) {
	d := Open()
	const text = "坚持和完善人民代表大会制度，加强和创新基层社会治理，推动生物医药产业集群高质量发展。"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for at := range text {
			for range d.Prefixes(text[at:]) {
			}
		}
	}
}
