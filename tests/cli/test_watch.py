"""`check --watch`: runs again after a change of a text, a rule or a setting, and survives what is wrong meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.cli import main

watchfiles = pytest.importorskip("watchfiles")


def test_each_change_is_a_run(work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text, pack = Path("seeds/a.txt"), Path("../demo.yaml")
    text.write_text("One .\n")
    good = pack.read_text()

    def changes(*paths: Path, **_: object) -> Iterator[set[str]]:
        assert {text.parent.resolve(), pack.resolve(), Path("seedlint.yaml").resolve()} <= set(paths)
        yield set()  # it watches now
        yield set()  # nothing changed
        text.write_text("One.\n")
        yield {"a.txt"}
        pack.write_text("pack: [")
        yield {"demo.yaml"}
        pack.write_text(good)
        text.write_text("One .\nTwo .\n")
        yield {"a.txt", "demo.yaml"}

    monkeypatch.setattr(watchfiles, "watch", changes)
    assert main(["check", "--watch", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[1] for line in out.splitlines()] == ["1", "1", "2"]
    assert "not valid YAML" in err
    assert err.count("waiting for changes") == 4


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "kill"])
@pytest.mark.parametrize("inherited", [signal.SIG_DFL, signal.SIG_IGN], ids=["in front", "in the background"])
def test_a_real_change_is_seen_and_a_signal_ends_it(
    work: Path, inherited: signal.Handlers, sent: signal.Signals
) -> None:
    Path("seeds/a.txt").write_text("One.\n")
    command = [sys.executable, "-m", "lint", "check", "--watch", "--format", "concise"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
        preexec_fn=lambda: signal.signal(signal.SIGINT, inherited),
    ) as run:  # fmt: skip
        assert run.stdout and run.stderr
        assert "waiting" in run.stderr.readline()
        Path("new.txt").write_text("One .\n")
        Path("new.txt").replace("seeds/a.txt")  # at once: nothing is seen half-written
        assert run.stdout.readline().startswith("seeds/a.txt:1:4: warning")  # of the run after that, or of a later one
        time.sleep(1)
        run.send_signal(sent)
        try:
            assert run.wait(30) == 1
        finally:
            run.kill()  # a run that heeds no signal must not hang the tests


def test_standard_input_cannot_be_watched(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--watch", "-"]) == 2
    assert "name files or folders" in capsys.readouterr().err
