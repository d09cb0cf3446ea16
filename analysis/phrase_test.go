package analysis

import "testing"

func TestPhraseLists(t *testing.T) {
	const list = "年 年底 到 km2 ＋ 年底前"
	for _, tt := range []struct {
		s              string
		prefix, suffix int
		holds          bool
	}{
		{"年底前完成", len("年底前"), 0, true},
		{"年底", len("年底"), len("年底"), true},
		{"年", len("年"), len("年"), true},
		{"于年底前", 0, len("年底前"), true},
		{"km2", 3, 3, true},
		{"k", 0, 0, false},
		{"", 0, 0, false},
		{"底", 0, 0, false},
		{"做到", 0, len("到"), true},
	} {
		if p, x, h := prefixIn(tt.s, list), suffixIn(tt.s, list), holdsAny(tt.s, list); p != tt.prefix || x != tt.suffix || h != tt.holds {
			t.Errorf("%q: prefix %d, suffix %d, holds %v; want %d, %d, %v", tt.s, p, x, h, tt.prefix, tt.suffix, tt.holds)
		}
	}
	if n := prefixIn("— ", "—— —  ―"); n != len("—") {
		t.Errorf("an empty phrase in a list: %d", n)
	}
}
