package analysis

import (
	"testing"

	"yian/corpus"
)

// headed is the packages with the heads, speakers, numbers and movers that the program
// reads in their texts; as marked, documents have a first line only.
func headed(all []*linkPackage) []*linkPackage {
	for _, p := range all {
		for i, d := range p.docs {
			r := Analyze(corpus.NewDocument(d.Source, p.texts[i]), Knowledge{})
			d.Head = r.Head
			for k := range min(len(d.Remarks), len(r.Remarks)) {
				d.Remarks[k].Speaker = r.Remarks[k].Speaker
			}
			if len(d.Motions) > 0 && len(r.Motions) > 0 {
				d.Motions[0].Number, d.Motions[0].LeadProposers = r.Motions[0].Number, r.Motions[0].LeadProposers
			}
		}
	}
	return all
}

// heaped puts the documents of all packages on one heap, but for the motion of the
// package without, and says which are put to the motion of another package and which
// are left alone.
func heaped(all []*linkPackage, without string) (n int, wrong, alone []string) {
	var heap []*Result
	var of, motions []string // the package of each document, of each motion
	for _, p := range all {
		for _, d := range p.docs {
			if len(d.Motions) > 0 {
				if p.name == without {
					continue
				}
				motions = append(motions, p.name)
			}
			heap, of = append(heap, d), append(of, p.name)
		}
	}
	l := newLinker(heap, LinkKnowledge{})
	for d, g := range l.groupOfDoc {
		switch {
		case g >= len(motions):
			alone = append(alone, heap[d].Source)
		case motions[g] != of[d]:
			wrong = append(wrong, heap[d].Source+" to "+motions[g])
		}
	}
	return len(heap), wrong, alone
}

// TestLinkAcrossDocuments puts the documents of all packages on one heap: each
// plan, each set of minutes and each report must find its motion and no other, by what
// is marked alone and with what the program reads in their heads.
func TestLinkAcrossDocuments(t *testing.T) {
	for name, all := range map[string][]*linkPackage{"as marked": packages(t), "with heads": headed(packages(t))} {
		n, wrong, alone := heaped(all, "")
		t.Logf("%s: of %d documents %v are left alone", name, n, alone)
		for _, w := range wrong {
			t.Errorf("%s: %s", name, w)
		}
		if len(alone) > n/20 {
			t.Errorf("%s: %d of %d documents are left alone", name, len(alone), n)
		}
		for _, p := range all {
			own := newLinker(p.docs, LinkKnowledge{})
			for d, g := range own.groupOfDoc {
				if g != 0 {
					t.Errorf("%s: %s by itself: %s is left alone", name, p.name, p.docs[d].Source)
				}
			}
		}
	}
}

// TestLinkWithoutMotion takes one motion after another from the heap: what dealt with
// it should be left alone rather than be put to the next best.
func TestLinkWithoutMotion(t *testing.T) {
	all := headed(packages(t))
	var wrong []string
	tried := 0
	for i := 0; i < len(all); i += 3 {
		_, w, _ := heaped(all, all[i].name)
		wrong = append(wrong, w...)
		tried += len(all[i].docs) - 1
	}
	t.Logf("of %d documents without their motion %d are put to another: %v", tried, len(wrong), wrong)
	if len(wrong) > tried/8 {
		t.Errorf("of %d documents without their motion %d are put to another", tried, len(wrong))
	}
}

func TestCoreTitle(t *testing.T) {
	for title, want := range map[string]string{
		"关于加快推进城镇老旧小区改造的议案":               "加快推进城镇老旧小区改造",
		"《关于健全社区管理机制，构建基层治理新格局案》":         "健全社区管理机制构建基层治理新格局",
		"市人民政府关于《关于加快推进城镇老旧小区改造的议案》的办理方案": "加快推进城镇老旧小区改造",
		"关于加快推进城镇老旧小区改造议案办理情况的报告":         "加快推进城镇老旧小区改造",
		"": "",
	} {
		if got := coreTitle(title); got != want {
			t.Errorf("coreTitle(%s) = %s, want %s", title, got, want)
		}
	}
}

