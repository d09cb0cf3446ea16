package corpus

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"sync"
)

// A packed value is one byte that says how, and the value: as it is, or deflated
// where that saves room.
const (
	packedPlain    = 0
	packedDeflated = 1
)

// packer packs values and unpacks them. Its compressors and decompressors, which are
// large, are used again; it may be used by several goroutines at once.
type packer struct{ compressors, decompressors sync.Pool }

// pack makes data smaller where it can.
func (p *packer) pack(data []byte) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
	b.WriteByte(packedDeflated)
	w, ok := p.compressors.Get().(*flate.Writer)
	if !ok {
		var err error
		if w, err = flate.NewWriter(nil, flate.BestSpeed); err != nil {
			return nil, fmt.Errorf("pack: %w", err)
		}
	}
	defer p.compressors.Put(w)
	w.Reset(b)
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if b.Len() <= len(data) {
		return b.Bytes(), nil
	}
	return append([]byte{packedPlain}, data...), nil
}

// unpack is the value of which packed was made. size is about how long it is.
func (p *packer) unpack(packed []byte, size int64) ([]byte, error) {
	if len(packed) == 0 {
		return nil, errors.New("unpack: nothing there")
	}
	switch rest := packed[1:]; packed[0] {
	case packedPlain:
		return rest, nil
	case packedDeflated:
		r, ok := p.decompressors.Get().(io.Reader)
		if !ok {
			r = flate.NewReader(nil)
		}
		defer p.decompressors.Put(r)
		if err := r.(flate.Resetter).Reset(bytes.NewReader(rest), nil); err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		data, err := readAll(r, make([]byte, 0, max(0, min(size, MaxSize))+1))
		if err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		return data, nil
	}
	return nil, fmt.Errorf("unpack: unknown form %d", packed[0])
}
