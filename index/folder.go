package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"yian/index/exact"
)

// schema is the number of the index's shape. An index with another one is made
// anew from the corpus: raise it whenever passages, marks, folding, words or the
// files change.
const schema = 10

// Errors that callers tell apart. Their texts are for people.
var (
	ErrMissing  = errors.New("还没有索引")
	ErrOutdated = errors.New("索引是另一个版本的yian建立的")
	ErrDamaged  = errors.New("索引已损坏")
	ErrLocked   = errors.New("另一个yian正在更新索引，请等它结束后再试")
)

// An index is a folder of the exact index (package exact): its manifest says
// what is valid, and its segments have more files beside them (beside.go). One
// file is of this package alone:
const lockFile = "lock" // held while an index is brought up to date

// openExact opens the exact index in dir; its errors are those of this package.
func openExact(dir string, c Config) (*exact.Index, error) {
	x, err := exact.Open(dir, exactOptions(c))
	if errors.Is(err, exact.ErrMissing) && hasFormer(dir) {
		return nil, ErrOutdated
	}
	return x, inChinese(dir, err)
}

// inChinese says what is wrong with an index in the words of this package.
func inChinese(dir string, err error) error {
	switch {
	case errors.Is(err, exact.ErrMissing):
		return fmt.Errorf("%w：%s", ErrMissing, dir)
	case errors.Is(err, exact.ErrOutdated):
		return ErrOutdated
	case errors.Is(err, exact.ErrDamaged), errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w（%w）", ErrDamaged, err)
	case errors.Is(err, exact.ErrLocked):
		return fmt.Errorf("%w（%s）", ErrLocked, dir)
	}
	return err
}

// mendable reports whether an error of an index goes away when it is made anew.
func mendable(err error) bool {
	return errors.Is(err, ErrMissing) || errors.Is(err, ErrOutdated) || errors.Is(err, ErrDamaged)
}

// formerManifest was the manifest up to schema 5, when every segment was a folder.
const formerManifest = "manifest.json"

// hasFormer reports whether an index of schema 5 or before lies in dir.
func hasFormer(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, formerManifest))
	return err == nil
}

// removeFormer removes an index of schema 5 or before.
func removeFormer(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // it is tidying up, nothing more
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".tmp")
		if name == formerManifest || e.IsDir() && len(name) == 8 && strings.Trim(name, "0123456789") == "" {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

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
