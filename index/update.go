package index

import (
	"context"
	"errors"
	"io/fs"
	"iter"
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
	Rebuild bool                       // make it anew
	Failed  func(id string, err error) // called for a document that cannot be read
	Wait    time.Duration              // for another writer to end
}

// Report is what an update did.
type Report struct {
	Added, Removed, Kept, Failed int   // documents; one that changed was added and removed
	Rebuilt                      error // why the index was made anew; nil where it was not
}

// Update brings the index in dir up to date with src: new and changed documents
// are added, others removed. An index that is missing, of another schema or
// damaged is made anew. Others can search meanwhile. A failed or interrupted
// update leaves what was written before. A document that cannot be read is in
// the index without text, and tried again in the next update.
func Update(ctx context.Context, dir string, config Config, src Source, o UpdateOptions) (Report, error) {
	w, err := Begin(ctx, dir, config, o)
	if err != nil {
		return Report{}, err
	}
	report, err := w.Finish(ctx, src, nil)
	return report, errors.Join(err, w.Close())
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
			what := ErrDamaged // how is for those who mend programs
			if errors.Is(broken, ErrOutdated) {
				what = ErrOutdated
			}
			notify(what.Error() + "，正在按语料库重建。")
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
	case broken == nil && errors.Is(err, fs.ErrPermission):
		notify("索引文件夹不能写，现在检索的是已经编入索引的文件。")
		return ix, nil
	}
	if broken == nil {
		err = errors.Join(err, ix.Close())
	}
	return nil, err
}
