"""A báo cáo tổng hợp on one directive: what has come in, the figures, who is late; a draft to be signed."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Final

from domain import amounts, deadlines, forms, times
from domain.forms import Answers, FormField
from domain.papers import letters, words
from domain.papers.letters import Block, Foot, Grid, Head, Letter, Section
from domain.papers.tracking import by_parent, described
from domain.papers.values import Dossier, Figures, UnitLine

_LATE: Final = ("TT", "Đơn vị", "Người phụ trách", "Nội dung chưa thực hiện", "Thời hạn", "Quá hạn (ngày)")
_BESIDE: Final = 4  # fields of a form that fit beside each other on upright paper
_WIDTH: Final = 165  # mm between the margins
_TITLES: Final = (
    "Tình hình tiếp nhận", "Kết quả thực hiện và báo cáo", "Đơn vị quá hạn", "Nhận xét, kiến nghị",
)  # fmt: skip
_ROMAN: Final = ("I", "II", "III", "IV")
_FREE: Final = "…………………………………………………………"


def letter(dossier: Dossier) -> Letter:
    """The draft as it will be laid out."""
    party = letters.is_party(dossier.issuer or dossier.office)
    day = dossier.made_at.astimezone(dossier.zone).date()
    head = Head(
        dossier.author, party, letters.number("BC", party=party), letters.dated(dossier.place, day)
    )  # fmt: skip
    parts: tuple[list[Block], ...] = (_received(dossier), _reported(dossier), _late(dossier), [_FREE])
    blocks: list[Block] = [_opening(dossier)]
    for roman, title, part in zip(_ROMAN, _TITLES, parts, strict=True):
        blocks += [Section(f"{roman}- {title}" if party else f"{roman}. {title.upper()}"), *part]
    end = "," if party else ";"
    copies = (f"- Như trên{end}", f"- …………{end}", "- Lưu Văn phòng." if party else "- Lưu: VT.")
    signature = ("(Quyền hạn, chức vụ của người ký)",)
    about = f"tổng hợp tình hình thực hiện {described(dossier)}"
    return Letter(head, "BÁO CÁO", about, "Kính gửi: …………………………", tuple(blocks), Foot(copies, signature))


def _opening(dossier: Dossier) -> str:
    when = times.show(dossier.made_at, dossier.zone)
    scope = "" if dossier.whole else " trong phạm vi theo dõi"
    return (
        f"Thực hiện {described(dossier)}, {dossier.author} tổng hợp tình hình của {len(dossier.units)} đơn vị"
        f"{scope}, số liệu tính đến {when}, như sau:"
    )


def _received(dossier: Dossier) -> list[Block]:
    units, states = dossier.units, Counter(line.state for line in dossier.units)
    said = [f"Đã có {_share(states['acknowledged'], len(units))} xác nhận đã nhận văn bản"]
    late = sum(line.late for line in units)
    said += [f"trong đó {late} đơn vị xác nhận muộn"] if late else []
    joined = sum(line.joined for line in units)
    said += [f"{joined} đơn vị nhận muộn do mới kết nối"] if joined else []
    said += [f"còn {states['silent']} đơn vị chưa xác nhận"] if states["silent"] else []
    lines: list[Block] = ["; ".join(said) + "."]
    refused = [line for line in units if line.state == "refused"]
    if refused:
        told = "; ".join(f"{line.unit} ({line.reason})" if line.reason else line.unit for line in refused)
        lines.append(f"Có {len(refused)} đơn vị cho biết nội dung không thuộc thẩm quyền: {told}.")
    return lines


def _reported(dossier: Dossier) -> list[Block]:
    given = [line.report for line in dossier.units if line.report]
    counted = [report for report in given if report.counts]
    states = Counter(report.state for report in given)
    said = [f"Đã có {_share(len(counted), len(dossier.units))} gửi báo cáo"]
    said += [f"{states[s]} báo cáo {w}" for s, w in _STATES if states[s]]
    late = sum(report.late for report in counted)
    said += [f"{late} báo cáo gửi muộn"] if late else []
    lines: list[Block] = ["; ".join(said) + "."]
    stages = Counter(report.stage for report in counted)
    told = [
        f"{stages[stage]} đơn vị {word.lower()}"
        for stage, word in words.STAGE.items()
        if stage and stages[stage]
    ]
    if told:
        lines.append(f"Về tiến độ: {'; '.join(told)}.")
    for figures in dossier.figures:
        name = f" ({figures.name})" if figures.name else ""
        lines += [f"Số liệu tổng hợp từ {len(figures.counted)} đơn vị đã báo cáo{name}:", _table(figures)]
    return lines


_STATES: Final = (("accepted", "đã được chấp nhận"), ("sent", "chờ xem xét"), ("returned", "bị trả lại"))


def _share(part: int, whole: int) -> str:
    percent = f" ({round(100 * part / whole)}%)" if whole else ""
    return f"{part}/{whole} đơn vị{percent}"


def _table(figures: Figures) -> Grid:
    """By superior unit, where the fields fit beside each other; else one line a field with the whole sum."""
    asked = [at for at, one in enumerate(figures.form) if one.kind != "text"]
    everything = [answers for _, answers in figures.counted]
    total = forms.sums(figures.form, everything)
    if len(asked) > _BESIDE:
        fields = tuple(
            (str(number), figures.form[at].name, _shown(figures.form[at], total[at]))
            for number, at in enumerate(asked, 1)
        )
        return Grid(("TT", "Nội dung", words.TOTAL), (12, 103, 50), fields, frozenset({2}))
    width = (_WIDTH - 72) // max(1, len(asked))
    rows = tuple(
        (str(number), parent or words.NO_PARENT, *_cells(figures, asked, filled))
        for number, (parent, filled) in enumerate(by_parent(figures), 1)
    )
    last = ("", words.TOTAL, *_cells(figures, asked, everything))
    titles = ("TT", "Cấp trên", *(figures.form[at].name for at in asked))
    numeric = frozenset(2 + n for n, at in enumerate(asked) if figures.form[at].kind == "number")
    return Grid(titles, (12, 60, *[width] * len(asked)), (*rows, last), numeric, last_bold=True)


def _cells(figures: Figures, asked: list[int], filled: list[Answers]) -> list[str]:
    summed = forms.sums(figures.form, filled)
    return [_shown(figures.form[at], summed[at]) for at in asked]


def _shown(asked: FormField, value: str | None) -> str:
    return amounts.show(Decimal(value)) if value and asked.kind == "number" else value or ""


def _late(dossier: Dossier) -> list[Block]:
    late = [line for line in dossier.units if line.overdue]
    if not late:
        return ["Đến nay không có đơn vị nào quá hạn báo cáo."]
    rows = tuple(_late_row(number, line, dossier) for number, line in enumerate(late, 1))
    table = Grid(_LATE, letters.LATE_WIDTHS, rows, frozenset({5}))
    return [f"Đến nay còn {len(late)} đơn vị quá hạn mà chưa báo cáo:", table]


def _late_row(number: int, line: UnitLine, dossier: Dossier) -> tuple[str, ...]:
    what = "Chưa báo cáo" if line.state == "acknowledged" else "Chưa xác nhận đã nhận, chưa báo cáo"
    what = "Báo cáo bị trả lại, chưa gửi lại" if line.report and not line.report.counts else what
    periods = f" ({line.overdue} kỳ)" if line.overdue > 1 else ""
    due = deadlines.show(line.due_at, dossier.zone) if line.due_at else ""
    return (str(number), line.unit, line.people, what + periods, due, str(_days(line.due_at, dossier)))


def _days(due: datetime | None, dossier: Dossier) -> int:
    if due is None:
        return 0
    zone = dossier.zone
    return max(0, (dossier.made_at.astimezone(zone).date() - due.astimezone(zone).date()).days)
