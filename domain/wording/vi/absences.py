"""What is said of being away, and of acting for somebody."""

from __future__ import annotations

from typing import Final

BUTTON: Final = "Vắng mặt"
HEAD: Final = "VẮNG MẶT"
WHAT: Final = (
    "Khi đồng chí nghỉ phép, đi họp, đi học: người nhận thay sẽ nhận tin và trả lời thay. Đồng chí vẫn giữ"
    " quyền của mình; chỉ tin hỏa tốc vẫn gửi đến đồng chí."
)
NEW: Final = "Báo vắng mặt"
CHOOSE: Final = "Chọn người nhận thay"
BACK: Final = "Tôi đã trở lại"
BY_LINK: Final = "Người khác, gửi liên kết"
NOT_AWAY: Final = "Không vắng mặt nữa"
TAKE: Final = "Nhận thay"
ASK_DAYS: Final = "Đồng chí vắng từ ngày nào đến hết ngày nào? Ví dụ: 24/7 – 30/7. Bấm /huy để thôi."
BAD_DAYS: Final = "Đồng chí ghi giúp ngày đầu và ngày cuối, ví dụ: 24/7 – 30/7, hoặc: mai."
PAST: Final = "Những ngày này đã qua. Đồng chí ghi lại giúp."
TURNED: Final = "Ngày cuối đứng trước ngày đầu. Đồng chí ghi lại giúp."
NOTHING_TO_DO: Final = "Đồng chí không phụ trách đơn vị nào nên không cần người nhận thay."
NOT_ONESELF: Final = "Đồng chí không thể tự nhận thay mình."
NOT_A_COLLEAGUE: Final = "Người này không còn ở đơn vị của đồng chí. Đồng chí chọn người khác."
GONE: Final = "Việc báo vắng này đã kết thúc hoặc đã có người nhận thay."
DROPPED: Final = "Đã kết thúc. Tin lại gửi như trước khi vắng."
NOBODY_ACTS: Final = (
    "Đồng chí báo vắng từ hôm nay nhưng chưa có người nhận thay, nên tin vẫn gửi đến đồng chí."
    " Bấm /caidat, “Vắng mặt” để chọn."
)


def far(days: int) -> str:
    """Too far ahead."""
    return f"Ngày đầu phải trong vòng {days} ngày tới. Nếu ngày này đã qua, đồng chí ghi lại giúp."


def long(days: int) -> str:
    """Too long."""
    return f"Mỗi lần vắng tối đa {days} ngày. Vắng lâu hơn, đồng chí nên bàn giao vai trò."


def overlaps(first: str, last: str) -> str:
    """There is one already in these days."""
    return f"Đồng chí đã báo vắng từ {first} đến hết {last}, trùng với những ngày này."


def acts_herself(person: str, first: str, last: str) -> str:
    """Who acts for somebody has no deputy herself."""
    return (
        f"Đồng chí đang nhận thay {person} từ {first} đến hết {last} nên không báo vắng trong những ngày này"
        " được. Đồng chí thôi nhận thay trước."
    )


def away_too(name: str, first: str, last: str) -> str:
    """The chosen one is away herself."""
    return f"{name} cũng vắng từ {first} đến hết {last}. Đồng chí chọn người khác."


def who(first: str, last: str) -> str:
    """Who acts instead?"""
    return f"Vắng từ {first} đến hết {last}. Ai nhận thay đồng chí?"


def planned(first: str, last: str, deputy: str, *, running: bool) -> str:
    """One absence in a line."""
    when = f"{'Đang vắng' if running else 'Sẽ vắng'} từ {first} đến hết {last}"
    return f"{when}. Nhận thay: {deputy}." if deputy else f"{when}. Chưa có người nhận thay."


def acting(person: str, first: str, last: str) -> str:
    """Whom one acts for."""
    return f"Đồng chí nhận thay {person} từ {first} đến hết {last}."


def drop(first: str) -> str:
    """The button that calls one off."""
    return f"Bỏ lần vắng từ {first}"


def stop(person: str) -> str:
    """The button with which a deputy stops."""
    return f"Thôi nhận thay {person}"


def appointed(deputy: str, first: str, last: str) -> str:
    """To whoever will be away."""
    return f"{deputy} nhận thay đồng chí từ {first} đến hết {last}. Hết hạn, mọi việc tự trở lại như cũ."


def named(person: str, first: str, last: str) -> str:
    """To the deputy, beforehand."""
    return (
        f"{person} nhờ đồng chí nhận thay từ {first} đến hết {last}. Đến ngày, tin của đồng chí ấy sẽ gửi đến"
        " đồng chí. Nếu không nhận thay được, bấm /caidat, “Vắng mặt”."
    )


def taken(deputy: str, first: str, last: str) -> str:
    """To whoever sent the link."""
    return f"{deputy} đã nhận lời thay đồng chí từ {first} đến hết {last}."


def offer(person: str, first: str, last: str) -> str:
    """A link was opened."""
    return f"{person} nhờ đồng chí nhận tin và trả lời thay từ {first} đến hết {last}. Đồng chí có nhận không?"


def link(address: str, first: str, last: str) -> str:
    """What is passed on to the deputy."""
    return (
        f"Nhờ đồng chí nhận thay tôi từ {first} đến hết {last}. Bấm vào liên kết rồi bấm “Nhận thay”: {address}"
    )


def began(deputy: str, first: str, last: str) -> str:
    """To whoever is away."""
    return f"Từ bây giờ đến hết {last}, {deputy} nhận thay đồng chí. Chỉ tin hỏa tốc vẫn gửi đến đồng chí."


def you_act(person: str, first: str, last: str) -> str:
    """To the deputy."""
    return (
        f"Đồng chí nhận thay {person} từ {first} đến hết {last}. Câu trả lời của đồng chí ghi “thay {person}”."
    )


def ended(deputy: str) -> str:
    """To whoever was away."""
    return f"Chào đồng chí trở lại. {deputy} không nhận thay nữa; tin lại gửi đến đồng chí."


def you_acted(person: str) -> str:
    """To the deputy."""
    return f"Đồng chí đã hết thời gian nhận thay {person}. Cảm ơn đồng chí."


def instead(name: str, stands_for: str) -> str:
    """Who acted, and for whom."""
    return f"{name} (thay {stands_for})"
