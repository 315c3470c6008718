"""`seedlint review`: who is answered, and what becomes of a decision."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.filters.decisions import Decision, read
from lint.report.serve import ReviewServer

GOOD = {"decision": "reject", "rule": "a/b", "path": "a.txt", "anchor": "x", "nth": 1, "reason": "a brand"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReviewServer]:
    with ReviewServer(lambda decided: f"<p>{json.dumps(decided)}", tmp_path / "decisions.yaml") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: ReviewServer, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Frame-Options"] == "DENY"
    return answer.status, answer.read().decode()


def post(server: ReviewServer, body: object, **changed: str) -> tuple[int, str]:
    headers = {"Origin": f"http://{server.hosts[0]}", "Content_Type": "application/json", **changed}
    headers = {name: value for name, value in headers.items() if value}
    return ask(server, "POST", f"/{server.token}/decisions", body, **headers)


def test_listens_on_the_loopback_address_only(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1" and server.url.startswith("http://127.0.0.1:")


def test_saves_what_the_page_posts_and_shows_it_again(server: ReviewServer) -> None:
    assert ask(server, "GET", f"/{server.token}/") == (200, "<p>[]")
    assert post(server, [GOOD]) == (200, server.decisions.as_posix())
    assert read(server.decisions) == [Decision("reject", "a/b", "a.txt", "x", reason="a brand")]
    assert ask(server, "GET", f"/{server.token}/") == (200, f"<p>{json.dumps([GOOD])}")


@pytest.mark.parametrize("path", ["/", "/decisions", "/wrong/", "/{}", "/{}/x"])
def test_who_does_not_know_the_address_is_not_answered(server: ReviewServer, path: str) -> None:
    assert ask(server, "GET", path.format(server.token))[0] == 404


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80", "127.0.0.1", "[::1]:80"])
def test_another_name_for_this_machine_is_refused(server: ReviewServer, host: str) -> None:
    assert ask(server, "GET", f"/{server.token}/", Host=host)[0] == 403
    assert post(server, [GOOD], Host=host)[0] == 403


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Content_Type": "text/plain"}, 400),
        ({"Content_Type": ""}, 400),
        ({"Content_Length": "99000000000"}, 400),
        ({"Content_Length": "-1"}, 400),
    ],
)
def test_foreign_and_odd_posts_change_nothing(server: ReviewServer, headers: dict[str, str], status: int) -> None:
    assert post(server, [GOOD], **headers)[0] == status
    assert not server.decisions.exists()


@pytest.mark.parametrize("body", [{}, [1], [{**GOOD, "decision": "maybe"}], [{**GOOD, "path": 3}]])
def test_what_is_no_decision_is_refused(server: ReviewServer, body: object) -> None:
    status, text = post(server, body)
    assert status == 400 and text
    assert not server.decisions.exists()


def test_a_broken_file_of_decisions_is_said(server: ReviewServer) -> None:
    server.decisions.write_text("decisions: [7]")
    status, text = ask(server, "GET", f"/{server.token}/")
    assert status == 500 and "decision 1: not a mapping" in text
