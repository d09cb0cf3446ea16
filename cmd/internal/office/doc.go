// Package office writes what offices hand in: workbooks (xlsx), documents
// (docx), pages (html) and calendars (ics), laid out for A4 paper and with the
// fonts of Chinese offices.
//
// A workbook is a stream: [NewBook], then [Book.Sheet] and [Sheet.Row] as often
// as there are sheets and rows, then [Book.Close]. Memory does not grow with the
// rows, and a sheet that is full goes on in the next. A [Paper] is a short text
// with tables, written as docx by [Paper.DOCX] and as html by [Paper.HTML]. A
// [Calendar] holds days by which something is to be done.
//
// The package knows nothing of motions and tasks: it gets titles, columns and
// rows. The same input gives the same bytes: no clock, no order of a map.
// No cell is ever a formula, whatever it begins with, and none holds a character
// or a length that Excel would refuse.
//
// Office files are zip files of XML; opc.go writes what they have in common.
package office
