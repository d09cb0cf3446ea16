package report

import (
	"math"
	"slices"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/themes"
)

// The pictures of a keyword report, as ECharts options: what stands in their words
// and lines are the figures of the tables.

const (
	cloudThemes  = 60
	cloudNames   = 8 // of each other type
	networkPairs = 45
	chartFont    = `"Noto Sans CJK SC","Microsoft YaHei","PingFang SC","黑体",SimHei,sans-serif`
)

// object is a JSON object.
type object = map[string]any

// palette are colours that also tell apart in print.
func palette() []string {
	return []string{"#9b1c1c", "#1f4e79", "#2e7d32", "#b26a00", "#5e35b1", "#00838f", "#c2185b", "#6d4c41", "#455a64", "#827717"}
}

// colourOfType is the colour of a type in pictures.
func colourOfType(t analysis.TermType) string {
	return palette()[max(0, slices.Index(analysis.TermTypes(), t))%len(palette())]
}

// wordCloud shows the first keywords, the more frequent the larger.
func wordCloud(r *themes.Report) (office.Figure, bool) {
	var words []object
	taken := map[analysis.TermType]int{}
	for _, k := range r.Rows {
		most := cloudNames
		if k.Type == r.Rows[0].Type {
			most = cloudThemes
		}
		if k.Count == 0 || taken[k.Type] == most {
			continue
		}
		taken[k.Type]++
		words = append(words, object{"name": k.Term, "value": math.Round(100*math.Sqrt(float64(k.Count))) / 100,
			"textStyle": object{"color": colourOfType(k.Type)}})
	}
	bars := &office.Chart{Title: "频次最高的主题词", Bars: true, Series: []office.Series{{Name: "频次"}}}
	for _, k := range mostFrequent(r) {
		bars.Categories = append(bars.Categories, k.Term)
		bars.Series[0].Values = append(bars.Series[0].Values, float64(k.Count))
	}
	return office.Figure{Caption: "词云：字越大，频次越高；颜色按类型，与共现网络的图例相同", Height: 420, Chart: bars, Option: object{
		"animation": false,
		"series": []object{{"type": "wordCloud", "shape": "circle", "width": "96%", "height": "96%", "sizeRange": []int{13, 54}, "rotationRange": []int{0, 0},
			"gridSize": 6, "drawOutOfBound": false, "layoutAnimation": false, "shrinkToFit": true, "textStyle": object{"fontFamily": chartFont}, "data": words}},
	}}, len(words) > 4
}

// mostFrequent are the most frequent keywords of the leading type.
func mostFrequent(r *themes.Report) []*themes.Row {
	const most = 15
	var all []*themes.Row
	for _, k := range r.Rows {
		if k.Type == r.Rows[0].Type && k.Count > 0 {
			all = append(all, k)
		}
	}
	slices.SortStableFunc(all, func(a, b *themes.Row) int { return b.Count - a.Count })
	return all[:min(most, len(all))]
}

// network shows which keywords stand in the same paragraphs.
func network(r *themes.Report) (office.Figure, bool) {
	const width, height = 880, 500
	var nodes, links, categories []object
	var lines [][2]int
	numbers := map[int]int{} // of nodes, by row
	node := func(row int) int {
		n, ok := numbers[row]
		if !ok {
			n = len(nodes)
			numbers[row] = n
			k := r.Rows[row]
			nodes = append(nodes, object{"name": k.Term, "value": k.Count, "symbolSize": tenths(min(8+3*math.Sqrt(float64(k.Count)), 40)),
				"category": slices.Index(analysis.TermTypes(), k.Type)})
		}
		return n
	}
	for _, p := range r.Pairs[:min(networkPairs, len(r.Pairs))] {
		lines = append(lines, [2]int{node(p.First), node(p.Second)})
		links = append(links, object{"source": r.Rows[p.First].Term, "target": r.Rows[p.Second].Term, "value": p.Paragraphs,
			"lineStyle": object{"width": tenths(min(1+math.Log2(float64(p.Paragraphs)), 6))}})
	}
	for i, at := range spread(len(nodes), lines, width, height) {
		nodes[i]["x"], nodes[i]["y"] = at.x, at.y
	}
	for _, t := range analysis.TermTypes() {
		categories = append(categories, object{"name": string(t), "itemStyle": object{"color": colourOfType(t)}})
	}
	return office.Figure{Caption: "共现网络：连线表示常在同一段里出现，越粗次数越多；圆越大，频次越高", Height: 600, Option: object{
		"animation": false, "tooltip": object{}, "textStyle": object{"fontFamily": chartFont},
		"legend": []object{{"data": typesOf(r, numbers), "bottom": 0}},
		"series": []object{{"type": "graph", "layout": "none", "left": 30, "right": 90, "top": 24, "bottom": 50, "categories": categories, "data": nodes, "links": links,
			"label": object{"show": true, "position": "right", "color": "#222"}, "labelLayout": object{"hideOverlap": true},
			"lineStyle": object{"color": "#999", "opacity": 0.7}}},
	}}, len(nodes) > 2
}

func tenths(x float64) float64 { return math.Round(10*x) / 10 }

// typesOf are the types of the rows that are shown.
func typesOf(r *themes.Report, shown map[int]int) []string {
	var all []string
	for _, t := range analysis.TermTypes() {
		for i, k := range r.Rows {
			if _, ok := shown[i]; ok && k.Type == t {
				all = append(all, string(t))
				break
			}
		}
	}
	return all
}

// trend shows the first keywords by year or month.
func trend(r *themes.Report) (office.Figure, bool) {
	if len(r.Periods) < 2 {
		return office.Figure{}, false
	}
	var names, terms []string
	for _, p := range r.Periods {
		names = append(names, p.Name)
	}
	var series []object
	var lines []office.Series
	for _, k := range Trending(r) {
		terms = append(terms, k.Term)
		var rates []float64
		for i, p := range r.Periods {
			rate := analysis.Sample{Count: float64(k.ByPeriod[i]), Size: float64(p.Characters)}.Per10000()
			rates = append(rates, math.Round(100*rate)/100)
		}
		lines = append(lines, office.Series{Name: k.Term, Values: rates})
		series = append(series, object{"type": "line", "name": k.Term, "data": rates, "symbolSize": 6})
	}
	return office.Figure{Caption: "趋势：每万字频次", Height: 400, Chart: &office.Chart{Title: "每万字频次", Categories: names, Series: lines}, Option: object{
		"animation": false, "color": palette(), "tooltip": object{"trigger": "axis"}, "textStyle": object{"fontFamily": chartFont},
		"legend": object{"data": terms, "bottom": 0}, "grid": object{"left": 50, "right": 30, "top": 30, "bottom": 70},
		"xAxis": object{"type": "category", "data": names, "boundaryGap": false}, "yAxis": object{"type": "value", "name": "每万字"},
		"series": series,
	}}, len(series) > 0
}
