"""What a run found, in numbers."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.rule import Confidence, Safety, Severity
from lint.report.summary import BINS, HELD, SAMPLES, SOURCES, Summary


def found(
    path: str,
    record: int | None = None,
    rule: str = "p/a",
    text: str = "teh",
    fix: bool = False,
    field: str | None = None,
) -> Finding:
    place = Place(path, 0, len(text), 1, 1, 1, 1 + len(text), text, record=record, field=field)
    made = Fix(Safety.SAFE, (Edit(0, len(text), "the"),)) if fix else None
    return Finding(rule, "pattern", "style", place, "odd", Severity.WARNING, Confidence.HIGH, fix=made)


FINDINGS = st.lists(
    st.builds(found, st.sampled_from(["a.jsonl", "b.jsonl"]), st.integers(1, 9), st.sampled_from(["p/a", "p/b"])),
    max_size=40,
).map(lambda findings: sorted(findings, key=lambda f: f.sort_key))


@given(FINDINGS)
def test_all_is_counted_once(findings: Sequence[Finding]) -> None:
    known = Summary.of(findings, 18, 100)
    assert known.findings == len(findings)
    assert known.touched == len({f.place.origin for f in findings}) == known.loads.total()
    assert sum(load * n for load, n in known.loads.items()) == len(findings)
    assert sum(rule.findings for rule in known.rules.values()) == len(findings)
    assert sum(source.documents for source in known.sources.values()) == known.touched
    assert all(sum(source.bins) == source.findings for source in known.sources.values())


def test_documents_of_a_rule_are_those_with_its_findings() -> None:
    known = Summary.of([found("a.jsonl", 1), found("a.jsonl", 1, text="hte"), found("a.jsonl", 4)], 9, 0)
    assert (known.rules["p/a"].findings, known.rules["p/a"].documents) == (3, 2)


def test_a_text_that_is_a_file_counts_for_its_folder() -> None:
    known = Summary.of([found("x/a.txt"), found("x/b.txt"), found("y.txt")], 3, 0)
    assert {name: s.documents for name, s in known.sources.items()} == {"x/": 2, "./": 1}


def test_stretches_widen_until_they_suffice() -> None:
    source = Summary.of([found("a.jsonl", n) for n in (1, 2, 1_000)], 1_000, 0).sources["a.jsonl"]
    assert source.width * BINS >= 1_000
    assert source.bins[0] == 2
    assert source.bins[999 // source.width] == 1


def test_samples_have_different_texts_and_do_not_depend_on_luck() -> None:
    findings = [found("a.jsonl", n, text=f"w{n % 7}") for n in range(1, 200)]
    samples = Summary.of(findings, 200, 0).rules["p/a"].samples
    assert len({f.place.found for f in samples}) == SAMPLES
    assert samples == Summary.of(findings, 200, 0).rules["p/a"].samples


def test_many_sources_are_told_apart_as_far_as_a_page_shows_them() -> None:
    sizes = [1] * (2 * HELD) + [5] * SOURCES
    random.Random(1).shuffle(sizes)
    findings = (found(f"{i:06}.jsonl", n) for i, size in enumerate(sizes) for n in range(1, size + 1))
    known = Summary.of(findings, 10**6, 0)
    assert [s.findings for s in known.sources.values()] == [5] * SOURCES
    assert known.others.findings == 2 * HELD


def test_the_worst_documents_and_what_they_hold() -> None:
    findings = [found("a.jsonl", 1, text=f"w{i}") for i in range(50)] + [found("a.jsonl", n) for n in range(2, 52)]
    known = Summary.of(findings, 100, 0)
    assert known.share_of_worst(0.01) == 0.5
    assert Summary.of([], 0, 0).share_of_worst(0.01) == 0.0
