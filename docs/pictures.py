"""Takes the pictures of the documents from a running sandbox: ``python docs/pictures.py http://127.0.0.1:8080``.

The sandbox should hold fresh sample data (``directive-bot demo-data`` into a database of its own): then there
is something to show on every screen, and ``docs/man-hinh.md`` says what.
"""

from __future__ import annotations

import io
import json
import re
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES: Final = Path(__file__).parent / "images"
CHROMIUM: Final = "/usr/bin/chromium"
LAN, MINH, HOA = 1001, 1002, 1003
COLOURS: Final = 96  # enough for screens, and a quarter of the size
WAIT: Final = 1_300  # milliseconds in which an answer has come
SLOW: Final = 6_000  # in which a picture was drawn, or a file made
PHONE: Final = {"width": 430, "height": 2000}  # as wide as a phone, as high as its longest message
Step = tuple[str, str]  # says or presses (a label)


@dataclass(frozen=True, slots=True)
class Scene:
    """What one does on a phone, and how many messages of the end of it make the picture."""

    name: str
    person: int
    steps: tuple[Step, ...]
    posts: int = 1
    wait: int = WAIT


SCENES: Final = (
    Scene("ban-nhap", LAN, (("says", "/phathanh"),)),
    Scene("viec", HOA, (("says", "/viec"),)),
    Scene("the-van-ban", HOA, (("says", "/vanban"), ("press", "1168-CV/TU"))),
    Scene("bao-cao", HOA, (("says", "/baocao 1166"), ("says", "7"), ("says", "Đã tổ chức ở 7 khu dân cư."))),
    Scene("van-ban-gan-day", LAN, (("says", "/vanban"),)),
    Scene("bo-loc", LAN, (("says", "/vanban"), ("press", "Lọc"))),
    Scene("tim", LAN, (("says", "/tim ret dam"),)),
    Scene("tien-do", LAN, (("says", "/tiendo"),)),
    Scene("bang", LAN, (("says", "/tiendo 1155"),)),
    Scene("chua-bao-cao", LAN, (("says", "/tiendo 1155"), ("press", "Chưa báo cáo"))),
    Scene("bieu-do", LAN, (("says", "/tiendo 1155"), ("press", "Biểu đồ")), 1, SLOW),
    Scene("tuan", MINH, (("says", "/tiendo"), ("press", "Tuần này")), 1, SLOW),
    Scene("duyet-bao-cao", LAN, (("says", "/tiendo 1155"), ("press", "Xem báo cáo"))),
    Scene("tong-hop", LAN, (("says", "/tiendo 1155"), ("press", "Xem báo cáo"), ("press", "Tổng hợp số liệu"))),
    Scene("xuat", LAN, (("says", "/xuat"),)),
    Scene("han-bao-cao", LAN, (("says", "/tiendo 1160"), ("press", "Hạn báo cáo"))),
    Scene("thu-hoi", HOA, (("says", "/tim 1079-CV/TU"), ("press", "1079-CV/TU"))),
    Scene("dinh-chinh", LAN, (("says", "/tiendo 1138"),)),
    Scene("don-vi", LAN, (("says", "/donvi"),)),
    Scene("nhan", LAN, (("says", "/donvi diên sơn"), ("press", "Xã Diên Sơn"), ("press", "Nhãn của đơn vị"))),
    Scene("danh-sach-quy-tac", LAN, (
        ("says", "/thongbao Đề nghị trực 24/24 giờ."), ("press", "Theo nhãn"), ("press", "Lập danh sách"),
        ("press", "Nhãn"), ("press", "biên giới ("), ("press", "có hồ đập ("), ("press", "Xong"),
    )),
    Scene("thong-bao", LAN, (("says", "/thongbao Đề nghị các xã trực 24/24 giờ từ 17 giờ hôm nay."),)),
    Scene("tro-giup", HOA, (("says", "/trogiup"),)),
    Scene("cai-dat", LAN, (("says", "/caidat"),)),
    Scene("cai-dat-en", MINH, (("says", "/caidat"), ("press", "English"), ("says", "/settings"))),
)  # fmt: skip


