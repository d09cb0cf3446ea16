package analysis

import (
	"math"
	"strings"
)

// The features of a phrase by which it is judged, in the order of
// themeFeatureNames. Shares are of the phrase's occurrences.
const (
	tBias    = iota
	tCount   // logarithm of how often it stands in the document
	tOnce    // it stands once
	tDense   // logarithm of how often it stands in 500 words
	tTitle   // it stands in the title
	tHeading // it stands in a heading
	tLead    // share in first sentences of paragraphs
	tEarly   // how near to the beginning it stands first
	tSpread  // logarithm of the number of paragraphs
	tTask    // share in what is to be done

	tTwo // so many characters
	tThree
	tFour
	tFive
	tSix
	tSeven
	tEight
	tTen    // 9 or 10
	tLong   // 11 or 12
	tSingle // one word
	tMany   // five words or more

	tRarity    // of its words, on the average of the characters
	tOdd       // how far that is from the usual
	tCommon    // of its most common word
	tKnown     // the reference knows it, of several words, as one
	tHackneyed // how common it is there
	tBound     // how much more often than by chance its words stand together there
	tPairs     // share of its neighbouring words that the reference knows as a pair

	tFirstOpens // habits of its first word
	tFirstCloses
	tFirstVerb
	tLastOpens // habits of its last word
	tLastCloses
	tLastVerb
	tInnerVerb // the most verb-like word between

	tFirstActivity // its first word is a line of work …
	tGoverns       // … and its second may be the object
	tFirstModifier
	tLastActivity
	tLastVague
	tLastGeneric
	tLastEmpty // it ends in 建设, 发展
	tVerbs     // common verbs in it
	tVagues    // vague words in it
	tModifiers
	tShorts  // words of one character
	tRoutine // routine verbs in it

	tFreeLeft // share with a border before it
	tFreeRight
	tManyLeft // many different words stand before it
	tManyRight
	tEnumerated // share in enumerations
	tAfterDe    // share after 的 …
	tAfterVerb
	tAfterMark
	tBeforeDe // … before 的
	tBeforeVerb
	tBeforeMark
	tBeforeName

	tWider    // share of its occurrences inside one phrase that is a word longer
	tTail     // how much of the occurrences of all but its first word it holds
	tHead     // how much of those of all but its last
	tLoose    // its first word is a verb or line of work, and the rest stands without it
	tComplete // share with borders on both sides
	tObject   // share between a verb and a border
	tHeaded   // it is all of a heading, or all but its verb

	tTopic     // weight of its words in the document, on average
	tTopicBest // that of the weightiest
	tTitled    // share of its characters in words of the title
	tQuoted
	tJoined
	tPlace    // it begins with the name of a place
	tPerson   // a word is a person's name
	tLatin    // a word is in Latin letters
	tBriefTwo // so many characters, in a text that is hardly longer than a card
	tBriefThree
	tBriefFour
	tBriefSingle
	tBriefRarity
	tLongCount  // the logarithm of the count, in long documents
	tTwice      // it stands two times
	tFirstPlain // its first word is a verb
	tLastPlain  // its last word is a verb
	tSaying     // it holds a saying: 有目共睹
	tUnfree     // nowhere does it surely begin or end
	tCovered    // another phrase says it whole
	tUnsound    // its words do not make a name

	themeFeatureCount
)

// themeFeatureNames are the names of the features in the file of weights.
const themeFeatureNames = "bias count once dense title heading lead early spread task two three four five six seven eight ten long single many " +
	"rarity odd common known hackneyed bound pairs first-opens first-closes first-verb last-opens last-closes last-verb inner-verb " +
	"first-activity governs first-modifier last-activity last-vague last-generic last-empty verbs vagues modifiers shorts routine " +
	"free-left free-right many-left many-right enumerated after-de after-verb after-mark before-de before-verb before-mark before-name " +
	"wider tail head loose complete object headed topic topic-best titled quoted joined place person latin brief-two brief-three brief-four brief-single brief-rarity long-count twice first-plain last-plain saying unfree covered unsound"

type themeFeatures [themeFeatureCount]float64

