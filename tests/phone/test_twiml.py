"""A turn in the provider's XML: the verbs it knows, in an order it understands, with nothing private in an address."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from takaovi.phone.flow import begin, step
from takaovi.phone.twiml import accepted, answer, heard_from, is_signed, whisper
from takaovi.phone.values import Digits, Heard, Joined, Place, Recorded, Turn
from tests.phone.worlds import SmallWorld

NEXT, WHISPER, LINE, ON_DUTY = "/aani/7", "/aani/kuiskaus", "+358145550100", "+358405550111"
# Verbs and their attributes, from the provider's documentation.
ALLOWED = {
    "Response": set(),
    "Gather": {"action", "method", "numDigits", "timeout", "finishOnKey", "actionOnEmptyResult"},
    "Say": {"language"},
    "Redirect": {"method"},
    "Dial": {"action", "method", "timeout", "callerId"},
    "Number": {"url", "method"},
    "Client": set(),
    "Record": {"action", "method", "maxLength", "finishOnKey", "playBeep"},
    "Hangup": set(),
}


def read(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  our own words, just made


def xml(turn: Turn) -> ET.Element:
    return read(answer(turn, next_url=NEXT, whisper_url=WHISPER, numbers=[ON_DUTY], caller_id=LINE))


def walked(*keys: str) -> Turn:
    turn = begin()
    for key in keys:
        turn = step(turn.state, Digits(key), SmallWorld())
    return turn


def test_the_first_answer_says_each_language_in_its_own_voice_and_waits_for_one_key() -> None:
    gather, again = xml(begin())
    assert (gather.tag, gather.get("numDigits"), gather.get("finishOnKey")) == ("Gather", "1", "")
    assert [(say.text, say.get("language")) for say in gather] == [
        ("Hei. Soitit kohtaamispaikkojen puhelimeen.", "fi-FI"),
        ("Suomeksi: paina 1.", "fi-FI"),
        ("På svenska: tryck 2.", "sv-SE"),
        ("In English: press 3.", "en-GB"),
    ]
    assert (again.tag, again.text) == ("Redirect", NEXT)


def test_a_postcode_ends_with_the_hash() -> None:
    gather = xml(walked("1"))[0]
    assert (gather.get("numDigits"), gather.get("finishOnKey")) == ("12", "#")


def test_times_are_said_in_words() -> None:
    said = [say.text for say in xml(walked("1", "42700"))[0]]
    assert "Olohuone Lampi, Rantatie kaksi. Sulkeutuu kello kahdeksantoista." in said


def test_a_caller_is_let_through_under_the_number_of_the_line_after_a_whisper() -> None:
    dial = xml(walked("1", "42700", "1")).find("Dial")
    assert dial is not None
    assert (dial.get("callerId"), dial.get("action")) == (LINE, NEXT)
    assert [(number.text, number.get("url")) for number in dial] == [(ON_DUTY, WHISPER)]


def test_a_browser_is_rung_beside_telephones_and_hears_no_whisper() -> None:
    turn = walked("1", "42700", "1")
    dial = read(answer(turn, next_url=NEXT, whisper_url=WHISPER, numbers=[ON_DUTY], names=["b-17"])).find("Dial")
    assert dial is not None
    assert [(one.tag, one.text, one.get("url")) for one in dial] == [
        ("Number", ON_DUTY, WHISPER),
        ("Client", "b-17", None),
    ]


def test_an_answering_machine_gets_nobody() -> None:
    gather, hangup = read(whisper("fi", next_url="/aani/kuiskaus/1"))
    assert (gather.get("numDigits"), gather[0].text, hangup.tag) == (
        "1", "Puhelu kohtaamispaikkojen puhelimesta. Jos otat sen, paina 1.", "Hangup",
    )  # fmt: skip
    assert (len(read(accepted("1"))), read(accepted(""))[0].tag) == (0, "Hangup")


@pytest.mark.parametrize(
    ("at", "sent", "heard"),
    [
        (Place.MENU, {"Digits": "2"}, Digits("2")),
        (Place.WHERE, {"Digits": "42700#"}, Digits("42700")),
        (Place.MENU, {}, Digits("")),
        (Place.WHERE, {"Digits": "<script>4"}, Digits("4")),
        (Place.DUTY, {"DialCallStatus": "completed"}, Joined(True)),
        (Place.DUTY, {"DialCallStatus": "completed", "DialBridged": "false"}, Joined(False)),
        (Place.DUTY, {"DialCallStatus": "no-answer"}, Joined(False)),
        (Place.MESSAGE, {"RecordingSid": "RE1", "RecordingDuration": "9"}, Recorded("RE1", 9)),
        (Place.MESSAGE, {"RecordingDuration": "-"}, Recorded("", 0)),
    ],
)
def test_what_a_webhook_tells_is_understood(at: Place, sent: dict[str, str], heard: Heard) -> None:
    assert heard_from(at, sent) == heard


@settings(deadline=None)  # the first walk reads the table of prompts
@given(st.lists(st.sampled_from([*"0123456789", "", "42700", "53", "0401234567"]), max_size=12))
def test_every_answer_holds_only_verbs_and_attributes_that_a_provider_knows(keys: list[str]) -> None:
    for element in xml(walked(*keys)).iter():
        assert set(element.attrib) <= ALLOWED[element.tag]


def test_only_the_provider_can_sign() -> None:
    url, sent = "https://takaovi.example/aani/1", {"CallSid": "CA1", "Digits": "1"}
    good = RequestValidator("avain").compute_signature(url, sent)
    assert is_signed("avain", url, sent, good)
    assert not is_signed("avain", url, sent | {"Digits": "2"}, good)
    assert not is_signed("avain", url, sent, "")
    assert not is_signed("", url, sent, RequestValidator("").compute_signature(url, sent))
