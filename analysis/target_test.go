package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// brief writes a target in one line: 地区生产总值 增长 ~ 5 %.
func (t Target) brief() string {
	parts := []string{t.Indicator}
	if t.Change != "" {
		parts = append(parts, t.Change)
	}
	parts = append(parts, string(t.Comparator), fmt.Sprint(t.Value))
	if t.ValueHigh != 0 {
		parts = append(parts, fmt.Sprint(t.ValueHigh))
	}
	if t.Unit != "" {
		parts = append(parts, t.Unit)
	}
	if t.Base != "" {
		parts = append(parts, "vs "+t.Base)
	}
	return strings.Join(parts, " ")
}

func TestFindTargets(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		// An indicator with a verb of level or change.
		{"地区生产总值增长6%左右", []string{"地区生产总值 增长 ~ 6 %"}},
		{"居民消费价格指数控制在103.5以内", []string{"居民消费价格指数 <= 103.5"}},
		{"城镇登记失业率控制在4.5%以内", []string{"城镇登记失业率 <= 4.5 %"}},
		{"城镇登记失业率控制在4.5%左右", []string{"城镇登记失业率 ~ 4.5 %"}},
		{"到2025年，全市森林覆盖率达到45.2%", []string{"全市森林覆盖率 = 45.2 %"}},
		{"粮食产量稳定在36亿斤以上", []string{"粮食产量 >= 3.6e+09 斤"}},
		{"高新技术企业突破500家", []string{"高新技术企业 > 500 家"}},
		{"研发投入占比提高0.2个百分点", []string{"研发投入占比 提高 = 0.2 个百分点"}},
		{"单位生产总值能耗比2020年下降13.5%", []string{"单位生产总值能耗 下降 = 13.5 % vs 2020年"}},
		{"抽查比例不低于5%", []string{"抽查比例 >= 5 %"}},
		{"细颗粒物浓度降至30微克/立方米以下", []string{"细颗粒物浓度 <= 30 微克/立方米"}},
		{"企业开办时间压缩至3个工作日以内", []string{"企业开办时间 <= 3 个工作日"}},
		{"人均预期寿命提高到79岁", []string{"人均预期寿命 = 79 岁"}},
		{"万元工业增加值用水量下降百分之五", []string{"万元工业增加值用水量 下降 = 5 %"}},
		{"工业投資達到１１００億元", []string{"工业投資 = 1.1e+11 元"}},
		{"社区服务时间不少于8小时", []string{"社区服务时间 >= 8 小时"}},
		// An indicator and the quantity that closes the clause.
		{"城镇调查失业率5.5%左右，城镇新增就业6.5万人以上", []string{"城镇调查失业率 ~ 5.5 %", "城镇新增就业 >= 65000 人"}},
		{"新建农村公路500公里，改造老旧小区120个", []string{"新建农村公路 = 500 公里", "改造老旧小区 = 120 个"}},
		{"全年完成重大项目投资2000亿元", []string{"重大项目投资 = 2e+11 元"}},
		// A verb of planned work, a quantity, what is counted.
		{"引进培育80家首店", []string{"首店 = 80 家"}},
		{"抓好629个重点项目", []string{"重点项目 = 629 个"}},
		{"新建3所公办幼儿园、改扩建中小学校12所", []string{"公办幼儿园 = 3 所", "改扩建中小学校 = 12 所"}},
		{"新建两所特殊教育学校", []string{"特殊教育学校 = 2 所"}},
		{"推进东湖隧道、云江二桥三期等1.2万个亿元以上项目建设", []string{"亿元以上项目 = 12000 个"}},
		{"建设口袋公园不少于12个", []string{"建设口袋公园 >= 12 个"}},
		{"发展100余家合作社", []string{"合作社 > 100 家"}},
		{"建设50所高水平学校和150个骨干专业", []string{"高水平学校 = 50 所", "骨干专业 = 150 个"}},
		{"培训学员340多万人次，", []string{"培训学员 > 3.4e+06 人次"}},
		{"今年市级预算内投资拟安排73亿元", []string{"市级预算内投资 = 7.3e+09 元"}},
		{"安排专项债券30亿元支持旧城改造", []string{"专项债券 = 3e+09 元"}},
		{"赤字率拟按4%左右安排、比上年提高1个百分点", []string{"赤字率 ~ 4 %", "赤字率 提高 = 1 个百分点 vs 上年"}},
		{"审核人员不少于执法人员总数的5%", []string{"审核人员 >= 5 %"}},
		{"到2035年人均生产总值比2020年翻一番", []string{"人均生产总值 翻番 = 2 vs 2020年"}},
		{"每个乡镇至少建成1所公办园", []string{"公办园 >= 1 所"}},
		{"规上企业突破1000家、净增100家", []string{"规上企业 > 1000 家", "规上企业 净增 = 100 家"}},
		{"完成老旧小区改造100个、惠及居民2万户", []string{"老旧小区改造 = 100 个", "惠及居民 = 20000 户"}},
		{"将医保财政补助标准提高到每人每年670元", []string{"医保财政补助标准 = 670 元"}},
		{"县域医共体覆盖80%以上的县", []string{"县域医共体 >= 80 %"}},
		{"90%以上的乡镇建有公办中心园", []string{"乡镇建有公办中心园 >= 90 %"}},
		{"一季度完成投资20亿元、上半年完成50亿元", []string{"投资 = 2e+09 元", "投资 = 5e+09 元"}},
		{"建设保障性租赁住房3万套（间）", []string{"建设保障性租赁住房 = 30000 套"}},
		// Ranges, shared lists.
		{"地区生产总值增长4.5%—5%", []string{"地区生产总值 增长 range 4.5 5 %"}},
		{"培育3—5个产业集群", []string{"产业集群 range 3 5 个"}},
		{"新增公租房5—8万套", []string{"新增公租房 range 50000 80000 套"}},
		{"一产、二产分别增长3%、6%", []string{"一产 增长 = 3 %", "二产 增长 = 6 %"}},
		{"城镇和农村居民收入分别增长5%左右和6%以上", []string{"城镇居民收入 增长 ~ 5 %", "农村居民收入 增长 >= 6 %"}},
		{"水稻、油菜机械化率分别达到85%和60%", []string{"水稻机械化率 = 85 %", "油菜机械化率 = 60 %"}},
		// Words.
		{"实现社区网格全覆盖", []string{"社区网格 = 100 %"}},
		{"做到全程记载、全程可回溯管理、决定审核全覆盖", []string{"决定审核 = 100 %"}},
		{"所有文件均要纳入审核，确保实现全覆盖", []string{" = 100 %"}},
		{"旅游总收入翻一番", []string{"旅游总收入 翻番 = 2"}},
		{"确保较大以上安全事故零发生", []string{"较大以上安全事故 = 0"}},
		{"实现化肥使用量零增长", []string{"化肥使用量 增长 = 0 %"}},
		// Who is covered, what is paid, what was, what is named or numbered.
		{"组织16—24岁失业青年参加见习", nil},
		{"对吸纳就业1年以上的企业给予补贴", nil},
		{"对符合条件的给予每人1000元补贴", nil},
		{"可申请最高不超过15万元的创业担保贷款", nil},
		{"当年新招用人数达到在职职工25%的，可享受贴息", nil},
		{"目前已建成充电桩1.2万个", nil},
		{"实施“1+10”行动，深化“三个一”机制", nil},
		{"推进13号线、19号线二期建设", nil},
		{"加快5G网络、IPv6升级", nil},
		{"按照第三条和GB50180的要求", nil},
		{"深入实施三年行动，落实四个方面任务", nil},
		{"推进省、市、区三级联动", nil},
		{"建设武汉、宜昌等3个城市的枢纽", nil},
		{"支持5000万元以上项目落地", nil},
		{"健全覆盖城乡的服务体系", nil},
		{"推进一二三产业融合发展", nil},
		{"推出一批新场景", nil},
		{"2025年6月底前完成", nil},
		{"于2个月内提出报告", nil},
		{"土地使用面积不得超过2公顷", nil},
		{"执行《2万吨级航道标准》", nil},
		{"坚持走一步、看两步、想三步", nil},
		{"拨打12345热线", nil},
		{"有条件的地方可对单户金额500万元及以下的业务给予补贴", nil},
		{"新招用人数达到25%（超过100人的企业达到15%）并签订1年以上合同的，可申请贷款", nil},
		{"提供1对1服务，分3批推进", nil},
		{"建设1000兆瓦光伏基地，推进500千伏工程", nil},
		{"完善15分钟生活圈，深化“131”机制", nil},
		{"床位不少于30张的医院", nil},
		{"处1万元以上5万元以下罚款", nil},
		{"由15个部门组成领导小组", nil},
		{"计算方法：手术台次数/出院台次数×100%", nil},
		{"构建多层次、全覆盖、人性化的服务网络", nil},
	}
	for _, tt := range tests {
		p, st := pageOf(tt.text, "2019-01-10", 2019)
		var got []string
		for _, x := range findTargets(p, st) {
			got = append(got, x.brief())
			if there := p.doc.At(x.Span); there != x.Text {
				t.Errorf("%s: at the span stands %q, not %q", tt.text, there, x.Text)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestTargetText(t *testing.T) {
	p, st := pageOf("到2025年，水稻、油菜机械化率分别达到85%和60%（预期性），\n新增學位2.5萬個", "", 2024)
	p.head.Kind = WorkReport
	found := findTargets(p, st)
	var got []string
	for _, x := range found {
		got = append(got, strings.Join([]string{x.Text, x.RawValue, x.RawUnit, x.Period, x.Nature}, "|"))
	}
	want := []string{
		"水稻、油菜机械化率分别达到85%|85|%|2025|预期性",
		"水稻、油菜机械化率分别达到85%和60%|60|%|2025|预期性",
		"新增學位2.5萬個|2.5萬|個|2024|",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
