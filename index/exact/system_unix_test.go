//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package exact

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestFileCutWhileMapped cuts a segment's file short under a snapshot, as a full
// or failing disk may: reading it must be an error, not the end of the program.
func TestFileCutWhileMapped(t *testing.T) {
	x := newTestIndex(t, Options{})
	if err := x.Update(t.Context(), each(edition(1, 2000)), nil); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	if err := os.Truncate(filepath.Join(x.dir, segmentName(1)), 0); err != nil {
		t.Fatal(err)
	}
	_, count := s.Count(t.Context(), String{Text: "社区治理"})
	var find error
	for _, err := range s.Find(t.Context(), Pattern{{Text: "社区"}, {Max: 2}, {Text: "的"}}) {
		find = err
	}
	_, _, source := s.Source(5)
	for i, err := range []error{count, find, source, s.Verify(t.Context()), x.Compact(t.Context())} {
		if !errors.Is(err, ErrDamaged) && i < 4 {
			t.Errorf("%d: %v, want ErrDamaged", i, err)
		}
	}
}
