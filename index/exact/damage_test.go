package exact

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// testSegment is the bytes of a segment with everything in it.
func testSegment(t testing.TB) []byte {
	t.Helper()
	r := newTestSource(5)
	r.letters = []rune(alphabet)
	b := newBuilder()
	for range 40 {
		if err := b.add(r.document()); err != nil {
			t.Fatal(err)
		}
	}
	var w bytes.Buffer
	if _, _, err := b.write(&w); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// exercise does all with a segment that one can do, and reports whether all of
// it went well. What is wrong with it must come out as [ErrDamaged].
func exercise(t testing.TB, data []byte) bool {
	t.Helper()
	var seg *segment
	err := guard(func() (err error) {
		seg, err = openSegment(data)
		return err
	})
	ok := err == nil
	check := func(err error) {
		if ok = ok && err == nil; err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrQuery) {
			t.Fatalf("%v is not reported as damage", err)
		}
	}
	if check(err); err != nil {
		return false
	}
	s := new(Snapshot)
	s.append(part{segment: seg, removed: bitSet{0b1001}})
	s.uses.Store(1)
	ctx := context.Background()
	r := newTestSource(6)
	queries := []Query{String{Text: "的"}, String{Text: "国会", Verbatim: true}, String{Text: "aa"}}
	for range 12 {
		queries = append(queries, r.query(2))
	}
	for _, q := range queries {
		for _, err := range s.Find(ctx, q) {
			check(err)
		}
		_, err := s.Count(ctx, q)
		check(err)
	}
	for n := range s.passages {
		_, _, err := s.Source(n)
		check(err)
	}
	for _, err := range s.Documents() {
		check(err)
	}
	check(s.Verify(ctx))
	check(guard(func() error {
		_, _, err := joinSegments(ctx, new(memory), []*segment{seg, seg})
		return err
	}))
	check(guard(func() error {
		b := newBuilder()
		for d := range min(seg.documents, 1000) {
			if err := b.copyDocument(seg, d); err != nil {
				return err
			}
		}
		return nil
	}))
	return ok
}

func TestWholeSegment(t *testing.T) {
	if !exercise(t, testSegment(t)) {
		t.Error("a whole segment is reported as damaged")
	}
}

// TestDamagedSegment damages a segment in all sorts of ways. The footer's
// checksum is put right, so that opening does not refuse it at once.
func TestDamagedSegment(t *testing.T) {
	t.Parallel()
	whole := testSegment(t)
	r := rand.New(rand.NewPCG(1, 2))
	tries := 600
	if testing.Short() {
		tries = 150
	}
	for i := range tries {
		data := bytes.Clone(whole)
		at := r.IntN(len(data) - tailSize)
		switch r.IntN(4) {
		case 0:
			data[at] ^= 1 << r.IntN(8)
		case 1:
			binary.LittleEndian.PutUint32(data[at:], r.Uint32()>>r.IntN(32))
		case 2:
			clear(data[at:min(at+r.IntN(300), len(data)-tailSize)])
		case 3: // in the footer
			at = len(data) - tailSize - 1 - r.IntN(700)
			data[at] ^= 1 << r.IntN(8)
		}
		mended := mend(data)
		if exercise(t, data) && !bytes.Equal(data, whole) && !mended {
			t.Fatalf("damage %d at %d is not noticed", i, at)
		}
	}
}

// mend puts the footer's checksum right and reports whether it was wrong.
func mend(data []byte) bool {
	tail := data[len(data)-tailSize:]
	size := int(binary.LittleEndian.Uint32(tail))
	if size > len(data)-tailSize {
		return false
	}
	sum := crc32.Checksum(data[len(data)-tailSize-size:len(data)-tailSize], castagnoli())
	wrong := sum != binary.LittleEndian.Uint32(tail[4:])
	binary.LittleEndian.PutUint32(tail[4:], sum)
	return wrong
}

func TestCutSegment(t *testing.T) {
	whole := testSegment(t)
	for n := 0; n < len(whole); n += 1 + n/50 {
		if exercise(t, whole[:n]) {
			t.Errorf("the first %d of %d bytes are a segment", n, len(whole))
		}
	}
	if exercise(t, append(bytes.Clone(whole), 0)) {
		t.Error("a segment with one byte more is a segment")
	}
}

// FuzzSegment looks for bytes that make the reader fail otherwise than with an
// error: any bytes, and a segment into which they were written somewhere. The
// inputs are long, so do not wait for them to be made short:
//
//	go test -run '^$' -fuzz Segment -fuzzminimizetime 1x ./index/exact
func FuzzSegment(f *testing.F) {
	whole := testSegment(f)
	f.Add(uint32(0), whole)
	f.Add(uint32(100), []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, at uint32, data []byte) {
		exercise(t, data)
		written := bytes.Clone(whole)
		copy(written[int(at)%(len(written)-tailSize):len(written)-tailSize], data)
		mend(written)
		exercise(t, written)
	})
}

// TestDamagedIndex damages the files of an index.
func TestDamagedIndex(t *testing.T) {
	for _, test := range []struct {
		name   string
		damage func(t *testing.T, dir string)
	}{
		{"segment cut short", func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, segmentName(1)), 100); err != nil {
				t.Fatal(err)
			}
		}},
		{"segment missing", func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, segmentName(1))); err != nil {
				t.Fatal(err)
			}
		}},
		{"segment of another index", func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, segmentName(1)), testSegment(t), 0o666); err != nil {
				t.Fatal(err)
			}
		}},
		{"manifest of another generation", func(t *testing.T, dir string) {
			if err := os.Rename(filepath.Join(dir, manifestName(2)), filepath.Join(dir, manifestName(9))); err != nil {
				t.Fatal(err)
			}
		}},
		{"manifest with a foreign byte", func(t *testing.T, dir string) {
			name := filepath.Join(dir, manifestName(2))
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			data[5]++
			if err := os.WriteFile(name, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}},
		{"manifest empty", func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, manifestName(2)), 0); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := newTestIndex(t, testOptions())
			if err := x.Update(t.Context(), each(edition(1, 2)), nil); err != nil {
				t.Fatal(err)
			}
			test.damage(t, x.dir)
			if _, err := Open(x.dir, testOptions()); !errors.Is(err, ErrDamaged) {
				t.Errorf("opened with %v, want ErrDamaged", err)
			}
			// It can be made anew in the same place.
			again, err := Create(t.Context(), x.dir, testOptions())
			if err != nil {
				t.Fatal(err)
			}
			again.Close()
		})
	}
}

// TestDamageIsVerified changes a byte in the text, which opening does not read.
func TestDamageIsVerified(t *testing.T) {
	x := newTestIndex(t, testOptions())
	if err := x.Update(t.Context(), each(edition(1, 2)), nil); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(x.dir, segmentName(1))
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(magic)+3] ^= 1
	x.Close()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	x, err = Open(x.dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := snapshot(t, x).Verify(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("verified with %v, want ErrDamaged", err)
	}
}
