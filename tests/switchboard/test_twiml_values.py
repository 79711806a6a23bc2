"""The reader of documents knows exactly what the phone line writes, and refuses everything else."""

import pytest

from takaovi.phone.twiml import accepted, answer, bridge, hang_up, whisper
from takaovi.phone.values import CallState, Connect, End, Listen, Said, Turn
from takaovi.phone.values import Record as Recording
from takaovi.switchboard.twiml_values import Dial, Fault, Gather, Hangup, Play, Record, Redirect, Say, Verb, Whom, parse

SAID = (Said("danger"),)
NUMBER = "+358405550111"


def written(then: Listen | Connect | Recording | End, *numbers: str) -> tuple[Verb, ...]:
    """What the phone line writes for a turn, read again."""
    turn = Turn(SAID, then, CallState(language="sv"))
    told = {"next_url": "/aani/3", "whisper_url": "/aani/kuiskaus/sv", "numbers": numbers, "caller_id": "+358145550100"}
    return parse(answer(turn, **told, plays=lambda said, language: ["/aani/sana/ab.wav", "/aani/sana/cd.wav"]))


HEARD = (Play("/aani/sana/ab.wav"), Play("/aani/sana/cd.wav"))


def test_a_question_is_read_as_it_was_meant() -> None:
    assert written(Listen(1, 6)) == (Gather("/aani/3", 1, 6, "", True, HEARD), Redirect("/aani/3"))
    assert written(Listen(12, 10)) == (Gather("/aani/3", 12, 10, "#", True, HEARD), Redirect("/aani/3"))


def test_a_connection_is_read_as_it_was_meant() -> None:
    whom = (Whom(NUMBER, "/aani/kuiskaus/sv"), Whom("+358405550112", "/aani/kuiskaus/sv"))
    assert written(Connect(20), NUMBER, "+358405550112")[-1] == Dial("/aani/3", 20, "+358145550100", whom)
    assert written(Connect(20))[-1] == Dial("/aani/3", 20, "+358145550100", ())


def test_a_recording_and_an_end_are_read_as_they_were_meant() -> None:
    assert written(Recording(120)) == (*HEARD, Record("/aani/3", 120, "#", True), Redirect("/aani/3"))
    assert written(End()) == (*HEARD, Hangup())


def test_what_a_volunteer_hears_is_read_as_it_was_meant() -> None:
    words = "Puhelu kohtaamispaikkojen puhelimesta. Jos otat sen, paina 1."
    assert parse(whisper("fi", next_url="/aani/vastaus")) == (
        Gather("/aani/vastaus", 1, 8, "#", False, (Say(words, "fi"),)),
        Hangup(),
    )
    assert (parse(accepted("1")), parse(accepted("2")), parse(hang_up())) == ((), (Hangup(),), (Hangup(),))


def test_a_call_out_is_read_as_it_was_meant() -> None:
    told = bridge(NUMBER, caller_id="+358145550100", ended_url="/loppu", joined_url="/yhdessa")
    assert parse(told) == (Dial("/loppu", 30, "+358145550100", (Whom(NUMBER, "", "/yhdessa"),)),)


def test_a_browser_is_somebody_who_can_be_rung() -> None:
    (dial,) = parse('<Response><Dial><Client url="/kuiskaus">w1</Client></Dial></Response>')
    assert dial == Dial("", 30, "", (Whom("client:w1", "/kuiskaus"),))


@pytest.mark.parametrize("nothing", ["", "<Response/>", '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'])
def test_an_empty_answer_holds_no_verbs(nothing: str) -> None:
    assert parse(nothing) == ()


@pytest.mark.parametrize(
    "verbs",
    [
        "<Pause/>",
        "<say>hei</say>",
        "<Say>hei</Say>",
        '<Say language="de-DE">hallo</Say>',
        "<Play/>",
        "<Play><b>x</b></Play>",
        '<Play loop="0">/a</Play>',
        "hei",
        "<Hangup/>hei",
        "<Hangup>nyt</Hangup>",
        "<Gather/>",
        '<Gather action="/a" numDigits="0"/>',
        '<Gather action="/a" numDigits="yksi"/>',
        '<Gather action="/a" timeout="99999"/>',
        '<Gather action="/a" method="GET"/>',
        '<Gather action="/a" finishOnKey="##"/>',
        '<Gather action="/a" finishOnKey="x"/>',
        '<Gather action="/a" actionOnEmptyResult="yes"/>',
        '<Gather action="/a"><Hangup/></Gather>',
        "<Dial>+358405550111</Dial>",
        "<Dial><Number/></Dial>",
        "<Dial><Sip>x</Sip></Dial>",
        '<Dial record="true"><Number>+358405550111</Number></Dial>',
        '<Dial><Number statusCallbackEvent="ringing">+358405550111</Number></Dial>',
        "<Record/>",
        '<Record action="/a" transcribe="true"/>',
        "<Redirect/>",
    ],
)
def test_what_the_phone_line_never_writes_is_a_fault_that_tells_no_content(verbs: str) -> None:
    with pytest.raises(Fault) as fault:
        parse(f"<Response>{verbs}</Response>")
    assert "555" not in str(fault.value)
    assert "hei" not in str(fault.value)


@pytest.mark.parametrize(
    "xml",
    [
        "<Response",
        "<Reply/>",
        '<Response x="1"/>',
        "<!DOCTYPE Response><Response/>",
        f"<Response>{' ' * 100_000}</Response>",
    ],
)
def test_what_is_no_document_is_a_fault(xml: str) -> None:
    with pytest.raises(Fault):
        parse(xml)


def test_numbers_do_not_show_when_a_verb_is_printed() -> None:
    assert "+358" not in repr(written(Connect(20), NUMBER))
