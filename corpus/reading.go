package corpus

// Reading is the text as a reader takes it in, with the way back to the source.
//
// Text holds the paragraphs one after the other, each ended by one '\n'. In it
//   - lines that a typesetter broke are joined, indents dropped;
//   - furniture (page headers, page numbers, web page chrome) is left out;
//   - white space is dropped, save one space between two ASCII letters or digits
//     ("Kolas Yotaka" keeps it, 發言最多 15分鐘 does not) and one U+3000 for every
//     two columns of a wider gap inside a line (陳　瑩　　王惠美), by which lists of
//     names are told apart;
//   - traditional characters are simplified, one for one;
//   - letters, digits and ％ have half width; the punctuation marks
//     ， ： ； （ ） ？ ！ have full width, also where the source has , : ; ( ) ? !
//     (a digit's comma as in 1,100 and its colon as in 9:30 stay);
//   - 「」 become “”, 『』 become ‘’.
//
// Offsets into Text are [Stretch] values, offsets into the source [Span] values.
type Reading struct{ aligned }
