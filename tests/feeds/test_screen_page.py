"""The door screen as the server tells it."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.pagecache import shelf
from tests.factories.hours import staffed
from tests.factories.programme import an_activity, an_occurrence
from tests.feeds.sheets import MONDAY, TUESDAY, tupa

pytestmark = pytest.mark.django_db
SCREEN = "/fi/paikka/tupa/ovinaytto"
PART = re.compile(r'<div class="screen__door[^>]*data-from="(\d+)" data-until="(\d+)"( hidden)?>(.*?)</div>', re.DOTALL)


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    shelf.clear()


def screen(client: Client, path: str = SCREEN, at: datetime = TUESDAY) -> str:
    with stopped_at(at):
        response = client.get(path)
    assert response.status_code == 200
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
    assert not response.cookies
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").replace("\u00ad", "").split())


def lines(html: str, at: datetime = TUESDAY) -> list[tuple[int, str]]:
    """(minutes from now, what the door says from then on); the one that is shown stands first."""
    found = [(int(start) - to_minute(at), words(text), hidden) for start, _end, hidden, text in PART.findall(html)]
    assert [hidden for _start, _text, hidden in found] == ["", *[" hidden"] * (len(found) - 1)]
    return [(start, text) for start, text, _hidden in found]


def test_it_holds_every_change_of_the_coming_day_and_then_knows_nothing(client: Client) -> None:
    tupa()
    assert lines(screen(client)) == [
        (0, "Auki nyt, klo 17 asti"),
        (5 * 60, "Kiinni nyt Avautuu huomenna klo 9"),
        (12 * 60, "Kiinni nyt Avautuu klo 9"),
        (21 * 60, "Auki nyt, klo 17 asti"),
        (24 * 60, "Emme tiedä, onko nyt auki Soita ja kysy: 040 123 4567"),
    ]


def test_hours_that_nobody_confirmed_are_neither_open_nor_closed(client: Client) -> None:
    tupa(staffed(certainty="hearsay"), confirmed=None)
    told = [text for _start, text in lines(screen(client))]
    assert set(told[:-1]) == {"Ei vahvistettu. Kysy ennen kuin lähdet: 040 123 4567"}


def test_a_confirmation_that_ends_tonight_is_not_told_on_tomorrow(client: Client) -> None:
    tupa(staffed(term_days=2), confirmed=TUESDAY - timedelta(days=1, hours=20))
    told = dict(lines(screen(client)))
    assert told[0] == "Auki nyt, klo 17 asti"
    assert told[21 * 60] == "Ei vahvistettu. Kysy ennen kuin lähdet: 040 123 4567"


def test_a_time_for_a_group_does_not_call_everybody_in(client: Client) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        women = an_activity(place=place, title_fi="Naisten tupa", audience_fi="Naisille", exclusive=True)
        an_occurrence(women, to_minute(TUESDAY) - 60, 120)
    told = lines(screen(client))
    assert told[0] == (0, "Tämä aika on varattu: naisille.")
    assert told[1] == (60, "Auki nyt, klo 17 asti")


def test_self_service_tells_what_one_needs(client: Client) -> None:
    tupa({"state": "self_service", "periods": [{"rules": [{"days": "mon-sun", "from": "06:00", "to": "22:00"}]}]})
    assert lines(screen(client))[0] == (
        0,
        "Omatoimiaika klo 22 asti Ovi aukeaa kortilla. Paikalla ei ole henkilökuntaa.",
    )


def test_a_promised_day_without_an_hour_is_no_closed_day(client: Client) -> None:
    tupa({"state": "staffed", "periods": [{"rules": [{"days": "tue", "time": "unknown"}]}]})
    assert lines(screen(client))[0] == (0, "Ehkä auki. Soita ja kysy kellonaika.")


def test_the_programme_of_today_and_the_time_of_telling_are_there(client: Client) -> None:
    tupa(happenings=7)
    told = words(screen(client))
    assert "Ti 24.11. klo 9–17 klo 12–13 Kahvihetki numero 1" in told
    assert "Tiedot klo 12" in told


def test_languages_take_turns_when_they_are_asked_to(client: Client) -> None:
    tupa(name_sv="Stugan")
    finnish = screen(client, SCREEN + "?kielet=fi,sv,en")
    swedish = screen(client, "/sv/plats/tupa/dorrskarm?kielet=fi,sv,en")
    assert 'data-next="/sv/plats/tupa/dorrskarm?kielet=fi,sv,en"' in finnish
    assert 'data-next="/en/place/tupa/door-screen?kielet=fi,sv,en"' in swedish
    assert '<noscript><meta http-equiv="refresh" content="20;url=/sv/plats/tupa/dorrskarm?kielet=fi,sv,en">' in finnish
    assert "Öppet nu, till kl. 17" in words(swedish)


@pytest.mark.parametrize("asked", ["", "fi", "fi,xx", "<b>,fi", ","])
def test_one_language_stays(client: Client, asked: str) -> None:
    tupa()
    assert 'data-next="/fi/paikka/tupa/ovinaytto" data-every="60"' in screen(client, f"{SCREEN}?kielet={asked}")


def test_a_place_without_a_phone_sends_nobody_to_call(client: Client) -> None:
    tupa(phone="")
    html = screen(client, at=MONDAY)
    assert lines(html, MONDAY)[-1][1] == "Emme tiedä, onko nyt auki Kysy ovella."


def test_the_renewing_can_be_stopped_and_begun_again(client: Client) -> None:
    """WCAG 2.2.1, 2.2.2, 2.2.4 and 3.2.5: whoever reads slowly gets a page that stays as it is."""
    tupa()
    going = screen(client)
    assert f'href="{SCREEN}?paivitys=ei">Pysäytä päivitys</a>' in going
    still = screen(client, f"{SCREEN}?paivitys=ei")
    assert ("http-equiv" in going, "door-screen" in going) == (True, True)
    assert ("http-equiv" in still, "door-screen" in still) == (False, False)
    assert "Tämä sivu ei päivity itsestään." in words(still)
    assert f'href="{SCREEN}">Päivitä taas itsestään</a>' in still


def test_a_screen_of_two_languages_keeps_them_when_it_is_stopped(client: Client) -> None:
    tupa()
    assert f'href="{SCREEN}?kielet=fi,sv&amp;paivitys=ei"' in screen(client, f"{SCREEN}?kielet=fi,sv")
    assert f'href="{SCREEN}?kielet=fi,sv">' in screen(client, f"{SCREEN}?kielet=fi,sv&paivitys=ei")
