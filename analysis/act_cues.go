package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// cueKind says what a cue speaks for.
type cueKind uint8

const (
	nothing    cueKind = iota // covers its characters, so that no other cue reads them
	joins                     // 另外: a clause begins after it; 我们 too, but what follows is no order
	asks                      // asks for something to be done
	modal                     // 要, 应: asks where a clause begins with it or work follows; always from weight 2
	work                      // 加强, 落实: work to be done; an order where a sentence begins with it
	object                    // 把, 对, 让: work to be done only after a word like 要
	remedy                    // 解决, 避免: work; the shortcoming after it is its object
	lacks                     // names a shortcoming
	undone                    // 没有, 未: a shortcoming where work follows
	resolves                  // 得到解决: what was named before is a shortcoming no more
	contrast                  // 但, 却: a shortcoming may follow
	praises                   // praises what was done
	inquires                  // asks, whatever else stands there: 请问
	addresses                 // names who may be asked: 部长, 政府
	rhetorical                // makes a question a statement
	offers                    // makes a question a request
	whys                      // asks why: a request where something is not done
	tells                     // tells what others said
	isDone                    // work that has been done
	isCopula                  // …是…
	unreal                    // 如果当年…: not so
	promises                  // what the speaker's own side is going to do
)

// cue is a word that speaks for an act.
type cue struct {
	word   string
	kind   cueKind
	weight int
	start  bool // only where a clause begins
	end    bool // only where a clause ends
}

// groupCues groups the cues by their first character, the longest first.
func groupCues() map[rune][]cue {
	groups := make(map[rune][]cue, 1024)
	for _, row := range cueRows() {
		for word := range strings.FieldsSeq(row.words) {
			c := cue{kind: row.kind, weight: row.weight}
			c.word, c.start = strings.CutPrefix(word, "^")
			c.word, c.end = strings.CutSuffix(c.word, "$")
			first, _ := utf8.DecodeRuneInString(c.word)
			groups[first] = append(groups[first], c)
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b cue) int { return cmp.Compare(len(b.word), len(a.word)) })
	}
	return groups
}

// longest is the longest cue that s begins with, whose first character is c;
// nil where there is none.
func (a *Cues) longest(c rune, s string, clause bool) *cue {
	group := a.groups[c]
	for i := range group {
		q := &group[i]
		// Groups as large as that of 不 are told apart by the end of the second character.
		const second = len("不足") - 1
		if len(q.word) > second && (len(s) <= second || q.word[second] != s[second]) {
			continue
		}
		if (clause || !q.start) && strings.HasPrefix(s, q.word) && (!q.end || endsClause(s[len(q.word):])) {
			return q
		}
	}
	return nil
}

// endsClause reports whether s, which follows a word, begins with the end of its
// clause.
func endsClause(s string) bool {
	c, n := utf8.DecodeRuneInString(s)
	return n == 0 || strings.ContainsRune("，。；、！？”’）的了\n", c)
}

// isWork reports whether s begins with a verb of office work, or with an adverb
// before one: 进一步加强.
func (a *Cues) isWork(s string) bool {
	return a.isWorkVerb(s) || a.isWorkVerb(s[prefixIn(s, adverbs):])
}

func (a *Cues) isWorkVerb(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	q := a.longest(c, s, true)
	return q != nil && (q.kind == work || q.kind == object || q.kind == remedy)
}

// adverbs may stand between 要 and the verb.
const adverbs = "好好 认真 更加 更好 更 再 要 先 做到 也 都 加以 就 予以 会同 以 用 由 有 能 不断 尽可能 及早 适时 及时 一 首先 多 真正"

// cueRow is a row of the table of cues: words of one kind and weight. ^ marks a
// word that counts only where a clause begins, $ one that does where it ends.
type cueRow struct {
	kind   cueKind
	weight int
	words  string
}

// cueRows is the table of cues.
func cueRows() []cueRow {
	return slices.Concat(requestCues(), problemCues(), praiseCues(), questionCues(), contextCues())
}
