package exact

import (
	"encoding/binary"
	"sort"
)

// uint32s is a section of little-endian 32-bit numbers, read where it lies.
type uint32s []byte

func (u uint32s) len() int { return len(u) / 4 }

func (u uint32s) at(i int) int { return int(binary.LittleEndian.Uint32(u[i*4:])) }

// search is the first index in [from, to) whose number is at least n, or to.
func (u uint32s) search(from, to, n int) int {
	return from + sort.Search(to-from, func(i int) bool { return u.at(from+i) >= n })
}

// floor is the last index i >= hint with at(i) <= n, where at(hint) <= n holds
// and the numbers rise. It gallops: near answers are found in a few steps.
func (u uint32s) floor(hint, n int) int {
	step, end := 1, u.len()
	for hint+step < end && u.at(hint+step) <= n {
		hint += step
		step *= 2
	}
	to := min(hint+step, end)
	return u.search(hint+1, max(to, hint+1), n+1) - 1
}

// rising reports whether the numbers never fall and end with last.
func (u uint32s) rising(last int) bool {
	before := 0
	for i := range u.len() {
		if u.at(i) < before {
			return false
		}
		before = u.at(i)
	}
	return before == last
}

// uint24s is a section of little-endian numbers of three bytes, which hold any
// character.
type uint24s []byte

func (u uint24s) at(i int) int {
	b := u[i*3 : i*3+3]
	return int(b[0]) | int(b[1])<<8 | int(b[2])<<16
}

// search is the first index in [from, to) whose number is at least n, or to.
func (u uint24s) search(from, to, n int) int {
	return from + sort.Search(to-from, func(i int) bool { return u.at(from+i) >= n })
}
