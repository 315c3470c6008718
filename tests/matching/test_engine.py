"""The engine finds exactly what each needle finds on its own: `regex` is the definition."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
import regex
from hypothesis import HealthCheck, assume, example, given, reject, settings
from hypothesis import strategies as st
from places import SEEDS

from lint import kinds
from lint.core.cache import Cache, key_of
from lint.core.kind import Needle
from lint.matching import compiler, databases, patterns, prefilter
from lint.matching.engine import Engine
from lint.matching.folding import WORD, fold, is_word, variants
from lint.matching.line_extent import LONG_LINE_CHARACTERS, Window
from lint.matching.patterns import Prefilter
from lint.matching.plain import AhoCorasickScanner, Scanner, WordScanner
from lint.packs.load import load

MANY = settings(
    max_examples=int(os.environ.get("SEEDLINT_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""`SEEDLINT_EXAMPLES=2000 pytest tests/matching/test_engine.py` looks longer."""

# few letters, so that texts and needles meet; and the characters on which engines disagree
LETTERS = "aabbk Sk-s.\n\u212a\u017fıİIiéÉße\u0301’_1²\r\x85\u2028\x1cΣςσЖж中\U0001f600"
text_of = st.text(st.sampled_from(LETTERS), max_size=40)
lines_of = st.text(st.sampled_from("aab \n\n\r-é"), max_size=60)

atoms = st.one_of(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=3).map(lambda s: regex.escape(s, literal_spaces=True)),
    st.sampled_from(
        [
            r"\b", r"\B", r"\w", r"\W", r"\s", r"\S", r"\d", ".", "[ab]", "[Ss]", "[^a]", "[a-k]", r"[\w-]", r"\p{Lu}", "^", "$",
            r"(?m:^)", r"(?m:$)", r"\Z", "(?=a)", "(?!b)", "(?<=a)", r"(?<!\w)", "(?i:k)", "(?s:.)", "é", "\u212a", "[é-ö]",
        ]
    ),
)  # fmt: skip
over_lines = st.sampled_from(
    [
        "a", "b", r"\n", r"\r\n", r"\s", r"\s*", r"\s+?", r"\s{1,2}", r"[^\S\r\n]*", "[^b]", "[^b]*", ".", ".*", r"\w+", r"\b", "^", "$",
        r"(?m:^)", r"(?m:$)", r"\Z", r"(?=\s)", r"(?!\s)", r"(?=\s*a)", r"(?![\s-]*b)", r"(?!\n\n)", r"(?=\n.*b)", r"(?!a$)",
        r"(?=.*\Z)", r"(?<=\n)", r"(?<!b\s)", r"(?<=^\s*)", r"(?<=a(?=\sb))", r"(?<!\n\n.)", r"(?:\n|a)",
        r"(?:a\n)+", r"(?P<x>\s?)b(?P=x)", r"(?>\s*)",
    ]
)  # fmt: skip


def again(group: str, between: str) -> str:
    """A pattern that refers back to a group; its name is that of an equal group elsewhere, but of none inside it."""
    name = f"r{crc32(group.encode())}"
    return f"(?P<{name}>{group}){between}(?P={name})"


