"""The page in a real browser: read, filter, decide, save. Skipped where there is no chromium (apt-get install chromium)."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from demo_packs import LOG, ODD, TOWN, pack

from lint.cli import main
from lint.filters.decisions import Decision, read
from lint.report.formats import html

sync_api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("no chromium: apt-get install chromium", allow_module_level=True)

PACK = pack(LOG, TOWN, ODD)
TEXTS = {
    "a.txt": "Snow in Vilage today\n\nfetching page\nThey sang whilst it fell in 𠮷田, near Vilage.\nfetching page\nEnd.\n",
    "b.txt": "A road to Vilage was opened.\nThe gate of Vilage stood open whilst they sang.\n",
}
HOSTILE = (
    "Snow\n<script>alert(1)</script> and </script><img src=x onerror=alert(2)> =cmd|'/C calc'!A0 \u202etxet whilst\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
    (tmp_path / "demo.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, corpus: Path) -> Iterator[Open]:
    """Opens the report of the corpus (or `url`) in a fresh profile; any message of the console fails the test."""
    contexts, complaints = [], []

    def open_(url: str | None = None, **options: Any) -> Any:
        if url is None:
            main(["report", "texts", "--rules", "demo.yaml", "--format", "html", "--quiet"])
            url = (corpus / "reports/report.html").as_uri()
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.on("console", lambda m: complaints.append(m.text))
        page.on("dialog", lambda d: complaints.append(d.message))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def counted(page: Any) -> str:
    return page.locator("#count").inner_text()


def choose(page: Any, message: str, nth: int = 0) -> None:
    page.locator(".item", has_text=message).nth(nth).click()


def save(page: Any, to: Path) -> list[Decision]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    assert download.value.suggested_filename == "decisions.yaml"
    download.value.save_as(to)
    return read(to)


def test_overview_leads_to_the_findings(opened: Open) -> None:
    page = opened()
    assert page.get_by_role("heading", level=1).first.inner_text() == "8 findings in 2 documents"
    page.get_by_role("button", name="Needs a decision").click()
    assert counted(page) == "4 of 8 findings"
    page.get_by_role("button", name="Clear filters").click()
    assert counted(page) == "8 findings"


def test_filters_and_search(opened: Open) -> None:
    page = opened()
    page.get_by_role("button", name="Review").click()
    page.get_by_text("More filters").click()
    page.get_by_label("Rule", exact=True).select_option("demo/town")
    assert counted(page) == "4 of 8 findings"
    page.get_by_label("Document", exact=True).select_option("texts/b.txt")
    assert counted(page) == "2 of 8 findings"
    page.get_by_role("searchbox").fill("gate of")
    assert counted(page) == "1 of 8 findings"
    assert "The gate of" in page.locator("#detail .passage").inner_text()
    page.get_by_role("searchbox").fill("nothing like it")
    assert "Nothing passes" in page.locator("#list").inner_text()


def test_the_text_stands_as_it_reads_with_changes_in_place(opened: Open) -> None:
    page = opened()
    page.get_by_role("button", name="Review").click()
    choose(page, "no town")
    lines = page.locator("#document .line .words")
    assert lines.nth(0).inner_text() == "Snow in VilageVillage today"
    assert lines.nth(0).locator("del").inner_text() == "Vilage"
    assert lines.nth(0).locator("ins").inner_text() == "Village"
    assert lines.nth(3).inner_text() == "They sang whilst it fell in 𠮷田, near VilageVillage."
    page.locator("#document mark.info").click()
    assert page.locator("#detail h2").inner_text() == '"whilst" is an odd word'


def test_decide_save_and_carry_out(opened: Open, corpus: Path) -> None:
    page = opened()
    page.get_by_role("button", name="Review").click()
    choose(page, "no town", 0)
    page.get_by_role("button", name="Accept", exact=True).click()
    choose(page, "a program wrote", 1)
    page.get_by_role("button", name="Accept", exact=True).click()
    choose(page, "no town", 3)
    page.get_by_label("Reason for rejecting").fill("the gate's own name")
    page.get_by_role("button", name="Reject", exact=True).click()
    decisions = save(page, corpus / "decisions.yaml")
    assert sorted((d.decision, d.rule, d.path, d.nth, d.reason) for d in decisions) == [
        ("accept", "demo/log", "texts/a.txt", 2, ""),
        ("accept", "demo/town", "texts/a.txt", 1, ""),
        ("reject", "demo/town", "texts/b.txt", 1, "the gate's own name"),
    ]
    main(["fix", "texts", "--rules", "demo.yaml", "--decisions", "decisions.yaml", "--in-place", "--quiet"])
    first, second, third = TEXTS["a.txt"].split("fetching page\n")
    assert (corpus / "texts/a.txt").read_text("utf-8") == first.replace(
        "Vilage", "Village"
    ) + "fetching page\n" + second + third
    assert (corpus / "texts/b.txt").read_text("utf-8") == TEXTS["b.txt"]
    assert "the gate's own name" in (corpus / "suppress.yaml").read_text("utf-8")


def test_keys_undo_and_what_is_alike(opened: Open, corpus: Path) -> None:
    page = opened()
    page.keyboard.press("v")
    assert page.locator(".item[aria-current]").inner_text().startswith("warning:")
    page.keyboard.press("Shift+A")  # all four towns
    assert page.locator(".state.accept").count() == 4
    page.keyboard.press("u")
    assert page.locator(".state").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("l")
    page.keyboard.press("r")
    assert page.locator(".state.later").count() == page.locator(".state.reject").count() == 1
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("japan")  # letters that are typed are no commands
    assert page.locator(".state").count() == 0 and counted(page) == "0 of 8 findings"
    assert {d.decision for d in save(page, corpus / "d.yaml")} == {"later", "reject"}


def test_the_focus_stays_where_somebody_works(opened: Open) -> None:
    page = opened()
    page.keyboard.press("v")
    page.get_by_role("button", name="Accept", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator(".state.accept").count() == 2
    choose(page, "odd word")
    page.keyboard.press("r")
    page.get_by_role("button", name="Flagged").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "chip-flag"


def test_another_correction_and_one_for_what_is_only_flagged(opened: Open, corpus: Path) -> None:
    page = opened()
    page.get_by_role("button", name="Review").click()
    choose(page, "odd word")
    page.keyboard.press("a")
    assert "No correction is chosen; press e" in page.locator("#progress").inner_text()
    page.keyboard.press("j")  # the focus did not go into the box: keys are keys still
    page.keyboard.press("k")
    assert page.get_by_label("Another correction").input_value() == ""
    page.keyboard.press("e")
    page.get_by_label("Another correction").fill("while")
    page.keyboard.press("Enter")
    assert page.locator("#document .line .words").nth(3).inner_text().startswith("They sang whilstwhile it fell")
    (decision,) = save(page, corpus / "d.yaml")
    assert (decision.found, decision.text) == ("whilst", "while")


def test_after_an_answer_out_of_a_text_box_keys_are_keys_again(opened: Open, corpus: Path) -> None:
    page = opened()
    page.keyboard.press("v")
    page.keyboard.press("e")
    page.keyboard.type("Lisbon")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.get_by_label("Another correction").input_value() == ""
    page.get_by_label("Reason for rejecting").fill("a quotation")
    page.keyboard.press("Enter")
    page.keyboard.press("l")
    assert page.get_by_label("Reason for rejecting").input_value() == ""
    found = {d.decision: (d.text, d.reason) for d in save(page, corpus / "d.yaml")}
    assert found == {"accept": ("Lisbon", ""), "reject": (None, "a quotation"), "later": (None, "")}


def test_ten_thousand_findings_are_as_quick_as_a_hundred(browser: Any, tmp_path: Path) -> None:
    """What a key does must not grow with what the page holds; by its quickest times, as the machine may be busy."""

    from benchmarks import report_page  # imports playwright

    def spent(findings: int) -> float:
        path = tmp_path / f"{findings}.html"
        path.write_text("".join(html.render(report_page.report(findings, findings // 50))), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.keyboard.press("v")
        page.keyboard.press("j")
        times = page.evaluate(
            """() => ['j', 'r', 'l', 'u', 'j', 'r', 'l', 'u', 'j', 'r', 'l', 'u'].map((key) => { const start = performance.now();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            return performance.now() - start; })"""
        )
        page.close()
        return sum(sorted(times)[:6])

    assert spent(10_000) < 3 * spent(100) + 6  # milliseconds


def test_decisions_come_back(opened: Open, corpus: Path) -> None:
    page = opened()
    page.keyboard.press("v")
    page.keyboard.press("r")
    saved = save(page, corpus / "d.yaml")
    page.reload()
    assert "1 rejected" in page.locator("#progress").inner_text(), "the browser remembers"
    other = opened()
    other.locator("#load").set_input_files(corpus / "d.yaml")
    other.get_by_text("Loaded d.yaml").wait_for()
    assert save(other, corpus / "again.yaml") == saved


def test_hostile_text_stays_text(opened: Open, corpus: Path) -> None:
    for path in (corpus / "texts").iterdir():
        path.unlink()
    (corpus / "texts" / "<b>x.txt").write_text(HOSTILE, encoding="utf-8")
    page = opened()
    page.keyboard.press("v")
    assert page.locator("#dochead h2").text_content() == "texts/<b>x.txt"
    shown = page.locator("#document").inner_text()
    assert "<script>alert(1)</script> and </script><img src=x onerror=alert(2)>" in shown and "RLO" in shown
    assert page.locator("#document img, #document script, #document b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_axe_finds_no_violation_on_the_page_of_a_corpus(
    browser: Any, corpus: Path, scheme: str, size: tuple[int, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python").Axe()
    main(["report", "texts", "--rules", "demo.yaml", "--format", "summary", "--quiet"])
    earlier = ("--previous", "reports/report.summary.json")
    main(["report", "texts/a.txt", "--rules", "demo.yaml", "--format", "corpus", *earlier, "--quiet"])
    page = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True
    ).new_page()
    page.goto((corpus / "reports/report.corpus.html").as_uri())
    results = axe.run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["wide", "phone"])
def test_axe_finds_no_violation(opened: Open, scheme: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python").Axe()
    page = opened(color_scheme=scheme, viewport={"width": size[0], "height": size[1]}, bypass_csp=True)

    def check(what: str) -> None:
        results = axe.run(page)
        assert results.violations_count == 0, f"{what}: {results.generate_report()}"

    check("overview")
    page.keyboard.press("v")
    check("list")
    page.get_by_text("More filters").click()
    choose(page, "no town")
    page.get_by_role("button", name="Accept", exact=True).click()
    page.keyboard.press("w")
    check("reading")
    page.keyboard.press("?")
    check("help")


@pytest.mark.parametrize("height", [600, 900])
def test_the_answers_are_in_view_however_long_the_evidence(opened: Open, height: int) -> None:
    page = opened(viewport={"width": 1280, "height": height})
    page.keyboard.press("v")
    page.evaluate(
        "() => { const list = document.createElement('ul'); list.innerHTML = '<li>a fact</li>'.repeat(60);"
        " document.querySelector('#detail .passage').after(list); }"
    )
    for name in ("Accept", "Reject", "Later"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height


def test_a_long_path_keeps_the_name_of_its_file(opened: Open, corpus: Path) -> None:
    folder = corpus / "texts" / "a very long name of a folder of texts" / "and another one below it, longer still"
    folder.mkdir(parents=True)
    (folder / "the-file-itself.txt").write_text(TEXTS["b.txt"])
    page = opened(viewport={"width": 900, "height": 700})
    label = page.locator(".row .path", has_text="the-file-itself").first
    end, box = label.locator(".end").bounding_box(), label.bounding_box()
    assert end["x"] + end["width"] <= box["x"] + box["width"] + 1
    assert label.locator(".end").evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_on_paper_every_finding_stands_with_what_was_decided(opened: Open) -> None:
    page = opened()
    page.keyboard.press("v")
    page.keyboard.press("r")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print section").count() == 8
    assert page.locator("#print section", has_text="rejected").count() == 1
    assert page.locator("#print").is_visible() and not page.locator(".bar").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print section").count() == 0


def test_phone_shows_list_and_text_in_turn(opened: Open) -> None:
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_role("button", name="Review").click()
    assert page.locator("#list").is_visible() and not page.locator("#document").is_visible()
    choose(page, "no town")
    assert page.locator("#document").is_visible() and not page.locator("#list").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="List").click()
    assert page.locator("#list").is_visible()


def test_review_saves_directly(opened: Open, corpus: Path) -> None:
    from lint.report import serve

    servers: list[serve.ReviewServer] = []
    original = serve.ReviewServer.__init__

    def noted(self: serve.ReviewServer, *args: Any) -> None:
        original(self, *args)
        servers.append(self)

    patch = pytest.MonkeyPatch()
    patch.setattr(serve.ReviewServer, "__init__", noted)
    thread = threading.Thread(target=main, args=(["review", "texts", "--rules", "demo.yaml", "--no-browser"],))
    thread.start()
    try:
        while not servers and thread.is_alive():
            thread.join(0.05)
        page = opened(servers[0].url)
        page.keyboard.press("v")
        page.keyboard.press("r")
        page.get_by_text("Saved to decisions.yaml").wait_for()
        assert [d.decision for d in read(corpus / "decisions.yaml")] == ["reject"]
        page.reload()
        assert "1 rejected" in page.locator("#progress").inner_text()
    finally:
        patch.undo()
        for server in servers:
            server.shutdown()
        thread.join()
