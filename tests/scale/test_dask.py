"""Shards on Dask: the sum is what one machine finds, also where workers are killed; failures are named."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpora import TEXTS, corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import ROOT

from lint.check.guard import Limits
from lint.config.settings import Settings
from lint.report import formats
from lint.scale import dask, ranges, shard, worker
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
        said = list(dask.run(worker.shards(out, 4, Limits()), scheduler=cluster.scheduler_address))
    assert sorted(line.split(":")[0] for line in said) == [f"shard {n}/4" for n in (1, 2, 3, 4)]
    one = session(data)
    render = formats.named("json")
    summed, alone = ("".join(render(one.report(r, "json"))) for r in (gather(one, known, out), one.check()))
    assert summed == alone
    assert "corpus/repeated-passage" in alone


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.integers(1, 9), st.integers(1, 5))
def test_any_number_of_shards_and_ranges_gives_what_one_machine_gives(
    tmp_path_factory: pytest.TempPathFactory, address: str, texts: list[str], shards: int, of: int
) -> None:
    folder = tmp_path_factory.mktemp("law")
    corpus(folder / "data", texts)
    one, out = session(folder / "data"), folder / "run"
    known = Run.of(one, shards, out)
    out.mkdir()
    known.write(out)
    said = list(dask.run(worker.shards(out, shards, Limits()), scheduler=address))
    assert len(said) == shards
    for _ in range(2):
        list(dask.run(worker.ranges(out, ranges.missing(known, out, of)), scheduler=address))
    render = formats.named("json")
    summed, alone = ("".join(render(one.report(r, "json"))) for r in (gather(one, known, out, of), one.check()))
    assert summed == alone


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
        list(dask.run(worker.shards(out, 2, Limits()), jobs=1))
    assert "1 of 2 failed" in str(caught.value)
    assert shard.read_done(out, 1) is not None


def ip(*arguments: str) -> bool:
    """Whether `ip` did as it was asked; it may be missing, or not allowed to."""
    try:
        return subprocess.run(["ip", *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def hosts() -> Iterator[dict[str, str]]:
    """Two hosts with a cable between them, by address: network namespaces that share nothing but the files."""
    names = {f"10.99.0.{n}": f"seedlint-{os.getpid()}-{n}" for n in (1, 2)}
    first, second = names.values()
    try:
        if not all(ip("netns", "add", name) for name in names.values()):
            pytest.skip("network namespaces need root and iproute2")
        assert ip("link", "add", "cable", "netns", first, "type", "veth", "peer", "name", "cable", "netns", second)
        for address, name in names.items():
            assert ip("-n", name, "addr", "add", f"{address}/24", "dev", "cable")
            assert ip("-n", name, "link", "set", "cable", "up") and ip("-n", name, "link", "set", "lo", "up")
        yield names
    finally:
        for name in names.values():
            ip("netns", "del", name)


def test_two_hosts_of_which_one_is_lost(data: Path, tmp_path: Path, hosts: dict[str, str]) -> None:
    here, there = hosts
    scheduler, out = f"tcp://{here}:8786", tmp_path / "run"

    def started(host: str, *command: str) -> subprocess.Popen[bytes]:
        inside = ["ip", "netns", "exec", hosts[host], sys.executable, "-m", *command]
        return subprocess.Popen(inside, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def worker(host: str) -> subprocess.Popen[bytes]:
        options = ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(tmp_path / host)]
        return started(host, "distributed.cli.dask_worker", scheduler, "--host", host, *options)

    asked = ["lint", "check", str(data), "--select", "repeats,corpus", "--severity", "info", "--confidence", "low"]
    asked += ["--format", "json", "--quiet"]
    processes = [started(here, "distributed.cli.dask_scheduler", "--host", here, "--port", "8786", "--no-dashboard")]
    try:
        lost = worker(there)
        processes += [worker(here), lost]
        engine = ["--engine", "dask", "--scheduler", scheduler, "--shards", "6", "--out", str(out)]
        run = started(here, *asked, *engine)
        processes.append(run)
        threading.Thread(target=_kill_at_work, args=(lost.pid, out), daemon=True).start()
        summed, _ = run.communicate(timeout=300)
    finally:
        for process in processes:
            process.kill()
            process.wait()
    alone = subprocess.run([sys.executable, "-m", *asked], capture_output=True, check=False)
    assert (run.returncode, alone.returncode) == (1, 1)
    assert json.loads(summed)["findings"] == json.loads(alone.stdout)["findings"] != []
