"""How long the HTML report of many findings takes to load and to filter, beside an empty page in the same browser.

    python benchmarks/report_page.py [--findings 10000] [--documents 200] [--runs 5]

Prints medians in milliseconds. `load` is from the start of navigation until the page has drawn itself (two frames after
the load event); the others until the frame after the action is drawn. Needs chromium.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.rule import Confidence, Rule, Safety, Severity
from lint.core.text import Document
from lint.report.formats import html
from lint.report.model import Report

WORDS = (
    "the council of the northern district met in the old hall and spoke of roads bridges schools and harvests".split()
)
RULES = [
    Rule(
        f"rule-{i}",
        "bench",
        "pattern",
        '"{found}" is odd',
        Severity.WARNING,
        Confidence.HIGH,
        "style",
        "Because.",
        "nowhere",
        None,
    )
    for i in range(40)
]


def report(findings: int, documents: int) -> Report:
    """Documents of ordinary length with findings spread evenly over them."""
    out, texts = [], {}
    each = findings // documents
    for d in range(documents):
        words = [WORDS[(d + i) % len(WORDS)] for i in range((each + 1) * len(WORDS))]
        lines = [" ".join(words[i : i + 60]) for i in range(0, len(words), 60)]
        document = Document("\n\n".join(lines), f"texts/{d:04}.txt")
        at = -1
        for i in range(each):
            at = document.text.index("hall", at + 1)
            place = Place.of(document, at, at + 4)
            severity = (Severity.ERROR, Severity.WARNING, Severity.INFO)[i % 3]
            fix = (
                None
                if i % 3 == 2
                else Fix((Safety.SAFE, Safety.UNSAFE)[i % 2], (Edit(at, at + 4, "house"),), (), (place,))
            )
            rule = RULES[(d + i) % len(RULES)].name
            message = f'"hall" is odd in its {i + 1}th place'
            out.append(Finding(rule, "pattern", "style", place, message, severity, Confidence.HIGH, ("a reason",), fix))
        texts[place.origin] = document
    return Report(out, [], tuple(RULES), documents, sum(len(t.text) for t in texts.values()), texts=texts)


DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ACTION = """(code) => new Promise(done => {
  const start = performance.now(); eval(code);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
REVIEW = "document.querySelector('[data-view=review]').click()"
FILTERS = "document.getElementById('filter-more').open = true"
"""Shows the filters, which are made when somebody wants them."""
ACTIONS = {
    "review": REVIEW,
    "filter": "(s => { s.selectedIndex = 1 + (s.selectedIndex + 1) % 30; s.dispatchEvent(new Event('change')) })"
    "(document.getElementById('filter-rule'))",
    "search": "(s => { s.value = s.value === 'bridges' ? 'schools' : 'bridges'; s.dispatchEvent(new Event('input')) })"
    "(document.getElementById('search'))",
    "open": "document.getElementById('dochead').lastElementChild.click()",
    "accept": "document.querySelector('.button.accept').click()",
    "accept a rule": "document.getElementById('scope').value = 'rule'; document.querySelector('.button.accept').click()",
}


def load(page: Page, url: str) -> float:
    page.goto("about:blank")
    page.goto(url)
    page.evaluate(DRAWN)
    return float(page.evaluate("performance.now()"))


def median(runs: int, once: Callable[[], float]) -> float:
    return statistics.median(once() for _ in range(runs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    made = report(args.findings, args.documents)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        target, empty = Path(folder) / "report.html", Path(folder) / "empty.html"
        target.write_text("".join(html.render(made)), encoding="utf-8")
        empty.write_text("<!doctype html><title>empty</title><p>nothing", encoding="utf-8")
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True).new_page()
        base = median(args.runs, lambda: load(page, empty.as_uri()))
        full = median(args.runs, lambda: load(page, target.as_uri()))
        print(f"{len(made.findings):,} findings, {args.documents} documents, {target.stat().st_size / 1e6:.1f} MB")
        print(f"{'load':<14}{full:7.0f} ms   empty page {base:.0f} ms   ratio {full / base:.1f}")
        for name, code in ACTIONS.items():
            page.reload()
            if name != "review":
                page.evaluate(REVIEW)
                page.evaluate(FILTERS)
                page.wait_for_selector("#filter-rule")
            times = [float(page.evaluate(ACTION, code)) for _ in range(args.runs)]
            print(f"{name:<14}{statistics.median(times):7.0f} ms")


if __name__ == "__main__":
    main()
