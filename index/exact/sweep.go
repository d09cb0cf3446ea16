package exact

import (
	"os"
	"strconv"
	"strings"
)

// sweep removes files that s, the newest state, does not name: older manifests,
// segments that were merged, what a crash left behind. A file that cannot be
// removed because a reader on Windows has it mapped is left for the next time.
// The writer's lock must be held.
func (x *Index) sweep(s *state) {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return // it is tidying up, nothing more
	}
	used := map[string]bool{manifestName(s.Generation): true}
	for _, seg := range s.Segments {
		used[seg.File] = true
	}
	merger := false // whether we asked for the merger's lock and have it
	var lock lockFile
	for _, e := range entries {
		name := e.Name()
		switch {
		case used[name]:
			continue
		case strings.HasPrefix(name, mergePrefix) && strings.HasSuffix(name, temporary):
			// Another process may be writing it.
			if !merger {
				if lock, merger, err = lockNow(x.dir, mergerLock); !merger || err != nil {
					continue
				}
				defer lock.unlock()
			}
		case !ownName(name):
			continue
		}
		x.opts.folder.remove(name)
	}
}

// ownName reports whether a file is a manifest or a segment, finished or not.
func ownName(name string) bool {
	name = strings.TrimSuffix(name, temporary)
	if number, ok := strings.CutPrefix(name, manifestPrefix); ok {
		_, err := strconv.Atoi(number)
		return err == nil
	}
	_, ok := segmentNumber(name)
	return ok
}

// segmentNumber is the number in a segment's file name.
func segmentNumber(name string) (int, bool) {
	number, ok := strings.CutSuffix(name, segmentSuffix)
	n, err := strconv.Atoi(number)
	return n, ok && err == nil && segmentName(n) == name
}

// highestSegment is the greatest number of a segment's file in dir, or 0.
func highestSegment(dir string) (int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	highest := 0
	for _, e := range entries {
		if n, ok := segmentNumber(e.Name()); ok {
			highest = max(highest, n)
		}
	}
	return highest, nil
}
