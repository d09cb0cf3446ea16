package report

import (
	"fmt"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/themes"
)

// rangeNote says in one line what a report is about.
func rangeNote(r *themes.Report) string {
	note := textNote(r.Texts[themes.Target])
	if r.Scope != "" {
		note = r.Scope + "：" + note
	}
	if r.Compares() {
		note += "；上期" + r.Before + "：" + textNote(r.Texts[themes.Previous])
	}
	return note
}

// textNote says how much text there is, and of when: 38个文件，412,330字，2024-03至2025-11.
func textNote(t themes.Text) string {
	note := fmt.Sprintf("%d个文件，%s字", t.Documents, thousands(t.Characters))
	switch {
	case t.First == "":
	case t.First == t.Last:
		note += "，" + t.First
	default:
		note += "，" + t.First + "至" + t.Last
	}
	if t.Undated > 0 && t.First != "" {
		note += fmt.Sprintf("（%d个没有日期）", t.Undated)
	}
	return note
}

// thousands is n with commas: 412,330.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Method says how a report was counted: what, what not, with which thresholds, and
// against what. It holds nothing that would differ in another run.
func Method(r *themes.Report) []office.Paragraph {
	var all []office.Paragraph
	say := func(lead, format string, args ...any) {
		all = append(all, office.Paragraph{Lead: lead, Text: fmt.Sprintf(format, args...)})
	}
	say("统计范围", "%s。", rangeNote(r))
	say("计什么", "关键词是短语（2—12字）和名称。先在每个文件里找出主题短语、责任单位、发言人和提出人、地名、量化指标、书名号或引号中的政策名，共得候选 %s 个；"+
		"取其中最可能的 %s 个，在全部文件里逐处计数。列入报告的至少出现 %d 次；互相包含而几乎总是一起出现的只列一个。", thousands(r.Examined), thousands(r.Counted), r.Least)
	say("频次", "总频次是字串出现的处数，与 yian search '关键词' 报告的处数相同：繁简、全半角、大小写、硬换行不计，长词里面的也算（“社区治理”计入“基层社区治理”）。"+
		"有合并别名的，各名称的处数列在括号里，分别与检索相同；一个名称在另一个里面时只算一处。每万字频次以全部文字（含标点、标题）计，一个字符为一字。")
	say("分项频次", "任务频次、发言频次即 yian search '关键词 类型:任务'、'关键词 类型:发言' 的处数；议案频次是在议案的问题、要求、解决方案中的处数"+
		"（'关键词 (类型:问题 或 类型:要求 或 类型:措施)'）。主要单位、主要发言人括号里的数即再加 '单位:名称'、'发言人:名称' 的处数。关联任务数是文字中有该词的任务项数。")
	if r.General {
		say("关键度", "对数似然比 LL（Dunning 1993；Rayson、Garside 2000），对照语料为%s。对照表只记每个词出现在多少个千字段里，故两边都以千字段计："+
			"本语料按每 %d 字节一段，一个词在一段里出现几次都算一段。对照表没有收的词，按表的下限计（备注栏注明），关键度只会偏低。", r.Reference, analysis.ReferencePassage)
	} else {
		say("关键度", "对数似然比 LL（Dunning 1993；Rayson、Garside 2000），对照语料为%s（%s），以处数与字数计；主题词按 LL 排列。", r.Reference, textNote(r.Texts[themes.Against]))
	}
	say("方向", "LL 不小于 %.2f（p<0.01）时，比对照多的为“偏多”，少的为“偏少”；否则为“相当”。效应量是两边频率之比的以 2 为底的对数（Hardie 2014）：1 为两倍，-1 为一半；次数为 0 的按 0.5 计。"+
		"显著性：LL≥%.2f 为 p<0.05，≥%.2f 为 p<0.01，≥%.2f 为 p<0.001，≥%.2f 为 p<0.0001；同时比较许多词，个别显著可能出于偶然。", analysis.LL100, analysis.LL20, analysis.LL100, analysis.LL1000, analysis.LL10000)
	if r.Compares() {
		say("增减", "本期与上期以处数与字数比较，LL≥%.2f（p<0.05）才算变化：上期没有的为“新出现”，本期没有的为“消失”，其余为“上升”或“下降”；不到的为“持平”，上期文字太少时也为“持平”。", analysis.LL20)
	}
	if r.By != "" {
		say("分组", "每个%s的文字与其余文字比较，列出 LL≥%.2f 而偏多的；一段文字属于几个%s时各算一次。", r.By.Label(), analysis.LL100, r.By.Label())
	}
	say("新词", "词表、内置词典和对照表都没有，至少出现 3 次，并且其中最少见的成分有一半以上出现在这个词里。是候选，由人判断：yian lexicon accept。")
	say("共现", "同一自然段里都出现算一次；按四格表的对数似然比排列，LL≥%.2f 且不少于 2 段才列。互相包含的词不算。", analysis.LL100)
	say("例句", "取最早收入的三个文件各一句（标题里的不取，除非没有别的），不足时取同一文件的其他段；位置按字数，从 1 起。")
	say("不计的", "单字；人名、责任单位说明、署名、页眉页脚、名单不作主题短语（仍计入字数和名称的频次）；常用套话（推进、加强、工作等）不作主题短语。")
	say("排列", "先主题词，后政策名、指标、机构、地名、人名。%s", order(r))
	say("版本", "分析规则 %s；对照表 %.0f 段；语料摘要 %s（各文件校验和依次的摘要，前12位）。", analysis.Version, generalPassages(), digests(r))
	return all
}

// order says how keywords are ordered.
func order(r *themes.Report) string {
	if r.General {
		return "主题词按“有多少文件会以它为主题”的估计之和排列，比对照偏多的加权，偏少的减半以下；机构、地名、人名按频次。"
	}
	return "每一类都是偏多的在前，按 LL 从大到小。"
}

func generalPassages() float64 {
	use, _ := analysis.ReferenceUse("")
	return use.Size
}

// digests are those of all parts.
func digests(r *themes.Report) string {
	var all []string
	for p, name := range []string{"本期", "上期", "对照"} {
		if r.Texts[p].Documents > 0 {
			all = append(all, name+" "+r.Texts[p].Digest)
		}
	}
	return strings.Join(all, "，")
}
