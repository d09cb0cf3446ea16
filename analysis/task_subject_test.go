package analysis

import (
	"strings"
	"testing"

	"yian/corpus"
)

func TestSubjectTasks(t *testing.T) {
	checkTasks(t, WorkPlan, []taskCase{
		{"each subject a task", "一、组织实施\n1.落实责任。明确分工，细化措施。教育行政部门要参与验收。发展改革部门要办理审批，做好服务。及时公开结果。\n", []string{
			"1|落实责任|明确分工，细化措施",
			"1|落实责任|教育行政部门要参与验收|教育行政部门|教育行政部门",
			"1|落实责任|发展改革部门要办理审批，做好服务。及时公开结果|发展改革部门|发展改革部门"}},
		{"who leads and who helps", "一、组织实施\n1.落实责任。由市民政局牵头，市财政局、市住建局配合，起草管理规定。\n", []string{
			"1|落实责任|由市民政局牵头，市财政局、市住建局配合，起草管理规定|市民政局|市民政局、市财政局、市住建局"}},
		{"two subjects in one sentence", "一、组织实施\n1.落实责任。编制部门按程序做好编制工作，根据办学性质，分别由编制部门和民政部门办理登记。\n", []string{
			"1|落实责任|编制部门按程序做好编制工作|编制部门|编制部门",
			"1|落实责任|根据办学性质，分别由编制部门和民政部门办理登记|编制部门|编制部门、民政部门"}},
		{"subject after a condition", "一、组织实施\n1.加强执法。对无证经营的，有关部门应当依法查处。在整改中，需要支持的，各级人民政府要加强协调。\n", []string{
			"1|加强执法|对无证经营的，有关部门应当依法查处|有关部门|有关部门",
			"1|加强执法|在整改中，需要支持的，各级人民政府要加强协调|各级人民政府|各级人民政府"}},
		{"会同", "一、组织实施\n1.制定清单。市市场监管局要会同市财政局、市司法局制定清单。\n", []string{
			"1|制定清单|市市场监管局要会同市财政局、市司法局制定清单|市市场监管局|市市场监管局、市财政局、市司法局"}},
		{"会同 later", "一、组织实施\n1.做好统筹。市市场监管局要发挥牵头作用，加强统筹，会同有关部门推进工作。\n", []string{
			"1|做好统筹|市市场监管局要发挥牵头作用，加强统筹，会同有关部门推进工作|市市场监管局|市市场监管局、有关部门"}},
		{"a permission is none", "一、组织实施\n1.制定细则。各区政府要制定细则。各有关部门可以根据实际制定指引。\n", []string{
			"1|制定细则|各区政府要制定细则|各区政府|各区政府"}},
		{"a definition is none", "一、组织实施\n1.实行清单。各区政府要建立清单。\n检查事项分为重点事项和一般事项。重点事项针对安全领域。要严格控制事项数量。\n", []string{
			"1|实行清单|各区政府要建立清单|各区政府|各区政府",
			"1|实行清单|要严格控制事项数量"}},
		{"procedure is none", "一、有关要求\n各地区、各有关部门要充分认识这项工作的重要意义，抓好贯彻落实。\n市民政局要做好牵头工作。\n", []string{
			"一|有关要求|市民政局要做好牵头工作|市民政局|市民政局"}},
		{"short names before 部门", "一、有关要求\n市场监管、教育、公安等有关部门要加强协作。\n", []string{
			"一|有关要求|市场监管、教育、公安等有关部门要加强协作|市场监管|市场监管、教育、公安…"}},
		{"由 X 牵头", "一、有关要求\n由市民政局、市财政局牵头，建立协调机制。\n", []string{
			"一|有关要求|由市民政局、市财政局牵头，建立协调机制|市民政局、市财政局|市民政局、市财政局"}},
		{"由 X 组成 is none", "一、有关要求\n成立领导小组，由市民政局、市财政局负责同志组成。\n", []string{
			"一|有关要求|成立领导小组，由市民政局、市财政局负责同志组成"}},
		{"what the subject acts on stands before it", "一、有关要求\n1.审核。各区政府要明确审核机构。市级部门制定的文件，由市司法局审核机构进行审核。\n", []string{
			"1|审核|各区政府要明确审核机构|各区政府|各区政府",
			"1|审核|市级部门制定的文件，由市司法局审核机构进行审核|市司法局审核机构|市司法局审核机构"}},
		{"subject before a circumstance", "一、有关要求\n1.制定办法。各地区、各部门在制定办法时，要明确权利和义务。\n", []string{
			"1|制定办法|各地区、各部门在制定办法时，要明确权利和义务|各地区|各地区、各部门"}},
		{"a request", "一、有关要求\n1.修订办法。请市财政局会同市教育局修订办法。\n", []string{
			"1|修订办法|请市财政局会同市教育局修订办法|市财政局|市财政局、市教育局"}},
		{"no unit", "一、有关要求\n平台要统一标准。政府引导、市场主导，积极推进建设。\n", []string{
			"一|有关要求|平台要统一标准。政府引导、市场主导，积极推进建设"}},
	})
}

