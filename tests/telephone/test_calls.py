"""Real calls over SIP, by telephones that hum: what is heard, who gets whom, and what is seen of anybody's number."""

import re
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from tests.telephone.house import CALLER, HERTZ, LINE, MACHINE, ON_DUTY, OTHER_HERTZ, WEB, House
from tests.telephone.phones import SOUNDS_ALIKE, Telephone
from tests.telephone.sound import found, purest, samples_of

SPOKEN_SECONDS = 3
ANYBODYS = "|".join(r"\D{0,2}".join(number[-7:]) for number in (CALLER, ON_DUTY, MACHINE, WEB))


def rings(operator: Telephone) -> dict[str, int]:
    """The legs of the two that are rung, by the number that was dialled; both see the line's number, and it alone."""
    seen = [operator.wait("rings") for _ in range(2)]
    assert [one["caller"] for one in seen] == [LINE, LINE]
    return {one["dialled"]: one["leg"] for one in seen}


def test_a_caller_hears_what_is_open_and_speaks_with_whoever_presses_1(
    house: House, caller: Telephone, operator: Telephone
) -> None:
    leg = caller.call(LINE, house.exchange.line_port)
    for turn, keys in (("language", "1"), ("where", "42700#"), ("open", "1")):
        caller.waits_for(leg, house.turns[turn][0][-1], house.known)
        caller.press(leg, keys)
    rung = rings(operator)
    for one in rung.values():
        operator.answer(one)
        operator.wait("talking")
    human, machine = rung[ON_DUTY], rung[MACHINE]
    operator.waits_for(human, house.turns["whisper"][0][-1], house.known)
    operator.press(human, "1")
    assert caller.waits_for_tone(leg, OTHER_HERTZ) > SOUNDS_ALIKE
    assert operator.waits_for_tone(human, HERTZ) > SOUNDS_ALIKE
    assert purest(operator.sound(machine), HERTZ) < 0.5
    operator.hang_up(machine)
    assert operator.wait("ended")["leg"] == machine
    caller.hang_up(leg)
    assert (caller.wait("ended")["leg"], operator.wait("ended")["leg"]) == (leg, human)
    heard = found(caller.sound(leg), house.known)
    assert {"Tupa", "Kotitie yksi"} < set(heard)
    assert heard in house.words("language", "where", "open", "connecting")


def test_an_answering_machine_gets_nobody_and_the_caller_leaves_a_message(
    house: House, caller: Telephone, operator: Telephone
) -> None:
    leg = caller.call(LINE, house.exchange.line_port)
    caller.press(leg, "142700#1")  # by somebody who knows the way
    rung = rings(operator)
    operator.answer(rung[ON_DUTY], 486)
    assert operator.wait("ended") == {"event": "ended", "leg": rung[ON_DUTY], "code": 486}
    operator.answer(rung[MACHINE])
    operator.wait("talking")
    assert operator.wait("ended")["leg"] == rung[MACHINE]
    assert purest(operator.sound(rung[MACHINE]), HERTZ) < 0.5
    caller.waits_for(leg, house.turns["nobody"][0][0], house.known)
    caller.press(leg, "3")
    caller.waits_for(leg, house.turns["message"][0][-1], house.known)
    time.sleep(SPOKEN_SECONDS)
    caller.press(leg, "#")
    caller.waits_for(leg, house.turns["kept"][0][0], house.known)
    caller.hang_up(leg)
    caller.wait("ended")
    told = house.there("fetched()")
    assert (told["done"], [one["area"] for one in told["messages"]]) == (1, ["42700"])
    assert house.exchange.recordings == []
    assert f"/fi/puhelin/viestit/{told['messages'][0]['pk']}/aani" in desk(house, "/fi/puhelin/viestit").decode()
    message = desk(house, f"/fi/puhelin/viestit/{told['messages'][0]['pk']}/aani")
    assert purest(samples_of(message), HERTZ, 2) > SOUNDS_ALIKE


def desk(house: House, path: str) -> bytes:
    """A page, as whoever is on duty sees it."""
    return fetch(house.served.address + path, {"Cookie": f"device={house.device}"})[1]


def fetch(address: str, headers: dict[str, str], form: dict[str, str] | None = None) -> tuple[str, bytes]:
    """(where it led, what was answered)."""
    asked = urllib.request.Request(address, urlencode(form).encode() if form else None, headers)  # noqa: S310  http here
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310  same
        return answer.url, bytes(answer.read())


def test_a_call_back_asked_by_keys_stands_in_the_queue_behind_the_one_from_the_web(
    house: House, caller: Telephone
) -> None:
    wish = {"numero": WEB, "kunta": "Keuruu", "milloin": "soon", "aihe": "company", "lupa": "kylla", "kerta": "k" * 16}
    address = house.served.address
    assert "/fi/soittoni/" in fetch(f"{address}/fi/pyyda-soitto", {"Origin": address}, wish)[0]
    leg = caller.call(LINE, house.exchange.line_port)
    caller.press(leg, "142700#2111")
    caller.waits_for(leg, house.turns["open"][0][-1], house.known)
    caller.hang_up(leg)
    caller.wait("ended")
    kept = [
        (one["source"], one["area"], one["topic"], one["wished"], one["state"]) for one in house.there("requests()")
    ]
    assert kept == [(source, "249", "company", "soon", "waiting") for source in ("web", "phone")]


def test_neither_side_of_a_call_gets_a_number_but_the_lines(caller: Telephone, operator: Telephone) -> None:
    """In every message of SIP that a telephone got, not in the INVITE alone."""
    to_caller, to_operator = caller.messages(), operator.messages()
    assert len(re.findall(rf"^INVITE sip:\S+.*?^From: \S*{re.escape(LINE)}@", to_operator, re.M | re.S)) == 4
    assert digits(CALLER) not in to_operator
    assert not any(digits(number) in to_caller for number in (ON_DUTY, MACHINE))


def digits(number: str) -> str:
    """What is the same however a number is written."""
    return number[-7:]


def test_no_number_is_written_down_by_the_calls(house: House) -> None:
    """Not by the program and not by the switchboard: in no file, no name, and in no table where none stood before."""
    files = [path for folder in (house.state, house.exchange.folder) for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [path.name for path in files if writes(path)] == []
    assert house.there(f"cells_with({ANYBODYS!r})") == house.before
    assert "people.Contact.address" in house.before


def writes(path: Path) -> bool:
    """Whether a number stands in a file or its name. The database is looked at by its tables, sounds are sounds."""
    if re.search(ANYBODYS, path.name):
        return True
    text = "" if ".sqlite3" in path.name or path.suffix == ".wav" else path.read_text("utf-8", "replace")
    return re.search(ANYBODYS, text) is not None
