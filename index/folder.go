package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// schema is the number of the index's shape. An index with another one is made
// anew from the corpus: raise it whenever passages, marks, folding, words or the
// files change.
const schema = 4

// Errors that callers tell apart. Their texts are for people.
var (
	ErrMissing  = errors.New("还没有索引")
	ErrOutdated = errors.New("索引是另一个版本的yian建立的")
	ErrDamaged  = errors.New("索引已损坏")
	ErrLocked   = errors.New("另一个yian正在更新索引，请等它结束后再试")
)

// manifest names what an index consists of. It is replaced as a whole; what it
// does not name does not exist.
//
//	{"schema":1,"next":3,"segments":[{"name":"00000002","dead":[4]}]}
type manifest struct {
	Schema   int               `json:"schema"`
	Next     int               `json:"next"`            // number of the next segment
	State    string            `json:"state,omitempty"` // of the source, where all of it is in; see [Source]
	Segments []manifestSegment `json:"segments"`
}

// manifestSegment is a segment of a manifest.
type manifestSegment struct {
	Name string `json:"name"`           // of its folder
	Text int64  `json:"text"`           // bytes of the documents' texts
	Docs int    `json:"docs"`           // how many documents it holds
	Dead []int  `json:"dead,omitempty"` // those that were removed or replaced since, ascending
}

const (
	manifestFile  = "manifest.json"
	lockFile      = "lock"
	passagesFile  = "passages" // in a segment's folder
	wordsFolder   = "words"    // in a segment's folder: Bleve's
	stringsFolder = "strings"  // in a segment's folder: the exact index
	unfinished    = ".tmp"     // ends the name of a segment's folder that is being written
)

// readManifest reads the manifest in dir.
func readManifest(dir string) (*manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w：%s", ErrMissing, dir)
	}
	if err != nil {
		return nil, fmt.Errorf("读不了索引的目录文件：%w", err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%w：%s", ErrDamaged, filepath.Join(dir, manifestFile))
	}
	if m.Schema != schema {
		return nil, fmt.Errorf("%w（版本%d，现在是%d）", ErrOutdated, m.Schema, schema)
	}
	return &m, nil
}

// write replaces the manifest in dir, in one step that a crash cannot halve.
func (m *manifest) write(dir string) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	temporary := filepath.Join(dir, manifestFile+".tmp")
	f, err := os.Create(temporary)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temporary, filepath.Join(dir, manifestFile))
}

// clean removes from dir the segments that the manifest does not name, and what
// a writer that was killed left behind. What cannot be removed, since another
// process still reads it, is left for the next time.
func (m *manifest) clean(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), unfinished)
		if isSegmentName(name) && !slices.ContainsFunc(m.Segments, func(s manifestSegment) bool { return s.Name == e.Name() }) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

func segmentName(n int) string { return fmt.Sprintf("%08d", n) }

func isSegmentName(s string) bool { return len(s) == 8 && strings.Trim(s, "0123456789") == "" }

// lock makes this process the only writer of dir. It waits at most for patience.
func lock(dir string, patience time.Duration) (unlock func(), err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("建不了索引文件夹：%w", err)
	}
	l := flock.New(filepath.Join(dir, lockFile))
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		ok, err := l.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("锁不住索引文件夹%s：%w", dir, err)
		case ok:
			return func() { _ = l.Unlock() }, nil
		case !time.Now().Before(deadline):
			return nil, fmt.Errorf("%w（%s）", ErrLocked, dir)
		}
	}
}
