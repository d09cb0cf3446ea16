package analysis

import "math"

// Pair says how often two words stand in the same passages, of so many in all.
type Pair struct {
	Both, First, Second, All int // passages
}

// LogLikelihood is Dunning's measure of how surprising it is that the two stand
// together as often as they do; negative where they do so more rarely than by
// chance. The same measure as [Keyness], for a table of four cells.
func (p Pair) LogLikelihood() float64 {
	a, b := float64(p.Both), float64(p.First-p.Both)
	c := float64(p.Second - p.Both)
	d := max(float64(p.All)-a-b-c, 0)
	total := a + b + c + d
	if total == 0 {
		return 0
	}
	sum := 0.0
	for _, cell := range [...]struct{ observed, row, column float64 }{{a, a + b, a + c}, {b, a + b, b + d}, {c, c + d, a + c}, {d, c + d, b + d}} {
		if cell.observed > 0 {
			sum += 2 * cell.observed * math.Log(cell.observed*total/(cell.row*cell.column))
		}
	}
	if a*total < (a+b)*(a+c) {
		return -sum
	}
	return max(sum, 0)
}
