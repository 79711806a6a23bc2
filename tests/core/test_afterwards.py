"""Work that is done when the visitor already has the page."""

import pytest
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
