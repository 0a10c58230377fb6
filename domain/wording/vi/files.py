"""What is said when a file cannot be read: what is wrong, and what would help."""

from __future__ import annotations

from typing import Final

from domain import limits

_PASTE: Final = "dán phần chữ vào đây"

EMPTY: Final = "Tệp này trống, chưa có chữ nào. Đồng chí kiểm tra rồi gửi lại giúp nhé."
TOO_LARGE: Final = f"Tệp lớn hơn 20 MB nên hệ thống không nhận được. Đồng chí gửi bản gọn hơn, hoặc {_PASTE}."
ENCRYPTED_PDF: Final = "Tệp PDF này có mật khẩu. Đồng chí bỏ mật khẩu rồi gửi lại."
ENCRYPTED_WORD: Final = "Tệp Word này có mật khẩu. Đồng chí bỏ mật khẩu rồi gửi lại."
_OCR: Final = "Muốn đọc được ảnh, quản trị viên cài trên máy chủ: apt install tesseract-ocr tesseract-ocr-vie."
SCANNED_PDF: Final = (
    "Tệp PDF này là ảnh chụp, không có chữ để đọc. "
    f"Đồng chí gửi bản có chữ (Word hoặc PDF gốc), hoặc {_PASTE}. {_OCR}"
)
SCAN_TOO_LONG: Final = (
    f"Bản chụp này dài hơn {limits.SCAN_PAGES_MAX} trang. Đồng chí gửi riêng phần chỉ đạo, phụ lục gửi sau."
)
PICTURE_BROKEN: Final = f"Hệ thống không mở được ảnh này. Đồng chí chụp lại rồi gửi, hoặc {_PASTE}."
OLD_WORD: Final = "Đây là tệp Word cũ (.doc). Đồng chí mở bằng Word, lưu thành .docx rồi gửi lại."
RICH_TEXT: Final = "Đây là tệp .rtf. Đồng chí mở bằng Word, lưu thành .docx rồi gửi lại."
ZIP_AS_PDF: Final = "Tệp mang tên PDF nhưng bên trong là tệp nén ZIP. Đồng chí giải nén rồi gửi đúng văn bản."
ZIP: Final = "Đây là tệp nén ZIP. Đồng chí giải nén rồi gửi từng văn bản."
PICTURE: Final = (
    f"Đây là ảnh, máy này chưa đọc được chữ trong ảnh. Đồng chí gửi tệp Word, PDF có chữ, hoặc {_PASTE}. {_OCR}"
)
SPREADSHEET: Final = "Đây là bảng tính, không phải văn bản. Đồng chí gửi tệp Word hoặc PDF có chữ."
WRONG_TYPE: Final = (
    "Hệ thống chỉ đọc được tệp .txt, .md, .docx và .pdf. Đồng chí gửi một trong các loại đó nhé."
)
TOO_MANY_PAGES: Final = "Tệp PDF này dài hơn 200 trang. Đồng chí gửi riêng văn bản chỉ đạo, phụ lục gửi sau."
TOO_LONG: Final = "Văn bản dài quá mức hệ thống đọc được. Đồng chí gửi riêng phần chỉ đạo, phụ lục gửi sau."
BROKEN_DOCX: Final = (
    "Tệp Word này bị hỏng, hệ thống không mở được. Đồng chí lưu lại thành .docx mới rồi gửi lại."
)
BROKEN_PDF: Final = "Tệp PDF này bị hỏng, hệ thống không mở được. Đồng chí xuất lại PDF rồi gửi lại."
_LEGACY: Final = "Văn bản dùng phông chữ cũ {} nên chữ bị sai. Đồng chí chuyển mã sang Unicode rồi gửi lại."
TCVN3: Final = _LEGACY.format("TCVN3 (.VnTime)")
VNI: Final = _LEGACY.format("VNI")
UNKNOWN_LETTERS: Final = (
    "Hệ thống không đọc được bảng mã của tệp chữ này. Đồng chí lưu lại bằng Unicode (UTF-8) rồi gửi lại."
)
TOO_SLOW: Final = f"Tệp này đọc quá lâu nên hệ thống đã dừng lại. Đồng chí thử gửi bản gọn hơn, hoặc {_PASTE}."
TOO_HEAVY: Final = f"Tệp này nặng quá mức hệ thống đọc được. Đồng chí thử gửi bản gọn hơn, hoặc {_PASTE}."
NOT_FOUND: Final = "Không tìm thấy tệp này."
FAILED: Final = f"Hệ thống chưa đọc được tệp này. Đồng chí thử gửi lại, hoặc {_PASTE}."


# What the command "parse" says
NOT_A_DIRECTIVE: Final = "không phải văn bản chỉ đạo"
NOT_SAID: Final = "không ghi"
UNSURE: Final = "(chưa chắc)"
KINDS: Final = {
    "once": "một lần", "daily": "hằng ngày", "weekly": "hằng tuần", "monthly": "hằng tháng",
    "quarterly": "hằng quý", "semiannual": "6 tháng", "yearly": "hằng năm",
    "adhoc": "đột xuất, không hẹn ngày", "regular": "thường xuyên, không hẹn ngày",
}  # fmt: skip


def legacy(encoding: str) -> str:
    """The sentence for a text in the letters of ``TCVN3`` or ``VNI``."""
    return VNI if encoding == "VNI" else TCVN3
