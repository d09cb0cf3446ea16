package office

// Column is a column of a sheet or of a table on paper.
type Column struct {
	Header string
	Band   string  // stands above the headers of the columns beside each other that share it; empty: nothing
	Width  float64 // in halves of a Chinese character: 12 takes six of them
	Kind   Kind
	Place  Place
	Merge  bool     // cells below each other with the same text become one
	Entry  bool     // empty, for people to fill in
	Choice []string // what people may enter; empty: anything
}

// Kind says how cells of a column are written.
type Kind int

// The kinds of columns.
const (
	Text   Kind = iota // wrapped, from the left
	Center             // wrapped, in the middle
	Number             // a number where the cell is one, else text
	Date               // a day where the cell is an ISO date, else text
	Before             // on one line, its end in view: what stands before a hit
	After              // on one line, its beginning in view: a hit, and what stands after it
)

// Place says where a column is seen.
type Place int

// The places of columns. Sheets print A4 pages: what does not fit is folded
// away, one click on [+] from view.
const (
	Printed Place = iota // on screen and on paper
	Folded               // in a closed group of columns
	Screen               // on screen only: right of all printed columns
)

// middle reports whether cells of c stand in the middle.
func (c *Column) middle() bool { return c.Kind != Text || c.Merge }

// band is columns beside each other under the same words.
type band struct {
	name    string
	columns int
}

// bands are those of columns, in order; none where no column has one.
func bands(columns []Column) []band {
	var all []band
	named := false
	for _, c := range columns {
		named = named || c.Band != ""
		if n := len(all); n > 0 && all[n-1].name == c.Band {
			all[n-1].columns++
			continue
		}
		all = append(all, band{c.Band, 1})
	}
	if !named {
		return nil
	}
	return all
}
