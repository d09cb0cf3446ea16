package runes

import "testing"

func TestSteps(t *testing.T) {
	const text = "办a𠮷议"
	ends := []int{0, 3, 4, 8, 11}
	count := NewCounter(text)
	for i, from := range ends {
		if n := count.Before(from); n != i {
			t.Errorf("%d characters before %d, want %d", n, from, i)
		}
		for k, to := range ends[i:] {
			if at, ok := After(text, from, k); at != to || !ok {
				t.Errorf("%d characters after %d is %d, want %d", k, from, at, to)
			}
			if at, ok := Before(text, to, k); at != from || !ok {
				t.Errorf("%d characters before %d is %d, want %d", k, to, at, from)
			}
		}
		if _, ok := After(text, from, len(ends)-i); ok {
			t.Errorf("there are fewer characters after %d", from)
		}
		if _, ok := Before(text, from, i+1); ok {
			t.Errorf("there are fewer characters before %d", from)
		}
	}
}
