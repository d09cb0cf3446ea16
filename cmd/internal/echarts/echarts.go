// Package echarts holds the parts of Apache ECharts that html reports draw with:
// lines, networks and word clouds, in SVG. A page that holds [Script] needs no
// network. The program in gen makes the script from the published packages; their
// licences stand beside this file.
package echarts

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

//go:embed echarts.js.gz
var packed []byte

// Script writes the script, which defines the global name echarts. It holds no end
// of a script element and may stand in a page as it is.
func Script(w io.Writer) error {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("echarts: %w", err)
	}
	if _, err := io.Copy(w, r); err != nil { // it is our own: its size is known
		return fmt.Errorf("echarts: %w", err)
	}
	return r.Close()
}
