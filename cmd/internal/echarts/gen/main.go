// Gen makes echarts.js.gz: the parts of Apache ECharts that reports use, with its
// extension for word clouds, in one compressed script. It needs npm and node:
//
//	go run ./gen
//
// package-lock.json names the versions and the hashes of what npm fetches, so that
// the same script comes out each time.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// notice stands at the head of the script, and so in every page that holds it.
const notice = `/*! Apache ECharts 5.6.0, Copyright 2017-2024 The Apache Software Foundation, Apache License 2.0; ` +
	`with ZRender (Copyright 2017 Baidu Inc., BSD-3-Clause), parts of D3 (Copyright 2010-2016 Mike Bostock, BSD-3-Clause) ` +
	`and echarts-wordcloud 2.1.0 (ISC; with wordcloud2.js, Copyright Timothy Guan-tin Chien and contributors, MIT) */`

func main() {
	from := flag.String("from", "gen", "the `folder` with package.json, package-lock.json and entry.js")
	out := flag.String("o", "echarts.js.gz", "the `file` to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(from, out string) error {
	dir, err := os.MkdirTemp("", "echarts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"package.json", "package-lock.json", "entry.js"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	for _, command := range [][]string{
		{"npm", "ci", "--no-audit", "--no-fund"},
		{"npx", "esbuild", "entry.js", "--bundle", "--minify", "--format=iife", "--global-name=echarts",
			"--charset=utf8", "--legal-comments=none", "--banner:js=" + notice, "--outfile=echarts.js"},
	} {
		c := exec.Command(command[0], command[1:]...)
		c.Dir, c.Stdout, c.Stderr = dir, os.Stderr, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", command[0], err)
		}
	}
	script, err := os.ReadFile(filepath.Join(dir, "echarts.js"))
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(script); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, packed.Bytes(), 0o644)
}
