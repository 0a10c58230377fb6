"""What a coordinator reads while writing a notice."""

from __future__ import annotations

from typing import Final

ASK: Final = (
    "Đồng chí viết nội dung thông báo và gửi vào đây, trong một tin. "
    "Sau đó đồng chí chọn đơn vị nhận, xem lại rồi mới gửi đi.\n"
    "Không viết nội dung mật. Bấm /huy để thôi."
)
ASK_AGAIN: Final = "Đồng chí viết lại toàn bộ nội dung thông báo. Bản cũ sẽ được thay. Bấm /huy để thôi."
NOT_COORDINATOR: Final = "Chỉ văn phòng (người điều phối) mới gửi được thông báo."
EMPTY: Final = (
    "Thông báo chỉ gồm chữ. Đồng chí viết nội dung giúp. "
    "Muốn gửi tệp, đồng chí bấm /huy rồi gửi tệp như một văn bản."
)
LONG: Final = (
    "Thông báo dài quá {} ký tự. Đồng chí viết gọn lại, hoặc gửi dưới dạng tệp văn bản để người nhận dễ đọc."
)
NOT_NOTICE: Final = "Đây là văn bản, không phải thông báo. Đồng chí bấm “Sửa” để sửa từng mục."
CONTENT: Final = "Nội dung"
PREVIEW_HEAD: Final = "XEM TRƯỚC: người nhận sẽ thấy tin như dưới đây, kèm các nút trả lời."
PREVIEW_FILE: Final = "Kèm tệp: {}"
PREVIEW_UNIT: Final = "(tên đơn vị nhận)"
