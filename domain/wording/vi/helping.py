"""What the commands do, and the help for each role."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.people import Role

START: Final = "Bắt đầu"
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "phathanh": "Phát hành văn bản",
        "thongbao": "Viết thông báo khẩn",
        "tiendo": "Theo dõi ai đã nhận, ai đã báo cáo",
        "dondoc": "Nhắc đơn vị chưa trả lời",
        "xuat": "Xuất Excel, Word, gói chứng cứ, lịch",
        "viec": "Việc đang chờ tôi",
        "baocao": "Báo cáo về một văn bản",
        "vanban": "Văn bản gần đây",
        "tim": "Tìm văn bản",
        "moi": "Mời người vào hệ thống",
        "donvi": "Đơn vị và người kết nối",
        "caidat": "Vai trò và cài đặt của tôi",
        "trogiup": "Hướng dẫn",
        "huy": "Thôi việc đang làm dở",
    }
)
NAMES: Final[Mapping[str, str]] = MappingProxyType({name: name for name in COMMANDS})
"""Under which of its names each command is offered."""

_ANSWERING: Final = (
    "Có văn bản mới, tin đến ngay tại đây. Đồng chí đọc rồi bấm “Đã nhận”.",
    "Một người bấm là đủ cho cả đơn vị. Bấm nhầm thì bấm “Hoàn tác” trong 5 phút.",
    "Muốn báo cáo: bấm “Báo cáo”, gửi chữ, ảnh hoặc tệp, rồi bấm “Gửi”.",
    "Không đúng việc của đơn vị: bấm “Không thuộc thẩm quyền” và viết lý do.",
)
_PUBLISHING: Final = (
    "Gửi tệp .docx, .pdf, .txt hoặc dán toàn văn vào đây. Hệ thống đọc và đưa ra bản nháp.",
    "Đồng chí kiểm tra số, trích yếu, đơn vị nhận, hạn báo cáo. Sai chỗ nào thì bấm “Sửa”.",
    "Bấm “Phát hành” thì văn bản mới được gửi đi.",
    "Bảng theo dõi tự cập nhật: ai đã nhận, ai chưa. Bấm “Đôn đốc” để nhắc đơn vị chưa nhận.",
)
TIPS: Final[Mapping[Role, tuple[str, ...]]] = MappingProxyType(
    {
        Role.ADMIN: (
            "Nhập danh sách đơn vị trên máy chủ: directive-bot units import TỆP.csv",
            "Bấm /moi để mời điều phối và người của các đơn vị.",
            "Bấm /donvi để xem đơn vị nào chưa ai kết nối, hoặc để thu hồi vai trò.",
            "Lời mời là chìa khóa: chỉ gửi cho đúng người.",
        ),
        Role.COORDINATOR: _PUBLISHING,
        Role.LEADER: (*_ANSWERING, "Bấm /tiendo để xem các đơn vị trực thuộc đã nhận, đã báo cáo chưa."),
        Role.OFFICER: _ANSWERING,
        Role.VIEWER: (
            "Bấm /vanban để xem văn bản gần đây, /tim để tìm theo từ hoặc số văn bản.",
            "Vai trò này chỉ xem, không phải xác nhận hay báo cáo.",
        ),
    }
)
TITLE: Final = "Hướng dẫn"
FOR_ROLE: Final = "Với vai trò {}:"
COMMANDS_TITLE: Final = "Các lệnh:"
LEGAL: Final = (
    "Lưu ý: tin ở đây giúp đồng chí biết nhanh, không thay văn bản chính thức. "
    "Việc gửi, nhận văn bản theo quy định vẫn qua văn thư và hệ thống quản lý văn bản."
)
NO_SECRETS: Final = "Không gửi tài liệu mật vào đây."
UNKNOWN_COMMAND: Final = "Chưa có lệnh này. Đồng chí bấm /trogiup để xem các lệnh."
CANCELLED_REPORT: Final = "Đã bỏ báo cáo đang viết."
CANCELLED_PASTE: Final = "Đã bỏ phần văn bản vừa dán."
