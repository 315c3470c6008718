"""Every format against its published schema or a real consumer's parser, and hostile text through all of them."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from markdown_it import MarkdownIt
from places import ROOT, SCHEMAS

from lint.core.errors import Failure
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.rule import Rule
from lint.core.text import Document
from lint.packs.load import load
from lint.report import formats
from lint.report.formats import github
from lint.report.formats._line_hash import line_hashes
from lint.report.formats.sarif import uri
from lint.report.model import Report

TEXT = "Guests from 𠮷田 and Vilage came.\r\nmenu\r\nThey sang on the hill.\r\n"
RULE = Rule(
    "town", "demo", "pattern", '"{found}" is no town', "warning", "high", "misspelling", "It has two l's.", "maps", None
)


def finding(text: str, found: str, new: str | None = None, path: str = "texts/a b.txt", **more: Any) -> Finding:
    document = Document(text, path)
    start = text.index(found)
    place = Place.of(document, start, start + len(found))
    fix = None if new is None else Fix("unsafe", (Edit(place.start, place.end, new),), (), (place,))
    values = {"severity": "warning", "confidence": "high", "message": f'"{found}" is no town', "evidence": ("a map",)}
    return Finding("demo/town", "pattern", "misspelling", place, fix=fix, **{**values, **more})


def report(
    *findings: Finding, failures: tuple[Failure, ...] = (), text: str = TEXT, rules: tuple[Rule, ...] = ()
) -> Report:
    texts = {f.place.origin: Document(text, f.place.path) for f in findings}
    return Report(list(findings), list(failures), rules or (RULE,), 1, len(text), texts=texts)


def rendered(name: str, *findings: Finding, **more: Any) -> str:
    return "".join(formats.named(name)(report(*findings, **more)))


TOWN = finding(TEXT, "Vilage", "Village")
DELETED = Place.of(Document(TEXT, "texts/a b.txt"), 33, 39)
MENU = finding(TEXT, "menu")._replace(
    fix=Fix("safe", (Edit(33, 39, ""),), (), (DELETED,)), related=(TOWN.place,), severity="error"
)
CHOICE = finding(TEXT, "hill")._replace(fix=Fix("suggest", (), ("mountain", "slope")), severity="info")
ALL = (TOWN, MENU, CHOICE)
BROKEN = Failure("texts/c.txt", "not UTF-8: undecodable at byte 3")


# --- SARIF


def sarif(*findings: Finding, **more: Any) -> dict[str, Any]:
    log = json.loads(rendered("sarif", *findings, **more))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("findings", [(), (TOWN,), ALL])
@pytest.mark.parametrize("failures", [(), (BROKEN,)])
def test_sarif_is_valid_and_lists_all_rules(findings: tuple[Finding, ...], failures: tuple[Failure, ...]) -> None:
    run = sarif(*findings, failures=failures)
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["demo/town"]
    assert all(r[k]["text"] for r in run["tool"]["driver"]["rules"] for k in ("help", "fullDescription"))
    assert re.match(r"\d+\.\d+\.\d+", run["tool"]["driver"]["semanticVersion"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert run["tool"]["driver"]["informationUri"] == project["urls"]["Homepage"]
    assert run["columnKind"] == "utf16CodeUnits" and len(run["results"]) == len(findings)
    assert run["invocations"][0]["executionSuccessful"] is not bool(failures)


def test_sarif_counts_utf16_units_and_encodes_paths() -> None:
    (result,) = sarif(TOWN)["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "texts/a%20b.txt"
    assert where["region"] == {"startLine": 1, "startColumn": 21, "endLine": 1, "endColumn": 27}
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": where["region"], "insertedContent": {"text": "Village"}}]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(TEXT)[0]


def test_sarif_worst_first_with_related_places_and_deleted_lines() -> None:
    worst, _, choice = sarif(*ALL)["results"]
    assert worst["level"] == "error" and worst["message"]["text"].endswith("see also [1](1)")
    assert worst["relatedLocations"][0]["id"] == 1
    deleted = worst["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert deleted == {"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 1}
    assert [f["description"]["text"] for f in choice["fixes"]] == [
        "Replace by mountain (suggest)",
        "Replace by slope (suggest)",
    ]


def test_sarif_stays_below_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.report.formats.sarif.RESULTS", 2)
    run = sarif(*ALL)
    assert [r["level"] for r in run["results"]] == ["error", "warning"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("1 more findings")


@pytest.mark.parametrize(
    "path, expected",
    [
        ("a/b.txt", "a/b.txt"),
        ("ä ß/#1?.txt", "%C3%A4%20%C3%9F/%231%3F.txt"),
        ("x:y.txt", "x%3Ay.txt"),
        ("d:/x.txt", "file:///d:/x.txt"),
        ("/tmp/x.txt", "file:///tmp/x.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),  # a name that is no UTF-8
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


_GREETINGS = [
    "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
]  # fmt: skip


@pytest.mark.parametrize(
    "text, hashes",  # the test vectors that github/codeql-action publishes for its fingerprints
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", _GREETINGS),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", _GREETINGS),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", _GREETINGS),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", _GREETINGS),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)), "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)  # fmt: skip
def test_line_hash_agrees_with_the_published_vectors(text: str, hashes: list[str]) -> None:
    assert line_hashes(text) == hashes


# --- the others


@pytest.mark.parametrize("findings", [(), (TOWN,), ALL])
def test_rdjson_is_valid(findings: tuple[Finding, ...]) -> None:
    data = json.loads(rendered("rdjson", *findings, failures=(BROKEN,)))
    schema = json.loads((SCHEMAS / "rdjson.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(data)
    lines = rendered("rdjsonl", *findings, failures=(BROKEN,)).splitlines()
    one = jsonschema.Draft7Validator(json.loads((SCHEMAS / "rdjson-diagnostic.json").read_text(encoding="utf-8")))
    for line, diagnostic in zip(lines, data["diagnostics"], strict=True):
        one.validate(json.loads(line))
        assert json.loads(line)["message"] == diagnostic["message"]


def test_rdjson_counts_bytes() -> None:
    (town, menu, choice) = json.loads(rendered("rdjson", *ALL))["diagnostics"]
    assert town["location"]["range"] == {"start": {"line": 1, "column": 25}, "end": {"line": 1, "column": 31}}
    assert town["suggestions"] == [{"range": town["location"]["range"], "text": "Village"}]
    whole_line = {"start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 1}}
    assert menu["suggestions"] == [{"range": whole_line, "text": ""}]
    assert [s["text"] for s in choice["suggestions"]] == ["mountain", "slope"]


def test_junit_as_a_server_reads_it() -> None:
    xml = junitparser.JUnitXml.fromstring(rendered("junit", *ALL, failures=(BROKEN,)).encode())
    assert (xml.tests, xml.failures, xml.errors) == (4, 3, 1)
    cases = [case for suite in xml for case in suite]
    assert cases[0].name == "demo/town 1:20" and cases[0].result[0].type == "demo/town"
    clean = junitparser.JUnitXml.fromstring(rendered("junit").encode())
    assert (clean.tests, clean.failures) == (1, 0), "some servers take an empty suite for an error"


def test_gitlab_has_what_gitlab_asks_for() -> None:
    issues = json.loads(rendered("gitlab", TOWN, TOWN, MENU, failures=(BROKEN,)))
    for issue in issues:
        assert issue["description"] and issue["check_name"] and issue["location"]["path"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert "begin" in (issue["location"].get("lines") or issue["location"]["positions"])
    assert len({issue["fingerprint"] for issue in issues}) == 4, "equal findings are told apart"
    assert "demo/town" in issues[0]["description"], "GitLab shows nothing else"


def test_github_worst_first_and_the_table_in_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    lines = rendered("github", *ALL, failures=(BROKEN,)).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::error", "::warning", "::notice"]
    assert lines[2] == (
        '::warning title=demo/town,file=texts/a b.txt,line=1,endLine=1,col=20,endColumn=26::"Vilage" is no town'
    )
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("### seedlint: 3 findings in 1 document\n") and summary.count("\n| ") == 4


def test_github_summary_stays_below_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(github, "SUMMARY", 600)
    summary = github.summary(report(*[TOWN] * 20))
    assert len(summary.encode()) < 700
    assert re.search(r"\n\d+ more are not shown here.\n$", summary)


def test_github_no_columns_over_two_lines() -> None:
    assert "col=" not in rendered("github", finding(TEXT, "came.\r\nmenu"))


def test_csv_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", *ALL, failures=(BROKEN,)))))
    assert [r["correction"] for r in rows] == ["", "Village", "(delete)", "mountain | slope"]
    assert [r["outcome"] for r in rows[1:]] == ["decide", "safe", "decide"]


@pytest.mark.parametrize("name", sorted({*formats.names()} - {"json", "jsonl"}))
def test_a_text_of_megabytes_is_not_repeated_whole(name: str) -> None:
    text = "word " * 100_000
    place = Place.of(Document(text, "a.txt"), 0, len(text))
    one = TOWN._replace(place=place, fix=Fix("safe", (Edit(0, len(text), ""),), (), (place,)), related=(place,))
    out = "".join(
        formats.named(name)(Report([one], [], (RULE,), 1, len(text), texts={place.origin: Document(text, "a.txt")}))
    )
    assert len(out) < 120_000


# --- hostile text

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\" onmouseover=\"alert(1)' x='",
    "command": "::error::pwned",
    "old command": "##[error]pwned",
    "formula": "=cmd|' /C calc'!A0",
    "formula after spaces": "  @SUM(1)",
    "ansi": "\x1b[31mred\x1b]0;title\x07",
    "cdata": "]]>",
    "json in html": "</script><!--",
    "bidi": "\N{RIGHT-TO-LEFT OVERRIDE}txet\N{POP DIRECTIONAL FORMATTING}",
    "controls": "\x00\x0b\x0c\x85\ufffe",
    "separators": "a\N{LINE SEPARATOR}b\N{PARAGRAPH SEPARATOR}c",
    "markdown": "](javascript:alert(1)) ![x](http://evil.test/p.png) `x` | y | ~~z~~ **b** $a$ @someone www.evil.test",
    "template": "{{ 7*7 }} {% raw %} ${x} %s {0}",
    "percent": "%0A::error::x,y:z",
    "astral": "𠮷\U000e0041\N{COMBINING ACUTE ACCENT}",
    "backticks": "``a`b```",
}


def hostile(text: str) -> Report:
    line = f"{text} Vilage {text}"
    document = Document(line, f"dir/{text}.txt")
    start = len(text) + 1
    places = [Place.of(document, 0, len(text)), Place.of(document, start, start + 6)]
    findings = [
        Finding(
            "demo/town", "pattern", "misspelling", place, f"{text} is odd", "error", "high", (text,),
            Fix("unsafe", (Edit(place.start, place.end, text[::-1]),), (text,), (place,)), (place,),
        )
        for place in places
    ]  # fmt: skip
    texts = {places[0].origin: document}
    return Report(findings, [Failure(document.path, text)], (RULE,), 1, len(line), texts=texts)


FORMATS = formats.names()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_harms_no_format(name: str, text: str) -> None:
    out = "".join(formats.named(name)(hostile(text)))
    out.encode("utf-8")
    CHECKS.get(name, lambda out, text: None)(out, text)


def _no_controls(out: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", out)


def _text(out: str, text: str) -> None:
    _no_controls(out)
    assert "##[" not in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())


def _github(out: str, text: str) -> None:
    _no_controls(out)
    lines = out.splitlines()
    assert len(lines) == 3, "one command each, whatever the text"
    for line in lines:
        command = re.fullmatch(r"::error title=[^:,]*(?:,\w+=[^:,]*)+::(.*)", line)
        assert command, line


def _csv(out: str, text: str) -> None:
    for row in csv.reader(io.StringIO(out)):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def _junit(out: str, text: str) -> None:
    root = ElementTree.fromstring(out)
    assert {e.tag for e in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "error"}


def _markdown(out: str, text: str) -> None:
    _no_controls(out)
    html = MarkdownIt("gfm-like", {"html": True}).render(out)
    tags = set(re.findall(r"<\s*(/?[a-zA-Z!][^\s>]*)", html))
    allowed = [
        "h1",
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "strong",
        "code",
        "blockquote",
        "del",
        "ins",
        "b",
        "sub",
        "hr",
    ]
    assert tags <= {*allowed, *(f"/{t}" for t in allowed), "a", "/a"}
    assert set(re.findall(r"<a [^>]*>", html)) <= {'<a href="#needs-a-decision">'}


def _sarif(out: str, text: str) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(out))


def _rdjson(out: str, text: str) -> None:
    schema = json.loads((SCHEMAS / "rdjson.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(out))


def _lines(out: str, text: str) -> None:
    assert len([json.loads(line) for line in out.split("\n") if line]) >= 2


def _json(out: str, text: str) -> None:
    assert json.loads(out)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.data = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and dict(attrs).get("id") == "data"
        if tag == "script":
            self.scripts.append(dict(attrs))
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, text: str) -> None:
        if self.inside:
            self.data += text
            self.inside = False


def _html(out: str, text: str) -> None:
    page = _Elements()
    page.feed(out)
    assert len(page.scripts) == 2, "the data and our script, whatever the text"
    assert json.loads(page.data)["findings"][0]["found"] == text


def test_the_page_names_the_hashes_of_all_that_may_run() -> None:
    out = rendered("html", *ALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', out)
    assert "default-src 'none'" in policy
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", out, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"(?:src|href)=.?https?:", out), "nothing is fetched"


CHECKS = {
    "text": _text, "github": _github, "csv": _csv, "junit": _junit, "markdown": _markdown, "sarif": _sarif,
    "html": _html, "rdjson": _rdjson, "rdjsonl": _lines, "jsonl": _lines, "json": _json, "gitlab": _json,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CHECKS.keys() - {"text", "html"}))
def test_a_record_is_named_by_number_id_and_field(name: str) -> None:
    one = finding(TEXT, "hill")
    place = one.place._replace(record=1234, id="id-89", field="title-of-it")
    out = rendered(name, one._replace(place=place))
    assert {word for word in ("1234", "id-89", "title-of-it") if word not in out} == set()


def test_sarif_of_the_shipped_rules_is_valid() -> None:
    sarif(TOWN, rules=tuple(load(prove=False).rules))
