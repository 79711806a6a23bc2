"""Questions and their answers, limits, and what is told of words that were not understood."""

from datetime import date

import pytest

from takaovi.hours.door_reading import answer, read_door_text
from takaovi.hours.door_values import MOST_CHARACTERS, Draft, Unread
from takaovi.hours.door_weeks import four_weeks
from tests.hours.door.notation import document_of, meaning

TODAY = date(2026, 11, 24)


def draft_of(text: str) -> Draft:
    return read_door_text(text, today=TODAY, language="fi")


def answered(text: str, *choices: str) -> Draft:
    """The draft after the first question has been answered, again and again."""
    draft = draft_of(text)
    for choice in choices:
        draft = answer(draft, draft.questions[0].key, choice)
    return draft


@pytest.mark.parametrize(
    ("text", "choices", "expected"),
    [
        ("ma-pe 9-17, suljettu 24.-26.12.", ("2026",), "mon-fri 9-17; x 2026-12-24..2026-12-26 closed"),
        ("ma-pe 9-17, suljettu 24.-26.12.", ("every",), "mon-fri 9-17; @12-24..12-26 off"),
        ("1.6.-31.8. ma-pe 10-14", ("2027",), "@2027-06-01..2027-08-31 mon-fri 10-14"),
        ("1.6.-31.8. ma-pe 10-14", ("every",), "@06-01..08-31 mon-fri 10-14"),
        ("joka toinen keskiviikko 10-12", ("2026-12-02",), "every2:2026-12-02 wed 10-12"),
        ("mannantai 9-17", ("maanantai",), "mon 9-17"),
        ("Mon-Fri 9-5", ("09:00-17:00",), "mon-fri 9-17"),
        ("ma-pe 9-17, ke 12-19", ("replace",), "mon,tue,thu,fri 9-17; wed 12-19"),
        ("ma-pe 9-12, ke 17-19", ("add",), "mon-fri 9-12; wed 17-19"),
        ("maanantaina 9-12", ("weekly",), "mon 9-12"),
        ("ma-pe 9-17 muistaakseni", ("hearsay",), "staffed~hearsay: mon-fri 9-17"),
        ("ma-pe 9-17 muistaakseni", ("sure",), "mon-fri 9-17"),
        ("ma-pe 9-17, aattona 9-13", ("day_before",), "mon-fri 9-17; hol day_before=9-13"),
        (
            "ma-pe 9-17, la 10-14, 1.6.-31.8.2027 ma-pe 10-15",
            ("closed",),
            "mon-fri 9-17; sat 10-14; @2027-06-01..2027-08-31 mon-fri 10-15",
        ),
        (
            "ma-pe 9-17, la 10-14, 1.6.-31.8.2027 ma-pe 10-15",
            ("as_usual",),
            "mon-fri 9-17; sat 10-14; @2027-06-01..2027-08-31 mon-fri 10-15; @2027-06-01..2027-08-31 sat 10-14",
        ),
        ("ke 18-20 naisille", ("open_exclusive",), "wed 18-20; who wed 18-20 !"),
        ("kesällä ma-pe 10-14", ("06-01..08-31",), "@06-01..08-31 mon-fri 10-14"),
        ("jouluaattona suljettu, ma-pe 9-17", ("2026",), "mon-fri 9-17; x 2026-12-24 closed"),
        ("juhannusaattona suljettu, ma-pe 9-17", ("2027",), "mon-fri 9-17; x 2027-06-25 closed"),
    ],
)
def test_an_answer_settles_what_was_asked(text: str, choices: tuple[str, ...], expected: str) -> None:
    draft = answered(text, *choices)
    assert (draft.questions, draft.unread) == ((), ())
    assert meaning(draft.document) == meaning(document_of(expected))


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("ma 9-17, ti", "klo 10-14", "mon 9-17; tue 10-14"),
        ("ma 9-17, ti", "yhdeksästä viiteen", "mon 9-17; tue 9-17"),
        ("ma 9-17, ti", "klo 17", "mon 9-17; tue 17-?"),
        ("klo 10-14", "perjantai", "fri 10-14"),
        ("klo 10-14", "ma ja ke", "mon,wed 10-14"),
        ("la klo 20 asti", "klo 10", "sat 10-20"),
        ("la klo 20 asti", "10", "sat 10-20"),
        ("ma 9-17, tänään klo 14 asti", "klo 9", "mon 9-17; x 2026-11-24 replace 9-14"),
        ("ma-pe 9-17. 5.12.2026 klo 10 alkaen", "10-12", "mon-fri 9-17; x 2026-12-05 replace 10-12"),
        ("ma-pe 9-17. Suljettu toistaiseksi.", "24.12.2026-6.1.2027", "mon-fri 9-17; x 2026-12-24..2027-01-06 closed"),
        ("24.12. suljettu", "2026", "x 2026-12-24 closed"),
        ("ma-pe 9-17, 24.12. suljettu", "joka vuosi", "mon-fri 9-17; @12-24..12-24 off"),
        ("joka toinen keskiviikko 10-12", "2.12.", "every2:2026-12-02 wed 10-12"),
        ("ensi perjantaina suljettu", "4.12.", "x 2026-12-04 closed"),
        ("perjantaina suljettu", "27.11.2026", "x 2026-11-27 closed"),
        ("maanantaina 9-12", "joka viikko", "mon 9-12"),
        ("Mon-Fri 9-5", "klo 17", "mon-fri 9-17"),
        ("Mon-Fri 9-5", "9-17", "mon-fri 9-17"),
        ("mannantai 9-17", "Maanantai", "mon 9-17"),
        ("ma-pe 9-17, la 10-14, 1.6.-31.8.2027 ma-pe 10-15", "suljettu",
         "mon-fri 9-17; sat 10-14; @2027-06-01..2027-08-31 mon-fri 10-15"),
    ],
)  # fmt: skip
def test_an_answer_may_be_typed(text: str, typed: str, expected: str) -> None:
    draft = draft_of(text)
    (question,) = draft.questions
    settled = answer(draft, question.key, typed)
    assert (settled.questions, settled.unread) == ((), ())
    assert meaning(settled.document) == meaning(document_of(expected))


