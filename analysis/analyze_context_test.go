package analysis

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"yian/corpus"
)

// endsAfter is a context that ends after its error was asked for so many times.
type endsAfter struct {
	context.Context
	left int
}

func (c *endsAfter) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestAnalyzeContext: wherever the context ends, the analysis does, too, and only an
// analysis that went through gives a result.
func TestAnalyzeContext(t *testing.T) {
	const often = 1 << 30
	words := NewSegmenter(nil)
	for name, text := range map[string]string{
		"plan": planText(4000), "minutes": minutesText(4000),
		"reply":       "关于市七届人大二次会议第12号建议的答复\n陈敏代表：\n您提出的关于增设公交站点的建议收悉，现答复如下：\n一、我局将会同市住建局新建站点20个，2025年底前完成。\n二、下一步，我们将优化线路。\n",
		"proceedings": "临江市议会第三次会议纪录\n主席：现在开会。\n陈委员海宁：请民政局在一个月内提出书面报告。\n提案：爰要求市政府于三个月内完成检讨。\n",
	} {
		doc := corpus.NewDocument(name, text)
		k := Knowledge{Words: words, Others: true}
		want := Analyze(doc, k)
		all := &endsAfter{t.Context(), often}
		got, err := AnalyzeContext(all, doc, k)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another result with a context, error %v", name, err)
		}
		for n := range often - all.left {
			if r, err := AnalyzeContext(&endsAfter{t.Context(), n}, doc, k); r != nil || !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: result %v, error %v where the context ends after %d looks", name, r, err, n)
			}
		}
	}
}
