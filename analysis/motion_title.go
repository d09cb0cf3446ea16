package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// citation is a place where the text names a motion by its title.
type citation struct {
	title    corpus.Stretch // without the marks around it
	whole    corpus.Stretch // with them
	number   corpus.Stretch // 第2741号
	proposal *proposal      // who moved it, if it is said beside the title
	open     bool           // printed without marks: 您提出的关于…的建议
	official bool           // a government's bill: 行政院函请审议“…草案”
}

// titleMax is the greatest length of a title in bytes.
const titleMax = 420

// citationsIn finds the titles of motions in text[start:end], a paragraph, in
// order. reply says that the document answers motions, so that 您提出的 names
// who moved them.
func citationsIn(text string, start, end int, proposals []proposal, reply bool) []citation {
	var all []citation
	last := start // where the citation before ends
	f := newFinder(text[:end], "《", "“", "提出的关于", "提出关于", "提交的关于", "您关于", "你们关于")
	for at := start; ; {
		i, word := f.next(at)
		if i < 0 {
			break
		}
		var c citation
		var ok bool
		mover := moverOf(text, proposals, last, i, all)
		switch word {
		case "《", "“":
			c, ok = quotedTitle(text, i, end, mover, reply)
			if !ok && c.title.Len() > 0 && len(all) > 0 && isListedBill(text, all[len(all)-1], c) {
				ok, mover, c.official = true, all[len(all)-1].proposal, all[len(all)-1].official
			}
		default:
			c, ok = openTitle(text, i+len(word)-len("关于"), end, mover, reply)
		}
		at = i + len(word)
		if !ok {
			continue
		}
		if before := suffixIn(text[start:i], "议员就"); mover == nil && before > 0 {
			if names, _ := namesBefore(text, start, i-before); len(names) > 0 {
				mover = &proposal{st: spanOf(names, i), names: names}
			}
		}
		c.proposal = mover
		c.number = numberBeside(text, start, c.whole, end)
		all = append(all, c)
		at, last = c.whole.End, c.whole.End
	}
	followers(text, proposals, all, end)
	return all
}

// moverOf is the proposal that a title at text[at] follows: the last one since
// the title before, or that title's own where the two are listed.
//
//	周文等12名代表联名提出的《甲》《乙》、林大同等14名代表提出的《丙》
func moverOf(text string, proposals []proposal, last, at int, all []citation) *proposal {
	for i := len(proposals) - 1; i >= 0; i-- {
		q := &proposals[i]
		if q.st.End > at || q.st.Start < last || q.bare && !isLink(text[q.st.End:at]) {
			continue
		}
		if strings.Contains(text[q.st.End:at], "。") && !holdsAny(text[q.st.End:min(at, q.st.End+12)], "，") {
			return nil
		}
		return q
	}
	if len(all) > 0 && strings.Trim(text[last:at], "、，和及与以 ") == "" {
		return all[len(all)-1].proposal
	}
	return nil
}

// followers gives titles without a proposal before them the one that follows:
// “…草案”，请审议案。（本院委员林大同等17人）, 《…案》由周文代表提出.
func followers(text string, proposals []proposal, all []citation, end int) {
	k := 0
	for i := range all {
		c := &all[i]
		limit := end
		if i+1 < len(all) {
			limit = all[i+1].whole.Start
		}
		for k < len(proposals) && proposals[k].st.Start < c.whole.End {
			k++
		}
		if c.proposal != nil || k == len(proposals) || proposals[k].st.End > limit {
			continue
		}
		if isLink(text[c.whole.End:proposals[k].st.Start]) {
			c.proposal = &proposals[k]
		}
	}
}

