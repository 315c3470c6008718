"""Configuration: where it is found, what it may say, and what wins."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from demo_packs import STOP, pack

from lint.cli import main
from lint.config.file import resolve_settings
from lint.config.settings import Settings
from lint.core.errors import UsageError

PACK = pack(STOP)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("demo.yaml").write_text(PACK)
    Path("seeds").mkdir()
    Path("seeds/a.txt").write_text("One .\n")
    Path("seeds/old.txt").write_text("Two .\n")
    return tmp_path


def config(text: str, path: str = "seedlint.yaml") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def check(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[tuple[str, str]]]:
    """Exit status, and path and severity of each finding."""
    status = main(["check", "--no-cache", "--format", "json", *args])
    return status, [(f["path"], f["severity"]) for f in json.loads(capsys.readouterr().out)["findings"]]


def test_without_a_configuration_the_defaults_hold() -> None:
    assert resolve_settings({}) == Settings()
    assert resolve_settings({}).origin("severity") == "default"


@pytest.mark.parametrize(
    "path, text",
    [
        ("seedlint.yaml", "severity: info\nrules: [demo.yaml]\nfail-on: never\n"),
        ("pyproject.toml", '[tool.seedlint]\nseverity = "info"\nrules = ["demo.yaml"]\nfail-on = "never"\n'),
        ("pyproject.toml", '\ufeff[tool.seedlint]\nseverity = "info"\nrules = ["demo.yaml"]\nfail-on = "never"\n'),
    ],
)
def test_it_is_found_upwards_and_paths_are_meant_from_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str, text: str
) -> None:
    config(text, path)
    monkeypatch.chdir("seeds")
    asked = resolve_settings({})
    assert (asked.severity, asked.rules, asked.fail_on) == ("info", ("../demo.yaml",), "never")
    assert asked.origin("severity").startswith(f"../{path}")
    assert check(capsys) == (0, [("a.txt", "warning"), ("old.txt", "warning")])


def test_it_is_not_looked_for_above_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    config("severity: info\n")
    Path("seeds/.git").mkdir()
    monkeypatch.chdir("seeds")
    assert resolve_settings({}).severity == "warning"


def test_a_pyproject_that_says_nothing_of_us_is_no_configuration() -> None:
    config("severity: info\n")
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert resolve_settings({}).severity == "info"


def test_two_configurations_side_by_side_are_an_error() -> None:
    config("severity: info\n")
    Path("pyproject.toml").write_text("[tool.seedlint]\n")
    with pytest.raises(UsageError, match=r"has two configurations: seedlint.yaml and pyproject.toml; keep one"):
        resolve_settings({})


def test_flags_win_and_none_switches_it_off() -> None:
    config("severity: info\nconfidence: low\n")
    asked = resolve_settings({"severity": "error", "jobs": None})
    assert (asked.severity, asked.confidence) == ("error", "low")
    assert (asked.origin("severity"), asked.origin("confidence")) == ("--severity", "seedlint.yaml:2")
    assert resolve_settings({}, "none") == Settings()


def test_extending_replaces_keys_and_adds_overrides() -> None:
    config("severity: info\njobs: 2\noverrides: [{ignore: [demo]}]\n", "base/house.yaml")
    config("extends: base/house.yaml\njobs: 3\noverrides: [{paths: [x], ignore: [stop]}]\n")
    asked = resolve_settings({})
    assert (asked.severity, asked.jobs) == ("info", 3)
    assert [o.ignore for o in asked.overrides] == [("demo",), ("stop",)]
    assert (asked.origin("severity"), asked.origin("jobs")) == ("base/house.yaml:1", "seedlint.yaml:2")


@pytest.mark.parametrize(
    "text, message",
    [
        ("severty: info", "seedlint.yaml:1: unknown setting 'severty'; did you mean 'severity'?"),
        ("severity: warn", "seedlint.yaml:1: 'severity' is one of info, warning, error; did you mean 'warning'?"),
        ("jobs: many", "'jobs' is a number of processes"),
        ("exclude: {a: b}", "'exclude' is a list of strings"),
        ("cache: 'no'", "'cache' is true or false"),
        ("overrides:\n- path: x", "seedlint.yaml:2: unknown key 'path' of an override; did you mean 'paths'?"),
        ("overrides: [{severity: {demo: dire}}]", "'severity' maps rules to one of"),
        ("- severity", "a configuration is a mapping"),
        ("a: [", "not valid YAML"),
        ("extends: gone.yaml", "gone.yaml:1: cannot be read"),
        ("extends: seedlint.yaml", "extend each other in a circle"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    config(text + "\n")
    with pytest.raises(UsageError, match="the configuration is not valid") as raised:
        resolve_settings({})
    assert message in str(raised.value)


def test_everything_wrong_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    config("[tool.seedlint]\nseverty = 'info'\njobs = -1\n", "pyproject.toml")
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert "unknown setting 'severty'" in said and "'jobs' is a number" in said


def test_excluded_files_are_left_out_and_named_ones_only_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    config("rules: [demo.yaml]\npaths: [seeds]\nexclude: ['/seeds/old*']\n")
    assert check(capsys) == (1, [("seeds/a.txt", "warning")])
    assert check(capsys, "seeds/old.txt") == (1, [("seeds/old.txt", "warning")])
    assert check(capsys, "seeds/old.txt", "--force-exclude") == (0, [])


def test_overrides_change_levels_and_switch_rules_off_by_path(capsys: pytest.CaptureFixture[str]) -> None:
    config("rules: [demo.yaml]\npaths: [seeds]\noverrides:\n- {paths: [old.txt], severity: {whitespace: error}}\n")
    assert check(capsys) == (1, [("seeds/a.txt", "warning"), ("seeds/old.txt", "error")])
    config("rules: [demo.yaml]\npaths: [seeds]\noverrides:\n- {paths: [a.txt], ignore: [demo/stop]}\n")
    assert check(capsys) == (1, [("seeds/old.txt", "warning")])
    assert main(["fix", "--no-cache", "--output-dir", "out"]) == 0
    assert Path("out/seeds/a.txt").read_text() == "One .\n"
    assert Path("out/seeds/old.txt").read_text() == "Two.\n"


def test_the_narrower_name_of_a_rule_wins(capsys: pytest.CaptureFixture[str]) -> None:
    config("rules: [demo.yaml]\noverrides:\n- severity: {whitespace: error, demo/stop: info, demo: warning}\n")
    assert check(capsys, "seeds/a.txt", "--severity", "info") == (0, [("seeds/a.txt", "info")])


def test_an_override_of_a_rule_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    config("rules: [demo.yaml]\noverrides:\n- ignore: [demo/stopp]\n")
    assert main(["check", "--no-cache"]) == 2
    assert "seedlint.yaml:3: nothing is called 'demo/stopp'" in capsys.readouterr().err


def test_packs_of_installed_packages_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "acme_seedlint").mkdir()
    (folder / "acme_seedlint/__init__.py").write_text("raise RuntimeError('a pack is read, not run')\n")
    (folder / "acme_seedlint/demo.yaml").write_text(PACK)
    monkeypatch.syspath_prepend(folder)
    points = EntryPoints([EntryPoint("acme", "acme_seedlint", "seedlint.packs")])
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **query: points.select(**query))
    config("rules: [acme]\npaths: [seeds/a.txt]\n")
    assert check(capsys) == (1, [("seeds/a.txt", "warning")])
    config("rules: [acne]\n")
    assert main(["check", "--no-cache"]) == 2
    assert "no such file, folder or installed pack; did you mean 'acme'?" in capsys.readouterr().err


def test_config_shows_each_value_and_where_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    config("exclude: ['old/']\n")
    assert main(["config", "--fail-on", "error"]) == 0
    rows = {line.split()[0]: line.split(maxsplit=1)[1] for line in capsys.readouterr().out.splitlines()}
    assert rows["exclude"].split() == ['["old/"]', "seedlint.yaml:1"]
    assert rows["fail-on"].split() == ['"error"', "--fail-on"]
    assert rows["confidence"].split() == ['"medium"', "default"]


def test_init_writes_a_configuration_that_works_and_never_over_another(capsys: pytest.CaptureFixture[str]) -> None:
    Path("it's").mkdir()
    assert main(["init", "seeds", "it's", "--hook"]) == 0
    asked = resolve_settings({})
    assert asked.paths == ("seeds", "it's")
    assert asked == Settings(
        paths=asked.paths,
        rules=("shipped",),
        words="words.txt",
        **{k: getattr(asked, k) for k in ("severity", "confidence", "fail_on")},
    )
    assert Path(".pre-commit-config.yaml").exists()
    assert main(["init"]) == 2
    assert "is already a configuration" in capsys.readouterr().err
