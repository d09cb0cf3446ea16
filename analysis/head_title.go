package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// titleEnds are the words that the titles of official documents end in.
const titleEnds = "意见 通知 方案 决定 决议 办法 函 复函 答复 批复 报告 公告 通报 规划 纲要 计划 纪要 纪录 记录 议事录 条例 规定 规则 细则 议案 案 建议 提案 说明 讲话 致辞 发言 要点 清单 分工 措施 请示 情况 总结 制度 标准 指南 倡议书 意见书 议程 日程 公报 实录 摘要 回复 解读 分解表 任务表 责任书 通告 布告 草案 动议 质询 辩论 安排 任务 目标 意见稿 规程 准则 命令 名单 汇报"

// titleLines gives the paragraphs, from i on, that are the document's title:
// one line, or two to four that belong together.
//
//	云州市人民政府办公室关于加快
//	社区食堂建设的实施意见
func titleLines(p *page, i int) []int {
	var lines []int
	var joined strings.Builder
	for k := i; k < len(p.out.Paragraphs) && len(lines) < 4; k++ {
		st := p.out.Paragraphs[k].Read
		s := p.text[st.Start:st.End]
		if s == "" {
			if len(lines) == 0 {
				continue
			}
			// Blank lines and page furniture may part the lines of a title.
			continue
		}
		if !isTitleLine(p, k, len(lines) > 0) {
			break
		}
		lines = append(lines, k)
		joined.WriteString(titleWords(s))
		if endsAsTitle(joined.String()) && !titleGoesOn(p, k, joined.String()) {
			if next := k + 1; next < len(p.out.Paragraphs) && isYearRange(p.of(p.out.Paragraphs[next].Read)) {
				lines = append(lines, next)
			}
			return lines
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return headline(p, lines)
}

// isYearRange reports the line that says for which years a plan is made:
// （2025—2027年）.
func isYearRange(s string) bool {
	inner, ok := strings.CutPrefix(unpad(s), "（")
	inner, closed := strings.CutSuffix(inner, "）")
	if !ok || !closed {
		return false
	}
	_, _, n := yearRange(inner)
	return n > 0 && n == len(inner)
}

// titleWords is a line without what Markdown puts around it.
func titleWords(s string) string {
	return strings.Trim(unpad(s), "#* _\u3000")
}

// isTitleLine reports whether paragraph k may be a line of a title: short, no
// sentence, no numbered item, no label, no speaker.
func isTitleLine(p *page, k int, further bool) bool {
	par := &p.out.Paragraphs[k]
	if par.Kind == corpus.Formal || par.Kind == corpus.TableRow || strings.Contains(p.text[par.Read.Start:par.Read.End], "|") {
		return false
	}
	s := titleWords(p.text[par.Read.Start:par.Read.End])
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 75 || n < 4 && !further || prefixIn(s, "—— — － （一） （20 （19 附件 各 尊敬的") > 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("。；，、：…", last) || holdsOneOf(strings.TrimRight(s, "！？"), "。；") {
		return false
	}
	if i := p.itemBefore(par.Read.End); i >= 0 && p.out.Items[i].Paragraph == k && p.out.Items[i].Number.Len() > 0 && p.out.Items[i].Style != corpus.Markdown {
		return false
	}
	if label, _, ok := strings.Cut(s, "："); ok {
		if utf8.RuneCountInString(label) <= 4 || suffixIn(label, "主席 议员 委员 代表 局长 部长 司长 主任 人 院长 县长 市长 秘书长 时间 地点 日期") > 0 {
			return false
		}
	}
	if _, _, size := parseDate(s); size >= len(s) {
		return false
	}
	return true
}

// endsAsTitle reports whether s is whole as the title of an official document.
func endsAsTitle(s string) bool {
	s = unpad(s)
	core := trimBrackets(s)
	if strings.Count(s, "《") != strings.Count(s, "》") || strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "（") != strings.Count(s, "）") {
		return false
	}
	return suffixIn(strings.TrimSuffix(core, "》"), titleEnds) > 0
}

// titleGoesOn reports whether the line after paragraph k goes on with a title
// that could end with it: 关于办理重点建议 ⏎ 工作的通知.
func titleGoesOn(p *page, k int, joined string) bool {
	for k++; k < len(p.out.Paragraphs); k++ {
		st := p.out.Paragraphs[k].Read
		if st.Len() == 0 {
			continue
		}
		if !isTitleLine(p, k, true) {
			return false
		}
		next := titleWords(p.text[st.Start:st.End])
		if utf8.RuneCountInString(next) > 40 || !endsAsTitle(joined+next) {
			return false
		}
		if prefixIn(next, "的 》 工作 办理 及 和 与 情况") > 0 {
			return true
		}
		const whole = "通知 意见 函 报告 决定 批复 答复 公告 通报 议案 说明 方案 办法 规定 规划 计划 纪要 纪录"
		return strings.Contains(joined, "关于") && !strings.Contains(next, "关于") && suffixIn(joined, whole) == 0 && suffixIn(next, whole) > 0
	}
	return false
}

// headline is the title of what is no official document, from lines that could
// be one: the first of them, if wording follows; a column's name above it is
// passed over.
func headline(p *page, lines []int) []int {
	first := 0
	words := func(k int) int {
		st := p.out.Paragraphs[lines[k]].Read
		return utf8.RuneCountInString(titleWords(p.text[st.Start:st.End]))
	}
	if len(lines) > 1 && words(0) <= 5 && words(1) >= 8 {
		first = 1
	}
	if words(first) > 45 || words(first) < 5 {
		return nil
	}
	for k := lines[first] + 1; k < len(p.out.Paragraphs) && k < lines[first]+8; k++ {
		st := p.out.Paragraphs[k].Read
		if strings.Contains(p.text[st.Start:st.End], "。") {
			return lines[first : first+1]
		}
	}
	return nil
}

// titleOf is the Stretch from the first to the last of lines, without what
// Markdown puts around a heading.
func (p *page) titleOf(lines []int) corpus.Stretch {
	st := corpus.Stretch{
		Start: p.out.Paragraphs[lines[0]].Read.Start,
		End:   p.out.Paragraphs[lines[len(lines)-1]].Read.End,
	}
	s := p.text[st.Start:st.End]
	st.Start += len(s) - len(strings.TrimLeft(s, "#* _\u3000"))
	st.End -= len(s) - len(strings.TrimRight(s, "#* _\u3000"))
	return st
}

// titleText is the wording of the title, its lines joined and its letters
// brought together where they were spread over the line.
func titleText(p *page, f front) string {
	if len(f.lines) == 0 {
		return unspread(p.clean(f.title))
	}
	var b strings.Builder
	for _, k := range f.lines {
		st := p.out.Paragraphs[k].Read
		part := corpus.Stretch{Start: max(st.Start, f.title.Start), End: min(st.End, f.title.End)}
		b.WriteString(unspread(p.clean(part)))
	}
	return b.String()
}

// unspread takes the gaps out of a line whose characters were spread
// (政　府　工　作　报　告); a gap between words stays.
func unspread(s string) string {
	pieces := strings.Fields(s)
	single := 0
	for _, piece := range pieces {
		if utf8.RuneCountInString(piece) == 1 {
			single++
		}
	}
	if single*2 > len(pieces) {
		return unpad(s)
	}
	return strings.TrimSpace(s)
}
