package analysis

// relation says how a stands to b, given that they belong together. Whether a
// point asks for what the task says or for more shows in how much of its wording
// the task has and in what the speaker does.
func (l *linker) relation(a *linkEnd, f *features) Relation {
	switch a.kind {
	case taskEnd:
		return Addresses
	case outcomeEnd:
		return Reports
	}
	if f[fCoverFrom] < mostly && l.more.dot(f) > 0 {
		return DemandsMore
	}
	return Supports
}

// mostly is the share of a point's words from which on the task says what it says.
const mostly = 0.5

// moreCues are words by which a speaker asks for more than there is, or for
// something else.
const moreCues = "还应 还要 还需 还得 也要 也应 不能 不仅 不要 不应 更要 更应 更多 纳入其中 同时 而不是 光靠 不够 增加一条 补充 避免 防止 参考 借鉴 除了 之外 以外 能不能 怎么办 没有讲 没有说 没有提 没有交代 没有涉及 太少"
