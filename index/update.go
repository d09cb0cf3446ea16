package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yian/analysis"
	"yian/corpus"
)

// Source is where an index takes its documents from: a store with the analysis
// of what it holds.
type Source interface {
	// State is a text that stays the same as long as no document is added,
	// changed or removed; empty where that is not known.
	State(ctx context.Context) (string, error)
	// Entries lists all documents there are.
	Entries(ctx context.Context) iter.Seq2[Entry, error]
	// Document reads a document with what was found in it.
	Document(ctx context.Context, id string) (*corpus.Document, *analysis.Result, error)
}

// Entry is a document of a source.
type Entry struct {
	ID    string // tells it from all others
	Stamp string // differs where it has to be indexed anew: made of its content, the version of the analysis
	// Decided is a digest of what people have decided about the document and the
	// tasks with these keys; empty for nothing. nil: nothing about any.
	Decided func(keys []string) string
}

// stamp is the stamp of a document in which the tasks with these keys are.
func (e Entry) stamp(keys []string) string {
	if e.Decided == nil {
		return e.Stamp
	}
	if decided := e.Decided(keys); decided != "" {
		return e.Stamp + " " + decided
	}
	return e.Stamp
}

// UpdateOptions says how to update an index.
type UpdateOptions struct {
	Rebuild  bool                       // make it anew
	Progress func(done, total int)      // called after each document that is written
	Failed   func(id string, err error) // called for a document that cannot be read; it stays out of the index
	Wait     time.Duration              // for another writer to end
}

// Report is what an update did.
type Report struct {
	Added, Removed, Kept, Failed int   // documents; one that changed was added and removed
	Rebuilt                      error // why the index was made anew; nil where it was not
}

// segmentBytes is how much text a segment holds, as far as documents allow.
const segmentBytes = 8 << 20

// Update brings the index in dir up to date with src: new and changed documents
// are added, others removed. An index that is missing, of another schema or
// damaged is made anew. Others can search meanwhile. A failed or interrupted
// update leaves what was written before.
func Update(ctx context.Context, dir string, config Config, src Source, o UpdateOptions) (Report, error) {
	unlock, err := lock(dir, o.Wait)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	w := &writer{dir: dir, config: config, options: o}
	if err := w.begin(); err != nil {
		return w.report, err
	}
	defer w.end()
	if err := w.run(ctx, src); err != nil {
		return w.report, err
	}
	return w.report, nil
}

// Sync opens the index in dir after bringing it up to date with src, which costs
// nothing where the state of src is the one it was made from. notify is told in
// one sentence why the index is made anew, or that another process is updating
// it, so that this one searches what is there.
func Sync(ctx context.Context, dir string, config Config, src Source, notify func(message string)) (*Index, error) {
	state, err := src.State(ctx)
	if err != nil {
		return nil, err
	}
	ix, broken := Open(dir, config)
	if broken == nil && state != "" && ix.snapshot.state == state {
		return ix, nil
	}
	o := UpdateOptions{}
	if broken != nil {
		if !mendable(broken) {
			return nil, broken
		}
		if !errors.Is(broken, ErrMissing) {
			notify(fmt.Sprintf("%v，正在按语料库重建。", broken))
		}
		o.Wait = 10 * time.Second
	}
	_, err = Update(ctx, dir, config, src, o)
	switch {
	case err == nil && broken != nil:
		return Open(dir, config)
	case err == nil:
		return ix, nil
	case broken == nil && errors.Is(err, ErrLocked):
		notify("另一个yian正在更新索引，现在检索的是已经编入索引的文件。")
		return ix, nil
	}
	if broken == nil {
		err = errors.Join(err, ix.Close())
	}
	return nil, err
}

// mendable reports whether an error of an index goes away when it is made anew.
func mendable(err error) bool {
	return errors.Is(err, ErrMissing) || errors.Is(err, ErrOutdated) || errors.Is(err, ErrDamaged) || errors.Is(err, fs.ErrNotExist)
}

// writer writes an index.
type writer struct {
	dir      string
	config   Config
	options  UpdateOptions
	manifest *manifest
	have     map[string]location // documents in the index, by ID
	report   Report
	done     int
	total    int
}

// location is where a document of the index is.
type location struct {
	segment string // its name
	doc     int
	stamp   string
	keys    []string
}

// begin reads what is there.
func (w *writer) begin() error {
	m, err := readManifest(w.dir)
	if err == nil {
		w.manifest = m
		m.clean(w.dir)
		m.Next = w.unusedName(m.Next)
		err = w.inventory()
	}
	switch {
	case w.options.Rebuild && err == nil:
		err = errors.New("按要求重建索引")
		fallthrough
	case err != nil && mendable(err):
		w.report.Rebuilt = err
		next := 1
		if m != nil {
			next = m.Next
		}
		w.manifest, w.have = &manifest{Schema: schema, Next: w.unusedName(next)}, make(map[string]location)
		return nil
	}
	return err
}

