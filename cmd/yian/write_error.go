package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// writeError says why a result could not be written to a file, and what to do.
type writeError struct {
	file string
	err  error
}

// Error is one sentence without the closing 。: 表.xlsx：文件夹 报表 不存在，请先建好，或改写到别处.
func (e *writeError) Error() string { return e.file + "：" + e.why() }

// Unwrap is the cause.
func (e *writeError) Unwrap() error { return e.err }

// fileError is err as a writeError, unless it says by itself what is wrong: a
// usage that is found while writing, an interruption.
func fileError(file string, err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok || errors.Is(err, errReadOnly) {
		return &writeError{file, err}
	}
	if _, ok := errors.AsType[*os.LinkError](err); ok {
		return &writeError{file, err}
	}
	return err
}

func (e *writeError) why() string {
	dir := filepath.Dir(e.file)
	info, statErr := os.Stat(dir)
	target, targetErr := os.Stat(e.file)
	switch {
	case errors.Is(e.err, syscall.ENOSPC):
		return "磁盘已满，没有写完，请腾出空间后重试"
	case errors.Is(statErr, fs.ErrNotExist):
		return "文件夹 " + dir + " 不存在，请先建好，或改写到别处"
	case statErr == nil && !info.IsDir():
		return dir + " 不是文件夹，请改写到别处"
	case targetErr == nil && target.IsDir():
		return "是文件夹，请写明其中的文件名"
	case errors.Is(e.err, errReadOnly):
		return "是只读文件，没有改动它，请改写到别处，或先取消只读"
	case errors.Is(e.err, fs.ErrPermission):
		return "没有写入权限，或文件正在别的程序中打开，请先关闭它，或改写到别处"
	}
	return "写不进去，请检查磁盘或网络后重试（" + e.err.Error() + "）"
}

// errReadOnly refuses to replace a file that its owner has made read-only.
var errReadOnly = errors.New("file is read-only")

// replaceable reports whether a result may take the place of what is at file.
func replaceable(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return nil // it is not there
	}
	if info.Mode().IsRegular() && info.Mode().Perm()&0o200 == 0 {
		return errReadOnly
	}
	return nil
}
