"""An answer of the library directory is read, or refused with the path of its fault. No database."""

import copy
from datetime import date
from typing import Any

import pytest

from takaovi.feeds.sources.kirjastot.mapping import place_columns, plain, plan, shortened, slug_of, traits
from takaovi.feeds.sources.kirjastot.reading import Day, parse_library
from takaovi.hours.plan import parse_plan
from takaovi.hours.reading import PlanFault
from takaovi.places.gazetteer import Locality, find
from takaovi.places.values import Trait
from tests.feeds.libraries import ANSWER, answer, day


def keuruu() -> Locality:
    found = find("Keuruu").locality
    assert found is not None
    return found


def test_days_are_read_with_their_two_kinds_of_time() -> None:
    library = parse_library(ANSWER)
    assert library.days == (
        Day(date(2026, 12, 1), ((720, 900), (930, 1140)), ((480, 720),)),
        Day(date(2026, 12, 2), (), ()),
        Day(date(2026, 12, 3), ((720, 1140),), ((1140, 1440),)),
    )
    assert (library.number, library.kind, library.city, library.point) == (99001, "municipal", "Keuruu", (62.26, 24.71))


def test_a_plan_of_its_days_is_a_good_plan_and_keeps_runs_of_days_apart() -> None:
    days = [
        day("2026-12-01", ("09:00", "17:00", 1)),
        day("2026-12-02", ("09:00", "17:00", 1)),
        day("2026-12-05", ("21:00", "02:00", 2)),
    ]
    document = plan(parse_library(answer(schedules=days)))
    assert document == {
        "layers": [
            {
                "state": "staffed",
                "periods": [
                    {
                        "from": "2026-12-01",
                        "to": "2026-12-02",
                        "rules": [{"dates": ["2026-12-01", "2026-12-02"], "spans": [["09:00", "17:00"]]}],
                    },
                    {"from": "2026-12-05", "to": "2026-12-05", "rules": []},
                ],
            },
            {
                "state": "self_service",
                "periods": [
                    {"from": "2026-12-01", "to": "2026-12-02", "rules": []},
                    {
                        "from": "2026-12-05",
                        "to": "2026-12-05",
                        "rules": [{"dates": ["2026-12-05"], "spans": [["21:00", "02:00"]]}],
                    },
                ],
            },
        ]
    }
    assert [layer.state for layer in parse_plan(document).layers] == [60, 40]


def test_a_library_that_is_closed_all_the_time_told_of_has_a_closed_layer() -> None:
    document = plan(parse_library(answer(schedules=[day("2026-12-01", closed=True)])))
    assert document == {
        "layers": [{"state": "staffed", "periods": [{"from": "2026-12-01", "to": "2026-12-01", "rules": []}]}]
    }


def test_a_year_of_days_fits_into_a_plan() -> None:
    days = [
        day(date.fromordinal(date(2026, 1, 1).toordinal() + n).isoformat(), ("09:00", f"{10 + n % 13}:00", 1))
        for n in range(400)
    ]
    assert parse_plan(plan(parse_library(answer(schedules=days)))).layers[0].state == 60


def test_texts_become_columns_without_markup() -> None:
    columns = place_columns(parse_library(ANSWER), keuruu())
    assert columns == {
        "kind": "library",
        "municipality": "249",
        "village": "",
        "street": "Mäntykuja 3",
        "postcode": "42700",
        "lat": 62.26,
        "lon": 24.71,
        "source": "Kirjastohakemisto 99001, avoin rajapinta",
        "name_fi": "Ruohtulan lähikirjasto",
        "name_sv": "Ruohtula närbibliotek",
        "name_en": None,
        "summary_fi": "Lue, istu & juttele.",
        "summary_sv": "Bibliotek, öppet för alla.",
        "summary_en": None,
        "description_fi": "Talo\nVanha koulu.\nUusi ovi.",
        "description_sv": None,
        "description_en": None,
    }


def test_a_library_without_a_slogan_is_summed_up_by_the_beginning_of_its_description() -> None:
    told = answer(slogan=None, description="<p>" + "Hyllyjä ja hiljaisuutta. " * 10 + "</p>", name="Ruohtula")
    columns = place_columns(parse_library(told), keuruu())
    assert columns["summary_fi"] == ("Hyllyjä ja hiljaisuutta. " * 6 + "Hyllyjä…")
    bare = place_columns(parse_library(answer(slogan=None, description=None)), keuruu())
    assert bare["summary_fi"] == "Kirjasto, avoin kaikille."


