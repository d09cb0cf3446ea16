// Package mapped reads files where they lie, as memory that the system fills.
//
// Such memory has two accidents of its own: the file's bytes may contradict each
// other, so that an index taken from them is out of range, and the disk may not
// give a page, or somebody may have cut the file short. [Guard] turns both into
// errors.
package mapped

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
)

// File is a file that is mapped for reading. It must not be changed or cut short
// before it is closed; on Windows it cannot be removed either.
type File struct{ Data []byte }

// Open maps a file. One without content has no Data.
func Open(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return &File{}, nil
	}
	data, err := mapFile(f, int(info.Size()))
	if err != nil {
		return nil, fmt.Errorf("map %s: %w", path, err)
	}
	return &File{Data: data}, nil
}

// Close gives the memory back. What is read of it afterwards is a fault.
func (f *File) Close() error {
	if len(f.Data) == 0 {
		return nil
	}
	err := unmapFile(f.Data)
	f.Data = nil
	return err
}

// ErrFault is what Guard makes of an accident.
var ErrFault = errors.New("mapped file is damaged")

// Guard runs read, which reads mapped files, and turns an accident in it into an
// error that is ErrFault. Nothing of a caller's may run inside, whose own faults
// would be mistaken for one.
func Guard(read func() error) (err error) {
	faults := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(faults)
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("%w: %w", ErrFault, r)
		default:
			panic(r)
		}
	}()
	return read()
}
