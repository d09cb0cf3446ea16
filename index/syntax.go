package index

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where a query cannot be understood.
type SyntaxError struct {
	Query   string // as given
	Offset  int    // byte offset of the place in Query, from 0 to its length
	Message string // in Chinese, without the place
	Example string // a query that is right
}

// Error is the message with the place, in several lines:
//
//	检索式第4个字：这个括号没有配对的右括号
//	    加装 (电梯
//	         ^
//	例如：(加装 或 更新) 电梯
func (e *SyntaxError) Error() string {
	line, column := e.line()
	text := fmt.Sprintf("检索式第%d个字：%s\n    %s\n    %s^", utf8.RuneCountInString(e.Query[:e.Offset])+1, e.Message, line, strings.Repeat(" ", column))
	if e.Example != "" {
		text += "\n例如：" + e.Example
	}
	return text
}

// shown is how many characters on each side of the place an error shows.
const shown = 30

// line is the part of the query around the place, without control characters,
// and the column of the place in it.
func (e *SyntaxError) line() (line string, column int) {
	before, after := []rune(e.Query[max(0, e.Offset-4*shown):e.Offset]), []rune(e.Query[e.Offset:min(len(e.Query), e.Offset+4*shown)])
	if len(before) > shown || e.Offset > 4*shown {
		before = append([]rune("…"), before[max(0, len(before)-shown):]...)
	}
	if len(after) > shown || e.Offset+4*shown < len(e.Query) {
		after = append(after[:min(len(after), shown):min(len(after), shown)], '…')
	}
	for _, r := range before {
		column += Width(visible(r))
	}
	return strings.Map(visible, string(before)+string(after)), column
}

// visible is r, or a space for what would break a line.
func visible(r rune) rune {
	if r < ' ' || r == 0x7F || r == utf8.RuneError {
		return ' '
	}
	return r
}
