package corpus

import (
	"testing"
	"unicode/utf8"
)

func TestSimplify(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"議案審查報告", "议案审查报告"},
		{"經濟部會同財政部", "经济部会同财政部"},
		{"乾旱、幹部、若干", "干旱、干部、若干"}, // one for one: the first form, whatever the word
		{"於裏裡後麼為爲", "于里里后么为为"},
		{"衞生説綫啓羣峯", "卫生说线启群峰"}, // Hong Kong's print
		{"臺灣、檯面、枱", "台湾、台面、台"},
		{"显著、覆盖、了解", "显著、覆盖、了解"}, // the mainland's own words stay
		{"著、覆、瞭", "著、覆、瞭"},
		{"薴苧", "苎苎"},                 // two steps in the dictionary
		{"勣", "𪟝"},                   // a form of four bytes
		{"𡞵", "㛟"},                   // from four bytes to three
		{"\u2F2F作、\u2ED3期", "工作、长期"}, // radicals as extracted from PDF
		{"\uF967", "不"},              // a compatibility form
		{"〓㑶", "〓㐹"},
		{"abc，。１２", "abc，。１２"},
		{"\x00\u2E7F\uFAFF\uFFFD\U0010FFFF", "\x00\u2E7F\uFAFF\uFFFD\U0010FFFF"},
	} {
		var got []rune
		for _, r := range tt.in {
			got = append(got, Simplify(r))
		}
		if string(got) != tt.want {
			t.Errorf("Simplify(%s) = %s, want %s", tt.in, string(got), tt.want)
		}
	}
}

// TestSimplifyTable checks the whole table against the readable pairs in it.
func TestSimplifyTable(t *testing.T) {
	pairs := []rune(simplifyPairs)
	want := map[rune]rune{}
	for i := 0; i < len(pairs); i += 2 {
		want[pairs[i]] = pairs[i+1]
		if i > 0 && pairs[i] <= pairs[i-2] {
			t.Errorf("pairs are out of order at %c", pairs[i])
		}
	}
	for i := 0; i < len(simplifyWide); i += 8 {
		var ends [2]rune
		for k := range ends {
			for _, r := range simplifyWide[i+4*k : i+4*k+4] {
				ends[k] = r // the last, after the padding
			}
		}
		want[ends[0]] = ends[1]
	}
	if len(want) < 3900 {
		t.Fatalf("the table has %d characters only", len(want))
	}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		got := Simplify(r)
		if w, ok := want[r]; ok && got != w || !ok && got != r {
			t.Errorf("Simplify(%U %c) = %c", r, r, got)
		}
		if Simplify(got) != got {
			t.Errorf("Simplify(%U %c) = %c, which changes again", r, r, got)
		}
	}
}
