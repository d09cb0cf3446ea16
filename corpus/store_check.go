package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Fault is something wrong in a corpus.
type Fault struct {
	Source  string // of the document; empty where the database itself is at fault
	Problem string // in Chinese
}

// Check looks whether the database is sound and every document is what was
// imported, by its hashes. It reads all of the corpus. What it finds wrong are
// the faults; err says that it could not look.
func (s *Store) Check(ctx context.Context) (faults []Fault, err error) {
	for _, pragma := range []string{"integrity_check", "foreign_key_check"} {
		found, err := s.checkDatabase(ctx, pragma)
		if err != nil {
			return nil, s.failed(err, "check")
		}
		faults = append(faults, found...)
	}
	for e, err := range s.List(ctx) {
		if err != nil {
			return faults, s.failed(err, "check")
		}
		problem, err := s.checkDocument(ctx, e)
		if err != nil {
			return faults, s.failed(err, "check")
		}
		if problem != "" {
			faults = append(faults, Fault{e.Source, problem})
		}
	}
	return faults, nil
}

// checkDatabase is what one of SQLite's own checks finds.
func (s *Store) checkDatabase(ctx context.Context, pragma string) (faults []Fault, err error) {
	rows, err := s.reading.QueryContext(ctx, `SELECT * FROM pragma_`+pragma)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var table, row, parent, key any
		if pragma == "integrity_check" {
			err = rows.Scan(&table)
		} else {
			err = rows.Scan(&table, &row, &parent, &key)
		}
		if err != nil {
			return nil, err
		}
		if table != "ok" {
			faults = append(faults, Fault{Problem: fmt.Sprintf("数据库不一致：%v", table)})
		}
	}
	return faults, rows.Err()
}

// checkDocument says what is wrong with a document; nothing where it is sound or
// has just left the corpus.
func (s *Store) checkDocument(ctx context.Context, e Entry) (string, error) {
	var bytes, text []byte
	var textSHA string
	err := s.reading.QueryRowContext(ctx, `SELECT bytes, coalesce(text, bytes), text_sha256 FROM content JOIN document ON number = document WHERE number = ?`, e.Number).
		Scan(&bytes, &text, &textSHA)
	if errors.Is(err, sql.ErrNoRows) {
		n, err := oneNumber(s.reading.QueryRowContext(ctx, `SELECT number FROM document WHERE number = ?`, e.Number))
		if err != nil || n == 0 {
			return "", s.trouble(err)
		}
		return "内容缺失", nil
	}
	if err != nil {
		return "", s.trouble(err)
	}
	data, err := s.packer.unpack(bytes, e.Size)
	if err != nil || sum(data) != e.SHA256 {
		return "原文件内容已损坏", nil
	}
	data, err = s.packer.unpack(text, e.Size*2)
	if err != nil || sum(data) != textSHA {
		return "文本已损坏", nil
	}
	return "", nil
}
