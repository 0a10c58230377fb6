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
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from scenes import GROUP, LAN, MINH, SCENES, SLOW, TU, WAIT, Scene, Step

IMAGES: Final = Path(__file__).parent / "images"
CHROMIUM: Final = "/usr/bin/chromium"
COLOURS: Final = 256  # enough for screens and their charts, and a third of the size
PHONE: Final = {"width": 430, "height": 2000}  # as wide as a phone, as high as its longest message
DESK: Final = {"width": 1280, "height": 900}


def main(url: str, *only: str) -> None:
    """Take every picture, or only those of these names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if not only or "sandbox" in only:
            sandbox(browser, url)
        if not only or "trang" in only:
            office(browser, url)
        phones(browser, url, [scene for scene in SCENES if not only or scene.name in only])
        if not only or "trang-en" in only:
            office_in_english(browser, url)
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
        for step in scene.steps:
            take(url, scene.person, step)
            page.wait_for_timeout(WAIT)
        page.wait_for_timeout(scene.wait - WAIT)
        if scene.name:
            photograph(page, url, scene)
    page.close()


def photograph(page: Page, url: str, scene: Scene) -> None:
    """The end of what is on the phone that the scene shows."""
    shown = scene.person if scene.shown is None else scene.shown
    if shown == GROUP:
        shown = ask(f"{url}/sandbox/state")["groups"][-1]["id"]
    page.locator(f"[id='tab-{shown}']").click()
    page.wait_for_timeout(200)
    page.locator(".phone.is-chosen .log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
    page.wait_for_timeout(200)
    keep(page.screenshot(clip=end_of(page, scene.posts)), scene.name)


def take(url: str, person: int, step: Step) -> None:
    """Say something, press the newest button whose label has these words, or bring the bot into a group."""
    kind, words = step
    if kind == "says":
        ask(f"{url}/sandbox/people/{person}/text", {"text": words})
    elif kind == "brings":
        bring(url, person, words)
    elif (found := button(url, person, words)) is None:
        print(f"no button {words!r}", file=sys.stderr)
    else:
        post, label, _ = found
        ask(f"{url}/sandbox/people/{person}/press", {"message": post, "button": label})


def button(url: str, person: int, words: str) -> tuple[int, str, str] | None:
    """The newest button with these words: its message, its whole label, and where it leads."""
    for post in reversed(ask(f"{url}/sandbox/state")["chats"][str(person)]):
        for one in (one for row in post["keyboard"] for one in row):
            if words in one["text"]:
                return post["id"], one["text"], one.get("url", "")
    return None


def bring(url: str, person: int, title: str) -> None:
    """A new group, and the bot in it by the newest link that asks for one."""
    found = button(url, person, "nhóm để kết nối")
    door = f"{url}/sandbox/people/{person}"
    group = ask(f"{door}/group", {"title": title, "members": [TU]})["id"]
    ask(f"{door}/bring", {"chat": group, "payload": found[2].rpartition("=")[2] if found else ""})


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


def entered(browser: Browser, url: str, person: int, asks: str, label: str) -> BrowserContext | None:
    """A browser in which this person is on the office's page, by the link that the bot sent."""
    context = browser.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    take(url, person, ("says", asks))
    page.wait_for_timeout(WAIT)
    take(url, person, ("press", label))
    page.wait_for_timeout(WAIT)
    said = " ".join(post["text"] for post in ask(f"{url}/sandbox/state")["chats"][str(person)][-3:])
    link = re.search(r"http://\S+#\S+", said)
    if link is None:
        print("no link to the office's page", file=sys.stderr)
        return None
    page.goto(link[0])
    page.get_by_role("button").first.click()
    page.wait_for_timeout(WAIT)
    return context


def office(browser: Browser, url: str) -> None:
    """The office's page at a desk, on a wall, on a phone, in the dark."""
    context = entered(browser, url, LAN, "/tiendo", "Trang theo dõi")
    if context is None:
        return
    page = context.pages[0]
    home = page.url.split("?")[0]
    keep(page.screenshot(), "trang")
    one_directive(page, "1155-CV/TU", "trang-van-ban", "trang-hinh")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{home}?big=1")
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "trang-tuong")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(home)
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), "trang-dien-thoai")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.goto(home)
    page.get_by_role("link", name="1151-CV/TU").click()
    page.get_by_role("link", name="quá hạn").first.click()
    page.wait_for_timeout(SLOW)
    keep(page.screenshot(), "trang-toi")
    context.close()


def office_in_english(browser: Browser, url: str) -> None:
    """The same for somebody who reads English."""
    context = entered(browser, url, MINH, "/status", "Office page")
    if context is None:
        return
    keep(context.pages[0].screenshot(), "trang-en")
    one_directive(context.pages[0], "1155-CV/TU", "trang-van-ban-en", "trang-hinh-en")
    context.close()


def one_directive(page: Page, number: str, top: str, charts: str) -> None:
    """One directive's page, and its pictures farther down."""
    page.get_by_role("link", name=number).click()
    page.wait_for_timeout(WAIT)
    keep(page.screenshot(), top)
    page.locator(".charts").evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(SLOW)  # now the pictures are as high as they are
    page.locator(".charts").evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(200)
    keep(page.screenshot(), charts)


def keep(png: bytes, name: str) -> None:
    """With fewer colours, which nobody sees, and as small as it gets."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["http://127.0.0.1:8080"]))
