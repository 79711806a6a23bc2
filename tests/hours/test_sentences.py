"""Hours in words in four ways of reading, the exact sentences. No database."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from takaovi.hours.queries import LayerTruth
from takaovi.hours.sentences import (
    clock_words,
    condition_words,
    confirmed_words,
    day_words,
    exception_words,
    week_sentence,
    window_words,
)
from takaovi.hours.values import Schedule
from tests.hours.plans import every, layer, minute, schedule

TODAY = date(2026, 12, 1)
NOON = minute("2026-12-01T12:00")
WOMEN = {"fi": "naiset", "en": "women"}
FOUR = ("fi", "sv", "en", "fi-simple")


def library() -> Schedule:
    return schedule(
        layer(
            "staffed",
            every("mon-thu", "12:00", "19:00"),
            every("fri", "10:00", "16:00"),
            every("sat", "09:30", "16:00"),
            holidays={"public": "closed", "eve": "closed", "day_before": [["09:00", "15:00"]]},
        ),
        layer(
            "self_service",
            every("mon-thu", "08:30", "12:00"),
            every("fri", "08:30", "10:00"),
            holidays={"public": "closed"},
        ),
        exceptions=[
            {
                "from": "2026-12-24",
                "to": "2026-12-26",
                "do": "closed",
                "note": {"fi": "joulu", "sv": "jul", "en": "Christmas"},
            },
            {"date": "2026-12-09", "do": "replace", "spans": [["12:00", "14:00"]], "layers": ["staffed"]},
        ],
        audience=[
            {"rules": [every("wed", "12:00", "14:00")], "who": {"fi": "naiset", "en": "women"}, "exclusive": True}
        ],
    )


def village_house() -> Schedule:
    summer = {"from": "06-01", "to": "08-31", "rules": [every("mon-sun", "12:00", "19:00")]}
    ordinary = {
        "rules": [
            every("wed", "10:00", "14:00"),
            every("tue", "17:00", "20:00", every_weeks=2, anchor="2026-12-01"),
            every("sun", "12:00", "14:00", nth=[1]),
            {"dates": ["2026-12-09", "2027-01-13"], "from": "18:00", "to": "20:00"},
        ]
    }
    return schedule({"state": "staffed", "periods": [summer, ordinary]}, {"state": "by_arrangement"})


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            "ma–to 8.30–12 omatoimi, 12–19 joku on paikalla; "
            "pe 8.30–10 omatoimi, 10–16 joku on paikalla; la 9.30–16; su kiinni",
        ),
        (
            "sv",
            "mån–tors kl. 8.30–12 självbetjäning, 12–19 någon är på plats; "
            "fre kl. 8.30–10 självbetjäning, 10–16 någon är på plats; lör kl. 9.30–16; sön stängt",
        ),
        (
            "en",
            "Mon–Thu 8:30 am–noon self-service, noon–7 pm somebody is there; "
            "Fri 8:30 am–10 am self-service, 10 am–4 pm somebody is there; Sat 9:30 am–4 pm; Sun closed",
        ),
        (
            "fi-simple",
            "Maanantai–torstai kello 8.30–12 ovi aukeaa kortilla, 12–19 joku on paikalla. "
            "Perjantai kello 8.30–10 ovi aukeaa kortilla, 10–16 joku on paikalla. "
            "Lauantai kello 9.30–16. Sunnuntai kiinni.",
        ),
    ],
)
def test_a_week_of_staffed_and_self_service_hours(language: str, said: str) -> None:
    assert week_sentence(library(), TODAY, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            "ke 10–14; joka toinen tiistai klo 17–20, seuraavan kerran ti 1.12.; "
            "kuukauden ensimmäisenä sunnuntaina klo 12–14; "
            "ke 9.12. ja ke 13.1.2027 klo 18–20; muulloin soita ensin",
        ),
        (
            "sv",
            "ons kl. 10–14; varannan tisdag kl. 17–20, nästa gång tis 1.12; den första söndagen i månaden kl. 12–14; "
            "ons 9.12 och ons 13.1.2027 kl. 18–20; ring först andra tider",
        ),
        (
            "en",
            "Wed 10 am–2 pm; every other Tuesday 5 pm–8 pm, next on Tue 1 December; "
            "on the first Sunday of the month noon–2 pm; "
            "Wed 9 December and Wed 13 January 2027 6 pm–8 pm; at other times, call first",
        ),
        (
            "fi-simple",
            "Keskiviikko kello 10–14. Joka toinen tiistai kello 17–20, seuraavan kerran tiistaina 1.12. "
            "Kuukauden ensimmäisenä sunnuntaina kello 12–14. "
            "Keskiviikkona 9.12. ja keskiviikkona 13.1.2027 kello 18–20. Muina aikoina soita ensin.",
        ),
    ],
)
def test_what_does_not_come_back_every_week(language: str, said: str) -> None:
    assert week_sentence(village_house(), TODAY, language) == said


def test_dates_that_are_past_are_not_told() -> None:
    assert "9.12." not in week_sentence(village_house(), date(2026, 12, 10), "fi")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (schedule(layer("staffed", every("mon-sun", "12:00", "19:00"))), "joka päivä 12–19"),
        (schedule(layer("staffed", every("mon-fri", "09:00", "15:00"))), "ma–pe 9–15; la–su kiinni"),
        (schedule(layer("staffed", every("wed", "10:00", "14:00"))), "ke 10–14"),
        (schedule(layer("staffed", every("sat", "21:00", "04:00"))), "la 21–4"),
        (schedule(layer("staffed", every("sat", "20:00", "24:00"))), "la 20–24"),
        (schedule(layer("self_service", every("mon-sun", "06:00", "22:00"))), "joka päivä 6–22 omatoimi"),
        (schedule(layer("if_shift_filled", every("tue", "17:00", "20:00"))), "ti 17–20 jos päivystäjä löytyy"),
        (schedule(layer("by_arrangement", every("tue", "17:00", "20:00"))), "ti 17–20 soita ensin"),
        (schedule(layer("phone", every("mon-fri", "09:00", "11:00"))), "puhelimitse: ma–pe 9–11"),
        (schedule(layer("online", every("sun", "18:00", "20:00", nth=[-1]))),
         "verkossa: kuukauden viimeisenä sunnuntaina klo 18–20"),
        (schedule(layer("staffed", every("mon", "09:00", "12:00", parity="even"))),
         "parillisten viikkojen maanantaisin klo 9–12, seuraavan kerran ma 7.12."),
        (schedule(layer("staffed", every(["mon", "wed"], "09:00", "12:00", every_weeks=3, anchor="2026-12-01"))),
         "maanantaisin ja keskiviikkoisin 3 viikon välein klo 9–12, seuraavan kerran ke 2.12."),
        (schedule(layer("staffed", known=False)), "kellonaika ei tiedossa, kysy ensin"),
        (schedule(), "Emme tiedä, milloin on auki"),
        (schedule(layer("staffed")), "kiinni"),
    ],
)  # fmt: skip
def test_other_weeks_in_finnish(plan: Schedule, said: str) -> None:
    assert week_sentence(plan, TODAY, "fi") == said


def test_a_closed_day_is_not_told_where_a_layer_is_not_known() -> None:
    plan = schedule(layer("staffed", every("mon-fri", "09:00", "15:00")), layer("self_service", known=False))
    assert week_sentence(plan, TODAY, "fi") == "ma–pe 9–15; omatoimi: kellonaika ei tiedossa, kysy ensin"


def test_an_end_that_is_near_is_told_and_a_far_one_is_not() -> None:
    summer = {"from": "2027-06-01", "to": "2027-08-31", "rules": [every("mon-sun", "12:00", "19:00")]}
    plan = schedule({"state": "staffed", "periods": [summer]})
    assert week_sentence(plan, date(2027, 6, 2), "fi") == "joka päivä 12–19"
    assert week_sentence(plan, date(2027, 8, 2), "fi") == "joka päivä 12–19; 31.8. asti"


def test_a_closure_of_the_year_is_told_before_it_and_in_it() -> None:
    closed = {"from": "06-24", "to": "07-21", "rules": []}
    plan = schedule({"state": "staffed", "periods": [closed, {"rules": [every("mon-fri", "09:00", "15:00")]}]})
    assert exception_words(plan, date(2027, 6, 1), "fi") == ("Kiinni 24.6.–21.7.",)
    assert exception_words(plan, date(2027, 6, 1), "sv") == ("Stängt 24.6–21.7.",)
    assert exception_words(plan, date(2027, 6, 1), "en") == ("Closed 24 June–21 July.",)
    assert week_sentence(plan, date(2027, 7, 1), "fi") == "kiinni 21.7. asti"
    assert week_sentence(plan, date(2027, 7, 1), "en") == "closed until 21 July"


def test_a_season_is_told_four_months_before_it_begins() -> None:
    assert exception_words(village_house(), date(2027, 4, 1), "fi") == ("1.6.–31.8.: joka päivä 12–19.",)
    assert exception_words(village_house(), date(2027, 1, 1), "fi") == ()


def test_a_layer_that_closes_alone_is_named() -> None:
    closed = {"from": "2027-07-01", "to": "2027-07-31", "rules": []}
    plan = schedule(
        {"state": "staffed", "periods": [closed, {"rules": [every("mon-fri", "09:00", "15:00")]}]},
        layer("self_service", every("mon-sun", "06:00", "22:00")),
    )
    assert exception_words(plan, date(2027, 6, 1), "fi") == ("Joku on paikalla: kiinni 1.–31.7.",)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            (
                "Joku on paikalla: ke 9.12. vain klo 12–14.",
                "Kiinni 24.–26.12. (joulu).",
                "Joku on paikalla: kiinni pyhinä, juhannusaattona ja jouluaattona; pyhien aattoina klo 9–15.",
                "Omatoimi: kiinni pyhinä.",
            ),
        ),
        (
            "sv",
            (
                "Någon är på plats: ons 9.12 bara kl. 12–14.",
                "Stängt 24–26.12 (jul).",
                "Någon är på plats: stängt på helgdagar, midsommarafton och julafton; kl. 9–15 dagar före helgdagar.",
                "Självbetjäning: stängt på helgdagar.",
            ),
        ),
        (
            "en",
            (
                "Somebody is there: on Wed 9 December only noon–2 pm.",
                "Closed 24–26 December (Christmas).",
                "Somebody is there: closed on public holidays, Midsummer Eve and Christmas Eve; "
                "9 am–3 pm on days before a holiday.",
                "Self-service: closed on public holidays.",
            ),
        ),
    ],
)
def test_exceptions_ahead_and_the_keeping_of_holidays(language: str, said: tuple[str, ...]) -> None:
    assert exception_words(library(), TODAY, language) == said


def test_holidays_that_all_layers_keep_alike_are_told_once() -> None:
    closed = {"public": "closed", "eve": "closed"}
    plan = schedule(
        layer("staffed", every("wed", "10:00", "14:00"), holidays=closed),
        layer("if_shift_filled", every("tue", "17:00", "20:00"), holidays=closed),
        layer("by_arrangement", every("mon-fri", "08:00", "20:00")),
    )
    told = {language: exception_words(plan, TODAY, language) for language in FOUR}
    assert told == {
        "fi": ("Kiinni pyhinä, juhannusaattona ja jouluaattona.",),
        "sv": ("Stängt på helgdagar, midsommarafton och julafton.",),
        "en": ("Closed on public holidays, Midsummer Eve and Christmas Eve.",),
        "fi-simple": ("Kiinni pyhinä, juhannusaattona ja jouluaattona.",),
    }


def test_the_next_turn_of_alternate_weeks_passes_over_a_day_that_is_shut() -> None:
    closed = {"date": "2026-12-05", "do": "closed"}
    odd = layer("staffed", every("sat", "15:00", "19:00", parity="odd"), holidays={"public": "closed"})
    assert week_sentence(schedule(odd), TODAY, "fi").endswith("klo 15–19, seuraavan kerran la 5.12.")
    plan = schedule(odd, exceptions=[closed])
    assert week_sentence(plan, TODAY, "fi").endswith("klo 15–19, seuraavan kerran la 19.12.")
    even = layer("staffed", every("fri", "15:00", "19:00", parity="even"), holidays={"public": "closed"})
    assert week_sentence(schedule(even), date(2026, 12, 19), "fi").endswith("seuraavan kerran pe 15.1.2027")


def test_exceptions_that_are_past_or_far_away_are_not_told() -> None:
    days = [{"date": day, "do": "closed"} for day in ("2026-11-30", "2026-12-01", "2027-01-30", "2027-01-31")]
    plan = schedule(layer("staffed", every("mon-sun", "09:00", "15:00")), exceptions=days)
    assert exception_words(plan, TODAY, "fi") == ("Kiinni ti 1.12.", "Kiinni la 30.1.2027.")


def test_added_and_cut_times_are_told() -> None:
    plan = schedule(
        layer(
            "staffed",
            every("mon-sun", "09:00", "15:00"),
            exceptions=[
                {"date": "2026-12-05", "do": "add", "spans": [["16:00", "18:00"]]},
                {"date": "2026-12-06", "do": "cut", "spans": [["12:00", "13:00"]]},
            ],
        )
    )
    assert exception_words(plan, TODAY, "fi") == ("La 5.12. myös klo 16–18.", "Su 6.12. kiinni klo 12–13.")
    assert exception_words(plan, TODAY, "en") == (
        "On Sat 5 December also 4 pm–6 pm.",
        "On Sun 6 December not noon–1 pm.",
    )


def test_times_kept_for_a_group_are_told_in_the_season_they_hold() -> None:
    assert window_words(library(), TODAY, "fi") == ("Joka keskiviikko klo 12–14 on varattu ryhmälle: naiset.",)
    assert window_words(library(), TODAY, "en") == ("Every Wednesday noon–2 pm is kept for a group: women.",)
    winter = {"rules": [every("fri", "10:00", "12:00")], "who": {"fi": "seniorit"}, "from": "01-01", "to": "03-31"}
    plan = schedule(layer("staffed", every("mon-fri", "09:00", "15:00")), audience=[winter])
    assert window_words(plan, TODAY, "fi") == ()
    assert window_words(plan, date(2027, 2, 1), "fi") == ("Joka perjantai klo 10–12 on erityisesti: seniorit.",)


def test_conditions_are_sentences() -> None:
    asked = ("call_first", "weather", "key", "card_pin", "sign_up", "age:15")
    assert condition_words(asked, "fi") == (
        "Soita ennen kuin tulet.",
        "Auki sään salliessa.",
        "Tarvitset avaimen. Pyydä se paikan pitäjältä.",
        "Ovi aukeaa kortilla ja tunnusluvulla.",
        "Ilmoittaudu ennen kuin tulet.",
        "Voit tulla, kun olet täyttänyt 15 vuotta.",
    )
    assert condition_words(("age:15",), "sv") == ("Du ska ha fyllt 15 år.",)


def truth(**values: object) -> LayerTruth:
    known: dict = {
        "place_id": 1, "state": 60, "certainty": "sure", "confirmed": datetime(2026, 11, 3, 22, 30, tzinfo=UTC),
        "term_days": 60, "conditions": (), "phone": "040 123", "confirmed_as": "keeper", "known": True,
    }  # fmt: skip
    return LayerTruth(**(known | values))


@pytest.mark.parametrize(
    ("values", "language", "said"),
    [
        ({}, "fi", "Paikan pitäjä vahvisti ajat 4.11."),
        ({"confirmed_as": "host"}, "sv", "Värden bekräftade tiderna 4.11."),
        ({"confirmed_as": "visitor"}, "en", "A visitor confirmed the hours on 4 November."),
        ({"confirmed_as": "import:kirjastot"}, "fi", "Ajat ovat julkisesta hakemistosta 4.11."),
        ({"confirmed_as": "phone"}, "fi", "Ajat vahvistettiin 4.11."),
        ({"certainty": "told"}, "fi", "Kuulimme ajat muilta 4.11."),
        ({"term_days": 20}, "fi", "Ei vahvistettu. Kysy ennen kuin lähdet: 040 123"),
        ({"term_days": 20}, "sv", "Inte bekräftat. Fråga innan du går: 040 123"),
        ({"term_days": 20}, "en", "Not confirmed. Ask before you go: 040 123"),
        ({"confirmed": None, "phone": ""}, "fi", "Ei vahvistettu. Kysy ennen kuin lähdet."),
        ({"certainty": "hearsay"}, "fi-simple", "Emme ole varmoja ajoista. Soita ensin: 040 123"),
        ({"known": False}, "fi", "Aikoja ei tiedetä. Kysy ennen kuin lähdet: 040 123"),
    ],
)
def test_how_sure_the_hours_are(values: dict, language: str, said: str) -> None:
    assert confirmed_words(truth(**values), datetime(2026, 12, 1, 10, tzinfo=UTC), language) == said


def test_a_time_of_day_and_a_day_as_words() -> None:
    assert [clock_words(570, language) for language in FOUR] == ["klo 9.30", "kl. 9.30", "9:30 am", "kello 9.30"]
    assert [clock_words(1440, language) for language in FOUR] == ["klo 24", "kl. 24", "midnight", "kello 24"]
    assert [day_words(TODAY, TODAY, language) for language in FOUR] == ["tänään", "i dag", "today", "tänään"]
    assert day_words(TODAY + timedelta(days=1), TODAY, "fi") == "huomenna"
    assert day_words(date(2027, 3, 4), TODAY, "fi") == "to 4.3.2027"
    assert day_words(date(2026, 12, 4), TODAY, "fi-simple") == "perjantaina 4.12."


def test_no_english_time_in_a_finnish_or_swedish_sentence() -> None:
    """9:30, pm and names of English days or months would stand out at once."""
    english = re.compile(r"\d:\d\d|\b[ap]m\b|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|December|June|August|until|closed)\b")
    for plan in (library(), village_house()):
        for on in (TODAY, date(2027, 4, 1), date(2027, 7, 1)):
            for language in ("fi", "sv", "fi-simple"):
                told = [week_sentence(plan, on, language), *exception_words(plan, on, language)]
                told += window_words(plan, on, language)
                assert [text for text in told if english.search(text)] == []


def test_sentences_do_not_load_babel() -> None:
    code = "import takaovi.hours.week_words, takaovi.hours.ahead_words, sys; print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
