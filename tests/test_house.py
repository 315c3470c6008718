"""The bars of `tools/house.py`: what is beyond one names its place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tools import house

HOUSE = house.House(Path(__file__).resolve().parent.parent)


def test_the_table_has_a_row_for_each_number() -> None:
    rows = dict(house.table(HOUSE))
    assert rows["arrows in cycles"] == "0"
    assert int(rows["rooms"]) < 25
    assert all(rows.values())


def test_modules_are_short() -> None:
    assert [name for name, size in HOUSE.sizes.items() if size > house.LINES] == []


def test_functions_are_short() -> None:
    assert [f for f in HOUSE.functions if f.lines > house.LENGTH] == []


@pytest.mark.parametrize("folder", ["lint", "tools"])
def test_no_function_is_of_rank_d(folder: str) -> None:
    assert house.blocks(HOUSE, folder) == []


def test_arrows_between_rooms_are_few_and_lead_one_way() -> None:
    assert HOUSE.cycles() == []
    assert sum(map(len, HOUSE.arrows.values())) <= house.ARROWS


def test_nothing_stands_twice() -> None:
    assert HOUSE.duplicate_rows() == []


def test_any_is_an_exception() -> None:
    assert len(HOUSE.mentions_of_any()) < house.ANY


def test_rules_have_short_lines() -> None:
    assert [pack for pack, length in HOUSE.long_rule_lines().items() if length > house.WIDE] == []


def test_what_code_looks_for_in_english_is_data() -> None:
    assert HOUSE.english() == []


def test_no_module_compiles_a_pattern_while_it_is_imported() -> None:
    """Patterns of modules are those of `lint.core.late`; but what puts parts into them is asked for at once."""
    done = subprocess.run((sys.executable, "-c", _COMPILING), capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"lint.core.vocabulary"}


_COMPILING = """
import importlib, pkgutil, re, regex, sys
import lint

def told(compile):
    def wrapped(*args, **options):
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in ("functools", "lint.core.late"):
            frame = frame.f_back
        if frame.f_globals["__name__"].startswith("lint."):
            print(frame.f_globals["__name__"])
        return compile(*args, **options)
    return wrapped

re.compile, regex.compile = told(re.compile), told(regex.compile)
for module in pkgutil.walk_packages(lint.__path__, "lint."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError:  # of an extra that is not installed
            pass
"""


ONE_ROLE = {
    "Example": "a proof: as a pack writes it (`packs.schema`), and as it is run (`core.rule`)",
    "Fix": "a correction: as a pack writes it (`packs.schema`), and as a finding has it (`core.finding`)",
    "Style": "how new text is written: what is asked of it (`core.text`), and what formats inherit (`inputs.format`)",
}
"""Classes of one name in two modules, which are one role there."""


def test_a_class_has_a_name_of_its_own() -> None:
    modules: dict[str, set[str]] = defaultdict(set)
    for path in (HOUSE.root / "lint").rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                modules[node.name].add(path.relative_to(HOUSE.root).as_posix())
    assert {name: sorted(places) for name, places in modules.items() if len(places) > 1 and name not in ONE_ROLE} == {}
    assert all(len(modules[name]) == 2 for name in ONE_ROLE)


def test_rows_that_stand_twice_are_found_whatever_their_indent(tmp_path: Path) -> None:
    rows = "\n".join(f"value{n} = compute({n})" for n in range(house.ROWS))
    (tmp_path / "lint").mkdir()
    (tmp_path / "lint" / "one.py").write_text(f"{rows}\n")
    (tmp_path / "lint" / "two.py").write_text("if True:\n    " + rows.replace("\n", "\n    ") + "\n")
    assert house.House(tmp_path).duplicate_rows() == ["lint/one.py:1", "lint/two.py:2"]


def test_a_list_of_english_is_told_from_names_and_messages(tmp_path: Path) -> None:
    (tmp_path / "lint" / "kinds").mkdir(parents=True)
    (tmp_path / "lint" / "kinds" / "one.py").write_text(
        '"""The words of a manual and of the text."""\n'
        'A = ("left", "right", "start", "end")\n'
        'B = ("with", "from", "that")\n'
        'C = "of the and".split()\n'
        'D = r"\\b(?:was|were|have) "\n'
        'print("it is with the others that it was found")\n'
        'E = "a-of|b-to|a-from|b-with"\n'
    )
    assert [place.split()[0] for place in house.House(tmp_path).english()] == [
        f"lint/kinds/one.py:{line}" for line in (3, 4, 5)
    ]
