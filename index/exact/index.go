package exact

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"yian/index/internal/mapped"
)

// Options says what an index holds and how it is written.
type Options struct {
	// Version is of the caller's choice: how documents are cut into passages
	// and folded. An index of another version is not opened, but reported as
	// [ErrOutdated].
	Version string

	SegmentText int  // bytes of text in a segment when it is first written; 0 is 16 MB
	MergedText  int  // most bytes of text in a segment made by merging; 0 is 512 MB
	Workers     int  // segments built at the same time; 0 is the number of processors
	NoMerge     bool // merge only in [Index.Compact], never in the background

	Beside Beside // what else belongs to the documents; nil for nothing

	folder folder // for tests; nil is the folder on the disk
}

func (o Options) withDefaults(dir string) Options {
	if o.SegmentText <= 0 {
		o.SegmentText = 16 << 20
	}
	if o.MergedText <= 0 {
		o.MergedText = 512 << 20
	}
	o.SegmentText, o.MergedText = min(o.SegmentText, maxText/4), min(o.MergedText, maxText/2)
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.folder == nil {
		o.folder = osFolder(dir)
	}
	return o
}

// Index is a folder of segments. Any number of processes may have it open;
// those that write take turns. Its methods may be called at the same time.
type Index struct {
	dir  string
	opts Options

	mu     sync.Mutex
	state  *state // newest that was read; nil after Close
	merges merging
}

// state is a manifest with its segments open.
type state struct {
	*manifest
	segments []*mappedSegment
	removed  []bitSet // documents, for each segment
}

// mappedSegment is a segment's file in memory, as long as somebody uses it.
type mappedSegment struct {
	*segment
	dir   string
	file  string
	bytes *mapped.File
	uses  atomic.Int32
}

// openFile maps a segment's file and checks that it is the expected one.
func openFile(dir string, want manifestSegment) (*mappedSegment, error) {
	f, err := mapped.Open(filepath.Join(dir, want.File))
	if err != nil {
		return nil, err
	}
	m := &mappedSegment{dir: dir, file: want.File, bytes: f}
	if n := int64(len(f.Data)); n != want.Size {
		err = damaged("%s has %d bytes, not %d", want.File, n, want.Size)
	} else {
		err = guard(func() (err error) {
			m.segment, err = openSegment(f.Data)
			return err
		})
	}
	if err == nil && m.sum != want.Sum {
		err = damaged("not the segment that was written")
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", want.File, err)
	}
	m.uses.Store(1)
	return m, nil
}

func (m *mappedSegment) release() {
	if m.uses.Add(-1) == 0 {
		m.bytes.Close()
	}
}

func (s *state) release() {
	for _, m := range s.segments {
		m.release()
	}
}

// Create makes an empty index in dir, which it makes if need be. An index that
// is there already is emptied in one step: other processes see all of the old
// one or the new one.
func Create(ctx context.Context, dir string, opts Options) (*Index, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	opts = opts.withDefaults(dir)
	lock, err := lockWait(ctx, dir, writerLock)
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	defer lock.unlock()
	generation, err := newestManifest(dir)
	if err != nil && !errors.Is(err, ErrMissing) {
		return nil, fmt.Errorf("create index: %w", err)
	}
	// Segments of the old index may still be in the folder, and be in use:
	// numbers are not used again.
	next, err := opts.highestSegment(dir)
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	if old, err := readManifest(dir, generation); err == nil {
		next = max(next, old.Next)
	}
	m := &manifest{Format: manifestFormat, Generation: generation + 1, Version: opts.Version, Next: next + 1}
	if err := writeManifest(opts.folder, m); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	x, err := Open(dir, opts)
	if err == nil {
		x.sweep(x.state)
	}
	return x, err
}

// Open opens the index in dir for reading and writing. The error is [ErrMissing]
// where there is none, [ErrOutdated] where it was made with other Options, and
// [ErrDamaged] where files are missing or are not what was written.
func Open(dir string, opts Options) (*Index, error) {
	x := &Index{dir: dir, opts: opts.withDefaults(dir)}
	if err := x.refresh(); err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	return x, nil
}

// refresh reads the newest manifest unless it is known already. x.mu must be
// held, or x be known to nobody else.
func (x *Index) refresh() error {
	for try := 0; ; try++ {
		generation, err := newestManifest(x.dir)
		if err != nil {
			return err
		}
		if x.state != nil && x.state.Generation == generation {
			return nil
		}
		s, err := x.load(generation)
		if err == nil {
			if x.state != nil {
				x.state.release()
			}
			x.state = s
			return nil
		}
		// A writer may have replaced the generation while we read it. If it is
		// still the newest, its files are missing indeed.
		if again, _ := newestManifest(x.dir); again == generation || try == 100 || !errors.Is(err, fs.ErrNotExist) {
			if errors.Is(err, fs.ErrNotExist) {
				err = fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			return err
		}
	}
}

// load opens the segments of a generation, those that are open already once more.
func (x *Index) load(generation int) (*state, error) {
	m, err := readManifest(x.dir, generation)
	if err != nil {
		return nil, err
	}
	if m.Version != x.opts.Version {
		return nil, ErrOutdated
	}
	s := &state{manifest: m}
	for _, want := range m.Segments {
		seg := x.state.segment(want)
		if seg != nil {
			seg.uses.Add(1)
		} else if seg, err = x.openSegment(want); err != nil {
			s.release()
			return nil, err
		}
		s.segments = append(s.segments, seg)
		s.removed = append(s.removed, bitSetOf(want.Removed))
	}
	return s, nil
}

// openSegment opens a segment that the manifest names.
func (x *Index) openSegment(want manifestSegment) (*mappedSegment, error) {
	if err := x.checkBeside(&want); err != nil {
		return nil, err
	}
	return openFile(x.dir, want)
}

// segment is the open segment of a file, or nil.
func (s *state) segment(want manifestSegment) *mappedSegment {
	if s != nil {
		for _, m := range s.segments {
			if m.file == want.File && m.sum == want.Sum {
				return m
			}
		}
	}
	return nil
}

// Snapshot is the newest state of the index, also if another process made it.
// It stays as it is until it is closed.
func (x *Index) Snapshot() (*Snapshot, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.state == nil {
		return nil, ErrClosed
	}
	if err := x.refresh(); err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	return newSnapshot(x.state), nil
}

// Close stops merging and gives the files back once the last Snapshot is
// closed. It returns the error that merging in the background may have met.
func (x *Index) Close() error {
	err := x.merges.stop()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.state == nil {
		return ErrClosed
	}
	x.state.release()
	x.state = nil
	return err
}
