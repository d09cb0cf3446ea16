package analysis

// Lexicon holds the words of the field that a general dictionary lacks, and
// those of the dictionary that tear words of the field apart.
type Lexicon struct{}
