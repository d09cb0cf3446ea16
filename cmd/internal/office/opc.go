package office

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
)

// A package in the sense of the Open Packaging Conventions (ECMA-376 part 2) is
// a zip file of parts; [Content_Types].xml says what each part is, files named
// *.rels which part belongs to which.

// xmlHead begins every part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// nsRelations is the namespace of references between parts.
const nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// opc writes the parts of a package, one after the other.
type opc struct {
	zip   *zip.Writer
	types []string // <Override> elements
	err   error    // the first; later writes do nothing
}

func newOPC(w io.Writer) *opc { return &opc{zip: zip.NewWriter(w)} }

// part begins the part name of the given content type, which is the last one
// until the next call. Every part carries the same time, since a zip entry must
// have one.
func (p *opc) part(name, contentType string) *bufio.Writer {
	entry, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		p.fail(err)
		entry = io.Discard
	}
	if contentType != "" {
		p.types = append(p.types, fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, name, contentType))
	}
	return bufio.NewWriterSize(entry, 32<<10)
}

// whole writes a part that is at hand.
func (p *opc) whole(name, contentType, text string) {
	w := p.part(name, contentType)
	_, _ = w.WriteString(xmlHead + text) // the error is sticky: Flush tells
	p.fail(w.Flush())
}

func (p *opc) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// relation is a reference from one part to another.
type relation struct{ id, kind, target string }

// relations writes a .rels part. kind is the end of the type's address.
func (p *opc) relations(name string, all []relation) {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range all {
		kind := nsRelations + "/" + r.kind
		if r.kind == "metadata/core-properties" {
			kind = "http://schemas.openxmlformats.org/package/2006/relationships/" + r.kind
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	p.whole(name, "", b.String())
}

// root writes what every office package has: where its main part is, and its
// title. There is no date of making, which would differ from run to run.
func (p *opc) root(main, title string) {
	p.relations("_rels/.rels", []relation{{"rId1", "officeDocument", main}, {"rId2", "metadata/core-properties", "docProps/core.xml"}})
	p.whole("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`+
			`<dc:title>`+escape(plain(title))+`</dc:title><dc:creator>yian</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`)
}

// close writes the list of parts and ends the package.
func (p *opc) close() error {
	p.whole("[Content_Types].xml", "", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		strings.Join(p.types, "")+`</Types>`)
	p.fail(p.zip.Close())
	return p.err
}
