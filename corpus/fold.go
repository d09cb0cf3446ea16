package corpus

// Folded is a text made ready for comparison of strings, with the way back.
type Folded struct{ aligned }

// Fold makes the form of text in which strings are compared.
func Fold(text string) *Folded { return &Folded{} }

// Simplify is the simplified form of a traditional character; any other
// character is itself.
func Simplify(r rune) rune { return r }

// Unspace is s without white space, save that between Latin letters or digits.
func Unspace(s string) string { return s }