def combined(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Patterns made of such parts."""
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, inner).map(lambda p: f"(?:{p[0]}|{p[1]})"),
            st.tuples(inner, st.sampled_from(["?", "+", "*", "{2}", "{1,3}", "+?", "*?", "++"])).map(
                lambda p: f"(?:{p[0]}){p[1]}"
            ),
            inner.map(lambda p: f"({p})"),
            st.tuples(inner, inner).map(lambda p: again(*p)),
        ),
        max_leaves=5,
    )


literals = st.builds(
    Needle,
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=4),
    st.just(True),
    st.booleans(),
    st.booleans(),
    st.none(),
)
regexes = st.builds(Needle, combined(atoms), st.just(False), st.booleans(), st.just(True), st.none())
needles_of = st.lists(st.one_of(literals, regexes), min_size=1, max_size=8)


def sensible(needles: list[Needle]) -> list[Needle]:
    """Without regexes that match nothing at all: rules with such are refused."""
    # not a filter of the strategy: `regex` makes room in its cache at random, which strategies may not
    return [n for n in needles if n.literal or regex.compile(n.text, regex.I).match("") is None]


GIVEN_UP = 2.0
"""Seconds after which a pattern that was made at random is not waited for."""


def alone(needle: Needle, text: str) -> list[tuple[int, int]]:
    """What one needle finds on its own."""
    source = needle.text
    if needle.literal:
        source = regex.escape(needle.text, special_only=True, literal_spaces=True)
        if needle.words:
            source = rf"(?:(?<!\w)|(?!\w)){source}(?:(?!\w)|(?<!\w))"
    try:
        return [m.span() for m in regex.finditer(source, text, regex.I if needle.ignore_case else 0, timeout=GIVEN_UP)]
    except TimeoutError:  # a pattern that goes wild: nobody knows what it would find
        reject()


def expected(needles: list[Needle], text: str) -> dict[int, list[tuple[int, int]]]:
    return {i: spans for i, n in enumerate(needles) if (spans := sorted(alone(n, text)))}


def found(engine: Engine, text: str) -> dict[int, list[tuple[int, int]]]:
    return {rule: [(h.start, h.end) for h in hits] for rule, hits in engine.scan(text).items()}


def literal(text: str, ignore_case: bool = False, words: bool = True) -> Needle:
    return Needle(text, True, ignore_case, words)


SCANNERS: dict[str, Callable[[Engine], Scanner]] = {
    "plain": lambda e: WordScanner(e._literals, e._patterns),
    "walking": lambda e: AhoCorasickScanner(e._literals, e._patterns),
    "compiled": lambda e: databases.HyperscanScanner(e._literals, e._patterns, e._filters(), Cache(None)),
}
if not compiler.available():  # no wheel for this platform
    del SCANNERS["compiled"]


@pytest.fixture
def daring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pattern goes to Hyperscan, and is asked around the places met, also where that is slow."""
    monkeypatch.setattr(compiler, "SAMPLE", b"")
    monkeypatch.setattr(patterns, "DENSE", 0)


@pytest.mark.usefixtures("daring")
@pytest.mark.parametrize("scanner", SCANNERS)
@MANY
@given(needles=needles_of, text=text_of)
@example(needles=[literal("a a")], text="a a a a")
@example(needles=[literal("aa", words=False)], text="aaaaa")
@example(needles=[literal("k", True)], text="K \u212a k")
@example(needles=[literal("s", True)], text="ſ S s")
@example(needles=[literal("ſ", True)], text="ſ S s")
@example(needles=[literal("i", True)], text="ı İ I i")
@example(needles=[literal("ı", True)], text="ı İ I i")
@example(needles=[literal("ΑΣ", True)], text="ας ασ ΑΣ")
@example(needles=[literal("e")], text="e\u0301 é e")
@example(needles=[literal("É")], text="É naÉve É")
@example(needles=[literal("-a-")], text="b-a-b -a-")
@example(needles=[Needle(r"\bab")], text="éab ab")
@example(needles=[Needle(r"a$"), Needle(r"(?m:^)b"), Needle(r"a\Z")], text="a\nb\na\n")
@example(needles=[Needle("(?i)K")], text="\u212a")
@example(needles=[Needle(r"\bé"), Needle(r"\p{Lu}\b"), Needle(r"\b\x1c")], text="-é É\x1cÉ- é\x1c")
@example(needles=[Needle("[Ss]k"), Needle("[^Ss]k")], text="Sk ak")
@example(needles=[Needle(r"a\w+\b"), Needle(r"(?:\w+)\b"), Needle(r"(a)\1b?")], text="aaé aab e\u0301")
def test_exactly_what_each_needle_finds_alone(scanner: str, needles: list[Needle], text: str) -> None:
    needles = sensible(needles)
    engine = Engine(list(enumerate(needles)))
    engine._scanner = SCANNERS[scanner](engine)
    assert found(engine, text) == expected(needles, text)


@pytest.mark.skipif("compiled" not in SCANNERS, reason="no Hyperscan")
@pytest.mark.usefixtures("daring")
@MANY
@given(pattern=combined(over_lines), text=lines_of)
@example(pattern=r"a(?!\n\nb)", text="aa\n\nb\na\n\n\nb")
@example(pattern=r"a(?!-)", text="a\na-\n-a")
@example(pattern="a(?m:$)", text="a\r\na\n")
@example(pattern=r"(?:b\s*)+a", text="b\n\n b\n\n\n  a\nb a")
@example(pattern=r"a[^b]*b", text="a\n\n\n-b\na")
@example(pattern=r"a\sa", text="a\na\na\na\na")
@example(pattern=r"a\sb(?=\s*a)", text="a b a a b  a")
@example(pattern=r"(?:a )+b", text="a a b b a")
def test_a_pattern_is_asked_only_between_the_lines_or_words_that_it_may_reach(pattern: str, text: str) -> None:
    for needle in sensible([Needle(pattern)]):
        engine = Engine([(0, needle)])
        engine._scanner = SCANNERS["compiled"](engine)
        for body in (
            text,
            text * 3,
            text * 2 + " " + "-" * LONG_LINE_CHARACTERS,
            "- " * LONG_LINE_CHARACTERS + text * 3,
        ):
            got = found(engine, body)
            assume(not engine.take_timed_out())  # a pattern that goes wild on a long line is given up, and reported
            assert got == expected([needle], body)


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("bad", "a bad b\nc"),  # with what `$` and `\b` look at
        (r"(?<!0)bad", "a bad b\nc"),
        (r"bad(?=\s)", "1\na bad b\nc\nd\n2"),
        (r"bad\s*b", "1\na bad b\nc\nd\n2"),
        (r"bad (?:\w+\s?)+", "0\n1\na bad b\nc\nd\n2\n3\n4"),
    ],
)
def test_where_a_pattern_is_asked(pattern: str, asked: str) -> None:
    text = "0\n1\na bad b\nc\nd\n2\n3\n4"
    extent = Prefilter.of(pattern).lines
    windows = extent.windows(text, [9]) if extent else [Window(0, len(text), len(text))]
    assert [text[start:end] for start, _, end in windows] == [asked]


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("bad", "bad b"),
        (r"bad\b[^.]", "a bad b c d"),
        (r"\bx?bad(?: \w+){1,2}", "o a bad b c d e f"),
    ],
)
def test_where_a_pattern_is_asked_on_a_very_long_line(pattern: str, asked: str) -> None:
    text = "m n o a bad b c d e f"
    words = Prefilter.of(pattern).words
    assert words
    ((start, _, end),) = words.windows(text, [11])
    assert text[start:end].split() == asked.split()