// unusedName is a segment's number from which on no folder exists.
func (w *writer) unusedName(next int) int {
	entries, _ := os.ReadDir(w.dir)
	for _, e := range entries {
		var n int
		if isSegmentName(e.Name()) {
			fmt.Sscanf(e.Name(), "%d", &n)
			next = max(next, n+1)
		}
	}
	return next
}

// inventory lists the documents of the index.
func (w *writer) inventory() error {
	w.have = make(map[string]location)
	for _, part := range w.manifest.Segments {
		s, err := openSegment(filepath.Join(w.dir, part.Name))
		if err != nil {
			return err
		}
		defer s.close()
		if _, err := os.Stat(filepath.Join(w.dir, part.Name, wordsFolder)); err != nil {
			return fmt.Errorf("%w：%w", ErrDamaged, err)
		}
		for i := range s.documents() {
			if slices.Contains(part.Dead, i) {
				continue
			}
			d, err := s.document(i)
			if err != nil {
				return err
			}
			d = d.detached()
			w.have[d.ID] = location{part.Name, i, d.Stamp, d.Keys}
		}
	}
	return nil
}

// detached is what the writer keeps of a document, without the record it was read
// from.
func (d *Document) detached() *Document {
	short := &Document{ID: strings.Clone(d.ID), Stamp: strings.Clone(d.Stamp)}
	for _, key := range d.Keys {
		short.Keys = append(short.Keys, strings.Clone(key))
	}
	return short
}

// end removes what is no longer needed.
func (w *writer) end() { w.manifest.clean(w.dir) }

// run writes what is new and forgets what is gone.
func (w *writer) run(ctx context.Context, src Source) error {
	state, err := src.State(ctx) // before the list: what comes in later is found the next time
	if err != nil {
		return err
	}
	before := w.manifest.State
	w.manifest.State = ""
	var fresh []Entry
	listed := make(map[string]bool)
	for e, err := range src.Entries(ctx) {
		if err != nil {
			return err
		}
		if listed[e.ID] {
			continue
		}
		listed[e.ID] = true
		if old, ok := w.have[e.ID]; ok && old.stamp == e.stamp(old.keys) {
			w.report.Kept++
		} else {
			fresh = append(fresh, e)
		}
	}
	for id, old := range w.have {
		if !listed[id] {
			w.bury(old)
			w.report.Removed++
		}
	}
	w.total = len(fresh)
	if w.report.Removed > 0 || w.report.Rebuilt != nil {
		if err := w.commit(); err != nil {
			return err
		}
	}
	for len(fresh) > 0 {
		rest, err := w.batch(ctx, src, fresh)
		if err != nil {
			return err
		}
		fresh = rest
	}
	if err := w.merge(ctx); err != nil {
		return err
	}
	if w.manifest.State = state; state == before && w.total+w.report.Removed == 0 {
		return nil
	}
	return w.commit()
}

// bury marks a document as dead.
func (w *writer) bury(old location) {
	for i := range w.manifest.Segments {
		s := &w.manifest.Segments[i]
		if s.Name == old.segment {
			at, _ := slices.BinarySearch(s.Dead, old.doc)
			s.Dead = slices.Insert(s.Dead, at, old.doc)
		}
	}
}

// commit makes the manifest the newest. Segments without a living document go.
func (w *writer) commit() error {
	w.manifest.Segments = slices.DeleteFunc(w.manifest.Segments, func(s manifestSegment) bool { return len(s.Dead) == s.Docs })
	if err := w.manifest.write(w.dir); err != nil {
		return fmt.Errorf("写不了索引：%w", err)
	}
	return nil
}

// batch writes a segment of the first of entries and gives the rest.
func (w *writer) batch(ctx context.Context, src Source, entries []Entry) ([]Entry, error) {
	var docs []contents
	size, n := 0, 0
	var replaced []location
	for _, e := range entries {
		if size >= segmentBytes {
			break
		}
		n++
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		old, known := w.have[e.ID]
		doc, result, err := src.Document(ctx, e.ID)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			w.report.Failed++
			if w.options.Failed != nil {
				w.options.Failed(e.ID, err)
			}
			continue
		}
		d := NewDocument(e.ID, "", doc, result)
		d.Stamp = e.stamp(d.Keys)
		docs = append(docs, contents{d, doc.Text, doc})
		size += len(doc.Text)
		if known {
			replaced = append(replaced, old)
		}
	}
	if err := w.write(ctx, docs, func() {
		for _, old := range replaced {
			w.bury(old)
			w.report.Removed++
		}
	}); err != nil {
		return nil, err
	}
	w.report.Added += len(docs)
	w.done += n
	if w.options.Progress != nil {
		w.options.Progress(w.done, w.total)
	}
	return entries[n:], nil
}

