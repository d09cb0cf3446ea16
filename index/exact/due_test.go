package exact

import (
	"slices"
	"testing"
)

// sizes is a state with segments of so much text, parts of all.
func sizes(all []byte, text []int) *state {
	s := new(state)
	for _, n := range text {
		s.segments = append(s.segments, &mappedSegment{segment: &segment{text: all[:n]}})
		s.removed = append(s.removed, nil)
	}
	return s
}

func TestDueMerge(t *testing.T) {
	const k, m = 1 << 10, 1 << 20
	all := make([]byte, 600*m) // never touched, so never there
	for _, test := range []struct {
		name string
		text []int
		want mergeRun // empty: nothing is due
	}{
		{"too few", []int{9 * k, 9 * k, 9 * k, 9 * k, 9 * k}, mergeRun{}},
		{"six of a class", []int{9 * k, 9 * k, 9 * k, 9 * k, 9 * k, 9 * k}, mergeRun{0, 6}},
		{"behind a large one", []int{90 * m, 9 * k, 9 * k, 9 * k, 9 * k, 9 * k, 9 * k}, mergeRun{1, 7}},
		{"parted by a large one", []int{9 * k, 9 * k, 9 * k, 90 * m, 9 * k, 9 * k, 9 * k}, mergeRun{}},
		{"with a small one between", []int{16 * m, 16 * m, 9 * k, 16 * m, 16 * m, 16 * m, 16 * m}, mergeRun{0, 7}},
		{"small ones do not rewrite a large one", []int{16 * m, 9 * k, 9 * k, 9 * k, 9 * k, 9 * k}, mergeRun{}},
		{"as many as there is room for", []int{96 * m, 96 * m, 96 * m, 96 * m, 96 * m, 96 * m, 96 * m}, mergeRun{0, 5}},
		{"no room", []int{480 * m, 480 * m, 96 * m, 96 * m}, mergeRun{}},
		{"larger than allowed", []int{600 * m, 600 * m, 600 * m, 600 * m, 600 * m, 600 * m}, mergeRun{}},
	} {
		run, ok := sizes(all, test.text).dueMerge(512 * m)
		if run != test.want || ok != (test.want != mergeRun{}) {
			t.Errorf("%s: %v %t, want %v", test.name, run, ok, test.want)
		}
	}
}

// TestMergesStayCheap adds documents one by one, in numbers alone: there must
// never be many segments, and each byte be written few times.
func TestMergesStayCheap(t *testing.T) {
	all := make([]byte, 5000*12<<10)
	var text []int
	added, written, most := 0, 0, 0
	for range 5000 {
		text = append(text, 12<<10)
		added += 12 << 10
		for {
			run, due := sizes(all, text).dueMerge(512 << 20)
			if !due {
				break
			}
			sum := 0
			for _, n := range text[run.from:run.to] {
				sum += n
			}
			written += sum
			text = slices.Replace(text, run.from, run.to, sum)
		}
		most = max(most, len(text))
	}
	if most > 30 || written > 6*added {
		t.Errorf("up to %d segments, each byte written %.1f times", most, float64(written)/float64(added))
	}
}
