package exact

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// manifest says what an index consists of. It is a file of its own for each
// generation, named by it, and never changed: a reader takes the newest. What
// no manifest names does not exist, so whatever a crash leaves behind is only
// in the way until the next writer removes it.
//
// The file is one line of JSON and one with its CRC-32C in hexadecimal.
type manifest struct {
	Format     int               `json:"format"`
	Generation int               `json:"generation"`
	Version    string            `json:"version"`        // of the caller, see [Options]
	Note       string            `json:"note,omitempty"` // of the caller, see [Index.Note]
	Next       int               `json:"next"`           // number of the next segment
	Segments   []manifestSegment `json:"segments"`       // in the order of their documents
}

type manifestSegment struct {
	File    string  `json:"file"`
	Size    int64   `json:"size"`
	Sum     uint32  `json:"sum"`               // of the segment's footer
	Beside  []int64 `json:"beside,omitempty"`  // sizes of the files beside it, in the order of their suffixes
	Removed []byte  `json:"removed,omitempty"` // one bit for each document, lowest first
}

const (
	manifestFormat = 1
	manifestPrefix = "manifest-"
	segmentSuffix  = ".segment"
	temporary      = ".tmp"   // ends the name of a file that is being written
	mergePrefix    = "merge-" // begins the name of a merger's temporary files
)

func manifestName(generation int) string { return fmt.Sprintf("%s%010d", manifestPrefix, generation) }

func segmentName(n int) string { return fmt.Sprintf("%08d%s", n, segmentSuffix) }

// parseNumber reads a number in a file's name, as this package writes it.
func parseNumber(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err == nil && s != fmt.Sprintf("%0*d", len(s), n) {
		err = strconv.ErrSyntax
	}
	return n, err
}

// newestManifest is the generation of the newest manifest in dir.
func newestManifest(dir string) (int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return 0, fmt.Errorf("%w: %w", ErrMissing, err)
		}
		return 0, err
	}
	newest := 0
	for _, e := range entries {
		if number, ok := strings.CutPrefix(e.Name(), manifestPrefix); ok {
			if n, err := parseNumber(number); err == nil && manifestName(n) == e.Name() {
				newest = max(newest, n)
			}
		}
	}
	if newest == 0 {
		return 0, fmt.Errorf("%w in %s", ErrMissing, dir)
	}
	return newest, nil
}

// readManifest reads the manifest of a generation.
func readManifest(dir string, generation int) (*manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName(generation)))
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(data)
	if err != nil {
		return nil, damaged("%s: %w", manifestName(generation), err)
	}
	if m.Generation != generation {
		return nil, damaged("%s is of generation %d", manifestName(generation), m.Generation)
	}
	return m, nil
}

func parseManifest(data []byte) (*manifest, error) {
	line, sum, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != manifestSum(line) {
		return nil, errors.New("checksum")
	}
	m := new(manifest)
	if err := json.Unmarshal(line, m); err != nil {
		return nil, err
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("format %d", m.Format)
	}
	for _, s := range m.Segments {
		if filepath.Base(s.File) != s.File || !strings.HasSuffix(s.File, segmentSuffix) || s.Size <= 0 {
			return nil, fmt.Errorf("segment %q of %d bytes", s.File, s.Size)
		}
	}
	return m, nil
}

func manifestSum(line []byte) string {
	return fmt.Sprintf("%08x\n", crc32.Checksum(line, castagnoli()))
}

// writeManifest makes m the newest: the moment at which a change takes place is
// the renaming.
func writeManifest(f folder, m *manifest) error {
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	name := manifestName(m.Generation)
	err = writeFile(f, name+temporary, func(w io.Writer) error {
		_, err := w.Write(append(append(line, '\n'), manifestSum(line)...))
		return err
	})
	if err != nil {
		return err
	}
	if err := f.rename(name+temporary, name); err != nil {
		return err
	}
	return f.sync()
}
