"""The text file that lies on top of an evidence pack: what is in it, and how anybody verifies it."""

from __future__ import annotations

from typing import Final

ALL: Final = "tất cả các đơn vị nhận"
PART: Final = "các đơn vị thuộc phạm vi theo dõi của người lập"
TEXT: Final = """\
GÓI CHỨNG CỨ
{described}

Lập lúc {when}, người lập: {made_by}. Phạm vi: {scope} ({units} đơn vị).

TRONG GÓI CÓ
  {book}
      đơn vị nào đã nhận, đã báo cáo, lúc nào, ai nhận, qua bản gửi nào
  {report}
      dự thảo báo cáo tổng hợp (chưa có số, ngày, chữ ký)
  {lines}
      {told} dòng nhật ký về văn bản này, ghi đủ nội dung; {gap} dòng về việc khác chỉ ghi số dòng và mã
  {facts}
      văn bản nào: mã SHA-256 của toàn văn và của tệp gốc; dòng cuối của nhật ký lúc lập gói
  {sums}
      mã SHA-256 của từng tệp trong gói
  {verify}
      chương trình kiểm tra, đọc được bằng mắt thường

CÁCH KIỂM TRA
  1. Trên máy có Python 3:  python3 {verify} TÊN-GÓI.zip MÃ-SHA-256
     Mã SHA-256 của gói có trong tin nhắn kèm gói và trong nhật ký của hệ thống (dòng "exported").
     Chương trình trả lời ĐÚNG, hoặc nêu chỗ SAI. Sửa một byte bất kỳ trong gói thì mã không còn khớp.
  2. Không có Python: giải nén rồi chạy  sha256sum --check {sums}
  3. Tệp gốc của văn bản: so mã SHA-256 của tệp với "file_sha256" trong {facts}.

CHUỖI NHẬT KÝ LÀ GÌ
  Mỗi dòng nhật ký có mã: SHA-256 của (mã dòng trước, xuống dòng, nội dung dòng này viết bằng JSON
  [at, kind, actor_id, directive_id, unit_id, data] không khoảng trắng). Sửa, bỏ hay chèn một dòng thì mã của
  mọi dòng sau đều đổi. Nhật ký là của cả hệ thống; dòng về việc khác không được nêu nội dung ở đây, nên người
  ngoài kiểm được nội dung từng dòng nêu trong gói và chỗ các dòng nối với nhau; còn cơ quan giữ nhật ký gốc
  kiểm được toàn bộ bằng lệnh  directive-bot journal verify --pack TÊN-GÓI.zip
  Hai gói lập ở hai thời điểm phải có cùng mã ở cùng số dòng: gói trước là chứng cứ cho gói sau.

  Dòng cuối của nhật ký lúc lập gói: số {seq}
  {digest}

LƯU Ý
  Giờ trong {lines} là giờ UTC (giờ Việt Nam trừ 7). Gói này không chứa tài liệu mật và không thay văn bản
  chính thức.
"""
