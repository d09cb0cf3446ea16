package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// MaxSize is the size in bytes of the largest file that is read.
const MaxSize = 512 << 20

// InputError says why a file could not be read and what its owner can do. Its
// parts are in Chinese, as the program says them.
type InputError struct {
	Source  string // the argument or path
	Problem string // 是空文件
	Advice  string // 请检查文件是否已保存; may be empty
	Err     error  // the cause, where the system gave one
}

// Error is one sentence without the closing 。: 答复.txt：是空文件，请检查文件是否已保存.
func (e *InputError) Error() string {
	message := e.Problem
	if e.Source != "" {
		message = e.Source + "：" + message
	}
	if e.Advice != "" {
		message += "，" + e.Advice
	}
	return message
}

// Unwrap is the cause.
func (e *InputError) Unwrap() error { return e.Err }

// Read reads the document in the file at path. It fails with an [InputError].
func Read(path string) (*Document, error) {
	data, err := ReadBytes(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// ReadFrom reads the document that r holds to its end. source names it. It fails
// with an [InputError].
func ReadFrom(source string, r io.Reader) (*Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, unreadable(source, err)
	}
	return Parse(source, data)
}

// ReadBytes reads the file at path, of at most [MaxSize] bytes. It fails with an
// [InputError].
func ReadBytes(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(path, err)
	case info.IsDir():
		return nil, &InputError{Source: path, Problem: "是文件夹，不是文件", Advice: "请给出其中文件的路径"}
	case info.Size() > MaxSize:
		return nil, tooLarge(path)
	}
	data := make([]byte, 0, info.Size()+1)
	data, err = readAll(io.LimitReader(f, MaxSize+1), data)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if len(data) > MaxSize {
		return nil, tooLarge(path)
	}
	return data, nil
}

// readAll reads r to its end into data, which has room for a file whose size is
// known.
func readAll(r io.Reader, data []byte) ([]byte, error) {
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return data, err
		}
	}
}

// unreadable says in Chinese why the system would not give the file.
func unreadable(path string, err error) error {
	e := &InputError{Source: path, Problem: "读取失败", Advice: "请检查磁盘或网络后重试（" + err.Error() + "）", Err: err}
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
		e.Problem, e.Advice = "是文件夹，不是文件", "请给出其中文件的路径"
		return e
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Problem, e.Advice = "文件不存在", "请检查路径和文件名"
	case errors.Is(err, fs.ErrPermission):
		e.Problem, e.Advice = "没有读取权限", "请检查文件的权限，或关闭正在使用它的程序"
	}
	return e
}

func tooLarge(source string) error {
	return &InputError{
		Source:  source,
		Problem: fmt.Sprintf("超过 %d MB 的上限", MaxSize>>20),
		Advice:  "请先把文件拆成几份",
	}
}

// Parse makes the document that the file named source with the given bytes
// holds. It fails with an [InputError].
func Parse(source string, data []byte) (*Document, error) {
	if len(data) > MaxSize {
		return nil, tooLarge(source)
	}
	text, encoding, err := Decode(data)
	if e, ok := errors.AsType[*InputError](err); ok {
		e.Source = source
		return nil, e
	}
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", source, err)
	}
	if strings.IndexFunc(text, isVisible) < 0 {
		return nil, &InputError{Source: source, Problem: "是空文件", Advice: "请检查文件是否已保存"}
	}
	sum := sha256.Sum256(data)
	d := &Document{
		Source:   source,
		SHA256:   hex.EncodeToString(sum[:]),
		Encoding: encoding,
		Format:   formatOf(source),
		Text:     text,
	}
	d.Outline = newOutline(text)
	return d, nil
}

// formatOf tells the format by the file's ending.
func formatOf(source string) string {
	switch strings.ToLower(filepath.Ext(source)) {
	case ".md", ".markdown":
		return "markdown"
	}
	return "text"
}

// isVisible reports whether r is no white space.
func isVisible(r rune) bool { return !isAnySpace(r) }

// NewDocument is the document with the given text, which has \n line ends. What in
// it is no UTF-8 becomes U+FFFD, as in [Decode]. source names it in messages.
func NewDocument(source, text string) *Document {
	text = strings.ToValidUTF8(text, "\uFFFD")
	sum := sha256.Sum256([]byte(text))
	d := &Document{
		Source:   source,
		SHA256:   hex.EncodeToString(sum[:]),
		Encoding: encodingUTF8,
		Format:   formatOf(source),
		Text:     text,
	}
	d.Outline = newOutline(text)
	return d
}
