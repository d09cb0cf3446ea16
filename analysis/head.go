package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// front is the beginning of a document, before its wording.
type front struct {
	form   corpus.Stretch // the head of the form that the document is written on; empty: on none
	fields []field        // 标题：…, 成文日期：… of a page's information block
	title  corpus.Stretch // from its first to its last line; empty where there is none
	lines  []int          // the paragraphs of the title
	body   int            // the first paragraph after it
}

// field is a line 发文字号：… of an information block.
type field struct {
	label string
	value corpus.Stretch
}

// findHead reads what the document says about itself.
func findHead(p *page) Head {
	var h Head
	f := readFront(p)
	if f.title.Len() > 0 {
		h.Title, h.TitleSpan = titleText(p, f), p.span(f.title)
	}
	title := unpad(strings.ReplaceAll(p.text[f.title.Start:f.title.End], "\n", ""))
	h.Kind = kindOf(p, title)
	if st := documentNumber(p, f); st.Len() > 0 {
		h.Number, h.NumberSpan = unpad(p.clean(st)), p.span(st)
	}
	if span, iso := documentDate(p, f, h.Kind); iso != "" {
		h.Date, h.DateSpan = iso, span
	}
	h.Year = documentYear(p, title, h)
	if st := documentMeeting(p, f, h.Kind); st.Len() > 0 {
		h.Meeting, h.MeetingSpan = unpad(p.clean(st)), p.span(st)
	}
	return h
}

// frontParagraphs is how many paragraphs are looked at for what stands before
// a document's wording.
const frontParagraphs = 40

// readFront reads the information block and the title.
func readFront(p *page) front {
	var f front
	i := 0
	for ; i < len(p.out.Paragraphs) && i < frontParagraphs; i++ {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:st.End]
		if s == "" {
			continue
		}
		if fields := fieldsOf(p, i); len(fields) > 0 {
			f.fields = append(f.fields, fields...)
			i = p.fieldEnd(i, fields)
			continue
		}
		if skippedBeforeTitle(p, s) {
			continue
		}
		break
	}
	f.body = i
	if lines := titleLines(p, i); len(lines) > 0 {
		f.lines = lines
		f.body = lines[len(lines)-1] + 1
		f.title = p.titleOf(lines)
	}
	if s := p.text[f.title.Start:f.title.End]; !strings.Contains(s, "关于") {
		if title := formTitle(p, f.body); title.Len() > 0 {
			f.form, f.title, f.lines = f.title, title, nil
		} else if title := ownTitle(p, f.body); title.Len() > 0 && (f.title.Len() == 0 || namesForm(s)) {
			f.form, f.title, f.lines = f.title, title, nil
		}
	} else if k := len(f.lines) - 1; k > 0 {
		// 云州市第九届人民代表大会第四次会议议案选登⏎关于治理内涝案
		if title := ownTitle(p, f.lines[k]); title.Len() > 0 && title.End == f.title.End && namesForm(p.text[f.title.Start:title.Start]) {
			f.form, f.title, f.lines = corpus.Stretch{Start: f.title.Start, End: p.out.Paragraphs[f.lines[k-1]].Read.End}, title, nil
		}
	}
	for _, fd := range f.fields {
		if isOneOf(fd.label, titleLabels) && fd.value.Len() > 0 && (f.title.Len() == 0 || !endsAsTitle(p.text[f.title.Start:f.title.End])) {
			f.title, f.lines = fd.value, nil
		}
	}
	return f
}

// titleLabels are the labels of an information block, or of a form, behind which
// the title stands.
const titleLabels = "标题 名称 信息名称 文件名称 文件标题 题目 议案题目 议案名称 议案标题 提案题目 提案名称 提案标题"

// formTitle is the title of a motion or proposal that is written on a form,
// which names it a few lines below the form's own head; from is the paragraph
// after that.
//
//	云州市第九届人民代表大会第四次会议⏎议　案⏎编号：第17号⏎题目：关于治理内涝的议案
//	云州市第九届人民代表大会第四次会议议案第17号⏎案由：关于治理内涝的议案
//	云州市人大代表议案⏎议案题目　关于治理内涝的议案
func formTitle(p *page, from int) corpus.Stretch {
	const lines = 8
	for i := from; i < len(p.out.Paragraphs) && i < from+lines; i++ {
		st := p.out.Paragraphs[i].Read
		s := p.text[st.Start:st.End]
		label, value, ok := strings.Cut(s, "：")
		if !ok {
			label, value, ok = cutBeforeTitle(s)
		}
		if label = unpad(label); ok && (isOneOf(label, titleLabels) || isOneOf(label, "案由 议题") && strings.HasPrefix(value, "关于")) && endsAsTitle(value) {
			return corpus.Stretch{Start: st.End - len(value), End: st.End}
		}
	}
	return corpus.Stretch{}
}

