"""What buttons say. Outside programs look for these: they are stable."""

from __future__ import annotations

from typing import Final

ACK: Final = "Đã nhận"
FULL: Final = "Toàn văn"
REPORT: Final = "Báo cáo"
DECLINE: Final = "Không thuộc thẩm quyền"
UNDO: Final = "Hoàn tác"

PUBLISH: Final = "Phát hành"
PUBLISH_NOW: Final = "Gửi ngay, không chờ sáng"
EDIT: Final = "Sửa"
AUDIENCE: Final = "Đối tượng nhận"
DUE: Final = "Hạn báo cáo"
URGENCY: Final = "Độ khẩn"
DROP: Final = "Hủy"
PREVIEW: Final = "Xem trước"
HOLD: Final = "Thu hồi lệnh gửi"
BACK: Final = "Quay lại"
DONE: Final = "Xong"

BOARD: Final = "Bảng theo dõi"
SILENT: Final = "Chưa nhận"
UNREPORTED: Final = "Chưa báo cáo"
URGE: Final = "Đôn đốc"
BEHALF: Final = "Ghi nhận thay"

SEND: Final = "Gửi"
ACK_WANTED: Final = "Cần xác nhận: có"
ACK_UNWANTED: Final = "Cần xác nhận: không"
PREVIOUS: Final = "‹ Trước"
NEXT: Final = "Sau ›"
