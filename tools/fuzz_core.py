"""Random input for the native core, built with the address and undefined-behaviour sanitizers.

    python tools/fuzz_core.py [MINUTES] [SEED]

Well-formed texts are compared with the Python definitions; all others, broken UTF-8 among them, must only do no harm: the
sanitizers end the process at the first wrong access. Needs gcc or clang with libasan.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from array import array
from ctypes import PyDLL
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lint.core.lists import shipped
from lint.kinds.tagged import automaton, roll
from lint.kinds.tagged.roll import Needed
from lint.kinds.tagged.slots import Slots
from lint.lexicon import index, parts, targets
from lint.lexicon.parts import NativeTagger, Tagger
from lint.lexicon.targets import NativeTargets, Targets
from lint.native import library
from lint.native.library import Core, build, compiler
from lint.native.tagger import Packed

SANITIZED = (
    "-g",
    "-O1",
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    *library.FLAGS[1:],
    *library.PLACED,
)
PIECES = """don't n't isn’t 's ’S boys' rock'n'roll Mr. U.S. U.S e.g. Nos. half-mile co‐op it'll -s 3,000 1.5.2 12:30 ... / and/or The
    the Σίσυφος naïve été 中文 ÅNGSTRÖM n nn' t""".split()  # fmt: skip
LETTERS = "aznts'’.-‐ 1,\n\r\t\u0301\u4e2d\ud800\U0001f600\u00a0\u0085\x00İΣ"


def text(dice: random.Random) -> str:
    """A text of words, letters and whatever else there is."""
    out = ""
    for _ in range(dice.randrange(30)):
        sort = dice.randrange(4)
        if sort == 0:
            out += "".join(dice.choices(LETTERS, k=dice.randrange(8)))
        elif sort == 1:
            out += chr(dice.randrange(0x110000)) * dice.randrange(3)
        else:
            out += dice.choice(PIECES)
        out += dice.choice(("", " ", " ", "\n"))
    return out


class Spoiled(str):
    """A text whose UTF-8 is not its own."""

    bytes: bytes

    def encode(self, *_: str) -> bytes:
        return self.bytes


def spoiled(dice: random.Random) -> Spoiled:
    """A text as the core must never get it."""
    out = Spoiled("")
    data = bytearray(text(dice).encode("utf-8", "surrogatepass"))
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(data) + 1)
        data[at : at + dice.randrange(3)] = dice.randbytes(dice.randrange(4))
    out.bytes = bytes(data[: dice.randrange(len(data) + 1)] if dice.randrange(2) else data)
    return out


def tagging(dice: random.Random) -> None:
    """`tagger_*`."""
    tagger = parts.opened(shipped() / "lists" / "parts.bin")
    assert isinstance(tagger, NativeTagger)
    most = dice.choice((1, 2, 80, 256))
    given = text(dice)
    cut = tagger.cut(given, most)
    if cut != Tagger.cut(tagger, given, most):
        raise SystemExit(f"cut otherwise: {given!r}, {most}")
    if cut and tagger.likeliest(cut.classes) != Tagger.likeliest(tagger, cut.classes):
        raise SystemExit(f"tagged otherwise: {given!r}, {most}")
    try:
        tagger.core.packed(spoiled(dice), most)
        tagger.core.likeliest(dice.choices(range(-2, 300), k=dice.randrange(300)))
    except (parts.Declined, UnicodeDecodeError):
        pass