// cutBeforeTitle cuts a row of a form, whose label a gap sets apart, before the
// title of a motion: 议案题目　|关于治理内涝的议案.
func cutBeforeTitle(s string) (label, title string, ok bool) {
	const longest = 24 // bytes of the label, its letters spread or not
	i := strings.Index(s[:min(len(s), longest+len("关于"))], "关于")
	if i <= 0 || !strings.HasSuffix(s[:i], "\u3000") {
		return "", "", false
	}
	return s[:i], s[i:], true
}

// namesForm reports the head of a form, which says that a motion follows but not
// which: 云州市第九届人民代表大会第四次会议第17号议案.
func namesForm(head string) bool {
	s := unpad(strings.TrimSpace(head))
	return strings.Contains(s, "议案") && !exceeds(s, 45) && suffixIn(s, "议案 号 选登 摘登 审查委员会 登记表 议案表 议案纸 秘书处") > 0 ||
		suffixIn(s, "会议 大会 议案审查委员会 大会秘书处") > 0
}

// ownTitle is the title of a motion on a line of its own, a few lines below the
// head of its form: 关于治理内涝的议案. from is the paragraph after that head.
func ownTitle(p *page, from int) corpus.Stretch {
	const lines = 5
	for i := from; i < len(p.out.Paragraphs) && i < from+lines; i++ {
		st := p.out.Paragraphs[i].Read
		s := trimBrackets(p.text[st.Start:st.End])
		if strings.HasPrefix(s, "关于") && suffixIn(s, "议案 案 提案") > 0 && st.Len() <= titleMax && isTitleLine(p, i, true) {
			return st
		}
	}
	return corpus.Stretch{}
}

// skippedBeforeTitle reports a line that may stand above a title: a crumb trail,
// the head of an office's paper, a date, a security mark, a document number.
func skippedBeforeTitle(p *page, s string) bool {
	bare := unpad(s)
	n := utf8.RuneCountInString(bare)
	switch {
	case n < 4 && !isOneOf(bare, "通知 公告 决定 议案"), strings.Trim(s, "*-=_~·—─ 　") == "", withoutHan(bare):
		return true
	case n <= 10 && strings.HasPrefix(bare, "【") && strings.HasSuffix(bare, "】"): // the name of a newspaper's column
		return true
	case n <= 60 && (strings.Contains(bare, ">") || strings.Contains(bare, "»")):
		return true
	case n <= 30 && suffixIn(bare, "文件 人民政府文件 办公室文件 内部资料") > 0 && !strings.Contains(bare, "关于"):
		return true
	case isOneOf(bare, "首页 政策 附件 附件： 附件1 附件1： 附 正文 目录 公开 主动公开 依申请公开 特急 急件 平急 加急 国务院 国务院公报 委员会纪录 委员会记录 院会纪录 议案关系文书 公报 要闻 新闻 时政 政务 人大视窗 两会特刊 头条"):
		return true
	case n <= 40 && numberAlone(bare):
		return true
	case prefixIn(bare, "当前位置 您现在的位置 您的位置 来源： 发布时间 发布日期 日期： 时间：2 作者： 编辑： 责任编辑 浏览次数 字体 打印 分享 建议编号 提案编号 类别： 签发人") > 0 && n <= 80:
		return true
	case n <= 40:
		if _, precision, size := parseDate(bare); size > 0 && precision == ByDay && size >= len(bare)*2/5 {
			return true
		}
	}
	return false
}

// withoutHan reports a line without a Chinese character: EN, a web address.
func withoutHan(s string) bool {
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9fff {
			return false
		}
	}
	return true
}

