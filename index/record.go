package index

// Record is d as bytes, about half as many as its text: to be kept and read again, in
// the same program, instead of being found anew.
func (d *Document) Record() string {
	var e encoder
	e.document(d)
	return string(e.b)
}

// ReadRecord is the document that a record was made of.
func ReadRecord(record string) (*Document, error) {
	d := decoder{s: record}
	doc := d.document()
	if d.bad {
		return nil, ErrDamaged
	}
	return doc, nil
}
