package index

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestParse(t *testing.T) {
	tests := []struct{ query, want string }{
		{"加装电梯", "加装电梯"},
		{"  加装　电梯 ", "加装 电梯"},
		{"加装 或 更新", "加装 或 更新"},
		{"加装 OR 更新 电梯", "加装 或 (更新 电梯)"},
		{"(加装 或 更新) 电梯", "(加装 或 更新) 电梯"},
		{"（加装 或 更新）电梯", "(加装 或 更新) 电梯"},
		{"加装 与 电梯", "加装 电梯"},
		{"电梯 -加装", "电梯 -加装"},
		{"电梯 非 加装", "电梯 -加装"},
		{"电梯 -(加装 或 更新)", "电梯 -(加装 或 更新)"},
		{"非遗 保护", "非遗 保护"},
		{"或许 近年来 与会", "或许 近年来 与会"},
		{`"推进 改革（试点）"`, `"推进 改革（试点）"`},
		{"“十四五”规划", `"十四五" 规划`},
		{"关于“十四五”规划", "关于“十四五”规划"},
		{"「議案」", `"議案"`},
		{"关于（修订）的决定", "关于（修订）的决定"},
		{"加装 近/20 电梯", "加装 近/20 电梯"},
		{"加装 近 电梯", "加装 近/10 电梯"},
		{"加装 NEAR/5 电梯", "加装 近/5 电梯"},
		{"加装 近／２０ 电梯", "加装 近/20 电梯"},
		{"(加装 或 更新) 近/20 电梯 改造", "((加装 或 更新) 近/20 电梯) 改造"},
		{"一 近/1 二 近/2 三", "(一 近/1 二) 近/2 三"},
		{"城?建设", "城?建设"},
		{"加装*30电梯", "加装*30电梯"},
		{"发言人:王芳", "发言人:王芳"},
		{"发言人：“王芳”", `发言人:"王芳"`},
		{"Speaker:王芳", "发言人:王芳"},
		{"發言人:王芳", "发言人:王芳"},
		{"发言人:王芳 -单位:教育局", "发言人:王芳 -单位:教育局"},
		{"日期:2020..2021-06", "日期:2020..2021-06"},
		{"日期:>= 2020-04", "日期:>=2020-04"},
		{"指标:>=50%", "指标:>=50%"},
		{"类型:任务 或 类型:问题", "类型:任务 或 类型:问题"},
		{"责任单位：教育局", "责任单位：教育局"},
		{"9:30", "9:30"},
		{"https://example.org", "https://example.org"},
		{"--电梯", "--电梯"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.query)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.query, err)
			continue
		}
		if got := q.String(); got != tt.want {
			t.Errorf("Parse(%q) is %s, want %s", tt.query, got, tt.want)
		}
		again, err := Parse(q.String())
		if err != nil || again.String() != tt.want {
			t.Errorf("Parse(%q) does not read its own form: %v %v", q, again, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		query   string
		rune    int // place of the error, characters
		message string
	}{
		{"", 0, "没有检索的内容"},
		{"  　", 3, "没有检索的内容"},
		{"加装 (电梯", 3, "没有配对的右括号"},
		{"加装 电梯)", 5, "没有配对的左括号"},
		{"()", 0, "括号里没有内容"},
		{"加装 (", 3, "没有配对的右括号"},
		{"加装 或", 4, "缺少检索的内容"},
		{"或 加装", 0, "缺少检索的内容"},
		{"加装 或 或 电梯", 5, "缺少检索的内容"},
		{"与 加装", 1, "前面缺少"},
		{"电梯 -", 3, "减号后面"},
		{"电梯 - 加装", 3, "减号后面"},
		{"电梯 非", 3, "“非”的后面"},
		{`"加装电梯`, 0, "后引号"},
		{"近 电梯", 0, "前面缺少"},
		{"近/5 电梯", 0, "前面缺少"},
		{"加装 近/5", 6, "后面缺少"},
		{"加装 近/五 电梯", 3, "字数"},
		{"加装 近/5000 电梯", 3, "字数"},
		{"加装 近/5 -电梯", 7, "两边只能是字串"},
		{"发言人:王芳 近/5 电梯", 0, "两边只能是字串"},
		{"*", 0, "没有可以检索的字"},
		{"???", 0, "没有可以检索的字"},
		{"加装 **", 3, "没有可以检索的字"},
		{"加装*5000电梯", 0, "最多"},
		{`" "`, 0, "没有可以检索的字"},
		{"发言人:", 4, "后面缺少值"},
		{`电梯 发言人:""`, 7, "后面缺少值"},
		{"类型:任物", 3, "没有类型“任物”"},
		{"行为:赞成", 3, "没有行为"},
		{"日期:昨天", 3, "不是日期"},
		{"日期:2020-13", 3, "不是日期"},
		{"日期:2021..2020", 3, "晚于"},
		{"日期:..", 3, "缺少日期"},
		{"指标:>=很多", 3, "不是数"},
		{"加装（电梯", 0, "文字里的括号要加引号"},
		{strings.Repeat("(", 200) + "电梯" + strings.Repeat(")", 200), 101, "套得太深"},
		{strings.Repeat("-", 200) + "电梯", 101, "套得太深"},
		{strings.Repeat("长", 3000), 0, "字串太长"},
		{strings.Repeat("多 ", 300), 400, "太多"},
		{"好\xff", 1, "不是UTF-8"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.query)
		var wrong *SyntaxError
		if !errors.As(err, &wrong) {
			t.Errorf("Parse(%.20q) is %v, %v; want a SyntaxError", tt.query, q, err)
			continue
		}
		if !strings.Contains(wrong.Message, tt.message) {
			t.Errorf("Parse(%.20q): %s; want %s", tt.query, wrong.Message, tt.message)
		}
		if at := utf8.RuneCountInString(tt.query[:wrong.Offset]); at != tt.rune {
			t.Errorf("Parse(%.20q): error at character %d, want %d (%s)", tt.query, at, tt.rune, wrong.Message)
		}
	}
}

