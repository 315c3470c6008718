"""Bad input is a sentence and an exit status, never a traceback; good files beside bad ones are still checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_packs import STOP, pack

from lint.cli import main

RULE = pack(STOP)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("demo.yaml").write_text(RULE, encoding="utf-8")
    Path("good.txt").write_text("A word .\n", encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], status: int, *args: str) -> str:
    """What a command says, given that it exits with `status`."""
    rules = [] if "--rules" in args else ["--rules", "demo.yaml"]
    assert main(["check", "--no-cache", *rules, *args]) == status
    out, err = capsys.readouterr()
    return out + err


@pytest.mark.parametrize(
    "name, data, message",
    [
        ("latin.txt", "Déjà".encode("latin-1"), "not checked  latin.txt: not UTF-8: undecodable at byte 1"),
        ("half.txt", b"\xff\xfea\x00b", "not checked  half.txt: not UTF-16-LE: undecodable at byte 4"),
        ("link.txt", None, "not checked  link.txt: a link that leads nowhere"),
        ("missing.txt", "missing", "not checked  missing.txt: there is no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_checked(
    capsys: pytest.CaptureFixture[str], name: str, data: bytes | str | None, message: str
) -> None:
    match data:
        case bytes():
            Path(name).write_bytes(data)
        case None:
            Path(name).symlink_to("nowhere")
    out = said(capsys, 4, "good.txt", name)
    assert message in out
    assert "demo/stop" in out


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xef\xbb\xbf", id="only a byte-order mark"),
        pytest.param(b"\r\n\r\n\n", id="only line ends"),
        pytest.param("\u2028\x00".encode("utf-16"), id="UTF-16 with a NUL"),
    ],
)
def test_nothing_to_find_is_no_failure(capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    Path("odd.txt").write_bytes(data)
    assert "No findings" in said(capsys, 0, "odd.txt")


def test_a_binary_is_left_out_of_a_folder_and_said_when_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00 .")
    assert "No findings in 0 documents" in said(capsys, 0, "in")
    assert "in/picture.png: a binary file, no text" in said(capsys, 4, "in/picture.png")


def test_utf_16_without_a_mark_is_said_and_read_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes("Four .".encode("utf-16-le"))
    assert "a.txt: UTF-16 without a byte-order mark, as it seems: --encoding utf-16-le" in said(capsys, 4, "a.txt")
    assert "demo/stop" in said(capsys, 1, "a.txt", "--encoding", "utf-16-le")


def test_paths_may_stand_behind_options(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Four .\n")
    assert "in 2 of 2 documents" in said(capsys, 1, "a.txt", "--fail-on", "warning", "b.txt")


def test_a_line_of_three_megabytes_is_not_echoed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    Path("long.txt").write_text("word " * 300_000 + ".\n" + "x" * 1_500_000 + " .")
    out = said(capsys, 1, "long.txt")
    assert out.count("demo/stop") >= 2
    assert max(map(len, out.splitlines())) < 300


def test_two_processes_say_the_same_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.txt").write_bytes(b"\xff .")
    for i in range(5):
        Path(f"{i}.txt").write_text(f"Text {i} .\n")
    one = said(capsys, 4, ".", "--jobs", "1", "--format", "json")
    assert said(capsys, 4, ".", "--jobs", "2", "--format", "json") == one


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("rules:", "rules: [", "not valid YAML"),
        ("kind: pattern", "kind: patern", "unknown kind 'patern'; did you mean 'pattern'?"),
        ("why:", "wy:", "unknown key 'wy'"),
        ("class: whitespace", "class: white", "unknown class 'white'"),
        (
            "    examples:\n      - {bad: 'Done[[ .]]', good: 'Done.'}\n      - ok: 'Done. Gone.'\n",
            "",
            "'examples' is missing",
        ),
        ("find: ' \\.'", 'find: "\\bGungxi"', r'"\b" in double quotes is a backspace'),
        ("find: ' \\.'", "find: '('", "not a valid regex: missing )"),
        ("find: ' \\.'", "find: ' *'", "matches the empty string"),
        ("find: ' \\.'", "find: ',\\.'", "does not find [[ .]]"),
        ("'Done. Gone.'", "'Done . Gone.'", "finds ' .' in the example that is ok"),
        ("pack: demo", "pack: demo\npack: other", "key 'pack' stands twice"),
        ("pack: demo", "%YAML 1.1\n---\npack: demo", "YAML 1.1 turns NO into false"),
    ],
)
def test_wrong_rules_are_said_with_their_line(
    capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    assert old in RULE
    Path("demo.yaml").write_text(RULE.replace(old, new).lstrip() if "%YAML" in new else RULE.replace(old, new))
    out = said(capsys, 3, "good.txt")
    assert message in out
    assert all(line.startswith("demo.yaml:") for line in out.splitlines() if message in line)
    assert "nothing was checked" in out


def test_all_wrong_rules_are_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.yaml").write_text(RULE.replace("pack: demo", "pack: other").replace("warning", "dire"))
    Path("demo.yaml").write_text(RULE.replace("high", "sure"))
    out = said(capsys, 3, "good.txt", "--rules", "demo.yaml", "--rules", "other.yaml")
    assert "demo.yaml:" in out and "other.yaml:" in out


def test_a_runaway_pattern_is_stopped_and_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.matching.patterns.TIMEOUT", 0.05)
    Path("demo.yaml").write_text(RULE.replace("' \\.'", "'^(a|aa)+$| \\.'"))
    Path("bad.txt").write_text("a" * 60 + "!")
    out = said(capsys, 4, "bad.txt")
    assert "not checked  bad.txt: rule demo/stop ran out of time" in out


@pytest.mark.parametrize(
    "args, message",
    [
        (["--select", "demo/stopp"], "nothing is called 'demo/stopp' among rules"),
        (["--rules", "nowhere.yaml"], "no rules at nowhere.yaml"),
        (["--format", "jsn"], "unknown format 'jsn'; did you mean 'json'?"),
    ],
)
def test_wrong_usage_is_said(capsys: pytest.CaptureFixture[str], args: list[str], message: str) -> None:
    assert message in said(capsys, 2, "good.txt", *args)


def test_an_error_of_our_own_is_no_finding(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.check.pipeline.check_document", lambda *_: 1 / 0)
    assert "internal error: ZeroDivisionError" in said(capsys, 2, "good.txt")
