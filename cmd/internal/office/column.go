package office

// Column is a column of a sheet or of a table on paper.
type Column struct {
	Header string
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
