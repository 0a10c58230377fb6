"""Invented letters in the forms that real ones have: a province Lam Giang that is on no map."""

PARTY = """
**TỈNH ỦY LAM GIANG**

\\*

Số 963 - CV/TU

Về việc tăng cường
phòng, chống cháy rừng mùa khô

**HỎA TỐC**

**ĐẢNG CỘNG SẢN VIỆT NAM**

Lam Giang, ngày 09 tháng 3 năm 2026

- Kính gửi: - Các đảng ủy xã, phường,
đảng ủy trực thuộc Tỉnh ủy,
- Các sở, ban, ngành, đoàn thể tỉnh,

Thực hiện Chỉ thị số 12-CT/TW, ngày 05/01/2026 của Ban Bí thư và Công điện số 10/ĐM của Thường trực Ban Bí thư,
Ban Thường vụ Tỉnh ủy yêu cầu:

1. Các đảng ủy xã, phường tập trung rà soát các khu vực có nguy cơ cháy; báo cáo nhanh kết quả về Ban Thường vụ
Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước 16 giờ 30 phút ngày 20/3.

2. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh thường trực
24/24 giờ; hằng tuần, trước 15 giờ thứ Năm báo cáo tiến độ về Ủy ban nhân dân tỉnh để tổng hợp, báo cáo Tỉnh ủy.

3. Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Công văn này; thường xuyên và đột xuất khi cần
thiết báo cáo
Thường trực Tỉnh ủy.

Nơi nhận:

- Ban Bí thư Trung ương Đảng, } (để báo cáo)
- Văn phòng Trung ương Đảng, }
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

**T/M BAN THƯỜNG VỤ**
**PHÓ BÍ THƯ**

**Lê Thị Thử Nghiệm**
"""

STATE_TWO_COLUMNS = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAM GIANG               Độc lập - Tự do - Hạnh phúc

Số: 0129/UBND-KTN           Lam Giang, ngày 15 tháng 4 năm 2026
V/v đẩy nhanh tiến độ giải ngân
vốn đầu tư công năm 2026

Kính gửi:
- Các sở, ban, ngành tỉnh;
- Ủy ban nhân dân các xã, phường, đặc khu Hòn Thử.

Xét đề nghị của Sở Tài chính tại Tờ trình số 045/TTr-STC ngày 10 tháng 4 năm 2026, Chủ tịch Ủy ban nhân dân tỉnh
có ý kiến như sau:

1. Giám đốc các sở, ban, ngành tỉnh; Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm trước Chủ tịch Ủy
ban nhân dân tỉnh về kết quả giải ngân. Định kỳ trước ngày 25 hằng tháng, báo cáo Ủy ban nhân dân tỉnh
(thông qua
Sở Tài chính).

2. Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh chậm nhất ngày 30 tháng 4 năm 2026./.

Nơi nhận:
- Như trên;
- TT Tỉnh ủy (b/c);
- CT, các PCT UBND tỉnh;
- Lưu: VT, KTN (03).

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

(Đã ký)

Trần Văn Mô Phỏng
"""

WIRE = """|
**CHỦ TỊCH ỦY BAN NHÂN DÂN
TỈNH LAM GIANG**
-------
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 07/CĐ-UBND
|
*Lam Giang, ngày 02
tháng 9 năm 2025*
|
**CÔNG ĐIỆN**
Về việc tập trung ứng phó bão số 9
**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:**
|
- Giám đốc các sở: Nông nghiệp và Môi trường, Xây dựng;
- Chủ tịch Ủy ban nhân dân các xã: An Thử, Bình Thử, Cát Thử.
|
Bão số 9 đang tiến vào vùng biển của tỉnh. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Chủ tịch Ủy ban nhân dân các xã: An Thử, Bình Thử, Cát Thử tổ chức kiểm đếm tàu thuyền; báo cáo kết
quả về Ban
Chỉ huy Phòng thủ dân sự tỉnh trước 17h00 hằng ngày và đột xuất khi có yêu cầu.
2. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc thực hiện Công điện này, báo cáo Chủ tịch Ủy ban nhân
dân tỉnh
những vấn đề vượt thẩm quyền./.
|
*Nơi nhận:*
- Như trên;
- Lưu: VT, NNTN.
|
**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**
**Phạm Thị Giả Định**
|
"""

PLAN = """UBND TỈNH LAM GIANG
SỞ Y TẾ

