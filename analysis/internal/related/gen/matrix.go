package main

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
)

// matrix is a dense matrix, row by row.
type matrix struct {
	rows, columns int
	data          []float32
}

func newMatrix(rows, columns int) matrix {
	return matrix{rows, columns, make([]float32, rows*columns)}
}

func (m matrix) row(i int) []float32 { return m.data[i*m.columns : (i+1)*m.columns] }

// times is m·o.
func (m matrix) times(o matrix) matrix {
	p := newMatrix(m.rows, o.columns)
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < m.rows; i += workers {
				to := p.row(i)
				for k, v := range m.row(i) {
					if v == 0 {
						continue
					}
					for j, x := range o.row(k) {
						to[j] += v * x
					}
				}
			}
		})
	}
	wg.Wait()
	return p
}

// orthogonal makes the columns of m orthonormal, in place (Gram–Schmidt, twice).
func (m matrix) orthogonal() {
	column := func(j int) []float64 {
		c := make([]float64, m.rows)
		for i := range c {
			c[i] = float64(m.data[i*m.columns+j])
		}
		return c
	}
	done := make([][]float64, 0, m.columns)
	for j := range m.columns {
		c := column(j)
		for range 2 {
			for _, d := range done {
				dot := 0.0
				for i := range c {
					dot += c[i] * d[i]
				}
				for i := range c {
					c[i] -= dot * d[i]
				}
			}
		}
		length := 0.0
		for _, v := range c {
			length += v * v
		}
		length = math.Sqrt(length)
		for i := range c {
			c[i] /= max(length, 1e-12)
			m.data[i*m.columns+j] = float32(c[i])
		}
		done = append(done, c)
	}
}

// factor gives, for a symmetric m, its n largest singular vectors, scaled by the
// fourth root of their values: by iteration of a subspace from a fixed start.
func factor(m matrix, n int) matrix {
	random := rand.New(rand.NewPCG(1, 2))
	q := newMatrix(m.rows, n)
	for i := range q.data {
		q.data[i] = float32(random.NormFloat64())
	}
	const rounds = 12
	for range rounds {
		q.orthogonal()
		q = m.times(q)
	}
	// The columns have converged to vectors times values.
	for j := range n {
		length := 0.0
		for i := range q.rows {
			length += float64(q.row(i)[j]) * float64(q.row(i)[j])
		}
		scale := float32(math.Pow(max(length, 1e-12), -3.0/8)) // value → its fourth root
		for i := range q.rows {
			q.row(i)[j] *= scale
		}
	}
	return q
}
