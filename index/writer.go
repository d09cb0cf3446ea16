package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"yian/analysis"
	"yian/corpus"
	"yian/index/exact"
)

// Writer adds documents to an index as they come, while the caller reads the next
// ones: they are written in the background, some megabytes at a time, and can be
// searched from then on. Its methods must not be called at the same time.
type Writer struct {
	options UpdateOptions
	unlock  func()
	exact   *exact.Index
	have    map[string]known // documents of the index, by ID
	report  Report

	batch   []contents // what is not being written yet
	inBatch map[string]bool
	size    int        // bytes of the batch's texts
	writing chan error // the outcome of the batch that is being written; nil while none is
}

// known is what the writer needs of a document that is in the index.
type known struct {
	stamp string
	keys  []string
}

// contents is a document with the reading of it.
type contents struct {
	*Document
	read *corpus.Document
}

// batchBytes is how much text is written at once: a segment for each of two
// processors.
const batchBytes = 2 * segmentBytes

// Begin begins to write to the index in dir, as [Update] does.
func Begin(ctx context.Context, dir string, config Config, o UpdateOptions) (_ *Writer, err error) {
	unlock, err := lock(dir, o.Wait)
	if err != nil {
		return nil, err
	}
	w := &Writer{options: o, unlock: unlock, have: make(map[string]known), inBatch: make(map[string]bool)}
	defer func() {
		if err != nil {
			err = errors.Join(err, w.Close())
		}
	}()
	broken := errors.New("按要求重建索引")
	if !o.Rebuild {
		broken = w.open(dir, config)
	}
	if broken == nil || !o.Rebuild && !mendable(broken) {
		return w, broken
	}
	w.report.Rebuilt = broken
	if w.exact != nil {
		err = w.exact.Close()
	}
	if err == nil {
		w.exact, err = exact.Create(ctx, dir, exactOptions(config))
	}
	if err != nil {
		return nil, fmt.Errorf("写不了索引：%w", inChinese(dir, err))
	}
	removeFormer(dir)
	clear(w.have)
	return w, nil
}

// open opens the index and lists its documents.
func (w *Writer) open(dir string, config Config) (err error) {
	if w.exact, err = openExact(dir, config); err != nil {
		w.exact = nil
		return err
	}
	found, err := w.exact.Snapshot()
	if err != nil {
		return inChinese(dir, err)
	}
	s, err := newSnapshot(dir, found)
	if err != nil {
		return inChinese(dir, err)
	}
	defer func() { err = errors.Join(err, s.close()) }()
	for i, part := range s.segments {
		for n := range part.documents() {
			if s.dead[i].has(n) {
				continue
			}
			d, err := part.header(n)
			if err != nil {
				return err
			}
			w.have[strings.Clone(d.ID)] = d.known()
		}
	}
	return nil
}

// known is what the writer keeps of a document, without the record it was read
// from.
func (d *Document) known() known {
	k := known{stamp: strings.Clone(d.Stamp)}
	for _, key := range d.Keys {
		k.keys = append(k.keys, strings.Clone(key))
	}
	return k
}

// Add adds a document in which r was found, in place of one with the same ID.
func (w *Writer) Add(ctx context.Context, e Entry, doc *corpus.Document, r *analysis.Result) error {
	d := NewDocument(e.ID, "", doc, r)
	d.Stamp = e.stamp(d.Keys)
	if old, ok := w.have[e.ID]; ok {
		if old.stamp == d.Stamp {
			return nil
		}
		w.report.Removed++
	}
	w.report.Added++
	return w.take(ctx, contents{d, doc})
}

