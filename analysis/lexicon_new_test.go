package analysis

import (
	"slices"
	"testing"
)

func TestIsNewWord(t *testing.T) {
	counts := map[string]int{"驿站": 8, "社区": 120, "食堂": 60, "银龄": 3}
	count := func(part string) int { return counts[part] }
	for _, c := range []struct {
		name  string
		times int
		parts []string
		want  bool
	}{
		{"云湖驿站", 6, []string{"云", "湖", "驿站"}, true},
		{"云湖驿站", 2, []string{"云", "湖", "驿站"}, false}, // seen too seldom
		{"社区食堂", 60, []string{"社区", "食堂"}, false},
		{"银龄食堂", 3, []string{"银龄", "食堂"}, true},
		{"驿站", 8, []string{"驿站"}, false},             // a word already
		{"渼陂", 3, []string{"渼", "陂"}, true},          // characters that the dictionary does not join
		{"人民代表大会", 9, []string{"人民", "代表大会"}, false}, // official language has it
	} {
		if got := IsNewWord(c.name, c.times, c.parts, count); got != c.want {
			t.Errorf("%s, %d times, %q: %v", c.name, c.times, c.parts, got)
		}
	}
}

func TestParts(t *testing.T) {
	s := NewSegmenter(nil)
	if got, want := s.Parts("云湖驿站建设"), []string{"云", "湖", "驿站", "建设"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