def main(url: str, *only: str) -> None:
    """Take every picture, or only those of these names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if not only or "sandbox" in only:
            sandbox(browser, url)
        phones(browser, url, [scene for scene in SCENES if not only or scene.name in only])
        if not only or "trang" in only:
            office(browser, url)
        browser.close()


def sandbox(browser: Browser, url: str) -> None:
    """All phones side by side."""
    page = browser.new_page(viewport={"width": 1500, "height": 940})
    page.goto(url)
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "sandbox")
    page.close()


def phones(browser: Browser, url: str, scenes: list[Scene]) -> None:
    """One phone at a time, as narrow as a phone is."""
    page = browser.new_page(viewport=PHONE, device_scale_factor=1.5)  # type: ignore[arg-type]
    page.goto(url)
    page.wait_for_timeout(WAIT)
    for scene in scenes:
        page.locator(f"#tab-{scene.person}").click()
        for step in scene.steps:
            take(url, scene.person, step)
            page.wait_for_timeout(WAIT)
        page.wait_for_timeout(scene.wait - WAIT)
        page.locator(".phone.is-chosen .log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
        page.wait_for_timeout(200)
        keep(page.screenshot(clip=end_of(page, scene.posts)), scene.name)
    page.close()


def take(url: str, person: int, step: Step) -> None:
    """Say something, or press the newest button whose label has these words."""
    kind, words = step
    if kind == "says":
        ask(f"{url}/sandbox/people/{person}/text", {"text": words})
        return
    posts = ask(f"{url}/sandbox/state")["chats"][str(person)]
    for post in reversed(posts):
        for button in (button for row in post["keyboard"] for button in row):
            if words in button["text"]:
                pressed = {"message": post["id"], "button": button["text"]}
                ask(f"{url}/sandbox/people/{person}/press", pressed)
                return
    print(f"no button {words!r}", file=sys.stderr)


def ask(address: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """The sandbox's own door, as its page uses it."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310 — a sandbox on this machine
        found: dict[str, Any] = json.load(answer)
    return found


def end_of(page: Page, count: int) -> Any:
    """The part of the page that its last messages take up, with a margin."""
    posts = page.locator(".phone.is-chosen .log > *")
    boxes = [posts.nth(at).bounding_box() for at in range(-count, 0)]
    tops = [box["y"] for box in boxes if box]
    ends = [box["y"] + box["height"] for box in boxes if box]
    top = max(0, min(tops) - 8)
    return {"x": 0, "y": top, "width": PHONE["width"], "height": max(ends) - top + 8}


def office(browser: Browser, url: str) -> None:
    """The office's page at a desk, on a wall, on a phone, in the dark."""
    take(url, LAN, ("says", "/tiendo"))
    browser_wait = browser.new_page()
    browser_wait.wait_for_timeout(WAIT)
    take(url, LAN, ("press", "Trang theo dõi"))
    browser_wait.wait_for_timeout(WAIT)
    browser_wait.close()
    said = " ".join(post["text"] for post in ask(f"{url}/sandbox/state")["chats"][str(LAN)][-3:])
    link = re.search(r"http://\S+#\S+", said)
    if link is None:
        print("no link to the office's page", file=sys.stderr)
        return
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(link[0])
    page.get_by_role("button").first.click()
    page.wait_for_timeout(WAIT)
    home = page.url.split("?")[0]
    keep(page.screenshot(), "trang")
    page.get_by_role("link", name="1155-CV/TU").click()
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "trang-van-ban")
    page.locator(".charts").evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(SLOW)  # now the pictures are as high as they are
    page.locator(".charts").evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(200)
    keep(page.screenshot(), "trang-hinh")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{home}?big=1")
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "trang-tuong")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(home)
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "trang-dien-thoai")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(home)
    page.get_by_role("link", name="1151-CV/TU").click()
    page.get_by_role("link", name="quá hạn").first.click()
    page.wait_for_timeout(SLOW)
    keep(page.screenshot(), "trang-toi")
    context.close()


def keep(png: bytes, name: str) -> None:
    """With fewer colours, which nobody sees, and as small as it gets."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["http://127.0.0.1:8080"]))