def test_markup_is_taken_away_however_broken_it_is() -> None:
    assert plain("<p>a &lt;b&gt;&nbsp;c<p>d<li>e</b></p>") == "a <b> c\nd\ne"
    assert plain("<style>p{}</style>x<script>y</script>z") == "xz"
    assert plain("") == ""


def test_text_is_cut_between_words() -> None:
    assert shortened("yksi kaksi kolme", 16) == "yksi kaksi kolme"
    assert shortened("yksi kaksi kolme", 12) == "yksi kaksi…"
    assert shortened("yksi, kaksi", 8) == "yksi…"


def test_a_name_becomes_an_address() -> None:
    assert slug_of("Kallion kirjasto") == "kallion-kirjasto"
    assert slug_of("Åsa & Äijälä: Öön") == "asa-aijala-oon"


def test_the_law_says_free_and_the_keepers_words_stay() -> None:
    assert traits(Trait.QUIET_CORNER.bit) == Trait.QUIET_CORNER.bit | Trait.FREE.bit


def with_time(**changes: Any) -> dict[str, Any]:
    time = {"from": "09:00", "to": "12:00", "status": 1} | changes
    return answer(schedules=[{"date": "2026-12-01", "closed": False, "times": [time]}])


FAULTS = [
    ([], "document", "is not there as an object"),
    ({"type": "library"}, "data", "is missing"),
    ({"items": []}, "items", "a single one"),
    (answer(id="84860"), "data.id", "number"),
    (answer(id=True), "data.id", "number"),
    (answer(name=None), "data.name", "is missing"),
    (answer(name={"fi": ""}), "data.name", "is missing"),
    (answer(name="x" * 81), "data.name.fi", "80 characters"),
    (answer(name="Kal\x00lio"), "data.name.fi", "text"),
    (answer(name="Kal\ud800lio"), "data.name.fi", "text"),
    (answer(coordinates={"lat": 10**400, "lon": 24.7}), "data.coordinates.lat", "number of degrees"),
    (answer(name=["Kallio"]), "data.name.fi", "text"),
    (answer(address=None), "data.address", "is missing"),
    (answer(address={"zipcode": "4270"}), "data.address.zipcode", "five digits"),
    (answer(coordinates={"lat": 62.0}), "data.coordinates.lon", "number"),
    (answer(coordinates={"lat": 24.7, "lon": 62.2}), "data.coordinates", "not in Finland"),
    (answer(coordinates={"lat": float("nan"), "lon": 24.7}), "data.coordinates", "not in Finland"),
    (answer(schedules=...), "data.schedules", "with=schedules"),
    (answer(schedules=[]), "data.schedules", "with=schedules"),
    (answer(schedules=[day("2026-12-01")] * 2), "data.schedules[1].date", "a second time"),
    (answer(schedules=[day("1.12.2026")]), "data.schedules[0].date", "write a date"),
    (answer(schedules=[{"date": "2026-12-01"}]), "data.schedules[0].times", "list"),
    (answer(schedules=[day("2026-12-01", ("09:00", "10:00", 1), closed=True)]), "data.schedules[0].closed", "yet"),
    (with_time(status=3), "data.schedules[0].times[0].status", "2 (self-service)"),
    (with_time(status=True), "data.schedules[0].times[0].status", "2 (self-service)"),
    (with_time(to="25:00"), "data.schedules[0].times[0].to", "write a time such as 17:00"),
    (with_time(to=None), "data.schedules[0].times[0].to", "write a time such as 17:00"),
    (with_time(to="09:00"), "data.schedules[0].times[0].to", "not after the start"),
]


@pytest.mark.parametrize(("raw", "path", "said"), FAULTS, ids=[f"{n}-{fault[1]}" for n, fault in enumerate(FAULTS)])
def test_a_fault_is_told_with_its_path(raw: object, path: str, said: str) -> None:
    with pytest.raises(PlanFault) as fault:
        parse_library(copy.deepcopy(raw))
    assert fault.value.path == path
    assert said in fault.value.sentence