def test_dates_typed_without_a_year_are_asked_for_it_next() -> None:
    draft = answer(draft_of("suljettu toistaiseksi"), "until:0", "24.-26.12.")
    assert [(question.kind, question.choices) for question in draft.questions] == [("year", ("2026", "2027", "every"))]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("ma 9-17, ti", "illalla"),
        ("ma 9-17, ti", "klo 25"),
        ("klo 10-14", "joskus"),
        ("24.12. suljettu", "1999"),
        ("ensi perjantaina suljettu", "perjantai"),
        ("ensi perjantaina suljettu", "3.12."),
        ("la klo 20 asti", "klo 10-12"),
        ("ma tai ti 10-12", "ma"),
        ("klo 10-14", "ma " * 100),
        ("klo 10-14", "\u202e"),
    ],
)
def test_words_that_are_no_answer_are_refused(text: str, typed: str) -> None:
    draft = draft_of(text)
    with pytest.raises(KeyError):
        answer(draft, draft.questions[0].key, typed)


def test_a_day_told_from_today_is_noted_with_its_date() -> None:
    draft = draft_of("ma-pe 9-15, viikolla 8 suljettu, huomenna 9-12")
    assert [(note.kind, note.words, note.days) for note in draft.notes] == [
        ("dated", "viikolla 8", (date(2027, 2, 22), date(2027, 2, 28))),
        ("dated", "huomenna", (date(2026, 11, 25),)),
    ]


@pytest.mark.parametrize(
    ("on", "choices"),
    [
        (date(2026, 11, 26), ("2026-11-27", "2026-12-04")),  # a Thursday
        (date(2026, 11, 27), ()),  # that Friday: the one of next week
        (date(2026, 11, 28), ()),
    ],
)
def test_next_friday_is_asked_only_while_this_weeks_is_still_to_come(on: date, choices: tuple[str, ...]) -> None:
    draft = read_door_text("ensi perjantaina suljettu", today=on, language="fi")
    assert [question.choices for question in draft.questions] == ([choices] if choices else [])
    assert choices or draft.document["exceptions"] == [{"date": "2026-12-04", "do": "closed"}]


def test_the_year_of_one_day_is_asked_with_its_weekday_in_mind() -> None:
    (question,) = draft_of("24.12. suljettu").questions
    assert question.days == ("2026-12-24", "2027-12-24", "")


def test_what_is_asked_is_left_out_of_the_draft() -> None:
    draft = draft_of("ma-pe 9-17, suljettu 24.-26.12.")
    assert [question.key for question in draft.questions] == ["year:12"]
    assert draft.questions[0].words == "suljettu 24.-26.12."
    assert draft.questions[0].choices == ("2026", "2027", "every")
    assert meaning(draft.document) == meaning(document_of("mon-fri 9-17"))
    assert not draft.settled


def test_once_a_week_can_be_told_as_not_known() -> None:
    draft = answered("kerran viikossa", "unknown")
    assert draft.settled
    assert draft.document == {"layers": [{"state": "staffed", "known": False}]}


def test_an_answer_to_what_is_not_asked_is_refused() -> None:
    draft = draft_of("mannantai 9-17")
    for key, choice in (("typo:5", "maanantai"), ("typo:0", "tiistai")):
        with pytest.raises(KeyError):
            answer(draft, key, choice)


def test_words_that_are_not_understood_are_told_with_their_place() -> None:
    draft = draft_of("Ma–pe 9–17 vohveleita ☕")
    assert draft.unread == (Unread("vohveleita", 11, 21), Unread("☕", 22, 23))
    assert meaning(draft.document) == meaning(document_of("mon-fri 9-17"))


def test_a_text_over_the_limit_is_one_question_with_the_limit() -> None:
    draft = draft_of("ma-pe 9-17 " * 1000)
    assert [(question.kind, question.words) for question in draft.questions] == [("too_long", str(MOST_CHARACTERS))]
    assert draft.document == {"layers": []}


@pytest.mark.parametrize("text", ["", "   \n ", "tervetuloa", "\u202e"])
def test_a_text_without_hours_is_not_settled(text: str) -> None:
    assert not draft_of(text).settled


def test_four_weeks_are_drawn_from_this_monday_with_what_is_unknown() -> None:
    draft = draft_of("ma-pe 9-17, suljettu 24.11.2026. Lisäksi la klo 10 alkaen")
    rows = four_weeks(draft.document, TODAY)
    assert [len(row) for row in rows] == [7, 7, 7, 7]
    first = rows[0]
    assert (first[0].day, first[0].past, first[0].times) == (date(2026, 11, 23), True, (("staffed", ((540, 1020),)),))
    assert (first[1].times, first[1].past) == ((), False)
    assert [day.unknown for day in first] == [False, False, False, False, False, True, False]


def test_a_day_without_a_time_is_noted() -> None:
    notes = draft_of("joka keskiviikko").notes
    assert [(note.kind, note.words) for note in notes] == [("time_unknown", "joka keskiviikko")]