// fieldsOf reads the fields of an information block in paragraph i: 索引号：…
// 主题分类：…, in cells or after gaps; a field's value may stand in the paragraph
// below.
func fieldsOf(p *page, i int) []field {
	st := p.out.Paragraphs[i].Read
	s := p.text[st.Start:st.End]
	if len(s) > 900 || !holdsOneOf(s, "：|") && !isFieldLabel(unpad(s)) {
		return nil
	}
	var all []field
	at := st.Start
	for at < st.End {
		label, n := fieldLabel(p.text[at:st.End])
		if n == 0 {
			if len(all) == 0 && at > st.Start+90 {
				return nil
			}
			_, size := utf8.DecodeRuneInString(p.text[at:])
			at += size
			continue
		}
		if len(all) == 0 && strings.Trim(p.text[st.Start:at], "|\u3000 ·") != "" {
			return nil
		}
		at += n
		end := at
		for end < st.End && p.text[end] != '|' {
			if strings.HasPrefix(p.text[end:], "\u3000") {
				if _, next := fieldLabel(strings.TrimLeft(p.text[end:st.End], "\u3000")); next > 0 {
					break
				}
			}
			_, size := utf8.DecodeRuneInString(p.text[end:])
			end += size
		}
		value := trimmed(p.text, corpus.Stretch{Start: at, End: end})
		all = append(all, field{label, value})
		at = end
	}
	if k := len(all) - 1; k >= 0 && all[k].value.Len() == 0 {
		all[k].value = valueBelow(p, i)
	}
	return all
}

// fieldEnd is the last paragraph that belongs to fields, which stand in
// paragraph i: the one below it where that holds the value and cannot be the
// title.
func (p *page) fieldEnd(i int, fields []field) int {
	value := fields[len(fields)-1].value
	if value.Len() == 0 || value.Start < p.out.Paragraphs[i].Read.End {
		return i
	}
	s := p.text[value.Start:value.End]
	below := p.out.ParagraphAt(value.Start)
	if strings.Contains(s, "\u3000") || withoutHan(s) {
		return below
	}
	for k := below + 1; k < min(len(p.out.Paragraphs), frontParagraphs); k++ {
		if p.out.Paragraphs[k].Read.Len() > 0 {
			if len(fieldsOf(p, k)) > 0 { // the block goes on after it
				return below
			}
			break
		}
	}
	return i
}

// valueBelow is the paragraph after i, unless that is a field of its own.
func valueBelow(p *page, i int) corpus.Stretch {
	for i++; i < len(p.out.Paragraphs) && i < frontParagraphs; i++ {
		st := p.out.Paragraphs[i].Read
		if st.Len() == 0 {
			continue
		}
		if _, n := fieldLabel(p.text[st.Start:st.End]); n > 0 || st.Len() > titleMax || p.out.Paragraphs[i].Kind == corpus.Formal {
			return corpus.Stretch{}
		}
		return st
	}
	return corpus.Stretch{}
}

// fieldLabel reads the label of an information block that s begins with, its
// letters spread or not (标　　题：), and returns the bytes it takes.
func fieldLabel(s string) (label string, n int) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '：' || r == '|':
			if isFieldLabel(b.String()) {
				return b.String(), i + utf8.RuneLen(r)
			}
			return "", 0
		case r == '\u3000' || r == ' ' || r == '·' || r == '-' || r == '【' || r == '】' || r == '[' || r == ']':
		default:
			b.WriteRune(r)
		}
		if i > 60 {
			return "", 0
		}
	}
	if isFieldLabel(b.String()) {
		return b.String(), len(s)
	}
	return "", 0
}

func isFieldLabel(s string) bool {
	return isOneOf(s, "索引号 信息索引号 主题分类 分类 信息分类 发文机关 发文机构 发文单位 制发机关 发布机构 公开责任部门 成文日期 生成日期 印发日期 发文日期 发布日期 公布日期 签发日期 公开日期 生效日期 失效日期 废止日期 有效性 时效性 效力状态 标题 名称 信息名称 文件名称 文件标题 发文字号 文号 文件编号 信息文号 主题词 关键词 体裁分类 体裁 组配分类 内容概述 公开方式 公开时限 公开范围 统一编号 规范性文件编号")
}

// trimmed is st without white space and stray marks at its ends.
func trimmed(text string, st corpus.Stretch) corpus.Stretch {
	s := text[st.Start:st.End]
	left := len(s) - len(strings.TrimLeft(s, "\u3000 |·\n"))
	s = strings.TrimRight(s[left:], "\u3000 |·\n")
	return corpus.Stretch{Start: st.Start + left, End: st.Start + left + len(s)}
}