Số: 88/KH-SYT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lam Giang, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Tiêm chủng mở rộng năm 2026

Căn cứ Quyết định số 1234/QĐ-BYT ngày 20/12/2025 của Bộ trưởng Bộ Y tế, Sở Y tế xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Bảo đảm 95% trẻ được tiêm.
2. Yêu cầu
- An toàn.
II. NỘI DUNG
1. Tổ chức tiêm thường xuyên.
2. Tiêm bù.
III. TỔ CHỨC THỰC HIỆN
1. Trung tâm Kiểm soát bệnh tật tỉnh
- Lập dự trù vắc xin.
- Báo cáo Sở Y tế định kỳ 6 tháng (trước ngày 20 tháng 6) và năm (trước ngày 10 tháng 12).
2. Trạm Y tế các xã, phường
- Báo cáo kết quả tiêm về Trung tâm Kiểm soát bệnh tật tỉnh trước ngày 05 hằng tháng.
- Hằng quý, trước ngày 15 của tháng cuối quý, gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ Y).

Nơi nhận:
- Bộ Y tế (để báo cáo);
- Các đơn vị trực thuộc (để thực hiện);
- Lưu: VT, NVY.

GIÁM ĐỐC

Võ Văn Thí Dụ
"""

DECISION = """HỘI ĐỒNG NHÂN DÂN
XÃ AN THỬ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc

Số: 15/QĐ-HĐND        An Thử, ngày 3 tháng 02 năm 2026

QUYẾT ĐỊNH
Về việc thành lập Đoàn giám sát chuyên đề

THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN XÃ

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Theo đề nghị của Ban Pháp chế,

QUYẾT ĐỊNH:

Điều 1. Thành lập Đoàn giám sát gồm các ông, bà có tên kèm theo.
Điều 2. Đoàn giám sát có nhiệm vụ xây dựng kế hoạch, báo cáo Thường trực Hội đồng nhân dân xã trong tháng
5 năm 2026.
Điều 3. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, các cơ quan liên quan chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. THƯỜNG TRỰC HĐND
CHỦ TỊCH

Đỗ Thị Ước Lệ
"""

COMMUNE_PARTY_2026 = """ĐẢNG BỘ TỈNH LAM GIANG
ĐẢNG ỦY PHƯỜNG BẾN THỬ
*
Số 45-CV/ĐU
về việc chuẩn bị hội nghị
sơ kết công tác đảng quý I
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Thử, ngày 12 tháng 3 năm 2026
KHẨN
Kính gửi: Các chi bộ, đảng bộ trực thuộc.
Để chuẩn bị hội nghị sơ kết, Ban Thường vụ Đảng ủy đề nghị các chi bộ, đảng bộ trực thuộc xây dựng báo
cáo kết quả
quý I/2026, gửi về Ban Xây dựng Đảng Đảng ủy trước ngày 20/3/2026 để tổng hợp, báo cáo Ban Thường vụ Đảng ủy.
Nơi nhận:
- Như trên,
- Thường trực Đảng ủy (để b/c),
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
Nguyễn Thị Ví Dụ
"""

CONCLUSION = """VĂN PHÒNG
ỦY BAN NHÂN DÂN TỈNH LAM GIANG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 31/TB-VPUB
Lam Giang, ngày 18 tháng 5 năm 2026

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Lý Văn Thử tại cuộc họp về chuyển đổi số

Ngày 15/5/2026, Phó Chủ tịch UBND tỉnh Lý Văn Thử chủ trì họp nghe Sở Khoa học và Công nghệ báo cáo về
chuyển đổi số.
Sau khi nghe báo cáo, Phó Chủ tịch kết luận như sau:

1. Yêu cầu các sở, ban, ngành, UBND các xã, phường hoàn thành số hóa hồ sơ trước ngày 30/6/2026.
2. Sở Khoa học và Công nghệ tham mưu UBND tỉnh ban hành kế hoạch; trình UBND tỉnh trước ngày 25/5/2026.
3. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời báo cáo UBND tỉnh (qua Sở
Khoa học và Công
nghệ) để xem xét, chỉ đạo.

