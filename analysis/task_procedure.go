package analysis

import "strings"

// A plan that answers a motion closes with how its handling is organised:
//
//	各责任单位要细化措施、倒排工期，每季度末报送进展。
//	成立由副市长任组长的工作专班，实行挂图作战、销号管理。
//
// This is a procedure for the plan itself, and no task of the motion.

// ordersHandling reports a sentence of which every clause speaks of how the handling
// is organised, supervised or reported on.
func ordersHandling(s string) bool {
	clauses := 0
	for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("，；。、", r) }) {
		clause = strings.TrimSpace(clause)
		if clause == "" {
			continue
		}
		clauses++
		if !holdsAny(clause, procedureWords) && !isUnitOnly(clause) {
			return false
		}
	}
	return clauses > 0
}

// procedureWords are what organising the handling of a motion is told in.
const procedureWords = "责任担当 压实责任 工作责任 主体责任 责任落实 细化措施 细化方案 具体实施方案 具体方案 实施细则 时间表 路线图 倒排工期 密切配合 通力协作 协同配合 协调配合 齐抓共管 加强领导 组织领导 高度重视 形成合力 工作合力 报送进展 进展情况 办理情况 办理进展 办理结果 办理任务 推诿扯皮 弄虚作假 工作不力 报市政府 报县政府 报区政府 报省政府 常委会报告 督查室 报送 督导 督查 督办 督促检查 跟踪问效 调度 通报 问责 追责 目标管理 年度考核 绩效考核 考核范围 接受监督 向社会公开 抓好落实 落到实处 落地见效 取得实效 确定专人 明确专人 专人负责 专人联络 挂图作战 销号管理 台账管理 清单管理 领导小组 工作专班 工作小组 联席会议 会商机制 宣传引导 舆论氛围 总结推广 典型经验 政务公开"

// isUnitOnly reports a clause that only names who is meant: 各县（市、区）人民政府.
func isUnitOnly(clause string) bool { return hasPrefixOf(clause, "各") && unitOf(clause) != notUnit }
