"""Shards on Dask: the sum is what one machine finds, also where workers are killed; failures are named."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from places import ROOT

from lint.config.settings import Settings
from lint.report import formats
from lint.scale import dask, shard
from lint.scale.gather import gather
from lint.scale.run import Run
from lint.session import Session

distributed = pytest.importorskip("distributed")

STORY = "The council of the river towns met on Friday and spoke of dikes, ferries and the price of reeds, as it did was was in spring."


def session(data: Path) -> Session:
    return Session(
        Settings(paths=(str(data),), select=("repeats", "corpus"), severity="info", confidence="low", jobs=1)
    )


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "data"
    folder.mkdir()
    for name in "abcd":
        lines = (json.dumps({"id": f"{name}{i}", "text": f"{STORY}\n\nNumber {i}."}) for i in range(30))
        (folder / f"{name}.jsonl").write_text("\n".join(lines))
    return folder


def test_a_worker_that_is_killed_loses_nothing(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    known = Run.of(session(data), 4, out)
    out.mkdir()
    known.write(out)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = next(iter(client.run(os.getpid).values()))
        threading.Thread(target=_kill_at_work, args=(victim, out), daemon=True).start()
        said = list(dask.run(out, 4, scheduler=cluster.scheduler_address))
    assert sorted(line.split(":")[0] for line in said) == [f"shard {n}/4" for n in (1, 2, 3, 4)]
    one = session(data)
    render = formats.named("json")
    summed, alone = ("".join(render(one.report(r, "json"))) for r in (gather(one, known, out), one.check()))
    assert summed == alone
    assert "corpus/repeated-passage" in alone


def _kill_at_work(pid: int, out: Path) -> None:
    """Kill a worker once a first shard is done, so that others are under way."""
    for _ in range(600):
        if any(out.glob("*.done")):
            break
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):  # all were done at once
        os.kill(pid, signal.SIGKILL)


def test_a_shard_that_cannot_be_written_is_named_and_the_others_are_done(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    known = Run.of(session(data), 2, out)
    out.mkdir()
    known.write(out)
    shard.part_of(out, 2).mkdir()  # nothing can be renamed to a folder
    with pytest.raises(shard.ShardError, match=r"shard 2/2: .*could not be written") as caught:
        list(dask.run(out, 2, jobs=1))
    assert "1 of 2 shards failed" in str(caught.value)
    assert shard.read_done(out, 1) is not None
