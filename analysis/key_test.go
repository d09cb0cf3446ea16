package analysis

import (
	"strings"
	"testing"
)

const keyed = "云州市社区养老工作方案\n一、建设食堂。新建社区食堂10个。（市民政局负责）\n二、加强培训。培训护理员200名。（市人社局负责）\n三、加强领导。明确责任分工。（各区人民政府负责）\n"

// keys gives the tasks' keys by their text.
func keys(t *testing.T, text string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, task := range analyzed(t, text).Tasks {
		found[task.Text] = task.Key
	}
	if len(found) == 0 {
		t.Fatal("no tasks")
	}
	return found
}

func TestKeysStay(t *testing.T) {
	before := keys(t, keyed)
	if len(before) != 3 {
		t.Fatalf("%d tasks with texts of their own", len(before))
	}
	for name, text := range map[string]string{
		"a task is added": strings.Replace(keyed, "二、", "二、设置扶手。加装扶手50处。（市住建局负责）\n三、", 1),
		"text before it":  "云州市文件\n" + keyed,
	} {
		after := keys(t, text)
		for task, key := range before {
			if after[task] != key {
				t.Errorf("%s: %q had key %s, has %q", name, task, key, after[task])
			}
		}
	}
}

func TestContentKey(t *testing.T) {
	same := func(a, b string) bool { return contentKey("t", a) == contentKey("t", b) }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"推進社區養老，新建10個", "推进社区养老,新建１０个", true},
		{"推进社区\n  养老", "推进社区养老", true},
		{"增长3—5%", "增长35%", false},
		{"增长3.5%", "增长35%", false},
		{"新建10个", "新建11个", false},
	} {
		if same(c.a, c.b) != c.want {
			t.Errorf("%q and %q: want the same key: %v", c.a, c.b, c.want)
		}
	}
	if contentKey("t", "甲", "乙") == contentKey("t", "甲乙") || contentKey("t", "甲") == contentKey("md", "甲") {
		t.Error("different content, same key")
	}
}

func TestNumberKeepsKeys(t *testing.T) {
	r := &Result{
		Motions: []Motion{{ID: "m7", Title: "甲案", Demands: []Quote{{Text: "求"}}}, {ID: "m2", Title: "甲案"}},
		Tasks:   []Task{{Text: "办", Motion: "m2", Key: "kept"}, {Text: "办"}, {Text: "办"}, {Text: "做", Motion: "m9"}},
		Remarks: []Remark{{Motion: "m7", Points: []Point{{Text: "好"}, {Text: "好"}}}},
	}
	number(r)
	if r.Motions[0].ID != "m1" || r.Motions[0].Demands[0].ID != "m1.d1" || r.Remarks[0].Points[1].ID != "r1.p2" {
		t.Error("ids do not count in text order")
	}
	if r.Tasks[0].Motion != "m2" || r.Remarks[0].Motion != "m1" || r.Tasks[3].Motion != "" {
		t.Errorf("motions lost: %q, %q, %q", r.Tasks[0].Motion, r.Remarks[0].Motion, r.Tasks[3].Motion)
	}
	if r.Tasks[0].Key != "kept" || r.Tasks[2].Key != r.Tasks[1].Key+"-2" || r.Motions[1].Key != r.Motions[0].Key+"-2" {
		t.Errorf("keys %q, %q, %q", r.Tasks[0].Key, r.Tasks[1].Key, r.Tasks[2].Key)
	}
}

// contentKey is the key of a finding of the given kind with content.
func contentKey(kind string, content ...string) string {
	return keyOf(kind, lettersOf(content)...)
}
