package analysis

import (
	"strings"
	"unicode/utf8"
)

// singleSurnames are the surnames of one character, simplified, most frequent first.
// Characters that begin common words far more often than names (公, 路, 水) are
// left out.
const singleSurnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由洪钭涛赖翦昌苍俱柘尢步沐牧仉笪郗逄戢糜汲邴弓隗宓蓬仰暴咸籍莘贡郦郏宦鱼慎庾暨弘禄殳沃蔚夔厍訾乜巢蒯竺桓韶蓟鄂羿墨逢苌侴邳谯郐郄郤眭钮斛茆厐郇"

// doubleSurnames are the surnames of two characters, simplified.
const doubleSurnames = "欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 轩辕 宇文 长孙 独孤 南宫 呼延 张简 张廖 范姜 钟离 闻人 公输 濮阳 澹台 公冶 宗政 淳于 申屠 鲜于 闾丘 亓官 司寇 颛孙 巫马 漆雕 拓跋 赫连 万俟 司空 左丘 谷梁 羊舌 公羊 公良 公西 宰父 夹谷 段干 微生 壤驷 仲孙 叔孙 太叔 乐正 毋丘 哥舒 乞伏 尔朱 纥骨 屈突 贺兰 完颜 纳兰 北宫 达奚 褚师 单于 太史 申徒 东郭 梁丘"

// noNames are words of two and three characters that begin like a surname.
const noNames = " 关于 方面 时间 高度 任务 安全 成立 应当 和谐 党员 党组 常委 主任 主席 代表 委员 全体 全面 明确 向上 常务 包括 相关 单位 成员 文件 管理 解决 国家 原则 平台 应该 强调 计划 支持 强烈 高级 金融 农业 农村 水利 文化 公安 华侨 连任 项目 温馨 和平 来源 相应 宣读 司长 部长 师长 来函 富有 江苏 江西 云南 海南 安徽 宁夏 全国 平时 高等 方案 成果 成效 文字 阳光 常见 金额 时任 修正案 "

// surnameLength is the number of bytes of the surname that s begins with, 0
// where there is none. A surname of two characters is preferred.
func surnameLength(s string) int {
	if n := prefixIn(s, doubleSurnames); n > 0 {
		return n
	}
	first, n := utf8.DecodeRuneInString(s)
	if n > 0 && strings.ContainsRune(singleSurnames, first) {
		return n
	}
	return 0
}

// isPersonName reports whether s, a stretch of the Reading, has the shape of a
// full name: a surname with one or two characters after it, two surnames with
// one or two, or a name of several parts or of Latin letters.
//
//	陈莹   王明川   梁陈秀芳   欧阳修远   阿依努尔·买买提   Panai Lisin   郑天明Sawa·Lisin
func isPersonName(s string) bool {
	if len(s) == 0 || len(s) > 96 {
		return false
	}
	han, latin, dots, other := 0, 0, 0, 0
	for _, r := range s {
		switch {
		case r >= 0x3400 && r <= 0x9fff, r >= 0x20000, r >= 0xe000 && r <= 0xf8ff, r == '○', r == '〇', r == '×':
			han++
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xc0 && r < 0x250 || r == '\'' || r == '’':
			latin++
		case r == '·' || r == '．' || r == '.':
			dots++
		case r == ' ' || r == '\u3000' || r == '-':
		default:
			other++
		}
	}
	switch {
	case other > 0:
		return false
	case dots > 0 || latin > 0:
		return latin >= 3 || han >= 3 && dots > 0
	}
	return isHanName(unpad(s), han)
}

// isHanName is isPersonName for a name of n Chinese characters.
func isHanName(s string, n int) bool {
	surname := surnameLength(s)
	if surname == 0 || n < 2 || n > 4 || isOneOf(s, noNames) || isOneOf(s[surname:], "主任 委员 代表 主席 局长 市长 县长 区长") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("局部署厅处室司院委办团所省县镇厂们的了是在说和与及各等下上中内外后为于者", last) {
		return false
	}
	if n == 2 {
		return len(s) > surname && !strings.ContainsRune("会站行馆校队社街港场园店村区", last)
	}
	if n == 4 && surname == len("王") {
		return surnameLength(s[surname:]) > 0 // a married woman's: 梁陈秀芳
	}
	return true
}

// isGivenName reports whether s has the shape of a given name alone, as it
// stands after the title in 李委员海宁: one or two characters, and whatever name
// in Latin letters or with dots goes with them.
func isGivenName(s string) bool {
	runes := 0
	for i, r := range s {
		switch {
		case r >= 'A' && r <= 'Z', r == '·', r == '．':
			return runes >= 1 && isPersonName("王某"+s[i:]+"abc")
		case r >= 0x3400 && r <= 0x9fff, r >= 0x20000, r >= 0xe000 && r <= 0xf8ff, r == '○', r == '〇':
			runes++
		case r == '\u3000', r == ' ':
		default:
			return false
		}
	}
	return runes == 1 || runes == 2 || runes == 4 && surnameLength(s) == 0
}