func TestUnitOf(t *testing.T) {
	tests := []struct {
		name string
		want unitStrength
	}{
		{"教育部", trueUnit}, {"发展改革委", trueUnit}, {"市住房城乡建设局", trueUnit}, {"工业和信息化部", trueUnit},
		{"各省、自治区、直辖市人民政府", trueUnit}, {"各省（区、市）人民政府", trueUnit}, {"试点地区政府办公厅（室）", trueUnit},
		{"北京冬奥组委", trueUnit}, {"团市委", trueUnit}, {"市残联", trueUnit}, {"银保监会", trueUnit}, {"你省", trueUnit},
		{"各地", trueUnit}, {"国家", trueUnit}, {"行政院农业委员会", trueUnit}, {"云州重工集团公司", trueUnit}, {"政府当局", trueUnit},
		{"江宁县", listUnit}, {"海川区", listUnit}, {"各街道", listUnit}, {"相关企业", listUnit},
		{"国科会", trueUnit}, {"市政府督查室", trueUnit}, {"使用单位", trueUnit}, {"行政长官", trueUnit},
		{"座谈会", notUnit}, {"考核医院", notUnit}, {"主管部门报财政部门", notUnit}, {"卫生部门监督指导医院", notUnit}, {"与更多国家", notUnit}, {"部门", notUnit}, {"教室", notUnit},
		{"全部", notUnit}, {"格局", notUnit}, {"部署", notUnit}, {"社会", notUnit}, {"社区", notUnit}, {"加强市教育局", notUnit},
		{"教育局的干部", notUnit}, {"运动会", notUnit}, {"技工院校", trueUnit}, {"含技工院校", notUnit}, {"指导各地", notUnit}, {"试点城市由省级有关部门", notUnit}, {"好处", notUnit}, {"平台", notUnit},
	}
	for _, tt := range tests {
		if got := unitOf(tt.name); got != tt.want {
			t.Errorf("unitOf(%q) = %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSplitUnits(t *testing.T) {
	tests := []struct{ text, want string }{
		{"教育部和财政部", "教育部|财政部"},
		{"工业和信息化部、文化和旅游部及各省人民政府", "工业和信息化部|文化和旅游部|各省人民政府"},
		{"当地政府及有关部门", "当地政府|有关部门"},
		{"各级政府及其部门", "各级政府及其部门"},
		{"各地区各有关部门", "各地区|各有关部门"},
		{"国务院各部委、各直属机构", "国务院各部委|各直属机构"},
		{"各县、市、区政府、各开发区管委会", "各县、市、区政府|各开发区管委会"},
		{"市教育局等部门", "市教育局|…"},
	}
	for _, tt := range tests {
		l, ok := splitUnits(tt.text, corpus.Stretch{Start: 0, End: len(tt.text)}, false)
		var got strings.Builder
		for i, n := range l.names {
			if i > 0 {
				got.WriteString("|")
			}
			got.WriteString(tt.text[n.Start:n.End])
		}
		if l.open {
			got.WriteString("|…")
		}
		if !ok || got.String() != tt.want {
			t.Errorf("%s: %q %v, want %q", tt.text, got.String(), ok, tt.want)
		}
	}
}
