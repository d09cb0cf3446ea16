package analysis

import "strings"

// relation says how a stands to b, given that they belong together.
func (l *linker) relation(a *linkEnd, f *features) Relation {
	switch {
	case a.kind == taskEnd:
		return Addresses
	case a.kind == outcomeEnd:
		return Reports
	case f[fCoverFrom] >= mostly: // the task has nearly all of it
		return Supports
	case l.more.dot(moreFeaturesOf(a, f)) > 0:
		return DemandsMore
	}
	return Supports
}

// mostly is the share of a point's words from which on the task says what it says.
const mostly = 0.5

// The features that tell what a point asks for beyond a task from what the task
// already says. Each is in [0,1].
const (
	moreBias     = iota
	moreCovered  // share of the point's words that the task has
	moreClause   // the same in its best clause
	moreNear     // nearness of their meanings
	moreChars    // cosine of their characters
	moreActions  // same direction of work
	moreAlso     // 也要, 还应: something besides
	moreOnly     // 不能只, 光靠: what there is is not enough
	moreContrast // 但, 不过: praise with a reservation
	moreOpen     // 怎么办, 没有讲: left open
	moreBar      // 不要, 不得: a bar that the task does not set
	moreLead     // 要, 应当: a demand in so many words
	moreWelcome  // 赞成, 是好事: the task is welcome
	moreHaste    // 尽快, 早日: it should come soon
	morePraise   // the acts of the point
	moreRequest
	moreTrouble
	moreInquiry
	moreLong // length of the point
	moreCount
)

// moreWeights are the weights of these features.
type moreWeights [moreCount]float64

// moreNames are their names in fittedWeights.
const moreNames = "bias covered clause near chars actions also only contrast open bar lead welcome haste praise request trouble inquiry long"

// moreFeaturesOf reads the features of a link of point a with the features f.
func moreFeaturesOf(a *linkEnd, f *features) *moreWeights {
	var m moreWeights
	m[moreBias] = 1
	m[moreCovered], m[moreClause] = float64(f[fCoverFrom]), float64(f[fClauseFrom])
	m[moreNear], m[moreChars], m[moreActions] = float64(f[fNear]), float64(f[fChars]), float64(f[fActions])
	for i, cues := range []string{moreAlso: alsoCues, moreOnly: onlyCues, moreContrast: contrastCues, moreOpen: leftCues, moreBar: barCues, moreLead: leadCues, moreWelcome: welcomeCues, moreHaste: hasteCues} {
		if cues != "" && holdsAny(a.read.folded.Text, cues) {
			m[i] = 1
		}
	}
	m[morePraise], m[moreRequest] = float64(f[fPraise]), float64(f[fRequest])
	m[moreTrouble], m[moreInquiry] = float64(f[fTrouble]), float64(f[fInquiry])
	m[moreLong] = float64(f[fLong])
	return &m
}

// dot is the sum of the features, weighted by m.
func (m *moreWeights) dot(f *moreWeights) float64 {
	sum := 0.0
	for i, w := range m {
		sum += float64(w * f[i])
	}
	return sum
}

// Words by which a speaker asks for more than there is, for something else, or
// for just what there is.
const (
	alsoCues     = "还应 还要 还需 还得 还可以 也要 也应 也得 也需 更要 更应 更多 同时 同步 纳入 一并 补充 增加 扩大到 延伸到 衔接 除了 之外 以外 提前 参考 借鉴 允许"
	onlyCues     = "不能只 不能光 不要只 不只 不仅 不光 光靠 光是 光有 光查 光补 光减 单靠 仅靠 而不是 不够 太少 太低 只是第一步 不等于 不如"
	contrastCues = "但 不过 可是 然而 却 否则 只是 还是建不起 照样 仍"
	leftCues     = "怎么办 怎么算 怎么管 谁来 靠什么 能不能 可不可以 没有讲 没有说 没讲 没说 没提 只字未提 没有提 没有交代 没有涉及 说清楚 写清楚 写明白 讲清楚 有说法 明确"
	barCues      = "不要 不能 不得 不应 别让 避免 防止 杜绝 严禁"
	leadCues     = "要 应当 应该 必须 希望 建议 最好"
	welcomeCues  = "赞成 赞同 拥护 欢迎 好事 支持 拍手 管用 实在 举双手 得人心 盼 对路 点赞"
	hasteCues    = "尽快 抓紧 早日 赶快 快些 要快 早该 抓实 落到实处 持之以恒 一刻不能松 坚决"
)

// readMoreWeights reads the weights of the model.
func readMoreWeights() moreWeights {
	var m moreWeights
	readWeights("more", strings.Fields(moreNames), func(i int, w float64) { m[i] = w })
	return m
}
