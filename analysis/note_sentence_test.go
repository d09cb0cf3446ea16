package analysis

import (
	"strings"
	"testing"
)

func TestClosingNote(t *testing.T) {
	for _, c := range []struct{ text, tasks, lead, units string }{
		{"（一）规范停车。划设接送车位2400个，协调32家商场免费开放。此项工作由市公安局、市住建局负责。",
			"划设接送车位2400个，协调32家商场免费开放", "市公安局", "市公安局 市住建局"},
		{"（一）改善硬件。9月底前改造路口120个，12月底前建成天桥3座。该项工作由市城管局牵头，市财政局配合。",
			"9月底前改造路口120个|12月底前建成天桥3座", "市城管局", "市城管局 市财政局"},
		{"（一）治理噪声。加装声屏障18公里。上述工作由市生态环境局会同各区政府负责。",
			"加装声屏障18公里", "市生态环境局", "市生态环境局 各区政府"},
		// Sentences that say something else of the work.
		{"（一）摸清底数。开展普查，建立台账。该项工作于2025年6月底前完成。",
			"开展普查，建立台账。该项工作于2025年6月底前完成", "", ""},
		{"（一）摸清底数。开展普查，建立台账。此项工作由易到难推进。",
			"开展普查，建立台账。此项工作由易到难推进", "", ""},
	} {
		r := analyzed(t, "临江市校园安全工作方案\n一、重点任务\n"+c.text+"\n")
		var tasks, lead, units []string
		for _, task := range r.Tasks {
			tasks = append(tasks, task.Text)
			lead, units = nil, nil
			for _, u := range task.LeadUnits {
				lead = append(lead, u.Name)
			}
			for _, u := range task.Units {
				units = append(units, u.Name)
			}
			if got := strings.Join(lead, " "); got != c.lead {
				t.Errorf("%s: lead %q, want %q", c.text, got, c.lead)
			}
			if got := strings.Join(units, " "); got != c.units {
				t.Errorf("%s: units %q, want %q", c.text, got, c.units)
			}
		}
		if got := strings.Join(tasks, "|"); got != c.tasks {
			t.Errorf("%s: tasks %q, want %q", c.text, got, c.tasks)
		}
	}
}
