package main

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
	"yian/corpus"
	"yian/index"
)

// print writes what was found in the form that was asked for.
func (o *searchOptions) print(e *env, w io.Writer, text string, found *index.Found) error {
	switch {
	case o.collocates:
		return o.printCollocates(e, w, found)
	case o.groupBy != "":
		facet, ok := index.FacetNamed(o.groupBy)
		if !ok {
			return usagef("不能按“%s”分组；可用 类型、发言人、身份、单位、年、月、会议、议案、行为、文件", o.groupBy)
		}
		values, err := found.Groups(facet)
		if err != nil {
			return err
		}
		return o.printValues(e, w, text, facet, values, false)
	case o.trend != "":
		facet, ok := index.FacetNamed(o.trend)
		if !ok || facet != index.FacetYear && facet != index.FacetMonth {
			return usagef("没有“%s”这种时段；可用 year（年）、month（月）", o.trend)
		}
		values, err := found.Trend(facet)
		if err != nil {
			return err
		}
		return o.printValues(e, w, text, facet, values, true)
	case o.kwic > 0:
		return o.printLines(e, w, found)
	}
	switch o.format {
	case "json":
		return writeFound(w, text, found, true)
	case "jsonl":
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for h, err := range found.Hits() {
			if err != nil {
				return err
			}
			if err := enc.Encode(h.InRunes()); err != nil {
				return err
			}
		}
		return nil
	case "table":
		return o.printHits(e, w, found)
	case "xlsx":
		return report.HitBook(w, report.Searched{Query: text, Places: found.Places, Passages: found.Total, Documents: found.Documents}, hitRows(found))
	}
	var header []string
	for _, c := range report.HitColumns() {
		header = append(header, c.Header)
	}
	return o.rows(e, w, header, hitRows(found))
}

// writeFound writes the JSON of a search, hit by hit: memory does not grow with
// their number. spread puts each hit on a line of its own.
func writeFound(w io.Writer, text string, found *index.Found, spread bool) error {
	head, err := jsonLine(struct {
		Schema      string             `json:"schema"`
		Query       string             `json:"query"`
		Total       int                `json:"total"`
		Places      int                `json:"places"`
		Documents   int                `json:"documents"`
		Suggestions []index.Suggestion `json:"suggestions,omitempty"`
	}{index.Schema, text, found.Total, found.Places, found.Documents, found.Suggestions})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, `%s,"hits":[`, head[:len(head)-1])
	separator := ""
	for h, err := range found.Hits() {
		if err != nil {
			return err
		}
		line, err := jsonLine(h.InRunes())
		if err != nil {
			return err
		}
		fmt.Fprint(w, separator)
		if spread {
			fmt.Fprint(w, "\n ")
		}
		if _, err := fmt.Fprint(w, line); err != nil {
			return err
		}
		separator = ","
	}
	if spread && separator != "" {
		fmt.Fprintln(w)
	}
	_, err = fmt.Fprintln(w, "]}")
	return err
}

