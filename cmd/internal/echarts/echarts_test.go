package echarts

import (
	"bytes"
	"strings"
	"testing"
)

func TestScript(t *testing.T) {
	var b bytes.Buffer
	if err := Script(&b); err != nil {
		t.Fatal(err)
	}
	script := b.String()
	if !strings.HasPrefix(script, "/*! Apache ECharts") || !strings.Contains(script, "var echarts=") || !strings.Contains(script, "wordCloud") {
		t.Errorf("an unexpected script of %d bytes: %.100s", len(script), script)
	}
	for _, end := range []string{"</script", "<!--"} {
		if strings.Contains(strings.ToLower(script), end) {
			t.Errorf("the script holds %s", end)
		}
	}
}