// isLink reports wording between a title and those who moved it that says
// nothing else: ”，请审议案。（本院委员, 》由.
func isLink(s string) bool {
	if len(s) > 90 {
		return false
	}
	for s != "" {
		n := prefixIn(s, "案 等 ， 。 （ 由 系 是 请审议 的议案 议案 提案 建议 的 本院委员 委员 代表 市人大代表 人大代表 | 　 领衔 提案人 ： 第 号")
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}

// isListedBill reports whether c is a bill that is listed with the one before:
// “甲法草案”及“乙法草案”案.
func isListedBill(text string, before, c citation) bool {
	between := text[before.whole.End:c.whole.Start]
	return isBill(text[before.title.Start:before.title.End]) && isBill(text[c.title.Start:c.title.End]) && len(between) <= len("以及") && strings.Trim(between, "、及与和以") == ""
}

// quotedTitle reads the title in the marks that open at text[at].
func quotedTitle(text string, at, end int, mover *proposal, reply bool) (citation, bool) {
	opening, size := utf8.DecodeRuneInString(text[at:])
	closing := "》"
	if opening == '“' {
		closing = "”"
	}
	inner := at + size
	limit := min(end, inner+titleMax)
	n := closingMark(text[inner:limit], string(opening), closing)
	if n <= 0 {
		return citation{}, false
	}
	c := citation{
		title: corpus.Stretch{Start: inner, End: inner + n},
		whole: corpus.Stretch{Start: at, End: inner + n + len(closing)},
	}
	before := text[max(0, at-90):at]
	after := text[c.whole.End:min(end, c.whole.End+60)]
	moved := mover != nil || reply && endsWithMoving(before)
	c.official = suffixIn(before, "函请审议") > 0
	if mover == nil && prefixIn(after, "动议") > 0 && suffixIn(before, "议员就") > 0 {
		return c, true
	}
	return c, isMotionTitle(text[inner:inner+n], before, after, opening == '《', moved)
}

// closingMark is where in s the mark that closes an open one stands; marks of
// the same kind may stand inside. -1 where there is none.
func closingMark(s, open, closing string) int {
	if !strings.Contains(s, closing) {
		return -1
	}
	depth := 1
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], closing):
			if depth--; depth == 0 {
				return i
			}
		case strings.HasPrefix(s[i:], open):
			depth++
		case s[i] == '\n':
			return -1
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return -1
}

// endsWithMoving reports wording that ends in 您提出的, 代表所提: a title that
// follows is that of a motion.
func endsWithMoving(before string) bool {
	return suffixIn(before, "提出的 提出 所提 提交的 提的 拟具 领衔的") > 0 ||
		suffixIn(before, "代表 委员 议员 议案 提案 建议 您 您的 你们 你们的 号") > 0
}

// isMotionTitle reports whether a title in marks is that of a motion, and not
// of a law, a plan or a book. before and after are the wording around it, moved
// says that somebody is said to have moved it.
//
//	《关于加快…建设案》  《关于…的议案》           by its ending
//	“…法部分条文修正草案”                        a bill, if moved or 请审议
//	周文等13名代表联名提出的《关于健全…》议案      by what stands around it
func isMotionTitle(title, before, after string, book, moved bool) bool {
	if runes := utf8.RuneCountInString(title); runes < 5 || runes > 120 {
		return false
	}
	core := trimBrackets(title)
	about := prefixIn(core, "关于 有关 为 请 建请 对 就") > 0
	labelled := prefixIn(after, "议案 的议案 提案 的提案 建议案 议案案 号议案") > 0
	numbered := prefixIn(after, "（第 （议案第 （提案第 （建议第 （编号 （建议编号 （提案编号") > 0 || suffixIn(before, "号建议 号提案 号议案 号建议“ 号建议： 号议案： 号提案：") > 0
	switch {
	case suffixIn(core, "议案 提案") > 0:
		return about || book || moved
	case suffixIn(core, "草案 修正案 法案") > 0:
		return moved && suffixIn(before, "拟具 提案 提出 提 提出之 提之 所提 提出的") > 0 ||
			moved && prefixIn(after, "，请审议 。（ ，提请 案，请") > 0 ||
			strings.HasPrefix(after, "，请审议案") || suffixIn(before, "函请审议") > 0
	case isCaseTitle(core):
		return about && (book || moved || labelled || holdsAny(before, "议案 提案")) || book && (moved || labelled || numbered)
	case isRuleTitle(core):
		return labelled && moved
	case labelled:
		return about || moved
	case suffixIn(core, "建议 意见") > 0 && prefixIn(core, "中共 国务院 中央") == 0:
		return moved && about || numbered && about
	}
	return about && (moved && suffixIn(before, "提出的 提交的 所提 提出") > 0 || numbered)
}

// isCaseTitle reports a title that ends in 案 as motions do, not in 方案 or 档案.
func isCaseTitle(title string) bool {
	return strings.HasSuffix(title, "案") &&
		suffixIn(title, "方案 预案 草案 档案 答案 图案 备案 个案 教案 病案 文案 立案 结案 专案 大案 命案 要案 冤案 判案 法案 办案 破案 报案 修正案 决议案") == 0
}

