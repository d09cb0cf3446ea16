package index

import (
	"errors"
	"fmt"

	"yian/corpus"
	"yian/index/exact"
)

// compile makes ready the string of a query; asWritten leaves its characters as
// they are.
func compile(s *String, asWritten bool) (*exact.Matcher, error) {
	form := exact.BothWidths
	if asWritten {
		form = exact.AsWritten
	}
	pattern := exact.Pattern{{Text: s.Text}}
	if !s.Plain {
		var err error
		if pattern, err = wild(s.Text, asWritten); err != nil {
			return nil, err
		}
	}
	m, err := exact.NewMatcher(pattern, form)
	switch {
	case errors.Is(err, exact.ErrQuery):
		return nil, errors.New("这里没有可以检索的字（空白和通配符不算）")
	case err != nil:
		return nil, err
	case m.Strings()-1 > maxGaps:
		return nil, fmt.Errorf("一个字串里的通配符太多（%d处，最多%d处）", m.Strings()-1, maxGaps)
	}
	return m, nil
}

// wild reads text with ? and * in it.
func wild(text string, asWritten bool) (p exact.Pattern, err error) {
	var between exact.Part // the gap since the last string
	begin := 0
	add := func(part string) {
		if part == "" || !asWritten && corpus.Fold(part).Text == "" {
			return // white space is optional, and parts no wildcards
		}
		p = append(p, between, exact.Part{Text: part})
		between = exact.Part{}
	}
	for at := 0; at < len(text); {
		c := text[at]
		if c != '?' && c != '*' {
			at++
			continue
		}
		add(text[begin:at])
		at++
		if c == '?' {
			between.Min, between.Max = between.Min+1, between.Max+1
		} else {
			n, size, err := bound(text[at:])
			if err != nil {
				return nil, err
			}
			at += size
			between.Max += n
		}
		if between.Max > maxGap {
			return nil, fmt.Errorf("通配符之间最多隔%d个字", maxGap)
		}
		begin = at
	}
	add(text[begin:])
	return append(p, between), nil
}

// bound reads the number after *.
func bound(text string) (n, size int, err error) {
	for size < len(text) && '0' <= text[size] && text[size] <= '9' {
		n = min(n*10+int(text[size]-'0'), maxGap+1)
		size++
	}
	switch {
	case size == 0:
		return defaultGap, 0, nil
	case n > maxGap:
		return 0, 0, fmt.Errorf("*后面的字数最多是%d", maxGap)
	}
	return n, size, nil
}
