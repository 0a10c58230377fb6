"""Takes the pictures of README from a running sandbox: ``python docs/pictures.py http://127.0.0.1:8080``.

The sandbox should be fresh (an empty DATABASE_URL folder), so that the pictures show the first day.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
CHROMIUM = "/usr/bin/chromium"
HOLD = 11_500  # milliseconds: the ten seconds in which a flash order can be taken back
BOARD = 7_000  # a board edits itself at most every five seconds


def main(url: str) -> None:
    """Publish the sample letter, acknowledge it in one commune, take the pictures on the way."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1500, "height": 940}, device_scale_factor=1)
        page.goto(url)
        page.get_by_role("button", name="Làm thử").first.click()
        page.get_by_role("button", name="Phát hành", exact=True).click(timeout=15_000)
        page.wait_for_timeout(HOLD)
        _shoot(page, "sandbox.png")
        page.get_by_role("button", name="Đã nhận", exact=True).first.click()
        page.wait_for_timeout(BOARD)
        page.screenshot(path=IMAGES / "board.png", clip={"x": 0, "y": 150, "width": 900, "height": 790})
        browser.close()


def _shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(1_000)
    page.screenshot(path=IMAGES / name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080")
