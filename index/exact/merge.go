package exact

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Compact merges all into as few segments as [Options] allow, and drops the text
// of removed documents. Queries are fastest afterwards.
func (x *Index) Compact(ctx context.Context) error {
	wait := func(dir, name string) (lockFile, bool, error) {
		l, err := lockWait(ctx, dir, name)
		return l, err == nil, err
	}
	return x.mergeAll(ctx, (*state).wholeMerge, wait)
}

// mergeAll merges runs as long as pick finds one. Where the merger's lock is not
// to be had, another process merges.
func (x *Index) mergeAll(ctx context.Context, pick func(*state, int) (mergeRun, bool), lock func(dir, name string) (lockFile, bool, error)) error {
	l, ok, err := lock(x.dir, mergerLock)
	if err != nil || !ok {
		return mergeError(err)
	}
	defer l.unlock()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, err := x.newest()
		if err != nil {
			return mergeError(err)
		}
		var run mergeRun
		due := false
		err = guard(func() error {
			run, due = pick(s, x.opts.MergedText)
			return nil
		})
		if err == nil && due {
			err = x.merge(ctx, s, run)
		}
		s.release()
		if errors.Is(err, fs.ErrNotExist) && x.outdated(s) {
			continue // all of a segment was removed meanwhile, and what lay beside it
		}
		if err != nil || !due {
			return mergeError(err)
		}
	}
}

// outdated reports whether there is a newer state than s.
func (x *Index) outdated(s *state) bool {
	newest, err := newestManifest(x.dir)
	return err == nil && newest > s.Generation
}

func mergeError(err error) error {
	if err != nil {
		return fmt.Errorf("merge segments: %w", err)
	}
	return nil
}

// merge replaces a run of segments by one. It takes the writer's lock only to
// publish; what was removed meanwhile is removed from the new segment too.
func (x *Index) merge(ctx context.Context, s *state, run mergeRun) error {
	made, err := x.joinRun(ctx, s, run)
	if err != nil {
		return err
	}
	lock, err := lockWait(ctx, x.dir, writerLock)
	if err != nil {
		return err
	}
	defer lock.unlock()
	now, err := x.newest()
	if err != nil {
		return err
	}
	defer now.release()
	m, err := x.replace(now, s, run, made)
	if err != nil || m == nil {
		return err
	}
	return x.publish(m)
}

// replace is the manifest of now with a new segment in place of the run of s, or
// nil if somebody else has replaced that run.
func (x *Index) replace(now, s *state, run mergeRun, made *manifestSegment) (*manifest, error) {
	old := s.Segments[run.from:run.to]
	at := slices.IndexFunc(now.Segments, func(m manifestSegment) bool { return m.File == old[0].File })
	if at < 0 {
		return nil, nil
	}
	m := *now.manifest
	m.Segments = slices.Clone(now.Segments)
	// A segment of which everything was removed meanwhile is gone, so we look
	// for what is left of the run.
	to := at
	for to < len(m.Segments) && slices.ContainsFunc(old, func(o manifestSegment) bool { return o.File == m.Segments[to].File }) {
		to++
	}
	var replacement []manifestSegment
	if made != nil {
		name := segmentName(m.Next)
		m.Next++
		if err := x.renameSegment(made.File, name); err != nil {
			return nil, err
		}
		made.File = name
		seg, err := openFile(x.dir, *made)
		if err != nil {
			return nil, err
		}
		defer seg.release()
		if err := removedMeanwhile(made, seg.segment, s, now, run); err != nil {
			return nil, err
		}
		replacement = append(replacement, *made)
	}
	m.Segments = slices.Replace(m.Segments, at, to, replacement...)
	return &m, nil
}

// removedMeanwhile removes from made what was in the run of s and is in now no
// longer.
func removedMeanwhile(made *manifestSegment, seg *segment, s, now *state, run mergeRun) error {
	return guard(func() error {
		gone := newBitSet(seg.documents)
		for i := run.from; i < run.to; i++ {
			old := s.segments[i]
			var removed bitSet
			k := slices.IndexFunc(now.Segments, func(m manifestSegment) bool { return m.File == old.file })
			if k >= 0 {
				removed = now.removed[k]
			}
			for d := range old.documents {
				if s.removed[i].has(d) || k >= 0 && !removed.has(d) {
					continue
				}
				if n, ok := seg.byName(old.name(d)); ok {
					gone.add(n)
				}
			}
		}
		if gone.count() > 0 {
			made.Removed = gone.bytes()
		}
		return nil
	})
}

// joinRun writes what is left of a run as one temporary file; nil if nothing is.
func (x *Index) joinRun(ctx context.Context, s *state, run mergeRun) (*manifestSegment, error) {
	var in []*segment
	for i := run.from; i < run.to; i++ {
		if s.removed[i].count() == 0 {
			in = append(in, s.segments[i].segment)
			continue
		}
		kept, err := x.rebuild(ctx, s, i)
		if err != nil {
			return nil, err
		}
		for _, m := range kept {
			defer x.opts.folder.remove(m.file)
			defer m.release()
			in = append(in, m.segment)
		}
	}
	if len(in) == 0 {
		return nil, nil
	}
	made := &manifestSegment{File: mergePrefix + "0" + temporary}
	if err := x.joinBeside(ctx, made, s, run); err != nil {
		return nil, err
	}
	err := writeFile(x.opts.folder, made.File, func(w io.Writer) error {
		return guard(func() (err error) {
			made.Sum, made.Size, err = joinSegments(ctx, w, in)
			return err
		})
	})
	return made, err
}

// rebuild writes what is left of segment i as one or more temporary files.
func (x *Index) rebuild(ctx context.Context, s *state, i int) (kept []*mappedSegment, err error) {
	defer func() {
		if err != nil {
			for _, m := range kept {
				m.release()
			}
			kept = nil
		}
	}()
	b := newBuilder()
	write := func() error {
		file := manifestSegment{File: fmt.Sprintf("%s%d-%d%s", mergePrefix, i+1, len(kept), temporary)}
		err := writeFile(x.opts.folder, file.File, func(w io.Writer) (err error) {
			file.Sum, file.Size, err = b.write(w)
			return err
		})
		if err != nil {
			return err
		}
		m, err := openFile(x.dir, file)
		if err == nil {
			kept = append(kept, m)
		}
		b.reset()
		return err
	}
	seg := s.segments[i].segment
	for d := range seg.documents {
		if s.removed[i].has(d) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return kept, err
		}
		if err := guard(func() error { return b.copyDocument(seg, d) }); err != nil {
			return kept, err
		}
		if len(b.text) >= x.opts.SegmentText {
			if err := write(); err != nil {
				return kept, err
			}
		}
	}
	if len(b.docs) > 0 {
		err = write()
	}
	return kept, err
}

// copyDocument adds document d of a segment.
func (b *builder) copyDocument(s *segment, d int) error {
	b.begin(s.name(d))
	for p := s.docAt.at(d); p < s.docAt.at(d+1); p++ {
		if err := b.copyPassage(s, p); err != nil {
			return err
		}
	}
	return nil
}
