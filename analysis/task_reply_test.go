package analysis

import "testing"

func TestReplyTasks(t *testing.T) {
	checkTasks(t, Reply, []taskCase{
		{"promise, not what was done", "周启明代表：\n您提出的建议收悉，现答复如下：\n近年来，我局已新建站点10个。下一步，我局将继续新建站点，完善制度。感谢您的关心。\n", []string{
			"||下一步，我局将继续新建站点，完善制度|我局|我局"}},
		{"a further sentence belongs to it", "您提出的建议收悉。\n我局将继续新建站点。其次，完善补助制度。目前，站点运行良好。\n", []string{
			"||我局将继续新建站点。其次，完善补助制度|我局|我局"}},
		{"list", "对于您的建议，我们将在下一步工作中认真采纳：一是拟修订办法，明确标准；二是加强指导。\n", []string{
			"一是||拟修订办法，明确标准", "二是||加强指导"}},
		{"requests and promises in one sentence", "云州电站项目已列入规划，请你省做好前期工作，国家将适时启动建设。\n", []string{
			"||请你省做好前期工作|你省|你省", "||国家将适时启动建设|国家|国家"}},
		{"request with purpose", "为解决资金问题，建议你省推进改革，加快分离。\n", []string{
			"||为解决资金问题，建议你省推进改革，加快分离|你省|你省"}},
		{"wish repeated", "云州市请求，由海川集团投资，拟投资5亿元建设项目。\n", nil},
		{"part on what comes next", "一、工作情况\n我局已新建站点10个。\n二、下一步工作打算\n（一）扩大供给。新建站点20个。\n（二）完善制度。修订补助办法。\n", []string{
			"（一）|扩大供给|新建站点20个", "（二）|完善制度|修订补助办法"}},
	})
}
