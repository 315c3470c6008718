"""Files elsewhere: read as if they lay here, by their whole address, and never written."""

from __future__ import annotations

import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from lint.check import runner
from lint.check.rulebook import Rulebook
from lint.config.settings import Settings
from lint.core.atomic import NotWritten, write_atomically
from lint.inputs.remote import Remote, located
from lint.packs.load import load
from lint.scale import gather, run, shard
from lint.scale.cut import Shard
from lint.session import Session

fsspec = pytest.importorskip("fsspec")

TEXT = "The harbour was was closed. Nobody knew why."


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False).select(["repeats", "corpus"])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "served"
    folder.mkdir()
    rows = "\n".join(json.dumps({"id": f"r{i}", "text": f"{TEXT} Day {i}."}) for i in range(9))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    (folder / "b.txt").write_text(TEXT)
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def test_files_of_a_web_server_are_checked(server: str, book: Rulebook) -> None:
    pytest.importorskip("aiohttp")
    result = runner.check_paths([f"{server}/a.jsonl.gz", f"{server}/b.txt", f"{server}/none.txt"], book)
    assert result.documents == 10
    assert {f.place.path for f in result.findings if f.rule.startswith("repeats")} == {
        f"{server}/a.jsonl.gz",
        f"{server}/b.txt",
    }
    assert [(f.path, f.what) for f in result.failures] == [(f"{server}/none.txt", "there is no such file or folder")]


def test_a_bucket_is_a_folder_and_shards_of_it_add_up(book: Rulebook, tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    for name in ("a.txt", "deep/b.txt", ".hidden/c.txt"):
        store.pipe(f"/bucket/{name}", TEXT.encode())
    session = Session(Settings(paths=("memory://bucket",), severity="info", confidence="low", jobs=1), book)
    alone = session.check()
    assert alone.files == ("memory://bucket/a.txt", "memory://bucket/deep/b.txt")
    for number in (1, 2):
        shard.check(session, Shard(number, 2), tmp_path / "run")
    summed = gather.gather(session, run.read(tmp_path / "run"), tmp_path / "run")
    assert list(summed.findings) == list(alone.findings) != []
    assert summed.files == alone.files


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a server that speaks S3."""
    s3fs, moto = pytest.importorskip("s3fs"), pytest.importorskip("moto.server")
    serving = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    serving.start()
    host, port = serving.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "anybody",
        "AWS_SECRET_ACCESS_KEY": "anything",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }.items():
        monkeypatch.setenv(name, value)
    store = s3fs.S3FileSystem()
    store.mkdir("texts", region_name="eu-west-1")
    for i in range(3):
        rows = "\n".join(json.dumps({"id": f"{i}-{n}", "text": f"{TEXT} Day {n}."}) for n in range(9))
        store.pipe(f"texts/{i}.jsonl.gz", gzip.compress(rows.encode()))
    yield "s3://texts"
    serving.stop()


def test_shards_of_a_bucket_of_s3_add_up(s3: str, book: Rulebook, tmp_path: Path) -> None:
    session = Session(Settings(paths=(s3,), severity="info", confidence="low", jobs=2), book)
    alone = session.check()
    assert (alone.documents, alone.failures) == (27, [])
    for number in (1, 2, 3):
        shard.check(session, Shard(number, 3), tmp_path / "run")
    summed = gather.gather(session, run.read(tmp_path / "run"), tmp_path / "run")
    assert list(summed.findings) == list(alone.findings) != []


def test_nothing_is_written_elsewhere() -> None:
    with pytest.raises(NotWritten, match="memory://bucket: files elsewhere are only read"):
        write_atomically(located("memory://bucket/a.txt"), b"")
    assert isinstance(located("memory://bucket/a.txt"), Remote)
    assert not isinstance(located("a/b.txt"), Remote)
