package analysis

import "math"

// Sample is how often something occurs in a text of some size. Count and Size may
// count characters and places, or passages; two samples that are compared count
// the same.
type Sample struct {
	Count float64 `json:"count"`
	Size  float64 `json:"size"`
}

// Per10000 is how often it occurs in 10,000 units of the size; 0 of nothing.
func (s Sample) Per10000() float64 {
	if s.Size == 0 {
		return 0
	}
	return 10_000 * s.Count / s.Size
}

// Keyness says how much more, or less, often something occurs in one text than in
// another, and how sure that is.
type Keyness struct {
	// LL is the log-likelihood ratio of the two counts (Dunning 1993, in the form
	// for corpora of Rayson and Garside 2000): how surprising the difference is if
	// both texts used it alike. It is never negative.
	LL float64 `json:"ll"`
	// LogRatio is the binary logarithm of the ratio of the two rates (Hardie 2014):
	// 1 is twice as often, -1 half as often. A count of 0 is taken as 0.5.
	LogRatio float64 `json:"log_ratio"`
}

// smoothed stands for a count of 0 in LogRatio.
const smoothed = 0.5

// Compare compares what is found in a text with what is found in a reference. The
// zero Keyness is that of a text or a reference without size.
func Compare(text, reference Sample) Keyness {
	if text.Size <= 0 || reference.Size <= 0 {
		return Keyness{}
	}
	share := (text.Count + reference.Count) / (text.Size + reference.Size)
	ll := 2 * (surprise(text.Count, share*text.Size) + surprise(reference.Count, share*reference.Size))
	ratio := (max(text.Count, smoothed) / text.Size) / (max(reference.Count, smoothed) / reference.Size)
	return Keyness{max(ll, 0), math.Log2(ratio)}
}

// surprise is what one cell adds to a log-likelihood ratio.
func surprise(observed, expected float64) float64 {
	if observed == 0 {
		return 0
	}
	return observed * math.Log(observed/expected)
}

// The thresholds of LL: how large it is by chance in 1 of 20, 100, 1,000 and
// 10,000 comparisons (χ² with one degree of freedom).
const (
	LL20    = 3.84
	LL100   = 6.63
	LL1000  = 10.83
	LL10000 = 15.13
)

// Significance is how rare the difference would be by chance: "p<0.0001" …
// "p<0.05", or empty.
func (k Keyness) Significance() string {
	switch {
	case k.LL >= LL10000:
		return "p<0.0001"
	case k.LL >= LL1000:
		return "p<0.001"
	case k.LL >= LL100:
		return "p<0.01"
	case k.LL >= LL20:
		return "p<0.05"
	}
	return ""
}

// Direction says whether a text uses something more or less than a reference does.
type Direction string

// The directions.
const (
	Overused  Direction = "偏多"
	Underused Direction = "偏少"
	Alike     Direction = "相当" // the difference may be chance
)

// Direction is the sign of a difference that is no chance (LL of [LL100] or more).
func (k Keyness) Direction() Direction {
	switch {
	case k.LL < LL100:
		return Alike
	case k.LogRatio < 0:
		return Underused
	}
	return Overused
}

// Change says what became of something since the period before.
type Change string

// The changes.
const (
	New     Change = "新出现"
	Rising  Change = "上升"
	Falling Change = "下降"
	Gone    Change = "消失"
	Steady  Change = "持平" // the difference may be chance
)

// ChangeOf compares this period with the one before. A change counts only where it
// is no chance: its LL is [LL20] or more. So a word that is missing in a short
// period is not gone. It is empty where one of the periods has no text.
func ChangeOf(now, before Sample) Change {
	if now.Size <= 0 || before.Size <= 0 {
		return ""
	}
	k := Compare(now, before)
	switch {
	case k.LL < LL20:
		return Steady
	case before.Count == 0:
		return New
	case now.Count == 0:
		return Gone
	case k.LogRatio > 0:
		return Rising
	}
	return Falling
}
