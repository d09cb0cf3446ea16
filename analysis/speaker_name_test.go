package analysis

import (
	"testing"

	"yian/corpus"
)

// parsedLabel is what parseLabel makes of the Reading of s.
func parsedLabel(s string) (name, role string, ok bool) {
	text := corpus.NewDocument("label.txt", s).Outline.Reading.Text
	text = text[:len(text)-1]
	l, ok := parseLabel(text, 0)
	for _, st := range l.name {
		name += unpad(text[st.Start:st.End])
	}
	for _, st := range l.role {
		role += unpad(text[st.Start:st.End])
	}
	return name, role, ok
}

func TestParseLabel(t *testing.T) {
	for _, tt := range []struct{ label, name, role string }{
		// role and name
		{"市人大常委会委员周海宁", "周海宁", "市人大常委会委员"},
		{"人大代表 陈  岚", "陈岚", "人大代表"},
		{"全国人大代表、云州集团董事长左临江", "左临江", "全国人大代表、云州集团董事长"},
		{"省委副书记、省长王向明", "王向明", "省委副书记、省长"},
		{"临江市民政局局长许可", "许可", "临江市民政局局长"},
		{"全国人大代表欧阳思源", "欧阳思源", "全国人大代表"},
		{"市人大代表阿依努尔·买买提", "阿依努尔·买买提", "市人大代表"},
		{"市人大常委会办公室副主任高远", "高远", "市人大常委会办公室副主任"},
		{"浙江代表王晓芸", "王晓芸", "浙江代表"},
		{"委员　黄子庭", "黄子庭", "委员"},
		// name and role
		{"陈子鸣議員", "陈子鸣", "议员"},
		{"梁陳美芬議員", "梁陈美芬", "议员"},
		{"石海謙議員 (譯文 )", "石海谦", "议员"},
		{"李卫国代表", "李卫国", "代表"},
		{"孙大林委员", "孙大林", "委员"},
		{"林同兴副局长", "林同兴", "副局长"},
		{"Panai Lisin委員", "Panai Lisin", "委员"},
		{"鄭天明Sawa．Lisin委員", "郑天明Sawa．Lisin", "委员"},
		{"陈敏（市人大代表、云州公司总经理）", "陈敏", "市人大代表、云州公司总经理"},
		{"全国人大代表陈敏（女）", "陈敏", "全国人大代表"},
		{"內政部簡太平次長說明", "简太平", "内政部次长"},
		{"機關代表考選部部長楊朝明說明", "杨朝明", "考选部部长"},
		{"吳委員育平提案說明", "吴育平", "委员"},
		{"云州市委书记郑俊明代表", "郑俊明", "云州市委书记"},
		{"来自江苏的全国人大代表祝义明", "祝义明", "全国人大代表"},
		{"陈局长", "陈", "局长"},
		{"运输署林敏慧女士", "林敏慧", "运输署"},
		// title inside the name
		{"陳委員宜安", "陈宜安", "委员"},
		{"林部長時雨", "林时雨", "部长"},
		{"詹副署長順天", "詹顺天", "副署长"},
		{"楊常務次長偉明", "杨伟明", "常务次长"},
		{"高召集委員志遠", "高志远", "召集委员"},
		{"邱主任委員太平", "邱太平", "主任委员"},
		{"高秘書長明", "高明", "秘书长"},
		{"營委員志明", "营志明", "委员"},
		{"高林委員素月", "高林素月", "委员"},
		{"廖委員國安Sawa‧Lisin", "廖国安Sawa·Lisin", "委员"},
		{"經濟部李部長世平", "李世平", "经济部部长"},
		{"陳委員宜安書面意見", "陈宜安", "委员"},
		// role alone
		{"主席", "", "主席"},
		{"主  席", "", "主席"},
		{"代理主席", "", "代理主席"},
		{"發展局局長", "", "发展局局长"},
		{"署理教育局局長（譯文）", "", "署理教育局局长"},
		{"政務司司長", "", "政务司司长"},
		{"秘書長", "", "秘书长"},
		{"主席（柯委員志強代）", "柯志强", "主席"},
		{"主席（林志玄）", "林志玄", "主席"},
		{"主持人", "", "主持人"},
	} {
		name, role, ok := parsedLabel(tt.label)
		if !ok || name != tt.name || role != tt.role {
			t.Errorf("parseLabel(%q) = %q, %q, %v, want %q, %q", tt.label, name, role, ok, tt.name, tt.role)
		}
	}
}

func TestParseLabelRefuses(t *testing.T) {
	for _, label := range []string{
		"责任单位", "責任單位", "联系人及电话", "抄送", "时间", "來源", "提案人", "連署人", "決定", "出席委員", "段落",
		"各位代表", "主任、各位副主任、秘书长、各位委员", "同志们", "尊敬的主席", "女士们、先生们",
		"纪长斌等3名代表", "市发展改革委", "牵头领导", "负责人", "代表建议", "委员会", "人大代表", "代表团", "主任会议",
		"部长热线", "局长信箱", "会议由主任主持", "他对局长说", "审议结果报告", "组长", "副组长", "成员单位",
		"（一）加强组织领导", "主要目标", "全国人大代表高度重视", "代表关于", "王委員育平等提案", "本院委員提案",
		"陈敏，市人大代表", "工作目标", "市长负总责", "常见问题", "问题一", "市商会会长热线", "云州市常务副市长职责", "省委员会", "党代表建议", "本委员认为",
	} {
		if name, role, ok := parsedLabel(label); ok {
			t.Errorf("parseLabel(%q) = %q, %q; want none", label, name, role)
		}
	}
}

func TestRoleEnding(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"市人大常委会委员", "委员"},
		{"发展局局长", "局长"},
		{"市政府秘书长", "秘书长"},
		{"云州公司总经理", "总经理"},
		{"委员会", ""},
		{"增长", ""},
		{"家长", ""},
		{"行政长官", "行政长官"},
		{"", ""},
	} {
		if got := tt.s[len(tt.s)-roleEnding(tt.s):]; got != tt.want {
			t.Errorf("roleEnding(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestIsPersonName(t *testing.T) {
	for _, s := range []string{"王芳", "王金明", "梁刘柔芳", "欧阳修远", "诸葛明", "阿布都·热西提", "Panai Lisin", "陈　岚", "郑天明Sawa·Lisin", "张某某", "高○明"} {
		if !isPersonName(s) {
			t.Errorf("isPersonName(%q) = false", s)
		}
	}
	for _, s := range []string{"", "王", "建议", "关于", "高度重视", "王委办", "发展局", "安全局", "A", "12", "王芳：", "方面", "主任"} {
		if isPersonName(s) {
			t.Errorf("isPersonName(%q) = true", s)
		}
	}
}
