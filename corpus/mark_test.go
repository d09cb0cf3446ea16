package corpus

import (
	"strings"
	"testing"
)

// TestIndexMark compares with the standard library.
func TestIndexMark(t *testing.T) {
	for _, s := range []string{"", "市教育局。", "a:b；", "·é𠀀：", "、，市", "年\xe5\xb9", "\xef\xbc", "（一）健全机制。完善，落实"} {
		for _, marks := range []string{"。；！？：", "，、", ":：", "（〔【", "[("} {
			if got, want := indexMark(s, marks), strings.IndexAny(s, marks); got != want {
				t.Errorf("indexMark(%q, %q) = %d, want %d", s, marks, got, want)
			}
		}
	}
}
