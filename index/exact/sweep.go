package exact

import (
	"os"
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
		for _, name := range x.opts.files(seg.File) {
			used[name] = true
		}
	}
	merger := false // whether we asked for the merger's lock and have it
	var lock lockFile
	for _, e := range entries {
		name := e.Name()
		switch {
		case used[name]:
			continue
		case strings.HasPrefix(name, mergePrefix):
			// Another process may be writing it.
			if !merger {
				if lock, merger, err = lockNow(x.dir, mergerLock); !merger || err != nil {
					continue
				}
				defer lock.unlock()
			}
		case !x.opts.ownName(name):
			continue
		}
		x.opts.folder.remove(name)
	}
}

// ownName reports whether a file is a manifest or belongs to a segment, finished
// or not.
func (o *Options) ownName(name string) bool {
	if number, ok := strings.CutPrefix(strings.TrimSuffix(name, temporary), manifestPrefix); ok {
		_, err := parseNumber(number)
		return err == nil
	}
	_, ok := o.segmentNumber(name)
	return ok
}

// highestSegment is the greatest number in the name of a segment's file in dir,
// or 0.
func (o *Options) highestSegment(dir string) (int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	highest := 0
	for _, e := range entries {
		if n, ok := o.segmentNumber(e.Name()); ok {
			highest = max(highest, n)
		}
	}
	return highest, nil
}
