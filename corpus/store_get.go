package corpus

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Generation counts the changes to documents and their Meta. As long as it
// stays, an index need not look for new ones.
func (s *Store) Generation(ctx context.Context) (int64, error) {
	n, err := oneNumber(s.reading.QueryRowContext(ctx, `SELECT number FROM generation`))
	if err != nil {
		return 0, s.failed(err, "generation")
	}
	return n, nil
}

const entryColumns = `SELECT number, revision, sha256, encoding, format, title, kind, date, meeting, size, characters, imported,
	(SELECT json_group_array(path) FROM (SELECT path FROM source WHERE document = document.number ORDER BY number))
	FROM document `

// listPage is how many entries are fetched at a time.
const listPage = 500

// List are the entries of all documents in the order of their numbers. It holds
// nothing open between entries: the corpus may be changed while it runs, and
// documents that come in meanwhile are listed too.
func (s *Store) List(ctx context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for last, more := int64(0), true; more; {
			page, err := s.listAfter(ctx, last)
			if err != nil {
				yield(Entry{}, s.failed(err, "list documents"))
				return
			}
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
				last = e.Number
			}
			more = len(page) == listPage
		}
	}
}

// listAfter are the next entries after the one numbered last.
func (s *Store) listAfter(ctx context.Context, last int64) (page []Entry, err error) {
	rows, err := s.reading.QueryContext(ctx, entryColumns+`WHERE number > ? ORDER BY number LIMIT ?`, last, listPage)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		e, err := scanEntry(rows.Scan)
		if err != nil {
			return nil, err
		}
		page = append(page, e)
	}
	return page, rows.Err()
}

// scanEntry reads a row of entryColumns.
func scanEntry(scan func(...any) error) (e Entry, err error) {
	var imported, paths string
	if err := scan(&e.Number, &e.Revision, &e.SHA256, &e.Encoding, &e.Format, &e.Title, &e.Kind, &e.Date, &e.Meeting,
		&e.Size, &e.Characters, &imported, &paths); err != nil {
		return e, err
	}
	var sources []string
	if err := json.Unmarshal([]byte(paths), &sources); err != nil {
		return e, err
	}
	if len(sources) > 0 {
		e.Source, e.Copies = sources[0], sources[1:]
	}
	e.Imported, err = time.Parse(timeFormat, imported)
	return e, err
}

// Find is the entry of the document that ref names: a source as it was given,
// the last parts of one (答复.txt, 2019/答复.txt), the first 6 or more digits of the
// hash, or the number (see [Entry]). It fails with an [InputError] that wraps [ErrNotFound] or
// [ErrAmbiguous].
func (s *Store) Find(ctx context.Context, ref string) (Entry, error) {
	found, err := find(ctx, s.reading, ref)
	if err != nil {
		return Entry{}, s.trouble(err)
	}
	e, err := entry(ctx, s.reading, found.document)
	if err != nil {
		return Entry{}, s.failed(err, "find %s", ref)
	}
	return e, nil
}

// Get is the document that ref names, see [Store.Find].
func (s *Store) Get(ctx context.Context, ref string) (*Document, error) {
	e, err := s.Find(ctx, ref)
	if err != nil {
		return nil, err
	}
	return s.Document(ctx, e)
}

// Document is the document of an entry, with its outline found anew.
func (s *Store) Document(ctx context.Context, e Entry) (*Document, error) {
	text, err := s.Text(ctx, e)
	if err != nil {
		return nil, err
	}
	return &Document{
		Source:   e.Source,
		SHA256:   e.SHA256,
		Encoding: e.Encoding,
		Format:   e.Format,
		Text:     text,
		Outline:  newOutline(text),
	}, nil
}

// Text is the text of an entry's document, at less cost than Document.
func (s *Store) Text(ctx context.Context, e Entry) (string, error) {
	text, err := s.content(ctx, e, `SELECT coalesce(text, bytes) FROM content WHERE document = ?`)
	return string(text), err
}

// Bytes are the bytes of the file that an entry's document was made from.
func (s *Store) Bytes(ctx context.Context, e Entry) ([]byte, error) {
	return s.content(ctx, e, `SELECT bytes FROM content WHERE document = ?`)
}

// content unpacks what query finds for an entry. It fails with [ErrNotFound]
// where the document has left the corpus.
func (s *Store) content(ctx context.Context, e Entry, query string) ([]byte, error) {
	var packed []byte
	err := s.reading.QueryRowContext(ctx, query, e.Number).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound(e.Source)
	}
	if err != nil {
		return nil, s.failed(err, "read %s", e.Source)
	}
	data, err := s.packer.unpack(packed, e.Size*2)
	if err != nil {
		return nil, s.damaged(err)
	}
	return data, nil
}

