package analysis

import "testing"

func TestParseDate(t *testing.T) {
	tests := []struct {
		text      string
		iso       string
		precision Precision
		rest      string
	}{
		{"2019年1月9日在市第九届人民代表大会上", "2019-01-09", ByDay, "在市第九届人民代表大会上"},
		{"2019年1月9号", "2019-01-09", ByDay, ""},
		{"二〇〇六年九月七日", "2006-09-07", ByDay, ""},
		{"二○一八年十二月二十一日", "2018-12-21", ByDay, ""},
		{"二零一八年十一月三十日", "2018-11-30", ByDay, ""},
		{"中华民国106年3月9日（星期四）", "2017-03-09", ByDay, "（星期四）"},
		{"民国九十八年五月一日", "2009-05-01", ByDay, ""},
		{"106年3月20日", "2017-03-20", ByDay, ""},
		{"1130521", "2024-05-21", ByDay, ""},
		{"1130429-1130528", "2024-04-29", ByDay, "-1130528"},
		{"2019-01-09", "2019-01-09", ByDay, ""},
		{"2019.1.9", "2019-01-09", ByDay, ""},
		{"2019/12/31 ", "2019-12-31", ByDay, " "},
		{"2020年2月", "2020-02-29", ByMonth, ""},
		{"2020年工作报告", "2020-12-31", ByYear, "工作报告"},
	}
	for _, tt := range tests {
		iso, precision, n := parseDate(tt.text)
		if iso != tt.iso || precision != tt.precision || tt.text[n:] != tt.rest {
			t.Errorf("parseDate(%q) = %q, %q, rest %q; want %q, %q, %q", tt.text, iso, precision, tt.text[n:], tt.iso, tt.precision, tt.rest)
		}
	}
	for _, text := range []string{"", "年", "3年", "120分钟", "2019年2月30日", "第三年", "1139921", "12345热线", "2019-13-01", "100年老店"[3:]} {
		if iso, _, n := parseDate(text); n != 0 {
			t.Errorf("parseDate(%q) = %q, want none", text, iso)
		}
	}
}

func TestCalendarAt(t *testing.T) {
	tests := []struct{ text, date, rest string }{
		{"6月底前", "2019-06-30", "前"},
		{"2020年2月", "2020-02-29", ""},
		{"上半年", "2019-06-30", ""},
		{"今年三季度末", "2019-09-30", ""},
		{"明年上半年", "2020-06-30", ""},
		{"年底前", "2019-12-31", "前"},
		{"今年年底", "2019-12-31", ""},
		{"2021年年内", "2021-12-31", ""},
		{"十五五期末", "2030-12-31", ""},
		{"2025—2027年", "2027-12-31", ""},
		{"2025年至2027年", "2027-12-31", ""},
		{"7月1日前", "2019-07-01", "前"},
		{"11月上旬", "2019-11-10", ""},
		{"每年9月底前", "", "前"},
		{"每月10日前", "", "前"},
	}
	for _, tt := range tests {
		c, ok := calendarAt(tt.text, 0)
		if !ok || c.date(2019) != tt.date || tt.text[c.end:] != tt.rest {
			t.Errorf("calendarAt(%q) = %q, rest %q, %v; want %q, %q", tt.text, c.date(2019), tt.text[c.end:], ok, tt.date, tt.rest)
		}
	}
	for _, text := range []string{"13月", "年轻人", "上级部门", "第三方", "十四五规划", "月光", "0月", "3年"} {
		if c, ok := calendarAt(text, 0); ok {
			t.Errorf("calendarAt(%q) = %+v, want none", text, c)
		}
	}
}