// features describes a phrase, which is not barred, to the model.
func (t *themes) features(c *phrase) themeFeatures {
	var f themeFeatures
	f[tBias] = 1
	f[tUnfree] = indicator(!c.free())
	f[tCovered] = indicator(c.covered)
	f[tUnsound] = indicator(!t.isSoundlyMade(c))
	t.describePlaces(c, &f)
	t.describeLength(c, &f)
	t.describeRarity(c, &f)
	t.describeWords(c, &f)
	t.describeSides(c, &f)
	return f
}

// describePlaces fills in how often and where a phrase stands.
func (t *themes) describePlaces(c *phrase, f *themeFeatures) {
	n := len(c.at)
	for _, short := range c.aliases {
		n += len(short.at)
	}
	f[tCount] = math.Log2(float64(n))
	f[tLongCount] = f[tCount] * math.Log2(1+float64(len(t.words))/400)
	f[tTwice] = indicator(n == 2)
	f[tOnce] = indicator(n == 1)
	f[tDense] = math.Log2(1 + float64(n)*500/float64(500+len(t.words)))
	f[tTitle] = indicator(c.places[inTitle] > 0)
	f[tHeading] = indicator(c.places[inHeading] > 0)
	f[tLead] = float64(c.places[inLead]) / float64(len(c.at))
	f[tEarly] = 1 - math.Log2(1+float64(c.at[0].first))/math.Log2(2+float64(len(t.words)))
	f[tSpread] = math.Log2(float64(c.paras))
	f[tTask] = float64(c.tasks) / float64(len(c.at))
}

// describeLength fills in how long a phrase is.
func (t *themes) describeLength(c *phrase, f *themeFeatures) {
	switch {
	case c.runes <= 8:
		f[tTwo+c.runes-2] = 1
	case c.runes <= 10:
		f[tTen] = 1
	default:
		f[tLong] = 1
	}
	f[tSingle] = indicator(c.at[0].n == 1)
	f[tMany] = indicator(c.at[0].n >= 5)
	if t.isBrief() {
		f[tBriefTwo], f[tBriefThree], f[tBriefFour], f[tBriefSingle] = f[tTwo], f[tThree], f[tFour], f[tSingle]
	}
}

// describeRarity fills in how rare a phrase and its words are at large.
func (t *themes) describeRarity(c *phrase, f *themeFeatures) {
	first, last := t.ends(c)
	sum, least, pairs := 0.0, math.Inf(1), 0
	for i := first; i <= last; i++ {
		k := &t.kinds[t.words[i].kind]
		sum += k.rarity * float64(k.runes)
		least = min(least, k.rarity)
		if i < last && t.ref.Count(t.page.text[t.words[i].Start:t.words[i+1].End]) > 0 {
			pairs++
		}
	}
	f[tRarity] = sum / float64(c.runes) / 10
	f[tOdd] = (f[tRarity] - 0.45) * (f[tRarity] - 0.45)
	f[tCommon] = least / 10
	if t.isBrief() {
		f[tBriefRarity] = f[tRarity]
	}
	if n := c.at[0].n; n > 1 {
		f[tPairs] = float64(pairs) / float64(n-1)
		if count := t.ref.Count(t.text(c)); count > 0 {
			f[tKnown] = 1
			f[tHackneyed] = math.Log2(float64(count)) / 10
			f[tBound] = t.bound(c, count)
		}
	}
}

// bound is how much more often than by chance the two parts of a phrase stand
// together at large, for the parts that are bound least; from 0 to 1.
func (t *themes) bound(c *phrase, count int) float64 {
	first, last := t.ends(c)
	all := float64(t.ref.Passages())
	least := math.Inf(1)
	for i := first; i < last; i++ {
		head := t.ref.Count(t.page.text[t.words[first].Start:t.words[i].End])
		tail := t.ref.Count(t.page.text[t.words[i+1].Start:t.words[last].End])
		least = min(least, math.Log2(float64(count)*all/float64((head+1)*(tail+1))))
	}
	return min(1, max(0, least/10))
}