// take takes in a document.
func (w *Writer) take(ctx context.Context, c contents) error {
	if w.inBatch[c.ID] {
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
	w.have[c.ID] = c.known()
	w.batch, w.inBatch[c.ID] = append(w.batch, c), true
	if w.size += len(c.read.Text); w.size < batchBytes {
		return nil
	}
	return w.flush(ctx)
}

// flush begins to write the batch once the one before is written.
func (w *Writer) flush(ctx context.Context) error {
	if err := w.wait(); err != nil {
		return err
	}
	batch, done := w.batch, make(chan error, 1)
	w.batch, w.size, w.writing = nil, 0, done
	clear(w.inBatch)
	go func() {
		err := w.exact.Update(ctx, func(yield func(exact.Document, error) bool) {
			for _, c := range batch {
				if !yield(c.strings(), nil) {
					return
				}
			}
		}, nil)
		if err != nil && ctx.Err() == nil {
			err = fmt.Errorf("写不了索引：%w", err)
		}
		done <- err
	}()
	return nil
}

// strings is the document as the exact index takes it in.
func (c contents) strings() exact.Document {
	d := exact.Document{ID: c.ID, Passages: make([]exact.Passage, len(c.Passages)), Beside: c}
	for i, p := range c.Passages {
		d.Passages[i] = exact.Passage{Text: c.read.At(p.Span), Start: p.Span.Start}
	}
	return d
}

// wait waits until the batch that is being written is written.
func (w *Writer) wait() error {
	if w.writing == nil {
		return nil
	}
	err := <-w.writing
	w.writing = nil
	return err
}

// Knows reports whether a document is in the index, as it is now or was.
func (w *Writer) Knows(id string) bool {
	_, ok := w.have[id]
	return ok
}

// Has reports whether a document is in the index as it is now, by its stamp.
func (w *Writer) Has(e Entry) bool {
	old, ok := w.have[e.ID]
	return ok && old.stamp == e.stamp(old.keys)
}

// Finish makes good what the index still lacks of src or has too much, and
// waits until all is written. Progress is told after each document that is taken
// in; it may be nil.
func (w *Writer) Finish(ctx context.Context, src Source, progress func(done, total int)) (Report, error) {
	err := w.finish(ctx, src, progress)
	return w.report, err
}

func (w *Writer) finish(ctx context.Context, src Source, progress func(done, total int)) error {
	state, err := src.State(ctx) // before the list: what comes in later is found the next time
	if err != nil {
		return err
	}
	added := w.report.Added
	fresh, gone, err := w.compare(ctx, src)
	if err != nil {
		return err
	}
	for i, e := range fresh {
		if err := w.add(ctx, src, e); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(fresh))
		}
	}
	w.report.Kept = max(0, w.report.Kept-added) // those were found in the list, too
	if len(w.batch) > 0 {
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
	if err := w.wait(); err != nil {
		return err
	}
	if len(gone) > 0 {
		if err := w.exact.Update(ctx, nil, gone); err != nil {
			return fmt.Errorf("写不了索引：%w", err)
		}
		w.report.Removed += len(gone)
	}
	if err := w.exact.Wait(ctx); err != nil {
		return fmt.Errorf("合并索引：%w", err)
	}
	if err := w.exact.Note(ctx, state); err != nil {
		return fmt.Errorf("写不了索引：%w", err)
	}
	return nil
}

// compare lists the documents of src that the index lacks or has otherwise, and
// the IDs of those that it has too many.
func (w *Writer) compare(ctx context.Context, src Source) (fresh []Entry, gone []string, err error) {
	listed := make(map[string]bool)
	for e, err := range src.Entries(ctx) {
		if err != nil {
			return nil, nil, err
		}
		if listed[e.ID] {
			continue
		}
		listed[e.ID] = true
		if w.Has(e) {
			w.report.Kept++
		} else {
			fresh = append(fresh, e)
		}
	}
	for id := range w.have {
		if !listed[id] {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	return fresh, gone, nil
}

// unread is the stamp of a document that could not be read.
const unread = "未能读取"

// add adds a document of src. One that cannot be read is in the index as well,
// so that nobody waits for it, but without text and with a stamp for which the
// next update tries again.
func (w *Writer) add(ctx context.Context, src Source, e Entry) error {
	doc, r, err := src.Document(ctx, e.ID)
	if err == nil {
		return w.Add(ctx, e, doc, r)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	w.report.Failed++
	if w.options.Failed != nil {
		w.options.Failed(e.ID, err)
	}
	if old, ok := w.have[e.ID]; ok && old.stamp == unread {
		return nil
	}
	empty := corpus.NewDocument("", "")
	return w.take(ctx, contents{NewDocument(e.ID, unread, empty, &analysis.Result{}), empty})
}

// Close ends the writing. What was not written by then is left to the next
// update.
func (w *Writer) Close() error {
	err := w.wait()
	if w.exact != nil {
		err = errors.Join(err, w.exact.Close())
	}
	w.unlock()
	return err
}
