"""Where the verb of a clause begins, which ends the names of those who are charged."""

from __future__ import annotations

import re
from typing import Final

from domain.documents.grammar import WORD_END, WORD_START, compiled, one_of

PHRASE: Final = 320  # code points of the units that a clause charges
_VERBS: Final = one_of(
    """chủ trì|phối hợp|tiếp tục|tăng cường|chỉ đạo|lãnh đạo|tổ chức|thực hiện|theo dõi|khẩn trương
    tập trung|có trách nhiệm
    chịu trách nhiệm|quản lý|không|phải|cần|xây dựng|rà soát|hướng dẫn|tham mưu|chủ động|căn cứ|theo
    tiếp thu|đẩy mạnh|kiểm tra
    báo cáo|nghiêm túc|tùy|tuỳ|đang|triển khai|quán triệt|phát huy|nâng cao|đảm bảo|bảo đảm|thường xuyên
    kịp thời|ưu tiên
    quan tâm|nghiên cứu|đánh giá|bố trí|cân đối|ban hành|tuyên truyền|vận động|lập|gửi|nắm|duy trì|cử
    đề xuất|làm|thẩm định
    tổng hợp|xem xét|thông báo|cập nhật|công khai|giám sát|phân công|đôn đốc|chuẩn bị|huy động|giúp|đề nghị
    yêu cầu|hoàn thành
    bám sát|sử dụng|ký|trình|đề cao|định kỳ|xác định|thống nhất|xử lý|giải quyết|có|là|sẽ|được|vận hành
    khai thác|hỗ trợ
    chấp hành|kiện toàn|phổ biến|đăng ký|sớm|nhanh chóng|trực tiếp|chấn chỉnh|thành lập|mở|cung cấp
    khắc phục|thẩm tra|cùng
    đưa|tạo|lưu ý|lồng ghép|phát động|phản ánh|cụ thể hóa|cụ thể hoá|gắn|đồng thời|hằng|hàng|chậm nhất
    trước ngày|bổ sung
    tích cực|nêu cao|quyết liệt|khuyến khích|hạn chế|nhắc nhở|vào cuộc|ứng phó|trên cơ sở|trong quá trình
    thay mặt|tự|đổi mới
    siết chặt|bàn giao|tiến hành|nhất là|xong|quy định|đăng tải|chịu|tham gia|nộp|thẩm tra|đấu tranh
    cam kết|phát hiện|điều tra
    chuyển|đến nay|bảo vệ|ngừng|dừng|tạm dừng|vẫn|đặt|trang bị|tập huấn|đào tạo|khảo sát|thống kê|niêm yết
    thu hồi|kết nối|mời
    lấy|giao|lựa chọn|tuyển|đầu tư|hủy|đón|tiếp nhận|trả lời|giải trình|kiểm điểm|thể hiện|dự kiến
    quyết định|phê duyệt|điều chỉnh|xuống|phụ trách|định hướng|nắm bắt|phân bổ|tuần tra|truy quét
    ngăn chặn|chia sẻ|kết hợp|vận dụng|rút kinh nghiệm|sơ kết|tổng kết|kiến nghị|động viên|thăm hỏi
    cứu trợ|trợ giúp|di dời|sơ tán|ứng trực|khoanh vùng|truy vết|điều phối|vận chuyển|giải ngân
    thanh toán|quyết toán|bình ổn|dự trữ|khai báo|chấm dứt|đình chỉ|xác minh|khen thưởng|biểu dương
    phê bình|dự báo|cảnh báo|nạo vét|gia cố|khơi thông|phân cấp|phân luồng|lắp đặt|in|treo|dành|đổi
    tăng|giảm|giữ|đẩy nhanh|mở rộng|rút ngắn|loại bỏ|xóa|xoá|phát sóng|đưa tin""",
    spaces=" ",
)
_VERB: Final = compiled(WORD_START, _VERBS, WORD_END)
IMPERATIVE: Final = compiled(
    one_of(
        """Chủ trì|Phối hợp|Tổ chức|Chỉ đạo|Lãnh đạo|Thực hiện|Tăng cường|Tiếp tục|Rà soát|Xây dựng|Hướng dẫn
        Theo dõi|Tham mưu|Triển khai|Khẩn trương|Chủ động|Báo cáo|Căn cứ|Đẩy mạnh|Kiểm tra|Bố trí|Phân công
        Có trách nhiệm|Tổng hợp|Tập trung|Bảo đảm|Đảm bảo|Nghiên cứu|Tuyên truyền|Quán triệt|Là cơ quan"""
    ),
    WORD_END,
)
# The same syllables inside the name of a body
_NOUN_AFTER: Final = compiled(
    "(?:tổ chức (?:đảng|chính trị|cơ sở|đoàn thể|xã hội|hội|tín dụng|đoàn|trực thuộc|,|kinh tế|khoa học"
    "|công đoàn|có liên quan)"
    "|quản lý (?:nhà nước|cấp trên|chuyên ngành|dự án|lĩnh vực|trực tiếp|khu)|có (?:liên quan|thẩm quyền"
    "|chức năng|giường|vốn)"
    "|lãnh đạo (?:các|tỉnh|huyện|cấp|,)|không chuyên trách|phối hợp liên ngành|xây dựng (?:[Đđ]ảng"
    "|cơ bản)|theo (?:dõi,? )?$"
    "|kiểm tra (?:đảng|Đảng|Tỉnh|Huyện|liên ngành)|ứng phó sự cố|cung cấp (?:dịch vụ|nước)"
    "|đầu tư (?:xây dựng|công|phát triển)"
    "|được (?:hưởng|hỗ trợ|thành lập)|đào tạo nghề|là (?:thành viên|đảng viên|chủ)|giúp việc|chịu ảnh hưởng|bị)"
)
_AS_NOUN: Final = frozenset(
    """quản lý|kiểm tra|lãnh đạo|tham mưu|tổ chức|chỉ đạo|thẩm định|giám sát|xây dựng|giúp|có
    thực hiện|bảo vệ
đầu tư|điều tra|đào tạo|tuyên truyền|thống kê|vận động|phản ánh|vận hành|hỗ trợ""".replace("\n", "|").split("|")
)
_NOUN_BEFORE: Final = compiled(
    WORD_START,
    one_of(
        """cơ quan|công tác|Ban|ban|Tổ|tổ|đơn vị|đội|Đội|phòng|Phòng|cán bộ|ngành|nhiệm vụ|Bộ phận|bộ phận
        Trung tâm|đoàn|Đoàn|người
        hoạt động|công|các tổ chức|cơ quan tham mưu|trung tâm|Cục|cục|và tổ|dự án|chủ|Chủ
        bộ máy|lực lượng|chi cục"""
    ),
    r"\s+$",
)
_RELATIVE: Final = compiled(
    r"(?:được|do|đã được)\s[^,;.]{0,60}?(?:phân công|giao|phê duyệt|ủy quyền)"
    r"(?:\s(?:theo dõi|phụ trách|hỗ trợ|chỉ đạo|xã|nhiệm vụ|quản lý|các|địa bàn|thôn|phường))*"
)
_STOP: Final = compiled(r":\s|:$|\.\s|\.$|\s[a-zđ]\)\s|\s\d{1,2}\.\d{1,2}")


