package analysis

import (
	"strings"
	"testing"
)

// TestPlainPlan reads plans that answer a motion without headings or numbers.
func TestPlainPlan(t *testing.T) {
	head := "沙湾县人民政府关于照明议案的办理方案\n\n县人大常委会：\n县政府高度重视该议案的办理，现将办理方案报告如下。\n"
	for _, c := range []struct{ name, text, want string }{
		{"units as subjects", "县住建局要更换灯杆320根，年底前完成。县公安局要增设警示灯。\n县城管局要成立管养中心。\n", "县住建局要更换灯杆320根，年底前完成|县公安局要增设警示灯|县城管局要成立管养中心"},
		{"units before a colon", "县住建局负责：更换灯杆320根，年底前完成。\n县公安局、县城管局：增设警示灯。\n", "更换灯杆320根，年底前完成|增设警示灯"},
		{"a series after a lead", "办理工作分三步走。一是更换灯杆；二是整治电线；三是成立管养中心。\n", "更换灯杆|整治电线|成立管养中心"},
		{"by quarter", "第一季度，完成摸底；第二季度，更换灯杆320根；第三季度，整治电线。\n", "第一季度，完成摸底|第二季度，更换灯杆320根|第三季度，整治电线"},
		{"sentences alone", "今年更换灯杆320根。\n明年，在学校门口增设警示灯。\n以上方案，请予审议。\n", "今年更换灯杆320根|明年，在学校门口增设警示灯"},
		{"what was done", "近年来，我县已更换灯杆100根。\n", ""},
	} {
		r := analyzed(t, head+c.text)
		var got []string
		for _, task := range r.Tasks {
			got = append(got, task.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
		}
	}
}

// TestArticleOnPlan reads an article that tells what was moved, what the plan says and
// what members thought of it, under headings of its own.
func TestArticleOnPlan(t *testing.T) {
	r := analyzed(t, `办好议案 点亮老街

今年1月，市十五届人大三次会议通过《关于改善老街照明的议案》。日前，市人大常委会审议办理方案。
一、代表为何提出
周文明等42名市人大代表联名提出，点亮老街、方便群众夜间出行。目前，老街灯杆锈蚀、电线乱接、夜间事故多发。
议案建议：一是更换老旧灯杆；二是整治乱接电线。
二、政府如何办理
市政府制定的办理方案提出，年内更换灯杆320根；整治电线18公里；增设警示灯等。
三、委员怎样看
市人大常委会委员张国强：让每一盏灯都亮起来
建议推广太阳能灯。
`)
	var tasks, problems, solutions []string
	for _, task := range r.Tasks {
		tasks = append(tasks, task.Text)
	}
	for _, m := range r.Motions {
		for _, q := range m.Problems {
			problems = append(problems, q.Text)
		}
		for _, q := range m.Solutions {
			solutions = append(solutions, q.Text)
		}
	}
	for _, c := range []struct {
		got  []string
		want string
	}{
		{tasks, "年内更换灯杆320根|整治电线18公里|增设警示灯"},
		{problems, "老街灯杆锈蚀|电线乱接|夜间事故多发"},
		{solutions, "更换老旧灯杆|整治乱接电线"},
	} {
		if got := strings.Join(c.got, "|"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if len(r.Remarks) != 1 {
		t.Errorf("%d remarks", len(r.Remarks))
	}
}
