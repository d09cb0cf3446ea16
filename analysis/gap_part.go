package analysis

import (
	"unicode/utf8"

	"yian/corpus"
)

// openParts gives the clauses of a solution that ask for something of their own
// which none of tasks covers: of 强化用地保障，先行开展基础设施建设 the second, where
// the only task is about land. Since a member reads it as a reproach, a clause is
// open only where much speaks for it: it names something the program knows (a
// class), it does not merely say what the rest is good for (确保…, 消除…) nor the
// same in other words, and the tasks clearly cover the rest and not it.
func (w *weighing) openParts(e *linkEnd, text GapText, tasks []GapLink) []GapText {
	parts := clausesOf(e.read.folded.Text)
	if len(parts) < 2 {
		return nil
	}
	share := make([]float64, len(parts)) // what the tasks cover of each
	most := 0.0
	for i, part := range parts {
		for _, t := range tasks {
			if at, ok := w.linker.place[t.ID]; ok {
				share[i] = max(share[i], coverPart(e.read, part, w.open(at).read))
			}
		}
		most = max(most, share[i])
	}
	var open []GapText
	for i, part := range parts {
		if share[i] > uncovered || most < covered || !e.read.namesClass(part) || e.read.repeats(part, parts) ||
			prefixIn(e.read.at(part), gapPurposes) > 0 || suffixIn(e.read.at(part), gapAbstracts) > 0 {
			continue
		}
		o := text
		o.Span = e.sourceSpan(part)
		o.Text = e.text[o.Span.Start-e.span.Start : o.Span.End-e.span.Start]
		open = append(open, o)
	}
	return open
}

// Of the words of a clause, tasks cover so much at most where it is open, and of
// another clause of the same solution so much at least.
const (
	uncovered = 0.1
	covered   = 0.25
)

// halfNear is how far a word of near meaning covers another.
const halfNear = 0.5

// gapPurposes begin a clause that says what the others are good for.
const gapPurposes = "确保 实现 消除 杜绝 严防 防止 避免 提升 提高 促进 带动 保障 缓解 方便 维护 改善 丰富 优化 助力 服务 满足 形成 努力 切实 推动形成 不断"

// gapAbstracts end a clause that names no work by itself; the clause beside it does.
const gapAbstracts = "机制 体系 体制 协同 资源 条件 需求 环境 氛围 水平 能力 工作 合力 作用 优势"

// clausesOf cuts folded text where a clause ends; pieces without letters are left
// out.
func clausesOf(text string) []corpus.Stretch {
	var parts []corpus.Stretch
	start := 0
	for at, r := range text {
		if closesClause(r) {
			if at > start {
				parts = append(parts, corpus.Stretch{Start: start, End: at})
			}
			start = at + utf8.RuneLen(r)
		}
	}
	if start < len(text) {
		parts = append(parts, corpus.Stretch{Start: start, End: len(text)})
	}
	return parts
}

// coverPart is the share of the weight of a's words in part that b has in some
// form or near in meaning.
func coverPart(a *linkText, part corpus.Stretch, b *linkText) float64 {
	sum, has := 0.0, 0.0
	for k := range a.words {
		if w := &a.words[k]; int(w.start) >= part.Start && int(w.end) <= part.End {
			sum += w.weight
			has += w.weight * max(likeness(a, w, b), halfNear*nearness(a, w, b))
		}
	}
	if sum == 0 {
		return 1 // it says nothing of its own
	}
	return has / sum
}

// namesClass reports whether a term of a class stands in part of t.
func (t *linkText) namesClass(part corpus.Stretch) bool {
	for _, c := range t.concepts {
		if int(c.start) >= part.Start && int(c.end) <= part.End {
			return true
		}
	}
	return false
}

// repeats reports whether part speaks of a class that another of parts speaks of
// too, other than that of the whole motion.
func (t *linkText) repeats(part corpus.Stretch, parts []corpus.Stretch) bool {
	in := func(c conceptAt, p corpus.Stretch) bool { return int(c.start) >= p.Start && int(c.end) <= p.End }
	for _, c := range t.concepts {
		if !in(c, part) || t.classWeight(c.class) < leastClass {
			continue
		}
		for _, o := range t.concepts {
			for _, p := range parts {
				if o.class == c.class && p != part && in(o, p) {
					return true
				}
			}
		}
	}
	return false
}
