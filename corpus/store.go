package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Store keeps the documents of a corpus and what people have decided about
// them, in the file corpus.db of the corpus's folder. It is the record: all
// else that lies in the folder is made from it.
//
// Every change is whole or not there, whenever the process is killed. Several
// processes may read and write the same corpus: readers see the last finished
// change, writers wait for one another. A Store may be used by several
// goroutines at once.
//
// Errors about the corpus itself are of type [StoreError], errors about a
// document that is asked for of type [InputError].
type Store struct {
	dir     string
	reading *sql.DB
	writing *sql.DB // one connection; nil where the Store is read-only
	packer  packer
}

// Entry is what the Store says about a document.
type Entry struct {
	Number   int64  // 1, 2, 3 … in the order of import; a document that is replaced gets a new one, none is used twice
	Revision int64  // the Generation in which the document or its Meta last changed
	Source   string // where it was imported from, as given
	Copies   []string
	SHA256   string // of the bytes
	Encoding string
	Format   string
	Meta
	Size       int64     // bytes of the file
	Characters int64     // code points of the text
	Imported   time.Time // UTC
}

// Meta is what the caller knows about a document. Fields may be empty.
type Meta struct {
	Title   string
	Kind    string
	Date    string // ISO 8601
	Meeting string
}

// Change says what [Store.Put] did.
type Change struct {
	Kind    ChangeKind
	Number  int64 // of the document that the source now has
	Removed int64 // of the document that left the corpus for it; 0 for none
}

// ChangeKind is a sort of [Change].
type ChangeKind uint8

// The sorts of changes.
const (
	Unchanged ChangeKind = iota // the source has this content already
	Added                       // new source, new content
	Replaced                    // the source had other content, or the same bytes were read as another text
	Copied                      // new source, but a document with this content is there: both are one Entry
)

// schemaVersion is the number of the schema below; corpusID marks a database as
// a corpus ("yian").
const schemaVersion, corpusID = 1, 0x7969616E

// schema is version 1. Times are text in timeFormat; bytes, text and data are
// packed (see pack). Numbers are never used twice, so that an index can tell by
// them what it has seen.
const schema = `
CREATE TABLE generation (number INTEGER NOT NULL) STRICT;
INSERT INTO generation VALUES (0);

CREATE TABLE document (
	number      INTEGER PRIMARY KEY AUTOINCREMENT,
	revision    INTEGER NOT NULL,
	sha256      TEXT NOT NULL UNIQUE, -- of the bytes
	text_sha256 TEXT NOT NULL,
	encoding    TEXT NOT NULL,
	format      TEXT NOT NULL,
	title       TEXT NOT NULL,
	kind        TEXT NOT NULL,
	date        TEXT NOT NULL,
	meeting     TEXT NOT NULL,
	size        INTEGER NOT NULL,
	characters  INTEGER NOT NULL,
	imported    TEXT NOT NULL
) STRICT;

CREATE TABLE content ( -- beside document, so that lists need not step over it
	document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
	bytes    BLOB NOT NULL,
	text     BLOB -- NULL where it equals the bytes
) STRICT;

CREATE TABLE source (
	number   INTEGER PRIMARY KEY,
	path     TEXT NOT NULL UNIQUE,
	document INTEGER NOT NULL REFERENCES document
) STRICT;
CREATE INDEX source_document ON source (document);

CREATE TABLE result ( -- made from the document, can be deleted
	sha256  TEXT PRIMARY KEY REFERENCES document (sha256) ON DELETE CASCADE,
	version TEXT NOT NULL,
	data    BLOB NOT NULL
) STRICT;

CREATE TABLE decision (
	number INTEGER PRIMARY KEY,
	time   TEXT NOT NULL,
	author TEXT NOT NULL,
	kind   TEXT NOT NULL,
	key    TEXT NOT NULL,
	value  TEXT NOT NULL CHECK (json_valid(value)),
	UNIQUE (key, kind, time, author, value)
) STRICT;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;
`

// timeFormat is how times are stored: UTC, to the nanosecond, in order as text.
const timeFormat = "2006-01-02T15:04:05.000000000Z"

// busyTimeout is how long a writer waits for another process, in milliseconds.
const busyTimeout = 10_000

// OpenStore opens the corpus in the folder dir, or makes one there.
func OpenStore(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, folderError(dir, err)
	}
	s := &Store{dir: dir}
	var err error
	if s.writing, err = s.open("_txlock=immediate", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "journal_size_limit(67108864)"); err != nil {
		return nil, err
	}
	s.writing.SetMaxOpenConns(1)
	if err := s.prepareSoon(ctx); err != nil {
		return nil, errors.Join(err, s.writing.Close())
	}
	if s.reading, err = s.open("", "query_only(1)"); err != nil {
		return nil, errors.Join(err, s.writing.Close())
	}
	return s, nil
}