def test_needles_of_one_rule_come_back_with_their_tags_in_order() -> None:
    engine = Engine([(7, Needle("b", True, tag="B")), (7, Needle("a+", tag="A")), (3, Needle("x", True))])
    assert [(h.start, h.end, h.tag) for h in engine.scan("aa b a")[7]] == [(0, 2, "A"), (3, 4, "B"), (5, 6, "A")]
    assert engine.scanned == {3, 7}


def test_three_patterns_out_of_time_end_the_search_in_that_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.matching.patterns.TIMEOUT", 0.01)
    engine = Engine([(i, Needle(rf"^(a|aa)+{i}$")) for i in range(5)] + [(9, Needle("a"))])
    assert engine.scan("a" * 60 + "0123456789!") == {}
    assert engine.take_timed_out() == [0, 1, 2]
    assert engine.take_timed_out() == []
    assert 9 in engine.scan("a")


def test_folding_merges_all_that_regex_holds_equal() -> None:
    for code in range(0x110000):
        char = chr(code)
        assert len(fold(char)) == 1
        assert char in variants(fold(char)), hex(code)
        assert is_word(char) == (WORD.match(fold(char)) is not None) == (WORD.match(char) is not None), hex(code)
        for other in {char.lower(), char.upper(), char.title(), char.casefold(), unicodedata.normalize("NFKC", char)}:
            if len(other) == 1 and other != char and regex.fullmatch(regex.escape(char), other, regex.I):
                assert fold(other) == fold(char), (hex(code), hex(ord(other)))


