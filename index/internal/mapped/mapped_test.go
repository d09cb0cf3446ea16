package mapped

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for _, content := range []string{"", "加装电梯"} {
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(f.Data) != content {
			t.Errorf("%q, want %q", f.Data, content)
		}
		if err := errors.Join(f.Close(), f.Close()); err != nil {
			t.Error(err)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v, want ErrNotExist", err)
	}
}

func TestGuard(t *testing.T) {
	n := 4
	if err := Guard(func() error { _ = make([]byte, 3)[n]; return nil }); !errors.Is(err, ErrFault) {
		t.Errorf("%v, want ErrFault", err)
	}
	other := errors.New("another error")
	if err := Guard(func() error { return other }); !errors.Is(err, other) {
		t.Errorf("%v, want %v", err, other)
	}
	defer func() {
		if recover() != "panic" {
			t.Error("a panic of somebody else is lost")
		}
	}()
	_ = Guard(func() error { panic("panic") })
}
