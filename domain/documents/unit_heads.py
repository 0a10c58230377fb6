"""The nouns with which units and posts begin, and the words that only look like them."""

from __future__ import annotations

from typing import Final

from domain.documents.grammar import WORD_END, compiled, one_of

CAPITAL_HEADS: Final = one_of(
    """Các|Ban|Sở|Bộ|Cục|Chi cục|Tổng cục|Vụ|Viện|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|UBKT|MTTQ|Hội đồng|Hội
    Liên đoàn|Liên hiệp
    Liên minh|Đoàn|Tỉnh đoàn|Thành đoàn|Văn phòng|VP|Công an|Đảng ủy|Đảng uỷ|Đảng bộ|Đảng đoàn|Huyện ủy
    Huyện uỷ|Thành ủy
    Thành uỷ|Thị ủy|Tỉnh ủy|Tỉnh uỷ|Chi bộ|Chi ủy|Cấp ủy|Cấp uỷ|Chủ tịch|Phó Chủ tịch|Bí thư|Thủ trưởng
    Giám đốc|Hiệu trưởng
    Trưởng|Chánh|Người đứng đầu|Thủ tướng|Chính phủ|Doanh nghiệp|Công ty|Tổng công ty|Tập đoàn|Mặt trận
    Trung tâm|Trường|Phòng
    Kho bạc|Ngân hàng|Bảo hiểm|BHXH|Thanh tra|Tòa án|Toà án|Viện kiểm sát|Báo|Đài|Cổng|BCH|BCĐ|BTL
    Thường trực|TAND|VKSND
    Quân khu|Quân ủy|Quân chủng|Đồn|Trạm|Bệnh viện|Cơ quan|Đơn vị|Lãnh đạo|Thành viên|Địa phương|Tổ
    Chính quyền|Xã|Phường
    Thuế|Điện lực|Nhà trường|Chủ đầu tư|Bưu điện|Đồng chí|Hạt|Tiểu ban|Hải quan|Kiểm toán|Đội|Học viện
    Đại học|Quỹ|Cán bộ
    Ủy viên|Uỷ viên|Phó|Tổng|Toàn bộ|Ngành|Lực lượng|UBMT|LĐLĐ|Hợp tác xã|Ấp|Thôn|Khu|Đặc khu|Kiểm lâm
    Đảng viên|Bộ Chỉ huy"""
)
_SMALL_HEADS: Final = one_of(
    """các|cơ quan|đơn vị|thủ trưởng|chủ tịch|bí thư|người đứng đầu|cấp ủy|cấp uỷ|doanh nghiệp|chính quyền
    địa phương|đồng chí
    chủ đầu tư|nhà trường|trường|phòng|trưởng|lãnh đạo|toàn bộ|đảng ủy|đảng uỷ|hiệu trưởng|giám đốc|công an
    huyện ủy"""
)
FALSE_HEADS: Final = (
    r"(?!(?:Tổ chức|Ban hành|Hội nghị|Hội thảo|Báo cáo|Phòng(?:,| chống| ngừa)|[Tt]rường hợp|Đoàn kết"
    r"|Bộ máy|Xã hội|Tổng kết"
    r"|Tổng hợp|Tổng số|[Pp]hòng(?:,| chống)|[Cc]ác (?:nội dung|nhiệm vụ|giải pháp|biện pháp|văn bản"
    r"|vấn đề|quy định|chỉ tiêu"
    r"|hoạt động|trường hợp|công việc|chính sách|công trình|dự án|yêu cầu|hành vi|mục tiêu|bước|thủ tục"
    r"|loại|kết quả)|Đội ngũ"
    r"|Ngành nghề|Bảo hiểm (?:y tế|thất nghiệp)\s|Đảng viên\s(?:cần|phải)?$|Phó mặc|Quỹ đất)" + WORD_END + ")"
)
HEAD: Final = compiled(FALSE_HEADS, "(?:", CAPITAL_HEADS, "|", _SMALL_HEADS, ")", WORD_END)
