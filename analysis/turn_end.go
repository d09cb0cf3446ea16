package analysis

import (
	"strings"
	"unicode/utf8"

	"yian/corpus"
)

// turnEnds says for each paragraph whether it ends the speech before it without
// being part of it.
func (p *page) turnEnds(openings []*opening) []bool {
	n := len(p.out.Paragraphs)
	ends := make([]bool, n)
	before := false // the next paragraph of wording opens a speech, or is a title above one
	end := true     // nothing but ends follows
	for i := n - 1; i >= 0; i-- {
		par := &p.out.Paragraphs[i]
		switch {
		case par.Kind == corpus.Furniture || par.Kind == corpus.Blank:
			continue
		case openings[i] != nil:
			before, end = true, false
			continue
		case par.Kind == corpus.TableRow:
			ends[i] = true
		case par.Kind == corpus.Formal:
			ends[i] = !strings.HasSuffix(p.paragraph(i), "：")
		default:
			s := p.paragraph(i)
			title := before && isTitle(s)
			ends[i] = title || isProcedure(s) || isStage(s) && (before || end || utf8.RuneCountInString(s) > 24)
			before = title || before && isStage(s)
			end = end && ends[i]
			continue
		}
		before, end = false, end && ends[i]
	}
	p.endAtMotions(ends, openings)
	return ends
}

// endAtMotions ends the turn of who leads the meeting where the wording of a
// motion begins that stands above its movers: nobody speaks it.
func (p *page) endAtMotions(ends []bool, openings []*opening) {
	for i := range p.out.Paragraphs {
		if !ends[i] || !isProposerLine(p.paragraph(i)) {
			continue
		}
		free := i
		for free > 0 && openings[free-1] == nil && (!ends[free-1] || p.out.Paragraphs[free-1].Read.Len() == 0) {
			free--
		}
		wording, number, ok := movedWording(p, movers{first: i}, free)
		if !ok {
			continue
		}
		from := wording.Start
		if number.Len() > 0 {
			from = number.Start
		}
		for k := p.out.ParagraphAt(from); k < i; k++ {
			ends[k] = true
		}
	}
}

// isTitle reports a short line that is no sentence.
func isTitle(s string) bool {
	return !exceeds(s, 40) && !closesSentence(s) && !strings.Contains(s, "。") && !hasPrefixIn(s, "我 多谢 谢谢 感谢 好 “ …")
}

// isStage reports a paragraph that is a bracket: （计时器响起）, （经济部李部长报告后，…）.
func isStage(s string) bool {
	inner, ok := strings.CutPrefix(s, "（")
	if !ok || !strings.HasSuffix(s, "）") {
		return false
	}
	// One bracket, not two with wording between them.
	first := strings.Index(inner, "）")
	return first == len(inner)-len("）") || strings.Contains(inner[:first], "（")
}

// procedureLabels begin lines that no speaker says: of the minutes, of the
// motion that is moved, of the newspaper.
const procedureLabels = "名称： 主旨： 速别： 密等 正本： 副本： 受文者： 发文日期 发文字号 协商结论： 协商代表 协商主题 " +
	"协商地点 协商时间 提案人： 连署人： 附议人： 决定： 决议： 来源： 责任编辑 编辑： 责编 附件 附： " +
	"附录 时间： 地点： 出席委员： 列席委员： 列席人员： 出席人员： 列席官员： 请假委员： 纪录： 记录： " +
	"速记： 段落： 审查结果 审查会 案由： 程序委员会意见 表决结果 表决时间 赞成者 反对者 弃权者 功能团体： " +
	"地方选区： 功能界别： 联系人 联系电话 抄送 抄报 主办单位 承办单位 会议地点 会议时间 散会 休息（ 登载 " +
	"记者： 作者： 通讯员： （记者 （来源 （作者 （责任编辑 （编辑 本报记者 扫码 原标题"

// isProcedure reports a line of the minutes or of the page that is no speech.
func isProcedure(s string) bool {
	flat := s
	if strings.Contains(s, "\u3000") {
		if isSpread(s) {
			return true
		}
		flat = unpad(firstRunes(s, 40))
	}
	if hasPrefixIn(flat, procedureLabels) {
		return true
	}
	if hasPrefixIn(flat, "会议决定 会议决议 会议同意 会议原则 会议要求 会议指出 会议强调 会议认为 会议听取 会议审议 会议表决 会议通过") {
		return true // the minutes' own words
	}
	n := utf8.RuneCountInString(firstRunes(s, 81))
	switch {
	case isOneOf(flat, "临时提案 讨论事项 报告事项 质询事项 选举事项 讨论及决议"):
		return true
	case strings.HasSuffix(s, "读）") && suffixIn(s, "（一读） （二读） （三读）") > 0:
		return true // 云州条例草案审查案（二读）
	case n <= 14 && hasPrefixIn(s, "上午 下午 晚上 中午 凌晨") && suffixIn(s, "时 分 时正") > 0:
		return true // 下午3时31分
	case n <= 14 && hasPrefixIn(s, "会议") && suffixIn(s, "暂停。 恢复。 休会。 结束。 散会。") > 0:
		return true // 会议随而恢复。
	case n > 80:
		return false
	case n <= 40 && (hasPrefixIn(s, "会议还听取 会议还审议 会议还讨论 会议还印发") || strings.Contains(s, "负责人") && suffixIn(s, "作了回答。 作了说明。 作了答复。 作了回应。 回答了询问。 回应了询问。") > 0):
		return true // 市交通局负责人就有关问题作了回答。
	case strings.HasSuffix(s, "如下：") && (strings.Contains(s, "动议的") || strings.Contains(s, "修正案") || strings.Contains(s, "议案") && n <= 24) && !hasPrefixIn(s, "我 本席 主席 现"):
		return true // 陈敏议员动议的议案如下：
	case strings.HasSuffix(s, "提案：") && n <= 20:
		return true // 王委员育敏等提案：
	case n <= 12 && hasPrefixIn(s, "继续开会 继续报告 暂停会议 会议暂停 休息 散会 全文完 完"):
		return !closesSentence(s)
	}
	return false
}

// isSpread reports a title whose characters are spread over the line: 报　告　事　项.
func isSpread(s string) bool {
	chars, gaps, single := 0, 0, true
	run := 0
	for _, r := range s {
		if r == '\u3000' || r == ' ' {
			if run > 0 {
				gaps++
			}
			run = 0
			continue
		}
		chars++
		if run++; run > 1 {
			single = false
		}
	}
	return single && chars >= 2 && chars <= 16 && gaps >= chars-1
}