Nơi nhận:
- CT, các PCT UBND tỉnh;
- Các sở, ban, ngành tỉnh;
- Lưu: VT.
TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Hồ Văn Minh Họa
"""

MARKDOWN_CELLS = """| **BỘ Y TẾ** ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** **Độc lập - Tự do -
Hạnh phúc** --------------- |
| --- | --- |
| Số: 123/BYT-KCB V/v tăng cường phòng, chống dịch | *Hà Nội, ngày 03 tháng 4 năm 2025* |

Kính gửi: Sở Y tế các tỉnh, thành phố trực thuộc Trung ương.

Thực hiện Chỉ thị số 05/CT-TTg ngày 02/3/2025, Bộ Y tế yêu cầu:

1. Tổ chức trực 24/24 giờ.

2. Báo cáo hằng ngày về Bộ Y tế (Cục Quản lý Khám, chữa bệnh) trước 15 giờ.

| ***Nơi nhận:*** - Như trên; - Bộ trưởng (để b/c); - Lưu: VT. | **KT. BỘ TRƯỞNG THỨ TRƯỞNG** **Trần Văn Thử** |
| --- | --- |
"""

SPACED_COLUMNS = """TỈNH ỦY LAM GIANG          ĐẢNG CỘNG SẢN VIỆT NAM
          *                      Lam Giang, ngày 20 tháng 5 năm 2026
    Số 08-CT/TU

                    CHỈ THỊ
        CỦA BAN THƯỜNG VỤ TỈNH ỦY
   về tăng cường lãnh đạo công tác phòng cháy
                    -----

Thời gian qua, công tác phòng cháy có chuyển biến.
Ban Thường vụ Tỉnh ủy yêu cầu:
1- Các cấp ủy tổ chức quán triệt Chỉ thị.
2- Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch.
3- Giao Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy theo dõi, đôn đốc; định
kỳ báo cáo Ban Thường vụ Tỉnh ủy.
Chỉ thị này phổ biến đến chi bộ.

Nơi nhận:                                   T/M BAN THƯỜNG VỤ
- Ban Bí thư (để báo cáo),                        BÍ THƯ
- Các đảng ủy trực thuộc,
- Lưu Văn phòng Tỉnh ủy.
                                             Trần Thử Nghiệm
"""

NEWS = """Tỉnh Lam Giang ra công điện khẩn ứng phó bão số 9
Chiều 2/9, Chủ tịch UBND tỉnh Lam Giang đã ký Công điện số 07/CĐ-UBND gửi các sở, ngành và địa phương về
việc tập trung ứng phó.
Theo đó, Chủ tịch UBND tỉnh yêu cầu:
1. Các xã ven biển kiểm đếm tàu thuyền, báo cáo về Ban Chỉ huy trước 17 giờ hằng ngày.
2. Sở Xây dựng bảo đảm giao thông thông suốt.
PV
"""

TEMPLATE = """Mẫu công văn đề nghị mới nhất
TÊN CƠ QUAN CẤP TRÊN
TÊN CƠ QUAN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: ……/……-……
V/v ………………
………, ngày …… tháng …… năm ……
Kính gửi: ………………………
……………………………………
Nơi nhận:
- Như trên;
- Lưu: VT, …….
QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ
"""

INVITATION = """TỈNH ỦY LAM GIANG
VĂN PHÒNG
*
Số 77-GM/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 03 tháng 6 năm 2026
GIẤY MỜI
dự hội nghị giao ban
Kính gửi: Đồng chí Giám đốc Sở Y tế.
Văn phòng Tỉnh ủy kính mời đồng chí dự hội nghị lúc 8 giờ ngày 05/6/2026.
Nơi nhận:
- Như trên,
- Lưu VPTU.
CHÁNH VĂN PHÒNG
Lê Văn Thử
"""

CHAT = "Kính gửi các anh chị, mai họp lúc 8h nhé. Ai bận báo cáo anh Minh trước 17h hôm nay."
