"""Sentences that belong to no single job."""

from __future__ import annotations

from typing import Final

CANCELLED: Final = "Đã thôi. Đồng chí bấm /trogiup để xem việc có thể làm."
NOTHING_TO_CANCEL: Final = "Không có việc gì đang dở."
NOT_UNDERSTOOD: Final = "Chưa hiểu tin này. Đồng chí bấm /viec để xem việc đang chờ, /trogiup để xem hướng dẫn."
NOT_UNDERSTOOD_COORDINATOR: Final = (
    "Chưa hiểu tin này. Để phát hành văn bản, đồng chí gửi tệp hoặc dán toàn văn. "
    "Để viết thông báo khẩn, bấm /thongbao. Xem hướng dẫn: /trogiup."
)
NOT_FETCHED: Final = "Chưa tải được tệp từ Telegram. Đồng chí gửi lại sau ít phút giúp."
PRESS_AGAIN: Final = (
    "Hệ thống vừa gián đoạn. Nếu đồng chí đã bấm nút trong lúc đó mà chưa thấy ghi nhận, xin bấm lại giúp. "
    "Bấm /viec để xem việc đang chờ."
)


def stranger(telegram_id: int) -> str:
    """The one polite answer."""
    return (
        "Chào bạn. Đây là kênh công việc nội bộ. Nếu bạn thuộc một đơn vị, xin liên hệ văn phòng "
        f"để nhận liên kết mời. Mã Telegram của bạn: {telegram_id}."
    )


def defect(reference: str) -> str:
    """Something of ours broke."""
    return f"Lỗi hệ thống, mã {reference}. Đồng chí thử lại sau ít phút; nếu vẫn lỗi, báo văn phòng mã này."


def defect_told(reference: str) -> str:
    """Told to the admins."""
    return f"Hệ thống vừa gặp lỗi, mã {reference}. Xem nhật ký máy chủ theo mã này."


def mass_failure(reason: str) -> str:
    """Told to the admins: many sends fail alike, so the fault is not the people's."""
    return (
        f"Nhiều tin cùng không gửi được vì một lỗi ({reason}). Hệ thống không đánh dấu ai là mất liên lạc, "
        "và cứ năm phút thử lại một lần. Đồng chí xem nhật ký máy chủ và tình trạng của bot giúp."
    )


TWO_PROCESSES: Final = (
    "Có một chương trình khác đang nhận tin bằng cùng mã bot. Tin của các đơn vị có thể bị lấy mất. "
    "Đồng chí dừng chương trình kia; nếu không rõ là gì, xin đổi mã bot ở @BotFather."
)
