package analysis

// relationOf says how a stands to b, given that they belong together. A point
// whose wording the task covers supports it; one that says much the task does
// not, or that says it asks for more, demands more.
func relationOf(a, b *linkEnd, f *features) Relation {
	if a.kind == taskEnd {
		return Addresses
	}
	more := 1.2 - 1.2*f[fCoverFrom] - 0.8*f[fClauseFrom]
	if holdsAny(a.read.folded.Text, moreCues) {
		more += 0.3
	}
	if more > 0.4 {
		return DemandsMore
	}
	return Supports
}

// moreCues are words by which a speaker asks for more than there is.
const moreCues = "还应 还要 还需 也要 也应 不能只 不能仅 不仅 不应只 更要 更应 更多 纳入其中 同时要 而不是 光靠 不够 建议增加 增加一条 补充 明确 避免 防止 不能一 参考 借鉴 学习 并且 力争 提前 除了 之外 以外"
