package exact

const (
	mergeFanIn = 6        // segments of one size class that are merged
	leastClass = 64 << 10 // bytes of text up to which segments are of the lowest class
)

// sizeClass is a class of segments by their text: each holds six times the last.
func sizeClass(text int) int {
	class := 0
	for limit := leastClass; text > limit; limit *= mergeFanIn {
		class++
	}
	return class
}

// mergeRun is neighbouring segments that become one, so that documents stay in
// their order.
type mergeRun struct{ from, to int }

// dueMerge is the next run to be merged, and whether there is one: a segment of
// which a third was removed, or six segments of one size class with the smaller
// ones between them; three are enough where more would become too large.
func (s *state) dueMerge(most int) (mergeRun, bool) {
	highest := 0
	for i, seg := range s.segments {
		if s.removedText(i) > len(seg.text)/3 {
			return mergeRun{i, i + 1}, true
		}
		highest = max(highest, sizeClass(len(seg.text)))
	}
	for class := range highest + 1 {
		if run, ok := s.dueOfClass(class, most); ok {
			return run, true
		}
	}
	return mergeRun{}, false
}

// dueOfClass looks for members of one size class.
func (s *state) dueOfClass(class, most int) (mergeRun, bool) {
	run, members, text := mergeRun{}, 0, 0
	for i, seg := range s.segments {
		c := sizeClass(len(seg.text))
		full := text+len(seg.text) > most
		if full && members >= mergeFanIn/2 {
			return run, true
		}
		if full || c > class {
			run, members, text = mergeRun{from: i}, 0, 0
		}
		if c > class || len(seg.text) > most {
			run.from = i + 1
			continue
		}
		run.to = i + 1
		text += len(seg.text)
		if c == class {
			members++
		}
		if members == mergeFanIn {
			return run, true
		}
	}
	return mergeRun{}, false
}

// wholeMerge is the next run to be merged if as few segments as possible are
// wanted, and nothing removed in them.
func (s *state) wholeMerge(most int) (mergeRun, bool) {
	for from := 0; from < len(s.segments); {
		to, text := from, 0
		for to < len(s.segments) && (to == from || text+len(s.segments[to].text) <= most) {
			text += len(s.segments[to].text)
			to++
		}
		if to > from+1 || s.removed[from].count() > 0 {
			return mergeRun{from, to}, true
		}
		from = to
	}
	return mergeRun{}, false
}

// removedText is how many bytes of a segment's text are of removed documents.
func (s *state) removedText(i int) int {
	seg, n := s.segments[i], 0
	for d := s.removed[i].next(0); d != none; d = s.removed[i].next(d + 1) {
		n += seg.start(seg.docAt.at(d+1)) - seg.start(seg.docAt.at(d))
	}
	return n
}
