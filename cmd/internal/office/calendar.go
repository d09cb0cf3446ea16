package office

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// Calendar is a list of days by which something is to be done, for calendar
// programs (RFC 5545).
type Calendar struct {
	Name string
	Days []Day
}

// Day is an entry of a calendar: a whole day.
type Day struct {
	ID      string // the same for the same entry, so that it is replaced when it is read again
	Date    string // ISO 8601
	Summary string
	Detail  string
}

// ICS writes c. An entry without a day of the calendar is an error. The time of
// making, which every entry must bear, is the day itself: no clock is read.
func (c *Calendar) ICS(w io.Writer) error {
	b := &ics{bufio.NewWriter(w)}
	b.line("BEGIN", "VCALENDAR")
	b.line("VERSION", "2.0")
	b.line("PRODID", "-//yian//deadlines//ZH")
	b.line("CALSCALE", "GREGORIAN")
	b.line("METHOD", "PUBLISH")
	b.line("X-WR-CALNAME", icsText(c.Name))
	for _, d := range c.Days {
		day, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			return fmt.Errorf("calendar entry %s: %w", d.ID, err)
		}
		b.line("BEGIN", "VEVENT")
		b.line("UID", icsText(d.ID))
		b.line("DTSTAMP", day.Format("20060102T000000Z"))
		b.line("DTSTART;VALUE=DATE", day.Format("20060102"))
		b.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
		b.line("SUMMARY", icsText(d.Summary))
		b.line("DESCRIPTION", icsText(d.Detail))
		b.line("TRANSP", "TRANSPARENT")
		b.line("END", "VEVENT")
	}
	b.line("END", "VCALENDAR")
	return b.Flush()
}

type ics struct{ *bufio.Writer }

// line writes a property, folded so that no line has more than 75 bytes; no
// character is cut.
func (b *ics) line(name, value string) {
	room := 75
	for _, r := range name + ":" + value {
		n := utf8.RuneLen(r)
		if n > room {
			_, _ = b.WriteString("\r\n ")
			room = 74
		}
		room -= n
		_, _ = b.WriteRune(r)
	}
	_, _ = b.WriteString("\r\n")
}

// icsText is s as the text of a property.
func icsText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(plain(s))
}
