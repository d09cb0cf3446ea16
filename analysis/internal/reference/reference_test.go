package reference

import (
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	r := Open()
	previous := ""
	for line := range strings.Lines(r.lines) {
		term, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || term <= previous {
			t.Fatalf("line %q after %q", line, previous)
		}
		previous = term
		if n := r.Count(term); n <= 0 || !strings.HasSuffix(line, " "+count+"\n") {
			t.Fatalf("Count(%s) = %d, want %s", term, n, count)
		}
	}
	for _, term := range []string{"", "\x00", "不会有的词语", "\U0010FFFF"} {
		if n := r.Count(term); n != 0 {
			t.Errorf("Count(%q) = %d", term, n)
		}
	}
}

func TestRarity(t *testing.T) {
	r := Open()
	common, special, unknown := r.Rarity("发展"), r.Rarity("综合保税区"), r.Rarity("不会有的词语")
	if !(0 <= common && common < special && special < unknown) {
		t.Errorf("rarity of 发展 %v, of 综合保税区 %v, of an unknown term %v", common, special, unknown)
	}
}
