package exact

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Names of the lock files. They stay in the folder; what counts is who holds
// the lock on them.
const (
	writerLock = "writer.lock" // held while the manifest is replaced
	mergerLock = "merger.lock" // held while segments are merged
)

// lockFile is a lock between processes and between the Indexes of one process.
type lockFile struct{ f *os.File }

// lockNow takes a lock if nobody has it.
func lockNow(dir, name string) (lockFile, bool, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return lockFile{}, false, err
	}
	ok, err := tryLock(f)
	if !ok || err != nil {
		f.Close()
		return lockFile{}, false, err
	}
	return lockFile{f}, true, nil
}

// lockWait takes a lock, and waits for it until ctx is done.
func lockWait(ctx context.Context, dir, name string) (lockFile, error) {
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		l, ok, err := lockNow(dir, name)
		if ok || err != nil {
			return l, err
		}
		select {
		case <-ctx.Done():
			return lockFile{}, fmt.Errorf("%w: %w", ErrLocked, context.Cause(ctx))
		case <-time.After(wait):
		}
	}
}

// unlock gives the lock back; closing the file does.
func (l lockFile) unlock() { l.f.Close() }
