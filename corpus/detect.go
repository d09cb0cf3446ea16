package corpus

import (
	"bytes"
	"unicode/utf8"
)

// sampleSize is how many bytes are looked at to tell encodings apart.
const sampleSize = 64 << 10

// detect names the encoding of data and gives data without its byte-order mark.
// The name is empty where data is no text.
func detect(data []byte) (string, []byte) {
	for _, bom := range []struct{ mark, encoding string }{
		{"\xEF\xBB\xBF", encodingUTF8},
		{"\x84\x31\x95\x33", encodingGB18030},
		{"\xFF\xFE", encodingUTF16LE},
		{"\xFE\xFF", encodingUTF16BE},
	} {
		if rest, ok := bytes.CutPrefix(data, []byte(bom.mark)); ok && !bytes.HasPrefix(rest, []byte{0, 0}) {
			return bom.encoding, rest
		}
	}
	zeros := bytes.Count(data, []byte{0})
	if zeros == 0 && utf8.Valid(data) && !doubledGB(data) || zeros <= len(data)/1000 && mostlyUTF8(data) {
		return encodingUTF8, data
	}
	return likeliest(data, zeros), data
}

// mostlyUTF8 reports whether data is UTF-8 with few faults, of which a character
// cut off at the end is none.
func mostlyUTF8(data []byte) bool {
	data = trimPartial(data)
	good, bad := 0, 0
	for at := 0; at < len(data); {
		if data[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, n := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n >= 3: // a text in another encoding has hardly any of these by chance
			good++
		}
		at += n
	}
	return good > 10*bad
}

// doubledGB reports whether data, which is valid UTF-8, is a short text in GB
// 2312 all the same, like 聆听 …: every high byte belongs to a pair that is a
// common Chinese character, and the pairs stand side by side, where as UTF-8
// they would be accented letters.
func doubledGB(data []byte) bool {
	pairs, runs := 0, 0
	for at := 0; at < len(data); at++ {
		if data[at] < utf8.RuneSelf {
			continue
		}
		if data[at] < 0xC2 || data[at] > 0xD7 || data[at+1] < 0xA1 {
			return false
		}
		if at == 0 || data[at-1] < utf8.RuneSelf {
			runs++
		}
		pairs++
		at++
	}
	return pairs >= 2*runs && pairs > 0 && likelihood(decodeAs(data, encodingGB18030)) > 0.5
}

// likeliest is the encoding in which data reads most like Chinese, or "".
func likeliest(data []byte, zeros int) string {
	double := data[firstHigh(data):] // where pairs of bytes begin
	double = double[:min(len(double), sampleSize)]
	units := data[:min(len(data), sampleSize)]
	best, most := "", 0.0
	for _, c := range []struct {
		encoding string
		sample   []byte
	}{
		{encodingUTF8, trimPartial(double)},
		{encodingGB18030, double},
		{encodingBig5, double},
		{encodingUTF16LE, units},
		{encodingUTF16BE, units},
	} {
		single := c.encoding != encodingUTF16LE && c.encoding != encodingUTF16BE
		if single && zeros > len(data)/1000 {
			continue
		}
		if l := likelihood(decodeAs(c.sample, c.encoding)); l > most {
			best, most = c.encoding, l
		}
	}
	return best
}