// describeWords fills in what words a phrase is made of.
func (t *themes) describeWords(c *phrase, f *themeFeatures) {
	first, last := t.ends(c)
	for i := first; i <= last; i++ {
		w := &t.words[i]
		k := &t.kinds[w.kind]
		weight := float64(w.runes) / float64(c.runes)
		f[tTopic] += k.weight * weight
		f[tTopicBest] = max(f[tTopicBest], k.weight)
		f[tTitled] += indicator(k.titled) * weight
		f[tVerbs] += indicator(w.verb)
		f[tVagues] += indicator(w.role == roleVague)
		f[tModifiers] += indicator(w.role == roleModifier)
		f[tShorts] += indicator(w.runes == 1)
		f[tRoutine] += indicator(w.role == roleVerb)
		f[tPerson] = max(f[tPerson], indicator(strings.HasPrefix(t.pos(i), "nr")))
		f[tLatin] = max(f[tLatin], indicator(isLatin(t.page.text[w.Start])))
		f[tSaying] = max(f[tSaying], indicator(t.isSaying(i)))
		if i > first && i < last {
			f[tInnerVerb] = max(f[tInnerVerb], verbLike(k))
		}
	}
	a, z := &t.kinds[t.words[first].kind], &t.kinds[t.words[last].kind]
	f[tFirstOpens], f[tFirstCloses], f[tFirstVerb] = a.habits.Opens, a.habits.Closes, verbLike(a)
	f[tLastOpens], f[tLastCloses], f[tLastVerb] = z.habits.Opens, z.habits.Closes, verbLike(z)
	f[tFirstActivity] = indicator(a.role == roleActivity && last > first)
	f[tGoverns] = indicator(a.role == roleActivity && last > first && t.words[first+1].role == roleContent)
	f[tFirstModifier] = indicator(a.role == roleModifier)
	f[tLastActivity] = indicator(z.role == roleActivity)
	f[tLastVague] = indicator(z.role == roleVague)
	f[tLastGeneric] = indicator(z.role == roleGeneric)
	f[tLastEmpty] = indicator(isEmptyActivity(t.spelling(last)))
	f[tPlace] = indicator(t.pos(first) == "ns")
	f[tFirstPlain] = indicator(t.pos(first) == "v")
	f[tLastPlain] = indicator(t.pos(last) == "v")
	f[tQuoted] = indicator(t.pos(first) == quotedTag)
	f[tJoined] = indicator(c.joined)
}

// describeSides fills in what stands around a phrase.
func (t *themes) describeSides(c *phrase, f *themeFeatures) {
	n := float64(len(c.at))
	f[tFreeLeft] = float64(c.freeLeft) / n
	f[tFreeRight] = float64(c.freeRight) / n
	f[tManyLeft] = indicator(c.lefts.many())
	f[tManyRight] = indicator(c.rights.many())
	f[tEnumerated] = float64(c.enumerated) / n
	f[tAfterDe] = float64(c.before[besideDe]) / n
	f[tAfterVerb] = float64(c.before[besideVerb]) / n
	f[tAfterMark] = float64(c.before[besideMark]) / n
	f[tBeforeDe] = float64(c.after[besideDe]) / n
	f[tBeforeVerb] = float64(c.after[besideVerb]) / n
	f[tBeforeMark] = float64(c.after[besideMark]) / n
	f[tBeforeName] = float64(c.after[besideName]) / n
	f[tWider] = float64(min(int(c.wider), len(c.at))) / n
	if c.tail > 0 {
		f[tTail] = min(1, n/float64(c.tail))
	}
	if c.head > 0 {
		f[tHead] = min(1, n/float64(c.head))
	}
	if first, _ := t.ends(c); t.beginRank(first) > 0 && int(c.tail) > len(c.at) {
		f[tLoose] = 1 - n/float64(c.tail)
	}
	f[tComplete] = float64(c.complete) / n
	f[tObject] = float64(c.object) / n
	f[tHeaded] = indicator(c.headings > 0)
}

// verbLike is how much more like a verb than usual a word is used at large.
func verbLike(k *wordKind) float64 {
	if !k.known {
		return 0
	}
	return (k.habits.Verb - 0.33) * min(1, 3*k.habits.Told)
}

func indicator(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
