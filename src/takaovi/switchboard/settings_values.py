"""Settings of the switchboard, from the same environment as the web app's. Pure."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

# Those of its own; the web app knows them only to tell a misspelt one.
NAMES = (
    "TAKAOVI_SWITCHBOARD_DOOR",
    "TAKAOVI_ASTERISK_PORT",
    "TAKAOVI_ASTERISK_ROOT",
    "TAKAOVI_TRUNK",
    "TAKAOVI_TRUNK_SECRET",
    "TAKAOVI_SIP_LISTEN",
    "TAKAOVI_SIP_PUBLIC",
    "TAKAOVI_RTP_PORTS",
)
TRUNK = re.compile(r"sip:(?:([A-Za-z0-9+._-]{1,60})@)?([A-Za-z0-9.-]{1,200})(?::([0-9]{1,5}))?")
ADDRESS = re.compile(r"([0-9.]{7,15}):([0-9]{1,5})")
PORTS = re.compile(r"([0-9]{4,5})-([0-9]{4,5})")
PLAIN = re.compile(r"[\x21-\x3a\x3c-\x7e]{1,200}")  # no spaces, and no semicolon: Asterisk begins a remark with it


class SettingMissing(ValueError):
    """A setting is missing or cannot be used; the sentence says which. Holds no secret."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The operator's end. Without a user it knows us by our address, and we know it by its own."""

    host: str
    port: int
    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """``app``: the public address of the web app; ``door``: where the switchboard asks it."""

    app: str
    door: str
    account: str
    number: str
    secret: str = field(repr=False)
    listen: tuple[str, int]
    path: str
    state: Path
    ari_port: int
    root: Path
    trunk: Trunk
    sip_listen: str
    sip_public: str
    rtp_ports: tuple[int, int]

    @property
    def ari_secret(self) -> str:
        """Asterisk's word for us, made of the one that both we and the web app have."""
        return hmac.new(self.secret.encode(), b"takaovi.switchboard.ari", "sha256").hexdigest()[:40]


def read(environment: Mapping[str, str]) -> Settings:
    """The settings. Raises SettingMissing."""
    app = environment.get("TAKAOVI_URL") or f"http://127.0.0.1:{environment.get('PORT') or 8000}"
    return Settings(
        app=app.rstrip("/"),
        door=(environment.get("TAKAOVI_SWITCHBOARD_DOOR") or app).rstrip("/"),
        account=_needed(environment, "TAKAOVI_VOICE_ACCOUNT", "any word: the web app and the switchboard share it"),
        number=_number(environment),
        secret=_needed(environment, "TAKAOVI_VOICE_SECRET", "at least 16 characters. Make one with: takaovi secret"),
        listen=_listen(environment),
        path=urlsplit(environment.get("TAKAOVI_VOICE_URL", "")).path.rstrip("/"),
        state=Path(environment.get("TAKAOVI_STATE") or "var").resolve(),
        ari_port=_port(environment.get("TAKAOVI_ASTERISK_PORT") or "8088", "TAKAOVI_ASTERISK_PORT"),
        root=Path(environment.get("TAKAOVI_ASTERISK_ROOT") or "/"),
        trunk=_trunk(environment),
        sip_listen=_sip_listen(environment),
        sip_public=_sip_public(environment),
        rtp_ports=_rtp_ports(environment),
    )


def _needed(environment: Mapping[str, str], name: str, what: str) -> str:
    given = environment.get(name, "")
    if not given:
        raise SettingMissing(f"{name} is missing: {what}")
    return given


def _number(environment: Mapping[str, str]) -> str:
    given = _needed(environment, "TAKAOVI_VOICE_NUMBER", "the line's number, such as +358145550100")
    if not re.fullmatch(r"\+[1-9][0-9]{5,14}", given):
        raise SettingMissing("TAKAOVI_VOICE_NUMBER: write it with its country, such as +358145550100")
    return given


def _listen(environment: Mapping[str, str]) -> tuple[str, int]:
    given = _needed(
        environment, "TAKAOVI_VOICE_URL", "where the web app asks the switchboard: http://127.0.0.1:8091/v1"
    )
    url = urlsplit(given)
    if url.scheme != "http" or not url.hostname or not url.port:
        raise SettingMissing("TAKAOVI_VOICE_URL: write http://127.0.0.1:PORT/v1, where the switchboard is to listen")
    return url.hostname, url.port


def _port(given: str, name: str) -> int:
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 65_536):
        raise SettingMissing(f"{name}: write a port, from 1 to 65535")
    return int(given)


def _trunk(environment: Mapping[str, str]) -> Trunk:
    given = TRUNK.fullmatch(environment.get("TAKAOVI_TRUNK") or "sip:127.0.0.1")
    secret = environment.get("TAKAOVI_TRUNK_SECRET", "")
    if given is None:
        raise SettingMissing("TAKAOVI_TRUNK: write sip:user@operator.example, or sip:operator.example without a user")
    if given[1] and not PLAIN.fullmatch(secret):
        raise SettingMissing("TAKAOVI_TRUNK_SECRET: the operator's password for that user, without spaces and ;")
    return Trunk(given[2], _port(given[3] or "5060", "TAKAOVI_TRUNK"), given[1] or "", secret)


def _sip_listen(environment: Mapping[str, str]) -> str:
    given = environment.get("TAKAOVI_SIP_LISTEN") or "0.0.0.0:5060"
    if not ADDRESS.fullmatch(given):
        raise SettingMissing("TAKAOVI_SIP_LISTEN: write an address and a port, such as 0.0.0.0:5060")
    return given


def _sip_public(environment: Mapping[str, str]) -> str:
    given = environment.get("TAKAOVI_SIP_PUBLIC", "")
    if given and not re.fullmatch(r"[0-9.]{7,15}", given):
        raise SettingMissing("TAKAOVI_SIP_PUBLIC: write the machine's public address, such as 203.0.113.7")
    return given


def _rtp_ports(environment: Mapping[str, str]) -> tuple[int, int]:
    given = PORTS.fullmatch(environment.get("TAKAOVI_RTP_PORTS") or "10000-10199")
    if given is None or not int(given[1]) < int(given[2]) < 65_536:
        raise SettingMissing("TAKAOVI_RTP_PORTS: write the first and the last port, such as 10000-10199")
    return int(given[1]), int(given[2])
