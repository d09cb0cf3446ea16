package analysis

import (
	"testing"

	"yian/corpus"
)

func TestTableGoals(t *testing.T) {
	p := newPage(corpus.NewDocument("test.txt", "序号\t工作任务\t年度目标\t责任单位\n1\t推进管网改造\t10月底前改造管网60公里，收集率达到75%\t市水务局\n2\t建设公园\t\t市园林局\n"))
	p.head = Head{Kind: WorkPlan, Year: 2024}
	tasks := findTasks(p, nil, nil)
	if len(tasks) != 2 {
		t.Fatalf("%d tasks, want 2: %+v", len(tasks), tasks)
	}
	got := tasks[0]
	if got.Text != "推进管网改造" || len(got.Targets) != 2 || got.Targets[0].Text != "改造管网60公里" || got.Targets[1].Text != "收集率达到75%" || len(got.Deadlines) != 1 || got.Deadlines[0].Date != "2024-10-31" {
		t.Errorf("got %+v", got)
	}
	if len(tasks[1].Targets) != 0 {
		t.Errorf("a goal of another row: %+v", tasks[1].Targets)
	}
}

func TestTableTasks(t *testing.T) {
	checkTasks(t, WorkPlan, []taskCase{
		{"bars", "任务分解表\n| 序号 | 工作任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 新建站点10个 | 市民政局、市财政局 | 2024年6月底前 |\n| 2 | 改造站点 | 市住建局 | 2024年底前 |\n", []string{
			"1||新建站点10个|市民政局|市民政局、市财政局|2024年6月底前",
			"2||改造站点|市住建局|市住建局|2024年底前"}},
		{"bars inside the lines only", "序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限\n1 | 新建站点10个 | 市民政局 | 市财政局、各区政府 | 6月底\n2 | 改造站点 | 市住建局 | | 上半年\n", []string{
			"1||新建站点10个|市民政局|市民政局、市财政局、各区政府|6月底",
			"2||改造站点|市住建局|市住建局|上半年"}},
		{"tabs, lead and others apart", "序号\t重点任务\t牵头单位\t配合单位\n1\t新建站点10个\t市民政局\t市财政局、各区政府\n2\t改造站点\t市住建局\t\n", []string{
			"1||新建站点10个|市民政局|市民政局、市财政局、各区政府",
			"2||改造站点|市住建局|市住建局"}},
		{"one cell a line", "序号\n工作任务\n责任单位\n完成时限\n1\n新建站点10个\n市民政局\n2024年6月底前\n2\n改造站点\n市住建局\n2024年底前\n", []string{
			"1||新建站点10个|市民政局|市民政局|2024年6月底前",
			"2||改造站点|市住建局|市住建局|2024年底前"}},
		{"no table of tasks", "序号\t姓名\t职务\n1\t周启明\t主任\n", nil},
	})
}
