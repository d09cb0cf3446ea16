package analysis

import (
	"strings"
	"testing"
)

const draftPlan = `云州市社区养老工作方案（征求意见稿）
一、建设食堂。2025年底前新建社区食堂10个，优先覆盖老旧小区。（市民政局负责）
二、加强培训。培训护理员200名，建立持证上岗制度。（市人社局负责）
三、改造设施。改造社区卫生站12所，加装扶手和呼叫器，配备康复器材。（市卫健委负责）
四、发放补贴。向八十岁以上老人发放高龄津贴。（市财政局负责）
五、开展探访。每月上门探访独居老人。（各街道办事处负责）
六、建立台账。建立独居老人台账。（各街道办事处负责）
七、宣传引导。在媒体开设敬老专栏。（市委宣传部负责）
`

const finalPlan = `云州市社区养老工作方案
一、加强培训。培训护理员200名，建立持证上岗制度。（市人社局负责）
二、建设食堂。2026年6月底前新建社区食堂12个，优先覆盖老旧小区和城郊村。（市民政局、市财政局负责）
三、改造社区卫生站。改造社区卫生站12所，配备康复器材。（市卫健委负责）
四、加装设备。在社区卫生站加装扶手和呼叫器。（市住建局负责）
五、发放补贴。向八十岁以上老人发放高龄津贴。（市医保局负责）
六、关爱独居老人。建立独居老人台账，每月上门探访独居老人。（各街道办事处负责）
七、数字服务。上线养老服务小程序。（市数据局负责）
`

func TestVersions(t *testing.T) {
	var got []string
	for _, v := range Versions(analyzed(t, draftPlan), analyzed(t, finalPlan)) {
		ids := func(tasks []*Task) string {
			var all []string
			for _, t := range tasks {
				all = append(all, t.ID)
			}
			return strings.Join(all, "+")
		}
		var what []string
		for _, d := range v.Details {
			what = append(what, d.What)
		}
		got = append(got, strings.TrimSpace(string(v.Change)+" "+ids(v.Old)+">"+ids(v.New)+" "+strings.Join(what, "、")))
	}
	want := []string{
		"未变 t2>t1",
		"改动 t1>t2 任务事项、责任单位、完成时限、量化目标",
		"拆分 t3>t3+t4",
		"改动 t4>t5 责任单位",
		"合并 t5+t6>t6",
		"新增 >t7",
		"删除 t7>",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestVersionsOfOthers checks that two plans on other matters share no task.
func TestVersionsOfOthers(t *testing.T) {
	for _, v := range Versions(analyzed(t, draftPlan), analyzed(t, "临江市河道治理方案\n一、清理河道。清淤河道12公里。（市水务局负责）\n二、加强巡查。每月巡查沿河排口。（各街道办事处负责）\n三、宣传引导。开展爱河护河活动。（市委宣传部负责）\n")) {
		if v.Change != VersionGained && v.Change != VersionDropped {
			t.Errorf("%s: %v became %v", v.Change, v.Old[0].Text, v.New[0].Text)
		}
	}
	if all := Versions(&Result{}, &Result{}); len(all) != 0 {
		t.Errorf("%v", all)
	}
}

// TestVersionKeys checks that a document that is imported again, moved or longer by
// a task has all tasks unchanged.
func TestVersionKeys(t *testing.T) {
	before := analyzed(t, draftPlan)
	for name, text := range map[string]string{
		"the same":        draftPlan,
		"a line before":   "云州市人民政府文件\n" + draftPlan,
		"a task before":   strings.Replace(draftPlan, "一、建设食堂", "一、摸清底数。开展养老需求普查。（市统计局负责）\n二、建设食堂", 1),
		"wrapped, spaced": strings.ReplaceAll(draftPlan, "社区", "社 区"),
	} {
		same := 0
		for _, v := range Versions(before, analyzed(t, text)) {
			if v.Change == VersionSame {
				same++
			}
		}
		if same != len(before.Tasks) {
			t.Errorf("%s: %d of %d tasks are unchanged", name, same, len(before.Tasks))
		}
	}
}

func TestReworded(t *testing.T) {
	var texts []core
	for _, s := range []string{"新建社区食堂12个，优先覆盖老旧小区", "新建社区食堂12个", "培训护理员200名"} {
		texts = append(texts, wordingOf(s))
	}
	for old, want := range map[string]int{"新建社区食堂10个，优先覆盖老旧小区": 0, "培训护理员180名": 2, "清淤河道8公里": -1} {
		if got := reworded(old, texts); got != want {
			t.Errorf("%s became %d, want %d", old, got, want)
		}
	}
}