// Result is what PutResult kept for the document with the given hash under the
// version; ok is false where there is nothing.
func (s *Store) Result(ctx context.Context, sha256, version string) (data []byte, ok bool, err error) {
	var packed []byte
	err = s.reading.QueryRowContext(ctx, `SELECT data FROM result WHERE sha256 = ? AND version = ?`, sha256, version).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err == nil {
		data, err = s.packer.unpack(packed, int64(len(packed)*3))
	}
	if err != nil {
		return nil, false, s.failed(err, "result for %.12s", sha256)
	}
	return data, true, nil
}

// entry is the entry with the given number.
func entry(ctx context.Context, db querier, n int64) (Entry, error) {
	return scanEntry(db.QueryRowContext(ctx, entryColumns+`WHERE number = ?`, n).Scan)
}

// match is a document that a ref names, and the source by which it does; a hash
// names it by none.
type match struct {
	document int64
	path     string
}

// find is the one document that ref names.
func find(ctx context.Context, db querier, ref string) (match, error) {
	n, err := oneNumber(db.QueryRowContext(ctx, `SELECT document FROM source WHERE path = ?`, ref))
	if err != nil || n != 0 {
		return match{n, ref}, err
	}
	if len(ref) == hex.EncodedLen(sha256.Size) { // a whole hash, as programs ask
		n, err := oneNumber(db.QueryRowContext(ctx, `SELECT number FROM document WHERE sha256 = ?`, strings.ToLower(ref)))
		if err != nil || n != 0 {
			return match{document: n}, err
		}
	}
	matches, err := findPart(ctx, db, ref)
	if err != nil {
		return match{}, err
	}
	switch len(matches) {
	case 0:
		return findNumber(ctx, db, ref)
	case 1:
		return matches[0], nil
	}
	return match{}, ambiguous(ref, matches)
}

// findNumber is the document whose number ref is.
func findNumber(ctx context.Context, db querier, ref string) (match, error) {
	number, err := strconv.ParseInt(ref, 10, 64)
	if err != nil {
		return match{}, notFoundBut(ctx, db, ref)
	}
	n, err := oneNumber(db.QueryRowContext(ctx, `SELECT number FROM document WHERE number = ?`, number))
	if err == nil && n == 0 {
		err = notFound(ref)
	}
	return match{document: n}, err
}

// notFoundBut is notFound with the sources that hold ref somewhere, if there are any.
func notFoundBut(ctx context.Context, db querier, ref string) error {
	near, err := matching(ctx, db, `SELECT document, path FROM source ORDER BY number`, func(m match) bool {
		return ref != "" && strings.Contains(m.path, ref)
	})
	if err != nil {
		return err
	}
	if len(near) == 0 {
		return notFound(ref)
	}
	return &InputError{Source: ref, Problem: "语料库中没有这个文件", Advice: "相近的有 " + strings.Join(firstPaths(near), "、"), Err: ErrNotFound}
}

// findPart are the sources that end in ref, or else the documents whose hash
// begins with it.
func findPart(ctx context.Context, db querier, ref string) ([]match, error) {
	part := "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Clean(ref)), "/")
	matches, err := matching(ctx, db, `SELECT document, path FROM source ORDER BY number`, func(m match) bool {
		return strings.HasSuffix("/"+filepath.ToSlash(filepath.Clean(m.path)), part)
	})
	if err != nil || len(matches) > 0 || len(ref) < 6 || strings.Trim(ref, "0123456789abcdefABCDEF") != "" {
		return matches, err
	}
	low := strings.ToLower(ref)
	return matching(ctx, db, `SELECT number, '' FROM document WHERE sha256 >= ? AND sha256 < ? || 'g' ORDER BY number`, nil, low, low)
}

// matching are the rows of query that keep keeps; all where it is nil.
func matching(ctx context.Context, db querier, query string, keep func(match) bool, args ...any) ([]match, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var matches []match
	for rows.Next() {
		var m match
		if err := rows.Scan(&m.document, &m.path); err != nil {
			return nil, err
		}
		if keep == nil || keep(m) {
			matches = append(matches, m)
		}
	}
	return matches, rows.Err()
}

// notFound says that the corpus has no document that ref names.
func notFound(ref string) error {
	return &InputError{Source: ref, Problem: "语料库中没有这个文件", Advice: "请用 yian list 查看已导入的文件", Err: ErrNotFound}
}

// firstPaths are the sources of the first matches, as many as fit a sentence.
func firstPaths(matches []match) []string {
	var paths []string
	for _, m := range matches[:min(len(matches), 3)] {
		if m.path != "" {
			paths = append(paths, m.path)
		}
	}
	return paths
}

// ambiguous says that ref names several documents.
func ambiguous(ref string, matches []match) error {
	advice := "请多给几位"
	if paths := firstPaths(matches); len(paths) > 0 {
		advice = "请给出更完整的路径，如 " + strings.Join(paths, "、")
	}
	return &InputError{
		Source:  ref,
		Problem: fmt.Sprintf("语料库中有 %d 个文件与此相符", len(matches)),
		Advice:  advice,
		Err:     ErrAmbiguous,
	}
}
