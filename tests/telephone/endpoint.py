"""One endpoint of SIP on this machine, by PJSIP: what the telephones and the small exchange of the tests share.

The package bundles an old OpenSSL and is compiled for four calls: it speaks plain UDP on the loopback only.
"""

import re
from pathlib import Path

import pjsua2 as pj

HOST = "127.0.0.1"
RATE = 8_000
_USER = re.compile(r"sips?:([^@>;]*)@")


def endpoint(port: int, log: Path | None = None) -> pj.Endpoint:
    """Listens on the port. Only ``libHandleEvents`` calls back, in the thread that calls it. ``log``: every message."""
    made, settings = pj.Endpoint(), pj.EpConfig()
    made.libCreate()
    settings.uaConfig.threadCnt = 0
    settings.uaConfig.mainThreadOnly = True
    settings.logConfig.consoleLevel = 0
    settings.logConfig.level = 4 if log else 0
    settings.logConfig.msgLogging = 1 if log else 0
    settings.logConfig.filename = str(log or "")
    settings.medConfig.clockRate = settings.medConfig.sndClockRate = RATE
    settings.medConfig.noVad = True
    settings.medConfig.ecTailLen = 0
    made.libInit(settings)
    made.audDevManager().setNullDev()
    transport = pj.TransportConfig()
    transport.port = port
    transport.boundAddress = transport.publicAddress = HOST
    made.transportCreate(pj.PJSIP_TRANSPORT_UDP, transport)
    made.libStart()
    for codec in made.codecEnum2():
        made.codecSetPriority(codec.codecId, 200 if codec.codecId.startswith("PCMA") else 0)
    return made


def account_of(user: str, host: str = HOST) -> pj.AccountConfig:
    """Somebody at this endpoint. Their sound is on the loopback, on any free port."""
    settings = pj.AccountConfig()
    settings.idUri = f"sip:{user}@{host}"
    settings.mediaConfig.transportConfig.port = 0
    settings.mediaConfig.transportConfig.boundAddress = HOST
    settings.mediaConfig.transportConfig.publicAddress = HOST
    return settings


def user_of(uri: str) -> str:
    """The number of a SIP address, or of the first line of a request."""
    found = _USER.search(uri)
    return found[1] if found else ""


def with_code(code: int) -> pj.CallOpParam:
    """An answer with a status code of SIP."""
    answer = pj.CallOpParam()
    answer.statusCode = code
    return answer


def as_audio_call() -> pj.CallOpParam:
    """A call with sound and nothing else."""
    asked = pj.CallOpParam(True)
    asked.opt.audioCount, asked.opt.videoCount, asked.opt.textCount = 1, 0, 0
    return asked
