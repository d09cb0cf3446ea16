package corpus

import (
	"strings"
	"unicode/utf8"
)

// markFurniture finds the lines that are no wording of the document: page
// numbers, page headers and the chrome of web pages.
func markFurniture(text string, lines []line) {
	headers := map[string]*headerUse{}
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			continue
		}
		s := text[l.from:l.to]
		switch {
		case isPageNumber(s), isChrome(s):
			l.kind = Furniture
		case isTableRow(s):
			l.kind = TableRow
		case mayBeHeader(s, l):
			key := headerKey(s)
			if headers[key] == nil {
				headers[key] = &headerUse{}
			}
			headers[key].lines = append(headers[key].lines, i)
		}
	}
	for _, use := range headers { // each entry marks its own lines: order does not matter
		if use.isHeader(text, lines) {
			for _, i := range use.lines {
				lines[i].kind = Furniture
			}
		}
	}
}

// headerUse is where lines stand that are alike but for their digits.
type headerUse struct{ lines []int }

// isHeader tells a page header from a line that the document repeats: a header
// stands at least twice beside a page number, or names a gazette's issue.
func (u *headerUse) isHeader(text string, lines []line) bool {
	if len(u.lines) < 2 {
		return false
	}
	beside := 0
	for _, i := range u.lines {
		if besidePageNumber(lines, text, i, 1) || besidePageNumber(lines, text, i, -1) {
			beside++
		}
	}
	if beside >= 2 && 2*beside >= len(u.lines) {
		return true
	}
	s := text[lines[u.lines[0]].from:lines[u.lines[0]].to]
	return strings.Contains(s, "公報") || strings.Contains(s, "公报") && strings.Contains(s, "期")
}

// besidePageNumber looks from line i in direction step past at most two blank
// lines for a page number.
func besidePageNumber(lines []line, text string, i, step int) bool {
	for k, blank := i+step, 0; k >= 0 && k < len(lines); k += step {
		if l := &lines[k]; !l.blank() {
			return isPageNumber(text[l.from:l.to])
		}
		if blank++; blank > 2 {
			return false
		}
	}
	return false
}

// mayBeHeader says whether a line is short and carries no sentence.
func mayBeHeader(s string, l *line) bool {
	return l.width <= 80 && !l.closed && !holdsMark(s, "：，。；:;") && strings.ContainsAny(s, "0123456789０１２３４５６７８９─—-")
}

// headerKey is s without white space and with all runs of digits alike.
func headerKey(s string) string {
	key := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case isSpace(r):
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			if n := len(key); n == 0 || key[n-1] != '0' {
				key = append(key, '0')
			}
		default:
			key = utf8.AppendRune(key, r)
		}
	}
	return string(key)
}

// isPageNumber recognises 4646, - 12 -, — 3 —, 第3页, 第 3 頁 共 10 頁, 3/10.
func isPageNumber(s string) bool {
	if len(s) > 60 {
		return false
	}
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			digits++
		case isSpace(r):
		case strings.ContainsRune("-—–─－·/第页頁共", r):
		default:
			return false
		}
	}
	// A bare number of one or two digits could be a table's cell, but a cell is
	// no wording either.
	return digits > 0 && digits <= 10
}

// isTableRow recognises a row of a table that was flattened to lines: cells
// between bars or tabs, and the rules between rows.
func isTableRow(s string) bool {
	if strings.HasPrefix(s, "|") || strings.HasPrefix(s, "│") || strings.HasPrefix(s, "┃") {
		return true
	}
	if strings.HasPrefix(s, "+-") || strings.HasPrefix(s, "├") || strings.HasPrefix(s, "┌") || strings.HasPrefix(s, "└") {
		return true
	}
	if strings.Contains(s, " | ") && strings.Count(s, "|") >= 2 {
		return true // 1 | 新建站点 | 市民政局
	}
	tabs := strings.Count(s, "\t")
	if tabs >= 2 {
		return true
	}
	// One tab may stand behind an item's number: 1.\t开展摸底.
	left, _, _ := strings.Cut(s, "\t")
	n, _ := parseNumber(left)
	return tabs == 1 && n.length == 0
}

// chrome lists what web pages print around a document; a line is chrome where
// it holds nothing else (字号变大| 字号变小, 【字体：大 中 小】).
const chrome = "返回顶部 返回頂部 回到顶部 字号变大 字号变小 字号 字體 字体 分享到 分享 打印本页 打印 列印 关闭窗口 关闭本页 关闭 收藏 下载 " +
	"扫一扫在手机打开当前页 手机扫一扫 上一篇 下一篇 相关链接 浏览次数 点击数 默认 超大 微信 微博 [pic] [图片]"

// isChrome reports a line that is made of chrome alone.
func isChrome(s string) bool {
	if len(s) > 120 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "【［〖 "))
	if !strings.ContainsRune("返回字分打列关收下扫手上相浏点默超微[", first) {
		return false // cheap, and true of nearly every line
	}
	rest, found := s, false
	for word := range strings.FieldsSeq(chrome) {
		if strings.Contains(rest, word) {
			rest, found = strings.ReplaceAll(rest, word, ""), true
		}
	}
	if !found {
		return false
	}
	return strings.TrimFunc(rest, func(r rune) bool {
		return isSpace(r) || r < 0x7f && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') || strings.ContainsRune("：｜【】〖〗［］（）·大中小、/", r)
	}) == ""
}
