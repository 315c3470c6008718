"""Which core runs, and how the native one is built and kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from lint.core.errors import UsageError
from lint.native import library
from lint.native.library import Core, compiler, core

asked = core.__wrapped__  # without its memory
needs_compiler = pytest.mark.skipif(compiler() is None, reason="no C compiler here")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("SEEDLINT_CORE", raising=False)
    return tmp_path / "cache" / "native"


def nothing_is_built(*_: object) -> None:
    raise AssertionError("built again")


@needs_compiler
def test_it_is_built_once_and_kept(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first: Core = asked()
    assert first.library is not None and str(first) == f"native core, built by {compiler()[0]}"
    monkeypatch.setattr(library, "build", nothing_is_built)
    assert asked().library is not None
    assert [path.suffix for path in own_cache.iterdir()] == [library.SUFFIX]


@needs_compiler
def test_one_that_is_damaged_is_built_again(own_cache: Path) -> None:
    asked()
    (kept,) = own_cache.iterdir()
    whole = kept.read_bytes()
    kept.unlink()  # not written over: it is mapped
    kept.write_bytes(whole[:1000])
    assert asked().library is not None
    assert kept.read_bytes() == whole


@needs_compiler
@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes")
def test_a_cache_that_others_may_write_to_is_not_used(own_cache: Path) -> None:
    own_cache.mkdir(parents=True)
    own_cache.chmod(0o777)
    found = asked()
    assert found.library is None and "chmod go-w" in found.about
    assert not list(own_cache.iterdir())


def test_without_a_compiler_python_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    assert str(asked()) == "Python core, no C compiler found (cc, clang, zig)"


@pytest.mark.skipif(sys.platform == "win32", reason="no `false`")
def test_a_compiler_that_fails_is_asked_once(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "false")
    assert asked().library is None
    monkeypatch.setattr(library, "build", nothing_is_built)
    assert asked().about == f"{shutil.which('false')} failed: status 1"


def test_the_setting_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_CORE", "python")
    assert str(asked()) == "Python core, as SEEDLINT_CORE asks"
    monkeypatch.setenv("SEEDLINT_CORE", "rust")
    with pytest.raises(UsageError, match="SEEDLINT_CORE is 'rust'; it may be 'native' or 'python'"):
        asked()
    monkeypatch.setenv("SEEDLINT_CORE", "native")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    with pytest.raises(UsageError, match="there is none: no C compiler found"):
        asked()


@needs_compiler
def test_a_library_of_other_sources_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = tmp_path / f"core{library.SUFFIX}"
    library.build(compiler(), built)
    monkeypatch.setattr(library, "SOURCES", ("core.c",))
    with pytest.raises(OSError, match="of other sources"):
        library._loaded(built)


@needs_compiler
def test_the_compiler_has_nothing_to_complain_of(tmp_path: Path) -> None:
    strict = (*library.FLAGS, *library.PLACED, "-Wall", "-Wextra", "-Werror")
    library.build(compiler(), tmp_path / "core.so", strict)


def test_the_classes_of_characters_are_those_of_regex() -> None:
    header = (Path(library.__file__).parent / "unicode.h").read_text(encoding="ascii")
    classes = {name: (int(bit), what) for name, bit, what in re.findall(r"#define (\w+) (\d+) /\* (\S+)", header)}
    _, blocks, table = (re.findall(r"\b\d+\b", part.partition("=")[2]) for part in header.split("static const uint8_t"))
    size = int(re.search(r"#define BLOCK (\d+)", header)[1])
    bits = b"".join(bytes(map(int, table[int(block) * size :][:size])) for block in blocks)
    known, _ = classes.pop("KNOWN")
    assert len(bits) == 0x110000 and bits[ord("a")] & known and not bits[0x3FFFE] & known
    everything = "".join(chr(code) if bits[code] & known else "\ue000" for code in range(0x110000))
    for name, (bit, pattern) in classes.items():
        found = {i for m in regex.finditer(f"{pattern}+", everything) for i in range(*m.span())}
        assert found == {i for i in range(0x110000) if bits[i] & bit and bits[i] & known}, name


def test_the_version_says_which_core_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_CORE", "python")
    done = subprocess.run([sys.executable, "-m", "lint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("(Python core, as SEEDLINT_CORE asks)")
