package analysis

import (
	"strings"
	"testing"

	"yian/corpus"
)

// BenchmarkFindTasks measures the task rules, the figures in their tasks
// included, on plans of several sizes.
func BenchmarkFindTasks(b *testing.B) {
	const plan = "（一）扩大供给。市民政局要会同市财政局新建社区养老服务站10个，2024年6月底前完成；改造老旧站点，逐步完善服务。各区政府要落实用地，加强监管。\n" +
		"1.建设站点。围绕居民需要，统筹规划、建设、管理，鼓励社会力量参与，推动服务向农村延伸，提升质量和效率。（市民政局、市财政局和各县、市、区政府按职责分工负责）\n"
	for _, size := range [...]struct {
		name string
		n    int
	}{{"10kB", 10_000}, {"1MB", 1_000_000}} {
		text := "一、重点任务\n" + strings.Repeat(plan, size.n/len(plan)+1)
		p := newPage(corpus.NewDocument("bench.txt", text))
		p.head = Head{Kind: WorkPlan, Year: 2024}
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				findTasks(p, nil, nil)
			}
		})
	}
}

// TestTasksOnHostileText checks that runs of marks neither hang nor panic.
func TestTasksOnHostileText(t *testing.T) {
	for _, unit := range [...]string{"（", "）", "“", "（）", "由", "会同", "市局、", "各", "等", "责任单位：", "各省、", "请", "1", "；", "，", "要", "将", "、", "（负责", "：\n", "一是；", "1.推进建设\n", "附件\n", "一、目标\n", "我们将：一是推进。"} {
		text := "一、重点任务\n（一）" + strings.Repeat(unit, 60_000/len(unit)) + "\n"
		for _, kind := range [...]Kind{WorkPlan, Reply, Proceedings} {
			p := newPage(corpus.NewDocument("test.txt", text))
			p.head = Head{Kind: kind}
			findTasks(p, nil, nil)
		}
	}
}
