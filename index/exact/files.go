package exact

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is the operations that change an index's folder: all that a crash can
// come between. Tests put a failing one in its place.
type folder interface {
	// create makes a file for writing, in place of one of that name, which
	// stays what it was for those who have it open.
	create(name string) (newFile, error)
	// rename gives a file its final name.
	rename(from, to string) error
	remove(name string) error
	// sync makes the names in the folder survive a power failure.
	sync() error
}

// newFile is a file that is being written.
type newFile interface {
	io.WriteCloser
	Sync() error
}

// osFolder is a folder of the operating system.
type osFolder string

func (f osFolder) create(name string) (newFile, error) {
	path := filepath.Join(string(f), name)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
}

func (f osFolder) rename(from, to string) error {
	return os.Rename(filepath.Join(string(f), from), filepath.Join(string(f), to))
}

func (f osFolder) remove(name string) error { return os.Remove(filepath.Join(string(f), name)) }

func (f osFolder) sync() error { return syncFolder(string(f)) }

// writeFile makes a file whose content is on the disk when it returns.
func writeFile(f folder, name string, write func(io.Writer) error) error {
	file, err := f.create(name)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Close()
		return err
	}
	if err := file.Sync(); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
