package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"time"
)

// Decision is what a person has recorded about something the program found: a
// verdict on a link, a corrected unit, a word for the lexicon. As JSON, one on
// a line, decisions travel from one corpus to another.
type Decision struct {
	Number int64           `json:"number"`           // place in the log, from 1; given by the Store
	Time   time.Time       `json:"time"`             // when it was made
	Author string          `json:"author,omitempty"` // who made it, where that is known
	Kind   string          `json:"kind"`             // what sort of decision it is
	Key    string          `json:"key"`              // of the thing decided about, see analysis.Task.Key
	Value  json.RawMessage `json:"value"`            // the decision, as the Kind wants it
}

// Decide adds d to the log of decisions and returns it with its Number, and its
// Time where d has none. The log only grows: who changes their mind decides
// again, and the last decision counts. One that the log holds already, word for
// word and of the same time, is not added again, so that an exported log can be
// read in twice. What is returned is on the disk.
func (s *Store) Decide(ctx context.Context, d Decision) (Decision, error) {
	if d.Kind == "" || d.Key == "" || !json.Valid(d.Value) {
		return Decision{}, fmt.Errorf("decide about %q: kind %q and key must be given and the value be JSON", d.Key, d.Kind)
	}
	if d.Time.IsZero() {
		d.Time = time.Now()
	}
	d.Time = d.Time.UTC().Round(0)
	err := s.write(ctx, durable, func(tx transaction) error {
		at := d.Time.Format(timeFormat)
		if _, err := tx.Exec(`INSERT INTO decision (time, author, kind, key, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			at, d.Author, d.Kind, d.Key, string(d.Value)); err != nil {
			return err
		}
		return tx.QueryRow(`SELECT number FROM decision WHERE time = ? AND author = ? AND kind = ? AND key = ? AND value = ?`,
			at, d.Author, d.Kind, d.Key, string(d.Value)).Scan(&d.Number)
	})
	if err != nil {
		return Decision{}, s.failed(err, "decide about %s", d.Key)
	}
	return d, nil
}

// Decisions are all decisions, oldest first.
func (s *Store) Decisions(ctx context.Context) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		if err := s.decisions(ctx, yield); err != nil {
			yield(Decision{}, s.failed(err, "list decisions"))
		}
	}
}

// decisions yields all decisions.
func (s *Store) decisions(ctx context.Context, yield func(Decision, error) bool) error {
	rows, err := s.reading.QueryContext(ctx, `SELECT number, time, author, kind, key, value FROM decision ORDER BY number`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var d Decision
		var at, value string
		if err := rows.Scan(&d.Number, &at, &d.Author, &d.Kind, &d.Key, &value); err != nil {
			return err
		}
		d.Value = json.RawMessage(value)
		if d.Time, err = time.Parse(timeFormat, at); err != nil {
			return err
		}
		if !yield(d, nil) {
			return nil
		}
	}
	return rows.Err()
}
