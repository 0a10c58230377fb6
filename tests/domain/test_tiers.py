"""Whoever collects owes the next tier's deadline, not that of those below."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from domain.duties import Duty, dues
from domain.marks import Mark
from domain.tiers import tiers
from domain.units import Tree, Unit
from domain.workdays import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TREE = Tree(
    [
        Unit(1, "TU", "Tỉnh ủy", "province", None),
        Unit(2, "H1", "Huyện ủy", "district", 1),
        Unit(3, "X1", "Xã An Phú", "commune", 2),
        Unit(4, "X2", "Xã Bình Sơn", "commune", 2),
    ]
)
MONTHLY = Duty(
    quote="báo cáo trước ngày 28 hằng tháng", kind="monthly", rules=("FREQ=MONTHLY;BYMONTHDAY=28",),
    before=True,
    next_due="huyện tổng hợp báo cáo trước ngày 30", following=Mark.of("<FREQ=MONTHLY;BYMONTHDAY=30"),
    cutoff="số liệu chốt đến ngày 25", cut=Mark.of("FREQ=MONTHLY;BYMONTHDAY=25"),
)  # fmt: skip


def first(duty: Duty) -> str:
    now = datetime(2026, 7, 20, 2, tzinfo=UTC)
    found = dues(duty, now, now, datetime(2026, 8, 20, tzinfo=UTC), ZONE, Calendar())
    return f"{found[0].at.astimezone(ZONE):%d/%m %H:%M}"


def test_those_above_others_of_the_audience_owe_the_next_tiers_deadline() -> None:
    (below, communes), (above, districts) = tiers(MONTHLY, (2, 3, 4), TREE)
    assert (communes, districts) == ((3, 4), (2,))
    assert (first(below), first(above)) == ("27/07 23:59", "29/07 23:59")
    assert above.quote == "huyện tổng hợp báo cáo trước ngày 30"
    assert (above.cut, above.following) == (None, None)


def test_without_a_next_tier_all_owe_the_same() -> None:
    plain = Duty(rules=MONTHLY.rules)
    assert tiers(plain, (2, 3, 4), TREE) == ((plain, (2, 3, 4)),)
    assert tiers(MONTHLY, (3, 4), TREE) == ((MONTHLY, (3, 4)),)
