package corpus

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Put keeps d, which was made from data, under d.Source. data may be nil for a
// document from [NewDocument]. Putting the same again changes nothing; the same
// source with other content is replaced. Two sources with the same content are
// one Entry. A Meta that is not zero is taken over in any case.
func (s *Store) Put(ctx context.Context, d *Document, data []byte, m Meta) (Change, error) {
	if data == nil {
		data = []byte(d.Text)
	}
	p := &putting{doc: d, meta: m, data: data, textSHA: sum([]byte(d.Text))}
	if sum(data) != d.SHA256 {
		return Change{}, fmt.Errorf("put %s: the bytes are not those that the document was made from", d.Source)
	}
	if d.Source == "" {
		return Change{}, errors.New("put: the document has no source")
	}
	if number, err := s.unchanged(ctx, p); err != nil || number != 0 {
		return Change{Number: number}, err
	}
	if err := p.pack(&s.packer); err != nil {
		return Change{}, s.failed(err, "put %s", d.Source)
	}
	var change Change
	err := s.write(ctx, atomic, func(tx transaction) (err error) {
		change, err = p.put(tx)
		return err
	})
	if err != nil {
		return Change{}, s.failed(err, "put %s", d.Source)
	}
	return change, nil
}

// unchanged is the number of the document that the source has, where nothing is
// to be done; else 0. It needs no lock.
func (s *Store) unchanged(ctx context.Context, p *putting) (int64, error) {
	var number int64
	var m Meta
	err := s.reading.QueryRowContext(ctx, `SELECT d.number, title, kind, date, meeting
		FROM source AS s JOIN document AS d ON d.number = s.document
		WHERE path = ? AND sha256 = ? AND text_sha256 = ?`, p.doc.Source, p.doc.SHA256, p.textSHA).
		Scan(&number, &m.Title, &m.Kind, &m.Date, &m.Meeting)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, nil
	case err != nil:
		return 0, s.failed(err, "put %s", p.doc.Source)
	case p.meta != Meta{} && p.meta != m:
		return 0, nil
	}
	return number, nil
}

// putting is a document on its way into the Store.
type putting struct {
	doc         *Document
	meta        Meta
	data        []byte
	textSHA     string
	bytes, text []byte // packed; text is nil where it equals the bytes
}

// pack prepares what takes time, before the Store is locked.
func (p *putting) pack(with *packer) (err error) {
	if p.bytes, err = with.pack(p.data); err != nil {
		return err
	}
	if text := []byte(p.doc.Text); !bytes.Equal(p.data, text) {
		p.text, err = with.pack(text)
	}
	return err
}

// put writes the document.
func (p *putting) put(tx transaction) (Change, error) {
	had, err := oneNumber(tx.QueryRow(`SELECT document FROM source WHERE path = ?`, p.doc.Source))
	if err != nil {
		return Change{}, err
	}
	var textSHA string
	holder := int64(0) // the document with these bytes
	err = tx.QueryRow(`SELECT number, text_sha256 FROM document WHERE sha256 = ?`, p.doc.SHA256).Scan(&holder, &textSHA)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return Change{}, err
	}
	revision, err := nextGeneration(tx)
	if err != nil {
		return Change{}, err
	}
	change := Change{Kind: p.change(had, holder, textSHA), Number: holder}
	switch {
	case holder == 0:
		change.Number, err = p.insert(tx, revision)
	case textSHA != p.textSHA:
		change.Removed = holder
		change.Number, err = p.reread(tx, revision, holder)
	case change.Kind != Copied:
		err = p.describe(tx, revision, holder)
	}
	if err != nil {
		return Change{}, err
	}
	if _, err := tx.Exec(`INSERT INTO source (path, document) VALUES (?, ?)
		ON CONFLICT (path) DO UPDATE SET document = excluded.document`, p.doc.Source, change.Number); err != nil {
		return Change{}, err
	}
	if had != 0 && had != holder {
		gone, err := dropOrphan(tx, had)
		if err != nil {
			return Change{}, err
		}
		if gone {
			change.Removed = had
		}
	}
	return change, nil
}

// change is what happens to a source that had the document of one number, 0 for
// none, when its content is that of the document holder, 0 for none.
func (p *putting) change(had, holder int64, textSHA string) ChangeKind {
	switch {
	case had == 0 && holder == 0:
		return Added
	case holder != 0 && textSHA != p.textSHA, had != 0 && had != holder:
		return Replaced
	case had == 0:
		return Copied
	}
	return Unchanged
}

