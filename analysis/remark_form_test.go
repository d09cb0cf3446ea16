package analysis

import "testing"

// TestSpeechForms reads who speaks in the forms of minutes, summaries and reports
// that name the speakers otherwise than by a seat before a colon.
func TestSpeechForms(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind Kind
		text string
		want string
	}{
		{"numbered names without a seat, some with two surnames", Proceedings, `审议意见
1. 羊舌林（白鹤镇代表团）：牌子上要印清楚树名。
2. 宰父明：补助早该提高，两百块买不了什么。
3. 陈大敏：协议签了不能锁在抽屉里。
4. 王小美：树死了要有人担起责任来。
`, `白鹤镇代表团 羊舌林 1 …楚树名。
 宰父明 1 …了什么。
 陈大敏 1 …抽屉里。
 王小美 1 …责任来。
`},
		{"a name padded or rare before a seat, a trade behind it", Proceedings, `审议发言摘登
闵　柔　市人大常委会委员
盲道修好了又被挖断。
步青云　市人大常委会副主任
大夫也要学几句手语。
木易安（市人大代表、环卫工人）：
扫帚车过不了台阶。
`, `市人大常委会委员 闵柔 1 …被挖断。
市人大常委会副主任 步青云 1 …句手语。
市人大代表、环卫工人 木易安 1 …了台阶。
`},
		{"several speakers in one paragraph", Proceedings, `审议情况摘要
关于路灯，陈敏委员说，灯太暗。建议换灯。周文委员认为，电费也要管。陈敏委员还提到，灯杆生锈。
`, `委员 陈敏 1 …议换灯。
委员 周文 1 …也要管。
委员 陈敏 1 …杆生锈。
`},
		{"names and what they said", Proceedings, `座谈会发言
陈大敏说：灯太暗了，老人不敢出门。
王小美指出，电费也要有人管才行。
周海宁认为，先把灯杆换成新的再说。
会议决定，同意该方案。
`, ` 陈大敏 1 …敢出门。
 王小美 1 …管才行。
 周海宁 1 …的再说。
`},
		{"a report that quotes and tells how it was said", News, `把路灯点亮
“灯太暗了，老人不敢出门。”陈敏委员率先发言。
教师出身的周文委员算了一笔账：“一年电费三十万。”
王小美委员接着说：“灯杆也要换。”
严守中委员把目光投向学校：“门口那盏灯坏了半年。”
“修了又坏，坏了又修！”说到激动处，许可委员提高了声音。
有的委员笑着说：“点个灯真难。”
`, `委员 陈敏 1 …先发言。
委员 周文 1 …十万。”
委员 王小美 1 …要换。”
委员 严守中 1 …半年。”
委员 许可 1 …了声音。
`},
		{"a table of speeches", Proceedings, `审议意见汇总
| 序号 | 发言人 | 意见建议 |
| --- | --- | --- |
| 1 | 陈敏委员 | 灯太暗了。建议换灯。 |
| 2 | 周海宁 | 电费也要管。 |
`, `委员 陈敏 1 …议换灯。
 周海宁 1 …也要管。
`},
		{"labels that say more of the speaker", Proceedings, `座谈会发言
王慧（女，市人大代表）：灯太暗了。
市人大常委会委员、城建环资委主任委员陈国强建议：抓紧换灯。
陈国强主任委员：我补充一点。
**周海宁**（市人大常委会委员）：让老街亮起来
灯杆都生锈了。
发言人：林大同
内容：电费也要管。
`, `女，市人大代表 王慧 1 …太暗了。
市人大常委会委员、城建环资委主任委员 陈国强 1 …紧换灯。
主任委员 陈国强 1 …充一点。
市人大常委会委员 周海宁 ‹让老街亮起来› 1 …生锈了。
 林大同 1 …也要管。
`},
		{"a quotation after what is told of the speaker", News, `给老街照明
陈敏委员是一名电工，对路灯格外上心。“灯太暗了，老人不敢出门。”他说。
`, `委员 陈敏 1 …”他说。
`},
		{"question and answer", Proceedings, `专题询问实录
陈敏委员问：“路灯哪天修好？”
市住建局局长赵亮答：“年底前全部修好。”
陈敏委员追问：“旧灯怎么处理？”
交通顾问赵亮：统一回收。
`, `委员 陈敏 1 …修好？”
市住建局局长 赵亮 1 …修好。”
委员 陈敏 1 …处理？”
交通顾问 赵亮 1 …一回收。
`},
	} {
		if got := turnsOf(t, tt.kind, tt.text); got != tt.want {
			t.Errorf("%s:\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}