// isRuleTitle reports the title of a law, plan or paper of an office.
func isRuleTitle(title string) bool {
	return suffixIn(title, "法 条例 规定 办法 规则 细则 纲要 规划 计划 通知 报告 决定 决议 方案 预案 公报 标准 规范 指南 通则 章程") > 0
}

// trimBrackets is title without the brackets at its end: （草案）, （第三次）.
func trimBrackets(title string) string {
	for strings.HasSuffix(title, "）") {
		i := lastIndex(title, "（")
		if i <= 0 {
			break
		}
		title = title[:i]
	}
	return title
}

// openTitle reads a title without marks that begins with 关于 at text[at]:
// 您提出的关于建设社区食堂的建议收悉.
func openTitle(text string, at, end int, mover *proposal, reply bool) (citation, bool) {
	if mover == nil && !(reply && endsWithAddressee(text[max(0, at-90):at])) {
		return citation{}, false
	}
	limit := min(end, at+titleMax)
	s := text[at:limit]
	if cut := indexOneOf(s, "。；！？《》\n"); cut >= 0 {
		s = s[:cut]
	}
	if cut := strings.Index(s, "收悉"); cut >= 0 {
		s = s[:cut]
	}
	// The first ending that a clause's border follows.
	for i, r := range s {
		if r != '议' && r != '提' && r != '建' && r != '的' || i < len("关于")*2 {
			continue
		}
		n := prefixIn(s[i:], "议案 提案 建议 的意见")
		if n == 0 {
			continue
		}
		switch rest := strings.TrimLeft(s[i+n:], "\u3000 "); {
		case rest == "", prefixIn(rest, "， （ 已 ） 、 经 后 和 由 我 现 悉 十分 非常 很 高度") > 0:
			st := corpus.Stretch{Start: at, End: at + i + n}
			return citation{title: st, whole: st, open: true}, true
		}
	}
	return citation{}, false
}

// endsWithAddressee reports wording before 提出的 that speaks to or of a member.
func endsWithAddressee(before string) bool {
	if suffixIn(before, "您 你们") > 0 {
		return true
	}
	i := max(lastIndex(before, "提出"), lastIndex(before, "提交"))
	if i < 0 {
		return false
	}
	clause := before[:i]
	if cut := strings.LastIndexAny(clause, "。；！？\n"); cut >= 0 {
		clause = clause[cut:]
	}
	return holdsAny(clause, "您 你们 你 代表 委员 贵 议员")
}

// numberBeside reads the number that stands before or after a title: 《…》
// （第2741号）, 第2741号建议《…》.
func numberBeside(text string, start int, title corpus.Stretch, end int) corpus.Stretch {
	after := text[title.End:min(end, title.End+90)]
	if n := prefixIn(after, "的议案（ 议案（ 的提案（ 提案（ 的建议（ 建议（ （"); n > 0 {
		inner, _, _ := strings.Cut(after[n:], "）")
		if st, ok := motionNumber(inner); ok {
			return corpus.Stretch{Start: title.End + n + st.Start, End: title.End + n + st.End}
		}
	}
	from := max(start, title.Start-72)
	for from < title.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	before := text[from:title.Start]
	before = before[:len(before)-suffixIn(before, "“ ： ，即 ，")]
	before = before[:len(before)-suffixIn(before, "代表建议 议案建议 建议 提案 议案")]
	if i := lastIndex(before, "第"); i >= 0 && strings.HasSuffix(before, "号") {
		if st, ok := motionNumber(before[i:]); ok && st.Start == 0 && i+st.End == len(before) {
			return corpus.Stretch{Start: from + i, End: from + i + st.End}
		}
	}
	return corpus.Stretch{}
}

// motionNumber finds 第2741号 or 第B0123号 in s; its Stretch counts from s.
func motionNumber(s string) (corpus.Stretch, bool) {
	for at := 0; ; {
		i := strings.Index(s[at:], "第")
		if i < 0 {
			return corpus.Stretch{}, false
		}
		at += i + len("第")
		if n := serialLength(s[at:]); n > 0 {
			return corpus.Stretch{Start: at - len("第"), End: at + n + len("号")}, true
		}
	}
}

// figuresBefore is the length of the figures and letters that s begins with, where
// 号 follows them; 0 where it does not.
func serialLength(s string) int {
	const longest = 40
	n := 0
	for _, r := range s {
		switch {
		case r == '号' && n <= longest:
			return n
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', strings.ContainsRune("零〇一二三四五六七八九十百千-—", r):
			n += utf8.RuneLen(r)
		default:
			return 0
		}
	}
	return 0
}
