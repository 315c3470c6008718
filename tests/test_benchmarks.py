"""The arithmetic of the benchmarks: ratios, verdicts, labelled texts. Nothing here looks at a clock."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from benchmarks import bounds, corpus, page, synthetic
from benchmarks.__main__ import main
from benchmarks.bench import Bench, Part
from benchmarks.bounds import Bound
from benchmarks.measure import Comparison, Contender, Line, Ratio, Run, once, race, short
from benchmarks.quality import adapters, files, table
from benchmarks.quality.adapters import codespell
from benchmarks.quality.cases import Case, Edit, Found, Label, load
from benchmarks.quality.score import corrects, scored
from benchmarks.scenarios import SCENARIOS


def line(*walls: float, megabytes: float = 0.0) -> Line:
    return Line("x", megabytes, tuple(Run(wall, wall / 2, 10.0) for wall in walls))


@pytest.mark.parametrize(
    ("above", "below", "median", "low", "high"),
    [
        ([2.0], [1.0], 2.0, 2.0, 2.0),
        ([2.0, 3.0, 8.0], [1.0, 1.0, 2.0], 3.0, 2.0, 4.0),
        ([1.0, 10.0], [2.0, 20.0], 0.5, 0.5, 0.5),  # a slow round strikes both
    ],
)
def test_ratios_are_taken_round_by_round(
    above: list[float], below: list[float], median: float, low: float, high: float
) -> None:
    assert Ratio.of(above, below) == Ratio(median, low, high)


def test_costs_are_compared_for_the_same_amount_of_text() -> None:
    comparison = Comparison.of("k", line(4.0, megabytes=1.0), line(10.0, megabytes=10.0))
    assert comparison.wall.median == comparison.cpu.median == 4.0


def test_the_start_is_taken_off() -> None:
    assert [run.wall for run in line(3.0, 5.0).beyond(line(1.0, 9.0)).runs] == [2.0, 0.001]


@pytest.mark.parametrize(
    ("number", "said"), [(0.01234, "0.0123"), (1.234, "1.23"), (12.0, "12"), (123.4, "123"), (12345.0, "12,300")]
)
def test_three_digits_count(number: float, said: str) -> None:
    assert short(number) == said


@pytest.mark.parametrize(
    ("bound", "ratio", "met", "passed"),
    [
        (Bound("", "wall", at_most=3, guard=4), 3.0, True, True),
        (Bound("", "wall", at_most=3, guard=4), 3.5, False, True),
        (Bound("", "wall", at_most=3, guard=4), 4.1, False, False),
        (Bound("", "wall", at_least=3, guard=2), 3.0, True, True),
        (Bound("", "wall", at_least=3, guard=2), 2.5, False, True),
        (Bound("", "wall", at_least=3, guard=2), 1.9, False, False),
        (Bound("", "wall"), 1.9, True, True),
    ],
)
def test_a_bound_has_a_target_and_a_guard(bound: Bound, ratio: float, met: bool, passed: bool) -> None:
    assert (bound.meets(ratio), bound.passes(ratio)) == (met, passed)


def test_the_guard_names_what_got_worse_by_the_clock_that_counts() -> None:
    known = {
        "slow": Bound("this takes … × that", "wall", at_most=1, guard=2),
        "fine": Bound("this is … × as fast as that", "cpu", at_least=5, guard=4),
    }
    high, low = Ratio(9.0, 8.0, 10.0), Ratio(1.0, 1.0, 1.0)
    measured = [Comparison("slow", wall=high, cpu=low), Comparison("fine", wall=low, cpu=high)]
    assert bounds.worse(measured, known) == ["slow: this takes 9 × that; the guard wants at most 2"]


class Still(Bench):
    """Benchmarks in which nothing runs: every run of a contender takes no time."""

    megabytes = 3  # type: ignore[assignment]

    def race(self, *contenders: Contender, rounds: int | None = None) -> dict[str, Line]:
        return {c.name: Line(c.name, c.megabytes, (Run(0.01, 0.01, 1.0),)) for c in contenders}

    def corpus(self, megabytes: float) -> Path:
        folder = self.cache / f"{megabytes:g}"
        folder.mkdir(exist_ok=True)
        (folder / "text.txt").write_text("x" * int(megabytes * 1000))
        return folder

    def seedlint_at(self, commit: str, name: str, megabytes: float, *arguments: str) -> Contender | None:
        return self.seedlint(name, megabytes, *arguments)

    def inside(self, *job: str) -> str:
        return '{"pattern": 1.0, "line": 3.0}'


@pytest.mark.parametrize("name", sorted(SCENARIOS.keys() - {"quality", "corrections"}))
def test_every_scenario_makes_a_page_and_has_bounds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SEEDLINT_CACHE_DIR", "PYTHONPATH", "PYTHONHASHSEED"):
        monkeypatch.setenv(variable, "")  # put back afterwards
    (tmp_path / "needles.txt").write_text("harbour\n")
    still = Still(tmp_path)
    still.peers = {peer: Path(sys.executable) for peer in ("typos", "codespell", "proselint", "rg")}
    part = SCENARIOS[name](still)
    made = page.page([part], bounds.read(), still)
    assert part.comparisons
    assert [c.key for c in part.comparisons if bounds.read()[c.key].what not in made] == []


def test_contenders_run_in_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    write = "import sys; open(sys.argv[1], 'a').write(sys.argv[2])"
    contenders = [Contender(name, (sys.executable, "-c", write, str(log), name)) for name in "ab"]
    lines = race(contenders, rounds=3, seconds=600)
    assert log.read_text() == "ababab"
    assert [len(lines[name].runs) for name in "ab"] == [3, 3]


def test_a_contender_that_fails_is_no_fast_contender() -> None:
    with pytest.raises(RuntimeError, match="broken: exit status 3\nno such thing"):
        once(
            Contender(
                "broken", (sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)")
            )
        )


def test_what_cannot_be_fetched_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="failed: no such thing"):
        corpus._run(tmp_path, sys.executable, "-c", "import sys; sys.exit('no such thing')")


def test_a_scenario_that_fails_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("SEEDLINT_CACHE_DIR", "PYTHONPATH", "PYTHONHASHSEED"):
        monkeypatch.setenv(variable, "")

    def broken(bench: Bench) -> Part:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(Bench, "peers", {})
    for name, scenario in {"broken": broken, "whole": lambda bench: Part("A title", "About.")}.items():
        monkeypatch.setitem(SCENARIOS, name, scenario)
    assert main(["broken", "whole", "--cache", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "## A title" in said.out
    assert "broken could not be measured: no such thing" in said.err


def test_a_finding_counts_where_it_meets_a_label() -> None:
    case = Case("in Pariss or Rom", (Label(3, 9, "misspelling", "Paris"), Label(13, 16, "misspelling", "Rome")))
    score = scored([(case, [Found("", 0, 9, (Edit(3, 9, "Paris"),)), Found("", 10, 12)]), (Case("fine", ()), [])])
    assert (score.labels, score.found, score.findings, score.right) == (2, 1, 2, 1)
    assert (score.correctable, score.corrected, score.words) == (2, 1, 5)


@pytest.mark.parametrize(
    ("edits", "right"),
    [
        ((Edit(3, 9, "Paris"),), True),
        ((Edit(0, 9, "in Paris"),), True),
        ((Edit(3, 9, "Parish"),), True),  # a wider form holds it; the span is what is asked for
        ((Edit(3, 9, "Rome"),), False),
        ((), False),
    ],
)
def test_corrections(edits: tuple[Edit, ...], right: bool) -> None:
    assert corrects("in Pariss or Rom", edits, Label(3, 9, "misspelling", "Paris")) == right


@pytest.mark.parametrize("name", [name for sets in (*table.SETS.values(), *table.CLEAN.values()) for name in sets])
def test_labels_lie_within_their_texts(name: str) -> None:
    cases = load(name)
    assert cases
    assert [c.text[:40] for c in cases for x in c.labels if not 0 <= x.start <= x.end <= len(c.text)] == []


@pytest.mark.parametrize(
    ("fixed", "came", "verdict"),
    [
        ("a , b", "a , b", "kept"), ("a, b", "a, b", "mended"), ("a, b", "a , b", "left"),
        ("a, b", "a., b", "wrong"), ("a, b", "A , b", "damaged"), ("a , b", "a, b", "damaged"),
    ],
)  # fmt: skip
def test_what_became_of_a_file(fixed: str, came: str, verdict: str) -> None:
    assert files.verdict(files.File("a.txt", "a , b", fixed, optional=False), came) == verdict


def test_json_that_no_longer_parses_is_damaged() -> None:
    assert files.verdict(files.File("a.json", '["a , b"]', '["a, b"]', optional=False), '["a" b"]') == "damaged"


def test_codespell_names_the_line_and_the_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The tehy and teh quay, teh end.\n")
    program = tmp_path / "codespell"
    program.write_text(f"#!/bin/sh\nfor i in 1 2; do echo '{tmp_path}/a.txt:1: teh ==> the, tech'; done\n")
    program.chmod(0o755)
    found = list(codespell(program, tmp_path))
    assert [(f.start, f.end, f.edits[0].text) for f in found] == [(13, 16, "the"), (23, 26, "the")]


def test_a_tool_of_yours_takes_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "my_tool.py").write_text(
        "from benchmarks.quality.cases import Found\n"
        "def find(folder):\n"
        "    for file in folder.glob('*.txt'):\n"
        "        start = file.read_text().find('Rom')\n"
        "        if start >= 0:\n"
        "            yield Found(file.name, start, start + 3)\n"
    )
    name, tool = adapters._named("Mine=my_tool:find")
    case = Case("in Pariss or Rom", (Label(13, 16, "misspelling"),))
    assert name == "Mine"
    assert scored(table.asked(tool, [case, Case("fine", ())])).recall == 1.0


def test_made_up_rules_are_found_by_their_own_patterns() -> None:
    made = list(synthetic.mixed(50))
    assert len({find for find, _ in made}) == 50
    assert [bad for find, bad in made if not re.search(find, f"Here {bad} stands.")] == []


def test_tables_of_the_page() -> None:
    rows = list(page.table(("what", "n"), [("a", "1")]))
    assert rows == ["| what | n |", "|---|---:|", "| a | 1 |"]
