package corpus

import (
	"slices"
	"testing"
)

func TestPieces(t *testing.T) {
	f := Fold("　會同ＡＢ\n")
	type piece struct {
		Stretch
		Span
	}
	var got []piece
	for st, s := range f.Pieces() {
		got = append(got, piece{st, s})
	}
	want := []piece{
		{Stretch{0, 6}, Span{3, 9}},
		{Stretch{6, 7}, Span{9, 12}},
		{Stretch{7, 8}, Span{12, 15}},
	}
	if f.Text != "会同ab" || !slices.Equal(got, want) {
		t.Errorf("pieces of %q are %v, want %v", f.Text, got, want)
	}
	for range Fold("ＡＢ").Pieces() {
		break
	}
}
