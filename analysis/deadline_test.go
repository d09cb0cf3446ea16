package analysis

import (
	"slices"
	"strings"
	"testing"

	"yian/corpus"
)

// pageOf is the page of a document with the given text whose head says date.
func pageOf(text, date string, year int) (*page, corpus.Stretch) {
	p := newPage(corpus.NewDocument("t", text))
	p.head = Head{Kind: WorkPlan, Date: date, Year: year}
	return p, corpus.Stretch{Start: 0, End: len(strings.TrimSuffix(p.text, "\n"))}
}

// brief writes a deadline in one line: by 2019-04-30 month 2019年4月底前.
func (d Deadline) brief() string {
	parts := []string{string(d.Kind)}
	for _, s := range []string{d.Date, string(d.Precision), d.Start} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if d.Recurring {
		parts = append(parts, "recurring")
	}
	return strings.Join(append(parts, d.Text), " ")
}

func TestFindDeadlines(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		// Dates with 前, 底, 内.
		{"该项工作于2019年4月底前完成", []string{"by 2019-04-30 month 2019年4月底前"}},
		{"原则上于2019年9月底前完成建设规划，2020年12月底前完成竣工验收", []string{"by 2019-09-30 month 2019年9月底前", "by 2020-12-31 month 2020年12月底前"}},
		{"改造食堂后厨。1.12月底前，58所学校完成改造；2.拆除旧灶", []string{"by 2019-12-31 month 12月底前"}},
		{"尽快启动，原则上2020年上半年完成", []string{"by 2020-06-30 quarter 2020年上半年"}},
		{"力争2020年6月主体完工", []string{"by 2020-06-30 month 2020年6月"}},
		{"于一百一十四年六月底前完成，这座一百一十年的老桥", []string{"by 2025-06-30 month 一百一十四年六月底前"}},
		{"起草条例草案，2020年一季度提请常委会审议", []string{"by 2020-03-31 quarter 2020年一季度"}},
		{"6月底前，探索建立社区议事清单", []string{"by 2019-06-30 month 6月底前"}},
		{"请于2019年3月15日前报送市政府办公室", []string{"by 2019-03-15 day 2019年3月15日前"}},
		{"2019年二季度末前完成摸底", []string{"by 2019-06-30 quarter 2019年二季度末前"}},
		{"第三季度完成选址", []string{"by 2019-09-30 quarter 第三季度"}},
		{"力争上半年开工建设", []string{"by 2019-06-30 quarter 上半年"}},
		{"年底前建成并投入使用", []string{"by 2019-12-31 year 年底前"}},
		{"今年年内推出", []string{"by 2019-12-31 year 今年年内"}},
		{"项目年内开工", []string{"by 2019-12-31 year 年内"}},
		{"明年3月底前形成报告", []string{"by 2020-03-31 month 明年3月底前"}},
		{"到“十四五”末，基本建成现代水网", []string{"by 2025-12-31 year “十四五”末"}},
		{"2019年10月中旬前组织验收", []string{"by 2019-10-20 week 2019年10月中旬前"}},
		{"2020年和2025年覆盖率分别达到60%和80%", []string{"by 2020-12-31 year 2020年", "by 2025-12-31 year 2025年"}},
		{"市自然资源局要在收到申请之日起15个工作日内办结", []string{"within day 收到申请之日 收到申请之日起15个工作日内"}},
		{"车主一年内两次以上占用通道的处以罚款", nil},
		// Dates by their place.
		{"到2020年，培育一批示范企业", []string{"by 2020-12-31 year 2020年"}},
		{"到2019年底，全面建立名录库", []string{"by 2019-12-31 year 2019年底"}},
		{"2020年，全面推行集中办理", []string{"by 2020-12-31 year 2020年"}},
		{"2020年建成市民中心", []string{"by 2020-12-31 year 2020年"}},
		{"要于2019年4月15日、7月15日、10月15日及2020年1月15日前，将完成情况报送", []string{
			"by 2019-04-15 day 2019年4月15日", "by 2019-07-15 day 7月15日", "by 2019-10-15 day 10月15日", "by 2020-01-15 day 2020年1月15日前"}},
		{"计划2019年6月开工、2021年12月竣工", []string{"by 2019-06-30 month 2019年6月", "by 2021-12-31 month 2021年12月"}},
		{"新校区9月投入使用", []string{"by 2019-09-30 month 9月"}},
		{"跨江隧道5月动工", []string{"by 2019-05-31 month 5月"}},
		{"于2019年6月30日完成整改", []string{"by 2019-06-30 day 2019年6月30日"}},
		{"（责任单位：市教育局；完成时限：2019年11月）", []string{"by 2019-11-30 month 2019年11月"}},
		{"（牵头单位：市民政局，6月底完成）", []string{"by 2019-06-30 month 6月底"}},
		{"今年完成三条道路改造", []string{"by 2019-12-31 year 今年"}},
		{"2019—2021年，实施三批改造", []string{"by 2021-12-31 year 2019—2021年"}},
		{"2019年春节前发放到位", []string{"by 2019年春节前"}},
		{"确保2020年秋季开学前投入使用", []string{"by 2020年秋季开学前"}},
		{"拟于本月底前召开", []string{"by month 本月底前"}},
		{"截至2019年6月底前完成", []string{"by 2019-06-30 month 2019年6月底前"}},
		{"春节前发放到位", []string{"by 春节前"}},
		// The year of the sentence.
		{"2020年3月底前完成招标，10月底前完工", []string{"by 2020-03-31 month 2020年3月底前", "by 2020-10-31 month 10月底前"}},
		// The Republic's calendar, Chinese numerals, traditional characters.
		{"請於中華民國108年6月30日前提出", []string{"by 2019-06-30 day 中華民國108年6月30日前"}},
		{"於108年12月底前完成", []string{"by 2019-12-31 month 108年12月底前"}},
		{"二〇一九年十二月底前完成", []string{"by 2019-12-31 month 二〇一九年十二月底前"}},
		{"於今（108）年底前完成", []string{"by 2019-12-31 year 今（108）年底前"}},
		{"於本會期結束前提出", []string{"by 本會期結束前"}},
		// Again and again.
		{"每年2月底前公布上年数据", []string{"by month recurring 每年2月底前"}},
		{"每季度末月20日前报送", []string{"by day recurring 每季度末月20日前"}},
		{"每年6月30日和12月31日前报送", []string{"by day recurring 每年6月30日", "by day recurring 12月31日前"}},
		{"于次年1月底前报告", []string{"by month 次年1月底前"}},
		// Periods within which.
		{"请于兩週內提出书面报告", []string{"within week 兩週內"}},
		{"應於2個月內完成檢討", []string{"within month 2個月內"}},
		{"自本意见印发之日起30日内制定实施细则", []string{"within 2019-02-09 day 本意见印发之日 本意见印发之日起30日内"}},
		{"本通知印发之日起一个月内报备", []string{"within 2019-02-10 month 本通知印发之日 本通知印发之日起一个月内"}},
		{"自收到申请之日起5个工作日内作出决定", []string{"within day 收到申请之日 收到申请之日起5个工作日内"}},
		{"会后10日内报送", []string{"within day 会后 10日内"}},
		{"力争三到五年时间内，形成新机制", []string{"within year 三到五年时间内"}},
		{"用3年时间完成改造", []string{"within year 3年时间"}},
		{"半年内完成修法", []string{"within month 半年内"}},
		// Without end.
		{"（市直各部门分别负责，年内持续推进）", []string{"ongoing 年内持续推进"}},
		{"完成时限：长期", []string{"ongoing 长期"}},
		{"加强巡查，长期坚持", []string{"ongoing 长期坚持"}},
		// No deadlines.
		{"持续推进社区治理创新", nil},
		{"建立长期稳定的协作关系", nil},
		{"补贴期限为2019年1月1日至12月31日", nil},
		{"自2019年7月1日起施行", nil},
		{"从2020年起，每年安排专项资金", nil},
		{"2018年11月，市委印发工作规划", nil},
		{"改造2000年底前建成的老旧小区", nil},
		{"比2020年增长5%", nil},
		{"在2020年基础上提高2个百分点", nil},
		{"按照《住宅标准》（2019年版）执行", nil},
		{"执行《三年行动计划（2019—2021年）》", nil},
		{"地区生产总值今年增长5%", nil},
		{"编制2020年度预算", nil},
		{"毕业2年内的高校毕业生", nil},
		{"三年内不得申报", nil},
		{"半年內暫停核可展延", nil},
		{"离校2年内未就业的，", nil},
		{"近三年内无违法记录", nil},
		{"办好2022年冬奥会", nil},
		{"总结2019年3月—5月的做法", nil},
		{"截至2019年底，已建成12所", nil},
		{"学年内安排两次活动", nil},
		{"纳入年底考核", nil},
		{"第3年级", nil},
		{"全年完成投资255亿元", nil},
		{"2020年12月31日之前已完成转制的企业", nil},
		{"2020年初步建成12个中心", []string{"by 2020-12-31 year 2020年"}},
		{"今年初，门户网站正式开通", nil},
		{"今年对养老服务站提前实行补贴", nil},
		{"2002年到2019年，连续组织评估", nil},
		{"8月17日，市政府已经批复", nil},
		{"8月21日，某矿发生事故", nil},
		{"以一个月内取得的收入为一次", nil},
		{"2019年1月10日", nil},
	}
	for _, tt := range tests {
		p, st := pageOf(tt.text, "2019-01-10", 2019)
		var got []string
		for _, d := range findDeadlines(p, st) {
			got = append(got, d.brief())
			if there := p.doc.At(d.Span); there != d.Text {
				t.Errorf("%s: at the span stands %q, not %q", tt.text, there, d.Text)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestDeadlineWithoutYear(t *testing.T) {
	p, st := pageOf("6月底前完成选址", "", 0)
	found := findDeadlines(p, st)
	if len(found) != 1 || found[0].Date != "" || found[0].Precision != ByMonth {
		t.Errorf("found %+v, want one deadline without a date", found)
	}
	if len(p.warnings) != 1 || !strings.Contains(p.warnings[0].Message, "6月底前") {
		t.Errorf("warnings %v, want one about 6月底前", p.warnings)
	}
}

func TestWarningsOnce(t *testing.T) {
	doc := corpus.NewDocument("t", "云州市工作方案\n\n一、工作任务\n（一）摸底。6月底前完成摸底，9月底前完成整改。（市民政局负责）\n（二）建设。年底前建成社区中心12个。（市住建局负责）\n")
	seen := map[Warning]bool{}
	last := 0
	for _, w := range Analyze(doc, Knowledge{}).Warnings {
		if seen[w] || w.Span.Start < last {
			t.Errorf("warning %q at %v comes twice or out of order", w.Message, w.Span)
		}
		seen[w], last = true, w.Span.Start
	}
	if len(seen) == 0 {
		t.Error("no warning about dates without a year")
	}
}
