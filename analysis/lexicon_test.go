package analysis

import (
	"slices"
	"testing"
)

func TestLexicon(t *testing.T) {
	l := &Lexicon{}
	l.Add("湖链长制", "")
	l.Forbid("市人大")
	l.Add("市人大")
	if got := l.Added(); !slices.Equal(got, []string{"市人大", "湖链长制"}) {
		t.Errorf("added: %q", got)
	}
	if got := l.Forbidden(); len(got) != 0 {
		t.Errorf("forbidden: %q", got)
	}
	l.Forbid("湖链长制")
	if l.Has("湖链长制") {
		t.Error("a forbidden word is still added")
	}
}

func TestFullName(t *testing.T) {
	l := NewLexicon()
	l.Alias("甲办", "乙办")
	l.Alias("乙办", "甲办")
	for name, want := range map[string]string{
		"发改委":      "发展和改革委员会",
		"发展改革委":    "发展和改革委员会",
		"发展和改革委员会": "发展和改革委员会",
		"民政局":      "民政局",
	} {
		if got := l.FullName(name); got != want {
			t.Errorf("FullName(%s) = %s, want %s", name, got, want)
		}
	}
	l.FullName("甲办") // a circle ends
	if got := l.UnitName("云州市发改委"); got != "云州市发展和改革委员会" {
		t.Errorf("UnitName(云州市发改委) = %s", got)
	}
}

// TestBuiltInLexicon: no word both added and forbidden, no alias of itself.
func TestBuiltInLexicon(t *testing.T) {
	l := NewLexicon()
	for _, w := range l.Forbidden() {
		if l.Has(w) {
			t.Errorf("%s is added and forbidden", w)
		}
	}
	for short, full := range l.Aliases() {
		if _, ok := l.Aliases()[full]; ok || short == full {
			t.Errorf("%s leads to %s, which is no full name", short, full)
		}
	}
}
