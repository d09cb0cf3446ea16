package analysis

import "testing"

func TestLocalityAt(t *testing.T) {
	words := NewSegmenter(nil)
	for s, want := range map[string]locality{
		"临江市人民政府关于停车难议案的办理方案": {"临江市", '市'},
		"望江市全民健身议案办理方案":       {"望江市", '市'},
		"海门湾市人大常委会审议发言":       {"海门湾市", '市'},
		"江右省人民政府办公厅关于印发方案的通知": {"江右省", '省'},
		"县十七届人大五次会议":          {"", '县'},
		"市人大常委会委员":            {"", '市'},
		"全市无障碍环境建设情况":         {},
		"城市更新议案办理方案":          {},
		"加快县域医共体建设的方案":        {},
		"推进农村市场建设的方案":         {},
		"社区治理议案办理方案":          {},
		"关于加强城市内涝治理的议案":       {},
		"夜市经济怎么算账":            {},
		"":                    {},
	} {
		if got := localityAt(s, words); got != want {
			t.Errorf("localityAt(%s) = %v, want %v", s, got, want)
		}
	}
}
