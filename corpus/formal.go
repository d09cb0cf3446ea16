package corpus

import (
	"strings"
	"unicode/utf8"
)

// markFormal finds the paragraphs that frame a document: document number,
// addressee, signature, date, and what is printed after it.
func markFormal(o *Outline) {
	text := o.Reading.Text
	letter := isLetter(text)
	for i := range o.Paragraphs {
		p := &o.Paragraphs[i]
		if p.Kind != Prose {
			continue
		}
		s := text[p.Read.Start:p.Read.End]
		if len(s) > 600 {
			continue
		}
		if letter && i < letterHead && isPersonAddressed(s) {
			p.Kind = Formal
		}
		if isDateLine(s) || isAddressee(s) || isDocumentNumber(s) || isCirculationNote(s) {
			p.Kind = Formal
		}
	}
	// A signature stands on the line, or the few lines, above the date.
	for i := range o.Paragraphs {
		if p := &o.Paragraphs[i]; p.Kind != Formal || !isDateLine(text[p.Read.Start:p.Read.End]) {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4 && isSignature(text, &o.Paragraphs[k]); k-- {
			o.Paragraphs[k].Kind = Formal
		}
	}
}

// letterHead is among how many paragraphs a letter names whom it is addressed to.
const letterHead = 10

// isLetter reports whether the beginning of text says that it answers somebody.
func isLetter(text string) bool {
	const head = 600
	text = text[:min(len(text), head)]
	for _, word := range [...]string{"答复", "答覆", "复函", "回复", "的函"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// isPersonAddressed reports a letter's line that names a person: 马文远副主席：
// 张明、李海川先生：. In minutes the same line begins a speech.
func isPersonAddressed(s string) bool {
	body, ok := strings.CutSuffix(s, "：")
	if !ok || utf8.RuneCountInString(body) > 16 || holdsMark(body, "：。；，") {
		return false
	}
	for _, title := range [...]string{"主席", "主任", "会长", "先生", "女士", "同志", "代表", "委员"} {
		if name, ok := strings.CutSuffix(body, title); ok && name != "" {
			return true
		}
	}
	return false
}

// isDateLine reports a paragraph that is a date and nothing else: 2019年1月9日,
// 二〇〇六年九月七日.
func isDateLine(s string) bool {
	s = strings.Trim(s, "（）\u3000 ")
	s = strings.TrimPrefix(s, "中华民国")
	if len(s) > 60 || !(strings.HasSuffix(s, "日") || strings.HasSuffix(s, "月")) {
		return false
	}
	year, rest, ok := strings.Cut(s, "年")
	if !ok || year == "" {
		return false
	}
	for _, r := range year + rest {
		if !isArabic(r) && !strings.ContainsRune("〇○零一二三四五六七八九十元年月日\u3000 ", r) {
			return false
		}
	}
	return strings.Contains(rest, "月")
}

// isAddressee reports the line a document is addressed to: 各省、自治区、直辖市人民政府，
// 国务院各部委：
func isAddressee(s string) bool {
	body, ok := strings.CutSuffix(s, "：")
	if !ok || holdsMark(body, "：。；！？") {
		return false
	}
	if utf8.RuneCountInString(body) <= 12 && (strings.HasSuffix(body, "代表") || strings.HasSuffix(body, "委员")) {
		return !strings.ContainsAny(body, "市省县区大协") && strings.IndexAny(body, "0123456789（一二三四五六七八九十") != 0 // 张明代表： but not 市人大代表：, 1、张明委员：
	}
	for _, start := range [...]string{"各", "国务院", "省政府", "市政府", "县政府", "区政府"} {
		if strings.HasPrefix(body, start) {
			return strings.ContainsAny(body, "，、") || hasGovernmentEnd(body)
		}
	}
	return hasGovernmentEnd(body)
}

func hasGovernmentEnd(s string) bool {
	for _, end := range [...]string{"人民政府", "委员会", "各单位", "各部门", "直属机构", "有关部门", "有关单位", "办公厅", "办公室", "部委"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// isDocumentNumber reports 国办发〔2018〕121号.
func isDocumentNumber(s string) bool {
	return len(s) <= 60 && strings.HasSuffix(s, "号") && strings.ContainsAny(s, "〔[（") && strings.ContainsAny(s, "0123456789") && !strings.ContainsAny(s, "，。：；")
}

// isCirculationNote reports （此件公开发布） and its like.
func isCirculationNote(s string) bool {
	inner, ok := strings.CutPrefix(s, "（")
	if !ok || len(s) > 90 {
		return false
	}
	inner, ok = strings.CutSuffix(inner, "）")
	if !ok {
		return false
	}
	for _, word := range [...]string{"此件", "本文有删", "本件", "公开发布", "公开方式", "有删减", "不予公开"} {
		if strings.Contains(inner, word) {
			return true
		}
	}
	return false
}

// isSignature reports a short paragraph that could be the name of the office
// that signs: no number, no sentence.
func isSignature(text string, p *Paragraph) bool {
	s := text[p.Read.Start:p.Read.End]
	if p.Kind != Prose || s == "" || utf8.RuneCountInString(s) > 30 || holdsMark(s, "，。：；！？") {
		return false
	}
	if _, numbered := parseNumber(s); numbered {
		return false
	}
	for _, end := range [...]string{"政府", "国务院", "办公厅", "办公室", "委员会", "局", "厅", "部", "院", "会", "署", "组", "处", "中心", "代表团"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