def matching(dice: random.Random) -> None:
    """`automaton_*` and `tagger_may_match`."""
    tagger = parts.opened(shipped() / "lists" / "parts.bin")
    assert isinstance(tagger, NativeTagger)
    slots = dice.choices(("<the>", "<NN>", "<a|mill:NN>", "<#>", "<#:CD>", "<!the|NN>", "<>"), k=dice.randrange(1, 8))
    pattern = "".join(slot + dice.choice(("", "", "?", "*")) for slot in slots)
    one = Slots({}).written(f"{pattern} <>").automaton
    cut = tagger.cut(text(dice), 80)
    if one.core is None:
        return
    if cut:
        ways = [tagger.tags_of[number] for number in cut.classes]
        try:
            if one.core.may_match(tagger.core, Packed.of(*cut)) != one.may_match(cut.words, ways):
                raise SystemExit(f"matched otherwise: {pattern!r}, {cut}")
        except parts.Declined:
            pass
    classes = array("i", dice.choices(range(-2, 300), k=dice.randrange(20))).tobytes()
    try:
        one.core.may_match(tagger.core, Packed(spoiled(dice).bytes, classes))
        one.core.may_match(tagger.core, Packed(b"the " * 20, classes), dice.randbytes(20))
    except parts.Declined:
        pass


def calling(dice: random.Random) -> None:
    """`roll_*`."""
    tagger = parts.opened(shipped() / "lists" / "parts.bin")
    ways = ("<the>", "<NN>", "<a|mill:NN>", "<#>", "<!the|NN>", "<>")
    found = ["".join(dice.choices(ways, k=dice.randrange(1, 4))) for _ in range(dice.choice((1, 3, 70)))]
    needed = Needed([Slots({}).written(f"{pattern} <>").automaton for pattern in found], tagger)
    texts = [text(dice) for _ in range(dice.randrange(6))]
    called = needed.called(texts)
    for number, sentence in enumerate(texts):
        if {each for each, numbers in called.items() if number in numbers} != set(needed.called_by(sentence)):
            raise SystemExit(f"called otherwise: {found!r}, {sentence!r}")
    try:
        needed.called([spoiled(dice) for _ in range(3)])
    except UnicodeDecodeError:
        pass


def near(dice: random.Random) -> None:
    """`targets_*`."""
    found = targets.opened(shipped() / "lists" / "targets.bin")
    assert isinstance(found, NativeTargets)
    word = "".join(dice.choices("aeiouhlmrnstckqwvz'", k=dice.randrange(1, 42)))
    if found.near(word) != Targets.near(found, word):
        raise SystemExit(f"near otherwise: {word!r}")


def filing(dice: random.Random) -> None:
    """`index_*`."""
    found = ["".join(dice.choices("abz'é", k=dice.choice((0, 1, 2, 7, 64, 65)))) for _ in range(dice.randrange(9))]
    filed = index.Index(index.Target(form, form, form, "word", "", "", 2.5) for form in found)
    filed.file()
    for form in found:
        if form and form not in filed:
            raise SystemExit(f"not filed: {form!r} of {found!r}")


TARGETS = (tagging, matching, calling, near, filing)


def fuzz(path: str, minutes: float, seed: int) -> None:
    loaded = Core(PyDLL(path), "sanitized")
    parts.core = automaton.core = roll.core = index.core = targets.core = lambda: loaded
    parts._KEPT = 3_000  # so that it forgets often
    dice = random.Random(seed)
    until = time.time() + 60 * minutes
    rounds = 0
    while time.time() < until:
        for target in TARGETS:
            target(dice)
        rounds += 1
    print(f"{rounds:,} rounds in {minutes:g} minutes, seed {seed}: nothing found")


def main(minutes: str = "1", seed: str = "0") -> int:
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, f"core{library.SUFFIX}")
        by = compiler()
        if by is None:
            sys.exit("no C compiler found")
        build(by, built, SANITIZED)
        runtime = subprocess.run([*by, "-print-file-name=libasan.so"], capture_output=True, text=True, check=True)
        beside = {"LD_PRELOAD": runtime.stdout.strip(), "ASAN_OPTIONS": "detect_leaks=0", "PYTHONMALLOC": "malloc"}
        command = [sys.executable, __file__, "--inside", str(built), minutes, seed]
        return subprocess.run(command, env={**os.environ, **beside}).returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(main(*sys.argv[1:]))
