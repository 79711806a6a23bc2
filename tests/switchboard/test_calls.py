"""The interpreter walks calls on lines of asyncio: what is heard, asked and told, and how every call ends."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from takaovi.switchboard.calls import Order, place, walk
from takaovi.switchboard.line_values import Failed, Incoming
from tests.switchboard.engine import Answers, QueueEngine, QueueLine
from tests.switchboard.web import BookHooks

CALLER, LINE, ANNA, BERTIL = "+358401234567", "+358145550100", "+358405550111", "+358405550112"
LANGUAGE = (
    '<Gather action="/aani/1" numDigits="1" timeout="6" finishOnKey="" actionOnEmptyResult="true"><Play>hei</Play>'
    '<Say language="sv-SE">hej</Say></Gather><Redirect>/aani/1</Redirect>'
)
GOODBYE = "<Play>kiitos</Play><Hangup/>"
WHISPER = '<Gather action="/otan" numDigits="1" timeout="8"><Play>otatko</Play></Gather><Hangup/>'


def dial(*numbers: str, told: str = "") -> str:
    called = "".join(f'<Number url="/kuiskaus"{told}>{number}</Number>' for number in numbers)
    return f'<Play>odota</Play><Dial action="/loppu" timeout="30" callerId="{LINE}">{called}</Dial>'


DIALLING = {"/aani/0": dial(ANNA, BERTIL), "/kuiskaus": WHISPER, "/otan": "", "/loppu": GOODBYE}


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 10))


async def takes(line: QueueLine) -> None:
    await line.until_heard("otatko")
    line.press("1")


async def is_a_machine(line: QueueLine) -> None:
    """Answers, and presses nothing."""


def call(
    folder: Path, documents: dict[str, str], people: dict[str, Answers | Failed], caller: Answers
) -> tuple[QueueLine, QueueEngine, BookHooks]:
    """A whole call, to its end."""
    line, engine, hooks = QueueLine("caller"), QueueEngine(people), BookHooks(folder, documents)

    async def both() -> None:
        await asyncio.gather(walk(Incoming(line, CALLER, LINE), engine, hooks), caller(line))
        await asyncio.gather(*engine.doing)

    run(both())
    assert line.hung_up == 1
    assert all(other.gone.is_set() for other in engine.lines.values())
    return line, engine, hooks


async def silent(line: QueueLine) -> None:
    """Does nothing but listen."""


def test_a_key_leads_to_the_next_step_and_is_told_in_the_body(tmp_path: Path) -> None:
    async def presses(line: QueueLine) -> None:
        await line.until_heard("hej")
        line.press("2")

    line, _, hooks = call(tmp_path, {"/aani/0": LANGUAGE, "/aani/1": GOODBYE}, {}, presses)
    assert line.heard == ["hei", "hej", "kiitos"]
    assert hooks.fields("/aani/1", "Digits", "From", "To", "Direction") == {
        "Digits": "2",
        "From": CALLER,
        "To": LINE,
        "Direction": "inbound",
    }
    assert len({fields["CallSid"] for _, fields in hooks.asked}) == 1


def test_digits_that_never_come_are_told_as_none(tmp_path: Path) -> None:
    line, _, hooks = call(tmp_path, {"/aani/0": LANGUAGE, "/aani/1": GOODBYE}, {}, silent)
    assert (hooks.fields("/aani/1", "Digits"), line.heard) == ({"Digits": ""}, ["hei", "hej", "kiitos"])


def test_keys_before_the_question_are_its_answer_and_nothing_is_played(tmp_path: Path) -> None:
    async def knows(line: QueueLine) -> None:
        line.press("3")

    line, _, hooks = call(tmp_path, {"/aani/0": LANGUAGE, "/aani/1": GOODBYE}, {}, knows)
    assert (hooks.fields("/aani/1", "Digits"), line.heard) == ({"Digits": "3"}, ["kiitos"])


def test_a_hash_that_comes_after_the_keys_were_full_answers_nothing(tmp_path: Path) -> None:
    async def types(line: QueueLine) -> None:
        await line.until_heard("missa")
        line.press("42700")
        await line.until_heard("hei")
        line.press("#")
        await asyncio.sleep(0.02)
        line.press("1")

    where = '<Gather action="/aani/1" numDigits="5" timeout="10" finishOnKey="#"><Play>missa</Play></Gather>'
    documents = {"/aani/0": where, "/aani/1": LANGUAGE.replace("/aani/1", "/aani/2"), "/aani/2": GOODBYE}
    _line, _, hooks = call(tmp_path, documents, {}, types)
    assert hooks.fields("/aani/1", "Digits") == {"Digits": "42700"}
    assert hooks.fields("/aani/2", "Digits") == {"Digits": "1"}


def test_the_first_of_two_who_presses_one_gets_the_caller_and_the_other_hears_so(tmp_path: Path) -> None:
    async def both_press(line: QueueLine) -> None:
        await line.until_heard("otatko")
        line.press("1")

    async def leaves(line: QueueLine) -> None:
        await line.until_heard("odota")
        await asyncio.sleep(0.2)
        line.leave()

    _line, engine, hooks = call(tmp_path, DIALLING, {ANNA: both_press, BERTIL: both_press}, leaves)
    assert len(engine.joined) == 1
    assert engine.rung == [(ANNA, LINE), (BERTIL, LINE)]
    assert sorted(other.heard[-1] for other in engine.lines.values()) == ["otatko", "too_late"]
    assert hooks.fields("/loppu", "DialCallStatus", "DialBridged") == {
        "DialCallStatus": "completed",
        "DialBridged": "true",
    }


def test_a_conversation_that_the_volunteer_ends_goes_on_with_the_next_step(tmp_path: Path) -> None:
    async def speaks(line: QueueLine) -> None:
        await takes(line)
        await asyncio.sleep(0.1)
        line.leave()

    line, _engine, hooks = call(tmp_path, DIALLING, {ANNA: speaks}, silent)
    assert (line.heard[0], line.heard[-1]) == ("odota", "kiitos")
    assert "ringing" in line.heard
    assert hooks.fields("/loppu", "DialCallStatus") == {"DialCallStatus": "completed"}
    whisper = hooks.fields("/kuiskaus", "From", "To", "ParentCallSid", "CallSid")
    assert (whisper["From"], whisper["To"]) == (LINE, ANNA)
    assert whisper["ParentCallSid"] == hooks.asked[0][1]["CallSid"] != whisper["CallSid"]


@pytest.mark.parametrize(
    ("people", "status"),
    [
        ({ANNA: is_a_machine}, "no-answer"),
        ({ANNA: Failed.BUSY, BERTIL: Failed.BUSY}, "busy"),
        ({ANNA: Failed.FAILED, BERTIL: Failed.BUSY}, "busy"),
        ({ANNA: Failed.FAILED, BERTIL: Failed.FAILED}, "failed"),
        ({}, "no-answer"),
    ],
)
def test_where_nobody_takes_it_nobody_is_joined(
    people: dict[str, Answers | Failed], status: str, tmp_path: Path
) -> None:
    line, engine, hooks = call(tmp_path, DIALLING, people, silent)
    assert (engine.joined, line.heard[-1]) == ([], "kiitos")
    assert hooks.fields("/loppu", "DialCallStatus", "DialBridged") == {
        "DialCallStatus": status,
        "DialBridged": "false",
    }


def test_with_nobody_to_ring_the_call_goes_on_at_once(tmp_path: Path) -> None:
    line, _, hooks = call(tmp_path, DIALLING | {"/aani/0": dial()}, {}, silent)
    assert (hooks.fields("/loppu", "DialCallStatus"), line.heard[-1]) == ({"DialCallStatus": "failed"}, "kiitos")


def test_a_caller_who_leaves_while_it_rings_lets_everybody_go(tmp_path: Path) -> None:
    async def leaves(line: QueueLine) -> None:
        await line.until_heard("ringing")
        await asyncio.sleep(0.05)
        line.leave()

    _line, engine, hooks = call(tmp_path, DIALLING, {ANNA: is_a_machine}, leaves)
    assert engine.joined == []
    assert engine.lines[ANNA].heard == ["otatko", "too_late"]
    assert hooks.fields("/loppu", "DialCallStatus") == {"DialCallStatus": "canceled"}


def test_a_message_is_told_with_its_name_and_length(tmp_path: Path) -> None:
    async def speaks(line: QueueLine) -> None:
        line.says_seconds = 7
        await line.until_heard("beep")
        line.press("#")

    record = '<Record action="/viesti" maxLength="120" finishOnKey="#" playBeep="true"/><Redirect>/tyhja</Redirect>'
    documents = {"/aani/0": record, "/viesti": GOODBYE}
    _line, _, hooks = call(tmp_path, documents, {}, speaks)
    told = {"RecordingSid": "RE1", "RecordingDuration": "7"}
    assert hooks.fields("/viesti", "RecordingSid", "RecordingDuration") == told
    assert (tmp_path / "RE1.wav").is_file()


def test_a_message_that_ends_with_a_hang_up_is_told_too(tmp_path: Path) -> None:
    async def speaks(line: QueueLine) -> None:
        line.says_seconds = 4
        await line.until_heard("beep")
        line.leave()

    _, _, hooks = call(tmp_path, {"/aani/0": '<Record action="/viesti"/>', "/viesti": GOODBYE}, {}, speaks)
    assert hooks.fields("/viesti", "RecordingDuration") == {"RecordingDuration": "4"}


def test_a_message_of_nothing_is_none(tmp_path: Path) -> None:
    record = '<Record action="/viesti" maxLength="2" finishOnKey="#" playBeep="true"/><Redirect>/tyhja</Redirect>'
    _, _, hooks = call(tmp_path, {"/aani/0": record, "/tyhja": GOODBYE}, {}, silent)
    assert [address for address, _ in hooks.asked] == ["/aani/0", "/tyhja"]
    assert not (tmp_path / "RE1.wav").exists()


@pytest.mark.parametrize("document", ["", "<Pause/>", "<Redirect>/poissa</Redirect>"])
def test_where_the_web_app_leads_no_further_the_last_word_is_kind(document: str, tmp_path: Path) -> None:
    line, _, _ = call(tmp_path, {"/aani/0": document} if document else {}, {}, silent)
    assert line.heard == ["last_word"]


def test_a_document_without_end_ends(tmp_path: Path) -> None:
    line, _, hooks = call(tmp_path, {"/aani/0": "<Redirect>/aani/0</Redirect>"}, {}, silent)
    assert (len(hooks.asked), line.heard) == (500, ["last_word"])


def test_an_ordered_call_rings_the_volunteer_first_and_then_the_person(tmp_path: Path) -> None:
    told = ' statusCallback="/yhdessa" statusCallbackEvent="answered"'
    bridge = f'<Dial action="/loppu" timeout="30" callerId="{LINE}"><Number{told}>{CALLER}</Number></Dial>'
    documents = {"/soitto": WHISPER, "/otan": bridge, "/loppu": "<Hangup/>"}

    async def person(line: QueueLine) -> None:
        await asyncio.sleep(0.1)
        line.leave()

    engine, hooks = QueueEngine({ANNA: takes, CALLER: person}), BookHooks(tmp_path, documents)
    run(place(Order("CA1", ANNA, LINE, "/soitto", "/ohi", 25), engine, hooks))
    assert engine.rung == [(ANNA, LINE), (CALLER, LINE)]
    assert hooks.fields("/loppu", "DialCallStatus") == {"DialCallStatus": "completed"}
    assert [(address, fields["CallStatus"]) for address, fields in hooks.told] == [
        ("/yhdessa", "in-progress"),
        ("/ohi", "completed"),
    ]


@pytest.mark.parametrize("failed", list(Failed))
def test_an_ordered_call_that_nobody_answers_is_told_and_rings_nobody_else(failed: Failed, tmp_path: Path) -> None:
    engine, hooks = QueueEngine({ANNA: failed}), BookHooks(tmp_path, {})
    run(place(Order("CA1", ANNA, LINE, "/soitto", "/ohi", 25), engine, hooks))
    assert (engine.rung, hooks.asked) == ([(ANNA, LINE)], [])
    assert hooks.fields("/ohi", "CallStatus", "CallSid") == {"CallStatus": failed.value, "CallSid": "CA1"}


def test_a_process_that_is_stopped_says_so_and_lets_go(tmp_path: Path) -> None:
    line, engine = QueueLine("caller"), QueueEngine()

    async def stopped() -> None:
        leading = asyncio.create_task(
            walk(Incoming(line, CALLER, LINE), engine, BookHooks(tmp_path, {"/aani/0": LANGUAGE}))
        )
        await line.until_heard("hej")
        leading.cancel()
        await asyncio.gather(leading, return_exceptions=True)

    run(stopped())
    assert (line.heard[-1], line.hung_up) == ("last_word", 1)
