package analysis

import "testing"

// TestHandlingPlan reads plans that answer a motion: all their parts assign
// work, whatever they are headed, but an article that tells of such a plan only
// in the part headed as its tasks.
func TestHandlingPlan(t *testing.T) {
	for _, c := range []struct {
		text  string
		tasks int
	}{
		{"沙湾县人民政府关于秸秆利用议案的办理意见\n\n县人大常委会：\n提出如下办理意见。\n一、把好还田关。县农业农村局要制定还田作业规范。县农机中心要培训农机手800人次。\n二、建好收储网。各乡镇要在8月底前建成收储中心1处。\n", 3},
		{"沙湾县推进公墓建设议案办理方案\n\n一、补齐设施短板\n（一）编规划。8月底前完成布局规划编制。\n（二）建公墓。两年内新建村级安葬点138处。\n责任单位：县民政局\n二、整治突出问题\n（三）管中介。公布收费清单，查处强买强卖。\n责任单位：县市场监管局\n", 3},
		{"沙湾县人民政府关于报送公墓建设议案办理方案的函\n\n县人大常委会办公室：\n现将方案报送如下。\n一、补齐短板\n（一）编制布局规划，8月底前完成。〔责任单位：县民政局〕\n（二）新建村级安葬点138处。〔责任单位：县民政局〕\n", 2},
		{"沙湾县人民政府关于公墓建设议案办理方案的报告\n\n县人大常委会：\n现将办理方案报告如下。\n一、补齐短板（责任单位：县民政局）\n8月底前完成布局规划。\n10月底前新建村级安葬点138处。\n二、整治乱象（责任单位：县市场监管局）\n公布收费清单，查处强买强卖。\n", 3},
		{"议案办理开始“答题”\n3月26日，市人大常委会听取和审议市政府关于议案办理方案的报告。\n一、议案由来\n加快建设公墓，查处强买强卖是代表们的呼声。\n二、任务与目标\n年度任务是：新建村级安葬点138处；公布收费清单。\n", 2},
	} {
		if r := analyzed(t, c.text); len(r.Tasks) != c.tasks {
			var got []string
			for _, task := range r.Tasks {
				got = append(got, task.Text)
			}
			t.Errorf("%s\n%d tasks, want %d: %q", c.text, len(got), c.tasks, got)
		}
	}
}
