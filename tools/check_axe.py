"""Whether pages can be used by everybody, as far as axe-core can tell: in light, in dark, and on a phone.

    npm install axe-core
    python tools/check_axe.py node_modules/axe-core/axe.min.js reports/report.html [PAGE or ADDRESS …]

Prints what is violated and where; status 1 where anything is. Needs Debian's chromium and `pip install -e '.[dev]'`. Clean
with axe-core 4.14.1: the report, the page that `seedlint review` serves, the report of a corpus.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SETTINGS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("axe", type=Path, help="axe.min.js")
    parser.add_argument("pages", nargs="+", help="HTML files or addresses")
    args = parser.parse_args()
    axe = args.axe.read_text(encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = [line for page in args.pages for line in violations(browser, address(page), axe)]
    print("\n".join(found) or f"{len(args.pages)} pages, nothing is violated")
    return int(bool(found))


def address(page: str) -> str:
    """The address of a page that may be a file."""
    return page if page.startswith("http") else Path(page).resolve().as_uri()


def violations(browser: Browser, page: str, axe: str) -> Iterator[str]:
    """What is violated in a page, a line for each rule and place."""
    for name, settings in SETTINGS.items():
        context = browser.new_context(bypass_csp=True, **settings)
        opened = context.new_page()
        opened.goto(page)
        opened.wait_for_load_state("load")
        opened.evaluate(axe)
        for violated in opened.evaluate("() => axe.run()")["violations"]:
            for node in violated["nodes"]:
                yield f"{page} ({name}): {violated['id']}, {violated['help']}: {node['html'][:120]}"
        context.close()


if __name__ == "__main__":
    sys.exit(main())
