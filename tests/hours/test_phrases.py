"""Opening hours as they stand on pages of meeting places, each as a plan: what it opens and how it is told.

The numbers are those of the collection of such phrases that the model was made for. No database.
"""

from dataclasses import dataclass, field
from datetime import date

import pytest

from takaovi.hours.sentences import condition_words, exception_words, week_sentence, window_words
from tests.hours.plans import every, layer, schedule, told

LIBRARY = (
    layer("staffed", every(["mon", "tue", "thu"], "13:00", "19:00"), every(["wed", "fri"], "10:00", "16:00")),
    layer("self_service", every("mon-thu", "08:00", "20:00"), every("fri-sun", "08:00", "18:00")),
)


@dataclass(frozen=True)
class Phrase:
    """A phrase as ``layers`` (and ``more`` of the document); ``spans`` of the ``days``, the week's ``sentence``."""

    layers: tuple[dict, ...]
    days: tuple[str, str]
    spans: list[str]
    sentence: str
    more: dict = field(default_factory=dict)
    said: tuple[str, ...] = ()  # exceptions, windows and conditions


PHRASES = {
    "1 doors open to all in a week that is otherwise booked": Phrase(
        (
            layer("staffed", every("wed", "10:00", "14:00")),
            layer("by_arrangement", every("mon-fri", "08:00", "20:00")),
        ),
        ("2026-12-02", "2026-12-02"),
        ["12-02 08:00-10:00 by_arrangement", "12-02 10:00-14:00 staffed", "12-02 14:00-20:00 by_arrangement"],
        "ke 10–14; muulloin soita ensin",
    ),
    "3 two layers that overlap": Phrase(
        LIBRARY,
        ("2026-12-02", "2026-12-02"),
        ["12-02 08:00-10:00 self_service", "12-02 10:00-16:00 staffed", "12-02 16:00-20:00 self_service"],
        "ma–ti 8–13 omatoimi, 13–19 joku on paikalla, 19–20 omatoimi; "
        "ke 8–10 omatoimi, 10–16 joku on paikalla, 16–20 omatoimi; "
        "to 8–13 omatoimi, 13–19 joku on paikalla, 19–20 omatoimi; "
        "pe 8–10 omatoimi, 10–16 joku on paikalla, 16–18 omatoimi; "
        "la–su 8–18 omatoimi",
    ),
    "5 an exception that hits the staffed layer only": Phrase(
        (LIBRARY[0] | {"exceptions": [{"date": "2022-06-24", "do": "closed"}]}, LIBRARY[1]),
        ("2022-06-24", "2022-06-24"),
        ["06-24 08:00-18:00 self_service"],
        "ma–ti 8–13 omatoimi, 13–19 joku on paikalla, 19–20 omatoimi; "
        "ke 8–10 omatoimi, 10–16 joku on paikalla, 16–20 omatoimi; "
        "to 8–13 omatoimi, 13–19 joku on paikalla, 19–20 omatoimi; "
        "pe 8–10 omatoimi, 10–16 joku on paikalla, 16–18 omatoimi; "
        "la–su 8–18 omatoimi",
        said=("Joku on paikalla: kiinni pe 24.6.",),
    ),
    "7 a session with a name": Phrase(
        (layer("staffed", every("fri", "09:30", "11:30"), note={"fi": "vauva- ja perhekahvila"}),),
        ("2026-12-04", "2026-12-04"),
        ["12-04 09:30-11:30 staffed"],
        "pe 9.30–11.30; vauva- ja perhekahvila",
    ),
    "9 no need to sign up is no condition": Phrase(
        (layer("staffed", every("fri", "09:30", "11:30")),),
        ("2026-12-04", "2026-12-04"),
        ["12-04 09:30-11:30 staffed"],
        "pe 9.30–11.30",
        said=(),
    ),
    "10 a start without an end": Phrase(
        (layer("staffed", {"days": "thu", "from": "09:30", "to": "unknown"}),),
        ("2026-12-03", "2026-12-03"),
        [],
        "joka torstai klo 9.30 alkaen, loppumisaika ei tiedossa",
    ),
    "12 vague on purpose": Phrase(
        ({"state": "staffed", "known": False, "note": {"fi": "kerran tai kaksi viikossa"}},),
        ("2026-12-01", "2026-12-31"),
        [],
        "kerran tai kaksi viikossa, kellonaika ei tiedossa, kysy ensin",
    ),
    "13 simple": Phrase(
        (layer("staffed", every("fri", "10:00", "12:00")),),
        ("2026-12-01", "2026-12-06"),
        ["12-04 10:00-12:00 staffed"],
        "pe 10–12",
    ),
    "15 a list of dates, one of them at another time": Phrase(
        (
            layer(
                "staffed",
                {"dates": ["2026-08-26", "2026-09-23", "2026-10-21"], "from": "18:00", "to": "20:00"},
                {"dates": ["2026-12-09"], "from": "10:00", "to": "12:00"},
            ),
        ),
        ("2026-08-01", "2026-12-31"),
        [
            "08-26 18:00-20:00 staffed",
            "09-23 18:00-20:00 staffed",
            "10-21 18:00-20:00 staffed",
            "12-09 10:00-12:00 staffed",
        ],
        "ke 26.8., ke 23.9. ja ke 21.10. klo 18–20; ke 9.12. klo 10–12",
    ),
    "16b when the weather is good": Phrase(
        (layer("staffed", every("tue", "12:00", "15:00"), conditions=["weather"]),),
        ("2026-12-01", "2026-12-01"),
        ["12-01 12:00-15:00 staffed"],
        "ti 12–15",
        said=("Auki sään salliessa.",),
    ),
    "18 only on Tuesdays": Phrase(
        (layer("staffed", every("tue", "10:00", "15:00")),),
        ("2026-11-30", "2026-12-06"),
        ["12-01 10:00-15:00 staffed"],
        "ti 10–15",
    ),
    "20 closed in summer, no year told": Phrase(
        (
            {
                "state": "staffed",
                "periods": [
                    {"from": "06-24", "to": "07-21", "rules": []},
                    {"rules": [every("mon-fri", "09:00", "15:00")]},
                ],
            },
        ),
        ("2027-06-23", "2027-07-22"),
        ["06-23 09:00-15:00 staffed", "07-22 09:00-15:00 staffed"],
        "ma–pe 9–15; la–su kiinni",
        said=("Kiinni 24.6.–21.7.",),
    ),
    "21 on holiday in July, exceptions told elsewhere": Phrase(
        (
            layer("staffed", every("mon", "10:00", "14:00"))
            | {"periods": [{"from": "07-01", "to": "07-31", "rules": []}, {"rules": [every("mon", "10:00", "14:00")]}]},
        ),
        ("2027-06-28", "2027-08-02"),
        ["06-28 10:00-14:00 staffed", "08-02 10:00-14:00 staffed"],
        "ma 10–14",
        said=("Kiinni 1.–31.7.",),
    ),
    "22 promised but undefined": Phrase(
        ({"state": "staffed", "known": False, "note": {"fi": "auki kerran viikossa parin tunnin ajan"}},),
        ("2026-12-01", "2026-12-31"),
        [],
        "auki kerran viikossa parin tunnin ajan, kellonaika ei tiedossa, kysy ensin",
    ),
    "25 call before you come": Phrase(
        (
            layer(
                "staffed", every("mon-thu", "08:00", "20:00"), every("fri", "08:00", "17:00"), conditions=["call_first"]
            ),
        ),
        ("2026-12-03", "2026-12-04"),
        ["12-03 08:00-20:00 staffed", "12-04 08:00-17:00 staffed"],
        "ma–to 8–20; pe 8–17; la–su kiinni",
        said=("Soita ennen kuin tulet.",),
    ),
    "28 hearsay with a fuzzy end": Phrase(
        (
            {
                "state": "staffed",
                "certainty": "hearsay",
                "periods": [{"from": "06-01", "to": "08-10", "rules": [every("mon-sun", "12:00", "19:00")]}],
            },
        ),
        ("2027-08-10", "2027-08-11"),
        ["08-10 12:00-19:00 staffed"],
        "joka päivä 12–19; 10.8. asti",
    ),
    "29 a day without a time": Phrase(
        (layer("staffed", {"days": "wed", "time": "unknown"}),),
        ("2026-12-01", "2026-12-31"),
        [],
        "joka keskiviikko, kellonaika ei tiedossa, kysy ensin",
    ),
    "week parity": Phrase(
        (layer("staffed", every("mon", "09:00", "12:00", parity="odd")),),
        ("2026-12-21", "2027-01-10"),
        ["12-28 09:00-12:00 staffed", "01-04 09:00-12:00 staffed"],
        "parittomien viikkojen maanantaisin klo 9–12, seuraavan kerran ma 28.12.",
    ),
    "the last weekday of a month": Phrase(
        (layer("staffed", every("fri", "18:00", "21:00", nth=[-1])),),
        ("2026-12-01", "2026-12-31"),
        ["12-25 18:00-21:00 staffed"],
        "kuukauden viimeisenä perjantaina klo 18–21",
    ),
    "for now, without an end": Phrase(
        (
            {
                "state": "staffed",
                "periods": [{"from": "2026-12-01", "rules": [every("tue", "10:00", "12:00")]}],
            },
        ),
        ("2026-11-24", "2026-12-01"),
        ["12-01 10:00-12:00 staffed"],
        "kiinni",
        said=("Alkaen 1.12.: ti 10–12.",),
    ),
    "a course of so many times": Phrase(
        (
            {
                "state": "staffed",
                "periods": [{"from": "2026-12-01", "rules": [every("tue", "10:00", "12:00", count=2)]}],
            },
        ),
        ("2026-12-01", "2026-12-31"),
        ["12-01 10:00-12:00 staffed", "12-08 10:00-12:00 staffed"],
        "joka tiistai klo 10–12, 2 kertaa",
    ),
    "with a key": Phrase(
        (layer("self_service", every("mon-sun", "08:00", "22:00"), conditions=["key", "age:18"]),),
        ("2026-12-01", "2026-12-01"),
        ["12-01 08:00-22:00 self_service"],
        "joka päivä 8–22 omatoimi",
        said=("Tarvitset avaimen. Pyydä se paikan pitäjältä.", "Voit tulla, kun olet täyttänyt 18 vuotta."),
    ),
    "by phone and online beside the door": Phrase(
        (
            layer("staffed", every("tue", "10:00", "12:00")),
            layer("phone", every("tue", "09:00", "11:00")),
            layer("online", every("tue", "18:00", "20:00", every_weeks=2, anchor="2026-12-01")),
        ),
        ("2026-12-01", "2026-12-01"),
        ["12-01 09:00-11:00 phone by phone", "12-01 10:00-12:00 staffed", "12-01 18:00-20:00 online by online"],
        "ti 10–12; puhelimitse: ti 9–11; verkossa: joka toinen tiistai klo 18–20, seuraavan kerran ti 1.12.",
    ),
    "a window for a group inside open time": Phrase(
        (layer("staffed", every("mon-fri", "09:00", "15:00")),),
        ("2026-12-02", "2026-12-02"),
        ["12-02 09:00-15:00 staffed"],
        "ma–pe 9–15; la–su kiinni",
        {"audience": [{"rules": [every("wed", "12:00", "14:00")], "who": {"fi": "seniorit"}}]},
        said=("Joka keskiviikko klo 12–14 on erityisesti: seniorit.",),
    ),
    "past midnight": Phrase(
        (layer("staffed", every("fri-sat", "21:00", "04:00")),),
        ("2026-12-04", "2026-12-04"),
        ["12-04 21:00-12-05 04:00 staffed"],
        "pe–la 21–4",
    ),
    "open if somebody takes the shift": Phrase(
        (layer("if_shift_filled", every("tue", "17:00", "20:00", min_shift=1)),),
        ("2026-12-01", "2026-12-01"),
        ["12-01 17:00-20:00 if_shift_filled"],
        "ti 17–20 jos päivystäjä löytyy",
    ),
    "only by arrangement": Phrase(
        ({"state": "by_arrangement", "conditions": ["call_first"]},),
        ("2026-12-01", "2026-12-31"),
        [],
        "soita ensin",
        said=("Soita ennen kuin tulet.",),
    ),
    "not known is not closed": Phrase((), ("2026-12-01", "2026-12-31"), [], "Emme tiedä, milloin on auki"),
    "short hours on eves, closed on holidays": Phrase(
        (layer("staffed", every("thu", "09:00", "17:00"), holidays={"public": "closed", "eve": [["09:00", "12:00"]]}),),
        ("2026-12-24", "2026-12-24"),
        ["12-24 09:00-12:00 staffed"],
        "to 9–17",
        said=("Kiinni pyhinä; juhannusaattona ja jouluaattona klo 9–12.",),
    ),
}
CLASSES = {date(2026, 12, 24): frozenset({"eve", "day_before"}), date(2026, 12, 25): frozenset({"public"})}


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_opens_what_it_says(name: str) -> None:
    phrase = PHRASES[name]
    assert told(schedule(*phrase.layers, **phrase.more), *phrase.days, CLASSES) == phrase.spans


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_is_told_as_it_was_meant(name: str) -> None:
    phrase = PHRASES[name]
    plan, on = schedule(*phrase.layers, **phrase.more), date.fromisoformat(phrase.days[0])
    assert week_sentence(plan, on, "fi") == phrase.sentence
    conditions = tuple(condition for one in plan.layers for condition in one.conditions)
    beside = (*exception_words(plan, on, "fi"), *window_words(plan, on, "fi"), *condition_words(conditions, "fi"))
    assert beside == phrase.said
