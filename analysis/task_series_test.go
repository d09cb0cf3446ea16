package analysis

import "testing"

func TestSeriesTasks(t *testing.T) {
	checkTasks(t, WorkPlan, []taskCase{
		{"one note behind a series that begins with its paragraph", "一、源头防欠\n一是工人刷脸进场，考勤与发薪挂钩；二是按月发放工资，由银行打到卡上；三是缴存保证金。（县人社局、县住建局负责）\n", []string{
			"一是||工人刷脸进场，考勤与发薪挂钩|县人社局|县人社局、县住建局",
			"二是||按月发放工资，由银行打到卡上|县人社局|县人社局、县住建局",
			"三是||缴存保证金|县人社局|县人社局、县住建局"}},
		{"notes of their own", "一、源头防欠\n一是推行实名制（县住建局负责）；二是按月发放工资（县人社局负责）。\n", []string{
			"一是||推行实名制|县住建局|县住建局",
			"二是||按月发放工资|县人社局|县人社局"}},
		{"no note", "一、重点任务\n①优化道路设计；②增设过街天桥；③开行定制公交。\n", []string{
			"①||优化道路设计", "②||增设过街天桥", "③||开行定制公交"}},
	})
}

// TestDutiesWithFigures reads items of a list of duties that no verb of work
// opens.
func TestDutiesWithFigures(t *testing.T) {
	checkTasks(t, WorkPlan, []taskCase{
		{"sentences with a figure", "一、重点任务\n1.在行政村布设自助终端1200台。\n2.车站每天延长开放2小时。\n3.时间地点。\n", []string{
			"1||在行政村布设自助终端1200台", "2||车站每天延长开放2小时"}},
	})
}