@MANY
@given(text=text_of)
def test_folding_looks_at_each_character_alone(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.usefixtures("daring")
def test_shipped_rules_find_the_same_by_every_scanner() -> None:
    book = load(prove=False)
    seeds = SEEDS
    texts = [path.read_text("utf-8") for path in sorted(seeds.iterdir())]
    examples = [text for rule in book.rules for example in rule.examples for text in example.texts]
    texts += [text.replace("[[", "").replace("]]", "") for text in examples]
    needles = [(i, n) for i, rule in enumerate(book.rules) for n in kinds.named(rule.kind).needles(rule)]
    engine = Engine(needles)
    by_scanner = []
    for scanner in SCANNERS.values():
        engine._scanner = scanner(engine)
        by_scanner.append([found(engine, text) for text in texts])
    first, *others = by_scanner
    assert sum(map(bool, first)) > len(book.rules)
    assert others == [first] * len(others)


@pytest.mark.skipif("compiled" not in SCANNERS, reason="no Hyperscan")
@pytest.mark.usefixtures("daring")
@MANY
@given(options=st.lists(atoms, min_size=2, max_size=5), behind=atoms, text=text_of)
@example(options=["ab", "k", r"\w+"], behind="b", text="abb Kb éb")
def test_a_list_too_long_to_be_said_is_said_by_its_characters(options: list[str], behind: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prefilter, "_LONGEST", 0)
        for needle in sensible([Needle(f"(?:{'|'.join(options)}){behind}")]):
            engine = Engine([(0, needle)])
            engine._scanner = SCANNERS["compiled"](engine)
            assert found(engine, text) == expected([needle], text)


def scans_until_compiled(engine: Engine, most: int) -> int:
    """How often an engine scans plainly before it gets its databases; each scan takes a second."""
    return next((n for n in range(1, most + 1) if not engine.scan("a text") and not engine.is_plain), most)


def test_what_earlier_runs_spent_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.matching.engine.perf_counter", iter(range(100)).__next__)
    monkeypatch.setattr(compiler, "price", lambda *_: 4.5)

    def run(most: int) -> int:
        engine = Engine([(0, Needle("teh", literal=True))])
        engine.cache, engine.key = Cache(tmp_path), "rules"
        return scans_until_compiled(engine, most)

    assert run(3) == 3  # 3 of 4.5 seconds spent, nothing compiled
    assert run(9) == 2  # the rest


def test_one_small_file_is_not_made_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.matching.engine.perf_counter", iter(range(100)).__next__)
    monkeypatch.setattr(compiler, "price", lambda *_: 40.0)
    engine = Engine([(0, Needle("teh", literal=True))])
    engine.cache, engine.key = Cache(tmp_path), "rules"
    engine.cache.put("engine", key_of("rules", b"spent"), 39.0)
    assert scans_until_compiled(engine, 9) == 5  # a tenth of the price is this run's own


def test_much_text_is_worth_compiling_for_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine([(0, Needle("teh", literal=True))])
    monkeypatch.setattr(compiler, "price", lambda *_: 10.0)
    engine.expect(2_000_000)
    assert engine.is_plain
    engine.expect(3_000_000)
    assert not engine.is_plain