def verb_at(text: str) -> int | None:
    """Where the verb of the clause begins: not inside a bracket, a name or a relative clause."""
    at = 0
    while found := _VERB.search(text, at, PHRASE + 40):
        if relative := _RELATIVE.match(text, found.start()):
            at = relative.end()
            continue
        if not _is_noun(text, found) and not _bracketed(text, found.start()):
            halt = _STOP.search(text[: found.start()])
            named = halt is not None and _NAMES.fullmatch(text[halt.start() : found.start()])
            return found.start() if halt is None or named else None
        at = found.end()
    return None


_NAMES: Final = compiled(r":\s+[⟨A⟩][^.;:]*")  # "các tỉnh: Hà Nam, Ninh Bình" goes on as one name


def _bracketed(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_noun(text: str, found: re.Match[str]) -> bool:
    if found.start() == 0:
        return False
    if _NOUN_AFTER.match(text, found.start()):
        return True
    before = text[max(0, found.start() - 30) : found.start()]
    if inside := _INSIDE.get(found[0]):
        return before.endswith(inside)
    if found[0] in _ACTS and _OBJECT.match(text, found.end()) and before.endswith(_ACTORS):
        return False
    return found[0] in _AS_NOUN and _NOUN_BEFORE.search(before) is not None


_INSIDE: Final = {  # verbs that are the second half of a name's word
    "lập": ("công ", "độc ", "thành "),
    "tạo": ("đào ", "Đào ", "sáng "),
    "in": ("Nhà ",),
    "đổi": ("Chuyển ", "chuyển ", "trao ", "thay "),
}
_ACTS: Final = frozenset(
    [
        "xây dựng",
        "tổ chức",
        "thực hiện",
        "chỉ đạo",
        "lãnh đạo",
        "kiểm tra",
        "tuyên truyền",
        "giám sát",
        "theo dõi",
    ]
)
_ACTORS: Final = ("ngành ", "sở ", "phòng ", "hội ", "đoàn ", "trường ", "đơn vị ", "ủy ", "uỷ ")
_OBJECT: Final = compiled(
    r"\s+(?:kế hoạch|chương trình|phương án|văn bản|các|việc|nội dung|công tác|nhiệm vụ|nghiêm|tốt|quyết liệt"
    r"|thực hiện|triển khai|và|thống nhất|chặt chẽ|hội nghị|quán triệt)",
    WORD_END,
)
