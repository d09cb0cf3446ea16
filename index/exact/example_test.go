package exact_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"yian/index/exact"
)

// An index of two speeches, in which a phrase is looked for that one of them has
// in traditional characters and over a line break.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "exact")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	x, err := exact.Create(ctx, dir, exact.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer x.Close()

	speeches := []exact.Document{
		{ID: "a", Passages: []exact.Passage{{Text: "要加强社区治理。"}}},
		{ID: "b", Passages: []exact.Passage{{Text: "關於社區\n治理的意見"}}},
	}
	err = x.Update(ctx, func(yield func(exact.Document, error) bool) {
		for _, d := range speeches {
			if !yield(d, nil) {
				return
			}
		}
	}, nil)
	if err != nil {
		log.Fatal(err)
	}

	s, err := x.Snapshot()
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	query := exact.String{Text: "社区治理"}
	for place, err := range s.Find(ctx, query) {
		if err != nil {
			log.Fatal(err)
		}
		p := speeches[place.Document].Passages[place.Passage]
		fmt.Printf("%s: %q\n", speeches[place.Document].ID, p.Text[place.Span.Start:place.Span.End])
	}
	totals, err := s.Count(ctx, exact.And{query, exact.Not{Query: exact.String{Text: "加强"}}})
	fmt.Println(totals.Places, err)
	// Output:
	// a: "社区治理"
	// b: "社區\n治理"
	// 1 <nil>
}
