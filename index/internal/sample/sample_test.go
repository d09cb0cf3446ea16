package sample

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestDocumentsAreTheSameEachTime(t *testing.T) {
	size, last := 0, ""
	a := slices.Collect(Documents(1, 50_000))
	b := slices.Collect(Documents(1, 50_000))
	for i, d := range a {
		if d.ID != b[i].ID || !slices.Equal(d.Passages, b[i].Passages) {
			t.Fatalf("document %d differs from itself", i)
		}
		if d.ID <= last {
			t.Errorf("ID %s after %s", d.ID, last)
		}
		last = d.ID
		end := 0
		for _, p := range d.Passages {
			if p.Start < end || !utf8.ValidString(p.Text) || p.Text == "" {
				t.Errorf("document %d: passage %q at %d after %d", i, p.Text, p.Start, end)
			}
			end = p.Start + len(p.Text)
			size += len(p.Text)
		}
	}
	if size < 50_000 {
		t.Errorf("%d bytes, want 50000", size)
	}
	for range Documents(2, 1_000_000) {
		break
	}
}