// OpenStoreReadOnly opens the corpus in dir to read it, also while another
// process writes. Where there is none it fails with [ErrNoCorpus].
func OpenStoreReadOnly(ctx context.Context, dir string) (*Store, error) {
	s := &Store{dir: dir}
	switch info, err := os.Stat(s.file()); {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Size() == 0:
		return nil, noCorpus(dir)
	case err != nil:
		return nil, folderError(dir, err)
	case info.IsDir():
		return nil, folderError(dir, fmt.Errorf("%s is a folder", s.file()))
	}
	var err error
	if s.reading, err = s.open("mode=ro", "query_only(1)"); err != nil {
		return nil, err
	}
	version, err := s.version(ctx, s.reading)
	if e, ok := errors.AsType[*StoreError](err); ok && errors.Is(e, ErrNotWritable) && s.unused() {
		// A folder that cannot be written has no place for the reader's own
		// marks; nobody else writes there, so none are needed.
		if err = s.reading.Close(); err != nil {
			return nil, s.trouble(err)
		}
		if s.reading, err = s.open("mode=ro&immutable=1", "query_only(1)"); err == nil {
			version, err = s.version(ctx, s.reading)
		}
	}
	if err == nil && version == 0 {
		err = noCorpus(dir)
	}
	if err != nil {
		return nil, errors.Join(err, s.reading.Close())
	}
	return s, nil
}

// unused reports whether no process has left or is writing changes beside
// corpus.db.
func (s *Store) unused() bool {
	info, err := os.Stat(s.file() + "-wal")
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// Close lets go of the corpus.
func (s *Store) Close() error {
	err := s.reading.Close()
	if s.writing != nil {
		err = errors.Join(err, s.writing.Close())
	}
	return s.trouble(err)
}

// Dir is the corpus's folder.
func (s *Store) Dir() string { return s.dir }

// file is the path of the database.
func (s *Store) file() string { return filepath.Join(s.dir, "corpus.db") }

// open prepares connections to the database, which are made when first used.
func (s *Store) open(options string, pragmas ...string) (*sql.DB, error) {
	path, err := filepath.Abs(s.file())
	if err != nil {
		return nil, folderError(s.dir, err)
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	query, err := url.ParseQuery(options)
	if err != nil {
		return nil, fmt.Errorf("open corpus %s: %w", s.dir, err)
	}
	query["_pragma"] = append([]string{fmt.Sprintf("busy_timeout(%d)", busyTimeout)}, pragmas...)
	name := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, s.trouble(err)
	}
	return db, nil
}

// version is the schema's number in db, 0 for an empty database. It fails for
// a database that this program cannot use.
func (s *Store) version(ctx context.Context, db querier) (int, error) {
	var id, version, tables int
	err := db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).
		Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return 0, s.trouble(err)
	case id == corpusID && version > schemaVersion:
		return 0, &StoreError{Dir: s.dir, Problem: "是由更新版本的 yian 建立的", Advice: "请升级 yian", Err: ErrNewer}
	case id != corpusID && tables > 0:
		return 0, &StoreError{Dir: s.dir, Problem: "里的 corpus.db 不是 yian 的语料库", Advice: "请另选一个文件夹（--corpus）", Err: ErrDamaged}
	}
	return version, nil
}

// prepareSoon is prepare, tried again while another process is making the same
// corpus: SQLite does not wait by itself where the journal's mode is changed.
func (s *Store) prepareSoon(ctx context.Context) error {
	for since := time.Now(); ; {
		err := s.prepare(ctx)
		if !errors.Is(err, ErrLocked) || time.Since(since) > busyTimeout*time.Millisecond {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// prepare makes the tables of a new corpus.
func (s *Store) prepare(ctx context.Context) error {
	if version, err := s.version(ctx, s.writing); err != nil || version == schemaVersion {
		return err
	}
	return s.write(ctx, durable, func(tx transaction) error {
		version, err := s.version(tx.ctx, tx.tx) // another process may have been faster
		if err != nil || version == schemaVersion {
			return err
		}
		_, err = tx.Exec(schema + fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", corpusID, schemaVersion))
		return err
	})
}

// querier is what a database and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// transaction is a change in the making.
type transaction struct {
	ctx context.Context
	tx  *sql.Tx
}

func (t transaction) Exec(query string, args ...any) (sql.Result, error) {
	return t.tx.ExecContext(t.ctx, query, args...)
}

func (t transaction) QueryRow(query string, args ...any) *sql.Row {
	return t.tx.QueryRowContext(t.ctx, query, args...)
}

// durability says what a power cut may undo.
type durability string

const (
	atomic  durability = "NORMAL" // the last changes may be lost, but each is there or not
	durable durability = "FULL"   // nothing that was confirmed
)

// write makes a change: all that f does, or nothing.
func (s *Store) write(ctx context.Context, d durability, f func(tx transaction) error) error {
	if s.writing == nil {
		return &StoreError{Dir: s.dir, Problem: "以只读方式打开，不能写入", Err: ErrNotWritable}
	}
	conn, err := s.writing.Conn(ctx)
	if err != nil {
		return s.trouble(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA synchronous = "+string(d)); err != nil {
		return s.trouble(err)
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return s.trouble(err)
	}
	if err := f(transaction{ctx, tx}); err != nil {
		return s.trouble(errors.Join(err, rollback(tx)))
	}
	return s.trouble(tx.Commit())
}

// rollback undoes tx, which a cancelled context may have done already.
func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}