// grouped gives the group of each document, by the name of the first in it.
func grouped(results []*Result) map[string]string {
	for _, r := range results {
		number(r)
	}
	l := newLinker(results, LinkKnowledge{})
	of := map[string]string{}
	first := map[int]string{}
	for d, g := range l.groupOfDoc {
		if first[g] == "" {
			first[g] = results[d].Source
		}
		of[results[d].Source] = first[g]
	}
	return of
}

// moved is the text of a motion.
func moved(source, title, motionNumber, lead string, year int, meeting, solution string) *Result {
	m := Motion{Title: title, Number: motionNumber, Solutions: []Quote{{Text: solution}}}
	if lead != "" {
		m.LeadProposers = []Name{{Name: lead}}
	}
	return &Result{Source: source, Head: Head{Kind: MotionText, Title: title, Year: year, Meeting: meeting}, Motions: []Motion{m}}
}

// planned is a document with a task.
func planned(source, title string, year int, task string) *Result {
	return &Result{Source: source, Head: Head{Kind: WorkPlan, Title: title, Year: year}, Tasks: []Task{{Text: task}}}
}

// reported is a progress report with an outcome.
func reported(source, title string, year int, outcome string) *Result {
	return &Result{Source: source, Head: Head{Kind: ProgressReport, Title: title, Year: year}, Outcomes: []Outcome{{Text: outcome}}}
}

// spokenOf is the minutes with a point.
func spokenOf(source, title string, year int, point string) *Result {
	return &Result{Source: source, Head: Head{Kind: Proceedings, Title: title, Year: year}, Remarks: []Remark{{Points: []Point{{Text: point}}}}}
}

