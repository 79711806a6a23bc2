"""The served process: real server, real sockets."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from takaovi.config.serve import HEADER_BYTES, HEADER_SECONDS, make_sure_port_is_free
from takaovi.core.commands import Refused
from tests.config.served import Served, served


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    state = tmp_path_factory.mktemp("served")
    with served(state, DJANGO_SETTINGS_MODULE="tests.config.probe", TAKAOVI_NIGHTLY="0") as running:
        running.wait_for("/fi/")
        yield running


def test_a_public_page_is_served_with_a_validator_and_asked_again_with_304(probe: Served) -> None:
    first, body = probe.ask("/fi/")
    assert (first.status, body) == (200, b"auki")
    tag = first.headers["ETag"]
    again, nothing = probe.ask("/fi/", **{"If-None-Match": tag})
    assert (again.status, nothing) == (304, b"")
    head, nothing = probe.ask("/fi/", "HEAD")
    assert (head.status, nothing, head.headers["ETag"]) == (200, b"", tag)


def test_work_after_the_response_begins_when_the_visitor_has_the_page(probe: Served) -> None:
    """core.afterwards relies on the server's calling close() only after the body has been sent."""
    mark = probe.log_file.parent / "worked"
    _, body = probe.ask("/fi/work")
    assert body == b"sent first"
    assert not mark.exists()
    deadline = time.monotonic() + 10
    while not mark.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert mark.read_text() == "done"


def test_the_log_of_a_fault_names_nobody(probe: Served) -> None:
    response, body = probe.ask(
        "/fi/fault?missa=salakyl%C3%A4&nimi=Aino", **{"User-Agent": "oldphone/1", "X-Forwarded-For": "203.0.113.9"}
    )
    assert response.status == 500
    assert b"ValueError" not in body
    log = probe.log
    assert "Internal Server Error: /fi/fault\n" in log
    assert log.rstrip().endswith("builtins.ValueError")
    assert "in fault" in log
    for secret in ("Aino", "salakyl", "missa=", "oldphone", "203.0.113.9", "aino@", "192.168.7.7"):
        assert secret not in log


def test_there_is_no_access_log(probe: Served) -> None:
    before = probe.log
    probe.ask("/fi/?missa=keuruu")
    probe.ask("/fi/nowhere?missa=keuruu")
    assert probe.log == before


def test_a_stranger_in_the_host_header_is_refused_without_a_word_in_the_log(probe: Served) -> None:
    before = probe.log
    assert probe.ask("/fi/", Host="evil.example")[0].status == 400
    assert probe.log == before


def test_a_slow_reader_holds_up_nobody(probe: Served) -> None:
    with socket.create_connection(("127.0.0.1", probe.port)) as slow:
        slow.sendall(b"GET /fi/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert probe.ask("/fi/")[0].status == 200


def test_a_connection_that_never_asks_is_closed(probe: Served) -> None:
    with socket.create_connection(("127.0.0.1", probe.port), timeout=20) as silent:
        silent.sendall(b"GET /fi/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        started = time.monotonic()
        assert b"200" not in silent.recv(1000)
        assert HEADER_SECONDS - 1 < time.monotonic() - started < HEADER_SECONDS + 5


def test_a_request_of_endless_headers_is_refused_without_holding_them(probe: Served) -> None:
    assert probe.ask("/fi/", Cookie="a" * (HEADER_BYTES // 2))[0].status == 200
    with socket.create_connection(("127.0.0.1", probe.port), timeout=20) as endless:
        endless.sendall(b"GET /fi/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * HEADER_BYTES)
        assert endless.recv(1000).startswith(b"HTTP/1.1 431 ")


def test_a_stop_lets_an_answer_end_that_has_begun(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.config.probe", "TAKAOVI_NIGHTLY": "0"}
    with served(tmp_path, **settings) as running:
        running.wait_for("/fi/")
        got: list[bytes] = []
        asking = threading.Thread(target=lambda: got.append(running.ask("/fi/slow")[1]))
        asking.start()
        time.sleep(0.3)
        started = time.monotonic()
        assert running.stop(signal.SIGTERM) == 0
        asking.join(timeout=10)
    assert got == [b"finished"]
    assert time.monotonic() - started < 5
    assert "Traceback" not in running.log


def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.config.probe", "TAKAOVI_NIGHTLY": "0"}
    with served(tmp_path, **settings) as running:
        running.wait_for("/fi/")
        pid = running.process.pid
        (worker,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        time.sleep(4)  # granian takes a worker that dies at once for one that cannot start
        os.kill(int(worker), signal.SIGKILL)
        assert running.wait_for("/fi/") < 15
        assert Path(f"/proc/{pid}/task/{pid}/children").read_text().split() != [worker]


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.config.probe"}
    with served(tmp_path, **settings) as running:
        running.wait_for("/fi/")
        assert running.stop(signal.SIGINT) == 0
    assert "Traceback" not in running.log


def test_a_taken_port_is_told_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"port {port} is taken; choose another: PORT={port + 1} takaovi serve"):
            make_sure_port_is_free("127.0.0.1", port)


def test_a_fault_in_the_address_map_stops_the_start_instead_of_every_page(tmp_path: Path) -> None:
    (tmp_path / "broken_map.py").write_text("from tests.config.probe import *\nROOT_URLCONF = 'no.such.map'\n")
    settings = {"DJANGO_SETTINGS_MODULE": "broken_map", "TAKAOVI_NIGHTLY": "0"}
    with served(tmp_path, **settings) as running:
        assert running.process.wait(timeout=60) != 0
        assert "No module named 'no'" in running.log
