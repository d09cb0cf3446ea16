package analysis

import "testing"

func TestListTasks(t *testing.T) {
	checkTasks(t, WorkReport, []taskCase{
		{"goals of the year", "主要预期目标是：地区生产总值增长5%左右；城镇新增就业6万人，失业率5.5%以内；粮食产量50万吨。\n这些目标积极稳妥。\n", []string{
			"||地区生产总值增长5%左右", "||城镇新增就业6万人，失业率5.5%以内", "||粮食产量50万吨"}},
		{"a sentence that goes on with figures", "主要预期目标是：地区生产总值增长5%；低保标准提高6%。居民消费价格涨幅2%左右。这些目标体现了自我加压。\n", []string{
			"||地区生产总值增长5%", "||低保标准提高6%", "||居民消费价格涨幅2%左右"}},
		{"one part", "主要预期目标是：地区生产总值增长5%，一般公共预算收入增长2%。\n", []string{
			"||地区生产总值增长5%，一般公共预算收入增长2%"}},
	})
	checkTasks(t, MotionHandling, []taskCase{
		{"a part a line after 以下任务", "一、目标任务\n2026年重点抓好以下任务：\n建设冷链基地，完成一期；\n新增冷库300座；\n培训司机。\n", []string{
			"||建设冷链基地，完成一期", "||新增冷库300座", "||培训司机"}},
		{"in the next paragraph", "市政府提交办理方案，明确了年度工作目标和任务：\n推进社区共建;探索建立基金;完善制度等。\n", []string{
			"||推进社区共建", "||探索建立基金", "||完善制度"}},
		{"solutions are no tasks", "解决方案包括：推进社区共建；探索建立基金等。\n", nil},
	})
	checkTasks(t, WorkPlan, []taskCase{
		{"items follow", "一、总体安排\n今年的主要任务是：\n（一）建设站点。新建站点。\n（二）培训人员。开展轮训。\n", []string{
			"（一）|建设站点|新建站点", "（二）|培训人员|开展轮训"}},
	})
}
