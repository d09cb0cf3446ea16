package corpus

// Reading is the text as a reader takes it in, with the way back to the source.
//
// Text holds the paragraphs one after the other, each ended by one '\n'. In it
//   - lines that a typesetter broke are joined, indents dropped;
//   - furniture (page headers, page numbers, web page chrome) is left out;
//   - white space is dropped, save one space between two ASCII letters or digits
//     (padded names and 可發言最多 15分鐘 close up, "Kolas Yotaka" does not) and
//     one U+3000 for a gap of two or more columns between other characters, by
//     which lists of names are told apart;
//   - traditional characters are simplified, one for one;
//   - letters, digits and ％ have half width; the punctuation marks
//     ， ： ； （ ） ？ ！ have full width, also where the source has , : ; ( ) ? !
//     (a digit's comma as in 1,100 and its colon as in 9:30 stay);
//   - 「」 『』 become “” ‘’.
//
// Offsets into Text are [Stretch] values, offsets into the source [Span] values.
type Reading struct {
	Text   string
	shifts []shift // where the distance between Text and source changes, in order
}

// shift says that Text[read:] corresponds to source[source:], byte for byte,
// up to the next shift.
type shift struct{ read, source int }
