package analysis

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// documentDate is the document's own date as it is printed: of its information
// block, under its title, of the sitting it records, or of its signature.
func documentDate(p *page, f front, kind Kind) (corpus.Span, string) {
	for _, labels := range [...]string{"成文日期 生成日期 签发日期 印发日期 发文日期", "发布日期 公布日期"} {
		for _, fd := range f.fields {
			if isOneOf(fd.label, labels) {
				if st, iso := dayIn(p.text, fd.value); iso != "" {
					return p.span(st), iso
				}
			}
		}
		if st, iso := printedDay(p, f, kind); iso != "" {
			return p.span(st), iso
		}
	}
	if kind == Proceedings {
		return headerDay(p)
	}
	if st, iso := dateline(p, f); iso != "" {
		return p.span(st), iso
	}
	return corpus.Span{}, ""
}

// dateline reads the day that a web page or newspaper prints above or below the
// title: 发布时间：2021-09-17 来源：云州日报.
func dateline(p *page, f front) (corpus.Stretch, string) {
	for i := range p.out.Paragraphs[:min(len(p.out.Paragraphs), f.body+5)] {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:st.End]
		if n := utf8.RuneCountInString(s); n == 0 || n > 70 || strings.HasSuffix(s, "。") {
			continue
		}
		found, iso := dayIn(p.text, st)
		if iso == "" {
			continue
		}
		if before := unpad(p.text[st.Start:found.Start]); before == "" || prefixIn(before, "来源 发布 时间 日期 发稿 更新 作者 【 字号 文章来源") > 0 {
			return found, iso
		}
	}
	return corpus.Stretch{}, ""
}

// printedDay looks for the date in the text itself.
func printedDay(p *page, f front, kind Kind) (corpus.Stretch, string) {
	if kind == Proceedings || kind == Other || kind == News {
		if st, iso := sittingDay(p); iso != "" {
			return st, iso
		}
	}
	if st, iso := dayUnderTitle(p, f); iso != "" {
		return st, iso
	}
	return signatureDay(p, f)
}

// dayIn is the first day that st names with its year.
func dayIn(text string, st corpus.Stretch) (corpus.Stretch, string) {
	for at := st.Start; at < st.End; {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r >= '0' && r <= '9' || strings.ContainsRune("一二中民", r) {
			iso, precision, size := parseDate(text[at:st.End])
			switch {
			case size > 0 && precision == ByDay:
				return corpus.Stretch{Start: at, End: at + size}, iso
			case size > 0:
				n = size
			case r >= '0' && r <= '9':
				for at+n < st.End && text[at+n] >= '0' && text[at+n] <= '9' {
					n++
				}
			}
		}
		at += n
	}
	return corpus.Stretch{}, ""
}

// sittingDay reads 时间：2017年3月22日 near the beginning of minutes.
func sittingDay(p *page) (corpus.Stretch, string) {
	for i := range p.out.Paragraphs[:min(len(p.out.Paragraphs), 20)] {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:min(st.End, st.Start+240)]
		label := strings.TrimLeft(unpad(s), "一二三四、（）")
		if prefixIn(label, "时间 日期 会议时间 会议日期 开会时间") > 0 {
			if found, iso := dayIn(p.text, corpus.Stretch{Start: st.Start, End: st.Start + len(s)}); iso != "" {
				return found, iso
			}
		}
	}
	return corpus.Stretch{}, ""
}

// dayUnderTitle reads the date that stands in the lines below the title:
// ——2026年1月20日在云州市第十五届人民代表大会第五次会议上, （2019年1月12日）.
func dayUnderTitle(p *page, f front) (corpus.Stretch, string) {
	seen := 0
	for i := f.body; i < len(p.out.Paragraphs) && seen < 4; i++ {
		st := p.out.Paragraphs[i].Read
		if st.Len() == 0 {
			continue
		}
		seen++
		s := p.text[st.Start:st.End]
		if utf8.RuneCountInString(s) > 70 || strings.HasSuffix(s, "。") {
			return corpus.Stretch{}, ""
		}
		found, iso := dayIn(p.text, st)
		if iso == "" {
			continue
		}
		before, after := p.text[st.Start:found.Start], p.text[found.End:st.End]
		if strings.HasSuffix(before, "期（") || strings.Trim(before, "—－-（ \u3000") == "" && (before != "" || after == "" || prefixIn(strings.TrimLeft(after, "\u3000 "), "在 星期 （星期") > 0) {
			return found, iso
		}
	}
	return corpus.Stretch{}, ""
}

// signatureDay is the date that a signature ends with: a line of its own, or
// the end of the line that names the office. The first after the title counts:
// what is attached comes later.
func signatureDay(p *page, f front) (corpus.Stretch, string) {
	for i := f.body; i < len(p.out.Paragraphs); i++ {
		par := &p.out.Paragraphs[i]
		s := p.text[par.Read.Start:par.Read.End]
		if s == "" || len(s) > 180 || !strings.HasSuffix(strings.TrimRight(s, "）\u3000 "), "日") {
			continue
		}
		found, iso := dayIn(p.text, par.Read)
		if iso == "" || strings.Trim(p.text[found.End:par.Read.End], "）\u3000 ") != "" {
			continue
		}
		before := unpad(p.text[par.Read.Start:found.Start])
		if holdsOneOf(before, "，。；：、") && suffixIn(before, "印发 ：") == 0 {
			continue
		}
		if before == "" || before == "（" || par.Kind == corpus.Formal || suffixIn(before, "政府 办公厅 办公室 委员会 局 厅 部 院 会 署 国务院 处 中心 代表 印发") > 0 {
			return found, iso
		}
	}
	return corpus.Stretch{}, ""
}

