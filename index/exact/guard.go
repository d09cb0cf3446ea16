package exact

import (
	"errors"
	"fmt"

	"yian/index/internal/mapped"
)

// guard runs read, which reads mapped files, and turns what ends it there into
// ErrDamaged. Nothing of the caller's may run inside.
func guard(read func() error) error {
	err := mapped.Guard(read)
	if errors.Is(err, mapped.ErrFault) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
