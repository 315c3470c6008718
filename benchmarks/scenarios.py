"""What is measured: each scenario is one function, named in `SCENARIOS`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable

from benchmarks import corpus, formats, shapes, synthetic
from benchmarks.bench import ROOT, SIZES, Bench, Part
from benchmarks.measure import Comparison, Contender, Line
from benchmarks.quality import table
from benchmarks.quality.adapters import adapters

SAMPLE = 1
"""Megabytes on which slow contenders are measured; the ratios are per megabyte."""


def start(bench: Bench) -> Part:
    """Starting up, and checking the five example texts again."""
    seeds, sentence = ROOT / "seeds", bench.cache / "sentence.txt"
    sentence.write_text("This is a small text with a the the word.\n", encoding="utf-8")
    bench.warm()
    lint = (sys.executable, "-m", "lint")
    contenders = [
        Contender("python -c pass", (sys.executable, "-c", "pass")),
        Contender("seedlint --help", (*lint, "--help")),
        bench.seedlint("seedlint check, one sentence, first time", 0, str(sentence)),
        bench.seedlint("seedlint check seeds/, first time", 0, str(seeds)),
        bench.seedlint("seedlint check seeds/, unchanged", 0, str(seeds), warm=True),
        bench.peer("codespell", 0, seeds),
        bench.peer("typos", 0, seeds),
    ]
    lines = bench.race(*present(contenders), rounds=4 * bench.rounds)
    lines |= bench.race(bench.seedlint_anew("seedlint check, one sentence, nothing kept", str(sentence)), rounds=2)
    return Part(
        "Start-up",
        "Whole processes, with rules compiled before but where nothing is kept. The texts of `seeds/` have 5 files, 23 kB.",
        list(lines.values()),
        compared(
            lines,
            ("help", "seedlint --help", "python -c pass"),
            ("seeds-codespell", "seedlint check seeds/, unchanged", "codespell"),
        ),
    )


def speed(bench: Bench) -> Part:
    """One process on the corpus, beside the peers."""
    bench.warm()
    n = bench.megabytes
    whole, sample = bench.corpus(n), bench.corpus(SAMPLE)
    size, little = corpus.size(whole), corpus.size(sample)
    contenders = [
        bench.seedlint("seedlint, first time", size, str(whole)),
        bench.seedlint("seedlint, unchanged", size, str(whole), warm=True),
        bench.peer("typos", size, whole),
        bench.peer("codespell", size, whole),
        bench.peer("proselint", little, sample),
        bench.peer("rg", size, whole),
    ]
    lines = bench.race(*present(contenders))
    return Part(
        f"A corpus of {n} MB, one process",
        f"All shipped rules, end to end with the report, compiled rules in the cache; `typos -j1`; `proselint` on "
        f"{SAMPLE} MB; `rg -F` with the {needles(bench):,} words and phrases of the shipped rules. *Unchanged* is a "
        "second run over the same files.",
        list(lines.values()),
        compared(
            lines,
            ("speed-typos", "typos", "seedlint, first time"),
            ("speed-codespell", "codespell", "seedlint, first time"),
            ("speed-proselint", "proselint", "seedlint, first time"),
            ("speed-rg", "rg", "seedlint, first time"),
            ("unchanged", "seedlint, first time", "seedlint, unchanged"),
        ),
        notes=[
            f"The targets speak of {SIZES[-1]} MB, for which there was no time; see what a megabyte of more text costs."
        ]
        * (n < SIZES[-1]),
    )


def jobs(bench: Bench) -> Part:
    """One process and more."""
    bench.warm()
    folder = bench.corpus(bench.megabytes)
    size, cores = corpus.size(folder), os.cpu_count() or 1
    counts = sorted({1, 2, *(2**i for i in range(2, cores.bit_length())), cores})
    lines = bench.race(*(bench.seedlint(f"--jobs {n}", size, "--jobs", str(n), str(folder)) for n in counts))
    return Part(
        f"Processes, on {bench.megabytes} MB",
        "All shipped rules, first time. The memory is that of the largest process.",
        list(lines.values()),
        compared(lines, ("two-processes", "--jobs 1", "--jobs 2")),
    )


def rules(bench: Bench) -> Part:
    """More and more rules, beside one `regex` for each."""
    counts = (20, 200, 2_000, 20_000) if bench.long else (20, 200, 2_000)
    folder, much, made, empty = bench.corpus(10), bench.corpus(30), bench.cache / "rules", bench.cache / "empty"
    size = corpus.size(folder)
    empty.mkdir(exist_ok=True)
    inside = (sys.executable, "-m", "benchmarks.inside")
    contenders = []
    for n in counts:
        pack = synthetic.write_mixed(n, made)
        bench.warm(pack)
        contenders.append(bench.seedlint(f"{n:,} rules", size, str(folder), rules=pack))
        patterns, some = pack.with_suffix(".patterns"), bench.corpus(max(0.05, min(10, 1_000 / n)))
        for name, job, texts in (("scan", ("scan", str(pack)), much), ("regex", ("naive", str(patterns)), some)):
            command = (*inside, *job)
            contenders.append(Contender(f"{n:,} × {name}", (*command, str(texts)), corpus.size(texts)))
            contenders.append(Contender(f"{n:,} × {name}, start", (*command, str(empty))))
    for n in (2_000, 20_000):
        pack = synthetic.write_table(n, made)
        bench.warm(pack)
        contenders.append(bench.seedlint(f"{n:,} words", size, str(folder), rules=pack))
    lines = bench.race(*contenders)
    alone = {name: lines[name].beyond(lines[f"{name}, start"]) for name in lines if f"{name}, start" in lines}
    return Part(
        "More rules",
        f"Made-up rules ({synthetic.LITERALS:.0%} words and phrases, the others patterns) on 10 MB, and tables of wrong "
        "words: *rules* and *words* are `seedlint check` from end to end, with files to read and findings to keep. *scan* "
        "is the engine's one pass for all rules, on 30 MB, *regex* one `finditer` for each, on a sample; these are compared "
        "with the time of a run without text taken off on both sides.",
        list(lines.values()),
        [
            *compared(alone, *((f"regex-{n}", f"{n:,} × regex", f"{n:,} × scan") for n in counts)),
            *compared(
                lines,
                ("rules-200-2000", "2,000 rules", "200 rules"),
                ("words-2000-20000", "20,000 words", "2,000 words"),
            ),
        ],
    )


def text(bench: Bench) -> Part:
    """More and more text."""
    bench.warm()
    lines: list[Line] = []
    notes = []
    left = 3 * bench.seconds
    for n in (1, 10, 30, 100, 1_000):
        likely = n * lines[-1].median().each(lines[-1].megabytes).wall if lines else 0
        if likely > (3_600 if bench.long else left) or (n == 1_000 and not bench.long):
            notes.append(f"{n:,} MB were left out: they would take about {max(1, round(likely / 60))} min.")
            break
        folder = bench.corpus(n)
        name = f"{n:,} MB"
        took = bench.race(bench.seedlint(name, corpus.size(folder), str(folder)), rounds=3 if n <= 10 else 1)[name]
        left -= sum(run.wall for run in took.runs)
        lines.append(took)
    return Part(
        "More text",
        "All shipped rules, one process, first time; beyond 31 MB texts come again with another last line.",
        lines,
        [grown(lines[-1], lines[0])] if len(lines) > 1 else [],
        notes=notes,
    )


def grown(last: Line, first: Line) -> Comparison:
    """What a megabyte of much text costs beside one of little; medians, as they ran a different number of times."""
    a, b = ([line.median()] for line in (last, first))
    return Comparison.of("text", Line(last.name, last.megabytes, tuple(a)), Line(first.name, first.megabytes, tuple(b)))


def kinds(bench: Bench) -> Part:
    """Which kinds of rules take the time."""
    n = min(bench.megabytes, 10)
    seconds: dict[str, float] = json.loads(bench.inside("kinds", str(bench.corpus(n))))
    total = sum(seconds.values())
    shares = [(kind, s / total) for kind, s in seconds.items()]
    return Part(
        f"Kinds of rules, on {n} MB",
        "Share of the time that rules take; work that kinds share (words, sentences) counts for the first that asks.",
        heads=("kind", "share"),
        rows=[(f"`{kind}`" if " " not in kind else kind, f"{share:.0%}") for kind, share in shares if share >= 0.005],
        comparisons=[Comparison.of_number("largest-kind", max(share for kind, share in shares if " " not in kind))],
    )


def editor(bench: Bench) -> Part:
    """Typing in an editor."""
    try:
        from benchmarks import editor
    except ImportError as error:
        raise RuntimeError(f"{error}; pip install 'seedlint[lsp]'") from None
    return editor.scenario(bench)


def quality(bench: Bench) -> Part:
    """Recall and precision on labelled texts, beside the peers."""
    return table.found(adapters(bench, bench.adapters))


def needles(bench: Bench) -> int:
    return len(bench.needles.read_text(encoding="utf-8").splitlines())


def present(contenders: Iterable[Contender | None]) -> list[Contender]:
    return [c for c in contenders if c]


def compared(lines: dict[str, Line], *pairs: tuple[str, str, str]) -> list[Comparison]:
    """Comparisons (key, above, below) of those that ran."""
    return [Comparison.of(key, lines[a], lines[b]) for key, a, b in pairs if a in lines and b in lines]


SCENARIOS: dict[str, Callable[[Bench], Part]] = {
    "start": start,
    "speed": speed,
    "jobs": jobs,
    "rules": rules,
    "text": text,
    "kinds": kinds,
    "formats": formats.scenario,
    "shapes": shapes.shapes,
    "editor": editor,
    "history": shapes.history,
    "cores": shapes.cores,
    "quality": quality,
    "corrections": table.fixed,
}
