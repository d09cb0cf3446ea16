package corpus

import (
	"fmt"
	"strings"
	"testing"
)

// sketch draws the items of text, one a line: depth, number, heading | body.
func sketch(text string) string {
	o := NewDocument("t", text).Outline
	var b strings.Builder
	at := func(s Stretch) string {
		r := []rune(o.Reading.Text[s.Start:s.End])
		if len(r) > 10 {
			r = append(r[:9], '…')
		}
		return string(r)
	}
	for _, it := range o.Items {
		fmt.Fprintf(&b, "%s%s %s|%s\n", strings.Repeat(" ", it.Level), at(it.Number), at(it.Heading), at(it.Body))
	}
	return b.String()
}

func TestItems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"heading and body on one line", "（五）扩大试点范围。从2026年起，每年新增试点街道。\n", "（五） 扩大试点范围|从2026年起，每…\n"},
		{"a sentence alone is wording", "1.完成120个小区改造。\n2.加装电梯200部。\n", "1 |完成120个小区改…\n2 |加装电梯200部。\n"},
		{
			"a sentence over finer items is a heading", "（一）统筹两个市场，打造制造中心。\n1.拓展市场。在园区推广试点。\n（二）推动创新。\n2.促进研发。支持设立中心。\n",
			"（一） 统筹两个市场，打造…|\n 1 拓展市场|在园区推广试点。\n（二） 推动创新|\n 2 促进研发|支持设立中心。\n",
		},
		{"a note is no wording of its own", "1.新建养老服务站30个。（市民政局负责）\n2.新建食堂。责任单位：市商务局\n", "1 |新建养老服务站30…\n2 |新建食堂。责任单位…\n"},
		{"a sentence about the item is no wording of its own", "1.更新公交车。此项工作由市交通局负责。\n", "1 |更新公交车。此项工…\n"},
		{"a heading that ends in a note", "一、整治乱象（责任单位：市民政局）\n8月底前公布清单。\n", "一 整治乱象（责任单位…|\n"},
		{"a sentence above the caption of the next", "1.修复盲道。\n公共交通\n2.更新公交车。\n", "1 |修复盲道。\n2 |更新公交车。\n"},
		{
			"sets of sections that begin again", "一、由来\n甲地请求支持。\n二、任务\n一、由来\n二、任务\n",
			"一 由来|\n二 任务|\n一 由来|\n二 任务|\n",
		},
		{
			"a series inside a paragraph", "各区要做到：一是摸清底数；二是建立台账；三是按月通报。\n",
			"一是 |摸清底数；\n二是 |建立台账；\n三是 |按月通报。\n",
		},
		{"a lone first is no series", "这项工作的难点，一是资金不足。\n", ""},
		{"mixed 一是 and 二要", "一是统一规划;二要分步实施。\n", "一是 |统一规划；\n二要 |分步实施。\n"},
		{
			"paragraph leads", "二、重点任务\n大力提振消费。顺应升级趋势，办好消费季。\n扩大有效投资。抓好重点项目，扩大投资。\n",
			"二 重点任务|\n  大力提振消费|顺应升级趋势，办好…\n  扩大有效投资|抓好重点项目，扩大…\n",
		},
		{"a lone lead is a sentence", "二、重点任务\n形势严峻。各部门要高度重视，抓好落实。\n", "二 重点任务|\n"},
		{"Markdown", "# 方案\n## 一、总体要求\n- 摸清底数\n", "# 方案|\n 一 总体要求|\n  - 摸清底数|\n"},
		{"an article of an old law is no heading", "依据第三条规定办理。\n", ""},
	} {
		if got := sketch(c.text); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestItemEndsAtFrame(t *testing.T) {
	text := "一、任务\n1.开展普查。\n临江市人民政府\n2025年4月18日\n（此件公开发布）\n附件说明文字。\n"
	o := NewDocument("t", text).Outline
	for _, it := range o.Items {
		if got := o.Reading.Text[it.Start():it.End]; strings.Contains(got, "临江") {
			t.Errorf("item %q reaches into the signature", got)
		}
	}
	formal := 0
	for _, p := range o.Paragraphs {
		if p.Kind == Formal {
			formal++
		}
	}
	if formal != 3 {
		t.Errorf("%d paragraphs frame the document, want 3", formal)
	}
}

func TestItemAt(t *testing.T) {
	o := NewDocument("t", "开头。\n一、任务\n（一）摸底。各区要摸清底数。\n二、要求\n").Outline
	for _, c := range []struct{ word, want string }{{"开头", ""}, {"底数", "（一）"}, {"要求", "二"}} {
		got := ""
		if i := o.ItemAt(strings.Index(o.Reading.Text, c.word)); i >= 0 {
			got = o.Reading.Text[o.Items[i].Number.Start:o.Items[i].Number.End]
		}
		if got != c.want {
			t.Errorf("%s stands under %q, want %q", c.word, got, c.want)
		}
	}
}

func TestHardWraps(t *testing.T) {
	const long = "鑑於各區老舊社區的公共設施普遍老化，居民反映強烈，爰要求主管機關會同財政單位重新檢討補助辦法，並於兩個月內提出書面報告，送交委員會審查，另應說明未來三年之經費來源及分年執行計畫。"
	hanging := "一、" + strings.ReplaceAll(wrap(long, 36), "\n", "\n  ") + "\n                  提案人：王若蘭    李海川\n"
	spaced := wrap("主席："+long, 28) + "  \n \n " + wrap("第二段"+long, 28) + "\n"
	header := wrap(long, 31) + "\n立法會  ─  2025年 2月 6日  \n \n4646 \n"
	for _, c := range []struct {
		name, text string
		want       []string // the beginnings of the paragraphs of wording
	}{
		{"hanging indent, names below", strings.Repeat(hanging, 3), []string{"一、", "提案人", "一、", "提案人", "一、", "提案人"}},
		{"blank lines between", strings.Repeat(spaced, 2), []string{"主席", "第二段", "主席", "第二段"}},
		{"page headers inside", header + header + "結束了。\n", []string{"鉴于各区", "鉴于各区", "结束了"}},
		{"lines that were not broken", "一、总体要求\n到2027年完成改造。\n二、重点任务\n摸清底数。\n三、保障措施\n加强领导。\n", []string{"一", "到2027", "二", "摸清", "三", "加强"}},
	} {
		o := NewDocument("t", c.text).Outline
		var got []string
		for _, p := range o.Paragraphs {
			if p.Kind != Furniture && p.Kind != Blank {
				got = append(got, o.Reading.Text[p.Read.Start:p.Read.End])
			}
		}
		ok := len(got) == len(c.want)
		for i := range c.want {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: %d paragraphs %q, want %q", c.name, len(got), got, c.want)
		}
		checkOutline(t, c.text)
	}
}

func TestAddressee(t *testing.T) {
	for _, c := range []struct {
		text   string
		formal bool
	}{
		{"关于第12号提案的答复\n马文远副主席：\n您提出的提案收悉。\n", true},
		{"关于第12号提案的答复\n张明委员：\n您提出的提案收悉。\n", true},
		{"第五次会议纪要\n马文远副主席：\n现在开会。\n", false},
		{"第五次会议纪要\n1、马文远委员：\n方案可行。\n", false},
	} {
		o := NewDocument("t", c.text).Outline
		if got := o.Paragraphs[1].Kind == Formal; got != c.formal {
			t.Errorf("%q: the second line frames the document: %v", c.text, got)
		}
	}
}
