package corpus

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of a document's text, in bytes, with
// both ends on rune boundaries. The zero Span means "no place".
//
// Output counts Unicode code points, not bytes: convert with [RuneOffsets]
// before writing. As JSON a Span is the array [start, end].
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is no place at all.
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether every byte of o lies in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o have a byte in common.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// MarshalJSON writes s as [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(data []byte) error {
	var ends [2]int
	if err := json.Unmarshal(data, &ends); err != nil {
		return fmt.Errorf("span %s: %w", data, err)
	}
	*s = Span{ends[0], ends[1]}
	return nil
}

// Stretch is a half-open range [Start, End) of a [Reading]'s text, in bytes.
// It is another type than [Span] so that the compiler tells them apart.
type Stretch struct{ Start, End int }

// Len is the number of bytes in s.
func (s Stretch) Len() int { return s.End - s.Start }

// IsZero reports whether s is no place at all.
func (s Stretch) IsZero() bool { return s == Stretch{} }

// Contains reports whether every byte of o lies in s.
func (s Stretch) Contains(o Stretch) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o have a byte in common.
func (s Stretch) Overlaps(o Stretch) bool { return s.Start < o.End && o.Start < s.End }

// runeStep is how many bytes lie between two remembered offsets.
const runeStep = 256

// RuneOffsets turns byte offsets of one text into code point offsets and back,
// in constant time, with one remembered count for each 256 bytes.
type RuneOffsets struct {
	text  string
	runes []int // runes[i] is the number of code points before byte i*runeStep
	total int
}

// NewRuneOffsets prepares the conversion for text.
func NewRuneOffsets(text string) *RuneOffsets {
	o := &RuneOffsets{text: text, runes: make([]int, 0, len(text)/runeStep+1)}
	for at := 0; at < len(text); at++ {
		if at%runeStep == 0 {
			o.runes = append(o.runes, o.total)
		}
		if utf8.RuneStart(text[at]) {
			o.total++
		}
	}
	if len(text)%runeStep == 0 {
		o.runes = append(o.runes, o.total)
	}
	return o
}

// Rune is the number of code points before the byte offset at.
func (o *RuneOffsets) Rune(at int) int {
	n := o.runes[at/runeStep]
	for i := at - at%runeStep; i < at; i++ {
		if utf8.RuneStart(o.text[i]) {
			n++
		}
	}
	return n
}

// Span converts a span in bytes to one in code points.
func (o *RuneOffsets) Span(s Span) Span { return Span{o.Rune(s.Start), o.Rune(s.End)} }
