package index

import (
	"fmt"
	"strings"
)

// period is a stretch of time; both ends belong to it. A date is written
// 2020-04-17 and compared as a string; the first day of 2020 is 2020-00-00 and
// the last 2020-99-99, so that a date that is known to the year or month alone
// needs no calendar.
type period struct{ from, to string }

// meets reports whether a date, which may be as inexact as 2020 or 2020-04, has
// a day in common with p.
func (p period) meets(date string) bool {
	if date == "" {
		return false
	}
	return firstDay(date) <= p.to && p.from <= lastDay(date)
}

func firstDay(date string) string { return date + "0000-00-00"[min(len(date), 10):] }
func lastDay(date string) string  { return date + "9999-99-99"[min(len(date), 10):] }

// parsePeriod reads 2020, 2020-04, 2020年4月, 2020..2021-06, >=2020-04-01.
func parsePeriod(value string) (period, error) {
	sign, rest := cutSign(value)
	if from, to, ok := strings.Cut(strings.NewReplacer("…", "..", "~", "..", "至", "..").Replace(rest), ".."); ok && sign == "" {
		return parseRange(from, strings.TrimLeft(to, "."))
	}
	date, err := parseDate(rest)
	if err != nil {
		return period{}, err
	}
	first, last := firstDay(date), lastDay(date)
	switch sign {
	case "<":
		return period{"", before(first)}, nil
	case "<=":
		return period{"", last}, nil
	case ">":
		return period{last + "+", "9999-99-99"}, nil
	case ">=":
		return period{first, "9999-99-99"}, nil
	}
	return period{first, last}, nil
}

// before is a string that sorts before day and after every earlier date.
func before(day string) string {
	return day[:len(day)-1] + string(day[len(day)-1]-1) + "z"
}

// parseRange reads both ends of a period; one of them may be missing.
func parseRange(from, to string) (period, error) {
	p := period{"", "9999-99-99"}
	if from == "" && to == "" {
		return p, fmt.Errorf("“..”的前后缺少日期")
	}
	if from != "" {
		date, err := parseDate(from)
		if err != nil {
			return p, err
		}
		p.from = firstDay(date)
	}
	if to != "" {
		date, err := parseDate(to)
		if err != nil {
			return p, err
		}
		p.to = lastDay(date)
	}
	if p.from > p.to {
		return p, fmt.Errorf("“%s..%s”的开头晚于结尾", from, to)
	}
	return p, nil
}

// parseDate reads a year, month or day and writes it as ISO 8601.
func parseDate(s string) (string, error) {
	wrong := fmt.Errorf("“%s”不是日期", s)
	s = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(narrowDigits(strings.TrimSpace(s)))
	parts := strings.Split(strings.TrimSuffix(s, "-"), "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return "", wrong
	}
	for i, part := range parts {
		if len(part) == 1 {
			part = "0" + part
		}
		if strings.Trim(part, "0123456789") != "" || i > 0 && (len(part) != 2 || part == "00" || i == 1 && part > "12" || i == 2 && part > "31") {
			return "", wrong
		}
		parts[i] = part
	}
	return strings.Join(parts, "-"), nil
}
