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
