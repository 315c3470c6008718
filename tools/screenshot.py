"""The picture of the report in the README: the page of `seeds/` in headless Chromium.

    python tools/screenshot.py                      writes docs/report.png
    python tools/screenshot.py --view all DIR       light, dark and phone, overview and review, for a look

Needs Debian's chromium and `pip install -e '.[dev]'`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
WIDE, PHONE = {"width": 1400, "height": 860}, {"width": 390, "height": 844}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "docs"), type=Path, help="where the pictures go")
    parser.add_argument("--page", type=Path, help="an HTML report instead of that of seeds/")
    parser.add_argument("--view", choices=("readme", "all"), default="readme")
    args = parser.parse_args()
    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        page = args.page or report(Path(scratch))
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            if args.view == "readme":
                shoot(browser.new_page(viewport=WIDE), page, folder / "report.png", review=True, search="turk")
                return
            for scheme in ("light", "dark"):
                for name, size in (("wide", WIDE), ("phone", PHONE)):
                    for review in (False, True):
                        tab = browser.new_page(viewport=size, color_scheme=scheme)
                        what = "review" if review else "overview"
                        shoot(tab, page, folder / f"{what}-{name}-{scheme}.png", review=review)
                        if review and name == "phone":
                            tab.locator(".item").nth(3).click()
                            tab.screenshot(path=folder / f"reading-{name}-{scheme}.png")
                        tab.close()


def report(folder: Path) -> Path:
    command = [sys.executable, "-m", "lint", "report", "seeds/", "--format", "html", "--output-dir", str(folder)]
    subprocess.run([*command, "--fail-on", "never", "--quiet"], cwd=ROOT, check=True)
    return folder / "report.html"


def shoot(tab: Page, page: Path, picture: Path, *, review: bool, search: str = "") -> None:
    tab.on("console", lambda m: print(m.type, m.text, file=sys.stderr))
    tab.on("pageerror", lambda e: print("error", e, file=sys.stderr))
    tab.goto(page.resolve().as_uri())
    if review:
        tab.get_by_role("button", name="Review").click()
        if search:
            tab.get_by_role("searchbox").fill(search)
            tab.locator(".item").nth(1).click()
        elif tab.viewport_size and tab.viewport_size["width"] > 820:
            for _ in range(6):
                tab.keyboard.press("j")
    tab.screenshot(path=picture)


if __name__ == "__main__":
    main()
