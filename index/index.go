package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
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

	mu       sync.Mutex
	snapshot *snapshot
	seen     fs.FileInfo // of the manifest that snapshot shows
	words    *wordIndex
	wordsOf  *snapshot // the snapshot that words belongs to
}

// Open opens the index in dir. The error is ErrMissing, ErrOutdated or
// ErrDamaged where it has to be made, or made anew, from the corpus; see [Sync].
func Open(dir string, config Config) (*Index, error) {
	ix := &Index{dir: dir, config: config}
	if config.Log == nil {
		ix.config.Log = slog.New(slog.DiscardHandler)
	}
	if _, err := ix.current(); err != nil {
		return nil, err
	}
	return ix, nil
}

// Close gives back the files.
func (ix *Index) Close() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	err := ix.closeWords()
	if ix.snapshot != nil {
		err = cmp.Or(err, ix.snapshot.close())
		ix.snapshot = nil
	}
	return err
}

// current is the newest snapshot.
func (ix *Index) current() (*snapshot, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.refresh()
}

// refresh opens the newest manifest, if it is another than the last one. A
// snapshot that is no longer current stays open for those who still read it.
func (ix *Index) refresh() (*snapshot, error) {
	info, err := os.Stat(filepath.Join(ix.dir, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w：%s", ErrMissing, ix.dir)
	}
	if err != nil {
		return nil, err
	}
	if ix.snapshot != nil && os.SameFile(info, ix.seen) && info.ModTime().Equal(ix.seen.ModTime()) {
		return ix.snapshot, nil
	}
	const attempts = 5
	for i := range attempts {
		s, err := openSnapshot(ix.dir)
		if err == nil {
			ix.snapshot, ix.seen = s, info
			return s, nil
		}
		// A writer may have replaced segments between the manifest and their files.
		if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrMissing) {
			return nil, err
		}
		if i == attempts-1 {
			return nil, fmt.Errorf("%w：缺少文件（%w）", ErrDamaged, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	panic("unreachable")
}

// byWords gives the passages of s that share words with text, best first.
func (ix *Index) byWords(ctx context.Context, s *snapshot, words []string, limit int) ([]scored, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.openWords(s); err != nil {
		return nil, err
	}
	return ix.words.byWords(ctx, words, limit)
}

// openWords opens the words of s.
func (ix *Index) openWords(s *snapshot) error {
	if ix.wordsOf == s {
		return nil
	}
	if err := ix.closeWords(); err != nil {
		return err
	}
	dirs := make([]string, len(s.names))
	for i, name := range s.names {
		if s.segments[i].passages() > 0 { // Bleve's builder makes nothing of nothing
			dirs[i] = filepath.Join(s.dir, name)
		}
	}
	words, err := openWords(dirs)
	if err != nil {
		return err
	}
	ix.words, ix.wordsOf = words, s
	return nil
}

func (ix *Index) closeWords() error {
	if ix.words == nil {
		return nil
	}
	err := ix.words.close()
	ix.words, ix.wordsOf = nil, nil
	return err
}

// Counts says how much an index holds.
type Counts struct {
	Documents, Passages int
	Bytes               int64 // of the documents' texts
}

// Counts says how much the index holds.
func (ix *Index) Counts() (Counts, error) {
	s, err := ix.current()
	if err != nil {
		return Counts{}, err
	}
	var c Counts
	for i, part := range s.segments {
		for d := range part.documents() {
			if s.dead[i].has(d) {
				continue
			}
			e := part.entry(d)
			c.Documents++
			c.Passages += e.end - e.first
			c.Bytes += e.sourceLength
		}
	}
	return c, nil
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

// passagesWith is how many passages of s hold a word.
func (ix *Index) passagesWith(s *snapshot, word string) (int, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.openWords(s); err != nil {
		return 0, err
	}
	return ix.words.passagesWith(word)
}

// checkWords compares the number of passages in Bleve with that of s.
func (ix *Index) checkWords(s *snapshot) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.openWords(s); err != nil {
		return err
	}
	n, err := ix.words.passages()
	if err == nil && n != s.Len() {
		err = fmt.Errorf("%w：词索引有%d段，应有%d段", ErrDamaged, n, s.Len())
	}
	return err
}
