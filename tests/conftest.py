"""What every test stands on: compiled words, a state folder of its own, and a shut network."""

import gettext
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import deactivate, trans_real

from takaovi.config.words import compile_words
from tests.unwritten import eye_over_the_run, no_number_is_written  # noqa: F401  fixtures over every test

if compile_words():
    # Django has been set up already and may have read the catalogues before they were made, or older ones.
    gettext._translations.clear()  # type: ignore[attr-defined]
    trans_real._translations.clear()
    trans_real._default = None

_real_connect = socket.socket.connect


def _only_here(self: socket.socket, address: object) -> None:
    """Connections to this machine only: a test that asked a stranger would fail on a train."""
    if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
        raise RuntimeError(f"a test tried to reach {address[0]}")
    _real_connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(autouse=True, scope="session")
def shut_network() -> Iterator[None]:
    socket.socket.connect = _only_here  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = _real_connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def nothing_said_before() -> None:
    """A page that an earlier test asked for leaves its language in the thread, as a request does."""
    deactivate()


@pytest.fixture(autouse=True, scope="session")
def own_state_folder() -> Iterator[None]:
    """Take the state folder away again that settings_test chose; one that was given from outside stays."""
    from django.conf import settings  # noqa: PLC0415  pytest-django sets it up after this file is read

    yield
    if settings.STATE.parent == Path(tempfile.gettempdir()).resolve() and settings.STATE.name.startswith(
        "takaovi-test-"
    ):
        shutil.rmtree(settings.STATE, ignore_errors=True)
