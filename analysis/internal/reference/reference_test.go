package reference

import (
	"strconv"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	r := Open()
	_, lines, _ := strings.Cut(table, "\n")
	previous := ""
	for line := range strings.Lines(lines) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] <= previous {
			t.Fatalf("line %q after %q", line, previous)
		}
		previous = fields[0]
		if n := strconv.Itoa(r.Count(fields[0])); n != fields[1] {
			t.Fatalf("Count(%s) = %s, want %s", fields[0], n, fields[1])
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

func TestWord(t *testing.T) {
	r := Open()
	_, verb, _ := r.Word("推进")
	_, noun, ok := r.Word("方案")
	if !ok || verb.Verb < 2*noun.Verb || verb.Opens < 2*noun.Opens || noun.Closes < verb.Closes {
		t.Errorf("推进 is used as %+v, 方案 as %+v", verb, noun)
	}
	if _, h, ok := r.Word("不会有的词语"); ok {
		t.Errorf("an unknown word is used as %+v", h)
	}
	if _, _, ok := r.Word(""); ok {
		t.Error("the empty word is known")
	}
}

func BenchmarkCount(b *testing.B) {
	r := Open()
	for b.Loop() {
		r.Count("综合保税区")
		r.Count("不会有的词语")
	}
}
