"""A day of one's own: from the calendar or written by hand, led to one address, put right with a kind sentence."""

import re
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.journal.models import Fact
from takaovi.finder.day_forms import DayAsked, read_day
from takaovi.finder.when import read_date
from tests.factories.hours import make_open_place
from tests.finder.page_words import TUESDAY, count_queries, get, lines
from tests.ui.soup import Soup

PAST = "Tuo päivä on jo mennyt. Valitse tämä päivä tai myöhempi."
NO_DAY = "Emme löydä tuota päivää kalenterista. Kirjoita päivä ja kuukausi näin: 9.12."


def asked(written: str) -> DayAsked:
    query = QueryDict(mutable=True)
    query["paiva"] = written
    return read_day(query, TUESDAY, HELSINKI)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2026-12-09", "2026-12-09"),
        ("9.12.", "2026-12-09"),
        ("9.12", "2026-12-09"),
        (" 9. 12. 2026 ", "2026-12-09"),
        ("09.12.26", "2026-12-09"),
        ("9/12/2026", "2026-12-09"),
        ("24.11.", "2026-11-24"),
        ("1.1.", "2027-01-01"),
        ("huomenna", "huomenna"),
        ("i morgon", "huomenna"),
        ("24.12.2027", "2027-12-24"),
        ("", ""),
        (" \x00 ", ""),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, when: str) -> None:
    assert (asked(written).when, asked(written).fault) == (when, "")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("2026-11-23", "when_past"),
        ("1.1.2020", "when_past"),
        ("31.2.", "when_unknown"),
        ("2026-02-30", "when_unknown"),
        ("joskus", "when_unknown"),
        ("9" * 300, "when_unknown"),
        ("31.12.9999", "when_unknown"),
    ],
)
def test_a_day_that_cannot_be_keeps_what_was_written_and_tells_how_to_write_it(written: str, fault: str) -> None:
    assert asked(written) == DayAsked(written[:40], "", fault)


def test_a_year_of_two_digits_is_of_this_century() -> None:
    assert read_date("9.12.26", date(2026, 11, 24)) == date(2026, 12, 9)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("missa=Keuruu&milloin=nyt&paiva=2026-12-09", "missa=Keuruu&milloin=2026-12-09"),
        ("missa=Keuruu&milloin=illalla&toive=seura&toive=koira&kaikki=1&paiva=9.12.",
         "missa=Keuruu&milloin=2026-12-09&toive=seura&toive=koira"),
        ("paiva=9.12.2026", "milloin=2026-12-09"),
        ("missa=Keuruu&milloin=9.12.", "missa=Keuruu&milloin=2026-12-09"),
        ("milloin=9.12.&paiva=31.2.", "milloin=2026-12-09&paiva=31.2."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/fi/auki", "/sv/oppet", "/en/open", "/selko/auki"])
def test_a_chosen_day_wins_and_has_one_address(client: Client, path: str, query: str, address: str) -> None:
    with stopped_at(TUESDAY):
        answer = client.get(f"{path}?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}?{address}")


@pytest.mark.django_db
def test_an_empty_day_keeps_the_chosen_time(client: Client) -> None:
    page = get(client, "/fi/auki?missa=Keuruu&milloin=huomenna&paiva=")
    assert 'milloin=huomenna" rel="nofollow" aria-current="true">' in page
    soup = Soup(page)
    assert soup.one("link", rel="canonical")["href"].endswith("/fi/auki?missa=Keuruu&milloin=huomenna")
    assert soup.one("input", name="milloin")["value"] == "huomenna"
    assert soup.one("input", name="paiva")["value"] == ""
    assert re.search(r'<details id="another-day">\s*<summary>Tai valitse päivä', page)


@pytest.mark.django_db
def test_the_calendar_reaches_from_today_to_the_last_day_whose_hours_are_known(client: Client) -> None:
    field = Soup(get(client, "/fi/auki?missa=Keuruu")).one("input", name="paiva")
    last = TUESDAY.date() + timedelta(days=60)
    assert (field["type"], field["min"], field["max"]) == ("date", "2026-11-24", last.isoformat())


@pytest.mark.django_db
def test_the_chosen_day_is_told_among_the_times_and_stands_in_the_field(client: Client) -> None:
    page = get(client, "/fi/auki?missa=Keuruu&milloin=2026-12-09")
    soup = Soup(page)
    assert soup.one("input", name="paiva")["value"] == "2026-12-09"
    assert soup.all("input", name="milloin") == []  # an emptied day is no day: then it is now
    assert '<details id="another-day" open>' in page
    told = re.search(r'<a class="times__link" href="#another-day" aria-current="true">(.*)</a>', page)
    assert told is not None
    assert told[1].replace("\xa0", " ") == "ke 9.12."
    assert page.count('aria-current="true"') == 2  # the day, and the language


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "written", "kind", "sentence"),
    [
        ("/fi/auki", "2026-11-01", "date", PAST),
        ("/fi/auki", "31.2.", "text", NO_DAY),
        ("/selko/auki", "31.2.", "text", "Kalenterissa ei ole tuota päivää. Kirjoita päivä näin: 9.12."),
        ("/sv/oppet", "31.2.", "text", "Vi hittar inte den dagen i kalendern. Skriv dag och månad så här: 9.12."),
        ("/en/open", "1.1.2020", "text", "That day has passed. Choose today or a later day."),
    ],
)
def test_a_fault_is_told_above_and_at_the_field_and_the_time_stays(
    client: Client, path: str, written: str, kind: str, sentence: str
) -> None:
    page = get(client, f"{path}?missa=Keuruu&milloin=huomenna&paiva={written}")
    soup = Soup(page)
    field = soup.one("input", name="paiva")
    assert (field["value"], field["type"], field["aria-invalid"]) == (written, kind, "true")
    assert field["aria-describedby"] == "paiva-hint paiva-error"
    assert lines(page).count(sentence) == 2
    assert soup.one("input", name="milloin")["value"] == "huomenna"
    assert [link for link in soup.all("a") if link["href"] == "#paiva"]


@pytest.mark.django_db
def test_a_day_is_told_as_a_day_however_near_it_is(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(confirmed=TUESDAY)
    tomorrow = "?missa=Keuruu&milloin=2026-11-25"
    assert lines(get(client, "/fi/auki" + tomorrow))[0] == "Keuruu: 1 paikka auki ke 25.11."
    assert lines(get(client, "/en/open" + tomorrow))[0] == "Keuruu: 1 place open on Wed 25 November"
    assert lines(get(client, "/fi/auki?missa=Keuruu&milloin=huomenna"))[0] == "Keuruu: 1 paikka auki huomenna"


@pytest.mark.django_db
def test_the_other_times_leave_the_fault_behind(client: Client) -> None:
    page = get(client, "/fi/auki?missa=Keuruu&paiva=31.2.")
    assert 'href="/fi/auki?missa=Keuruu&amp;milloin=illalla"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [1, 3])
@pytest.mark.parametrize("query", ["milloin=2026-12-09", "milloin=2026-12-09&paiva=31.2."])
def test_a_day_takes_the_same_six_queries_and_a_fault_is_no_question_to_keep(
    client: Client, amount: int, query: str
) -> None:
    with stopped_at(TUESDAY):
        for number in range(amount):
            make_open_place(confirmed=TUESDAY, lat=62.26 + number / 500, lon=24.71)
    facts = Fact.objects.count()
    asked_before = count_queries(client, f"/fi/auki?missa=Keuruu&{query}")
    kept = Fact.objects.count() - facts
    assert (asked_before - (1 if kept else 0), bool(kept)) == (6, "paiva" not in query and amount == 1)
