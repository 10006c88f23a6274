package sample

import "fmt"

func agencyFile(name, sign string) string {
	return fmt.Sprintf("ten = %q\nky_hieu = [%q]\ncan_bo_dau_moi = \"khong_bao_cao\"\nlien_he = \"khong_bao_cao\"\n", name, sign)
}

const configFile = `ten = "Cổng công khai thử"
mo_ta = "Cổng dựng lên để đo và thử, không phải cổng của cơ quan nào."
dia_chi = "https://thu.gov.vn"
ngon_ngu = "vi"
mui_gio = "Asia/Ho_Chi_Minh"
giao_dien = "cong-khai"
co_quan = "co-quan-0"
nguoi_chiu_trach_nhiem = "khong_bao_cao"

[[trinh_don]]
ten = "Thủ tục"
dia_chi = "/thu-tuc/"
`

const standingPage = `+++
ten = "Giới thiệu"
+++

Cổng dựng lên để đo và thử.
`

const decree = `so_ky_hieu = "1/2014/NĐ-CP"
loai = "Nghị định"
ngay_ban_hanh = 2014-01-05
co_quan_ban_hanh = "chinh-phu"
trich_yeu = "Thực hiện cơ chế một cửa"
hieu_luc_tu = 2015-01-05
nguon = ["Thử"]
`

const decisionFile = `so_ky_hieu = %q
loai = "Quyết định"
ngay_ban_hanh = %d-01-%02d
co_quan_ban_hanh = "ubnd-tinh"
trich_yeu = "Về việc công bố danh mục thủ tục hành chính lĩnh vực %s"
hieu_luc_tu = %d-02-01
cong_bo_tthc = true
can_cu = ["1/2014/NĐ-CP"]
nguon = ["Thử"]
`

const procedureFile = `+++
ma = %q
ten = %q
linh_vuc = "linh-vuc-%d"
co_quan_thuc_hien = ["co-quan-%d"]
cap_thuc_hien = %s
doi_tuong = %s
quyet_dinh_cong_bo = %q
muc_do = [{ gia_tri = %q, tu_ngay = %d-03-01 }]
so_bo = 1
ket_qua = ["Giấy phép hoặc văn bản trả lời"]
can_cu = ["1/2014/NĐ-CP"]
hieu_luc_tu = %d-03-01
nguon = ["Thử"]
%s
[[ho_so]]
truong_hop = "Cấp mới"
%s+++
%s`

const wayTable = `
[[cach_thuc]]
hinh_thuc = %q
thoi_han = { so = %d, don_vi = %q }
phi = %s
le_phi = %d
`

const paperTable = `
[[ho_so.giay_to]]
ten = %q
ban_chinh = 1
ban_sao = %d
`

const procedureBody = `
## Trình tự thực hiện

%s
%s Căn cứ Quyết định số %s ngày %d/01/%d, xem thêm [danh mục](/thu-tuc/).

%s| Trường hợp | Số bản | Thời hạn | Lệ phí |
|---|---|---|---|
| Cấp mới | %d | %d ngày | %s |
| Cấp lại | 1 | 5 ngày | 100.000 đồng |

## Yêu cầu, điều kiện thực hiện

%s
`

const newsFile = `+++
ten = %q
ngay = %d-%02d-%02d
chuyen_muc = "cchc"
tom_tat = %q
thu_tuc = [%q]
linh_vuc = "linh-vuc-%d"
+++

%s

## Nội dung chính

Xem [thủ tục](/thu-tuc/%s/) theo Quyết định số %s ngày %d/01/%d.

%s
`

const formFile = `ten = "Báo cáo kiểm soát thủ tục hành chính quý"
can_cu = ["1/2014/NĐ-CP"]
dinh_ky = "quy"
hieu_luc_tu = 2015-01-05
hieu_luc_den = 2029-12-31

[[phan]]
so = "I"
ten = "Giải quyết hồ sơ"

[[phan.so_lieu]]
khoa = "i.tiep_nhan"
nhan = "Hồ sơ tiếp nhận"
loai = "dem"

[[phan.so_lieu]]
khoa = "i.moi"
nhan = "Mới tiếp nhận"
loai = "dem"
phat_sinh = true

[[phan.so_lieu]]
khoa = "i.ky_truoc"
nhan = "Kỳ trước chuyển qua"
loai = "dem"

[[phan.so_lieu]]
khoa = "i.da_gq"
nhan = "Đã giải quyết"
loai = "dem"

[[phan.so_lieu]]
khoa = "i.dang_gq"
nhan = "Đang giải quyết"
loai = "dem"

[[phan.so_lieu]]
khoa = "i.luy_ke"
nhan = "Hồ sơ mới từ đầu năm"
loai = "dem"

[[quy_tac]]
ten = "tiep-nhan"
dieu = "i.tiep_nhan = i.moi + i.ky_truoc"
cau = "Hồ sơ tiếp nhận gồm hồ sơ mới và hồ sơ kỳ trước chuyển qua."

[[quy_tac]]
ten = "can-doi"
dieu = "i.tiep_nhan = i.da_gq + i.dang_gq"
cau = "Hồ sơ tiếp nhận hoặc đã giải quyết, hoặc đang giải quyết."

[[quy_tac]]
ten = "chuyen-ky"
dieu = "i.ky_truoc = truoc.i.dang_gq"
cau = "Hồ sơ kỳ trước chuyển qua bằng hồ sơ đang giải quyết cuối kỳ trước."

[[quy_tac]]
ten = "tu-dau-nam"
dieu = "i.luy_ke = luy_ke.i.moi"
cau = "Hồ sơ mới từ đầu năm là tổng các quý."
`

const reportFile = `+++
ten = "Báo cáo quý %s năm %d"
bieu_mau = "quy"
don_vi = "co-quan-0"
ky = "%d-Q%d"
tu_ngay = %d-%s
den_ngay = %d-%s

[so_lieu]
i.tiep_nhan = %d
i.moi = %d
i.ky_truoc = %d
i.da_gq = %d
i.dang_gq = %d
i.luy_ke = %d
+++

%s
`

const priceFile = `ten = "Giá %s"
dich_vu = %q
van_ban = "1/2014/NĐ-CP"
hieu_luc_tu = 2015-03-01
hieu_luc_den = "khong"
don_vi = "đồng/hồ sơ"
tuyen = [
  { nhom = "Nội tỉnh", ten = "Nội huyện" },
  { nhom = "Liên tỉnh", ten = "Nội vùng" },
]
nac = [{ den = 100 }, { tren = 100, den = 250 }, { moi = 500 }]
gia = [
  [26_000, 30_500],
  [26_500, 31_000],
  [2_200, 3_600],
]
nguon = ["Thử"]
`
