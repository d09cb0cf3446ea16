package analysis

import (
	"fmt"
	"strings"
	"testing"

	"yian/corpus"
)

// dayLayouts are the layouts of speakers' lines, each with the name and role
// that it gives; %s stands for a given name.
func dayLayouts() []dayLayout {
	return []dayLayout{
		{"市人大常委会委员周%s：%s\n", "周%s", "市人大常委会委员"},
		{"周%s议员：主席，%s\n", "周%s", "议员"},
		{"周%s議員（譯文）：主席，%s\n", "周%s", "議員"},
		{"周委員%s：（在席位上）%s\n", "周%s", "委員"},
		{"周部長%s：跟委員報告，%s\n", "周%s", "部長"},
		{"經濟部周次長%s：%s\n", "周%s", "經濟部次長"},
		{"主席（周委員%s代）：%s\n", "周%s", "主席"},
		{"全国人大代表周%s：\n%s\n", "周%s", "全国人大代表"},
		{"人大代表周%s：“%s”\n", "周%s", "人大代表"},
		{"人大代表 周%s\n（云州公司总经理）\n%s\n", "周%s", "人大代表"},
		{"【市人大常委会委员 周%s】\n%s\n", "周%s", "市人大常委会委员"},
		{"周%s（市人大代表、云州学校校长）：%s\n", "周%s", "市人大代表、云州学校校长"},
		{"周%s委员：\n一、%s\n二、%[2]s\n", "周%s", "委员"},
		{"市人大常委会委员周%s：让服务更有温度\n%s\n", "周%s", "市人大常委会委员"},
		{"■ 市人大代表 周%s：%s\n", "周%s", "市人大代表"},
		{"全国人大代表 周%s表示，%s\n", "周%s", "全国人大代表"},
		{"周%s委员在审议时说，%s\n", "周%s", "委员"},
		{"市人大代表周%s是云州养老协会理事长。他建议，%s\n", "周%s", "市人大代表"},
	}
}

type dayLayout struct{ text, name, role string }

// dayOfMinutes writes turns speeches in all layouts and says who holds them.
func dayOfMinutes(turns int) (text string, speakers []Speaker) {
	const (
		given  = "海宁子鸣文清志远秀英国安太平宜安向明"
		speech = "社区养老服务设施仍然不足，护理人员短缺。建议加大投入，完善配套政策，让老年人就近享受服务。请问这项工作什么时候能够完成？近年来有关部门做了大量工作，成效明显。全市现有社区食堂八十六家，其中三十家由街道兴办。"
	)
	names := []rune(given)
	layouts := dayLayouts()
	var b strings.Builder
	b.WriteString("云州市第十届人民代表大会会议纪录\n时间：2020年4月14日\n主席：王明\n")
	for i := range turns {
		if i%5 == 0 {
			b.WriteString("主席：请下一位发言。\n")
			speakers = append(speakers, Speaker{Role: "主席"})
		}
		l := layouts[i%len(layouts)]
		name := string(names[i*7%len(names)]) + string(names[(i*3+1)%len(names)])
		words := speech[:len("社区养老服务设施仍然不足，护理人员短缺。")]
		if i%3 == 0 {
			words = strings.Repeat(speech, 1+i%12)
		}
		fmt.Fprintf(&b, l.text, name, words)
		if strings.Contains(l.text, "議") {
			b.WriteString("其次，这件事情拖了很久。\n（计时器响起）\n")
		}
		speakers = append(speakers, Speaker{Name: fmt.Sprintf(l.name, name), Role: l.role})
	}
	return b.String(), speakers
}

// TestDayOfMinutes gives every turn of a long day its speaker.
func TestDayOfMinutes(t *testing.T) {
	text, want := dayOfMinutes(1600)
	if n := len([]rune(text)); n < 200_000 {
		t.Fatalf("the day has only %d characters", n)
	}
	p := newPage(corpus.NewDocument("day.txt", text))
	p.head.Kind = Proceedings
	got := findRemarks(p)
	for i := range min(len(got), len(want)) {
		checkRemark(t, p, got[i])
		if got[i].Speaker.Name != want[i].Name || got[i].Speaker.Role != want[i].Role {
			t.Fatalf("turn %d is held by %s %s, want %s %s: %.60q", i, got[i].Speaker.Role, got[i].Speaker.Name, want[i].Role, want[i].Name, p.doc.At(got[i].Span))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d turns, want %d", len(got), len(want))
	}
}

func BenchmarkFindRemarks(b *testing.B) {
	for _, turns := range []int{60, 6000} {
		text, _ := dayOfMinutes(turns)
		p := newPage(corpus.NewDocument("day.txt", text))
		p.head.Kind = Proceedings
		b.Run(fmt.Sprint(turns), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				findRemarks(p)
			}
		})
	}
}

// TestRemarksOnHostileText must come to an end.
func TestRemarksOnHostileText(t *testing.T) {
	for _, unit := range []string{"（", "）", "：", "主席：", "委员", "委员\n", "“", "；", "。", "？", "王委员", "议员：\n", "要", "1、", "…", "【", "\u3000", "他说，"} {
		p := newPage(corpus.NewDocument("hostile.txt", strings.Repeat(unit, 100_000)))
		findRemarks(p)
		p = newPage(corpus.NewDocument("hostile.txt", "市人大代表王芳：\n"+strings.Repeat(unit, 100_000)+"。"))
		for _, r := range findRemarks(p) {
			checkRemark(t, p, r)
		}
	}
}