func TestSyntaxErrorShowsThePlace(t *testing.T) {
	_, err := Parse("加装 (电梯")
	want := `检索式第4个字：这个左括号没有配对的右括号；括号是文字时请加引号
    加装 (电梯
         ^
例如：(加装 或 更新) 电梯`
	if err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// hostile are queries that are to be answered or refused at once.
func hostile() []string {
	big := 1 << 20
	return []string{
		strings.Repeat("字", big/3), strings.Repeat("(", big), strings.Repeat("-", big), strings.Repeat("\"", big),
		strings.Repeat("a*", 40_000), strings.Repeat("?", 90_000), strings.Repeat("啊?", 900), strings.Repeat("啊*", 60) + "啊",
		strings.Repeat("， ", 150), "，", "……", "！？", "()（）", "\x00", strings.Repeat("啊", 2000), strings.Repeat("或 ", 40_000),
		strings.Repeat("啊 近/1000 ", 7) + "啊", strings.Repeat("啊 近/1000 ", 100) + "啊", strings.Repeat("啊*", 15) + "啊", strings.Repeat("日期:2020 ", 180), strings.Repeat(" ", 99_999), "：", "*1000", "啊*1000啊",
		strings.Repeat("（", 1999), strings.Repeat("\n", 1000) + "字",
	}
}

func TestHostileQueries(t *testing.T) {
	ix := build(t, memory{
		"a.txt": {text: strings.Repeat("啊", 30_000) + "\n" + strings.Repeat("啊，", 30_000) + "\n" + strings.Repeat("（", 30_000)},
		"b.txt": {text: "会议议程\n"},
	}, nil)
	for _, query := range hostile() {
		start := time.Now()
		if q, err := Parse(query); err == nil {
			if _, err := ix.Search(t.Context(), q, Options{Limit: 10}); err != nil {
				t.Errorf("%.20q: %v", query, err)
			}
		} else if len(err.Error()) > 2000 {
			t.Errorf("%.20q: the error has %d bytes", query, len(err.Error()))
		}
		if q, err := Literal(query); err == nil {
			if _, err := ix.Search(t.Context(), q, Options{Limit: 10}); err != nil {
				t.Errorf("%.20q as it stands: %v", query, err)
			}
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%.20q took %v", query, d)
		} else if d > 300*time.Millisecond {
			t.Logf("%.20q took %v", query, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"加装 (电梯 或 更新) -试点", `发言人："王芳" 日期:2020..2021`, "城?建设*20试点 近/5 “十四五”", "非 (", "指标:>=1.5万人", "近/", "\xff("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		q, err := Parse(query)
		if err == nil {
			if _, err := newPlan(q, false); err != nil {
				t.Errorf("%q was parsed, but: %v", query, err)
			}
			return
		}
		var wrong *SyntaxError
		if !errors.As(err, &wrong) {
			t.Fatalf("%q: %T", query, err)
		}
		if wrong.Offset < 0 || wrong.Offset > len(query) || wrong.Query != query {
			t.Errorf("%q: error at %d", query, wrong.Offset)
		}
		_ = err.Error()
	})
}
