"""Which addresses may be pushed to: a browser tells its own, so that anybody could tell us any."""

from urllib.parse import urlsplit

from django.conf import settings

LONGEST = 500


def is_push_address(endpoint: str) -> bool:
    """Whether it is an address of a maker of browsers that the operator lets us write to (TAKAOVI_PUSH_HOSTS)."""
    try:
        url = urlsplit(endpoint)
        port = url.port
    except ValueError:
        return False
    host = f"{url.hostname or ''}{f':{port}' if port else ''}"
    if len(endpoint) > LONGEST or url.username or not host:
        return False
    if f"{url.scheme}://{host}" in settings.PUSH_HOSTS:  # with its scheme only where the operator says so
        return True
    known = any(host == known or host.endswith(f".{known}") for known in settings.PUSH_HOSTS)
    return url.scheme == "https" and known
