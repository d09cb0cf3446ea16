package report

import "math"

// point is a place in a picture.
type point struct{ x, y float64 }

// spread places n nodes so that linked ones stand near each other and none too near,
// in a field of the given width and height (Fruchterman and Reingold 1991). It begins
// on a circle and is cooled in fixed steps: the same links give the same places.
func spread(n int, links [][2]int, width, height float64) []point {
	const steps = 400
	at := make([]point, n)
	for i := range at {
		angle := 2 * math.Pi * float64(i) / float64(n)
		at[i] = point{width / 2 * (1 + 0.8*math.Cos(angle)), height / 2 * (1 + 0.8*math.Sin(angle))}
	}
	distance := 0.7 * math.Sqrt(width*height/float64(max(n, 1))) // that nodes would like to keep
	push := make([]point, n)
	for step := range steps {
		clear(push)
		for i := range at {
			for k := range i {
				d, far := between(at[i], at[k])
				if far > 2.5*distance {
					continue // parts that are not linked need not flee each other
				}
				move(push, i, k, d, distance*distance/far)
			}
			push[i].x += (width/2 - at[i].x) * 2 * distance / width // towards the middle
			push[i].y += (height/2 - at[i].y) * 2 * distance / height
		}
		for _, l := range links {
			d, far := between(at[l[0]], at[l[1]])
			move(push, l[0], l[1], d, -far*far/distance)
		}
		heat := width / 8 * (1 - float64(step)/steps)
		for i := range at {
			if far := math.Hypot(push[i].x, push[i].y); far > 0 {
				at[i].x = min(max(at[i].x+push[i].x/far*min(far, heat), 0), width)
				at[i].y = min(max(at[i].y+push[i].y/far*min(far, heat), 0), height)
			}
		}
	}
	for i := range at {
		at[i] = point{math.Round(at[i].x), math.Round(at[i].y)}
	}
	return at
}

// between is the direction from b to a, and how far it is.
func between(a, b point) (direction point, far float64) {
	d := point{a.x - b.x, a.y - b.y}
	if far = math.Hypot(d.x, d.y); far < 1 {
		return point{1, 0}, 1
	}
	return point{d.x / far, d.y / far}, far
}

// move pushes i by force along d, and k the other way.
func move(push []point, i, k int, d point, force float64) {
	push[i].x += d.x * force
	push[i].y += d.y * force
	push[k].x -= d.x * force
	push[k].y -= d.y * force
}
