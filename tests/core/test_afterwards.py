"""Work that is done when the visitor already has the page."""

import pytest
from django.db import connection
from django.http import HttpResponse

from takaovi.core.afterwards import after_response


def close(response: HttpResponse) -> None:
    """What the server's close() does for our work, without Django's signal for the database."""
    for closer in response._resource_closers:  # type: ignore[attr-defined]
        closer()


def test_work_waits_until_the_response_is_closed() -> None:
    done: list[str] = []
    response = HttpResponse("auki")
    after_response(response, lambda: done.append("counted"))
    assert done == []
    close(response)
    assert done == ["counted"]


def test_a_fault_afterwards_is_logged_and_disturbs_nobody(caplog: pytest.LogCaptureFixture) -> None:
    response = HttpResponse("auki")
    after_response(response, lambda: {}["no such book"])
    close(response)
    assert "work after the response failed" in caplog.text
    assert "no such book" in caplog.text


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no single writer to wait for")
def test_work_waits_half_a_second_for_the_writer_and_an_action_as_long_as_ever() -> None:
    def patience() -> int:
        connection.ensure_connection()
        return int(connection.connection.execute("PRAGMA busy_timeout").fetchone()[0])

    usual, seen = patience(), []
    response = HttpResponse("auki")
    after_response(response, lambda: seen.append(patience()))
    close(response)
    after_response(response, lambda: [][1])
    close(response)
    assert (seen[0], patience(), usual) == (500, 20_000, 20_000)