func TestGroups(t *testing.T) {
	const sewage, rubbish = "关于加强农村生活污水治理的议案", "关于加强农村生活垃圾治理的议案"
	for name, c := range map[string]struct {
		results []*Result
		want    map[string]string // document: the first of its group; "" where it is to be alone
	}{
		"two motions with similar titles at one meeting": {
			[]*Result{
				moved("水", sewage, "第5号", "章云", 2024, "市八届人大四次会议", "建设污水管网"),
				moved("圾", rubbish, "第6号", "李海", 2024, "市八届人大四次会议", "建设垃圾中转站"),
				planned("水案", "临江市人民政府关于农村生活污水治理议案的办理方案", 2024, "新建污水管网80公里"),
				planned("圾案", "临江市人民政府关于《关于加强农村生活垃圾治理的议案》的办理方案", 2024, "新建垃圾中转站6座"),
				reported("圾报", "关于农村生活垃圾治理议案办理情况的报告", 2025, "建成垃圾中转站5座"),
				spokenOf("水言", "关于农村生活污水治理议案办理方案的审议发言", 2024, "管网要建到户。"),
			}, map[string]string{"水案": "水", "圾案": "圾", "圾报": "圾", "水言": "水", "圾": "圾"},
		},
		"one title inside the other": {
			[]*Result{
				moved("改造", "关于加快推进老旧小区改造的议案", "", "", 2024, "", "拓宽改造资金渠道"),
				moved("物业", "关于加快推进老旧小区改造后物业管理的议案", "", "", 2024, "", "选聘物业服务企业"),
				planned("甲", "关于加快推进老旧小区改造后物业管理议案的办理方案", 2024, "选聘物业服务企业"),
				planned("乙", "关于加快推进老旧小区改造议案的办理方案", 2024, "发行专项债券"),
			}, map[string]string{"物业": "物业", "甲": "物业", "乙": "改造"},
		},
		"the same number in two years": {
			[]*Result{
				moved("旧", "关于发展社区助餐的建议", "第12号", "", 2021, "市十四届人大五次会议", "增加助餐点"),
				moved("新", "关于治理噪声扰民的建议", "第012号", "", 2022, "市十五届人大一次会议", "安装噪声监测设备"),
				planned("甲", "市民政局办理第12号建议工作方案", 2021, "新建助餐点20处"),
				planned("乙", "市生态环境局办理第12号建议工作方案", 2022, "安装噪声监测设备30套"),
			}, map[string]string{"新": "新", "甲": "旧", "乙": "新"},
		},
		"the same title in two years": {
			[]*Result{
				moved("旧", "关于加强停车管理的议案", "", "", 2019, "", "增加停车泊位"),
				moved("新", "关于加强停车管理的议案", "", "", 2023, "", "增加停车泊位"),
				planned("甲", "关于加强停车管理议案的办理方案", 2023, "新增泊位800个"),
				reported("乙", "关于加强停车管理议案办理情况的报告", 2019, "新增泊位500个"),
			}, map[string]string{"新": "新", "甲": "新", "乙": "旧"},
		},
		"the same matter in two cities": {
			[]*Result{
				moved("临江", "关于加强停车管理的议案", "", "", 2024, "临江市八届人大四次会议", "增加停车泊位"),
				moved("云州", "关于加强停车管理的议案", "", "", 2024, "云州市六届人大三次会议", "增加停车泊位"),
				planned("甲", "云州市人民政府关于加强停车管理议案的办理方案", 2024, "新增泊位800个"),
				planned("乙", "临江市人民政府关于加强停车管理议案的办理方案", 2024, "新增泊位500个"),
				planned("丙", "海川市人民政府关于加强停车管理议案的办理方案", 2024, "新增泊位300个"),
				spokenOf("丁", "临江市人大常委会会议发言摘要", 2024, "泊位还是不够。"),
			}, map[string]string{"云州": "云州", "甲": "云州", "乙": "临江", "丙": "丙", "丁": "临江"},
		},
		"a reply to a suggestion": {
			[]*Result{
				moved("甲", "关于建设步道的建议", "第2740号", "", 2024, "", "建设滨江步道"),
				moved("乙", "关于延长图书馆开放时间的建议", "第2741号", "", 2024, "", "夜间开放图书馆"),
				{Source: "函", Head: Head{Kind: Reply, Title: "对市八届人大四次会议第2741号建议的答复", Year: 2024},
					Motions: []Motion{{Number: "第2741号"}}, Tasks: []Task{{Text: "图书馆开放至夜间九点"}}},
			}, map[string]string{"乙": "乙", "函": "乙"},
		},
		"a plan and a report without the motion": {
			[]*Result{
				planned("方案", "岚州市人民政府关于破解停车难议案的办理方案", 2024, "新建停车场18处"),
				reported("报告", "岚州市人民政府关于破解停车难议案办理情况的报告", 2024, "建成停车场15处"),
				planned("无关", "云州市2024年植树造林工作要点", 2024, "植树造林2万亩"),
			}, map[string]string{"报告": "方案", "无关": "无关"},
		},
		"a title that could be of either": {
			[]*Result{
				moved("水", sewage, "", "", 2024, "", "建设污水管网"),
				moved("圾", rubbish, "", "", 2024, "", "建设垃圾中转站"),
				planned("案", "关于加强农村生活环境治理议案的办理方案", 2024, "改造农村公路"),
			}, map[string]string{"案": "案"},
		},
	} {
		got := grouped(c.results)
		for source, want := range c.want {
			if got[source] != want {
				t.Errorf("%s: %s is put to %s, want %s", name, source, got[source], want)
			}
		}
	}
}

func TestMotionNumberIn(t *testing.T) {
	for s, want := range map[string]string{
		"第2741号建议": "2741", "第012号": "12", "第十二号议案": "12", "市八届人大第四次会议第7号议案": "7", "国办发〔2018〕1号": "", "第四次会议": "", "": "",
	} {
		if got := motionNumberIn(s); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