// jsonLine is v on one line, with Chinese characters as they are.
func jsonLine(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// printHits lists hits for a terminal: who, when and where, then the wording
// around the first place.
func (o *searchOptions) printHits(e *env, w io.Writer, found *index.Found) error {
	if found.Total == 0 {
		return o.printNothing(w, found)
	}
	if found.Places > 0 { // a query of fields alone finds passages, not strings
		fmt.Fprintf(w, "%d 处，", found.Places)
	}
	fmt.Fprintf(w, "%d 段，%d 个文件\n", found.Total, found.Documents)
	last, shown := "", 0
	for h, err := range found.Hits() {
		if err != nil {
			return err
		}
		shown++
		if head := hitHead(&h); head != last {
			fmt.Fprintf(w, "\n%s\n", head)
			last = head
		}
		if _, err := fmt.Fprintf(w, "  %s  [%s %s]\n", snippet(&h, o.columns(e)-16, e.width > 0 && o.file == ""), h.ID, kindWord(&h)); err != nil {
			return err
		}
		for _, r := range h.Explain {
			fmt.Fprintf(w, "      %s %.3f\n", r.Name, r.Value)
		}
	}
	if rest := found.Total - shown - o.offset; rest > 0 {
		fmt.Fprintf(w, "\n还有 %d 段；全部列出请加 --limit 0。\n", rest)
	}
	return o.printFacets(w, found)
}

// printNothing says that nothing was found and offers what is near.
func (o *searchOptions) printNothing(w io.Writer, found *index.Found) error {
	if o.saved.news != "" {
		_, err := fmt.Fprintln(w, "上次查看以来新导入的文件中没有找到。")
		return err
	}
	_, err := fmt.Fprintln(w, o.nothing)
	if len(found.Suggestions) > 0 {
		fmt.Fprintln(w, "相近的：")
	}
	for _, s := range found.Suggestions {
		_, err = fmt.Fprintf(w, "  %s（%s，%d 段）\n", s.Query, s.Why, s.Total)
	}
	return err
}

// hitHead says who, when and where.
func hitHead(h *index.Hit) string {
	var all []string
	for _, s := range []string{h.Meeting, h.Date} {
		if s != "" {
			all = append(all, s)
		}
	}
	switch {
	case h.Speaker != "" && h.Role != "":
		all = append(all, fmt.Sprintf("%s（%s）", h.Speaker, h.Role))
	case h.Speaker+h.Role != "":
		all = append(all, h.Speaker+h.Role)
	case h.Title != "":
		all = append(all, bookTitle(h.Title))
	}
	return strings.Join(append(all, h.Source), "  ")
}

// bookTitle puts title in marks, unless it begins or holds such marks itself:
// 关于印发《方案》的通知.
func bookTitle(title string) string {
	if strings.ContainsAny(title, "《》") {
		return title
	}
	return "《" + title + "》"
}

// kindWord is what the hit stands in.
func kindWord(h *index.Hit) string {
	switch {
	case h.Kind == "point" && h.Act != "":
		return h.Act
	case h.Kind == "text":
		return fmt.Sprintf("第%d段", h.Paragraph)
	}
	return kindInChinese(h.Kind)
}

// kindInChinese is the name of a kind of hit.
func kindInChinese(kind string) string {
	switch kind {
	case "task":
		return "任务"
	case "point":
		return "发言"
	case "demand":
		return "要求"
	case "problem":
		return "问题"
	case "solution":
		return "解决方案"
	case "heading":
		return "标题"
	case "text":
		return "正文"
	}
	return kind
}

// snippet is the wording around the first match, at most width columns, on one
// line. Matches are bold on a terminal and in 【】 elsewhere.
func snippet(h *index.Hit, width int, bold bool) string {
	open, end := "【", "】"
	if bold {
		open, end = "\x1b[1m", "\x1b[0m"
	}
	width = max(width, 30)
	from := h.Span.Start
	if len(h.Matches) > 0 {
		from = before(h, h.Matches[0].Start, width/3)
	}
	var b strings.Builder
	if from > h.Span.Start {
		b.WriteString("…")
	}
	columns, reach := 0, from
	for at, r := range h.Text[from-h.Span.Start:] {
		place := from + at
		for _, m := range h.Matches {
			if m.Start == place && place >= reach {
				b.WriteString(open)
				reach = m.End
			}
		}
		if !isBreak(r) {
			b.WriteRune(r)
			columns += index.Width(r)
		}
		if next := place + len(string(r)); next == reach && reach > from {
			b.WriteString(end)
		}
		if columns >= width && place >= reach {
			b.WriteString("…")
			break
		}
	}
	return b.String()
}

// before is the place about width columns before at, inside the hit's passage.
func before(h *index.Hit, at, width int) int {
	s := h.Text[:at-h.Span.Start]
	for width > 0 && s != "" {
		r := []rune(s[max(0, len(s)-4):])
		last := r[len(r)-1]
		s = s[:len(s)-len(string(last))]
		width -= index.Width(last)
	}
	return h.Span.Start + len(s)
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == '\u3000' }

// printFacets counts the hits by the facets that were asked for.
func (o *searchOptions) printFacets(w io.Writer, found *index.Found) error {
	for _, name := range o.facets {
		facet, ok := index.FacetNamed(name)
		if !ok {
			return usagef("不能按“%s”计数；可用 类型、发言人、身份、单位、年、月、会议、议案、行为、文件", name)
		}
		values, err := found.Facets(facet)
		if err != nil {
			return err
		}
		var all []string
		for _, v := range values[:min(12, len(values))] {
			all = append(all, fmt.Sprintf("%s %d", valueName(facet, v), v.Hits))
		}
		if len(values) > 12 {
			all = append(all, fmt.Sprintf("等 %d 项", len(values)))
		}
		fmt.Fprintf(w, "\n按%s：%s\n", facet.Label(), strings.Join(all, "  "))
	}
	return nil
}

func valueName(facet index.Facet, v index.Value) string {
	switch {
	case v.Value == "":
		return "（无）"
	case facet == index.FacetKind:
		return kindInChinese(v.Value)
	}
	return v.Value
}

// printValues lists the values of a facet, with bars where they are periods.
func (o *searchOptions) printValues(e *env, w io.Writer, text string, facet index.Facet, values []index.Value, bars bool) error {
	if o.format == "json" {
		return writeJSON(w, struct {
			Schema string        `json:"schema"`
			Query  string        `json:"query"`
			By     index.Facet   `json:"by"`
			Values []index.Value `json:"values"`
		}{index.Schema, text, facet, values})
	}
	t := &table.Table{Header: []string{facet.Label(), "段数", "处数", "字数", "每万字次数"}}
	bars = bars && o.format == "table"
	if bars {
		t.Header = append(t.Header, "")
	}
	highest := 0.0
	for _, v := range values {
		highest = max(highest, v.Rate)
	}
	for _, v := range values {
		cells := []string{valueName(facet, v), strconv.Itoa(v.Hits), strconv.Itoa(v.Places), strconv.Itoa(v.Characters), strconv.FormatFloat(v.Rate, 'f', 2, 64)}
		if bars {
			n := 0
			if highest > 0 {
				n = int(v.Rate/highest*30 + 0.5)
			}
			cells = append(cells, strings.Repeat("█", n))
		}
		t.Add(cells...)
	}
	return o.table(e, w, t)
}

// printLines prints a concordance.
func (o *searchOptions) printLines(e *env, w io.Writer, found *index.Found) error {
	orders := map[string]index.LineSort{"": index.LinesByHit, "left": index.LinesByLeft, "right": index.LinesByRight}
	order, ok := orders[o.kwicSort]
	if !ok {
		return usagef("没有“%s”这种顺序；可用 left（左文）、right（右文）", o.kwicSort)
	}
	if found.Total == 0 && o.format == "table" {
		return o.printNothing(w, found)
	}
	switch o.format {
	case "json", "jsonl":
		return usagef("对齐索引没有 json 格式；可用 table、csv、md、xlsx，或不用 --kwic")
	case "table":
		return o.printAligned(w, found.Lines(o.kwic, order))
	}
	return o.rows(e, w, []string{"左文", "命中", "右文", "发言人", "日期", "段落", "文件", "引用"}, func(yield func([]string, error) bool) {
		for l, err := range found.Lines(o.kwic, order) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield([]string{l.Left, l.Match, l.Right, l.Hit.Speaker, l.Hit.Date, strconv.Itoa(l.Hit.Paragraph), l.Hit.Source, l.Hit.Citation}, nil) {
				return
			}
		}
	})
}