// insert adds the document and returns its number.
func (p *putting) insert(tx transaction, revision int64) (int64, error) {
	d := p.doc
	row, err := tx.Exec(`INSERT INTO document
		(revision, sha256, text_sha256, encoding, format, title, kind, date, meeting, size, characters, imported)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		revision, d.SHA256, p.textSHA, d.Encoding, d.Format,
		p.meta.Title, p.meta.Kind, p.meta.Date, p.meta.Meeting,
		len(p.data), utf8.RuneCountInString(d.Text), time.Now().UTC().Format(timeFormat))
	if err != nil {
		return 0, err
	}
	n, err := row.LastInsertId()
	if err != nil {
		return 0, err
	}
	_, err = tx.Exec(`INSERT INTO content (document, bytes, text) VALUES (?, ?, ?)`, n, p.bytes, p.text)
	return n, err
}

// reread puts the document in the place of old, which has the same bytes but
// was read as another text, and returns its number.
func (p *putting) reread(tx transaction, revision, old int64) (int64, error) {
	if p.meta == (Meta{}) {
		if err := tx.QueryRow(`SELECT title, kind, date, meeting FROM document WHERE number = ?`, old).
			Scan(&p.meta.Title, &p.meta.Kind, &p.meta.Date, &p.meta.Meeting); err != nil {
			return 0, err
		}
	}
	if _, err := tx.Exec(`DELETE FROM result WHERE sha256 = ?`, p.doc.SHA256); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(`UPDATE document SET sha256 = '' WHERE number = ?`, old); err != nil { // it is unique
		return 0, err
	}
	n, err := p.insert(tx, revision)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(`UPDATE source SET document = ? WHERE document = ?`, n, old); err != nil {
		return 0, err
	}
	_, err = tx.Exec(`DELETE FROM document WHERE number = ?`, old)
	return n, err
}

// describe takes over the Meta, if there is one.
func (p *putting) describe(tx transaction, revision, n int64) error {
	if p.meta == (Meta{}) {
		return nil
	}
	_, err := tx.Exec(`UPDATE document SET title = ?, kind = ?, date = ?, meeting = ?, revision = ? WHERE number = ?`,
		p.meta.Title, p.meta.Kind, p.meta.Date, p.meta.Meeting, revision, n)
	return err
}

// Remove takes the source ref (see [Store.Find]) out of the corpus, and the
// document where no other source has it; given a hash, the document with all
// its sources. Decisions are kept. It returns the entry as it was.
func (s *Store) Remove(ctx context.Context, ref string) (Entry, error) {
	var e Entry
	err := s.write(ctx, atomic, func(tx transaction) error {
		found, err := find(ctx, tx.tx, ref)
		if err != nil {
			return err
		}
		if e, err = entry(ctx, tx.tx, found.document); err != nil {
			return err
		}
		if _, err := nextGeneration(tx); err != nil {
			return err
		}
		if found.path != "" {
			_, err = tx.Exec(`DELETE FROM source WHERE path = ?`, found.path)
		} else {
			_, err = tx.Exec(`DELETE FROM source WHERE document = ?`, found.document)
		}
		if err != nil {
			return err
		}
		_, err = dropOrphan(tx, found.document)
		return err
	})
	if err != nil {
		return Entry{}, s.failed(err, "remove")
	}
	return e, nil
}

// dropOrphan deletes the document that no source has any more.
func dropOrphan(tx transaction, n int64) (gone bool, err error) {
	row, err := tx.Exec(`DELETE FROM document WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM source WHERE document = ?1)`, n)
	if err != nil {
		return false, err
	}
	count, err := row.RowsAffected()
	return count > 0, err
}

// nextGeneration counts a change.
func nextGeneration(tx transaction) (int64, error) {
	return oneNumber(tx.QueryRow(`UPDATE generation SET number = number + 1 RETURNING number`))
}

// oneNumber is the one number in row, 0 where there is no row.
func oneNumber(row *sql.Row) (n int64, err error) {
	if err := row.Scan(&n); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	return n, nil
}

// sum is the SHA-256 of data, in lower-case hexadecimal.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// PutResult keeps what was made from the document with the given hash, under
// the version of the program part that made it, in the place of any other
// version. It fails with [ErrNotFound] where there is no such document.
func (s *Store) PutResult(ctx context.Context, sha256, version string, data []byte) error {
	packed, err := s.packer.pack(data)
	if err != nil {
		return s.failed(err, "keep result for %.12s", sha256)
	}
	err = s.write(ctx, atomic, func(tx transaction) error {
		n, err := oneNumber(tx.QueryRow(`SELECT number FROM document WHERE sha256 = ?`, sha256))
		if err == nil && n == 0 {
			err = notFound(sha256)
		}
		if err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT OR REPLACE INTO result (sha256, version, data) VALUES (?, ?, ?)`, sha256, version, packed)
		return err
	})
	if err != nil {
		return s.failed(err, "keep result for %.12s", sha256)
	}
	return nil
}
