"""How often something may be done from one address, without keeping the address.

What is counted is a keyed hash; its key is made anew each day and thrown away after it, so that yesterday's rows say
nothing about anybody. A count is a row, so that all processes share it and a restart forgives nobody.
"""

import hmac
import ipaddress
import secrets

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from takaovi.core import clock
from takaovi.core.models import DaySalt, Spending


def spend(name: str, key: str, most: int, seconds: int) -> bool:
    """Count one more of ``name`` for ``key``; False once ``most`` have been done within the window of ``seconds``.

    Windows are fixed (the hour, the day), and begin anew at midnight with the day's salt.
    """
    hashed = hmac.new(_salt(clock.today().isoformat()), f"{name}:{key}".encode(), "sha256").hexdigest()[:32]
    window = int(clock.now().timestamp()) // seconds
    Spending.objects.get_or_create(name=name, key=hashed, window=window)
    row = Spending.objects.filter(name=name, key=hashed, window=window, spent__lt=most)
    return row.update(spent=F("spent") + 1) == 1


def _salt(day: str) -> bytes:
    row, _ = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    return bytes.fromhex(row.salt)


def network_key(request: HttpRequest) -> str:
    """Whence a request comes, for :func:`spend` only: an IPv4 address, or the /64 network of an IPv6 one.

    Behind the operator's proxy it is the last address the proxy wrote down; what a visitor writes there is not read.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.META.get("HTTP_X_FORWARDED_FOR", told).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return str(address)


def forget_spendings() -> int:
    """Erase yesterday's salts and counts; returns how many rows."""
    today = clock.today()
    salts, _ = DaySalt.objects.filter(day__lt=today).delete()
    counts, _ = Spending.objects.filter(day__lt=today).delete()
    return salts + counts
