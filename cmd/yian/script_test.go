package main

import (
	"encoding/hex"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yian": main})
}

// TestScripts runs the commands as a user would, each script in a folder and
// with a corpus of its own. $SAMPLES holds the project's sample documents.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../docs/samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("YIAN_CORPUS", filepath.Join(e.WorkDir, "语料库"))
			return os.MkdirAll(filepath.Join(e.WorkDir, "空文件夹"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
			"bytes":  writeBytes,
		},
	})
}

// status runs a program and compares its exit status: status 2 yian extract.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program arguments")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = strconv.Itoa(exit.ExitCode())
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// writeBytes writes a file from hexadecimal digits: bytes a.txt d2e9b0b8.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file hexadecimal")
	}
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}
