package index

import "math"

// logLikelihood is Dunning's measure of how surprising it is that a word stands
// in both of the hits' passages, where hits of n passages are hits and word of
// them hold the word. It is negative where it stands there more rarely than by
// chance.
func logLikelihood(both, hits, word, n int) float64 {
	a, b := float64(both), float64(hits-both)
	c, d := float64(word-both), float64(n-hits-word+both)
	d = max(d, 0)
	total := a + b + c + d
	part := func(observed, row, column float64) float64 {
		if observed == 0 || row == 0 || column == 0 {
			return 0
		}
		return observed * math.Log(observed*total/(row*column))
	}
	sum := 2 * (part(a, a+b, a+c) + part(b, a+b, b+d) + part(c, c+d, a+c) + part(d, c+d, b+d))
	if a*total < (a+b)*(a+c) {
		return -sum
	}
	return sum
}
