"""``units import --endings``: the differences are shown, and nothing is moved or ended unasked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot import cli, clock
from domain.wording.vi import reforming as words
from domain.wording.vi import scheduling

OLD = "code,name,kind,parent_code\nTU,Tỉnh ủy Lam Giang,province,\nH1,Huyện ủy Bình Khê,district,TU\n"
OLD += "X1,Xã An Phú,commune,H1\nX2,Xã Bình Sơn,commune,H1\n"
NEW = "code,name,kind,parent_code\nTU,Tỉnh ủy Lam Giang,province,\nN1,Xã Phú Sơn,commune,TU\n"
ENDINGS = "code,becomes,work,seats\nX1,N1,,\nX2,N1,pass,end\nH1,,,\n"
BASIS = "Nghị quyết số 202/2025/QH15"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/office.db")
    for name, text in (("old", OLD), ("new", NEW), ("endings", ENDINGS)):
        Path(f"{name}.csv").write_text(text, encoding="utf-8")
    assert call("old.csv").exit_code == 0


def call(*args: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(cli.build(lambda _: None), ["units", "import", *args], input=answer)


def full(*more: str) -> Result:
    return call("new.csv", "--endings", "endings.csv", "--on", "2025-07-01", *more)


def test_the_differences_are_shown_and_nothing_is_done_without_a_word() -> None:
    shown = full("--basis", BASIS, "--dry-run")
    assert shown.exit_code == 0
    assert "+ N1: Xã Phú Sơn" in shown.stdout
    assert "- X1: Xã An Phú → N1 Xã Phú Sơn (việc chuyển, người chuyển)" in shown.stdout
    assert "- X2: Xã Bình Sơn → N1 Xã Phú Sơn (việc chuyển, người thôi vai trò)" in shown.stdout
    assert "- H1: Huyện ủy Bình Khê giải thể, việc đang mở kết thúc" in shown.stdout
    assert words.DRY in shown.stdout
    refused = full("--basis", BASIS)
    assert refused.exit_code == 1
    assert words.NEEDS_YES in refused.stderr
    assert "+ N1" in full("--basis", BASIS, "--dry-run").stdout


def test_a_decision_is_needed_and_the_second_time_nothing_changes() -> None:
    refused = full("--yes")
    assert refused.exit_code == 1
    assert words.NEEDS_BASIS in refused.stderr
    done = full("--basis", BASIS, "--yes")
    assert done.exit_code == 0
    assert "Đã nhập xong: 1 đơn vị mới, 0 đổi, 1 giữ nguyên." in done.stdout
    again = full("--yes")
    assert again.exit_code == 0
    assert "0 đơn vị mới, 0 đổi, 2 giữ nguyên" in again.stdout
    back = call("old.csv")
    assert back.exit_code == 1
    assert "mã “X1” là của Xã An Phú, đã kết thúc hoạt động" in back.stderr


def test_a_moved_unit_is_asked_about_and_a_new_one_is_not() -> None:
    Path("moved.csv").write_text(OLD.replace("X1,Xã An Phú,commune,H1", "X1,Xã An Phú,commune,TU"), "utf-8")
    refused = call("moved.csv")
    assert refused.exit_code == 1
    assert "> X1: Xã An Phú, từ H1 sang TU" in refused.stdout
    assert call("moved.csv", "--yes").exit_code == 0
    Path("more.csv").write_text(
        OLD.replace("An Phú,commune,H1", "An Phú,commune,TU") + "X3,Xã C,commune,H1\n", "utf-8"
    )
    done = call("more.csv")
    assert done.exit_code == 0
    assert words.PLAN not in done.stdout


def test_a_day_that_is_none_and_a_day_too_far_off_are_refused() -> None:
    for none in ("31/6/2025", "7/2025", "khi nào cũng được", "1/7/2025, 2/7/2025"):
        assert call("new.csv", "--on", none).exit_code == 2
    future = call("new.csv", "--endings", "endings.csv", "--on", "2099-01-01", "--basis", BASIS, "--yes")
    assert future.exit_code == 1
    assert "Ngày này xa quá" in future.stderr


@pytest.mark.parametrize("day", ["2025-07-01", "1/7/2025", "01/07/2025"])
def test_the_day_is_taken_as_people_write_it(day: str) -> None:
    done = call("new.csv", "--endings", "endings.csv", "--on", day, "--basis", BASIS, "--yes")
    assert done.exit_code == 0
    assert "Đã nhập xong" in done.stdout


def test_units_that_the_file_lacks_are_named_and_it_is_said_where_those_belong_that_are_no_more() -> None:
    told = "3 đơn vị đang có không nằm trong tệp, vẫn giữ nguyên: Huyện ủy Bình Khê, Xã An Phú, Xã Bình Sơn."
    for order in (("new.csv", "--dry-run"), ("new.csv",)):
        shown = call(*order).stdout
        assert told in shown
        assert "--endings" in shown
    assert "không nằm trong tệp" not in full("--basis", BASIS, "--dry-run").stdout
    assert "1 đơn vị đang có không nằm trong tệp, vẫn giữ nguyên: Xã Phú Sơn." in call("old.csv").stdout


def test_of_many_units_that_stay_the_first_few_are_named() -> None:
    rows = "".join(f"Y{n},Xã Số {n},commune,H1\n" for n in range(1, 10))
    Path("many.csv").write_text(OLD + rows, encoding="utf-8")
    assert "không nằm trong tệp" not in call("many.csv").stdout
    said = call("new.csv").stdout
    assert "12 đơn vị đang có không nằm trong tệp" in said
    assert "và 7 đơn vị khác." in said


def test_a_tree_for_a_day_to_come_waits_for_it() -> None:
    day = clock.now().date() + timedelta(days=30)
    order = ("new.csv", "--endings", "endings.csv", "--on", day.isoformat(), "--yes")
    refused = call(*order)
    assert refused.exit_code == 1
    assert words.NEEDS_BASIS in refused.stderr
    ahead = call("new.csv", "--on", f"{day.day}/{day.month}/{day.year}", "--basis", "Nghị quyết số 9")
    assert ahead.exit_code == 0
    assert "3 đơn vị đang có không nằm trong tệp" in ahead.stdout
    made = call(*order, "--basis", BASIS)
    assert made.exit_code == 0
    assert f"lúc 0 giờ ngày {day.day}/{day.month}/{day.year}" in made.stdout
    assert scheduling.SHELL_HOW in made.stdout
    assert "+ N1: Xã Phú Sơn" in full("--basis", BASIS, "--dry-run").stdout
