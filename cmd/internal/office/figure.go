package office

import (
	"encoding/json"
	"fmt"

	"yian/cmd/internal/echarts"
)

// Figure is a picture that is drawn from numbers when a page or document is opened.
type Figure struct {
	Caption string
	Height  int    // in pixels; a figure is as wide as the page
	Option  any    // for html pages: as ECharts takes it, written as JSON
	Chart   *Chart // for documents; nil: left out there
}

func (Figure) block() {}

// figureWidth is what fits on A4 paper on its side.
const figureWidth = 850

// figureStyle is what figures add to a page's style.
const figureStyle = `figure{margin:.8em auto;width:850px;max-width:100%;overflow-x:auto;break-inside:avoid}
figcaption{font:normal .95em var(--head);text-align:center}
`

// figure writes the place of the figure with a number.
func (h *html) figure(n int, f *Figure) {
	fmt.Fprintf(h, "<figure><div id=\"figure%d\" style=\"width:%dpx;height:%dpx\" role=\"img\" aria-label=\"%s\"></div><figcaption>%s</figcaption></figure>\n",
		n, figureWidth, f.Height, escape(plain(f.Caption)), escape(plain(f.Caption)))
}

// figures writes the scripts that draw the figures of p, if there are any.
func (h *html) figures(p *Paper) error {
	n := 0
	for _, b := range p.Blocks {
		f, ok := b.(Figure)
		if !ok {
			continue
		}
		option, err := json.Marshal(f.Option) // with <, > and & escaped: no end of the script
		if err != nil {
			return fmt.Errorf("figure %q: %w", f.Caption, err)
		}
		if n++; n == 1 {
			_, _ = h.WriteString("<script>")
			if err := echarts.Script(h); err != nil {
				return err
			}
			_, _ = h.WriteString("</script>\n")
		}
		fmt.Fprintf(h, "<script>echarts.init(document.getElementById(\"figure%d\"),null,{renderer:\"svg\"}).setOption(%s)</script>\n", n, option)
	}
	return nil
}
