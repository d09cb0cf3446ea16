package index

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"yian/index/exact"
)

// Config is what an index needs besides its folder.
type Config struct {
	Words Segmenter    // cuts text into words; nil leaves words out of ranking and suggestions
	Log   *slog.Logger // for what goes on inside; nil is silent
}

// Index is an index that is open for searching. It may be used by several
// goroutines at once, and sees by itself what another process adds.
type Index struct {
	dir    string
	config Config
	exact  *exact.Index

	mu       sync.Mutex
	snapshot *snapshot
}

// Open opens the index in dir. The error is ErrMissing, ErrOutdated or
// ErrDamaged where it has to be made, or made anew, from the corpus; see [Sync].
func Open(dir string, config Config) (*Index, error) {
	if config.Log == nil {
		config.Log = slog.New(slog.DiscardHandler)
	}
	x, err := openExact(dir, config)
	if err != nil {
		return nil, err
	}
	ix := &Index{dir: dir, config: config, exact: x}
	if _, err := ix.current(); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return ix, nil
}

// Close gives back the files.
func (ix *Index) Close() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.snapshot == nil {
		return nil
	}
	err := errors.Join(ix.snapshot.close(), ix.exact.Close())
	ix.snapshot = nil
	return err
}

// current is the newest snapshot. One that is no longer current stays open for
// those who still read it.
func (ix *Index) current() (*snapshot, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	const attempts = 5
	for i := 0; ; i++ {
		found, err := ix.exact.Snapshot()
		if err != nil {
			return nil, inChinese(ix.dir, err)
		}
		if ix.snapshot != nil && ix.snapshot.generation == found.Generation() {
			found.Close()
			return ix.snapshot, nil
		}
		s, err := newSnapshot(ix.dir, found)
		if err == nil {
			ix.snapshot = s
			return s, nil
		}
		// A writer may have replaced segments between the manifest and the files
		// beside them.
		if !errors.Is(err, fs.ErrNotExist) || i == attempts {
			return nil, inChinese(ix.dir, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// byWords gives the passages of s that share words with text, best first.
func (ix *Index) byWords(ctx context.Context, s *snapshot, words []string, limit int) ([]scored, error) {
	defer runtime.KeepAlive(s)
	return s.words.byWords(ctx, words, limit)
}

// passagesWith is how many passages of s hold a word.
func (ix *Index) passagesWith(s *snapshot, word string) (int, error) {
	defer runtime.KeepAlive(s)
	return s.words.passagesWith(word)
}

// Documents gives the IDs of all documents that the index holds.
func (ix *Index) Documents() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		s, err := ix.current()
		if err != nil {
			yield("", err)
			return
		}
		for i, part := range s.segments {
			for d := range part.documents() {
				if s.dead[i].has(d) {
					continue
				}
				id, err := part.found.ID(d)
				if !yield(id, damaged(s.names[i], err)) || err != nil {
					return
				}
			}
		}
	}
}
