package exact

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// guard runs read, which reads mapped files, and turns two accidents into
// errors that would otherwise end the program: an index out of range, which
// means that the bytes contradict each other, and a fault of the mapping, which
// means that the disk cannot give the bytes or that somebody cut the file short.
// Nothing of the caller's may run inside.
func guard(read func() error) (err error) {
	faults := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(faults)
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("%w: %w", ErrDamaged, r)
		default:
			panic(r)
		}
	}()
	return read()
}
