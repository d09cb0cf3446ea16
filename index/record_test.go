package index

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestRecord(t *testing.T) {
	src := samples(t)
	for id, it := range src {
		doc, r, _ := src.Document(t.Context(), id)
		d := NewDocument(id, "stamp", doc, r)
		record := d.Record()
		got, err := ReadRecord(record)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got, cmpopts.IgnoreUnexported(Document{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
		if _, err := ReadRecord(record[:len(record)/2]); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: half a record is read, %v", id, err)
		}
		t.Logf("%s: %d bytes of text, %d of the record", id, len(it.text), len(record))
	}
}
