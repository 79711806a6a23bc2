"""The served process: one that watches and a worker that answers."""

import os
import socket
import sys

from takaovi.config.server import LISTEN, PORT, THREADS, WORKERS
from takaovi.core.commands import Refused

BACKLOG = 2048  # connections that may wait: a whole village that follows one link
BACKPRESSURE = 1024  # requests taken in at once by a worker; the others wait in the backlog
HEADER_SECONDS = 10  # a connection that has not asked by then gives its place to another
HEADER_BYTES = 32_768  # of one request; a thousand connections together hold no more than 32 MB
STOP_SECONDS = 3  # an answer that has begun may end; then the worker is stopped


def make_sure_port_is_free(host: str, port: int) -> None:
    """Raises Refused with a way out when somebody else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Refused(f"port {port} needs root; take one above 1023: PORT=8000") from None
        except OSError:
            raise Refused(f"port {port} is taken; choose another: PORT={port + 1} takaovi serve") from None


def serve() -> None:
    """Listen until SIGTERM or Ctrl-C. This process stays without Django: only its workers load the rooms."""
    from granian import Granian  # noqa: PLC0415  the other commands do without the server
    from granian.constants import Interfaces  # noqa: PLC0415  same
    from granian.http import HTTP1Settings  # noqa: PLC0415  same
    from granian.log import LogLevels  # noqa: PLC0415  same

    make_sure_port_is_free(LISTEN, PORT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
    sys.stderr.write(f"Takaovi answers on http://{LISTEN}:{PORT}/ (stop it with Ctrl-C)\n")
    Granian(
        "takaovi.config.wsgi:application",
        address=LISTEN,
        port=PORT,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        backpressure=BACKPRESSURE,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=HEADER_BYTES),
        websockets=False,
        log_access=False,  # an access log would say who asked and what
        log_level=LogLevels.warning,
    ).serve()
