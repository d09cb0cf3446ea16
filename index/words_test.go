package index

import (
	"strings"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// pairSegmenter cuts text into pieces of two characters.
type pairSegmenter struct{}

func (pairSegmenter) Segment(text string) []analysis.Word {
	var words []analysis.Word
	start, n := 0, 0
	for at := range text {
		if n == 2 {
			words = append(words, analysis.Word{Start: start, End: at})
			start, n = at, 0
		}
		n++
	}
	return append(words, analysis.Word{Start: start, End: len(text)})
}

func TestTerms(t *testing.T) {
	tests := []struct{ text, want string }{
		{"推进污水处理厂建设。", "推进 污水 处理厂 处理 理厂 建设"},
		{"經濟部會同　財政部", "经济部 经济 济部 会同 财政部 财政 政部"},
		{"ＧＤＰ增长8%，", "gdp 增长 8%"},
		{"，。 \n", ""},
		{"", ""},
	}
	words := analysis.NewSegmenter(nil)
	for _, tt := range tests {
		var all []string
		for _, found := range passageTerms(words, corpus.NewDocument("", tt.text)) {
			all = append(all, found...)
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestPassageTerms: every passage gets its own words, however many are cut at
// once, and a passage without end does not get words without end.
func TestPassageTerms(t *testing.T) {
	var b strings.Builder
	for range 3000 {
		b.WriteString("第一段话改造，\n")
	}
	b.WriteString("\n\n　　尾声\n")
	doc := corpus.NewDocument("", b.String())
	next := 0
	for i, found := range passageTerms(pairSegmenter{}, doc) {
		if i != next {
			t.Fatalf("passage %d comes after %d", i, next-1)
		}
		next++
		for _, term := range found {
			if !strings.Contains(corpus.Fold(doc.At(doc.Outline.Paragraphs[i].Tile)).Text, term) {
				t.Fatalf("passage %d does not hold %s", i, term)
			}
		}
	}
	if next != len(doc.Outline.Paragraphs) {
		t.Errorf("%d passages of %d", next, len(doc.Outline.Paragraphs))
	}
	long := corpus.NewDocument("", strings.Repeat("改造管网", 200_000))
	for _, found := range passageTerms(pairSegmenter{}, long) {
		if len(found) > maxPassageTerms+2 {
			t.Errorf("%d words", len(found))
		}
	}
}
