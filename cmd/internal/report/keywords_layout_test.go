package report

import (
	"slices"
	"testing"
)

// TestSpread: linked nodes stand nearer than others, all inside, none on another,
// and at the same places each time.
func TestSpread(t *testing.T) {
	links := [][2]int{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {6, 7}}
	at := spread(9, links, 880, 500)
	if !slices.Equal(at, spread(9, links, 880, 500)) {
		t.Error("other places the second time")
	}
	for i, a := range at {
		if a.x < 0 || a.x > 880 || a.y < 0 || a.y > 500 {
			t.Errorf("node %d stands outside: %v", i, a)
		}
		for k, b := range at[:i] {
			if _, far := between(a, b); far < 15 {
				t.Errorf("nodes %d and %d stand on each other: %v, %v", i, k, a, b)
			}
		}
	}
	_, linked := between(at[0], at[1])
	_, apart := between(at[0], at[4])
	if linked >= apart {
		t.Errorf("linked nodes are %.0f apart, others %.0f", linked, apart)
	}
	for _, n := range []int{0, 1, 2} {
		if len(spread(n, nil, 880, 500)) != n {
			t.Errorf("%d nodes are not placed", n)
		}
	}
}
