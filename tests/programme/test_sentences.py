"""The programme in words, in four ways of reading."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from takaovi.core.clock import HELSINKI
from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.hours.recurrence import Rule
from takaovi.programme.clashes import WHY
from takaovi.programme.sentences import (
    audience_words,
    clash_words,
    company_words,
    cost_words,
    day_sentence,
    exclusive_words,
    full_words,
    moved_words,
    sign_up_words,
    status_words,
    time_sentence,
    when_sentence,
)
from takaovi.programme.values import COMPANIES, Break, Change, SeriesPlan
from tests.factories.programme import minute

ON = date(2026, 11, 24)
FOUR = ("fi", "sv", "en", "fi-simple")


def plan(*rules: Rule, **fields: object) -> SeriesPlan:
    return SeriesPlan(zone=HELSINKI, rules=rules, **fields)  # type: ignore[arg-type]


def weekly(*weekdays: int, start: int = 17 * 60, end: int = 19 * 60, **fields: object) -> Rule:
    return Rule(start, end, weekdays=frozenset(weekdays or range(7)), **fields)  # type: ignore[arg-type]


def in_four(what: SeriesPlan) -> list[str]:
    return [when_sentence(what, language, on=ON) for language in FOUR]


def test_every_week_with_a_week_off() -> None:
    winter_break = Break(first=date(2027, 2, 22), last=date(2027, 2, 28))
    assert in_four(plan(weekly(2), breaks=(winter_break,))) == [
        "joka keskiviikko klo 17–19, ei viikolla 8",
        "varje onsdag kl. 17–19, inte vecka 8",
        "every Wednesday 5 pm–7 pm, not in week 8",
        "joka keskiviikko kello 17–19, ei viikolla 8",
    ]


def test_even_weeks() -> None:
    assert in_four(plan(weekly(6, start=600, end=840, parity="even"))) == [
        "parillisten viikkojen sunnuntaisin klo 10–14",
        "söndagar i jämna veckor kl. 10–14",
        "Sundays of even weeks 10 am–2 pm",
        "sunnuntaisin parillisilla viikoilla kello 10–14",
    ]


def test_odd_weeks_on_two_days() -> None:
    assert in_four(plan(weekly(0, 3, parity="odd")))[:3] == [
        "parittomien viikkojen maanantaisin ja torstaisin klo 17–19",
        "måndagar och torsdagar i udda veckor kl. 17–19",
        "Mondays and Thursdays of odd weeks 5 pm–7 pm",
    ]


def test_several_weekdays_and_half_hours() -> None:
    assert in_four(plan(weekly(0, 2, 4, start=570, end=690)))[:3] == [
        "maanantaisin, keskiviikkoisin ja perjantaisin klo 9.30–11.30",
        "måndagar, onsdagar och fredagar kl. 9.30–11.30",
        "Mondays, Wednesdays and Fridays 9:30 am–11:30 am",
    ]


def test_days_in_a_row_and_every_day() -> None:
    assert in_four(plan(weekly(0, 1, 2, 3, 4)))[:3] == ["ma–pe klo 17–19", "mån–fre kl. 17–19", "Mon–Fri 5 pm–7 pm"]
    assert in_four(plan(weekly()))[:3] == ["joka päivä klo 17–19", "varje dag kl. 17–19", "every day 5 pm–7 pm"]


def test_every_second_and_third_week() -> None:
    second = weekly(2, every_weeks=2, anchor=ON)
    assert in_four(plan(second))[:3] == [
        "joka toinen keskiviikko klo 17–19",
        "varannan onsdag kl. 17–19",
        "every other Wednesday 5 pm–7 pm",
    ]
    third = weekly(1, 3, every_weeks=3, anchor=ON)
    assert in_four(plan(third))[:3] == [
        "tiistaisin ja torstaisin 3 viikon välein klo 17–19",
        "tisdagar och torsdagar med 3 veckors mellanrum kl. 17–19",
        "Tuesdays and Thursdays every 3 weeks 5 pm–7 pm",
    ]


def test_the_nth_weekday_of_a_month() -> None:
    assert in_four(plan(weekly(2, nth=frozenset({1, 3}))))[:3] == [
        "kuukauden ensimmäisenä ja kolmantena keskiviikkona klo 17–19",
        "den första och tredje onsdagen i månaden kl. 17–19",
        "on the first and third Wednesday of the month 5 pm–7 pm",
    ]
    assert in_four(plan(weekly(6, nth=frozenset({-1}))))[0] == "kuukauden viimeisenä sunnuntaina klo 17–19"


def test_a_counted_course_with_its_season() -> None:
    course = plan(weekly(2, count=8), first=date(2026, 12, 2), last=date(2027, 1, 31))
    assert in_four(course)[:3] == [
        "joka keskiviikko klo 17–19, 8 kertaa, alkaen 2.12., 31.1.2027 asti",
        "varje onsdag kl. 17–19, 8 gånger, från 2.12, till 31.1.2027",
        "every Wednesday 5 pm–7 pm, 8 times, from 2 December, until 31 January 2027",
    ]


def test_single_dates_and_one_at_another_hour() -> None:
    two = Rule(1080, 1200, dates=(date(2026, 12, 9), date(2026, 12, 16)))
    other = Rule(840, 960, dates=(date(2026, 12, 19),))
    assert in_four(plan(two, other))[:3] == [
        "ke 9.12. ja ke 16.12. klo 18–20; la 19.12. klo 14–16",
        "ons 9.12 och ons 16.12 kl. 18–20; lör 19.12 kl. 14–16",
        "Wed 9 December and Wed 16 December 6 pm–8 pm; Sat 19 December 2 pm–4 pm",
    ]


def test_many_dates_are_told_by_their_number() -> None:
    dates = tuple(date(2026, 12, day) for day in (1, 3, 8, 10, 15))
    assert in_four(plan(Rule(1080, 1200, dates=dates)))[0] == "5 päivänä 1.12.–15.12. klo 18–20"


def test_two_spans_of_the_same_days_and_a_night() -> None:
    assert in_four(plan(weekly(5, start=540, end=660), weekly(5, start=1320, end=1560)))[:3] == [
        "joka lauantai klo 9–11 ja 22–2",
        "varje lördag kl. 9–11 och 22–2",
        "every Saturday 9 am–11 am and 10 pm–2 am",
    ]


def test_weekdays_of_the_same_hours_are_told_together() -> None:
    split = plan(weekly(4, start=540, end=660), weekly(0, start=540, end=660), weekly(2, start=720, end=840))
    assert in_four(split)[:3] == [
        "maanantaisin ja perjantaisin klo 9–11; joka keskiviikko klo 12–14",
        "måndagar och fredagar kl. 9–11; varje onsdag kl. 12–14",
        "Mondays and Fridays 9 am–11 am; every Wednesday noon–2 pm",
    ]


def test_breaks_skips_and_holidays_that_lie_ahead() -> None:
    told = plan(
        weekly(2),
        breaks=(
            Break(yearly=(601, 831)),
            Break(yearly=(115, 131)),
            Break(week=8),
            Break(first=date(2026, 12, 20), last=date(2027, 1, 6)),
            Break(first=date(2026, 10, 12), last=date(2026, 10, 18)),
        ),
        changes=(
            Change(date(2026, 12, 9), "skip"),
            Change(date(2026, 11, 4), "skip"),
            Change(date(2026, 12, 23), "cancel"),
            Change(date(2026, 12, 16), "move", start=600),
        ),
        holidays="skip",
    )
    assert in_four(told)[:3] == [
        "joka keskiviikko klo 17–19, tauko 15.1.–31.1., ei viikolla 8, tauko 20.12.–6.1.2027, ei ke 9.12., ei pyhinä",
        "varje onsdag kl. 17–19, paus 15.1–31.1, inte vecka 8, paus 20.12–6.1.2027, inte ons 9.12, inte på helgdagar",
        "every Wednesday 5 pm–7 pm, break 15 January–31 January, not in week 8, "
        "break 20 December–6 January 2027, not on Wed 9 December, not on public holidays",
    ]


def test_a_break_is_told_once_with_its_note_and_only_when_it_is_near_or_on() -> None:
    note = {"fi": "kesätauko", "sv": "sommarpaus"}
    resting = plan(weekly(2), breaks=(Break(yearly=(601, 831), note=note), Break(yearly=(601, 831))))
    assert when_sentence(resting, "fi", on=ON) == "joka keskiviikko klo 17–19"
    for spring_or_summer in (date(2027, 3, 1), date(2027, 7, 1)):
        assert when_sentence(resting, "fi", on=spring_or_summer) == (
            "joka keskiviikko klo 17–19, tauko 1.6.–31.8. (kesätauko)"
        )
    assert when_sentence(resting, "en", on=date(2027, 7, 1)) == (
        "every Wednesday 5 pm–7 pm, break 1 June–31 August (kesätauko)"
    )


def test_the_viewers_time_is_told_only_where_it_differs() -> None:
    start, end = minute(2026, 12, 9, 16), minute(2026, 12, 9, 18)
    stockholm, tallinn = ZoneInfo("Europe/Stockholm"), ZoneInfo("Europe/Tallinn")
    told = [time_sentence(start, end, HELSINKI, language, viewer_zone=stockholm) for language in FOUR]
    assert told == [
        "klo 18–20 (klo 17–19 sinun aikaasi)",
        "kl. 18–20 (kl. 17–19 din tid)",
        "6 pm–8 pm (5 pm–7 pm your time)",
        "kello 18–20 (kello 17–19 sinun aikaasi)",
    ]
    assert time_sentence(start, end, HELSINKI, "fi", viewer_zone=tallinn) == "klo 18–20"
    assert time_sentence(start, end, HELSINKI, "fi") == "klo 18–20"


def test_a_viewer_for_whom_it_is_another_day_is_told_which() -> None:
    start = minute(2026, 12, 9, 16)
    tokyo, hawaii = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
    assert time_sentence(start, start + 60, HELSINKI, "fi", viewer_zone=tokyo) == (
        "klo 18–19 (to 10.12. klo 1–2 sinun aikaasi)"
    )
    assert time_sentence(start, start + 60, HELSINKI, "en", viewer_zone=hawaii) == "6 pm–7 pm (6 am–7 am your time)"


def test_midnight_ends_a_day_as_24_and_begins_it_as_0() -> None:
    midnight = minute(2026, 12, 9, 22)
    assert time_sentence(midnight - 120, midnight, HELSINKI, "fi") == "klo 22–24"
    assert time_sentence(midnight, midnight + 90, HELSINKI, "fi") == "klo 0–1.30"


def test_a_viewer_whose_clock_jumps_on_another_night_is_told_so() -> None:
    """New York goes to summer time on 14 March 2027, Helsinki on the 28th."""
    new_york = ZoneInfo("America/New_York")
    between = minute(2027, 3, 20, 16)
    assert time_sentence(between, between + 60, HELSINKI, "fi", viewer_zone=new_york) == (
        "klo 18–19 (klo 12–13 sinun aikaasi)"
    )


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (minute(2026, 11, 24, 16), ["tänään", "i dag", "today", "tänään"]),
        (minute(2026, 11, 24, 22), ["huomenna", "i morgon", "tomorrow", "huomenna"]),
        (minute(2026, 12, 9, 16), ["ke 9.12.", "ons 9.12", "Wed 9 December", "keskiviikkona 9.12."]),
        (minute(2027, 1, 4, 16), ["ma 4.1.2027", "mån 4.1.2027", "Mon 4 January 2027", "maanantaina 4.1.2027"]),
    ],
)
def test_the_day_is_told_as_people_say_it(start: int, words: list[str]) -> None:
    assert [day_sentence(start, HELSINKI, language, today=ON) for language in FOUR] == words


def test_the_status_is_told_with_its_reason() -> None:
    ill = Said("Ohjaaja on sairaana.", BY_CODE["fi"])
    nothing = Said("", BY_CODE["fi"])
    assert status_words("cancelled", ill, "fi") == "Peruttu tällä kertaa. Ohjaaja on sairaana."
    assert status_words("cancelled", nothing, "fi-simple") == "Tämä kerta on peruttu."
    assert status_words("moved", nothing, "sv") == "Tiden eller platsen har ändrats."
    assert status_words("on", nothing, "en") == ""
    assert status_words("on", Said("Tuo omat värit.", BY_CODE["fi"]), "fi") == "Tuo omat värit."


def test_a_move_names_both_days() -> None:
    planned, start = minute(2026, 12, 5, 12), minute(2026, 12, 6, 12)
    assert [moved_words(planned, start, HELSINKI, language, today=ON) for language in FOUR] == [
        "Siirretty: la 5.12. sijasta su 6.12.",
        "Flyttat: sön 6.12 i stället för lör 5.12",
        "Moved: Sun 6 December instead of Sat 5 December",
        "Aika on muuttunut: ei lauantaina 5.12. vaan sunnuntaina 6.12.",
    ]


def test_full_is_told_kindly() -> None:
    assert [full_words(language) for language in FOUR] == [
        "Täynnä tällä kertaa",
        "Fullt den här gången",
        "Full this time",
        "Ryhmä on nyt täynnä",
    ]


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, ["Ei maksa mitään", "Kostar ingenting", "Costs nothing", "Ei maksa mitään"]),
        (300, ["Maksaa 3 €", "Kostar 3 €", "Costs €3", "Hinta on 3 euroa"]),
        (250, ["Maksaa 2,50 €", "Kostar 2,50 €", "Costs €2.50", "Hinta on 2,50 euroa"]),
    ],
)
def test_what_it_costs(cents: int, words: list[str]) -> None:
    assert [cost_words(cents, language) for language in FOUR] == words


def test_the_hosts_notes_come_after_our_words() -> None:
    assert cost_words(300, "fi", note="Saat keiton silti") == "Maksaa 3 €. Saat keiton silti"
    assert cost_words(0, "fi", note="Kahvi 1 €") == "Kahvi 1 €"
    assert sign_up_words("needed", "fi", note="Soita Liisalle") == "Ilmoittaudu ensin. Soita Liisalle"


@pytest.mark.parametrize(
    ("sign_up", "words"),
    [
        ("none", ["Ei tarvitse ilmoittautua", "Du behöver inte anmäla dig", "No need to sign up"]),
        (
            "recommended",
            [
                "Voit ilmoittautua, se auttaa meitä",
                "Du får gärna anmäla dig, det hjälper oss",
                "You may sign up, it helps us",
            ],
        ),
        ("needed", ["Ilmoittaudu ensin", "Anmäl dig först", "Sign up first"]),
    ],
)
def test_whether_one_signs_up(sign_up: str, words: list[str]) -> None:
    assert [sign_up_words(sign_up, language) for language in FOUR[:3]] == words


def test_an_unknown_way_of_signing_up_is_an_error() -> None:
    with pytest.raises(KeyError):
        sign_up_words("perhaps", "fi")


def test_for_whom_it_is() -> None:
    nobody, families = Said("", BY_CODE["fi"]), Said("Perheille", BY_CODE["fi"])
    assert audience_words(nobody, None, None, "fi") == ""
    assert audience_words(nobody, 13, 17, "fi") == "13–17-vuotiaille"
    assert audience_words(families, None, 3, "fi") == "Perheille, enintään 3-vuotiaille"
    assert audience_words(nobody, 18, None, "sv") == "från 18 år"
    assert audience_words(nobody, 18, None, "en") == "from the age of 18"


def test_a_time_kept_for_a_group() -> None:
    women = Said("Naisille", BY_CODE["fi"])
    assert exclusive_words(women, "fi") == "Tämä aika on varattu: naisille."
    assert exclusive_words(women, "fi", again="klo 14.30") == (
        "Tämä aika on varattu: naisille. Kaikille auki taas klo 14.30."
    )
    assert exclusive_words(Said("", BY_CODE["fi"]), "sv") == "Den här tiden är reserverad för en grupp."


def test_every_clash_has_its_words() -> None:
    assert [clash_words(why, "fi") for why in WHY] == [
        "Samassa tilassa on kaksi toimintaa yhtä aikaa.",
        "Aika on varattu ryhmälle, mutta samaan aikaan on muutakin.",
        "Samassa paikassa on kaksi toimintaa yhtä aikaa.",
        "Kylällä on samaan aikaan kaksi toimintaa samoille ihmisille.",
    ]


def test_how_many_usually_come_is_told_in_four_ways() -> None:
    told = {company: [company_words(company, language) for language in FOUR] for company in COMPANIES}
    assert told == {
        "few": [
            "Mukana on yleensä muutama ihminen",
            "Oftast kommer några få personer",
            "Usually a few people come",
            "Mukana on vähän ihmisiä",
        ],
        "some": [
            "Mukana on yleensä kymmenkunta ihmistä",
            "Oftast kommer ett tiotal personer",
            "Usually about ten people come",
            "Mukana on noin 10 ihmistä",
        ],
        "many": [
            "Mukana on yleensä paljon ihmisiä",
            "Oftast kommer många personer",
            "Usually many people come",
            "Mukana on paljon ihmisiä",
        ],
    }
    assert company_words("", "fi") == ""