// printAligned prints lines one below the other, their matches aligned.
func (o *searchOptions) printAligned(w io.Writer, lines iter.Seq2[index.Line, error]) error {
	for l, err := range lines {
		if err != nil {
			return err
		}
		gap := strings.Repeat(" ", max(0, o.kwic-l.LeftWidth))
		rest := strings.Repeat(" ", max(0, o.kwic-index.TextWidth(l.Right)))
		if _, err := fmt.Fprintf(w, "%s%s %s %s%s  %s\n", gap, l.Left, l.Match, l.Right, rest, l.Hit.Citation); err != nil {
			return err
		}
	}
	return nil
}

// mostCollocates are listed unless the user says how many.
const mostCollocates = 100

func (o *searchOptions) printCollocates(e *env, w io.Writer, found *index.Found) error {
	limit := mostCollocates
	if o.limited {
		limit = o.limit
	}
	all, err := found.Collocates(index.CollocateOptions{Window: o.window, Min: o.least, Limit: limit})
	if err != nil {
		return err
	}
	if o.format == "json" {
		return writeJSON(w, all)
	}
	t := &table.Table{Header: []string{"搭配词", "共现段数", "总段数", "对数似然"}}
	for _, c := range all {
		t.Add(c.Word, strconv.Itoa(c.Count), strconv.Itoa(c.Passages), strconv.FormatFloat(c.Score, 'f', 1, 64))
	}
	return o.table(e, w, t)
}

// hitRows are all hits within the limit, a row for each place, with the cells of
// [report.HitColumns].
func hitRows(found *index.Found) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for h, err := range found.Hits() {
			if err != nil {
				yield(nil, err)
				return
			}
			matches := h.Matches
			if len(matches) == 0 { // a query of fields alone: the passage
				matches = []corpus.Span{h.Span}
			}
			for _, m := range matches {
				at, end := m.Start-h.Span.Start, m.End-h.Span.Start
				row := []string{h.Source, h.Meeting, h.Date, kindWord(&h), h.Motion, h.Speaker, h.Role,
					oneLine(h.Text[:at]), oneLine(h.Text[at:end]), oneLine(h.Text[end:]), strconv.Itoa(h.Paragraph), h.Citation, h.SHA256}
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// oneLine is s without line breaks.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isBreak), "") }
