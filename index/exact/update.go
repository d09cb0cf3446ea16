package exact

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"
)

// Update adds documents and removes others, in one step: afterwards all of it
// is in the index and on the disk, or after an error or a crash nothing is. A
// document that is added takes the place of one with the same ID; removing what
// is not there is no error. Passages are kept in the order in which they come.
//
// It waits until no other process is writing, but no longer than ctx allows
// ([ErrLocked]). An error from add is returned as it is.
func (x *Index) Update(ctx context.Context, add iter.Seq2[Document, error], remove []string) error {
	lock, err := lockWait(ctx, x.dir, writerLock)
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	defer lock.unlock()
	base, err := x.newest()
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	defer base.release()
	u := update{x: x, next: base.Next}
	if err := u.build(ctx, add); err != nil {
		for _, s := range u.segments {
			x.removeSegment(s.File)
		}
		return err
	}
	m, err := base.change(u.names, remove)
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	if m == nil {
		return nil
	}
	m.Segments = append(m.Segments, u.segments...)
	m.Next, m.Note = u.next, ""
	if err := x.publish(m); err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	x.merges.start(x)
	return nil
}

// Note writes down something about the documents as they are now, such as which
// state of the record they were made from; [Snapshot.Note] gives it back until an
// Update changes something.
func (x *Index) Note(ctx context.Context, note string) error {
	lock, err := lockWait(ctx, x.dir, writerLock)
	if err != nil {
		return fmt.Errorf("note in index: %w", err)
	}
	defer lock.unlock()
	now, err := x.newest()
	if err != nil {
		return fmt.Errorf("note in index: %w", err)
	}
	defer now.release()
	if now.Note == note {
		return nil
	}
	m := *now.manifest
	m.Note = note
	if err := x.publish(&m); err != nil {
		return fmt.Errorf("note in index: %w", err)
	}
	return nil
}

// newest is the newest state with a use of its own, for a writer that holds the
// lock.
func (x *Index) newest() (*state, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.state == nil {
		return nil, ErrClosed
	}
	if err := x.refresh(); err != nil {
		return nil, err
	}
	for _, s := range x.state.segments {
		s.uses.Add(1)
	}
	return x.state, nil
}

// publish makes m the newest manifest and clears away what it does not name.
func (x *Index) publish(m *manifest) error {
	m.Generation++
	if err := x.opts.folder.sync(); err != nil { // the names of the segments
		return err
	}
	if err := writeManifest(x.opts.folder, m); err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.state == nil {
		return nil // closed meanwhile; what was written is valid
	}
	if err := x.refresh(); err != nil {
		return err
	}
	x.sweep(x.state)
	return nil
}

// change is the manifest of s without the documents of the two lists of IDs, or
// nil where none of them is in it and a is empty.
func (s *state) change(added, removed []string) (*manifest, error) {
	m := *s.manifest
	m.Segments = slices.Clone(m.Segments)
	changed := len(added) > 0
	err := guard(func() error {
		for i, seg := range s.segments {
			gone := newBitSet(seg.documents)
			copy(gone, s.removed[i])
			before := gone.count()
			for _, ids := range [2][]string{added, removed} {
				for _, id := range ids {
					if d, ok := seg.byName(id); ok {
						gone.add(d)
					}
				}
			}
			if n := gone.count(); n > before {
				changed = true
				m.Segments[i].Removed = gone.bytes()
				if n == seg.documents {
					m.Segments[i].File = "" // nothing is left of it
				}
			}
		}
		return nil
	})
	m.Segments = slices.DeleteFunc(m.Segments, func(s manifestSegment) bool { return s.File == "" })
	if err != nil || !changed {
		return nil, err
	}
	return &m, nil
}

// bytes is s as it stands in a manifest.
func (s bitSet) bytes() []byte {
	b := make([]byte, 0, len(s)*8)
	for _, w := range s {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return b
}

func bitSetOf(b []byte) bitSet {
	s := make(bitSet, len(b)/8)
	for i := range s {
		s[i] = binary.LittleEndian.Uint64(b[i*8:])
	}
	return s
}

// update is the writing of new segments.
type update struct {
	x        *Index
	next     int // number of the next segment
	names    []string
	segments []manifestSegment
}

// batch is the documents of one segment.
type batch struct {
	documents []Document
	into      *manifestSegment
}

// build writes the documents to segments, several at a time.
func (u *update) build(ctx context.Context, add iter.Seq2[Document, error]) error {
	if add == nil {
		return nil
	}
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	var workers sync.WaitGroup
	var slots []*manifestSegment // in the order of the documents
	batches := make(chan batch)
	send := func(documents []Document) {
		if len(slots) < u.x.opts.Workers {
			workers.Go(func() { u.work(ctx, fail, batches) })
		}
		slots = append(slots, &manifestSegment{File: segmentName(u.next)})
		u.next++
		select {
		case batches <- batch{documents, slots[len(slots)-1]}:
		case <-ctx.Done():
		}
	}
	if err := u.collect(ctx, add, send); err != nil {
		fail(err)
	}
	close(batches)
	workers.Wait()
	for _, s := range slots {
		u.segments = append(u.segments, *s)
	}
	return context.Cause(ctx)
}

// collect cuts the documents into batches.
func (u *update) collect(ctx context.Context, add iter.Seq2[Document, error], send func([]Document)) error {
	seen := make(map[string]bool)
	var documents []Document
	size := 0
	for d, err := range add {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if seen[d.ID] {
			return fmt.Errorf("update index: document %q is given twice", d.ID)
		}
		seen[d.ID] = true
		u.names = append(u.names, d.ID)
		documents = append(documents, d)
		for _, p := range d.Passages {
			size += len(p.Text)
		}
		if size >= u.x.opts.SegmentText {
			send(documents)
			documents, size = nil, 0
		}
	}
	if len(documents) > 0 {
		send(documents)
	}
	return nil
}

// work writes segments until there are no more batches.
func (u *update) work(ctx context.Context, fail func(error), batches <-chan batch) {
	b := newBuilder()
	for batch := range batches {
		if ctx.Err() != nil {
			continue
		}
		b.reset()
		err := b.addAll(ctx, batch.documents)
		if err == nil {
			err = writeFile(u.x.opts.folder, batch.into.File, func(w io.Writer) (err error) {
				batch.into.Sum, batch.into.Size, err = b.write(w)
				return err
			})
		}
		if err == nil {
			err = u.x.writeBeside(ctx, batch.into, batch.documents)
		}
		if err != nil {
			fail(fmt.Errorf("update index: %w", err))
		}
	}
}

func (b *builder) addAll(ctx context.Context, documents []Document) error {
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		if err := b.add(d); err != nil {
			return fmt.Errorf("document %q: %w", d.ID, err)
		}
	}
	return nil
}
