package analysis

import (
	"math"
	"testing"
)

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name            string
		text, reference Sample
		ll, ratio       float64
		direction       Direction
	}{
		{"the same rate", Sample{10, 1000}, Sample{100, 10000}, 0, 0, Alike},
		{"four times as often", Sample{40, 10000}, Sample{10, 10000}, 19.274, 2, Overused},
		{"a quarter as often", Sample{10, 10000}, Sample{40, 10000}, 19.274, -2, Underused},
		{"never before", Sample{8, 10000}, Sample{0, 10000}, 11.090, 4, Overused},
		{"no more", Sample{0, 10000}, Sample{8, 10000}, 11.090, -4, Underused},
		{"too few to tell", Sample{2, 10000}, Sample{1, 10000}, 0.340, 1, Alike},
		{"no text", Sample{}, Sample{5, 100}, 0, 0, Alike},
		{"no reference", Sample{5, 100}, Sample{}, 0, 0, Alike},
		{"neither", Sample{0, 100}, Sample{0, 100}, 0, 0, Alike},
	} {
		k := Compare(c.text, c.reference)
		if math.Abs(k.LL-c.ll) > 0.001 || math.Abs(k.LogRatio-c.ratio) > 0.001 || k.Direction() != c.direction {
			t.Errorf("%s: LL %.3f, log ratio %.3f, %s; want %.3f, %.3f, %s", c.name, k.LL, k.LogRatio, k.Direction(), c.ll, c.ratio, c.direction)
		}
	}
}

// TestCompareSize: only the ratio of the sizes counts, so that characters do as
// well as words.
func TestCompareSize(t *testing.T) {
	a := Compare(Sample{30, 5000}, Sample{12, 9000})
	b := Compare(Sample{30, 50_000}, Sample{12, 90_000})
	if math.Abs(a.LL-b.LL) > 1e-9 || math.Abs(a.LogRatio-b.LogRatio) > 1e-9 {
		t.Errorf("%v and %v", a, b)
	}
}

func TestChangeOf(t *testing.T) {
	for _, c := range []struct {
		now, before Sample
		want        Change
	}{
		{Sample{4, 10000}, Sample{0, 10000}, New},
		{Sample{2, 10000}, Sample{0, 10000}, Steady},
		{Sample{4, 10000}, Sample{0, 300}, Steady}, // the period before is too short to tell
		{Sample{0, 10000}, Sample{5, 10000}, Gone},
		{Sample{0, 300}, Sample{5, 10000}, Steady},
		{Sample{40, 10000}, Sample{10, 10000}, Rising},
		{Sample{10, 10000}, Sample{40, 10000}, Falling},
		{Sample{10, 10000}, Sample{11, 10000}, Steady},
		{Sample{10, 10000}, Sample{}, ""},
	} {
		if got := ChangeOf(c.now, c.before); got != c.want {
			t.Errorf("%v after %v: %q, want %q", c.now, c.before, got, c.want)
		}
	}
}

func TestPair(t *testing.T) {
	for _, c := range []struct {
		pair Pair
		want float64
	}{
		{Pair{Both: 1, First: 10, Second: 10, All: 100}, 0}, // as by chance
		{Pair{Both: 10, First: 10, Second: 10, All: 100}, 65.017},
		{Pair{Both: 0, First: 50, Second: 50, All: 100}, -138.629},
		{Pair{}, 0},
	} {
		if got := c.pair.LogLikelihood(); math.Abs(got-c.want) > 0.001 {
			t.Errorf("%+v: %.3f, want %.3f", c.pair, got, c.want)
		}
	}
}

func TestReferenceUse(t *testing.T) {
	common, listed := ReferenceUse("高质量发展")
	if !listed || common.Count < 100 || common.Size < 5000 {
		t.Errorf("高质量发展: %v, %v", common, listed)
	}
	unknown, listed := ReferenceUse("云湖驿站")
	if listed || unknown.Count != rarest {
		t.Errorf("云湖驿站: %v, %v", unknown, listed)
	}
	if k := Compare(Sample{3, 4}, unknown); k.Direction() != Overused {
		t.Errorf("3 of 4 passages hold an unknown phrase: %v", k)
	}
}
