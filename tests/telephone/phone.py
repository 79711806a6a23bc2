"""One telephone, a process of its own: ``python -m tests.telephone.phone SETTINGS``.

Settings are JSON: ``number``, ``port``, ``folder``, ``hertz``. Orders come as lines of JSON on the standard input, what
happens goes as lines of JSON to the standard output. It hums its own tone while it is in a call, writes what it hears
into ``heard-N.wav`` of its folder, and every message of SIP into ``sip.log``.
"""

import ctypes
import json
import os
import select
import sys
from pathlib import Path
from typing import Any

import pjsua2 as pj

from tests.telephone.endpoint import account_of, as_audio_call, endpoint, user_of, with_code
from tests.telephone.sound import tone

LOUD = 0.3
_C = ctypes.CDLL(None)
_EVENTS = os.dup(1)  # the library writes its first words to the standard output whatever it is told


def tell(event: str, **more: object) -> None:
    os.write(_EVENTS, json.dumps({"event": event} | more).encode() + b"\n")


class Leg(pj.Call):
    """One call of this telephone."""

    def __init__(self, telephone: "Telephone", number: int, call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(telephone.account, call_id)
        self.telephone, self.number = telephone, number
        self.ends: list[Any] = []  # what hums and what writes

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        now = self.getInfo()
        if now.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.telephone.ended.append(self.telephone.legs.pop(self.number))
            tell("ended", leg=self.number, code=now.lastStatusCode)
        elif now.state == pj.PJSIP_INV_STATE_CONFIRMED:
            tell("talking", leg=self.number)

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        if self.ends or not self.hasMedia():
            return
        sound, hum, ear = self.getAudioMedia(-1), pj.AudioMediaPlayer(), pj.AudioMediaRecorder()
        hum.createPlayer(str(self.telephone.hum))
        ear.createRecorder(str(self.telephone.folder / f"heard-{self.number}.wav"))
        hum.startTransmit(sound)
        sound.startTransmit(ear)
        self.ends = [hum, ear]


class Account(pj.Account):
    """Takes note of who calls; the test says whether to answer."""

    def __init__(self, telephone: "Telephone") -> None:
        super().__init__()
        self.telephone = telephone

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        leg = self.telephone.new_leg(prm.callId)
        leg.answer(with_code(180))
        tell("rings", leg=leg.number, dialled=user_of(prm.rdata.wholeMsg), caller=user_of(leg.getInfo().remoteUri))


class Telephone:
    """Does what it is told until it is told to stop, or its input ends."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.folder = Path(settings["folder"])
        self.hum = self.folder / "hum.wav"
        self.hum.write_bytes(tone(settings["hertz"], 2.0, loud=LOUD))
        self.endpoint = endpoint(settings["port"], self.folder / "sip.log")
        self.account = Account(self)
        self.account.create(account_of(settings["number"]))
        self.legs: dict[int, Leg] = {}
        self.ended: list[Leg] = []  # kept: the library's thread of sound may still be at them
        self.made = 0

    def new_leg(self, call_id: int = pj.PJSUA_INVALID_ID) -> Leg:
        leg = Leg(self, self.made, call_id)
        self.legs[self.made] = leg
        self.made += 1
        return leg

    def do(self, order: dict[str, Any]) -> None:
        match order["do"]:
            case "call":
                self.new_leg().makeCall(order["to"], as_audio_call())
            case "answer":
                self.legs[order["leg"]].answer(with_code(order["code"]))
            case "press":
                self.legs[order["leg"]].dialDtmf(order["keys"])
            case "hang_up":
                if leg := self.legs.get(order["leg"]):  # the other side may have been quicker
                    leg.hangup(with_code(0))

    def run(self) -> None:
        tell("ready")
        waiting = b""
        while True:
            self.endpoint.libHandleEvents(10)
            _C.fflush(None)  # so that the test can read every message of SIP at once
            if not select.select([0], [], [], 0)[0]:
                continue
            read = os.read(0, 65_536)
            if not read:
                return
            *lines, waiting = (waiting + read).split(b"\n")
            for line in lines:
                self.do(json.loads(line))


if __name__ == "__main__":
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    Telephone(json.loads(sys.argv[1])).run()
    os._exit(0)  # the library aborts where a call is still open when it is taken down