// headerDay is the date in the header of a debate's pages, which no other rule
// reads: 立法會 ─ 2013年 2月 6日.
func headerDay(p *page) (corpus.Span, string) {
	for i := range p.out.Paragraphs {
		par := &p.out.Paragraphs[i]
		if par.Kind != corpus.Furniture || par.Span.Len() > 120 {
			continue
		}
		if span, iso := headerDayIn(p, par.Span); iso != "" {
			return span, iso
		}
	}
	// A header inside a paragraph belongs to no paragraph of its own.
	text := p.doc.Text
	for at := 0; ; {
		i := strings.Index(text[at:], "立法")
		if i < 0 {
			return corpus.Span{}, ""
		}
		start := at + i
		at = start + len("立法")
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		if end-start > 90 {
			continue
		}
		if span, iso := headerDayIn(p, corpus.Span{Start: start, End: end}); iso != "" {
			return span, iso
		}
	}
}

// headerDayIn reads the date of a page header that names the council.
func headerDayIn(p *page, span corpus.Span) (corpus.Span, string) {
	s := p.doc.At(span)
	if !strings.Contains(s, "立法") && !strings.Contains(s, "会议") && !strings.Contains(s, "會議") {
		return corpus.Span{}, ""
	}
	at := strings.IndexAny(s, "0123456789")
	if at < 0 {
		return corpus.Span{}, ""
	}
	iso, precision, size := parseDate(strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u3000' {
			return -1
		}
		return r
	}, s[at:]))
	if size == 0 || precision != ByDay {
		return corpus.Span{}, ""
	}
	end := at + strings.Index(s[at:], "日") + len("日")
	return corpus.Span{Start: span.Start + at, End: span.Start + end}, iso
}

// documentYear is the year that bare dates refer to: the year a plan or work
// report is for, by its title; else that of the document's date or number; else
// the one that the headings of a work report name.
func documentYear(p *page, title string, h Head) int {
	named := yearIn(title)
	if year := fourDigits(h.Date); year > 0 && named != year && named != year+1 {
		named = 0 // 关于2008年运动会的批复 of another year
	}
	if looksBack(title) {
		named = 0 // what is still to be done falls in a later year
	}
	if named > 0 && (h.Kind == WorkPlan || h.Kind == WorkReport || h.Kind == MotionHandling) {
		return named
	}
	if year := fourDigits(h.Date); year > 0 {
		return year
	}
	if named > 0 {
		return named
	}
	if i := indexOneOf(h.Number, "〔[（(［"); i >= 0 {
		_, n := utf8.DecodeRuneInString(h.Number[i:])
		if year := fourDigits(h.Number[i+n:]); year > 0 {
			return year
		}
	}
	if h.Kind == WorkReport {
		return reportYear(p)
	}
	return 0
}

// looksBack reports a title that speaks of what was done in the year it names:
// 关于2024年度湿地保护情况的审议意见.
func looksBack(title string) bool {
	return holdsAny(title, "情况的审议意见 情况的报告 情况报告 情况的通报 情况的决议 情况的决定 决算 总结")
}

// yearIn is the one year that s names; 0 where it names none or a range of years.
func yearIn(s string) int {
	for at := 0; at < len(s); {
		if year := fourDigits(s[at:]); year > 0 {
			rest := s[at+4:]
			if prefixIn(rest, "年") > 0 && prefixIn(rest[len("年"):], "— － - 至 到 –") == 0 && (at == 0 || suffixIn(s[:at], "— － - 至 到 –") == 0) {
				return year
			}
			at += 4
			continue
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return 0
}

// fourDigits is the year that s begins with, 0 where it begins with none.
func fourDigits(s string) int {
	if len(s) < 4 || len(s) > 4 && s[4] >= '0' && s[4] <= '9' {
		return 0
	}
	year, err := strconv.Atoi(s[:4])
	if err != nil || !plausibleYear(year) {
		return 0
	}
	return year
}

// reportYear is the year of a work report without a date, from its headings
// (三、2026年的重点工作), from its goals (2026年主要预期目标), or from the five-year
// plan that the year begins.
func reportYear(p *page) int {
	for i := range p.out.Items {
		if it := &p.out.Items[i]; it.Heading.Len() > 0 && it.Level == 0 {
			heading := p.text[it.Heading.Start:it.Heading.End]
			if year := yearIn(heading); year > 0 && !holdsAny(heading, "回顾 过去 以来") {
				return year
			}
		}
	}
	if i := strings.Index(p.text, "主要预期目标"); i >= 0 {
		if year := yearIn(strings.ToValidUTF8(p.text[max(0, i-150):i], "")); year > 0 {
			return year
		}
	}
	for _, first := range [...]string{"”开局之年", "”规划开局之年", "”的开局之年", "”第一年", "”起步之年"} {
		if i := strings.Index(p.text, first); i >= 0 {
			if year, ok := planYear(p.text[:i]); ok {
				return year
			}
		}
	}
	return 0
}

// planYear is the first year of the five-year plan whose short name, 十五五, s
// ends with.
func planYear(s string) (int, bool) {
	if !strings.HasSuffix(s, "五") {
		return 0, false
	}
	s = strings.TrimSuffix(s, "五")
	r, n := utf8.DecodeLastRuneInString(s)
	number := hanDigit(r)
	if number < 1 || !strings.HasSuffix(s[:len(s)-n], "“十") {
		return 0, false
	}
	return 1951 + 5*(10+number), true // 十四五 began in 2021
}
