package analysis

import "testing"

func TestOrdersHandling(t *testing.T) {
	for _, s := range []string{
		"各责任单位要细化措施、倒排工期，每季度末向市政府督查室报送进展",
		"成立由副市长任组长的工作专班，实行挂图作战、销号管理",
		"各部门要密切配合、齐抓共管，市政府督查室每学期开展一次专项督导，办理结果向社会公开，自觉接受监督",
		"各单位要制定具体实施方案，明确时间表、路线图，于5月底前报送市政府办公室",
		"加强组织领导，层层压实责任",
	} {
		if !ordersHandling(s) {
			t.Errorf("%s: not about the handling", s)
		}
	}
	for _, s := range []string{
		"市民政局要新建站点30个，每季度通报进展",
		"建立联席会议制度，统筹解决用地、用水问题",
		"各区要组织网格员入户宣传",
		"开展环保督察，关停小锅炉20台",
		"",
	} {
		if ordersHandling(s) {
			t.Errorf("%s: about the handling", s)
		}
	}
}
