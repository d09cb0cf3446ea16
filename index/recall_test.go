package index

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yian/analysis"
)

// update rewrites checked-in files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite the files in testdata")

// topic is what the invented documents of a year and city are about.
type topic struct{ matter, measure, trouble, unit, number string }

// inventedTopics are what all the cities deal with.
func inventedTopics() []topic {
	return []topic{
		{"老旧小区加装电梯", "建立业主协商机制，对加装电梯给予财政补助", "一层住户意见难以统一", "市住建局", "120台"},
		{"社区居家养老", "每个街道建成一处嵌入式养老服务中心", "护理员队伍不稳定", "市民政局", "36处"},
		{"中小学课后服务", "把课后服务经费纳入财政预算", "乡村学校师资不足", "市教育局", "210所"},
		{"河道水环境治理", "完成入河排污口整治并公开河长名单", "雨污混接仍然存在", "市水务局", "54个"},
		{"停车设施建设", "利用边角地新建公共停车泊位", "医院周边停车难", "市城管局", "3200个"},
		{"非物质文化遗产保护", "设立传承人工作站并编制名录", "传承人年龄偏大", "市文旅局", "18项"},
		{"职业技能培训", "面向新业态从业者发放培训券", "培训与用工脱节", "市人社局", "2.4万人次"},
		{"基层医疗卫生服务", "推行家庭医生签约和上门巡诊", "村医后继乏人", "市卫健委", "85个"},
	}
}

// knownItem is a query with the document that whoever typed it has in mind.
type knownItem struct{ kind, query, source string }

// inventedCorpus makes documents of five cities on all topics, and for each the
// queries of somebody who looks for it.
func inventedCorpus() (memory, []knownItem) {
	cities := []string{"临江市", "云州市", "海川市", "平湖县", "松阳区"}
	speakers := []string{"王若兰", "李海", "陈启明", "周明", "赵一凡"}
	src := memory{}
	var items []knownItem
	for c, city := range cities {
		var digest, minutes strings.Builder // which quote all the others and are not meant
		for i, tp := range inventedTopics() {
			speaker := speakers[(c+i)%len(speakers)]
			year := 2019 + (c+2*i)%6
			title := fmt.Sprintf("%s关于推进%s工作的办理方案", city, tp.matter)
			number := fmt.Sprintf("%s政办发〔%d〕%d号", strings.TrimRight(city, "市县区"), year, 10*c+i+1)
			text := fmt.Sprintf("%s\n%s\n\n一、总体要求\n　　围绕%s，坚持问题导向，统筹各方力量，切实抓好落实。\n二、主要任务\n　　%s（%s负责，%d年底前完成%s）。\n　　加强宣传引导，及时总结推广。\n三、审议意见\n　　%s：%s，建议%s牵头研究，同各区一道拿出办法。\n　　其他委员也谈到%s，认为应当持续推进。\n",
				title, number, tp.matter, tp.measure, tp.unit, year, tp.number, speaker, tp.trouble, tp.unit, inventedTopics()[(i+1)%8].matter)
			source := fmt.Sprintf("%d/%s-%s.txt", year, city, tp.matter)
			doc := analysis.Result{Head: analysis.Head{Title: title, Date: fmt.Sprint(year)}}
			src[source] = item{text: text, result: &doc}
			fmt.Fprintf(&digest, "%d.%s（%s）\n", i+1, title, number)
			fmt.Fprintf(&minutes, "会议听取了《%s》的汇报，%s发言时谈到%s。有关方面介绍，%s会同%s，%d年已完成%s，并将%s。\n", title, speaker, tp.trouble, tp.unit, "有关部门", year, tp.number, tp.measure)
			measure, _, _ := strings.Cut(tp.measure, "，")
			items = append(items,
				knownItem{"title", title, source},
				knownItem{"part of the title", city + " " + tp.matter, source},
				knownItem{"document number", number, source},
				knownItem{"name and word", speaker + " " + tp.trouble, source},
				knownItem{"measure and place", measure + " 文件:" + city, source},
				knownItem{"figure, unit and year", fmt.Sprint(tp.number, " ", tp.unit, " ", year), source},
				knownItem{"traditional", strings.NewReplacer("关于", "關於", "办", "辦", "进", "進", "设", "設", "区", "區").Replace(title), source},
			)
		}
		src[city+"文件汇编.txt"] = item{text: city + "文件汇编\n" + digest.String()}
		src[city+"会议纪要.txt"] = item{text: city + "会议纪要\n" + minutes.String(), result: &analysis.Result{Head: analysis.Head{Date: "2024-12-30"}}}
	}
	return src, items
}

// TestKnownItems measures how high the document stands that a query is meant
// for, and compares with the figures in testdata/known_items.txt.
func TestKnownItems(t *testing.T) {
	src, items := inventedCorpus()
	ix := build(t, src, analysis.NewSegmenter(nil))
	type tally struct {
		n, at1, at5 int
		reciprocal  float64
	}
	kinds := map[string]*tally{}
	var order []string
	for _, it := range items {
		k := kinds[it.kind]
		if k == nil {
			k = &tally{}
			kinds[it.kind] = k
			order = append(order, it.kind)
		}
		k.n++
		query := it.query
		if it.kind == "title" || it.kind == "document number" || it.kind == "traditional" {
			query = quote(query)
		}
		_, hits := hitsOf(t, ix, query, Options{})
		rank := 0
		seen := map[string]bool{} // documents count, not passages
		for _, h := range hits {
			if !seen[h.Source] {
				seen[h.Source] = true
				if h.Source == it.source {
					rank = len(seen)
					break
				}
			}
		}
		switch {
		case rank == 0:
			t.Logf("%s does not find %s", it.query, it.source)
			continue
		case rank == 1:
			k.at1++
		}
		if rank <= 5 {
			k.at5++
		}
		k.reciprocal += 1 / float64(rank)
	}
	var b strings.Builder
	b.WriteString("# How high the document stands that a query is meant for, on invented documents.\n# Made by: go test ./index -run KnownItems -update\n")
	fmt.Fprintf(&b, "%-24s %8s %9s %9s %6s\n", "query", "queries", "recall@1", "recall@5", "MRR")
	for _, kind := range order {
		k := kinds[kind]
		n := float64(k.n)
		fmt.Fprintf(&b, "%-24s %8d %9.3f %9.3f %6.3f\n", kind, k.n, float64(k.at1)/n, float64(k.at5)/n, k.reciprocal/n)
	}
	file := filepath.Join("testdata", "known_items.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("the figures changed; if for the better, run with -update:\n%s", got)
	}
}
