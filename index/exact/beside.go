package exact

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Beside keeps what else belongs to the documents of a segment and is no
// business of this package, in files that share the segment's name: words,
// records. They are written with the segment and become valid with it, by the
// same manifest; they are joined when segments are merged, and removed with
// them. Its methods may be called at the same time.
type Beside interface {
	// Suffixes tell the files of one segment apart (".words"); there are as many
	// files for each. An index is made for one list of them.
	Suffixes() []string
	// Write makes the files of a new segment, whose names are path with each
	// suffix behind it, and syncs them.
	Write(ctx context.Context, path string, documents []Document) error
	// Join makes the files of a segment that takes the place of others.
	Join(ctx context.Context, path string, from []Kept) error
}

// Kept is a segment that is merged with others, and what is kept of it.
type Kept struct {
	Path string                  // of the files beside it, without suffix
	Has  func(document int) bool // whether the document with this number in it is kept
}

// suffixes are those of the files beside a segment.
func (o *Options) suffixes() []string {
	if o.Beside == nil {
		return nil
	}
	return o.Beside.Suffixes()
}

// stem is a segment's name without what tells its files apart.
func stem(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, temporary), segmentSuffix)
}

// writeBeside makes the files beside a new segment.
func (x *Index) writeBeside(ctx context.Context, s *manifestSegment, documents []Document) error {
	if x.opts.Beside == nil {
		return nil
	}
	path := filepath.Join(x.dir, stem(s.File))
	if err := x.opts.Beside.Write(ctx, path, documents); err != nil {
		return err
	}
	return x.measureBeside(s)
}

// joinBeside makes the files beside a segment that takes the place of a run of s.
func (x *Index) joinBeside(ctx context.Context, made *manifestSegment, s *state, run mergeRun) error {
	if x.opts.Beside == nil {
		return nil
	}
	var from []Kept
	for i := run.from; i < run.to; i++ {
		removed := s.removed[i]
		from = append(from, Kept{
			Path: filepath.Join(x.dir, stem(s.segments[i].file)),
			Has:  func(document int) bool { return !removed.has(document) },
		})
	}
	if err := x.opts.Beside.Join(ctx, filepath.Join(x.dir, stem(made.File)), from); err != nil {
		return err
	}
	return x.measureBeside(made)
}

// measureBeside notes how long the files beside a segment are.
func (x *Index) measureBeside(s *manifestSegment) error {
	s.Beside = nil
	for _, suffix := range x.opts.suffixes() {
		info, err := os.Stat(filepath.Join(x.dir, stem(s.File)+suffix))
		if err != nil {
			return fmt.Errorf("beside %s: %w", s.File, err)
		}
		s.Beside = append(s.Beside, info.Size())
	}
	return nil
}

// checkBeside compares the files beside a segment with what was written, as far
// as that costs nothing.
func (x *Index) checkBeside(s *manifestSegment) error {
	suffixes := x.opts.suffixes()
	if len(s.Beside) != len(suffixes) {
		return ErrOutdated
	}
	for i, suffix := range suffixes {
		name := stem(s.File) + suffix
		info, err := os.Stat(filepath.Join(x.dir, name))
		if err != nil {
			return err
		}
		if info.Size() != s.Beside[i] {
			return damaged("%s has %d bytes, not %d", name, info.Size(), s.Beside[i])
		}
	}
	return nil
}

// renameSegment gives a segment and the files beside it another name.
func (x *Index) renameSegment(from, to string) error {
	for _, suffix := range x.opts.suffixes() {
		if err := x.opts.folder.rename(stem(from)+suffix, stem(to)+suffix); err != nil {
			return err
		}
	}
	return x.opts.folder.rename(from, to)
}

// removeSegment removes a segment's files, as far as that can be done.
func (x *Index) removeSegment(file string) {
	for _, name := range x.opts.files(file) {
		if err := x.opts.folder.remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return // the next sweep does it
		}
	}
}

// files are the names of a segment's own file and of those beside it.
func (o *Options) files(file string) []string {
	names := []string{file}
	for _, suffix := range o.suffixes() {
		names = append(names, stem(file)+suffix)
	}
	return names
}

// segmentNumber is the number in the name of one of a segment's files.
func (o *Options) segmentNumber(name string) (int, bool) {
	name = strings.TrimSuffix(name, temporary)
	for _, suffix := range append([]string{segmentSuffix}, o.suffixes()...) {
		number, ok := strings.CutSuffix(name, suffix)
		if n, err := parseNumber(number); ok && err == nil {
			return n, true
		}
	}
	return 0, false
}

// Segment is what a snapshot sees of one segment.
type Segment struct {
	*Snapshot        // of its documents alone; those that were removed have a number
	Path      string // of the files beside it, without suffix; empty for documents in memory
}

// Segments are the segments of the snapshot, in order. Each is closed by itself.
func (s *Snapshot) Segments() ([]Segment, error) {
	if err := s.enter(); err != nil {
		return nil, err
	}
	defer s.leave()
	all := make([]Segment, len(s.parts))
	for i, p := range s.parts {
		one := &Snapshot{generation: s.generation, note: s.note}
		if p.mapped != nil {
			p.mapped.uses.Add(1)
			all[i].Path = filepath.Join(p.mapped.dir, stem(p.mapped.file))
		}
		one.append(p)
		one.uses.Store(1)
		all[i].Snapshot = one
	}
	return all, nil
}

// Removed reports whether the document with a number was removed.
func (s *Snapshot) Removed(document int) bool {
	i := slices.IndexFunc(s.parts, func(p part) bool { return document < p.document+p.documents })
	return i < 0 || s.parts[i].removed.has(document-s.parts[i].document)
}
