package main

import (
	"errors"
	"fmt"
	"io"

	"yian/analysis"
	"yian/cmd/internal/report"
)

// versionsSchema names the shape of the JSON that `yian link --versions` prints.
const versionsSchema = "yian.versions/1"

// compareVersions prints what became of the tasks of the first document in the
// second.
func (o *linkOptions) compareVersions(e *env, g *gathered) error {
	if len(g.results) != 2 {
		return errors.Join(g.failed, usagef("请写明两份文件，旧稿在前，新稿在后：yian link --versions 旧稿.txt 新稿.txt"))
	}
	results := g.inRunes()
	versions := analysis.Versions(results[0], results[1])
	return errors.Join(g.failed, o.write(e, func(w io.Writer) error {
		if o.format == "json" {
			return writeJSON(w, struct {
				Schema   string                 `json:"schema"`
				Old      string                 `json:"old"`
				New      string                 `json:"new"`
				Versions []analysis.TaskVersion `json:"versions"`
			}{versionsSchema, results[0].Source, results[1].Source, versions})
		}
		t := report.VersionList(versions, o.format != "table")
		if o.format != "table" {
			return o.table(e, w, t)
		}
		if len(t.Rows) > 0 {
			if err := o.table(e, w, t); err != nil {
				return err
			}
		}
		_, err := fmt.Fprintln(w, report.VersionSummary(versions))
		return err
	}))
}