// firstHigh is the offset of the first byte beyond ASCII.
func firstHigh(data []byte) int {
	for i, c := range data {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(data)
}

// likelihood says how much text reads like Chinese: 1 where it is made of common
// characters and punctuation alone, below 0 where it is noise.
func likelihood(text string) float64 {
	points, characters := 0.0, 0
	for _, r := range text {
		characters++
		points += likely(r)
	}
	if characters == 0 {
		return 0
	}
	return points / float64(characters)
}

// likely is what one character tells: 1 for one that Chinese texts are full of,
// less than nothing for one that they do not hold.
func likely(r rune) float64 {
	switch {
	case r == '\n', r == '\r', r == '\t', r == '\f':
		return 0.3
	case r < ' ', r == 0x7F, 0x80 <= r && r < 0xA0:
		return -4
	case r < utf8.RuneSelf:
		return 0.3
	case 0x4E00 <= r && r <= 0x9FFF:
		if isCommon(Simplify(r)) {
			return 1
		}
		return -0.2
	case r == utf8.RuneError:
		return -4
	case 0x3000 <= r && r <= 0x3011, r == '—', r == '…', r == '·', '‘' <= r && r <= '”':
		return 1 // 　、。「」《》 — “” …
	case r == '，', r == '：', r == '；', r == '（', r == '）', r == '％', r == '？', r == '！', '０' <= r && r <= '９':
		return 1
	case 0xE000 <= r && r < 0xF900: // private use
		return -1
	}
	return -0.5
}

// isCommon reports whether r is one of the characters of commonHan.
func isCommon(r rune) bool {
	low, high := 0, len(commonHan)/3
	for low < high {
		mid := (low + high) / 2
		switch c, _ := utf8.DecodeRuneInString(commonHan[3*mid:]); {
		case c == r:
			return true
		case c < r:
			low = mid + 1
		default:
			high = mid
		}
	}
	return false
}

// commonHan holds, in order, the thousand commonest characters of public and other
// writing in their simplified form; they make up nine tenths of any text.
const commonHan = "" +
	"一七万三上下不与专且世业东丝两严个中丰临为主丽举久么义之乎乐九也习乡书买乱了争事" +
	"二于云五亚些交产京亮亲人亿什仅今介仍从他代令以们件价任份企众优会传伤伯似但位低住" +
	"体何余作你使例供依侧便俄保信修倒候值做健像儿元充先光克免党入全八公六兰共关兴兵其" +
	"具典养内册再写军农冲决况准减几出击函刀分切划列刘则刚创初判利别到制刻前剑剧副力办" +
	"功加务动助劳势包化北区医十千升半华协单卖南博占卫印即却厂厅历压原去县参又及友双反" +
	"发取受变口古句另只叫召可台史右叶号司吃各合同名后向吗听吴告员呢周味呼命和咱品响哥" +
	"哪商善喜器四回因团园困围国图圆土圣在地场均坏坐块坚型城域培基堂境墙增士声处备复夏" +
	"外多夜够大天太夫央失头夺奇奖奥女她好如妇妈始委威娘子字存孙季学孩宁它守安宋完宗官" +
	"定宜宝实审客宣室宪宫害家容宽密富察对寻导封射将小少尔尚尤就尼尽局层居届展属山岁岗" +
	"岛峰州工左差己已巴币市布师希帝带席帮常干平年并广庄庆床库应底庙府度座康建开异弃式" +
	"引弟张弹强归当录形影彻往征径待很律得微德心必志快念怀态怎怕思急性总息恶情惊想意感" +
	"愿戏成我或战户房所手才打托执扩批找承技把投抗护报担拉招拥择拿持指按挥换据掌排接控" +
	"推提援支收改攻放政故效敌救教散数整文斗料断斯新方施旅族无日旧早时昌明易星春是显晚" +
	"普景曲更曾最月有服望朝期木未本术朱机杀杂权李材村条来杨松板极构林果枪架某染查标树" +
	"校样核根格案桥检楚楼模横次欢欧止正此步武死段母每比毕毛民气水永求汉江污沙没河油治" +
	"法波注泽洋洪洲活派流测济海消深清渐温港游湖湾源满演激火灯灵点烈烟烧热然照爱父爷片" +
	"物牵特状独献率玉王环现班球理甚生用田由电男画界留略疗疫病登白百的皇皮益监盘目直相" +
	"省看真眼着督知石矿研破础确示礼社祖神福离种科秘积称移程税稳究空突立站竟章端笑笔第" +
	"等筑答策简算管米类精系素紧红约级纪纳纸线练组细织终经结给绝统继续维绿编网罗罢置署" +
	"美群老考者而职联肉股育背胜胡能脑脚脱脸自至致航般舰船良色艺节花苏若苦英范茶荆草荣" +
	"药获营落著藏虚虽血行街衣补表被装襄西要见观规视觉角解言计认讨让训议记讲许论设证评" +
	"识诉词试诗话询该语误说请诸读课谁调谈谢象负财责败货质购贯贵费资赛赞走赵赶起超越足" +
	"跟路身车转轮软轻载较辑输辖辩边达过运近还这进远连述退送适选逐通速造道遗那邦部都配" +
	"酒采里重量金针钟钱铁银销错键镇长门闭问间闻队防阳阴阵阶阿附际陆陈降限院除险随隐障" +
	"难雄集雷需青静非面革音页顶项顺须顾顿预领题额风飞食饭馆首香马驻验高鱼鲁鲜黄黑齐龙"
