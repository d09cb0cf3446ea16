package analysis

// Word is a word of a text: text[Start:End].
type Word struct{ Start, End int }

// Segmenter cuts Chinese text into words.
type Segmenter interface {
	// Segment cuts text into words that cover it without gap or overlap.
	Segment(text string) []Word
}
