package main

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/analysis"
)

// counter counts in how many passages words and phrases stand.
type counter struct {
	segmenter *analysis.Segmenter
	counts    map[string]int
	habits    map[string]*habits // of the words in counts
}

func newCounter() *counter {
	return &counter{analysis.NewSegmenter(nil), make(map[string]int), make(map[string]*habits)}
}

// count adds the phrases of n words of a passage to found. A phrase of several
// words is counted where its shorter parts are in the table already.
func (c *counter) count(passage string, n int, found map[string]int) {
	words := c.segmenter.Segment(passage)
	seen := make(map[string]bool)
	for i := 0; i+n <= len(words); i++ {
		run := words[i : i+n]
		phrase := passage[run[0].Start:run[n-1].End]
		if seen[phrase] || utf8.RuneCountInString(phrase) > longest || slices.ContainsFunc(run, isNoWord) {
			continue
		}
		if n > 1 && (isFunction(run[0]) || isFunction(run[n-1])) {
			continue
		}
		if n > 2 && (c.counts[passage[run[0].Start:run[n-2].End]] == 0 || c.counts[passage[run[1].Start:run[n-1].End]] == 0) {
			continue
		}
		if strings.ContainsFunc(phrase, isNoHan) {
			continue
		}
		seen[phrase] = true
	}
	for phrase := range seen {
		found[phrase]++
	}
}

// isNoWord reports whether w is punctuation or a number.
func isNoWord(w analysis.Word) bool { return w.POS == "w" || w.POS == "m" }

// isFunction reports whether w is a word with which no phrase begins or ends.
func isFunction(w analysis.Word) bool {
	switch w.POS {
	case "u", "uj", "ul", "uz", "uv", "ud", "c", "p", "d", "r", "y", "zg":
		return true
	}
	return false
}

func isNoHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

// keep takes those of the phrases of n words into the table that are not rare.
func (c *counter) keep(n int, found map[string]int) {
	least := leastWord
	if n > 1 {
		least = leastPhrase
	}
	for phrase, count := range found {
		if count >= least {
			c.counts[phrase] = count
		}
	}
}

// habits is how often a word stands where.
type habits struct {
	places float64 // in all
	opens  float64 // after punctuation or at a line's begin
	closes float64 // before punctuation or at a line's end
	as     [2]float64
}

// What the neighbours of a word tell of it.
const (
	verb = iota // 要|推进, 不断|推进, 推进|了
	noun        // 的|方案, 一项|方案, 对|方案
)

// String is four letters, a for little to z for much: how often the word opens
// a clause, how often it closes one, how much more often its neighbours call it a
// verb than a noun, and of how many of its places they tell.
func (h *habits) String() string {
	scale := func(share float64) byte { return 'a' + byte(math.Round(25*min(1, max(0, share)))) }
	told := h.as[verb] + h.as[noun]
	return string([]byte{
		scale((h.opens + 1) / (h.places + 5)),
		scale((h.closes + 1) / (h.places + 5)),
		scale((h.as[verb] + 1) / (told + 3)),
		scale(math.Log2(1+told) / 14),
	})
}

// observe notes where the words of a passage stand.
func (c *counter) observe(passage string) {
	words := c.segmenter.Segment(passage)
	spell := func(i int) string { return passage[words[i].Start:words[i].End] }
	for i, w := range words {
		if w.POS == "w" || c.counts[spell(i)] == 0 {
			continue
		}
		h := c.habits[spell(i)]
		if h == nil {
			h = &habits{}
			c.habits[spell(i)] = h
		}
		h.places++
		if i == 0 || words[i-1].POS == "w" {
			h.opens++
		} else {
			switch before := words[i-1]; {
			case marksVerb(spell(i-1), before.POS):
				h.as[verb]++
			case spell(i-1) == "的" || before.POS == "m" || before.POS == "q" || before.POS == "mq" || before.POS == "p":
				h.as[noun]++
			}
		}
		if i+1 == len(words) || words[i+1].POS == "w" {
			h.closes++
		} else {
			switch spell(i + 1) {
			case "了", "着", "过":
				h.as[verb]++
			}
		}
	}
}

// marksVerb reports whether a verb stands after word: 要, 不断, 进一步.
func marksVerb(word, pos string) bool {
	switch word {
	case "要", "应", "应当", "应该", "必须", "需要", "可", "可以", "能", "能够", "不", "未", "没有", "不得", "将", "已", "已经", "正在", "曾",
		"会", "来", "去", "予以", "并", "也", "再", "再次", "请", "促请", "建请":
		return true
	}
	return pos == "d"
}
