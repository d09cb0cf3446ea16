package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// What can be wrong with a corpus. A [StoreError] wraps one of these.
var (
	ErrNoCorpus    = errors.New("no corpus")
	ErrLocked      = errors.New("corpus is locked")
	ErrDamaged     = errors.New("corpus is damaged")
	ErrNewer       = errors.New("corpus has a newer schema")
	ErrNotWritable = errors.New("corpus is not writable")
	ErrFull        = errors.New("disk is full")
	ErrNotFound    = errors.New("no such document")  // wrapped by an InputError
	ErrAmbiguous   = errors.New("several documents") // wrapped by an InputError
)

// StoreError says what is wrong with a corpus and what its owner can do. Its
// parts are in Chinese, as the program says them.
type StoreError struct {
	Dir     string // the corpus's folder
	Problem string
	Advice  string // may be empty
	Err     error  // one of the errors above, and the cause
}

// Error is one sentence without the closing 。.
func (e *StoreError) Error() string {
	message := "语料库 " + e.Dir + " " + e.Problem
	if e.Advice != "" {
		message += "，" + e.Advice
	}
	return message
}

// Unwrap is the cause.
func (e *StoreError) Unwrap() error { return e.Err }

const (
	damagedProblem = "已损坏"
	damagedAdvice  = "请用备份替换其中的 corpus.db；没有备份时请把它改名，再重新导入文件"
)

// noCorpus says that there is no corpus in dir.
func noCorpus(dir string) error {
	return &StoreError{Dir: dir, Problem: "还不存在", Advice: "请先用 yian import 导入文件，或用 --corpus 指定另一个语料库", Err: ErrNoCorpus}
}

// folderError says why the folder of a corpus cannot be used.
func folderError(dir string, err error) error {
	e := &StoreError{Dir: dir, Problem: "打不开", Advice: "请检查这个文件夹（" + err.Error() + "）", Err: errors.Join(ErrNotWritable, err)}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		e.Problem, e.Advice = "不是文件夹", "请用 --corpus 指定一个文件夹"
	} else if errors.Is(err, fs.ErrPermission) {
		e.Problem, e.Advice = "没有读写权限", "请检查文件夹的权限，或用 --corpus 指定另一个文件夹"
	}
	return e
}

// trouble turns an error of the database into one that says what to do. Other
// errors pass.
func (s *Store) trouble(err error) error {
	cause, ok := errors.AsType[interface {
		error
		Code() int
	}](err)
	if !ok {
		return err
	}
	e := &StoreError{Dir: s.dir}
	switch cause.Code() & 0xFF { // the primary result code
	case 5, 6: // BUSY, LOCKED
		e.Problem, e.Advice, e.Err = "正被另一个程序写入", "请等它结束后重试", ErrLocked
	case 11, 26: // CORRUPT, NOTADB
		e.Problem, e.Advice, e.Err = damagedProblem, damagedAdvice, ErrDamaged
	case 8, 14, 3: // READONLY, CANTOPEN, PERM
		e.Problem, e.Advice, e.Err = "不能写入或打不开", "请检查文件夹的权限，或用 --corpus 指定另一个文件夹", ErrNotWritable
	case 13: // FULL
		e.Problem, e.Advice, e.Err = "所在的磁盘已满", "请腾出空间后重试", ErrFull
	case 10: // IOERR
		e.Problem, e.Advice, e.Err = "读写失败", "请检查磁盘后重试", ErrDamaged
	default:
		return err
	}
	e.Err = errors.Join(e.Err, err)
	return e
}

// failed is err with what the Store was doing, said in the manner of Printf. An
// error that says in Chinese what to do stands alone.
func (s *Store) failed(err error, doing string, args ...any) error {
	err = s.trouble(err)
	if e, ok := errors.AsType[*StoreError](err); ok {
		return e
	}
	if e, ok := errors.AsType[*InputError](err); ok {
		return e
	}
	return fmt.Errorf("%s: %w", fmt.Sprintf(doing, args...), err)
}

// damaged says that what stands in the corpus cannot be right.
func (s *Store) damaged(err error) error {
	return &StoreError{Dir: s.dir, Problem: damagedProblem, Advice: damagedAdvice, Err: errors.Join(ErrDamaged, err)}
}
