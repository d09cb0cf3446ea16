package analysis

import "slices"

// idSet is a set of numbers: sorted, each once.
type idSet []int32

// newIDSet makes a set of ids, which it takes over.
func newIDSet(ids []int32) idSet {
	slices.Sort(ids)
	return idSet(slices.Clip(slices.Compact(ids)))
}

// has reports whether id is in the set.
func (s idSet) has(id int32) bool {
	low, high := 0, len(s)
	for low < high {
		if middle := int(uint(low+high) >> 1); s[middle] < id {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low < len(s) && s[low] == id
}

// common calls f for each number that is in both sets.
func (s idSet) common(o idSet, f func(id int32)) {
	for i, k := 0, 0; i < len(s) && k < len(o); {
		switch {
		case s[i] < o[k]:
			i++
		case s[i] > o[k]:
			k++
		default:
			f(s[i])
			i++
			k++
		}
	}
}