// contents is a document with its text and the reading of it.
type contents struct {
	*Document
	text string
	read *corpus.Document
}

// write writes a segment of docs; before it counts, retire is called.
func (w *writer) write(ctx context.Context, docs []contents, retire func()) error {
	if len(docs) == 0 {
		retire()
		return w.commit()
	}
	name := segmentName(w.manifest.Next)
	temporary := filepath.Join(w.dir, name+unfinished)
	if err := os.RemoveAll(temporary); err != nil {
		return err
	}
	if err := os.MkdirAll(temporary, 0o777); err != nil {
		return fmt.Errorf("写不了索引：%w", err)
	}
	size, err := w.fill(ctx, temporary, docs)
	if err == nil {
		err = os.Rename(temporary, filepath.Join(w.dir, name))
	}
	if err != nil {
		_ = os.RemoveAll(temporary)
		return err
	}
	w.manifest.Next++
	w.manifest.Segments = append(w.manifest.Segments, manifestSegment{Name: name, Text: size, Docs: len(docs)})
	retire()
	return w.commit()
}

// fill writes the files of a segment.
func (w *writer) fill(ctx context.Context, dir string, docs []contents) (size int64, err error) {
	words, err := newWordsBuilder(filepath.Join(dir, wordsFolder), dir)
	if err != nil {
		return 0, fmt.Errorf("写不了词索引：%w", err)
	}
	var b segmentBuilder
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			_ = words.close()
			return 0, err
		}
		for i, found := range passageTerms(w.config.Words, d.read) {
			if err := words.add(b.passages+i, found); err != nil {
				return 0, fmt.Errorf("写不了词索引：%w", err)
			}
		}
		b.add(d.Document, d.text)
		size += int64(len(d.text))
	}
	if b.passages > 0 { // Bleve's builder cannot make an empty index
		if err := words.close(); err != nil {
			return 0, fmt.Errorf("写不了词索引：%w", err)
		}
	}
	if err := writeStrings(ctx, filepath.Join(dir, stringsFolder), docs); err != nil {
		return 0, fmt.Errorf("写不了字串索引：%w", err)
	}
	if err := b.write(filepath.Join(dir, passagesFile)); err != nil {
		return 0, fmt.Errorf("写不了索引：%w", err)
	}
	return size, nil
}

// fewSegments is how many small segments may stay before they are merged.
const fewSegments = 6

// merge joins small segments, and rewrites those of which most documents are
// dead, so that their number stays low.
func (w *writer) merge(ctx context.Context) error {
	var small []string
	for _, s := range w.manifest.Segments {
		if s.Text < segmentBytes/2 || 2*len(s.Dead) > s.Docs {
			small = append(small, s.Name)
		}
	}
	if len(small) < fewSegments {
		return nil
	}
	for len(small) > 0 {
		rest, err := w.mergeFirst(ctx, small)
		if err != nil {
			return err
		}
		small = rest
	}
	return nil
}

// mergeFirst writes the living documents of the first of the named segments to
// a new one and gives the names that are left.
func (w *writer) mergeFirst(ctx context.Context, named []string) ([]string, error) {
	var docs []contents
	size, n := 0, 0
	for _, name := range named {
		if size >= segmentBytes {
			break
		}
		n++
		i := slices.IndexFunc(w.manifest.Segments, func(s manifestSegment) bool { return s.Name == name })
		living, err := w.living(w.manifest.Segments[i])
		if err != nil {
			return nil, err
		}
		for _, d := range living {
			size += len(d.text)
		}
		docs = append(docs, living...)
	}
	merged := named[:n]
	err := w.write(ctx, docs, func() {
		w.manifest.Segments = slices.DeleteFunc(w.manifest.Segments, func(s manifestSegment) bool { return slices.Contains(merged, s.Name) })
	})
	return named[n:], err
}

// living reads the living documents of a segment.
func (w *writer) living(part manifestSegment) ([]contents, error) {
	s, err := openSegment(filepath.Join(w.dir, part.Name))
	if err != nil {
		return nil, err
	}
	defer s.close()
	var docs []contents
	for i := range s.documents() {
		if slices.Contains(part.Dead, i) {
			continue
		}
		d, err := s.document(i)
		if err != nil {
			return nil, err
		}
		text, err := s.source(i)
		if err != nil {
			return nil, err
		}
		doc := corpus.NewDocument(d.Source, text)
		d.Passages = passages(doc)
		docs = append(docs, contents{d, text, doc})
	}
	return docs, nil
}
